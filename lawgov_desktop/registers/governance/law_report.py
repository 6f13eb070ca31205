"""述法: the yearly account a leader gives of his duties for the rule of law, to be printed and kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.gongwen import Official, plain
from lawgov_desktop.documents.gongwen_text import blank_line
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Date,
    Link,
    LongText,
    Names,
    Number,
    PersonName,
    PinyinKey,
    Text,
)
from lawgov_desktop.records.record_type import (
    Draft,
    Paper,
    PaperContext,
    Problem,
    Record,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import year_is
from lawgov_desktop.registers.day_order import in_order

_YEAR, _TO_SIGN = "\u3000" * 3, "\u3000" * 6
_LINES_TO_WRITE = 12
"""Room for what is not known yet, to be written by hand."""


class LawReport(Record):
    """年终述法 of one leader for one year."""

    title = Text("述法报告", width=30)
    title_key = PinyinKey(of="title")
    leader = PersonName("述法人", aliases=("姓名", "述职人", "责任人"), privacy="", index=True, width=12)
    leader_key = PinyinKey(of="leader")
    post = Text("职务", aliases=("现任职务", "单位及职务", "单位职务"))
    year = Number("年度", aliases=("述法年度", "年份"), index=True, width=8)
    text = LongText("述法内容", aliases=("内容", "述法正文", "履职情况", "主要内容"))
    reported_on = Date("述法日期", aliases=("日期", "时间", "述法时间", "报告日期"), index=True)
    occasion = Text("述法方式", aliases=("方式", "述法形式", "述法场合"), hint="如：党委会述法、书面述法")
    meeting = Link("述法会议", "meeting", aliases=("会议",), index=True)
    reviewed_by = Text("评议单位", aliases=("评议人", "审阅人", "评议主体"))
    reviewed_on = Date("评议日期", aliases=("评议时间", "审阅日期"))
    opinion = LongText("评议意见", aliases=("评议结果", "审阅意见", "测评结果", "考核评议情况", "评议情况"))
    files = Attachment("述法材料", aliases=("附件",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "law_report"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    year = f"{draft['year']}年度" if draft.get("year") else ""
    return {"title": f"{draft['leader']}{year}述法报告" if draft.get("leader") else None}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(in_order(draft, (("reported_on", "reviewed_on", "评议日期早于述法日期"),)))


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("post", "text", "reported_on") if draft.get(name) is None]


def law_report_paper(draft: Draft, context: PaperContext) -> Document:
    """述法报告 as it is handed in, laid out as an official document without 红头 (GB/T 9704-2012): title, who
    speaks, the text with its headings, name and day; blanks where there is nothing yet."""
    year, leader = draft.get("year"), draft.get("leader") or ""
    who = (context.office, draft.get("post") or "", leader)
    said = Official(
        title=f"{year or _YEAR}年度述法报告",
        subtitle="\u3000".join(part for part in who if part),
        text=(draft["text"],) if draft.get("text") else tuple(blank_line(_LINES_TO_WRITE)),
        signed_by=(f"述法人：{leader or _TO_SIGN}",),
        day=dates.date_in_words(draft.get("reported_on")),
        sealed=False,
        watermark=context.watermark,
    )
    return replace(plain(said), title=f"{leader}{year or ''}年度述法报告")


def _without_text(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.text.is_null()
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "leader": "王示例",
        "post": "镇长",
        "year": 2025,
        "text": "一、重要工作亲自部署。主持召开专题研究会议。\n二、重大问题亲自过问。",
        "reported_on": "2026-01-08",
        "occasion": "党委会述法",
        "meeting": link("meeting"),
        "reviewed_by": "样例县委依法治县办",
    }


_REGISTER = (
    "year", "leader", "post", "reported_on", "occasion", "text", "reviewed_by", "reviewed_on", "opinion",
    "meeting", "remarks",
)  # fmt: skip

LAW_REPORT = RecordType(
    key="law_report",
    title="述法报告",
    tab="governance",
    model=LawReport,
    title_field="title",
    sections=(
        Section("述法", ("leader", "post", "year", "reported_on", "occasion", "meeting")),
        Section("述法内容", ("text",)),
        Section("评议", ("reviewed_by", "reviewed_on", "opinion", "files", "remarks")),
        Section("名称", ("title",)),
    ),
    list_fields=("year", "leader", "post", "reported_on", "occasion", "reviewed_by", "reviewed_on"),
    register_fields=_REGISTER,
    print_fields=("year", "leader", "post", "reported_on", "occasion", "reviewed_by", "opinion"),
    import_fields=_REGISTER,
    search_fields=("title", "leader", "text", "reviewed_by", "opinion", "remarks"),
    required=("leader", "year"),
    keys=(("year", "leader"),),
    order="-year",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("title",),
    views=(
        View("this_year", "本年", year_is("year")),
        View("last_year", "上年", year_is("year", 1)),
        View("without_text", "缺述法内容", _without_text),
        View("not_reviewed", "未评议", lambda model, day: model.reviewed_on.is_null()),
    ),
    papers=(Paper("law_report", "述法报告", law_report_paper),),
    belongs_here="党政主要负责人和班子成员的年终述法。可以从第一责任人职责起草，再改成自己的话，打印上报。",
    sample=_sample,
)
