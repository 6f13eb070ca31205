"""制度与文件: the mechanisms, plans, rules and notices that a report can cite."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Codes,
    Date,
    IdText,
    Link,
    LongText,
    Names,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import in_order

STATES = (("in_force", "有效"), ("revised", "已修订"), ("ended", "已废止"))
_STATE_WORDS = {
    "是": "in_force", "√": "in_force", "现行有效": "in_force", "继续有效": "in_force", "在用": "in_force",
    "修订": "revised", "否": "ended", "废止": "ended", "失效": "ended", "已失效": "ended",
}  # fmt: skip


class Mechanism(Record):
    """One 机制, 制度, 实施方案 or 通知, in force from one day to another."""

    name = Text(
        "名称", aliases=("文件名称", "制度名称", "机制名称", "标题", "制度机制", "方案名称"), width=40
    )
    name_key = PinyinKey(of="name")
    kind = Code("类型", "mechanism_kind", aliases=("文件类型", "类别", "文种"), index=True)
    subjects = Codes(
        "涉及事项", "mechanism_subject", aliases=("涉及机制", "涉及工作", "主题"), index=True, width=22
    )
    document_number = IdText("文号", aliases=("发文字号", "文件号", "文件编号"), index=True)
    issued_by = Text(
        "印发单位", aliases=("制定单位", "发文单位", "制定机关", "发文机关", "责任部门", "牵头部门")
    )
    together_with = Text("共同单位", aliases=("联合发文单位", "协作单位", "参与单位"))
    issued_on = Date(
        "印发日期", aliases=("发文日期", "成文日期", "制定日期", "日期", "下发日期", "时间"), index=True
    )
    effective_on = Date("施行日期", aliases=("实施日期", "生效日期"))
    state = Choice(
        "状态",
        STATES,
        words=_STATE_WORDS,
        aliases=("文件状态", "效力状态", "时效性", "是否有效", "是否现行有效"),
        index=True,
    )
    ended_on = Date("修订或废止日期", aliases=("废止日期", "失效日期", "终止日期"), index=True)
    replaced_by = Link("新文件", "mechanism", aliases=("修订后文件", "替代文件"), index=True)
    summary = LongText("主要内容", aliases=("内容", "主要措施"))
    files = Attachment("文件附件", aliases=("附件", "文件", "扫描件"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "mechanism"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    if draft.get("replaced_by"):
        return {"state": "revised"}
    return {"state": "ended" if draft.get("ended_on") else "in_force"}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    state, ended_on = draft.get("state"), draft.get("ended_on")
    if state == "in_force" and (ended_on or draft.get("replaced_by")):
        yield Problem(
            "state", "doubt", "填了修订或废止，状态还是有效", "年度报告会把它当作现行制度", "请改状态"
        )
    if state in ("revised", "ended") and not ended_on:
        yield Problem(
            "ended_on", "doubt", "不再有效，没有填日期", "按日期统计时仍会算在内", "请补修订或废止日期"
        )
    yield from in_order(
        draft,
        (
            ("issued_on", "effective_on", "施行日期早于印发日期"),
            ("issued_on", "ended_on", "修订或废止日期早于印发日期"),
        ),
    )
    if draft.get("replaced_by") and draft.get("replaced_by") == draft.get("uuid"):
        yield Problem("replaced_by", "doubt", "新文件选成了它自己", "", "请选修订后的文件")


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["kind", "subjects", "issued_on"]
    if draft.get("kind") in ("plan", "notice", "opinion"):
        needed.append("document_number")
    return [name for name in needed if draft.get(name) is None]


def _in_force(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.issued_on.is_null() | (model.issued_on <= day.isoformat())
    where &= model.ended_on.is_null() | (model.ended_on > day.isoformat())
    # Without a day the state alone tells; with one the day does, even when it is still to come.
    where &= (model.state == "in_force") | model.ended_on.is_null(False)
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "样例镇行政执法联络会商制度",
        "kind": "system",
        "subjects": ";liaison;information;",
        "document_number": "样政〔2024〕12号",
        "issued_by": "样例镇人民政府",
        "issued_on": "2024-03-20",
        "effective_on": "2024-04-01",
        "state": "in_force",
    }


_REGISTER = (
    "name", "kind", "subjects", "document_number", "issued_by", "together_with", "issued_on", "effective_on",
    "state", "ended_on", "summary", "remarks",
)  # fmt: skip

MECHANISM = RecordType(
    key="mechanism",
    title="制度与文件",
    tab="governance",
    model=Mechanism,
    title_field="name",
    sections=(
        Section("文件", ("name", "kind", "subjects", "document_number", "issued_by", "together_with",
                       "issued_on", "effective_on")),
        Section("效力", ("state", "ended_on", "replaced_by")),
        Section("内容", ("summary", "files", "remarks")),
    ),
    list_fields=("name", "kind", "subjects", "document_number", "issued_on", "issued_by", "state",
                 "ended_on"),
    register_fields=_REGISTER,
    print_fields=("name", "kind", "subjects", "document_number", "issued_on", "issued_by", "state"),
    import_fields=(*_REGISTER, "replaced_by"),
    search_fields=("name", "document_number", "subjects", "issued_by", "summary", "remarks"),
    required=("name",),
    keys=(("document_number", "name"), ("name", "issued_on")),
    order="-issued_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    views=(
        View("in_force", "现行有效", _in_force),
        View("this_year", "本年印发", in_year("issued_on")),
        View("plans", "实施方案", lambda model, day: model.kind == "plan"),
        View("over", "已修订或废止", lambda model, day: model.state.in_(("revised", "ended"))),
        View("without_file", "缺文件附件", lambda model, day: model.files.is_null()),
    ),
    belongs_here="机制、制度、实施方案、通知。标明涉及事项，年度报告写到哪项工作就能引出哪份文件。",
    sample=_sample,
)  # fmt: skip
