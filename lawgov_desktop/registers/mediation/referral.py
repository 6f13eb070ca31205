"""移送台账: what was sent to police, court or 信访 and what came from them, with slip and outcome (M22)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import (
    Clock,
    Draft,
    Onward,
    Problem,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_year, overdue
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.mediation.case_onward import case_of_referral
from lawgov_desktop.registers.mediation.referral_papers import PAPERS
from lawgov_desktop.registers.mediation.referral_table import Referral

_ORGANS = (
    ("派出所", "police"), ("公安", "police"), ("法院", "court"), ("法庭", "court"), ("检察", "procuratorate"),
    ("信访", "petition"), ("司法", "justice"), ("人社", "labour"), ("劳动", "labour"),
)  # fmt: skip
_OURS = re.compile("调委会|调解委员会|司法所|调解室|调解中心")


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    told = str(draft.get("organ_name") or "")
    receivers = [text for heading, text in (draft.get("extra") or {}).items() if heading.startswith("接收")]
    # A list that names both ends tells the direction; otherwise the person says it.
    to_us = told and not _OURS.search(told) and any(_OURS.search(text) for text in receivers)
    return {
        **_titled(draft, names),
        "organ": next((organ for word, organ in _ORGANS if word in told), None),
        "direction": "in" if to_us else None,
    }


def _titled(draft: Draft, names: Names) -> Mapping[str, Any]:
    organ = draft.get("organ_name") or (
        names.code_label("referral_organ", draft["organ"]) if draft.get("organ") else ""
    )
    when = dates.show_date(draft.get("referred_on"))
    if not when:
        return {"title": None}
    to = "移送" if draft.get("direction") == "out" else "移入" if draft.get("direction") == "in" else ""
    way = f"{to}{organ}" if to == "移送" else f"{organ}{to}"
    return {"title": " ".join(part for part in (when, way, draft.get("party_names") or "") if part)}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("referred_on", "received_on", "接收日期早于移送日期"),
            ("referred_on", "returned_on", "回复日期早于移送日期"),
        ),
    )
    if draft.get("returned_on") and not draft.get("outcome"):
        yield Problem("outcome", "doubt", "已经回复，没有选结果", "", "请选结果")
    failed = draft.get("direction") == "in" and draft.get("outcome") == "failed"
    if failed and draft.get("court_told") != 1:
        yield Problem(
            "court_told",
            "doubt",
            "调解不成，没有写明已告知可以起诉",
            "《人民调解法》第二十六条：调解不成的，应当告知当事人可以依法通过仲裁、行政、司法等途径维护自己的权利",
            "告知以后请选“是”",
        )


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["organ", "reason" if draft.get("direction") == "out" else "summary"]
    if draft.get("direction") == "out":
        needed.append("received_by")
    return [name for name in needed if not draft.get(name)]


def _clocks(draft: Draft) -> Sequence[Clock]:
    """Out: the organ's answer is waited for. In: ours is due on the day the slip names."""
    start = draft.get("referred_on")
    if not start or (draft.get("direction") == "in" and not draft.get("reply_due")):
        return ()
    due = dates.last_day(draft.get("reply_due"))
    return (
        Clock(
            "referral_reply",
            start,
            draft.get("returned_on"),
            due=due.isoformat() if due else None,
            because="移送单写明的回复日期" if due else "",
        ),
    )


def _waiting(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.returned_on.is_null()
    return where


def _no_case(model: type[Any], day: date) -> peewee.Expression:
    """Came in, was not sent back, and the case it became is not noted."""
    where: peewee.Expression = (
        (model.direction == "in") & model.returned_on.is_null() & model.mediation_case.is_null()
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "direction": "in",
        "organ": "police",
        "organ_name": "样例派出所",
        "referred_on": "2025-03-04",
        "slip_number": "样公（龙）移字〔2025〕3号",
        "committee": link("committee"),
        "party_names": "张示例、李示例",
        "dispute_type": "neighbour",
        "summary": "两户因排水发生推搡，未受伤，民警建议调解。",
        "received_by": "王示例",
        "received_on": "2025-03-04",
    }


_REGISTER = (
    "direction",
    "referred_on",
    "slip_number",
    "organ",
    "organ_name",
    "party_names",
    "dispute_type",
    "summary",
    "reason",
    "mediation_case",
    "handed_by",
    "received_by",
    "received_on",
    "reply_due",
    "returned_on",
    "outcome",
    "outcome_text",
    "court_told",
    "remarks",
)

REFERRAL = RecordType(
    key="referral",
    title="移送台账",
    tab="mediation",
    model=Referral,
    title_field="title",
    sections=(
        Section(
            "移送",
            (
                "direction",
                "referred_on",
                "organ",
                "organ_name",
                "slip_number",
                "committee",
                "mediation_case",
                "admin_case",
            ),
        ),
        Section("纠纷", ("party_names", "dispute_type", "summary", "reason", "materials")),
        Section("交接", ("handed_by", "received_by", "received_on", "reply_due")),
        Section("结果", ("returned_on", "outcome", "outcome_text", "court_told")),
        Section("其他", ("title", "remarks", "attachments")),
    ),
    list_fields=(
        "direction",
        "referred_on",
        "organ",
        "slip_number",
        "party_names",
        "reply_due",
        "returned_on",
        "outcome",
    ),
    register_fields=_REGISTER,
    import_fields=_REGISTER,
    search_fields=("title", "slip_number", "organ_name", "party_names", "summary", "reason", "remarks"),
    required=("direction", "referred_on"),
    keys=(("slip_number",), ("direction", "referred_on", "organ", "party_names")),
    order="-referred_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("title",),
    clocks=_clocks,
    views=(
        View("waiting", "待回复", _waiting),
        View("late", "逾期未回复", overdue("referral_reply")),
        View("no_case", "移入未立案", _no_case),
        View("out", "移出", lambda model, day: model.direction == "out"),
        View("in", "移入", lambda model, day: model.direction == "in"),
        View("this_year", "本年", in_year("referred_on")),
    ),
    papers=PAPERS,
    onward=(
        Onward(
            "case",
            "登记为人民调解案件",
            "mediation_case",
            case_of_referral,
            lambda draft: draft.get("direction") == "in",
        ),
    ),
    belongs_here="与公安、法院、检察、信访等机关之间的移送：谁移给谁、移送单号、什么时候回复、结果怎样。",
    sample=_sample,
)
