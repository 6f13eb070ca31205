"""Command about markets: the market days of a year, of one rule or of every market in the book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, opened
from lawgov_desktop.errors import UserError
from lawgov_desktop.registers.publicity.market import rule_of
from lawgov_desktop.registers.publicity.market_days import MarketDay, days_of_year
from lawgov_desktop.registers.publicity.market_rule import MarketRule, Pattern, in_words
from lawgov_desktop.registers.publicity.market_words import parse_rule
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.listing import ListQuery, drafts


def markets(asked: Asked) -> Answer:
    """`markets --year Y (--rule TEXT | --all)`: the days, and those that fall out with why.

    With ``--rule`` no book is opened. With ``--all`` a market whose rule is not understood is named, and the
    status is 1.
    """
    if asked.rule is not None:
        data = _year_of(parse_rule(asked.rule), asked.rule, asked.year)
        return Answer(data, _lines(f"{asked.year}年", data))
    listed: list[dict[str, Any]] = []
    with opened(asked) as office:
        for draft in drafts(office.store, ListQuery("market", order="name")):
            if draft.get("rule"):
                listed.append({"id": draft["uuid"], "name": draft["name"], **_of_market(draft, asked.year)})
    lines: list[str] = []
    for one in listed:
        lines += [f"{one['name']}：{one['problem']}"] if "problem" in one else _lines(one["name"], one)
    status = DONE_WITH_PROBLEMS if any("problem" in one for one in listed) else DONE
    return Answer({"year": asked.year, "markets": listed}, lines or ["还没有登记集市"], status)


def _of_market(draft: Mapping[str, Any], year: int) -> dict[str, Any]:
    try:
        rule = rule_of(draft)
    except UserError as fault:
        return {"problem": fault.what, "days": [], "skipped": []}
    return _year_of(rule, str(draft["rule"]), year, draft)


def _year_of(
    rule: MarketRule, text: str, year: int, market: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    found: Sequence[MarketDay] = days_of_year(rule, year)
    if market is not None:
        found = [one for one in found if in_force(market, one.day)]
    return {
        "rule": _as_json(rule, text),
        "days": [one.day.isoformat() for one in found if one.held],
        "skipped": [{"day": one.day.isoformat(), "why": one.why} for one in found if not one.held],
    }


def _as_json(rule: MarketRule, text: str) -> dict[str, Any]:
    return {
        "text": text,
        "understood": in_words(rule),
        "patterns": [_pattern_as_json(pattern) for pattern in rule.patterns],
        "small_month": rule.small_month,
        "thirty_first": rule.thirty_first,
        "leap_month": rule.leap_month,
        "notes": [*rule.notes, *rule.doubts],
    }


def _pattern_as_json(pattern: Pattern) -> dict[str, Any]:
    told: dict[str, Any] = {"form": pattern.form, "numbers": list(pattern.numbers)}
    if pattern.size:
        told["size"] = pattern.size
    if pattern.months:
        told |= {"months": list(pattern.months), "lunar_months": pattern.lunar_months}
    if pattern.from_day:
        told["from_day"] = pattern.from_day
    if pattern.anchor:
        told["anchor"] = pattern.anchor.isoformat()
    if pattern.lasts > 1:
        told["lasts"] = pattern.lasts
    return told


def _lines(title: str, data: Mapping[str, Any]) -> list[str]:
    lines = [f"{title}：{data['rule']['understood']}，共 {len(data['days'])} 个集日"]
    for month in range(1, 13):
        here = [date.fromisoformat(day) for day in data["days"] if int(day[5:7]) == month]
        if here:
            lines.append(f"  {month:>2}月  {'、'.join(str(day.day) for day in here)}")
    lines += [f"  {one['day']} 不逢集：{one['why']}" for one in data["skipped"]]
    return lines + [f"  注意：{note}" for note in data["rule"]["notes"]]
