"""普法活动台账: publicity events from the plan to the photos (feature P01)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import ChildRows, Draft, Onward, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.publicity import event_rules
from lawgov_desktop.registers.publicity.event_rules import is_done
from lawgov_desktop.registers.publicity.event_tables import DONE_STATES, EventStaff, Leaflet, PublicityEvent
from lawgov_desktop.registers.publicity.papers import EVENT_PAPERS


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
    wanted=event_rules.wanted,
    rules=event_rules.rules,
    derive=event_rules.derive,
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
    papers=EVENT_PAPERS,
    belongs_here="每一场法治宣传：计划的、开展的、取消的和补办的。赶集日的活动选集市，程序会算出那天逢不逢集。",
    sample=_sample,
)
