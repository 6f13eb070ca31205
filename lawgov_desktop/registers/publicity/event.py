"""普法活动台账: publicity events from the plan to the photos (feature P01)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

import peewee

from lawgov_desktop.errors import UserError
from lawgov_desktop.records import dates, several
from lawgov_desktop.records.fields import Names, attached
from lawgov_desktop.records.record_type import (
    ChildRows,
    Draft,
    Lookup,
    Onward,
    Problem,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.publicity.event_tables import DONE_STATES, EventStaff, Leaflet, PublicityEvent
from lawgov_desktop.registers.publicity.market import market_day
from lawgov_desktop.registers.publicity.market_days import MarketDay
from lawgov_desktop.timekeeping.lunar import day_in_words

PHOTOS_WANTED = 3
"""全景、发放、咨询: what inspections ask for (domain §3.5)."""


def is_done(draft: Mapping[str, Any]) -> bool:
    """Was the event held, be it to make up for another?"""
    return draft.get("state") in DONE_STATES


def market_day_of(draft: Mapping[str, Any], names: Names) -> tuple[bool, MarketDay | None] | None:
    """(whether the rule of its market is known, the market day) of an event; None without market or day."""
    day = dates.as_day(draft.get("held_on"))
    if day is None or not draft.get("market"):
        return None
    understood = cast(Lookup, names).value("market", str(draft["market"]), "understood")
    if not understood:
        return False, None
    try:
        return True, market_day(understood, day)
    except UserError:  # a rule kept by an older program in words this one has not
        return False, None


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    day = dates.as_day(draft.get("held_on"))
    found = market_day_of(draft, names)
    market = names.title("market", str(draft["market"])) if draft.get("market") else ""
    place = draft.get("place") or market
    known: dict[str, Any] = {
        "calendar": _calendar_words(day, market, found),
        "state": "held",
        "place": place or None,
        "heading": " ".join(
            filter(None, (dates.show_date(draft.get("held_on") or ""), place, draft.get("theme")))
        )
        or None,
        "staff_names": "、".join(row["name"] for row in draft.get("staff") or () if row.get("name")) or None,
    }
    copies = [row["copies"] for row in draft.get("leaflets") or () if row.get("copies") is not None]
    if copies:
        known["copies"] = sum(copies)
    if draft.get("market"):
        known["venues"] = several.joined(("market",))
        if found is not None and found[0]:
            known["is_market_day"] = int(found[1] is not None)
    return known


def _calendar_words(day: date | None, market: str, found: tuple[bool, MarketDay | None] | None) -> str | None:
    if day is None:
        return None
    words = day_in_words(day)
    if found is None or not found[0]:
        return words
    if found[1] is None:
        return f"{words}，{market}不逢集"
    size = {"big": "（大集）", "small": "（小集）"}.get(found[1].size, "")
    return f"{words}，{market}逢集{size}"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [*_about_state(draft), *_about_market(draft, names), *_about_numbers(draft)]


def _about_state(draft: Draft) -> Iterator[Problem]:
    state = draft.get("state")
    if state == "cancelled" and not draft.get("reason"):
        yield Problem("reason", "doubt", "取消了，没有写原因", "检查时要说明为什么没有开展", "请写一句原因")
    if state == "made_up" and not draft.get("makes_up_for"):
        yield Problem(
            "makes_up_for",
            "doubt",
            "是补办，没有写补办哪一场",
            "",
            "请选补办的是哪一场；不是补办的请选“已开展”",
        )
    if state == "held" and draft.get("makes_up_for"):
        yield Problem("state", "doubt", "写了补办的是哪一场，状态是“已开展”", "", "补办的活动请选“已补办”")
    if draft.get("makes_up_for") and draft.get("makes_up_for") == draft.get("uuid"):
        yield Problem("makes_up_for", "doubt", "补办的是自己这一场", "", "请选原来取消的那一场")


def _about_market(draft: Draft, names: Names) -> Iterator[Problem]:
    found = market_day_of(draft, names)
    said = draft.get("is_market_day")
    if found is None:
        if said and not draft.get("market"):
            yield Problem("market", "doubt", "是集日，没有写哪个集", "按集市统计时算不到", "请选集市")
        return
    known, day = found
    if known and said is not None and bool(said) != (day is not None):
        title = names.title("market", str(draft["market"]))
        what = f"按规律这天{title}{'逢集' if day else '不逢集'}，这里填的是“{'是' if said else '否'}”"
        yield Problem("is_market_day", "doubt", what, "统计赶集日宣传次数以这里填的为准", "请核对日期和集市")


def _about_numbers(draft: Draft) -> Iterator[Problem]:
    rows = [row["copies"] for row in draft.get("leaflets") or () if row.get("copies") is not None]
    if rows and draft.get("copies") is not None and draft["copies"] != sum(rows):
        what = f"发放资料 {draft['copies']} 份，各种资料加起来是 {sum(rows)} 份"
        yield Problem("copies", "doubt", what, "", "请核对")
    for name, label in (("consultations", "解答咨询"), ("questionnaires", "问卷")):
        number, audience = draft.get(name), draft.get("audience")
        if number is not None and audience is not None and number > audience:
            yield Problem(name, "doubt", f"{label}比受众人数还多", "", "请核对两个数")
    if draft.get("state") in ("planned", "cancelled") and any(
        draft.get(name) for name in ("audience", "copies", "consultations")
    ):
        yield Problem(
            "state", "doubt", "填了受众或资料数，状态却不是已开展", "不会算进统计", "开展了的请改状态"
        )


def _wanted(draft: Draft) -> Sequence[str]:
    if not is_done(draft):
        return ["place"] if draft.get("state") == "planned" and not draft.get("place") else []
    wanted = [
        name
        for name in ("place", "venues", "forms", "statutes", "audience", "copies")
        if draft.get(name) is None
    ]
    return [*wanted, "photos"] if len(attached(draft.get("photos"))) < PHOTOS_WANTED else wanted


def _lead_becomes_case(draft: Draft) -> Draft:
    where = "，".join(filter(None, (dates.show_date(draft.get("held_on") or ""), draft.get("place"))))
    told = draft.get("leads_text") or ""
    return {
        "publicity_event": draft.get("uuid"),
        "source": "active",
        "summary": f"{told}（{where}法治宣传时收集的线索）" if told else f"{where}法治宣传时收集的线索：",
    }


_MADE_UP_ALIKE = (
    "theme",
    "market",
    "place",
    "village",
    "venues",
    "occasion",
    "plan",
    "statutes",
    "forms",
    "organiser",
    "units",
)


def made_up_draft(draft: Draft) -> Draft:
    """A new plan that makes up for a cancelled event: what that one was to be, the day still open."""
    alike = {name: draft.get(name) for name in _MADE_UP_ALIKE}
    return {**alike, "state": "planned", "makes_up_for": draft.get("uuid")}


def _lacks_photos(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.state.in_(DONE_STATES) & model.photos.is_null()
    return where


def _to_be_settled(model: type[Any], day: date) -> peewee.Expression:
    """Planned for a day that has passed: was it held, or cancelled?"""
    where: peewee.Expression = (model.state == "planned") & (model.held_on < day.isoformat())
    return where


def _coming(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.state == "planned") & (model.held_on >= day.isoformat())
    return where


def _market_days_this_year(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (
        model.state.in_(DONE_STATES) & (model.is_market_day == 1) & in_year("held_on")(model, day)
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "held_on": "2025-01-02",  # 农历腊月初三: a market day of the sample market
        "hours": "8:00—11:00",
        "state": "held",
        "theme": "民法典进集市",
        "market": link("market"),
        "is_market_day": 1,
        "place": "样例村北街口",
        "village": "样例村",
        "venues": ";market;village;",
        "occasion": link("occasion"),
        "plan": link("publicity_plan"),
        "statutes": ";民法典;人民调解法;",
        "forms": ";stall;leaflets;",
        "organiser": "样例镇司法所",
        "units": "样例镇派出所、样例村村民委员会",
        "audience": 260,
        "consultations": 18,
        "leads": 1,
        "leads_text": "王某反映与邻居因排水沟争执",
        "boards": 6,
        "banners": 2,
        "leaflets": [
            {"kind": "sheet", "title": "民法典宣传单", "copies": 200},
            {"kind": "booklet", "title": "农民工维权手册", "copies": 60},
        ],
        "staff": [{"name": "李示例", "role": "staff", "unit": "样例镇司法所", "helper": None}],
    }


_REGISTER = (
    "number",
    "held_on",
    "calendar",
    "hours",
    "state",
    "theme",
    "place",
    "village",
    "venues",
    "market",
    "is_market_day",
    "occasion",
    "statutes",
    "forms",
    "organiser",
    "carried_out_by",
    "units",
    "staff_names",
    "audience",
    "copies",
    "boards",
    "banners",
    "consultations",
    "leads",
    "questionnaires",
    "cost",
    "reason",
    "makes_up_for",
    "media",
    "summary",
    "filled_by",
    "checked_by",
    "remarks",
)

PUBLICITY_EVENT = RecordType(
    key="publicity_event",
    title="普法活动台账",
    tab="publicity",
    model=PublicityEvent,
    title_field="heading",
    sections=(
        Section(
            "活动",
            (
                "held_on",
                "hours",
                "state",
                "market",
                "is_market_day",
                "calendar",
                "place",
                "theme",
                "venues",
                "forms",
                "statutes",
                "reason",
                "makes_up_for",
            ),
        ),
        Section(
            "成效",
            (
                "audience",
                "consultations",
                "leaflets",
                "copies",
                "leads",
                "leads_text",
                "boards",
                "banners",
                "questionnaires",
            ),
        ),
        Section("照片和签到", ("photos", "sign_sheet", "media", "summary")),
        Section("单位和人员", ("organiser", "carried_out_by", "units", "staff", "staff_names")),
        Section(
            "登记",
            (
                "number",
                "village",
                "occasion",
                "plan",
                "cost",
                "filled_by",
                "checked_by",
                "remarks",
                "heading",
            ),
        ),
    ),
    list_fields=(
        "held_on",
        "state",
        "theme",
        "place",
        "venues",
        "is_market_day",
        "audience",
        "copies",
        "consultations",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "held_on",
        "place",
        "theme",
        "forms",
        "units",
        "audience",
        "copies",
        "consultations",
        "remarks",
    ),
    import_fields=tuple(name for name in _REGISTER if name not in ("calendar", "makes_up_for")),
    search_fields=(
        "theme",
        "place",
        "village",
        "number",
        "statutes",
        "units",
        "staff_names",
        "organiser",
        "summary",
        "leads_text",
        "media",
        "remarks",
    ),
    required=("held_on", "theme"),
    keys=(("number",), ("held_on", "place", "theme")),
    order="-held_on",
    children=(
        ChildRows("leaflets", "发放的资料", Leaflet, ("kind", "title", "copies")),
        ChildRows("staff", "普法人员", EventStaff, ("name", "role", "unit", "helper")),
    ),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("heading", "calendar"),
    views=(
        View("this_year", "本年", in_year("held_on")),
        View("market_days", "本年赶集日已开展", _market_days_this_year),
        View("to_settle", "计划已过，待登记", _to_be_settled),
        View("coming", "还没到的计划", _coming),
        View("cancelled", "已取消", lambda model, day: model.state == "cancelled"),
        View("no_photos", "没有照片", _lacks_photos),
    ),
    onward=(
        Onward(
            "lead_to_case",
            "线索转为人民调解案件",
            "mediation_case",
            _lead_becomes_case,
            fits=lambda draft: is_done(draft) and bool(draft.get("leads") or draft.get("leads_text")),
        ),
        Onward(
            "make_up",
            "安排补办",
            "publicity_event",
            made_up_draft,
            fits=lambda draft: draft.get("state") == "cancelled",
        ),
    ),
    belongs_here="每一场法治宣传：计划的、开展的、取消的和补办的。赶集日的活动选集市，程序会算出那天逢不逢集。",
    sample=_sample,
)
