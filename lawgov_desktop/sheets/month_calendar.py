"""The office's month on one A4: lunar days, market days, hearings, classes, events, and what falls due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    Cell,
    Document,
    FontRole,
    PageSetup,
    Paragraph,
    Run,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.publicity_calendar import CalendarDay, calendar_days, weeks_of
from lawgov_desktop.records import dates
from lawgov_desktop.records.hiding import Hiding
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.sheets.markets import short_lunar
from lawgov_desktop.sheets.sheet import Sheet, SheetAsked
from lawgov_desktop.storage.deadlines import open_deadlines
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.timekeeping.lunar import FIRST_YEAR, LAST_YEAR, WEEKDAYS
from lawgov_desktop.timekeeping.workdays import WorkCalendar

_PAGE: Final = PageSetup(landscape=True, top_mm=10, bottom_mm=9, left_mm=12, right_mm=12)
_TITLE_MM: Final = 13.0
_HEAD_MM: Final = 6.0
_FOOT_MM: Final = 9.0
_PT_MM: Final = 25.4 / 72
_SIZE_PT: Final = 8.0
_LINE_MM: Final = _SIZE_PT * 1.45 * _PT_MM
_PAD_PT: Final = (2.5, 1.5)
_NOT_FIRST: Final = "〕）》」，。：；、！？…"

HEARING, DUE, VISIT, CLASS, EVENT, MARKET = "庭", "期", "访", "训", "宣", "集"
SIGNS: Final = (
    (HEARING, "开庭"), (DUE, "到期的期限"), (VISIT, "回访到期"), (CLASS, "培训、考试"), (EVENT, "普法活动"),
    (MARKET, "逢集"),
)  # fmt: skip
"""Sign of an entry and what it stands for, the weightiest first."""


@dataclass(slots=True)
class _Day:
    """What stands in the square of a day."""

    entries: list[tuple[str, str]] = field(default_factory=list)
    """(sign, words)."""

    def in_order(self) -> list[str]:
        order = [sign for sign, _ in SIGNS]
        return [f"{sign} {words}" for sign, words in sorted(self.entries, key=lambda e: order.index(e[0]))]


def month_calendar(office: Office, asked: SheetAsked) -> Document:
    """月历 of the month of the day asked for. UserError outside the years with a lunar calendar."""
    assert asked.first is not None  # the sheet asks for a day
    year, month = asked.first.year, asked.first.month
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UserError(f"只能印 {FIRST_YEAR} 年到 {LAST_YEAR} 年的月历。", todo="请换一个年份。")
    weeks = weeks_of(year, month)
    first, last = weeks[0][0], weeks[-1][-1]
    days = calendar_days(office.store, first, last)
    found = _entries(office, first, last, days, masked=asked.masked)
    room = 210 - _PAGE.top_mm - _PAGE.bottom_mm - _TITLE_MM - _HEAD_MM - _FOOT_MM
    week_mm = room / len(weeks)
    work = office.clocks.calendar
    rows = [TableRow(tuple(_head(place) for place in range(7)), _HEAD_MM)]
    for week in weeks:
        by_weekday = {day.weekday(): day for day in week}
        cells = tuple(
            _square(days[by_weekday[place]], found[by_weekday[place]], work, week_mm)
            if place in by_weekday
            else Cell("")
            for place in range(7)
        )
        rows.append(TableRow(cells, week_mm))
    title = f"{year}年{month}月工作月历"
    table = Table(tuple(TableColumn(1) for _ in range(7)), tuple(rows), size_pt=_SIZE_PT, pad_pt=_PAD_PT)
    legend = "　".join(f"{sign}＝{words}" for sign, words in SIGNS)
    blocks: list[Block] = [
        Title(f"{office.office_name}{title}", size_pt=16, space_after_pt=4),
        table,
        Paragraph(
            f"{legend}　加底色的是休息日；“班”是调休上班。印于 {office.store.today().isoformat()}。",
            first_indent_chars=0, size_pt=_SIZE_PT, line_pt=_SIZE_PT * 1.4, space_before_pt=3,
        ),
    ]  # fmt: skip
    return Document(title, tuple(blocks), _PAGE, page_numbers=False, watermark=office.watermark)


def _head(place: int) -> Cell:
    return Cell(f"星期{WEEKDAYS[place]}", align="center", font=FontRole.HEI, size_pt=9)


def _square(one: CalendarDay, day: _Day, work: WorkCalendar, week_mm: float) -> Cell:
    """13 廿三 休, and below it what there is; what finds no room is counted."""
    rest = not work.is_workday(one.day)
    told = " 班" if work.makeup_note(one.day) else ""
    above = [
        Run(f"{one.day.day} ", FontRole.HEI, 11),
        Run(short_lunar(one.lunar)),
        Run(told, FontRole.HEI),
    ]
    room = int((week_mm - 2 * _PAD_PT[1] * _PT_MM) / _LINE_MM) - 1
    width = (297 - _PAGE.left_mm - _PAGE.right_mm) / 7 / _PT_MM - 2 * _PAD_PT[0]
    lines = fitted_lines(day.in_order(), room, width / _SIZE_PT - 0.3)
    content = (*above, *(Run(f"\n{line}") for line in lines))
    return Cell(content, align="left", valign="top", shaded=rest)


def fitted_lines(entries: list[str], room: int, letters: float) -> list[str]:
    """The entries in at most ``room`` lines: one each, more where there is room; the rest is counted."""
    if len(entries) > room:
        shown = [_ended(entry, letters) for entry in entries[: room - 1]]
        return [*shown, f"另有 {len(entries) - len(shown)} 项"]
    spare = room - len(entries)
    lines: list[str] = []
    for entry in entries:
        rest = entry
        while spare and cut_to(rest, letters) != rest:
            cut = cut_to(rest, letters)
            lines.append(cut)
            rest = rest[len(cut) :]
            spare -= 1
        lines.append(_ended(rest, letters))
    return lines


def cut_to(text: str, letters: float) -> str:
    """As much of the text as goes into so many Chinese characters; Latin letters and digits take half."""
    used = 0.0
    for place, sign in enumerate(text):
        used += 0.56 if ord(sign) < 0x2E80 else 1
        if used > letters:
            # No line begins with a closing bracket or a stop, or in the middle of a number.
            while place > 1 and (text[place] in _NOT_FIRST or text[place - 1 : place + 1].isdigit()):
                place -= 1
            return text[:place]
    return text


def _ended(text: str, letters: float) -> str:
    cut = cut_to(text, letters)
    return cut if cut == text else cut_to(text, letters - 1) + "…"


# --- what there is


def _entries(
    office: Office, first: date, last: date, days: Mapping[date, CalendarDay], *, masked: bool
) -> dict[date, _Day]:
    found = {day: _Day() for day in days}
    hidden = _Hidden(office) if masked else None
    for one in (*_hearings(office, first, last, hidden), *_due(office, first, last, hidden),
                *_classes(office, first, last)):  # fmt: skip
        day, sign, words = one
        if day in found:
            found[day].entries.append((sign, words))
    for day, told in days.items():
        for _, state, theme in told.events:
            ended = {"cancelled": "（取消）", "planned": ""}.get(state, "✓")
            found[day].entries.append((EVENT, f"{theme}{ended}"))
        if told.markets:
            found[day].entries.append((MARKET, "、".join(name for _, name in told.markets)))
    return found


class _Hidden:
    """Titles of records with the persons in them hidden; the hiding of a register is made once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._hidings: dict[str, Hiding] = {}

    def title(self, kind: str, draft: Draft, title: str) -> str:
        if kind not in self._hidings:
            self._hidings[kind] = Hiding(self._office.kind(kind), self._office.store.names)
        hiding = self._hidings[kind]
        for word, instead in hiding.words(draft).items():
            title = title.replace(word, instead)
        record_type = self._office.kind(kind)
        return hiding.text(record_type.fields[record_type.title_field], title, {})


_Entry = tuple[date, str, str]


def _hearings(office: Office, first: date, last: date, hidden: _Hidden | None) -> Iterator[_Entry]:
    kind = office.kind("litigation_case")
    for case in drafts(office.store, ListQuery(kind.key)):
        for row in case.get("hearings") or ():
            day = dates.as_day(row.get("held_on"))
            if day is not None and first <= day <= last:
                title = kind.title_of(case, office.store.names) or f"{case.get('plaintiffs') or ''}诉本机关"
                yield day, HEARING, hidden.title(kind.key, case, title) if hidden else title


def _due(office: Office, first: date, last: date, hidden: _Hidden | None) -> Iterator[_Entry]:
    for item in open_deadlines(office.store, until=last):
        day = date.fromisoformat(item.due)
        if day < first:
            continue
        title = item.title
        if hidden is not None:
            title = hidden.title(item.kind, office.store.get(item.kind, item.uuid) or {}, title)
        sign = VISIT if item.rule.startswith("follow_up") else DUE
        yield day, sign, f"{item.clock_title}：{title}" if title else item.clock_title


def _classes(office: Office, first: date, last: date) -> Iterator[_Entry]:
    """Every day of a class in the hall; the first and the last of a longer one, and its examination."""
    conditions = (Condition("start_on", "to", last.isoformat()),)
    for training in drafts(office.store, ListQuery("training_class", conditions=conditions)):
        begins = dates.as_day(training.get("start_on"))
        ends = dates.as_day(training.get("end_on")) or begins
        exam = dates.as_day(training.get("exam_on"))
        name = training.get("name") or ""
        if exam is not None and first <= exam <= last:
            yield exam, CLASS, f"考试：{name}"
        if begins is None or ends is None or ends < first:
            continue
        if (ends - begins).days < 7:
            for more in range((ends - begins).days + 1):
                if begins + timedelta(days=more) != exam:
                    yield begins + timedelta(days=more), CLASS, name
        else:
            yield begins, CLASS, f"开班：{name}"
            yield ends, CLASS, f"结束：{name}"


SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "month_calendar",
        "工作月历",
        ("publicity_event", "market", "litigation_case", "training_class"),
        month_calendar,
        period="day",
    ),
)
