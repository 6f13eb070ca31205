"""Reads broken files one after the other, plans an import of what could be read, and judges the outcome."""

from __future__ import annotations

import collections
import datetime as dt
import re
import sys
import tempfile
import time
import traceback
from pathlib import Path
from types import TracebackType

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, on_day, working_office
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.spreadsheets.plan import make_plan
from lawgov_desktop.spreadsheets.reading import Limits, read_workbook

from .making import Broken

LIMITS = Limits()
PLAN_SECONDS = 20.0
_CHINESE_SENTENCE = re.compile(r"[\u4e00-\u9fff].*[。；]$", re.S)


class Judge:
    """Keeps the figures of a run. ``with`` opens a book for the plans and closes it again."""

    def __init__(self, keep: Path | None = None, *, quiet: bool = False) -> None:
        self.faults: list[str] = []
        self._keep = keep
        self._quiet = quiet
        self._outcomes: collections.Counter[str] = collections.Counter()
        self._sentences: collections.Counter[str] = collections.Counter()
        self._seconds: list[tuple[float, float, str]] = []
        self._peaks: list[tuple[int, str]] = []
        self._folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)

    def __enter__(self) -> Judge:
        self._opened = working_office(
            Path(self._folder.name) / "book.lawgov", who="王示例", today=on_day(dt.date(2026, 1, 10))
        )
        self._office: Office = self._opened.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.__exit__(kind, error, trace)
        self._folder.cleanup()

    def judge(self, file: Broken) -> str:
        """Read and plan one file; the outcome in a word. A fault is told, counted, and its file kept."""
        path = Path(self._folder.name) / file.name
        path.write_bytes(file.content)
        faults_before = len(self.faults)
        began = time.monotonic()
        book = self._read(path)
        read = time.monotonic() - began
        outcome = f"read by {book.read_by}" if book else "refused"
        if book:
            planned = self._plan(path, book)
            outcome += f", {planned}"
        whole = time.monotonic() - began
        if read > LIMITS.seconds + 1:
            self._fault(file.name, f"reading took {read:.1f} s")
        if whole - read > PLAN_SECONDS:
            self._fault(file.name, f"planning took {whole - read:.1f} s")
        self._outcomes[outcome] += 1
        self._seconds.append((whole, read, file.name))
        self._note_peak(file.name)
        path.unlink()
        if len(self.faults) > faults_before and self._keep:
            self._keep.mkdir(parents=True, exist_ok=True)
            (self._keep / file.name).write_bytes(file.content)
        return outcome

    def _read(self, path: Path) -> Workbook | None:
        try:
            return read_workbook(path, limits=LIMITS)
        except UserError as refusal:
            self._sentences[re.sub(r"“.*?”", "“…”", refusal.what)] += 1
            for part in (refusal.what, refusal.todo):
                if not _CHINESE_SENTENCE.search(part):
                    self._fault(path.name, f"not a Chinese sentence: {part!r}")
        except Exception:  # noqa: BLE001 -- whatever else is raised is the fault that is looked for
            self._fault(path.name, traceback.format_exc(limit=-4))
        return None

    def _plan(self, path: Path, book: Workbook) -> str:
        try:
            plan = make_plan(self._office.kind("matter"), book, store=self._office.store, path=path)
            return "planned" if plan.rows else "no rows"
        except UserError as refusal:
            for part in (refusal.what, refusal.todo):
                if not _CHINESE_SENTENCE.search(part):
                    self._fault(path.name, f"not a Chinese sentence: {part!r}")
            return "no plan"
        except Exception:  # noqa: BLE001 -- see above
            self._fault(path.name, traceback.format_exc(limit=-6))
            return "plan failed"

    def _fault(self, name: str, what: str) -> None:
        self.faults.append(f"{name}: {what}")
        if not self._quiet:
            print(f"FAULT {name}: {what}", flush=True)

    def _note_peak(self, name: str) -> None:
        """The highest resident memory of any child so far; it rises at the file that took more."""
        if sys.platform == "win32":
            return
        import resource

        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        if sys.platform == "darwin":
            peak >>= 10  # bytes there, kilobytes elsewhere
        if not self._peaks or peak > self._peaks[-1][0]:
            self._peaks.append((peak, name))

    def sum_up(self) -> None:
        """Print the figures."""
        print(f"{len(self._seconds)} files, {len(self.faults)} faults")
        for outcome, count in self._outcomes.most_common():
            print(f"{count:6}  {outcome}")
        print("sentences:")
        for sentence, count in self._sentences.most_common():
            print(f"{count:6}  {sentence}")
        print("slowest (seconds in all, reading):")
        for whole, read, name in sorted(self._seconds, reverse=True)[:15]:
            print(f"{whole:6.1f} {read:6.1f}  {name}")
        print(f"in all {sum(whole for whole, _, _ in self._seconds):.0f} s; memory of children rose to (MB):")
        for peak, name in self._peaks[-5:]:
            print(f"{peak >> 10:6}  {name}")
