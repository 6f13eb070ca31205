"""The process that reads one foreign file and ends: whatever the file does to it, the window lives on.

It is started by reading.py with one argument, a folder that holds ``request.json`` and receives either
``answer.bin`` (see transport.py) or ``refusal.json``. A reader that fails simply ends the process; the
parent tries the next one in a fresh process.
"""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from lawgov_desktop.spreadsheets import transport
from lawgov_desktop.spreadsheets.child_limits import limit_self
from lawgov_desktop.spreadsheets.sniff import Format

REQUEST, ANSWER, REFUSAL = "request.json", "answer.bin", "refusal.json"


@dataclass(frozen=True, slots=True)
class Request:
    """What the child is to do."""

    path: str
    format: Format
    reader: str
    """calamine, xlrd, openpyxl, ods, csv, html, xml or docx."""
    max_cells: int
    memory_bytes: int
    seconds: float

    def save(self, folder: Path) -> None:
        (folder / REQUEST).write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Request:
        parts: dict[str, Any] = json.loads((folder / REQUEST).read_text(encoding="utf-8"))
        return cls(**{**parts, "format": Format(**parts["format"])})


def main(arguments: Sequence[str]) -> int:
    """Read as asked by the folder named in the arguments; 0 when an answer or a refusal was written."""
    folder = Path(arguments[0])
    request = Request.load(folder)
    limit_self(request.memory_bytes, request.seconds)
    # A short life and no cycles: the collector would only look at millions of cells again and again.
    gc.disable()

    from lawgov_desktop.spreadsheets.backends.tables import Refused

    try:
        _answer(request, folder)
    except Refused as refused:
        told = {"kind": refused.kind, "number": refused.number}
        (folder / REFUSAL).write_text(json.dumps(told), encoding="utf-8")
    return 0


def _answer(request: Request, folder: Path) -> None:
    book = _read(request)
    book.keep_few()
    cells_left = request.max_cells
    for sheet in book.sheets:
        sheet.tidy(cells_left)
        cells_left -= sheet.cells
        book.notes += sheet.notes
    with (folder / ANSWER).open("wb") as file:
        transport.write(file, {"sheets": len(book.sheets), "notes": book.notes})
        for sheet in book.sheets:
            _write_sheet(file, sheet)


def _read(request: Request) -> Any:
    """Only the reader that is asked for is imported: the others would cost time and memory."""
    path, kind, most = Path(request.path), request.format.kind, request.max_cells
    match request.reader:
        case "calamine":
            from lawgov_desktop.spreadsheets.backends import calamine_reader

            return calamine_reader.read(path, kind, most)
        case "xlrd":
            from lawgov_desktop.spreadsheets.backends import xlrd_reader

            return xlrd_reader.read(path, kind, most)
        case "openpyxl":
            from lawgov_desktop.spreadsheets.backends import openpyxl_reader

            return openpyxl_reader.read(path, kind, most)
        case "ods":
            from lawgov_desktop.spreadsheets.backends import ods_reader

            return ods_reader.read(path, kind, most)
        case "csv":
            from lawgov_desktop.spreadsheets.backends import text_reader

            return text_reader.read(path, request.format, most)
        case "html":
            from lawgov_desktop.spreadsheets.backends import html_reader

            return html_reader.read(path, request.format, most)
        case "xml":
            from lawgov_desktop.spreadsheets.backends import xml_reader

            return xml_reader.read(path, request.format, most)
        case "docx":
            from lawgov_desktop.spreadsheets.backends import docx_reader

            return docx_reader.read(path, kind, most)
    raise ValueError(f"no reader {request.reader!r}")


def _write_sheet(file: Any, sheet: Any) -> None:
    numbers = sheet.row_numbers
    together = not numbers or numbers[-1] - numbers[0] == len(numbers) - 1
    transport.write(
        file,
        {
            "name": sheet.name,
            "kind": sheet.kind,
            "hidden": sheet.hidden,
            "first_col": sheet.first_col,
            "width": sheet.width,
            "count": len(sheet.rows),
            "row_numbers": (numbers[0] if numbers else 1) if together else list(numbers),
            "merges": sheet.marks.merges,
            "hidden_rows": sorted(sheet.marks.hidden_rows),
            "hidden_cols": sorted(sheet.marks.hidden_cols),
            "covered": sheet.covered,
        },
    )
    errors_by_chunk = _errors_by_chunk(sheet)
    for start in range(0, len(sheet.rows), transport.ROWS_AT_ONCE):
        rows = sheet.rows[start : start + transport.ROWS_AT_ONCE]
        packed = transport.pack_rows(rows, sheet.width)
        transport.write(file, (len(rows), packed, errors_by_chunk.get(start, [])))


def _errors_by_chunk(sheet: Any) -> dict[int, list[tuple[int, int, str]]]:
    """Start of a chunk → its errors as (row within the chunk, column within the row, code)."""
    if not sheet.marks.errors:
        return {}
    place_of = {number: place for place, number in enumerate(sheet.row_numbers)}
    chunks: dict[int, list[tuple[int, int, str]]] = {}
    for (row, col), code in sheet.marks.errors.items():
        chunk, place = divmod(place_of[row], transport.ROWS_AT_ONCE)
        chunks.setdefault(chunk * transport.ROWS_AT_ONCE, []).append((place, col - sheet.first_col, code))
    return chunks


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
