"""Conditions that narrow a list: a field, how it is compared, a value; all must hold (feature S03)."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.records.fields import Choice, Code, Codes, Flag, Labelled, Link, Names
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.records.several import joined
from lawgov_desktop.storage.listing import Condition, Operator
from ui.widgets.icons import Icons

_WORDS: dict[str, str] = {
    "contains": "包含", "is": "等于", "is_not": "不等于", "from": "从…起", "to": "到…止",
    "empty": "没有填", "filled": "填了",
}  # fmt: skip
_EXACT: tuple[Operator, ...] = ("is", "is_not", "empty", "filled")
_ORDERED: tuple[Operator, ...] = ("from", "to", "is", "empty", "filled")
_SEVERAL: tuple[Operator, ...] = ("contains", "empty", "filled")
_TEXT: tuple[Operator, ...] = ("contains", "is", "is_not", "empty", "filled")


class ConditionRow(QWidget):
    """One condition."""

    def __init__(self, kind: RecordType, names: Names, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._names = names
        self.field = QComboBox()
        self.field.setAccessibleName("栏目")
        for name, own in kind.fields.items():
            if own.kind_name != "attachment":
                self.field.addItem(own.label, name)
        self.operator = QComboBox()
        self.operator.setAccessibleName("怎样比较")
        self.value = QLineEdit()
        self.value.setAccessibleName("值")
        self.choice = QComboBox()
        self.choice.setAccessibleName("值")
        self.said = QLabel()
        self.said.setObjectName("doubt")
        self.remove = QPushButton()
        self.remove.setIcon(icons("close"))
        self.remove.setObjectName("flat")
        self.remove.setAccessibleName("去掉这个条件")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 2)
        row.addWidget(self.operator, 1)
        row.addWidget(self.value, 2)
        row.addWidget(self.choice, 2)
        row.addWidget(self.said)
        row.addWidget(self.remove)
        self.field.currentIndexChanged.connect(self._field_changed)
        self.operator.currentIndexChanged.connect(self._operator_changed)
        self._field_changed()

    def show_condition(self, condition: Condition) -> None:
        self.field.setCurrentIndex(self.field.findData(condition.field))
        self.operator.setCurrentIndex(self.operator.findData(condition.op))
        if self._options():
            self.choice.setCurrentIndex(self.choice.findData(condition.value))
        elif condition.value is not None:
            own = self._kind.fields[condition.field]
            self.value.setText(own.show(condition.value, self._names))

    def condition(self) -> Condition | None:
        """The condition, or None (and a word about it) while its value cannot be read."""
        name, op = self.field.currentData(), self.operator.currentData()
        if op in ("empty", "filled"):
            return Condition(name, op)
        if self._options():
            return Condition(name, op, self.choice.currentData())
        text = self.value.text().strip()
        if op == "contains":
            return Condition(name, op, text) if text else None
        reading = self._kind.fields[name].read(text, self._names)
        self.said.setText("" if reading.value is not None or not text else "没有读懂")
        return Condition(name, op, reading.value) if reading.value is not None else None

    def _options(self) -> list[tuple[str | int, str]]:
        own = self._kind.fields[self.field.currentData()]
        if isinstance(own, Flag):
            return [(1, "是"), (0, "否")]
        if isinstance(own, Choice):
            return list(own.options)
        if isinstance(own, Codes):
            return [(joined([code]) or "", label) for code, label in self._names.code_choices(own.list_key)]
        return list(self._names.code_choices(own.list_key)) if isinstance(own, Code) else []

    def _field_changed(self) -> None:
        own = self._kind.fields[self.field.currentData()]
        options = self._options()
        self.operator.clear()
        for op in _operators(own, bool(options)):
            self.operator.addItem(_WORDS[op], op)
        self.choice.clear()
        for value, label in options:
            self.choice.addItem(label, value)
        self.value.setPlaceholderText("如 2025-03" if own.kind_name == "date" else "")
        self._operator_changed()

    def _operator_changed(self) -> None:
        needs = self.operator.currentData() not in ("empty", "filled")
        options = bool(self.choice.count())
        self.choice.setVisible(needs and options)
        self.value.setVisible(needs and not options)


def _operators(own: Labelled, has_options: bool) -> tuple[Operator, ...]:
    """The comparisons that make sense for a field."""
    if isinstance(own, Codes):
        return _SEVERAL
    if has_options or isinstance(own, Link):
        return _EXACT
    return _ORDERED if own.kind_name in ("date", "money", "number") else _TEXT


class FilterDialog(QDialog):
    """A few conditions, one per line."""

    def __init__(
        self, kind: RecordType, names: Names, conditions: tuple[Condition, ...], icons: Icons,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setWindowTitle("筛选")
        self.setMinimumWidth(620)
        self._kind, self._names, self._icons = kind, names, icons
        self.rows: list[ConditionRow] = []
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        words = QLabel("只显示同时符合下面每一条的记录：")
        words.setObjectName("quiet")
        whole.addWidget(words)
        self._column = QVBoxLayout()
        whole.addLayout(self._column)
        add = QPushButton("再加一个条件")
        add.setIcon(icons("add"))
        add.setObjectName("flat")
        add.clicked.connect(lambda: self.add_row())
        line = QHBoxLayout()
        line.addWidget(add)
        line.addStretch(1)
        whole.addLayout(line)
        whole.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        show = QPushButton("显示")
        show.setObjectName("primary")
        show.setDefault(True)
        show.clicked.connect(self.accept)
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.reject)
        buttons.addWidget(show)
        buttons.addWidget(cancel)
        whole.addLayout(buttons)
        for condition in conditions:
            self.add_row().show_condition(condition)
        if not conditions:
            self.add_row()

    def add_row(self) -> ConditionRow:
        row = ConditionRow(self._kind, self._names, self._icons, self)
        row.remove.clicked.connect(lambda: self._drop(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def conditions(self) -> tuple[Condition, ...]:
        """The conditions that say something."""
        return tuple(found for row in self.rows if (found := row.condition()) is not None)

    def _drop(self, row: ConditionRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
