"""Small parts of the import window: the strip of steps, a refusal in place, the bar of running work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.colours import ACCENT, AMBER, FAINT, GREEN, INK, QUIET, Tone
from ui.widgets.icons import Icons
from ui.widgets.messages import sentences
from ui.widgets.toned import dress_in

_USUAL_LINE: Final = 19
"""Pixels of a line at 100 %."""


class StepStrip(QFrame):
    """The steps by number and name; the present one is bold and underlined, done ones carry a tick."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self._titles = tuple(titles)
        self._labels: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for place, title in enumerate(self._titles):
            if place:
                arrow = QLabel("›")
                arrow.setObjectName("quiet")
                row.addWidget(arrow)
            label = QLabel(title)
            self._labels.append(label)
            row.addWidget(label)
        row.addStretch(1)
        self.go(0)

    def go(self, step: int) -> None:
        for place, (label, title) in enumerate(zip(self._labels, self._titles, strict=True)):
            mark = "✓" if place < step else str(place + 1)
            colour = ACCENT if place == step else GREEN if place < step else FAINT
            # Rich text: the application's style sheet would override a weight or border given here.
            text = f"{mark} {title}"
            label.setText(f"<b><u>{text}</u></b>" if place == step else text)
            dress_in(label, f"color: {colour}; padding: 4px 8px;")
        self.setAccessibleName(f"第 {step + 1} 步，共 {len(self._titles)} 步：{self._titles[step]}")


class Refusal(QFrame):
    """A fault told in place: what happened, is the data safe, what to do; hidden while all is well."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practice")  # the amber strip of the style sheet
        self._what, self._rest = QLabel(), QLabel()
        picture = QLabel()
        icons.show_on(picture, "warning", AMBER, 20)
        picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self._what, self._rest):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        dress_in(self._rest, f"color: {INK}; font-weight: 400;")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(picture)
        row.addLayout(words, 1)
        self.hide()

    def tell(self, error: BaseException) -> None:
        self.say(*sentences(error))

    def say(self, what: str, *more: str) -> None:
        self._what.setText(what)
        self._rest.setText("".join(part for part in more if part))
        self._rest.setVisible(any(more))
        self.setAccessibleName(self.text)
        self.show()

    @property
    def text(self) -> str:
        return f"{self._what.text()}{self._rest.text()}"


class WorkingBar(QFrame):
    """What is being done, n of N, and 取消; hidden while nothing runs."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        stays = self.sizePolicy()
        stays.setRetainSizeWhenHidden(True)
        self.setSizePolicy(stays)
        self._text, self._count = QLabel(), QLabel()
        self._count.setObjectName("quiet")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("进度")
        self.stop_button = QPushButton("停止")
        self.stop_button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(16)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._count)
        row.addWidget(self.stop_button)
        self.hide()

    def begin(self, doing: str) -> None:
        self.stop_button.setEnabled(True)
        self.show_progress(doing, 0, 0)
        self.show()

    def stopping(self) -> None:
        self.stop_button.setEnabled(False)
        self._text.setText("正在停下……")

    def show_progress(self, doing: str, done: int, total: int) -> None:
        if not self.stop_button.isEnabled():
            return
        self._text.setText(f"{doing}……")
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done:,} / {total:,}" if total else "")


class Tile(QFrame):
    """A number with its word; where ``clicks``, a click or Enter narrows a list to what it counts."""

    clicked = Signal()

    def __init__(
        self, word: str, colour: Tone = INK, parent: QWidget | None = None, *, clicks: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._word = word
        self._colour = colour
        self._clicks = clicks
        if clicks:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(f"点一下：只看“{word}”")
            dress_in(self, f"Tile#card:focus {{ border: 2px solid {ACCENT}; }}")
        self._number = QLabel("0")
        self._number.setObjectName("title")
        name = QLabel(word)
        name.setObjectName("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(0)
        column.addWidget(self._number)
        column.addWidget(name)
        self.count(0)

    def count(self, number: int) -> None:
        colour = self._colour if number else QUIET
        self._number.setText(f"{number:,}")
        dress_in(self._number, f"color: {colour};")
        self.setAccessibleName(f"{self._word} {number}")

    @property
    def number(self) -> int:
        return int(self._number.text().replace(",", ""))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._clicks and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._clicks and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


def confirmed(parent: QWidget, title: str, question: str, yes: str, *, otherwise: str) -> bool:
    """One question in one sentence. Enter and Esc both give ``otherwise``, the safe answer."""
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setText(question)
    box.setIcon(QMessageBox.Icon.NoIcon)
    safe = box.addButton(otherwise, QMessageBox.ButtonRole.RejectRole)
    risky = box.addButton(yes, QMessageBox.ButtonRole.ActionRole)
    safe.setObjectName("primary")
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    box.exec()
    taken = box.clickedButton() is risky
    box.deleteLater()  # its parent may stay open for a long time and ask many times
    return taken


def scaled(widget: QWidget, width: int) -> int:
    """A width in pixels of the usual text size, for the text size in use (feature U01)."""
    return round(width * widget.fontMetrics().height() / _USUAL_LINE)
