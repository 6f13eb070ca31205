"""The span of time a figure is asked for, and the day as of which it is counted."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records.dates import date_in_words, since


@dataclass(frozen=True, slots=True)
class Period:
    """From ``first`` to ``last``, both days included. What lasts is counted as of ``last``."""

    first: date
    last: date

    @classmethod
    def year(cls, year: int, as_of: date | None = None) -> Period:
        """The whole year; or up to a day in it, for a report written before the year is over."""
        last = date(year, 12, 31)
        if as_of is not None and as_of.year == year:
            last = min(last, as_of)
        return cls(date(year, 1, 1), last)

    @classmethod
    def month(cls, year: int, month: int) -> Period:
        """A whole month."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @property
    def in_words(self) -> str:
        """2021年 · 2021年上半年 · 2021年第三季度 · 2021年8月 · 2021年1月1日至6月15日."""
        first, last = self.first, self.last
        if first.year == last.year and first.day == 1 and last == Period.month(last.year, last.month).last:
            months = (first.month, last.month)
            named = {(1, 12): "", (1, 6): "上半年", (7, 12): "下半年"}
            named |= {(3 * n - 2, 3 * n): f"第{'一二三四'[n - 1]}季度" for n in (1, 2, 3, 4)}
            named |= {(n, n): f"{n}月" for n in range(1, 13)}
            return f"{first.year}年{named.get(months, f'{months[0]}月至{months[1]}月')}"
        until = date_in_words(last.isoformat())
        if first.year == last.year:
            until = until.removeprefix(f"{last.year}年")
        return f"{date_in_words(first.isoformat())}至{until}"

    @property
    def months(self) -> list[tuple[str, str]]:
        """Every month the period touches, in order: ("2025-03", "3月"); with the year where there are two."""
        first, last = self.first, self.last
        count = (last.year - first.year) * 12 + last.month - first.month + 1
        found = [divmod(first.month - 1 + step, 12) for step in range(count)]
        one_year = first.year == last.year
        return [
            (
                f"{first.year + years:04}-{month + 1:02}",
                f"{month + 1}月" if one_year else f"{first.year + years}年{month + 1}月",
            )
            for years, month in found
        ]

    @property
    def year_before(self) -> Period:
        """The same days a year earlier; the last of February stays the last of February."""
        first, last = self.first, self.last
        leap_end = last.month == 2 and last.day == monthrange(last.year, 2)[1]
        day = monthrange(last.year - 1, 2)[1] if leap_end else last.day
        begin = 28 if (first.month, first.day) == (2, 29) else first.day
        return Period(date(first.year - 1, first.month, begin), date(last.year - 1, last.month, day))

    @property
    def begins(self) -> str:
        """The first bound as partial ISO text: a date of a month or a year lies where its first day does."""
        return since(self.first)

    @property
    def ends(self) -> str:
        """The last bound; "2021-03-31" is not before "2021-03"."""
        return self.last.isoformat()


def year_asked(today: date) -> int:
    """The year a clerk most likely means: last year's business is finished and reported until March."""
    return today.year if today.month >= 4 else today.year - 1
