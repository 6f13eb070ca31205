"""Tells an invented record as it became known: a book made inside the year holds what had happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft


@dataclass(frozen=True, slots=True)
class Stage:
    """The day on which something became known, and the fields it fills."""

    on: date
    fields: Draft


@dataclass(frozen=True, slots=True)
class Teller:
    """Stages of one year, written as month and day."""

    year: PracticeYear
    back: int = 0
    """How many years before the practice year."""

    def on(self, month: int, day: int) -> str:
        """The day, or the Monday after a weekend, as it is stored."""
        return self._day(month, day).isoformat()

    def stage(self, month: int, day: int, *dated: str, **fields: Any) -> Stage:
        """What became known on a day; the fields ``dated`` hold this very day."""
        on = self._day(month, day)
        return Stage(on, fields | dict.fromkeys(dated, on.isoformat()))

    def tell(self, kind: str, stages: Sequence[Stage]) -> str | None:
        """Save what is known by today; its uuid, or None while the first stage lies ahead."""
        if not self.year.past(stages[0].on):
            return None
        whole: Draft = {}
        for stage in stages:
            if self.year.past(stage.on):
                whole |= stage.fields
        return self.year.save(kind, whole)

    def _day(self, month: int, day: int) -> date:
        return self.year.workday(self.year.day(month, day, self.back))
