"""规范性文件: each with its 统一登记、统一编号、统一印发, its review, its filing and the end of its force."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Codes,
    Date,
    IdText,
    Link,
    LongText,
    Names,
    Number,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Onward,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import due_within, in_year, met_after_due, overdue, passed
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.governance.review_papers import document_papers


class NormativeDocument(Record):
    """行政规范性文件 (国办发〔2018〕37号、115号; numbers of articles and days are local)."""

    title = Text("文件名称", aliases=("名称", "规范性文件名称", "文件标题", "标题"), width=34)
    title_key = PinyinKey(of="title")
    number = IdText("文号", aliases=("发文字号", "文件编号", "统一编号", "编号"), index=True, width=18)
    registered_number = IdText("登记号", aliases=("统一登记号", "登记编号", "三统一编号"), width=16)
    registered_on = Date("登记日期", aliases=("统一登记日期", "登记时间"))
    issued_by = Text("制定机关", aliases=("发文机关", "制定单位", "印发机关"))
    drafted_by = Text("起草单位", aliases=("起草", "起草部门", "承办单位"))
    comment_from = Date(
        "征求意见起",
        until="comment_to",
        aliases=("征求意见开始", "公开征求意见起", "征求意见时间", "征求意见期限", "公开征求意见时间"),
    )
    comment_to = Date("征求意见止", aliases=("征求意见结束", "公开征求意见止", "征求意见截止"))
    opinions_received = Number("收到意见数", aliases=("意见数", "征求意见数"), unit="条")
    fair_competition = Code("公平竞争审查", "fair_competition", aliases=("公平竞争审查结论",))
    fair_competition_on = Date("公平竞争审查日期", aliases=("公平竞争审查时间",))
    review_by = Text("合法性审核机构", aliases=("审核机构", "审核人", "合法性审核单位"))
    review_on = Date("合法性审核日期", aliases=("审核日期", "合法性审查日期", "审查日期"))
    review_conclusion = Code(
        "合法性审核结论", "legality_conclusion", aliases=("合法性审核", "合法性审查", "审核结论", "审查结论")
    )
    review_opinion = LongText("合法性审核意见", aliases=("审核意见", "审查意见"))
    meeting = Text("审议会议", aliases=("集体审议会议", "会议名称"))
    meeting_on = Date("审议日期", aliases=("集体审议日期", "会议日期", "讨论日期"))
    published_on = Date(
        "公布日期", aliases=("印发日期", "发布日期", "公布时间", "发文日期", "成文日期"), index=True
    )
    published_where = Codes("公布渠道", "disclosure_channel", aliases=("公开渠道", "公布方式"))
    interpreted_on = Date("政策解读日期", aliases=("解读日期",))
    effective_on = Date("施行日期", until="expires_on", aliases=("施行", "生效日期", "实施日期"), index=True)
    expires_on = Date("有效期至", aliases=("有效期", "失效日期", "有效期截止", "有效期满日期"), index=True)
    filing_organ = Text("备案机关", aliases=("备案审查机关", "报送机关"))
    filed_on = Date("备案日期", aliases=("报送备案日期", "报备日期", "备案时间"))
    filing_number = IdText("备案号", aliases=("备案登记号", "备案文号", "备案编号"))
    state = Code("效力", "normative_state", aliases=("状态", "文件状态", "效力状态", "是否有效"), index=True)
    ended_on = Date("废止或失效日期", aliases=("废止日期", "修改日期", "宣布失效日期"))
    ended_by = Text("废止或修改依据", aliases=("废止文号", "废止依据", "修改依据"))
    replaces = Link("取代的文件", "normative_document", aliases=("替代文件", "被取代文件"), index=True)
    files = Attachment("文件正文和材料")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "normative_document"


class Cleanup(Row):
    """清理: one round in which the documents in force were gone through."""

    on = Date("清理日期", aliases=("清理时间",))
    round = Text("清理名称", aliases=("清理批次", "清理文件"), hint="如：2025年规范性文件清理")
    result = Code("清理结果", "cleanup_result", aliases=("清理意见", "清理结论"))
    basis = Text("清理依据", aliases=("清理文号",))

    class Meta:
        table_name = "normative_document_cleanup"


_OVER = ("amended", "repealed", "lapsed")
_NOT_NORMATIVE = (
    "会议纪要", "工作方案", "实施方案", "工作要点", "请示", "报告", "任免", "值班", "考勤", "请假", "内部",
)  # fmt: skip
"""Words of papers that are usually no normative documents: 内部制度、会议纪要、工作方案、人事、请示报告."""


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    if draft.get("state"):
        return {}
    return {"state": "in_force" if draft.get("published_on") else "drafting"}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [*_about_making(draft), *_about_force(draft), *in_order(draft, _NEVER_BEFORE)]


_NEVER_BEFORE = (
    ("comment_from", "comment_to", "征求意见截止早于开始"),
    ("review_on", "meeting_on", "审议早于合法性审核"),
    ("meeting_on", "published_on", "公布早于审议"),
    ("published_on", "filed_on", "备案早于公布"),
    ("effective_on", "expires_on", "有效期至早于施行日期"),
    ("effective_on", "ended_on", "废止或失效早于施行日期"),
)


def _about_making(draft: Draft) -> Iterator[Problem]:
    title = str(draft.get("title") or "")
    word = next((word for word in _NOT_NORMATIVE if word in title), None)
    if word:
        yield Problem(
            "title",
            "doubt",
            f"名称里有“{word}”，可能不是规范性文件",
            "内部管理制度、会议纪要、工作方案、人事任免、请示报告一般不按规范性文件管理",
            "请核对；不是规范性文件的，不用备案",
        )
    published = draft.get("published_on")
    if not published:
        return
    steps = (
        ("review_on", "合法性审核"),
        ("meeting_on", "集体审议"),
        ("registered_number", "统一登记"),
        ("number", "统一编号"),
    )
    lacking = [(name, what) for name, what in steps if not draft.get(name)]
    # Of documents that are no longer in force nothing can be made good any more.
    cleaned = {row.get("result") for row in draft.get("cleanups") or ()}
    over = draft.get("state") in ("repealed", "lapsed") or cleaned & {"repeal", "lapse"}
    if lacking and not over:
        yield Problem(
            lacking[0][0],
            "doubt",
            f"文件已经公布，没有{'、'.join(what for _, what in lacking)}的记录",
            "制定规范性文件要经合法性审核和集体审议，并统一登记、统一编号、统一印发",
            "做过的请补登；没有做的请补正",
        )
    if draft.get("fair_competition") == "none":
        yield Problem(
            "fair_competition",
            "doubt",
            "文件已经公布，没有做公平竞争审查",
            "涉及经营者经济活动的文件，未经公平竞争审查不得出台（《公平竞争审查条例》）",
            "请补做审查；不涉及的请选“不涉及经营者经济活动”",
        )
    if dates.out_of_order(published, draft.get("effective_on")):
        yield Problem(
            "effective_on", "doubt", "施行日期早于公布日期", "文件公布以后才能施行", "请核对两个日期"
        )


def _about_force(draft: Draft) -> Iterator[Problem]:
    state = draft.get("state")
    if state in _OVER and not draft.get("ended_on"):
        yield Problem("ended_on", "doubt", "文件已不再有效，没有填从哪天起", "", "请补废止、修改或失效的日期")
    if draft.get("ended_on") and state == "in_force":
        yield Problem("state", "doubt", "填了废止或失效日期，效力仍是“有效”", "", "请核对效力")
    if draft.get("filed_on") and not draft.get("filing_number"):
        yield Problem("filing_number", "doubt", "填了备案日期，没有备案号", "", "请补备案机关给的号")


def _clocks(draft: Draft) -> Sequence[Clock]:
    if draft.get("state") == "drafting":
        return ()
    found = []
    over = draft.get("state") in _OVER
    if draft.get("published_on") and (draft.get("filed_on") or not over):
        found.append(Clock("normative_filing", draft["published_on"], draft.get("filed_on")))
    start = draft.get("effective_on") or draft.get("published_on")
    if start and not over:
        end = dates.last_day(draft.get("expires_on"))
        found.append(
            Clock(
                "normative_validity",
                start,
                due=end.isoformat() if end else None,
                because="文件写明的有效期" if end else "",
            )
        )
    return found


def _wanted(draft: Draft) -> Sequence[str]:
    if draft.get("state") == "drafting":
        return empty_of(draft, ("drafted_by",))
    return empty_of(
        draft,
        (
            "number", "registered_number", "drafted_by", "review_conclusion", "meeting_on", "published_on",
            "effective_on", "expires_on", "fair_competition",
        ),
    )  # fmt: skip


def _to_review(source: Draft) -> Draft:
    return {
        "subject_kind": "document",
        "title": source.get("title"),
        "document": source.get("uuid"),
        "office": source.get("drafted_by"),
        "reviewer": source.get("review_by"),
        "opinion_on": source.get("review_on"),
        "conclusion": source.get("review_conclusion"),
        "opinion": source.get("review_opinion"),
    }


def _to_disclosure(source: Draft) -> Draft:
    return {
        "title": source.get("title"),
        "category": "normative",
        "formed_on": source.get("published_on"),
        "office": source.get("drafted_by"),
        "document_number": source.get("number"),
        "document": source.get("uuid"),
        "channels": source.get("published_where"),
    }


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "样例镇农村公益设施管护办法",
        "number": "样政规〔2024〕1号",
        "registered_number": "YLZ-2024-00001",
        "registered_on": "2024-06-20",
        "issued_by": "样例镇人民政府",
        "drafted_by": "农业服务中心",
        "comment_from": "2024-04-01",
        "comment_to": "2024-05-05",
        "opinions_received": 8,
        "fair_competition": "not_concerned",
        "review_by": "司法所",
        "review_on": "2024-05-20",
        "review_conclusion": "after_changes",
        "meeting": "镇政府常务会议",
        "meeting_on": "2024-06-07",
        "published_on": "2024-06-21",
        "published_where": ";website;notice_board;",
        "effective_on": "2024-08-01",
        "expires_on": "2029-07-31",
        "filing_organ": "样例县司法局",
        "filed_on": "2024-07-01",
        "filing_number": "样备〔2024〕31号",
        "state": "in_force",
    }


_REGISTER = (
    "title", "number", "registered_number", "registered_on", "issued_by", "drafted_by", "comment_from",
    "comment_to", "opinions_received", "fair_competition", "fair_competition_on", "review_by", "review_on",
    "review_conclusion", "review_opinion", "meeting", "meeting_on", "published_on", "published_where",
    "interpreted_on", "effective_on", "expires_on", "filing_organ", "filed_on", "filing_number", "state",
    "ended_on", "ended_by", "cleanups.1.on", "cleanups.1.round", "cleanups.1.result", "cleanups.1.basis",
    "remarks",
)  # fmt: skip

NORMATIVE_DOCUMENT = RecordType(
    key="normative_document",
    title="规范性文件",
    tab="governance",
    model=NormativeDocument,
    title_field="title",
    sections=(
        Section(
            "文件",
            (
                "title", "number", "registered_number", "registered_on", "issued_by", "drafted_by", "state",
            ),
        ),
        Section(
            "制定程序",
            (
                "comment_from", "comment_to", "opinions_received", "fair_competition", "fair_competition_on",
                "review_by", "review_on", "review_conclusion", "review_opinion", "meeting", "meeting_on",
            ),
        ),
        Section(
            "公布和施行",
            ("published_on", "published_where", "interpreted_on", "effective_on", "expires_on"),
        ),
        Section("备案", ("filing_organ", "filed_on", "filing_number")),
        Section("废止、修改和清理", ("ended_on", "ended_by", "replaces", "cleanups")),
        Section("材料", ("files", "remarks")),
    ),
    list_fields=(
        "title", "number", "drafted_by", "published_on", "effective_on", "expires_on", "filed_on",
        "filing_number", "state",
    ),
    register_fields=_REGISTER,
    print_fields=(
        "title", "number", "registered_number",
        "drafted_by", "review_on", "meeting_on", "published_on",
        "effective_on", "expires_on", "filed_on", "filing_number", "state",
    ),
    import_fields=_REGISTER,
    search_fields=("title", "number", "registered_number", "drafted_by", "filing_number", "remarks"),
    required=("title",),
    keys=(("number",), ("registered_number",), ("title", "published_on"), ("title",)),
    order="-published_on",
    children=(ChildRows("cleanups", "清理", Cleanup, ("on", "round", "result", "basis")),),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    clocks=_clocks,
    papers=document_papers(NormativeDocument),
    views=(
        View("in_force", "现行有效", lambda model, day: model.state == "in_force"),
        View("expiring", "60 日内到期", due_within(60, "normative_validity")),
        View(
            "expired", "过期未处理",
            lambda model, day: (model.state == "in_force") & passed("expires_on")(model, day),
        ),
        View(
            "unfiled", "未备案",
            lambda model, day: model.published_on.is_null(False)
            & model.filed_on.is_null()
            & (model.state == "in_force"),
        ),
        View("filing_overdue", "备案超期", overdue("normative_filing")),
        View("filed_late", "超期才备案", met_after_due("normative_filing")),
        View(
            "in_comment", "征求意见中",
            lambda model, day: (model.comment_from <= day.isoformat())
            & (model.comment_to >= day.isoformat())
            & model.published_on.is_null(),
        ),
        View("this_year", "本年公布", in_year("published_on")),
        View("over", "已失效", lambda model, day: model.state.in_(_OVER)),
    ),
    onward=(
        Onward("review", "送合法性审查", "legality_review", _to_review),
        Onward(
            "disclosure", "登记主动公开", "disclosure_item", _to_disclosure,
            lambda draft: bool(draft.get("published_on")),
        ),
    ),
    belongs_here="镇政府制定的规范性文件。登记施行日和有效期，到期前提醒清理；公布后按期备案。",
    sample=_sample,
)  # fmt: skip
