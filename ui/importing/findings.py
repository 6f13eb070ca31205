"""A plan in the words and lines of step three: counts, problems, changes, skipped rows, unknown words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.records.fields import Choice, Code, Labelled, Names
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.spreadsheets.checks import CellProblem, PlanRow
from lawgov_desktop.spreadsheets.line_words import cell_words
from lawgov_desktop.spreadsheets.plan import Plan
from ui.importing.change_model import AnswerLine, ChangeLine, FieldLine
from ui.importing.problem_model import Grade, ProblemLine
from ui.importing.skipped_model import SkippedLine

AS_NEW: Final = ""
"""The answer that makes an uncertain row a new record; other answers are uuids."""

_MOST_MISSING: Final = 500
_WORDS_IN_TITLE: Final = 40


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A text of a code field that was not understood; ``options`` are (code, label). ``times`` 0: decided."""

    path: str
    label: str
    text: str
    times: int
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that step three shows. ``counts`` has the keys good, doubtful, bad, skipped, new, changed, same,
    ambiguous, missing (rows, or records for missing)."""

    counts: Mapping[str, int]
    problems: Sequence[ProblemLine]
    changes: Sequence[ChangeLine]
    skipped: Sequence[SkippedLine]
    words: Sequence[UnknownWord]
    notes: Sequence[str] = ()


def findings(
    plan: Plan, names: Names, taken_back: Collection[int], decided: Mapping[str, Mapping[str, str]]
) -> Findings:
    """What a plan says. ``taken_back`` are skipped rows the person took after all, ``decided`` the words."""
    kind, counts = plan.kind, plan.counts
    headings = {column.letter: column.heading for column in plan.columns}
    problems = [_problem(kind, problem, headings) for row in plan.rows for problem in row.problems]
    changes = [_change(plan, row, names) for row in plan.rows if row.status != "bad"]
    changes += [
        ChangeLine("missing", 0, names.title(kind.key, uuid), note="台账里有，文件里没有；导入不会动它")
        for uuid in plan.missing[:_MOST_MISSING]
    ]
    skipped = [
        SkippedLine(one.row, f"{one.why}（到第 {one.last_row} 行）" if one.last_row else one.why, one.text)
        for one in plan.skipped
    ]
    skipped += [SkippedLine(row, "已取回，按数据导入", "", taken_back=True) for row in taken_back]
    ready = [row for row in plan.rows if row.status != "bad"]
    by_match = Counter(row.match for row in ready)
    return Findings(
        counts={
            "good": counts.good,
            "doubtful": counts.doubtful,
            "bad": counts.bad,
            "skipped": sum(one.count for one in plan.skipped),
            "missing": len(plan.missing),
            **{match: by_match[match] for match in ("new", "changed", "same", "ambiguous")},
        },
        problems=problems,
        changes=changes,
        skipped=sorted(skipped, key=lambda line: line.row),
        words=_unknown_words(plan, names, decided),
        notes=[
            f"这份文件 {entry.at[:10]} 已经导入过一次（{entry.who or '没有署名'}，新增 "
            f"{entry.counts.get('created', 0)} 条、更新 {entry.counts.get('updated', 0)} 条），"
            "再导入只会写入不同的地方。"
            for entry in plan.former[:1]
        ],
    )


def _problem(kind: RecordType, problem: CellProblem, headings: Mapping[str, str]) -> ProblemLine:
    label = headings.get(problem.column) or _label(kind, problem.path)
    grade: Grade = "bad" if problem.level == "refuse" else "doubt"
    return ProblemLine(
        grade, problem.row, problem.column, label, problem.value, problem.what, problem.why, problem.todo
    )


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


def _change(plan: Plan, row: PlanRow, names: Names) -> ChangeLine:
    title = _title(plan, row, names)
    fields = tuple(FieldLine(one.label, one.old, one.new) for one in row.changes)
    if not row.candidates:
        return ChangeLine(row.match if row.match != "ambiguous" else "ask", row.row, title, fields)
    answers = [
        AnswerLine(uuid, f"就是台账里的：{names.title(plan.kind.key, uuid)}") for uuid in row.candidates
    ]
    answers.append(AnswerLine(AS_NEW, "都不是，作为新的一条导入"))
    if row.match == "new":
        return ChangeLine("new", row.row, title, answers=tuple(answers), note="与台账里的写法相近，展开选定")
    why = row.problems[-1].what if row.problems else "对得上好几条"
    return ChangeLine("ask", row.row, title, answers=tuple(answers), note=f"{why}；不选就不导入")


def _title(plan: Plan, row: PlanRow, names: Names) -> str:
    kind = plan.kind
    if row.uuid:
        return names.title(kind.key, row.uuid)
    draft = {**kind.new_draft(), **row.given}
    draft.update(kind.derive(draft, names))
    title = kind.title_of(draft, names) if draft.get(kind.title_field) is not None else ""
    if title:
        return title
    texts = [cell_words(value) for column, value in zip(plan.columns, row.cells, strict=True) if column.path]
    return "　".join(text[:_WORDS_IN_TITLE] for text in texts if text)[: _WORDS_IN_TITLE * 2]


def _unknown_words(
    plan: Plan, names: Names, decided: Mapping[str, Mapping[str, str]]
) -> tuple[UnknownWord, ...]:
    times: Counter[tuple[str, str]] = Counter()
    for path, known in decided.items():
        times.update({(path, text): 0 for text in known})
    for row in plan.rows:
        for problem in row.problems:
            own = _field(plan.kind, problem.path) if problem.path and problem.value else None
            if isinstance(own, Code | Choice):
                times[problem.path, problem.value] += 1
    found = []
    for (path, text), number in times.items():
        own = _field(plan.kind, path)
        if isinstance(own, Code):
            options = tuple(names.code_choices(own.list_key))
        elif isinstance(own, Choice):
            options = own.options
        else:
            continue
        found.append(UnknownWord(path, plan.kind.column(path).heading, text, number, options))
    return tuple(sorted(found, key=lambda word: (word.path, -word.times)))


@dataclass(frozen=True, slots=True)
class ToWrite:
    """What an import would write by the choices made; ``waiting`` rows have no answer and stay out."""

    new: int
    changed: int
    waiting: int

    @property
    def any(self) -> bool:
        return self.new + self.changed > 0

    def __str__(self) -> str:
        text = f"将新增 {self.new:,} 条、更新 {self.changed:,} 条" if self.any else "没有要写入台账的内容"
        return f"{text}；还有 {self.waiting:,} 行没有确认，不会导入" if self.waiting else text


def to_write(changes: Sequence[ChangeLine], left_out: Collection[int], answers: Mapping[int, str]) -> ToWrite:
    """Count what the ticks and answers of step three let in."""
    new = changed = waiting = 0
    for line in changes:
        answer = answers.get(line.row) if line.answers else None
        if line.row in left_out:
            continue
        if (line.status == "new" and answer in (None, AS_NEW)) or (line.status == "ask" and answer == AS_NEW):
            new += 1
        elif line.status == "changed" or (line.answers and answer is not None):
            changed += 1
        elif line.status == "ask":
            waiting += 1
    return ToWrite(new, changed, waiting)
