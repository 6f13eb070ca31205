"""整改通知书 for each committee, and the faults of a period by how often they were found (M14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    Document,
    PageBreak,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.file_review_paper import fault_words
from lawgov_desktop.registers.on_paper import SEAL
from lawgov_desktop.registers.paper_pieces import signatures
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts

_NO_COMMITTEE: Final = "（没有写明调委会）"


def _reviews(office: Office, asked: SheetAsked) -> list[Draft]:
    """The reviews of the period, the earliest first."""
    assert asked.first is not None
    assert asked.last is not None
    conditions = (
        Condition("reviewed_on", "from", asked.first.isoformat()),
        Condition("reviewed_on", "to", asked.last.isoformat()),
    )
    return list(drafts(office.store, ListQuery("file_review", order="reviewed_on", conditions=conditions)))


def _committees(office: Office) -> Sequence[tuple[str, str]]:
    known = drafts(office.store, ListQuery("committee", order="name"))
    return [("", "每个调委会各一份"), *((one["uuid"], str(one["name"])) for one in known)]


def notice(office: Office, asked: SheetAsked) -> Document:
    """案卷整改通知书: all faults of a committee in the period; one for each committee, on its own page."""
    wanted = asked.values["committee"]
    by_committee: dict[str, list[Draft]] = {}
    for review in _reviews(office, asked):
        if review["faults"] and wanted in ("", review.get("committee") or ""):
            by_committee.setdefault(review.get("committee") or "", []).append(review)
    if not by_committee:
        raise UserError("这段时间的评查没有查出问题，不用发整改通知书。", todo="请核对起止日期和调委会。")
    blocks: list[Block] = []
    for committee, reviews in by_committee.items():
        if blocks:
            blocks.append(PageBreak())
        blocks += _one_notice(office, asked, committee, reviews)
    return Document("案卷整改通知书", tuple(blocks), page_numbers=False, watermark=office.watermark)


def _one_notice(office: Office, asked: SheetAsked, committee: str, reviews: Sequence[Draft]) -> list[Block]:
    name = office.store.names.title("committee", committee) if committee else _NO_COMMITTEE
    context = office.paper_context(masked=asked.masked)
    faults = sum(len(review["faults"]) for review in reviews)
    rows = [TableRow(("序号", "案号", "问题", "整改期限"), height_mm=9)]
    for number, review in enumerate(reviews, start=1):
        told = "\n".join(
            f"{place}．{fault_words(row, context)}" for place, row in enumerate(review["faults"], 1)
        )
        due = date_in_words(review.get("correction_due")) or ""
        rows.append(TableRow((str(number), review.get("case_number") or "", told, due), height_mm=9))
    return [
        Title("案卷整改通知书", space_after_pt=12),
        Paragraph(f"{name}：", first_indent_chars=0),
        Paragraph(
            f"{asked.span_in_words}，我所评查了你会的调解卷宗，其中 {len(reviews)} 件有问题，共 {faults} 个，"
            "现通知你会逐件整改："
        ),
        Table(
            columns=(TableColumn(12, "center"), TableColumn(44), TableColumn(68), TableColumn(36, "center")),
            rows=tuple(rows),
            header_rows=1,
        ),
        Paragraph("请在整改期限内补正，并把整改情况报我所。", space_before_pt=8),
        signatures(seal=f"{office.office_name}{SEAL}", day=date_in_words(office.store.today().isoformat())),
    ]


def faults_by_number(office: Office, asked: SheetAsked) -> Document:
    """The same faults by frequency: how many, in how many volumes, of which committees."""
    reviews = _reviews(office, asked)
    names = office.store.names
    counted: Counter[str] = Counter()
    volumes: dict[str, set[str]] = {}
    committees: dict[str, Counter[str]] = {}
    for review in reviews:
        for row in review["faults"]:
            kind = names.code_label("review_fault", row["kind"]) if row.get("kind") else "其他问题"
            counted[kind] += 1
            volumes.setdefault(kind, set()).add(review["uuid"])
            committee = names.title("committee", review["committee"]) if review.get("committee") else ""
            committees.setdefault(kind, Counter())[committee or _NO_COMMITTEE] += 1
    if not counted:
        raise UserError("这段时间的评查没有查出问题。", todo="请核对起止日期。")
    rows = [TableRow(("序号", "问题", "个数", "涉及卷宗", "占评查卷宗", "出现在"), height_mm=9)]
    ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    for number, (kind, times) in enumerate(ordered, start=1):
        share = f"{len(volumes[kind]) * 100 / len(reviews):.1f}%"
        where = "、".join(f"{name} {count}" for name, count in committees[kind].most_common())
        rows.append(
            TableRow((str(number), kind, str(times), str(len(volumes[kind])), share, where), height_mm=9)
        )
    rows.append(TableRow(("", "合计", str(sum(counted.values())), "", "", ""), height_mm=9))
    blocks = (
        Title("案卷评查问题汇总", space_after_pt=10),
        Paragraph(
            f"{asked.span_in_words}，评查卷宗 {len(reviews)} 件，"
            f"有问题的 {sum(bool(one['faults']) for one in reviews)} 件。",
        ),
        Table(
            columns=(
                TableColumn(12, "center"),
                TableColumn(40),
                TableColumn(14, "center"),
                TableColumn(18, "center"),
                TableColumn(24, "center"),
                TableColumn(56),
            ),
            rows=tuple(rows),
            header_rows=1,
        ),
    )
    return Document("案卷评查问题汇总", blocks, watermark=office.watermark)


SHEETS: Final = (
    Sheet(
        "review_notice",
        "案卷整改通知书",
        ("file_review",),
        notice,
        period="span",
        asks=(Ask("committee", "调委会", choices=_committees),),
    ),
    Sheet("review_faults", "案卷评查问题汇总", ("file_review",), faults_by_number, period="span"),
)
