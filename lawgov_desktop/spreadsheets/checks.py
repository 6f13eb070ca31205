"""What is wrong with a row of an import, told by Excel's own row and column, and how many rows are good."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from lawgov_desktop.records.reading import Doubt
from lawgov_desktop.records.record_type import Draft, Level, Problem
from lawgov_desktop.records.text import clean
from lawgov_desktop.spreadsheets.grid import CellValue

Status = Literal["good", "doubtful", "bad"]
"""bad: a refusal stands in the way · doubtful: goes in and is marked · good: nothing to say."""

Match = Literal["new", "changed", "same", "ambiguous"]
"""How a row stands to the book; ambiguous rows wait until a person decides."""


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One problem of one row: where it is in the file, what, why, and what to do (Chinese).

    ``row`` is Excel's; ``column`` Excel's letter, "" when the file has no column for the field ``path``.
    """

    row: int
    column: str
    path: str
    value: str
    level: Level
    what: str
    why: str = ""
    todo: str = ""

    def to_json(self) -> dict[str, Any]:
        """As `import --json` promises it."""
        return {
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "what": self.what,
            "why": self.why,
            "todo": self.todo,
        }


@dataclass(frozen=True, slots=True)
class CellChange:
    """One value of a known record that the file has otherwise; shown texts."""

    path: str
    label: str
    old: str
    new: str


@dataclass(slots=True)
class PlanRow:
    """One row (or one matter of several rows) of the file and what would become of it.

    ``cells`` are the values as they stand, one per column of the plan. ``given`` is what would be saved:
    the whole draft of a new record, only what differs of a known one. ``take`` is the person's tick.
    """

    row: int
    last_row: int
    cells: tuple[CellValue, ...]
    given: Draft
    problems: tuple[CellProblem, ...] = ()
    match: Match = "new"
    uuid: str | None = None
    revision: int | None = None
    changes: tuple[CellChange, ...] = ()
    candidates: tuple[str, ...] = ()
    """uuids of known records this row may be, when more than one or none for sure."""
    take: bool = True
    letters: tuple[str, ...] = ()
    """Excel's letters of the cells."""
    group: int = 0
    """Which of several groups of columns side by side the line stands in, from 0."""

    @property
    def place(self) -> str:
        """Names the line within its sheet: "12", or "12F" where further lines stand on one Excel row."""
        return f"{self.row}{self.letters[0]}" if self.group else str(self.row)

    @property
    def status(self) -> Status:
        if any(problem.level == "refuse" for problem in self.problems):
            return "bad"
        return "doubtful" if self.problems else "good"

    @property
    def writes(self) -> bool:
        """Would this row change the book?"""
        return self.take and self.status != "bad" and self.match in ("new", "changed")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows are how good, and how they stand to the book."""

    data: int = 0
    good: int = 0
    doubtful: int = 0
    bad: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    ambiguous: int = 0


def count_rows(rows: Sequence[PlanRow]) -> Counts:
    status = {"good": 0, "doubtful": 0, "bad": 0}
    match = {"new": 0, "changed": 0, "same": 0, "ambiguous": 0}
    for row in rows:
        status[row.status] += 1
        match[row.match] += 1
    return Counts(len(rows), **status, **match)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file a field comes from: Excel's column letter, and the text of the cell."""

    letter: str
    text: str


class Places:
    """Where the fields of one line stand in the file; texts are made only when somebody asks."""

    __slots__ = ("_at", "_cells", "_letters")

    def __init__(self, at: Mapping[str, int], letters: Sequence[str], cells: Sequence[CellValue]) -> None:
        self._at = at
        self._letters = letters
        self._cells = cells

    def __contains__(self, path: str) -> bool:
        return path in self._at

    def get(self, path: str) -> Place | None:
        """The place of a field; for child rows as a whole (当事人只有 1 个) that of their first column."""
        at = self._at.get(path)
        if at is not None:
            value = self._cells[at]
            return Place(self._letters[at], "" if value is None else clean(value))
        if "." in path:
            return None
        inside = f"{path}."
        at = next((at for known, at in self._at.items() if known.startswith(inside)), None)
        return None if at is None else Place(self._letters[at], "")


def row_problems(
    row: int,
    places: Places,
    doubts: Mapping[str, Sequence[Doubt]],
    unread: Iterable[str],
    problems: Iterable[Problem],
) -> tuple[CellProblem, ...]:
    """Everything to say about one row, each thing once, in the order of the file's columns.

    ``doubts`` (path → doubts) come from reading the cells, ``problems`` from the rules of the register;
    what is merely still to be completed (未完善) is no problem of the file. ``unread`` are the paths whose
    text is kept beside an empty field: the rules read that text again, so they only decide how bad it is.
    """
    problems = [problem for problem in problems if problem.level != "missing"]
    if not doubts and not problems:
        return ()
    found: list[CellProblem] = []
    not_read = set(unread)
    for path, every in doubts.items():
        found += [_at(row, places, path, "doubt", doubt.what, doubt.why, doubt.todo) for doubt in every]
    told = {(problem.path, problem.what) for problem in found}
    doubted = {problem.path for problem in found}
    for problem in problems:
        if problem.field in not_read and problem.field in doubted:
            if problem.level == "refuse":
                found = [replace(one, level="refuse") if one.path == problem.field else one for one in found]
            continue
        if (problem.field, problem.what) not in told:
            told.add((problem.field, problem.what))
            found.append(
                _at(row, places, problem.field, problem.level, problem.what, problem.why, problem.todo)
            )
    return tuple(sorted(found, key=lambda one: (len(one.column), one.column) if one.column else (9, "")))


def _at(row: int, places: Places, path: str, level: Level, what: str, why: str, todo: str) -> CellProblem:
    place = places.get(path)
    letter, text = (place.letter, place.text) if place else ("", "")
    return CellProblem(row, letter, path, text, level, what, why, todo)
