"""What every reader hands over: a sheet as found in the file, and how it is made tidy before it travels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, MAX_ROWS, SheetKind
from lawgov_desktop.spreadsheets.transport import RawValue

Place = tuple[int, int]
"""Row and column, counted from 1."""
Block = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged cell, counted from 1."""

_MOST_MERGES = 200_000
_MOST_COVERED_TOLD = 1_000


class Refused(Exception):
    """The file is understood and refused: another reader would not do better.

    ``kind`` is "password", "too_many_cells" (``number`` says how many, at least) or "no_table".
    """

    def __init__(self, kind: str, number: int = 0) -> None:
        super().__init__(kind)
        self.kind = kind
        self.number = number


@dataclass(slots=True)
class Marks:
    """What a reader of values leaves out: errors, merged cells, what is hidden."""

    errors: dict[Place, str] = field(default_factory=dict)
    merges: list[Block] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_cols: set[int] = field(default_factory=set)


@dataclass(slots=True)
class RawSheet:
    """One sheet while it is read. Rows may differ in length; their first cell stands in ``first_col``."""

    name: str
    kind: SheetKind = "worksheet"
    hidden: bool = False
    first_col: int = 1
    row_numbers: Sequence[int] = ()
    rows: list[Sequence[RawValue]] = field(default_factory=list)
    marks: Marks = field(default_factory=Marks)
    covered: list[tuple[int, int, RawValue]] = field(default_factory=list)
    width: int = 0

    def tidy(self, max_cells: int) -> None:
        """Drop empty rows and edge columns, take out what merged cells cover, forget impossible merges.

        Raises Refused("too_many_cells") when more than ``max_cells`` cells would remain.
        """
        if not isinstance(self.row_numbers, range | list):
            self.row_numbers = list(self.row_numbers)
        self._drop_empty_rows()
        self._settle_merges()
        if self.covered:
            self._drop_empty_rows()
        self._trim_columns()
        if self.cells > max_cells:
            raise Refused("too_many_cells", self.cells)
        kept = set(self.row_numbers) if self.marks.hidden_rows else set()
        self.marks.hidden_rows &= kept

    @property
    def cells(self) -> int:
        """What the sheet costs: its cells, and one for every empty row between others."""
        rows_in_all = self.row_numbers[-1] - self.row_numbers[0] + 1 if self.rows else 0
        return len(self.rows) * self.width + rows_in_all - len(self.rows)

    def _drop_empty_rows(self) -> None:
        error_rows = {row for row, _ in self.marks.errors}
        numbers = self.row_numbers
        kept = [
            place for place, row in enumerate(self.rows) if not is_empty(row) or numbers[place] in error_rows
        ]
        if len(kept) < len(self.rows):
            self.rows = [self.rows[place] for place in kept]
            self.row_numbers = [numbers[place] for place in kept]

    def _trim_columns(self) -> None:
        error_cols = {col - self.first_col for _, col in self.marks.errors}
        width = max(map(len, self.rows), default=0)
        while width and width - 1 not in error_cols and self._is_empty_column(width - 1):
            width -= 1
        start = 0
        while start < width and start not in error_cols and self._is_empty_column(start):
            start += 1
        if start or any(len(row) > width for row in self.rows):
            self.rows = [row[start:width] for row in self.rows]
        self.first_col += start
        self.width = width - start

    def _is_empty_column(self, place: int) -> bool:
        return all(place >= len(row) or row[place] is None or row[place] == "" for row in self.rows)

    def _settle_merges(self) -> None:
        """Keep merges that touch the filled area; take the values out that they cover.

        Merged cells never overlap in a sound file. Should they, the topmost ones win as soon as together
        they claim more cells than there are: what comes after this needs time for every merged cell.
        """
        width = max(map(len, self.rows), default=0)
        left = (len(self.rows) + 1) * (width + 1)
        kept: list[Block] = []
        place_of = {number: place for place, number in enumerate(self.row_numbers)}
        for first_row, first_col, last_row, last_col in sorted(self.marks.merges[:_MOST_MERGES]):
            if not (1 <= first_row <= last_row <= MAX_ROWS and 1 <= first_col <= last_col <= MAX_COLUMNS):
                continue
            start, end = max(first_col, self.first_col), min(last_col, self.first_col + width - 1)
            places = _places_between(first_row, last_row, place_of, self.row_numbers)
            if start > end or not places or (first_row, first_col) == (last_row, last_col):
                continue
            left -= len(places) * (end - start + 1)
            if left < 0:
                break
            kept.append((first_row, first_col, last_row, last_col))
            for place in places:
                self._cover(place, start, end, (first_row, first_col))
        self.marks.merges = kept

    def _cover(self, place: int, start: int, end: int, shown: Place) -> None:
        """Empty the cells of one row from column ``start`` to ``end``, but not the cell ``shown``."""
        row, number = self.rows[place], self.row_numbers[place]
        for col in range(start, min(end, self.first_col + len(row) - 1) + 1):
            if (number, col) == shown:
                continue
            value = row[col - self.first_col]
            error = self.marks.errors.pop((number, col), None)
            if value is None or value == "":
                if error is None:
                    continue
                value = error
            # A copy: repeated rows of an .ods are one and the same list.
            emptied = list(row)
            emptied[col - self.first_col] = None
            row = self.rows[place] = emptied
            if len(self.covered) < _MOST_COVERED_TOLD:
                self.covered.append((number, col, value))


@dataclass(slots=True)
class RawBook:
    """All sheets of a file, and sentences on what could not be read of it."""

    sheets: list[RawSheet]
    notes: list[str] = field(default_factory=list)


def _places_between(first: int, last: int, place_of: dict[int, int], numbers: Sequence[int]) -> Sequence[int]:
    if not numbers or last < numbers[0] or first > numbers[-1]:
        return ()
    if last - first < 64:
        return [place_of[number] for number in range(first, last + 1) if number in place_of]
    return [place for place, number in enumerate(numbers) if first <= number <= last]


def is_empty(row: Sequence[RawValue]) -> bool:
    """True when no cell of the row holds anything; 0 and False are something."""
    return not any(row) and all(cell is None or cell == "" for cell in row)
