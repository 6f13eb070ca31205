"""Cruel zip files: much packed into little, directories that lie, parts that are not what they say."""

from __future__ import annotations

import io
import random
import struct
import zipfile

from tests.spreadsheets.made_bytes import text_row, xlsx, zipped

_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>事项名称</t></is></c></row>'
_WRONG = (".xls", ".xlsx", ".xlsb", ".ods", ".csv", ".et", ".html", ".xml")


def _with_part(name: str, content: bytes, level: int = 9) -> bytes:
    out = io.BytesIO(xlsx(_CELL))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def zip_of_zeros(dice: random.Random) -> tuple[str, bytes]:
    return ".xlsx", _with_part("xl/media/image1.png", bytes(dice.choice((50, 200)) << 20))


def sheet_of_blanks(dice: random.Random) -> tuple[str, bytes]:
    return ".xlsx", xlsx(_CELL + " " * (dice.choice((50, 150)) << 20))


def shared_texts_bomb(dice: random.Random) -> tuple[str, bytes]:
    texts = "<si><t>甲乙丙丁</t></si>" * dice.choice((100_000, 4_000_000))
    with zipfile.ZipFile(io.BytesIO(xlsx('<row r="1"><c r="A1" t="s"><v>1</v></c></row>'))) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    relations = bytes(parts["xl/_rels/workbook.xml.rels"]).decode()  # type: ignore[arg-type]
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    added = f'<Relationship Id="rId9" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = relations.replace("</Relationships>", added)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}" count="9" uniqueCount="4294967295">{texts}</sst>'
    return ".xlsx", zipped(parts)


def zip_in_zip(dice: random.Random) -> tuple[str, bytes]:
    inner = xlsx(_CELL)
    for level in range(dice.choice((3, 30))):
        inner = zipped({f"{level}.zip": inner, "readme.txt": "x"})
    return ".xlsx", inner


def very_many_parts(dice: random.Random) -> tuple[str, bytes]:
    out = io.BytesIO(xlsx(_CELL))
    with zipfile.ZipFile(out, "a") as package:
        for number in range(dice.choice((3_000, 30_000))):
            package.writestr(zipfile.ZipInfo(f"xl/media/{number}"), b"")
    return ".xlsx", out.getvalue()


def parts_of_one_name(dice: random.Random) -> tuple[str, bytes]:
    out = bytearray(_with_part("xl/worksheets/sheet2.xml", b"<worksheet/>"))
    return ".xlsx", bytes(out).replace(b"sheet2.xml", b"sheet1.xml")


def sizes_that_lie(dice: random.Random) -> tuple[str, bytes]:
    content = bytearray(xlsx(_CELL + text_row(2, ["甲"] * 20)))
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        field = dice.choice((20, 24, 42))
        struct.pack_into("<I", content, at + field, dice.choice((0xFFFFFFFF, 0, 1, 0x7FFFFFFF)))
        at = content.find(b"PK\x01\x02", at + 4)
    return ".xlsx", bytes(content)


def zip_marked_encrypted(dice: random.Random) -> tuple[str, bytes]:
    content = bytearray(xlsx(_CELL))
    at = content.find(b"PK\x01\x02")
    content[at + 8] |= 1
    return dice.choice(_WRONG), bytes(content)


def unknown_packing(dice: random.Random) -> tuple[str, bytes]:
    content = bytearray(xlsx(_CELL))
    for mark, field in ((b"PK\x01\x02", 10), (b"PK\x03\x04", 8)):
        at = content.find(mark)
        while at >= 0:
            struct.pack_into("<H", content, at + field, 99 if len(content) % 2 else 6)
            at = content.find(mark, at + 4)
    return ".xlsx", bytes(content)


def names_that_climb(dice: random.Random) -> tuple[str, bytes]:
    return ".xlsx", _with_part("../../../../tmp/climbed.txt", b"x")
