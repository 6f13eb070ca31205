"""Cruel texts, web pages and XML, and files that are something else than their name says."""

from __future__ import annotations

import random

from tests.spreadsheets import made_bytes
from tests.spreadsheets.made_bytes import ods, xlsx

_CELL = '<row r="1"><c r="A1" t="inlineStr"><is><t>事项名称</t></is></c></row>'
_WRONG = (".xls", ".xlsx", ".xlsb", ".ods", ".csv", ".et", ".html", ".xml")


def csv_with_zero_bytes(dice: random.Random) -> tuple[str, bytes]:
    lines = "事项名称,设定依据\r\n" + "甲,《条例》\r\n" * 200
    content = bytearray(lines.encode(dice.choice(("utf-8", "gb18030"))))
    for _ in range(dice.choice((1, 3, 40))):
        content[dice.randrange(len(content))] = 0
    return ".csv", bytes(content)


def csv_one_line(dice: random.Random) -> tuple[str, bytes]:
    return ".csv", (dice.choice(("甲", "甲,", '"', 'a"b', "1;", "\t")) * 3_400_000).encode()


def csv_open_quote(dice: random.Random) -> tuple[str, bytes]:
    return ".csv", ('事项名称,依据\r\n"甲,乙\r\n' + "丙,丁\r\n" * dice.choice((10, 300_000))).encode()


def csv_mixed_encodings(dice: random.Random) -> tuple[str, bytes]:
    line = "事项名称,设定依据\r\n"
    many = [line.encode(dice.choice(("utf-8", "gb18030", "utf-16-le", "utf-16-be"))) for _ in range(60)]
    return ".csv", b"".join(many)


def csv_of_separators(dice: random.Random) -> tuple[str, bytes]:
    return ".csv", b"a,b\n" + (b"," * dice.choice((20_000, 500_000)) + b"\n") * 8


def csv_of_line_ends(dice: random.Random) -> tuple[str, bytes]:
    return ".csv", dice.choice((b"\n", b"\r", b"\r\n", b",\n", b"\v\f", b" \n")) * 2_000_000


def random_bytes(dice: random.Random) -> tuple[str, bytes]:
    return dice.choice(_WRONG), dice.randbytes(dice.choice((1, 2, 7, 60, 5_000)))


def nothing(dice: random.Random) -> tuple[str, bytes]:
    return dice.choice(_WRONG), dice.choice((b"", b"", bytes(5_000), b" \r\n", b"\xef\xbb\xbf", b"\xff\xfe"))


def page_tables_in_tables(dice: random.Random) -> tuple[str, bytes]:
    return ".xls", b"<html><body>" + b"<table><tr><td>x" * dice.choice((300, 10_000, 100_000))


def page_spans(dice: random.Random) -> tuple[str, bytes]:
    span = dice.choice(("1000000000", "16384", "-5", "99999999999999999999", "1.5"))
    cell = f"<td colspan={span} rowspan={span}>甲</td>"
    return ".xls", f"<table>{f'<tr>{cell * 3}</tr>' * dice.choice((5, 3_000))}</table>".encode()


def page_endless_row(dice: random.Random) -> tuple[str, bytes]:
    return ".xls", b"<table><tr>" + b"<td>1" * dice.choice((16_000, 1_000_000))


def page_many_tables(dice: random.Random) -> tuple[str, bytes]:
    return ".html", "".join(
        f"<table><tr><td>表{n}</td></tr></table>" for n in range(dice.choice((2_000, 60_000)))
    ).encode()


def page_attributes(dice: random.Random) -> tuple[str, bytes]:
    return ".xls", b'<table><tr><td style="' + b"x" * 12_000_000 + b'">1</td></tr></table>'


def xml_laughs(dice: random.Random) -> tuple[str, bytes]:
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha" * 10}">' for n in range(12))
    xml = made_bytes.SPREADSHEETML.replace("<Workbook", f"<!DOCTYPE Workbook [{laughs}]><Workbook", 1)
    return ".xls", xml.replace("张三", "&e9;").encode()


def xml_indexes(dice: random.Random) -> tuple[str, bytes]:
    index = dice.choice(("1048576", "16384", "0", "-1", "9999999", "99999999999"))
    cell = f'<Row ss:Index="{index}" ss:Span="{index}"><Cell ss:Index="{index}" ss:MergeDown="{index}">'
    data = '<Data ss:Type="Number">1</Data></Cell></Row>'
    return ".xml", made_bytes.SPREADSHEETML.replace("</Table>", (cell + data) * 300 + "</Table>").encode()


def xml_deep(dice: random.Random) -> tuple[str, bytes]:
    deep = "<Row>" * dice.choice((200, 100_000))
    return ".xml", made_bytes.SPREADSHEETML.replace("</Table>", deep + "</Table>").encode()


def wrong_suffix(dice: random.Random) -> tuple[str, bytes]:
    content = dice.choice(
        (made_bytes.xls(), xlsx(_CELL), ods(""), made_bytes.bare_biff2(), "甲,乙\n1,2".encode())
    )
    return dice.choice((*_WRONG, ".doc", ".pdf", ".zip", ".jpg", "")), content


def other_files(dice: random.Random) -> tuple[str, bytes]:
    start = dice.choice(
        (
            b"%PDF-1.7\n",
            b"\xff\xd8\xff\xe0",
            b"\x89PNG\r\n\x1a\n",
            b"GIF89a",
            b"BM\0\0\0\0",
            b"{\\rtf1",
            b"Rar!\x1a\7",
        )
    )
    return dice.choice(_WRONG), start + dice.randbytes(300)
