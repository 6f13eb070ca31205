"""One line of a foreign list read into a draft: values, raw text not read, columns without a field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lawgov_desktop.records import dates, periods
from lawgov_desktop.records.fields import Date, Labelled, Link, Money, Names
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.records.text import clean, match_key
from lawgov_desktop.spreadsheets.checks import Places
from lawgov_desktop.spreadsheets.grid import CellError, CellValue
from lawgov_desktop.spreadsheets.mapping import ColumnMatch

PLACEHOLDER: Final = "new:"
"""Begins the stand-in for the uuid of a record that will be created together with the import."""

_REMEMBERED: Final = 20_000  # readings per column; lists repeat villages, types, days

ValueMap = Mapping[str, Mapping[str, str]]
"""path → (text in the file → stored code, "" to leave it empty): what a person decided once (I06)."""

_Seen = dict[Any, Reading]


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A line as a draft, with what was doubtful about its cells and where each field came from.

    ``blank``: own fields whose cell is there and empty, as far as they were asked for.
    """

    draft: Draft
    doubts: Mapping[str, tuple[Doubt, ...]]
    places: Places
    blank: tuple[str, ...] = ()

    @property
    def unread(self) -> Iterable[str]:
        """Paths whose text is kept beside an empty field."""
        yield from self.draft["unread"]
        for name, rows in self.draft.items():
            if isinstance(rows, list):
                for number, row in enumerate(rows, start=1):
                    yield from (f"{name}.{number}.{one}" for one in row.get("unread") or ())


class RowReader:
    """Reads the lines of one sheet into drafts of one kind; remembers what equal cells meant."""

    def __init__(
        self,
        kind: RecordType,
        columns: Sequence[ColumnMatch],
        names: Names,
        *,
        context: Mapping[str, Any],
        values: ValueMap | None = None,
        create: frozenset[str] = frozenset(),
        blanks: bool = False,
        year: int | None = None,
    ) -> None:
        self.years_added = 0
        """How many days the lines write without a year, read with that of the list (``year``)."""
        self.new_links: dict[str, tuple[str, str]] = {}
        """Stand-in → (kind, title) of records that ``create`` lets come into being."""
        self.unknown_links: dict[str, dict[str, None]] = {}
        """Kind → the titles (in the order met) of records that the lines name and the book does not know."""
        self._names = names
        self._context = dict(context)
        self._create = create
        self._blanks = blanks
        self._year = year
        self._ends = _ends_of(kind.fields)
        self._child_ends = {child.name: _ends_of(child_fields(child)) for child in kind.children}
        self._values = {
            path: {match_key(text): code for text, code in known.items()}
            for path, known in (values or {}).items()
        }
        self._places = {column.path: at for at, column in enumerate(columns) if column.path is not None}
        self._own: list[tuple[int, str, Labelled, str, _Seen]] = []
        self._child: list[tuple[int, str, Labelled, str, _Seen, tuple[str, int, str]]] = []
        self._kept: list[tuple[int, str]] = []
        for at, column in enumerate(columns):
            if column.path is None:
                if not column.ignored:
                    self._kept.append((at, _own_heading(column, self._kept)))
                continue
            target = kind.column(column.path)
            unit = column.unit if isinstance(target.field, Money) else ""
            if target.child is None:
                self._own.append((at, column.path, target.field, unit, {}))
            else:
                self._child.append((at, column.path, target.field, unit, {}, target.child))

    def read(self, cells: Sequence[CellValue], letters: Sequence[str]) -> ReadRow:
        """The draft of one line; ``cells`` and ``letters`` stand in the order of the columns."""
        unread: dict[str, str] = {}
        draft: Draft = {**self._context, "unread": unread}
        doubts: dict[str, tuple[Doubt, ...]] = {}
        for at, path, own, unit, seen in self._own:
            value = cells[at]
            if value is None:
                continue
            reading = seen.get(value if value.__class__ is str else (value.__class__, value))
            if reading is None:
                reading = self._freshly_read(path, own, unit, seen, value)
            if reading.value is not None:
                draft[path] = reading.value
            elif reading.raw:
                unread[path] = reading.raw
                # A fixed value stands in for a blank, not for a text that nobody could read.
                draft.pop(path, None)
            if reading.doubts:
                doubts[path] = reading.doubts
        if self._ends:
            doubts |= self._part_periods(self._ends, draft, unread, doubts)
        if self._child:
            self._read_children(cells, draft, doubts)
        draft["extra"] = self._extra(cells) if self._kept else {}
        blank: tuple[str, ...] = ()
        if self._blanks:
            blank = tuple(path for at, path, _, _, _ in self._own if not _words(cells[at]))
        return ReadRow(draft, doubts, Places(self._places, letters, cells), blank)

    def _part_periods(
        self, ends: Mapping[str, str], draft: Draft, unread: dict[str, str], told: Mapping[str, Any]
    ) -> dict[str, tuple[Doubt, ...]]:
        """Two dates in one cell go to the two fields of the period; a term in years ends by its begin.

        ``told``: the doubts about the fields so far. Returned: the doubts of the fields mended.
        """
        begins = {end: begin for begin, end in ends.items()}
        mended: dict[str, tuple[Doubt, ...]] = {}
        for name in [one for one in unread if one in told and (one in ends or one in begins)]:
            begin = begins.get(name, name)
            end, text = ends[begin], unread[name]
            both = periods.read_period(text, self._year)
            other, half = (end, 1) if name == begin else (begin, 0)
            if (
                both
                and both[half]
                and (draft.get(other) or other in unread)
                and draft.get(other) != both[half]
            ):
                continue  # the other column says otherwise: the person decides
            if both is not None:
                del unread[name]
                mended[name] = ()
                for one, value in zip((begin, end), both, strict=True):
                    if value:
                        draft[one] = value
            elif name == end and (last := periods.after_years(str(draft.get(begin) or ""), text)):
                del unread[name]
                draft[end] = last
                what = f"“{text}”从 {draft[begin]} 起算，到 {last}"
                mended[name] = (Doubt(what, "表里只写了几年", "请对照原件核对"),)
        return mended

    def _read_children(
        self, cells: Sequence[CellValue], draft: Draft, doubts: dict[str, tuple[Doubt, ...]]
    ) -> None:
        children: dict[str, dict[int, Draft]] = {}
        for at, path, own, unit, seen, (name, number, inner) in self._child:
            value = cells[at]
            if value is None:
                continue
            reading = seen.get(value if value.__class__ is str else (value.__class__, value))
            if reading is None:
                reading = self._freshly_read(path, own, unit, seen, value)
            if reading.doubts:
                doubts[path] = reading.doubts
            if reading.value is None and not reading.raw:
                continue
            row = children.setdefault(name, {}).setdefault(number, {"unread": {}})
            if reading.value is not None:
                row[inner] = reading.value
            else:
                row["unread"][inner] = reading.raw
        for name, rows in children.items():
            for number, row in rows.items() if self._child_ends[name] else ():
                begun = f"{name}.{number}."
                told = {
                    path.removeprefix(begun): found
                    for path, found in doubts.items()
                    if path.startswith(begun)
                }
                mended = self._part_periods(self._child_ends[name], row, row["unread"], told)
                doubts |= {f"{begun}{one}": found for one, found in mended.items()}
            draft[name] = [rows.get(number, {"unread": {}}) for number in range(1, max(rows) + 1)]

    def _extra(self, cells: Sequence[CellValue]) -> dict[str, str]:
        return {heading: text for at, heading in self._kept if (text := _words(cells[at]))}

    def _freshly_read(self, path: str, own: Labelled, unit: str, seen: _Seen, value: CellValue) -> Reading:
        reading = self._read_cell(path, own, unit, value)
        if len(seen) < _REMEMBERED:
            seen[value if value.__class__ is str else (value.__class__, value)] = reading
        return reading

    def _read_cell(self, path: str, own: Labelled, unit: str, value: CellValue) -> Reading:
        if isinstance(value, CellError):
            doubt = Doubt(f"单元格是公式错误 {value}", "公式没有算出结果", "请在原表里改成数值，或在这里补填")
            return Reading(None, (doubt,), str(value))
        decided = self._values.get(path)
        if decided:
            code = decided.get(match_key(clean(value)))
            if code is not None:
                return Reading(code) if code else EMPTY
        reading = own.read(value, self._names, unit)
        if self._year and isinstance(own, Date) and reading.unread:
            dated = dates.read_date(value, default_year=self._year)
            if dated.value is not None and dated.value != reading.value:
                self.years_added += 1
                return Reading(dated.value)
        if isinstance(own, Link) and reading.unread:
            title = clean(value)
            if not self._names.find(own.kind, title):
                self.unknown_links.setdefault(own.kind, {})[title] = None
                if own.kind not in self._create:
                    return reading
                stand_in = f"{PLACEHOLDER}{own.kind}:{match_key(title)}"
                self.new_links.setdefault(stand_in, (own.kind, title))
                return Reading(stand_in)
        return reading


def _ends_of(fields: Mapping[str, Labelled]) -> dict[str, str]:
    """Field that begins a period → field that ends it."""
    return {name: own.until for name, own in fields.items() if isinstance(own, Date) and own.until}


def _own_heading(column: ColumnMatch, before: Iterable[tuple[int, str]]) -> str:
    """The name a column's texts are kept under, told apart from the columns before it."""
    taken = {heading for _, heading in before}
    return column.heading if column.heading not in taken else f"{column.heading}（{column.letter}）"


def _words(value: CellValue) -> str:
    if value is None:
        return ""
    return str(value) if isinstance(value, CellError) else clean(value)
