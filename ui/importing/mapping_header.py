"""The head of the preview: above every column its letter, a box to choose the field, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView, QWidget

from ui.colours import INK, LINE, QUIET
from ui.importing.column_choice import DROP, KEEP, ColumnChoice

_GROUND: Final = "#eef1f3"


class MappingHeader(QHeaderView):
    """A horizontal header with a box per column; ``chosen(column, choice)`` tells of a person's choice."""

    chosen = Signal(int, str)

    def __init__(self, fields: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """``fields``: (path, heading) of what a column may become."""
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._choices: tuple[ColumnChoice, ...] = ()
        self._boxes: list[QComboBox] = []
        self._items = QStandardItemModel(self)
        for path, word in ((KEEP, "原文另存（自动）"), (DROP, "不导入这一列"), *fields):
            item = QStandardItem(word)
            item.setData(path, Qt.ItemDataRole.UserRole)
            self._items.appendRow(item)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(96)
        self.setDefaultSectionSize(150)
        self.sectionResized.connect(self._place)

    def show_choices(self, choices: Sequence[ColumnChoice]) -> None:
        self._choices = tuple(choices)
        while len(self._boxes) < len(self._choices):
            self._boxes.append(self._new_box(len(self._boxes)))
        for box in self._boxes[len(self._choices) :]:
            box.hide()
        for box, choice in zip(self._boxes, self._choices, strict=False):
            place = self._items.match(
                self._items.index(0, 0),
                Qt.ItemDataRole.UserRole,
                choice.choice,
                1,
                Qt.MatchFlag.MatchExactly,
            )
            box.blockSignals(True)
            box.setCurrentIndex(place[0].row() if place else 0)
            box.blockSignals(False)
            box.setAccessibleName(f"{choice.letter} 列“{choice.heading}”对应的栏目，{choice.mark}")
            box.setToolTip(f"{choice.letter} 列：{choice.heading or '（无标题）'}\n{choice.why}")
        self._place()
        self.viewport().update()

    def box(self, column: int) -> QComboBox:
        return self._boxes[column]

    def choice(self, column: int) -> ColumnChoice:
        return self._choices[column]

    def _new_box(self, column: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.setModel(self._items)
        box.setMaxVisibleItems(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(4)
        box.view().setMinimumWidth(220)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)
        box.activated.connect(
            lambda row: self.chosen.emit(column, self._items.item(row).data(Qt.ItemDataRole.UserRole))
        )
        return box

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel:
            return True  # rolling over the table must not change a choice unseen
        if event.type() == QEvent.Type.FocusIn and watched in self._boxes:
            self._bring_into_view(self._boxes.index(watched))
        return super().eventFilter(watched, event)

    def _bring_into_view(self, column: int) -> None:
        table = self.parentWidget()
        if isinstance(table, QTableView):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            bar = table.horizontalScrollBar()
            if left < 0:
                bar.setValue(bar.value() + left)
            elif left + width > self.viewport().width():
                bar.setValue(bar.value() + min(left, left + width - self.viewport().width()))

    # ------------------------------------------------------------ places and painting

    def _line(self) -> int:
        return self.fontMetrics().height()

    def _box_height(self) -> int:
        return self._boxes[0].sizeHint().height() if self._boxes else self._line() + 12

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._line() * 2 + self._box_height() + 16)

    def setOffset(self, offset: int) -> None:
        super().setOffset(offset)
        self._place()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def _place(self) -> None:
        top = self._line() + 6
        for column, box in enumerate(self._boxes[: len(self._choices)]):
            if column >= self.count():
                box.hide()
                continue
            left = self.sectionViewportPosition(column)
            box.setGeometry(left + 4, top, self.sectionSize(column) - 9, self._box_height())
            box.setVisible(not self.isSectionHidden(column))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        painter.save()
        painter.fillRect(rect, QColor(_GROUND))
        painter.setPen(QColor(LINE))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if logical < len(self._choices):
            choice = self._choices[logical]
            inner = rect.adjusted(6, 3, -6, -4)
            painter.setPen(QColor(INK))
            font = painter.font()
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, choice.letter)
            letter = painter.fontMetrics().horizontalAdvance(choice.letter) + 6
            font.setBold(False)
            painter.setFont(font)
            painter.setPen(QColor(QUIET))
            heading = painter.fontMetrics().elidedText(
                choice.heading, Qt.TextElideMode.ElideRight, inner.width() - letter
            )
            painter.drawText(
                inner.adjusted(letter, 0, 0, 0),
                Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft,
                heading,
            )
            painter.setPen(QColor(choice.colour))
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, choice.mark)
        painter.restore()
