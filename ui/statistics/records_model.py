"""The records behind a number, one a line: a hundred thousand cost no more than those in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lawgov_desktop.records.fields import Date
from lawgov_desktop.storage.store import Store
from ui.widgets.headed import Headed

Index = QModelIndex | QPersistentModelIndex

GONE: Final = "（已不在，可能在回收站里）"


class RecordsModel(Headed, QAbstractTableModel):
    """Date and title of each record, read when they come into sight."""

    headings = ("日期", "记录")

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.records: tuple[tuple[str, str], ...] = ()
        """(kind, uuid) in order, each once."""
        self._read: dict[int, tuple[str, str]] = {}

    def show(self, records: Sequence[tuple[str, str]]) -> None:
        self.beginResetModel()
        self.records = tuple(dict.fromkeys(records))
        self._read.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.records)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._line(index.row())[index.column()]
        return None

    def _line(self, row: int) -> tuple[str, str]:
        found = self._read.get(row)
        if found is None:
            found = self._read[row] = self._look(*self.records[row])
        return found

    def _look(self, kind_key: str, uuid: str) -> tuple[str, str]:
        kind = self._store.kinds[kind_key]
        draft = self._store.get(kind_key, uuid)
        if draft is None:
            return "", GONE
        name = kind.order.lstrip("-")
        own = kind.fields.get(name)
        day = (
            own.show(draft.get(name), self._store.names) if isinstance(own, Date) and draft.get(name) else ""
        )
        return day, kind.title_of(draft, self._store.names) or kind.title
