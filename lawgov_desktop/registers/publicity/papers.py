"""The papers of 法治宣传 about one record: an event with its photos, the work of a village's adviser."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    Document,
    FontRole,
    PageBreak,
    PageSetup,
    Paragraph,
    Photo,
    Table,
    TableColumn,
    TableRow,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.form_table import THREE_PAIRS, between, facts, form, lines, titled
from lawgov_desktop.registers.on_paper import Told
from lawgov_desktop.registers.publicity.event_tables import EventStaff, Leaflet, PublicityEvent
from lawgov_desktop.registers.publicity.photos import photos_of, upright_grids
from lawgov_desktop.registers.publicity.village_tables import AdviserVisit, VillageAdviser

PAGE: Final = PageSetup(top_mm=22, bottom_mm=20, left_mm=25, right_mm=20)
_FEW: Final = 2
"""So many photos stand large, one below the other; more stand four on a page."""
_LEAST_VISITS: Final = 13
_NUMBERS: Final = (
    ("audience", "consultations", "leads"),
    ("copies", "questionnaires", "cost"),
    ("boards", "banners", "sign_sheet"),
)


def event_sheet(event: Draft, context: PaperContext) -> Document:
    """普法活动登记表 (domain §3.5) on one page, and its photos on the pages behind."""
    told = Told(PublicityEvent, event, context)
    photos = photos_of(event.get("photos"), context.file_of)
    blocks: list[Block] = [
        titled(context.office, "法治宣传活动登记表"),
        form(_event_rows(told, len(photos)), THREE_PAIRS),
    ]
    if photos:
        blocks += [PageBreak(), *_photo_pages(told, photos)]
    return Document("法治宣传活动登记表", tuple(blocks), PAGE, watermark=context.watermark)


def _event_rows(told: Told, photos: int) -> list[TableRow]:
    event = told.draft
    files = len(attached(event.get("photos")))
    market = told.of("market")
    if market and event.get("is_market_day") is not None:
        market += "（集日）" if event["is_market_day"] else "（非集日）"
    day = "\n".join(part for part in (told.of("held_on"), _weekday(event)) if part)
    signed = f"{len(attached(event.get('sign_sheet')))}份（附后）" if event.get("sign_sheet") else ""
    told_numbers = [
        facts(*((told.label(n), signed if n == "sign_sheet" else told.counted(n)) for n in line))
        for line in _NUMBERS
    ]
    cancelled = event.get("state") == "cancelled" or event.get("reason")
    made_up = [("makes_up_for",)] if event.get("makes_up_for") else []
    leads = [("leads_text",)] if event.get("leads_text") else []
    return [
        facts(("编号", told.of("number")), ("状态", told.of("state"))),
        *lines(told, ("theme",)),
        facts(("日期", day), ("起止时间", told.of("hours"))),
        facts(("地点", told.of("place")), ("村（社区）", told.of("village"))),
        facts(("集市", market), ("宣传节点", told.of("occasion"))),
        *(lines(told, ("reason",)) if cancelled else []),
        *lines(told, *made_up),
        *lines(told, ("venues",), ("statutes",), ("forms",), ("organiser", "carried_out_by"), ("units",)),
        facts(("普法人员", _staff(told))),
        *told_numbers,
        facts(("发放资料明细", _handed_out(told))),
        *lines(told, *leads),
        *lines(told, ("summary",), height_mm=30),
        *lines(told, ("media",)),
        facts(("照片", f"{photos or files}张（附后）" if files else "　　　张")),
        *lines(told, ("remarks",)),
        *lines(told, ("filled_by", "checked_by")),
    ]


def _weekday(event: Draft) -> str:
    """星期四 农历腊月初三, without what the calendar says of the market: that has a place of its own."""
    return str(event.get("calendar") or "").partition("，")[0]


def _staff(told: Told) -> str:
    """王立（司法所人员，龙溪镇司法所）、…, or the names alone where nothing more was written."""
    people = []
    for row in told.draft.get("staff") or ():
        person = told.row(EventStaff, row)
        if name := person.of("name"):
            more = "，".join(part for part in (person.of("role"), person.of("unit")) if part)
            people.append(f"{name}（{more}）" if more else name)
    return "、".join(people) or told.of("staff_names")


def _handed_out(told: Told) -> str:
    """民法典宣传单（宣传单）200份；…"""
    said = []
    for row in told.draft.get("leaflets") or ():
        one = told.row(Leaflet, row)
        kind, title = one.of("kind"), one.of("title")
        named = f"{title}（{kind}）" if title and kind and kind not in title else title or kind
        said.append(named + one.counted("copies"))
    return "；".join(filter(None, said))


def _photo_pages(told: Told, photos: tuple[Photo, ...]) -> list[Block]:
    """The photos below a heading that says of what and when they are."""
    said = [told.of("held_on"), told.of("place"), told.of("theme")]
    heading = Paragraph(
        f"活动照片　{'　'.join(part for part in said if part)}",
        align="center", first_indent_chars=0, font=FontRole.HEI, space_after_pt=8, keep_with_next=True,
    )  # fmt: skip
    blocks: list[Block] = []
    for grid in upright_grids(photos, 2 if len(photos) <= _FEW else 4):
        blocks += [*([PageBreak()] if blocks else []), heading, grid]
    return blocks


def adviser_record(adviser: Draft, context: PaperContext) -> Document:
    """村（居）法律顾问工作记录表: the engagement, every visit in the order of time, lines for more by pen."""
    told = Told(VillageAdviser, adviser, context)
    visits = sorted(adviser.get("visits") or (), key=lambda row: row.get("held_on") or "9")
    term = "至".join(part for part in (told.of("valid_from"), told.of("valid_to")) if part)
    rows = [
        facts(("村（社区）", told.of("village")), ("法律顾问", told.of("name")), ("电话", told.of("phone"))),
        facts(("律所", told.of("firm")), ("执业证号", told.of("licence_no"))),
        facts(("聘期", term)),
        facts(
            ("每年应到村", told.counted("visits_wanted")),
            ("已到村", told.counted("visit_count")),
            ("解答咨询", told.counted("consultations")),
        ),
    ]
    blocks: list[Block] = [
        titled(context.office, "村（居）法律顾问工作记录表"),
        form(rows, THREE_PAIRS),
        between("服务记录"),
        _visits_table(told, visits),
    ]
    return Document("村（居）法律顾问工作记录表", tuple(blocks), PAGE, watermark=context.watermark)


def _visits_table(told: Told, visits: list[Draft]) -> Table:
    heads = ("序号", "服务日期", "服务内容", "服务情况", "咨询\n人次", "时长", "村（社区）\n签字")
    widths = (8, 22, 22, 58, 11, 13, 24)
    rows = []
    for number, row in enumerate(visits, start=1):
        visit = told.row(AdviserVisit, row)
        day = dates.show_date(row.get("held_on"))
        said = (day, visit.of("service"), visit.of("text"), visit.of("consulted"), visit.of("hours"))
        rows.append(TableRow((str(number), *said, ""), 11))
    rows += [TableRow(("",) * len(heads), 11) for _ in range(_LEAST_VISITS - len(rows))]
    left = (3,)
    columns = tuple(
        TableColumn(width, "left" if place in left else "center") for place, width in enumerate(widths)
    )
    return Table(columns, (TableRow(heads, 10), *rows), header_rows=1)


EVENT_PAPERS: tuple[Paper, ...] = (Paper("event_sheet", "法治宣传活动登记表", event_sheet),)
ADVISER_PAPERS: tuple[Paper, ...] = (Paper("adviser_record", "村（居）法律顾问工作记录表", adviser_record),)
