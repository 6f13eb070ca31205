"""The bar of the running job: what is being done, n of N, time left, 取消."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from ui.jobs import Job, Jobs


class JobBar(QFrame):
    """Shows the visible jobs of :class:`~ui.jobs.Jobs`, the oldest first; hidden while nothing runs."""

    failed = Signal(object)
    """A job failed; carries the exception."""
    stopped = Signal(str)
    """A job was cancelled; carries what it was."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("job")
        self._waiting: list[Job] = []
        self._began = 0.0
        self._text = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(320)
        self._left = QLabel()
        self._left.setObjectName("quiet")
        self._cancel = QPushButton("取消")
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        row.setSpacing(16)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._left)
        row.addStretch(1)
        row.addWidget(self._cancel)
        self.hide()
        jobs.started.connect(self._add)

    def _add(self, job: Job) -> None:
        self._waiting.append(job)
        job.progressed.connect(self._show_progress)
        job.failed.connect(self.failed)
        job.cancelled.connect(lambda: self.stopped.emit(job.title))
        job.ended.connect(lambda: self._remove(job))
        if len(self._waiting) == 1:
            self._begin()

    def _begin(self) -> None:
        self._began = time.monotonic()
        self._cancel.setEnabled(True)
        self._show_progress(self._waiting[0].title, 0, 0)
        self.show()

    def _remove(self, job: Job) -> None:
        self._waiting.remove(job)
        if self._waiting:
            self._begin()
        else:
            self.hide()

    def _stop(self) -> None:
        self._cancel.setEnabled(False)
        self._text.setText("正在停下……")
        self._waiting[0].cancel()

    def _show_progress(self, doing: str, done: int, total: int) -> None:
        if not self._cancel.isEnabled():
            return
        more = f"（后面还有 {len(self._waiting) - 1} 件）" if len(self._waiting) > 1 else ""
        self._text.setText(f"{doing}……{more}")
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._left.setText(f"{done:,} / {total:,}{self._time_left(done, total)}" if total else "")

    def _time_left(self, done: int, total: int) -> str:
        spent = time.monotonic() - self._began
        if not done or spent < 2:
            return ""
        left = round(spent / done * (total - done))
        return f"，约剩 {left // 60} 分 {left % 60} 秒" if left >= 60 else f"，约剩 {left} 秒"
