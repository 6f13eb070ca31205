"""Has the whole report read by the checker, as it will be printed, in the background."""

from __future__ import annotations

from collections.abc import Callable

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


class Checking(QObject):
    """Keeps what was found last. The first line that is read is the title, a field of its own."""

    read = Signal()

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store, self._jobs = store, jobs
        self.findings: tuple[Finding, ...] = ()

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

        self._jobs.quiet(look, self._found)

    def _found(self, findings: list[Finding]) -> None:
        self.findings = tuple(findings)
        self.read.emit()
