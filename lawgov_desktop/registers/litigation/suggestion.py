"""司法建议、检察建议、复议意见: what came, what was done about it, and the answer with its due day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    IdText,
    Link,
    LongText,
    Names,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    Clock,
    Draft,
    Paper,
    Problem,
    Record,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.records.text import first_words
from lawgov_desktop.registers.conditions import due_within, in_year, overdue
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.litigation import letter_papers, stages

RULES = ("judicial_suggestion_reply", "opinion_feedback")


class JudicialSuggestion(Record):
    """A written suggestion to the township that wants an answer."""

    received_on = Date("收到日期", aliases=("收文日期", "收到时间", "来文日期", "收文时间"), index=True)
    kind = Code("类别", "suggestion_kind", aliases=("建议类别", "建议书类别", "来文类型", "类型"), index=True)
    from_organ = Text("来文机关", aliases=("发文机关", "发出机关", "制发机关", "来文单位", "法院"), width=20)
    from_organ_key = PinyinKey(of="from_organ")
    number = IdText(
        "文号",
        aliases=(
            "建议书文号",
            "编号",
            "司法建议编号",
            "来文文号",
            "检察建议书编号",
            "司法建议书编号",
            "建议书编号",
            "检察建议编号",
        ),
        index=True,
        width=24,
    )
    title = Text("建议事项", aliases=("标题", "建议主题", "主题", "事项"), width=28)
    title_key = PinyinKey(of="title")
    content = LongText("建议内容", aliases=("主要内容", "内容", "建议书内容"))
    case = Link("相关诉讼案件", "litigation_case", aliases=("相关案件", "案号", "关联案件"), index=True)
    reconsideration = Link("相关复议案件", "reconsideration_case", index=True)
    handler = PersonName("承办人", several=True, privacy="", aliases=("经办人",))
    office = Text("承办办所", aliases=("承办部门", "责任单位"))
    reply_due = Date(
        "来文回复期限",
        aliases=("来文写明的回复期限", "回复期限", "答复期限"),
        hint="建议书写明的最后一天；没有写明的按提醒天数",
    )
    adopted = Code("采纳情况", "suggestion_adopted", aliases=("是否采纳",))
    measures = LongText("整改措施", aliases=("办理情况", "采取的措施", "落实情况", "整改情况"))
    replied_on = Date(
        "回复日期", aliases=("答复日期", "回复时间", "反馈日期", "回函日期", "复函日期"), index=True
    )
    reply_number = IdText("回复文号", aliases=("复函文号", "答复文号"))
    rectified_on = Date("整改完成日期", aliases=("整改日期", "落实日期"))
    state = Choice("办理状态", (("waiting", "待回复"), ("replied", "已回复")), aliases=("状态",), index=True)
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件")

    class Meta:
        table_name = "judicial_suggestion"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {
        "state": "replied" if draft.get("replied_on") else "waiting",
        # A register of one kind of letters does not name the kind in every line.
        "kind": draft.get("kind") or _kind_of(str(draft.get("from_organ") or "")),
        "title": first_words(draft.get("content")),
    }


def _kind_of(organ: str) -> str | None:
    if "检察" in organ:
        return "prosecutor"
    return "court" if "法院" in organ else None


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["number", "content", "handler"]
    if draft.get("replied_on"):
        needed += ["adopted", "measures", "reply_number"]
    return empty_of(draft, needed)


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("received_on", "replied_on", "回复日期早于收到日期"),
            ("received_on", "reply_due", "回复期限早于收到日期"),
            ("received_on", "rectified_on", "整改完成早于收到日期"),
        ),
    )
    replied, due = dates.first_day(draft.get("replied_on")), dates.last_day(draft.get("reply_due"))
    if replied and due and replied > due:
        yield Problem("replied_on", "doubt", f"回复晚于来文写明的期限 {due}", "", "请核对日期")
    if draft.get("adopted") == "none" and not draft.get("measures"):
        yield Problem("measures", "doubt", "没有采纳，没有写理由", "回复里应当说明不采纳的理由", "请写明理由")


def reply_rule(draft: Mapping[str, Any]) -> str:
    """60 days for an opinion of the reconsideration organ (《行政复议法》第七十六条); the rest is local."""
    return "opinion_feedback" if draft.get("kind") == "reconsideration" else "judicial_suggestion_reply"


def _clocks(draft: Draft) -> Sequence[Clock]:
    if not draft.get("received_on"):
        return ()
    return (
        Clock(
            reply_rule(draft),
            draft["received_on"],
            draft.get("replied_on"),
            due=stages.day_of(draft.get("reply_due")),
            because="来文写明的回复期限",
        ),
    )


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "received_on": "2025-06-20",
        "kind": "court",
        "from_organ": "样例县人民法院",
        "number": "样法建〔2025〕3号",
        "title": "规范限期拆除决定的送达",
        "content": "送达回证应当由受送达人签名，拒收的应当留置送达并记录。",
        "case": link("litigation_case"),
        "handler": "王示例",
        "office": "综合行政执法队",
        "reply_due": "2025-08-20",
        "adopted": "full",
        "measures": "修订文书送达流程，组织执法队培训一次。",
        "replied_on": "2025-07-28",
        "reply_number": "样政函〔2025〕15号",
        "rectified_on": "2025-07-25",
    }


_FIELDS = (
    "received_on",
    "kind",
    "from_organ",
    "number",
    "title",
    "content",
    "case",
    "handler",
    "office",
    "reply_due",
    "adopted",
    "measures",
    "replied_on",
    "reply_number",
    "rectified_on",
    "remarks",
)

JUDICIAL_SUGGESTION = RecordType(
    key="judicial_suggestion",
    title="司法建议和检察建议",
    tab="litigation",
    model=JudicialSuggestion,
    title_field="title",
    sections=(
        Section("来文", ("received_on", "kind", "from_organ", "number", "title", "content")),
        Section("相关案件", ("case", "reconsideration")),
        Section(
            "办理和回复",
            (
                "handler",
                "office",
                "reply_due",
                "adopted",
                "measures",
                "replied_on",
                "reply_number",
                "rectified_on",
                "state",
            ),
        ),
        Section("附件和备注", ("attachments", "remarks")),
    ),
    list_fields=(
        "received_on",
        "kind",
        "from_organ",
        "number",
        "title",
        "reply_due",
        "replied_on",
        "state",
        "handler",
    ),
    register_fields=_FIELDS,
    print_fields=(
        "received_on",
        "kind",
        "from_organ",
        "number",
        "title",
        "measures",
        "replied_on",
        "remarks",
    ),
    import_fields=_FIELDS,
    search_fields=(
        "title",
        "number",
        "from_organ",
        "content",
        "measures",
        "reply_number",
        "handler",
        "remarks",
    ),
    required=("received_on", "kind", "from_organ", "title"),
    keys=(("number",), ("received_on", "from_organ", "title")),
    order="-received_on",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state",),
    clocks=_clocks,
    papers=(
        Paper(
            "suggestion_reply",
            "建议书复函",
            lambda letter, context: letter_papers.reply(letter, context, JudicialSuggestion),
        ),
    ),
    views=(
        View("waiting", "待回复", lambda model, day: model.replied_on.is_null()),
        View("due_soon", "30日内到期", due_within(30, *RULES)),
        View("late", "逾期未回复", overdue(*RULES)),
        View("this_year", "本年收到", in_year("received_on")),
    ),
    belongs_here="法院、检察院、复议机关等发给本机关、要求回复的建议书和意见书。",
    sample=_sample,
)
