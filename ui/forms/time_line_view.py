"""A time line on a form: what is done, what is due when, and, one click away, how the day was found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from lawgov_desktop.registers.litigation.time_line import State, Step
from ui.colours import AMBER, FAINT, GREEN, QUIET, RED, Tone
from ui.widgets.icons import Icons

_LOOKS: Final[dict[State, tuple[str, Tone, str, str]]] = {
    "done": ("ok", GREEN, "", "已办"),
    "late": ("warning", AMBER, "soon", "逾期办理"),
    "overdue": ("refused", RED, "overdue", "已超期"),
    "soon": ("warning", AMBER, "soon", "临近期限"),
    "open": ("clock", QUIET, "", "期限内"),
    "passed": ("clock", QUIET, "quiet", "期限已过"),
    "ahead": ("clock", FAINT, "quiet", "以后"),
}
"""Icon, its colour, the style of the words, and the state in words."""


class TimeLine(QWidget):
    """One line per step. Lines are made anew only when what they say has changed."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._steps: tuple[Step, ...] = ()
        self._opened: set[str] = set()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(2, 1)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show these steps; reasons a person has opened stay open."""
        if tuple(steps) != self._steps:
            self._steps = tuple(steps)
            self._build()

    @property
    def lines(self) -> list[str]:
        """What stands on the lines, for those who hear the form and for tests."""
        return [f"{step.title}：{step.said}" for step in self._steps]

    def _build(self) -> None:
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        for row, step in enumerate(self._steps):
            self._line(2 * row, step)

    def _line(self, row: int, step: Step) -> None:
        icon, colour, style, state = _LOOKS[step.state]
        picture = QLabel()
        self._icons.show_on(picture, icon, colour, self.fontMetrics().height())
        picture.setToolTip(state)
        title = QLabel(step.title)
        title.setObjectName("wanted")
        said = QLabel(step.said)
        said.setWordWrap(True)
        if style:
            said.setObjectName(style)
        said.setAccessibleName(f"{step.title}，{state}，{step.said}")
        for column, widget in enumerate((picture, title, said)):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignVCenter)
        # Lines with and without a button stand at one distance.
        self._grid.setRowMinimumHeight(row, round(self.fontMetrics().height() * 1.35))
        if step.reasons:
            self._reasons(row, step)

    def _reasons(self, row: int, step: Step) -> None:
        law = (f"依据：{step.law}",) if step.law else ()
        why = QLabel("\n".join((*step.reasons, *law)))
        why.setObjectName("hint")
        why.setWordWrap(True)
        why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        button = QPushButton()
        button.setObjectName("link")
        button.setAccessibleName(f"{step.title}的期限怎样算出")

        def show(opened: bool) -> None:
            why.setVisible(opened)
            button.setText("收起" if opened else "怎样算的")

        def turn() -> None:
            self._opened.symmetric_difference_update({step.title})
            show(step.title in self._opened)

        button.clicked.connect(turn)
        self._grid.addWidget(button, row, 3, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(why, row + 1, 2, 1, 2)
        show(step.title in self._opened)
