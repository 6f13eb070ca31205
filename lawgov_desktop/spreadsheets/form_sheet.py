"""One worksheet of a county's own form as its XML: rows, cells, merged ranges, what rows to move."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from lxml import etree

from lawgov_desktop.spreadsheets.cells import FORMULA_START, escaped
from lawgov_desktop.spreadsheets.form_file import MAIN, FormFile, measure, whole
from lawgov_desktop.spreadsheets.form_styles import FormStyles
from lawgov_desktop.spreadsheets.grid import MAX_COLUMNS, Merge, column_letter, column_number

_X14: Final = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM: Final = "http://schemas.microsoft.com/office/excel/2006/main"
_PLACE: Final = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_SUM: Final = re.compile(r"SUM\(\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})\)")
_MERGED: Final = re.compile(r"\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)")


def q(name: str) -> str:
    return f"{{{MAIN}}}{name}"


def _column(letters: str, usual: int = MAX_COLUMNS) -> int:
    """The number of a column; ``usual`` for letters beyond the last one, as a damaged file may have."""
    try:
        return column_number(letters)
    except ValueError:
        return usual


def _area(ref: str) -> Merge | None:
    """B2:C4 as rows and columns."""
    area = _MERGED.fullmatch(ref)
    if area is None:
        return None
    top, bottom = sorted((int(area[2]), int(area[4])))
    left, right = sorted((_column(area[1]), _column(area[3])))
    return Merge(top, bottom, left, right)


class FormSheet:
    """A worksheet whose cells are written in place. Rows and columns count from 1, as in Excel."""

    def __init__(self, form: FormFile, name: str, part: str, styles: FormStyles) -> None:
        self.form = form
        self.name = name
        self.part = part
        self.styles = styles
        self.root: Any = form.tree(part)
        data = self.root.find(q("sheetData"))
        self.data: Any = data if data is not None else etree.SubElement(self.root, q("sheetData"))
        self.rows: dict[int, Any] = {}
        self.number_rows()

    def number_rows(self) -> None:
        """Number rows and cells that do not say where they stand, which the standard allows."""
        self.rows = {}
        number = 0
        for row in self.data.findall(q("row")):
            number = whole(row.get("r"), number + 1)
            row.set("r", str(number))
            row.attrib.pop("spans", None)
            self.rows[number] = row
            column = 0
            for cell in row.findall(q("c")):
                found = _PLACE.fullmatch(cell.get("r") or "")
                column = _column(found[1], column + 1) if found else column + 1
                cell.set("r", f"{column_letter(column)}{number}")

    # ------------------------------------------------------------ looking

    @property
    def last_row(self) -> int:
        return max(self.rows, default=0)

    def row(self, row: int) -> Any:
        return self.rows.get(row)

    def cell(self, row: int, column: int) -> Any:
        """The cell's element; None when it is not there."""
        element = self.rows.get(row)
        if element is None:
            return None
        place = f"{column_letter(column)}{row}"
        return next((cell for cell in element if cell.get("r") == place), None)

    def style(self, row: int, column: int) -> int:
        """The style a cell has, or would get from its row or column."""
        cell = self.cell(row, column)
        if cell is not None:
            return whole(cell.get("s"))
        element = self.rows.get(row)
        if element is not None and element.get("customFormat") in ("1", "true"):
            return whole(element.get("s"))
        for one in self.root.iterfind(f"{q('cols')}/{q('col')}"):
            if whole(one.get("min")) <= column <= whole(one.get("max")):
                return whole(one.get("style"))
        return 0

    def width(self, column: int) -> float:
        """Half-width characters that fit into a column."""
        for one in self.root.iterfind(f"{q('cols')}/{q('col')}"):
            if whole(one.get("min")) <= column <= whole(one.get("max")) and one.get("width"):
                return measure(one.get("width"), 8.43)
        usual = self.root.find(q("sheetFormatPr"))
        return measure(None if usual is None else usual.get("defaultColWidth"), 8.43)

    def has_formula(self, row: int, column: int) -> bool:
        cell = self.cell(row, column)
        return cell is not None and cell.find(q("f")) is not None

    def has_value(self, row: int, column: int) -> bool:
        cell = self.cell(row, column)
        return cell is not None and len(cell) > 0

    def merges(self) -> list[Merge]:
        merged = self.root.iterfind(f"{q('mergeCells')}/{q('mergeCell')}")
        return [area for one in merged if (area := _area(one.get("ref", "")))]

    def filled_by_one_formula(self) -> list[Merge]:
        """The ranges that one formula fills: arrays and tables of data (ECMA-376 part 1, 18.3.1.40)."""
        formulas = (cell.find(q("f")) for row in self.rows.values() for cell in row.findall(q("c")))
        whole = [one for one in formulas if one is not None and one.get("t") in ("array", "dataTable")]
        return [area for one in whole if (area := _area(one.get("ref", "")))]

    # ------------------------------------------------------------ writing

    def clear(self, row: int, column: int) -> None:
        """Take the value of a cell, never its looks."""
        cell = self.cell(row, column)
        if cell is not None:
            for child in list(cell):
                cell.remove(child)
            cell.attrib.pop("t", None)

    def write(self, row: int, column: int, value: str | int | float, *, style: int | None = None) -> None:
        """Put a text or a number into a cell. A text is a text whatever it begins with."""
        cell = self._made(row, column)
        self.clear(row, column)
        look = whole(cell.get("s")) if style is None else style
        if isinstance(value, str):
            if value.startswith(FORMULA_START):
                look = self.styles.quoted(look)
            cell.set("t", "inlineStr")
            text = etree.SubElement(etree.SubElement(cell, q("is")), q("t"))
            text.text = escaped(value)
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        else:
            etree.SubElement(cell, q("v")).text = repr(value)
        if look:
            cell.set("s", str(look))

    def write_digits(self, row: int, column: int, digits: str) -> None:
        """Put an exact decimal number into a cell."""
        cell = self._made(row, column)
        self.clear(row, column)
        etree.SubElement(cell, q("v")).text = digits

    def set_style(self, row: int, column: int, style: int) -> None:
        self._made(row, column).set("s", str(style))

    def set_height(self, row: int, points: float) -> None:
        element = self._made_row(row)
        element.set("ht", f"{points:g}")
        element.set("customHeight", "1")

    def height(self, row: int) -> float:
        element = self.rows.get(row)
        usual = self.root.find(q("sheetFormatPr"))
        default = measure(None if usual is None else usual.get("defaultRowHeight"), 15)
        return measure(None if element is None else element.get("ht"), default)

    def set_width(self, column: int, width: float) -> None:
        """Widen one column; its neighbours keep theirs."""
        holder = self.root.find(q("cols"))
        if holder is None:
            holder = etree.Element(q("cols"))
            self.data.addprevious(holder)
        own = etree.Element(q("col"), min=str(column), max=str(column), width=f"{width:g}", customWidth="1")
        for one in list(holder):
            first, last = whole(one.get("min")), whole(one.get("max"))
            if last < column:
                continue
            if first > column:
                one.addprevious(own)
                return
            after = copy.deepcopy(one)
            own.set("style", one.get("style", "0"))
            one.addnext(own)
            if last > column:
                after.set("min", str(column + 1))
                own.addnext(after)
            if first < column:
                one.set("max", str(column - 1))
            else:
                holder.remove(one)
            return
        holder.append(own)

    def show_all_rows(self) -> None:
        """Rows somebody hid or filtered out are shown again."""
        for row in self.rows.values():
            row.attrib.pop("hidden", None)
        for one in self.root.iterfind(f"{q('autoFilter')}/{q('filterColumn')}"):
            one.getparent().remove(one)

    def _made_row(self, row: int) -> Any:
        element = self.rows.get(row)
        if element is None:
            element = etree.Element(q("row"), r=str(row))
            self.insert_row(element, row)
        return element

    def insert_row(self, element: Any, row: int) -> None:
        above = row - 1 if row - 1 in self.rows else max((one for one in self.rows if one < row), default=0)
        if above:
            self.rows[above].addnext(element)
        else:
            self.data.insert(0, element)
        self.rows[row] = element

    def _made(self, row: int, column: int) -> Any:
        cell = self.cell(row, column)
        if cell is None:
            style = self.style(row, column)
            element = self._made_row(row)
            cell = etree.Element(q("c"), r=f"{column_letter(column)}{row}")
            if style:
                cell.set("s", str(style))
            place = 0
            for place, other in enumerate(element):  # noqa: B007 -- the place is what is wanted
                found = _PLACE.fullmatch(other.get("r") or "")
                if found and _column(found[1]) > column:
                    break
            else:
                place = len(element)
            element.insert(place, cell)
        return cell

    def add_merge(self, merge: Merge) -> None:
        """Merge cells as others of the sheet are merged."""
        holder = self.root.find(q("mergeCells"))
        if holder is not None:
            etree.SubElement(holder, q("mergeCell"), ref=str(merge))
            holder.set("count", str(len(holder)))

    def part_rows(self, first: int) -> None:
        """Undo merges over several rows from row ``first`` on: each row stands for itself."""
        holder = self.root.find(q("mergeCells"))
        for one in list(holder) if holder is not None else []:
            area = _MERGED.fullmatch(one.get("ref", ""))
            if area and int(area[2]) >= first and area[2] != area[4]:
                holder.remove(one)
        if holder is not None and not len(holder):
            self.root.remove(holder)

    def forget_results(self) -> None:
        """Results kept beside formulas are out of date now; the opening program works them out.

        A plain sum is worked out here: viewers on a phone and protected view show what is kept.
        """
        for cell in self.data.iter(q("c")):
            formula = cell.find(q("f"))
            if formula is None:
                continue
            result = cell.find(q("v"))
            if result is not None:
                cell.remove(result)
            cell.attrib.pop("t", None)
            total = self._sum(_SUM.fullmatch(formula.text or ""))
            if total is not None:
                etree.SubElement(cell, q("v")).text = f"{total:f}"

    def _sum(self, asked: re.Match[str] | None) -> Decimal | None:
        """The sum of a column's stretch; None when a formula or an error stands in it."""
        if asked is None or asked[1] != asked[3]:
            return None
        column, total = _column(asked[1]), Decimal(0)
        for row in range(int(asked[2]), min(int(asked[4]), self.last_row) + 1):
            cell = self.cell(row, column)
            if cell is None or cell.get("t", "n") not in ("n", "e"):
                continue
            value = cell.find(q("v"))
            if cell.find(q("f")) is not None or cell.get("t") == "e":
                return None
            if value is not None and value.text:
                try:
                    total += Decimal(value.text)
                except InvalidOperation:
                    return None
        return total


def drop_downs(sheet: FormSheet) -> Iterator[tuple[str, str]]:
    """(areas, source) of every drop-down list of a sheet, new and old ways of writing it."""
    for rule in sheet.root.iterfind(f"{q('dataValidations')}/{q('dataValidation')}"):
        source = rule.find(q("formula1"))
        if rule.get("type") == "list" and source is not None and source.text:
            yield rule.get("sqref", ""), source.text
    for rule in sheet.root.iter(f"{{{_X14}}}dataValidation"):
        source = rule.find(f"{{{_X14}}}formula1/{{{XM}}}f")
        areas = rule.find(f"{{{XM}}}sqref")
        if rule.get("type") == "list" and source is not None and source.text and areas is not None:
            yield areas.text or "", source.text
