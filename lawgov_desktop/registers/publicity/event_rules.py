"""What follows from the fields of a publicity event, what is odd in them, and what is still wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, cast

from lawgov_desktop.errors import UserError
from lawgov_desktop.records import dates, several
from lawgov_desktop.records.fields import Names, attached
from lawgov_desktop.records.record_type import Draft, Lookup, Problem
from lawgov_desktop.registers.publicity.event_tables import DONE_STATES
from lawgov_desktop.registers.publicity.market import market_day
from lawgov_desktop.registers.publicity.market_days import MarketDay
from lawgov_desktop.registers.publicity.photos import known_other_days
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


def derive(draft: Draft, names: Names) -> Mapping[str, Any]:
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


def rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [
        *_about_state(draft),
        *_about_market(draft, names),
        *_about_numbers(draft),
        *_about_photos(draft),
    ]


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


def _about_photos(draft: Draft) -> Iterator[Problem]:
    day = dates.as_day(draft.get("held_on"))
    other = known_other_days(draft.get("photos"), day) if day else []
    if other:
        named = "；".join(f"“{name}”是 {taken.isoformat()} 拍的" for name, taken in other)
        yield Problem(
            "photos",
            "doubt",
            f"{named}，和活动日期不一样",
            "",
            "请核对照片和日期；相机的时间不准的不用改",
        )


def wanted(draft: Draft) -> Sequence[str]:
    if not is_done(draft):
        return ["place"] if draft.get("state") == "planned" and not draft.get("place") else []
    wanted = [
        name
        for name in ("place", "venues", "forms", "statutes", "audience", "copies")
        if draft.get(name) is None
    ]
    return [*wanted, "photos"] if len(attached(draft.get("photos"))) < PHOTOS_WANTED else wanted
