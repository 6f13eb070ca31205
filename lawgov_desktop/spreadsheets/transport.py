"""How cells come from the reading child to the program: column by column in bulk, as plain data only.

A million cells one by one would cost more than reading them did. The file is a row of pickles that may
hold nothing but built-in values and dates: whatever a hostile workbook did to the child, loading its
answer runs no code.
"""

from __future__ import annotations

import datetime as dt
import pickle
from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import zip_longest
from typing import Any, BinaryIO

from lawgov_desktop.spreadsheets.grid import CellError, CellValue, plain_number

ROWS_AT_ONCE = 5_000

RawValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta | None
"""A value as readers give it: an empty cell may be "" or None."""

Column = tuple[Any, ...]
"""A packed column: ("blank", n), ("text", joined), ("number", bytes, blanks), ("date", bytes, blanks),
("mixed", values)."""

_PLAIN = frozenset((str, int, float, bool, dt.date, dt.datetime, dt.time, dt.timedelta, type(None)))
_BETWEEN = "\0"
_EXACT_IN_DOUBLE = 2**53


class Damaged(Exception):
    """The child's answer cannot be loaded."""


class _PlainUnpickler(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        if module == "datetime" and name in ("date", "datetime", "time", "timedelta"):
            return getattr(dt, name)
        raise pickle.UnpicklingError(f"not plain data: {module}.{name}")


def write(file: BinaryIO, data: object) -> None:
    """Append one piece of plain data."""
    pickler = pickle.Pickler(file, 5)
    # Without the memo each value is written where it stands: faster, and no table of two million entries.
    pickler.fast = True
    pickler.dump(data)


def read(file: BinaryIO) -> Any:
    """The next piece of plain data. Raises Damaged."""
    try:
        return _PlainUnpickler(file).load()
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, IndexError, KeyError) as error:
        raise Damaged(str(error)) from error
    except (AttributeError, OverflowError, UnicodeDecodeError) as error:
        raise Damaged(str(error)) from error
    except MemoryError as error:
        # A length nobody wrote: asking for all of it fails before anything is taken.
        raise Damaged("a piece longer than memory") from error


# ------------------------------------------------------------------------- packing, in the child


def pack_rows(rows: Sequence[Sequence[RawValue]], width: int) -> list[Column]:
    """Rows, some of them perhaps shorter than ``width``, as packed columns."""
    columns = list(zip_longest(*rows, fillvalue=None))[:width]
    return [pack_column(column) for column in columns] + [("blank", len(rows))] * (width - len(columns))


def pack_column(cells: Sequence[RawValue]) -> Column:
    """One column in the tightest form that keeps every value exactly."""
    kinds = set(map(type, cells))
    if type(None) in kinds:
        cells = ["" if cell is None else cell for cell in cells]
        kinds.discard(type(None))
        kinds.add(str)
    if dt.datetime in kinds:
        # One kind of value for a day, whether the file counts days or writes it out with 00:00.
        cells = [cell.date() if _is_midnight(cell) else cell for cell in cells]  # type: ignore[union-attr]
        kinds = set(map(type, cells))
    blanks: list[int] | None = None
    if str in kinds and len(kinds) > 1:
        if any(cell for cell in cells if cell.__class__ is str):
            return _mixed(cells)
        blanks = [place for place, cell in enumerate(cells) if cell.__class__ is str]
        kinds.discard(str)
    if kinds == {str}:
        return _texts(cells)
    if kinds == {float} or (kinds <= {int, float} and all(map(_fits_double, cells))):
        return _numbers(cells, blanks)
    if kinds == {dt.date}:
        days = (0 if cell == "" else cell.toordinal() for cell in cells)  # type: ignore[union-attr]
        return ("date", array("i", days).tobytes(), blanks)
    return _mixed(cells)


def _is_midnight(cell: Any) -> bool:
    return cell.__class__ is dt.datetime and cell.time() == dt.time()


def _fits_double(cell: Any) -> bool:
    return cell.__class__ is not int or -_EXACT_IN_DOUBLE < cell < _EXACT_IN_DOUBLE


def _texts(cells: Sequence[Any]) -> Column:
    joined = _BETWEEN.join(cells)
    if not joined.strip(_BETWEEN):
        return ("blank", len(cells))
    if joined.count(_BETWEEN) != len(cells) - 1:
        return _mixed(cells)
    try:
        joined.encode()
    except UnicodeEncodeError:
        # Half a surrogate pair, cut off by some program: shown as a question mark in a diamond.
        joined = joined.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return ("text", joined)


def _numbers(cells: Sequence[Any], blanks: list[int] | None) -> Column:
    """Numbers as doubles; the caller has seen to it that every whole number fits one."""
    if blanks:
        cells = [0.0 if cell == "" else cell for cell in cells]
    return ("number", array("d", cells).tobytes(), blanks)


def _mixed(cells: Iterable[Any]) -> Column:
    return ("mixed", [None if cell == "" else cell for cell in cells])


# ------------------------------------------------------------------------- unpacking, in the program


def unpack_rows(
    columns: Sequence[Column], count: int, errors: Iterable[tuple[int, int, str]]
) -> list[list[CellValue]]:
    """``count`` rows of values; ``errors`` names error cells by place in these rows and columns.

    Raises Damaged.
    """
    try:
        unpacked = [_UNPACK[column[0]](*column[1:]) for column in columns]
        if any(len(cells) != count for cells in unpacked):
            raise Damaged("columns of different lengths")
        for row, col, code in errors:
            unpacked[col][row] = CellError(code)
    except (KeyError, TypeError, ValueError, IndexError, OverflowError, AttributeError) as error:
        raise Damaged(str(error)) from error
    return list(map(list, zip(*unpacked, strict=True))) if unpacked else [[] for _ in range(count)]


def _unpack_blank(count: int) -> list[CellValue]:
    return [None] * count


def _unpack_text(joined: str) -> list[CellValue]:
    return [text or None for text in joined.split(_BETWEEN)]


def _unpack_numbers(packed: bytes, blanks: list[int] | None) -> list[CellValue]:
    numbers = array("d")
    numbers.frombytes(packed)
    if min(numbers, default=0.0) > -1e15 and max(numbers, default=0.0) < 1e15:
        values: list[CellValue] = [int(number) if number.is_integer() else number for number in numbers]
    else:
        values = [plain_number(number) for number in numbers]
    return _with_blanks(values, blanks)


def _unpack_dates(packed: bytes, blanks: list[int] | None) -> list[CellValue]:
    days = array("i")
    days.frombytes(packed)
    if blanks:
        return [dt.date.fromordinal(day) if day else None for day in days]
    return list(map(dt.date.fromordinal, days))


def _unpack_mixed(cells: list[Any]) -> list[CellValue]:
    if not _PLAIN.issuperset(map(type, cells)):
        raise Damaged("not a value")
    return [plain_number(cell) if cell.__class__ is float else cell for cell in cells]


def _with_blanks(values: list[CellValue], blanks: list[int] | None) -> list[CellValue]:
    for place in blanks or ():
        values[place] = None
    return values


_UNPACK: dict[str, Callable[..., list[CellValue]]] = {
    "blank": _unpack_blank,
    "text": _unpack_text,
    "number": _unpack_numbers,
    "date": _unpack_dates,
    "mixed": _unpack_mixed,
}
