"""What the comparison of two list versions shows, line by line, and side by side for one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lawgov_desktop.procedures.matters_decisions import GOING_WORDS
from lawgov_desktop.procedures.matters_versions import VersionsCompared
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.compare import Pair
from lawgov_desktop.registers.matters.matter import MATTER
from lawgov_desktop.registers.matters.naming import COMPARED, said

State = Literal["ask", "renamed", "added", "gone", "changed", "same"]

HEADINGS: Final = ("情况", "旧版事项", "新版事项", "说明")
SIDES: Final = ("栏目", "旧版", "新版")
_KNOWN_BY: Final = {"person": "已确认", "code": "编码相同", "name": ""}
_WORDS: Final[dict[State, str]] = {
    "ask": "？ 需确认",
    "renamed": "≈ 更名",
    "added": "＋ 新增",
    "gone": "－ 移出",
    "changed": "≠ 调整",
    "same": "＝ 不变",
}


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One line: a pair, a question, or a matter that stands in one version only."""

    state: State
    old: Draft | None
    new: Draft | None
    word: str
    why: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Tells the line again after the comparison was made anew."""
        return self.state, self.old["uuid"] if self.old else "", self.new["uuid"] if self.new else ""

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.word, _called(self.old), _called(self.new), self.why)


def _called(draft: Draft | None) -> str:
    if draft is None:
        return ""
    code = draft.get("code")
    return f"{draft.get('full_name') or ''}　{code}" if code else str(draft.get("full_name") or "")


def version_lines(compared: VersionsCompared, names: Names) -> list[VersionLine]:
    """Questions first, then what was renamed, added, removed, changed, and what stayed the same."""
    return list(_lines(compared, names))


def _lines(compared: VersionsCompared, names: Names) -> Iterator[VersionLine]:
    found = compared.found
    asked: set[str] = set()
    for one in found.proposed:
        asked |= {one.old["uuid"], one.new["uuid"]}
        yield VersionLine("ask", one.old, one.new, _WORDS["ask"], f"{one.why}（{one.likeness}%）")
    for pair in found.renamed:
        told = [_KNOWN_BY[pair.by], _changed(pair, leave_out=("name", "sub_name"))]
        why = "；".join(filter(None, told))
        yield VersionLine("renamed", pair.old, pair.new, _WORDS["renamed"], why)
    for draft in found.added:
        why = "可能是更名，待确认" if draft["uuid"] in asked else str(draft.get("office") or "")
        yield VersionLine("added", None, draft, _WORDS["added"], why)
    for draft in found.removed:
        why = "可能是更名，待确认" if draft["uuid"] in asked else str(draft.get("own_office") or "")
        word = f"－ {GOING_WORDS[compared.going(draft['uuid'])]}"
        yield VersionLine("gone", draft, None, word, why)
    for pair in found.changed:
        yield VersionLine("changed", pair.old, pair.new, _WORDS["changed"], _changed(pair))
    for pair in found.same:
        yield VersionLine("same", pair.old, pair.new, _WORDS["same"], _KNOWN_BY[pair.by])


def _changed(pair: Pair, leave_out: tuple[str, ...] = ()) -> str:
    return "、".join(
        MATTER.fields[change.field].label for change in pair.changes if change.field not in leave_out
    )


def side_by_side(line: VersionLine, names: Names) -> list[tuple[str, str, str, bool]]:
    """(label, old, new, whether they differ) of every filled field of a line; what differs comes first."""
    old, new = line.old or {}, line.new or {}
    rows = []
    for field in COMPARED:
        if old.get(field) is None and new.get(field) is None:
            continue
        own = MATTER.fields[field]
        differs = bool(line.old and line.new) and said(old, field) != said(new, field)
        rows.append((own.label, own.show(old.get(field), names), own.show(new.get(field), names), differs))
    return sorted(rows, key=lambda row: not row[3])
