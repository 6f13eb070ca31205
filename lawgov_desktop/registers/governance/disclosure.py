"""主动公开: what the township publishes, when it was formed and where it was published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lawgov_desktop.records.fields import (
    Attachment,
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
from lawgov_desktop.records.record_type import Clock, Draft, Problem, Record, RecordType, Section, View
from lawgov_desktop.records.several import holds
from lawgov_desktop.registers.conditions import due_within, in_year, met_after_due, overdue
from lawgov_desktop.registers.day_order import empty_of, in_order


class DisclosureItem(Record):
    """主动公开的政府信息 (《政府信息公开条例》第十九条至第二十六条)."""

    title = Text("标题", aliases=("信息名称", "公开内容", "信息标题", "公开事项", "名称"), width=36)
    title_key = PinyinKey(of="title")
    category = Code("类别", "disclosure_category", aliases=("公开类别", "信息类别", "主题分类"), index=True)
    index_number = IdText("索引号", aliases=("信息索引号",))
    document_number = IdText("文号", aliases=("发文字号", "文件编号"))
    office = Text("公开单位", aliases=("发布机构", "责任单位", "信息来源", "承办单位"))
    formed_on = Date("形成日期", aliases=("形成日", "成文日期", "生成日期", "信息形成日期"), index=True)
    published_on = Date("公开日期", aliases=("公开日", "发布日期", "公开时间", "发布时间"), index=True)
    channels = Codes("公开渠道", "disclosure_channel", aliases=("渠道", "公开方式", "公开形式", "公开途径"))
    address = Text("网址或位置", aliases=("链接", "网址", "公开位置"))
    checked_by = Text("保密审查人", aliases=("保密审查", "审核人"))
    checked_on = Date("保密审查日期", aliases=("审核日期",))
    changed_on = Date("信息变更日期", aliases=("变更日期", "修改日期"))
    republished_on = Date("变更后公开日期", aliases=("更新日期", "更新公开日期"))
    withdrawn_on = Date("撤下日期", aliases=("撤回日期", "下架日期"))
    withdrawn_reason = Text("撤下原因", aliases=("撤回原因",))
    document = Link("规范性文件", "normative_document", aliases=("对应文件",), index=True)
    files = Attachment("公开的内容")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "disclosure_item"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [
        *_problems(draft),
        *in_order(
            draft,
            (
                ("formed_on", "published_on", "公开日期早于形成日期"),
                ("changed_on", "republished_on", "变更后公开早于信息变更"),
                ("published_on", "withdrawn_on", "撤下早于公开"),
            ),
        ),
    ]


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("published_on") and not draft.get("channels"):
        yield Problem(
            "channels",
            "doubt",
            "填了公开日期，没有填渠道",
            "分渠道统计时算不到",
            "请选在哪里公开的，可选几项",
        )
    if draft.get("checked_on") and draft.get("published_on") and draft["checked_on"] > draft["published_on"]:
        yield Problem(
            "checked_on",
            "doubt",
            "先公开后做保密审查",
            "《政府信息公开条例》第十七条：公开前应当对拟公开的政府信息进行审查",
            "请核对两个日期",
        )
    if draft.get("withdrawn_on") and not draft.get("withdrawn_reason"):
        yield Problem("withdrawn_reason", "doubt", "信息已经撤下，没有写原因", "", "请写撤下的原因")


def _clocks(draft: Draft) -> Sequence[Clock]:
    found = []
    if draft.get("formed_on") and (draft.get("published_on") or not draft.get("withdrawn_on")):
        found.append(Clock("proactive_disclosure", draft["formed_on"], draft.get("published_on")))
    if draft.get("changed_on"):
        found.append(
            Clock(
                "proactive_disclosure",
                draft["changed_on"],
                draft.get("republished_on") or draft.get("withdrawn_on"),
                title="变更后的政府信息公开",
            )
        )
    return found


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "样例镇2024年财政预算",
        "category": "finance",
        "document_number": "样政〔2024〕2号",
        "office": "财政所",
        "formed_on": "2024-02-01",
        "published_on": "2024-02-08",
        "channels": ";website;notice_board;",
        "checked_by": "王示例",
        "checked_on": "2024-02-05",
    }


_REGISTER = (
    "title", "category", "index_number", "document_number", "office", "formed_on", "published_on", "channels",
    "address", "checked_by", "checked_on", "changed_on", "republished_on", "withdrawn_on", "withdrawn_reason",
    "remarks",
)  # fmt: skip

DISCLOSURE_ITEM = RecordType(
    key="disclosure_item",
    title="主动公开",
    tab="governance",
    model=DisclosureItem,
    title_field="title",
    sections=(
        Section("信息", ("title", "category", "document_number", "index_number", "office", "formed_on")),
        Section("公开", ("checked_by", "checked_on", "published_on", "channels", "address")),
        Section("变更和撤下", ("changed_on", "republished_on", "withdrawn_on", "withdrawn_reason")),
        Section("材料", ("document", "files", "remarks")),
    ),
    list_fields=("title", "category", "office", "formed_on", "published_on", "channels", "changed_on"),
    register_fields=_REGISTER,
    print_fields=("title", "category", "document_number", "office", "formed_on", "published_on", "channels"),
    import_fields=_REGISTER,
    search_fields=("title", "index_number", "document_number", "office", "remarks"),
    required=("title",),
    keys=(("index_number",), ("title", "formed_on"), ("title", "published_on")),
    order="-formed_on",
    wanted=lambda draft: empty_of(draft, ("category", "formed_on", "published_on", "channels")),
    rules=_rules,
    clocks=_clocks,
    views=(
        View("waiting", "待公开", lambda model, day: model.published_on.is_null()),
        View("due", "7 日内到期", due_within(7, "proactive_disclosure")),
        View("overdue", "超期未公开", overdue("proactive_disclosure")),
        View("late", "超期才公开", met_after_due("proactive_disclosure")),
        View("this_year", "本年公开", in_year("published_on")),
        View("on_site", "网站公开", lambda model, day: holds(model.channels, "website")),
        View("withdrawn", "已撤下", lambda model, day: model.withdrawn_on.is_null(False)),
    ),
    belongs_here="主动公开的政府信息：什么时候形成、什么时候在哪里公开的。",
    sample=_sample,
)  # fmt: skip
