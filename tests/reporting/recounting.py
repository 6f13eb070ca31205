"""Every figure of the yearly report counted a second time, in plain Python from whole records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lawgov_desktop.records.dates import first_day
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

Record = dict[str, Any]

INDUSTRY = ("industry", "regional", "social")
NOT_HELD = ("recalled", "cancelled")
CARD_CHANGES = ("issued", "renewed", "resumed", "reissued", "suspended", "lost", *NOT_HELD)


@dataclass(frozen=True, slots=True)
class Recount:
    """Asks of one record whether it counts; dates known to the month or year are taken at their first day."""

    store: Store
    period: Period
    read: dict[str, list[Record]] = field(default_factory=dict)
    """The registers as they were when they were first asked for."""

    @property
    def last(self) -> date:
        return self.period.last

    def all(self, kind: str) -> list[Record]:
        if kind not in self.read:
            self.read[kind] = list(drafts(self.store, ListQuery(kind, order="id")))
        return self.read[kind]

    def within(self, record: Record, field: str) -> bool:
        day = first_day(record.get(field))
        return day is not None and self.period.first <= day <= self.last

    def stands(self, record: Record, begins: str = "valid_from", ends: str = "valid_to") -> bool:
        first, end = first_day(record.get(begins)), first_day(record.get(ends))
        return (first is None or first <= self.last) and (end is None or end > self.last)

    def by_the_end(self, record: Record, field: str) -> bool:
        day = first_day(record.get(field))
        return day is not None and day <= self.last

    def matters(self) -> list[Record]:
        lists = {one["uuid"]: one for one in self.all("matter_list")}
        replaced = {
            one["succeeds"] for one in lists.values()
            if one["succeeds"] and self.by_the_end(one, "effective_on")
        }  # fmt: skip
        there = {
            uuid for uuid, one in lists.items()
            if uuid not in replaced and self.stands(one, "effective_on", "ended_on")
        }  # fmt: skip
        return [
            one for one in self.all("matter")
            if self.stands(one) and (one["list"] is None or one["list"] in there)
        ]  # fmt: skip

    def trained(self, category: str) -> set[str]:
        live = {one["uuid"] for one in self.all("officer")}
        return {
            row["officer"]
            for one in self.all("training_class")
            if one["category"] == "public_law" and self.within(one, "start_on")
            for row in one["enrolments"]
            if row["category"] == category and row["officer"] in live
        }

    def holds_card(self, officer: Record) -> bool:
        return any(
            card["officer"] == officer["uuid"] and self._held(card) for card in self.all("certificate")
        )

    def _held(self, card: Record) -> bool:
        if card["issued_on"] and not self.by_the_end(card, "issued_on"):
            return False
        done = [row for row in card["events"] if row["kind"] in CARD_CHANGES and self.by_the_end(row, "on")]
        latest = max(enumerate(done), key=lambda pair: (pair[1]["on"], pair[0]), default=(0, {"kind": ""}))
        return latest[1]["kind"] not in NOT_HELD

    def employed(self, employment: str) -> int:
        found: dict[str, set[str]] = {}
        for one in self.all("mediator"):
            person = f"{one['name']}/{one['id_no']}" if one["id_no"] else one["uuid"]
            for post in one["posts"]:
                if self.stands(post):
                    found.setdefault(person, set()).add(post["employment"])
        if employment == "full_time":
            return sum("full_time" in kinds for kinds in found.values())
        return sum("part_time" in kinds and "full_time" not in kinds for kinds in found.values())

    def engaged(self, one: Record) -> bool:
        last = self.last.isoformat()
        terms = one["terms"]
        in_term = not any(t["valid_from"] or t["valid_to"] for t in terms) or any(
            (t["valid_from"] or "") <= last
            and (not t["valid_to"] or t["valid_to"] >= last[: len(t["valid_to"])])
            for t in terms
        )
        left = first_day(one["ended_on"])
        return in_term and (left is None or left > self.last)

    def before(self, record: Record, field: str) -> bool:
        """The day lies before the period."""
        day = first_day(record.get(field))
        return day is not None and day < self.period.first

    def line(self, list_key: str, code: str | None) -> str:
        """The line of the statutory table a code is counted on."""
        return self.store.names.stat_line(list_key, code or "")

    def people_in_post(self, test: Callable[[Record, list[Record]], object]) -> int:
        """Mediators in post on the last day, each person once: (card, its posts of that day)."""
        found = set()
        for card in self.all("mediator"):
            posts = [post for post in card["posts"] if self.stands(post)]
            if posts and test(card, posts):
                found.add(f"{card['name']}/{card['id_no']}" if card["id_no"] else card["uuid"])
        return len(found)

    def first_clock(self, record: Record, rule: str) -> tuple[date, date | None] | None:
        """When the first period of that clock was due, and when it was met."""
        rows = self.store.book.rows(
            "SELECT due, done_on FROM deadline WHERE uuid = ? AND rule = ? ORDER BY id",
            (record["uuid"], rule),
        )
        return (date.fromisoformat(rows[0][0]), first_day(rows[0][1])) if rows else None


def held(kind: str, *kinds: str) -> Callable[[Recount], int]:
    return lambda me: sum(
        one["state"] == "held" and one["kind"] in kinds and me.within(one, "held_on") for one in me.all(kind)
    )


def mechanisms(*subjects: str) -> Callable[[Recount], int]:
    return lambda me: sum(
        me.stands(one, "issued_on", "ended_on") and bool(tags(one["subjects"]) & set(subjects))
        for one in me.all("mechanism")
    )


def tags(text: str | None) -> set[str]:
    return {part for part in (text or "").split(";") if part}


def count_if(kind: str, test: Callable[[Recount, Record], object]) -> Callable[[Recount], int]:
    return lambda me: sum(bool(test(me, one)) for one in me.all(kind))


def sum_if(kind: str, field: str, test: Callable[[Recount, Record], object]) -> Callable[[Recount], int]:
    return lambda me: sum(one[field] or 0 for one in me.all(kind) if test(me, one))


def dated(register: str, field: str, **equal: object) -> Callable[[Recount], int]:
    return count_if(
        register,
        lambda me, one: me.within(one, field) and all(one[name] == value for name, value in equal.items()),
    )


def events(*venues: str) -> Callable[[Recount], int]:
    return count_if(
        "publicity_event",
        lambda me, one: me.within(one, "held_on") and one["state"] in ("held", "made_up")
        and tags(one["venues"]) & set(venues),
    )  # fmt: skip


def is_sued_at_all(one: Record) -> bool:
    return one["instance"] not in ("enforcement", "nonsuit")


def is_sued(me: Recount, one: Record) -> bool:
    return me.within(one, "received_on") and is_sued_at_all(one)


def of_year(register: str, field: str, **equal: object) -> Callable[[Recount], int]:
    return count_if(
        register,
        lambda me, one: one[field] == me.last.year and all(one[name] == it for name, it in equal.items()),
    )


def is_case(me: Recount, one: Record) -> bool:
    return not one["number_void"] and not one["not_accepted_reason"]


COUNTS: dict[str, Callable[[Recount], int]] = {
    "matters_in_force": lambda me: len(me.matters()),
    "matters_changed": dated("matter", "changed_on"),
    "matters_moved_out": count_if(
        "matter",
        lambda me, one: me.within(one, "changed_on") and one["change_kind"] in ("moved_out", "recalled"),
    ),
    "supervision": dated("supervision", "supervised_on"),
    "cooperation_mechanisms": mechanisms("liaison", "information", "cooperation"),
    "liaison_meetings": held("meeting", "joint", "cooperation"),
    "proof_items": count_if("proof_item", lambda me, one: me.stands(one) and one["promise_allowed"] == 1),
    "promises": dated("promise", "promised_on"),
    "false_promises": dated("promise", "promised_on", result="false"),
    "joint_enforcement": dated("joint_enforcement", "held_on"),
    "enforcement_mechanisms": mechanisms("enforcement"),
    "liaison_pairs": count_if("liaison_pair", lambda me, one: me.stands(one)),
    "online_classes": count_if(
        "training_class",
        lambda me, one: me.within(one, "start_on") and one["mode"] in ("online", "mixed")
        and one["platform"] == "fzjy",
    ),
    "new_officers_trained": lambda me: len(me.trained("new")),
    "four_year_officers_trained": lambda me: len(me.trained("four_years")),
    "auxiliary_officers": count_if("auxiliary_officer", lambda me, one: me.stands(one)),
    "certificates_cancelled": count_if(
        "certificate",
        lambda me, one: any(row["kind"] == "cancelled" and me.within(row, "on") for row in one["events"]),
    ),
    "officers": count_if("officer", lambda me, one: me.stands(one) and me.holds_card(one)),
    "integrity_rules": mechanisms("integrity"),
    "integrity_open": count_if(
        "integrity_record",
        lambda me, one: (one["happened_on"] is None or me.by_the_end(one, "happened_on"))
        and one["kind"] not in ("rules", "education", "publicity") and not me.by_the_end(one, "closed_on"),
    ),
    "disclosed": dated("disclosure_item", "published_on"),
    "foi_requests": dated("foi_request", "received_on"),
    "integrity_lessons": held("meeting", "integrity"),
    "enterprise_school_events": events("enterprise", "school"),
    "enterprise_events": events("enterprise"),
    "school_events": events("school"),
    "enterprise_and_school_events": lambda me: (
        events("enterprise")(me) + events("school")(me) - events("enterprise", "school")(me)
    ),
    "market_day_events": count_if(
        "publicity_event",
        lambda me, one: me.within(one, "held_on") and one["state"] in ("held", "made_up")
        and one["is_market_day"] == 1,
    ),
    "lawsuits": count_if("litigation_case", is_sued),
    "lawsuits_closed": count_if(
        "litigation_case", lambda me, one: is_sued(me, one) and me.by_the_end(one, "closed_on")
    ),
    "lawsuits_leader_attended": count_if(
        "litigation_case",
        lambda me, one: is_sued(me, one) and any(row["leader_attended"] == 1 for row in one["hearings"]),
    ),
    "reconsiderations": dated("reconsideration_case", "received_on"),
    "administrative_mediation_start": held("meeting", "mediation_start"),
    "administrative_mediation": count_if(
        "admin_mediation_case", lambda me, one: me.within(one, "accepted_on") and is_case(me, one)
    ),
    "committees": count_if("committee", lambda me, one: me.stands(one) and one["kind"] not in INDUSTRY),
    "industry_committees": count_if("committee", lambda me, one: me.stands(one) and one["kind"] in INDUSTRY),
    "part_time_mediators": lambda me: me.employed("part_time"),
    "full_time_mediators": lambda me: me.employed("full_time"),
    "mediation_cases": count_if(
        "mediation_case", lambda me, one: me.within(one, "accepted_on") and is_case(me, one)
    ),
    "mediation_agreed": count_if(
        "mediation_case",
        lambda me, one: me.within(one, "agreement_on") and one["result"] == "agreed" and is_case(me, one),
    ),
    "lawful_administration_meetings": held("meeting", "lawful_admin"),
    "implementation_plans": count_if(
        "mechanism",
        lambda me, one: me.within(one, "issued_on") and one["kind"] == "plan"
        and "implementation" in tags(one["subjects"]),
    ),
    "special_studies": held("meeting", "special_study"),
    "law_studies": count_if(
        "law_study",
        lambda me, one: me.within(one, "studied_on") and one["state"] == "held"
        and one["occasion"] != "before_post",
    ),
    "pre_post_classes": dated("training_class", "start_on", category="pre_post"),
    "study_rules": mechanisms("study"),
    "leading_groups": count_if(
        "leading_group",
        lambda me, one: me.stands(one)
        and any(word in f"{one['name']}{one['subject'] or ''}" for word in ("法治", "依法行政")),
    ),
    "duties": of_year("duty", "year"),
    "duties_done": of_year("duty", "year", done=1),
    "accountability": dated("accountability", "decided_on"),
    "shortcomings": of_year("problem", "year", source="annual_report"),
    "carried_problems": of_year("problem", "year", source="carried"),
    "advice": of_year("next_plan", "report_year", kind="advice"),
    "decisions": dated("decision", "decided_on"),
    "normative_documents": dated("normative_document", "published_on"),
    "legality_reviews": dated("legality_review", "opinion_on"),
    "legal_advisers": count_if("legal_adviser", lambda me, one: me.engaged(one)),
    "adviser_opinions": dated("adviser_opinion", "given_on"),
    "handovers": dated("case_handover", "handed_on", organ_kind="police", direction="out"),
}  # fmt: skip
