"""What a volume is made of, before and after it is bound: pieces in their order, and what became of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop.documents.document import Document


@dataclass(frozen=True, slots=True)
class Printed:
    """A paper the program prints. ``remark`` goes to the last column of the 目录."""

    title: str
    document: Document
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Scanned:
    """Files that stand under one title; each file with the name a clerk knows it by."""

    title: str
    files: tuple[tuple[Path, str], ...]
    remark: str = ""


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Sheets that are in the folder and were not scanned: one leaf keeps their place and their numbers."""

    title: str
    sheets: int = 1
    remark: str = ""
    said: str = ""
    """What stands on the leaf; without it that the sheets belong here."""


Piece = Printed | Scanned | OnPaper


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the 目录: the first and the last page number of a piece."""

    title: str
    page: int
    last: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Numbering:
    """How pages are numbered. Cover and back never are; the 目录 only when ``contents_too``.

    ``both_sides``: printed on both sides, so that an even number stands on a back, at its upper left, and
    the binding edge of a back is its right one.
    """

    both_sides: bool = False
    contents_too: bool = False


@dataclass(frozen=True, slots=True)
class Volume:
    """A whole volume before it is bound; the 目录 and the back are built when the pages are known."""

    title: str
    cover: Document
    contents: Callable[[Sequence[Line]], Document]
    pieces: tuple[Piece, ...]
    back: Callable[[int], Document]
    """Given how many pages are numbered."""
    numbering: Numbering = Numbering()
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class BoundVolume:
    """What became of it. ``refused``: a sentence for each scan that could not be taken in."""

    path: Path
    pages: int
    """Pages of the PDF, cover, 目录, blank backs and back included."""
    numbered: int
    contents: tuple[Line, ...]
    refused: tuple[str, ...]
    missing_glyphs: tuple[str, ...]
