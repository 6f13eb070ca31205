"""The form of a market: under its rule stands how the rule was read, and the next five market days."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.publicity.market import known_rule
from lawgov_desktop.registers.publicity.market_days import next_days
from lawgov_desktop.registers.publicity.market_rule import SIZES, in_words
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.timekeeping.lunar import WEEKDAYS, lunar_in_words
from ui.forms.editors import Desk
from ui.forms.record_sheet import RecordSheet

_SHOWN = 5


class MarketSheet(RecordSheet):
    """The rule is typed as county lists write it; nobody has to guess what the program made of it."""

    hidden_always: ClassVar[frozenset[str]] = frozenset(("understood",))

    def __init__(self, kind: RecordType, desk: Desk, parent: QWidget | None = None) -> None:
        self._told = QFrame()
        self._read_as = QLabel()
        self._next = QLabel()
        super().__init__(kind, desk, parent)

    def build(self) -> None:
        super().build()
        self._told.setObjectName("row_card")
        column = QVBoxLayout(self._told)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        for label, name in ((self._read_as, ""), (self._next, "hint")):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        self._read_as.setAccessibleName("程序读作")
        self._next.setAccessibleName("接下来的集日")
        box = next(
            box for box in self.sections if "rule" in {getattr(part, "path", "") for part in box.grid.parts()}
        )
        box.grid.add_after("exceptions", self._told)

    @property
    def told(self) -> str:
        """What stands under the rule."""
        return "" if self._told.isHidden() else f"{self._read_as.text()}\n{self._next.text()}".strip()

    def arrange(self, prepared: Draft) -> None:
        rule = known_rule(prepared)
        self._told.setVisible(rule is not None)
        if rule is None:
            return
        notes = "".join(f"\n{note}" for note in rule.notes)
        self._read_as.setText(f"程序读作：{in_words(rule)}{notes}")
        coming = [one for one in next_days(rule, self.desk.today, 60) if in_force(prepared, one.day)][:_SHOWN]
        days = "　".join(
            f"{one.day.month}月{one.day.day}日（周{WEEKDAYS[one.day.weekday()]}，{lunar_in_words(one.day)}"
            f"{'，' + SIZES[one.size] if one.size else ''}）"
            for one in coming
        )
        self._next.setText(f"接下来的集日：{days}" if days else "接下来两年没有集日")
