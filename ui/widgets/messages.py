"""Messages to a person: what happened, whether the data is safe, what to do next (feature U03)."""

from __future__ import annotations

import traceback
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from ui.colours import AMBER, RED
from ui.widgets.icons import Icons


class FaultDialog(QDialog):
    """Tells of a fault in three sentences; of a defect of the program with details to hand on."""

    def __init__(self, error: BaseException, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        ours = not isinstance(error, UserError)
        self.setWindowTitle("程序出错了" if ours else "请注意")
        self.setMinimumWidth(440)
        what, safe, todo = sentences(error)
        picture = QLabel()
        icons.show_on(picture, "warning", RED if ours else AMBER, 32)
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(8)
        for name, text in (("heading", what), ("", safe), ("", todo)):
            if text:
                line = QLabel(text)
                line.setObjectName(name)
                line.setWordWrap(True)
                line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.addWidget(line)
        words.addStretch(1)
        upper = QHBoxLayout()
        upper.setSpacing(16)
        upper.addWidget(picture)
        upper.addLayout(words, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addLayout(upper)
        buttons = QDialogButtonBox()
        close = buttons.addButton("知道了", QDialogButtonBox.ButtonRole.AcceptRole)
        close.setObjectName("primary")
        close.setDefault(True)
        buttons.accepted.connect(self.accept)
        if ours:
            details = QPlainTextEdit("".join(traceback.format_exception(error)))
            details.setReadOnly(True)
            details.setAccessibleName("技术细节")
            details.hide()
            details.setMinimumHeight(180)
            more = buttons.addButton("技术细节", QDialogButtonBox.ButtonRole.ActionRole)
            more.clicked.connect(lambda: details.setVisible(not details.isVisible()))
            copy = buttons.addButton("复制给技术人员", QDialogButtonBox.ButtonRole.ActionRole)
            copy.clicked.connect(lambda: QApplication.clipboard().setText(details.toPlainText()))
            whole.addWidget(details)
        whole.addWidget(buttons)


def sentences(error: BaseException) -> tuple[str, str, str]:
    """What happened, whether the data is safe, what to do: three Chinese sentences for any exception."""
    if isinstance(error, UserError):
        return error.what, error.data_safe, error.todo
    return (
        "程序遇到了没有料到的问题，刚才这一步没有做完。",
        "已经保存的内容不受影响。",
        "可以再试一次；如果又出现，请按“复制给技术人员”，把内容发给他们。",
    )


def tell(error: BaseException, icons: Icons, parent: QWidget | None) -> FaultDialog:
    """Show a fault without holding the program up; the dialog closes itself away."""
    dialog = FaultDialog(error, icons, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def ask(parent: QWidget, title: str, question: str, *answers: str) -> int:
    """One question, one sentence; the first answer is the safe one, chosen by Enter. Esc gives the last.

    Returns the number of the answer, from 0.
    """
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(question)
    box.setIcon(QMessageBox.Icon.NoIcon)
    buttons = [box.addButton(answer, QMessageBox.ButtonRole.ActionRole) for answer in answers]
    buttons[0].setObjectName("primary")
    box.setDefaultButton(buttons[0])
    box.setEscapeButton(buttons[-1])
    box.exec()
    clicked = box.clickedButton()
    return next((place for place, button in enumerate(buttons) if button is clicked), len(buttons) - 1)


class Notice(QFrame):
    """A quiet notice at the lower edge of a window, with 撤销 where that makes sense; it leaves by itself."""

    _SECONDS = 8

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = QLabel()
        self._undo = QPushButton("撤销")
        self._close = QPushButton("知道了")
        for button in (self._undo, self._close):
            button.setAutoDefault(False)  # in a dialog Enter in a field would take back what was just written
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self._text, 1)
        row.addSpacing(8)
        row.addWidget(self._undo)
        row.addWidget(self._close)
        self._on_undo: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=self._SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._undone)
        self._close.clicked.connect(self.hide)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], None] | None = None, word: str = "撤销") -> None:
        """Show ``text``; with ``undo`` also a button that calls it once."""
        self._text.setText(text)
        self.setAccessibleName(text)
        self._on_undo = undo
        self._undo.setText(word)
        self._undo.setVisible(undo is not None)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    @property
    def text(self) -> str:
        return self._text.text()

    def _undone(self) -> None:
        undo, self._on_undo = self._on_undo, None
        self.hide()
        if undo is not None:
            undo()

    def _place(self) -> None:
        window = self._window
        self._text.setWordWrap(False)
        width, height = self.sizeHint().width(), self.sizeHint().height()
        if width > window.width() - 32:
            width = window.width() - 32
            self._text.setWordWrap(True)
            height = self.heightForWidth(width)
        self.setGeometry((window.width() - width) // 2, window.height() - height - 48, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False
