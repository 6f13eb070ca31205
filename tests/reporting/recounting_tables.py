"""Every column of the statutory tables counted a second time in plain Python from whole records."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from lawgov_desktop.reporting.mediation_table import COMMITTEE_LINES, DISPUTE_LINES, SOURCE_LINES
from tests.reporting.recounting import (
    COUNTS,
    Record,
    Recount,
    count_if,
    dated,
    is_case,
    is_sued_at_all,
    sum_if,
    tags,
)
from tests.reporting.recounting_fulfilment import DONE, FULFILMENT_COUNTS

Test = Callable[[Recount, Record], object]
Count = Callable[[Recount], int]

SCREENED = (
    "screenings", "found", "prevented", "suicide_cases", "suicide_people", "crime_cases", "crime_people",
    "petition_cases", "petition_people", "brawl_cases", "brawl_people",
)  # fmt: skip


def numbered(key: str, kind: str, values: tuple[Any, ...], test: Callable[[Any], Test]) -> dict[str, Count]:
    return {f"{key}_{place}": count_if(kind, test(value)) for place, value in enumerate(values, start=1)}


# --- 人民调解


def accepted(me: Recount, one: Record) -> bool:
    return me.within(one, "accepted_on") and is_case(me, one)


def agreed(me: Recount, one: Record) -> bool:
    return me.within(one, "agreement_on") and one["result"] == "agreed" and is_case(me, one)


def ended(me: Recount, one: Record, *, before: bool) -> bool:
    """The mediation came to its end before the period (or by its last day)."""
    end = {"end": one["result_on"] or one["closed_on"]}
    return me.before(end, "end") if before else me.by_the_end(end, "end")


def open_case(me: Recount, one: Record, *, before: bool) -> bool:
    came = me.before(one, "accepted_on") if before else me.by_the_end(one, "accepted_on")
    return came and not ended(me, one, before=before) and is_case(me, one)


def ended_in(me: Recount, one: Record) -> bool:
    came = me.by_the_end(one, "accepted_on")
    return came and ended(me, one, before=False) and not ended(me, one, before=True) and is_case(me, one)


def of_committee(line: str) -> Test:
    def test(me: Recount, one: Record) -> bool:
        # The kind of a committee in the recycle bin is still known.
        kinds = dict(me.store.book.rows("SELECT uuid, kind FROM committee"))
        kind = kinds.get(one["committee"] or "")
        return accepted(me, one) and bool(kind) and me.line("committee_kind", kind) == line

    return test


def of_line(field: str, list_key: str, basis: Test) -> Callable[[str], Test]:
    return lambda line: lambda me, one: basis(me, one) and me.line(list_key, one[field]) == line


def by_form(kind: str, key: str, basis: Test) -> dict[str, Count]:
    form = of_line("agreement_form", "agreement_form", basis)
    return {f"{key}_oral": count_if(kind, form("口头")), f"{key}_written": count_if(kind, form("书面"))}


def confirmed(one: Record, me: Recount) -> bool:
    return me.line("confirmation_result", one["confirmation_result"]) == "司法确认"


def screened(name: str) -> Count:
    def count(me: Recount) -> int:
        days = ((one, {"day": one["screened_on"] or one["month"]}) for one in me.all("screening"))
        return sum(one[name] or 0 for one, day in days if me.within(day, "day"))

    return count


MEDIATION: dict[str, Count] = {
    "mediation_cases": count_if("mediation_case", accepted),
    "mediation_people": sum_if("mediation_case", "people_involved", accepted),
    "mediation_agreed": count_if("mediation_case", agreed),
    "mediation_difficult": count_if(
        "mediation_case", of_line("difficulty", "difficulty", accepted)("疑难复杂案件")
    ),
    "mediation_amount": sum_if("mediation_case", "amount", agreed),
    **numbered("mediation_by_committee", "mediation_case", COMMITTEE_LINES, of_committee),
    **numbered(
        "mediation_by_source", "mediation_case", SOURCE_LINES, of_line("source", "case_source", accepted)
    ),
    **numbered(
        "mediation_by_type", "mediation_case", DISPUTE_LINES,
        of_line("dispute_type", "dispute_type", accepted),
    ),
    **by_form("mediation_case", "mediation", agreed),
    "mediation_performed": count_if(
        "mediation_case", lambda me, one: me.within(one, "performed_on") and is_case(me, one)
    ),
    "mediation_confirmed": count_if(
        "mediation_case",
        lambda me, one: me.within(one, "confirmation_decided_on") and confirmed(one, me) and is_case(me, one),
    ),
    "mediation_carried_in": count_if("mediation_case", lambda me, one: open_case(me, one, before=True)),
    "mediation_ended": count_if("mediation_case", ended_in),
    "mediation_carried_out": count_if("mediation_case", lambda me, one: open_case(me, one, before=False)),
    **{f"screening_{name}": screened(name) for name in SCREENED},
}  # fmt: skip

# --- 组织队伍


def stands(me: Recount, one: Record) -> bool:
    return me.stands(one)


def posts(*wanted: str, field: str = "employment") -> Count:
    return lambda me: me.people_in_post(lambda card, held: any(post[field] in wanted for post in held))


def cards(test: Callable[[Recount, Record], object]) -> Count:
    return lambda me: me.people_in_post(lambda card, held: test(me, card))


def han(me: Recount) -> set[str]:
    choices = me.store.book.rows(
        "SELECT code FROM code_entry WHERE list_key = 'ethnic_group' AND label = '汉族'"
    )
    return {code for (code,) in choices}


ORGANISATION: dict[str, Count] = {
    "organisation_committees": count_if("committee", stands),
    **numbered(
        "organisation_kind", "committee", COMMITTEE_LINES,
        lambda line: lambda me, one: me.stands(one) and me.line("committee_kind", one["kind"]) == line,
    ),
    **{
        f"organisation_{name}": sum_if("committee", name, stands)
        for name in ("members", "women", "minority")
    },
    "organisation_mediators": cards(lambda me, card: True),
    "organisation_full_time": lambda me: me.employed("full_time"),
    "organisation_part_time": lambda me: me.employed("part_time"),
    "organisation_engaged": posts("engaged", field="role"),
    "organisation_female": cards(lambda me, card: me.line("sex", card["sex"]) == "女性"),
    "organisation_minorities": cards(
        lambda me, card: card["ethnic_group"] is not None and card["ethnic_group"] not in han(me)
    ),
    **{
        f"organisation_education_{place}": cards(
            lambda me, card, line=line: me.line("education", card["education"]) == line
        )
        for place, line in enumerate(("大专以上", "高中", "高中以下"), start=1)
    },
}  # fmt: skip

# --- 经费


def given(line: str) -> Test:
    def test(me: Recount, one: Record) -> bool:
        when = {"day": one["paid_on"] or (f"{one['year']}" if one["year"] else None)}
        return me.within(when, "day") and me.line("mediation_fund_kind", one["kind"]) == line

    return test


FUNDS: dict[str, Count] = {
    **{
        f"funds_{key}": sum_if("mediation_fund", "amount", given(line))
        for key, line in (("guidance", "指导经费"), ("grant", "补助经费"), ("allowance", "补贴经费"))
    },
    "funds_by_case": sum_if("subsidy", "amount", lambda me, one: me.within(one, "paid_on")),
    "organisation_trained": sum_if(
        "meeting",
        "present",
        lambda me, one: (
            me.within(one, "held_on") and one["state"] == "held" and one["kind"] == "mediator_training"
        ),
    ),
}

# --- 行政调解


def taken(me: Recount, one: Record) -> bool:
    return me.within(one, "accepted_on") and is_case(me, one)


ADMIN: dict[str, Count] = {
    "admin_mediation_cases": count_if("admin_mediation_case", taken),
    **{
        f"admin_mediation_{nature}": count_if(
            "admin_mediation_case",
            lambda me, one, nature=nature: taken(me, one) and one["nature"] == nature,
        )
        for nature in ("civil", "administrative")
    },
    "admin_mediation_people": sum_if("admin_mediation_case", "people_involved", taken),
    "admin_mediation_groups": count_if(
        "admin_mediation_case", lambda me, one: taken(me, one) and one["group_case"] == 1
    ),
    "admin_mediation_agreed": count_if("admin_mediation_case", agreed),
    **by_form("admin_mediation_case", "admin_mediation", agreed),
    "admin_mediation_amount": sum_if("admin_mediation_case", "amount", agreed),
    "admin_mediation_performed": count_if(
        "admin_mediation_case", lambda me, one: me.within(one, "performed_on") and is_case(me, one)
    ),
    "admin_mediation_confirmed": count_if(
        "admin_mediation_case", lambda me, one: agreed(me, one) and confirmed(one, me)
    ),
}  # fmt: skip

# --- 行政应诉、行政复议


def suit(field: str, test: Test = lambda me, one: True) -> Count:
    return count_if(
        "litigation_case",
        lambda me, one: is_sued_at_all(one) and me.within(one, field) and test(me, one),
    )


def open_suit(me: Recount, one: Record) -> bool:
    return is_sued_at_all(one) and me.by_the_end(one, "received_on") and not me.by_the_end(one, "closed_on")


def carried_suit(me: Recount, one: Record) -> bool:
    return is_sued_at_all(one) and me.before(one, "received_on") and not me.before(one, "closed_on")


SUITS: dict[str, Count] = {
    "lawsuits_received": suit("received_on"),
    **{
        f"lawsuits_instance_{place}": suit(
            "received_on", lambda me, one, line=line: me.line("litigation_instance", one["instance"]) == line
        )
        for place, line in enumerate(("一审", "二审", "再审"), start=1)
    },
    "lawsuits_judged": suit("judgment_on"),
    "lawsuits_lost": suit("judgment_on", lambda me, one: one["lost"] == 1),
    "lawsuits_not_lost": suit("judgment_on", lambda me, one: not one["lost"]),
    **{
        f"lawsuits_attendance_{place}": suit(
            "judgment_on", lambda me, one, values=values: one["attendance"] in values
        )
        for place, values in enumerate((("attended", "partly"), ("absent",), ("no_hearing",)), start=1)
    },
    "lawsuits_carried_in": count_if("litigation_case", carried_suit),
    "lawsuits_ended": suit("closed_on", lambda me, one: me.by_the_end(one, "received_on")),
    "lawsuits_open": count_if("litigation_case", open_suit),
    "reconsiderations_received": dated("reconsideration_case", "received_on"),
    "reconsiderations_replied": dated("reconsideration_case", "replied_on"),
    "reconsiderations_decided": dated("reconsideration_case", "decision_on"),
    **numbered(
        "reconsiderations_outcome", "reconsideration_case", ("未纠错", "纠错", "不计入"),
        lambda line: lambda me, one: me.within(one, "decision_on")
        and me.line("reconsideration_outcome", one["outcome"]) == line,
    ),
}  # fmt: skip

# --- 培训、普法


def begun(me: Recount, one: Record) -> bool:
    return me.within(one, "start_on")


def done(me: Recount, one: Record) -> bool:
    return me.within(one, "held_on") and one["state"] in DONE


ACTIVITIES: dict[str, Count] = {
    "training_classes": count_if("training_class", begun),
    "training_people": sum_if("training_class", "headcount", begun),
    "training_passed": sum_if("training_class", "passed", begun),
    "training_hours": sum_if("training_class", "hours", begun),
    "publicity_events": count_if("publicity_event", done),
    "publicity_market_days": count_if(
        "publicity_event", lambda me, one: done(me, one) and one["is_market_day"] == 1
    ),
    **{
        f"publicity_venue_{venue}": count_if(
            "publicity_event", lambda me, one, venue=venue: done(me, one) and venue in tags(one["venues"])
        )
        for venue in ("organ", "village", "community", "school", "enterprise", "unit")
    },
    **{
        f"publicity_{name}": sum_if("publicity_event", name, done)
        for name in ("audience", "copies", "boards", "banners", "consultations", "leads")
    },
}  # fmt: skip

EVERY: dict[str, Count] = {
    **COUNTS, **FULFILMENT_COUNTS, **MEDIATION, **ORGANISATION, **FUNDS, **ADMIN, **SUITS, **ACTIVITIES,
}  # fmt: skip
"""Key of a figure → the second count of it."""
