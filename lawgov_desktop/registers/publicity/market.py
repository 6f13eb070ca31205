"""集市: the markets of the township and the rule by which each is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lawgov_desktop.errors import UserError
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Choice,
    Date,
    Flag,
    LongText,
    Names,
    Number,
    PersonName,
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Draft,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import ended, in_being
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.publicity.market_days import MarketDay, held_on
from lawgov_desktop.registers.publicity.market_rule import DateChange, MarketRule, in_words
from lawgov_desktop.registers.publicity.market_words import parse_rule


class Market(Record):
    """A market (集、场、圩、街) with its rule (domain §3.3)."""

    name = Text(
        "名称", aliases=("集市名称", "集市", "集镇名称", "市场名称", "集名", "圩场名称", "场镇"), width=16
    )
    name_key = PinyinKey(of="name")
    other_names = Text("别称", aliases=("又名", "俗称", "曾用名"))
    village = Text(
        "所在村（街）", aliases=("所在村", "所在地", "地址", "位置", "所属村", "村（社区）", "地点")
    )
    rule = Text(
        "逢集规律",
        aliases=("集日", "集期", "赶集日期", "赶集日", "逢集日期", "逢集日", "圩期", "圩日", "场期", "街天",
                 "赶集时间",
                 "逢集时间", "集市日期", "规则", "集日规则"),
        hint="如 农历逢三、八；公历逢3、8；星期六；赶辰戌日；天天",
        width=22,
    )  # fmt: skip
    exceptions = LongText(
        "例外",
        aliases=("例外规则", "停集加集"),
        hint="如 正月初一至初四停集；腊月廿三、廿六加集；腊月二十以后天天",
    )
    small_month = Choice(
        "小月没有三十",
        (("skip", "停一集"), ("29", "改在廿九")),
        aliases=("小月",),
        hint="只对逢十、逢三十的集有用",
    )
    leap_month = Choice("闰月", (("held", "照常逢集"), ("skip", "不逢集")))
    thirty_first = Flag("31日算逢1", aliases=("31日",), hint="只对公历逢1的集有用")
    understood = LongText("程序读作", hint="程序就按这里写的算")
    hours = Text("时段", aliases=("开市时间", "散集时间", "营业时间"), hint="如 早集 06:00—11:00")
    visitors = Number("人流估计", aliases=("人流量", "赶集人数", "人流", "规模", "赶集规模"), unit="人")
    contact = PersonName("联系人", privacy="", aliases=("负责人", "管理员"))
    phone = Phone("联系电话", aliases=("电话", "联系方式", "手机", "手机号"))
    spot = Text("宣传点位", aliases=("摊位", "宣传点", "摊位/宣传点", "设点位置"), hint="如 北街口邮政门前")
    valid_from = Date("启用日期", aliases=("生效日期", "开集日期"), index=True)
    valid_to = Date("停办日期", aliases=("失效日期", "撤集日期"), index=True)
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "market"


class MarketChange(Row):
    """停集公告 and days added, each for its dates."""

    first = Date("从哪天", aliases=("日期", "开始日期"))
    last = Date("到哪天", aliases=("结束日期",), hint="只有一天可以不填")
    held = Choice("怎样", (("no", "停集"), ("yes", "加集")))
    reason = Text("原因", aliases=("说明",), hint="如 疫情、修路、县里物资交流会")

    class Meta:
        table_name = "market_change"


def rule_of(draft: Mapping[str, Any]) -> MarketRule:
    """The whole rule of a market: text, exceptions, settings, days. UserError when it is not understood."""
    text = "；".join(str(draft[name]).strip() for name in ("rule", "exceptions") if draft.get(name))
    rule = parse_rule(text)
    changes = [*rule.changes]
    for row in draft.get("changes") or ():
        first, last = dates.as_day(row.get("first")), dates.as_day(row.get("last") or row.get("first"))
        if first and last and first <= last:
            # In the words of the rule the brackets end a reason.
            reason = str(row.get("reason") or "").replace("（", "").replace("）", "").replace("；", "，")
            changes.append(DateChange(first, last, row.get("held") == "yes", reason))
    settled: dict[str, Any] = {"changes": tuple(changes)}
    for name in ("small_month", "leap_month"):
        if draft.get(name):
            settled[name] = draft[name]
    if draft.get("thirty_first") is not None:
        settled["thirty_first"] = bool(draft["thirty_first"])
    return replace(rule, **settled)


def known_rule(draft: Mapping[str, Any]) -> MarketRule | None:
    """:func:`rule_of`, or None where there is no rule that is understood."""
    if not draft.get("rule"):
        return None
    try:
        return rule_of(draft)
    except UserError:
        return None


def market_day(understood: object, day: date) -> MarketDay | None:
    """The market day of a date by a market's ``understood`` rule; None when there is none that day."""
    return held_on(parse_rule(str(understood)), day) if understood else None


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    rule = known_rule(draft)
    return {"understood": in_words(rule) if rule else None}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("rule"):
        try:
            rule = rule_of(draft)
        except UserError as fault:
            yield Problem("rule", "doubt", fault.what, "读不懂就排不出集日", fault.todo)
        else:
            for doubt in rule.doubts:
                yield Problem("rule", "doubt", doubt, "", "请核对后写明白")
    yield from in_order(draft, (("valid_from", "valid_to", "停办日期早于启用日期"),))
    for number, row in enumerate(draft.get("changes") or (), start=1):
        yield from in_order(row, (("first", "last", "到哪天早于从哪天"),), f"changes.{number}")
        if not dates.as_day(row.get("first")):
            yield Problem(f"changes.{number}.first", "doubt", "停集、加集要写到哪一天", "", "请填写年月日")


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("rule", "village", "spot") if not draft.get(name)]


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "样例集",
        "village": "样例村北街",
        "rule": "农历逢三、八",
        "exceptions": "正月初一至初四停集",
        "hours": "早集 06:00—11:00",
        "visitors": 3000,
        "contact": "王示例",
        "phone": "13800000000",
        "spot": "北街口邮政门前",
        "valid_from": "2011-03-01",
        "changes": [{"first": "2024-09-10", "last": "2024-09-15", "held": "no", "reason": "修路"}],
    }


_REGISTER = (
    "name",
    "other_names",
    "village",
    "rule",
    "exceptions",
    "small_month",
    "leap_month",
    "thirty_first",
    "hours",
    "visitors",
    "spot",
    "contact",
    "phone",
    "valid_from",
    "valid_to",
    "remarks",
)

MARKET = RecordType(
    key="market",
    title="集市",
    tab="publicity",
    model=Market,
    title_field="name",
    sections=(
        Section("集市", ("name", "other_names", "village", "hours", "visitors", "spot", "contact", "phone")),
        Section(
            "什么时候逢集",
            ("rule", "exceptions", "small_month", "leap_month", "thirty_first", "changes", "understood"),
        ),
        Section("存续", ("valid_from", "valid_to", "remarks")),
    ),
    list_fields=(
        "name",
        "village",
        "rule",
        "understood",
        "hours",
        "spot",
        "visitors",
        "valid_from",
        "valid_to",
    ),
    register_fields=_REGISTER,
    print_fields=("name", "village", "rule", "exceptions", "hours", "visitors", "spot", "contact", "phone"),
    import_fields=_REGISTER,
    search_fields=("name", "other_names", "village", "rule", "spot", "contact", "phone", "remarks"),
    required=("name",),
    keys=(("name",),),
    order="name",
    children=(ChildRows("changes", "停集和加集", MarketChange, ("first", "last", "held", "reason")),),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("understood",),
    views=(
        View("in_being", "现有", in_being("valid_from", "valid_to")),
        View("unread", "规律没读懂", lambda model, day: model.understood.is_null()),
        View("ended", "已停办", ended("valid_to")),
    ),
    belongs_here="镇里的集市和它们的逢集规律。写成“农历逢三、八”这样，程序就能排出全年的集日。",
    sample=_sample,
)
