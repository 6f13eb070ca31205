"""One row of a foreign list read into a draft: values, raw text not read, columns without a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lawgov_desktop.records.fields import Labelled, Link, Money, Names
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.records.text import clean, match_key
from lawgov_desktop.spreadsheets.checks import Place
from lawgov_desktop.spreadsheets.grid import CellError, CellValue
from lawgov_desktop.spreadsheets.mapping import ColumnMatch

PLACEHOLDER: Final = "new:"
"""Begins the stand-in for the uuid of a record that will be created together with the import."""

_REMEMBERED: Final = 20_000  # readings per column; lists repeat villages, types, days

ValueMap = Mapping[str, Mapping[str, str]]
"""path → (text in the file → stored code, "" to leave it empty): what a person decided once (I06)."""


@dataclass(slots=True)
class ReadRow:
    """A row as a draft, with what was doubtful about its cells and where each field came from."""

    draft: Draft
    doubts: dict[str, tuple[Doubt, ...]] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def unread(self) -> Iterable[str]:
        """Paths whose text is kept beside an empty field."""
        yield from self.draft["unread"]
        for name, rows in self.draft.items():
            if isinstance(rows, list):
                for number, row in enumerate(rows, start=1):
                    yield from (f"{name}.{number}.{one}" for one in row.get("unread") or ())


class RowReader:
    """Reads rows of one sheet into drafts of one kind; remembers what equal cells meant."""

    def __init__(
        self,
        kind: RecordType,
        columns: Sequence[ColumnMatch],
        names: Names,
        *,
        context: Mapping[str, Any],
        values: ValueMap | None = None,
        create: frozenset[str] = frozenset(),
    ) -> None:
        self.new_links: dict[str, tuple[str, str]] = {}
        """Stand-in → (kind, title) of records that ``create`` lets come into being."""
        self._names = names
        self._context = dict(context)
        self._create = create
        self._values = {
            path: {match_key(text): code for text, code in known.items()}
            for path, known in (values or {}).items()
        }
        self._columns = [(column, self._field(kind, column)) for column in columns]
        self._seen: list[dict[tuple[type, CellValue], Reading]] = [{} for _ in columns]

    @staticmethod
    def _field(kind: RecordType, column: ColumnMatch) -> tuple[Labelled, str] | None:
        if column.path is None:
            return None
        own = kind.column(column.path).field
        return own, column.unit if isinstance(own, Money) else ""

    def read(self, cells: Sequence[CellValue]) -> ReadRow:
        """The draft of one row; cells stand in the order of the columns."""
        unread: dict[str, str] = {}
        extra: dict[str, str] = {}
        row = ReadRow({**self._context, "unread": unread, "extra": extra})
        children: dict[str, dict[int, Draft]] = {}
        for at, (column, target) in enumerate(self._columns):
            value = cells[at]
            if target is None:
                text = "" if column.ignored or value is None else _text(value)
                if text:
                    extra[column.heading] = text
                continue
            path = column.path
            assert path is not None
            if value is None:
                row.places[path] = Place(column.letter, "")
                continue
            reading = self._reading(at, path, target, value)
            row.places[path] = Place(column.letter, _text(value))
            if reading.doubts:
                row.doubts[path] = reading.doubts
            parts = path.split(".")
            if len(parts) == 1:
                _put(row.draft, unread, path, reading)
            elif reading.value is not None or reading.raw:
                child = children.setdefault(parts[0], {}).setdefault(int(parts[1]), {"unread": {}})
                _put(child, child["unread"], parts[2], reading)
        for name, rows in children.items():
            row.draft[name] = [rows.get(number, {"unread": {}}) for number in range(1, max(rows) + 1)]
        return row

    def _reading(self, at: int, path: str, target: tuple[Labelled, str], value: CellValue) -> Reading:
        key = (type(value), value)
        seen = self._seen[at]
        found = seen.get(key)
        if found is None:
            found = self._freshly_read(path, target, value)
            if len(seen) < _REMEMBERED:
                seen[key] = found
        return found

    def _freshly_read(self, path: str, target: tuple[Labelled, str], value: CellValue) -> Reading:
        own, unit = target
        if isinstance(value, CellError):
            doubt = Doubt(f"单元格是公式错误 {value}", "公式没有算出结果", "请在原表里改成数值，或在这里补填")
            return Reading(None, (doubt,), str(value))
        decided = self._values.get(path)
        if decided:
            code = decided.get(match_key(clean(value)))
            if code is not None:
                return Reading(code) if code else EMPTY
        reading = own.read(value, self._names, unit)
        if isinstance(own, Link) and reading.unread and own.kind in self._create:
            title = clean(value)
            if not self._names.find(own.kind, title):
                stand_in = f"{PLACEHOLDER}{own.kind}:{match_key(title)}"
                self.new_links.setdefault(stand_in, (own.kind, title))
                return Reading(stand_in)
        return reading


def _text(value: CellValue) -> str:
    return str(value) if isinstance(value, CellError) else clean(value)


def _put(draft: Draft, unread: dict[str, str], name: str, reading: Reading) -> None:
    if reading.value is not None:
        draft[name] = reading.value
    elif reading.raw:
        unread[name] = reading.raw
        # A fixed value stands in for a blank, not for a text that nobody could read.
        draft.pop(name, None)
