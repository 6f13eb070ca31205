"""The papers of 执法培训 about an officer and about a card: 登记表, 变动登记表, 注销登记表."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    PageSetup,
    Photo,
    TableRow,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.enforcement.cards import in_order, last_event
from lawgov_desktop.registers.enforcement.tables import Certificate, CertificateEvent, Officer
from lawgov_desktop.registers.form_table import (
    THREE_PAIRS,
    band,
    between,
    facts,
    form,
    head,
    lines,
    listed,
    opinion,
    titled,
)
from lawgov_desktop.registers.on_paper import Told, tick

PAGE: Final = PageSetup(top_mm=20, bottom_mm=18, left_mm=25, right_mm=20)
_PHOTO_ROWS: Final = 5
_PHOTO_ROW_MM: Final = 10.0
_LEAST_CHANGES: Final = 10


def officer_card(officer: Draft, context: PaperContext) -> Document:
    """行政执法人员登记表 with the photo, ready for the opinions of those who check it."""
    told = Told(Officer, officer, context)
    reviewer = {None: "", 0: "否", 1: "是"}[officer.get("reviewer")]
    rows = [
        *_beside_photo(told, context),
        facts(("单位（办所）", told.of("unit")), ("职务", told.of("post"))),
        facts(("编制性质", told.of("establishment")), ("执法主体", told.of("enforcement_body"))),
        facts(("执法类别", told.of("enforcement_fields")), ("执法区域", told.of("area"))),
        facts(("法制审核人员", reviewer), ("法律职业\n资格证号", told.of("lawyer_number"))),
        facts(("入册日期", told.of("valid_from")), ("入册方式", told.of("joined_by"))),
        facts(("离册日期", told.of("valid_to")), ("离册原因", told.of("left_by"))),
        band("现持证件"),
        facts(("证号", told.of("certificate_no")), ("证件类型", told.of("certificate_type"))),
        facts(("发证机关", told.of("certificate_organ")), ("状态", told.of("certificate_state"))),
        facts(("发证日期", told.of("certificate_issued_on")), ("有效期至", told.of("certificate_valid_to"))),
        facts(("再培训\n考试合格", told.of("retrained_on"))),
        opinion("本人签名", height_mm=16, columns=THREE_PAIRS),
        opinion("所在单位\n审核意见", height_mm=24, columns=THREE_PAIRS),
        *lines(told, ("remarks",)),
    ]
    title = "行政执法人员登记表"
    blocks = (titled(context.office, title), form(rows, THREE_PAIRS))
    return Document(title, blocks, PAGE, watermark=context.watermark)


def _beside_photo(told: Told, context: PaperContext) -> list[TableRow]:
    """What tells the person, with the photo at the right end of these lines."""
    pictures = attached(told.draft.get("photo"))
    photo = None
    if pictures and not context.masked:  # a face tells who it is as surely as a name
        photo = Photo(context.file_of(pictures[0]["sha256"]), name=pictures[0]["name"])
    place = Cell("" if photo else "照\n\n片", 2, _PHOTO_ROWS, align="center", photo=photo)
    born = dates.date_in_words(str(told.draft.get("birth") or "")[:7])
    cells: list[tuple[Cell | str, ...]] = [
        _four(told, "name", "sex"),
        (head("出生年月"), Cell(born, align="center"), *_four(told, "ethnic_group")),
        _four(told, "education", "political_status"),
        (head("身份证号"), Cell(told.of("id_no"), colspan=3, align="center")),
        (head("联系电话"), Cell(told.of("phone"), colspan=3, align="center")),
    ]
    cells[0] = (*cells[0], place)
    return [TableRow(line, _PHOTO_ROW_MM) for line in cells]


def _four(told: Told, *names: str) -> tuple[Cell | str, ...]:
    """Label and value of each, one column wide."""
    return tuple(
        cell for name in names for cell in (head(told.label(name)), Cell(told.of(name), align="center"))
    )


def certificate_cancellation(card: Draft, context: PaperContext) -> Document:
    """行政执法证件注销登记表 (domain §4.2): the card, its holder, why and when, and who decided."""
    told = Told(Certificate, card, context)
    events = card.get("events") or []
    ending = last_event(events, "cancelled") or last_event(events, "recalled") or {}
    said = told.row(CertificateEvent, ending)
    returned = ending.get("returned") if ending.get("returned") is not None else card.get("returned")
    reason = said.of("reason") or told.of("cancel_reason")
    cancelled = said.of("on") if ending.get("kind") == "cancelled" else told.of("cancelled_on")
    rows = [
        *_card_rows(told, context),
        band("注销"),
        facts(("注销原因", reason)),
        facts(("证件交回", _ticked(returned)), ("收回日期", said.of("returned_on"))),
        facts(("上报日期", said.of("reported_on")), ("注销日期", cancelled)),
        facts(("批准单位", said.of("approved_by")), ("经办人", said.of("handler"))),
        facts(("说明", said.of("note")), height_mm=16),
        opinion("所在办所意见", columns=THREE_PAIRS),
        opinion("本单位意见", columns=THREE_PAIRS),
        opinion("批准（发证）\n机关意见", columns=THREE_PAIRS),
        *lines(told, ("remarks",)),
    ]
    title = "行政执法证件注销登记表"
    blocks = (titled(context.office, title), form(rows, THREE_PAIRS))
    return Document(title, blocks, PAGE, watermark=context.watermark)


def certificate_change(card: Draft, context: PaperContext) -> Document:
    """行政执法证件变动登记表: every change of the card in the order of time, lines for more by pen."""
    told = Told(Certificate, card, context)
    rows = []
    for number, event in enumerate(in_order(card.get("events") or []), start=1):
        said = told.row(CertificateEvent, event)
        rows.append(
            (str(number), said.of("kind"), dates.show_date(event.get("on")), said.of("reason"),
             said.of("old_number"), said.of("approved_by"), _yes_no(event.get("returned")),
             said.of("handler"), said.of("note"))
        )  # fmt: skip
    heads: list[tuple[str, float, Align]] = [
        ("序号", 8, "center"), ("变动", 12, "center"), ("日期", 22, "center"), ("原因", 20, "center"),
        ("原证号", 22, "center"), ("批准单位", 26, "center"), ("证件\n交回", 11, "center"),
        ("经办人", 15, "center"), ("说明", 29, "left"),
    ]  # fmt: skip
    title = "行政执法证件变动登记表"
    blocks: list[Block] = [
        titled(context.office, title),
        form(
            [
                *_card_rows(told, context),
                facts(("状态", told.of("state")), ("曾用证号", told.of("old_numbers"))),
            ],
            THREE_PAIRS,
        ),
        between("证件变动"),
        listed(heads, rows, at_least=_LEAST_CHANGES, height_mm=11, size_pt=9.5, pad_pt=(2.5, 2.5)),
    ]
    return Document(title, tuple(blocks), PAGE, watermark=context.watermark)


def _card_rows(told: Told, context: PaperContext) -> list[TableRow]:
    """The holder and what is printed on the card."""
    card = told.draft
    officer = context.get("officer", card["officer"]) if card.get("officer") else None
    holder = Told(Officer, officer or {}, context)
    name = holder.of("name") or told.of("officer_name")
    return [
        facts(("持证人", name), ("性别", holder.of("sex")), ("职务", holder.of("post"))),
        facts(("单位（办所）", told.of("unit") or holder.of("unit")), ("身份证号", holder.of("id_no"))),
        facts(("证号", told.of("number")), ("证件类型", told.of("kind"))),
        facts(("发证机关", told.of("organ")), ("执法区域", told.of("area"))),
        facts(("发证日期", told.of("issued_on")), ("有效期至", told.of("valid_to"))),
    ]


def _ticked(returned: object) -> str:
    return f"{tick(returned == 1)}已交回　　{tick(returned == 0)}未交回"


def _yes_no(value: object) -> str:
    return {0: "否", 1: "是"}.get(value, "") if isinstance(value, int) else ""


OFFICER_PAPERS: tuple[Paper, ...] = (Paper("officer_card", "行政执法人员登记表", officer_card),)
CERTIFICATE_PAPERS: tuple[Paper, ...] = (
    Paper("certificate_change", "行政执法证件变动登记表", certificate_change),
    Paper("certificate_cancellation", "行政执法证件注销登记表", certificate_cancellation),
)
