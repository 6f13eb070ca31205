"""What was read from a foreign workbook: sheets of cells that keep Excel's own row numbers and letters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lawgov_desktop.spreadsheets.sniff import Format

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384
"""The last row and column of an Excel sheet (Excel specifications and limits, since 2007)."""

_EXACT_IN_DOUBLE = 2**53

SheetKind = Literal["worksheet", "chart", "macro"]


@dataclass(frozen=True, slots=True)
class CellError:
    """A cell in which Excel shows an error such as #N/A or #DIV/0! instead of a value."""

    text: str

    def __str__(self) -> str:
        return self.text


CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | CellError | None
"""What a cell can hold; an empty cell is None. A whole number is an int (Excel keeps 4 as 4.0)."""


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """A merged cell: Excel's rows and columns from 1, both ends included."""

    first_row: int
    last_row: int
    first_col: int
    last_col: int

    def __str__(self) -> str:
        return (
            f"{column_letter(self.first_col)}{self.first_row}:{column_letter(self.last_col)}{self.last_row}"
        )


@dataclass(frozen=True, slots=True)
class Covered:
    """A value that lies hidden under a merged cell: in the file, but on nobody's screen or paper."""

    row: int
    col: int
    value: CellValue


@dataclass(slots=True)
class Sheet:
    """One sheet. ``rows[0]`` is Excel's row ``first_row``, the first cell of a row stands in ``first_col``.

    Numbers of rows and columns anywhere in this program are Excel's own, counted from 1 (A is 1). Rows
    may differ in length, and empty rows between others have no cells at all; whatever is not there is
    empty. Rows and columns that are empty at the edges are left out. Rows are read, never changed.
    """

    name: str
    rows: list[list[CellValue]]
    first_row: int = 1
    first_col: int = 1
    merges: tuple[Merge, ...] = ()
    """Merged cells that touch the filled area; they do not overlap."""
    kind: SheetKind = "worksheet"
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    """Hidden rows of the filled area, filtered-out ones among them."""
    hidden_cols: frozenset[int] = frozenset()
    covered: tuple[Covered, ...] = ()
    """Values under merged cells, taken out of ``rows`` (at most the first thousand)."""

    @property
    def last_row(self) -> int:
        """The last row with a value; ``first_row`` - 1 in an empty sheet."""
        return self.first_row + len(self.rows) - 1

    def row_number(self, index: int) -> int:
        """Excel's number of ``rows[index]``."""
        return self.first_row + index

    def value(self, row: int, col: int) -> CellValue:
        """The value of one cell by Excel's numbers; None outside the filled area."""
        index, place = row - self.first_row, col - self.first_col
        if not 0 <= index < len(self.rows) or place < 0:
            return None
        cells = self.rows[index]
        return cells[place] if place < len(cells) else None


@dataclass(frozen=True, slots=True)
class Workbook:
    """A foreign file, read."""

    format: Format
    sheets: tuple[Sheet, ...] = ()
    read_by: str = ""
    """The reader that opened it (calamine, xlrd, …); for the import log."""
    notes: tuple[str, ...] = ()
    """Sentences for the clerk on what could not be read of it."""

    @property
    def filled_sheets(self) -> tuple[Sheet, ...]:
        """The worksheets that hold at least one value, hidden ones last, otherwise in the file's order."""
        filled = [sheet for sheet in self.sheets if sheet.kind == "worksheet" and sheet.rows]
        return tuple(sorted(filled, key=lambda sheet: sheet.hidden))

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, or None."""
        return next((sheet for sheet in self.sheets if sheet.name == name), None)


def column_letter(col: int) -> str:
    """Excel's letters of a column: A for 1, Z for 26, AA for 27."""
    letters = ""
    while col > 0:
        col, rest = divmod(col - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """1 for A, 27 for AA; capitals or small. Raises ValueError for anything that is no column."""
    number = 0
    for letter in letters.upper():
        if not "A" <= letter <= "Z":
            raise ValueError(f"not a column: {letters!r}")
        number = number * 26 + ord(letter) - ord("A") + 1
    if not 1 <= number <= MAX_COLUMNS:
        raise ValueError(f"not a column: {letters!r}")
    return number


def plain_number(number: float) -> int | float:
    """A float as a person reads it in the cell: 4.0 is 4, and 4.1132819900101126e+17 is 411328199001011000.

    Beyond what a double holds exactly, 15 digits are kept as Excel does; the others are zeros as on the
    screen, not the noise of the binary number.
    """
    if not number.is_integer():
        return number
    if abs(number) < _EXACT_IN_DOUBLE:
        return int(number)
    return int(Decimal(f"{number:.15g}")) if abs(number) < 1e21 else number
