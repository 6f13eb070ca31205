"""Charts made from the figures and the statutory tables: what they show is what the report says (H02).

Rows and villages stand in the order of their register, never by how many they have: no league tables.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import peewee

from lawgov_desktop.documents.chart import Chart, ChartPoint, ChartSeries
from lawgov_desktop.registers.publicity.event_tables import STATES
from lawgov_desktop.reporting.conditions import both, within
from lawgov_desktop.reporting.dispute_tables import ADMIN_MEDIATION, LAWSUITS, RECONSIDERATIONS
from lawgov_desktop.reporting.figures import Answered, Figure, answer, answer_by
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.mediation_table import AGREED, CASES, DISPUTE_LINES, MEDIATION_CASES
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import StatTable
from lawgov_desktop.storage.store import Store

Parts = Mapping[str | None, Answered]
MOST_ROWS: Final = 28
"""More rows than these no page holds: those with nothing in them are left out, the last are put together."""

_NO_MONTH: Final = "未写月份"


@dataclass(frozen=True, slots=True)
class StoreChart:
    """A chart of the book: offered on the pages of the registers ``kinds``."""

    key: str
    title: str
    kinds: tuple[str, ...]
    make: Callable[[Store, Period], Chart]


def point_of(label: str, answers: Sequence[Answered], kind: str) -> ChartPoint:
    """What the answers count together, as one point."""
    records = tuple(uuid for one in answers for uuid in one.records)
    return ChartPoint(label, sum(one.value for one in answers), kind, records)


def parted(
    labels: Sequence[tuple[str, str]], told: Sequence[tuple[str, str, Parts]], other: str
) -> tuple[ChartSeries, ...]:
    """Series over the same labels. ``labels``: (part, what it is called); ``told``: (title, kind, parts).

    Parts without a label stand together under ``other``, where there are some: a chart adds up to its table.
    """
    known = {part for part, _ in labels}
    over = any(part not in known for _, _, parts in told for part in parts)
    series = []
    for title, kind, parts in told:
        points = [point_of(label, [parts[key]] if key in parts else [], kind) for key, label in labels]
        if over:
            rest = [one for key, one in parts.items() if key not in known]
            points.append(replace(point_of(other, rest, kind), apart=True))
        series.append(ChartSeries(title, tuple(points)))
    return tuple(series)


def shortened(series: tuple[ChartSeries, ...], most: int = MOST_ROWS) -> tuple[ChartSeries, ...]:
    """At most so many rows: those with nothing are left out, then the last stand together as 其余 n 个."""
    if not series or len(series[0].points) <= most:
        return series
    columns = zip(*(one.points for one in series), strict=True)
    kept = [column for column in columns if any(point.value for point in column)]
    shown, rest = (kept, []) if len(kept) <= most else (kept[: most - 1], kept[most - 1 :])
    made = []
    for place, one in enumerate(series):
        points = [column[place] for column in shown]
        if rest:
            points.append(
                ChartPoint(
                    f"其余 {len(rest)} 个",
                    sum(column[place].value for column in rest),
                    points[0].kind,
                    tuple(uuid for column in rest for uuid in column[place].records),
                )
            )
        made.append(replace(one, points=tuple(points)))
    return tuple(made)


def _title(title: str, period: Period) -> str:
    return f"{title}（{period.in_words}）"


def _column(table: StatTable, key: str) -> Figure:
    return next(column.figure for column in table.columns if column.key == key)


# --- 人民调解


def _stat_lines(store: Store, list_key: str) -> dict[str, str]:
    found = store.book.rows("SELECT code, stat_line FROM code_entry WHERE list_key = ?", (list_key,))
    return {code: line for code, line in found if line}


def _by_type(store: Store, period: Period) -> Chart:
    lines = _stat_lines(store, "dispute_type")
    by_code = answer_by(store, CASES.figure, period, "dispute_type")
    found: dict[str, list[Answered]] = {}
    for code, one in by_code.items():
        found.setdefault(lines.get(code or "", "未填类型"), []).append(one)
    labels = [*DISPUTE_LINES, *(["未填类型"] if "未填类型" in found else [])]
    points = [point_of(label, found.get(label, []), "mediation_case") for label in labels]
    shown = tuple(point for point in points if point.value)
    left_out = len(DISPUTE_LINES) - sum(1 for point in shown if point.label in DISPUTE_LINES)
    rules = [CASES.figure.rule, f"类型按统计表的 {len(DISPUTE_LINES)} 类归并"]
    if left_out and shown:
        rules.append(f"没有案件的 {left_out} 类不画")
    return Chart(
        "mediation_by_type",
        _title("调解案件类型", period),
        "bar",
        (ChartSeries("受理", shown),),
        "件",
        tuple(rules),
    )


def _by_month(store: Store, period: Period) -> Chart:
    """Received and agreed; over them, as a line, what was received in the same months a year before."""
    before = period.year_before
    this_year = {other: own for (own, _), (other, _) in zip(period.months, before.months, strict=True)}
    last = answer_by(store, CASES.figure, before, "accepted_on:month")
    told: list[tuple[str, str, Parts]] = [
        ("受理", "mediation_case", answer_by(store, CASES.figure, period, "accepted_on:month")),
        ("达成协议", "mediation_case", answer_by(store, AGREED.figure, period, "agreement_on:month")),
        (
            f"上年同期受理（{before.in_words}）",
            "mediation_case",
            {this_year[key]: one for key, one in last.items() if key in this_year},
        ),
    ]
    *bars, line = parted(period.months, told, _NO_MONTH)
    rules = [f"受理：{CASES.figure.rule}", f"达成协议：{AGREED.figure.rule}"]
    if line.total:
        bars.append(replace(line, as_line=True))
        rules.append("虚线是上年同期受理的案件，日期写到月的才画")
    return Chart("mediation_by_month", _title("各月调解案件", period), "bar", tuple(bars), "件", tuple(rules))


def _by_committee(store: Store, period: Period) -> Chart:
    assert MEDIATION_CASES.rows is not None
    rows = list(MEDIATION_CASES.rows(store, period))
    told = [
        (title, "mediation_case", answer_by(store, figure, period, "committee"))
        for title, figure in (("受理", CASES.figure), ("达成协议", AGREED.figure))
    ]
    known = {uuid for uuid, _ in rows}
    gone = sorted({key for _, _, parts in told for key in parts if key} - known)
    rows += [(uuid, store.names.title("committee", uuid) or "已撤销的调委会") for uuid in gone]
    return Chart(
        "mediation_by_committee",
        _title("各村（社区）调解案件", period),
        "bar",
        shortened(parted(rows, told, "未填调委会")),
        "件",
        (f"受理：{CASES.figure.rule}", f"达成协议：{AGREED.figure.rule}", "按登记簿的次序排列，不是名次"),
    )


def _by_result(store: Store, period: Period) -> Chart:
    labels = store.names.code_choices("mediation_result", period.last)
    told = [("受理", "mediation_case", answer_by(store, CASES.figure, period, "result"))]
    made = parted(labels, told, "还没有结果")
    shown = tuple(replace(one, points=tuple(point for point in one.points if point.value)) for one in made)
    return Chart(
        "mediation_by_result",
        _title("调解结果", period),
        "bar",
        shown,
        "件",
        (CASES.figure.rule, "按现在登记的调解结果分"),
    )


def _two_years(store: Store, period: Period) -> Chart:
    """The same months of two years; a month is called by its name alone."""
    made = []
    for one in (period, period.year_before):
        parts = answer_by(store, CASES.figure, one, "accepted_on:month")
        points = [
            point_of(f"{int(key[5:])}月", [parts[key]] if key in parts else [], "mediation_case")
            for key, _ in one.months
        ]
        made.append(ChartSeries(one.in_words, tuple(points)))
    return Chart(
        "mediation_two_years",
        _title("各月受理的调解案件与上年同期", period),
        "line",
        tuple(made),
        "件",
        (f"受理：{CASES.figure.rule}", "只画日期写到月的案件"),
    )


# --- others by month


def _months_of(
    key: str, title: str, kind: str, asked: Sequence[tuple[str, Figure, str]]
) -> Callable[[Store, Period], Chart]:
    """Bars by month; ``asked``: (title of the series, figure, its date)."""

    def make(store: Store, period: Period) -> Chart:
        told = [(name, kind, answer_by(store, figure, period, f"{day}:month")) for name, figure, day in asked]
        rules = tuple(f"{name}：{figure.rule}" for name, figure, _ in asked)
        return Chart(key, _title(title, period), "bar", parted(period.months, told, _NO_MONTH), "件", rules)

    return make


_ADMIN: Final = _months_of(
    "admin_mediation_by_month",
    "各月行政调解案件",
    "admin_mediation_case",
    (
        ("受理", _column(ADMIN_MEDIATION, "admin_mediation_cases"), "accepted_on"),
        ("达成协议", _column(ADMIN_MEDIATION, "admin_mediation_agreed"), "agreement_on"),
    ),
)
_LAWSUITS: Final = _months_of(
    "lawsuits_by_month",
    "各月行政应诉案件",
    "litigation_case",
    (
        ("新收", _column(LAWSUITS, "lawsuits_received"), "received_on"),
        ("办结", _column(LAWSUITS, "lawsuits_ended"), "closed_on"),
    ),
)
_REVIEWS: Final = _months_of(
    "reconsiderations_by_month",
    "各月行政复议（被申请人）案件",
    "reconsideration_case",
    (
        ("收到", _column(RECONSIDERATIONS, "reconsiderations_received"), "received_on"),
        ("审结", _column(RECONSIDERATIONS, "reconsiderations_decided"), "decision_on"),
    ),
)


def _all(model: type[Any], period: Period) -> peewee.Expression:
    return within("held_on")(model, period)


_EVENTS: Final = Figure(
    "publicity_all",
    "宣传活动",
    "场次",
    "publicity_event",
    "活动日期（计划的为计划日期）在这段时间里的活动",
    _all,
)


def _not_dropped(model: type[Any], period: Period) -> peewee.Expression:
    """Of a known month, and not given up since."""
    found: peewee.Expression = (peewee.fn.length(model.month) >= len("2025-05")) & (
        model.state.is_null() | (model.state != "dropped")
    )
    return found


PLANNED: Final = Figure(
    "publicity_planned",
    "普法计划场次",
    "场次",
    "publicity_plan",
    "普法计划和责任清单里，月份在这段时间、没有作罢的计划写明的场次；没有写场次或只写到年的不算",
    both(within("month"), _not_dropped),
    sum_of="events_wanted",
)


def _events(store: Store, period: Period) -> Chart:
    """What was held, is still planned and was cancelled, month by month; over it what the plan asks for."""
    titles = dict(STATES)
    told = []
    for state in ("held", "made_up", "planned", "cancelled"):
        one = replace(_EVENTS, where=within("held_on", state=state))
        told.append((titles[state], "publicity_event", answer_by(store, one, period, "held_on:month")))
    told.append((PLANNED.title, PLANNED.kind, answer_by(store, PLANNED, period, "month:month")))
    *bars, line = parted(period.months, told, _NO_MONTH)
    shown = [one for one in bars if one.total] or bars[:1]
    rules = [_EVENTS.rule, "补办的画在补办那个月，原来取消的画在原来那个月"]
    if line.total:
        shown.append(replace(line, as_line=True))
        rules.append(f"虚线：{PLANNED.rule}")
    return Chart(
        "events_by_month", _title("各月宣传活动和计划", period), "stacked", tuple(shown), "场次", tuple(rules)
    )


# --- year on year

MAIN_FIGURES: Final = (
    "mediation_cases",
    "mediation_agreed",
    "administrative_mediation",
    "market_day_events",
    "enterprise_school_events",
    "law_studies",
    "lawsuits",
    "reconsiderations",
    "disclosed",
    "foi_requests",
    "supervision",
    "joint_enforcement",
    "promises",
    "legality_reviews",
)
"""What a yearly report sets beside the year before, as far as one of the two has something to tell."""


def _year_on_year(store: Store, period: Period) -> Chart:
    figures = {figure.key: figure for figure in FIGURES}
    made = []
    for one in (period, period.year_before):
        points = []
        for key in MAIN_FIGURES:
            told = answer(store, figures[key], one)
            points.append(
                replace(point_of(told.figure.title, [told], told.figure.kind), unit=told.figure.unit)
            )
        made.append(points)
    kept = [n for n in range(len(MAIN_FIGURES)) if any(points[n].value for points in made)]
    series = tuple(
        ChartSeries(one.in_words, tuple(points[n] for n in kept))
        for one, points in zip((period, period.year_before), made, strict=True)
    )
    return Chart(
        "year_on_year",
        _title("主要数字与上年同期", period),
        "bar",
        series,
        "",
        ("数字的算法与年度报告相同", "每一行按自己的大小画，不同的行不能比长短"),
        own_scale=True,
    )


STORE_CHARTS: Final = (
    StoreChart("mediation_by_month", "各月调解案件", ("mediation_case",), _by_month),
    StoreChart("mediation_by_type", "调解案件类型", ("mediation_case",), _by_type),
    StoreChart("mediation_by_committee", "各村（社区）调解案件", ("mediation_case",), _by_committee),
    StoreChart("mediation_by_result", "调解结果", ("mediation_case",), _by_result),
    StoreChart("mediation_two_years", "各月受理与上年同期", ("mediation_case",), _two_years),
    StoreChart("admin_mediation_by_month", "各月行政调解案件", ("admin_mediation_case",), _ADMIN),
    StoreChart("events_by_month", "各月宣传活动和计划", ("publicity_event",), _events),
    StoreChart("lawsuits_by_month", "各月行政应诉案件", ("litigation_case",), _LAWSUITS),
    StoreChart("reconsiderations_by_month", "各月行政复议案件", ("reconsideration_case",), _REVIEWS),
    StoreChart("year_on_year", "主要数字与上年同期", ("annual_report",), _year_on_year),
)
"""In the order of the drawers."""
