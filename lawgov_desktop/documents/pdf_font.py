"""One TrueType file inside PDFs: only the characters used are embedded, and copied text stays right."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString
from reportlab.pdfbase.ttfonts import TTFError, TTFontFace

RESTRICTED_EMBEDDING: Final = 0x0002
"""OS/2 fsType: "must not be embedded" (OpenType specification)."""


class FontRefused(Exception):
    """The file cannot be embedded: not a TrueType font, damaged, or its licence forbids it."""


class _Codes(dict[int, int]):
    """Character to its number in one document's subset; numbers are given in order of first use."""

    def __missing__(self, character: int) -> int:
        number = self[character] = len(self) + 1  # 0 is .notdef
        return number


@dataclass(slots=True)
class FontUse:
    """What one PDF has used of a font so far."""

    name: str
    """What content streams call the font by, such as ``/F1``."""
    codes: _Codes = field(default_factory=_Codes)

    def encode(self, text: str) -> str:
        """The operand of a Tj operator; every character must be one the font has."""
        return f"<{text.translate(self.codes).encode('utf-16-be').hex()}>"


class EmbeddedFont:
    """A TrueType face that writes itself into reportlab documents as one Type 0 font (ISO 32000 9.7).

    WORKAROUND: reportlab 5.1's own TTFont writes five hex digits into ToUnicode for characters
    beyond U+FFFF, so a name such as 𠅤 copies out as something else; it also cuts a Chinese font into
    subsets of 256 characters, which makes text slow to write. This class answers both; parsing and
    subsetting remain reportlab's.

    The same object may serve several documents, one after the other or at the same time.
    """

    def __init__(self, file: Path) -> None:
        """Parse ``file`` (.ttf, or the first face of a .ttc); raises :class:`FontRefused`."""
        self.file = file
        try:
            self._face = TTFontFace(str(file))
            restricted = self._fs_type() & 0x000F == RESTRICTED_EMBEDDING
        except (TTFError, struct.error, OSError, LookupError, ValueError) as error:
            raise FontRefused(f"{file.name}: {error}") from error
        if restricted:
            raise FontRefused(f"{file.name}: licence forbids embedding")
        self.name: str = self._face.name.decode("ascii")
        self.full_name: str = self._face.fullName.decode("utf-8")
        self._glyphs: dict[int, int] = self._face.charToGlyph
        self._widths: dict[int, float] = self._face.charWidths
        self._uses: WeakKeyDictionary[PDFDocument, FontUse] = WeakKeyDictionary()
        self._cutting = Lock()  # the face keeps its place in the file: papers are made by several threads

    def has(self, character: str) -> bool:
        """Whether the font draws this character."""
        return self._glyphs.get(ord(character), 0) != 0

    def advance(self, character: str) -> float:
        """Width of a character the font has, as a part of the type size."""
        return self._widths[ord(character)] / 1000

    def ink_middle(self, character: str) -> float:
        """How far above the baseline the middle of a character's ink lies, as a part of the type size."""
        outlines, _length = self._face.get_table_pos("glyf")
        outline = outlines + self._face.glyphPos[self._glyphs[ord(character)]]
        bottom, top = struct.unpack(">4xh2xh", self._face.get_chunk(outline, 10))
        return float((bottom + top) / 2 / self._face.unitsPerEm)

    def use_in(self, document: PDFDocument) -> FontUse:
        """The font's part in ``document``, from its first use until the document is saved."""
        use = self._uses.get(document)
        if use is None:
            use = self._uses[document] = FontUse(f"/F{len(document.delayedFonts) + 1}")
            document.delayedFonts.append(self)
        return use

    def addObjects(self, document: PDFDocument) -> None:  # noqa: N802 -- reportlab calls it by this name
        """Write the used part of the font into the document; reportlab calls this when saving."""
        use = self._uses.pop(document)
        characters = list(use.codes)
        base = f"LAWGOV+{self.name}"
        compressed = document.defaultStreamFilters

        with self._cutting:
            cut = self._face.makeSubset(characters)
        subset = PDFStream(content=cut, filters=compressed)
        subset.dictionary["Length1"] = len(subset.content)
        descriptor = PDFDictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": PDFName(base),
                "Flags": self._face.flags,
                "FontBBox": PDFArray(self._face.bbox),
                "ItalicAngle": self._face.italicAngle,
                "Ascent": self._face.ascent,
                "Descent": self._face.descent,
                "CapHeight": self._face.capHeight,
                "StemV": self._face.stemV,
                "FontFile2": document.Reference(subset),
            }
        )
        descendant = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType2",
                "BaseFont": PDFName(base),
                "CIDSystemInfo": PDFDictionary(
                    {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
                ),
                "FontDescriptor": document.Reference(descriptor),
                "DW": 1000,
                "W": PDFArray(self._width_runs(characters)),
                "CIDToGIDMap": document.Reference(
                    PDFStream(content=self._glyph_numbers(characters), filters=compressed)
                ),
            }
        )
        font = PDFDictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": PDFName(base),
                "Encoding": "/Identity-H",
                "DescendantFonts": PDFArray([document.Reference(descendant)]),
                "ToUnicode": document.Reference(
                    PDFStream(content=_to_unicode(characters), filters=compressed)
                ),
            }
        )
        document.idToObject["BasicFonts"].dict[use.name[1:]] = document.Reference(font)

    def _fs_type(self) -> int:
        if "OS/2" not in self._face.table:
            return 0
        offset, _length = self._face.get_table_pos("OS/2")
        return int(self._face.get_ushort(offset + 8))

    def _width_runs(self, characters: list[int]) -> list[object]:
        """The W array: only what differs from the default width of a full em."""
        runs: list[object] = []
        for number, character in enumerate(characters, start=1):
            width = round(self._widths[character], 3)
            if width != 1000:
                runs += [number, PDFArray([width])]
        return runs

    def _glyph_numbers(self, characters: list[int]) -> bytes:
        """CIDToGIDMap; characters that share a glyph share its place in reportlab's subset."""
        places = {0: 0}
        numbers = [0] + [places.setdefault(self._glyphs[character], len(places)) for character in characters]
        return struct.pack(f">{len(numbers)}H", *numbers)


def _to_unicode(characters: list[int]) -> str:
    """A ToUnicode CMap with UTF-16 values, surrogate pairs included (ISO 32000 9.10.3)."""
    pairs = [
        f"<{number:04X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for number, character in enumerate(characters, start=1)
    ]
    blocks = []
    for start in range(0, len(pairs), 100):  # a block holds at most 100 pairs
        block = pairs[start : start + 100]
        blocks += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *blocks,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
