"""Small invented spreadsheet files, sound and hostile, made byte by byte where no library writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

OLE2: Final = bytes.fromhex("D0CF11E0A1B11AE1")
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"


def ole2(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 file of 512-byte sectors; every stream is padded to 4096 bytes, so none is a small one."""
    fat = [_FAT]
    bodies = b""
    places = {}
    for name, content in streams.items():
        padded = content.ljust(max(4096, -(-len(content) // 512) * 512), b"\0")
        places[name] = (len(fat), len(padded))
        count = len(padded) // 512
        fat += [*range(len(fat) + 1, len(fat) + count), _END]
        bodies += padded
    directory = len(fat)
    entries = _entry("Root Entry", 5, _END, 0, child=1 if streams else _FREE)
    for number, (name, (start, size)) in enumerate(places.items(), start=1):
        entries += _entry(name, 2, start, size, right=number + 1 if number < len(places) else _FREE)
    entries = entries.ljust(-(-len(entries) // 512) * 512, b"\0")
    count = len(entries) // 512
    fat += [*range(directory + 1, directory + count), _END]
    assert len(fat) <= 128
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    header = OLE2 + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    header += struct.pack("<IIIIIIIIII", 0, 1, directory, 0, 4096, _END, 0, _END, 0, 0)
    header += struct.pack("<108I", *[_FREE] * 108)
    return header + table + bodies + entries


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE, right: int = _FREE) -> bytes:
    coded = name.encode("utf-16-le")
    entry = coded.ljust(64, b"\0") + struct.pack("<HBBIII", len(coded) + 2, kind, 1, _FREE, right, child)
    return entry + b"\0" * 36 + struct.pack("<III", start, size, 0)


def _record(opcode: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", opcode, len(body)) + body


def xls(*, password: bool = False) -> bytes:
    """A BIFF8 workbook; sheet 名册: A1:B1 merged 花名册, A3 张三, B3 4.0, C3 #N/A.

    Row 3 and column B are hidden.
    """

    def text(row: int, col: int, value: str) -> bytes:
        body = struct.pack("<HHHHB", row, col, 0, len(value), 1) + value.encode("utf-16-le")
        return _record(0x0204, body)

    bof = struct.pack("<HHHII", 0x0600, 0x0005, 0x0DBB, 0, 6)
    name = "名册"
    bound = struct.pack("<IBBBB", 0, 0, 0, len(name), 1) + name.encode("utf-16-le")
    filepass = _record(0x2F, b"\0" * 54) if password else b""
    start = _record(0x0809, bof) + filepass
    after = len(start) + len(_record(0x85, bound)) + 4
    book = start + _record(0x85, struct.pack("<I", after) + bound[4:]) + _record(0x0A)
    sheet = _record(0x0809, struct.pack("<HHHII", 0x0600, 0x0010, 0x0DBB, 0, 6))
    sheet += _record(0x7D, struct.pack("<HHHHHH", 1, 1, 2000, 0, 1, 0))
    sheet += _record(0x0200, struct.pack("<IIHHH", 0, 3, 0, 3, 0))
    sheet += _record(0x0208, struct.pack("<HHHHHHHH", 2, 0, 3, 300, 0, 0, 0x20, 0))
    sheet += text(0, 0, "花名册") + text(2, 0, "张三")
    sheet += _record(0x0203, struct.pack("<HHHd", 2, 1, 0, 4.0))
    sheet += _record(0x0205, struct.pack("<HHHBB", 2, 2, 0, 0x2A, 1))
    sheet += _record(0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 1)) + _record(0x0A)
    return ole2({"Workbook": book + sheet})


def bare_biff2() -> bytes:
    """A sheet as report programs of the nineties wrote it: no container, A1 "name", A2 7."""
    bof = _record(0x0009, struct.pack("<HH", 2, 0x10))
    label = _record(0x0004, struct.pack("<HH", 0, 0) + b"\0\0\0" + b"\x04name")
    number = _record(0x0002, struct.pack("<HH", 1, 0) + b"\0\0\0" + struct.pack("<H", 7))
    return bof + label + number + _record(0x0A)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            # Without the time of day: the same parts give the same bytes.
            package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_part(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The zip with one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(package)) as packed:
        parts = {part: packed.read(part) for part in packed.namelist()}
    return zipped({**parts, name: change(parts[name])})


def xlsx(
    sheet_data: str, *, before: str = "", after: str = "", state: str = "visible", dated: str = ""
) -> bytes:
    """A workbook of one sheet 名册 whose ``<sheetData>`` is given as XML; cell style 1 is a date."""
    types = "".join(
        f'<Override PartName="/{part}" ContentType='
        f'"application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
        for part, kind in (
            ("xl/workbook.xml", "sheet.main"),
            ("xl/worksheets/sheet1.xml", "worksheet"),
            ("xl/styles.xml", "styles"),
        )
    )

    def relations(*pairs: tuple[str, str]) -> str:
        inner = "".join(
            f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
            for n, (kind, target) in enumerate(pairs, start=1)
        )
        return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'

    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType='
            '"application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
            "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
            "xl/_rels/workbook.xml.rels": relations(
                ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")
            ),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><workbookPr {dated}/>'
            f'<sheets><sheet name="名册" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>',
            "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts>'
            '<fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders>'
            '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0"/>'
            '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{before}'
            f"<sheetData>{sheet_data}</sheetData>{after}</worksheet>",
        }
    )


def text_row(number: int, values: Sequence[str]) -> str:
    """A ``<row>`` of texts from column A on (at most 26)."""
    cells = "".join(
        f'<c r="{chr(65 + place)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
        for place, value in enumerate(values)
    )
    return f'<row r="{number}">{cells}</row>'


def ods(table: str) -> bytes:
    """An OpenDocument spreadsheet of one table 名册 whose rows are given as XML."""
    names = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "style")
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content{names}><office:body><office:spreadsheet>"
            f'<table:table table:name="名册">{table}</table:table>'
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


SPREADSHEETML: Final = """<?xml version="1.0" encoding="UTF-8"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="名册"><Table>
  <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">花名册</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="String">张三</Data></Cell>
   <Cell><Data ss:Type="Number">4</Data></Cell>
   <Cell><Data ss:Type="DateTime">2024-03-05T00:00:00.000</Data></Cell></Row>
 </Table></Worksheet></Workbook>"""


def write(folder: Path, name: str, content: bytes | str) -> Path:
    """The content as a file of that name."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
