"""参训人 as a table one works in like a spreadsheet: paste names, fill down, tick attendance, type scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lawgov_desktop.records import code_words
from lawgov_desktop.records.fields import Labelled
from lawgov_desktop.records.record_type import ChildRows, Draft, Problem, child_fields
from lawgov_desktop.registers.enforcement.enrolment import outcome
from ui.forms.child_rows import ChildRowsEditor, RowLook
from ui.forms.editors import Desk, Editor
from ui.forms.enrolment_cells import CellDelegate, people_of_name
from ui.forms.enrolment_row import COLUMNS, EnrolmentRow, show_card, show_cell

_WIDTHS: Final = {
    "card": 2,
    "name": 5,
    "unit": 8,
    "category": 6,
    "attendance": 4,
    "exam_on": 6,
    "result": 4,
    "resit_on": 6,
    "certificate_no": 7,
    "note": 8,
}
_SHORT: Final = {"card": "", "hours_online": "网络", "hours_classroom": "面授", "hours_exam": "考试学时"}
_MOST_ROWS_SHOWN: Final = 14


class EnrolmentTable(ChildRowsEditor):
    """The rows of a class. Keys: Enter down, Ctrl+V a block or names, Ctrl+D fill down, Space attendance."""

    def __init__(self, child: ChildRows, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(child, RowLook(), desk, parent)
        self._people: list[EnrolmentRow] = []
        self._showing = False
        self.kinds: dict[str, Labelled] = child_fields(child)
        self.table = QTableWidget(0, len(COLUMNS))
        self._dress()
        self._heading.hide()  # the section has the same one
        self.told = QLabel()
        self.told.setObjectName("quiet")
        self.paste_button = self._button(
            "粘贴名单", "add", "从 Excel 或文字里复制姓名，再点这里；也可以在格子里 Ctrl+V"
        )
        self.paste_button.clicked.connect(self.paste_names)
        self.all_there = self._button("全部出勤", "ok", "没有填出勤的都记为全程")
        self.all_there.clicked.connect(self.mark_all_there)
        self.down_button = self._button("向下填", "down", "把选中各列最上面一格填到下面（Ctrl+D）")
        self.down_button.clicked.connect(self.fill_down)
        self.remove_button = self._button("移除选中行", "delete", "从本班移除，保存前都可以关闭不存")
        self.remove_button.clicked.connect(self.remove_selected)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (self.paste_button, self.all_there, self.down_button, self.remove_button):
            tools.addWidget(button)
        tools.addStretch(1)
        tools.addWidget(self.told)
        self._cards.addLayout(tools)
        self._cards.addWidget(self.table)
        self._fit_height()

    def _button(self, words: str, icon: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(self._desk.icons(icon))
        button.setToolTip(tip)
        return button

    def _dress(self) -> None:
        table = self.table
        table.setAccessibleName("参训人")
        labels = [_SHORT.get(name, self.kinds[name].label if name in self.kinds else "") for name in COLUMNS]
        table.setHorizontalHeaderLabels(labels)
        table.horizontalHeader().setHighlightSections(False)
        table.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(True)
        table.setItemDelegate(CellDelegate(self.kinds, COLUMNS, self._desk.names, table))
        em = self.fontMetrics().horizontalAdvance("国")
        for place, name in enumerate(COLUMNS):
            table.setColumnWidth(place, round(em * (_WIDTHS.get(name, 4) + 1.2)))
        table.itemChanged.connect(self._typed)
        table.cellClicked.connect(self._clicked)
        table.installEventFilter(self)

    def _fit_height(self) -> None:
        rows = min(max(len(self._people), 4), _MOST_ROWS_SHOWN)
        height = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(round((rows + 2.4) * height))

    # --- what the sheet asks of child rows

    def rows(self) -> list[Draft]:
        return [person.row() for person in self.filled_cards()]

    def filled_cards(self) -> list[Any]:
        return [person for person in self._people if not person.empty]

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._people = [self._new_row(row) for row in rows]
        self._show_all()

    def editors(self) -> Iterator[Editor]:
        return iter(())

    def stops(self) -> Iterator[QWidget]:
        yield from (self.paste_button, self.all_there, self.down_button, self.remove_button)
        yield self.table
        yield self.add_button

    def show_problems(self, problems: Sequence[Problem], *, refused: bool, known: bool) -> None:
        own = [problem for problem in problems if problem.field == self.child.name]
        self.line.show_problems([problem for problem in own if refused or problem.level == "doubt"])
        filled = self.filled_cards()
        found: list[dict[str, list[Problem]]] = [{} for _ in filled]
        for problem in problems:
            parts = problem.field.split(".")
            if len(parts) == 3 and int(parts[1]) <= len(filled):
                column = "card" if parts[2] in ("officer", "assistant") else parts[2]
                found[int(parts[1]) - 1].setdefault(column, []).append(problem)
        for person, mine in zip(filled, found, strict=True):
            if person.problems != mine:
                person.problems = mine
                self.show_row(person)
        self._count()

    def go_to_row(self, number: int, name: str) -> None:
        """Put the keyboard into a cell of the row with that number among the filled ones."""
        filled = self.filled_cards()
        if 1 <= number <= len(filled):
            column = COLUMNS.index(name) if name in COLUMNS else 1
            self.table.setCurrentCell(self._people.index(filled[number - 1]), column)
        self.table.setFocus()

    # --- showing

    def _new_row(self, values: Mapping[str, Any] | None = None) -> EnrolmentRow:
        return EnrolmentRow(self.child.fields, self.show_row, values)

    def _show_all(self) -> None:
        self._showing = True
        self.table.setRowCount(len(self._people))
        self._showing = False
        for person in self._people:
            self.show_row(person)
        self._fit_height()
        self._count()

    def show_row(self, person: EnrolmentRow) -> None:
        """Show one row as it stands, what follows in grey and what is doubtful in amber."""
        if person not in self._people:
            return
        row = self._people.index(person)
        self._showing = True
        for column, name in enumerate(COLUMNS):
            item = self.table.item(row, column)
            if item is None:
                item = QTableWidgetItem()
                self.table.setItem(row, column, item)
            if name == "card":
                show_card(item, person, self._desk.icons)
            else:
                show_cell(item, person, name, self.kinds[name], self._desk.names)
        self._showing = False

    def _count(self) -> None:
        rows = [{**person.filled, **person.values} for person in self.filled_cards()]
        passed = sum(outcome(row) == "pass" for row in rows)
        open_rows = sum(1 for row in rows if not row.get("officer") and not row.get("assistant"))
        parts = [f"{len(rows)} 人"]
        parts += [f"合格 {passed}"] if passed else []
        failed = sum(outcome(row) in ("fail", "absent") for row in rows)
        parts += [f"未合格 {failed}"] if failed else []
        parts += [f"{open_rows} 人没有对上卡片"] if open_rows else []
        self.told.setText(" · ".join(parts))

    # --- typing

    def _typed(self, item: QTableWidgetItem) -> None:
        if not self._showing and item.column():
            self.write_cell(item.row(), COLUMNS[item.column()], item.text())
            self._count()
            self.edited.emit()

    def write_cell(self, row: int, name: str, text: str) -> None:
        """What a person put into a cell, read as the field reads it; a name looks for its card."""
        person = self._people[row]
        reading = self.kinds[name].read(text, self._desk.names)
        person.values.pop(name, None)
        person.unread.pop(name, None)
        person.filled.pop(name, None)
        if reading.value is not None:
            person.values[name] = reading.value
        elif reading.raw:
            person.unread[name] = reading.raw
        if name == "name":
            self._find_card(person)
        self.show_row(person)

    def _find_card(self, person: EnrolmentRow) -> None:
        """The card of that name when there is exactly one; two of one name wait for the person."""
        for link in ("officer", "assistant"):
            person.values.pop(link, None)
        found = people_of_name(self._desk.store, str(person.values.get("name") or ""))
        if len(found) == 1:
            self._give_card(person, *found[0])

    def _give_card(self, person: EnrolmentRow, kind: str, uuid: str) -> None:
        card = self._desk.store.get(kind, uuid) or {}
        for link in ("officer", "assistant"):
            person.values.pop(link, None)
        person.values["officer" if kind == "officer" else "assistant"] = uuid
        told = {
            "name": card.get("name"),
            "unit": card.get("unit"),
            "certificate_no": card.get("certificate_no"),
            "category": "auxiliary" if kind == "auxiliary_officer" else None,
        }
        for name, value in told.items():
            if value is not None and (name == "name" or person.values.get(name) is None):
                person.values[name] = value

    def _clicked(self, row: int, column: int) -> None:
        if column:
            return
        person = self._people[row]
        name = str(person.values.get("name") or "")
        found = people_of_name(self._desk.store, name)
        menu = QMenu(self)
        for kind, uuid in found:
            card = self._desk.store.get(kind, uuid) or {}
            words = "　".join(filter(None, (card.get("name"), card.get("unit"), card.get("certificate_no"))))
            menu.addAction(words).triggered.connect(
                lambda checked=False, kind=kind, uuid=uuid: self.choose_card(row, kind, uuid)
            )
        if not found:
            menu.addAction(f"名册里没有叫“{name}”的人" if name else "请先写姓名").setEnabled(False)
        if name:
            menu.addSeparator()
            menu.addAction(self._desk.icons("add"), "登记为执法人员").triggered.connect(
                lambda: self._desk.open_new(
                    "officer", name, lambda uuid: self.choose_card(row, "officer", uuid)
                )
            )
        item = self.table.item(row, 0)
        corner = self.table.visualItemRect(item).bottomLeft() if item else QPoint()
        menu.popup(self.table.viewport().mapToGlobal(corner))

    def choose_card(self, row: int, kind: str, uuid: str) -> None:
        """A person says whose row this is."""
        person = self._people[row]
        person.values.pop("unit", None)
        person.values.pop("certificate_no", None)
        self._give_card(person, kind, uuid)
        self.show_row(person)
        self._count()
        self.edited.emit()

    # --- many cells at once

    def _add_clicked(self) -> None:
        self._people.append(self._new_row())
        self._show_all()
        self.table.setCurrentCell(len(self._people) - 1, 1)
        self.table.setFocus()

    def paste_names(self) -> None:
        """Names from the clipboard, one a line or parted by 、: a row for each who is not there yet."""
        text = QGuiApplication.clipboard().text()
        names = [name for line in text.splitlines() for name in code_words.parts(line.partition("\t")[0])]
        there = {str(person.values.get("name")) for person in self._people}
        for name in dict.fromkeys(names):
            if name not in there:
                self._people.append(self._new_row())
                self.write_cell(len(self._people) - 1, "name", name)
        self._show_all()
        if names:
            self.edited.emit()

    def paste_block(self, text: str) -> None:
        """A block of cells from Excel, from the current cell on; rows are added where it is longer."""
        row, column = max(self.table.currentRow(), 0), max(self.table.currentColumn(), 1)
        for down, line in enumerate(text.rstrip("\n").splitlines()):
            if row + down >= len(self._people):
                self._people.append(self._new_row())
            for right, cell in enumerate(line.split("\t")):
                if column + right < len(COLUMNS):
                    self.write_cell(row + down, COLUMNS[column + right], cell)
        self._show_all()
        self.edited.emit()

    def fill_down(self) -> None:
        """Of each selected column the uppermost cell into those selected below it."""
        cells: dict[int, list[int]] = {}
        for index in self.table.selectedIndexes():
            cells.setdefault(index.column(), []).append(index.row())
        for column, rows in cells.items():
            name, first = COLUMNS[column], min(rows)
            item = self.table.item(first, column)
            if name in ("card", "name") or item is None:
                continue
            for row in rows:
                if row != first:
                    self.write_cell(row, name, item.text())
        self._count()
        if cells:
            self.edited.emit()

    def mark_all_there(self) -> None:
        for person in self.filled_cards():
            if not person.values.get("attendance"):
                person.values["attendance"] = "full"
                self.show_row(person)
        self.edited.emit()

    def remove_selected(self) -> None:
        rows = {index.row() for index in self.table.selectedIndexes()}
        if rows:
            self._people = [person for row, person in enumerate(self._people) if row not in rows]
            self._show_all()
            self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if self._key(event):
                return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_block(QGuiApplication.clipboard().text())
            return True
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return True
        if event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
            return True
        if event.key() == Qt.Key.Key_Delete:
            self._set_selected("")
            return True
        attendance = COLUMNS.index("attendance")
        if event.key() == Qt.Key.Key_Space and self.table.currentColumn() == attendance:
            item = self.table.currentItem()
            self._set_selected("" if item is not None and item.text() else "全程")
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.setCurrentCell(
                min(self.table.currentRow() + 1, self.table.rowCount() - 1), self.table.currentColumn()
            )
            return True
        return False

    def _set_selected(self, text: str) -> None:
        for index in self.table.selectedIndexes():
            if index.column():
                self.write_cell(index.row(), COLUMNS[index.column()], text)
        self._count()
        self.edited.emit()

    def _copy(self) -> None:
        places = sorted((index.row(), index.column()) for index in self.table.selectedIndexes())
        lines: dict[int, list[str]] = {}
        for row, column in places:
            item = self.table.item(row, column)
            lines.setdefault(row, []).append(item.text() if item else "")
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))
