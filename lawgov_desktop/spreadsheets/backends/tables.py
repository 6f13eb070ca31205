"""What every reader hands over: a sheet as found in the file, and how it is made tidy before it travels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, MAX_ROWS, SheetKind, column_letter
from lawgov_desktop.spreadsheets.transport import RawValue

Place = tuple[int, int]
"""Row and column, counted from 1."""
Block = tuple[int, int, int, int]
"""First row, first column, last row, last column of a merged cell, counted from 1."""

MOST_SHEETS = 1_000
"""Beyond this no person looks for a list; what chooses a sheet looks at every one of them."""
MOST_FILLED_COLUMNS = 4_000
"""No list has as many; what looks for a header would take longer than a person waits."""
NEAR_COLUMNS = 512
"""Lists end long before; a few cells beyond, with a gap before them, are strays."""
_GAP = 100
_MOST_STRAYS = 20
_SAVE_ONCE = "请用 WPS 或 Excel 打开这个文件，保存一次，再导入。"
_MOST_MERGES = 200_000
_MOST_COVERED_TOLD = 1_000


ERROR_TEXTS = frozenset(
    ("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
"""What an error cell shows; where a file keeps only what is shown, such a text is an error."""


class Refused(Exception):
    """The file is understood and refused: another reader would not do better.

    ``kind`` is "password", "too_many_cells", "too_many_columns" (``number`` says how many, at least),
    "no_table" or, of a document, "no_text".
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
    is_whole: bool = True
    """False when the records of the sheet break off before its end."""
    is_macro: bool = False
    """The sheet holds macros of Excel 4 or a dialog of Excel 95; calamine opens no .xlsx with such a one."""
    without_result: int = 0
    """How many cells have a formula whose result the file does not hold; they read as empty."""
    first_without_result: Place | None = None
    formulas: int = 0
    doubtful_zeros: int = 0
    """How many formulas have the result 0, where all have it and the file asks to be worked out anew."""


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
    notes: list[str] = field(default_factory=list)

    def tidy(self, max_cells: int) -> None:
        """Drop empty rows and edge columns, take out what merged cells cover, forget impossible merges.

        Raises Refused("too_many_cells") when more than ``max_cells`` cells would remain.
        """
        if not isinstance(self.row_numbers, range | list):
            self.row_numbers = list(self.row_numbers)
        if self.row_numbers and self.row_numbers[-1] > MAX_ROWS:
            self._drop_impossible_rows()
        self._drop_empty_rows()
        self._leave_far_cells()
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

    def _drop_impossible_rows(self) -> None:
        """No sheet has more rows; what claims to stand below the last one is nobody's list."""
        kept = sum(1 for number in self.row_numbers if number <= MAX_ROWS)
        self.notes.append(f"工作表“{self.name}”第 {MAX_ROWS} 行以下的内容没有读入，请对照原表核对。")
        self.rows, self.row_numbers = self.rows[:kept], self.row_numbers[:kept]
        self.marks.errors = {at: code for at, code in self.marks.errors.items() if at[0] <= MAX_ROWS}

    def _leave_far_cells(self) -> None:
        """A few cells far to the right of everything are strays; with them the sheet would be huge."""
        if max(map(len, self.rows), default=0) <= NEAR_COLUMNS:
            return
        far: dict[int, list[Place]] = {}
        for number, row in zip(self.row_numbers, self.rows, strict=True):
            for place, cell in enumerate(row[NEAR_COLUMNS:], NEAR_COLUMNS):
                if cell is not None and cell != "":
                    far.setdefault(place, []).append((number, place + self.first_col))
            if len(far) > _MOST_STRAYS:
                return
        errors = [at for at in self.marks.errors if at[1] - self.first_col >= NEAR_COLUMNS]
        strays = sorted({at for places in far.values() for at in places} | set(errors))
        if len(strays) > _MOST_STRAYS:
            return
        near = [
            place for place in range(NEAR_COLUMNS - _GAP, NEAR_COLUMNS) if not self._is_empty_column(place)
        ]
        if near or all(is_empty(row[:NEAR_COLUMNS]) for row in self.rows):
            return
        self.rows = [row[:NEAR_COLUMNS] for row in self.rows]
        for at in errors:
            del self.marks.errors[at]
        if strays:
            first_row, first_col = strays[0]
            self.notes.append(
                f"工作表“{self.name}”右边很远处还有 {len(strays)} 个格子有内容"
                f"（第一个在 {column_letter(first_col)}{first_row}），没有读入，请核对它们是不是误填的。"
            )
        self._drop_empty_rows()

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
        if self.first_col + self.width - 1 > MAX_COLUMNS or self._filled_columns() > MOST_FILLED_COLUMNS:
            raise Refused("too_many_columns", self.width)

    def _filled_columns(self) -> int:
        """How many columns hold something; looked at only where there are many of them."""
        if self.width <= MOST_FILLED_COLUMNS:
            return self.width
        filled: set[int] = set()
        for row in self.rows:
            filled.update(place for place, cell in enumerate(row) if cell is not None and cell != "")
            if len(filled) > MOST_FILLED_COLUMNS:
                break
        return len(filled)

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

    def tell_errors(self) -> None:
        """Texts that are what an error cell shows become errors: for files that hold nothing but texts."""
        for sheet in self.sheets:
            for place, row in enumerate(sheet.rows):
                if ERROR_TEXTS.isdisjoint(row):
                    continue
                number = sheet.row_numbers[place]
                for col, value in enumerate(row, sheet.first_col):
                    if value in ERROR_TEXTS:
                        sheet.marks.errors[number, col] = str(value)
                sheet.rows[place] = [None if value in ERROR_TEXTS else value for value in row]

    def keep_few(self) -> None:
        """Leave out the sheets after the first thousand, and say so."""
        if len(self.sheets) > MOST_SHEETS:
            self.notes.append(
                f"这个文件里的表超过 {MOST_SHEETS} 张，只读了前 {MOST_SHEETS} 张；"
                "后面的请另存为单独的文件再导入。"
            )
            del self.sheets[MOST_SHEETS:]


def formula_notes(sheets: Sequence[RawSheet]) -> list[str]:
    """What to tell when formulas were written by a program that does not work them out; [] otherwise."""
    count = sum(sheet.marks.without_result for sheet in sheets)
    first = next((sheet for sheet in sheets if sheet.marks.first_without_result), None)
    if first is None or first.marks.first_without_result is None:
        zeros = sum(sheet.marks.doubtful_zeros for sheet in sheets)
        return [f"{zeros} 个公式的结果都是 0，可能还没有算过。{_SAVE_ONCE}"] if zeros else []
    row, col = first.marks.first_without_result
    return [
        f"有 {count} 个公式没有算出结果（第一个在工作表“{first.name}”的 {column_letter(col)}{row}），"
        f"读出来是空的。{_SAVE_ONCE}"
    ]


def _places_between(first: int, last: int, place_of: dict[int, int], numbers: Sequence[int]) -> Sequence[int]:
    if not numbers or last < numbers[0] or first > numbers[-1]:
        return ()
    if last - first < 64:
        return [place_of[number] for number in range(first, last + 1) if number in place_of]
    return [place for place, number in enumerate(numbers) if first <= number <= last]


def is_empty(row: Sequence[RawValue]) -> bool:
    """True when no cell of the row holds anything; 0 and False are something."""
    return not any(row) and all(cell is None or cell == "" for cell in row)
