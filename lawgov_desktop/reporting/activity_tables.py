"""Classes for officers and publicity events as tables: how many, for how many people, with what result."""

from __future__ import annotations

from typing import Final

from lawgov_desktop.registers.publicity.event_tables import DONE_STATES
from lawgov_desktop.reporting.conditions import both, has, within
from lawgov_desktop.reporting.figures import Figure, Where
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import Identity, StatColumn, StatTable
from lawgov_desktop.storage.store import Store

# --- 执法培训


def _class(
    key: str, label: str, rule: str, *, sum_of: str = "", unit: str = "人次", group: str = ""
) -> StatColumn:
    figure = Figure(f"training_{key}", label, unit, "training_class", rule, within("start_on"), sum_of)
    return StatColumn(figure, label, group, "category")


def _categories(store: Store, period: Period) -> list[tuple[str, str]]:
    return store.names.code_choices("training_category", period.last)


TRAINING: Final = StatTable(
    "training",
    "行政执法人员培训统计表",
    (
        _class("classes", "期数", "开始日期在报告期内的培训班", unit="期"),
        _class("people", "参训人次", "开始日期在报告期内的培训班参训人数之和", sum_of="headcount"),
        _class("passed", "考试合格", "开始日期在报告期内的培训班合格人数之和", sum_of="passed"),
        _class(
            "hours", "学时", "开始日期在报告期内的培训班学时之和（每班算一次）", sum_of="hours", unit="学时"
        ),
    ),
    (Identity("考试合格不多于参训", ("training_passed",), "≤", ("training_people",)),),
    _categories,
    row_heading="培训类别",
    no_row="未填类别",
    rules=("按开始日期计；一人参加几个班算几人次。合格人数含补考合格的。",),
)

# --- 法治宣传

_DONE: Final = within("held_on", state=DONE_STATES)
_DONE_RULE: Final = "活动日期在报告期内、已经开展的"


def _event(
    key: str,
    label: str,
    rule: str,
    where: Where = _DONE,
    *,
    sum_of: str = "",
    unit: str = "场次",
    group: str = "",
) -> StatColumn:
    figure = Figure(f"publicity_{key}", label, unit, "publicity_event", rule, where, sum_of)
    return StatColumn(figure, label, group, "held_on:month")


_VENUES: Final = (
    ("organ", "机关"), ("village", "乡村"), ("community", "社区"), ("school", "学校"), ("enterprise", "企业"),
    ("unit", "单位"),
)  # fmt: skip
"""法律六进 (2006); an event may have several, so these do not add up to the events."""


def _months(store: Store, period: Period) -> list[tuple[str, str]]:
    return period.months


PUBLICITY: Final = StatTable(
    "publicity",
    "法治宣传活动统计表",
    (
        _event("events", "活动", f"{_DONE_RULE}活动"),
        _event(
            "market_days",
            "利用赶集日",
            f"{_DONE_RULE}集日活动",
            within("held_on", state=DONE_STATES, is_market_day=1),
        ),
        *(
            _event(
                f"venue_{code}",
                f"进{label}",
                f"{_DONE_RULE}、场所含{label}的活动",
                both(_DONE, has("venues", code)),
                group="法律六进（一场可计几项）",
            )
            for code, label in _VENUES
        ),
        _event("audience", "受众", f"{_DONE_RULE}活动受众人数之和", sum_of="audience", unit="人次"),
        _event("copies", "发放资料", f"{_DONE_RULE}活动发放资料之和", sum_of="copies", unit="份"),
        _event("boards", "展板", f"{_DONE_RULE}活动展板之和", sum_of="boards", unit="块"),
        _event("banners", "横幅", f"{_DONE_RULE}活动横幅之和", sum_of="banners", unit="条"),
        _event(
            "consultations", "解答咨询", f"{_DONE_RULE}活动解答咨询之和", sum_of="consultations", unit="人次"
        ),
        _event("leads", "收集线索", f"{_DONE_RULE}活动收集线索之和", sum_of="leads", unit="件"),
    ),
    (Identity("利用赶集日不多于活动", ("publicity_market_days",), "≤", ("publicity_events",)),),
    _months,
    row_heading="月份",
    no_row="未填日期",
    rules=(
        "只计已经开展的活动；取消的不计，补办的计在补办那天。一场活动有几个场所的，各“进”里都计，活动总数里只计一次。",
    ),
)
