"""The numbers of the start page; each opens the records it counts. No rankings, no targets.

Above, what waits to be done, as named views count it; below it the year so far, as the report counts it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.reporting.figures import Answered
from lawgov_desktop.reporting.year_numbers import YEAR_NUMBERS
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.store import Store

_EMS: Final = 7
"""Width a number needs, in heights of the text."""
_WAITING: Final = "…"


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
    """A button as large as what stands on it: a number and its words, below or beside it."""

    def __init__(self, words: str, parent: QWidget | None = None, *, beside: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("number_card")
        self._beside = beside
        self.number = QLabel(_WAITING)
        self.words = QLabel(words)
        self.words.setObjectName("small")
        self.words.setWordWrap(not beside)
        inner = QHBoxLayout(self) if beside else QVBoxLayout(self)
        inner.setContentsMargins(12, 4 if beside else 8, 12, 4 if beside else 8)
        inner.setSpacing(8 if beside else 0)
        for label in (self.number, self.words):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner.addWidget(self.number)
        inner.addWidget(self.words, int(beside))

    def show_count(self, count: int) -> None:
        """The number itself; nothing stands fainter."""
        self.number.setText(f"{count:,}")
        usual, none = ("heading", "quiet") if self._beside else ("number", "number_none")
        self.number.setObjectName(usual if count else none)
        self.number.style().polish(self.number)

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class CardLines(QWidget):
    """Cards side by side, in as many lines as the width asks for."""

    def __init__(self, cards: Sequence[NumberCard], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = list(cards)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self._columns = 0
        self._place(len(self.cards))

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


class NumberRow(CardLines):
    """What waits to be done."""

    view_asked = Signal(str, str)

    def __init__(self, numbers: Sequence[tuple[KeyNumber, int]], parent: QWidget | None = None) -> None:
        super().__init__([self._card(number, count) for number, count in numbers], parent)

    def _card(self, number: KeyNumber, count: int) -> NumberCard:
        card = NumberCard(number.title)
        card.show_count(count)
        card.setAccessibleName(f"{number.title} {count} 条，打开")
        card.setToolTip(f"打开{number.title}的记录")
        card.clicked.connect(lambda checked=False: self.view_asked.emit(number.kind, number.view))
        return card


class YearRow(CardLines):
    """The year so far, in the figures of the report: the rule on hover, a click lists exactly the records."""

    list_asked = Signal(str, str, object)
    """(kind, what they are, uuids)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([NumberCard(title, beside=True) for _, title in YEAR_NUMBERS], parent)
        self._told: dict[str, Answered] = {}
        for card in self.cards:
            card.setEnabled(False)
            card.clicked.connect(lambda checked=False, card=card: self._open(card))

    def show_numbers(self, numbers: Sequence[tuple[str, Answered]]) -> None:
        """(short name, what the figure answers); a number whose register this book lacks is hidden."""
        self._told = dict(numbers)
        for card in self.cards:
            title = card.words.text()
            told = self._told.get(title)
            card.setVisible(told is not None)
            if told is None:
                continue
            figure, period = told.figure, told.period.in_words
            card.show_count(told.value)
            card.setEnabled(True)
            card.setAccessibleName(f"本年{title} {told.value} {figure.unit}，打开")
            rule = f"{figure.title}（{period}）\n口径：{figure.rule}"
            card.setToolTip(rule)
            card.setAccessibleDescription(rule)

    def _open(self, card: NumberCard) -> None:
        title = card.words.text()
        told = self._told.get(title)
        if told is not None:
            self.list_asked.emit(told.figure.kind, f"本年{title}", told.records)
