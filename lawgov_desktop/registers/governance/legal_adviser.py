"""政府法律顾问: the advisers with their terms, and every opinion they gave, adopted or not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    IdText,
    Link,
    LongText,
    Money,
    Names,
    PersonName,
    Phone,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import coming, in_year
from lawgov_desktop.registers.day_order import empty_of, in_order


class LegalAdviser(Record):
    """政府法律顾问 (《关于推行法律顾问制度和公职律师公司律师制度的意见》)."""

    name = PersonName(
        "姓名", aliases=("顾问", "法律顾问", "顾问姓名", "律师姓名", "律师"), privacy="", width=12
    )
    name_key = PinyinKey(of="name")
    kind = Code("类别", "adviser_kind", aliases=("顾问类别", "顾问类型", "身份"), index=True)
    firm = Text(
        "律所（单位）", aliases=("律所", "律师事务所", "所在单位", "单位", "执业机构", "工作单位"), width=26
    )
    licence_number = IdText("执业证号", aliases=("执业证", "律师执业证号", "证号"), width=20)
    phone = Phone("联系电话", aliases=("电话", "手机", "联系方式", "手机号码"), privacy="")
    speciality = Text("专长", aliases=("业务专长", "擅长领域"))
    term_from = Date("首次聘任日期", index=True)
    term_to = Date("聘期截止日期", index=True)
    ended_on = Date("解聘日期", aliases=("终止日期", "离任日期"), index=True)
    ended_reason = Text("解聘原因", aliases=("终止原因",))
    files = Attachment("聘书和合同")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "legal_adviser"


class AdviserTerm(Row):
    """聘期: one term, with its contract."""

    valid_from = Date(
        "聘期起",
        until="valid_to",
        aliases=("聘任日期", "聘期开始", "聘任起", "聘用开始"),
        index=True,
    )
    valid_to = Date(
        "聘期止",
        aliases=(
            "聘期结束",
            "聘任止",
            "聘期至",
            "到期日期",
            "聘期",
            "聘用期限",
            "聘任期限",
            "服务期限",
            "合同期限",
        ),
        index=True,
    )
    contract_number = IdText("合同编号", aliases=("聘用合同编号", "合同号", "聘书编号", "聘书文号"))
    fee = Money("年顾问费", aliases=("顾问费", "费用", "服务费"), unit="元")

    class Meta:
        table_name = "legal_adviser_term"


class AdviserOpinion(Record):
    """法律顾问意见: what an adviser said or wrote about a matter of the township."""

    given_on = Date("日期", aliases=("意见日期", "服务日期", "时间", "出具日期"), index=True)
    adviser = Link("法律顾问", "legal_adviser", aliases=("顾问", "律师", "姓名", "顾问姓名"), index=True)
    work = Code("服务类别", "adviser_work", aliases=("类型", "类别", "服务类型", "审查类型"), index=True)
    subject = Text("事项", aliases=("名称", "服务事项", "服务内容", "审查事项", "咨询事项", "内容"), width=34)
    office = Text("提出单位", aliases=("咨询单位", "承办单位", "送审单位"))
    opinion = LongText("意见", aliases=("法律意见", "意见内容", "法律意见建议"))
    form = Choice("意见形式", (("written", "书面"), ("oral", "口头")), aliases=("形式", "书面或口头"))
    adopted = Code("采纳情况", "adopted_or_not", aliases=("采纳", "是否采纳"), index=True)
    amount = Money("涉及金额", aliases=("金额", "标的额"), unit="元")
    review = Link("对应的合法性审查", "legality_review", aliases=("合法性审查",), index=True)
    files = Attachment("意见书")
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "adviser_opinion"


def _derive_adviser(draft: Draft, names: Names) -> Mapping[str, Any]:
    terms = draft.get("terms") or []
    starts = [term["valid_from"] for term in terms if term.get("valid_from")]
    ends = [term.get("valid_to") for term in terms]
    return {
        "term_from": min(starts, default=None),
        # A term without an end runs on: no day can be given on which the whole ends.
        "term_to": max(ends) if ends and all(ends) else None,
    }


def _adviser_clocks(draft: Draft) -> Sequence[Clock]:
    """The end of the latest term, unless the adviser has left before it."""
    terms = draft.get("terms") or []
    if not terms or draft.get("ended_on"):
        return ()
    latest = max(terms, key=lambda term: str(term.get("valid_to") or "9999"))
    end = dates.last_day(latest.get("valid_to"))
    if end is None:
        return ()
    return (
        Clock(
            "agreed_date", latest.get("valid_from") or "", title="法律顾问聘期届满", due=end.isoformat(),
            because="聘书或合同写明的聘期",
        ),
    )  # fmt: skip


def _adviser_rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_about_adviser(draft))


def _about_adviser(draft: Draft) -> Iterator[Problem]:
    terms = draft.get("terms") or []
    if not terms:
        yield Problem("terms", "doubt", "没有聘期", "统计聘用法律顾问人数时算不到", "请添加聘期起止日期")
    for number, term in enumerate(terms, start=1):
        yield from in_order(term, (("valid_from", "valid_to", "聘期止早于聘期起"),), f"terms.{number}")
    known = sorted(
        (first, dates.last_day(term.get("valid_to")), number)
        for number, term in enumerate(terms, start=1)
        if (first := dates.first_day(term.get("valid_from")))
    )
    for (_, end, _), (begin, _, number) in pairwise(known):
        if end is None or begin <= end:
            yield Problem(
                f"terms.{number}.valid_from",
                "doubt",
                "与前一个聘期重叠",
                "同一时间只应有一个聘期",
                "请核对聘期",
            )
    yield from in_order(draft, (("term_from", "ended_on", "解聘早于聘任"),))
    if draft.get("kind") in ("law_firm", "government_lawyer") and not draft.get("licence_number"):
        yield Problem("licence_number", "doubt", "律师没有执业证号", "", "请补律师执业证或公职律师证号")


_IN_TERM = (
    "SELECT a.uuid FROM legal_adviser a JOIN legal_adviser_term t ON t.owner = a.id"
    " WHERE (t.valid_from IS NULL OR t.valid_from <= ?) AND (t.valid_to IS NULL OR t.valid_to || '~' > ?)"
)


def engaged(model: type[Any], day: date) -> peewee.Expression:
    """Engaged on the day, and not between two terms; the last day (month, year) of a term belongs to it.

    One without any term is taken to be engaged until he leaves.
    """
    today = day.isoformat()
    without = model.term_from.is_null() & model.term_to.is_null()
    where: peewee.Expression = (without | model.uuid.in_(peewee.SQL(f"({_IN_TERM})", (today, today)))) & (
        model.ended_on.is_null() | (model.ended_on > today)
    )
    return where


def _not_engaged(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.term_to < day.isoformat()) | (model.ended_on <= day.isoformat())
    return where


def _adviser_sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "name": "赵示例",
        "kind": "law_firm",
        "firm": "样例律师事务所",
        "licence_number": "10000200000000001",
        "phone": "13800000003",
        "terms": [
            {
                "valid_from": "2024-01-01",
                "valid_to": "2026-12-31",
                "contract_number": "样法顾〔2024〕1号",
                "fee": 3_000_000,
            }
        ],
    }


_ADVISER = (
    "name", "kind", "firm", "licence_number", "phone", "speciality", "terms.1.valid_from",
    "terms.1.valid_to", "terms.1.contract_number", "terms.1.fee", "ended_on", "ended_reason", "remarks",
)  # fmt: skip

LEGAL_ADVISER = RecordType(
    key="legal_adviser",
    title="法律顾问",
    tab="governance",
    model=LegalAdviser,
    title_field="name",
    sections=(
        Section("顾问", ("name", "kind", "firm", "licence_number", "phone", "speciality")),
        Section("聘期", ("terms", "term_from", "term_to", "ended_on", "ended_reason")),
        Section("材料", ("files", "remarks")),
    ),
    list_fields=("name", "kind", "firm", "licence_number", "phone", "term_from", "term_to", "ended_on"),
    register_fields=_ADVISER,
    import_fields=_ADVISER,
    search_fields=("name", "firm", "licence_number", "phone", "remarks"),
    required=("name",),
    keys=(("licence_number",), ("name", "firm"), ("name",)),
    order="name",
    children=(
        ChildRows(
            "terms", "聘期", AdviserTerm, ("valid_from", "valid_to", "contract_number", "fee"),
        ),
    ),
    wanted=lambda draft: empty_of(draft, ("kind", "firm", "phone", "terms")),
    rules=_adviser_rules,
    derive=_derive_adviser,
    derived=("term_from", "term_to"),
    clocks=_adviser_clocks,
    views=(
        View("engaged", "在聘", engaged),
        View(
            "ending", "聘期 60 日内到期",
            lambda model, day: coming("term_to", 60)(model, day) & model.ended_on.is_null(),
        ),
        View("over", "已解聘或到期", _not_engaged),
        View("no_term", "未填聘期", lambda model, day: model.term_from.is_null()),
    ),
    belongs_here="镇政府聘请的法律顾问和公职律师。写明聘期，就能回答过去任何一天有几名顾问。",
    sample=_adviser_sample,
)  # fmt: skip


def _opinion_rules(draft: Draft, names: Names) -> Sequence[Problem]:
    if draft.get("work") not in ("training", "consultation") and not draft.get("opinion"):
        return [
            Problem(
                "opinion", "doubt", "没有写意见内容", "只有事项没有意见，说明不了顾问的作用", "请补写意见要点"
            )
        ]
    return ()


def _opinion_sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "given_on": "2024-03-11",
        "adviser": link("legal_adviser"),
        "work": "contract",
        "subject": "样例镇道路养护服务合同",
        "office": "规划建设办公室",
        "opinion": "建议补充违约责任和质量保证期",
        "form": "written",
        "adopted": "adopted",
    }


_OPINION = (
    "given_on",
    "adviser",
    "work",
    "subject",
    "office",
    "opinion",
    "form",
    "adopted",
    "amount",
    "remarks",
)

ADVISER_OPINION = RecordType(
    key="adviser_opinion",
    title="法律顾问意见",
    tab="governance",
    model=AdviserOpinion,
    title_field="subject",
    sections=(
        Section("服务", ("given_on", "adviser", "work", "subject", "office", "amount")),
        Section("意见", ("opinion", "form", "adopted", "review", "files", "remarks")),
    ),
    list_fields=("given_on", "adviser", "work", "subject", "office", "form", "adopted"),
    register_fields=_OPINION,
    import_fields=_OPINION,
    search_fields=("subject", "office", "opinion", "remarks"),
    required=("subject",),
    keys=(("given_on", "adviser", "subject"), ("given_on", "subject")),
    order="-given_on",
    wanted=lambda draft: empty_of(draft, ("given_on", "adviser", "work", "adopted")),
    rules=_opinion_rules,
    views=(
        View("this_year", "本年", in_year("given_on")),
        View("last_year", "上年", in_year("given_on", 1)),
        View("not_adopted", "未采纳", lambda model, day: model.adopted == "not_adopted"),
        View(
            "no_answer", "采纳待反馈",
            lambda model, day: model.adopted.is_null() | (model.adopted == "pending"),
        ),
        View("contracts", "合同", lambda model, day: model.work == "contract"),
        View("cases", "案件", lambda model, day: model.work == "case"),
    ),
    belongs_here="法律顾问审查合同、文件和决策，办理案件，答复咨询的记录，写明意见和采纳情况。",
    sample=_opinion_sample,
)  # fmt: skip
