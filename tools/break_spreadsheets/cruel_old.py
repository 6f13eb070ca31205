"""Cruel .xls files: chains of sectors in a ring, records that claim more than there is."""

from __future__ import annotations

import random
import struct

from tests.spreadsheets import made_bytes, made_files
from tests.spreadsheets.made_bytes import ole2

_WRONG = (".xls", ".xlsx", ".xlsb", ".ods", ".csv", ".et", ".html", ".xml")


def _record(opcode: int, body: bytes = b"", length: int | None = None) -> bytes:
    return struct.pack("<HH", opcode, len(body) if length is None else length) + body


def ole2_looping(dice: random.Random) -> tuple[str, bytes]:
    content = bytearray(_good_xls())
    at = 512 + 4 * dice.randrange(2, 12)
    struct.pack_into("<I", content, at, dice.choice((1, 2, 3, 0, 0xFFFFFFFD)))
    return ".xls", bytes(content)


def ole2_giant_stream(dice: random.Random) -> tuple[str, bytes]:
    content = bytearray(_good_xls())
    at = content.find("Workbook".encode("utf-16-le"))
    struct.pack_into("<I", content, at + dice.choice((116, 120)), dice.choice((0xFFFFFFFF, 0x7FFFFFFF, 0, 5)))
    return ".xls", bytes(content)


def ole2_wild_header(dice: random.Random) -> tuple[str, bytes]:
    content = bytearray(_good_xls())
    at = dice.choice((24, 26, 28, 30, 32, 44, 48, 56, 60, 64, 68, 72, 76, 80))
    struct.pack_into("<I", content, at, dice.choice((0xFFFFFFFF, 0x7FFFFFFF, 0, 9, 0xFFFF, 31)))
    return ".xls", bytes(content)


def _good_xls() -> bytes:
    return made_bytes.xls()


def _biff8(*records: bytes) -> bytes:
    """A workbook whose one sheet holds these records."""
    bof = _record(0x0809, struct.pack("<HHHII", 0x0600, 0x0005, 0x0DBB, 0, 6))
    name = "名册".encode("utf-16-le")
    bound = _record(0x85, struct.pack("<IBBBB", len(bof) + 4 + 12 + len(name), 0, 0, 2, 1) + name)
    sheet = _record(0x0809, struct.pack("<HHHII", 0x0600, 0x0010, 0x0DBB, 0, 6))
    return ole2({"Workbook": bof + bound + _record(0x0A) + sheet + b"".join(records) + _record(0x0A)})


def _label(row: int, col: int, text: str) -> bytes:
    return _record(0x0204, struct.pack("<HHHHB", row, col, 0, len(text), 1) + text.encode("utf-16-le"))


def biff_lying_lengths(dice: random.Random) -> tuple[str, bytes]:
    records = [_label(0, 0, "事项名称"), _label(1, 0, "甲"), _record(0x0203, bytes(14))]
    liar = dice.choice(
        (
            _record(0x0204, b"\1\0", 0xFFFF),
            _record(0x0203, b"", 14),
            _record(0x00FD, b"\0\0\0\0\0\0\xff\xff\xff\xff"),
            _record(0x00BD, b"\1\0\0\0"),
            _record(0x00BE, b"\1\0\0\0\0\0\xff\xff"),
            _record(0x00E5, b"\xff\xff" + b"\0" * 16),
            _record(0x007D, b"\0\0\xff\xff\0\0\0\0\1\0\0\0"),
            _record(0x0208, b"\xff\xff\0\0\xff\xff\0\0\0\0\0\0\x20\0\0\0"),
            _record(0x0006, b"\1\0"),
            _record(0x0200, b"\0\0\0\0\xff\xff\xff\xff\0\0\xff\xff\0\0"),
            _record(0x00FC, b"\xff\xff\xff\x7f\xff\xff\xff\x7f" + b"\xff" * 40),
            _record(0x003C, b"\xff" * 60),
        )
    )
    records.insert(dice.randrange(4), liar)
    return ".xls", _biff8(*records)


def biff_far_cells(dice: random.Random) -> tuple[str, bytes]:
    col = dice.choice((255, 256, 16_383, 65_535))
    cells = [_label(0, 0, "甲"), _label(65_535, col, "乙")]
    return ".xls", _biff8(_record(0x0200, struct.pack("<IIHHH", 0, 65_536, 0, col, 0)), *cells)


def biff_dense(dice: random.Random) -> tuple[str, bytes]:
    """MULRK records: few bytes, many cells."""
    body = struct.pack("<HHI", 0, 0x02, 0)[:6]
    rows = [
        _record(0x00BD, struct.pack("<HH", n, 0) + body * 250 + struct.pack("<H", 249)) for n in range(38)
    ]
    return ".xls", _biff8(*rows)


def biff_merges(dice: random.Random) -> tuple[str, bytes]:
    merge = struct.pack("<H", 1000) + struct.pack("<HHHH", 0, 65_535, 0, 255) * 1000
    return ".xls", _biff8(_label(0, 0, "甲"), _label(9, 9, "乙"), *[_record(0xE5, merge)] * 6)


def biff_nested_starts(dice: random.Random) -> tuple[str, bytes]:
    start = _record(0x0809, struct.pack("<HHHII", 0x0600, 0x0010, 0x0DBB, 0, 6))
    return ".xls", _biff8(_label(0, 0, "甲"), start * 2_000)


def biff_old_damaged(dice: random.Random) -> tuple[str, bytes]:
    content = bytearray(made_files.biff4([["name", "no"], ["a", 1.5]] * 40))
    for _ in range(dice.choice((1, 5))):
        content[dice.randrange(6, len(content))] = dice.randrange(256)
    return dice.choice((".xls", ".et", ".csv")), bytes(content)


def xls_marked_encrypted(dice: random.Random) -> tuple[str, bytes]:
    streams = dice.choice(
        (
            {"EncryptedPackage": bytes(600), "EncryptionInfo": bytes(80)},
            {"WordDocument": bytes(600)},
            {"PowerPoint Document": bytes(600)},
            {"Contents": bytes(600)},
            {"WPSWordDocument": bytes(600)},
            {"ET_Workbook": bytes(600)},
            {},
        )
    )
    return dice.choice((".xlsx", ".xls", ".et", ".wps")), ole2(streams)
