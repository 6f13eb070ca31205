"""Long work off the window's thread: one worker does it, the window hears how far it is and how it ended."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from lawgov_desktop.errors import Cancelled
from lawgov_desktop.progress import Progress

Work = Callable[[Progress], Any]

_LOOK_EVERY_MS: Final = 15


@dataclass(frozen=True, slots=True)
class _Told:
    """What a worker hands to the window's thread: how a task is doing, or something to be called there."""

    task: _Task | None
    what: str
    carried: Any


_Mail = queue.SimpleQueue[_Told]


class _Task:
    """The worker's side of a job. It knows no Qt object: those live and die in the window's thread only."""

    def __init__(self, title: str, work: Work, mail: _Mail) -> None:
        self._title = title
        self._work = work
        self._mail = mail
        self.progress = Progress(self._report)

    def carry_out(self) -> None:
        """Do the work, in the worker's thread."""
        try:
            self.progress.step(self._title)
            result = self._work(self.progress)
        except Cancelled:
            self._tell("cancelled", None)
        except Exception as error:  # noqa: BLE001 - handed to the window, which shows it; nothing is hidden
            self._tell("failed", error)
        else:
            self._tell("finished", result)

    def _report(self, doing: str, done: int, total: int) -> None:
        self._tell("progressed", (doing, done, total))

    def _tell(self, what: str, carried: Any) -> None:
        self._mail.put(_Told(self, what, carried))


class Job(QObject):
    """One piece of work, seen from the window's thread; its signals are emitted there."""

    progressed = Signal(str, int, int)
    """What is being done, steps done, steps in all (0 = not known)."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(object)
    """The exception: a UserError is the world's fault, anything else a defect of the program."""
    cancelled = Signal()
    ended = Signal()
    """After any of the three."""

    def __init__(self, title: str, progress: Progress, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.done = False
        self._progress = progress

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._progress.cancel()

    def deliver(self, what: str, carried: Any) -> None:
        """Pass on what the worker told."""
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

    Workers call nothing of Qt: what they tell waits in a queue that the window looks into while something
    is under way. Signals across threads that carry Python objects have ended the program now and then.
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
        self._mail: _Mail = queue.SimpleQueue()
        self._running: dict[_Task, Job] = {}
        self._lanes: dict[str, queue.SimpleQueue[_Task | None]] = {}
        self._threads: list[threading.Thread] = []
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_EVERY_MS)
        self._look.timeout.connect(self._open_mail)

    def start(self, title: str, work: Work, done: Callable[[Any], None] | None = None) -> Job:
        """Run ``work`` in the background and show its bar; ``done`` gets its result in the window's thread.

        A failure without an own listener on ``job.failed`` is shown by the bar's owner.
        """
        job, task = self._make(title, work, done)
        self.started.emit(job)
        self._lane("work").put(task)
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
            job, task = self._make(title, lambda progress: work(), done)
            job.failed.connect(failed)
            self.started.emit(job)
            self._lane("work").put(task)
            return
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - handed on to whoever shows it; nothing is hidden
            failed(error)
        else:
            done(result)

    def quiet(self, work: Callable[[], Any], done: Callable[[Any], None]) -> Job:
        """Run a short piece of work without a bar."""
        job, task = self._make("", lambda progress: work(), done)
        job.failed.connect(self.crashed)
        self._lane("quiet").put(task)
        return job

    def in_window(self, call: Callable[[], None]) -> None:
        """Have the window's thread call this soon; may be asked in any thread while a job is under way."""
        self._mail.put(_Told(None, "", call))

    @property
    def busy(self) -> bool:
        """Whether a visible job is under way or waiting."""
        return any(not job.done and job.title for job in self._running.values())

    def stop(self) -> None:
        """Cancel what runs and wait for the workers to end; called when the window closes."""
        for job in list(self._running.values()):
            job.cancel()
        for lane in self._lanes.values():
            lane.put(None)
        for thread in self._threads:
            thread.join()
        self._lanes.clear()
        self._threads.clear()

    def _make(self, title: str, work: Work, done: Callable[[Any], None] | None) -> tuple[Job, _Task]:
        task = _Task(title, work, self._mail)
        job = Job(title, task.progress, self)
        if done is not None:
            job.finished.connect(done)
        self._running[task] = job
        self._look.start()
        return job, task

    def _open_mail(self) -> None:
        """Pass on all that the workers have told since."""
        while True:
            try:
                told = self._mail.get_nowait()
            except queue.Empty:
                break
            if told.task is None:
                told.carried()
                continue
            job = self._running.get(told.task)
            if job is None:
                continue
            if told.what != "progressed":
                del self._running[told.task]
            job.deliver(told.what, told.carried)
            if job.done:
                job.deleteLater()
        if not self._running:
            self._look.stop()

    def _lane(self, name: str) -> queue.SimpleQueue[_Task | None]:
        lane = self._lanes.get(name)
        if lane is None:
            lane = self._lanes[name] = queue.SimpleQueue()
            thread = threading.Thread(
                target=_serve, args=(lane, self._on_thread_end), name=f"jobs-{name}", daemon=True
            )
            self._threads.append(thread)
            thread.start()
        return lane


def _serve(lane: queue.SimpleQueue[_Task | None], on_end: Callable[[], None] | None) -> None:
    """A worker's life: one task after the other, until there is none."""
    try:
        while (task := lane.get()) is not None:
            task.carry_out()
            del task
    finally:
        if on_end is not None:
            on_end()
