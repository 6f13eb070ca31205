"""重大行政决策程序审查表: the five steps of a decision, their days, evidence and what is missing (G02)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from lawgov_desktop.documents.document import Block, Cell, Document, Paragraph, Table, TableColumn, TableRow
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.form_table import form, head, of_fields, opinion, wide
from lawgov_desktop.registers.governance.decision_model import Decision
from lawgov_desktop.registers.governance.decision_steps import Standing, StepState, missing_text, standing
from lawgov_desktop.registers.on_paper import Shown, agency_name, tick
from lawgov_desktop.registers.paper_pieces import FORM_PAGE, below_name, heading, paper

_STATES: Final[tuple[tuple[StepState, str], ...]] = (("done", "已完成"), ("running", "进行中"))
_NOTE: Final = (
    "注：乡镇参照《重大行政决策程序暂行条例》执行（第四十二条）；没有完成的程序留空，完成后补填并附材料。"
)


def five_steps(decision: Draft, context: PaperContext) -> Document:
    """What each step rests on, when it was done, what came of it, what proves it, and a box for its state."""
    shown = Shown(Decision, decision, context)
    rows = [
        TableRow(("程序", "起止日期", "方式和结论", "佐证材料", "完成情况")),
        *(_step(shown, one) for one in standing(decision)),
    ]
    columns = (
        TableColumn(28, "center"),
        TableColumn(31, "center"),
        TableColumn(69),
        TableColumn(19),
        TableColumn(20),
    )
    missing = missing_text(decision)
    decided = [
        *of_fields(shown, ("party_reported_on", "party_opinion")),
        *of_fields(shown, ("decided_on", "decision_number"), ("published_on", "published_where")),
        wide("还缺的程序", missing if _begun(decision) else None),
        opinion("承办单位意见", height_mm=15),
        opinion("合法性审查机构意见", height_mm=15),
        opinion("主要负责人意见", height_mm=15),
    ]
    blocks: list[Block] = [
        *heading(below_name(agency_name(context) or context.office, "重大行政决策程序审查表")),
        form(of_fields(shown, ("title",), ("matter_kind", "listed_on"), ("office", "handler"))),
        Table(columns, tuple(rows), header_rows=1, size_pt=9.5),
        form(decided),
        Paragraph(_NOTE, first_indent_chars=0, size_pt=9, space_before_pt=4),
    ]
    return paper(context, "重大行政决策程序审查表", blocks, page=FORM_PAGE)


def _begun(decision: Draft) -> bool:
    return any(one.state in ("done", "running") for one in standing(decision))


def _step(shown: Shown, one: Standing) -> TableRow:
    step = one.step
    days = "至\n".join(dates.date_in_words(day) for day in (one.since, one.until) if day)
    files = shown.text(step.files) if step.files else None
    return TableRow(
        (
            head(f"{step.title}\n{step.article}"),
            Cell(days, align="center"),
            Cell(f"不需要的理由：{one.why}" if one.why else _TOLD[step.key](shown)),
            Cell((files or "").replace("、", "\n")),
            Cell(_boxes(one)),
        ),
        height_mm=17,
    )


def _boxes(one: Standing) -> str:
    """A tick for where the step stands; a step that is missing leaves every box empty."""
    lines = [f"{tick(one.state == state)} {words}" for state, words in _STATES]
    if one.step.needed:
        lines.append(f"{tick(one.state == 'waived')} 不需要")
    return "\n".join(lines)


def _told(*parts: tuple[str, str]) -> Callable[[Shown], str]:
    """Lines of labels and fields, those that are filled: 收到意见 12条；采纳意见 7条."""

    def of(shown: Shown) -> str:
        said = [f"{label}{value}" for label, name in parts if (value := shown.told(name))]
        return "；".join(line.rstrip("。") for line in said)

    return of


_TOLD: Final[Mapping[str, Callable[[Shown], str]]] = {
    "comment": _told(
        ("方式：", "comment_ways"),
        ("收到意见：", "opinions_received"),
        ("采纳意见：", "opinions_adopted"),
        ("听证会：", "hearing_on"),
        ("缩短期限的理由：", "comment_short_reason"),
        ("", "comment_conclusion"),
    ),
    "expert": _told(("方式：", "expert_way"), ("专家：", "experts"), ("意见：", "expert_conclusion")),
    "risk": _told(("评估单位：", "risk_by"), ("等级：", "risk_grade"), ("结论：", "risk_conclusion")),
    "review": _told(
        ("方式：", "review_manner"),
        ("审查机构：", "review_by"),
        ("结论：", "review_conclusion"),
        ("意见：", "review_opinion"),
        ("采纳：", "review_adopted"),
    ),
    "discussion": _told(
        ("会议：", "meeting"),
        ("主持人：", "chair"),
        ("行政首长末位发言：", "leader_last"),
        ("不同意见：", "dissent"),
        ("结果：", "discussion_result"),
    ),
}

PAPERS: Final = (Paper("five_steps", "重大行政决策程序审查表", five_steps),)
