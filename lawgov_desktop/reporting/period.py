"""The span of time a figure is asked for, and the day as of which it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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

    def bounds(self) -> dict[str, object]:
        """What SQL compares partial ISO dates with (":first" to ":last"; ":as_of", ":year").

        A date known by its month or year only lies in the period when the whole of it may: "2021" and
        "2021-03" belong to the year 2021, so the first bound is cut to the year on 1 January and to the
        month on the first of any other month.
        """
        first = self.first.isoformat()
        if self.first.day == 1:
            first = first[:4] if self.first.month == 1 else first[:7]
        return {
            "first": first,
            "last": self.last.isoformat(),
            "as_of": self.last.isoformat(),
            "year": self.last.year,
        }
