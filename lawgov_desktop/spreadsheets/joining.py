"""Lines that tell of one record one row at a time: each member of a group, each visit of an adviser."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lawgov_desktop.records.reading import Doubt
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.spreadsheets.drafting import ReadRow


def joined(kind: RecordType, first: ReadRow, further: ReadRow) -> ReadRow | None:
    """One record of two lines that follow each other, the rows of the second behind those of the first.

    None where they are two records: when they do not say the same of the record itself, when nothing in
    them identifies it (no key of the register is complete), or when the second brings no row of its own.
    """
    rows = _rows(kind, further.draft)
    own = _own(kind, first.draft)
    if not rows or own != _own(kind, further.draft) or not _identified(kind, own):
        return None
    draft, doubts = dict(first.draft), dict(first.doubts)
    draft["extra"] = _both(first.draft.get("extra") or {}, further.draft.get("extra") or {})
    for name, more in rows.items():
        before: Sequence[Draft] = draft.get(name) or []
        draft[name] = [*before, *more]
        doubts |= _moved(further, f"{name}.", len(before))
    return replace(first, draft=draft, doubts=doubts)


def _rows(kind: RecordType, draft: Draft) -> dict[str, list[Draft]]:
    return {name: draft[name] for name in kind.child_names if draft.get(name)}


def _own(kind: RecordType, draft: Draft) -> dict[str, Any]:
    beside = {*kind.child_names, "extra"}
    return {name: value for name, value in draft.items() if name not in beside and value}


def _both(first: Mapping[str, str], further: Mapping[str, str]) -> dict[str, str]:
    """The texts no field takes, of both lines; what is said twice is said once."""
    kept = dict(first)
    for heading, text in further.items():
        said = kept.get(heading)
        if not said:
            kept[heading] = text
        elif text not in said.split("；"):
            kept[heading] = f"{said}；{text}"
    return kept


def _identified(kind: RecordType, own: dict[str, Any]) -> bool:
    return any(all(own.get(name) for name in key) for key in kind.keys)


def _moved(read: ReadRow, child: str, by: int) -> dict[str, tuple[Doubt, ...]]:
    """The doubts about the rows of one child table, under the numbers these rows have now."""
    moved = {}
    for path, doubts in read.doubts.items():
        if path.startswith(child):
            number, _, inner = path.removeprefix(child).partition(".")
            moved[f"{child}{int(number) + by}.{inner}"] = doubts
    return moved
