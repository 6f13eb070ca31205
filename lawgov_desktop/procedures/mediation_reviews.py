"""Draws volumes for a review by lot, of all committees or of one, and notes the reviews to be made (M14)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.file_review import from_case, may_be_reviewed
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class Lot:
    """What was drawn. ``of``: how many volumes had not been looked at; the same ``seed`` draws the same."""

    cases: tuple[Draft, ...]
    of: int
    seed: int


def draw(
    store: Store, number: int, first: date, last: date, *, committee: str = "", seed: int | None = None
) -> Lot:
    """Draw ``number`` of the cases closed in these days that no review speaks of. Writes nothing.

    Raises UserError when there is none left.
    """
    reviewed = {one["mediation_case"] for one in drafts(store, ListQuery("file_review"))}
    span = (
        Condition("closed_on", "from", first.isoformat()),
        Condition("closed_on", "to", last.isoformat()),
    )
    found = [
        case
        for case in drafts(store, ListQuery("mediation_case", order="number", conditions=span))
        if may_be_reviewed(case)
        and case["uuid"] not in reviewed
        and (not committee or case.get("committee") == committee)
    ]
    if not found:
        raise UserError("这段时间没有还没评查过的结案卷宗。", todo="请换一段时间，或换一个调委会。")
    seed = random.SystemRandom().randrange(1, 1_000_000) if seed is None else seed
    drawn = random.Random(seed).sample(found, min(number, len(found)))
    return Lot(tuple(sorted(drawn, key=lambda case: case.get("number") or "")), len(found), seed)


def note_reviews(store: Store, cases: Sequence[Draft], on: date, round_name: str) -> str:
    """Write a review to be filled in for each case, as one action; gives it, for undo."""
    with store.writing(f"抽取案卷评查：{len(cases)} 件", "procedure") as batch:
        for case in cases:
            draft = {**from_case(case), "reviewed_on": on.isoformat(), "round": round_name or None}
            batch.save("file_review", draft)
    return batch.action_id
