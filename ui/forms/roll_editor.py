"""The roll of a meeting: one line for each person; names typed or pasted with 、 between them make lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import ChildRows
from lawgov_desktop.registers.governance import attendance
from ui.forms.child_rows import ChildRowsEditor, RowCard, RowLook
from ui.forms.editors import Desk
from ui.forms.field_grid import FieldGrid

_APART = re.compile(r"\s+")


class RollLine(RowCard):
    """One person in one line: name, post, whether he came; who came in his place only when somebody did."""

    def lay_out(self, head: QHBoxLayout) -> None:
        self.setObjectName("roll_line")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._title)
        for name, stretch in (("name", 2), ("post", 3), ("presence", 0), ("proxy", 2)):
            field = self.fields[name]
            field.label.setParent(field)
            field.label.hide()
            row.addWidget(field, stretch, Qt.AlignmentFlag.AlignTop)
            if name != "presence":
                field.editor.control().setProperty("placeholderText", field.editor.own.label)
        row.addWidget(self.more)
        for tool in self.tools.values():
            row.addWidget(tool)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 2, 4, 2)
        column.setSpacing(0)
        column.addLayout(row)
        # The fields stand in the line now; a grid that still knew them would take them back.
        self.grid = FieldGrid(parent=self)
        self.grid.hide()

    def set_place(self, number: int, of: int) -> None:
        super().set_place(number, of)
        self._title.setObjectName("quiet")
        self._title.setText(str(number))
        self._title.setMinimumWidth(self.fontMetrics().horizontalAdvance("000"))
        for what in ("up", "down"):
            self.tools[what].hide()

    def unfold(self) -> None:
        return

    def _arrange(self) -> None:
        self.more.hide()
        sent = self.fields["presence"].editor.entry().value == "proxy"
        self.fields["proxy"].setVisible(sent or self.fields["proxy"].editor.entry().value is not None)


class RollEditor(ChildRowsEditor):
    """The lines, and above them a field that takes a whole roll at once."""

    def __init__(self, child: ChildRows, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(child, RowLook(), desk, parent)
        self.names = QLineEdit()
        self.names.setPlaceholderText("姓名用顿号隔开，如：王强（镇长）、李娟（请假）；按回车加入名单")
        self.names.setAccessibleName("加入参会名单")
        self.names.returnPressed.connect(self.add_names)
        self.add_names_button = QPushButton("加入名单")
        self.add_names_button.setIcon(desk.icons("add"))
        self.add_names_button.clicked.connect(self.add_names)
        self.all_came = QPushButton("没填的都算到会")
        self.all_came.setToolTip("把没有写到会情况的都记为到会")
        self.all_came.clicked.connect(self.mark_the_rest)
        self._told = QLabel()
        self._told.setObjectName("quiet")
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(self.names, 1)
        upper.addWidget(self.add_names_button)
        upper.addWidget(self.all_came)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(1, upper)
        layout.setSpacing(4)
        self.foot.addWidget(self._told)
        self.add_button.setText("添加一人")
        self.left.connect(self._part_names)
        self.edited.connect(self._tell)
        self.changed_cards.connect(self._tell)

    def make_card(self) -> RowCard:
        return RollLine(self.child, self._look, self._desk, self)

    def add_names(self) -> None:
        """Take the names in the field over into lines; who is there already is not added again."""
        text = self.names.text().strip()
        apart = _APART.split(text)
        if len(apart) > 1 and all(len(name) > 1 for name in apart):
            text = "、".join(apart)  # pasted from a column of a sheet: line ends have become spaces
        known = {row.get("name") for row in self.rows()}
        fresh = [row for row in attendance.parted(text) if row["name"] not in known]
        if fresh:
            self.show_rows([*self.rows(), *fresh])
            self._changed()
        self.names.clear()
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_the_rest(self) -> None:
        """到会 for all that say nothing."""
        rows = self.rows()
        marked = [row | {"presence": row.get("presence") or "present"} for row in rows]
        if marked != rows:
            self.show_rows(marked)
            self._changed()

    def stops(self) -> Iterator[QWidget]:
        yield self.names
        yield self.add_names_button
        yield self.all_came
        yield from super().stops()

    def _part_names(self, card: RowCard, name: str) -> None:
        if name != "name":
            return
        rows = self.rows()
        parted = attendance.in_rows(rows)
        if len(parted) != len(rows):
            self.show_rows(parted)
            self._changed()

    def _changed(self) -> None:
        self.changed_cards.emit()
        self.edited.emit()

    def _tell(self) -> None:
        rows = self.rows()
        away = attendance.invited(rows) - attendance.came(rows)
        self._told.setText(
            f"名单 {len(rows)} 人，到会 {attendance.came(rows)} 人，未到 {away} 人" if rows else ""
        )
