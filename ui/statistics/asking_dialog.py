"""What the windows of tables and charts share: a choice and a period asked in the background, and records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QWidget

from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.period import year_asked
from ui.jobs import Job
from ui.papers.making import Made
from ui.papers.told_line import ToldLine
from ui.statistics.period_row import PeriodRow
from ui.statistics.records_panel import RecordsPanel
from ui.tools.pieces import ToolDialog, choice
from ui.tools.tool import ToolDesk
from ui.widgets.files_outside import offer_to_open


class AskingDialog(ToolDialog):
    """Asks for one thing at a time; a newer question gives up the one under way."""

    def __init__(self, desk: ToolDesk, title: str, offers: Sequence[tuple[str, str]], hint: str) -> None:
        """``offers``: (words, key) of what may be chosen. The subclass lays out and asks."""
        super().__init__(desk, title, 1280, 690)
        self._job: Job | None = None
        self.which = choice(title, offers)
        today = desk.office.store.today()
        self.period = PeriodRow(today, "year" if year_asked(today) == today.year else "last_year")
        self.told = ToldLine()
        self.told.hide()
        self.told.stop.clicked.connect(self._stop)
        self.records = RecordsPanel(self.store, desk.open_record, hint, open_list=desk.open_list)

    def lay_out(self, word: str, shown: QWidget, below: QWidget, *at_the_end: QPushButton) -> None:
        """``word`` before the choice, what is ``shown`` beside its records, and a line ``below`` both."""
        row = self.add_row()
        label = QLabel(word)
        label.setBuddy(self.which)
        row.addWidget(label)
        row.addWidget(self.which)
        row.addSpacing(8)
        row.addWidget(self.period)
        row.addStretch(1)
        for button in at_the_end:
            row.addWidget(button)
        self.whole.addWidget(self.told)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(shown)
        both.addWidget(self.records)
        both.setStretchFactor(0, 1)
        both.setChildrenCollapsible(False)
        both.setSizes([885, 345])
        self.whole.addWidget(both, 1)
        self.whole.addWidget(below)

    # --- asking

    def begin(self, title: str, work: Callable[[Progress], Any]) -> None:
        """Ask in the background; :meth:`show_answer` gets what ``work`` gives; a newer question wins."""
        self._let_go()
        self.enable(False)
        job = self._job = self.desk.jobs.start(title, work)
        # Bound methods: Qt lets go of them when the window is closed before the answer is there.
        job.progressed.connect(self.told.show_making)
        job.finished.connect(self._came)
        job.failed.connect(self._stopped)
        job.cancelled.connect(self._stopped)

    def show_answer(self, answer: Any) -> None:
        """Hook: the answer is there."""
        raise NotImplementedError

    def show_what_was(self) -> None:
        """Hook: it was stopped, or failed as the window has told; what was there before stays."""

    def enable(self, on: bool) -> None:
        """Hook: whether there is something to print and to save."""

    @property
    def has_answer(self) -> bool:
        """Hook: whether an answer stands there from before."""
        raise NotImplementedError

    def _let_go(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.progressed.disconnect(self.told.show_making)
            job.finished.disconnect(self._came)
            job.failed.disconnect(self._stopped)
            job.cancelled.disconnect(self._stopped)
            job.cancel()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _came(self, answer: Any) -> None:
        self._job = None
        self.told.show_made(Made())
        self.show_answer(answer)

    def _stopped(self, error: object = None) -> None:
        self._job = None
        self.told.show_made(Made())
        self.enable(self.has_answer)
        self.show_what_was()

    def done(self, result: int) -> None:
        self._let_go()
        super().done(result)


def saying(say: Callable[..., None], written: str) -> Callable[[Path], None]:
    """Tells that a file was written (``written`` holds {name}) and offers to open it."""

    def told(path: Path) -> None:
        offer_to_open(say, written.format(name=path.name), path)

    return told
