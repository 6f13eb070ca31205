"""The rows of a register for a table view: ids and pages fetched when painted, counted and sorted by SQL."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QColor, QIcon

from lawgov_desktop.records.fields import Labelled, Money
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.deadlines import DueItem, of_record
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.store import Store
from lawgov_desktop.timekeeping.deadlines import level, remaining_text
from ui.colours import AMBER, QUIET, RED, Tone, shade
from ui.lists.due_looks import DueLook

Index = QModelIndex | QPersistentModelIndex
DrawIcon = Callable[[str, Tone], QIcon]

PAGE_ROWS: Final = 100
PAGES_KEPT: Final = 30
LEARN_EVERY: Final = 15
"""Milliseconds between two steps of learning where the rows of a large register stand."""

STATE: Final = "!state"
"""The first column: what is due, what is missing."""
FAR: Final = 366
"""Days: what is due later than in a year (a card good for five) is told in the panel, not in the list."""
_USUAL: Final = {one.name: one.default for one in dataclasses.fields(RecordType)}
_RIGHT: Final = frozenset(("money", "number"))
_CENTRE: Final = frozenset(("date", "flag"))


class RecordTableModel(QAbstractTableModel):
    """One register under one query. Memory stays flat: at most ``PAGES_KEPT`` pages are held."""

    def __init__(
        self, store: Store, kind: RecordType, draw_icon: DrawIcon, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.kind = kind
        self._draw_icon = draw_icon
        self.due_look: DueLook | None = None
        """How a deadline looks where a register has levels of its own."""
        rest = [name for name in kind.fields if name not in kind.list_fields]
        self.columns: tuple[str, ...] = (STATE, *kind.list_fields, *rest)
        """Field names by column; those after the list fields are hidden until asked for."""
        self._query = ListQuery(kind.key, order=kind.order)
        self._count = 0
        self._pages: OrderedDict[int, list[Draft]] = OrderedDict()
        self._due: dict[str, DueItem | None] = {}
        self.pages_fetched = 0
        self._learning: Iterator[None] = iter(())
        self._pause = QTimer(self, interval=LEARN_EVERY, singleShot=True)
        self._pause.timeout.connect(self._learn)

    # --- what is shown

    @property
    def has_states(self) -> bool:
        """Whether records of this kind can be due or incomplete at all."""
        return self.has_clocks or self.has_wanted

    @property
    def has_clocks(self) -> bool:
        """Whether records of this kind can be due."""
        return self.kind.clocks is not _USUAL["clocks"]

    @property
    def has_wanted(self) -> bool:
        """Whether records of this kind can be incomplete."""
        return self.kind.wanted is not _USUAL["wanted"]

    @property
    def query(self) -> ListQuery:
        return self._query

    def show_query(self, query: ListQuery) -> None:
        """Show another selection or order; raises UserError for a field the register does not have."""
        count = listing.count(self.store, query)
        self.beginResetModel()
        self._query = query
        self._forget()
        self._count = count
        self.endResetModel()
        self._begin_to_learn()

    def reload(self) -> None:
        """Read anew after the book changed; rows stay where they are as far as they can."""
        count = listing.count(self.store, self._query)
        self._forget()
        if count != self._count:
            self.beginResetModel()
            self._count = count
            self.endResetModel()
        elif count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))
        self._begin_to_learn()

    def _forget(self) -> None:
        self._pages.clear()
        self._due.clear()

    def _begin_to_learn(self) -> None:
        """Learn the places of a large register between what the clerk does, so that no jump waits for it."""
        if self._count > listing.LEARNT_AT_ONCE:
            self._learning = listing.learn_places(self.store, self._query)
            self._pause.start()
        else:
            self._pause.stop()

    def _learn(self) -> None:
        for _ in self._learning:
            self._pause.start()
            return

    def record(self, row: int) -> Draft | None:
        """The record of a row; None when it has gone meanwhile."""
        number, place = divmod(row, PAGE_ROWS)
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = listing.page(self.store, self._query, number * PAGE_ROWS, PAGE_ROWS)
            self.pages_fetched += 1
            if len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def uuid(self, row: int) -> str:
        record = self.record(row)
        return str(record["uuid"]) if record else ""

    def row_of(self, uuid: str) -> int | None:
        """The row of a record among the pages held; None when it is not among them."""
        for number, page in self._pages.items():
            for place, record in enumerate(page):
                if record["uuid"] == uuid:
                    return number * PAGE_ROWS + place
        return None

    def field(self, column: int) -> Labelled | None:
        return self.kind.fields.get(self.columns[column])

    def heading(self, column: int) -> str:
        own = self.field(column)
        if own is None:
            return "提示"
        return f"{own.label}（元）" if isinstance(own, Money) and "元" not in own.label else own.label

    def text(self, row: int, column: int) -> str:
        """What a cell shows."""
        record = self.record(row)
        if record is None:
            return ""
        own = self.field(column)
        if own is None:
            return self._state(record)[0]
        name = self.columns[column]
        value = record.get(name)
        if value is None:
            return str((record.get("unread") or {}).get(name, ""))
        return own.show(value, self.store.names)

    # --- Qt

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return f"{section + 1}" if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            # A heading at the right edge would lose its last word to the mark of the order.
            usual = self._alignment(self.field(section))
            right = bool(usual & Qt.AlignmentFlag.AlignRight)
            return Qt.AlignmentFlag.AlignCenter if right else usual
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        own = self.field(column)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text(row, column).replace("\n", " ")
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(own)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(row, column)
            case Qt.ItemDataRole.DecorationRole if own is None:
                record = self.record(row)
                _, icon, colour = self._state(record) if record else ("", "", QUIET)
                return self._draw_icon(icon, colour) if icon else None
        return None

    @staticmethod
    def _alignment(own: Labelled | None) -> Qt.AlignmentFlag:
        vertical = Qt.AlignmentFlag.AlignVCenter
        if own is not None and own.kind_name in _RIGHT:
            return Qt.AlignmentFlag.AlignRight | vertical
        if own is not None and own.kind_name in _CENTRE:
            return Qt.AlignmentFlag.AlignHCenter | vertical
        return Qt.AlignmentFlag.AlignLeft | vertical

    def _tip(self, row: int, column: int) -> str | None:
        record = self.record(row)
        if record is None:
            return None
        name = self.columns[column]
        if name == STATE:
            due = self._due_of(record)
            if due is None:
                return self._state(record)[0] or None
            end = "届满" if due.bound == "earliest" else "到期"
            return f"{due.clock_title}：{due.due} {end}\n{due.law}"
        if record.get(name) is None and name in (record.get("unread") or {}):
            return "没有读懂的原文，打开后可以改写"
        text = self.text(row, column)
        return text if len(text) > 12 else None

    def _colour(self, row: int, column: int) -> QColor | None:
        record = self.record(row)
        if record is None:
            return None
        name = self.columns[column]
        if name == STATE:
            return shade(self._state(record)[2])
        if record.get(name) is None and name in (record.get("unread") or {}):
            return shade(AMBER)
        return None

    # --- what is due, what is missing

    def _state(self, record: Draft) -> tuple[str, str, Tone]:
        """(words, icon, colour) of the first column."""
        due = self._due_of(record)
        missing = self._is_incomplete(record)
        if due is None:
            return ("未完善", "incomplete", AMBER) if missing else ("", "", QUIET)
        today = self.store.today()
        if (date.fromisoformat(due.due) - today).days > FAR:
            return ("未完善", "incomplete", AMBER) if missing else ("", "", QUIET)
        own = self.due_look(due, today) if self.due_look is not None else None
        if own is not None:
            return (own[0] + (" · 未完善" if missing else ""), *own[1:])
        last = date.fromisoformat(due.due)
        words = remaining_text(last, today, due.bound) + (" · 未完善" if missing else "")
        match level(last, today, bound=due.bound):
            case "overdue":
                return words, "warning", RED
            case "soon":
                return words, "clock", AMBER
        return (words, "incomplete", AMBER) if missing else (words, "clock", QUIET)

    def _is_incomplete(self, record: Draft) -> bool:
        if "incomplete" in self.kind.fields:
            return bool(record.get("incomplete"))
        if self.kind.children:
            return False  # what is wanted may stand in child rows, which a list does not read
        return bool(self.kind.wanted(record))

    def _due_of(self, record: Draft) -> DueItem | None:
        """The next clock of the record that has not been met."""
        uuid = str(record["uuid"])
        if uuid not in self._due:
            if len(self._due) > PAGE_ROWS * PAGES_KEPT:
                self._due.clear()
            today = self.store.today().isoformat()
            waiting = (
                item
                for item in of_record(self.store, self.kind.key, uuid)
                if item.done_on is None and not item.is_over(today)
            )
            self._due[uuid] = next(waiting, None)
        return self._due[uuid]
