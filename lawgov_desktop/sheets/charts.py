"""Every chart there is, and a chart as a paper: its picture and how it was counted (H02)."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.documents.document import (
    Block,
    ChartBlock,
    Document,
    PageSetup,
    Paragraph,
    Title,
)
from lawgov_desktop.documents.pdf_charts import picture_of, write_chart
from lawgov_desktop.documents.pdf_pages import RenderResult
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_staff import read_staff
from lawgov_desktop.procedures.publicity_calendar import MARKS, market_calendar
from lawgov_desktop.records import dates
from lawgov_desktop.registers.enforcement.cards import NOT_HELD
from lawgov_desktop.reporting.charts import STORE_CHARTS, StoreChart
from lawgov_desktop.reporting.period import Period

__all__ = ["CHARTS", "ChartOffer", "chart_document", "chart_of", "charts_for", "write_picture"]

_LYING: Final = PageSetup(landscape=True, top_mm=16, bottom_mm=14, left_mm=20, right_mm=20)
_STANDING: Final = PageSetup(top_mm=20, bottom_mm=18, left_mm=22, right_mm=20)
_EVENT_MARKS: Final = ("held", "made_up", "planned", "cancelled")


@dataclass(frozen=True, slots=True)
class ChartOffer:
    """A chart by its name; ``kinds`` are the registers whose pages offer it first."""

    key: str
    title: str
    kinds: tuple[str, ...]
    make: Callable[[Office, Period], Chart]


def _of_store(one: StoreChart, office: Office, period: Period) -> Chart:
    return one.make(office.store, period)


# --- certificates by the time they have left


def _certificates(office: Office, period: Period) -> Chart:
    """Cards somebody holds today; the steps are the local numbers, the year beside them is only a step."""
    store, today = office.store, office.store.today()
    last_call = office.pack.number("certificate_last_call_months")
    notice = office.pack.number("certificate_notice_months")
    steps = sorted({last_call, notice, 12})
    names = [f"{steps[0]}个月内", *(f"{one}—{other}个月" for one, other in pairwise(steps))]
    longer, unknown = f"{steps[-1]}个月以上", "没有写有效期"
    ends = [(name, dates.months_on(today, months)) for name, months in zip(names, steps, strict=True)]
    labels = ["已过期", *names, longer, unknown]
    found: dict[str, list[str]] = {label: [] for label in labels}
    staff = read_staff(store)
    people = {officer["uuid"] for officer in staff.officers}
    for holder, cards in staff.cards.items():
        for card in cards:
            if holder in people and card.get("state") not in NOT_HELD:
                until = staff.good_until.get(card["uuid"])
                left = _left(until, today, ends, longer) if until else unknown
                found[left].append(card["uuid"])
    if not found[unknown]:
        del found[unknown]
    points = tuple(
        ChartPoint(label, len(uuids), "certificate", tuple(uuids)) for label, uuids in found.items()
    )
    day = dates.date_in_words(today.isoformat())
    return Chart(
        "certificates",
        f"执法证件剩余有效期（{day}）",
        "bar",
        (ChartSeries("证件", points),),
        "个",
        (
            "今天还有人持有的证件，收回、注销的不算；每个证件只在一格里",
            f"{last_call} 个月和 {notice} 个月是本地设置的提醒时间",
        ),
    )


def _left(until: date, today: date, ends: list[tuple[str, date]], longer: str) -> str:
    if until < today:
        return "已过期"
    return next((label for label, end in ends if until <= end), longer)


# --- the year in days


def _year(office: Office, period: Period) -> Chart:
    """Events and market days of the months the period touches in the year of its last day."""
    year = period.last.year
    begin = period.first.month if period.first.year == year else 1
    months = (begin, period.last.month)
    marks = {key: (title, sign) for key, title, sign in MARKS}
    held: dict[str, list[ChartPoint]] = {key: [] for key, _, _ in MARKS if key != "fallen"}
    for day, one in market_calendar(office.store, year).days.items():
        if not months[0] <= day.month <= months[1]:
            continue
        label = day.isoformat()
        for key in _EVENT_MARKS:
            uuids = tuple(uuid for uuid, state, _ in one.events if state == key)
            if uuids:
                held[key].append(ChartPoint(label, len(uuids), "publicity_event", uuids))
        if one.markets and not one.events:
            uuids = tuple(uuid for uuid, _ in one.markets)
            held["market"].append(ChartPoint(label, len(uuids), "market", uuids))
    series = tuple(
        ChartSeries(marks[key][0], tuple(points), marks[key][1], quiet=key == "market")
        for key, points in held.items()
        if points
    )
    return Chart(
        "year_calendar",
        f"宣传活动和集日（{_months_in_words(year, months)}）",
        "year_days",
        series,
        "",
        ("一天里有几样的，画最要紧的一样，点开都看得到；“集”是逢集、没有安排活动的日子",),
        months=months,
    )


def _months_in_words(year: int, months: tuple[int, int]) -> str:
    return Period(date(year, months[0], 1), Period.month(year, months[1]).last).in_words


_BEFORE_REPORT: Final = 7
CHARTS: Final = (
    *(
        ChartOffer(one.key, one.title, one.kinds, partial(_of_store, one))
        for one in STORE_CHARTS[:_BEFORE_REPORT]
    ),
    ChartOffer("year_calendar", "全年宣传活动和集日", ("publicity_event",), _year),
    ChartOffer("certificates", "执法证件剩余有效期", ("training_class", "certificate"), _certificates),
    *(
        ChartOffer(one.key, one.title, one.kinds, partial(_of_store, one))
        for one in STORE_CHARTS[_BEFORE_REPORT:]
    ),
)
"""In the order of the drawers."""


def chart_of(key: str) -> ChartOffer:
    """The chart of that name; UserError names those there are."""
    for one in CHARTS:
        if one.key == key:
            return one
    known = "、".join(f"{one.key}（{one.title}）" for one in CHARTS)
    raise UserError(f"没有叫“{key}”的图表。", todo=f"可用的有：{known}。")


def charts_for(kind: str) -> tuple[ChartOffer, ...]:
    """All charts, those of a register first."""
    return tuple(sorted(CHARTS, key=lambda one: kind not in one.kinds))


def chart_document(office: Office, chart: Chart) -> Document:
    """The chart as a paper to be printed or put into a report: one A4, lying where the chart is broad."""
    many = len(chart.labels) > 14 and chart.kind == "bar"
    page = _STANDING if many or chart.own_scale else _LYING
    room = page.text_mm[1] - 34 - 6 * len(chart.rules)
    blocks: list[Block] = [
        Title(f"{office.office_name}{chart.title}", size_pt=18, space_before_pt=0, space_after_pt=8),
        ChartBlock(chart, height_mm=room if page is _STANDING else min(room, 150.0), titled=False),
        *(
            Paragraph(
                f"{'口径：' if place == 0 else ''}{rule}。",
                first_indent_chars=0,
                left_indent_chars=0 if place == 0 else 3,
                size_pt=9,
                line_pt=14,
                space_before_pt=6 if place == 0 else 0,
            )
            for place, rule in enumerate(chart.rules)
        ),
        Paragraph(f"制图日期：{office.store.today().isoformat()}", align="right", size_pt=9, line_pt=14),
    ]
    return Document(chart.title, tuple(blocks), page, page_numbers=False, watermark=office.watermark)


def write_picture(office: Office, made: Chart, out: Path) -> RenderResult:
    """The chart alone as a PNG. UserError when it cannot be written."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        pdf = Path(folder) / "chart.pdf"
        drawn = write_chart(made, pdf, office.fonts(), watermark=office.watermark)
        with written_whole(out) as beside:
            picture_of(pdf, beside)
    return drawn.result
