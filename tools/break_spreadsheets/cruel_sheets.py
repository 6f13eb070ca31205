"""Cruel .xlsx, .ods and .xlsb sheets: far corners, endless merges, XML that grows, records that lie."""

from __future__ import annotations

import io
import random
import struct
import zipfile

from tests.spreadsheets import made_xlsb
from tests.spreadsheets.made_bytes import ods, text_row, xlsx, zipped
from tests.spreadsheets.made_files import Made

_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>事项名称</t></is></c></row>'


def dimension_lies(dice: random.Random) -> tuple[str, bytes]:
    reference = dice.choice(("A1:XFD1048576", "A1:A1048576", "XFD1:XFD9", "A0:ZZZZ99999999", "", "B2:A1"))
    return ".xlsx", xlsx(_CELL, before=f'<dimension ref="{reference}"/>')


def far_corners(dice: random.Random) -> tuple[str, bytes]:
    row, col = dice.choice(
        ((1048576, "XFD"), (1048577, "XFE"), (99999999999, "A"), (3, "XFD"), (1048576, "A"))
    )
    return ".xlsx", xlsx(f'{_CELL}<row r="{row}"><c r="{col}{row}"><v>1</v></c></row>')


def rows_out_of_order(dice: random.Random) -> tuple[str, bytes]:
    numbers = [dice.randrange(1, 60) for _ in range(200)]
    return ".xlsx", xlsx("".join(text_row(n, ["甲", "乙", str(n)]) for n in numbers))


def cells_doubled(dice: random.Random) -> tuple[str, bytes]:
    cells = "".join(f'<c r="{dice.choice("ABCDEF")}2"><v>{n}</v></c>' for n in range(500))
    return ".xlsx", xlsx(f'{_CELL}<row r="2">{cells}</row>')


def numbers_below_nothing(dice: random.Random) -> tuple[str, bytes]:
    number = dice.choice(("-1", "0", "-99999999999", "1.5", "x", ""))
    return ".xlsx", xlsx(f'{_CELL}<row r="{number}"><c r="A{number}"><v>1</v></c></row>')


def sixteen_thousand_columns(dice: random.Random) -> tuple[str, bytes]:
    rows = dice.choice((1, 20, 300))
    cells = "<c><v>1</v></c>" * 16_384
    return ".xlsx", xlsx("".join(f'<row r="{n}">{cells}</row>' for n in range(1, rows + 1)))


def million_rows(dice: random.Random) -> tuple[str, bytes]:
    row = dice.choice(("<row/>", '<row hidden="1"/>', "<row><c/></row>", "<row><c><v>1</v></c></row>"))
    return ".xlsx", xlsx(row * dice.choice((100_000, 1_048_576)))


def too_many_rows(dice: random.Random) -> tuple[str, bytes]:
    return ".xlsx", xlsx("<row><c><v>1</v></c></row>" * dice.choice((1_048_577, 3_000_000)))


def merges_without_end(dice: random.Random) -> tuple[str, bytes]:
    count = dice.choice((100_000, 400_000))
    merges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, count))
    rows = "".join(text_row(n, ["甲", "乙"]) for n in range(1, 2000))
    return ".xlsx", xlsx(rows, after=f"<mergeCells>{merges}</mergeCells>")


def merges_over_each_other(dice: random.Random) -> tuple[str, bytes]:
    many = range(1, 20_000)
    merges = "".join(f'<mergeCell ref="A{n % 7 + 1}:XFD{dice.randrange(1, 1048577)}"/>' for n in many)
    rows = "".join(text_row(n, ["甲", "乙"]) for n in range(1, 500))
    return ".xlsx", xlsx(rows, after=f"<mergeCells>{merges}</mergeCells>")


def merges_of_nothing(dice: random.Random) -> tuple[str, bytes]:
    wild = (
        "B2:A1",
        "A1",
        "",
        "A0:B0",
        "ZZZZZ1:ZZZZZ9",
        "A1:A99999999999999999999",
        "$A$1:$B$2",
        "A:B",
        "1:2",
    )
    merges = "".join(f'<mergeCell ref="{dice.choice(wild)}"/>' for _ in range(200))
    return ".xlsx", xlsx(_CELL + text_row(2, ["甲"]), after=f"<mergeCells>{merges}</mergeCells>")


def text_out_of_range(dice: random.Random) -> tuple[str, bytes]:
    index = dice.choice(("0", "999999", "-1", "4294967296", "x", ""))
    return ".xlsx", xlsx(f'{_CELL}<row r="2"><c r="A2" t="s"><v>{index}</v></c></row>')


def style_out_of_range(dice: random.Random) -> tuple[str, bytes]:
    style = dice.choice(("99999", "-1", "x", "4294967296"))
    return ".xlsx", xlsx(f'{_CELL}<row r="2"><c r="A2" s="{style}"><v>44000</v></c></row>')


def dates_beyond_time(dice: random.Random) -> tuple[str, bytes]:
    days = (-1, 0, 0.5, 60, 2958466, 1e9, 1e300, -1e300, "NaN", "INF", "", "x", 44000.999999999)
    rows = "".join(f'<row r="{n}"><c r="A{n}" s="1"><v>{day}</v></c></row>' for n, day in enumerate(days, 2))
    return ".xlsx", xlsx(_CELL + rows, dated=dice.choice(("", 'date1904="1"')))


def billion_laughs(dice: random.Random) -> tuple[str, bytes]:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12))
    content = xlsx(f'<row r="1"><c r="A1" t="inlineStr"><is><t>&e{dice.randrange(4, 12)};</t></is></c></row>')
    return ".xlsx", _with_prologue(content, f"<!DOCTYPE worksheet [{laughs}]>")


def entity_from_outside(dice: random.Random) -> tuple[str, bytes]:
    target = dice.choice(("file:///etc/passwd", "file:///dev/zero", "http://127.0.0.1:9/x"))
    content = xlsx('<row r="1"><c r="A1" t="inlineStr"><is><t>&out;</t></is></c></row>')
    return ".xlsx", _with_prologue(content, f'<!DOCTYPE worksheet [<!ENTITY out SYSTEM "{target}">]>')


def _with_prologue(content: bytes, prologue: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"):
        parts[name] = prologue.encode() + bytes(parts[name])  # type: ignore[arg-type]
    return zipped(parts)


def xml_very_deep(dice: random.Random) -> tuple[str, bytes]:
    depth = dice.choice((1_000, 100_000, 1_000_000))
    return ".xlsx", xlsx(_CELL + "<row>" * depth + "</row>" * dice.choice((depth, 0)))


def attribute_of_megabytes(dice: random.Random) -> tuple[str, bytes]:
    return ".xlsx", xlsx(f'<row r="{"1" * 9_000_000}" spans="{"甲" * 1_000_000}"><c r="A1"/></row>')


def text_of_megabytes(dice: random.Random) -> tuple[str, bytes]:
    text = "甲" * dice.choice((40_000, 5_000_000))
    return ".xlsx", xlsx(_CELL + text_row(2, [text, text]))


def very_many_sheets(dice: random.Random) -> tuple[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(xlsx(_CELL))) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    count = dice.choice((300, 20_000))
    sheets = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count))
    book = bytes(parts["xl/workbook.xml"]).decode()  # type: ignore[arg-type]
    parts["xl/workbook.xml"] = book[: book.index("<sheets>")] + f"<sheets>{sheets}</sheets></workbook>"
    return ".xlsx", zipped(parts)


def long_rows_of_merges(dice: random.Random) -> tuple[str, bytes]:
    """A header of sixteen thousand merged cells: what looks for a header has much to look at."""
    merges = "".join(f'<mergeCell ref="{_letters(n)}1:{_letters(n + 1)}2"/>' for n in range(1, 16_000, 2))
    cells = "".join(f'<c r="{_letters(n)}1" t="str"><v>列{n}</v></c>' for n in range(1, 16_000, 2))
    rows = "".join(text_row(n, ["甲", "乙"]) for n in range(3, 40))
    return ".xlsx", xlsx(f'<row r="1">{cells}</row>{rows}', after=f"<mergeCells>{merges}</mergeCells>")


def _letters(col: int) -> str:
    letters = ""
    while col:
        col, rest = divmod(col - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def wide_list(dice: random.Random) -> tuple[str, bytes]:
    """Every heading the same, some thousand columns, some hundred rows."""
    width = dice.choice((300, 3_000))
    row = "<row>" + '<c t="str"><v>事项名称</v></c>' * width + "</row>"
    return ".xlsx", xlsx(row * dice.choice((3, 200)))


# ------------------------------------------------------------------------- ods, xlsb


def ods_repeats(dice: random.Random) -> tuple[str, bytes]:
    rows, columns = dice.choice(((1_048_576, 1), (1, 16_384), (999_999_999, 999_999_999), (4_000, 1_000)))
    return ".ods", ods(
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'table:number-columns-repeated="{columns}" office:value-type="string"><text:p>甲</text:p>'
        "</table:table-cell></table:table-row>"
    )


def ods_many_repeats(dice: random.Random) -> tuple[str, bytes]:
    empty = '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
    return ".ods", ods(empty * 100_000)


def ods_spans(dice: random.Random) -> tuple[str, bytes]:
    cell = (
        '<table:table-cell table:number-columns-spanned="16384" table:number-rows-spanned="1048576" '
        'office:value-type="string"><text:p>甲</text:p></table:table-cell>'
    )
    return ".ods", ods(f"<table:table-row>{cell}</table:table-row>" * dice.choice((10, 20_000)))


def ods_tables_in_tables(dice: random.Random) -> tuple[str, bytes]:
    depth = dice.choice((100, 50_000))
    open_ = "<table:table-row><table:table-cell><table:table>"
    close = "</table:table></table:table-cell></table:table-row>"
    return ".ods", ods(open_ * depth + close * depth)


def ods_dates_beyond_time(dice: random.Random) -> tuple[str, bytes]:
    cells = "".join(
        f'<table:table-cell office:value-type="{kind}" office:{kind}-value="{value}" office:value="{value}">'
        "<text:p>x</text:p></table:table-cell>"
        for kind in ("date", "time", "float", "percentage", "boolean")
        for value in (
            "99999-01-01",
            "-0001-01-01",
            "PT99999999999H",
            "P-1D",
            "1e999",
            "nan",
            "inf",
            "",
            "2021-02-30",
        )
    )
    return ".ods", ods(f"<table:table-row>{cells}</table:table-row>" * 3)


def ods_of_spaces(dice: random.Random) -> tuple[str, bytes]:
    text = '<text:p>甲<text:s text:c="999999999"/></text:p>'
    cell = f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return ".ods", ods(f"<table:table-row>{cell}</table:table-row>" * 2_000)


def xlsb_lying_records(dice: random.Random) -> tuple[str, bytes]:
    content = made_xlsb.packed(Made([["甲", 1, "#N/A"]] * 30, merges=["A2:A3"]))
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    name = dice.choice(("xl/worksheets/sheet1.bin", "xl/workbook.bin", "xl/styles.bin"))
    part = bytearray(parts[name])  # type: ignore[arg-type]
    for _ in range(dice.choice((1, 4, 30))):
        part[dice.randrange(len(part))] = dice.choice((0, 0xFF, 0x7F, 0x80, 0xB0))
    parts[name] = bytes(part)
    return ".xlsb", zipped(parts)


def xlsb_far_rows(dice: random.Random) -> tuple[str, bytes]:
    sheet = made_xlsb.sheet(Made([["甲"], ["乙"]]))
    far = struct.pack("<I", dice.choice((1_048_575, 0xFFFFFFFF, 0x7FFFFFFF)))
    row = made_xlsb.record(made_xlsb.ROW, far + struct.pack("<IHBBBIII", 0, 300, 0, 16, 0, 1, 0, 0))
    cell = made_xlsb.record(made_xlsb.ERROR, struct.pack("<IIB", dice.choice((0, 0xFFFFFFFF)), 0, 0x2A))
    end = made_xlsb.record(made_xlsb.END_DATA)
    merge = made_xlsb.record(made_xlsb.MERGE, struct.pack("<IIII", 0, 0xFFFFFFFF, 0, 0xFFFFFFFF)) * 5_000
    columns = made_xlsb.record(made_xlsb.COLUMN, struct.pack("<IIIIH", 0, 0xFFFFFFFF, 0, 0, 1))
    with zipfile.ZipFile(io.BytesIO(made_xlsb.packed(Made([["甲"]])))) as packed:
        parts: dict[str, str | bytes] = {name: packed.read(name) for name in packed.namelist()}
    parts["xl/worksheets/sheet1.bin"] = columns + sheet.replace(end, row + cell + end + merge)
    return ".xlsb", zipped(parts)
