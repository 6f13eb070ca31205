"""Sheets of 执法培训: who signs up for the year's examination, and which cards were handed in."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.documents.document import Align, Block, Document, PageSetup
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_exams import exam_list, years_in_words
from lawgov_desktop.records import dates
from lawgov_desktop.records.masks import mask_phone, mask_resident_id
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.enforcement.cards import NOT_HELD, in_order
from lawgov_desktop.registers.enforcement.tables import Certificate, CertificateEvent, Officer
from lawgov_desktop.registers.form_table import below_title, listed, summed_and_signed, titled
from lawgov_desktop.registers.on_paper import Told
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.storage.listing import ListQuery, drafts

_PAGE: Final = PageSetup(landscape=True, top_mm=18, bottom_mm=14, left_mm=18, right_mm=18)
_MOST_YEARS: Final = 50


def exam_sign_up(office: Office, asked: SheetAsked) -> Document:
    """培训考试报名表 of those who have held their card long enough on the day, for each of them to sign.

    Who passed or is enrolled already is told in the last column. The years are a local setting.
    """
    assert asked.first is not None  # the sheet asks for a day
    years = _years(asked.values.get("years") or "", office.pack.number("retraining_years"))
    found = exam_list(office.store, asked.first, years)
    rows = []
    for number, one in enumerate(found.sits, start=1):
        id_no = mask_resident_id(one.id_no) if asked.masked and one.id_no else one.id_no
        phone = mask_phone(one.phone) if asked.masked and one.phone else one.phone
        rows.append(
            (str(number), one.name, one.unit, one.post, id_no, one.certificate_no,
             dates.show_date(one.issued_on), phone, "", one.done)
        )  # fmt: skip
    heads: list[tuple[str, float, Align]] = [
        ("序号", 10, "center"), ("姓名", 18, "center"), ("单位（办所）", 33, "center"),
        ("职务", 21, "center"), ("身份证号", 38, "center"), ("证号", 26, "center"),
        ("发证日期", 22, "center"), ("联系电话", 25, "center"), ("本人签名", 27, "center"),
        ("备注", 41, "left"),
    ]  # fmt: skip
    day = dates.date_in_words(asked.first.isoformat())
    title = f"{asked.first.year}年行政执法人员培训考试报名表"
    unclear = f"另有 {len(found.unclear)} 人的发证日期没有登记，没有列入。" if found.unclear else ""
    said = f"共 {len(rows)} 人。{unclear}" if rows else f"共　　人。{unclear}"
    blocks: list[Block] = [
        titled(office.office_name, title),
        below_title(
            f"截至{day}持证满{years_in_words(years)}年、证件有效且在册的执法人员（持证年限为本地设置）"
        ),
        listed(heads, rows, at_least=12, height_mm=8.5, size_pt=9.5, pad_pt=(2.5, 2.0)),
        summed_and_signed(said, "填表人（签名）：", "单位负责人（签名）：", "日期："),
    ]
    return Document(title, tuple(blocks), _PAGE, watermark=office.watermark)


def _years(text: str, usual: int) -> int:
    if not text.strip():
        return usual
    if not text.strip().isdecimal() or not 0 < int(text) <= _MOST_YEARS:
        raise UserError(f"持证年数不能是“{text}”。", todo=f"请写 1 到 {_MOST_YEARS} 的整数。")
    return int(text)


def cards_handed_in(office: Office, asked: SheetAsked) -> Document:
    """证件上交清单: the cards taken back or cancelled in a period that have come back, for both to sign."""
    assert asked.first is not None  # the sheet asks for a period
    assert asked.last is not None
    context = office.paper_context(masked=asked.masked)
    first, last = asked.first.isoformat(), asked.last.isoformat()
    told_rows: list[tuple[str, tuple[str, ...]]] = []
    open_still = 0
    for card in drafts(office.store, ListQuery("certificate", order="id")):
        event = _handed_in(card, first, last)
        if event is None:
            continue
        if event.get("returned") != 1 and not event.get("returned_on"):
            open_still += 1
            continue
        told = Told(Certificate, card, context)
        said = told.row(CertificateEvent, event)
        day = event.get("returned_on") or event.get("on") or ""
        row = (
            told.of("officer_name"), _unit_of(office, told), told.of("number"), told.of("kind"),
            told.of("organ"), said.of("kind"), said.of("reason"), dates.show_date(day), said.of("note"),
        )  # fmt: skip
        told_rows.append((day, row))
    told_rows.sort(key=lambda one: one[0])
    rows = [(str(number), *row) for number, (_, row) in enumerate(told_rows, start=1)]
    heads: list[tuple[str, float, Align]] = [
        ("序号", 10, "center"), ("持证人", 18, "center"), ("单位（办所）", 34, "center"),
        ("证号", 28, "center"), ("证件类型", 32, "center"), ("发证机关", 32, "center"),
        ("变动", 13, "center"), ("原因", 28, "center"), ("收回日期", 23, "center"), ("备注", 43, "left"),
    ]  # fmt: skip
    counted = f"共上交证件 {len(rows)} 件。" if rows else "共上交证件　　件。"
    if open_still:
        counted += f"同期收回、注销而没有登记交回的 {open_still} 件，没有列入。"
    title = "行政执法证件上交清单"
    blocks: list[Block] = [
        titled(office.office_name, title),
        below_title(asked.span_in_words),
        listed(heads, rows, at_least=12, height_mm=8.5, size_pt=9.5, pad_pt=(2.5, 2.0)),
        summed_and_signed(counted, "移交人（签名）：", "接收人（签名）：", "日期："),
    ]
    return Document(title, tuple(blocks), _PAGE, watermark=office.watermark)


def _handed_in(card: Draft, first: str, last: str) -> Draft | None:
    """The last change of the period by which the card came back: the day it was handed in, else its own."""
    found = None
    for event in in_order(card.get("events") or ()):
        day = event.get("returned_on") or event.get("on") or ""
        if event.get("kind") in NOT_HELD and first <= day <= last:
            found = event
    return found


def _unit_of(office: Office, told: Told) -> str:
    """The unit on the card, else that of its holder."""
    if unit := told.of("unit"):
        return unit
    officer = office.store.get("officer", told.draft["officer"]) if told.draft.get("officer") else None
    return Told(Officer, officer or {}, told.context).of("unit")


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "exam_sign_up",
        "培训考试报名表（签字用）",
        ("officer", "training_class"),
        exam_sign_up,
        period="day",
        asks=(Ask("years", "持证满几年（空着按本地设置）"),),
    ),
    Sheet(
        "certificates_handed_in", "证件上交清单", ("certificate", "officer"), cards_handed_in, period="span"
    ),
)
