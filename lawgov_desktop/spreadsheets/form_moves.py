"""Rows put into a county's form or taken out of it, with everything in the file that speaks of them.

Excel itself does all this when a person inserts a row: merged cells, drop-downs, conditions, totals, print
area, names, comments, pictures, charts and tables follow. ECMA-376 part 1, 18.3 and 20.5.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from openpyxl.formula.translate import Translator, TranslatorError

from lawgov_desktop.spreadsheets.form_file import whole
from lawgov_desktop.spreadsheets.form_sheet import XM, FormSheet, q
from lawgov_desktop.spreadsheets.grid import Merge
from lawgov_desktop.spreadsheets.row_moves import RowMoves, moved_area, moved_areas, moved_formula

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_VML: Final = "urn:schemas-microsoft-com:office:excel"
_WITH_AREAS: Final = (
    "conditionalFormatting",
    "dataValidations/dataValidation",
    "protectedRanges/protectedRange",
    "ignoredErrors/ignoredError",
)
_WITH_ONE_AREA: Final = (
    "hyperlinks/hyperlink",
    "autoFilter",
    "autoFilter/sortState",
    "sortState",
    "dimension",
)


def _letters(cell: Any) -> str:
    """The letters of a cell's column; every cell was given its place when the sheet was read."""
    return str(cell.get("r")).rstrip("0123456789")


def plain_formulas(sheet: FormSheet) -> None:
    """Formulas that share one text each get their own, so that rows can move apart."""
    shared: dict[str, tuple[str, str]] = {}
    for cell in sheet.data.iter(q("c")):
        formula = cell.find(q("f"))
        if formula is None or formula.get("t") != "shared":
            continue
        number, place = formula.get("si", ""), cell.get("r")
        if formula.text:
            shared[number] = (formula.text, place)
        elif number in shared:
            text, origin = shared[number]
            try:
                formula.text = Translator(f"={text}", origin).translate_formula(place)[1:]
            except TranslatorError:
                continue
        else:
            continue
        for name in ("t", "si", "ref"):
            formula.attrib.pop(name, None)


def put_in(sheet: FormSheet, moves: RowMoves, block: Sequence[int], times: int, first_new: int) -> None:
    """Move rows, then make new ones from ``first_new`` on: ``times`` copies of the rows of ``block``, one
    after the other (numbers before the move), with their looks, heights, merges and formulas."""
    plain_formulas(sheet)
    models = [copy.deepcopy(sheet.rows.get(row)) for row in block]
    own = [m for m in sheet.merges() if m.first_row >= block[0] and m.last_row <= block[-1]]
    move_rows(sheet, moves)
    for time in range(times):
        start = first_new + time * len(block)
        for number, model in enumerate(models, start=start):
            if model is not None:
                _place_copy(sheet, copy.deepcopy(model), number)
        down = start - block[0]
        for m in own:
            sheet.add_merge(Merge(m.first_row + down, m.last_row + down, m.first_col, m.last_col))


def _place_copy(sheet: FormSheet, element: Any, number: int) -> None:
    element.set("r", str(number))
    for cell in element.findall(q("c")):
        place = cell.get("r")
        new = f"{_letters(cell)}{number}"
        formula = cell.find(q("f"))
        if formula is not None and formula.text and formula.get("t", "normal") == "normal":
            try:
                formula.text = Translator(f"={formula.text}", place).translate_formula(new)[1:]
            except TranslatorError:
                formula = None
        if formula is None or formula.get("t", "normal") != "normal":
            for child in list(cell):
                cell.remove(child)
            cell.attrib.pop("t", None)
        cell.set("r", new)
    stood = sheet.rows.get(number)
    if stood is not None:
        stood.getparent().replace(stood, element)
        sheet.rows[number] = element
    else:
        sheet.insert_row(element, number)


def move_rows(sheet: FormSheet, moves: RowMoves) -> None:
    """Everything of the sheet, and whatever elsewhere speaks of its rows, follows the move."""
    plain_formulas(sheet)
    for number, row in list(sheet.rows.items()):
        new = moves.row(number)
        if new is None:
            sheet.data.remove(row)
            continue
        if new != number:
            row.set("r", str(new))
            for cell in row.findall(q("c")):
                cell.set("r", f"{_letters(cell)}{new}")
    sheet.number_rows()
    _move_merges(sheet, moves)
    for path in _WITH_AREAS:
        _move_attribute(sheet.root.findall("/".join(map(q, path.split("/")))), "sqref", moves)
    _move_texts(sheet.root.iter(f"{{{XM}}}sqref"), moves)
    for path in _WITH_ONE_AREA:
        _move_attribute(sheet.root.findall("/".join(map(q, path.split("/")))), "ref", moves, single=False)
    for pause in sheet.root.iterfind(f"{q('rowBreaks')}/{q('brk')}"):
        pause.set("id", str(moves.row(whole(pause.get("id"))) or pause.get("id")))
    _move_formulas(sheet, moves)
    _move_neighbours(sheet, moves)


def _move_merges(sheet: FormSheet, moves: RowMoves) -> None:
    holder = sheet.root.find(q("mergeCells"))
    if holder is None:
        return
    for one in list(holder):
        area = moved_area(one.get("ref", ""), moves, grow=False)
        ends = set(area.replace("$", "").split(":")) if area else set()
        if area is None or len(ends) < 2:
            holder.remove(one)
        else:
            one.set("ref", area)
    holder.set("count", str(len(holder)))
    if not len(holder):
        sheet.root.remove(holder)


def _move_formulas(sheet: FormSheet, moves: RowMoves) -> None:
    """In this sheet, in the other sheets, in drop-downs, in conditions, in names and in charts."""
    for _, part in sheet.form.sheets():
        if not part:
            continue
        root = sheet.root if part == sheet.part else sheet.form.tree(part)
        concerns = _concerns(sheet, own=part == sheet.part)
        for tag in ("f", "formula", "formula1", "formula2"):
            _move_formulas_in(root.iter(q(tag)), moves, concerns)
        _move_formulas_in(root.iter(f"{{{XM}}}f"), moves, concerns)
    names = sheet.form.workbook.find(q("definedNames"))
    if names is not None:
        _move_formulas_in(names, moves, _concerns(sheet, own=False))


def _concerns(sheet: FormSheet, *, own: bool) -> Callable[[str | None], bool]:
    return lambda named: own if named is None else named == sheet.name


def _move_neighbours(sheet: FormSheet, moves: RowMoves) -> None:
    """Comments, their boxes, pictures, charts and tables, which lie in parts of their own."""
    for kind, part in list(sheet.form.related(sheet.part)):
        if kind in ("comments", "threadedComment"):
            root = sheet.form.tree(part)
            for one in [one for one in root.iter() if isinstance(one.tag, str) and one.get("ref")]:
                place = moved_area(one.get("ref"), moves, grow=False)
                if place is None:
                    one.getparent().remove(one)
                else:
                    one.set("ref", place)
        elif kind == "vmlDrawing":
            _move_boxes(sheet, part, moves)
        elif kind == "drawing":
            _move_drawing(sheet, part, moves)
        elif kind == "table":
            root = sheet.form.tree(part)
            _move_attribute([root, *root.iter(q("autoFilter")), *root.iter(q("sortState"))], "ref", moves)


def _move_boxes(sheet: FormSheet, part: str, moves: RowMoves) -> None:
    root = sheet.form.tree(part)
    for data in root.iter(f"{{{_VML}}}ClientData"):
        row, anchor = data.find(f"{{{_VML}}}Row"), data.find(f"{{{_VML}}}Anchor")
        if row is None or not (row.text or "").strip().isdigit():
            continue
        old = int(row.text)
        new = moves.row(old + 1)
        if new is None:
            shape = data.getparent()
            shape.getparent().remove(shape)
            continue
        row.text = str(new - 1)
        numbers = (anchor.text or "").split(",") if anchor is not None else []
        if len(numbers) == 8 and all(number.strip().isdigit() for number in numbers):
            for place in (2, 6):
                numbers[place] = f" {max(int(numbers[place]) + new - 1 - old, 0)}"
            anchor.text = ",".join(numbers)


def _move_drawing(sheet: FormSheet, part: str, moves: RowMoves) -> None:
    root = sheet.form.tree(part)
    for row in root.iter(f"{{{_DRAWING}}}row"):
        if (row.text or "").strip().isdigit():
            old = int(row.text) + 1
            new = moves.row(old)
            if new is not None:
                row.text = str(new - 1)
    for kind, chart in sheet.form.related(part):
        if kind == "chart":
            formulas = sheet.form.tree(chart).iter(f"{{{_CHART}}}f")
            _move_formulas_in(formulas, moves, _concerns(sheet, own=False))


def _move_attribute(elements: Iterable[Any], name: str, moves: RowMoves, *, single: bool = True) -> None:
    for one in list(elements):
        text = one.get(name)
        if not text:
            continue
        if single:
            moved = moved_areas(text, moves)
        else:
            moved = moved_area(text, moves, single_grows=False) or ""
        if moved:
            one.set(name, moved)
        else:
            holder = one.getparent()
            holder.remove(one)
            if holder.get("count"):
                holder.set("count", str(len(holder)))
            if not len(holder) and holder.getparent() is not None:
                holder.getparent().remove(holder)


def _move_texts(elements: Iterable[Any], moves: RowMoves) -> None:
    for one in list(elements):
        moved = moved_areas(one.text or "", moves)
        if moved:
            one.text = moved
        else:
            rule = one.getparent()
            rule.getparent().remove(rule)


def _move_formulas_in(
    elements: Iterable[Any], moves: RowMoves, concerns: Callable[[str | None], bool]
) -> None:
    for one in elements:
        if one.text:
            one.text = moved_formula(one.text, moves, concerns)
        if one.get("ref") and concerns(None):
            one.set("ref", moved_area(one.get("ref"), moves, grow=False) or one.get("ref"))
