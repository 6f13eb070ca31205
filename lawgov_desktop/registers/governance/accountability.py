"""追责和督促: who was held to account, criticised or told to put something right, and the outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    IdText,
    Link,
    LongText,
    Names,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Clock, Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year, overdue
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.governance.due_dates import RULE, given_clock

STATES = (("open", "未办结"), ("closed", "已办结"))


class Accountability(Record):
    """追责、批评教育、督促整改: one measure against one person or unit."""

    target = Text(
        "对象",
        aliases=(
            "单位或个人",
            "责任单位",
            "责任人",
            "姓名",
            "被追责对象",
            "对象名称",
            "被督察单位",
            "被督察单位（人）",
            "责任对象",
            "被督促单位",
            "被问责对象",
        ),
        width=18,
    )
    target_key = PinyinKey(of="target")
    post = Text("职务", aliases=("对象职务",))
    target_kind = Choice("对象类别", (("person", "个人"), ("unit", "单位")))
    kind = Code("方式", "accountability_kind", aliases=("追责方式", "处理方式", "类型", "类别"), index=True)
    decided_on = Date("日期", aliases=("处理日期", "追责日期", "时间", "决定日期", "作出日期"), index=True)
    ground = LongText(
        "事由",
        aliases=("原因", "追责事由", "问题", "存在问题", "事实", "发现问题", "督察事项", "督促事项"),
        width=36,
    )
    basis = Text("依据", aliases=("处理依据", "追责依据"))
    measure = LongText("措施", aliases=("处理措施", "处理决定", "整改要求", "处理结果"))
    decided_by = Text("决定单位", aliases=("处理单位", "作出单位", "督促单位"))
    document_number = IdText("文号", aliases=("决定文号", "督办单号", "发文字号"))
    due_on = Date("整改时限", aliases=("整改期限", "时限", "完成时限"), index=True)
    result = LongText("结果", aliases=("整改结果", "整改情况", "办理结果"))
    closed_on = Date("办结日期", aliases=("办结时间", "整改完成日期", "销号日期"), index=True)
    state = Choice("状态", STATES, aliases=("办理状态",), index=True)
    problem = Link("相关问题", "problem", index=True)
    files = Attachment("附件", aliases=("佐证材料", "佐证"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "accountability"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {"state": "closed" if draft.get("closed_on") else "open"}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("decided_on", "due_on", "整改时限早于作出日期"),
            ("decided_on", "closed_on", "办结日期早于作出日期"),
        ),
    )
    if draft.get("closed_on") and not draft.get("result"):
        yield Problem("result", "doubt", "已办结，没有写结果", "年度报告要写整改到位没有", "请写结果")


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("kind", "decided_on", "ground", "measure") if draft.get(name) is None]


def _clocks(draft: Draft) -> Sequence[Clock]:
    return given_clock("追责督促整改期限", draft, draft.get("decided_on"), draft.get("closed_on"))


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "target": "样例站",
        "target_kind": "unit",
        "kind": "urging",
        "decided_on": "2025-04-02",
        "ground": "执法记录不完整",
        "measure": "限期补齐执法全过程记录",
        "decided_by": "样例镇法治政府建设工作领导小组",
        "due_on": "2025-04-30",
        "result": "已补齐并复查",
        "closed_on": "2025-04-28",
        "problem": link("problem"),
    }


_REGISTER = (
    "decided_on", "target", "post", "target_kind", "kind", "ground", "basis", "measure", "decided_by",
    "document_number", "due_on", "result", "closed_on", "remarks",
)  # fmt: skip

ACCOUNTABILITY = RecordType(
    key="accountability",
    title="追责督促记录",
    tab="governance",
    model=Accountability,
    title_field="target",
    sections=(
        Section("对象和事由", ("target", "target_kind", "post", "kind", "decided_on", "ground", "basis")),
        Section("处理", ("measure", "decided_by", "document_number", "due_on", "problem")),
        Section("结果", ("result", "closed_on", "state", "files", "remarks")),
    ),
    list_fields=("decided_on", "target", "kind", "ground", "measure", "due_on", "closed_on", "state"),
    register_fields=_REGISTER,
    import_fields=(*_REGISTER, "problem"),
    search_fields=("target", "post", "ground", "measure", "result", "document_number", "remarks"),
    required=("target",),
    keys=(("decided_on", "target", "kind"),),
    order="-decided_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state",),
    clocks=_clocks,
    views=(
        View("this_year", "本年", in_year("decided_on")),
        View("open", "未办结", lambda model, day: model.state == "open"),
        View("overdue", "逾期未整改", overdue(RULE)),
        View("last_year", "上年", in_year("decided_on", 1)),
    ),
    belongs_here="追责问责、批评教育、约谈、督促整改。写明事由、措施和结果，年度报告按这里数。",
    sample=_sample,
)
