"""What is to be done where one stands: mend what the checker found, or let last year's words stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lawgov_desktop.reporting.checks_marks import full_width
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.report.writing import read_through
from ui.reporting.finding_card import FindingCard, mending_of
from ui.reporting.stale_card import StaleCard

if TYPE_CHECKING:
    from ui.reporting.report_desk import ReportDesk


class AtThePlace(QObject):
    """Two cards of the desk and what their buttons do."""

    def __init__(self, desk: ReportDesk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.finding, self.stale = FindingCard(), StaleCard()
        self._found: tuple[int, Finding] | None = None
        self.finding.mend_asked.connect(self.mend)
        self.stale.read_asked.connect(self.read_through)

    def moved(self) -> None:
        """The cursor went elsewhere."""
        self.finding.hide()
        self.show_stale()

    def show_stale(self) -> None:
        here = self._desk.text.textCursor().blockNumber()
        self.stale.show_percent(self._desk.beside.alike.get(here))

    def go_to_finding(self, paragraph: int, found: Finding) -> None:
        """Show the place and what is to be done about it."""
        desk = self._desk
        desk.text.go_to(paragraph, found.start, found.end)
        self._found = (paragraph, found)
        desk.right.setCurrentIndex(0)
        desk.card.setVisible(desk.text.mark_here() is not None)
        self.finding.show_finding(found, mending_of(found))

    def mend(self) -> None:
        """Write what the checker proposes, as one step that can be undone."""
        if self._found is None:
            return
        (paragraph, found), text = self._found, self._desk.text
        if found.rule == "half_width" and not found.instead:
            text.rewrite(full_width)
            self._desk.check()  # nearly every paragraph is another one now
            return
        text.mend(paragraph, found.start, found.end, found.instead)
        self._desk.said.setText("已改；Ctrl+Z 撤销。")
        self.finding.hide()
        self._desk.rested()

    def next_stale(self) -> None:
        """On to the next paragraph that is still last year's."""
        desk = self._desk
        here = desk.text.textCursor().blockNumber()
        later = [place for place in desk.beside.alike if place > here] or list(desk.beside.alike)
        if later:
            desk.right.setCurrentIndex(0)
            desk.text.go_to(min(later))

    def read_through(self) -> None:
        """A person has read the paragraph: it may stay as it was last year."""
        desk = self._desk
        line = desk.text.paragraph_here()
        desk.numbers_edited.emit(read_through(desk.store, desk.report(), line))
        desk.beside.look()
        self.next_stale()
