"""Below the form: how much was found, what is left, and in amber what was given otherwise before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lawgov_desktop.form_assistant.plan import FormPlan
from lawgov_desktop.reporting.submissions import Contradiction
from ui.colours import AMBER
from ui.widgets.icons import Icons

_MOST_NAMED: Final = 6
_MOST_TOLD: Final = 3


class BelowLine(QFrame):
    """A quiet line, and one that warns."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = _words("quiet")
        self.warning = QFrame()
        self.warning.setObjectName("warning")
        self.told = _words("doubt")
        sign = QLabel()
        icons.show_on(sign, "warning", AMBER, self.fontMetrics().height())
        row = QHBoxLayout(self.warning)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(8)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.told, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addWidget(self.found)
        whole.addWidget(self.warning)
        self.show_plan(None)
        self.show_told_before(())

    def show_plan(self, plan: FormPlan | None) -> None:
        self.found.setText("" if plan is None else _found(plan))
        self.found.setVisible(bool(self.found.text()))

    def show_told_before(self, told: Sequence[Contradiction]) -> None:
        """Numbers given otherwise before; none hides the line."""
        more = f"；另有 {len(told) - _MOST_TOLD} 处" if len(told) > _MOST_TOLD else ""
        said = "；".join(str(one) for one in told[:_MOST_TOLD])
        self.told.setText(f"与以前报的不同 {len(told)} 处：{said}{more}。" if told else "")
        self.warning.setVisible(bool(told))


def _found(plan: FormPlan) -> str:
    if plan.sort == "register":
        return "".join(plan.notes)
    states = [cell.state for cell in plan.cells]
    said = [f"要填 {len(states)} 格：已填 {states.count('filled')} 格"]
    if "stands" in states:
        said.append(f"表里原有 {states.count('stands')} 格没有改动")
    if "empty" in states:
        said.append(f"留空 {states.count('empty')} 格")
    if "left" in states:
        said.append(f"未填 {states.count('left')} 格")
    blanks = f"；另填 {len(plan.blanks)} 处填报单位、填报人、日期等" if plan.blanks else ""
    span = "" if plan.said_period else "表里没有写时段，请核对上面的起止日期。"
    more = f"等 {len(plan.left)} 项" if len(plan.left) > _MOST_NAMED else ""
    left = f"没有找到：{'、'.join(plan.left[:_MOST_NAMED])}{more}。" if plan.left else ""
    return f"{'，'.join(said)}{blanks}。{left}{span}{''.join(plan.notes)}"


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
