"""The practice book's officers, cards and classes: 45 trained after four years, 2 new, 2 cards cancelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop.practice import enforcement_classes as classes
from lawgov_desktop.practice.matters import COUNTY
from lawgov_desktop.practice.people import Someone
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.dates import months_on
from lawgov_desktop.records.record_type import Draft

LONG_HELD: Final = 45
"""持证满四年 in the practice year (the published report of the township the program was made for)."""

_UNITS: Final = (
    ("综合行政执法队", "城市管理、农业农村", ("队长", "副队长", "中队长", "队员", "队员", "队员")),
    ("应急管理站", "应急管理", ("站长", "副站长", "安全员", "工作人员")),
    ("农业服务中心", "农业农村、水利、林业", ("主任", "副主任", "农技员", "工作人员")),
    ("规划建设办公室", "自然资源、住房建设", ("主任", "副主任", "工作人员")),
    ("综合文化站", "文化旅游", ("站长", "工作人员")),
    ("党政办公室", "综合", ("主任", "工作人员")),
)
_WEIGHTS: Final = (22, 8, 9, 7, 3, 3)


@dataclass(slots=True)
class Holder:
    """An officer being written: the record, its card's number, the unit."""

    uuid: str
    name: str
    unit: str
    number: str


class Roster:
    """Writes officers and cards one after the other; the numbers run on."""

    def __init__(self, year: PracticeYear) -> None:
        self.year = year
        self._issued = 0
        self._places = [place for place, weight in zip(_UNITS, _WEIGHTS, strict=True) for _ in range(weight)]
        self._next = 0

    def officer(self, joined: date, how: str, *, youngest: int = 26, oldest: int = 55, **more: Any) -> Holder:
        """One officer from ``joined`` on."""
        year = self.year
        someone = self._someone(youngest, oldest)
        unit, fields, posts = self._places[self._next * 7 % len(self._places)]
        self._next += 1
        draft = _person(year, someone) | {
            "unit": unit,
            "post": year.rng.choice(posts),
            "establishment": year.rng.choice(("civil", "institution", "institution", "quasi_civil")),
            "enforcement_body": f"{year.town}人民政府",
            "enforcement_fields": fields,
            "area": f"{year.town}行政区域",
            "valid_from": joined.isoformat(),
            "joined_by": how,
        }
        uuid = year.save("officer", draft | more)
        return Holder(uuid, someone.name, unit, "")

    def card(self, holder: Holder, issued: date, *, events: list[Draft] | None = None, **more: Any) -> None:
        """Give a card; five years are printed on it."""
        self._issued += 1
        holder.number = f"豫练{issued.year % 100:02}{self._issued:04}"
        until = months_on(issued, 12 * 5) - timedelta(days=1)
        first = {"kind": "issued", "on": issued.isoformat(), "approved_by": f"{COUNTY}司法局"}
        self.year.save(
            "certificate",
            {
                "officer": holder.uuid,
                "unit": holder.unit,
                "number": holder.number,
                "kind": "provincial",
                "organ": f"{COUNTY}人民政府",
                "area": f"{self.year.town}行政区域",
                "issued_on": issued.isoformat(),
                "valid_to": until.isoformat(),
                "events": [first, *(events or ())],
            }
            | more,
        )

    def _someone(self, youngest: int, oldest: int) -> Someone:
        village = self.year.rng.choice(list(self.year.villages))
        return self.year.people.anyone(village, youngest=youngest, oldest=oldest)


def write(year: PracticeYear) -> None:
    """Write the drawer's records of the practice year."""
    roster = Roster(year)
    long_held = [_long_held(roster, place) for place in range(LONG_HELD)]
    earlier = _trained_earlier(roster)
    others = _younger_cards(roster)
    fresh = _newly_certified(roster)
    _cancelled(roster)
    _left_last_year(roster)
    roster.officer(year.day(7, 12, 1), "new", youngest=23, oldest=30, remarks="尚未参加执法资格考试。")
    helpers = _assistants(year, long_held)
    classes.write(year, long_held, fresh, earlier, others, helpers)


def _long_held(roster: Roster, place: int) -> Holder:
    """Cards of the first months five years ago: four years old at the class, good to the year's end."""
    issued = roster.year.day(1, 15, 4) + timedelta(days=place * 3)
    holder = roster.officer(issued - timedelta(days=200 + place * 17), "opening", oldest=56)
    events: list[Draft] = []
    moved = roster.year.day(3, 18, 1)
    if place in (7, 22):
        events = [{"kind": "amended", "on": moved.isoformat(), "reason": "information", "note": "职务变动"}]
    roster.card(holder, roster.year.workday(issued), events=events)
    return holder


def _trained_earlier(roster: Roster) -> list[Holder]:
    """Cards near their end whose holders passed last year: three renewed this spring, one run out."""
    year = roster.year
    found = []
    for place in range(3):
        issued, renewed = year.day(4, 8 + place, 5), year.day(4, 6 + place)
        holder = roster.officer(issued - timedelta(days=700), "opening", youngest=35)
        ended = {
            "kind": "recalled",
            "on": renewed.isoformat(),
            "reason": "expiring",
            "returned": 1,
            "returned_on": renewed.isoformat(),
            "approved_by": f"{COUNTY}司法局",
            "note": "到期换证，旧证收回",
        }
        roster.card(holder, issued, events=[ended] if year.past(renewed) else [])
        if year.past(renewed):
            roster.card(holder, renewed)
        found.append(holder)
    holder = roster.officer(year.day(2, 3, 8), "opening", youngest=40)
    roster.card(holder, year.day(9, 21, 5))
    found.append(holder)
    return found


def _younger_cards(roster: Roster) -> list[Holder]:
    """Cards of the last three years: one suspended, one lost and reissued, one brought along."""
    year = roster.year
    found = []
    for place in range(3):
        issued = year.day(10, 12 + place, 3 - place)
        holder = roster.officer(issued - timedelta(days=150), "new", oldest=40)
        roster.card(holder, issued)
        found.append(holder)
    holder = roster.officer(year.day(6, 1, 3), "new", oldest=38)
    day = year.day(10, 19)
    event = {
        "kind": "suspended",
        "on": day.isoformat(),
        "reason": "disciplined",
        "returned": 1,
        "approved_by": f"{COUNTY}司法局",
        "note": "检查时未出示证件，暂扣三个月",
    }
    roster.card(holder, year.day(11, 9, 3), events=[event] if year.past(day) else [])
    found.append(holder)
    holder = roster.officer(year.day(3, 1, 2), "new", oldest=38)
    lost, again = year.day(5, 11), year.day(6, 3)
    events = [
        {"kind": "lost", "on": lost.isoformat(), "reason": "lost", "note": "下村途中遗失，已登报声明"},
        {"kind": "reissued", "on": again.isoformat(), "reason": "lost", "approved_by": f"{COUNTY}司法局"},
    ]
    roster.card(
        holder, year.day(8, 16, 2), events=[one for one in events if one["on"] <= year.today.isoformat()]
    )
    found.append(holder)
    day = year.day(3, 16)
    if year.past(day):
        holder = roster.officer(day, "transfer_in", remarks="由邻镇调入，证件随人。")
        roster.card(holder, year.day(9, 6, 2))
        found.append(holder)
    return found


def _newly_certified(roster: Roster) -> list[Holder]:
    """Two who joined this spring, were trained and examined in June, and hold cards since August."""
    year = roster.year
    found = []
    for place in range(2):
        joined, issued = year.day(3, 2 + place), year.day(8, 24)
        if not year.past(joined):
            continue
        holder = roster.officer(joined, "new", youngest=23, oldest=31)
        if year.past(issued):
            roster.card(holder, issued)
        found.append(holder)
    return found


def _cancelled(roster: Roster) -> None:
    """The two cards cancelled in the year: one holder retired, one left enforcement; both handed in."""
    year = roster.year
    for issued, left, why, reason, note in (
        (year.day(11, 3, 3), year.day(4, 30), "retired", "retired", "到龄退休"),
        (year.day(5, 20, 2), year.day(9, 14), "off_duty", "off_duty", "转到便民服务中心，不再从事执法"),
    ):
        gone = year.past(left)
        more: Draft = {"valid_to": left.isoformat(), "left_by": why} if gone else {}
        old = why == "retired"
        holder = roster.officer(
            issued - timedelta(days=900),
            "opening",
            youngest=60 if old else 30,
            oldest=60 if old else 45,
            **more,
        )
        ended: Draft = {
            "kind": "cancelled",
            "on": (left + timedelta(days=5)).isoformat(),
            "reason": reason,
            "returned": 1,
            "returned_on": left.isoformat(),
            "reported_on": (left + timedelta(days=2)).isoformat(),
            "approved_by": f"{COUNTY}司法局",
            "note": note,
        }
        roster.card(holder, issued, events=[ended] if gone and ended["on"] <= year.today.isoformat() else [])


def _left_last_year(roster: Roster) -> None:
    """Two of last year: one moved away, one retired; past years still count them."""
    year = roster.year
    for month, why in ((3, "transfer_out"), (10, "retired")):
        issued, left = year.day(5, 10, 4), year.day(month, 28, 1)
        age = 61 if why == "retired" else 38
        holder = roster.officer(
            issued - timedelta(days=800),
            "opening",
            youngest=age,
            oldest=age,
            valid_to=left.isoformat(),
            left_by=why,
        )
        ended = {
            "kind": "cancelled",
            "on": left.isoformat(),
            "reason": why,
            "returned": 1,
            "approved_by": f"{COUNTY}司法局",
        }
        roster.card(holder, issued, events=[ended])


def _assistants(year: PracticeYear, officers: list[Holder]) -> list[Holder]:
    """Nine who help and may not enforce; one of them left in autumn."""
    duties = (
        ";publicity;patrol;",
        ";patrol;dissuasion;",
        ";information;service;",
        ";applications;logistics;",
    )
    found = []
    for place in range(9):
        someone = year.people.anyone(year.rng.choice(list(year.villages)), youngest=22, oldest=45)
        draft = _person(year, someone) | {
            "unit": "综合行政执法队",
            "post": "协管员",
            "hiring": year.rng.choice(("contract", "contract", "dispatch", "welfare")),
            "duties": duties[place % len(duties)],
            "led_by": officers[place * 3].uuid,
            "badge_number": f"龙执辅{place + 1:03}",
            "valid_from": year.day(1 + place, 8, 2).isoformat(),
            "contract_to": year.day(12, 31).isoformat(),
        }
        draft.pop("ethnic_group")
        left = year.day(10, 9)
        if place == 8 and year.past(left):
            draft |= {"valid_to": left.isoformat(), "left_reason": "个人辞职"}
        uuid = year.save("auxiliary_officer", draft)
        found.append(Holder(uuid, someone.name, "综合行政执法队", f"龙执辅{place + 1:03}"))
    return found


def _person(year: PracticeYear, someone: Someone) -> Draft:
    return {
        "name": someone.name,
        "sex": someone.sex,
        "id_no": someone.id_no,
        "ethnic_group": "01",
        "education": year.rng.choice(("college", "bachelor", "bachelor", "bachelor")),
        "political_status": year.rng.choice(("01", "01", "13")),
        "phone": someone.phone,
    }
