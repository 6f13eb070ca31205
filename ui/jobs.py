"""Long work off the window's thread: one worker does it, the window hears how far it is and how it ended."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import Cancelled
from lawgov_desktop.progress import Progress

Work = Callable[[Progress], Any]


class Job(QObject):
    """One piece of work. Signals arrive in the thread that made the job, the window's."""

    progressed = Signal(str, int, int)
    """What is being done, steps done, steps in all (0 = not known)."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception: a UserError is the world's fault, anything else a defect of the program."""
    cancelled = Signal()
    ended = Signal()
    """After any of the three."""
    _came = Signal(str, object)
    """From the worker's thread: which of the signals above is due, and what it carries."""

    def __init__(self, title: str, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.done = False
        self._work = work
        self._progress = Progress(self._report)
        # A bound method of a QObject is called in that object's thread; a lambda would run in the worker's.
        self._came.connect(self._deliver)

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._progress.cancel()

    def carry_out(self) -> None:
        """Do the work, in the worker's thread."""
        try:
            self._progress.step(self.title)
            result = self._work(self._progress)
        except Cancelled:
            self._came.emit("cancelled", None)
        except Exception as error:  # noqa: BLE001 - handed to the window, which shows it; nothing is hidden
            self._came.emit("failed", error)
        else:
            self._came.emit("finished", result)

    def _report(self, doing: str, done: int, total: int) -> None:
        self._came.emit("progressed", (doing, done, total))

    def _deliver(self, what: str, carried: Any) -> None:
        if what == "progressed":
            self.progressed.emit(*carried)
            return
        self.done = True
        if what == "cancelled":
            self.cancelled.emit()
        elif what == "failed":
            self.failed.emit(carried)
        else:
            self.finished.emit(carried)
        self.ended.emit()


class Jobs(QObject):
    """The window's worker: visible jobs run one after the other, in the order they were asked for.

    ``quiet`` jobs (counts, looking things up) have a worker of their own and no bar, so that a long
    import does not hold them up.
    """

    started = Signal(object)
    """A visible :class:`Job` was asked for."""
    crashed = Signal(object)
    """A quiet job failed: there is no bar to say so."""

    def __init__(
        self, parent: QObject | None = None, *, on_thread_end: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._on_thread_end = on_thread_end
        self.pdf_turn = threading.Lock()
        """Held while pdfium works: it is one library for all threads, and not made for two at once."""
        self._running: set[Job] = set()
        self._lanes: dict[str, queue.SimpleQueue[Job | None]] = {}
        self._threads: list[threading.Thread] = []

    def start(self, title: str, work: Work, done: Callable[[Any], None] | None = None) -> Job:
        """Run ``work`` in the background and show its bar; ``done`` gets its result in the window's thread.

        A failure without an own listener on ``job.failed`` is shown by the bar's owner.
        """
        job = self._make(title, work, done)
        self.started.emit(job)
        self._lane("work").put(job)
        return job

    def write(
        self,
        title: str,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """A short write: at once when nothing runs, else after it; the window never waits for an import."""
        if self.busy:
            job = self._make(title, lambda progress: work(), done)
            job.failed.connect(failed)
            self.started.emit(job)
            self._lane("work").put(job)
            return
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - handed on to whoever shows it; nothing is hidden
            failed(error)
        else:
            done(result)

    def quiet(self, work: Callable[[], Any], done: Callable[[Any], None]) -> Job:
        """Run a short piece of work without a bar."""
        job = self._make("", lambda progress: work(), done)
        job.failed.connect(self.crashed)
        self._lane("quiet").put(job)
        return job

    @property
    def busy(self) -> bool:
        """Whether a visible job is under way or waiting."""
        return any(not job.done and job.title for job in self._running)

    def stop(self) -> None:
        """Cancel what runs and wait for the workers to end; called when the window closes."""
        for job in list(self._running):
            job.cancel()
        for lane in self._lanes.values():
            lane.put(None)
        for thread in self._threads:
            thread.join()
        self._lanes.clear()
        self._threads.clear()

    def _make(self, title: str, work: Work, done: Callable[[Any], None] | None) -> Job:
        job = Job(title, work, self)
        if done is not None:
            job.finished.connect(done)
        self._running.add(job)
        job.ended.connect(lambda: self._forget(job))
        return job

    def _forget(self, job: Job) -> None:
        self._running.discard(job)
        job.deleteLater()

    def _lane(self, name: str) -> queue.SimpleQueue[Job | None]:
        lane = self._lanes.get(name)
        if lane is None:
            lane = self._lanes[name] = queue.SimpleQueue()
            thread = threading.Thread(target=self._serve, args=(lane,), name=f"jobs-{name}", daemon=True)
            self._threads.append(thread)
            thread.start()
        return lane

    def _serve(self, lane: queue.SimpleQueue[Job | None]) -> None:
        try:
            while (job := lane.get()) is not None:
                job.carry_out()
        finally:
            if self._on_thread_end is not None:
                self._on_thread_end()
