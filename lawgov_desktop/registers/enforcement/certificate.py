"""执法证件: the enforcement cards, each with its whole life: issued, changed, suspended, cancelled."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Names,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Problem,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import due_within, in_year, overdue
from lawgov_desktop.registers.enforcement.cards import NOT_HELD, in_order, last_event, state_on
from lawgov_desktop.registers.enforcement.papers import CERTIFICATE_PAPERS
from lawgov_desktop.registers.enforcement.tables import Certificate, CertificateEvent


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    events = [dict(row) for row in draft.get("events") or []]
    # A list of cancelled cards has 注销日期 as a column: it becomes a change of the card, once. A card that
    # stands as cancelled already lost that change because somebody removed it.
    if (
        (draft.get("cancelled_on") or draft.get("cancel_reason"))
        and draft.get("state") != "cancelled"
        and last_event(events, "cancelled") is None
    ):
        events.append(
            {
                "kind": "cancelled",
                "on": draft.get("cancelled_on"),
                "reason": draft.get("cancel_reason"),
                "returned": draft.get("returned"),
            }
        )
    state = state_on(events)
    cancelled = last_event(events, "cancelled") if state == "cancelled" else None
    taken = [event for event in in_order(events) if event.get("kind") in ("recalled", "cancelled")]
    first = next((event for event in in_order(events) if event.get("kind") == "issued"), None)
    return {
        "events": events,
        "state": state,
        "cancelled_on": cancelled.get("on") if cancelled else None,
        "cancel_reason": cancelled.get("reason") if cancelled else None,
        "returned": _returned(taken) if taken else draft.get("returned"),
        "issued_on": first.get("on") if first else None,
        "old_numbers": "、".join(event["old_number"] for event in events if event.get("old_number")) or None,
        "officer_name": names.title("officer", draft["officer"]) or None if draft.get("officer") else None,
    }


def _returned(taken: Sequence[Draft]) -> int | None:
    said = [event["returned"] for event in taken if event.get("returned") is not None]
    return max(said) if said else None


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    begin, end = dates.first_day(draft.get("issued_on")), dates.last_day(draft.get("valid_to"))
    if begin and end and end <= begin:
        yield Problem("valid_to", "doubt", "有效期至不晚于发证日期", "", "请对照证件核对两个日期")
    if not draft.get("officer"):
        yield Problem("officer", "doubt", "没有写持证人", "名册和人数里算不到这张证", "请选持证人")
    if not begin and not end and not draft.get("cancelled_on"):
        yield Problem(
            "issued_on", "doubt", "没有发证日期，也没有有效期", "到期和持证满几年都算不出来", "请对照证件补填"
        )
    rows = draft.get("events") or []
    for number, event in enumerate(rows, start=1):
        path = f"events.{number}"
        happened = dates.last_day(event.get("on"))
        if event.get("kind") and not event.get("on"):
            yield Problem(
                f"{path}.on", "doubt", "没有写变动日期", "排不出先后，按日期统计时算不到", "请补日期"
            )
        if begin and happened and happened < begin:
            yield Problem(f"{path}.on", "doubt", "变动日期早于发证日期", "", "请核对")
        if event.get("kind") in ("cancelled", "suspended", "recalled") and not event.get("reason"):
            yield Problem(f"{path}.reason", "doubt", "没有写原因", "注销、暂扣、收回应当写明原因", "请选原因")
        if event.get("kind") == "cancelled" and event.get("returned") == 0 and event.get("reason") != "lost":
            yield Problem(f"{path}.returned", "doubt", "证件已注销，还没有交回", "", "请收回证件，或写明下落")


def _wanted(draft: Draft) -> Sequence[str]:
    needed = [name for name in ("officer", "kind", "organ", "issued_on") if draft.get(name) is None]
    for event in draft.get("events") or []:
        if event.get("kind") == "cancelled" and (
            event.get("returned") is None or not event.get("approved_by")
        ):
            return [*needed, "events"]
    return needed


def _clocks(draft: Draft) -> Sequence[Clock]:
    """Until when the card is good: the day printed on it, else counted by the local setting.

    A day known only to the month is taken at its first day as 发证日期, at its last as 有效期至.
    """
    issued, last = dates.first_day(draft.get("issued_on")), dates.last_day(draft.get("valid_to"))
    if issued is None and last is None:
        return ()
    done = None
    if draft.get("state") in NOT_HELD:
        ending = [event for event in in_order(draft.get("events") or []) if event.get("kind") in NOT_HELD]
        done = next((event["on"] for event in reversed(ending) if event.get("on")), "")
    start = issued.isoformat() if issued else ""
    return [
        Clock(
            "certificate_validity",
            start,
            done_on=done,
            due=last.isoformat() if last else None,
            because="证件上印的有效期至",
        )
    ]


def _cancelled_this_year(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.state == "cancelled") & in_year("cancelled_on")(model, day)
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "number": "样执字第0001号",
        "officer": link("officer"),
        "unit": "综合行政执法队",
        "kind": "provincial",
        "organ": "样例省人民政府",
        "area": "样例镇",
        "issued_on": "2022-03-01",
        "valid_to": "2027-02-28",
        "events": [{"kind": "issued", "on": "2022-03-01", "approved_by": "样例县司法局"}],
    }


_EVENT_FIELDS = (
    "kind",
    "on",
    "reason",
    "old_number",
    "approved_by",
    "returned",
    "returned_on",
    "reported_on",
    "handler",
    "note",
)
_REGISTER = (
    "number",
    "officer",
    "unit",
    "kind",
    "organ",
    "area",
    "enforcement_fields",
    "issued_on",
    "valid_to",
    "state",
    "cancelled_on",
    "cancel_reason",
    "returned",
    "remarks",
)

CERTIFICATE = RecordType(
    key="certificate",
    title="执法证件",
    tab="enforcement",
    model=Certificate,
    title_field="number",
    sections=(
        Section("证件", ("officer", "number", "kind", "organ", "issued_on", "valid_to")),
        Section("证载内容", ("unit", "area", "enforcement_fields", "photo")),
        Section("证件变动", ("events",)),
        Section(
            "现在的状态",
            ("state", "cancelled_on", "cancel_reason", "returned", "old_numbers", "officer_name", "remarks"),
        ),
    ),
    list_fields=(
        "number",
        "officer_name",
        "unit",
        "valid_to",
        "state",
        "kind",
        "issued_on",
        "cancelled_on",
        "cancel_reason",
    ),
    register_fields=_REGISTER,
    import_fields=tuple(name for name in _REGISTER if name != "state"),
    search_fields=("number", "officer_name", "unit", "old_numbers", "remarks"),
    required=("number",),
    keys=(("number",), ("officer", "issued_on")),
    order="-issued_on",
    children=(ChildRows("events", "证件变动", CertificateEvent, _EVENT_FIELDS, required=("kind",)),),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=(
        "events",
        "state",
        "cancelled_on",
        "cancel_reason",
        "returned",
        "old_numbers",
        "officer_name",
    ),
    clocks=_clocks,
    views=(
        View("valid", "有效", lambda model, day: model.state == "valid"),
        View("due_60", "60 日内到期", due_within(60, "certificate_validity")),
        View("expired", "已过期", overdue("certificate_validity")),
        View("suspended", "暂扣", lambda model, day: model.state == "suspended"),
        View("lost", "遗失待补", lambda model, day: model.state == "lost"),
        View("cancelled_this_year", "已注销（本年）", _cancelled_this_year),
    ),
    papers=CERTIFICATE_PAPERS,
    belongs_here="执法人员的每一张证件和它的变动：发证、换证、暂扣、遗失、补发、注销。注销的证件留在这里，往年的人数才算得对。",
    sample=_sample,
)
