"""The pieces a record type is declared with: its tables, sections, views, clocks, papers and what follows.

Field names are given in order per surface. A path ``parties.2.name`` means "the name of the second party".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Protocol

import peewee

from lawgov_desktop.records.fields import Labelled, Names, Stored
from lawgov_desktop.records.labelled import LocalRules

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
    """A statutory paper a record can print; ``build`` gives a ``documents.document.Document``.

    ``local`` names the text of the 省份规则包 that lists, by title, which papers of its kind the place uses;
    a paper without it is used everywhere.
    """

    name: str
    title: str
    build: Callable[[Draft, PaperContext], Any]
    fits: Callable[[Draft], bool] = lambda draft: True
    local: str = ""

    def offered(self, draft: Draft, local: LocalRules | None) -> bool:
        """Whether a person is offered it for this record: it fits, and the place uses it."""
        return (not self.local or local is None or self.title in local.text(self.local)) and self.fits(draft)


@dataclass(frozen=True, slots=True)
class PaperContext:
    """What a paper may ask besides its own record.

    ``file_of`` gives the place of a kept file by its SHA-256; ``local`` is None only where a paper is tried
    without an office.
    """

    names: Names
    get: Callable[[str, str], Draft | None]
    office: str
    today: date
    masked: bool = False
    watermark: str = ""
    file_of: Callable[[str], Path] = Path
    local: LocalRules | None = None


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
