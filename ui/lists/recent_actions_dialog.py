"""最近操作: what was done to the book, the newest first, one step per line, each to be taken back (B09)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.storage.actions import Action, recent_actions
from ui.lists.steps_model import ACTION_HEADINGS, StepsModel, action_step
from ui.lists.steps_table import StepsTable, fitting
from ui.lists.undoing import Undoing
from ui.widgets.icons import Icons
from ui.widgets.nothing_here import nothing_here

_SHOWN: Final = 200


class RecentActionsDialog(QDialog):
    """撤销 for a step that stands, 重做 for one that was taken back."""

    def __init__(self, office: Office, undoing: Undoing, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("最近操作")
        self.resize(fitting(self, 820, 560))
        self._office, self._undoing = office, undoing
        told = QLabel("每一行是一步操作。撤销后，之后又改过的记录会留下不动；撤销了也可以重做。")
        told.setObjectName("quiet")
        told.setWordWrap(True)
        self.table = StepsTable(StepsModel(ACTION_HEADINGS, (3,), self), (2,), "最近操作")
        self.table.chosen.connect(self._show_state)
        self.undo_button = QPushButton("撤销这一步")
        self.undo_button.setIcon(icons("undo"))
        self.undo_button.setAutoDefault(False)
        self.undo_button.clicked.connect(self._undo)
        self.nothing = nothing_here("还没有做过什么。新增、修改、删除、导入以后，这里一步一行，都能撤销。")
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.undo_button)
        row.addStretch(1)
        row.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(told)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.nothing, 1)
        whole.addLayout(row)
        self.reload()
        self.table.setFocus()

    def reload(self) -> None:
        """Read the list anew."""
        found = recent_actions(self._office.store, _SHOWN)
        self.table.show_steps([action_step(one) for one in found])
        self.table.setVisible(bool(found))
        self.nothing.setVisible(not found)

    def _action(self) -> Action | None:
        step = self.table.step()
        return step.about if step else None

    def _show_state(self) -> None:
        action = self._action()
        self.undo_button.setEnabled(action is not None)
        redo = action is not None and (action.undone or action.label.startswith("撤销："))
        self.undo_button.setText("重做这一步" if redo else "撤销这一步")

    def _undo(self) -> None:
        action = self._action()
        if action is not None:
            # What was taken back comes again when the step that took it back is taken back.
            self._undoing.undo_by_id(action.undone_by or action.action_id, self)
