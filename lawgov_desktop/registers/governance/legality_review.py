"""合法性审查: what was sent to be reviewed (documents, contracts, decisions), the opinion, adopted or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Attachment,
    Code,
    Date,
    IdText,
    Link,
    LongText,
    Money,
    Names,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    Clock,
    Draft,
    Onward,
    Problem,
    Record,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.governance.review_papers import review_papers


class LegalityReview(Record):
    """合法性审查 of a document, a contract, a decision or a weighty act of enforcement."""

    number = IdText("审查编号", aliases=("编号", "审查文号", "意见书编号"), index=True, width=18)
    title = Text(
        "送审事项",
        aliases=("名称", "审查事项", "送审名称", "文件（合同）名称", "合同名称", "事项名称"),
        width=34,
    )
    title_key = PinyinKey(of="title")
    subject_kind = Code(
        "审查对象", "review_subject", aliases=("类型", "审查类型", "类别", "送审类型"), index=True
    )
    office = Text("送审单位", aliases=("送审部门", "承办单位", "提交单位"))
    sent_on = Date("送审日期", aliases=("送审时间", "收件日期", "提交日期"), index=True)
    reviewer = Text("审查人", aliases=("审查机构", "审查单位", "审核人", "审查人员"))
    adviser = Link("参与审查的法律顾问", "legal_adviser", aliases=("法律顾问", "参与律师"), index=True)
    opinion_on = Date(
        "意见日期",
        aliases=("审查日期", "日期", "出具意见日期", "意见出具时间", "审核日期", "审核时间"),
        index=True,
    )
    conclusion = Code("审查结论", "legality_conclusion", aliases=("结论", "审查结果", "审核结论", "审核结果"))
    opinion = LongText("审查意见", aliases=("意见", "意见内容", "修改意见"))
    adopted = Code("采纳情况", "adopted_or_not", aliases=("采纳", "是否采纳", "意见采纳情况"), index=True)
    not_adopted_reason = Text("未采纳的理由", aliases=("不采纳理由", "未采纳原因"))
    counterparty = Text("合同相对方", aliases=("相对方", "对方当事人", "乙方"))
    amount = Money("合同金额", aliases=("金额", "标的额", "合同标的"), unit="元")
    decision = Link("所审决策", "decision", aliases=("对应决策",), index=True)
    document = Link("所审文件", "normative_document", aliases=("对应文件",), index=True)
    files = Attachment("送审材料和意见书")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "legality_review"


_NOT_LAWFUL = ("unlawful", "beyond_power", "wrong_procedure")


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    # Old ledgers have one column, and 审查意见 there may be no more than 合法 or 修改后通过.
    found = names.codes_for("legality_conclusion", str(draft.get("opinion") or ""))
    return {"conclusion": found[0] if len(found) == 1 else None}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return [*_problems(draft), *in_order(draft, (("sent_on", "opinion_on", "审查意见早于送审"),))]


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("opinion_on") and not draft.get("conclusion"):
        yield Problem("conclusion", "doubt", "出具了意见，没有选审查结论", "统计时算不清楚", "请选审查结论")
    if draft.get("adopted") == "not_adopted" and not draft.get("not_adopted_reason"):
        yield Problem(
            "not_adopted_reason",
            "doubt",
            "意见没有采纳，没有写理由",
            "不采纳审查意见的应当说明理由",
            "请写明理由",
        )
    if draft.get("adopted") and not draft.get("opinion_on"):
        yield Problem("adopted", "doubt", "填了采纳情况，没有意见日期", "", "请补意见日期")
    if draft.get("conclusion") in _NOT_LAWFUL and draft.get("adopted") == "no_need":
        yield Problem("adopted", "doubt", "审查结论不合法，采纳情况却是“无修改意见”", "", "请核对")
    if draft.get("subject_kind") not in (None, "contract", "agreement") and draft.get("amount"):
        yield Problem("amount", "doubt", "审查对象不是合同，却填了合同金额", "", "请核对审查对象")


def _clocks(draft: Draft) -> Sequence[Clock]:
    """Only decisions have a time of their own; a review that belongs to a decision of the register has its
    clock there, so that one review is not reminded of twice."""
    if draft.get("subject_kind") == "decision" and draft.get("sent_on") and not draft.get("decision"):
        return (Clock("legality_review", draft["sent_on"], draft.get("opinion_on")),)
    return ()


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ["subject_kind", "sent_on", "reviewer"]
    if draft.get("opinion_on"):
        needed += ["conclusion", "adopted"]
    if draft.get("subject_kind") in ("contract", "agreement"):
        needed += ["counterparty"]
    return empty_of(draft, needed)


def _to_opinion(source: Draft) -> Draft:
    """The opinion an adviser gave on the same matter."""
    work = {
        "contract": "contract",
        "agreement": "contract",
        "document": "document",
        "decision": "decision",
        "enforcement": "enforcement",
    }
    return {
        "adviser": source.get("adviser"),
        "given_on": source.get("opinion_on"),
        "work": work.get(str(source.get("subject_kind")), "consultation"),
        "subject": source.get("title"),
        "office": source.get("office"),
        "opinion": source.get("opinion"),
        "adopted": source.get("adopted"),
        "review": source.get("uuid"),
    }


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "number": "样合审〔2024〕3号",
        "title": "样例镇道路养护服务合同",
        "subject_kind": "contract",
        "office": "规划建设办公室",
        "sent_on": "2024-03-04",
        "reviewer": "司法所",
        "adviser": link("legal_adviser"),
        "opinion_on": "2024-03-11",
        "conclusion": "after_changes",
        "opinion": "建议补充违约责任和质量保证期",
        "adopted": "adopted",
        "counterparty": "样例市政工程有限公司",
        "amount": 18_600_000,
    }


_REGISTER = (
    "number", "subject_kind", "title", "office", "sent_on", "reviewer", "adviser", "opinion_on", "conclusion",
    "opinion", "adopted", "not_adopted_reason", "counterparty", "amount", "remarks",
)  # fmt: skip


def _of_kind(*kinds: str) -> Callable[[type[Any], Any], Any]:
    return lambda model, day: model.subject_kind.in_(kinds)


LEGALITY_REVIEW = RecordType(
    key="legality_review",
    title="合法性审查",
    tab="governance",
    model=LegalityReview,
    title_field="title",
    sections=(
        Section("送审", ("number", "title", "subject_kind", "office", "sent_on", "counterparty", "amount")),
        Section(
            "审查",
            ("reviewer", "adviser", "opinion_on", "conclusion", "opinion", "adopted", "not_adopted_reason"),
        ),
        Section("材料", ("decision", "document", "files", "remarks")),
    ),
    list_fields=(
        "title", "subject_kind", "office", "sent_on", "reviewer", "opinion_on", "conclusion", "adopted",
        "amount",
    ),
    register_fields=_REGISTER,
    print_fields=tuple(name for name in _REGISTER if name not in ("not_adopted_reason", "remarks")),
    import_fields=_REGISTER,
    search_fields=("title", "number", "office", "reviewer", "counterparty", "opinion", "remarks"),
    required=("title",),
    keys=(("number",), ("title", "sent_on"), ("title", "opinion_on")),
    order="-sent_on",
    wanted=_wanted,
    rules=_rules,
    clocks=_clocks,
    papers=review_papers(LegalityReview),
    views=(
        View("waiting", "待出具意见", lambda model, day: model.opinion_on.is_null()),
        View("not_adopted", "未采纳", lambda model, day: model.adopted == "not_adopted"),
        View("no_answer", "采纳待反馈", lambda model, day: model.opinion_on.is_null(False)
             & (model.adopted.is_null() | (model.adopted == "pending"))),
        View("unlawful", "审查不合法", lambda model, day: model.conclusion.in_(_NOT_LAWFUL)),
        View("contracts", "合同和协议", _of_kind("contract", "agreement")),
        View("this_year", "本年审查", in_year("opinion_on")),
    ),
    onward=(
        Onward(
            "opinion", "登记法律顾问意见", "adviser_opinion", _to_opinion,
            lambda draft: bool(draft.get("opinion_on")),
        ),
    ),
    derive=_derive,
    belongs_here="合法性审查台账：送审的文件、合同、决策和重大执法决定，审查意见和采纳情况。",
    sample=_sample,
)  # fmt: skip
