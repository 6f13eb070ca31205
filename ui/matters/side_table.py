"""One line of a comparison side by side: every field of the old and of the new version."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from ui.colours import ACCENT
from ui.matters.versions_model import SIDES
from ui.widgets.toned import ink_item


class SideTable(QTableWidget):
    """What differs stands first, with ≠ before its label; texts wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(SIDES), parent)
        self.setHorizontalHeaderLabels(list(SIDES))
        self.setAccessibleName("逐栏对比")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)

    def show_rows(self, rows: Sequence[tuple[str, str, str, bool]]) -> None:
        """(label, old, new, whether they differ)."""
        self.setRowCount(len(rows))
        for place, (label, old, new, differs) in enumerate(rows):
            for column, text in enumerate((f"≠ {label}" if differs else label, old, new)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
                if differs:
                    ink_item(item, ACCENT)
                self.setItem(place, column, item)
        self.resizeRowsToContents()
        self.scrollToTop()
