"""A law was amended: which matters rest on it, marked to be looked at again, and looked at (feature D06)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.statutes import statute_key, statutes_in
from lawgov_desktop.records.text import clean
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Incoming, Store

_QUOTED: Final = re.compile(r"《[^《》]*》")
_SHORTEST: Final = 4  # characters of a name that is believed without 《》


@dataclass(frozen=True, slots=True)
class Citing:
    """A matter whose legal basis names the statute: in 《》 (``quoted``), or only as words of the text."""

    matter: Draft
    quoted: bool


def matters_citing(store: Store, statute: str, *, in_force_only: bool = True) -> list[Citing]:
    """Matters whose 设定依据 names a statute, those in 《》 first; of those in force, or of all.

    《中华人民共和国行政处罚法》 and 行政处罚法（2021年修订） are one. UserError without a name.
    """
    key = statute_key(statute)
    if not key:
        raise UserError("没有写明是哪部法律。", todo="请填法律、法规或规章的名称。")
    query = ListQuery("matter", order="position", view="in_force" if in_force_only else None)
    found = list(_citing(store, query, key))
    return [one for one in found if one.quoted] + [one for one in found if not one.quoted]


def _citing(store: Store, query: ListQuery, key: str) -> Iterator[Citing]:
    for draft in drafts(store, query):
        basis = clean(draft.get("basis"))
        if key not in basis:
            continue
        if key in statutes_in(basis):
            yield Citing(draft, True)
        elif len(key) >= _SHORTEST and key in _QUOTED.sub("", basis):
            yield Citing(draft, False)


def statutes_cited(store: Store) -> list[tuple[str, int]]:
    """(statute, number of matters in force that name it), the most cited first: to choose from."""
    counted: dict[str, int] = {}
    for draft in drafts(store, ListQuery("matter", view="in_force")):
        for key in statutes_in(draft.get("basis")):
            counted[key] = counted.get(key, 0) + 1
    return sorted(counted.items(), key=lambda one: (-one[1], one[0]))


def mark_for_review(store: Store, uuids: Sequence[str], reason: str) -> str:
    """Mark matters 待复核 from today, with the reason, as one action; its id, for undo.

    One that waits already keeps its day and gets the further reason. UserError without a reason.
    """
    why = clean(reason)
    if not why:
        raise UserError("没有写复核原因。", todo="请写明哪部法律、哪天起有什么修改。")
    today = store.today().isoformat()
    items = []
    for draft in _known(store, uuids):
        waits = draft.get("review_state") == "pending"
        before = draft.get("review_reason") if waits else None
        reasons = before if before and why in before.splitlines() else "\n".join(filter(None, (before, why)))
        given = {
            "review_state": "pending",
            "review_reason": reasons,
            "review_asked_on": draft.get("review_asked_on") if waits else today,
            "reviewed_on": None,
            "review_result": None,
        }
        items.append(Incoming(given, draft["uuid"], draft["revision"]))
    with store.writing(f"{len(items)} 个事项待复核") as batch:
        batch.save_all("matter", items)
    return batch.action_id


def mark_reviewed(store: Store, uuids: Sequence[str], result: str = "") -> str:
    """Mark matters 已复核 today with the result, as one action; its id. Others than 待复核 are left alone."""
    today = store.today().isoformat()
    given = {"review_state": "reviewed", "reviewed_on": today, "review_result": clean(result) or None}
    items = [
        Incoming(given, draft["uuid"], draft["revision"])
        for draft in _known(store, uuids)
        if draft.get("review_state") == "pending"
    ]
    if not items:
        raise UserError("选中的事项都不在待复核之列。", todo="请在“待复核”里选。")
    with store.writing(f"{len(items)} 个事项已复核") as batch:
        batch.save_all("matter", items)
    return batch.action_id


def _known(store: Store, uuids: Sequence[str]) -> Iterator[Draft]:
    for uuid in dict.fromkeys(uuids):
        draft = store.get("matter", uuid)
        if draft is not None and not draft["deleted_at"]:
            yield draft
