"""Which part of an Office package holds which sheet (ECMA-376 part 2: parts and their relations)."""

from __future__ import annotations

import io
import zipfile
from typing import NamedTuple
from xml.etree import ElementTree

_MOST_PART_BYTES = 8 << 20


class Target(NamedTuple):
    """What a relation of the workbook points to."""

    part: str
    """The part's name in the zip."""
    kind: str
    """The last word of the relation's type: worksheet, chartsheet, xlMacrosheet …"""

    @property
    def is_macro(self) -> bool:
        return self.kind in ("xlMacrosheet", "xlIntlMacrosheet", "dialogsheet")


def sheet_targets(packed: zipfile.ZipFile, parts: dict[str, str], book: str) -> dict[str, Target]:
    """Id of a relation of the workbook part ``book`` → what it points to, where that is there.

    ``parts``: names in small letters with forward slashes → as written. Raises ElementTree.ParseError.
    """
    folder, _, name = book.replace("\\", "/").rpartition("/")
    relations = parts.get(f"{folder}/_rels/{name}.rels".lstrip("/").lower())
    if relations is None:
        return {}
    found = {}
    for relation in parse(packed, relations).iter():
        if local(relation.tag) != "Relationship":
            continue
        target = relation.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
        part = parts.get(path.replace("\\", "/").lower())
        if part is not None:
            kind = relation.get("Type", "").rpartition("/")[2]
            found[relation.get("Id", "")] = Target(part, kind)
    return found


def parse(packed: zipfile.ZipFile, part: str) -> ElementTree.Element:
    """A small XML part. Raises ElementTree.ParseError."""
    with packed.open(part) as stream:
        return ElementTree.fromstring(stream.read(_MOST_PART_BYTES))


def local(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition("}")[2]


def macro_sheets_as_dialogs(data: bytes) -> bytes:
    """The package with its macro sheets in the folder of dialog sheets; ``data`` itself when it has none.

    WORKAROUND: calamine 0.37 (tafia/calamine, src/xlsb) refuses a whole .xlsb because of one macro sheet;
    dialog sheets, which are no lists either, it names and passes over.
    """
    try:
        packed = zipfile.ZipFile(io.BytesIO(data))
    except zipfile.BadZipFile:
        return data
    with packed:
        if not any(name.lower().startswith("xl/macrosheets/") for name in packed.namelist()):
            return data
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
            for part in packed.infolist():
                content = packed.read(part)
                if part.filename.endswith(".rels"):
                    content = content.replace(b"macrosheets/", b"dialogsheets/")
                package.writestr(part.filename.replace("macrosheets/", "dialogsheets/"), content)
    return out.getvalue()
