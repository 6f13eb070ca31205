"""The span of time a figure is asked for, and the day as of which it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records.dates import since


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

    @property
    def begins(self) -> str:
        """The first bound as partial ISO text: a date of a month or a year lies where its first day does."""
        return since(self.first)

    @property
    def ends(self) -> str:
        """The last bound; "2021-03-31" is not before "2021-03"."""
        return self.last.isoformat()
