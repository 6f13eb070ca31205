"""The sheet of one record: sections as on the paper, built from the declaration, checked while one types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar, Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import Draft, Problem, RecordType
from ui.forms.child_rows import ChildRowsEditor, RowCard, RowLook, fill_editor
from ui.forms.editors import Desk, Editor, make_editor
from ui.forms.field_grid import Field
from ui.forms.section_box import SectionBox

_CHECK_AFTER_MS: Final = 300
_FEW_FIELDS: Final = 24
"""A sheet of no more fields than this shows every section open."""


class RecordSheet(QScrollArea):
    """The fields of a record. It shows drafts and gives them back; saving is the form's business."""

    edited = Signal()
    checked = Signal()
    save_asked = Signal()
    """A sheet written with craft wants to be saved as it stands."""

    row_looks: ClassVar[Mapping[str, RowLook]] = {}
    """Craft for the cards of child rows, by their name."""
    hidden_always: ClassVar[frozenset[str]] = frozenset()
    """Fields the sheet never shows: lines made of child rows, say."""
    wants_the_screen: ClassVar[bool] = False
    """Whether its form opens as large as the screen allows, and remembers a size of its own."""

    def __init__(self, kind: RecordType, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.desk = desk
        self.fields: dict[str, Field] = {}
        self.children_rows: dict[str, ChildRowsEditor] = {}
        self.sections: list[SectionBox] = []
        self.problems: list[Problem] = []
        self.loaded: Draft = {}
        """The record as it was last read or saved."""
        self.known = False
        """Whether the record is in the book: what it lacks is told then."""
        self.tried = False
        """Whether the person tried to save: what keeps it from being saved is told then."""
        self._checking = QTimer(self, singleShot=True, interval=_CHECK_AFTER_MS)
        self._checking.timeout.connect(self.check)
        self.build()

    # --- building

    def build(self) -> None:
        """Lay out the sections; forms written with craft add to it."""
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        for section in self.kind.sections:
            names = [name for name in section.fields if name not in self.hidden_always]
            if names:
                column.addWidget(self._build_section(section.title, names))
        column.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(body)

    def _build_section(self, title: str, names: Sequence[str]) -> SectionBox:
        box = SectionBox(title, self.desk.icons)
        for name in names:
            if name in self.kind.child_names:
                rows = self.make_rows(name, box.grid)
                rows.edited.connect(self.was_edited)
                rows.left.connect(self._row_left)
                rows.changed_cards.connect(self._chain_tabs)
                self.children_rows[name] = rows
                box.grid.add(rows)
                continue
            editor = make_editor(self.kind.fields[name], self.desk, box.grid)
            field = Field(name, editor, required=name in self.kind.required, parent=box.grid)
            if name in self.kind.derived:
                editor.setEnabled(False)
                editor.setToolTip("程序按其他栏目算出，不用填")
                line = editor.control()
                if isinstance(line, QLineEdit):
                    line.setPlaceholderText("")
            editor.edited.connect(self.was_edited)
            editor.left.connect(lambda name=name: self._field_left(name))
            self.fields[name] = field
            box.grid.add(field)
        self.sections.append(box)
        return box

    def make_rows(self, name: str, parent: QWidget) -> ChildRowsEditor:
        """Hook for forms written with craft: another editor for the rows of one kind."""
        return ChildRowsEditor(self.kind.child(name), self._look(name), self.desk, parent)

    def _look(self, child: str) -> RowLook:
        return self.row_looks.get(child) or RowLook(start_with=self.kind.child(child).at_least)

    # --- showing

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        """Fill the sheet; nothing counts as typed afterwards."""
        unread = draft.get("unread") or {}
        for name, field in self.fields.items():
            field.editor.show_value(draft.get(name), unread.get(name, ""))
            field.editor.setProperty("filled", False)
            field.editor.touched = False
        for name, rows in self.children_rows.items():
            rows.show_rows(draft.get(name) or [])
        self.loaded = dict(draft)
        self.tried = False
        self._fold(draft)
        self.check()
        self._chain_tabs()

    def adopt(self, saved: Draft) -> None:
        """Show the record as it was saved (numbers given, rows with their uuids); the keyboard stays."""
        place, keyboard = self.verticalScrollBar().value(), self.focusWidget()
        unread = saved.get("unread") or {}
        for name, field in self.fields.items():
            field.editor.show_value(saved.get(name), unread.get(name, ""))
            field.editor.setProperty("filled", False)
            field.editor.touched = False
        for name, rows in self.children_rows.items():
            for card, row in zip(rows.filled_cards(), saved.get(name) or [], strict=False):
                card.show_row(row)
        self.loaded = dict(saved)
        self.known, self.tried = True, False
        self.check()
        self.verticalScrollBar().setValue(place)
        if keyboard is not None:
            keyboard.setFocus()

    def start_typing(self) -> None:
        """Put the keyboard into the first field."""
        first = next(iter(self.editors()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def prefill(self, name: str, text: str) -> None:
        """Write text into a field as if it was typed (a name that was looked for and not found)."""
        if name in self.fields and text:
            reading = self.kind.fields[name].read(text, self.desk.names)
            self.fields[name].editor.show_value(reading.value, reading.raw)
            self.was_edited()

    def _fold(self, draft: Mapping[str, Any]) -> None:
        shown = {name for section in self.kind.sections for name in section.fields} - self.hidden_always
        small = len(shown) <= _FEW_FIELDS
        boxes = {box.title: box for box in self.sections}
        for number, section in enumerate(self.kind.sections):
            box = boxes.get(section.title)
            if box is not None:
                held = any(draft.get(name) not in (None, []) for name in section.fields
                           if name not in self.hidden_always)  # fmt: skip
                box.set_open(small or number == 0 or held)

    def _chain_tabs(self) -> None:
        """Tab walks the order of the paper, whatever order the widgets were made in."""
        before: QWidget | None = None
        for widget in self._stops():
            if before is not None:
                QWidget.setTabOrder(before, widget)
            before = widget

    def _stops(self) -> Iterator[QWidget]:
        for box in self.sections:
            yield box.turn
            for part in box.grid.parts():
                if isinstance(part, Field):
                    yield from part.editor.stops()
                elif isinstance(part, ChildRowsEditor):
                    yield from part.stops()

    # --- what stands in the sheet

    def editors(self) -> Iterator[Editor]:
        """Every editor in the order of the paper."""
        for box in self.sections:
            for part in box.grid.parts():
                if isinstance(part, Field):
                    yield part.editor
                elif isinstance(part, ChildRowsEditor):
                    yield from part.editors()

    def draft(self) -> Draft:
        """The form as a draft. What the program filled in is left out: it follows anew when saved."""
        draft: Draft = {}
        unread: dict[str, str] = {
            name: raw for name, raw in (self.loaded.get("unread") or {}).items() if name not in self.fields
        }
        for name, field in self.fields.items():
            if name in self.kind.derived:
                continue
            entry = field.editor.entry()
            draft[name] = None if field.editor.property("filled") else entry.value
            if entry.raw:
                unread[name] = entry.raw
        for name, rows in self.children_rows.items():
            draft[name] = rows.rows()
        return draft | {"unread": unread}

    def whole_draft(self) -> Draft:
        """The draft together with what the form does not show."""
        return {**self.loaded, **self.draft()}

    # --- checking

    def check(self) -> None:
        """Fill in what follows and show what is doubtful; nothing is written."""
        self._checking.stop()
        prepared = self.desk.store.prepare(self.kind.key, self.whole_draft())
        for name, field in self.fields.items():
            if name in self.kind.derived:
                field.editor.show_value(prepared.get(name))
            elif prepared.get(name) is not None:
                fill_editor(field.editor, prepared[name])
        for name, rows in self.children_rows.items():
            for card, row in zip(rows.filled_cards(), prepared.get(name) or [], strict=False):
                card.fill(row)
        self.arrange(prepared)
        self.problems = self.kind.problems(prepared, self.desk.names)
        self._show_problems(prepared)
        self.checked.emit()

    def arrange(self, prepared: Draft) -> None:
        """Hook for forms written with craft: hide what has no place in this record."""

    def _show_problems(self, prepared: Draft) -> None:
        by_field: dict[str, list[Problem]] = {}
        missing = {problem.field for problem in self.problems if problem.level == "missing"}
        for problem in self.problems:
            if problem.level != "missing":
                by_field.setdefault(problem.field.partition(".")[0], []).append(problem)
        for name, field in self.fields.items():
            seen = self.tried or self.known or field.editor.touched
            field.show_problems(
                [p for p in by_field.get(name, ()) if seen and (self.tried or p.level != "refuse")]
            )
        for name, rows in self.children_rows.items():
            rows.show_problems(by_field.get(name, ()), refused=self.tried, known=self.known)
        for section in self.kind.sections:
            box = next((box for box in self.sections if box.title == section.title), None)
            if box is not None:
                filled = sum(prepared.get(name) not in (None, []) for name in section.fields
                             if name not in self.hidden_always)  # fmt: skip
                box.say(filled, len(missing.intersection(section.fields)) if self.known else 0)

    def settle(self) -> None:
        """Let the field that has the keyboard take over its text, as if it was left."""
        for editor in self.editors():
            if editor.control().hasFocus():
                editor.settle()
        self.check()

    def was_edited(self) -> None:
        """Something was typed: tell, and check in a moment."""
        self._checking.start()
        self.edited.emit()

    def count(self, level: str) -> int:
        """How many problems of a level there are."""
        return sum(problem.level == level for problem in self.problems)

    def _field_left(self, name: str) -> None:
        if self.fields[name].editor.touched:
            self.fields[name].editor.setProperty("filled", False)
            self.check()

    def _row_left(self, card: RowCard, name: str) -> None:
        if card.fields[name].editor.touched:
            card.fields[name].editor.setProperty("filled", False)
            self.check()

    # --- going somewhere

    def go_to(self, path: str) -> None:
        """Open the section of a field, scroll there and put the keyboard into it."""
        name, _, rest = path.partition(".")
        for box in self.sections:
            for part in box.grid.parts():
                if isinstance(part, Field) and part.path == name:
                    self._reveal(box, part.editor)
                elif isinstance(part, ChildRowsEditor) and part.child.name == name:
                    self._reveal(box, self._in_rows(part, rest))

    @staticmethod
    def _in_rows(rows: ChildRowsEditor, rest: str) -> QWidget:
        number, _, name = rest.partition(".")
        cards = rows.filled_cards()
        if number and int(number) <= len(cards) and name in cards[int(number) - 1].fields:
            cards[int(number) - 1].unfold()
            return cards[int(number) - 1].fields[name].editor
        empty = next((card for card in rows.cards if card.empty), None)
        return empty.first_editor() if empty is not None else rows.add_button

    def _reveal(self, box: SectionBox, widget: QWidget) -> None:
        box.set_open(True)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        # The layout of a section just opened is known after the events that are waiting.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget, 50, 80))

    def not_copied(self) -> frozenset[str]:
        """Fields that belong to one record alone and are left out when the last one is copied."""
        number = {self.kind.numbering.field} if self.kind.numbering else set()
        files = {name for name, own in self.kind.fields.items() if own.kind_name == "attachment"}
        return frozenset(number | files)
