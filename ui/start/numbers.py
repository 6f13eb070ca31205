"""A few numbers of the start page; each opens the records it counts. No rankings, no targets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.store import Store

_EMS: Final = 7
"""Width a number needs, in heights of the text."""


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number of the start page and the view whose records it counts."""

    title: str
    kind: str
    view: str


KEY_NUMBERS: Final = (
    KeyNumber("未办结的调解案件", "mediation_case", "open"),
    KeyNumber("调解后未回访", "mediation_case", "not_visited"),
    KeyNumber("排查出未化解的纠纷", "screening", "unsettled"),
    KeyNumber("该登记的宣传计划", "publicity_event", "to_settle"),
    KeyNumber("60日内到期的证件", "certificate", "due_60"),
    KeyNumber("未办结的诉讼案件", "litigation_case", "open"),
    KeyNumber("待答复的公开申请", "foi_request", "open"),
    KeyNumber("整改中的问题", "problem", "rectifying"),
)


def count_numbers(store: Store) -> list[tuple[KeyNumber, int]]:
    """Each number with its count, those left out whose register or view this book lacks."""
    return [
        (number, listing.count(store, ListQuery(number.kind, view=number.view)))
        for number in KEY_NUMBERS
        if number.kind in store.kinds
        and any(view.key == number.view for view in store.kinds[number.kind].views)
    ]


class NumberCard(QPushButton):
    """A button as large as what stands on it."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class NumberRow(QWidget):
    """The numbers side by side, in as many lines as the width asks for."""

    view_asked = Signal(str, str)

    def __init__(self, numbers: Sequence[tuple[KeyNumber, int]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = [self._card(number, count) for number, count in numbers]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._columns = 0
        self._place(len(self.cards))

    def _card(self, number: KeyNumber, count: int) -> NumberCard:
        card = NumberCard()
        card.setObjectName("number_card")
        card.setAccessibleName(f"{number.title} {count} 条，打开")
        card.setToolTip(f"打开{number.title}的记录")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.setSpacing(0)
        big = QLabel(f"{count:,}")
        big.setObjectName("number" if count else "number_none")
        words = QLabel(number.title)
        words.setObjectName("small")
        words.setWordWrap(True)
        for label in (big, words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inner.addWidget(label)
        card.clicked.connect(lambda checked=False: self.view_asked.emit(number.kind, number.view))
        return card

    def _place(self, columns: int) -> None:
        columns = max(columns, 1)
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fits = max(self.width() // (_EMS * self.fontMetrics().height()), 1)
        lines = -(-len(self.cards) // fits)
        self._place(-(-len(self.cards) // max(lines, 1)))
