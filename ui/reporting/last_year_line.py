"""Above the card of a number: what last year's report said of it, and what its open words may become."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.reporting.report.answers import Said
from lawgov_desktop.reporting.report.from_last_year import Open
from lawgov_desktop.reporting.report_numbers import Number

_LONGEST: Final = 80


class LastYearLine(QFrame):
    """Shows one thing at a time, and nothing where last year said nothing."""

    keep_asked = Signal()
    """The words of last year under the cursor may stand as they are."""
    tie_asked = Signal(str)
    """The key of the figure they speak of: it takes their place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.title = _words("heading")
        self.said = _words("")
        self.change = _words("hint")
        self.keep = QPushButton()
        self.keep.clicked.connect(self.keep_asked)
        self._proposals: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(6)
        for widget in (self.title, self.said, self.change, self.keep):
            self._column.addWidget(widget)
        self.show_nothing()

    def show_nothing(self) -> None:
        self._clear()
        self.hide()

    def show_number(self, last: Number, now: int | None) -> None:
        """What last year's report said of the figure under the cursor, and how it changed."""
        self._clear()
        self.title.setText("上年报告")
        self.said.setText(f"…{_short(f'{last.before}{last.text.strip()}{last.after}')}…")
        self.change.setText(changed_in_words(last, now))
        self.change.setVisible(bool(self.change.text()))
        self.keep.hide()
        self.show()

    def show_open(self, one: Open, proposed: Sequence[Said]) -> None:
        """Words of last year that wait for a person, and what they may become."""
        self._clear()
        self.title.setText("上年的内容，请核对")
        self.said.setText(f"“{one.mark.shown}”：{one.said}。")
        self.change.setText("可以直接改写；也可以：")
        self.change.show()
        for said in proposed:
            button = QPushButton(f"换成：{said.title} {said.shown}{said.unit}")
            button.setToolTip(f"口径：{said.rule}")
            button.clicked.connect(lambda _=False, key=said.key: self.tie_asked.emit(key))
            self._column.insertWidget(self._column.indexOf(self.keep), button)
            self._proposals.append(button)
        self.keep.setText(f"就写“{_short(one.mark.shown, 10)}”")
        self.keep.show()
        self.show()

    def proposals(self) -> list[QPushButton]:
        return list(self._proposals)

    def _clear(self) -> None:
        for button in self._proposals:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._proposals.clear()


def changed_in_words(last: Number, now: int | None) -> str:
    """今年 5件，比上年多 1件。 Nothing where one of them is not exact or not known."""
    if now is None:
        return ""
    if not last.exact:
        return f"今年确切数 {now}{last.unit}。"
    change = now - int(last.value)
    if last.value != int(last.value):
        return f"今年 {now}{last.unit}。"
    if not change:
        return f"今年也是 {now}{last.unit}。"
    return f"今年 {now}{last.unit}，比上年{'多' if change > 0 else '少'} {abs(change)}{last.unit}。"


def _short(text: str, longest: int = _LONGEST) -> str:
    text = text.strip()
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
