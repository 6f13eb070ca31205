"""Reads a training site's score sheet into lines, with the pieces every import uses; writes nothing (T06)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Names
from lawgov_desktop.registers.enforcement.score_sheet import FIELDS, SCORE_SHEET, ScoreLine
from lawgov_desktop.spreadsheets.choosing import chosen_sheet
from lawgov_desktop.spreadsheets.drafting import ReadRow, RowReader
from lawgov_desktop.spreadsheets.grid import Workbook
from lawgov_desktop.spreadsheets.lines import lines_of
from lawgov_desktop.spreadsheets.mapping import SAMPLE, ColumnMatch, suggest
from lawgov_desktop.spreadsheets.reading import read_workbook

_WHO = ("name", "certificate_no", "id_no")
_WHAT = ("score", "result", "hours_online", "hours_classroom", "hours_exam")


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The lines of one sheet; ``columns`` tell which heading was taken for what."""

    file: str
    sheet: str
    columns: tuple[ColumnMatch, ...]
    lines: tuple[ScoreLine, ...]
    notes: tuple[str, ...]

    @property
    def headings(self) -> dict[str, str]:
        """Heading → label of the field it was taken for."""
        return {
            column.heading: SCORE_SHEET.fields[column.path].label for column in self.columns if column.path
        }


def read_scores(
    path: Path,
    names: Names,
    *,
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> ScoreSheet:
    """Read the best fitting sheet of a score file. ``mapping``: heading or letter → field of ScoreLine.

    Raises UserError for a file that cannot be read, or one that names no person or tells no result.
    """
    workbook = read_workbook(path, progress=progress)
    return scores_of(workbook, names, file=path.name, sheet=sheet, mapping=mapping)


def scores_of(
    workbook: Workbook,
    names: Names,
    *,
    file: str = "",
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> ScoreSheet:
    """As :func:`read_scores`, of a workbook already read or pasted."""
    page, finding = chosen_sheet(SCORE_SHEET, workbook, sheet, None, names)
    lines = lines_of(page, finding)
    columns = suggest(SCORE_SHEET, lines.finding, lines.samples(SAMPLE), names, mapping)
    told = {column.path for column in columns}
    for needed, what in ((_WHO, "姓名、证号或身份证号"), (_WHAT, "成绩、结果或学时")):
        if told.isdisjoint(needed):
            headings = "、".join(column.heading for column in columns if column.heading)
            raise UserError(
                f"“{file or page.name}”里没有认出{what}这样的列。",
                data_safe="什么也没有写入。",
                todo=f"请确认选对了成绩单；表头是：{headings or '（空）'}。",
            )
    reader = RowReader(SCORE_SHEET, columns, names, context={})
    found = []
    for line in lines:
        read = reader.read(line.cells, lines.letters[line.group])
        if any(read.draft.get(name) or name in read.draft["unread"] for name in _WHO):
            found.append(_line(page.name, line.first, read))
    return ScoreSheet(file, page.name, columns, tuple(found), (*workbook.notes, *lines.notes))


def _line(sheet: str, row: int, read: ReadRow) -> ScoreLine:
    draft = read.draft
    unread = draft["unread"]
    told = {name: draft.get(name) for name in FIELDS}
    doubts = tuple(doubt.what for doubts in read.doubts.values() for doubt in doubts)
    return ScoreLine(
        sheet=sheet,
        row=row,
        name=told["name"] or unread.get("name", ""),
        unit=told["unit"] or "",
        certificate_no=told["certificate_no"] or "",
        id_no=told["id_no"] or "",
        exam_on=told["exam_on"],
        score=told["score"],
        result=told["result"],
        hours_online=told["hours_online"],
        hours_classroom=told["hours_classroom"],
        hours_exam=told["hours_exam"],
        doubts=doubts,
    )
