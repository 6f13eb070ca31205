"""Measures a PDF in millimetres from the sheet's upper left corner, through an independent reader."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_MM = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Sign:
    """One character as it is drawn: the ink's edges, and the square its font gives it. 〓 stands for a
    character beyond U+FFFF."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    origin: float
    """Where the pen was put down, from the left."""
    baseline: float
    size: float
    font: str

    @property
    def square_top(self) -> float:
        """Upper edge of the character's square, which stands 0.88 of its size above the baseline."""
        return self.baseline - 0.88 * self.size

    @property
    def square_bottom(self) -> float:
        return self.square_top + self.size

    @property
    def pen_right(self) -> float:
        """Where the square of a Chinese character ends."""
        return self.origin + self.size


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line: its middle, ends, weight and colour."""

    left: float
    right: float
    middle: float
    weight: float
    red: bool


class MeasuredPage:
    """One page: its characters in reading order and its rules."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self.height = page.get_height() * _MM
        text = page.get_textpage()
        self.signs = [sign for sign in self._signs(text) if sign.text.strip()]
        self.strokes = sorted(self._strokes(page), key=lambda stroke: stroke.middle)

    def lines(self) -> list[list[Sign]]:
        """Characters on one baseline, from top to bottom, each from left to right."""
        found: dict[float, list[Sign]] = {}
        for sign in self.signs:
            found.setdefault(round(sign.baseline, 1), []).append(sign)
        return [sorted(found[key], key=lambda sign: sign.origin) for key in sorted(found)]

    def words(self) -> list[str]:
        return ["".join(sign.text for sign in line) for line in self.lines()]

    def line(self, words: str) -> list[Sign]:
        """The line that holds these words."""
        return next(line for line in self.lines() if words in "".join(sign.text for sign in line))

    def _signs(self, text: pdfium.PdfTextPage) -> Iterator[Sign]:
        x, y = ctypes.c_double(), ctypes.c_double()
        name, flags = ctypes.create_string_buffer(200), ctypes.c_int()
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            if 0xDC00 <= code < 0xE000:
                continue  # the second half of a character beyond U+FFFF
            shown = "〓" if 0xD800 <= code < 0xDC00 else chr(code)
            raw.FPDFText_GetFontInfo(text, index, name, 200, flags)
            left, bottom, right, top = text.get_charbox(index)
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            size = raw.FPDFText_GetFontSize(text, index)
            yield Sign(
                shown, left * _MM, self.height - top * _MM, right * _MM, self.height - bottom * _MM,
                x.value * _MM, self.height - y.value * _MM, size * _MM, name.value.decode(),
            )  # fmt: skip

    def _strokes(self, page: pdfium.PdfPage) -> Iterator[Stroke]:
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
            weight = ctypes.c_float()
            raw.FPDFPageObj_GetStrokeWidth(item.raw, weight)
            points = []
            for number in range(raw.FPDFPath_CountSegments(item.raw)):
                x, y = ctypes.c_float(), ctypes.c_float()
                raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(item.raw, number), x, y)
                points.append((x.value * _MM, self.height - y.value * _MM))
            red = [ctypes.c_uint() for _ in range(4)]
            raw.FPDFPageObj_GetStrokeColor(item.raw, *red)
            yield Stroke(
                min(x for x, _ in points), max(x for x, _ in points), points[0][1], weight.value * _MM,
                tuple(part.value for part in red[:3]) == (255, 0, 0),
            )  # fmt: skip


def measured(file: Path) -> list[MeasuredPage]:
    """Every page of a PDF."""
    with pdfium.PdfDocument(file) as document:
        return [MeasuredPage(page) for page in document]
