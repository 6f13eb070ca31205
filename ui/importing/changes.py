"""What an import would do to the book, line by line; a line is put into words only when it is shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from lawgov_desktop.records.fields import Names
from lawgov_desktop.spreadsheets.checks import PlanRow
from lawgov_desktop.spreadsheets.line_words import cell_words
from lawgov_desktop.spreadsheets.plan import Plan

Status = Literal["new", "changed", "ask", "same", "missing"]
Key = tuple[str, str]
"""The name of a sheet and the place of a line in it ("12", or "12F" of several on one Excel row)."""

AS_NEW: Final = ""
"""The answer that makes an uncertain row a new record; other answers are uuids."""

MOST_MISSING: Final = 500
_WORDS_IN_TITLE: Final = 40
_SEARCHED_COLUMNS: Final = 8


@dataclass(frozen=True, slots=True)
class FieldLine:
    """One field that would change, in words."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One possible answer for a row that fits several records."""

    answer: str
    text: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the file (or one record missing from it: ``place`` "")."""

    status: Status
    place: str
    title: str
    fields: tuple[FieldLine, ...] = ()
    answers: tuple[AnswerLine, ...] = ()
    note: str = ""
    sheet: str = ""
    about: tuple[str, ...] = ()
    """What the file says in this line, "栏目：内容", for lines that change no known record."""

    @property
    def key(self) -> Key:
        return (self.sheet, self.place)


class Changes:
    """The lines of a plan by number: what each is, cheaply; what it says, when somebody asks."""

    def __init__(self, lines: Sequence[ChangeLine] = ()) -> None:
        self.statuses: list[Status] = [line.status for line in lines]
        self.keys: list[Key] = [line.key for line in lines]
        self.parts: list[int] = [len(line.answers or line.fields) for line in lines]
        """How many answers, or else changed fields, a line has."""
        self.answers: dict[Key, tuple[str, ...]] = {
            line.key: tuple(one.answer for one in line.answers) for line in lines if line.answers
        }
        self.status_of: dict[Key, Status] = dict(zip(self.keys, self.statuses, strict=True))
        self._lines = dict(enumerate(lines))

    def __len__(self) -> int:
        return len(self.statuses)

    def counts(self) -> Counter[Status]:
        return Counter(self.statuses)

    def line(self, at: int) -> ChangeLine:
        return self._lines[at]

    def says(self, at: int, text: str) -> bool:
        """Does the line hold this text (in small letters)?"""
        line = self._lines[at]
        words = (line.title, line.place, *(word for one in line.fields for word in (one.old, one.new)))
        return any(text in word.lower() for word in words)


class PlannedChanges(Changes):
    """The lines of the plans of one file. Made in a worker; the words come when the window shows them."""

    def __init__(self, plans: Sequence[Plan], names: Names, told: Callable[[int], None]) -> None:
        """``told`` hears every now and then how many lines are done; it may raise Cancelled."""
        super().__init__()
        self._names = names
        self._plans = plans
        self._rows: list[tuple[int, PlanRow]] = []
        self._words: list[str] = []
        """What a search looks through, in small letters."""
        self._missing = plans[-1].missing[:MOST_MISSING] if plans else ()
        for number, plan in enumerate(plans):
            sheet = plan.sheet.name
            places = [at for at, column in enumerate(plan.columns) if column.path][:_SEARCHED_COLUMNS]
            for row in plan.rows:
                if len(self.statuses) % 500 == 0:
                    told(len(self.statuses))
                if row.status == "bad":
                    continue
                asks = bool(row.candidates) or row.match == "ambiguous"
                self.statuses.append("ask" if row.match == "ambiguous" else row.match)
                key = (sheet, row.place)
                self.keys.append(key)
                self.parts.append(len(row.candidates) + 1 if asks else len(row.changes))
                if asks:
                    self.answers[key] = (*row.candidates, AS_NEW)
                self.status_of[key] = self.statuses[-1]
                self._rows.append((number, row))
                self._words.append(_searched(row, places))
        for uuid in self._missing:
            self.statuses.append("missing")
            self.keys.append(("", uuid))
            self.parts.append(0)

    def line(self, at: int) -> ChangeLine:
        known = self._lines.get(at)
        if known is None:
            known = self._lines[at] = self._in_words(at)
        return known

    def _in_words(self, at: int) -> ChangeLine:
        if at >= len(self._rows):
            uuid = self._missing[at - len(self._rows)]
            title = _known_title(self._plans[-1], uuid, self._names)
            return ChangeLine("missing", "", title, note="台账里有，文件里没有；导入不会动它")
        number, row = self._rows[at]
        return change_line(self._plans[number], row, self._names)

    def says(self, at: int, text: str) -> bool:
        if at >= len(self._rows):
            return text in self.line(at).title.lower()
        return text in self._words[at]

    def let_go(self) -> None:
        """Forget everything, a little at a time: see :func:`let_go`."""
        let_go(self._rows)
        let_go(self._words)
        let_go(self.keys)
        let_go(self.statuses)
        self._lines = {}


def let_go(lines: list[Any]) -> None:
    """Empty a long list bit by bit, so that other threads have their turn in between.

    Python frees a list in one go, and holds all threads while it does.
    """
    while lines:
        del lines[-200:]


def _searched(row: PlanRow, places: Sequence[int]) -> str:
    cells = row.cells
    words = [cell if isinstance(cell, str) else str(cell) for at in places if (cell := cells[at]) is not None]
    words += [word for one in row.changes for word in (one.old, one.new)]
    return "\n".join((row.place, *words)).lower()


def change_line(plan: Plan, row: PlanRow, names: Names) -> ChangeLine:
    """One row of a plan in words."""
    title, sheet = _title(plan, row, names), plan.sheet.name
    fields = tuple(FieldLine(one.label, one.old, one.new) for one in row.changes)
    about = () if row.match == "changed" else _about(plan, row, title)
    if not row.candidates and row.match != "ambiguous":
        return ChangeLine(row.match, row.place, title, fields, sheet=sheet, about=about)
    answers = [
        AnswerLine(uuid, f"就是台账里的：{_known_title(plan, uuid, names)}") for uuid in row.candidates
    ]
    answers.append(
        AnswerLine(AS_NEW, "都不是，作为新的一条导入" if answers else "不是同一条，作为新的一条导入")
    )
    if row.match == "new":
        note = "与台账里的写法相近，展开选定"
        return ChangeLine("new", row.place, title, (), tuple(answers), note, sheet, about)
    why = row.problems[-1].what if row.problems else "对得上好几条"
    return ChangeLine("ask", row.place, title, (), tuple(answers), f"{why}；不选就不导入", sheet, about)


def _about(plan: Plan, row: PlanRow, title: str) -> tuple[str, ...]:
    """What the columns with a field say, in the order of the file; the title stands beside it already, and
    a running number tells nothing."""
    said = []
    for column, value in zip(plan.columns, row.cells, strict=True):
        words = cell_words(value).strip() if column.path else ""
        if column.path and words and not title.startswith(words):
            heading = plan.kind.column(column.path).heading
            if not heading.endswith("序号"):
                said.append(f"{heading}：{words}")
    return tuple(said)


def _known_title(plan: Plan, uuid: str, names: Names) -> str:
    draft = plan.known.by_uuid.get(uuid)
    title = plan.kind.title_of(draft, names) if draft else ""
    return title or names.title(plan.kind.key, uuid)


def _title(plan: Plan, row: PlanRow, names: Names) -> str:
    kind = plan.kind
    if row.uuid:
        return _known_title(plan, row.uuid, names)
    draft = {**kind.new_draft(), **row.given}
    draft.update(kind.derive(draft, names))
    title = kind.title_of(draft, names) if draft.get(kind.title_field) is not None else ""
    if title:
        return title
    texts = [cell_words(value) for column, value in zip(plan.columns, row.cells, strict=True) if column.path]
    return "　".join(text[:_WORDS_IN_TITLE] for text in texts if text)[: _WORDS_IN_TITLE * 2]


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
        counts = (("新增", self.new), ("更新", self.changed))
        told = "，".join(f"{word} {count:,} 条" for word, count in counts if count)
        text = f"将{told}" if told else "没有要写入台账的内容"
        return f"{text}；还有 {self.waiting:,} 行没有确认，不会导入" if self.waiting else text


def to_write(changes: Changes, left_out: Collection[Key], answers: Mapping[Key, str]) -> ToWrite:
    """Count what the ticks and answers of step three let in."""
    every = changes.counts()
    new, changed, waiting = every["new"], every["changed"], every["ask"]
    for key in left_out:
        status = changes.status_of.get(key)
        new -= status == "new"
        changed -= status == "changed"
        waiting -= status == "ask"
    for key, answer in answers.items():
        status = changes.status_of.get(key)
        if key in left_out or key not in changes.answers:
            continue
        if status == "ask":
            waiting -= 1
            new += answer == AS_NEW
            changed += answer != AS_NEW
        elif status == "new" and answer != AS_NEW:
            new -= 1
            changed += 1
    return ToWrite(new, changed, waiting)
