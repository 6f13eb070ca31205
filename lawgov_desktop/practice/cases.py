"""The invented cases: a year of disputes in every state, some overdue or nearly so on the given day."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop.practice.organisation import Seat
from lawgov_desktop.practice.people import (
    RARE_NAMES,
    VILLAGES,
    Population,
    as_card,
    as_party,
    firm,
    pick,
)
from lawgov_desktop.practice.stories import HOW_OFTEN, STORIES, Story
from lawgov_desktop.storage.store import Batch

CASES: Final = 150

_SOURCES: Final = (
    ("applied", 52), ("active", 20), ("screened", 14), ("grid", 10), ("police", 6), ("police_110", 4),
    ("court", 3), ("court_pretrial", 3), ("petition", 4), ("hotline", 3), ("assigned", 2), ("other_organ", 1),
)  # fmt: skip
_WITH_FIRM: Final = frozenset(
    ("wages", "business", "consumer", "property", "pollution", "medical", "online", "tourism")
)
_OF_TRADE: Final = frozenset(("contract", "consumer", "labour", "business"))
"""Disputes that may come before the committee of the trade."""

_RECENT: Final = (45, 38, 34, 31, 29, 27, 24, 20, 16, 12, 9, 6, 4, 2)
"""Ages in days of the newest cases: whatever the day, something is open, due soon and overdue."""

_OVERDUE, _EXTENDED, _NEARLY_DUE = 38, 34, (29, 27, 24)
"""What became of some of them: still open after a month, extended by consent, a month soon over."""


class CaseWriter:
    """Writes the cases one after the other, the oldest first, so that their numbers run with the days."""

    def __init__(
        self, batch: Batch, rng: random.Random, people: Population, seats: list[Seat], today: date
    ) -> None:
        self._batch = batch
        self._rng = rng
        self._people = people
        self._seats = seats
        self._today = today
        self._rare = list(RARE_NAMES)
        self._known: list[tuple[str, dict[str, Any]]] = []
        self._fresh: list[
            tuple[str, dict[str, Any]]
        ] = []  # of the case being written: known from the next on

    def write_year(self, first: date) -> None:
        """150 cases accepted from ``first`` to today."""
        span = (self._today - first).days
        ages = [self._rng.randint(max(_RECENT) + 1, span) for _ in range(CASES - len(_RECENT))]
        ages += _RECENT
        days = sorted(self._working_day(self._today - timedelta(days=age)) for age in ages)
        types = [name for name, _ in HOW_OFTEN]
        types += [pick(self._rng, HOW_OFTEN) for _ in range(CASES - len(types))]
        self._rng.shuffle(types)
        for place, (day, dispute_type) in enumerate(zip(days, types, strict=True)):
            self._batch.save("mediation_case", self._case(place, day, dispute_type))

    def _working_day(self, day: date) -> date:
        while day.weekday() >= 5:
            day -= timedelta(days=1)
        return day

    def _case(self, place: int, day: date, dispute_type: str) -> dict[str, Any]:
        rng = self._rng
        *villages, trade = self._seats
        seat = trade if dispute_type in _OF_TRADE and place % 3 == 0 else rng.choice(villages)
        story = rng.choice(STORIES[dispute_type])
        parties = self._parties(seat, dispute_type, place)
        self._known += self._fresh
        self._fresh.clear()
        amount = rng.randint(story.least, story.most) * 100 if story.most else 0
        words = {
            "a": str(parties[0]["name"]), "b": str(parties[1]["name"]), "v": seat.village + "村",
            "m": f"{amount:,}".replace(",", ""), "days": str(rng.choice((5, 7, 10, 15, 20))),
        }  # fmt: skip
        case: dict[str, Any] = {
            "accepted_on": day.isoformat(),
            "committee": seat.uuid,
            "dispute_type": dispute_type,
            "source": pick(rng, _SOURCES),
            "summary": story.summary.format(**words),
            "difficulty": "major"
            if amount >= 50000
            else pick(rng, (("simple", 5), ("ordinary", 12), ("complex", 2))),
            "people_involved": len(parties)
            + (rng.randint(3, 12) if dispute_type == "wages" else rng.choice((0, 0, 1, 2))),
            "consent": 1,
            "registered_by": seat.mediators[0][1],
            "requests": "请求调委会主持调解，妥善解决纠纷。",
            "parties": parties,
            "mediators": [
                {"mediator": uuid, "name": name, "role": "chief" if number == 0 else "assistant"}
                for number, (uuid, name) in enumerate(seat.mediators[:2])
            ],
        }
        if amount:
            case["amount"] = amount * 100
        self._what_became(case, place, day, story, words, seat)
        self._doubts_on_purpose(case, place)
        case["materials"] = _materials(case, place)
        if place % 17 == 4:  # registered in a hurry: the rest is still to be completed
            case |= {"source": None, "difficulty": None, "people_involved": None}
        return case

    def _parties(self, seat: Seat, dispute_type: str, place: int) -> list[dict[str, Any]]:
        rng = self._rng
        applicant = self._party(seat.village, "applicant", rare=place % 29 == 5)
        if dispute_type in _WITH_FIRM and rng.random() < 0.7:
            other = firm(rng, seat.village, self._people.anyone(seat.village).phone)
        else:
            village = seat.village if rng.random() < 0.8 else rng.choice(VILLAGES)
            other = self._party(village, "respondent", rare=place % 37 == 7)
        parties = [applicant, other]
        if dispute_type in ("family", "wages", "land") and rng.random() < 0.2:
            parties.append(self._party(seat.village, "applicant" if dispute_type == "wages" else "third"))
        return parties

    def _party(self, village: str, side: str, *, rare: bool = False) -> dict[str, Any]:
        if self._known and not rare and self._rng.random() < 0.06:  # somebody known from an earlier case
            uuid, party = self._known.pop(self._rng.randrange(len(self._known)))
            return {**party, "side": side, "person": uuid}
        someone = self._people.anyone(village, name=self._rare.pop(0) if rare and self._rare else "")
        party = as_party(someone, side)
        if self._rng.random() < 0.18:
            uuid = self._batch.save("person", as_card(someone)).uuid
            self._fresh.append((uuid, dict(party)))
            party["person"] = uuid
        return party

    def _what_became(
        self, case: dict[str, Any], place: int, day: date, story: Story, words: dict[str, str], seat: Seat
    ) -> None:
        """The course of the case up to today."""
        rng, age = self._rng, (self._today - day).days
        if place in (17, 58, 103):
            case |= {
                "not_accepted_reason": rng.choice(("handled", "refused")),
                "mediators": [],
                "consent": None,
            }
            case["remarks"] = "已告知当事人可以通过其他途径解决。"
            return
        if place == 41:
            case |= {"number_void": 1, "void_reason": "重复登记，与同日另一件为同一纠纷"}
            return
        if self._is_open(place):
            self._still_open(case, place, day, seat, age)
            return
        ended = self._working_day(min(day + timedelta(days=rng.randint(1, 24)), self._today))
        ended = max(ended, day)
        case["sessions"] = self._sessions(case, day, ended, seat)
        chance = rng.random()
        if chance < 0.86 or place < 10:
            self._agreed(case, place, ended, story, words, seat)
        else:
            case |= {
                "result": pick(rng, (("failed", 6), ("withdrawn", 3), ("referred", 2), ("ended", 1))),
                "result_on": ended.isoformat(),
            }
            case |= {"ended_reason": "双方差距较大，多次调解未能达成一致。", "other_ways_told": 1}
            if (self._today - ended).days > 10 and place % 3:
                case["closed_on"] = (ended + timedelta(days=3)).isoformat()

    def _is_open(self, place: int) -> bool:
        age = _newest(place)
        if age in (_OVERDUE, _EXTENDED, *_NEARLY_DUE):
            return True
        return age < min(_NEARLY_DUE) and self._rng.random() < 0.75

    def _still_open(self, case: dict[str, Any], place: int, day: date, seat: Seat, age: int) -> None:
        if age > 6:
            held = self._working_day(day + timedelta(days=4))
            case["sessions"] = self._sessions(case, day, max(held, day), seat)[:1]
        if _newest(place) == _EXTENDED:  # one month is over; the parties agreed to go on
            case |= {
                "extension_consent": 1,
                "extension_consent_on": (day + timedelta(days=28)).isoformat(),
                "extension_days": 15,
            }

    def _sessions(self, case: dict[str, Any], day: date, ended: date, seat: Seat) -> list[dict[str, Any]]:
        place = f"{seat.village}村人民调解室"
        names = "、".join(str(party["name"]) for party in case["parties"])
        survey = {
            "kind": "survey", "held_on": day.isoformat(), "started_at": "9:00—10:00", "place": place,
            "asked": case["parties"][0]["name"], "recorder": seat.mediators[-1][1],
            "text": f"问：请讲一下事情经过。\n答：{case['summary']}，想请调委会帮助解决。",
        }  # fmt: skip
        mediation = {
            "kind": "mediation", "held_on": ended.isoformat(), "started_at": "14:30—16:00", "place": place,
            "present": f"{names}、村民代表", "recorder": seat.mediators[-1][1],
            "text": "调解员宣布当事人的权利义务，听取陈述，查看现场，讲明有关规定，分别做工作后提出方案。",
        }  # fmt: skip
        return [survey, mediation]

    def _agreed(
        self, case: dict[str, Any], place: int, ended: date, story: Story, words: dict[str, str], seat: Seat
    ) -> None:
        rng, today = self._rng, self._today
        written = rng.random() < 0.72 or any(name in case["summary"] for name in RARE_NAMES)
        since = (today - ended).days
        case |= {
            "result": "agreed",
            "result_on": ended.isoformat(),
            "agreement_form": "written" if written else "oral",
            "agreement_on": ended.isoformat(),
            "effective_on": ended.isoformat(),
            "facts": story.facts.format(**words),
            "terms": _numbered(term.format(**words) for term in story.terms),
            "performance_way": "once" if case.get("amount") else "act",
            "performance_place": f"{seat.village}村人民调解室",
        }  # fmt: skip
        if written:
            case |= {
                "signed_and_sealed": 1,
                "agreement_number": f"{seat.village}调字〔{ended.year}〕{place + 1}号",
            }
        else:
            case["oral_reason"] = "纠纷简单，当事人认为无需制作调解协议书"
        due = ended + timedelta(days=int(words["days"]))
        self._performance(case, place, ended, due)
        self._confirmation(case, place, ended)
        if since > 12 and (place % 11 or since > 100):
            self._follow_ups(case, ended, due)
        if since > 45 and case.get("follow_ups") and case["performance_state"] in ("immediate", "performed"):
            closed = ended + timedelta(days=40)
            case["closed_on"] = closed.isoformat()
            if since > 75 and place % 5:
                case |= {
                    "archived_on": (closed + timedelta(days=20)).isoformat(),
                    "archived_by": seat.mediators[0][1],
                    "retention": "short",
                }

    def _performance(self, case: dict[str, Any], place: int, ended: date, due: date) -> None:
        if self._rng.random() < 0.3:
            case |= {"performance_state": "immediate", "performed_on": ended.isoformat()}
            return
        case["performance_due"] = due.isoformat()
        if due >= self._today:
            case["performance_state"] = "not_due"
        elif place % 23 == 0:
            case["performance_state"] = "unperformed"
        elif place % 31 == 0:
            case["performance_state"] = "partial"
        else:
            case |= {"performance_state": "performed", "performed_on": due.isoformat()}

    def _confirmation(self, case: dict[str, Any], place: int, ended: date) -> None:
        """《人民调解法》第三十三条: together, within thirty days from the day of effect."""
        since = (self._today - ended).days
        if case["performance_state"] in ("immediate", "performed"):
            return
        if case["agreement_form"] == "oral":
            case["confirmation_waived"] = 1 if since > 20 else None
            return
        if place % 6 == 1 and since > 20:
            applied = self._working_day(ended + timedelta(days=9))
            case |= {
                "confirmation_applied_on": applied.isoformat(),
                "confirmation_court": "练习县人民法院",
                "confirmation_accepted_on": (applied + timedelta(days=2)).isoformat(),
                "confirmation_result": "confirmed",
                "confirmation_decided_on": (applied + timedelta(days=10)).isoformat(),
                "confirmation_number": f"（{applied.year}）练0000民特{place + 1}号",
            }
        elif since > 33:
            case["confirmation_waived"] = 1

    def _follow_ups(self, case: dict[str, Any], ended: date, due: date) -> None:
        rng = self._rng
        visits = []
        for number, day in enumerate((ended + timedelta(days=11), due + timedelta(days=6))):
            if day > self._today or (number and case["performance_state"] == "immediate"):
                continue
            visits.append(
                {
                    "visited_on": day.isoformat(),
                    "visitor": case["mediators"][0]["name"],
                    "visited": case["parties"][number % 2]["name"],
                    "way": rng.choice(("visit", "phone", "visit")),
                    "occasion": "协议履行情况",
                    "satisfaction": pick(
                        rng, (("very", 5), ("satisfied", 9), ("fairly", 3), ("dissatisfied", 1))
                    ),
                    "risk": pick(rng, (("none", 12), ("low", 3), ("medium", 1))),
                    "findings": "双方按协议履行，关系恢复正常。",
                }
            )
        case["follow_ups"] = sorted(visits, key=lambda visit: str(visit["visited_on"]))

    def _doubts_on_purpose(self, case: dict[str, Any], place: int) -> None:
        """What really stands in old registers: a mistyped ID, half a phone number, words for a date."""
        first = case["parties"][0]
        match place % 72:
            case 3:
                first["id_no"] = first["id_no"][:-1] + ("1" if first["id_no"][-1] != "1" else "2")
            case 9:
                first["phone"] = first["phone"][:-1]
            case 15:
                first["id_no"] = None
                first["unread"] = {"id_no": "不详"}
            case 21 if not case.get("closed_on") and not case.get("performed_on"):
                case["unread"] = {"performed_on": "年前"}


def _materials(case: dict[str, Any], place: int) -> list[dict[str, Any]]:
    """What the folder holds besides the printed papers; now and then the copies of the IDs were forgotten."""
    if case.get("result") in (None, "ongoing"):
        return []
    found: list[dict[str, Any]] = []
    people = sum(party.get("party_kind") != "legal_person" for party in case["parties"])
    if place % 13 != 6:
        found.append({"item": "identity", "title": "当事人身份证复印件", "sheets": max(people, 1)})
    elif case.get("archived_on"):
        case["archived_reason"] = "一方当事人外出务工，身份证复印件待其返乡后补交。"
    if case.get("performance_state") in ("immediate", "performed") and case.get("amount"):
        found.append({"item": "performance", "title": "收条", "sheets": 1})
    if case.get("confirmation_decided_on"):
        found.append({"item": "confirmation", "title": "司法确认裁定书", "sheets": 2})
    return found


def _numbered(terms: Iterable[str]) -> str:
    return "\n".join(f"{number}、{term}。" for number, term in zip("一二三四五六", terms, strict=False))


def _newest(place: int) -> int:
    """The age a case was given for its part among the newest; a large number for all older cases."""
    number = place - (CASES - len(_RECENT))
    return _RECENT[number] if number >= 0 else 9999
