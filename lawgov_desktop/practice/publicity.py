"""The practice book's invented records of the drawer 法治宣传: markets, plans, events, helpers, advisers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from lawgov_desktop import paths
from lawgov_desktop.practice.publicity_events import (
    PlanLine,
    write_last_year,
    write_market_events,
    write_visits,
)
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.procedures.publicity_occasions import usual_occasions
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.several import joined
from lawgov_desktop.registers.publicity.market import rule_of
from lawgov_desktop.registers.publicity.market_days import days

_FIRMS: Final = ("龙溪律师事务所", "中正法律服务所", "清水律师事务所")

_PLANS: Final[tuple[tuple[int, str, tuple[str, ...], str, str, str, int], ...]] = (
    # (month, theme, statutes, audience, responsible, co-offices, events wanted)
    (1, "送法下乡迎新春", ("保障农民工工资支付条例", "民法典"), "返乡农民工", "司法所", "人社所", 3),
    (2, "村民委员会组织法宣传", ("村民委员会组织法",), "村干部、村民", "组织办", "司法所", 1),
    (3, "妇女权益保障法宣传周", ("妇女权益保障法", "反家庭暴力法"), "妇女、家庭", "妇联", "司法所", 1),
    (4, "国家安全教育日", ("国家安全法", "反间谍法"), "干部、学生、村民", "党政办", "派出所、司法所", 2),
    (5, "民法典宣传月", ("民法典",), "村民、企业职工、学生", "司法所", "各村、中心学校", 4),
    (6, "安全生产月", ("安全生产法",), "企业职工", "应急办", "司法所", 2),
    (6, "全民禁毒宣传月", ("禁毒法",), "学生、村民", "派出所", "司法所、中心学校", 1),
    (7, "防汛应急", ("防洪法", "突发事件应对法"), "沿河村民", "应急办", "各村", 1),
    (8, "农民工工资支付保障", ("保障农民工工资支付条例",), "工地工人", "人社所", "司法所", 1),
    (9, "开学第一课和网络安全", ("未成年人保护法", "网络安全法"), "学生", "司法所", "中心学校、派出所", 2),
    (10, "扫黑除恶常态化", ("刑法",), "村民", "平安法治办", "派出所", 2),
    (11, "消防宣传月", ("消防法",), "企业、村民", "应急办", "司法所", 2),
    (12, "宪法宣传周", ("宪法",), "干部、学生、村民", "司法所", "党政办、各村", 3),
)  # fmt: skip


def write(year: PracticeYear) -> None:
    """Write the drawer's records of the practice year."""
    occasions = {
        draft["name"]: year.save("occasion", draft)
        for draft in usual_occasions(paths.resources_folder() / "rules")
    }
    plans = _write_plans(year)
    markets = _write_markets(year)
    _write_helpers(year)
    _write_advisers(year)
    write_last_year(year, _market_days(markets, year.year - 1))
    write_market_events(year, _market_days(markets, year.year), occasions, plans)
    write_visits(year, occasions, plans)
    _settle_plans(year, plans)


def _write_markets(year: PracticeYear) -> dict[str, Draft]:
    """Four markets of today and one that ended; uuid → draft."""
    someone = year.people.anyone(year.villages[0], youngest=40, oldest=60)
    drafts: list[Draft] = [
        {
            "name": "龙溪集",
            "other_names": "龙溪大集",
            "village": "龙溪村南北街",
            "rule": "农历逢三、八",
            "exceptions": "正月初一至初四停集；腊月廿五、廿六加集",
            "hours": "早集 06:00—11:30",
            "visitors": 4000,
            "contact": someone.name,
            "phone": someone.phone,
            "spot": "龙溪集北街口",
            "valid_from": "1986",
            "changes": [
                {
                    "first": f"{year.year}-09-12",
                    "last": f"{year.year}-09-14",
                    "held": "no",
                    "reason": "街道铺设管网",
                }
            ],
        },
        {
            "name": "枣园集",
            "village": "枣园村",
            "rule": "农历逢五大集、逢十小集",
            "exceptions": "小月三十改廿九；春节正月初一至初五停集",
            "hours": "06:30—11:00",
            "visitors": 1800,
            "spot": "枣园集老戏台前",
            "valid_from": "1992",
        },
        {
            "name": "望城集",
            "village": "望城村",
            "rule": "公历逢2、7",
            "hours": "07:00—12:00",
            "visitors": 1200,
            "spot": "望城集十字路口",
            "valid_from": "2015-03-02",
        },
        {
            "name": "双庙古会",
            "village": "双庙村",
            "rule": "农历三月十八庙会，会期3天",
            "hours": "全天",
            "visitors": 9000,
            "spot": "双庙村戏楼东侧",
        },
        {
            "name": "小龙溪集",
            "village": "龙溪村",
            "rule": "农历逢一、六",
            "valid_from": "1990",
            "valid_to": f"{year.year - 3}-07-01",
            "remarks": "小龙溪村并入龙溪村后停办。",
        },
    ]
    return {year.save("market", draft): draft for draft in drafts}


def _market_days(markets: dict[str, Draft], of_year: int) -> list[tuple[date, str, str, str]]:
    """Days worth a stall: the main market's all, of the others every fourth, the fair's first."""
    found: list[tuple[date, str, str, str]] = []
    for (uuid, draft), every in zip(list(markets.items())[:4], (1, 4, 5, 3), strict=True):
        held = [
            one.day for one in days(rule_of(draft), date(of_year, 1, 1), date(of_year, 12, 20)) if one.held
        ]
        found += [(day, uuid, draft["spot"], draft["village"]) for day in held[::every]]
    return sorted(found)


def _write_plans(year: PracticeYear) -> list[PlanLine]:
    """The lines of the plan, none of them done yet."""
    lines = []
    for month, theme, statutes, audience, responsible, co_offices, wanted in _PLANS:
        uuid = year.save(
            "publicity_plan",
            {
                "month": f"{year.year}-{month:02}",
                "theme": theme,
                "statutes": joined(statutes),
                "audience": audience,
                "forms": ";lecture;stall;leaflets;",
                "responsible": responsible,
                "co_offices": co_offices,
                "events_wanted": wanted,
                "state": "todo",
            },
        )
        lines.append(PlanLine(uuid, month, frozenset(statutes), wanted))
    return lines


def _settle_plans(year: PracticeYear, lines: list[PlanLine]) -> None:
    """Lines for which enough was held by the end of their month are done."""
    for line in lines:
        ended = date(year.year, line.month, 28)
        if line.held >= line.wanted and year.past(ended):
            settled = {"state": "done", "done_on": ended.isoformat()}
        elif line.held:
            settled = {"state": "doing"}
        else:
            continue
        year.batch.save("publicity_plan", settled, uuid=line.uuid)


def _write_helpers(year: PracticeYear) -> None:
    """Three law helpers a village, two in 白石 and 松林; one in each of three villages has left."""
    number = 0
    for place, village in enumerate(year.villages):
        leaves = place in (2, 9, 15)
        for which in range(2 if village in ("白石", "松林") else 4 if leaves else 3):
            number += 1
            year.save("law_helper", _helper(year, village, which, number, left=leaves and which == 3))


def _helper(year: PracticeYear, village: str, which: int, number: int, *, left: bool) -> Draft:
    rng = year.rng
    someone = year.people.anyone(village, youngest=30, oldest=60)
    chosen = year.day(3, 10, years_back=2 if which else 3)
    trainings: list[dict[str, Any]] = []
    for held, title, hours in (
        (year.day(4, 18, 1), "民法典和人民调解实务", 8),
        (year.day(5, 23), "农村土地和宅基地政策", 8),
        (year.day(10, 24), "反诈和未成年人保护", 4),
    ):
        if year.past(held) and not left and rng.random() < 0.85:
            organiser = "县司法局" if hours == 8 else f"{year.town}司法所"
            trainings.append(
                {"held_on": held.isoformat(), "title": title, "hours": hours, "organiser": organiser}
            )
    return {
        "name": someone.name,
        "sex": someone.sex,
        "id_no": someone.id_no,
        "village": someone.village,
        "political_status": rng.choice(("01", "01", "13")),
        "education": rng.choice(("middle", "high", "high", "college")),
        "identity": ("cadre", "grid", "group_head", "villager")[which % 4],
        "phone": someone.phone,
        "certificate_no": f"龙法明白〔{chosen.year}〕{number:03}",
        "valid_from": chosen.isoformat(),
        "valid_to": year.day(6, 30, 1).isoformat() if left else None,
        "exit_reason": "外出务工，不再居住本村" if left else None,
        "assessment": rng.choice(("good", "good", "excellent")) if trainings else "none",
        "trainings": trainings,
    }


def _write_advisers(year: PracticeYear) -> None:
    """Five lawyers share the villages; 红土岭 has none at the moment."""
    lawyers = [year.people.anyone(year.villages[0], youngest=28, oldest=52) for _ in range(5)]
    for place, village in enumerate(year.villages):
        lawyer, who = lawyers[place % 5], place % 5
        ended = village == "红土岭"
        visits = [
            {
                "held_on": day.isoformat(),
                "service": ("advice", "lecture", "mediation", "review")[(place + month) % 4],
                "text": ("解答村民咨询", "讲解民法典", "参与调解相邻纠纷", "审查村集体承包合同")[
                    (place + month) % 4
                ],
                "consulted": year.rng.randint(2, 9),
            }
            for month in range(1, 13, 2 if place % 3 else 1)
            if year.past(day := year.workday(year.day(month, 6 + place % 15))) and not ended
        ]
        year.save(
            "village_adviser",
            {
                "village": f"{village}村",
                "name": lawyer.name,
                "firm": _FIRMS[who % 3],
                "licence_no": f"1419920{15 + who}1000{who:04}",
                "phone": lawyer.phone,
                "valid_from": (year.day(1, 1, 1)).isoformat(),
                "valid_to": (
                    year.day(12, 31, 1) if ended else year.day(12, 31) + timedelta(days=365)
                ).isoformat(),
                "visits_wanted": 12,
                "visits": visits,
                "remarks": "原顾问聘期届满，正在续聘。" if ended else None,
            },
        )
