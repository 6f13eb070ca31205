"""Two versions of a list in the book: compared with what a person said, counted from one to the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.matters_decisions import GOING_WORDS, Going, Said, said_of
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.matters.bridge import CountBridge, Term
from lawgov_desktop.registers.matters.compare import Comparison, compare
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class VersionsCompared:
    """Two list versions (drafts of ``matter_list``), how they compare, and what a person said of them."""

    old: Draft
    new: Draft
    found: Comparison
    said: Said

    def going(self, matter: str) -> Going:
        """How a removed matter went; 取消 while nobody said otherwise."""
        return self.said.going.get(matter, "cancelled")

    @property
    def bridge(self) -> CountBridge:
        """旧版 298 + 新增 12 − 取消 3 − 划出 1 = 306, with the number the document states."""
        gone = [draft["uuid"] for draft in self.found.removed]
        terms = [Term("新增", 1, tuple(draft["uuid"] for draft in self.found.added))]
        terms += _gone_terms({how: [one for one in gone if self.going(one) == how] for how in GOING_WORDS})
        return CountBridge(
            tuple(draft["uuid"] for draft in self.found.old),
            tuple(terms),
            tuple(draft["uuid"] for draft in self.found.new),
            stated=self.new.get("stated_count"),
        )


def compare_versions(store: Store, old: str, new: str) -> VersionsCompared:
    """Compare two versions by uuid, with everything a person said about them before.

    Raises UserError when one is not there, or both are one.
    """
    if old == new:
        raise UserError("要对比的是同一个清单版本。", todo="请选两个不同的版本。")
    before, after = _list(store, old), _list(store, new)
    said = said_of(store, old, new)
    found = compare(matters_of(store, old), matters_of(store, new), said.pairs)
    return VersionsCompared(before, after, found, said)


def matters_of(store: Store, version: str) -> list[Draft]:
    """The matters of one version, whole, in the order of the list."""
    query = ListQuery("matter", order="position", conditions=(Condition("list", "is", version),))
    return list(drafts(store, query))


def versions(store: Store) -> list[Draft]:
    """Every list version, the latest first."""
    return list(drafts(store, ListQuery("matter_list", order="-effective_on")))


def version_named(store: Store, text: str) -> str:
    """The uuid of the version somebody names by uuid, title or 文号; UserError tells which there are."""
    every = versions(store)
    for names in (("uuid",), ("title", "document_number")):
        found = [one["uuid"] for one in every if any(one.get(name) == text for name in names)]
        if len(found) == 1:
            return str(found[0])
    found = [one["uuid"] for one in every if text and text in str(one.get("title") or "")]
    if len(found) == 1:
        return str(found[0])
    several = "有几个清单版本都叫" if found else "没有找到清单版本"
    known = "、".join(f"{one['title']}（{one['uuid']}）" for one in every[:8]) or "无"
    raise UserError(f"{several}“{text}”。", todo=f"已登记的有：{known}。")


def predecessor(store: Store, new: str) -> str | None:
    """The version a new one takes the place of: as written down, else the one of its kind just before it."""
    after = _list(store, new)
    if after.get("succeeds"):
        return str(after["succeeds"])
    begins = after.get("effective_on")
    older = [
        one
        for one in versions(store)
        if one["uuid"] != new
        and (not one.get("kind") or not after.get("kind") or one["kind"] == after["kind"])
        and (not begins or (one.get("effective_on") or "") < begins)
    ]
    return str(older[0]["uuid"]) if older else None


def count_bridge(store: Store, new: str) -> CountBridge:
    """From the version before to this one, by what is marked in the book (after the versions were applied).

    What no mark explains is named: a matter typed in later, one deleted by hand. UserError when no version
    before it is written down.
    """
    after = _list(store, new)
    if not after.get("succeeds"):
        raise UserError(f"“{after['title']}”没有登记接替的上一版清单。", todo="请先对比两个版本并写入变动。")
    old_matters, new_matters = matters_of(store, str(after["succeeds"])), matters_of(store, new)
    olds = {one["uuid"] for one in old_matters}
    kept = {one["former"] for one in new_matters if one.get("former") in olds}
    added = [one["uuid"] for one in new_matters if one.get("former") not in olds]
    marked = {one["uuid"] for one in new_matters if one.get("change_kind") == "added"}
    gone: dict[Going, list[str]] = {how: [] for how in GOING_WORDS}
    unexplained = [uuid for uuid in added if uuid not in marked]
    for one in old_matters:
        if one["uuid"] in kept:
            continue
        if one.get("change_kind") in gone:
            gone[one["change_kind"]].append(one["uuid"])
        else:
            unexplained.append(one["uuid"])
    new_term = Term("新增", 1, tuple(uuid for uuid in added if uuid in marked))
    return CountBridge(
        tuple(one["uuid"] for one in old_matters),
        (new_term, *_gone_terms(gone)),
        tuple(one["uuid"] for one in new_matters),
        tuple(unexplained),
        after.get("stated_count"),
    )


def _gone_terms(gone: dict[Going, list[str]]) -> list[Term]:
    terms = [Term(GOING_WORDS[how], -1, tuple(uuids)) for how, uuids in gone.items() if uuids]
    return terms or [Term(GOING_WORDS["cancelled"], -1, ())]


def _list(store: Store, uuid: str) -> Draft:
    found = store.get("matter_list", uuid)
    if found is None or found["deleted_at"]:
        raise UserError(f"没有找到清单版本（{uuid}）。", todo="请先登记或导入这个版本。")
    return found


def titles(store: Store, uuids: Sequence[str]) -> list[str]:
    """What matters are called."""
    return [store.names.title("matter", uuid) for uuid in uuids]
