"""A record type is declared once; list, form, register, template, import, search and history read this.

What it is declared with stands in :mod:`~lawgov_desktop.records.declaring`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from lawgov_desktop.records.declaring import (
    ChildRows,
    Clock,
    Column,
    Draft,
    Follows,
    Level,
    Lookup,
    Numbering,
    Onward,
    Paper,
    PaperContext,
    Problem,
    Record,
    Row,
    Section,
    View,
)
from lawgov_desktop.records.fields import Labelled, Names, PinyinKey

__all__ = [
    "ChildRows",
    "Clock",
    "Column",
    "Draft",
    "Follows",
    "Level",
    "Lookup",
    "Numbering",
    "Onward",
    "Paper",
    "PaperContext",
    "Problem",
    "Record",
    "RecordType",
    "Row",
    "Section",
    "View",
    "child_fields",
    "value_at",
]


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
    local: tuple[str, ...] = ()
    """Entries of the province pack that ``derive`` asks (``table/dossier_items``): when one of them changes,
    the fields in ``derived`` of every record are brought up to date, as those that follow are."""
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
