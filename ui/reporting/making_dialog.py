"""What the windows share that make files in the background: how far it is, 取消."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.jobs import Job, Work
from ui.papers.making import Made
from ui.papers.told_line import ToldLine
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk


class MakingDialog(ToolDialog):
    """One piece of work at a time; ``told`` is to be laid out by the subclass."""

    def __init__(self, desk: ToolDesk, title: str, width: int, height: int) -> None:
        super().__init__(desk, title, width, height)
        self._job: Job | None = None
        self.told = ToldLine()
        self.told.hide()
        self.told.stop.clicked.connect(self._stop)

    def enable(self) -> None:
        """Hook: whether the buttons can be pressed now."""

    @property
    def working(self) -> bool:
        return self._job is not None

    def begin(self, title: str, work: Work, done: Callable[[Any], None]) -> None:
        """Do it in the background; ``done`` is a bound method: Qt lets go of it when the window is closed."""
        job = self._job = self.desk.jobs.start(title, work)
        job.progressed.connect(self.told.show_making)
        job.finished.connect(self._came)
        job.finished.connect(done)
        job.failed.connect(self._stopped)
        job.cancelled.connect(self._stopped)
        self.enable()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _came(self, answer: object) -> None:
        self._job = None
        self.told.show_made(Made())

    def _stopped(self, error: object = None) -> None:
        """It was stopped, or failed as the window has told: nothing was left behind."""
        self._job = None
        self.told.show_made(Made())
        self.enable()

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)
