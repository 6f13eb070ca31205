"""The province pack (省份规则包): every number, text and table that one place decides, kept as data.

No national text fixes what stands here, so nothing of it is ever printed as law. A number may carry the
length of a local clock (持证再培训 4 年): then the clock follows the number.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Literal, TypeVar, get_args

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping import rule_file
from lawgov_desktop.timekeeping.clock_rules import ClockBook, ClockRule

Known = Literal["read", "memory-high", "setting"]
"""How sure an entry is: compared with its source · known, not compared · simply what this place uses."""
CellKind = Literal["text", "whole", "day"]

_FILE = "省份规则包"
_FORMAT = 1
_MOST = 1_000_000_000
_NUMBER_FIELDS = ("key", "title", "unit", "value", "certainty", "source", "note", "clock", "group")
_TEXT_FIELDS = ("key", "title", "value", "certainty", "source", "note", "group")
_TABLE_FIELDS = ("key", "title", "columns", "rows", "certainty", "source", "note", "group")
_COLUMN_FIELDS = ("key", "title", "kind")


@dataclass(frozen=True, slots=True)
class PackNumber:
    """One local number: ``value`` counts ``unit``s (月, 学时, 元); ``clock`` names the clock it is long."""

    key: str
    title: str
    unit: str
    value: int
    certainty: Known
    source: str = ""
    note: str = ""
    clock: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class PackText:
    """One local wording."""

    key: str
    title: str
    value: str
    certainty: Known
    source: str = ""
    note: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class PackColumn:
    """A column of a local table. A cell may be empty (None)."""

    key: str
    title: str
    kind: CellKind = "text"


@dataclass(frozen=True, slots=True)
class PackTable:
    """One local table; a row maps column keys to text, whole numbers and days written 2025-01-31."""

    key: str
    title: str
    columns: tuple[PackColumn, ...]
    rows: tuple[Mapping[str, object], ...]
    certainty: Known
    source: str = ""
    note: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class ProvincePack:
    """What one province or county has laid down. Immutable."""

    name: str
    numbers: tuple[PackNumber, ...] = ()
    texts: tuple[PackText, ...] = ()
    tables: tuple[PackTable, ...] = ()
    clocks: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Clock key → the fields of a local clock (certainty "setting") that this place has otherwise."""

    # -- asking ------------------------------------------------------------------------------------

    def number(self, key: str) -> int:
        """The number of that name; KeyError when no pack knows it, which is a fault of ours."""
        return _of(self.numbers, key).value

    def text(self, key: str) -> str:
        return _of(self.texts, key).value

    def table(self, key: str) -> tuple[Mapping[str, object], ...]:
        """The rows of the table of that name, in order."""
        return _of(self.tables, key).rows

    # -- changed packs -----------------------------------------------------------------------------

    def with_number(self, number: PackNumber) -> ProvincePack:
        """A new pack with this number in place of the one of its name, or added."""
        return dataclasses.replace(self, numbers=_placed(self.numbers, number))

    def with_text(self, text: PackText) -> ProvincePack:
        return dataclasses.replace(self, texts=_placed(self.texts, text))

    def with_table(self, table: PackTable) -> ProvincePack:
        return dataclasses.replace(self, tables=_placed(self.tables, table))

    def applied_to(self, book: ClockBook) -> ClockBook:
        """The clocks with this place's lengths. Raises UserError for a clock that is law, or is not there."""
        for key, wanted in self.clocks.items():
            book = _overridden(book, key, wanted)
        for number in self.numbers:
            if number.clock:
                book = _overridden(book, number.clock, {"length": number.value})
        return book

    def follow(self, book: ClockBook) -> ProvincePack:
        """A pack whose numbers say what the clocks they stand for say."""
        pack = self
        for number in self.numbers:
            versions = book.versions(number.clock) if number.clock else ()
            if versions and versions[-1].length != number.value:
                pack = pack.with_number(dataclasses.replace(number, value=versions[-1].length))
        return pack

    # -- reading and writing -----------------------------------------------------------------------

    @classmethod
    def load(cls, path: Path) -> ProvincePack:
        """Reads a province's JSON file (layout: resources/rules/README.md); UserError names a wrong entry."""
        return cls.from_data(rule_file.read_object(path, _FILE))

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> ProvincePack:
        rule_file.check_format(data, _FILE, _FORMAT)
        rule_file.refuse_unknown(data, ("format", "name", "numbers", "texts", "tables", "clocks"), _FILE)
        name = rule_file.as_text(data.get("name"), _FILE, "name")
        if not name:
            raise rule_file.fault(_FILE, "没有写名称 name")
        clocks = rule_file.as_object(data.get("clocks", {}), f"{_FILE} clocks")
        return cls(
            name,
            tuple(number_from(one) for one in _entries(data, "numbers")),
            tuple(text_from(one) for one in _entries(data, "texts")),
            tuple(table_from(one) for one in _entries(data, "tables")),
            MappingProxyType(
                {key: rule_file.as_object(wanted, f"{_FILE}期限“{key}”") for key, wanted in clocks.items()}
            ),
        )

    def to_data(self) -> dict[str, object]:
        """The content of a province's file; :meth:`from_data` reads it back unchanged."""
        return {
            "format": _FORMAT,
            "name": self.name,
            "numbers": [entry_of(one) for one in self.numbers],
            "texts": [entry_of(one) for one in self.texts],
            "tables": [entry_of(one) for one in self.tables],
            "clocks": {key: dict(wanted) for key, wanted in self.clocks.items()},
        }


Named = TypeVar("Named", PackNumber, PackText, PackTable)


def _of(entries: Iterable[Named], key: str) -> Named:
    for entry in entries:
        if entry.key == key:
            return entry
    raise KeyError(key)


def _placed(entries: Sequence[Named], entry: Named) -> tuple[Named, ...]:
    placed: list[Named] = []
    for old in entries:
        placed.append(entry if old.key == entry.key else old)
    if entry not in placed:
        placed.append(entry)
    return tuple(placed)


def _overridden(book: ClockBook, key: str, wanted: Mapping[str, object]) -> ClockBook:
    """The book in which the newest version of this local clock has these fields."""
    where = f"{_FILE}期限“{key}”"
    versions = book.versions(key)
    if not versions:
        raise rule_file.fault(where, "期限规则表里没有这一期限")
    rule = versions[-1]
    if not rule.is_local_setting:
        raise rule_file.fault(where, f"“{rule.title}”由法律规定，省份规则包不能改")
    changed = ClockRule.from_entry({**rule.to_entry(), **wanted}, where)
    return book.replace(changed)


# --- one entry in, one entry out -----------------------------------------------------------------------


def _entries(data: Mapping[str, object], name: str) -> list[object]:
    entries = rule_file.as_list(data.get(name, []), f"{_FILE} {name}")
    seen: set[object] = set()
    for entry in entries:
        key = entry.get("key") if isinstance(entry, dict) else None
        if isinstance(key, str):
            if key in seen:
                raise rule_file.fault(f"{_FILE} {name}", f"“{key}”写了两次")
            seen.add(key)
    return entries


def _checked(content: object, known: Sequence[str], what: str) -> tuple[dict[str, object], str]:
    """The entry as an object with what all kinds of entries share checked, and how messages name it."""
    entry = rule_file.as_object(content, f"{_FILE}{what}")
    where = f"{_FILE}{what}“{entry.get('title') or entry.get('key') or '？'}”（{entry.get('key') or '？'}）"
    rule_file.refuse_unknown(entry, known, where)
    key = rule_file.as_text(entry.get("key"), where, "key")
    if not (key.isascii() and key.isidentifier()):
        raise rule_file.fault(where, "key 应为英文字母、数字和下划线")
    if not rule_file.as_text(entry.get("title"), where, "title"):
        raise rule_file.fault(where, "没有写名称 title")
    certainty = entry.get("certainty")
    if certainty not in get_args(Known):
        raise rule_file.fault(where, f"certainty 应为 {'、'.join(get_args(Known))} 之一")
    if certainty == "read" and not _optional(entry, "source", where):
        raise rule_file.fault(where, "核对过原文的应写来源 source")
    return entry, where


def _optional(entry: Mapping[str, object], name: str, where: str) -> str:
    value = entry.get(name)
    return "" if value is None else rule_file.as_text(value, where, name)


def _shared(entry: Mapping[str, object], where: str) -> dict[str, str]:
    return {name: _optional(entry, name, where) for name in ("source", "note", "group")}


def number_from(content: object) -> PackNumber:
    """Reads one number; UserError names the entry and what is wrong with it."""
    entry, where = _checked(content, _NUMBER_FIELDS, "数值")
    value = rule_file.as_whole(entry.get("value"), where, "value")
    if not 0 <= value <= _MOST:
        raise rule_file.fault(where, f"value 应在 0 到 {_MOST} 之间，实际是 {value}")
    clock = _optional(entry, "clock", where)
    return PackNumber(
        str(entry["key"]).strip(), str(entry["title"]).strip(), _optional(entry, "unit", where), value,
        _known(entry), clock=clock, **_shared(entry, where),
    )  # fmt: skip


def text_from(content: object) -> PackText:
    """Reads one text; UserError as :func:`number_from`."""
    entry, where = _checked(content, _TEXT_FIELDS, "文字")
    value = rule_file.as_text(entry.get("value"), where, "value")
    return PackText(
        str(entry["key"]).strip(), str(entry["title"]).strip(), value, _known(entry), **_shared(entry, where)
    )


def table_from(content: object) -> PackTable:
    """Reads one table, each cell as its column says; UserError names the row."""
    entry, where = _checked(content, _TABLE_FIELDS, "表")
    columns = tuple(
        _column(one, where) for one in rule_file.as_list(entry.get("columns"), f"{where} columns")
    )
    if not columns or len({column.key for column in columns}) != len(columns):
        raise rule_file.fault(where, "columns 一列也没有，或者有两列同名")
    rows = rule_file.as_list(entry.get("rows"), f"{where} rows")
    return PackTable(
        str(entry["key"]).strip(), str(entry["title"]).strip(), columns,
        tuple(_row(one, columns, f"{where}第 {number} 行") for number, one in enumerate(rows, start=1)),
        _known(entry), **_shared(entry, where),
    )  # fmt: skip


def _known(entry: Mapping[str, object]) -> Known:
    return next(known for known in get_args(Known) if known == entry["certainty"])


def _column(content: object, where: str) -> PackColumn:
    entry = rule_file.as_object(content, f"{where}的列")
    rule_file.refuse_unknown(entry, _COLUMN_FIELDS, f"{where}的列")
    key, title = (rule_file.as_text(entry.get(name), f"{where}的列", name) for name in ("key", "title"))
    kind = next((known for known in get_args(CellKind) if known == entry.get("kind", "text")), None)
    if not key or not title or kind is None:
        raise rule_file.fault(f"{where}的列“{title or key}”", "应有 key、title，kind 为 text、whole 或 day")
    return PackColumn(key, title, kind)


def _row(content: object, columns: Sequence[PackColumn], where: str) -> Mapping[str, object]:
    entry = rule_file.as_object(content, where)
    rule_file.refuse_unknown(entry, [column.key for column in columns], where)
    row: dict[str, object] = {}
    for column in columns:
        value = entry.get(column.key)
        if value is None or value == "":
            row[column.key] = None
        elif column.kind == "whole":
            row[column.key] = rule_file.as_whole(value, where, column.title)
            if not 0 <= rule_file.as_whole(value, where, column.title) <= _MOST:
                raise rule_file.fault(where, f"“{column.title}”应在 0 到 {_MOST} 之间")
        elif column.kind == "day":
            row[column.key] = rule_file.as_day(value, where, column.title).isoformat()
        else:
            row[column.key] = rule_file.as_text(value, where, column.title)
    return MappingProxyType(row)


def entry_of(one: PackNumber | PackText | PackTable) -> dict[str, object]:
    """One entry as its file has it, what is empty left out."""
    entry: dict[str, object] = {}
    for own in dataclasses.fields(one):
        value = getattr(one, own.name)
        if value == "" and own.name != "value":
            continue
        if own.name == "columns":
            value = [{"key": each.key, "title": each.title, "kind": each.kind} for each in value]
        elif own.name == "rows":
            value = [{key: cell for key, cell in row.items() if cell is not None} for row in value]
        entry[own.name] = value
    return entry


def province_file(folder: Path, name: str) -> Path:
    """The shipped file of a province, e.g. "henan"; UserError when there is none."""
    file = folder / "provinces" / f"{name}.json"
    if not file.is_file():
        raise UserError(f"没有随程序提供“{name}”的省份规则包。", todo="请导入一份规则包文件。")
    return file
