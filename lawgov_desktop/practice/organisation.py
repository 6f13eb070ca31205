"""The invented committees and mediators: 22 villages, one trade; 22 mediators part-time, 4 full-time."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any, Final

from lawgov_desktop.practice.people import PHONES, TOWN, VILLAGES, Population, Someone
from lawgov_desktop.storage.store import Batch

TRADE_COMMITTEE: Final = f"{TOWN}建材行业人民调解委员会"
MERGED_VILLAGE: Final = "小龙溪"
"""A village that was merged into 龙溪: its committee ended, so that past days count differently."""

_FULL_TIME: Final = (("trade", 2), ("龙溪", 1), ("望城", 1))


@dataclass(frozen=True, slots=True)
class Seat:
    """A committee that hears cases: its record, its village (without 村) and who mediates there."""

    uuid: str
    village: str
    mediators: tuple[tuple[str, str], ...]
    """(uuid, name), the first one leads."""


def set_up(batch: Batch, rng: random.Random, people: Population, year: int) -> list[Seat]:
    """Write committees and mediators; gives the seats of today, the trade committee last.

    Asked for today: 22 village committees and 1 of a trade, 22 part-time and 4 full-time mediators.
    """
    elected = year - 2  # three years of office (《人民调解法》第九条): they run out next January
    seats: list[Seat] = []
    committees: dict[str, str] = {}
    chairs: dict[str, Someone] = {}
    for place, village in enumerate(VILLAGES):
        chairs[village] = people.anyone(village, youngest=38, oldest=62)
        committees[village] = _village_committee(batch, rng, village, chairs[village], elected, place)
    _merged_committee(batch, people, year)
    chairs["trade"] = people.anyone(VILLAGES[0], youngest=45, oldest=60)
    committees["trade"] = _trade_committee(batch, chairs["trade"], elected)

    full_time: dict[str, list[tuple[str, str]]] = {}
    for where, how_many in _FULL_TIME:
        for _ in range(how_many):
            someone = people.anyone(VILLAGES[0] if where == "trade" else where, youngest=32, oldest=58)
            post = _post(committees[where], "engaged", "full_time", f"{year - 1}-03-01")
            background = rng.choice(("退休法官", "退役军人", "法律工作者", "退休教师"))
            found = (_mediator(batch, rng, someone, [post], background), someone.name)
            full_time.setdefault(where, []).append(found)
    for place, village in enumerate(VILLAGES):
        chair = chairs[village]
        post = _post(
            committees[village], "director", "part_time", f"{elected}-01-{10 + place % 15:02}", "elected"
        )
        seated = ((_mediator(batch, rng, chair, [post], "村干部"), chair.name), *full_time.get(village, ()))
        seats.append(Seat(committees[village], village, seated))
    _those_who_left(batch, rng, people, committees, year)
    seats.append(Seat(committees["trade"], VILLAGES[0], tuple(full_time["trade"])))
    return seats


def _village_committee(
    batch: Batch, rng: random.Random, village: str, chair: Someone, elected: int, place: int
) -> str:
    members = rng.choice((3, 5, 5, 7))
    day = 10 + place % 15
    saved = batch.save(
        "committee",
        {
            "name": f"{TOWN}{village}村人民调解委员会",
            "kind": "village",
            "short_name": village,
            "set_up_by": f"{village}村村民委员会",
            "village": f"{village}村",
            "address": f"{TOWN}{village}村党群服务中心",
            "phone": chair.phone,
            "chair": chair.name,
            "members": members,
            "women": rng.choice((1, 1, 2)),
            "minority": 0,
            "formed_by": "villagers",
            "formed_on": f"{elected}-01-{day:02}",
            "term_from": f"{elected}-01-{day:02}",
            "term_to": f"{elected + 3}-01-{day - 1:02}",
            "valid_from": "2011-03" if place % 4 else "2008",
            "filed_on": f"{elected}-01-{day + 4:02}",
            "filing_number": f"龙司备〔{elected}〕{place + 1}号",
            "grade": rng.choice(("规范化", "规范化", "示范")),
        },
    )
    return saved.uuid


def _merged_committee(batch: Batch, people: Population, year: int) -> None:
    chair = people.anyone(VILLAGES[0], youngest=50, oldest=66)
    batch.save(
        "committee",
        {
            "name": f"{TOWN}{MERGED_VILLAGE}村人民调解委员会",
            "kind": "village",
            "short_name": MERGED_VILLAGE,
            "village": f"{MERGED_VILLAGE}村",
            "chair": chair.name,
            "members": 3,
            "women": 1,
            "valid_from": "2011-03",
            "valid_to": f"{year - 3}-06-30",
            "remarks": f"{MERGED_VILLAGE}村并入龙溪村，调委会撤销。",
        },
    )


def _trade_committee(batch: Batch, chair: Someone, elected: int) -> str:
    saved = batch.save(
        "committee",
        {
            "name": TRADE_COMMITTEE,
            "kind": "industry",
            "short_name": "建材",
            "set_up_by": f"{TOWN}建材行业协会",
            "address": f"{TOWN}建材市场综合楼二楼",
            "phone": f"{PHONES}9001",
            "chair": chair.name,
            "members": 5,
            "women": 2,
            "formed_by": "established",
            "formed_on": f"{elected}-05-20",
            "term_from": f"{elected}-05-20",
            "term_to": f"{elected + 3}-05-19",
            "valid_from": "2019-05-20",
            "filed_on": f"{elected}-06-03",
        },
    )
    return saved.uuid


def _those_who_left(
    batch: Batch, rng: random.Random, people: Population, committees: dict[str, str], year: int
) -> None:
    """Mediators of former terms, so that a past day has another answer than today."""
    for village in VILLAGES[3:6]:
        someone = people.anyone(village, youngest=60, oldest=72)
        post = _post(committees[village], "director", "part_time", f"{year - 5}-01-15", "elected")
        post |= {"valid_to": f"{year - 2}-01-09", "reason": "换届"}
        _mediator(batch, rng, someone, [post], "村干部")


def _post(
    committee: str, role: str, employment: str, valid_from: str, basis: str = "engaged"
) -> dict[str, Any]:
    return {
        "committee": committee,
        "role": role,
        "employment": employment,
        "basis": basis,
        "valid_from": valid_from,
    }


def _mediator(
    batch: Batch, rng: random.Random, someone: Someone, posts: list[dict[str, Any]], background: str
) -> str:
    saved = batch.save(
        "mediator",
        {
            "name": someone.name,
            "sex": someone.sex,
            "id_no": someone.id_no,
            "ethnic_group": "01",
            "political_status": rng.choice(("01", "01", "13")),
            "education": rng.choice(("high", "high", "college", "bachelor", "middle")),
            "phone": someone.phone,
            "background": background,
            "posts": posts,
        },
    )
    return saved.uuid
