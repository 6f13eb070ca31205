"""A new list version takes the place of the old one: changes are marked, the township's columns go over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.matters_decisions import GOING_WORDS
from lawgov_desktop.procedures.matters_versions import VersionsCompared
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.dates import first_day
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.compare import Pair
from lawgov_desktop.registers.matters.naming import CARRIED, REVIEW
from lawgov_desktop.storage.store import Batch, Incoming, Store

_DOING: Final = "正在写入清单变动"
_GONE_KINDS: Final = frozenset({"recalled", "moved_out"})
_FIRST: Final = "新版清单备注："


@dataclass(frozen=True, slots=True)
class OwnKept:
    """A column of the township the new list had otherwise: what stays, and what the list says."""

    matter: str
    field: str
    own: str
    listed: str


@dataclass(frozen=True, slots=True)
class VersionsApplied:
    """What applying did. ``carried``: matters that got columns of the township; shown numbers are matters."""

    action_id: str
    added: int
    removed: int
    changed: int
    renamed: int
    same: int
    carried: int
    own_kept: tuple[OwnKept, ...]


def apply_versions(
    store: Store, compared: VersionsCompared, progress: Progress | None = None
) -> VersionsApplied:
    """Write the comparison down, as one action that can be undone.

    The old version ends on the day the new one begins, with its matters; the removed ones are marked
    取消/收回/划出, the others are linked to the matter that goes on. What the township had written beside a
    matter goes over and wins over the new list; it is carried once, so that later work on the new matter
    stays. Proposals nobody answered count as removed and added. UserError when the new version has no
    starting day or begins before the old one; Stale when a matter was changed meanwhile.
    """
    day = change_day(compared)
    with store.writing(f"清单变动：{compared.new['title']}") as batch:
        return write_versions(batch, compared, day, progress)


def change_day(compared: VersionsCompared) -> date:
    """The day the new version begins, which is the first day without the old one."""
    begins, before = first_day(compared.new.get("effective_on")), first_day(compared.old.get("effective_on"))
    if begins is None:
        raise UserError(
            f"“{compared.new['title']}”没有生效日期，不知道变动从哪天算起。",
            data_safe="台账没有改动。",
            todo="请先在清单版本里填生效日期。",
        )
    if before is not None and begins < before:
        raise UserError(
            f"新版的生效日期（{begins}）早于旧版（{before}）。",
            data_safe="台账没有改动。",
            todo="请看看是不是把新旧两个版本选反了。",
        )
    return begins


def write_versions(
    batch: Batch, compared: VersionsCompared, day: date, progress: Progress | None = None
) -> VersionsApplied:
    """As :func:`apply_versions`, inside an action that is being written."""
    progress = progress or Progress()
    found, on = compared.found, day.isoformat()
    own_kept: list[OwnKept] = []
    new_items: list[Incoming] = []
    carried = 0
    for pair in found.pairs:
        given, went_over = _of_pair(pair, on, own_kept)
        carried += went_over
        _add(new_items, pair.new, given)
    for draft in found.added:
        given = {"change_kind": "added", "changed_on": on, "former": None}
        _add(new_items, draft, given | _begins(draft, on))
    old_items: list[Incoming] = []
    for pair in found.pairs:
        _add(old_items, pair.old, _stays(pair.old, on) | _ends(pair.old, on))
    for draft in found.removed:
        _add(old_items, draft, _of_removed(draft, compared, on))
    total = len(new_items) + len(old_items)
    batch.save_all("matter", _told(new_items, progress, 0, total))
    batch.save_all("matter", _told(old_items, progress, len(new_items), total))
    old_list, new_list = compared.old, compared.new
    batch.save("matter_list", {"succeeds": old_list["uuid"]}, uuid=new_list["uuid"])
    if _later(old_list.get("ended_on"), on):
        batch.save("matter_list", {"ended_on": on}, uuid=old_list["uuid"])
    return VersionsApplied(
        batch.action_id,
        len(found.added),
        len(found.removed),
        len(found.changed),
        len(found.renamed),
        len(found.same),
        carried,
        tuple(own_kept),
    )


def _told(items: list[Incoming], progress: Progress, done: int, total: int) -> Iterator[Incoming]:
    for number, item in enumerate(items, start=done + 1):
        progress.step(_DOING, number, total)
        yield item


def _add(items: list[Incoming], draft: Draft, given: dict[str, Any]) -> None:
    different = {name: value for name, value in given.items() if value != draft.get(name)}
    if different:
        items.append(Incoming(different, draft["uuid"], draft["revision"]))


def _later(end: str | None, on: str) -> bool:
    return end is None or end > on


def _ends(draft: Draft, on: str) -> dict[str, Any]:
    return {"valid_to": on} if _later(draft.get("valid_to"), on) else {}


def _stays(draft: Draft, on: str) -> dict[str, Any]:
    """Takes back what an earlier answer marked: the matter goes on after all."""
    if draft.get("change_kind") not in GOING_WORDS or draft.get("changed_on") != on:
        return {}
    rows = [
        row for row in draft.get("statuses") or [] if (row.get("state"), row.get("since")) != ("recalled", on)
    ]
    return {"change_kind": None, "changed_on": None, "statuses": rows}


def _begins(draft: Draft, on: str) -> dict[str, Any]:
    return {} if draft.get("valid_from") else {"valid_from": on}


def _of_pair(pair: Pair, on: str, own_kept: list[OwnKept]) -> tuple[dict[str, Any], bool]:
    """What the matter of the new version gets, and whether something of the township went over."""
    old, new = pair.old, pair.new
    given: dict[str, Any] = {"former": old["uuid"], **_begins(new, on)}
    gone = new.get("list_kind") in _GONE_KINDS and old.get("list_kind") not in _GONE_KINDS
    # Marked added by an earlier answer that was taken back since.
    no_longer = new.get("change_kind") == "added" and new.get("changed_on") == on and not new.get("former")
    if gone:
        given |= {"change_kind": new["list_kind"], "changed_on": on}
    elif pair.state != "same":
        listed = None if no_longer else new.get("change_kind")
        given |= {"change_kind": listed or pair.state, "changed_on": on}
    elif no_longer:
        given |= {"change_kind": None, "changed_on": None}
    if new.get("former") == old["uuid"]:
        return given, False
    own = dict(_carried(old, new, own_kept))
    rows = [
        {name: value for name, value in row.items() if name != "uuid"} for row in old.get("statuses") or []
    ]
    if gone:
        rows.append({"state": "recalled", "since": on, "note": "新版清单列为收回或划出"})
    if rows and not new.get("statuses"):
        own["statuses"] = rows
    return given | own, bool(own)


def _carried(old: Draft, new: Draft, own_kept: list[OwnKept]) -> Iterator[tuple[str, Any]]:
    waits = old.get("review_state") == "pending" and new.get("review_state") is None
    for field in (*CARRIED, *(REVIEW if waits else ())):
        own, listed = old.get(field), new.get(field)
        if own is None or own == listed:
            continue
        if field == "remarks" and listed is not None:
            yield field, own if listed in own else f"{own}\n{_FIRST}{listed}"
            continue
        if listed is not None:
            own_kept.append(OwnKept(new["uuid"], field, str(own), str(listed)))
        yield field, own


def _of_removed(draft: Draft, compared: VersionsCompared, on: str) -> dict[str, Any]:
    how = compared.going(draft["uuid"])
    given = {"change_kind": how, "changed_on": on, **_ends(draft, on)}
    rows = draft.get("statuses") or []
    if how in _GONE_KINDS and not any(row.get("state") == "recalled" for row in rows):
        title = compared.new["title"]
        given["statuses"] = [
            *rows,
            {"state": "recalled", "since": on, "note": f"{GOING_WORDS[how]}，不再列入“{title}”"},
        ]
    return given
