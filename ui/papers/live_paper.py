"""A paper of a form that is being filled in, made again and again by a worker; the newest draft wins."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import Cancelled
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft, RecordType
from ui.jobs import Jobs
from ui.papers.making import DraftPaper, paper_of_draft
from ui.papers.pdf_file import PdfFile


@dataclass(frozen=True, slots=True)
class Live:
    """What came of a draft: the paper and its pages, or what kept it from being made."""

    paper: DraftPaper
    file: PdfFile | None = None
    error: Exception | None = None


class LivePaper(QObject):
    """Makes one paper at a time. A draft that comes meanwhile waits, and the one before is given up."""

    made = Signal(object)
    """Carries the :class:`Live` of the newest draft. Whoever takes it closes its file."""

    def __init__(self, office: Office, kind: RecordType, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._kind = kind
        self._jobs = jobs
        self._waiting: tuple[Draft, str] | None = None
        self._progress: Progress | None = None
        """Of the paper being made; None while none is."""

    @property
    def making(self) -> bool:
        return self._progress is not None

    def ask(self, draft: Draft, wanted: str) -> None:
        """Make this paper (``wanted`` names it) of this draft, soon; nobody may change the draft any more."""
        self._waiting = (draft, wanted)
        if self._progress is not None:
            self._progress.cancel()
        else:
            self._next()

    def forget(self) -> None:
        """Nobody looks any more."""
        self._waiting = None
        if self._progress is not None:
            self._progress.cancel()

    def _next(self) -> None:
        if self._waiting is None:
            return
        (draft, wanted), self._waiting = self._waiting, None
        office, kind = self._office, self._kind
        progress = self._progress = Progress()
        # Bound methods: Qt lets go of them when the form is closed before the paper is made.
        job = self._jobs.quiet(lambda: _make(office, kind, draft, wanted, progress), self._came)
        job.cancelled.connect(self._given_up)

    def _came(self, live: Live) -> None:
        newest = self._waiting is None and self._progress is not None and not self._progress.cancelled
        self._progress = None
        if newest:
            self.made.emit(live)
        elif live.file is not None:
            self._jobs.quiet(live.file.close, _nothing)
        self._next()

    def _given_up(self) -> None:
        self._progress = None
        self._next()


def _make(office: Office, kind: RecordType, draft: Draft, wanted: str, progress: Progress) -> Live:
    """In the worker. A half-filled form must not bring up a message at every key: what fails is handed on."""
    try:
        with tempfile.TemporaryDirectory(prefix="lawgov-live-", ignore_cleanup_errors=True) as folder:
            out = Path(folder) / "paper.pdf"
            paper = paper_of_draft(office, kind, draft, wanted, out, progress)
            return Live(paper, PdfFile(out, progress) if paper.paper is not None else None)
    except Cancelled:
        raise
    except Exception as error:  # noqa: BLE001 - the pane says it and shows it on demand; nothing is hidden
        return Live(DraftPaper((), None), error=error)


def _nothing(result: object) -> None:
    return
