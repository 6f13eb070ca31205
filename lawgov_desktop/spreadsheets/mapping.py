"""Which column of a foreign list goes to which field: suggested with a reason, decided by the person."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.fields import Labelled, Names
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.records.text import clean, match_key
from lawgov_desktop.spreadsheets.grid import CellError, CellValue
from lawgov_desktop.spreadsheets.headers import HeaderColumn, HeaderFinding
from lawgov_desktop.spreadsheets.likeness import (
    MOST_CHILD_ROWS,
    Likeness,
    Target,
    Vocabulary,
    plain,
    unit_of,
)

SURE_ENOUGH: Final = 0.6
"""Below this a column is left to the person; nothing is guessed silently."""

ERROR_HEADING: Final = "导入问题（改好后可直接再导入）"
"""Heading of the column that :func:`~lawgov_desktop.spreadsheets.apply.write_errors` adds."""

KEEP: Final = "="
"""Said of a column: no field takes it, its text is kept beside the record."""

SAMPLE: Final = 200
"""So many rows are looked at to judge a column by its content."""

_SERIAL: Final = re.compile("序号?|顺序号|编?序|no|项次|行次|行号")
_TOLD_BY_CONTENT: Final = ("resident_id", "phone", "org_code", "date", "code")
_JUDGED: Final = (*_TOLD_BY_CONTENT, "money", "number", "choice", "flag")
_TIE: Final = 0.02
_MOST_NUMBER: Final = 30  # of a child row that a person may name: parties.30.name
_AND: Final = re.compile("[及和与、/／]")


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """What becomes of one column. ``path`` is None when no field takes it; ``confidence`` is 0 to 1.

    ``unit`` is the unit of money its heading states; ``ignored`` columns (序号, or turned off by the
    person) are not even kept beside the record.
    """

    letter: str
    number: int
    heading: str
    path: str | None
    confidence: float
    why: str
    unit: str = ""
    ignored: bool = False


def known_labels(kinds: Sequence[RecordType]) -> Callable[[str], float]:
    """How surely a text is a heading of one of these registers, for ``headers.find_header``."""
    vocabularies = [Vocabulary(kind) for kind in kinds]
    return lambda text: max((words.knows(text) for words in vocabularies), default=0.0)


def suggest(
    kind: RecordType,
    finding: HeaderFinding,
    rows: Sequence[Sequence[CellValue]],
    names: Names,
    overrides: Mapping[str, str] | None = None,
) -> tuple[ColumnMatch, ...]:
    """The columns of a list with the field suggested for each; a field is given to one column at most.

    ``rows`` are sample values aligned with ``finding.columns``. ``overrides`` are a person's own words:
    heading or column letter → path (or label) of a field, "" to leave the column out, KEEP to keep its text
    only. Hidden columns and the name of the sheet are offered, never chosen unasked. Raises
    :class:`UserError` for an override that names no column or no field of the register.
    """
    words = Vocabulary(kind)
    columns = finding.columns
    samples = [[row[at] for row in rows[:SAMPLE] if not _empty(row[at])] for at in range(len(columns))]
    decided = _decided(kind, columns, overrides or {})
    taken = {path for path in decided.values() if path not in ("", KEEP)}
    dropped = {at for at, c in enumerate(columns) if c.number not in decided and _is_error_column(c)}
    unseen = {at for at, c in enumerate(columns) if c.number not in decided and (c.hidden or c.number < 0)}
    dropped |= {
        at
        for at, c in enumerate(columns)
        if c.number not in decided and c.parts and plain(c.parts[-1]) == "编号" and _counts_lines(samples[at])
    }
    dropped -= unseen
    open_places = [
        at
        for at, c in enumerate(columns)
        if c.number not in decided and at not in dropped and at not in unseen
    ]
    halves = _halves(columns)
    likely = {at: _weighed(words, columns[at], samples[at], names, halves.get(at, ())) for at in open_places}
    chosen = _share_out(likely, taken)
    # 序号 only counts lines, unless the register itself keeps it.
    dropped |= {at for at in open_places if at not in chosen and _is_serial(columns[at])}
    silent = [at for at in open_places if at not in chosen and at not in dropped and not likely[at]]
    chosen |= _by_content(words, silent, samples, names, taken)

    matches = []
    for at, column in enumerate(columns):
        unit = unit_of(column.parts)
        match = ColumnMatch(column.letter, column.number, column.heading, None, 0.0, "没有对应的字段", unit)
        if column.number in decided:
            match = replace(match, confidence=1.0, **_said(decided[column.number]))
        elif at in unseen:
            why = "原表里是隐藏列，需要时请选定" if column.hidden else "工作表的名称，需要时请选定"
            match = replace(match, why=why, ignored=True)
        elif at in dropped:
            match = replace(match, confidence=1.0, why="序号和导入说明不导入", ignored=True)
        elif at in chosen:
            found = chosen[at]
            match = replace(
                match, path=found.target.path(), confidence=round(min(found.score, 1.0), 2), why=found.why
            )
        elif likely.get(at):
            match = replace(match, why=_undecided(words, likely[at]))
        matches.append(match)
    return tuple(matches)


def _said(wish: str) -> dict[str, Any]:
    """What a person's word about a column makes of it."""
    if wish == KEEP:
        return {"why": "人工指定只保留原文"}
    if not wish:
        return {"why": "人工指定不导入", "ignored": True}
    return {"path": wish, "why": "人工指定"}


def _empty(value: CellValue) -> bool:
    return value is None or isinstance(value, CellError) or not clean(value)


def _is_serial(column: HeaderColumn) -> bool:
    return bool(column.parts) and _SERIAL.fullmatch(plain(column.parts[-1])) is not None


def _counts_lines(values: Sequence[CellValue]) -> bool:
    """1, 2, 3 … from top to bottom: such 编号 only count lines and identify nothing."""
    texts = [clean(value) for value in values]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _is_error_column(column: HeaderColumn) -> bool:
    return bool(column.parts) and plain(column.parts[-1]) == plain(ERROR_HEADING)


def _decided(
    kind: RecordType, columns: Sequence[HeaderColumn], overrides: Mapping[str, str]
) -> dict[int, str]:
    """Column number → path ("" to leave out) of what the person said."""
    by_heading: dict[str, HeaderColumn] = {}
    for column in columns:
        by_heading.setdefault(match_key(column.heading), column)
        by_heading.setdefault(match_key("/".join(column.parts)), column)
    by_letter = {column.letter: column for column in columns}
    decided: dict[int, str] = {}
    for said, wish in overrides.items():
        found = by_heading.get(match_key(said)) or by_letter.get(said.strip().upper())
        if found is None:
            raise UserError(
                f"表里没有名叫“{said}”的列。",
                todo=f"请用表头文字或列号指定，如 {columns[0].letter if columns else 'A'}。",
            )
        wish = wish.strip()
        path = _path_of(kind, wish) if wish not in ("", KEEP) else wish
        if path not in ("", KEEP) and path in decided.values():
            raise UserError(f"字段“{wish}”被指定给了两列。", todo="一个字段只能取一列，请改其中一个。")
        decided[found.number] = path
    return decided


def _path_of(kind: RecordType, wish: str) -> str:
    """The path a person names by path or by label; UserError when there is none."""
    try:
        column = kind.column(wish)
        if column.child is None or 1 <= column.child[1] <= _MOST_NUMBER:
            return column.path
    except (KeyError, StopIteration, ValueError, IndexError):
        pass
    for path in dict.fromkeys((*kind.import_fields, *kind.register_fields)):
        column = kind.column(path)
        if match_key(wish) in (match_key(column.heading), match_key(column.label)):
            return path
    raise UserError(f"“{kind.title}”没有叫“{wish}”的字段。", todo="请用字段名，可用命令 kinds 查看。")


def readable_share(own: Labelled, values: Sequence[CellValue], names: Names, unit: str = "") -> float:
    """Which part of these values the field reads without a doubt, 0 to 1."""
    if not values:
        return 0.0
    sound = 0
    for value in values:
        reading = own.read(value, names, unit)
        sound += reading.value is not None and not reading.doubts
    return sound / len(values)


def _halves(columns: Sequence[HeaderColumn]) -> dict[int, tuple[str, ...]]:
    """Columns under one merged heading that names as many things: 实施层级及权限 is 实施层级 and 权限."""
    found: dict[int, tuple[str, ...]] = {}
    at = 0
    while at < len(columns):
        parts = columns[at].parts
        end = at + 1
        while end < len(columns) and parts and columns[end].parts == parts:
            end += 1
        things = _AND.split(parts[-1]) if end - at > 1 else []
        if len(things) == end - at and all(things):
            found |= {at + place: (*parts[:-1], thing) for place, thing in enumerate(things)}
        at = end
    return found


def _weighed(
    words: Vocabulary,
    column: HeaderColumn,
    values: Sequence[CellValue],
    names: Names,
    half: tuple[str, ...],
) -> list[Likeness]:
    """What the heading may mean, weighed with what stands under it; ``half``: its share of a merged one."""
    weighed = []
    for found in (half and words.likely(half)) or words.likely(column.parts):
        own = words.field(found.target)
        if len(values) >= 3 and own.kind_name in _JUDGED:
            share = readable_share(own, values[:50], names, unit_of(column.parts))
            if share < 0.3:
                found = replace(found, score=found.score * 0.75, why=f"{found.why}，但内容不像{own.label}")
        weighed.append(found)
    return sorted(weighed, key=lambda found: -found.score)


def _share_out(
    likely: Mapping[int, Sequence[Likeness]],
    taken: set[str],
) -> dict[int, Likeness]:
    """One field per column and one column per field, the surest first; ``taken`` grows."""
    wishes = sorted(
        ((found, at) for at, every in likely.items() for found in every if found.score >= SURE_ENOUGH),
        key=lambda wish: (-round(wish[0].score, 3), wish[1]),
    )
    chosen: dict[int, Likeness] = {}
    for found, at in wishes:
        if at in chosen:
            continue
        target = _free(found.target, taken)
        if target is None:
            continue
        if found.score < 0.99 and _has_rival(found, likely[at], taken):
            continue  # two meanings, equally likely: the person decides
        taken.add(target.path())
        others = [every for other, every in likely.items() if other != at and other not in chosen]
        if found.target == target and _wished_as_much(found, others):
            found = Likeness(target, SURE_ENOUGH, f"{found.why}；另有一列也像，请核对")
        chosen[at] = replace(found, target=target)
    return chosen


def _has_rival(found: Likeness, every: Sequence[Likeness], taken: set[str]) -> bool:
    """Does the heading mean another free field just as much?"""
    return any(
        abs(other.score - found.score) < _TIE
        and (other.target.child, other.target.field) != (found.target.child, found.target.field)
        and _free(other.target, taken) is not None
        for other in every
    )


def _wished_as_much(found: Likeness, others: Sequence[Sequence[Likeness]]) -> bool:
    """Does another column, still without a field, mean the same one just as much?"""
    return any(
        other.target == found.target and abs(other.score - found.score) < _TIE
        for every in others
        for other in every
    )


def _by_content(
    words: Vocabulary,
    places: Sequence[int],
    samples: Sequence[Sequence[CellValue]],
    names: Names,
    taken: set[str],
) -> dict[int, Likeness]:
    """Columns whose heading says nothing, told by their values: IDs, phones, dates, words of a code list.

    Only where exactly one free field fits; dates and codes must leave no second field to choose.
    """
    chosen: dict[int, Likeness] = {}
    for at in places:
        values = samples[at][:50]
        if len(values) < 2:
            continue
        fitting = []
        for target in words.targets:
            own = words.field(target)
            if own.kind_name not in _TOLD_BY_CONTENT:
                continue
            found = _free(target, taken)
            if found is not None and readable_share(own, values, names) >= 0.8:
                if own.kind_name == "code" and len({clean(value) for value in values}) < 2:
                    continue
                fitting.append((found, own))
        surest = [pair for pair in fitting if pair[1].kind_name in ("resident_id", "org_code")] or fitting
        if len(surest) == 1:
            target, own = surest[0]
            taken.add(target.path())
            chosen[at] = Likeness(target, 0.65, f"内容像{own.label}")
    return chosen


def _free(target: Target, taken: set[str]) -> Target | None:
    """The target, numbered to its first child row without it; None when it is taken."""
    if not target.child or target.number is not None:
        return None if target.path() in taken else target
    numbers = (replace(target, number=number) for number in range(1, MOST_CHILD_ROWS + 1))
    return next((wished for wished in numbers if wished.path() not in taken), None)


def _undecided(words: Vocabulary, likely: Sequence[Likeness]) -> str:
    labels = list(dict.fromkeys(words.label(found.target) for found in likely[:3]))
    return f"可能是“{'”或“'.join(labels)}”，请选定" if labels else "没有对应的字段"
