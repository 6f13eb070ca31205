"""Tells what a line of a list is: data, a title, a total, a note, a section, the header again."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from lawgov_desktop.spreadsheets.grid import CellValue, Merge, Sheet
from lawgov_desktop.spreadsheets.header_lines import HeaderLines, texts_of
from lawgov_desktop.spreadsheets.headers import HeaderFinding
from lawgov_desktop.spreadsheets.line_words import (
    cell_words,
    goes_on,
    heading_score,
    heading_text,
    is_blank_to_sign,
    is_date_line,
    is_example,
    is_form_text,
    is_label,
    is_note,
    is_numbering,
    is_numbering_name,
    is_section,
    is_section_number,
    is_serial,
    is_serial_heading,
    is_summary,
    is_total,
    is_whole,
    names_line,
    names_matter,
    reads_like_remark,
    speaks_of_list,
    without_continued,
)
from lawgov_desktop.spreadsheets.section_rows import SectionRows
from lawgov_desktop.spreadsheets.serial_columns import serial_columns

TITLE: Final = "标题"
FORM_LINE: Final = "填报单位行"
BLANK: Final = "空行"
HEADER_AGAIN: Final = "表头重复"
TOTAL: Final = "合计行"
NOTE: Final = "注释、落款行"
NUMBERING: Final = "栏号行"
SECTION: Final = "分节行"
CONTINUED: Final = "合并单元格的延续行"
OUTSIDE: Final = "表格以外的文字"
OTHER_TABLE: Final = "另一张表"


# A blank, a 计 of 合计, a colon, 最高分, 全县, a section's number: such a cell is looked at closely.
_SUSPECT: Final = re.compile(
    r"[\s计:：均]|最[高低]|[高低]分|[格秀好良]率|^全.{1,2}$|^年级$|^[班校]平|^[(（]?[一二三四五六七八九十]{1,3}([)）、.．]|$)"
)
_SUSPECT_LETTER: Final = re.compile(r"[\s计:：均高低率全本级平()（）一二三四五六七八九十]")
"""One of these is in all that `_SUSPECT` finds; asked first, as most texts have none."""
# Of whom a 最高分 may be said.
_NUMBERED: Final = re.compile(r"序号|学号|考号|座号|编号|准考证号?|学籍号|姓名|班级|年级|学校|教师")

Own = list[tuple[int, CellValue]]
"""The filled cells of a line by the index of their column."""


class Table:
    """What has to be known of a sheet to tell its data rows from the others."""

    def __init__(self, sheet: Sheet, finding: HeaderFinding) -> None:
        self._sheet = sheet
        self._columns = finding.columns
        self._width = len(finding.columns)
        self._header_first = finding.header_rows[0] if finding.header_rows else sheet.first_row
        self.begin = max(finding.first_data_row, (finding.header_rows[-1] + 1) if finding.header_rows else 0)
        self._has_header = bool(finding.header_rows)
        serial, self.sub_serial = serial_columns(sheet, finding.columns, self.begin)
        self._serials = serial
        self._serial = serial[0] if serial else None
        self.serial = self._serial
        """The column of 序号, None when there is none."""
        behind = range(0 if self._serial is None else self._serial + 1, self._width)
        self.name = next((at for at in behind if names_line(*self._columns[at].parts[-1:])), None)
        """The column that says who or what a line is, where a heading tells."""
        self._header = HeaderLines(sheet, finding.header_rows)
        self._header_words = self._header.words
        before = range(sheet.first_row, self._header_first)
        self._titles = {w for line in texts_of(sheet, before) for w in line.values() if len(w) > 1}
        self._numbers_next = self.begin
        self._in_note = False
        self._after_break = self.begin - 1
        """The row behind a blank or one-cell row: another table may begin there."""
        self._in_other = False
        self._sections = SectionRows(sheet, [c.number for c in finding.columns], self._serial, self.begin)
        self.section_text = ""
        """What the section row told last says."""
        self._tail = self._last_filled() - 4
        self.fills: dict[int, list[tuple[int, CellValue, Merge]]] = {}
        self._clears: dict[int, set[int]] = {}
        self._across: dict[int, int] = {}
        self._read_merges()
        self.changed = frozenset(self.fills) | frozenset(self._clears)
        self._beside: dict[tuple[Merge, int], dict[int, tuple[int, int]]] = {}

    def _last_filled(self) -> int:
        """The Excel row of the last text or number: formatted empty rows may follow it."""
        rows = self._sheet.rows
        last = next((at for at in range(len(rows) - 1, -1, -1) if any(map(cell_words, rows[at]))), 0)
        return self._sheet.first_row + last

    def _read_merges(self) -> None:
        """Which cells are filled from above, which are hidden under a range merged across, and how wide."""
        last_row = self._sheet.first_row + len(self._sheet.rows) - 1
        place = {column.number: index for index, column in enumerate(self._columns)}
        numbers = [column.number for column in self._columns]
        # Ranges that do not overlap hold no more cells than the sheet: a hostile file is not followed.
        budget = (len(self._sheet.rows) + 1) * (self._width + 1)
        for merge in self._sheet.merges:
            anchor = self._sheet.value(merge.first_row, merge.first_col)
            if merge.first_row < self.begin or anchor is None or not cell_words(anchor):
                continue
            covered = [place[n] for n in numbers if merge.first_col < n <= merge.last_col]
            index = place.get(merge.first_col)
            bottom = min(merge.last_row, last_row)
            if index is None and not covered:
                continue
            if covered:
                self._across[merge.first_row] = max(self._across.get(merge.first_row, 0), len(covered) + 1)
            budget -= (bottom - merge.first_row + 1) * (len(covered) + 1)
            if budget < 0:
                break
            for row in range(merge.first_row, bottom + 1):
                if covered:
                    self._clears.setdefault(row, set()).update(covered)
                if index is not None and merge.last_row > merge.first_row:
                    self.fills.setdefault(row, []).append((index, anchor, merge))

    def fill(self, number: int, values: list[CellValue]) -> frozenset[int]:
        """Give a row what its merged cells show; which columns came from a row above."""
        for index in self._clears.get(number, ()):
            values[index] = None
        filled = set()
        for index, anchor, merge in self.fills.get(number, ()):
            if number > merge.first_row:
                values[index] = anchor
                filled.add(index)
        return frozenset(filled)

    def group(self, number: int, among: Sequence[int] = ()) -> tuple[int, int]:
        """The Excel rows of the matter a line belongs to, by its key column (序号, or the first).

        `among`: the indexes of the columns of one group, where groups stand side by side.
        """
        merges = {index: merge for index, _anchor, merge in self.fills[number]}
        serial = next((at for at in self._serials if not among or at in among), None)
        key = serial if serial is not None else self._naming(among, merges)
        if key is None:
            return number, number
        if key in merges:
            return merges[key].first_row, merges[key].last_row
        beside = merges.get(key + 1)
        if serial is None or beside is None or (among and key + 1 not in among):
            return number, number
        # 序号 written once, not merged, while the name beside it is merged over the matter's lines.
        if (beside, serial) not in self._beside:
            self._beside[beside, serial] = self._by_serial(beside, serial)
        return self._beside[beside, serial][number]

    def _naming(self, among: Sequence[int], merges: Mapping[int, Merge]) -> int | None:
        """Without 序号, the column by which lines are one matter: its name, or most columns merged alike."""
        places = among or range(self._width)
        named = next((at for at in places if names_matter("".join(self._columns[at].parts))), None)
        if named is not None:
            return named
        first = merges.get(places[0]) if places else None
        if first is None:
            return None
        alike = [
            m
            for at, m in merges.items()
            if at in places and m.first_row == first.first_row and m.last_row == first.last_row
        ]
        return places[0] if len(alike) * 2 > len(places) else None

    def _by_serial(self, merge: Merge, serial: int) -> dict[int, tuple[int, int]]:
        """The rows of a merged range, cut wherever a 序号 of its own begins."""
        column = self._columns[serial].number
        last = min(merge.last_row, self._sheet.first_row + len(self._sheet.rows) - 1)
        starts = [merge.first_row]
        starts += [
            row for row in range(merge.first_row + 1, last + 1) if cell_words(self._sheet.value(row, column))
        ]
        ends = [start - 1 for start in starts[1:]] + [merge.last_row]
        return {
            row: (first, end)
            for first, end in zip(starts, ends, strict=True)
            for row in range(first, min(end, last) + 1)
        }

    def begin_after_blank(self, number: int) -> None:
        """Empty rows end above this one: another table, or the signature, may begin in it."""
        self._after_break = number

    def why_not_data(
        self, number: int, cells: list[CellValue], values: list[CellValue], filled: frozenset[int]
    ) -> str | None:
        """The reason to leave a row out; None for data."""
        if number < self.begin:
            return self._above_header(number, cells)
        calm = (
            number > self._numbers_next + 1
            and number != self._after_break
            and number < self._tail
            and not (self._in_note or self._in_other)
        )
        if calm and self._width - values.count(None) - values.count("") - len(filled) > 2:
            # The common line, told at once: three cells, and no word of a total, form line or header.
            own = [v for i, v in enumerate(values[:6]) if v is not None and i not in filled][:2]
            if len(own) == 2 and not any(isinstance(v, str) and self._suspicious(v) for v in own):
                return None
        why = self._slowly(number, cells, values, filled)
        if why is not None and why not in (HEADER_AGAIN, NUMBERING):
            self._after_break = number + 1
        return why

    def why_group_is_empty(self, own: Own) -> str | None:
        """The reason to leave one group of a row out: nothing but a number, or a total; None for data."""
        told = [(at, value) for at, value in own if cell_words(value)]
        if not told or (len(told) == 1 and told[0][0] in self._serials and is_serial(told[0][1])):
            return BLANK
        texts = [cell_words(value) for _at, value in told[:2]]
        if is_total(texts[0]) or (len(texts) > 1 and is_total(texts[1], alone=True)):
            return TOTAL
        return None

    def _suspicious(self, text: str) -> bool:
        if not text or text in self._header_words:
            return True
        return _SUSPECT_LETTER.search(text, 0, 40) is not None and _SUSPECT.search(text, 0, 40) is not None

    def _above_header(self, number: int, cells: list[CellValue]) -> str:
        texts = [w for w in map(cell_words, cells) if w]
        if not texts:
            return BLANK
        if (
            number == self._header_first - 1
            and len(texts) == 1
            and self._header.names_pages(texts[0], self.begin, self._titles)
        ):
            self.section_text = texts[0]
            return SECTION
        if len(texts) > 2 and len(texts) * 2 > self._width and not any(is_form_text(t) for t in texts):
            return OTHER_TABLE
        self._in_note = is_note(texts[0]) or (self._in_note and goes_on(texts[0]))
        if self._in_note:
            return NOTE
        return FORM_LINE if any(is_form_text(t) for t in texts) else TITLE

    def _slowly(
        self, number: int, cells: list[CellValue], values: list[CellValue], filled: frozenset[int]
    ) -> str | None:
        own: Own = [
            (index, value)
            for index, value in enumerate(values)
            if value is not None and index not in filled and cell_words(value)
        ]
        if not own or (len(own) == 1 and own[0][0] == self._serial and is_serial(own[0][1])):
            if filled and not own:
                return CONTINUED
            if not own and any(cell_words(v) for v in cells) and number not in self._clears:
                return OUTSIDE
            self._in_note = False
            return BLANK
        whole = self._width > 1 and len(own) * 5 >= self._width * 4
        whole = whole or is_numbering_name(own[0][1])
        if number == self._numbers_next and whole and is_numbering([value for _index, value in own]):
            return NUMBERING
        first = own[0][1]
        texts = [cell_words(first), cell_words(own[1][1]) if len(own) > 1 else ""]
        why = self._special(number, own, texts, cells, filled=bool(filled))
        self._in_note = why == NOTE
        return why

    def _special(
        self, number: int, own: Own, texts: list[str], cells: list[CellValue], *, filled: bool
    ) -> str | None:
        """The reason by what a row with content says."""
        text = texts[0]
        normal = heading_text(own[0][1])
        if self._has_header and normal in self._header.words and self._header.repeats(cells):
            self._numbers_next = number + 1
            self._in_other = False
            return HEADER_AGAIN
        if self._in_other or (number == self._after_break and self._is_other_header(own)):
            self._in_other = True
            return OTHER_TABLE
        if is_total(text) or (len(own) > 1 and is_total(texts[1], alone=True)) or self._sums_up(number, own):
            return TOTAL
        if number == self.begin and len(own) > 1 and is_example(text):
            return NOTE
        if filled:
            # The merged cells of a matter reach down here: whatever it says, it is a line of that matter.
            return None
        if len(own) == 1 and (normal in self._titles or without_continued(normal) in self._titles):
            return FORM_LINE if is_form_text(text) else TITLE
        sparse = self._width > 3 and len(own) <= self._width // 2
        if is_note(text) and len(own) <= 2:
            return NOTE
        if is_form_text(text) and (":" in text or "：" in text or (sparse and self._near_end(number))):
            again = normal in self._titles and not self._near_end(number)
            return FORM_LINE if again or self._header.follows(number) else NOTE
        if len(own) == 1 and (
            self._in_note or (self._width > 2 and is_date_line(text) and self._ends(number))
        ):
            return NOTE
        if sparse and len(own) == 1 and own[0][0] != self.name and self._signs(number):
            return NOTE
        if sparse and number >= self._tail and all(is_blank_to_sign(cell_words(v)) for _at, v in own):
            return NOTE
        if len(own) == 1 and self._is_remark(number, own[0]):
            return NOTE
        if self._is_section(number, own) or self._sections.is_one(number, own):
            named = [
                words for _at, v in own[:2] if isinstance(v, str) and not is_serial(words := cell_words(v))
            ]
            self.section_text = named[0] if named else text
            return SECTION
        return None

    def _sums_up(self, number: int, own: Own) -> bool:
        """最高分, 及格率 below numbered people; 全县 with only numbers behind it, unless beside 全省."""
        at, text = own[0][0], cell_words(own[0][1])
        if is_summary(text):
            return any(_NUMBERED.search(part) for part in self._columns[at].parts[-1:])
        if len(own) < 2 or not is_whole(text) or any(is_label(value) for _at, value in own[1:]):
            return False
        column = self._columns[at].number
        return not any(
            is_whole(cell_words(self._sheet.value(row, column))) for row in (number - 1, number + 1)
        )

    def _is_other_header(self, own: Own) -> bool:
        """Does another table begin here, with headings of its own?"""
        if len(own) < 3 or not all(is_label(value) for _at, value in own):
            return False
        texts = [heading_text(value) for _at, value in own]
        words = sum(heading_score(text) for text in texts) / len(texts)
        return len(set(texts)) == len(texts) and words >= (0.6 if is_serial_heading(texts[0]) else 0.85)

    def _is_remark(self, number: int, cell: tuple[int, CellValue]) -> bool:
        """A sentence alone on its line: where a number should stand, across the table, or below its end."""
        at, value = cell
        if not isinstance(value, str) or at not in (0, self._serial) or self._width < 3:
            return False
        if at == self._serial or self._across.get(number, 0) * 2 >= self._width:
            return reads_like_remark(value)
        # Elsewhere it may be the only thing known of a line.
        return self._near_end(number) and speaks_of_list(value)

    def _signs(self, number: int) -> bool:
        """Is the text of this line the office that signs: below a blank line, only a day after it?"""
        if number != self._after_break or not self._near_end(number):
            return False
        below = [
            w
            for r in self._sheet.rows[number + 1 - self._sheet.first_row :]
            for v in r
            if (w := cell_words(v))
        ]
        return bool(below) and all(map(is_date_line, below))

    def _ends(self, number: int) -> bool:
        """Does the list, or a page of it, end here?"""
        return self._near_end(number) or self._header.follows(number, 5)

    def _near_end(self, number: int) -> bool:
        """Signatures without a colon are only believed among the last rows: 负责人 may be somebody's 职务."""
        return number >= self._tail

    def _is_section(self, number: int, own: Own) -> bool:
        """One text across the table, alone or behind its number: 北京市（92所）, 一、行政许可."""
        if len(own) > 2 or (len(own) == 2 and own[0][0] != self._serial):
            return False
        value = own[-1][1]
        if not isinstance(value, str) or self._width < 2:
            return False
        if reads_like_remark(value):
            return False
        if self._across.get(number, 0) * 2 >= self._width and self._across.get(number, 0) > 1:
            return True
        if len(own) > 1:
            return self._width > 3 and is_section_number(cell_words(own[0][1]))
        # A text alone where the numbers stand is nobody's number.
        if own[0][0] == self._serial:
            return True
        return (
            self._width > 2
            and own[0][0] == 0
            and (is_section(value.strip()) or self._header.follows(number, 1))
        )
