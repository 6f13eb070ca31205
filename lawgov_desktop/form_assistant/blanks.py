"""The blanks around a form's table: 填报单位, 填报人, 填报时间, filled in the manner they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from lawgov_desktop.form_assistant.cells import FormGrid
from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.spreadsheets.grid import column_letter

Asks = Literal["unit", "person", "day"]

_LABELS: Final[dict[Asks, str]] = {
    "unit": "填报单位(?:名称)?|填表单位|报送单位|上报单位|制表单位|编制单位|填报部门|填报乡镇|单位名称|单位",
    "person": "填报人|填表人|制表人|经办人|上报人|报表人",
    "day": "(?:填报|填表|制表|报送|上报)(?:时间|日期)|报出日期",
}
_OTHERS: Final = (
    "审核人|负责人|单位负责人|联系人|联系电话|电话|联系方式|审批人|复核人|分管领导|统计时间|统计期间|计量单位|金额单位"
    "|表号|制定机关"
)
_LABEL: Final = re.compile(
    "(?P<label>"
    + "|".join(f"(?P<{asks}>{words})" for asks, words in _LABELS.items())
    + f"|(?P<other>{_OTHERS}))"
    + r"(?P<seal>\s*[(（](?:公章|盖章|签章|签字|印章|签名)[)）])?"
)
_BLANK: Final = re.compile(r"[\s　_＿]*")
_BLANK_DAY: Final = re.compile(r"[\s　_＿]*年[\s　_＿]*月[\s　_＿]*日?[\s　_＿]*")


@dataclass(frozen=True, slots=True)
class Blank:
    """A text to be written into a cell of the form."""

    row: int
    column: int
    asks: Asks
    text: str
    day: date | None = None
    """The day itself where the cell may show one as a date."""

    @property
    def place(self) -> str:
        return f"{column_letter(self.column)}{self.row}"


def blanks(grid: FormGrid, unit: str, person: str, today: date) -> list[Blank]:
    """The blanks that wait and what belongs in them; "" for the unit or the person leaves theirs alone."""
    words: dict[Asks, str] = {"unit": unit, "person": person, "day": date_in_words(today.isoformat())}
    found: list[Blank] = []
    for row in range(1, grid.last_row + 1):
        for column in range(1, grid.last_column + 1):
            area = grid.area(row, column)
            value = grid.value(row, column)
            if isinstance(value, str) and (area.first_row, area.first_col) == (row, column):
                found += _of_cell(grid, row, column, value, words, today)
    return found


def _of_cell(
    grid: FormGrid, row: int, column: int, text: str, words: Mapping[Asks, str], today: date
) -> Iterator[Blank]:
    labels = list(_LABEL.finditer(text))
    if not labels or text[: labels[0].start()].strip() or len(text) > 200 or grid.has_formula(row, column):
        return
    only = labels[0]
    asks = _asks(only)
    after = text[only.end() :].strip()
    if len(labels) == 1 and asks and after in ("", ":", "："):
        right = grid.area(row, column).last_col + 1
        # The label alone in a ruled cell asks its neighbour; behind a colon and spaces one writes oneself.
        alone = not after or (grid.is_ruled and text.rstrip().endswith((":", "：")) and text == text.rstrip())
        room = grid.is_ruled and grid.waits(row, right) and grid.value(row, right) is None
        if alone and room and not _heads(grid, row, column):
            if words[asks] and not (not after and only["label"] == "单位"):
                yield Blank(row, right, asks, words[asks], today if asks == "day" else None)
            return
        if not after:
            return
    filled = _filled(text, labels, words)
    if filled != text and not _is_closed(grid, row, column):
        yield Blank(row, column, next(one for one in map(_asks, labels) if one and words[one]), filled)


def _heads(grid: FormGrid, row: int, column: int) -> bool:
    """Is the label the heading of a column: blank below, and headings of other columns beside it?"""
    if not grid.waits(grid.area(row, column).last_row + 1, column):
        return False
    texts = {grid.text(row, one) for one in range(1, grid.last_column + 1)} - {""}
    return any(_LABEL.match(text) is None for text in texts)


def _filled(text: str, labels: list[re.Match[str]], words: Mapping[Asks, str]) -> str:
    said = ""
    for place, label in enumerate(labels):
        end = labels[place + 1].start() if place + 1 < len(labels) else len(text)
        rest = text[label.end() : end]
        colon = re.match(r"\s*[:：]", rest)
        blank = rest[colon.end() :] if colon else ""
        asks = _asks(label)
        said += label[0]
        if not colon or not asks or not words[asks]:
            said += rest
            continue
        is_blank = _BLANK.fullmatch(blank) or (asks == "day" and _BLANK_DAY.fullmatch(blank))
        if not is_blank:
            said += rest
            continue
        room = "　" * max(2, (len(blank) - len(words[asks])) // 2) if end < len(text) else ""
        said += colon[0] + words[asks] + room
    return said


def _is_closed(grid: FormGrid, row: int, column: int) -> bool:
    protection = grid.protection
    return protection.on and protection.leaves_open and grid.sheet.styles.is_locked(grid.style(row, column))


def _asks(label: re.Match[str]) -> Asks | None:
    for asks in _LABELS:
        if label[asks]:
            return asks
    return None
