"""Two versions of a list compared: what stayed, what was changed or renamed, what came and what went (D02).

A matter is known again by its code, its name and its type. What only looks alike is proposed as a renaming
and stays among the added and the removed until a person says that it is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any, Final, Literal

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.bridge import CountBridge, Term
from lawgov_desktop.registers.matters.naming import COMPARED, said
from lawgov_desktop.registers.matters.pairing import By, Pairing

Decisions = Mapping[tuple[str, str], bool]
"""(uuid of the old matter, uuid of the new one) → a person says that they are one matter, or are not."""

_NONE_DECIDED: Final[Decisions] = MappingProxyType({})

State = Literal["same", "changed", "renamed"]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field that reads otherwise in the new version; stored values."""

    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Pair:
    """A matter that stands in both versions, how it was known again, and what reads otherwise."""

    old: Draft
    new: Draft
    by: By
    renamed: bool
    changes: tuple[FieldChange, ...]

    @property
    def state(self) -> State:
        return "renamed" if self.renamed else "changed" if self.changes else "same"


@dataclass(frozen=True, slots=True)
class Proposal:
    """An old and a new matter that may be one; ``likeness`` is 0 to 100."""

    old: Draft
    new: Draft
    likeness: int
    why: str


@dataclass(frozen=True)
class Comparison:
    """Every matter of both versions stands in it once: in a pair, among the added or among the removed.

    ``proposed`` repeats some of the added and removed. ``not_compared`` names fields that one of the two
    versions does not have at all. ``gave_up``: there was too much to look for alike names everywhere.
    """

    old: tuple[Draft, ...]
    new: tuple[Draft, ...]
    pairs: tuple[Pair, ...]
    added: tuple[Draft, ...]
    removed: tuple[Draft, ...]
    proposed: tuple[Proposal, ...]
    not_compared: tuple[str, ...]
    gave_up: bool

    @cached_property
    def same(self) -> tuple[Pair, ...]:
        return self._of("same")

    @cached_property
    def changed(self) -> tuple[Pair, ...]:
        """Changed under the same name."""
        return self._of("changed")

    @cached_property
    def renamed(self) -> tuple[Pair, ...]:
        return self._of("renamed")

    def _of(self, state: State) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.state == state)

    @property
    def bridge(self) -> CountBridge:
        """旧版 298 + 新增 12 − 取消 4 = 306, as the comparison stands now (D03)."""
        return CountBridge(
            tuple(draft["uuid"] for draft in self.old),
            (
                Term("新增", 1, tuple(draft["uuid"] for draft in self.added)),
                Term("取消", -1, tuple(draft["uuid"] for draft in self.removed)),
            ),
            tuple(draft["uuid"] for draft in self.new),
        )


def compare(old: Sequence[Draft], new: Sequence[Draft], decided: Decisions = _NONE_DECIDED) -> Comparison:
    """Compare two versions; every draft has its ``uuid``. The same input gives the same answer.

    Known again are, in this order: what a person said to be one (in ``decided``; what he declined is never
    paired nor proposed); code, name and type; a code that stands once in either version, unless a list was
    numbered anew and the names stand elsewhere; name and type. Of several of one name the fully equal
    ones are one, then they follow each other. 3,000 with 3,000 matters take a few seconds at most.
    """
    fields, left_out = _comparable(old, new)
    pairing = Pairing(old, new, decided, fields)
    pairs = []
    for old_at, new_at, by in pairing.pairs():
        before, after = old[old_at], new[new_at]
        changes = tuple(
            FieldChange(field, before.get(field), after.get(field))
            for field in fields
            if said(before, field) != said(after, field)
        )
        renamed = pairing.old_names[old_at] != pairing.new_names[new_at]
        pairs.append(Pair(before, after, by, renamed, changes))
    proposed = tuple(Proposal(old[o], new[n], likeness, why) for o, n, likeness, why in pairing.proposals())
    return Comparison(
        tuple(old),
        tuple(new),
        tuple(pairs),
        tuple(new[at] for at in pairing.new_alone()),
        tuple(old[at] for at in pairing.old_alone()),
        proposed,
        left_out,
        pairing.gave_up,
    )


def _comparable(old: Sequence[Draft], new: Sequence[Draft]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields both versions have, and those only one of them fills: a list with fewer columns has not
    changed every matter in it."""
    fields, left_out = [], []
    for field in COMPARED:
        before = any(draft.get(field) is not None for draft in old)
        after = any(draft.get(field) is not None for draft in new)
        if before and after:
            fields.append(field)
        elif (before or after) and old and new:
            left_out.append(field)
    return tuple(fields), tuple(left_out)
