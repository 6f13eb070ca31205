"""取消选中的活动: several planned events are not held, for one reason (rain, a notice …)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout

from lawgov_desktop.procedures.publicity_plan import mark_cancelled
from ui.tools.tool import ToolDesk
from ui.widgets.messages import tell


class CancelDialog(QDialog):
    """Asks for the reason: without one nothing is cancelled."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self.setWindowTitle("取消选中的活动")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(440)
        words = QLabel(f"选中的 {len(desk.selected)} 场活动改为“已取消”。为什么没有开展？")
        words.setWordWrap(True)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("如 下大雨，集市没有开市")
        self.reason.setAccessibleName("取消的原因")
        words.setBuddy(self.reason)
        buttons = QDialogButtonBox()
        self.cancel_button = buttons.addButton("改为已取消", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button.setObjectName("primary")
        self.cancel_button.setEnabled(False)
        buttons.addButton("不取消了", QDialogButtonBox.ButtonRole.RejectRole)
        self.reason.textChanged.connect(lambda text: self.cancel_button.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self._write)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(12)
        for widget in (words, self.reason, buttons):
            whole.addWidget(widget)

    def _write(self) -> None:
        desk, reason = self._desk, self.reason.text()
        store, chosen = desk.office.store, desk.selected

        def failed(error: BaseException) -> None:
            tell(error, desk.icons, desk.window)

        def told(action_id: str) -> None:
            desk.say(f"已取消 {len(chosen)} 场活动；补办可以在详情里点“安排补办”。", desk.undo)

        desk.jobs.write("取消普法活动", lambda: mark_cancelled(store, chosen, reason), told, failed)
        self.accept()


def cancel_selected(desk: ToolDesk) -> CancelDialog | None:
    """Ask for the reason and cancel what is selected."""
    if not desk.selected:
        desk.say("请先在表里选中要取消的活动，可以按住 Ctrl 选几条。")
        return None
    dialog = CancelDialog(desk)
    dialog.open()
    return dialog
