"""Rows that belong to a record (parties, sessions, visits): one card each, added, removed and moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import ChildRows, Draft, Problem, child_fields
from ui.colours import QUIET
from ui.forms.editors import Desk, Editor, make_editor
from ui.forms.field_grid import Field, FieldGrid, FieldLine, ProblemLine


def _nothing_hidden(row: Draft) -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True, slots=True)
class RowLook:
    """What craft a form adds to its cards. The generic card shows eight fields and folds the rest."""

    first: tuple[str, ...] = ()
    """Fields always in sight, in this order; the others stand behind 更多."""
    hidden: Callable[[Draft], frozenset[str]] = _nothing_hidden
    """Fields that have no place in a row like this (the ID of an organisation)."""
    start_with: int = 0
    """How many empty cards a new record shows."""
    in_a_line: bool = False
    """Few short fields (kind, title, copies) side by side, as in a small table."""


_FIRST_SHOWN = 8


class RowCard(QFrame):
    """One row."""

    edited = Signal()
    left = Signal(str)
    """Carries the name of the field that was left."""
    asked = Signal(str)
    """"up", "down" or "remove"."""

    def __init__(self, child: ChildRows, look: RowLook, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("" if look.in_a_line else "row_card")
        self._child = child
        self._look = look
        self._kept: Draft = {}
        first = look.first or child.fields[:_FIRST_SHOWN]
        order = (*first, *(name for name in child.fields if name not in first))
        self._folded = frozenset(order[len(first) :])
        self._open = False
        self._title = QLabel()
        self._title.setObjectName("heading")
        self.more = QPushButton()
        self.more.setObjectName("link")
        self.more.setVisible(bool(self._folded))
        self.more.clicked.connect(self._turn)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self.more)
        self.tools: dict[str, QToolButton] = {}
        for what, icon, words in (
            ("up", desk.icons("up", QUIET), "上移"),
            ("down", desk.icons("down", QUIET), "下移"),
            ("remove", desk.icons("close"), "移除"),
        ):
            tool = QToolButton()
            tool.setObjectName("flat")
            tool.setIcon(icon)
            tool.setToolTip(words)
            tool.clicked.connect(lambda checked=False, what=what: self.asked.emit(what))
            self.tools[what] = tool
            head.addWidget(tool)
        self.grid = FieldLine() if look.in_a_line else FieldGrid()
        self.fields: dict[str, Field] = {}
        kinds = child_fields(child)
        for name in order:
            editor = make_editor(kinds[name], desk, self.grid)
            field = Field(name, editor, required=name in child.required, parent=self.grid)
            editor.edited.connect(self.edited)
            editor.left.connect(lambda name=name: self.left.emit(name))
            self.fields[name] = field
            self.grid.add(field)
        self.lay_out(head)
        self._arrange()

    def lay_out(self, head: QHBoxLayout) -> None:
        """Title and tools above, the fields below; rows written with craft stand otherwise."""
        if self._look.in_a_line:
            self._title.hide()
            line = QHBoxLayout(self)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(8)
            line.addWidget(self.grid, 1)
            line.addLayout(head)
            return
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 8, 8, 12)
        whole.setSpacing(8)
        whole.addLayout(head)
        whole.addWidget(self.grid)

    def set_place(self, number: int, of: int) -> None:
        """Tell the card which row of how many it is."""
        title = self._child.ordinal(number)
        self._title.setText(title)
        self.tools["up"].setEnabled(number > 1)
        self.tools["down"].setEnabled(number < of)
        for what, tool in self.tools.items():
            tool.setAccessibleName(f"{tool.toolTip()}{title}")
            tool.setVisible(what == "remove" or (of > 1 and not self._look.in_a_line))

    def row(self, *, with_filled: bool = False) -> Draft:
        """The row as a draft; values the program filled in are left out, so that they follow anew."""
        row: Draft = {key: value for key, value in self._kept.items() if key in ("uuid",)}
        unread: dict[str, str] = {}
        for name, field in self.fields.items():
            entry = field.editor.entry()
            follows = field.editor.property("filled") and not with_filled
            row[name] = None if follows else entry.value
            if entry.raw:
                unread[name] = entry.raw
        row["unread"] = unread
        return row

    @property
    def empty(self) -> bool:
        row = self.row()
        return not row["unread"] and all(row[name] is None for name in self.fields)

    def show_row(self, row: Mapping[str, Any]) -> None:
        self._kept = dict(row)
        unread = row.get("unread") or {}
        for name, field in self.fields.items():
            field.editor.show_value(row.get(name), unread.get(name, ""))
            field.editor.setProperty("filled", False)
        self._open = False
        self._arrange()

    def fill(self, values: Mapping[str, Any], *, as_typed: bool = False) -> None:
        """Show what follows from the other fields; what a person typed stands."""
        for name, field in self.fields.items():
            editor = field.editor
            if name not in values or (not as_typed and name == "unread"):
                continue
            fill_editor(editor, values[name], as_typed=as_typed)
        self._arrange()

    def show_problems(self, problems: Mapping[str, list[Problem]], *, refused: bool, known: bool) -> None:
        for name, field in self.fields.items():
            mine = [
                problem
                for problem in problems.get(name, ())
                if (refused or problem.level != "refuse") and (refused or known or field.editor.touched)
            ]
            field.show_problems(mine)

    def first_editor(self) -> Editor:
        """The first required field, where typing begins; else the first of all."""
        names = [*self._child.required, *self.fields]
        return self.fields[names[0]].editor

    def unfold(self) -> None:
        self._open = True
        self._arrange()

    def _turn(self) -> None:
        self._open = not self._open
        self._arrange()

    def _arrange(self) -> None:
        hidden = self._look.hidden(self.row(with_filled=True))
        self.grid.hide_fields(hidden if self._open else hidden | self._folded)
        left = len(self._folded - hidden)
        filled = sum(self.fields[name].editor.entry().value is not None for name in self._folded - hidden)
        held = f"，已填 {filled} 项" if filled else ""
        self.more.setText("收起" if self._open else f"更多 {left} 项{held}")
        self.more.setVisible(left > 0)


def fill_editor(editor: Editor, value: Any, *, as_typed: bool = False) -> None:
    """Put a value that follows from others into an editor that is empty or that the program filled before."""
    entry = editor.entry()
    if as_typed:
        editor.show_value(value)
        editor.setProperty("filled", False)
        return
    filled = bool(editor.property("filled"))
    if editor.control().hasFocus() or entry.raw or (entry.value is not None and not filled):
        return
    if entry.value != value:
        editor.show_value(value)
        editor.setProperty("filled", value is not None)


class ChildRowsEditor(QWidget):
    """All rows of one kind, with 添加 below."""

    edited = Signal()
    changed_cards = Signal()
    """Cards were added, moved or removed: Tab must find them in their order."""
    left = Signal(object, str)
    """(card, field name) that was left."""

    def __init__(self, child: ChildRows, look: RowLook, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.child = child
        self._look = look
        self._desk = desk
        self.cards: list[RowCard] = []
        self._heading = QLabel(child.label)
        self._heading.setObjectName("wanted")
        self.line = ProblemLine(desk.icons)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.add_button = QPushButton(f"添加{child.label}")
        self.add_button.setIcon(desk.icons("add"))
        self.add_button.clicked.connect(self._add_clicked)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.add_button)
        self.foot.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 0)
        whole.setSpacing(8)
        whole.addWidget(self._heading)
        whole.addWidget(self.line)
        whole.addLayout(self._cards)
        whole.addLayout(self.foot)

    def rows(self) -> list[Draft]:
        """The rows that hold something, in order."""
        return [card.row() for card in self.filled_cards()]

    def filled_cards(self) -> list[RowCard]:
        return [card for card in self.cards if not card.empty]

    def show_rows(self, rows: Sequence[Mapping[str, Any]]) -> None:
        while self.cards:
            self._drop(self.cards[-1])
        for row in rows:
            self.add_card().show_row(row)
        while len(self.cards) < self._look.start_with:
            self.add_card()
        self._count()

    def add_card(self) -> RowCard:
        card = self.make_card()
        card.edited.connect(self.edited)
        card.left.connect(lambda name: self.left.emit(card, name))
        card.asked.connect(lambda what: self._carry_out(card, what))
        self.cards.append(card)
        self._cards.addWidget(card)
        self._count()
        return card

    def make_card(self) -> RowCard:
        """Hook for rows written with craft: another card."""
        return RowCard(self.child, self._look, self._desk, self)

    def editors(self) -> Iterator[Editor]:
        for card in self.cards:
            for field in card.fields.values():
                yield field.editor

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops: the fields of all cards and 更多, then 添加, last the tools that move cards."""
        for card in self.cards:
            for field in card.fields.values():
                yield from field.editor.stops()
            yield card.more
        yield self.add_button
        for card in self.cards:
            yield from card.tools.values()

    def show_problems(self, problems: Sequence[Problem], *, refused: bool, known: bool) -> None:
        """Problems whose paths begin with this child's name, shared out to the cards."""
        own = [problem for problem in problems if problem.field == self.child.name]
        self.line.show_problems([problem for problem in own if refused or problem.level == "doubt"])
        by_card: dict[int, dict[str, list[Problem]]] = {}
        for problem in problems:
            parts = problem.field.split(".")
            if len(parts) == 3:
                by_card.setdefault(int(parts[1]), {}).setdefault(parts[2], []).append(problem)
        filled = self.filled_cards()
        for card in self.cards:
            number = filled.index(card) + 1 if card in filled else 0
            card.show_problems(by_card.get(number, {}), refused=refused, known=known)

    def _add_clicked(self) -> None:
        card = self.add_card()
        self.edited.emit()
        self.changed_cards.emit()
        card.first_editor().setFocus(Qt.FocusReason.TabFocusReason)

    def _carry_out(self, card: RowCard, what: str) -> None:
        place = self.cards.index(card)
        if what == "remove":
            self._drop(card)
        else:
            there = place + (-1 if what == "up" else 1)
            self.cards.insert(there, self.cards.pop(place))
            self._cards.removeWidget(card)
            self._cards.insertWidget(there, card)
        self._count()
        self.changed_cards.emit()
        self.edited.emit()

    def _drop(self, card: RowCard) -> None:
        self.cards.remove(card)
        self._cards.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _count(self) -> None:
        for number, card in enumerate(self.cards, start=1):
            card.set_place(number, len(self.cards))
