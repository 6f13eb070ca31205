"""The invented publicity events: market days held, cancelled and made up, and 进企业、进学校."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.several import joined

MARKET_DAYS: Final = 46
"""Events held on market days: the report prints 40余次."""
CANCELLED: Final = (
    ("连续降雨，集市没有开市", True),
    ("县局临时抽调人员参加执法检查", True),
    ("集市街道铺设管网，停集", False),
    ("高温红色预警", False),
    ("大风寒潮，赶集的人很少", False),
    ("与县里物资交流会冲突", False),
)
"""(reason, whether it was made up for later)."""

_HANDED_OUT: Final = (
    ("sheet", "法治宣传单"),
    ("sheet", "防范电信网络诈骗宣传单"),
    ("booklet", "民法典知识手册"),
    ("booklet", "人民调解百问"),
    ("bag", "宪法宣传环保袋"),
    ("card", "便民法律服务联系卡"),
)
_UNITS: Final = (
    "派出所",
    "综合行政执法大队",
    "人社所",
    "市场监管所",
    "妇联",
    "应急办",
    "卫生院",
    "农商银行龙溪支行",
)


@dataclass(slots=True)
class PlanLine:
    """A line of the year's plan, and how many events have been held for it."""

    uuid: str
    month: int
    statutes: frozenset[str]
    wanted: int
    held: int = 0


@dataclass(frozen=True, slots=True)
class Topic:
    """What an event is about."""

    theme: str
    statutes: tuple[str, ...]
    occasion: str = ""


_EVERYDAY: Final = (
    Topic("民法典与乡亲同行", ("民法典", "农村土地承包法")),
    Topic("有纠纷找调解", ("人民调解法", "民法典")),
    Topic("守好养老钱", ("防范和处置非法集资条例", "老年人权益保障法")),
    Topic("农民工维权", ("保障农民工工资支付条例", "劳动合同法")),
    Topic("家和万事兴", ("反家庭暴力法", "民法典")),
    Topic("平安出行", ("道路交通安全法",)),
    Topic("土地和宅基地政策", ("土地管理法", "农村土地承包法")),
    Topic("信访要依法", ("治安管理处罚法", "民法典")),
)
_OF_MONTH: Final[dict[int, Topic]] = {
    1: Topic("送法下乡迎新春", ("保障农民工工资支付条例", "民法典"), "春节送法下乡（返乡农民工普法）"),
    3: Topic("巾帼维权在行动", ("妇女权益保障法", "反家庭暴力法"), "妇女权益保障法宣传周"),
    4: Topic("全民国家安全教育日", ("国家安全法", "反间谍法"), "全民国家安全教育日"),
    5: Topic("民法典宣传月", ("民法典",), "民法典宣传月"),
    6: Topic("安全生产、禁毒宣传", ("安全生产法", "禁毒法"), "安全生产月"),
    9: Topic("网络安全为人民", ("网络安全法", "民法典"), "网络安全宣传周"),
    11: Topic("消防宣传月", ("消防法",), "消防宣传月"),
    12: Topic("宪法宣传周", ("宪法",), "宪法宣传周"),
}

_VISITS: Final = (
    # (month, day, venues, place, theme, statutes)
    (1, 12, "enterprise", "龙溪恒兴建材经营部", "依法支付农民工工资", ("保障农民工工资支付条例",)),
    (3, 3, "school", "龙溪镇中心小学", "开学法治第一课", ("未成年人保护法", "预防未成年人犯罪法")),
    (3, 15, "enterprise", "龙溪顺达商贸有限公司", "诚信经营，守法纳税", ("消费者权益保护法", "产品质量法")),
    (3, 23, "enterprise", "上河绿野农业专业合作社", "合同签订风险防范", ("民法典", "农民专业合作社法")),
    (4, 13, "school", "龙溪镇第一初级中学", "国家安全教育进校园", ("国家安全法", "反间谍法")),
    (4, 21, "enterprise", "龙溪宏图运输有限公司", "货运企业安全守法", ("道路交通安全法", "安全生产法")),
    (5, 11, "school", "石桥小学", "民法典伴我成长", ("民法典", "未成年人保护法")),
    (5, 18, "enterprise", "枣园丰源养殖有限公司", "民法典进企业", ("民法典", "动物防疫法")),
    (5, 26, "enterprise;school", "职业中学校办实训工厂", "校企合作中的劳动权益", ("劳动法", "职业教育法")),
    (6, 2, "school", "望城小学", "防溺水和未成年人保护", ("未成年人保护法",)),
    (6, 8, "enterprise", "龙溪页岩砖厂", "安全生产月进企业", ("安全生产法", "职业病防治法")),
    (6, 22, "school", "龙溪镇第一初级中学", "青春远离毒品", ("禁毒法",)),
    (7, 13, "enterprise", "北岗粮油加工厂", "劳动合同与工伤保险", ("劳动合同法", "工伤保险条例")),
    (8, 10, "enterprise", "白石建筑劳务有限公司", "农民工工资专用账户", ("保障农民工工资支付条例",)),
    (9, 2, "school", "龙溪镇中心小学", "法治副校长开学第一课", ("未成年人保护法", "预防未成年人犯罪法")),
    (9, 15, "school", "大槐树小学", "网络安全进课堂", ("网络安全法", "民法典")),
    (10, 19, "enterprise", "龙溪镇供销合作社", "规范经营防范非法集资", ("防范和处置非法集资条例",)),
    (11, 10, "enterprise", "龙溪宏图运输有限公司", "消防安全责任", ("消防法", "安全生产法")),
    (11, 24, "school", "龙溪镇第一初级中学", "模拟法庭：校园欺凌案", ("预防未成年人犯罪法", "民法典")),
    (12, 3, "enterprise", "龙溪顺达商贸有限公司", "宪法进企业", ("宪法", "公司法")),
)  # fmt: skip
"""Twenty events: 12 进企业, 9 进学校, one of them both."""

_OTHERS: Final = (
    (2, 24, "village", "柳沟村文化广场", "村民委员会换届纪律", ("村民委员会组织法",)),
    (3, 30, "village", "马家湾村委会", "春耕农资打假", ("农产品质量安全法", "种子法")),
    (4, 27, "organ", "镇政府会议室", "机关干部学法", ("行政处罚法", "保守国家秘密法")),
    (5, 20, "village", "清水村文化大院", "美好生活·民法典相伴", ("民法典",)),
    (6, 29, "community", "新兴社区居委会", "物业和邻里", ("民法典", "物业管理条例")),
    (7, 6, "religious", "双庙村宗教活动场所", "宗教事务依法管理", ("宗教事务条例",)),
    (7, 21, "village", "杨柳村", "防汛和应急避险", ("防洪法", "突发事件应对法")),
    (8, 18, "site", "望城道路改造工地", "夏送清凉，维权同行", ("劳动合同法",)),
    (9, 22, "village", "红土岭村文化广场", "宪法进农村", ("宪法", "乡村振兴促进法")),
    (10, 13, "village", "古渡村", "老年人权益保障", ("老年人权益保障法",)),
    (11, 17, "family", "松林村", "法律明白人入户走访", ("反家庭暴力法", "民法典")),
    (12, 4, "village", "龙溪村文化广场", "国家宪法日升旗和宪法宣誓", ("宪法",)),
)  # fmt: skip


def write_market_events(
    year: PracticeYear,
    market_days: list[tuple[date, str, str, str]],
    occasions: dict[str, str],
    plans: Sequence[PlanLine],
) -> None:
    """Market days as (day, market, place, village), in order: 46 held, six cancelled, two made up for."""
    rng = year.rng
    wanted = MARKET_DAYS + len(CANCELLED)
    step = len(market_days) / wanted
    chosen = [market_days[int(step * number)] for number in range(wanted)]
    # The cancelled ones lie in the first two thirds of the year, so that there is time to make up for them.
    off = sorted(rng.sample(range(3, wanted * 2 // 3), len(CANCELLED)))
    owed: list[tuple[int, str]] = []
    for number, one in enumerate(chosen):
        topic = _topic(one[0], number)
        if number in off and year.past(one[0]):
            reason, made_up = CANCELLED[off.index(number)]
            uuid = year.save(
                "publicity_event",
                _base(year, one, topic, occasions, ()) | {"state": "cancelled", "reason": reason},
            )
            if made_up:
                owed.append((number, uuid))
            continue
        draft = _base(year, one, topic, occasions, plans)
        if not year.past(one[0]):
            draft["state"] = "planned"
        elif owed and number > owed[0][0] + 1:
            draft |= {"state": "made_up", "makes_up_for": owed.pop(0)[1], "remarks": "补办因故取消的一场"}
            draft |= _reached(year, 180) | _photos(year, one[0])
        else:
            draft |= {"state": "held"} | _reached(year, 220) | _photos(year, one[0])
        year.save("publicity_event", draft)


def write_visits(year: PracticeYear, occasions: dict[str, str], plans: Sequence[PlanLine]) -> None:
    """进企业、进学校 and the other places of the year."""
    for number, (month, day, venues, place, theme, statutes) in enumerate((*_VISITS, *_OTHERS)):
        on = year.workday(year.day(month, day))
        school = "school" in venues
        draft: Draft = {
            "held_on": on.isoformat(),
            "hours": "14:30—16:00" if school else "9:00—11:00",
            "theme": theme,
            "place": place,
            "venues": joined(venues.split(";")),
            "statutes": joined(statutes),
            "forms": ";lecture;leaflets;" if school or number % 2 else ";lecture;stall;leaflets;",
            "organiser": f"{year.town}司法所",
            "units": "、".join(f"{year.town}{unit}" for unit in year.rng.sample(_UNITS[:6], 2)),
            "is_market_day": 0,
            "plan": _plan_for(plans, on, statutes, year),
            "occasion": occasions.get("国家宪法日") if (month, day) == (12, 4) else None,
            "state": "planned",
            "filled_by": "王立",
        }
        if year.past(on):
            draft |= {"state": "held"} | _reached(year, 320 if school else 90) | _photos(year, on)
            if school:
                draft["staff"] = [{"name": "李明远", "role": "vice_principal", "unit": f"{year.town}派出所"}]
        year.save("publicity_event", draft)


def write_last_year(year: PracticeYear, market_days: list[tuple[date, str, str, str]]) -> None:
    """What was done the year before, so that the report can compare: 38 market days, 16 进企业、进学校."""
    step = len(market_days) / 38
    for number in range(38):
        one = market_days[int(step * number)]
        year.save(
            "publicity_event",
            _base(year, one, _topic(one[0], number), {}, ())
            | {"state": "held"}
            | _reached(year, 190)
            | _photos(year, one[0]),
        )
    for month, day, venues, place, theme, statutes in _VISITS[:16]:
        on = year.day(month, day, 1)
        year.save(
            "publicity_event",
            {
                "held_on": (on + timedelta(days=7 - on.weekday() if on.weekday() >= 5 else 0)).isoformat(),
                "state": "held",
                "theme": theme,
                "place": place,
                "venues": joined(venues.split(";")),
                "statutes": joined(statutes),
                "forms": ";lecture;leaflets;",
                "organiser": f"{year.town}司法所",
                "is_market_day": 0,
            }
            | _reached(year, 150)
            | _photos(year, year.day(month, day, 1)),
        )


def _topic(day: date, number: int) -> Topic:
    """The month's own topic on every other market day, else one of everyday life."""
    of_month = _OF_MONTH.get(day.month)
    return of_month if of_month and number % 2 else _EVERYDAY[number % len(_EVERYDAY)]


def _base(
    year: PracticeYear,
    one: tuple[date, str, str, str],
    topic: Topic,
    occasions: dict[str, str],
    plans: Sequence[PlanLine],
) -> Draft:
    day, market, place, village = one
    return {
        "held_on": day.isoformat(),
        "hours": "7:30—11:00" if 4 <= day.month <= 10 else "8:30—11:30",
        "market": market,
        "place": place,
        "village": village,
        "theme": topic.theme,
        "venues": ";market;village;",
        "statutes": joined(topic.statutes),
        "forms": ";stall;leaflets;boards;banners;" if day.toordinal() % 3 else ";stall;leaflets;radio;",
        "occasion": occasions.get(topic.occasion),
        "plan": _plan_for(plans, day, topic.statutes, year),
        "organiser": f"{year.town}司法所",
        "units": "、".join(f"{year.town}{unit}" for unit in year.rng.sample(_UNITS, 3)),
        "filled_by": "王立",
    }


def _plan_for(
    plans: Sequence[PlanLine], day: date, statutes: Sequence[str], year: PracticeYear
) -> str | None:
    """The line of that month's plan with one of these laws; what lies in the past counts for it."""
    line = next(
        (one for one in plans if one.month == day.month and one.statutes.intersection(statutes)), None
    )
    if line is None:
        return None
    line.held += year.past(day)
    return line.uuid


def _photos(year: PracticeYear, held_on: date) -> Draft:
    """What lies a fortnight back has its photos; those of the last days are still in somebody's telephone."""
    return {"photos": year.photos} if (year.today - held_on).days > 14 else {}


def _reached(year: PracticeYear, about: int) -> Draft:
    """What an event of this size reached; consultations never exceed the audience."""
    rng = year.rng
    audience = rng.randint(about // 2, about * 3 // 2)
    kinds = rng.sample(_HANDED_OUT, 3)
    reached: Draft = {
        "audience": audience,
        "consultations": rng.randint(3, max(4, audience // 12)),
        "boards": rng.choice((0, 4, 6, 8)),
        "banners": rng.choice((1, 2, 2, 3)),
        "leaflets": [
            {"kind": kind, "title": title, "copies": rng.randint(2, 9) * (20 if kind == "sheet" else 10)}
            for kind, title in kinds
        ],
        "staff": [
            {"name": "王立", "role": "staff", "unit": f"{year.town}司法所"},
            {"name": rng.choice(("陈晓", "赵文博", "孙佳")), "role": "lawyer", "unit": "龙溪律师事务所"},
        ],
    }
    if rng.random() < 0.2:
        reached |= {"leads": 1, "leads_text": rng.choice(_LEADS)}
    return reached


_LEADS: Final = (
    "赶集群众反映与邻居因排水沟多次争吵，愿意调解。",
    "一名务工人员反映被拖欠工资三千余元。",
    "两户因地边树木遮挡发生争执，请求村里出面。",
    "老人咨询赡养问题，三个子女意见不一。",
)
