"""调解员名册: the mediators, and the posts they hold or held, each with its first and last day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Code,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Names,
    PersonName,
    Phone,
    PinyinKey,
    ResidentId,
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
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.mediation.person import from_id, id_contradictions


class Mediator(Record):
    """人民调解员 (《人民调解法》第十三条、第十四条)."""

    name = PersonName(
        "姓名", aliases=("调解员姓名", "调解员", "人民调解员"), privacy="", width=12, index=True
    )
    name_key = PinyinKey(of="name")
    sex = Code("性别", "sex", width=6)
    birth = Date("出生日期", aliases=("出生年月", "出生年月日"))
    id_no = ResidentId("身份证号", aliases=("身份证", "身份证号码", "公民身份号码"), index=True, width=20)
    ethnic_group = Code("民族", "ethnic_group", width=8)
    political_status = Code("政治面貌", "political_status")
    education = Code("文化程度", "education", aliases=("学历", "受教育程度"))
    phone = Phone(
        "联系电话", aliases=("电话", "电话号码", "联系方式", "手机", "手机号", "手机号码"), width=14
    )
    certificate_no = IdText("工作证号", aliases=("证号", "调解员证号", "证件编号"))
    level = Text("等级", aliases=("调解员等级", "级别"))
    background = Text("从业身份", aliases=("身份", "人员身份"), hint="如：退休法官、律师、村干部")
    committee_names = Text(
        "所属调委会", aliases=("所在调委会", "调委会", "调解组织", "所属调解组织"), width=28
    )
    committee_names_key = PinyinKey(of="committee_names")
    employment = Code("现任专职兼职", "mediator_employment", index=True)
    in_post_from = Date("最早任职日期", index=True)
    in_post_to = Date("全部离任日期", index=True)
    bank = Text("开户银行", aliases=("开户行",))
    bank_account = IdText("银行账号", aliases=("账号", "卡号", "银行卡号"), privacy="id")
    subsidy_excluded = Flag("不领补贴", aliases=("不享受补贴", "不发补贴"), index=True)
    subsidy_excluded_reason = Text(
        "不领补贴原因", aliases=("不享受补贴原因",), hint="如：财政供养人员、政府购买服务的专职调解员"
    )
    subsidy_excluded_from = Date("不领补贴起")
    subsidy_excluded_to = Date("不领补贴止", hint="不填就是一直不领")
    remarks = LongText("备注", aliases=("说明", "奖惩情况"))

    class Meta:
        table_name = "mediator"


class Post(Row):
    """任职: one post in one committee from one day to another."""

    committee = Link(
        "任职调委会", "committee", aliases=("所属调委会", "所在调委会", "调委会", "调解组织"), index=True
    )
    role = Code("职务", "mediator_role", aliases=("角色", "调解员职务", "调委会职务"))
    employment = Code(
        "专职兼职", "mediator_employment", aliases=("专/兼职", "专兼职", "专职/兼职", "是否专职")
    )
    basis = Code("产生方式", "mediator_basis", aliases=("任职方式", "聘任方式"))
    valid_from = Date(
        "任职日期", aliases=("聘任日期", "聘任起", "任职时间", "聘任开始", "聘任时间"), index=True
    )
    valid_to = Date("离任日期", aliases=("聘任止", "离任时间", "聘任结束", "解聘日期"), index=True)
    reason = Text("离任原因", aliases=("解聘原因",))

    class Meta:
        table_name = "mediator_post"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    posts = draft.get("posts") or []
    current = _latest(posts)
    named = dict.fromkeys(
        names.title("committee", post["committee"]) for post in current if post.get("committee")
    )
    employments = {post.get("employment") for post in current}
    starts = [post.get("valid_from") for post in posts]
    ends = [post.get("valid_to") for post in posts]
    return from_id(draft.get("id_no")) | {
        "committee_names": "、".join(name for name in named if name) or None,
        # A full-time mediator who also sits on a village's committee is one full-time person.
        "employment": next((kind for kind in ("full_time", "part_time") if kind in employments), None),
        "in_post_from": min(starts) if starts and all(starts) else None,
        "in_post_to": max(ends) if ends and all(ends) else None,
    }


def _latest(posts: Sequence[Draft]) -> list[Draft]:
    """The posts that end last: those without an end, else those of the last day. Appointments often name
    their last day in advance, so an end does not mean that it has come; the views compare it with today."""
    last = max((post.get("valid_to") or "9999" for post in posts), default=None)
    return [post for post in posts if (post.get("valid_to") or "9999") == last]


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    for name, what in id_contradictions(draft):
        yield Problem(name, "doubt", what, "", "请对照身份证核对")
    if not draft.get("posts"):
        yield Problem(
            "posts", "doubt", "没有任职记录", "统计专职、兼职人数时算不到", "请添加所属调委会和任职日期"
        )
    if draft.get("subsidy_excluded") == 1 and not draft.get("subsidy_excluded_reason"):
        yield Problem(
            "subsidy_excluded_reason", "doubt", "不领补贴没有写原因", "申报表上要写明原因", "请写原因"
        )
    for number, post in enumerate(draft.get("posts") or [], start=1):
        yield from in_order(post, (("valid_from", "valid_to", "离任日期早于任职日期"),), f"posts.{number}")
        birth, begin = dates.last_day(draft.get("birth")), dates.first_day(post.get("valid_from"))
        if birth and begin and begin < dates.months_on(birth, 12 * 18):
            yield Problem(
                f"posts.{number}.valid_from",
                "doubt",
                "任职时不满十八周岁",
                "《人民调解法》第十四条：调解员由成年公民担任",
                "请核对出生日期和任职日期",
            )


def _wanted(draft: Draft) -> Sequence[str]:
    wanted = [name for name in ("sex", "education", "phone") if draft.get(name) is None]
    posts = draft.get("posts") or []
    unfinished = any(
        post.get(name) is None for post in posts for name in ("role", "employment", "valid_from")
    )
    return [*wanted, "posts"] if unfinished or not posts else wanted


def _in_post(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.in_post_to.is_null() | (model.in_post_to > day.isoformat())
    return where


def _employed(kind: str) -> Callable[[type[Any], date], peewee.Expression]:
    return lambda model, day: (model.employment == kind) & _in_post(model, day)


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "李示例",
        "sex": "2",
        "birth": "1980-05",
        "ethnic_group": "01",
        "education": "college",
        "phone": "13800000001",
        "posts": [
            {
                "committee": link("committee"),
                "role": "engaged",
                "employment": "part_time",
                "basis": "engaged",
                "valid_from": "2024-01-10",
            }
        ],
    }


_POST_FIELDS = ("committee", "role", "employment", "basis", "valid_from", "valid_to", "reason")
_REGISTER = (
    "name",
    "sex",
    "birth",
    "ethnic_group",
    "political_status",
    "education",
    "id_no",
    "phone",
    "posts.1.committee",
    "posts.1.role",
    "posts.1.employment",
    "posts.1.basis",
    "posts.1.valid_from",
    "posts.1.valid_to",
    "posts.1.reason",
    "certificate_no",
    "level",
    "background",
    "bank",
    "bank_account",
    "subsidy_excluded",
    "subsidy_excluded_reason",
    "remarks",
)

MEDIATOR = RecordType(
    key="mediator",
    title="调解员名册",
    tab="mediation",
    model=Mediator,
    title_field="name",
    sections=(
        Section(
            "基本信息", ("name", "sex", "id_no", "birth", "ethnic_group", "political_status", "education")
        ),
        Section("任职", ("posts",)),
        Section("联系和证件", ("phone", "certificate_no", "level", "background", "remarks")),
        Section(
            "以案定补",
            (
                "bank",
                "bank_account",
                "subsidy_excluded",
                "subsidy_excluded_reason",
                "subsidy_excluded_from",
                "subsidy_excluded_to",
            ),
        ),
        Section("现在的任职", ("committee_names", "employment", "in_post_from", "in_post_to")),
    ),
    list_fields=(
        "name",
        "sex",
        "committee_names",
        "employment",
        "phone",
        "education",
        "level",
        "in_post_from",
        "in_post_to",
    ),
    register_fields=_REGISTER,
    import_fields=_REGISTER,
    search_fields=("name", "id_no", "phone", "committee_names", "certificate_no", "background", "remarks"),
    required=("name",),
    keys=(("id_no",), ("name", "phone"), ("name", "birth")),
    order="name",
    children=(ChildRows("posts", "任职", Post, _POST_FIELDS, ordinals=("任职",)),),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("committee_names", "employment", "in_post_from", "in_post_to"),
    views=(
        View("in_post", "在任", _in_post),
        View("full_time", "在任专职", _employed("full_time")),
        View("part_time", "在任兼职", _employed("part_time")),
        View("unsubsidised", "不领补贴", lambda model, day: model.subsidy_excluded == 1),
        View(
            "left",
            "已离任",
            lambda model, day: model.in_post_to.is_null(False) & (model.in_post_to <= day.isoformat()),
        ),
    ),
    belongs_here="人民调解员和他们的任职。写明任职和离任日期，就能回答过去任何一天有几名专职、几名兼职。",
    sample=_sample,
)
