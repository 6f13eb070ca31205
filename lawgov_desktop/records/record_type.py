"""A record type is declared once; list, form, register, template, import, search and history read this.

Field names are given in order per surface. A path ``parties.2.name`` means "the name of the second party".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal, Protocol

import peewee

from lawgov_desktop.records.fields import Labelled, Names, PinyinKey, Stored

Draft = dict[str, Any]
"""A record as plain data: field name → stored value, child name → list of drafts;
``unread`` (field → raw text) and ``extra`` (foreign heading → text) keep what has no place."""


class Record(peewee.Model):
    """The columns every record has besides its own."""

    id = peewee.AutoField()
    uuid = peewee.TextField(unique=True)
    revision = peewee.IntegerField(default=1)
    import_id = peewee.TextField(default="")  # "" = typed, else the import it came with
    import_sheet = peewee.TextField(null=True)
    import_row = peewee.IntegerField(null=True)  # Excel's own row number
    created_at = peewee.TextField()
    created_by = peewee.TextField()
    updated_at = peewee.TextField()
    updated_by = peewee.TextField()
    deleted_at = peewee.TextField(null=True)
    unread = peewee.TextField(null=True)
    extra = peewee.TextField(null=True)


class Row(peewee.Model):
    """The columns every child row has besides its own."""

    id = peewee.AutoField()
    uuid = peewee.TextField()
    owner = peewee.IntegerField(index=True)  # id of the record the row belongs to
    position = peewee.IntegerField()
    unread = peewee.TextField(null=True)


Level = Literal["refuse", "doubt", "missing"]
"""refuse: cannot be saved · doubt: saved and marked · missing: saved, still to be completed (未完善)."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about one field of a draft. ``field`` is a path; child rows count from 1."""

    field: str
    level: Level
    what: str
    why: str = ""
    todo: str = ""

    def __str__(self) -> str:
        return "；".join(part for part in (self.what, self.why, self.todo) if part)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form, in the order of the paper; names are fields or child rows."""

    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildRows:
    """Rows that belong to one record, such as the parties of a case."""

    name: str
    label: str
    model: type[Row]
    fields: tuple[str, ...]
    required: tuple[str, ...] = ()
    at_least: int = 0
    ordinals: tuple[str, ...] = ()
    """What the first, second … row is called in a register: ("甲方", "乙方")."""

    def ordinal(self, number: int) -> str:
        if number <= len(self.ordinals):
            return self.ordinals[number - 1]
        return f"{self.label}{number}"


@dataclass(frozen=True, slots=True)
class View:
    """A named view of a register ("本月未回访"): an SQL condition for a given day."""

    key: str
    title: str
    where: Callable[[type[Any], date], peewee.Expression]


@dataclass(frozen=True, slots=True)
class Clock:
    """A legal clock running on a record: which rule, since when, and whether it has been met.

    With ``due`` the day is not computed: a document or an agreement names it (``because`` says which), as
    the rule ``agreed_date`` is for; under any other rule it overrules what the rule would give.
    """

    rule: str
    start: str  # partial ISO date; may be "" where ``due`` is given
    done_on: str | None = None
    extension_days: int = 0
    title: str = ""  # when several clocks of one rule run on a record
    due: str | None = None  # a whole day; one known only to the month or year is not used
    because: str = ""


class Lookup(Names, Protocol):
    """Names that also answer with one field of another record: a number follows its committee's pattern."""

    def stat_line(self, list_key: str, code: str) -> str:
        """The 统计归类 of an entry of a code list, retired ones too; empty when it has none."""

    def value(self, kind: str, uuid: str, field: str) -> Stored:
        """The stored value of one own field of a saved record; None when there is none."""


@dataclass(frozen=True, slots=True)
class Numbering:
    """Gap-free numbers: drafts of one series get the next number when they are first saved.

    ``series`` gives the counter's name (per committee and year) or None while the draft is not ripe;
    ``pattern`` the text for a number. A cancelled number stays with its record and is never given again.
    """

    field: str
    series: Callable[[Draft, Lookup], str | None]
    pattern: Callable[[Draft, int, Lookup], str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A statutory paper a record can print; ``build`` gives a ``documents.document.Document``."""

    name: str
    title: str
    build: Callable[[Draft, PaperContext], Any]
    fits: Callable[[Draft], bool] = lambda draft: True


@dataclass(frozen=True, slots=True)
class PaperContext:
    """What a paper may ask besides its own record."""

    names: Names
    get: Callable[[str, str], Draft | None]
    office: str
    today: date
    masked: bool = False
    watermark: str = ""


@dataclass(frozen=True, slots=True)
class Follows:
    """Fields that follow from the records of another kind that link here: an officer's card in force.

    ``link`` is the Link field over there ("officer"), or one of its child rows ("enrolments.officer").
    ``derive`` gets this record and those records, deleted ones among them with their ``deleted_at``, and
    gives values for ``fields``. The store keeps these fields up to date in the action that wrote the others;
    they are no change of this record: neither its revision nor its history tells of them.
    """

    kind: str
    link: str
    fields: tuple[str, ...]
    derive: Callable[[Draft, Sequence[Draft], Names], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Onward:
    """What a record may become without typing it again: a screened dispute becomes a case (M18).

    ``draft`` makes the draft of the new record of ``kind`` from this record's (with its ``uuid``); the link
    back is a field of the new record, so that one save tells both.
    """

    key: str
    title: str
    kind: str
    draft: Callable[[Draft], Draft]
    fits: Callable[[Draft], bool] = lambda draft: True


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list, a register or an import, resolved from its path."""

    path: str
    field: Labelled
    label: str
    group: str = ""

    @property
    def heading(self) -> str:
        return f"{self.group}/{self.label}" if self.group else self.label

    @property
    def child(self) -> tuple[str, int, str] | None:
        """(child name, number from 1, field name) of a child column, else None."""
        parts = self.path.split(".")
        return (parts[0], int(parts[1]), parts[2]) if len(parts) == 3 else None


def _no_problems(draft: Draft, names: Names) -> Sequence[Problem]:
    return ()


def _nothing_derived(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {}


def _no_clocks(draft: Draft) -> Sequence[Clock]:
    return ()


@dataclass(frozen=True)
class RecordType:
    """Everything generic code needs to know about one register."""

    key: str
    title: str
    tab: str
    model: type[Record]
    title_field: str
    sections: tuple[Section, ...]
    list_fields: tuple[str, ...]
    register_fields: tuple[str, ...]
    import_fields: tuple[str, ...]
    search_fields: tuple[str, ...]
    required: tuple[str, ...]
    print_fields: tuple[str, ...] = ()
    """Columns of the register on paper, where ``register_fields`` are more than a sheet can bear."""
    keys: tuple[tuple[str, ...], ...] = ()
    """Which fields tell on import that two rows are the same record, the surest first."""
    order: str = "-id"
    children: tuple[ChildRows, ...] = ()
    wanted: Callable[[Draft], Sequence[str]] = lambda draft: ()
    """Fields still empty that the finished record needs (badge 未完善)."""
    rules: Callable[[Draft, Names], Sequence[Problem]] = _no_problems
    derive: Callable[[Draft, Names], Mapping[str, Any]] = _nothing_derived
    """Values that follow from others; they fill what is empty and always own the fields in ``derived``.
    A child's name may be among them, with all its rows: these replace the rows of the draft."""
    derived: tuple[str, ...] = ()
    follows: tuple[Follows, ...] = ()
    """Fields that follow from records of other kinds; they stand in ``derived`` too."""
    kept: tuple[str, ...] = ()
    """Own fields the office fills in beside a list that comes from elsewhere: an import fills them where they
    are empty and never writes over them (feature D04)."""
    clocks: Callable[[Draft], Sequence[Clock]] = _no_clocks
    numbering: Numbering | None = None
    views: tuple[View, ...] = ()
    papers: tuple[Paper, ...] = ()
    onward: tuple[Onward, ...] = ()
    """What a record of this register may become; offered beside the record."""
    belongs_here: str = ""
    """One sentence for the empty register: what is kept here."""
    sample: Callable[[Callable[[str], str | None]], Draft] | None = field(default=None, compare=False)
    """A sound sample draft; the argument gives the uuid of a saved sample of another kind."""

    @cached_property
    def fields(self) -> dict[str, Labelled]:
        """Own fields by name, in the order of declaration, without the pinyin keys."""
        return {
            name: column
            for name, column in self.model._meta.fields.items()
            if isinstance(column, Labelled) and not isinstance(column, PinyinKey)
        }

    @cached_property
    def pinyin_keys(self) -> dict[str, PinyinKey]:
        return {
            name: column for name, column in self.model._meta.fields.items() if isinstance(column, PinyinKey)
        }

    def sort_field(self, name: str) -> str:
        """The column that sorts by ``name``: its pinyin key where there is one."""
        for key, column in self.pinyin_keys.items():
            if column.of == name:
                return key
        return name

    def child(self, name: str) -> ChildRows:
        return next(child for child in self.children if child.name == name)

    @cached_property
    def child_names(self) -> frozenset[str]:
        return frozenset(child.name for child in self.children)

    def column(self, path: str) -> Column:
        """The column a path names; KeyError with the path when there is none."""
        parts = path.split(".")
        if len(parts) == 1:
            own = self.fields[path]
            return Column(path, own, own.label)
        child = self.child(parts[0])
        own = child_fields(child)[parts[2]]
        return Column(path, own, own.label, child.ordinal(int(parts[1])))

    def columns(self, paths: Sequence[str]) -> tuple[Column, ...]:
        return tuple(self.column(path) for path in paths)

    def new_draft(self) -> Draft:
        return dict.fromkeys(self.fields) | {child.name: [] for child in self.children}

    def title_of(self, draft: Mapping[str, Any], names: Names) -> str:
        return self.fields[self.title_field].show(draft.get(self.title_field), names)

    def problems(self, draft: Draft, names: Names, *, values: bool = True) -> list[Problem]:
        """Everything to say about a draft: what refuses it, what is doubtful, what is still missing.

        Without ``values`` what a field says about its own value is left out: whoever has just read the
        values from text knows it already.
        """
        return list(_problems(self, draft, names, values))

    def refusals(self, draft: Draft, names: Names) -> list[Problem]:
        """Only what stands in the way of saving; the gate every draft passes, however it came."""
        return [
            *_required_problems(self, draft, names),
            *(problem for problem in self.rules(draft, names) if problem.level == "refuse"),
        ]

    @cached_property
    def checked_fields(self) -> tuple[tuple[str, Labelled], ...]:
        """Own fields whose kind has something to say about a stored value."""
        return tuple((name, own) for name, own in self.fields.items() if own.checks_values)


def child_fields(child: ChildRows) -> dict[str, Labelled]:
    every = child.model._meta.fields
    return {name: every[name] for name in child.fields}


def value_at(draft: Mapping[str, Any], path: str) -> Any:
    """The value a path names in a draft; None where the child row is not there."""
    parts = path.split(".")
    if len(parts) == 1:
        return draft.get(path)
    rows = draft.get(parts[0]) or []
    number = int(parts[1])
    return rows[number - 1].get(parts[2]) if number <= len(rows) else None


def _problems(kind: RecordType, draft: Draft, names: Names, values: bool) -> Iterator[Problem]:
    unread: Mapping[str, str] = draft.get("unread") or {}
    yield from _required_problems(kind, draft, names)
    for name, raw in unread.items():
        if name in kind.fields and name not in kind.required:
            yield from _about_unread(name, kind.fields[name], raw, names)
    if values:
        for name, own in kind.checked_fields:
            value = draft.get(name)
            if value is not None and name not in unread:
                for doubt in own.check(value):
                    yield Problem(name, "doubt", doubt.what, doubt.why, doubt.todo)
    for child in kind.children:
        yield from _child_problems(child, draft.get(child.name) or [], names, values)
    yield from kind.rules(draft, names)
    for name in kind.wanted(draft):
        label = kind.fields[name].label if name in kind.fields else kind.child(name).label
        yield Problem(name, "missing", f"“{label}”待完善")


def _required_problems(kind: RecordType, draft: Draft, names: Names) -> Iterator[Problem]:
    """What is required, in the record itself and in its child rows, and not there or not read."""
    unread: Mapping[str, str] = draft.get("unread") or {}
    for name in kind.required:
        own = kind.fields[name]
        if name in unread:
            yield from _about_unread(name, own, unread[name], names, required=True)
        elif draft.get(name) is None:
            yield Problem(
                name, "refuse", f"“{own.label}”还没有填", "这是登记必须有的内容", f"请填写{own.label}"
            )
    for child in kind.children:
        rows = draft.get(child.name) or []
        if len(rows) < child.at_least:
            yield Problem(
                child.name,
                "refuse",
                f"{child.label}只有 {len(rows)} 个",
                f"至少要有 {child.at_least} 个",
                f"请添加{child.label}",
            )
        fields = child_fields(child)
        for number, row in enumerate(rows, start=1):
            not_read: Mapping[str, str] = row.get("unread") or {}
            for name in child.required:
                path = f"{child.name}.{number}.{name}"
                own = fields[name]
                if name in not_read:
                    yield from _about_unread(path, own, not_read[name], names, required=True)
                elif row.get(name) is None:
                    yield Problem(
                        path,
                        "refuse",
                        f"第 {number} 个{child.label}没有填{own.label}",
                        "",
                        f"请填写{own.label}",
                    )


def _about_unread(
    path: str, own: Labelled, raw: str, names: Names, *, required: bool = False
) -> Iterator[Problem]:
    doubts = own.read(raw, names).doubts
    for doubt in doubts:
        yield Problem(path, "refuse" if required else "doubt", doubt.what, doubt.why, doubt.todo)
    if not doubts:
        yield Problem(path, "refuse" if required else "doubt", f"{own.label}“{raw}”没有读懂", "", "请改写")


def _child_problems(child: ChildRows, rows: Sequence[Draft], names: Names, values: bool) -> Iterator[Problem]:
    """What is doubtful about child rows; what they must have is told by :func:`_required_problems`."""
    fields = child_fields(child)
    for number, row in enumerate(rows, start=1):
        unread: Mapping[str, str] = row.get("unread") or {}
        for name, own in fields.items():
            path = f"{child.name}.{number}.{name}"
            if name in unread:
                if name not in child.required:
                    yield from _about_unread(path, own, unread[name], names)
            elif values and own.checks_values and row.get(name) is not None:
                for doubt in own.check(row[name]):
                    yield Problem(path, "doubt", doubt.what, doubt.why, doubt.todo)
