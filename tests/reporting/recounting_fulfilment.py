"""How well it was done, counted a second time in plain Python from whole records."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.reporting.recounting import Record, Recount, count_if, dated, is_sued_at_all, of_year, sum_if

ACTS = ("rules", "education", "publicity")
DONE = ("held", "made_up")


def in_time(kind: str, field: str, rule: str, *, met: bool) -> Callable[[Recount], int]:
    def test(me: Recount, one: Record) -> bool:
        clock = me.first_clock(one, rule)
        if clock is None or not me.within(one, field):
            return False
        due, done = clock
        if done is not None and done <= me.last:
            return done <= due or not met
        return not met and due < me.last

    return count_if(kind, test)


def seats(me: Recount) -> Iterator[Record]:
    for one in me.all("training_class"):
        if me.within(one, "start_on"):
            yield from one["enrolments"]


def seated(test: Callable[[Record], object]) -> Callable[[Recount], int]:
    return lambda me: sum(bool(test(row)) for row in seats(me))


def sat(row: Record) -> bool:
    return bool({row["result"], row["resit_result"]} & {"pass", "fail"})


def auxiliary_trained(me: Recount) -> int:
    live = {one["uuid"] for one in me.all("auxiliary_officer")}
    return len({row["assistant"] for row in seats(me)} & live)


def plan_met(me: Recount, line: Record) -> bool:
    held = [
        event
        for event in me.all("publicity_event")
        if event["plan"] == line["uuid"] and event["state"] in DONE and me.within(event, "held_on")
    ]
    return me.within(line, "month") and len(held) >= max(line["events_wanted"] or 1, 1)


def heard(me: Recount, case: Record, *, leader: bool) -> bool:
    rows = [row for row in case["hearings"] if me.within(row, "held_on")]
    came = [row for row in rows if row["leader_attended"] == 1]
    return is_sued_at_all(case) and case["position"] != "third" and bool(came if leader else rows)


def owed(one: Record) -> bool:
    return one["kind"] not in ACTS


def put_right(me: Recount, one: Record, source: str) -> bool:
    done = me.by_the_end(one, "done_on") or me.by_the_end(one, "closed_on")
    return one["year"] == me.last.year and one["source"] == source and done


def five_steps(one: Record) -> bool:
    """Each is over, with what came of it, or not needed, with the reason."""

    def over(end: str, *says: str) -> bool:
        return bool(one[end]) and any(one[name] not in (None, "") for name in says)

    def step(needed: str, why: str, done: bool) -> bool:
        return bool(one[why]) if one[needed] == 0 else done

    return (
        step(
            "comment_needed", "comment_waived", over("comment_to", "opinions_received", "comment_conclusion")
        )
        and step("expert_needed", "expert_waived", over("expert_on", "expert_conclusion", "experts"))
        and step("risk_needed", "risk_waived", over("risk_on", "risk_grade", "risk_conclusion"))
        and over("review_on", "review_conclusion")
        and over("discussed_on", "discussion_result")
    )


FULFILMENT_COUNTS: dict[str, Callable[[Recount], int]] = {
    "supervision_problems": dated("supervision", "supervised_on", problem_found=1),
    "promises_checked": count_if(
        "promise", lambda me, one: me.within(one, "promised_on") and me.by_the_end(one, "verified_on")
    ),
    "guidance": lambda me: sum(
        me.within(row, "held_on") for one in me.all("liaison_pair") for row in one["guidance"]
    ),
    "exam_due": seated(lambda row: row["result"] or row["resit_result"]),
    "exam_sat": seated(sat),
    "exam_passed": seated(lambda row: "pass" in (row["result"], row["resit_result"])),
    "exam_resits": seated(lambda row: row["resit_result"] in ("pass", "fail")),
    "auxiliary_trained": auxiliary_trained,
    "integrity_found": count_if(
        "integrity_record", lambda me, one: me.within(one, "happened_on") and owed(one)
    ),
    "integrity_closed": count_if(
        "integrity_record", lambda me, one: me.within(one, "closed_on") and owed(one)
    ),
    "integrity_lesson_people": sum_if(
        "meeting", "present",
        lambda me, one: me.within(one, "held_on") and one["state"] == "held" and one["kind"] == "integrity",
    ),
    "foi_answered": dated("foi_request", "answered_on"),
    "foi_due": in_time("foi_request", "received_on", "foi_reply", met=False),
    "foi_on_time": in_time("foi_request", "received_on", "foi_reply", met=True),
    "disclosure_due": in_time("disclosure_item", "formed_on", "proactive_disclosure", met=False),
    "disclosure_on_time": in_time("disclosure_item", "formed_on", "proactive_disclosure", met=True),
    "publicity_plans": dated("publicity_plan", "month"),
    "publicity_plans_met": count_if("publicity_plan", plan_met),
    "lawsuits_heard": count_if("litigation_case", lambda me, one: heard(me, one, leader=False)),
    "lawsuits_heard_attended": count_if("litigation_case", lambda me, one: heard(me, one, leader=True)),
    "pre_post_people": sum_if(
        "training_class", "headcount",
        lambda me, one: me.within(one, "start_on") and one["category"] == "pre_post",
    ),
    "law_reports": of_year("law_report", "year"),
    "duties_in_person": count_if(
        "duty",
        lambda me, one: one["year"] == me.last.year and one["done"] == 1
        and one["item"] in ("deploy", "inquire", "coordinate", "supervise"),
    ),
    "shortcomings_done": count_if("problem", lambda me, one: put_right(me, one, "annual_report")),
    "carried_problems_done": count_if("problem", lambda me, one: put_right(me, one, "carried")),
    "decisions_complete": count_if(
        "decision", lambda me, one: me.within(one, "decided_on") and five_steps(one)
    ),
    "normative_reviewed": count_if(
        "normative_document", lambda me, one: me.within(one, "published_on") and one["review_on"]
    ),
    "normative_filing_due": in_time("normative_document", "published_on", "normative_filing", met=False),
    "normative_filing_on_time": in_time("normative_document", "published_on", "normative_filing", met=True),
    "normative_ended": dated("normative_document", "ended_on"),
}  # fmt: skip
