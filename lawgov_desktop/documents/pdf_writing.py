"""Writes a reportlab PDF to disk object by object: a volume full of scans does not fill the memory."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Final

from reportlab.pdfbase.pdfdoc import (
    PDFCrossReferenceTable,
    PDFDictionary,
    PDFDocument,
    PDFFile,
    PDFIndirectObject,
    PDFName,
    PDFObject,
    PDFStream,
    PDFTrailer,
)
from reportlab.pdfgen.canvas import Canvas

_FORMATS: Final = {True: "DeviceGray", False: "DeviceRGB"}


class PictureOnDisk(PDFObject):
    """A JPEG as an image of the PDF; it is read when it is written, and not kept."""

    def __init__(self, jpeg: Path, pixels: tuple[int, int], *, grey: bool) -> None:
        self._jpeg, self._pixels, self._grey = jpeg, pixels, grey

    def format(self, document: PDFDocument) -> bytes:
        width, height = self._pixels
        about = {
            "Type": PDFName("XObject"),
            "Subtype": PDFName("Image"),
            "Width": width,
            "Height": height,
            "ColorSpace": PDFName(_FORMATS[self._grey]),
            "BitsPerComponent": 8,
            "Filter": PDFName("DCTDecode"),
        }
        written: bytes = PDFStream(PDFDictionary(about), self._jpeg.read_bytes()).format(document)
        return written


class ForeignObjects:
    """Objects of another PDF in a file of their own, to be put into ours as they are.

    ``places``: (offset, length of the dictionary, length of the stream or -1) of each; in a dictionary
    ``mark`` n ``mark`` refers to object n.
    """

    def __init__(self, file: Path, mark: bytes, places: Sequence[Sequence[int]]) -> None:
        self._file, self._places = file, places
        self._reference = re.compile(re.escape(mark) + rb"(\d+)" + re.escape(mark))
        self._name = ""

    def put_into(self, document: PDFDocument, name: str) -> None:
        """Give every object its number in ``document``, once; ``name`` is told apart from all others."""
        if self._name:
            return
        self._name = name
        for number in range(len(self._places)):
            document.Reference(_ForeignObject(self, number), self.name_of(number))

    def name_of(self, number: int) -> str:
        """What the document knows an object by."""
        return f"FormXob.{self._name}.{number}"

    def written(self, number: int, document: PDFDocument) -> bytes:
        """One object with its references as they are numbered in ``document``; read now, and not kept."""
        offset, head_length, stream_length = self._places[number]
        with self._file.open("rb") as file:
            file.seek(offset)
            head = file.read(head_length)
            data = file.read(max(stream_length, 0))

        def numbered(found: re.Match[bytes]) -> bytes:
            other, version = document.idToObjectNumberAndVersion[self.name_of(int(found[1]))]
            return b"%d %d R" % (other, version)

        head = self._reference.sub(numbered, head)
        if stream_length < 0:
            return head
        return b"%s/Length %d>>\nstream\n%s\nendstream" % (head.removesuffix(b">>"), stream_length, data)


class _ForeignObject(PDFObject):
    def __init__(self, objects: ForeignObjects, number: int) -> None:
        self._objects, self._number = objects, number

    def format(self, document: PDFDocument) -> bytes:
        return self._objects.written(self._number, document)


class _FileOnDisk(PDFFile):
    """Where reportlab puts its objects: straight into the file."""

    def __init__(self, version: tuple[int, int], file: IO[bytes]) -> None:
        super().__init__(version)
        file.write(b"".join(self.strings))
        self.write = file.write


def write_pdf(canvas: Canvas, file: IO[bytes]) -> None:
    """The canvas's document into ``file``; a document is written once.

    WORKAROUND: reportlab 5.1 gathers the whole file in memory before it writes the first byte. This is its
    PDFDocument.format with a file in the place of the list; both give the same bytes.
    """
    document: PDFDocument = canvas._doc
    for font in document.delayedFonts:
        font.addObjects(document)
    document.info.invariant = document.invariant
    document.info.digest(document.signature)
    document.Reference(document.Catalog)
    document.Reference(document.info)
    document.Outlines.prepare(document, canvas)
    if document.Outlines.ready < 0:
        document.Catalog.Outlines = None
    document.encrypt.prepare(document)
    out = document.__accum__ = _FileOnDisk(document._pdfVersion, file)
    written: list[str] = []
    # Writing one object may bring forth others, which take the next numbers.
    while (number := len(written) + 1) in document.numberToId:
        name = document.numberToId[number]
        document.idToOffset[name] = out.add(
            PDFIndirectObject(name, document.idToObject[name]).format(document)
        )
        written.append(name)
    del document.__accum__
    references = PDFCrossReferenceTable()
    references.addsection(0, written)
    begins = out.add(references.format(document))
    trailer = PDFTrailer(
        startxref=begins,
        Size=len(written) + 1,
        Root=document.Reference(document.Catalog),
        Info=document.Reference(document.info),
        Encrypt=None,
        ID=document.ID(),
    )
    out.add(trailer.format(document))
