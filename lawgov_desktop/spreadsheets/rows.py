"""The data rows of a list below its header: what is data, what is skipped and why, what belongs together."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lawgov_desktop.spreadsheets.grid import CellValue, Sheet
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.line_kinds import BLANK, NOTE, OTHER_TABLE, SECTION, TITLE, Table
from lawgov_desktop.spreadsheets.line_words import cell_words, heading_text, is_serial
from lawgov_desktop.spreadsheets.sections import Sections

_TEXT_SHOWN: Final = 80
_NOTHING: Final[frozenset[int]] = frozenset()


@dataclass(frozen=True, slots=True)
class DataRow:
    """One line of data.

    row: Excel row. values: aligned with the finding's `own_columns`. filled: the indexes of values that were
    filled down from a merged cell above. group_first, group_last: the Excel rows of the matter this line
    belongs to by its merged 序号 (the row itself twice when nothing is merged); lines without number and name
    right below a matter, as a CSV of merged cells has them, begin with it too. hidden: nobody sees the row
    in the file. sections: the names of the section rows above it, outer to inner. dittos: the indexes of
    values that said 同上 or 〃 and were replaced by the value of the line above. group: which of the
    finding's groups the values stand in, from 0.
    """

    row: int
    values: list[CellValue]
    filled: frozenset[int]
    group_first: int
    group_last: int
    hidden: bool = False
    sections: tuple[str, ...] = ()
    dittos: frozenset[int] = _NOTHING
    group: int = 0

    @property
    def section(self) -> str:
        """The innermost section above the line, "" when there is none."""
        return self.sections[-1] if self.sections else ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is not data, why (Chinese), and the beginning of what it says.

    A long run of empty rows is one entry: `row` is its first, `last_row` its last (else 0).
    """

    row: int
    why: str
    text: str = ""
    last_row: int = 0

    @property
    def count(self) -> int:
        return max(self.last_row - self.row, 0) + 1


@dataclass(frozen=True, slots=True)
class DataRows:
    """The rows of a sheet without its header: each is in `rows` or in `skipped`, once, in order.

    Where groups stand side by side a row of the sheet is in `rows` once for every group that is filled; a
    total in one group beside data in another is in `skipped` all the same.
    """

    rows: list[DataRow]
    skipped: list[Skipped]


@dataclass(frozen=True, slots=True)
class Item:
    """One matter of a list and the lines it takes.

    first_row, last_row: Excel rows, both inside. values: one per column; several different texts of one
    column are joined by a line break, a value that stands alone keeps its type.
    """

    first_row: int
    last_row: int
    rows: list[DataRow]
    values: list[CellValue]


_LONG_RUN: Final = 100
"""So many empty rows and more are told as one: files formatted down to row 1,048,576 are common."""

_DITTO: Final = frozenset(
    mark
    for bare in ("同上", "同 上", "同　上", "同前", "〃", "″", '"', "＂", "“", "”", "''", "””", "〞")
    for mark in (bare, bare + " ", " " + bare, f"（{bare}）", f"({bare})")
)
"""What a clerk writes instead of the value of the line above."""


def data_rows(sheet: Sheet, finding: HeaderFinding, restore: Collection[int] = ()) -> DataRows:
    """Every row of the sheet outside the header, as data or as skipped with the reason.

    Vertically merged cells are filled down inside their range only; of a range merged across, the first
    column has the value. A row that only continues merged cells, with no text of its own, is no data.
    Section rows are skipped and named in the lines below them; 同上 takes the value of the line above in
    its column (of the same group). Hidden rows are data like any other.
    `restore`: Excel rows a person takes back; they are data whatever they look like.
    """
    table = Table(sheet, finding)
    taken_back = frozenset(restore)
    header = frozenset(finding.header_rows)
    rows: list[DataRow] = []
    skipped: list[Skipped] = []
    project = _projection(sheet, finding)
    groups = _Groups(finding, table) if finding.groups else None
    fills, changed, hidden = table.fills, table.changed, sheet.hidden_rows
    sections = Sections()
    inside: tuple[str, ...] | None = ()
    above: list[CellValue] = []
    head: list[CellValue] = []
    again: dict[int, int] = {}
    serial, sub_serial, name = table.serial, table.sub_serial, table.name
    no_ditto = _DITTO.isdisjoint
    empty_from = 0
    for number, cells in enumerate(sheet.rows, sheet.first_row):
        if not cells and number not in changed and number not in taken_back and number not in header:
            empty_from = empty_from or number
            continue
        if empty_from:
            skipped += _empty_run(empty_from, number - 1)
            empty_from = 0
            table.begin_after_blank(number)
        if number in header:
            continue
        values = project(cells)
        filled = table.fill(number, values) if number in changed else _NOTHING
        if number not in taken_back:
            why = table.why_not_data(number, cells, values, filled)
            if why is not None:
                if why == SECTION:
                    sections.enter(table.section_text)
                    inside = None
                skipped.append(Skipped(number, why, _text_of(cells)))
                continue
        if inside is None:
            inside = sections.names()
        if groups is not None:
            here, left_out = groups.lines(number, values, filled, back=number in taken_back)
            rows += [replace(line, hidden=number in hidden, sections=inside) for line in here]
            skipped += left_out
            continue
        dittos = _NOTHING if no_ditto(values) else _resolve_dittos(values, above)
        first, last = table.group(number) if number in fills else (number, number)
        goes_on = False
        if again and first in again:
            first, goes_on = again[first], True
        elif serial is None or first != number or not head:
            pass
        elif not values[serial]:
            if rows[-1].row == number - 1 and _is_number(head[serial]):
                below = sub_serial is not None and bool(values[sub_serial])
                goes_on = below or _goes_on(values, head, above, name)
        elif values[serial] == head[serial] and rows[-1].sections == inside:
            goes_on = _is_said_again(values, head, name)
            if goes_on:
                again[number] = rows[-1].group_first
        if goes_on and first == number:
            first = rows[-1].group_first
        rows.append(DataRow(number, values, filled, first, last, number in hidden, inside, dittos))
        head = head if goes_on else values
        above = values
    if empty_from:
        skipped += _empty_run(empty_from, sheet.first_row + len(sheet.rows) - 1)
    return DataRows(rows, _second_look(skipped, max(rows[-1].row if rows else 0, table.begin)))


def _is_number(value: CellValue) -> bool:
    """Is the 序号 of a first line there at all? Where nobody numbers the lines a blank says nothing."""
    return value is not None and bool(cell_words(value)) and is_serial(value)


def _is_said_again(values: Sequence[CellValue], head: Sequence[CellValue], name: int | None) -> bool:
    """Does a line with the number of the matter above say its name again, as on a further page, and more?

    The same line twice is no further line of a matter: somebody entered it twice.
    """
    return name is not None and bool(values[name]) and values[name] == head[name] and values != head


def _goes_on(
    values: Sequence[CellValue], head: Sequence[CellValue], above: Sequence[CellValue], name: int | None
) -> bool:
    """Is a line without 序号, right below another, a further line of the same matter?

    It is when the name is blank or said again; in a list without names, when it fills half the columns at
    most that `head`, the matter's first line, fills. (A full line whose number was forgotten is a matter.)
    """
    if name is not None:
        return not values[name] or values[name] == above[name]
    return 2 * sum(map(bool, values)) <= sum(map(bool, head))


def _second_look(skipped: Sequence[Skipped], end: int) -> list[Skipped]:
    """The skipped rows, told with what stands below them; `end` is the last row of data."""
    found: list[Skipped] = []
    below = ""
    for one in reversed(skipped):
        why = one.why
        if why in (SECTION, TITLE) and below == OTHER_TABLE:
            why = OTHER_TABLE
        elif why == SECTION and one.row > end:
            # A section without a line below it is none: so the village signs its list.
            why = NOTE
        found.append(one if why == one.why else replace(one, why=why))
        below = why
    return found[::-1]


def _resolve_dittos(values: list[CellValue], above: Sequence[CellValue]) -> frozenset[int]:
    """Put the value of the line above where a line says 同上; nothing above leaves the text as it is."""
    found = set()
    for at, (value, former) in enumerate(zip(values, above, strict=False)):
        if value in _DITTO and former not in _DITTO and cell_words(former):
            values[at] = former
            found.add(at)
    return frozenset(found)


class _Groups:
    """The lines of data in one row of a sheet whose columns come in groups side by side."""

    def __init__(self, finding: HeaderFinding, table: Table) -> None:
        self._groups = finding.groups
        self._table = table
        self._shared = set.intersection(*map(set, finding.groups))
        self._above: list[list[CellValue]] = [[] for _group in finding.groups]

    def lines(
        self, number: int, values: Sequence[CellValue], filled: frozenset[int], *, back: bool
    ) -> tuple[list[DataRow], list[Skipped]]:
        """The lines of every filled group; `back`: the row was taken back, so each text in it is data."""
        lines: list[DataRow] = []
        left_out: list[Skipped] = []
        for group, indexes in enumerate(self._groups):
            own = [(at, values[at]) for at in indexes if at not in self._shared and at not in filled]
            why = self._table.why_group_is_empty(own)
            if why is not None and not (back and any(cell_words(value) for _at, value in own)):
                if why != BLANK:
                    left_out.append(Skipped(number, why, _text_of([value for _at, value in own])))
                continue
            lines.append(self._line(number, group, values, filled))
        if not lines and back:
            lines.append(self._line(number, 0, values, filled))
        elif not lines and not left_out:
            left_out.append(Skipped(number, BLANK, _text_of(values)))
        return lines, left_out

    def _line(self, number: int, group: int, values: Sequence[CellValue], filled: frozenset[int]) -> DataRow:
        indexes = self._groups[group]
        mine = [values[at] for at in indexes]
        dittos = _resolve_dittos(mine, self._above[group])
        self._above[group] = mine
        alone = [at for at in indexes if at not in self._shared] or indexes
        first, last = self._table.group(number, alone) if number in self._table.fills else (number, number)
        own_filled = frozenset(place for place, at in enumerate(indexes) if at in filled)
        return DataRow(number, mine, own_filled, first, last, dittos=dittos, group=group)


def _empty_run(first: int, last: int) -> list[Skipped]:
    if last - first + 1 >= _LONG_RUN:
        return [Skipped(first, BLANK, last_row=last)]
    return [Skipped(number, BLANK) for number in range(first, last + 1)]


def items(rows: Sequence[DataRow]) -> list[Item]:
    """The matters of a list: lines under one vertically merged 序号 (or name) are one matter.

    In a 权责清单 the 子项, the legal basis or the stages of one matter stand on lines of their own. Texts
    of a column are joined by line breaks; what was filled down, or says the same again, counts once.
    """
    # Lines of one matter follow each other, but between them may stand those of the groups beside.
    found: list[list[DataRow]] = []
    open_matters: dict[int, list[DataRow]] = {}
    for row in rows:
        matter = open_matters.get(row.group)
        if matter is not None and row.group_first == matter[0].group_first:
            matter.append(row)
        else:
            open_matters[row.group] = matter = [row]
            found.append(matter)
    return [_item(matter) for matter in found]


def _item(rows: list[DataRow]) -> Item:
    first = min(rows[0].group_first, rows[0].row)
    last = max(max(row.group_last, row.row) for row in rows)
    if len(rows) == 1:
        return Item(first, last, list(rows), list(rows[0].values))
    values: list[CellValue] = []
    for index in range(len(rows[0].values)):
        texts: dict[str, CellValue] = {}
        for place, row in enumerate(rows):
            value = row.values[index]
            if place and index in row.filled and value is not None and cell_words(value) in texts:
                continue
            words = cell_words(value)
            if words:
                texts.setdefault(words, value)
        values.append(next(iter(texts.values())) if len(texts) == 1 else "\n".join(texts) or None)
    return Item(first, last, list(rows), values)


def _projection(sheet: Sheet, finding: HeaderFinding) -> Callable[[list[CellValue]], list[CellValue]]:
    """A function from a sheet's row to the values under the finding's columns."""
    offsets = [column.number - sheet.first_col for column in finding.columns]
    count = len(offsets)
    if offsets and offsets[0] >= 0 and offsets == list(range(offsets[0], offsets[0] + count)):
        start, stop = offsets[0], offsets[0] + count

        def together(cells: list[CellValue]) -> list[CellValue]:
            values = cells[start:stop]
            if len(values) < count:
                values.extend([None] * (count - len(values)))
            return values

        return together
    return lambda cells: [cells[o] if 0 <= o < len(cells) else None for o in offsets]


def _text_of(cells: Sequence[CellValue]) -> str:
    """What a row says, shortened, for the list of skipped rows."""
    words = [heading_text(v) for v in cells if v is not None]
    return "　".join(w for w in words if w)[:_TEXT_SHOWN]
