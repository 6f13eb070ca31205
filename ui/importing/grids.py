"""Tables and pills as the third step of an import has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractItemModel, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.colours import ACCENT, shade
from ui.importing.change_model import Index
from ui.importing.pieces import scaled


class RoomyRows(QStyledItemDelegate):
    """Rows of a tree as high as those of the tables beside it, with their frame around the cell in use."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        focus = QStyle.StateFlag.State_HasFocus
        in_use = bool(option.state & focus)
        option.state &= ~focus  # Fusion's own frame is a raised grey box
        super().paint(painter, option, index)
        if in_use:
            painter.save()
            painter.setPen(shade(ACCENT))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), option.fontMetrics.height() + 12)


def grid(model: QAbstractItemModel, name: str, widths: Sequence[int]) -> QTableView:
    """A table of lines: one row is chosen at a time, the last column takes what room is left."""
    table = QTableView()
    table.setAccessibleName(name)
    table.setModel(model)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(table.fontMetrics().height() + 12)
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.setAlternatingRowColors(True)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    head.setStretchLastSection(True)
    for column, width in enumerate(widths):
        table.setColumnWidth(column, scaled(table, width))
    return table


class Pills(QWidget):
    """A row of words of which one is chosen; each has its count."""

    def __init__(
        self, choices: Sequence[tuple[str, Callable[[], None]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._words = [word for word, _ in choices]
        self.group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for place, (word, action) in enumerate(choices):
            pill = QPushButton(word)
            pill.setObjectName("pill")
            pill.setCheckable(True)
            pill.setChecked(place == 0)
            pill.setAutoDefault(False)
            pill.clicked.connect(lambda _=False, act=action: act())
            self.group.addButton(pill, place)
            row.addWidget(pill)

    def show_counts(self, counts: Sequence[int]) -> None:
        for button, word, count in zip(self.group.buttons(), self._words, counts, strict=True):
            button.setText(f"{word} {count:,}")

    def choose(self, place: int) -> None:
        """As a click on that word."""
        self.group.button(place).click()

    def mark(self, place: int) -> None:
        """Show a word as chosen without doing anything."""
        self.group.button(place).setChecked(True)
