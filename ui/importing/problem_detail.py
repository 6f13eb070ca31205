"""The problem in use in full: where, what, why and what to do, whatever width the columns have."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.importing.problem_model import ProblemLine


class ProblemDetail(QFrame):
    """Says one :class:`ProblemLine`; ``change_button`` for a cell, ``row_button`` for a whole row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._what, self._more = QLabel(), QLabel()
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self._what, self._more):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(label)
        self._more.setObjectName("quiet")
        self.change_button = QPushButton("改这一格")
        self.change_button.setToolTip("也可以双击“表里写的”，或按 F2；只改这次导入的内容，原文件不动")
        self.row_button = QPushButton("到“与台账比较”里看")
        self.row_button.setToolTip("这个问题说的是整行：看看它像哪一条，选定是不是同一条，或去掉勾不导入")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(16)
        row.addLayout(words, 1)
        row.addWidget(self.change_button)
        row.addWidget(self.row_button)
        self.show_problem(None)

    def show_problem(self, line: ProblemLine | None, *, with_sheet: bool = False) -> None:
        """Without a line it says how to choose one."""
        self.change_button.setVisible(line is not None and bool(line.letter))
        # A field that no column gives has no cell either; of a row with an error nothing is compared.
        whole = line is not None and not line.letter and not line.label and line.grade != "bad"
        self.row_button.setVisible(whole)
        if line is None:
            self._say("点一行，看它的完整说明。", "")
            return
        where = f"第 {line.row} 行" + (f" {line.letter} 列" if line.letter else "")
        label = f"（{line.label}）" if line.label else ""
        sheet = f"“{line.sheet}”" if with_sheet else ""
        told = (("原因", line.why), ("怎么改", line.todo))
        more = "　".join(f"{word}：{_ended(text)}" for word, text in told if text)
        self._say(f"{sheet}{where}{label}：{_ended(line.what)}", more)

    def _say(self, what: str, more: str) -> None:
        self._what.setText(what)
        self._more.setText(more)
        self._more.setVisible(bool(more))
        self.setAccessibleName(what + more)

    @property
    def text(self) -> str:
        return self._what.text() + self._more.text()


def _ended(text: str) -> str:
    """The sentence with its full stop."""
    text = " ".join(text.split())
    return text if text.endswith(("。", "！", "？", "…")) else f"{text}。"
