"""Instalments, risks and odd coincidences added to the invented cases, and referrals in and out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.several import joined
from lawgov_desktop.registers.mediation import instalments
from lawgov_desktop.registers.mediation.difficulty import WEIGHTY, reasons_met

_FROM: Final = {
    "police": ("police", "龙溪派出所"),
    "police_110": ("police", "龙溪派出所"),
    "court": ("court", "练习县人民法院龙溪法庭"),
    "court_pretrial": ("court", "练习县人民法院龙溪法庭"),
    "petition": ("petition", "龙溪镇信访办"),
    "hotline": ("other", "练习县政务服务热线办公室"),
    "other_organ": ("labour", "练习县人力资源和社会保障局"),
}
"""Source of a case → code and name of the organ that sent it."""
_AGENT_PHONE: Final = "19900009876"
"""One number behind several parties: what 核查提示 is for."""


def read_cases(year: PracticeYear) -> list[Draft]:
    """The year's cases as they stand, the oldest first."""
    found = (year.batch.store.get("mediation_case", uuid) for uuid in year.records["mediation_case"])
    return [case for case in found if case is not None]


def write(year: PracticeYear, cases: Sequence[Draft]) -> None:
    _instalments(year, cases)
    _risks(year, cases)
    _odd_on_purpose(year, cases)
    _referrals(year, cases)


def _change(year: PracticeYear, case: Draft, changes: Draft) -> None:
    """Change a case, and what is known of it here."""
    case.update(year.batch.save("mediation_case", changes, uuid=case["uuid"]).draft)


# --- instalments


def _instalments(year: PracticeYear, cases: Sequence[Draft]) -> None:
    """Some large sums are paid month by month: four fall behind, two keep up, two are through."""
    large = [
        case
        for case in cases
        if case.get("result") == "agreed"
        and (case.get("amount") or 0) >= 150_000
        and case.get("agreement_on")
    ]
    going = [
        case
        for case in large
        if not case.get("closed_on")
        and not case.get("confirmation_applied_on")
        and _days(case["agreement_on"], year.today) > 45
    ]
    for place, case in enumerate(going[:6]):
        _pay_in_part(year, case, behind=place < 4)
    through = [
        case
        for case in large
        if case.get("performance_state") == "performed" and _days(case["agreement_on"], year.today) > 150
    ]
    for case in through[-2:]:
        first = date.fromisoformat(case["agreement_on"]) + timedelta(days=5)
        last = date.fromisoformat(case["performed_on"] or case["agreement_on"])
        rows = instalments.split(int(case["amount"]), 2, first)
        rows[1]["due"] = max(last, first).isoformat()
        for row in rows:
            paid_on = min(row["due"], last.isoformat())
            row |= {"paid_on": paid_on, "paid": row["amount"], "proof": "收条"}
        _change(year, case, {"performance_way": "instalments", "instalments": rows})


def _pay_in_part(year: PracticeYear, case: Draft, *, behind: bool) -> None:
    first = date.fromisoformat(case["agreement_on"]) + timedelta(days=20)
    gone = max((year.today - first).days // 30, 0) + 1  # instalments that are due by now
    rows = instalments.split(int(case["amount"]), gone + (1 if behind else 3), first)
    paid = max(gone - 2, 0) if behind else gone
    for number, row in enumerate(rows):
        if row["due"] > year.today.isoformat():
            continue
        if number < paid:
            row |= {
                "paid_on": row["due"],
                "paid": row["amount"],
                "proof": year.rng.choice(("收条", "银行转账")),
            }
        elif behind and number == paid and number % 2 == 0:
            row |= {"paid_on": row["due"], "paid": row["amount"] // 2, "proof": "收条，余款答应下月补"}
    _change(
        year,
        case,
        {
            "performance_way": "instalments",
            "performance_state": "partial" if any(row.get("paid") for row in rows) else "unperformed",
            "performance_due": rows[-1]["due"],
            "performed_on": None,
            "confirmation_waived": 1,
            "instalments": rows,
        },
    )


def _days(since: str, today: date) -> int:
    return (today - date.fromisoformat(since)).days


# --- risks and reasons


def _risks(year: PracticeYear, cases: Sequence[Draft]) -> None:
    going = [case for case in cases if case.get("state") in ("open", "agreed", "failed")]
    for place, case in enumerate(going[2:5]):
        accepted = date.fromisoformat(case["accepted_on"])
        if place == 0:
            _change(
                year,
                case,
                {
                    "escalation": "crime",
                    "escalation_measures": "村干部分头稳住双方，收走现场的工具，派人看护。",
                    "escalation_reported_on": min(accepted + timedelta(days=1), year.today).isoformat(),
                    "escalation_reported_to": "龙溪派出所",
                },
            )
        else:
            measures = "包村干部每日走访，约双方近亲做工作。"
            _change(year, case, {"escalation": "possible", "escalation_measures": measures})
    for place, case in enumerate(one for one in cases if one.get("difficulty") in WEIGHTY):
        met = reasons_met(case)
        more = () if met else (year.rng.choice(("long_running", "petition_risk", "land_title")),)
        if place % 4:
            _change(year, case, {"difficulty_reasons": joined((*met, *more))})


def _odd_on_purpose(year: PracticeYear, cases: Sequence[Draft]) -> None:
    """One telephone behind three parties, and six files closed on the eve of an inspection."""
    with_people = [case for case in cases if len(case.get("parties") or ()) == 2 and case["state"] != "void"]
    for case in with_people[10:70:22]:
        parties = [dict(party) for party in case["parties"]]
        parties[1]["phone"] = _AGENT_PHONE
        _change(year, case, {"parties": parties})
    closed = [case for case in cases if case.get("closed_on")]
    for case in closed:
        day = case["closed_on"]
        together = [
            other
            for other in closed
            if 0 <= (date.fromisoformat(other["closed_on"]) - date.fromisoformat(day)).days <= 14
        ]
        last = max(other["closed_on"] for other in together)
        ready = [other for other in together if not other.get("archived_on") or other["archived_on"] >= last]
        if len(ready) >= 6:
            for other in ready[:6]:
                _change(year, other, {"closed_on": last})
            return


# --- referrals


def _referrals(year: PracticeYear, cases: Sequence[Draft]) -> None:
    for number, case in enumerate((one for one in cases if one.get("source") in _FROM), start=1):
        _came_in(year, case, number)
    failed = [
        case for case in cases if case.get("result") in ("failed", "referred") and case.get("result_on")
    ]
    for place, case in enumerate(failed[:6]):
        _went_out(year, case, place)
    _not_ours(year)
    for days_ago, who in ((3, "police"), (9, "petition")):
        _still_waiting(year, days_ago, who)


def _came_in(year: PracticeYear, case: Draft, number: int) -> None:
    organ, name = _FROM[case["source"]]
    sent = date.fromisoformat(case["accepted_on"]) - timedelta(days=year.rng.choice((0, 0, 1, 2)))
    slip: Draft = {
        "direction": "in",
        "organ": organ,
        "organ_name": name,
        "referred_on": sent.isoformat(),
        "slip_number": f"移字〔{sent.year}〕{number}号",
        "committee": case["committee"],
        "mediation_case": case["uuid"],
        "party_names": case["party_names"],
        "dispute_type": case["dispute_type"],
        "summary": case["summary"],
        "received_by": case.get("registered_by"),
        "received_on": case["accepted_on"],
    }
    if organ in ("court", "petition"):
        slip["reply_due"] = (sent + timedelta(days=30)).isoformat()
    result_on = case.get("result_on")
    if result_on:
        back = min(date.fromisoformat(result_on) + timedelta(days=3), year.today)
        agreed = case.get("result") == "agreed"
        slip |= {
            "returned_on": back.isoformat(),
            "outcome": "settled" if agreed else "failed",
            "outcome_text": "已达成调解协议，复印件一份附后。"
            if agreed
            else "调解不成，调解记录复印件附后。",
            "court_told": None if agreed else 1,
        }
    elif case.get("not_accepted_reason"):
        slip |= {
            "returned_on": case["accepted_on"],
            "outcome": "returned",
            "outcome_text": "不予受理，材料退回。",
        }
    _change(year, case, {"referral": year.save("referral", slip)})


def _went_out(year: PracticeYear, case: Draft, place: int) -> None:
    sent = min(date.fromisoformat(case["result_on"]) + timedelta(days=2), year.today)
    organ, name = (
        ("court", "练习县人民法院龙溪法庭"),
        ("labour", "练习县人力资源和社会保障局"),
        ("police", "龙溪派出所"),
        ("court", "练习县人民法院龙溪法庭"),
        ("petition", "龙溪镇信访办"),
        ("court", "练习县人民法院龙溪法庭"),
    )[place]
    slip: Draft = {
        "direction": "out",
        "organ": organ,
        "organ_name": name,
        "referred_on": sent.isoformat(),
        "slip_number": f"龙司移〔{sent.year}〕{place + 1}号",
        "committee": case["committee"],
        "mediation_case": case["uuid"],
        "party_names": case["party_names"],
        "dispute_type": case["dispute_type"],
        "summary": case["summary"],
        "reason": "经多次调解未能达成协议，当事人要求通过其他途径解决。",
        "materials": "调解记录复印件、当事人身份证复印件",
        "handed_by": case.get("registered_by"),
        "received_by": "值班人员",
        "court_told": 1,
        "remarks": "当事人可以依法向人民法院起诉",
    }
    answered = sent + timedelta(days=9)
    if place not in (1, 4) and answered <= year.today:
        slip |= {
            "returned_on": answered.isoformat(),
            "outcome": "returned" if place == 2 else "accepted",
            "outcome_text": "不属于治安案件，建议当事人起诉。" if place == 2 else "已收到，立案办理。",
        }
    year.save("referral", slip)


def _not_ours(year: PracticeYear) -> None:
    day = year.day(4, 16)
    if year.past(day + timedelta(days=1)):
        year.save(
            "referral",
            {
                "direction": "in",
                "organ": "town",
                "organ_name": "龙溪镇便民服务中心",
                "referred_on": day.isoformat(),
                "party_names": year.people.anyone(year.villages[2]).name,
                "summary": "群众咨询医保报销比例，转来请求调解。",
                "received_by": "值班人员",
                "received_on": day.isoformat(),
                "returned_on": (day + timedelta(days=1)).isoformat(),
                "outcome": "returned",
                "outcome_text": "不属于民间纠纷，已告知到医保窗口办理。",
            },
        )


def _still_waiting(year: PracticeYear, days_ago: int, organ: str) -> None:
    """Came in lately and is not yet a case."""
    village = year.rng.choice(list(year.villages))
    first, second = (year.people.anyone(village).name for _ in range(2))
    day = year.workday(year.today - timedelta(days=days_ago + 2))
    seat = next(seat for seat in year.seats if seat.village == village)
    name = "龙溪派出所" if organ == "police" else "龙溪镇信访办"
    year.save(
        "referral",
        {
            "direction": "in",
            "organ": organ,
            "organ_name": name,
            "referred_on": day.isoformat(),
            "committee": seat.uuid,
            "party_names": f"{first}、{second}",
            "dispute_type": "neighbour",
            "summary": f"{first}与{second}因门前停车发生口角，双方愿意调解。",
            "received_by": "值班人员",
            "received_on": day.isoformat(),
            "reply_due": (day + timedelta(days=15)).isoformat(),
        },
    )
