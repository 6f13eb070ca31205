"""Has the whole report read by the checker, as it will be printed, in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.marks import plain
from lawgov_desktop.registers.report.whose import Whose
from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.figures import answer_all
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.party_names import party_names
from lawgov_desktop.reporting.report.writing import period_of
from lawgov_desktop.reporting.report_text import text_lines
from lawgov_desktop.storage.store import Store
from ui.jobs import Jobs

_FOOT: Final = 2
"""Lines below the text: the organ and the day."""


class Checking(QObject):
    """Keeps what was found last. The first line that is read is the title, a field of its own."""

    read = Signal()

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self.findings: tuple[Finding, ...] = ()
        self._lines: tuple[str, ...] = ()

    def check(self, report: Draft, body: str, whose: Callable[[], Whose]) -> None:
        """Read the report; :attr:`read` is sent when it is done. UserError when its span is not known."""
        period = period_of(report)
        signed = date_in_words(report.get("signed_on")) or date_in_words(self._store.today().isoformat())
        text = "\n".join((report.get("title") or "", plain(body), whose().organ, signed))
        store, last = self._store, report.get("base_text") or ""

        def look() -> list[Finding]:
            figures = answer_all(store, FIGURES, period)
            names = party_names(store)
            return check_report(
                text_lines(text), period.first.year, figures, names, text_lines(last) if last else ()
            )

        self._jobs.quiet(lambda: (text, look()), self._found)

    def forget(self) -> None:
        """Another text stands there now."""
        self.findings, self._lines = (), ()

    def _found(self, read: tuple[str, list[Finding]]) -> None:
        text, findings = read
        self._lines, self.findings = tuple(text.split("\n")), tuple(findings)
        self.read.emit()

    def standing(self, body: str) -> list[tuple[int, Finding]]:
        """(paragraph from 0, finding) of what still stands as it was read; what was changed is dealt with.

        What is still nearly last year's is told at the margin of the text. A finding of the title or of the
        foot stays until the whole is read again, at the first or the last paragraph.
        """
        now = plain(body).split("\n")
        places: dict[str, list[int]] = {}
        for place, line in enumerate(now):
            places.setdefault(line, []).append(place)
        last = len(self._lines) - _FOOT
        found = []
        for one in self.findings:
            if one.rule == "same_as_last_year":
                continue
            if not 1 < one.line <= last:
                found.append((0 if one.line <= 1 else len(now) - 1, replace(one, start=0, end=0)))
            elif stands := places.get(self._lines[one.line - 1]):
                found.append((min(stands, key=lambda place: abs(place - one.line + 2)), one))
        return found
