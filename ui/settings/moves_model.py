"""The deadlines that would move, row by row; titles of records are read when a row is painted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from lawgov_desktop.storage.due_moves import DueMove
from lawgov_desktop.storage.store import Store
from ui.widgets.headed import Headed


class MovesModel(Headed, QAbstractTableModel):
    """One clock per row, the day before beside the day after."""

    headings = ("原到期日", "新到期日", "变动", "期限", "事项", "登记簿", "起算日")

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.moves: Sequence[DueMove] = ()

    def show(self, moves: Sequence[DueMove]) -> None:
        self.beginResetModel()
        self.moves = moves
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.moves)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return len(self.headings)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        move, column = self.moves[index.row()], index.column()
        if column == 4:
            return self._store.names.title(move.kind, move.uuid) or "（没有名称）"
        return (
            move.before or "没有", move.after or "没有", moved_by(move), move.clock_title, "",
            self._store.kinds[move.kind].title, move.start,
        )[column]  # fmt: skip


def moved_by(move: DueMove) -> str:
    """晚 3 天, 早 3 天, 开始计时, 不再计时."""
    if move.before is None:
        return "开始计时"
    if move.after is None:
        return "不再计时"
    days = (date.fromisoformat(move.after) - date.fromisoformat(move.before)).days
    return f"晚 {days} 天" if days > 0 else f"早 {-days} 天"
