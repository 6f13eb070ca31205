"""What the writers of the practice book share: the invented year, its people, and what was written so far."""

from __future__ import annotations

import json
import random
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from lawgov_desktop.practice.organisation import Seat
from lawgov_desktop.practice.people import TOWN, VILLAGES, Population
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.store import Batch


@dataclass(slots=True)
class PracticeYear:
    """The township year being written. What lies after ``today`` may only be planned, never held."""

    batch: Batch
    rng: random.Random
    people: Population
    year: int
    today: date
    seats: Sequence[Seat] = ()
    town: str = TOWN
    villages: Sequence[str] = VILLAGES
    photos: str | None = None
    """Three drawn pictures, as a field of attachments holds them; None where none are at hand."""
    records: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Kind → uuids written so far, in their order: later drawers link to earlier ones."""

    def save(self, kind: str, draft: Draft) -> str:
        """Write one record; its uuid, remembered under its kind."""
        uuid = self.batch.save(kind, draft).uuid
        self.records[kind].append(uuid)
        return uuid

    def file(self, name: str, text: str) -> str:
        """A paper of the practice year, kept as an attachment: what an attachment field stores."""
        kept = Attachments(self.batch.store.book.path.parent / "attachments")
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            paper = Path(folder) / f"{name}.txt"
            paper.write_text(f"练习用，内容是编的。\n\n{text}\n", encoding="utf-8-sig")  # so 记事本 reads it
            return json.dumps([kept.add(paper)], ensure_ascii=False)

    def day(self, month: int, day: int, years_back: int = 0) -> date:
        """A day of the practice year, or of so many years before it."""
        return date(self.year - years_back, month, day)

    def iso(self, month: int, day: int, years_back: int = 0) -> str:
        """The working day on or after this day, as stored."""
        return self.workday(self.day(month, day, years_back)).isoformat()

    @property
    def last_day(self) -> date:
        """The last day the practice year tells of."""
        return min(self.today, self.day(12, 31))

    def past(self, day: date) -> bool:
        """Whether this day has been: what it held may be written down."""
        return day <= self.today

    def workday(self, day: date) -> date:
        """The day itself, or the Monday after a weekend."""
        return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
