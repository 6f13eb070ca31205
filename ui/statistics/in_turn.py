"""Quiet work done piece after piece, so that other quiet work comes between; dropped when nobody looks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.jobs import Job, Jobs

Piece = tuple[Callable[[], Any], Callable[[Any], None]]
"""What a worker does, and who gets what it found, in the window's thread."""


class InTurn(QObject):
    """One piece is under way at a time; a fault ends the turn, the window tells it."""

    ended = Signal()
    """Every piece was done."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._waiting: deque[Piece] = deque()
        self._show: Callable[[Any], None] | None = None
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def begin(self, pieces: Iterable[Piece]) -> None:
        """Do these, in order; what was under way or waiting is dropped."""
        self.drop()
        self._waiting.extend(pieces)
        self._next()

    def drop(self) -> None:
        """Ask for nothing more; what is under way is no longer listened to."""
        self._waiting.clear()
        job, self._job = self._job, None
        if job is not None:
            job.finished.disconnect(self._came)
            job.failed.disconnect(self._failed)
            job.cancel()

    def _next(self) -> None:
        if not self._waiting:
            self.ended.emit()
            return
        work, self._show = self._waiting.popleft()
        # Bound methods: Qt lets go of them when the page is gone before the answer is there.
        self._job = self._jobs.quiet(work, self._came)
        self._job.failed.connect(self._failed)

    def _came(self, found: Any) -> None:
        self._job = None
        if self._show is not None:
            self._show(found)
        if self._job is None:
            self._next()

    def _failed(self, error: object) -> None:
        self._job = None
        self._waiting.clear()
