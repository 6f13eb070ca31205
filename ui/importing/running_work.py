"""The one job of the import window: its bar, how it ends, how it is stopped."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from ui.importing.pieces import WorkingBar
from ui.jobs import Job, Jobs


@dataclass(frozen=True, slots=True)
class _Told:
    """A refusal handed from the worker as a result: this window shows it itself, in place."""

    error: UserError


_TURN: Final = 1e-4
"""Seconds until a thread that waits gets its turn, instead of Python's own 5 ms: to draw a table the window
asks for its turn some hundred times, once per cell and role."""


@contextmanager
def _beside_the_window() -> Iterator[None]:
    """Work that leaves the window its turn, and what it makes is left alone by the garbage collector.

    A plan of 50,000 rows is millions of objects and no garbage; a search through all of them would hold
    every thread, the window's among them, for most of a second. (Collecting itself is off in a program
    with a window, see ``ui/collector.py``: it must never be turned on in a worker.)
    """
    turn = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    try:
        yield
    finally:
        sys.setswitchinterval(turn)
        gc.freeze()


class RunningWork(QObject):
    """Runs one job at a time and shows it in a bar; ``writing`` tells whether it writes to the book."""

    changed = Signal()
    """Work began or ended."""
    failed = Signal(object)
    """A defect of the program; its details are shown by whoever watches the jobs."""
    stopped = Signal(bool)
    """The work was stopped; carries whether it was writing."""

    def __init__(self, jobs: Jobs, bar: WorkingBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.writing = False
        self._jobs = jobs
        self._bar = bar
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(
        self,
        title: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        refused: Callable[[UserError], None],
        *,
        writing: bool = False,
    ) -> None:
        """Do ``work`` in the worker; then ``done`` gets its result, or ``refused`` the world's fault."""

        def guarded(progress: Progress) -> Any:
            try:
                with _beside_the_window():
                    return work(progress)
            except UserError as error:
                return _Told(error)

        def came(result: Any) -> None:
            self._end()
            if isinstance(result, _Told):
                refused(result.error)
            else:
                done(result)
            self.changed.emit()

        self.writing = writing
        self._bar.begin(title)
        self._job = job = self._jobs.start(title, guarded)
        job.progressed.connect(self._bar.show_progress)
        job.finished.connect(came)
        job.failed.connect(self._failed)
        job.cancelled.connect(self._cancelled)
        self.changed.emit()

    def aside(self, work: Callable[[], None]) -> None:
        """Do something short without a bar, beside what runs."""
        self._jobs.quiet(work, lambda _: None)

    @staticmethod
    def over() -> None:
        """The window closes: the collector looks after everything again."""
        gc.unfreeze()

    def stop(self) -> None:
        """Ask the work to stop at its next step."""
        if self._job is not None:
            self._bar.stopping()
            self._job.cancel()

    def _failed(self, error: BaseException) -> None:
        self._end()
        self.failed.emit(error)

    def _cancelled(self) -> None:
        writing = self.writing
        self._end()
        self.stopped.emit(writing)

    def _end(self) -> None:
        self._job = None
        self.writing = False
        self._bar.hide()
        self.changed.emit()
