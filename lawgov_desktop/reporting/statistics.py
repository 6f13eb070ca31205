"""A statutory table: a row for each unit that reports, a figure in every cell, and the sums that must agree.

A table is declared as columns, each a :class:`~.figures.Figure`; every cell remembers the records behind it.
The identities are told about numbers alone, so a table that came from elsewhere can be held against them too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

from lawgov_desktop.documents.register_table import ColumnKind, RegisterColumn, RegisterTable, Value
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.figures import Answered, Figure, answer, answer_by
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.store import Store

Relation = Literal["=", "≤"]

TOTAL: Final = "合计"
_MANY: Final = 24
"""More columns than these stand as narrow as their numbers."""


@dataclass(frozen=True, slots=True)
class StatColumn:
    """One column. Neighbours with the same ``group`` stand under one heading.

    ``by`` names the field of the figure's register that tells the row a record belongs to (a date with
    ``:month`` its month); "" for a column that is told of the whole only and stays empty in the rows.
    """

    figure: Figure
    label: str
    group: str = ""
    by: str = ""
    kind: ColumnKind = "number"

    @property
    def key(self) -> str:
        return self.figure.key


@dataclass(frozen=True, slots=True)
class Identity:
    """``parts`` together are (or are at most) ``whole``; keys of columns. ``hint`` says what to look for."""

    rule: str
    parts: tuple[str, ...]
    relation: Relation
    whole: tuple[str, ...]
    hint: str = ""


@dataclass(frozen=True, slots=True)
class StatTable:
    """``rows`` gives (value of ``by``, title) of every row to be shown, also of one with nothing to report.

    Without ``rows`` the table has one line, the whole.
    """

    key: str
    title: str
    columns: tuple[StatColumn, ...]
    identities: tuple[Identity, ...] = ()
    rows: Callable[[Store, Period], Sequence[tuple[str, str]]] | None = None
    row_heading: str = "单位"
    no_row: str = "未填单位"
    """Title of the row for records that name no unit; shown only when there are some."""
    zero_rows: bool = True
    """Whether a row with nothing to report is shown: a unit reports zero, a kind of lawsuit does not."""
    rules: tuple[str, ...] = ()
    """How it is counted (口径), printed under the table."""


@dataclass(frozen=True, slots=True)
class StatCell:
    """A number and the records of the register ``kind`` behind it."""

    value: int
    kind: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatRow:
    """``cells`` by the column's key; a column told of the whole only is missing in the rows of units."""

    key: str | None
    title: str
    cells: Mapping[str, StatCell]

    @property
    def values(self) -> dict[str, int]:
        return {key: cell.value for key, cell in self.cells.items()}


@dataclass(frozen=True, slots=True)
class Check:
    """An identity held against one row: ``why`` says what does not agree, "" where all is well.

    ``records`` are those on one side only, where both sides count records: the ones to be looked at.
    """

    rule: str
    row: str
    ok: bool
    why: str = ""
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A table for a period: its rows, the total, and every check in words."""

    table: StatTable
    period: Period
    rows: tuple[StatRow, ...]
    total: StatRow
    checks: tuple[Check, ...] = field(default=())

    @property
    def broken(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.ok)


def count_table(store: Store, table: StatTable, period: Period, progress: Progress | None = None) -> Counted:
    """Ask every cell and hold the sums against one another."""
    progress = progress or Progress()
    wholes: dict[str, Answered] = {}
    parts: dict[str, dict[str | None, Answered]] = {}
    for done, column in enumerate(table.columns):
        progress.step(f"正在统计{table.title}", done, len(table.columns))
        if table.rows is not None and column.by:
            parts[column.key] = answer_by(store, column.figure, period, column.by)
        wholes[column.key] = answer(store, column.figure, period)
    total = StatRow(None, TOTAL, {key: _cell(one) for key, one in wholes.items()})
    rows = _rows(store, table, period, parts)
    checks = [*check_sums(rows, total), *(check for row in (*rows, total) for check in check_row(table, row))]
    return Counted(table, period, rows, total, tuple(checks))


def check_row(table: StatTable, row: StatRow) -> list[Check]:
    """The identities of the table held against one row; those that ask for a column it lacks are left out."""
    columns = {column.key: column for column in table.columns}
    found = []
    for one in table.identities:
        if {*one.parts, *one.whole} <= set(row.cells):
            why = identity_fault(one, row.values, columns)
            found.append(Check(one.rule, row.title, not why, why, _on_one_side(one, row) if why else ()))
    return found


def _on_one_side(one: Identity, row: StatRow) -> tuple[str, ...]:
    sides = [[uuid for key in keys for uuid in row.cells[key].records] for keys in (one.parts, one.whole)]
    parts, whole = map(set, sides)
    odd = parts ^ whole if one.relation == "=" else parts - whole
    return tuple(dict.fromkeys(uuid for side in sides for uuid in side if uuid in odd))


def identity_fault(one: Identity, values: Mapping[str, int], columns: Mapping[str, StatColumn]) -> str:
    """What does not agree, in words; "" where all is well. A value that is missing counts as nothing."""
    parts, whole = (sum(values.get(key, 0) for key in keys) for keys in (one.parts, one.whole))
    if parts == whole if one.relation == "=" else parts <= whole:
        return ""
    named = "＋".join(columns[key].label for key in one.whole)
    differs = abs(parts - whole)
    said = f"{one.rule}：{parts}与“{named}”{whole}相差{differs}"
    return f"{said}，{one.hint}" if one.hint else said


def check_sums(rows: Sequence[StatRow], total: StatRow) -> list[Check]:
    """The rows of every column together are its total."""
    found = []
    for key, cell in total.cells.items():
        of_rows = [row.cells[key].value for row in rows if key in row.cells]
        if of_rows:
            ok = sum(of_rows) == cell.value
            why = "" if ok else f"各行之和{sum(of_rows)}不等于合计{cell.value}"
            found.append(Check(f"各行之和等于合计（{key}）", TOTAL, ok, why))
    return found


def _rows(
    store: Store, table: StatTable, period: Period, parts: Mapping[str, Mapping[str | None, Answered]]
) -> tuple[StatRow, ...]:
    if table.rows is None:
        return ()
    titles: dict[str | None, str] = dict(table.rows(store, period))
    met = {key for by_part in parts.values() for key in by_part}
    # What is counted is shown, also under a unit that is no longer there or a record that names none.
    for key in sorted(met - set(titles), key=lambda key: (key is None, key or "")):
        titles[key] = table.no_row if key is None else _title(store, table, key)
    kinds = {column.key: column.figure.kind for column in table.columns}
    rows = []
    for key, title in titles.items():
        cells = {
            name: _cell(by_part[key]) if key in by_part else StatCell(0, kinds[name], ())
            for name, by_part in parts.items()
        }
        if table.zero_rows or any(cell.value for cell in cells.values()):
            rows.append(StatRow(key, title, cells))
    return tuple(rows)


def _title(store: Store, table: StatTable, key: str) -> str:
    column = next(column for column in table.columns if column.by)
    own = store.kinds[column.figure.kind].fields[column.by.removesuffix(":month")]
    return own.show(key, store.names) or key


def _cell(answered: Answered) -> StatCell:
    return StatCell(answered.value, answered.figure.kind, answered.records)


def as_register(
    counted: Counted, *, office: str, made_on: date, watermark: str = "", notes: Sequence[str] = ()
) -> RegisterTable:
    """The table as it is handed in: heading in two levels, a row for each unit, 合计, and how it was counted.

    What does not agree is printed too: a sheet with a fault in it never leaves the office unmarked.
    """
    table, columns = counted.table, counted.table.columns
    many = len(columns) > _MANY
    heads = [
        RegisterColumn(one.label, one.kind, group_label=one.group, narrow=many and one.kind == "number")
        for one in columns
    ]
    listed = counted.rows if table.rows else (replace(counted.total, title=office or "本单位"),)

    def line(row: StatRow) -> tuple[Value, ...]:
        values = row.values
        return (row.title, *(values.get(column.key) for column in columns))

    rules = [f"{number}．{rule}" for number, rule in enumerate(table.rules, start=1)]
    faults = [check.why for check in counted.broken if check.row == TOTAL]
    said = [*(["口径：", *rules] if rules else []), *(["核对不符：", *faults] if faults else []), *notes]
    return RegisterTable(
        title=f"{office}{table.title}（{counted.period.in_words}）",
        columns=(RegisterColumn(table.row_heading), *heads),
        rows=[line(row) for row in listed],
        row_count=len(listed),
        subtitle_left=f"填报单位：{office}" if office else "",
        subtitle_middle=f"制表日期：{made_on.isoformat()}",
        subtitle_right="单位：件、人、元" if any(one.kind == "money" for one in columns) else "",
        totals=line(counted.total) if table.rows else (),
        notes="\n".join(said),
        watermark=watermark,
        short_title=table.title.removesuffix("统计表"),
    )
