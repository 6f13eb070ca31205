"""Sheets of the markets: the year's market days on one A4, and the year's plan of publicity at them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from lawgov_desktop.documents.document import (
    Align,
    Block,
    Cell,
    Document,
    FontRole,
    PageSetup,
    Paragraph,
    Run,
    Spacer,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.publicity_calendar import CalendarDay, calendar_days, weeks_of
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.form_table import listed
from lawgov_desktop.registers.on_paper import Told
from lawgov_desktop.registers.publicity.event_tables import PublicityEvent
from lawgov_desktop.registers.publicity.market import known_rule
from lawgov_desktop.registers.publicity.market_rule import in_words
from lawgov_desktop.sheets.market_marks import STOPPED, MarketMark, marks_of, told
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts, in_year
from lawgov_desktop.timekeeping.lunar import (
    WEEKDAYS,
    LunarDay,
    day_name,
    lunar_day,
    lunar_in_words,
    month_name,
)

_YEAR_PAGE: Final = PageSetup(top_mm=11, bottom_mm=9, left_mm=10, right_mm=10)
_PLAN_PAGE: Final = PageSetup(landscape=True, top_mm=18, bottom_mm=16, left_mm=20, right_mm=18)
_BESIDE: Final = 3
"""Months beside one another."""
_GAP: Final = 0.3
"""Between them, in columns of a day."""
_MONTH_MM: Final = 5.0
_WEEKDAYS_MM: Final = 4.2
_HIGHEST_MM: Final = 9.5
_DAY_PT: Final = 8.0
_SMALL_PT: Final = 5.5
_CELL_PT: Final = 6.5
_LEGEND_PT: Final = 7.5
_LEGEND_MM: Final = 5.0
_LINE_MM: Final = _LEGEND_PT * 1.45 * 25.4 / 72
_MOST_LEGEND_MM: Final = 46.0
"""A higher one would leave the days too little room on the page."""
_LETTERS_A_LINE: Final = 32
"""Of the legend's text in the column of rules."""


def market_choices(office: Office) -> list[tuple[str, str]]:
    """All markets, or one of them."""
    found = drafts(office.store, ListQuery("market", order="name"))
    return [("", "全部集市"), *((draft["uuid"], draft["name"]) for draft in found)]


def market_year(office: Office, asked: SheetAsked) -> Document:
    """年度集日历: twelve months on one A4, market days shaded and marked, the rules below."""
    year = asked.year
    first, last = date(year, 1, 1), date(year, 12, 31)
    chosen = asked.values.get("market") or None
    markets = [
        draft
        for draft in drafts(office.store, ListQuery("market", order="name"))
        if known_rule(draft) is not None and chosen in (None, draft["uuid"])
    ]
    days = calendar_days(office.store, first, last, chosen)
    held = {uuid for one in days.values() for uuid, _ in one.markets}
    markets = [draft for draft in markets if draft["uuid"] in held]
    if not markets:
        raise UserError(f"{year}年没有能排出集日的集市。", todo="请在“集市”里登记集市，写清逢集规律。")
    marks = marks_of(draft["name"] for draft in markets)
    names = {draft["uuid"]: draft["name"] for draft in markets}
    legend = _legend(markets, marks, days)
    brief = _height_of(legend) > _MOST_LEGEND_MM
    if brief:
        legend = _brief_legend(markets, marks, days)
    room = 297 - _YEAR_PAGE.top_mm - _YEAR_PAGE.bottom_mm - 12 - _height_of(legend) - 16
    weeks = [max(len(weeks_of(year, month)) for month in band) for band in _bands()]
    week_mm = min((room - len(weeks) * (_MONTH_MM + _WEEKDAYS_MM + 1.5)) / sum(weeks), _HIGHEST_MM)
    whose = f"{names[chosen]}" if chosen and chosen in names else ""
    title = f"{year}年{whose}集日历"
    blocks: list[Block] = [Title(f"{office.office_name}{title}", size_pt=16, space_after_pt=4)]
    for band, rows in zip(_bands(), weeks, strict=True):
        blocks += [_band(year, band, rows, week_mm, days, marks, names), Spacer(1.5)]
    blocks += [legend, _note(days, brief=brief)]
    return Document(title, tuple(blocks), _YEAR_PAGE, page_numbers=False, watermark=office.watermark)


def _bands() -> list[range]:
    return [range(begin, begin + _BESIDE) for begin in range(1, 13, _BESIDE)]


def _band(
    year: int,
    months: range,
    rows: int,
    week_mm: float,
    days: Mapping[date, CalendarDay],
    marks: Mapping[str, MarketMark],
    names: Mapping[str, str],
) -> Table:
    """Months beside one another, each a week a line."""
    gap = Cell("", bare=True)
    heads: list[Cell | str] = []
    weekdays: list[Cell | str] = []
    lines: list[list[Cell | str]] = [[] for _ in range(rows)]
    for month in months:
        if month != months[0]:
            for line in (heads, weekdays, *lines):
                line.append(gap)
        heads.append(Cell(f"{month}月", colspan=7, align="center", font=FontRole.HEI, size_pt=9))
        weekdays += [Cell(word, align="center", font=FontRole.HEI, size_pt=_CELL_PT) for word in WEEKDAYS]
        weeks = weeks_of(year, month)
        for number, line in enumerate(lines):
            week = weeks[number] if number < len(weeks) else []
            by_weekday = {day.weekday(): day for day in week}
            line += [
                _day_cell(days[by_weekday[place]], marks, names) if place in by_weekday else ""
                for place in range(7)
            ]
    widths = [width for month in months for width in ([_GAP] if month != months[0] else []) + [1.0] * 7]
    return Table(
        columns=tuple(TableColumn(width, "center") for width in widths),
        rows=(
            TableRow(tuple(heads), _MONTH_MM),
            TableRow(tuple(weekdays), _WEEKDAYS_MM),
            *(TableRow(tuple(line), week_mm) for line in lines),
        ),
        size_pt=_CELL_PT,
        pad_pt=(1.0, 0.6),
    )


def _day_cell(one: CalendarDay, marks: Mapping[str, MarketMark], names: Mapping[str, str]) -> Cell:
    """13 廿三 over ●龙; a market day stands on a grey ground."""
    lunar = short_lunar(one.lunar)
    small = _SMALL_PT if len(lunar) < 3 else _SMALL_PT * 0.8
    above = (Run(str(one.day.day), FontRole.HEI, _DAY_PT), Run(lunar, size_pt=small))
    said = told(one, marks, names)
    below = (Run("\n"), Run(said, FontRole.HEI, _SMALL_PT)) if said else (Run("\n"), Run(" "))
    return Cell((*above, *below), align="center", shaded=bool(one.markets))


def short_lunar(lunar: LunarDay) -> str:
    """廿三, or the month's name on its first day: 腊月, 闰六月."""
    return month_name(lunar.month, leap=lunar.leap) if lunar.day == 1 else day_name(lunar.day)


def _legend(
    markets: Sequence[Draft], marks: Mapping[str, MarketMark], days: Mapping[date, CalendarDay]
) -> Table:
    heads: list[tuple[str, float, Align]] = [
        ("标记", 11, "center"), ("集市", 24, "center"), ("逢集规律", 90, "left"), ("时段", 27, "center"),
        ("宣传点位", 26, "center"), ("全年", 12, "center"),
    ]  # fmt: skip
    rows = []
    for draft in markets:
        rule = known_rule(draft)
        count = sum(draft["uuid"] in dict(one.markets) for one in days.values())
        rows.append(
            (str(marks[draft["name"]]), draft["name"], in_words(rule) if rule else "", draft["hours"] or "",
             draft["spot"] or "", f"{count}天")
        )  # fmt: skip
    return listed(heads, rows, height_mm=_LEGEND_MM, size_pt=_LEGEND_PT, pad_pt=(2.0, 1.0))


def _brief_legend(
    markets: Sequence[Draft], marks: Mapping[str, MarketMark], days: Mapping[date, CalendarDay]
) -> Table:
    """Two markets a line and only their rules as written: what many markets leave room for."""
    told = []
    for draft in markets:
        count = sum(draft["uuid"] in dict(one.markets) for one in days.values())
        told.append((str(marks[draft["name"]]), draft["name"], draft["rule"] or "", f"{count}天"))
    half = -(-len(told) // 2)
    right = [*told[half:], *[("",) * 4] * (2 * half - len(told))]
    rows = [(*one, *other) for one, other in zip(told[:half], right, strict=True)]
    heads: list[tuple[str, float, Align]] = [
        ("标记", 10, "center"), ("集市", 26, "center"), ("逢集规律", 47, "left"), ("全年", 12, "center"),
    ]  # fmt: skip
    return listed(heads * 2, rows, height_mm=_LEGEND_MM, size_pt=_LEGEND_PT, pad_pt=(2.0, 1.0))


def _height_of(legend: Table) -> float:
    """About how high the legend is printed, in mm: its rules may take several lines."""
    whole = 0.0
    shares = sum(column.width for column in legend.columns)
    for row in legend.rows:
        lines = 1
        for column, cell in zip(legend.columns, row.cells, strict=True):
            letters = max(_LETTERS_A_LINE * column.width / 90 * 190 / shares, 1)
            lines = max(lines, math.ceil(len(str(cell)) / letters))
        whole += max(_LEGEND_MM, lines * _LINE_MM + 0.8)
    return whole


def _note(days: Mapping[date, CalendarDay], *, brief: bool) -> Paragraph:
    """How to read the calendar."""
    said = "注：加底色、有标记的是集日；数字后是农历，每月初一写月名"
    if any(one.fallen for one in days.values()):
        said += f"；“{STOPPED}”是按规律逢集而停集"
    if brief:
        said += "；停集、加集等例外见集市登记"
    return Paragraph(
        f"{said}。集日按登记的规律推算，临时停集、加集以公告为准。",
        first_indent_chars=0, size_pt=_LEGEND_PT, line_pt=_LEGEND_PT * 1.4, space_before_pt=3,
    )  # fmt: skip


# --- the year's plan


def market_plan(office: Office, asked: SheetAsked) -> Document:
    """年度赶集宣传计划表: every event at a market, or every market day; what became of each."""
    year, chosen = asked.year, asked.values.get("market") or None
    conditions: tuple[Condition, ...] = (*in_year("held_on", year), Condition("market", "filled"))
    if chosen:
        conditions = (*conditions, Condition("market", "is", chosen))
    events = list(drafts(office.store, ListQuery("publicity_event", order="held_on", conditions=conditions)))
    context = office.paper_context(masked=asked.masked)
    entries = [(event["held_on"], Told(PublicityEvent, event, context)) for event in events]
    if asked.values.get("which") == "days":
        entries += _open_days(office, year, chosen, context_of=entries)
    if not entries:
        raise UserError(
            f"{year}年还没有排赶集宣传活动。",
            todo="请在“办理”里排全年赶集宣传计划，或选“全部集日”印一张空的计划表。",
        )
    entries.sort(key=lambda entry: (entry[0], entry[1].of("market")))
    rows = [_plan_row(number, one) for number, (_, one) in enumerate(entries, start=1)]
    heads: list[tuple[str, float, Align]] = [
        ("序号", 11, "center"), ("日期", 20, "center"), ("星期", 11, "center"), ("农历", 21, "center"),
        ("集市", 23, "center"), ("宣传主题", 48, "left"), ("宣传法律", 56, "left"), ("人员", 28, "left"),
        ("完成情况", 41, "left"),
    ]  # fmt: skip
    states = [one.draft.get("state") for _, one in entries]
    done = states.count("held") + states.count("made_up")
    title = f"{year}年赶集宣传计划表"
    sums = f"共 {len(entries)} 场：已开展 {done} 场（其中补办 {states.count('made_up')} 场），"
    sums += f"已取消 {states.count('cancelled')} 场，计划 {states.count('planned')} 场"
    open_days = states.count(None)
    blocks: list[Block] = [
        Title(f"{office.office_name}\n{title}" if office.office_name else title, space_after_pt=8),
        listed(heads, rows, height_mm=7.5, size_pt=9.5, pad_pt=(3.0, 2.0)),
        Paragraph(
            sums + (f"，还没有安排的集日 {open_days} 天。" if open_days else "。"),
            first_indent_chars=0, size_pt=10.5, space_before_pt=6,
        ),
    ]  # fmt: skip
    return Document(title, tuple(blocks), _PLAN_PAGE, watermark=office.watermark)


def _open_days(
    office: Office, year: int, chosen: str | None, *, context_of: Sequence[tuple[str, Told]]
) -> list[tuple[str, Told]]:
    """The market days without an event, as lines to be filled by pen."""
    there = {(day, told.draft["market"]) for day, told in context_of}
    context = office.paper_context()
    found = []
    for day, one in calendar_days(office.store, date(year, 1, 1), date(year, 12, 31), chosen).items():
        for uuid, _ in one.markets:
            if (day.isoformat(), uuid) not in there:
                empty = {"held_on": day.isoformat(), "market": uuid}
                found.append((day.isoformat(), Told(PublicityEvent, empty, context)))
    return found


def _plan_row(number: int, told: Told) -> tuple[str, ...]:
    event = told.draft
    text = str(event["held_on"])
    day = date.fromisoformat(text) if len(text) == 10 else None
    state = told.of("state")
    reason = told.of("reason")
    if event.get("makes_up_for"):
        # The heading of an event begins with its day.
        reason = f"补 {told.of('makes_up_for')[:10]} 的一场"
    staff = told.of("staff_names") or told.of("organiser")
    return (
        str(number),
        f"{day.month}月{day.day}日" if day else dates.show_date(text),
        WEEKDAYS[day.weekday()] if day else "",
        lunar_in_words(day) if day and lunar_day(day) else "",
        told.of("market"),
        told.of("theme"),
        told.of("statutes"),
        staff,
        f"{state}：{reason}" if reason else state,
    )


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "market_year",
        "年度集日历",
        ("market", "publicity_event"),
        market_year,
        period="year",
        asks=(Ask("market", "集市", "", market_choices),),
    ),
    Sheet(
        "market_plan",
        "年度赶集宣传计划表",
        ("publicity_event", "market"),
        market_plan,
        period="year",
        asks=(
            Ask("market", "集市", "", market_choices),
            Ask(
                "which", "印哪些", "planned", lambda office: (("planned", "已排的活动"), ("days", "全部集日"))
            ),
        ),
    ),
)
