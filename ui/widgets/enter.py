"""Keeps Enter where it was pressed: a row opens, a field is done, and the window's button stays out of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget


class _Keeper(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        if isinstance(watched, QAbstractItemView) and watched.currentIndex().isValid():
            watched.activated.emit(watched.currentIndex())
        if isinstance(watched, QLineEdit):
            watched.editingFinished.emit()
        return True


def keep_enter(*widgets: QWidget) -> None:
    """Enter in these does not press the default button of their window.

    A view tells ``activated`` and a line ``editingFinished`` all the same. Qt hands Enter on to the window
    even when a row took it, and the window then presses 关闭 (or, worse, what writes).
    """
    for widget in widgets:
        widget.installEventFilter(_Keeper(widget))
