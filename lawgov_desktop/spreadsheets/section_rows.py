"""Section rows that only their neighbours give away: a sum in every column, a name among numbered lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lawgov_desktop.spreadsheets.grid import CellValue, Sheet
from lawgov_desktop.spreadsheets.line_words import cell_words, reads_like_remark

_NUMBER: Final = re.compile(r"-?[\d,，]+(\.\d+)?%?|[-—–/]+")
_ARABIC: Final = re.compile(r"\d{1,5}[.、．]?")
_HAN: Final = re.compile(r"[一二三四五六七八九十]{1,3}([、.．](?P<text>.*))?")
_BRACKET: Final = re.compile(r"[(（][一二三四五六七八九十]{1,3}[)）][、.．]?(?P<text>.*)")
# What lines of people, papers or works are sorted by.
_SORTS: Final = re.compile(
    r".*([镇乡村区县市州省]|街道|社区|部门?|办(公室)?|[室所局科股站队组处院系厂片班级类]|中心|领导|公司|单位|学校|工程|项目)"
)
_LOOK_BACK: Final = 5000

Own = Sequence[tuple[int, CellValue]]


class SectionRows:
    """What has to be known of a sheet to see such rows; indexes are those of the finding's columns."""

    def __init__(self, sheet: Sheet, numbers: Sequence[int], serial: int | None, begin: int) -> None:
        """`numbers`: Excel's columns; `serial`: the index of 序号 among them; `begin`: first row of data."""
        self._sheet = sheet
        self._columns = numbers
        self._serial = serial
        self._top = self._first_alone(begin)
        self._sorting: bool | None = None

    def is_one(self, number: int, own: Own) -> bool:
        """Is this row a section? `own`: its filled cells by index, from left to right."""
        if self._serial is not None:
            return self._sums(number, own) or self._among_numbered(number, own)
        return self._top is not None and len(own) == 1 and own[0][0] == self._top and self._sorts(own[0][1])

    def _filled(self, number: int) -> list[tuple[int, str]]:
        """The filled cells of an Excel row by index, as texts."""
        texts = ((at, cell_words(self._sheet.value(number, col))) for at, col in enumerate(self._columns))
        return [(at, text) for at, text in texts if text]

    def _first_alone(self, begin: int) -> int | None:
        """The index of the only text in the first line below the header; None when more stands there."""
        for number in range(begin, min(begin + 5, self._sheet.last_row + 1)):
            found = self._filled(number)
            if found:
                at, text = found[0]
                return at if len(found) == 1 and at != self._serial and not _NUMBER.fullmatch(text) else None
        return None

    def _serial_below(self, number: int) -> str:
        """The 序号 of the next line that has anything."""
        for below in range(number + 1, min(number + 4, self._sheet.last_row + 1)):
            if found := self._filled(below):
                return found[0][1] if found[0][0] == self._serial else ""
        return ""

    def _sums(self, number: int, own: Own) -> bool:
        """一 | 续建项目 | 1200 | 300 above the lines 1, 2: its number is of another kind, the rest sums."""
        texts = [cell_words(value) for _at, value in own]
        if len(own) < 2 or own[0][0] != self._serial:
            return False
        han, bracket = _HAN.fullmatch(texts[0]), _BRACKET.fullmatch(texts[0])
        match = han or bracket
        if match is None:
            return False
        sums = texts[1:] if match["text"] else texts[2:]
        if any(_NUMBER.fullmatch(text) is None for text in sums):
            return False
        if not match["text"] and (_NUMBER.fullmatch(texts[1]) or reads_like_remark(texts[1])):
            return False
        below = self._serial_below(number)
        return _ARABIC.fullmatch(below) is not None or (
            han is not None and _BRACKET.fullmatch(below) is not None
        )

    def _among_numbered(self, number: int, own: Own) -> bool:
        """土石方工程 alone where names stand, above the line that counts 1, or as the list itself begins."""
        if len(own) != 1 or own[0][0] == self._serial or len(self._columns) <= 3:
            return False
        at, value = own[0]
        if not isinstance(value, str) or len(value) > 30 or reads_like_remark(value):
            return False
        below = self._serial_below(number)
        if _ARABIC.fullmatch(below) is None:
            return False
        return at == self._top or (
            self._top is None and below.rstrip(".、．") == "1" and self._counts_above(number)
        )

    def _counts_above(self, number: int) -> bool:
        """Has a line above been numbered, so that 1 begins anew?"""
        assert self._serial is not None
        column = self._columns[self._serial]
        first = max(self._sheet.first_row, number - 20)
        return any(
            _ARABIC.fullmatch(cell_words(self._sheet.value(row, column))) for row in range(first, number)
        )

    def _sorts(self, value: CellValue) -> bool:
        """Do such texts alone sort the lines: at least two, none of them of the kind the lines are?"""
        if not isinstance(value, str) or _SORTS.fullmatch(value.strip()) is None:
            return False
        if self._sorting is None:
            self._sorting = self._look_through()
        return self._sorting

    def _look_through(self) -> bool:
        assert self._top is not None
        offset = self._columns[self._top] - self._sheet.first_col
        alone: list[str] = []
        lines: set[str] = set()
        full = 0
        was_alone = False
        for row in self._sheet.rows[:_LOOK_BACK]:
            text = cell_words(row[offset]) if 0 <= offset < len(row) else ""
            count = sum(1 for value in row if value is not None and cell_words(value))
            if text and count == 1 and _SORTS.fullmatch(text):
                if was_alone:
                    return False
                alone.append(text)
                was_alone = True
            elif text and count > 1:
                lines.add(text[-1])
                full += 1
                was_alone = False
        return 1 < len(alone) <= full and lines.isdisjoint(text[-1] for text in alone)
