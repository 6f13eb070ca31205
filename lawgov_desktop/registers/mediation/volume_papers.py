"""The papers a volume brings itself: 卷内目录, 卷宗情况说明, 封底; the same in both families of cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lawgov_desktop.documents.document import (
    XIAO_SI,
    Block,
    Document,
    FontRole,
    Paragraph,
    Spacer,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.records.record_type import Draft, PaperContext, RecordType
from lawgov_desktop.registers.mediation.paper_blocks import cover_table
from lawgov_desktop.registers.mediation.papers_end import back_cover, volume_note
from lawgov_desktop.registers.on_paper import WRITE_HERE
from lawgov_desktop.registers.paper_pieces import PRINTED, ruled, signatures, written

LEAST_ROWS: Final = 18
"""Lines of a 卷内目录: what is put in later is added by pen."""

Listed = tuple[str, str, str]
"""Title, page numbers and remark of a line of the 目录."""


def contents(lines: Sequence[Listed], watermark: str) -> Document:
    """卷内目录: 序号, 文书名称, 页号, 备注; its head is printed again on every further page."""
    rows = [TableRow(("序号", "文书名称", "页号", "备注"), height_mm=11)]
    for number, (title, pages, remark) in enumerate(lines, start=1):
        rows.append(TableRow((str(number), title, pages, remark), height_mm=11))
    rows += [TableRow(("", "", "", ""), height_mm=11)] * (LEAST_ROWS - len(lines))
    table = Table(
        columns=(
            TableColumn(14, "center"),
            TableColumn(92),
            TableColumn(24, "center"),
            TableColumn(28),
        ),
        rows=tuple(rows),
        header_rows=1,
        size_pt=XIAO_SI,
    )
    blocks: tuple[Block, ...] = (Title("卷 内 目 录", space_after_pt=10), table)
    return Document("卷内目录", blocks, watermark=watermark, page_numbers=False)


def statement(kind: RecordType, case: Draft, context: PaperContext) -> Document:
    """卷宗情况说明: what was lacking when it was put away and why, and room for what happens to it later."""
    gaps = case.get("archived_gaps")
    said = [f"归档时缺：{gaps}。"] if gaps else []
    if case.get("archived_reason") and not context.masked:
        said += [f"原因：{case['archived_reason']}"]
    if kind.key == "mediation_case":
        return volume_note(case, context, said)
    blocks: list[Block] = [
        Title("卷 宗 情 况 说 明", space_after_pt=14),
        Paragraph(
            "（卷内文书缺损、修改、补充、移出、销毁等情况，由立卷人或者检查人填写。）",
            align="center",
            first_indent_chars=0,
            font=FontRole.KAI,
        ),
        *written("说明：", said, 0, look=PRINTED),
        *ruled(14 - 2 * len(said), look=PRINTED),
        signatures("立卷人：", "检查人：", day=date_in_words(case.get("archived_on")) or None),
    ]
    return Document("卷宗情况说明", tuple(blocks), watermark=context.watermark, page_numbers=False)


def back(kind: RecordType, case: Draft, context: PaperContext, pages: int) -> Document:
    """封底: how many pages the volume has, who bound it, who looked it through."""
    if kind.key == "mediation_case":
        return back_cover(case, context, pages)
    rows = (
        ("本卷共", f"{pages} 页"),
        ("立 卷 人", case.get("archived_by") or ""),
        ("检 查 人", ""),
        ("立卷日期", date_in_words(case.get("archived_on")) or ""),
    )
    table = cover_table(rows, 14, value=TableColumn(60, "center"))
    return Document("封底", (Spacer(1), Paragraph(""), Spacer(120), table), watermark=context.watermark,
                    page_numbers=False)  # fmt: skip


def plain_cover(kind: RecordType, case: Draft, context: PaperContext) -> Document:
    """卷宗封面 of an administrative mediation: there is no national form."""
    show = kind.fields
    began, ended = (
        date_in_words(case.get("accepted_on")),
        date_in_words(case.get("result_on") or case.get("closed_on")),
    )
    parties = show["party_names"].show(case.get("party_names"), context.names)
    if context.masked:
        parties = show["party_names"].mask(parties)
    rows = (
        ("案　　由", show["category"].show(case.get("category"), context.names)),
        ("当 事 人", parties),
        ("案　　号", case.get("number") or ""),
        ("承 办 人", case.get("handler") or ""),
        ("调解日期", f"{began or WRITE_HERE}　至　{ended or WRITE_HERE}"),
        ("立 卷 人", case.get("archived_by") or ""),
        ("立卷日期", date_in_words(case.get("archived_on")) or ""),
        ("保管期限", show["retention"].show(case.get("retention"), context.names)),
        ("备　　注", ""),
    )
    table = cover_table(rows, 14, last_mm=24, value=TableColumn(100))
    blocks = (
        Spacer(22),
        Title(case.get("organ") or context.office or "行政调解", space_before_pt=70, space_after_pt=16),
        Title("行政调解卷宗", size_pt=32, space_before_pt=10, space_after_pt=50),
        table,
    )
    return Document("行政调解卷宗封面", blocks, watermark=context.watermark, page_numbers=False)
