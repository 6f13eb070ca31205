"""What papers to a court and to a reconsideration organ share: who we are, agents, the list of evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Cell,
    Document,
    Field,
    KeepTogether,
    Paragraph,
    Run,
    Spacer,
    Table,
    TableColumn,
    TableRow,
)
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.litigation.evidence import EvidenceRow, page_total, pages_of
from lawgov_desktop.registers.on_paper import Shown, agency_name, boxes, local_text
from lawgov_desktop.registers.paper_pieces import (
    addressed,
    fields,
    heading,
    paper,
    place,
    said,
    signed,
    told_lines,
)

_SCOPES: Final = (("general", "一般代理"), ("special", "特别授权"))
_MOST_AGENTS: Final = 2  # 《行政诉讼法》第三十一条：可以委托一至二人作为诉讼代理人
_EMPTY_ROWS: Final = 10


def agency_block(called: str, context: PaperContext) -> list[Block]:
    """Who we are in this case, as the place has written it; what is not written stays to be written."""
    head, post = local_text(context, "agency_head"), local_text(context, "agency_head_post")
    both = (Run("法定代表人："), place(head, 8), Run("，职务：" if head else "　职务："), place(post, 8))
    return [
        *told_lines(
            (f"{called}：", agency_name(context)), ("住所地：", local_text(context, "agency_address"))
        ),
        said(both, indent=0),
    ]


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who stands for us, as a power of attorney tells of him."""

    name: str | None = None
    kind: str | None = None
    workplace: str | None = None
    phone: str | None = None
    scope: str | None = None


def power_of_attorney(
    context: PaperContext, case: tuple[Run | Blank, ...], agents: Sequence[Agent], role: str, to: str | None
) -> Document:
    """授权委托书 for one or two agents; name, post and powers of each are told (2018 解释 第一百三十一条).

    ``role``: what they are there as (诉讼代理人). The powers that need a special word are left to be ticked.
    Without agents there is room to write two.
    """
    told = [*agents[:_MOST_AGENTS]] or [Agent()] * _MOST_AGENTS
    blocks: list[Block] = [*heading("授权委托书"), *agency_block("委托人", context)]
    for number, agent in enumerate(told, start=1):
        called = "受委托人" if len(told) == 1 else f"受委托人{'一二三四五'[number - 1]}"
        blocks += [
            Spacer(1.5),
            KeepTogether(
                tuple(
                    fields(
                        (Field(f"{called}：", agent.name, 8), Field("身份：", agent.kind, 8)),
                        Field("工作单位和职务：", agent.workplace),
                        (Field("联系电话：", agent.phone, 10),),
                    )
                )
            ),
        ]
    blocks.append(Spacer(1.5))
    blocks.append(said((Run("现委托上列受委托人，在"), *case, Run(f"一案中，作为我方的{role}。"))))
    for number, agent in enumerate(told, start=1):
        whose = "" if len(told) == 1 else f"（受委托人{'一二三四五'[number - 1]}）"
        blocks.append(said(f"代理权限{whose}：{boxes(_SCOPES, (agent.scope,))}", keep_with_next=True))
    blocks += [
        said(
            "特别授权的，包括下列打勾的事项：□ 承认、变更请求　□ 进行和解、调解　□ 提起上诉　□ 代收法律文书"
        ),
        *fields(Field("委托期限：", None)),
        *addressed(to, space_before_pt=4),
        signed("法定代表人：", name=agency_name(context)),
    ]
    return paper(context, "授权委托书", blocks)


def identity(context: PaperContext, to: str | None) -> Document:
    """法定代表人身份证明书."""
    blocks: list[Block] = [
        *heading("法定代表人身份证明书"),
        Spacer(6),
        said(
            (
                place(local_text(context, "agency_head"), 8),
                Run("同志，在我机关任"),
                place(local_text(context, "agency_head_post"), 8),
                Run("职务，是我机关的法定代表人。"),
            ),
            line_pt=32,
        ),
        said("特此证明。", line_pt=32),
        *addressed(to, space_before_pt=4),
        signed(name=agency_name(context)),
        Spacer(10),
        *fields(
            Field("附：机关住所地：", local_text(context, "agency_address")),
            Field("统一社会信用代码：", local_text(context, "agency_code")),
            Field("联系电话：", local_text(context, "agency_phone")),
        ),
    ]
    return paper(context, "法定代表人身份证明书", blocks)


def evidence_list(
    shown: Shown,
    model: type[EvidenceRow],
    *,
    head: Sequence[tuple[str, str | None]],
    handed: str,
    day: str | None,
    receiver: str,
) -> Document:
    """证据目录: numbered, with what each proves and where it stands, the pages counted at the end.

    What is told of each follows 法释〔2002〕21号 第十九条. ``head``: labels and values above the table;
    ``receiver``: who signs that he got it.
    """
    rows = shown.rows_of("evidence")
    table = [
        TableRow(("序号", "证据名称", "证据来源", "证明对象和内容", "页码", "页数", "原件或复印件")),
        *(_evidence_row(shown, model, number, row) for number, row in enumerate(rows, start=1)),
    ]
    table += [TableRow(("",) * 7, height_mm=11) for _ in range(0 if rows else _EMPTY_ROWS)]
    total = page_total(rows)
    counted = (
        f"合计：{len(rows)}份，{f'共{total}页' if total else '共　　页'}"
        if rows
        else "合计：　　份，共　　页"
    )
    table.append(TableRow((Cell(counted, colspan=7, align="left"),), height_mm=9))
    columns = (
        TableColumn(10, "center"),
        TableColumn(35),
        TableColumn(24),
        TableColumn(43),
        TableColumn(18, "center"),
        TableColumn(11, "center"),
        TableColumn(19, "center"),
    )
    blocks: list[Block] = [
        *heading("证据目录"),
        *(
            Paragraph((Run(label), place(value, 24)), first_indent_chars=0, line_pt=22)
            for label, value in head
        ),
        Spacer(2),
        Table(columns=columns, rows=tuple(table), header_rows=1),
        Spacer(3),
        *fields(
            (Field(f"{handed}（盖章）：", None, 14), Field("提交日期：", day, 9)),
            (Field(f"{receiver}签收：", None, 16), Field("签收日期：", None, 9)),
            size_pt=12,
        ),
    ]
    return paper(shown.context, "证据目录", blocks)


def _evidence_row(shown: Shown, model: type[EvidenceRow], number: int, row: Draft) -> TableRow:
    pages = pages_of(row)
    cells = (
        str(number),
        shown.row(model, row, "name") or "",
        shown.row(model, row, "source") or "",
        shown.row(model, row, "proves") or "",
        str(pages or ""),
        str(pages.count) if pages else "",
        shown.row(model, row, "form") or "",
    )
    return TableRow(cells, height_mm=9)


def enclosed(*lines: str) -> list[Block]:
    """附： and what goes with the paper, numbered where there are several."""
    if len(lines) == 1:
        return [KeepTogether((said(f"附：{lines[0]}"),))]
    told = [said(f"附：1.{lines[0]}", space_before_pt=4)]
    told += [said(f"　　{number}.{line}") for number, line in enumerate(lines[1:], start=2)]
    return [KeepTogether(tuple(told))]
