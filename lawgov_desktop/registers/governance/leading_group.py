"""领导小组: the leading groups, and who sat in them in which role from which day to which."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    IdText,
    LongText,
    Names,
    Number,
    PersonName,
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
from lawgov_desktop.registers.conditions import ended, in_being, in_year
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.governance import attendance

_LED_BY: Mapping[str, tuple[str, ...]] = {
    "head_name": ("head",),
    "deputy_names": ("deputy", "executive_deputy"),
    "member_names": ("member",),
    "office_head_name": ("office_head",),
}
"""Lines made of the members, and the roles each of them names; the first role is read from a list."""


class LeadingGroup(Record):
    """法治政府建设领导小组 and other groups, set up by a document."""

    name = Text("名称", aliases=("领导小组名称", "小组名称", "机构名称", "领导小组"), width=30)
    name_key = PinyinKey(of="name")
    subject = Text("负责工作", aliases=("工作领域", "职能"))
    document_title = Text("成立文件", aliases=("文件名称", "发文"), width=30)
    document_title_key = PinyinKey(of="document_title")
    document_number = IdText("文号", aliases=("成立文号", "发文字号", "文件号"))
    issued_on = Date("发文日期", aliases=("成文日期", "印发日期"))
    valid_from = Date("成立日期", aliases=("成立时间", "设立日期"), index=True)
    valid_to = Date("撤销日期", aliases=("撤销时间", "终止日期"), index=True)
    office_place = Text("办公室设在", aliases=("办公室地点", "办公室", "办公室所在部门"))
    duties = LongText("工作职责", aliases=("主要职责",))
    head_name = Text("组长", width=14)
    head_name_key = PinyinKey(of="head_name")
    deputy_names = Text("副组长", width=18)
    deputy_names_key = PinyinKey(of="deputy_names")
    member_names = Text("成员", aliases=("组员", "成员单位及人员", "成员单位"), width=30)
    member_names_key = PinyinKey(of="member_names")
    office_head_name = Text("办公室主任")
    office_head_name_key = PinyinKey(of="office_head_name")
    member_count = Number("在任人数", unit="人", width=10)
    last_changed_on = Date("最近变动日期", index=True)
    files = Attachment("文件附件", aliases=("附件", "扫描件"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "leading_group"


class Member(Row):
    """组成人员: one seat, from the day it was taken to the day it was left."""

    role = Code("小组职务", "group_role", aliases=("组职", "小组职位"))
    person = PersonName("姓名", aliases=("人员",), privacy="", index=True)
    post = Text("现任职务", aliases=("职务", "行政职务", "单位职务"))
    division = Text("分工", aliases=("职责分工",))
    valid_from = Date("任职日期", aliases=("起", "任职起", "开始日期"), index=True)
    valid_to = Date("离任日期", aliases=("止", "任职止", "结束日期"), index=True)
    document_number = IdText("任免文号", aliases=("变动文号", "调整文号"))
    reason = Text("变动原因", aliases=("调整原因",))

    class Meta:
        table_name = "leading_group_member"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    rows = draft.get("members") or []
    if draft.get("member_count") is None:
        # A list names them in one cell for each role, or gives each a row, or both.
        rows = _in_the_order_of(_rows_of_lines(draft), rows)
    seated = [row for row in rows if not row.get("valid_to")]
    changed = [row[name] for row in rows for name in ("valid_from", "valid_to") if row.get(name)]
    found: Draft = {
        "members": rows,
        "member_count": len(seated),
        "last_changed_on": max(changed, default=None),
        "valid_from": draft.get("valid_from") or draft.get("issued_on"),
    }
    for line, roles in _LED_BY.items():
        named = [str(row["person"]) for row in seated if row.get("role") in roles and row.get("person")]
        found[line] = "、".join(named) or None
    return found


def _in_the_order_of(lines: Sequence[Draft], rows: Sequence[Draft]) -> list[Draft]:
    """One row for each name of the lines, the fuller one where there is one; then the other rows."""
    left = list(rows)
    found: list[Draft] = []
    for line in lines:
        fuller = next((row for row in left if row.get("person") == line["person"]), None)
        if fuller is not None:
            left.remove(fuller)
        found.append(line if fuller is None else fuller)
    return found + left


def _rows_of_lines(draft: Draft) -> list[Draft]:
    return [
        {"role": roles[0], "person": one["name"], "post": one.get("post")}
        for line, roles in _LED_BY.items()
        for one in attendance.parted(draft.get(line))
    ]


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, (("valid_from", "valid_to", "撤销日期早于成立日期"),))
    rows = draft.get("members") or []
    if rows and not any(row.get("role") == "head" for row in rows):
        yield Problem("members", "doubt", "没有组长", "年度报告要写“以谁为组长”", "请选一名成员为组长")
    for number, row in enumerate(rows, start=1):
        yield from in_order(row, (("valid_from", "valid_to", "离任日期早于任职日期"),), f"members.{number}")
        if row.get("role") == "head" and not row.get("post"):
            yield Problem(
                f"members.{number}.post", "doubt", "组长没有写现任职务",
                "年度报告要写“以镇长为组长”", "请填现任职务",
            )  # fmt: skip
    heads = [(n, row) for n, row in enumerate(rows, start=1) if row.get("role") == "head"]
    for (_, one), (number, other) in combinations(heads, 2):
        if _overlap(one, other):
            yield Problem(
                f"members.{number}.valid_from", "doubt",
                f"{one.get('person') or '前一名'}和{other.get('person') or '后一名'}同时是组长",
                "换了组长的，前一任要填离任日期", "请核对任职和离任日期；双组长的不用改",
            )  # fmt: skip


def _overlap(one: Draft, other: Draft) -> bool:
    """Whether two seats were certainly held on one day."""

    def before(first: Draft, second: Draft) -> bool:
        end, start = dates.first_day(first.get("valid_to")), dates.first_day(second.get("valid_from"))
        return bool(end and start and end <= start)

    return not before(one, other) and not before(other, one)


def _wanted(draft: Draft) -> Sequence[str]:
    wanted = [name for name in ("document_number", "valid_from") if draft.get(name) is None]
    rows = draft.get("members") or []
    if not rows or any(row.get(name) is None for row in rows for name in ("role", "valid_from")):
        wanted.append("members")
    return wanted


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "样例镇法治政府建设工作领导小组",
        "document_title": "关于成立法治政府建设工作领导小组的通知",
        "document_number": "样政〔2023〕6号",
        "issued_on": "2023-03-01",
        "valid_from": "2023-03-01",
        "office_place": "司法所",
        "members": [
            {"role": "head", "person": "赵示例", "post": "镇长", "valid_from": "2023-03-01",
             "valid_to": "2024-09-10", "reason": "工作调动"},
            {"role": "head", "person": "王示例", "post": "镇长", "valid_from": "2024-09-10"},
            {"role": "deputy", "person": "张示例", "post": "副镇长", "valid_from": "2023-03-01"},
            {"role": "office_head", "person": "李示例", "post": "司法所所长", "valid_from": "2023-03-01"},
        ],
    }  # fmt: skip


_REGISTER = (
    "name", "head_name", "deputy_names", "member_names", "office_head_name", "office_place", "subject",
    "document_title", "document_number", "issued_on", "valid_from", "valid_to", "duties", "remarks",
)  # fmt: skip

LEADING_GROUP = RecordType(
    key="leading_group",
    title="领导小组",
    tab="governance",
    model=LeadingGroup,
    title_field="name",
    sections=(
        Section("领导小组", ("name", "subject", "document_title", "document_number", "issued_on",
                         "valid_from", "valid_to", "office_place")),
        Section("组成人员", ("members",)),
        Section("职责和文件", ("duties", "files", "remarks")),
        Section("现在的组成", ("head_name", "deputy_names", "member_names", "office_head_name",
                          "member_count", "last_changed_on")),
    ),
    list_fields=("name", "head_name", "deputy_names", "member_count", "document_number", "valid_from",
                 "valid_to", "last_changed_on"),
    register_fields=_REGISTER,
    print_fields=("name", "head_name", "deputy_names", "member_names", "document_number", "valid_from"),
    import_fields=(
        *_REGISTER, "members.1.role", "members.1.person", "members.1.post", "members.1.division",
        "members.1.valid_from", "members.1.valid_to",
    ),
    search_fields=("name", "subject", "document_title", "document_number", "members.person",
                   "members.post", "remarks"),
    required=("name",),
    keys=(("name",),),
    order="name",
    children=(
        ChildRows("members", "组成人员", Member,
                  ("role", "person", "post", "division", "valid_from", "valid_to", "document_number",
                   "reason"),
                  required=("person",)),
    ),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("members", "head_name", "deputy_names", "member_names", "office_head_name", "member_count",
             "last_changed_on"),
    views=(
        View("in_being", "现有", in_being("valid_from", "valid_to")),
        View("changed_this_year", "本年成员变动", in_year("last_changed_on")),
        View("dissolved", "已撤销", ended("valid_to")),
        View("no_head", "没有组长",
             lambda model, day: model.head_name.is_null() & model.valid_to.is_null()),
    ),
    belongs_here="领导小组和它的组成人员。写明每个人的任职和离任日期，就能回答过去任何一天谁是组长。",
    sample=_sample,
)  # fmt: skip
