"""Reads a PDF back through an independent reader: text, pages, and which fonts are embedded."""

from __future__ import annotations

import ctypes
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw


def page_texts(file: Path) -> list[str]:
    """The text of every page, line ends as ``\\n``."""
    with pdfium.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded().replace("\r\n", "\n") for page in document]


def page_sizes_mm(file: Path) -> list[tuple[float, float]]:
    with pdfium.PdfDocument(file) as document:
        return [
            (round(page.get_width() * 25.4 / 72, 1), round(page.get_height() * 25.4 / 72, 1))
            for page in document
        ]


def fonts_of_text(file: Path) -> dict[str, bool]:
    """Base font name of every text object, and whether that font is embedded."""
    found: dict[str, bool] = {}
    with pdfium.PdfDocument(file) as document:
        for page in document:
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(item.raw)
                name = ctypes.create_string_buffer(200)
                raw.FPDFFont_GetBaseFontName(font, name, 200)
                found[name.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
    return found


def characters(file: Path, page: int = 0) -> list[tuple[str, float, float, float, float]]:
    """(character, left, bottom, right, top) in points for every character with a box."""
    with pdfium.PdfDocument(file) as document:
        text = document[page].get_textpage()
        out = []
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text, index)
            left, bottom, right, top = text.get_charbox(index, loose=True)
            out.append((chr(code), left, bottom, right, top))
        return out
