"""调委会名册: the people's mediation committees, with the days from which and until which they exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.fields import (
    Choice,
    Code,
    Date,
    IdText,
    LongText,
    Names,
    Number,
    PersonName,
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Clock, Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.mediation.numbering import DEFAULT_PATTERN, pattern_fault


class Committee(Record):
    """人民调解委员会 (《人民调解法》第七条至第九条、第三十四条)."""

    name = Text(
        "名称", aliases=("调委会名称", "人民调解委员会", "人民调解委员会名称", "组织名称", "调委会"), width=28
    )
    name_key = PinyinKey(of="name")
    kind = Code("类型", "committee_kind", aliases=("调委会类型", "组织类型", "类别"), index=True)
    short_name = Text("代字", aliases=("机构代字", "简称"), hint="案号里的代字，如 龙潭")
    set_up_by = Text("设立单位", aliases=("主管单位", "设立主体"))
    village = Text("所属村（社区）", aliases=("所属村", "所在村", "村居", "村（社区）"))
    area_code = IdText("区划代码", aliases=("区划码", "行政区划代码"), hint="12 位统计用区划代码")
    address = Text("地址", aliases=("调解室地址", "调解室", "办公地址"))
    phone = Phone("联系电话", aliases=("电话", "电话号码", "联系方式"))
    chair = PersonName("主任", privacy="", aliases=("调委会主任", "负责人"))
    deputies = Text("副主任", aliases=("调委会副主任",))
    members = Number("委员数", aliases=("委员人数", "调委会委员数", "人数"), unit="人")
    women = Number("女委员数", aliases=("女性委员数", "妇女委员数"), unit="人")
    minority = Number("少数民族委员数", aliases=("少数民族委员",), unit="人")
    formed_by = Choice(
        "产生方式",
        (
            ("villagers", "村民会议或村民代表会议推选"),
            ("residents", "居民会议推选"),
            ("workers", "职工大会、职工代表大会或工会推选"),
            ("established", "设立单位设立"),
        ),
        aliases=("委员产生方式",),
    )
    formed_on = Date("产生日期", aliases=("推选日期", "选举日期"))
    term_from = Date("任期起", aliases=("任期开始", "任期起始", "任期起始日期"))
    term_to = Date("任期止", aliases=("任期届满", "任期结束", "任期截止日期"))
    valid_from = Date("设立日期", aliases=("成立日期", "成立时间", "设立时间"), index=True)
    valid_to = Date("撤销日期", aliases=("撤销时间",), index=True)
    seal_on = Date("印章启用日期", aliases=("印章启用日",))
    filing_number = IdText("备案文号", aliases=("备案号",))
    filed_on = Date("备案日期", aliases=("备案时间",))
    state = Code("状态", "committee_state", aliases=("调委会状态",))
    grade = Text("规范化等级", aliases=("规范化建设等级", "等级"))
    number_pattern = Text(
        "案号格式", hint="可用 {年} {代字} {类} {序号} {序号:04}；不填用 " + DEFAULT_PATTERN
    )
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "committee"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {"state": "revoked" if draft.get("valid_to") else "normal"}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    fault = pattern_fault(draft.get("number_pattern"))
    if fault:
        yield Problem("number_pattern", "refuse", fault, "案号会编不出来", f"可以写成 {DEFAULT_PATTERN}")
    members, women = draft.get("members"), draft.get("women")
    if members is not None and not 3 <= members <= 9:
        yield Problem(
            "members",
            "doubt",
            f"委员数是 {members} 人",
            "《人民调解法》第八条：调委会由委员三至九人组成",
            "请核对；聘任的调解员不算委员",
        )
    if women == 0:
        yield Problem("women", "doubt", "没有女委员", "《人民调解法》第八条：调委会应当有妇女成员", "请核对")
    if members is not None and max(women or 0, draft.get("minority") or 0) > members:
        yield Problem("members", "doubt", "女委员或少数民族委员比委员总数还多", "", "请核对人数")
    yield from in_order(
        draft,
        (
            ("term_from", "term_to", "任期止早于任期起"),
            ("valid_from", "valid_to", "撤销日期早于设立日期"),
        ),
    )
    if draft.get("state") == "revoked" and not draft.get("valid_to"):
        yield Problem(
            "valid_to", "doubt", "状态是撤销，没有撤销日期", "按日期统计时仍会算在内", "请补撤销日期"
        )


def _clocks(draft: Draft) -> Sequence[Clock]:
    start = draft.get("term_from") or draft.get("formed_on")
    if not start or draft.get("valid_to") or draft.get("state") == "revoked":
        return ()
    clocks = [Clock("committee_term", start)]
    if draft.get("formed_on"):
        clocks.append(Clock("committee_filing", draft["formed_on"], done_on=draft.get("filed_on")))
    return clocks


def _wanted(draft: Draft) -> Sequence[str]:
    return [
        name
        for name in ("short_name", "chair", "members", "women", "term_from", "valid_from")
        if draft.get(name) is None
    ]


def _in_being(model: type[Any], day: date) -> peewee.Expression:
    today = day.isoformat()
    where: peewee.Expression = (model.valid_from.is_null() | (model.valid_from <= today)) & (
        model.valid_to.is_null() | (model.valid_to > today)
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "样例镇样例村人民调解委员会",
        "kind": "village",
        "short_name": "样例",
        "set_up_by": "样例村村民委员会",
        "village": "样例村",
        "chair": "王示例",
        "deputies": "李示例",
        "members": 5,
        "women": 2,
        "minority": 0,
        "formed_by": "villagers",
        "formed_on": "2024-01-10",
        "term_from": "2024-01-10",
        "term_to": "2027-01-09",
        "valid_from": "2011-03-01",
        "phone": "13800000000",
        "state": "normal",
    }


_REGISTER = (
    "name",
    "kind",
    "set_up_by",
    "village",
    "area_code",
    "address",
    "chair",
    "deputies",
    "members",
    "women",
    "minority",
    "formed_by",
    "formed_on",
    "term_from",
    "term_to",
    "seal_on",
    "filed_on",
    "filing_number",
    "phone",
    "state",
    "valid_from",
    "valid_to",
    "grade",
    "remarks",
)

COMMITTEE = RecordType(
    key="committee",
    title="调委会名册",
    tab="mediation",
    model=Committee,
    title_field="name",
    sections=(
        Section(
            "调委会", ("name", "kind", "short_name", "set_up_by", "village", "area_code", "address", "phone")
        ),
        Section("组成", ("chair", "deputies", "members", "women", "minority", "formed_by", "formed_on")),
        Section("任期和存续", ("term_from", "term_to", "valid_from", "valid_to", "state")),
        Section(
            "印章、备案和编号", ("seal_on", "filing_number", "filed_on", "grade", "number_pattern", "remarks")
        ),
    ),
    list_fields=("name", "kind", "chair", "members", "term_from", "term_to", "valid_from", "phone", "state"),
    register_fields=_REGISTER,
    import_fields=(*_REGISTER, "short_name"),
    search_fields=("name", "short_name", "village", "chair", "deputies", "phone", "remarks"),
    required=("name",),
    keys=(("name",),),
    order="name",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    clocks=_clocks,
    views=(
        View("in_being", "现有", _in_being),
        View(
            "revoked",
            "已撤销",
            lambda model, day: model.valid_to.is_null(False) & (model.valid_to <= day.isoformat()),
        ),
        View("no_term", "未填任期", lambda model, day: model.term_from.is_null()),
    ),
    belongs_here="镇村各级人民调解委员会。写明设立和撤销日期，就能回答过去任何一天有几个调委会。",
    sample=_sample,
)
