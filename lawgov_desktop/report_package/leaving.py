"""What to look at before a report leaves the office: unsigned, open places, words no longer true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.from_last_year import still_open
from lawgov_desktop.reporting.report.sign_off import is_intact, moved_since, text_changed
from lawgov_desktop.reporting.report.untrue_claims import untrue_claims
from lawgov_desktop.reporting.report.writing import open_places, with_numbers_of_today

_FEW: Final = 4


def before_leaving(report: Mapping[str, Any], told: Answers) -> Sequence[str]:
    """Sentences a careful colleague would say; none when nothing stands against it."""
    return tuple(_said(report, told))


def _said(report: Mapping[str, Any], told: Answers) -> Iterator[str]:
    body = report.get("body") or ""
    # Of a report whose signature was taken back, what was frozen speaks of nothing any more.
    frozen = (report.get("frozen") or "") if report.get("signed_on") else ""
    if not report.get("signed_on"):
        yield "这份报告还没有签发，数字没有冻结。"
    elif not frozen:
        yield "填了签发日期，没有用“签发”冻结数字。"
    open_ones = open_places(body)
    if open_ones:
        yield f"还有 {len(open_ones)} 处待补写：{_some(open_ones)}。"
    last_years = [one.clause for one in still_open(body, told)]
    if last_years:
        yield f"还有 {len(last_years)} 处是上年的内容，没有核对：{_some(last_years)}。"
    untrue = [f"“{one.clause}”{one.said}" for one in untrue_claims(body, told)]
    if untrue:
        yield f"有 {len(untrue)} 句话与台账不符：{_some(untrue)}。"
    if frozen:
        if not is_intact(frozen, report.get("frozen_hash") or ""):
            yield "签发时保存的数字被改动过，与校验码不符。"
        elif text_changed(frozen, body):
            yield "正文在签发以后改过。"
        moved = [one for one in moved_since(frozen, told) if one.signed != one.now]
        if moved:
            yield f"签发以后有 {len(moved)} 个数字变了：{_some([str(one) for one in moved])}。"
    else:
        _, changed = with_numbers_of_today(report, told)
        if changed:
            named = [f"{told[one.mark.key].title} {one.old} → {one.mark.shown}" for one in changed]
            yield f"有 {len(changed)} 个数字与台账不一致：{_some(named)}。"


def _some(named: Sequence[str]) -> str:
    return "；".join(named[:_FEW]) + (f"等 {len(named)} 处" if len(named) > _FEW else "")
