"""Which columns number the lines of a list: 序号, and of two the one that counts the matters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lawgov_desktop.spreadsheets.grid import Sheet
from lawgov_desktop.spreadsheets.headers import HeaderColumn
from lawgov_desktop.spreadsheets.line_words import cell_words, is_serial_heading

_HAN: Final = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?")
_FINER: Final = re.compile(r"(项目|事项|职权|权力|收费|条目)序号")
_LOOK_AT: Final = 2000


def serial_columns(sheet: Sheet, columns: Sequence[HeaderColumn], begin: int) -> tuple[list[int], int | None]:
    """The indexes of the 序号 columns, and that of the numbers inside a matter where 序号 stands over two.

    `begin`: the first Excel row of data. In the 收费目录清单 of the 财政部 (序号, 部门, 项目序号, 项目名称)
    序号 counts departments 一, 二 and 项目序号 the matters through all of them: then it is the one.
    """
    serials = [
        at for at, column in enumerate(columns) if column.parts and is_serial_heading(column.parts[-1])
    ]
    over = [at for at, column in enumerate(columns) if column.parts and is_serial_heading(column.parts[0])]
    if not serials and len(over) == 2 and over[1] == over[0] + 1:
        return over[:1], over[1]
    finer = [at for at, column in enumerate(columns) if column.parts and _FINER.fullmatch(column.parts[-1])]
    if len(serials) == 1 and len(finer) == 1 and finer[0] > serials[0]:
        outer, inner = (columns[at].number for at in (serials[0], finer[0]))
        if _counts_on(sheet, outer, inner, begin):
            return finer, None
    return serials, None


def _counts_on(sheet: Sheet, outer: int, inner: int, begin: int) -> bool:
    """Is the outer column numbered 一, 二 and the inner one 1, 2, 3 … without beginning anew?"""
    last = 0
    for number in range(begin, min(begin + _LOOK_AT, sheet.last_row + 1)):
        above = cell_words(sheet.value(number, outer))
        if above and _HAN.fullmatch(above) is None:
            return False
        words = cell_words(sheet.value(number, inner))
        if not words.isdecimal():
            continue
        if int(words) != last + 1:
            return False
        last += 1
    return last > 1
