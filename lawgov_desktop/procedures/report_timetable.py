"""The yearly report that nobody has begun is missed from 1 January on, before any clock can run (R09)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.records.fields import Date
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.annual_report import is_yearly
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts, ids, in_year
from lawgov_desktop.storage.store import Store
from lawgov_desktop.timekeeping.deadlines import LegalClocks, remaining_text

KIND: Final = "annual_report"
_AFTERWARDS: Final = timedelta(days=60)
"""How long it is still missed after the last of its days: then it was written elsewhere, or never."""
_STEPS: Final = (("annual_report_submission", "上报"), ("annual_report_publication", "向社会公开"))


@dataclass(frozen=True, slots=True)
class ReportToBegin:
    """Last year's report, not begun or not signed. ``due``: (what is to be done, until which day)."""

    year: int
    due: tuple[tuple[str, date], ...]
    uuid: str = ""
    """Of the record somebody has begun; "" while nobody has."""

    def in_words(self, today: date) -> str:
        """2025年度…还没有动笔：2026年3月1日前上报（还剩 40 天），2026年4月1日前向社会公开（…）。"""
        steps = "，".join(
            f"{date_in_words(day.isoformat())}前{what}（{remaining_text(day, today)}）"
            for what, day in self.due
        )
        state = "正在起草，还没有签发" if self.uuid else "还没有动笔"
        return f"{self.year}年度法治政府建设报告{state}：{steps}。"


def report_to_begin(store: Store, clocks: LegalClocks, today: date) -> ReportToBegin | None:
    """The report of the year before, when there is none in the book though the book was kept in that year.

    The days are those of the clock rules for 上报 and 公开, which an office may change; without such rules
    nothing is missed.
    """
    year = today.year - 1
    due = _due(clocks, year, today)
    if not due:
        return None
    if _reports_of(store, year) or not _was_kept_in(store, year):
        return None
    return ReportToBegin(year, due)


def report_in_hand(store: Store, clocks: LegalClocks, today: date) -> ReportToBegin | None:
    """The report of the year before that somebody has begun and nobody has signed: it is gone on with."""
    year = today.year - 1
    due, reports = _due(clocks, year, today), _reports_of(store, year)
    if not due or not reports or any(one.get("signed_on") or one.get("sent_on") for one in reports):
        return None
    return ReportToBegin(year, due, reports[0]["uuid"])


def _due(clocks: LegalClocks, year: int, today: date) -> tuple[tuple[str, date], ...]:
    """(what is to be done, until which day); nothing long after the last of these days."""
    ends = date(year, 12, 31)
    found = [(what, clocks.find_due(key, ends)) for key, what in _STEPS]
    due = tuple((what, one.due) for what, one in found if one is not None)
    return () if not due or today > max(day for _, day in due) + _AFTERWARDS else due


def _reports_of(store: Store, year: int) -> list[Draft]:
    query = ListQuery(KIND, conditions=(Condition("year", "is", year),))
    return [draft for draft in drafts(store, query) if is_yearly(draft)]


def _was_kept_in(store: Store, year: int) -> bool:
    """Whether any register holds a record of that year."""
    by_day = [
        (key, kind.order.lstrip("-"))
        for key, kind in store.kinds.items()
        if isinstance(kind.fields.get(kind.order.lstrip("-")), Date)
    ]
    return any(
        ids(store, ListQuery(key, order=name, conditions=in_year(name, year)), limit=1)
        for key, name in by_day
    )
