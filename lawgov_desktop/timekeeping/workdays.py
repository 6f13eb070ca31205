"""Tells whether a day is a working day in China: weekends, the yearly holiday notice and its make-up days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType

from lawgov_desktop.timekeeping import rule_file

WEEKDAY_NAMES = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")

_FILE = "放假安排表"
_FORMAT = 1
_SATURDAY = 5
_ONE_DAY = timedelta(days=1)
# The notice for a year has often moved the last days of the December before it (29 to 31 December:
# 2006, 2007, 2011, 2018, 2022, 2023), never an earlier day.
_DECEMBER_TAIL = 29


@dataclass(frozen=True, slots=True)
class HolidayNotice:
    """One year's holiday notice of the State Council's General Office (国务院办公厅关于部分节假日安排的通知).

    ``holidays`` are the days off, weekends inside the break included, with the festival's name (国庆节);
    ``makeup`` the Saturdays and Sundays worked instead, with a remark. Both may reach into the last days
    of the December before ``year``.
    """

    year: int
    holidays: tuple[tuple[date, str], ...]
    makeup: tuple[tuple[date, str], ...]

    def __post_init__(self) -> None:
        where = f"{_FILE} {self.year} 年"
        if not self.holidays:
            raise rule_file.fault(where, "一天假期也没有")
        for day, name in (*self.holidays, *self.makeup):
            if day.year != self.year and (day.year, day.month) != (self.year - 1, 12):
                raise rule_file.fault(where, f"{day} 不属于这一年")
            if not name.strip():
                raise rule_file.fault(where, f"{day} 没有写名称")
        for day, _note in self.makeup:
            if day.weekday() < _SATURDAY:
                raise rule_file.fault(where, f"补班日 {day} 是{WEEKDAY_NAMES[day.weekday()]}，本来就要上班")
        days = [day for day, _name in (*self.holidays, *self.makeup)]
        if len(set(days)) != len(days):
            twice = min(day for day in days if days.count(day) > 1)
            raise rule_file.fault(where, f"{twice} 写了两次")


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked, from the yearly notices it was given. Immutable.

    A year without a notice is answered from weekends alone; whoever computes a deadline asks
    :meth:`missing_notices` and tells the person, so that this is never a silent guess.
    """

    notices: tuple[HolidayNotice, ...] = ()
    _off: Mapping[date, str] = field(init=False, repr=False, compare=False)
    _worked: Mapping[date, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        notices = tuple(sorted(self.notices, key=lambda notice: notice.year))
        off: dict[date, str] = {}
        worked: dict[date, str] = {}
        seen: set[int] = set()
        for notice in notices:
            if notice.year in seen:
                raise rule_file.fault(_FILE, f"{notice.year} 年写了两次")
            seen.add(notice.year)
            # Where two notices speak of one December day, the later year's notice is the later word.
            for day, name in notice.holidays:
                off[day] = name
                worked.pop(day, None)
            for day, note in notice.makeup:
                worked[day] = note
                off.pop(day, None)
        object.__setattr__(self, "notices", notices)
        object.__setattr__(self, "_off", MappingProxyType(off))
        object.__setattr__(self, "_worked", MappingProxyType(worked))

    # -- reading and writing the table -------------------------------------------------------------

    @classmethod
    def load(cls, path: Path) -> WorkCalendar:
        """Reads a workdays.json (layout: resources/rules/README.md).

        Raises UserError naming the wrong entry.
        """
        return cls.from_data(rule_file.read_object(path, _FILE))

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> WorkCalendar:
        """Builds the calendar from the content of a workdays.json; raises UserError as :meth:`load`."""
        rule_file.check_format(data, _FILE, _FORMAT)
        rule_file.refuse_unknown(data, ("format", "source", "years"), _FILE)
        notices = []
        for label, content in rule_file.as_object(data.get("years"), f"{_FILE} years").items():
            where = f"{_FILE} {label} 年"
            if not (label.isascii() and label.isdigit() and len(label) == 4 and int(label) > 1):
                raise rule_file.fault(where, "年份应为四位数字")
            entry = rule_file.as_object(content, where)
            rule_file.refuse_unknown(entry, ("holidays", "makeup"), where)
            notices.append(
                HolidayNotice(
                    int(label),
                    tuple(_days(entry.get("holidays", {}), int(label), where)),
                    tuple(_days(entry.get("makeup", {}), int(label), where)),
                )
            )
        return cls(tuple(notices))

    def to_data(self, source: str = "") -> dict[str, object]:
        """The content of a workdays.json, the days written as ranges; :meth:`from_data` reads it back."""
        years = {
            str(notice.year): {
                "holidays": _ranges(notice.holidays, notice.year),
                "makeup": _ranges(notice.makeup, notice.year),
            }
            for notice in self.notices
        }
        return {"format": _FORMAT, "source": source, "years": years}

    def with_year(self, year: int, holidays: Mapping[date, str], makeup: Mapping[date, str]) -> WorkCalendar:
        """A new calendar in which the notice of ``year`` is this one, replacing any it had.

        Days of the December before may be among them, as in the printed notice. Raises UserError for a day
        of another year, a make-up day that is no weekend, a day given twice, or no holidays at all.
        """
        notice = HolidayNotice(year, tuple(sorted(holidays.items())), tuple(sorted(makeup.items())))
        return WorkCalendar((*(old for old in self.notices if old.year != year), notice))

    def years(self) -> tuple[int, ...]:
        """The years whose notice is here, in order."""
        return tuple(notice.year for notice in self.notices)

    def notice(self, year: int) -> HolidayNotice | None:
        return next((notice for notice in self.notices if notice.year == year), None)

    # -- questions about days ----------------------------------------------------------------------

    def knows(self, year: int) -> bool:
        """Whether the holiday notice of ``year`` is here."""
        return self.notice(year) is not None

    def missing_notices(self, first: date, last: date) -> tuple[int, ...]:
        """The years whose notice would be needed to be sure of every day from ``first`` to ``last``.

        The last three days of December also hang on the notice of the year after.
        """
        needed = set(range(first.year, last.year + 1))
        for year in range(first.year, last.year + 1):
            if (
                year < date.max.year
                and first <= date(year, 12, 31)
                and last >= date(year, 12, _DECEMBER_TAIL)
            ):
                needed.add(year + 1)
        return tuple(sorted(needed - set(self.years())))

    def is_workday(self, day: date) -> bool:
        if day in self._off:
            return False
        return day.weekday() < _SATURDAY or day in self._worked

    def why_not_workday(self, day: date) -> str:
        """国庆节假期 or 星期六; empty for a working day."""
        if day in self._off:
            return f"{self._off[day]}假期"
        return "" if self.is_workday(day) else WEEKDAY_NAMES[day.weekday()]

    def makeup_note(self, day: date) -> str:
        """国庆节调休上班 for a Saturday or Sunday that is worked; empty for any other day."""
        return self._worked.get(day, "")

    def next_workday(self, day: date) -> date:
        """The first working day on or after ``day``."""
        while not self.is_workday(day):
            day += _ONE_DAY
        return day

    def previous_workday(self, day: date) -> date:
        """The last working day on or before ``day``."""
        while not self.is_workday(day):
            day -= _ONE_DAY
        return day

    def add_workdays(self, day: date, n: int) -> date:
        """The ``n``-th working day after ``day``, not counting ``day`` (before it if ``n`` is negative).

        With 0 it is ``day``, worked or not.
        """
        step = _ONE_DAY if n >= 0 else -_ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and with ``end``; 0 if ``end`` is not later."""
        return sum(self.is_workday(start + n * _ONE_DAY) for n in range(1, (end - start).days + 1))


def _days(content: object, year: int, where: str) -> Iterator[tuple[date, str]]:
    """Spells out {"10-01..10-05": "国庆节"}; a day of the December before is written with its year."""
    for span, name in rule_file.as_object(content, where).items():
        ends = [_day(text.strip(), year, where, span) for text in span.split("..")]
        if len(ends) > 2 or ends[0] > ends[-1] or (ends[-1] - ends[0]).days > 31:
            raise rule_file.fault(where, f"“{span}”应为 10-01 或 10-01..10-07 这样的日期")
        text = rule_file.as_text(name, where, span)
        for n in range((ends[-1] - ends[0]).days + 1):
            yield ends[0] + n * _ONE_DAY, text


def _day(text: str, year: int, where: str, span: str) -> date:
    return rule_file.as_day(text if len(text) == 10 else f"{year:04d}-{text}", where, span)


def _ranges(days: Iterable[tuple[date, str]], year: int) -> dict[str, str]:
    def written(day: date) -> str:
        return f"{day:%m-%d}" if day.year == year else day.isoformat()

    spans: list[tuple[date, date, str]] = []
    for day, name in sorted(days):
        if spans and spans[-1][1] + _ONE_DAY == day and spans[-1][2] == name:
            spans[-1] = (spans[-1][0], day, name)
        else:
            spans.append((day, day, name))
    return {
        written(first) if first == last else f"{written(first)}..{written(last)}": name
        for first, last, name in spans
    }
