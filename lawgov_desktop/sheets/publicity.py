"""Sheets of 法治宣传: the photo album, what was handed out, and who helps in which village."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from lawgov_desktop.documents.document import (
    WU_HAO,
    Align,
    Block,
    Document,
    FontRole,
    PageBreak,
    PageSetup,
    Paragraph,
    PhotoGrid,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.publicity_villages import village_key
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.form_table import below_title, listed, summed_and_signed, titled
from lawgov_desktop.registers.on_paper import Told
from lawgov_desktop.registers.publicity.event_rules import is_done
from lawgov_desktop.registers.publicity.event_tables import Leaflet, PublicityEvent
from lawgov_desktop.registers.publicity.law_helper import LawHelper
from lawgov_desktop.registers.publicity.photos import grids, photos_of, upright_grids
from lawgov_desktop.registers.publicity.village_tables import VillageAdviser
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts

_UPRIGHT: Final = PageSetup(top_mm=18, bottom_mm=18, left_mm=25, right_mm=20)
_LYING: Final = PageSetup(landscape=True, top_mm=18, bottom_mm=14, left_mm=20, right_mm=20)
_PER_PAGE: Final = Ask(
    "per_page", "每页照片", "4", lambda office: (("4", "四张（横页）"), ("2", "两张（竖页）"))
)


# --- photos


def album_of_events(office: Office, asked: SheetAsked) -> Document:
    """照片册 of the events chosen, in the order of time."""
    chosen = (office.store.get("publicity_event", uuid) for uuid in asked.records)
    return _album(office, [event for event in chosen if event], asked)


def album_of_period(office: Office, asked: SheetAsked) -> Document:
    """照片册 of all events held in a period that have photos."""
    return _album(office, [event for event in _held(office, asked) if event.get("photos")], asked)


def _album(office: Office, events: Sequence[Draft], asked: SheetAsked) -> Document:
    """Each event begins a page: title, day, place, then its photos, two or four on a page."""
    lying = asked.values.get("per_page") != "2"
    context = office.paper_context(masked=asked.masked)
    blocks: list[Block] = []
    for event in sorted(events, key=lambda one: one.get("held_on") or "9"):
        photos = photos_of(event.get("photos"), context.file_of)
        heading = _album_heading(Told(PublicityEvent, event, context))
        pages = grids(photos, 4, 2, 118.0, 62.0) if lying else upright_grids(photos, 2)
        for grid in pages:
            blocks += [*([PageBreak()] if blocks else []), *heading, _lower(grid, lying=lying)]
    if not blocks:
        raise UserError("这些活动没有照片。", todo="请在活动的表单里添加照片，再来印照片册。")
    page = _LYING if lying else _UPRIGHT
    return Document("法治宣传活动照片册", tuple(blocks), page, watermark=office.watermark)


def _lower(grid: PhotoGrid, *, lying: bool) -> PhotoGrid:
    """The heading of an album takes two lines more than that of one event's sheet."""
    most = 62.0 if lying else 96.0
    return PhotoGrid(grid.photos, grid.columns, min(grid.height_mm, most))


def _album_heading(told: Told) -> list[Block]:
    reached = told.counted("audience")
    said = [told.of("held_on"), told.of("place"), f"受众{reached}" if reached else ""]
    return [
        Paragraph(
            told.of("theme"), align="center", first_indent_chars=0, font=FontRole.HEI, size_pt=14,
            keep_with_next=True,
        ),
        Paragraph(
            "　".join(part for part in said if part), align="center", first_indent_chars=0, size_pt=WU_HAO,
            space_after_pt=6, keep_with_next=True,
        ),
    ]  # fmt: skip


# --- leaflets


def leaflets(office: Office, asked: SheetAsked) -> Document:
    """宣传资料发放登记表: every kind handed out at every event of a period, sums, and where to sign."""
    context = office.paper_context(masked=asked.masked)
    rows: list[tuple[str, ...]] = []
    sums: dict[str, int] = {}
    total = 0
    for event in _held(office, asked):
        told = Told(PublicityEvent, event, context)
        handed = [told.row(Leaflet, row) for row in event.get("leaflets") or ()]
        if not handed and event.get("copies") is None:
            continue
        place = told.of("place") or told.of("market")
        for one in handed or [told]:
            kind, title = (one.of("kind"), one.of("title")) if handed else ("", "")
            copies = one.draft.get("copies")
            sums[kind or "未分种类"] = sums.get(kind or "未分种类", 0) + (copies or 0)
            total += copies or 0
            rows.append((str(len(rows) + 1), dates.show_date(event["held_on"]), place, told.of("theme"),
                         title, kind, one.of("copies"), ""))  # fmt: skip
    heads: list[tuple[str, float, Align]] = [
        ("序号", 11, "center"), ("日期", 24, "center"), ("地点", 36, "left"), ("活动", 44, "left"),
        ("资料名称", 48, "left"), ("种类", 22, "center"), ("份数", 16, "center"),
        ("发放人（签名）", 30, "center"),
    ]  # fmt: skip
    kinds = "，".join(f"{kind} {copies} 份" for kind, copies in sums.items())
    told_sums = f"合计 {total} 份：{kinds}。" if rows else "合计　　　　份。"
    title = "法治宣传资料发放登记表"
    blocks: list[Block] = [
        titled(office.office_name, title),
        below_title(asked.span_in_words),
        listed(heads, rows, at_least=14, height_mm=8, size_pt=9.5, pad_pt=(3.0, 2.0)),
        summed_and_signed(told_sums, "登记人（签名）：", "负责人（签名）：", "日期："),
    ]
    return Document(title, tuple(blocks), _LYING, watermark=office.watermark)


def _held(office: Office, asked: SheetAsked) -> Iterable[Draft]:
    """The events held in the period, in the order of time."""
    assert asked.first is not None  # the sheet asks for a period
    assert asked.last is not None
    conditions = (
        Condition("held_on", "from", dates.since(asked.first)),
        Condition("held_on", "to", asked.last.isoformat()),
    )
    query = ListQuery("publicity_event", order="held_on", conditions=conditions)
    return (event for event in drafts(office.store, query) if is_done(event))


# --- people of the villages


def village_choices(office: Office) -> list[tuple[str, str]]:
    """All villages, or one of those that helpers and advisers name."""
    found: dict[str, str] = {}
    for kind in ("law_helper", "village_adviser"):
        for draft in drafts(office.store, ListQuery(kind, order="village")):
            if village_key(draft.get("village")):
                found.setdefault(village_key(draft["village"]), draft["village"])
    return [("", "全部村（社区）"), *found.items()]


_VILLAGE: Final = Ask("village", "村（社区）", "", village_choices)


def helper_roster(office: Office, asked: SheetAsked) -> Document:
    """法律明白人名册 of a day, village by village: everybody who is one on that day."""
    day = asked.first
    assert day is not None  # the sheet asks for a day
    context = office.paper_context(masked=asked.masked)
    rows: list[tuple[str, ...]] = []
    villages: set[str] = set()
    for helper in _of_villages(office, "law_helper", asked):
        if not in_force(helper, day):
            continue
        told = Told(LawHelper, helper, context)
        villages.add(village_key(helper.get("village")))
        chosen = dates.show_date(helper.get("valid_from"))
        rows.append(
            (str(len(rows) + 1), told.of("village"), told.of("name"), told.of("sex"),
             told.of("political_status"), told.of("education"), told.of("identity"), told.of("phone"),
             told.of("certificate_no"), chosen, told.of("training_hours"), told.of("assessment"))
        )  # fmt: skip
    heads: list[tuple[str, float, Align]] = [
        ("序号", 10, "center"), ("村（社区）", 24, "center"), ("姓名", 18, "center"), ("性别", 9, "center"),
        ("政治面貌", 20, "center"), ("文化程度", 18, "center"), ("身份", 34, "center"),
        ("联系电话", 26, "center"), ("证书编号", 42, "center"), ("选任日期", 23, "center"),
        ("学时", 10, "center"), ("考核", 14, "center"),
    ]  # fmt: skip
    said = f"共 {len(rows)} 人，{len(villages)} 个村（社区）。" if rows else "共　　人。"
    return _roster(office, "法律明白人名册", heads, rows, day, said)


def adviser_roster(office: Office, asked: SheetAsked) -> Document:
    """村（居）法律顾问名册 of a day: the engagements that run on it, with the year's visits up to it."""
    day = asked.first
    assert day is not None  # the sheet asks for a day
    context = office.paper_context(masked=asked.masked)
    rows: list[tuple[str, ...]] = []
    for adviser in _of_villages(office, "village_adviser", asked):
        begins, ends = dates.first_day(adviser.get("valid_from")), dates.last_day(adviser.get("valid_to"))
        if (begins and begins > day) or (ends and ends < day):
            continue
        told = Told(VillageAdviser, adviser, context)
        term = "至".join(filter(None, (dates.show_date(adviser.get(n)) for n in ("valid_from", "valid_to"))))
        rows.append(
            (str(len(rows) + 1), told.of("village"), told.of("name"), told.of("firm"), told.of("licence_no"),
             told.of("phone"), term, told.of("visits_wanted"), _visits(adviser, day), "")
        )  # fmt: skip
    heads: list[tuple[str, float, Align]] = [
        ("序号", 10, "center"), ("村（社区）", 26, "center"), ("姓名", 18, "center"), ("律所", 40, "center"),
        ("执业证号", 38, "center"), ("联系电话", 27, "center"), ("聘期", 45, "center"),
        ("每年应\n到村", 14, "center"), ("本年\n到村", 12, "center"), ("备注", 22, "left"),
    ]  # fmt: skip
    said = f"共 {len(rows)} 个聘任。" if rows else "共　　人。"
    return _roster(office, "村（居）法律顾问名册", heads, rows, day, said)


def _visits(adviser: Draft, day: date) -> str:
    """Visits in the year of the day, up to it; nothing where none is written down."""
    held = [dates.first_day(row.get("held_on")) for row in adviser.get("visits") or ()]
    count = sum(one is not None and one.year == day.year and one <= day for one in held)
    return str(count) if held else ""


def _of_villages(office: Office, kind: str, asked: SheetAsked) -> Iterable[Draft]:
    """The records of a register village by village, of one village when that was asked."""
    wanted = asked.values.get("village")
    found = drafts(office.store, ListQuery(kind, order="village"))
    return [one for one in found if not wanted or village_key(one.get("village")) == wanted]


def _roster(
    office: Office,
    title: str,
    heads: Sequence[tuple[str, float, Align]],
    rows: Sequence[Sequence[str]],
    day: date,
    said: str,
) -> Document:
    blocks: list[Block] = [
        titled(office.office_name, title),
        below_title(f"截至{dates.date_in_words(day.isoformat())}"),
        listed(heads, rows, at_least=14, height_mm=8, size_pt=9.5, pad_pt=(2.5, 2.0)),
        summed_and_signed(said, "填表人（签名）：", "负责人（签名）：", "日期："),
    ]  # fmt: skip
    return Document(title, tuple(blocks), _LYING, watermark=office.watermark)


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "event_photos",
        "照片册（选中的活动）",
        ("publicity_event",),
        album_of_events,
        records="several",
        asks=(_PER_PAGE,),
    ),
    Sheet(
        "event_photos_period",
        "照片册（一段时间）",
        ("publicity_event",),
        album_of_period,
        period="span",
        asks=(_PER_PAGE,),
    ),
    Sheet("event_leaflets", "宣传资料发放登记表", ("publicity_event",), leaflets, period="span"),
    Sheet(
        "law_helper_roster",
        "法律明白人名册（按村）",
        ("law_helper",),
        helper_roster,
        period="day",
        asks=(_VILLAGE,),
    ),
    Sheet(
        "adviser_roster",
        "村（居）法律顾问名册",
        ("village_adviser",),
        adviser_roster,
        period="day",
        asks=(_VILLAGE,),
    ),
)
