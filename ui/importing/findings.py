"""Plans in the words and lines of step three: counts, problems, changes, skipped rows, unknown words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Choice, Code, Codes, Labelled, Names
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.records.several import joined
from lawgov_desktop.records.text import clean, match_key
from lawgov_desktop.spreadsheets.checks import CellProblem
from lawgov_desktop.spreadsheets.grid import CellError
from lawgov_desktop.spreadsheets.known import ImportEntry
from lawgov_desktop.spreadsheets.plan import Plan
from ui.importing.changes import Changes, PlannedChanges
from ui.importing.problem_model import Grade, ProblemLine
from ui.importing.skipped_model import SkippedLine

_DOING: Final = "正在整理结果"
_OWN_WORDS: Final = re.compile("“[^”]*”|[0-9][0-9,.]*")
"""What differs between problems of one sort: quoted texts and numbers."""


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A text of a code field that was not understood, or was decided; ``options`` are (code, label).

    ``times`` is in how many rows it stands. ``known`` is what it was decided to mean in an earlier import
    (code, "" for empty), None when it was not.
    """

    path: str
    label: str
    text: str
    times: int
    options: tuple[tuple[str, str], ...]
    known: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """All that step three shows. ``counts`` has the keys good, doubtful, bad, skipped, new, changed, same,
    ambiguous, missing (rows, or records for missing). ``sheets``: their names, in the order of the file."""

    counts: Mapping[str, int]
    problems: Sequence[ProblemLine]
    changes: Changes
    skipped: Sequence[SkippedLine]
    words: Sequence[UnknownWord]
    sheets: tuple[str, ...]
    notes: tuple[str, ...] = ()
    former: tuple[ImportEntry, ...] = ()


def findings(
    plans: Sequence[Plan],
    names: Names,
    taken_back: Mapping[str, Sequence[int]],
    decided: Mapping[str, Mapping[str, str]],
    remembered: Mapping[str, Mapping[str, str]],
    progress: Progress | None = None,
) -> Findings:
    """What plans of one file say. ``taken_back``: sheet → skipped rows the person took after all;
    ``decided``: the words decided now, ``remembered`` those of earlier imports. Made in a worker."""
    progress = progress or Progress()
    total = sum(len(plan.rows) for plan in plans)
    changes = PlannedChanges(plans, names, lambda done: progress.step(_DOING, done, total))
    problems: list[ProblemLine] = []
    skipped: list[SkippedLine] = []
    done = 0
    for plan in plans:
        wording = _Wording(plan)
        for row in plan.rows:
            done += 1
            if done % 500 == 0:
                progress.step(_DOING, done, total)
            problems += [wording.line(problem, row.place) for problem in row.problems]
        skipped += _skipped(plan, taken_back.get(plan.sheet.name, ()))
    return Findings(
        counts=_counts(plans, changes),
        problems=problems,
        changes=changes,
        skipped=skipped,
        words=_words(plans, names, decided, remembered),
        sheets=tuple(plan.sheet.name for plan in plans),
        notes=tuple(dict.fromkeys(note for plan in plans for note in plan.notes)),
        former=plans[0].former if plans else (),
    )


def _counts(plans: Sequence[Plan], changes: Changes) -> dict[str, int]:
    every = [plan.counts for plan in plans]
    by_status = changes.counts()
    return {
        "good": sum(one.good for one in every),
        "doubtful": sum(one.doubtful for one in every),
        "bad": sum(one.bad for one in every),
        "skipped": sum(one.count for plan in plans for one in plan.skipped),
        "missing": len(plans[-1].missing) if plans else 0,
        "new": by_status["new"],
        "changed": by_status["changed"],
        "same": by_status["same"],
        "ambiguous": by_status["ask"],
    }


def _skipped(plan: Plan, taken_back: Sequence[int]) -> list[SkippedLine]:
    sheet = plan.sheet.name
    lines = []
    for one in plan.skipped:
        why = f"{one.why}（到第 {one.last_row} 行）" if one.last_row else one.why
        lines.append(SkippedLine(one.row, why, one.text, sheet=sheet))
    lines += [SkippedLine(row, "已取回，按数据导入", "", taken_back=True, sheet=sheet) for row in taken_back]
    return sorted(lines, key=lambda line: line.row)


class _Wording:
    """Puts the problems of one sheet into lines; sorts of problems are worded once."""

    def __init__(self, plan: Plan) -> None:
        self._kind = plan.kind
        self._sheet = plan.sheet.name
        self._labels: dict[tuple[str, str], str] = {}
        self._headings = {column.letter: column.heading for column in plan.columns}
        groups = plan.finding.groups
        for group in groups[1:]:
            for own, first in zip(group, groups[0], strict=True):
                letters = plan.finding.columns[own].letter, plan.finding.columns[first].letter
                self._headings.setdefault(letters[0], self._headings.get(letters[1], ""))
        self._sorts: dict[str, str] = {}

    def line(self, problem: CellProblem, place: str) -> ProblemLine:
        where = (problem.column, problem.path)
        label = self._labels.get(where)
        if label is None:
            label = self._headings.get(problem.column) or _label(self._kind, problem.path)
            self._labels[where] = label
        sort = self._sorts.get(problem.what)
        if sort is None:
            sort = self._sorts[problem.what] = _OWN_WORDS.sub("…", problem.what)
        grade: Grade = "bad" if problem.level == "refuse" else "doubt"
        return ProblemLine(
            grade, problem.row, problem.column, label, problem.value, problem.what, problem.why,
            problem.todo, self._sheet, place, sort,
        )  # fmt: skip


def _label(kind: RecordType, path: str) -> str:
    if path in kind.child_names:
        return kind.child(path).label
    own = _field(kind, path)
    return own.label if own else ""


def _field(kind: RecordType, path: str) -> Labelled | None:
    try:
        return kind.column(path).field
    except (KeyError, StopIteration):
        return None  # a problem of the whole row


def _words(
    plans: Sequence[Plan],
    names: Names,
    decided: Mapping[str, Mapping[str, str]],
    remembered: Mapping[str, Mapping[str, str]],
) -> tuple[UnknownWord, ...]:
    """Words of the file that no code list knows, and those a person decided, now or earlier."""
    times: Counter[tuple[str, str]] = Counter()
    known: dict[tuple[str, str], str] = {}
    for plan in plans:
        for at, column in enumerate(plan.columns):
            said = dict(remembered.get(column.path or "", {}))
            wanted = {match_key(text): code for text, code in said.items()}
            now = {match_key(text) for text in decided.get(column.path or "", {})}
            if not column.path or not (wanted or now):
                continue
            for value, number in Counter(row.cells[at] for row in plan.rows).items():
                text = "" if value is None or isinstance(value, CellError) else clean(value)
                key = match_key(text)
                if text and (key in wanted or key in now):
                    times[column.path, text] += number
                    if key in wanted:
                        known[column.path, text] = wanted[key]
        for row in plan.rows:
            for problem in row.problems:
                own = _field(plan.kind, problem.path) if problem.path and problem.value else None
                if isinstance(own, Code | Choice):
                    times[problem.path, problem.value] += 1
    found = []
    for (path, text), number in times.items():
        kind = plans[0].kind
        own = _field(kind, path)
        if isinstance(own, Codes):
            options = tuple((joined([code]) or "", label) for code, label in names.code_choices(own.list_key))
        elif isinstance(own, Code):
            options = tuple(names.code_choices(own.list_key))
        elif isinstance(own, Choice):
            options = own.options
        else:
            continue
        heading = kind.column(path).heading
        found.append(UnknownWord(path, heading, text, number, options, known.get((path, text))))
    return tuple(sorted(found, key=lambda word: (word.known is not None, word.path, -word.times)))
