"""The invented screenings of every village and month, and nine administrative mediations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop.practice.people import as_party, firm
from lawgov_desktop.practice.stories import HOW_OFTEN, STORIES
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.screening import zero_report

SILENT: Final = ("松林", 8)
"""The village that forgot a month, and which: 排查缺报 has something to find."""
_SIMPLE: Final = ("neighbour", "family", "land", "house", "contract", "wages", "other")
_ADMIN: Final = (
    # organ, category, nature, summary, terms, 元
    ("自然资源所", "homestead", "civil", "{a}与{b}因宅基地东西界址不清发生争议，申请镇政府调解。",
     "以宅基地使用证载明的四至为准，{b}拆除越界的围墙。", 0),
    ("农业农村办公室", "agriculture", "civil", "{a}反映从{b}购买的玉米种子出苗率低，要求赔偿。",
     "{b}赔偿{a}种子款和误工费{m}元。", 4200),
    ("村镇建设办公室", "planning", "civil", "{a}认为{b}建房超出批准面积影响其采光。",
     "{b}后退半米重砌后墙，{a}不再要求补偿。", 0),
    ("综合行政执法队", "security", "civil", "{a}与{b}因占道摆摊争抢位置发生推搡。",
     "双方互相道歉，按划定的摊位经营。", 0),
    ("劳动保障所", "labour", "civil", "{a}等人反映{b}拖欠工资，申请镇政府协调。",
     "{b}于十日内付清{a}等人工资{m}元。", 26800),
    ("自然资源所", "land", "civil", "{a}与{b}因荒山权属界线发生争议。",
     "以两村民组长现场指认的山脊线为界。", 0),
    ("征迁办公室", "expropriation", "administrative", "{a}对道路征地青苗补偿数额有异议。",
     "按重新清点的青苗数补足补偿款{m}元。", 3650),
    ("市场监管所", "market", "civil", "{a}在{b}购买的电动车一月内多次故障，要求退货。",
     "{b}为{a}换同型号新车一辆。", 0),
    ("水利站", "environment", "civil", "{a}反映{b}养殖废水流入灌溉渠。",
     "{b}修建沉淀池并清理渠道，补偿{a}{m}元。", 1500),
)  # fmt: skip


def write(year: PracticeYear, cases: Sequence[Draft]) -> None:
    leaders = [
        f"{post}{year.people.anyone(year.villages[0]).name}" for post in ("副镇长", "副书记", "武装部长")
    ]
    _screened_cases(year, cases, leaders)
    _months(year, leaders)
    _hot(year, leaders)
    _administrative(year)


def _screened_cases(year: PracticeYear, cases: Sequence[Draft], leaders: Sequence[str]) -> None:
    """Cases that came from a screening have it, with the same parties."""
    seats = {seat.uuid: seat for seat in year.seats}
    for case in (one for one in cases if one.get("source") == "screened" and one["state"] != "void"):
        seat = seats[case["committee"]]
        found = date.fromisoformat(case["accepted_on"]) - timedelta(days=year.rng.randint(0, 2))
        parties = [
            {
                name: party[name]
                for name in ("side", "party_kind", "name", "phone", "address")
                if party.get(name)
            }
            for party in case["parties"]
        ]
        draft = {
            "screened_on": found.isoformat(),
            "village": f"{seat.village}村",
            "committee": seat.uuid,
            "screener": seat.mediators[0][1],
            "parties": parties,
            "dispute_type": case["dispute_type"],
            "details": case["summary"],
            "people_involved": case.get("people_involved") or len(parties),
            "risk": "medium" if case.get("difficulty") in ("complex", "major") else "low",
            "leader": year.rng.choice(leaders),
            "unit": f"{seat.village}村",
            "responsible": seat.mediators[0][1],
            "measures": "移交调委会调解",
            "outcome": "to_mediation",
            "closed_on": case.get("closed_on") or case.get("result_on"),
        }
        uuid = year.save("screening", draft)
        year.batch.save("mediation_case", {"screening": uuid}, uuid=case["uuid"])


def _months(year: PracticeYear, leaders: Sequence[str]) -> None:
    """Every village every month: a zero report, or one or two small disputes."""
    held = 0
    for month in range(1, 13):
        first = year.day(month, 1)
        if first > year.today:
            break
        runs = (first.year, first.month) == (year.today.year, year.today.month) and year.today.day < 25
        for place, seat in enumerate(year.seats[:-1]):
            if (seat.village, month) == SILENT or (runs and place % 3):
                continue
            if year.rng.random() < 0.68:
                report = zero_report(f"{seat.village}村", f"{first:%Y-%m}", seat.mediators[0][1], seat.uuid)
                year.save("screening", report)
                continue
            for _ in range(year.rng.choice((1, 1, 1, 2))):
                held += 1
                year.save("screening", _dispute(year, seat, first, held, leaders))


def _dispute(year: PracticeYear, seat: Any, first: date, number: int, leaders: Sequence[str]) -> Draft:
    rng = year.rng
    last = min(first + timedelta(days=27), year.today)
    day = first + timedelta(days=rng.randint(0, (last - first).days))
    types = [name for name, _ in HOW_OFTEN if name in _SIMPLE]
    kind = rng.choice(types)
    one, other = year.people.anyone(seat.village), year.people.anyone(seat.village)
    words = {"a": one.name, "b": other.name, "v": f"{seat.village}村", "m": "800", "days": "10"}
    risk = "high" if number % 23 == 5 else rng.choice(("low", "low", "low", "medium"))
    due = day + timedelta(days=15 if risk != "high" else 30)
    draft: Draft = {
        "screened_on": day.isoformat(),
        "village": f"{seat.village}村",
        "committee": seat.uuid,
        "screener": rng.choice((seat.mediators[0][1], f"{seat.village}村网格员")),
        "parties": [
            {"side": "party", "party_kind": "person", "name": someone.name, "phone": someone.phone}
            for someone in (one, other)
        ],
        "dispute_type": kind,
        "details": rng.choice(STORIES[kind]).summary.format(**words),
        "people_involved": rng.choice((2, 2, 3, 4)),
        "risk": risk,
        "leader": rng.choice(leaders) if risk in ("high", "medium") else None,
        "unit": f"{seat.village}村",
        "responsible": seat.mediators[0][1],
        "measures": rng.choice(("村组干部上门劝解", "请老党员、老组长一起做工作", "约双方到村部当面说清")),
        "due": due.isoformat(),
    }
    settled = day + timedelta(days=rng.randint(0, 12))
    if (
        settled <= year.today
        and (number % 19 != 7 or (year.today - day).days > 75)
        and not (risk == "high" and number % 2 and due > year.today)
    ):
        draft |= {"outcome": "settled", "closed_on": settled.isoformat(), "prevented": 1}
    else:
        draft["outcome"] = "held" if risk == "high" else "under_way"
    figures = {
        5: ("petition", 8),
        12: ("crime", 4),
        28: ("suicide", 1),
        33: ("petition", 7),
        41: ("brawl", 12),
    }
    if number in figures:
        what, people = figures[number]
        draft |= {f"{what}_cases": 1, f"{what}_people": people}
    return draft


def _hot(year: PracticeYear, leaders: Sequence[str]) -> None:
    """Whatever the day, one dispute of high risk is held down and not settled."""
    seat = year.seats[4]
    day = year.workday(year.today - timedelta(days=14))
    draft = _dispute(year, seat, day.replace(day=1), 5, leaders)
    draft |= {
        "screened_on": day.isoformat(),
        "due": (day + timedelta(days=30)).isoformat(),
        "outcome": "held",
        "closed_on": None,
        "prevented": None,
        "petition_cases": None,
        "petition_people": None,
        "outcome_text": "双方情绪激动，已安排专人每日走访，派出所已介入。",
    }
    year.save("screening", draft)


def _administrative(year: PracticeYear) -> None:
    """Nine; the last one is still under way while the year runs."""
    runs = year.today < date(year.year, 12, 31)
    first = date(year.year, 1, 8)
    span = (min(year.today, date(year.year, 12, 8)) - first).days - 10
    for place, (organ, category, nature, summary, terms, amount) in enumerate(_ADMIN):
        last = place == len(_ADMIN) - 1
        day = year.workday(first + timedelta(days=span * place // (len(_ADMIN) - 1)))
        if last and runs and year.today.year == year.year:
            day = year.today - timedelta(days=6)
            day -= timedelta(days=max(day.weekday() - 4, 0))
        village = year.villages[(place * 5 + 3) % len(year.villages)]
        someone = year.people.anyone(village)
        parties = [as_party(someone, "applicant")]
        if place in (1, 4, 7):
            parties.append(firm(year.rng, village, year.people.anyone(village).phone))
        elif nature == "administrative":
            parties.append(
                {"side": "respondent", "party_kind": "legal_person", "name": f"{year.town}人民政府"}
            )
        else:
            parties.append(as_party(year.people.anyone(village), "respondent"))
        words = {"a": someone.name, "b": parties[1]["name"], "m": f"{amount:,}".replace(",", "")}
        draft: Draft = {
            "started_by": "application" if place % 4 else "office",
            "applied_on": (day - timedelta(days=1)).isoformat() if place % 4 else None,
            "replied_on": day.isoformat() if place % 4 else None,
            "accepted_on": day.isoformat(),
            "organ": f"{year.town}{organ}",
            "handler": year.people.anyone(village).name,
            "category": category,
            "nature": nature,
            "summary": summary.format(**words),
            "people_involved": 6 if place == 4 else 2,
            "amount": amount * 100 or None,
            "consent": 1,
            "parties": parties,
        }
        if not (last and runs and year.today.year == year.year):
            draft |= _ended(year, place, day, terms.format(**words))
        year.save("admin_mediation_case", draft)


def _ended(year: PracticeYear, place: int, day: date, terms: str) -> Draft:
    held = year.workday(day + timedelta(days=6))
    session = {
        "kind": "mediation",
        "held_on": held.isoformat(),
        "started_at": "9:30—11:00",
        "place": f"{year.town}政府二楼调解室",
        "present": "承办单位、村干部",
        "text": "宣布权利义务，听取双方陈述，查看材料，提出调解意见。",
    }
    found: Draft = {"sessions": [session], "result_on": held.isoformat()}
    closed = min(held + timedelta(days=9), max(year.today, held))
    if place == 5:
        return found | {
            "result": "failed",
            "ended_reason": "双方对山界各执一词，证据不足。",
            "other_ways_told": 1,
            "closed_on": closed.isoformat(),
        }
    return found | {
        "result": "agreed",
        "agreement_form": "oral" if place == 3 else "written",
        "agreement_on": held.isoformat(),
        "terms": terms,
        "performance_state": "immediate" if place in (3, 7) else "performed",
        "performed_on": (held if place in (3, 7) else closed).isoformat(),
        "closed_on": closed.isoformat(),
    }
