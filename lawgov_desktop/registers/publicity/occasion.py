"""宣传节点: the days, weeks and months of the year that call for publicity (国家宪法日, 民法典宣传月 …)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.fields import (
    Choice,
    Flag,
    LongText,
    Names,
    PinyinKey,
    Statutes,
    Text,
)
from lawgov_desktop.records.reading import Reading
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View

_TOLD = re.compile("(?:[0-9]{4}[-./年])?([0-9]{1,2})[-./月]([0-9]{1,2})日?")
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])")


class MonthDay(Text):
    """A day that comes back every year, stored as ``12-04``; lists write 12月4日, 12.4 or a whole date."""

    def read(self, raw: object, names: Names, unit: str = "") -> Reading:
        reading = super().read(raw, names, unit)
        told = _TOLD.fullmatch(str(reading.value or ""))
        if told is None:
            return reading
        day = f"{int(told[1]):02d}-{int(told[2]):02d}"
        return Reading(day) if _MONTH_DAY.fullmatch(day) else reading


class Occasion(Record):
    """One occasion; its days come back every year and may be changed by the year's notice."""

    name = Text(
        "名称",
        aliases=("节点", "节点名称", "宣传日", "宣传节点", "节日名称", "节日", "纪念日", "宣传主题", "主题"),
        width=22,
    )
    name_key = PinyinKey(of="name")
    kind = Choice(
        "类型", (("day", "日"), ("week", "周"), ("month", "月"), ("season", "时段")), aliases=("类别",)
    )
    starts = MonthDay(
        "开始（月-日）",
        aliases=("开始", "开始日期", "日期", "时间", "时间节点", "月日"),
        hint="如 12-04",
        width=10,
        index=True,
    )
    ends = MonthDay("结束（月-日）", aliases=("结束", "结束日期"), hint="只有一天可以不填", width=10)
    statutes = Statutes("宣传的法律", aliases=("法律", "法律法规", "宣传内容"))
    basis = Text("依据", aliases=("来源",))
    unsure = Flag("待核实", hint="日期或名称没有核对过文件，用前请核实")
    in_use = Flag("在用")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "occasion"


def month_day(text: object) -> tuple[int, int] | None:
    """(month, day) of ``12-04``; None for anything else."""
    found = _MONTH_DAY.fullmatch(str(text or ""))
    return (int(found[1]), int(found[2])) if found else None


def occasion_days(draft: Draft, year: int) -> tuple[date, date] | None:
    """First and last day of an occasion that begins in a year; 29 February gives way to the 28th."""
    first, last = month_day(draft.get("starts")), month_day(draft.get("ends") or draft.get("starts"))
    if first is None or last is None:
        return None
    return _date(year, *first), _date(year if last >= first else year + 1, *last)


def _date(year: int, month: int, day: int) -> date:
    for shorter in range(4):
        try:
            return date(year, month, day - shorter)
        except ValueError:
            continue
    raise ValueError(f"no day {month}-{day}")


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    for name in ("starts", "ends"):
        if draft.get(name) and month_day(draft[name]) is None:
            yield Problem(
                name, "doubt", f"“{draft[name]}”不是月-日", "程序算不出是哪几天", "请写成 12-04 这样"
            )
    if draft.get("unsure"):
        yield Problem(
            "unsure", "doubt", "这个节点还没有核对过文件", "", "请对照当年的通知，核对后去掉“待核实”"
        )


def _this_month(model: type[Any], day: date) -> peewee.Expression:
    month = f"{day.month:02}"
    where: peewee.Expression = model.starts.startswith(month) | (
        (model.starts < f"{month}-32") & (model.ends >= f"{month}-00")
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "样例宣传周",
        "kind": "week",
        "starts": "12-01",
        "ends": "12-07",
        "statutes": ";宪法;",
        "basis": "当年通知",
        "in_use": 1,
    }


_FIELDS = ("name", "kind", "starts", "ends", "statutes", "basis", "unsure", "in_use", "remarks")

OCCASION = RecordType(
    key="occasion",
    title="宣传节点",
    tab="publicity",
    model=Occasion,
    title_field="name",
    sections=(Section("节点", _FIELDS),),
    list_fields=("name", "starts", "ends", "kind", "statutes", "basis", "unsure", "in_use"),
    register_fields=_FIELDS,
    import_fields=_FIELDS,
    search_fields=("name", "statutes", "basis", "remarks"),
    required=("name",),
    keys=(("name",),),
    order="starts",
    wanted=lambda draft: [name for name in ("starts",) if not draft.get(name)],
    rules=_rules,
    derive=lambda draft, names: {"in_use": 1},
    views=(
        View("this_month", "本月", _this_month),
        View("unsure", "待核实", lambda model, day: model.unsure == 1),
        View("in_use", "在用", lambda model, day: model.in_use == 1),
    ),
    belongs_here="国家宪法日、民法典宣传月这样的宣传节点。日期每年以通知为准，可以改。",
    sample=_sample,
)
