"""Values turned into the XML of Excel cells: text that stays text, numbers, real dates."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import xlsxwriter

from lawgov_desktop.documents.chinese_text import ColumnCounter
from lawgov_desktop.documents.register_table import ColumnKind, Value, cell_text, money_text
from lawgov_desktop.spreadsheets.grid import column_letter

# Not allowed in XML 1.0; a lone surrogate cannot even be encoded.
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Excel reads _x0041_ inside a text as an escape for "A" (ECMA-376 ST_Xstring): escape the underscore.
_ESCAPE_LIKE: Final = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SPECIAL: Final = re.compile(r"[&<>\n\t]|^\s|\s$|  |_x")
FORMULA_START: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a text must not begin with unquoted: typed or edited, a cell beginning so becomes a formula (OWASP
"CSV injection"; a Chinese Excel takes the wide signs for the narrow ones)."""

_FULL_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_DATE: Final = dt.date(1900, 3, 1)  # before it Excel counts a 29 February 1900 that never was
_DAY_ZERO: Final = dt.date(1899, 12, 30)
_MOST_CHARACTERS: Final = 32_767  # of a cell, in UTF-16 units
_MOST_DIGITS: Final = 15  # Excel keeps no more of a number


class Dress:
    """The formats of a register, by the numbers cells call them."""

    def __init__(self, book: xlsxwriter.Workbook, *, bold: bool = False) -> None:
        self._book = book
        base: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        cell: dict[str, Any] = {**base, "border": 1, "text_wrap": True, "bold": bold}
        self.text = self._add(cell, num_format="@", align="left")
        self.long = self._add(cell, align="left")
        self.quoted = self._add(cell, align="left", quote_prefix=True)
        self.code = self._add(cell, num_format="@", align="center")
        self.number = self._add(cell, align="right")
        self.money = self._add(cell, num_format="#,##0.00", align="right")
        self.date = self._add(cell, num_format="yyyy-mm-dd", align="center")
        self.heading = self._add({**cell, "bold": True}, align="center", bg_color="#F2F2F2")
        self.title = self._add(base, font_size=18, bold=True, align="center", text_wrap=True)
        self.left = self._add(base, align="left")
        self.middle = self._add(base, align="center")
        self.right = self._add(base, align="right")
        self.note = self._add(base, align="left", valign="top", text_wrap=True)

    def bold(self) -> Dress:
        """The same for a 合计 row."""
        return Dress(self._book, bold=True)

    def _add(self, base: dict[str, Any], **more: object) -> int:
        return int(self._book.add_format({**base, **more})._get_xf_index())


@dataclass(frozen=True, slots=True)
class CellColumn:
    """What a column's cells need to know; ``width`` in half-width columns."""

    kind: ColumnKind
    width: float
    centred: bool


class CellWriter:
    """Writes rows of one table: each value as its column's kind asks."""

    def __init__(self, columns: Sequence[CellColumn], dress: Dress, counter: ColumnCounter) -> None:
        self.cut_texts = 0
        self._columns = [
            (column_letter(place + 1), column.kind, column.width, _text_form(column, dress))
            for place, column in enumerate(columns)
        ]
        self._dress = dress
        self._counter = counter

    def row(self, values: Sequence[Value], number: int) -> tuple[str, int]:
        """The cells of row ``number`` (from 1), and how many lines its longest text takes."""
        cells: list[str] = []
        most = 1
        dress = self._dress
        for (letters, kind, width, form), value in zip(self._columns, values, strict=True):
            place = f"{letters}{number}"
            if value is None or value == "":
                cells.append(f'<c r="{place}" s="{form}"/>')
                continue
            if kind == "date":
                serial = date_serial(value)
                if serial is not None:
                    cells.append(f'<c r="{place}" s="{dress.date}"><v>{serial}</v></c>')
                    continue
            elif kind == "money" and isinstance(value, int) and not isinstance(value, bool):
                amount = money_text(value).replace(",", "")
                if len(amount) <= _MOST_DIGITS:
                    cells.append(f'<c r="{place}" s="{dress.money}"><v>{amount}</v></c>')
                    continue
            elif kind == "number":
                digits = number_digits(value)
                if digits is not None:
                    cells.append(f'<c r="{place}" s="{dress.number}"><v>{digits}</v></c>')
                    continue
            text = safe_text(cell_text(value, kind))
            if len(text) > _MOST_CHARACTERS // 2:
                text = self._fitting(text)
            cells.append(string_cell(place, dress.quoted if text.startswith(FORMULA_START) else form, text))
            if len(text) * 2 > width or "\n" in text:
                most = max(most, self._counter.lines(text, width))
        return "".join(cells), most

    def _fitting(self, text: str) -> str:
        """Text cut to what a cell holds, saying so at its end."""
        units = text.encode("utf-16-le")
        if len(units) // 2 <= _MOST_CHARACTERS:
            return text
        self.cut_texts += 1
        note = "……（文字超过 Excel 单元格上限，以下略）"
        return units[: 2 * (_MOST_CHARACTERS - len(note))].decode("utf-16-le", errors="ignore") + note


def _text_form(column: CellColumn, dress: Dress) -> int:
    if column.kind == "long":
        return dress.long
    return dress.code if column.centred or column.kind != "text" else dress.text


def string_cell(place: str, form: int, text: str) -> str:
    """An in-line text cell; it is text whatever it begins with."""
    if not text:
        return f'<c r="{place}" s="{form}"/>'
    if _SPECIAL.search(text):
        text = _ESCAPE_LIKE.sub("_x005F_", text)
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return f'<c r="{place}" s="{form}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f'<c r="{place}" s="{form}" t="inlineStr"><is><t>{text}</t></is></c>'


def escaped(text: str) -> str:
    """Text as the XML of a cell wants it: what merely looks like an escape is escaped (ST_Xstring)."""
    return _ESCAPE_LIKE.sub("_x005F_", safe_text(text))


def safe_text(text: str) -> str:
    """Text without the characters XML forbids; every line end is ``\\n``."""
    if text.isprintable():
        return text
    return _ILLEGAL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def date_serial(value: Value) -> int | None:
    """Excel's day number of a full date; None for a year, a month, a time or anything that is no date."""
    if isinstance(value, str) and _FULL_DATE.fullmatch(value):
        try:
            value = dt.date.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime) and value >= _FIRST_DATE:
        return (value - _DAY_ZERO).days
    return None


def number_digits(value: Value) -> str | None:
    """A number as XML wants it; None when Excel could not keep it exactly or it is no number."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float):
        return repr(value) if math.isfinite(value) else None
    if isinstance(value, int):
        return str(value) if abs(value) < 10**_MOST_DIGITS else None
    if isinstance(value, Decimal) and value.is_finite():
        return f"{value:f}" if len(value.normalize().as_tuple().digits) <= _MOST_DIGITS else None
    return None
