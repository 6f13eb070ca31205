"""The looks of a foreign workbook's cells: asked for, and varied without touching what is there."""

from __future__ import annotations

import copy
from typing import Any, Final

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from lawgov_desktop.spreadsheets.form_file import MAIN, FormFile, measure, whole

TEXT_FORMAT: Final = 49  # "@", ECMA-376 part 1, 18.8.30
_DATE_FORMATS: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
"""Built-in numbers of date formats; 27–36 and 50–58 are the Chinese ones."""


class FormStyles:
    """The styles of a form, by the number cells call them."""

    def __init__(self, form: FormFile) -> None:
        part = next((target for kind, target in form.related(form.workbook_part) if kind == "styles"), None)
        self._root: Any = form.tree(part) if part else None
        self._formats: Any = None if self._root is None else self._root.find(_q("cellXfs"))
        self._varied: dict[tuple[int, str], int] = {}

    def _form(self, style: int) -> Any:
        if self._formats is None or not 0 <= style < len(self._formats):
            return None
        return self._formats[style]

    def number_format(self, style: int) -> int:
        form = self._form(style)
        return whole(form.get("numFmtId")) if form is not None else 0

    def is_date(self, style: int) -> bool:
        """Does the cell show a number as a day?"""
        number = self.number_format(style)
        if number in _DATE_FORMATS:
            return number not in range(45, 48) and number not in (18, 19, 20, 21)
        own = None if self._root is None else self._root.find(_q("numFmts"))
        code = (
            next((one.get("formatCode") for one in own if one.get("numFmtId") == str(number)), "")
            if (own is not None)
            else ""
        )
        code = code or BUILTIN_FORMATS.get(number, "")
        return bool(code) and bool(is_date_format(code)) and ("y" in code.lower() or "d" in code.lower())

    def is_text(self, style: int) -> bool:
        return self.number_format(style) == TEXT_FORMAT

    def is_percent(self, style: int) -> bool:
        """Does the cell show 0.82 as 82 %?"""
        number = self.number_format(style)
        own = None if self._root is None else self._root.find(_q("numFmts"))
        known = {} if own is None else {one.get("numFmtId"): one.get("formatCode") for one in own}
        return "%" in (known.get(str(number)) or BUILTIN_FORMATS.get(number, ""))

    def is_locked(self, style: int) -> bool:
        """Is the cell closed where its sheet is protected? It is unless it says otherwise."""
        form = self._form(style)
        protection = None if form is None else form.find(_q("protection"))
        return protection is None or protection.get("locked") not in ("0", "false")

    def is_ruled(self, style: int) -> bool:
        """Has the cell any line around it?"""
        form = self._form(style)
        borders = None if self._root is None else self._root.find(_q("borders"))
        if form is None or borders is None:
            return False
        number = whole(form.get("borderId"))
        return 0 <= number < len(borders) and any(
            side.get("style", "none") != "none" for side in borders[number]
        )

    def wraps(self, style: int) -> bool:
        form = self._form(style)
        alignment = None if form is None else form.find(_q("alignment"))
        return alignment is not None and alignment.get("wrapText") in ("1", "true")

    def font_size(self, style: int) -> float:
        """In points; 11 where the form does not say."""
        form = self._form(style)
        fonts = None if self._root is None else self._root.find(_q("fonts"))
        number = whole(form.get("fontId")) if form is not None else 0
        size = fonts[number].find(_q("sz")) if fonts is not None and number < len(fonts) else None
        return max(measure(size.get("val"), 11.0), 1.0) if size is not None else 11.0

    def as_text(self, style: int) -> int:
        """The same looks, for a text that must never be taken for a number."""
        return self._variant(style, "text", numFmtId=str(TEXT_FORMAT), applyNumberFormat="1")

    def quoted(self, style: int) -> int:
        """The same looks, for a text that begins like a formula: editing it in Excel leaves it a text."""
        return self._variant(style, "quoted", quotePrefix="1")

    def filled(self, style: int, colour: str) -> int:
        """The same looks on a coloured ground (RRGGBB)."""
        key = (style, f"fill {colour}")
        if key not in self._varied and self._root is not None:
            fills = self._root.find(_q("fills"))
            if fills is None:
                return style
            fill = etree.SubElement(fills, _q("fill"))
            pattern = etree.SubElement(fill, _q("patternFill"), patternType="solid")
            etree.SubElement(pattern, _q("fgColor"), rgb=f"FF{colour}")
            fills.set("count", str(len(fills)))
            self._variant(style, key[1], fillId=str(len(fills) - 1), applyFill="1")
        return self._varied.get(key, style)

    def wrapped(self, style: int) -> int:
        """The same looks with lines broken and text at the left."""
        if self._formats is None:
            return style
        number = self._variant(style, "wrapped", applyAlignment="1")
        form = self._form(number)
        if form is not None and number != style:
            alignment = form.find(_q("alignment"))
            if alignment is None:
                alignment = etree.Element(_q("alignment"))
                form.insert(0, alignment)
            alignment.set("wrapText", "1")
            alignment.set("vertical", "center")
            alignment.set("horizontal", "left")
        return number

    def ruled(self, style: int) -> int:
        """The same looks with thin lines around the cell."""
        key = (style, "ruled")
        if key not in self._varied and self._root is not None:
            borders = self._root.find(_q("borders"))
            if borders is None:
                return style
            border = etree.SubElement(borders, _q("border"))
            for side in ("left", "right", "top", "bottom"):
                etree.SubElement(border, _q(side), style="thin")
            etree.SubElement(border, _q("diagonal"))
            borders.set("count", str(len(borders)))
            self._variant(style, "ruled", borderId=str(len(borders) - 1), applyBorder="1")
        return self._varied.get(key, style)

    def _variant(self, style: int, name: str, **attributes: str) -> int:
        key = (style, name)
        if key not in self._varied:
            form = self._form(style)
            if form is None:
                return style
            other = copy.deepcopy(form)
            for attribute, value in attributes.items():
                other.set(attribute, value)
            self._formats.append(other)
            self._formats.set("count", str(len(self._formats)))
            self._varied[key] = len(self._formats) - 1
        return self._varied[key]


def _q(name: str) -> str:
    return f"{{{MAIN}}}{name}"
