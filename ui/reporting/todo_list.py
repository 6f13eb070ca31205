"""What is still to be done with a report, each with what a double click does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from lawgov_desktop.reporting.report.from_last_year import Open

_ONE_BY_ONE: Final = frozenset({"zero", "none", "claim", "doubt"})
"""What the registers say otherwise, or may say: each is told by itself, before the rest."""


class TodoList(QListWidget):
    """Enter or a double click does the thing; the list is written anew whenever something changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("还要做的事")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # What is to be done is read whole, not guessed at from its first words.
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setSpacing(1)
        self._does: list[Callable[[], object]] = []
        self.itemActivated.connect(self._do)

    def begin(self) -> None:
        """Write the list anew."""
        self.clear()
        self._does = []

    def add(self, words: str, do: Callable[[], object]) -> None:
        item = QListWidgetItem(words)
        item.setToolTip(words)
        self.addItem(item)
        self._does.append(do)

    def words(self) -> list[str]:
        return [self.item(row).text() for row in range(self.count())]

    def _do(self, item: QListWidgetItem) -> None:
        self._does[self.row(item)]()


def told_of_open(places: Iterable[Open]) -> Iterator[tuple[str, Open]]:
    """Words for what is open of last year, and where: one for each contradiction, one for a paragraph."""
    every = list(places)
    for one in every:
        if one.why in _ONE_BY_ONE:
            yield f"待核：{one.clause}——{one.said}", one
    rest = [one for one in every if one.why not in _ONE_BY_ONE]
    count = Counter(one.line for one in rest)
    for one in rest:
        if one.line in count:
            number = count.pop(one.line)
            yield f"待核{f' {number} 处' if number > 1 else ''}：{one.clause}——{one.said}", one
