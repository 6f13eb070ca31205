"""Cuts the pages of a PDF into objects another PDF holds as they are: vectors and shared fonts stay so.

The child process does it; what it writes is put into the volume unread. pypdf reads the objects of a file
pdfium has just written: pdfium mends what is damaged, but hands over a page as an object only together with
a copy of its fonts for every page.
"""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any, Final

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

MOST_OBJECTS: Final = 200_000


class TooMany(ValueError):
    """A PDF of more objects than a scan can have."""


def cut(file: Path, out: Path, mark: str) -> dict[str, Any]:
    """Write the objects of all pages of ``file`` to ``out``; where each stands, and which are the pages.

    ``objects``: for each, (offset, length of its dictionary, length of its stream or -1); a reference to
    object n is written as ``mark`` n ``mark``. ``forms``: for each page the object that is its form, whose
    lower left corner is (0, 0).
    """
    with out.open("wb") as written:
        work = _Cutter(written, mark.encode("ascii"))
        forms = [work.form(page) for page in PdfReader(file).pages]
        work.write_waiting()
        return {"objects": work.places, "forms": forms}


class _Cutter:
    def __init__(self, out: io.BufferedWriter, mark: bytes) -> None:
        self.places: list[tuple[int, int, int]] = []
        self._out = out
        self._mark = mark
        self._numbers: dict[int, int] = {}
        self._waiting: list[tuple[int, IndirectObject]] = []
        self._next = 0

    def form(self, page: Any) -> int:
        """One page as a form XObject (ISO 32000 8.10)."""
        left, low, right, high = (float(side) for side in page.cropbox)
        head = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/XObject"),
                NameObject("/Subtype"): NameObject("/Form"),
                NameObject("/BBox"): ArrayObject(map(FloatObject, (left, low, right, high))),
                NameObject("/Matrix"): ArrayObject(map(FloatObject, (1, 0, 0, 1, -left, -low))),
            }
        )
        resources = page.get("/Resources")
        if resources is not None:
            head[NameObject("/Resources")] = page.raw_get("/Resources")
        contents = page.get_contents()
        data = zlib.compress(contents.get_data() if contents is not None else b"", 6)
        head[NameObject("/Filter")] = NameObject("/FlateDecode")
        number = self._take_number()
        self._write(number, head, data)
        return number

    def write_waiting(self) -> None:
        """Write what the forms refer to, and what that refers to."""
        while self._waiting:
            number, reference = self._waiting.pop()
            found = reference.get_object()
            if isinstance(found, StreamObject):
                head = DictionaryObject({key: found.raw_get(key) for key in found if key != "/Length"})
                self._write(number, head, found._data)  # as it stands in the file, still compressed
            elif found is None:
                self._write(number, None, None)
            else:
                self._write(number, found, None)

    def _take_number(self) -> int:
        if self._next >= MOST_OBJECTS:
            raise TooMany
        self._next += 1
        self.places.append((0, 0, -1))
        return self._next - 1

    def _write(self, number: int, head: PdfObject | None, data: bytes | str | None) -> None:
        told = io.BytesIO()
        self._say(head, told)
        offset = self._out.tell()
        self._out.write(told.getvalue())
        if data is not None:
            self._out.write(data if isinstance(data, bytes) else data.encode("latin-1"))
        self.places[number] = (offset, len(told.getvalue()), -1 if data is None else len(data))

    def _say(self, value: Any, out: io.BytesIO, depth: int = 0) -> None:
        if depth > 100:
            raise TooMany
        if value is None:
            out.write(b"null")
        elif isinstance(value, IndirectObject):
            number = self._numbers.get(value.idnum)
            if number is None:
                number = self._numbers[value.idnum] = self._take_number()
                self._waiting.append((number, value))
            out.write(self._mark + b"%d" % number + self._mark)
        elif isinstance(value, DictionaryObject):
            out.write(b"<<")
            for key in value:
                NameObject(key).write_to_stream(out)
                out.write(b" ")
                self._say(value.raw_get(key), out, depth + 1)
            out.write(b">>")
        elif isinstance(value, ArrayObject):
            out.write(b"[")
            for one in list.__iter__(value):
                self._say(one, out, depth + 1)
                out.write(b" ")
            out.write(b"]")
        else:
            value.write_to_stream(out)
