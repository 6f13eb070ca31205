"""What a lawsuit goes on to: the next instance with its parties, or a suggestion of the court."""

from __future__ import annotations

from lawgov_desktop.records.record_type import Draft, Onward
from lawgov_desktop.registers.litigation import stages

_SHARED = (
    "plaintiffs",
    "plaintiff_kind",
    "plaintiff_count",
    "co_defendants",
    "third_parties",
    "cause",
    "field",
    "act_type",
    "act",
    "requests",
    "facts",
    "damages_claimed",
    "damages_amount",
    "document_review",
    "must_attend",
    "handler",
    "office",
)


def _next(draft: Draft, instance: str, position: str | None) -> Draft:
    """The next instance of the same dispute: same parties and cause, linked back to this one."""
    return {
        **{name: draft[name] for name in _SHARED if draft.get(name) is not None},
        "previous": draft["uuid"],
        "reconsideration": draft.get("reconsideration"),
        "instance": instance,
        "position": position,
        "agents": [
            {name: row.get(name) for name in ("name", "kind", "workplace", "phone", "scope")}
            for row in draft.get("agents") or ()
        ],
    }


def _appeal(draft: Draft) -> Draft:
    ours = draft.get("appeal_by") in ("us", "both")
    third = draft.get("position") == "third"
    return _next(draft, "second", "appellant" if ours else "third" if third else "appellee")


def _retrial(draft: Draft) -> Draft:
    return _next(draft, "retrial_review", "retrial_applicant" if draft.get("lost") else "retrial_respondent")


def _suggestion(draft: Draft) -> Draft:
    return {
        "kind": "court",
        "from_organ": draft.get("court"),
        "case": draft["uuid"],
        "handler": draft.get("handler"),
        "office": draft.get("office"),
    }


def _decided(draft: Draft) -> bool:
    return bool(draft.get("judgment_on") or draft.get("outcome"))


ONWARD = (
    Onward(
        "appeal",
        "登记二审",
        "litigation_case",
        _appeal,
        lambda draft: _decided(draft) and (draft.get("instance") or "first") in stages.FIRST,
    ),
    Onward(
        "remand",
        "登记发回重审",
        "litigation_case",
        lambda draft: _next(draft, "remand", "defendant"),
        lambda draft: draft.get("outcome") in ("appeal_remanded", "appeal_continue"),
    ),
    Onward(
        "retrial",
        "登记申请再审",
        "litigation_case",
        _retrial,
        lambda draft: (
            bool(draft.get("effective_on")) and draft.get("instance") in ("first", "remand", "second")
        ),
    ),
    Onward(
        "enforcement",
        "登记执行",
        "litigation_case",
        lambda draft: _next(draft, "enforcement", "debtor" if draft.get("lost") else "creditor"),
        lambda draft: bool(draft.get("effective_on")) and draft.get("instance") != "enforcement",
    ),
    Onward("suggestion", "登记司法建议", "judicial_suggestion", _suggestion),
)
