"""Drafts the 述法 of a leader from his duties of the year; he makes it his own words (G06)."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.governance.duty import FOUR_IN_PERSON
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

_NUMBERS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class DutiesOf:
    """The duties of one leader in one year: done, and not done."""

    leader: str
    post: str
    year: int
    done: tuple[Draft, ...]
    open: tuple[Draft, ...]

    @property
    def in_person(self) -> tuple[str, ...]:
        """Which of the four 亲自 have something done, as codes of ``duty_item``."""
        found = {draft.get("item") for draft in self.done}
        return tuple(code for code in FOUR_IN_PERSON if code in found)


def leaders_of(store: Store, year: int) -> tuple[str, ...]:
    """Who has duties in ``year``, in the order they were written."""
    return tuple(dict.fromkeys(draft["leader"] for draft in _duties(store, year) if draft.get("leader")))


def duties_of(store: Store, leader: str, year: int) -> DutiesOf:
    """The duties of a leader, in the order of the list of duties."""
    order = [code for code, _ in store.names.code_choices("duty_item")]
    own = [draft for draft in _duties(store, year) if draft.get("leader") == leader]
    own.sort(key=lambda draft: order.index(draft["item"]) if draft.get("item") in order else len(order))
    post = next((str(draft["post"]) for draft in own if draft.get("post")), "")
    return DutiesOf(
        leader,
        post,
        year,
        tuple(draft for draft in own if draft.get("done") == 1),
        tuple(draft for draft in own if draft.get("done") != 1),
    )


def draft_law_report(store: Store, leader: str, year: int) -> Draft:
    """A draft of ``law_report``: one point for each duty done, what is open told as such, none invented."""
    found = duties_of(store, leader, year)
    lines: list[str] = []
    for number, duty in enumerate(found.done):
        item = store.names.code_label("duty_item", duty["item"]) if duty.get("item") else "其他职责"
        lines += [f"{_heading(number)}、{item}", (duty.get("what") or "").strip()]
        if duty.get("evidence"):
            lines[-1] = f"{lines[-1].rstrip('。')}（佐证：{duty['evidence']}）。"
    if found.open:
        named = [store.names.code_label("duty_item", duty["item"]) for duty in found.open if duty.get("item")]
        lines += [f"{_heading(len(found.done))}、存在的不足", f"{'、'.join(named)}尚未完成，继续抓好落实。"]
    return {
        "leader": leader,
        "post": found.post or None,
        "year": year,
        "text": "\n".join(line for line in lines if line) or None,
    }


def _heading(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number + 1)


def _duties(store: Store, year: int) -> list[Draft]:
    return list(drafts(store, ListQuery("duty", order="id", conditions=(Condition("year", "is", year),))))
