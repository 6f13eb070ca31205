"""案卷评查表: marks aspect by aspect, the faults found, what is to be corrected until when."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.documents.document import (
    Block,
    Cell,
    Document,
    Field,
    FieldLine,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.records.several import parts
from lawgov_desktop.registers.on_paper import lines_of
from lawgov_desktop.registers.paper_pieces import PRINTED, signatures, written

_GRADES = {"excellent": "优秀", "good": "良好", "pass": "合格", "fail": "不合格"}


def review_sheet(review: Draft, context: PaperContext) -> Document:
    """案卷评查表 of one volume; absent marks leave places for the pen."""
    names = context.names
    committee = names.title("committee", review["committee"]) if review.get("committee") else None
    blocks: list[Block] = [
        Title("人民调解案卷评查表", space_after_pt=10),
        FieldLine((Field("案　　号：", review.get("case_number"), 16), Field("轮次：", review.get("round")))),
        FieldLine((Field("调 委 会：", committee),)),
        FieldLine(
            (
                Field("评查日期：", date_in_words(review.get("reviewed_on")) or None, 12),
                Field("评查人：", "、".join(parts(review.get("reviewer"))) or None),
            )
        ),
        _scores(review),
        *written("发现的问题：", _faults(review, context), 3, look=PRINTED),
        *written("评查意见：", lines_of(review.get("opinion")), 2, look=PRINTED),
        FieldLine((Field("整改期限：", date_in_words(review.get("correction_due")) or None, 12),)),
        *(written("整改情况：", lines_of(review.get("correction")), 2, look=PRINTED)),
        signatures("评查人（签名）：", "调委会负责人（签名）："),
    ]
    return Document("人民调解案卷评查表", tuple(blocks), watermark=context.watermark)


def _scores(review: Draft) -> Table:
    rows = [TableRow(("序号", "评查项目", "满分", "得分", "扣分原因"), height_mm=9)]
    for number, row in enumerate(review.get("scores") or (), start=1):
        rows.append(
            TableRow(
                (str(number), row.get("aspect") or "", _number(row.get("full")), _number(row.get("score")),
                 row.get("note") or ""),
                height_mm=9,
            )
        )  # fmt: skip
    grade = _GRADES.get(review.get("grade") or "", "")
    rows.append(
        TableRow(
            (
                Cell("合计", colspan=2, align="center"),
                _number(review.get("full")),
                _number(review.get("total")),
                f"等次：{grade}" if grade else "等次：",
            ),
            height_mm=9,
        )
    )
    return Table(
        columns=(
            TableColumn(12, "center"),
            TableColumn(52),
            TableColumn(16, "center"),
            TableColumn(16, "center"),
            TableColumn(62),
        ),
        rows=tuple(rows),
        header_rows=1,
    )


def _faults(review: Draft, context: PaperContext) -> list[str]:
    return [
        f"{number}．{fault_words(row, context)}"
        for number, row in enumerate(review.get("faults") or (), start=1)
    ]


def fault_words(row: Draft, context: PaperContext) -> str:
    """调解记录：记录过于简单。没有写双方的陈述"""
    kind = context.names.code_label("review_fault", row["kind"]) if row.get("kind") else ""
    said = "；".join(part for part in (kind, row.get("text") or "") if part)
    return f"{row['paper']}：{said}。" if row.get("paper") else f"{said}。"


def _number(value: Any) -> str:
    return "" if value is None else str(value)


PAPERS: tuple[Paper, ...] = (Paper("file_review_sheet", "案卷评查表", review_sheet),)
