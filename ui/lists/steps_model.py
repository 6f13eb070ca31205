"""What the tables of imports and of recent actions show: lines of text, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from lawgov_desktop.storage.actions import Action
from lawgov_desktop.storage.imports import ImportEntry
from ui.colours import QUIET, shade
from ui.widgets.headed import Headed

Index = QModelIndex | QPersistentModelIndex

IMPORT_HEADINGS = ("时间", "经办人", "登记簿", "文件", "工作表", "新增", "更新", "状态")
ACTION_HEADINGS = ("时间", "经办人", "做了什么", "记录数", "状态")


@dataclass(frozen=True, slots=True)
class Step:
    """A line: its cells, whether it was taken back, and what it stands for."""

    cells: tuple[str, ...]
    faded: bool
    about: Any


class StepsModel(Headed, QAbstractTableModel):
    """A plain table of steps; numbers stand at the right, taken-back lines are greyed and say so in words."""

    def __init__(
        self, headings: Sequence[str], numbers: Sequence[int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self._numbers = frozenset(numbers)
        self.steps: tuple[Step, ...] = ()

    def show(self, steps: Sequence[Step]) -> None:
        self.beginResetModel()
        self.steps = tuple(steps)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.headings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step = self.steps[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return step.cells[index.column()]
        if role == Qt.ItemDataRole.ForegroundRole and step.faded:
            return shade(QUIET)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numbers:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def import_step(entry: ImportEntry, title: str) -> Step:
    """The line of one import; ``title`` of its register."""
    counts = [f"{entry.counts.get(name, 0):,}" for name in ("created", "updated")]
    return Step(
        (
            entry.at.replace("T", " ")[:16],
            entry.who,
            title,
            entry.file_name,
            entry.sheet,
            *counts,
            "已撤销" if entry.undone else "",
        ),
        entry.undone,
        entry,
    )


def action_step(action: Action) -> Step:
    """The line of one action."""
    state = "已撤销" if action.undone else ""
    return Step(
        (action.at.replace("T", " ")[:16], action.who, action.words, f"{action.records:,}", state),
        action.undone,
        action,
    )
