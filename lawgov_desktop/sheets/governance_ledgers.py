"""Ledgers of 法治建设 to be signed: the duties of each leader in a year, the problems put right in it."""

from __future__ import annotations

from collections.abc import Sequence

from lawgov_desktop.documents.document import Block, Document, PageBreak, Paragraph, Run
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.governance_law_reports import DutiesOf, duties_of, leaders_of
from lawgov_desktop.procedures.governance_rectification import KIND, completion
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.on_paper import YES_NO, Shown, boxes
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.sheets.wide_table import PAPER_ASK, WideColumn, landscape, wide_blocks
from lawgov_desktop.storage.listing import ListQuery, drafts

_DUTY_COLUMNS = (
    WideColumn("序号", 12, "center"),
    WideColumn("责任事项", 54),
    WideColumn("完成情况", 92),
    WideColumn("完成日期", 24, "center"),
    WideColumn("佐证材料", 54),
    WideColumn("是否完成", 24, "center"),
)
_PROBLEM_COLUMNS = (
    WideColumn("序号", 12, "center"),
    WideColumn("存在的问题", 46),
    WideColumn("来源", 18, "center"),
    WideColumn("责任单位\n责任人", 30),
    WideColumn("整改措施", 46),
    WideColumn("整改时限", 24, "center"),
    WideColumn("整改进展和结果", 46),
    WideColumn("完成日期", 24, "center"),
    WideColumn("状态", 19, "center"),
    WideColumn("销号审核\n（签字）", 22, "center"),
)
_OTHER_DUTY = "other"


def duties(office: Office, asked: SheetAsked) -> Document:
    """第一责任人职责清单表: a page for each leader with every duty of the list, done or still open."""
    wanted = asked.values["leader"]
    leaders: Sequence[str] = (wanted,) if wanted else leaders_of(office.store, asked.year) or ("",)
    blocks: list[Block] = []
    for leader in leaders:
        if blocks:
            blocks.append(PageBreak())
        blocks += _of_leader(office, duties_of(office.store, leader, asked.year))
    title = f"{asked.year}年度推进法治建设第一责任人职责清单"
    return Document(title, tuple(blocks), page=landscape(asked.values["paper"]), watermark=office.watermark)


def _of_leader(office: Office, found: DutiesOf) -> list[Block]:
    every = (*found.done, *found.open)
    rows: list[list[str]] = []
    for code, label in office.store.names.code_choices("duty_item"):
        own = [duty for duty in every if duty.get("item") == code]
        if code != _OTHER_DUTY or own:
            rows += [_duty(office, label, duty) for duty in own] or [[label, "", "", "", boxes(YES_NO, ())]]
    rows += [_duty(office, "", duty) for duty in every if not duty.get("item")]
    who = Paragraph(
        (Run(f"责任人：{found.leader or '　　　　　　'}　　　职务：{found.post or '　　　　　　'}"),),
        first_indent_chars=0,
    )
    blocks = wide_blocks(
        office,
        f"{found.year}年度党政主要负责人履行推进法治建设第一责任人职责清单",
        _DUTY_COLUMNS,
        [[str(number), *row] for number, row in enumerate(rows, start=1)],
        notes=(f"注：台账登记{len(every)}项，已完成{len(found.done)}项；空白的由责任人补填并附佐证。",),
        signers=("责任人", "填表人", "审核人"),
    )
    return [blocks[0], who, *blocks[1:]]


def _duty(office: Office, label: str, duty: Draft) -> list[str]:
    shown = Shown(office.kind("duty").model, duty, office.paper_context())
    proof = "；".join(part for part in (shown.text("evidence"), shown.text("meeting")) if part)
    done = boxes(YES_NO, (duty.get("done"),))
    return [
        label or shown.text("title") or "",
        shown.text("what") or "",
        dates.show_date(duty.get("done_on")),
        proof,
        done,
    ]


def rectification(office: Office, asked: SheetAsked) -> Document:
    """问题整改清单: every problem of the year, who puts it right by when, what came of it."""
    found = completion(office.store, asked.year)
    context = office.paper_context(masked=asked.masked)
    kind = office.kind(KIND)
    rows = []
    for number, one in enumerate(found.outcomes, start=1):
        draft = office.store.get(KIND, one.uuid) or {}
        shown = Shown(kind.model, draft, context, kind.children)
        who = "\n".join(part for part in (shown.text("responsible_unit"), shown.text("responsible")) if part)
        problem = "\n".join(part for part in (shown.text("title"), shown.text("detail")) if part)
        state = shown.text("state") or ""
        rows.append(
            [
                str(number),
                problem,
                shown.text("source") or "",
                who,
                shown.text("measures") or "",
                dates.show_date(draft.get("due_on")),
                shown.hidden(one.told),
                dates.show_date(one.done_on),
                f"{state}\n（逾期）" if one.overdue else state,
                shown.text("closed_by") or "",
            ]
        )
    rows += [["", *[""] * (len(_PROBLEM_COLUMNS) - 1)] for _ in range(0 if rows else 8)]
    late = f"，逾期{found.overdue}项" if found.overdue else ""
    done = f"已整改{found.done}项，完成率{found.rate_text()}" if found.total else "台账没有登记"
    title = f"{asked.year}年度法治政府建设问题整改清单"
    blocks = wide_blocks(
        office,
        title,
        _PROBLEM_COLUMNS,
        rows,
        told="单位：项",
        notes=(f"合计：问题{found.total}项，{done}{late}。转入下一年的，以下一年的整改结果为准。",),
        signers=("填表人", "审核人", "分管领导", "主要负责人"),
    )
    return Document(title, tuple(blocks), page=landscape(asked.values["paper"]), watermark=office.watermark)


def _leaders(office: Office) -> Sequence[tuple[str, str]]:
    every = (draft.get("leader") for draft in drafts(office.store, ListQuery("duty", order="id")))
    return tuple((name, name) for name in dict.fromkeys(str(leader) for leader in every if leader))


SHEETS = (
    Sheet(
        "duties",
        "第一责任人职责清单表",
        ("duty", "law_report"),
        duties,
        period="year",
        asks=(Ask("leader", "责任人（空着印全部）", "", _leaders), PAPER_ASK),
    ),
    Sheet(
        "rectification",
        "问题整改清单",
        ("problem",),
        rectification,
        period="year",
        asks=(PAPER_ASK,),
    ),
)
