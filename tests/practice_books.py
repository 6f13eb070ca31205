"""Practice books for tests: each day's book is made once in a run, and copied for whoever writes in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.practice import make_practice_book

NAME = "practice.lawgov"
YEAR_END = date(2025, 12, 31)
"""The last day of the practice year: when its report is written."""


class PracticeBooks:
    """Making a practice book takes longer than most tests; copying one does not."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def copy(self, today: date, folder: Path) -> Path:
        """A copy of the book made for that day, with the files kept beside it, in a new folder."""
        made = self._folder / today.isoformat()
        if not made.exists():
            making = self._folder / f"{today.isoformat()}.part"
            making.mkdir()
            make_practice_book(making / NAME, today=today).close()
            making.rename(made)
        shutil.copytree(made, folder)
        return folder / NAME

    @contextmanager
    def opened(self, today: date, folder: Path) -> Iterator[Office]:
        """The office over such a copy, on the day it was made for."""
        office = open_office(self.copy(today, folder), who="测试", today=on_day(today))
        try:
            yield office
        finally:
            office.close()
