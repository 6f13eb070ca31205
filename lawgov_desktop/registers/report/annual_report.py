"""法治政府建设年度报告: the text with its tied numbers, what was confirmed, and how it stood when signed.

《法治政府建设与责任落实督察工作规定》: reported by 1 March, made public by 1 April (第二十四条).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
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
    Clock,
    Draft,
    Problem,
    Record,
    RecordType,
    Row,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import year_is
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.report.papers import PAPERS

OUTLINES = (
    ("rule", "五项内容（2019年督察工作规定）"),
    ("work", "工作总结体例（2021年）"),
    ("last_year", "以上年报告为底稿"),
)
STATES = (("draft", "起草中"), ("signed", "已签发"), ("sent", "已上报"), ("published", "已公开"))
NOTES = (("zero", "确认为零"), ("given", "人工填写"), ("read", "与上年相同，看过不用改"))


class AnnualReport(Record):
    """One report of the office: of a year, a half-year or a quarter."""

    title = Text("标题", aliases=("报告名称", "报告标题"), width=40)
    title_key = PinyinKey(of="title")
    year = Number("年度", aliases=("报告年度",), index=True, width=8)
    period_from = Date("统计起", aliases=("起始日期",), hint="整年的报告填1月1日")
    period_to = Date("统计止", aliases=("截止日期", "数据截至"), hint="数字数到这一天", index=True)
    outline = Choice("体例", OUTLINES, aliases=("报告体例",))
    body = LongText("正文", aliases=("报告正文", "内容"), width=60)
    signer = PersonName("签发人", privacy="", aliases=("签批人",))
    signed_on = Date("签发日期", aliases=("签批日期",), index=True)
    frozen = LongText("签发时的数字", hint="程序在签发时保存，用来核对以后的变动")
    frozen_hash = IdText("签发校验码")
    number = IdText("文号", aliases=("发文字号",))
    sent_on = Date("上报日期", aliases=("报送日期",), index=True)
    sent_to = Text("报送单位", aliases=("上报单位", "主送单位"), hint="如：县委、县政府，抄送县委依法治县办")
    published_on = Date("公开日期", aliases=("发布日期", "公布日期"), index=True)
    published_at = Text("公开渠道", aliases=("发布渠道", "网址"))
    base_text = LongText("上年报告", hint="去年的正文，供对照")
    state = Choice("状态", STATES, index=True)
    files = Attachment("附件", aliases=("报告文件", "签发稿"))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "annual_report"


class ReportNumber(Row):
    """What a person said: a number is really 0, or another one; a paragraph may stay as it was last year."""

    key = IdText("数字代号", hint="程序里这个数字的名称")
    title = Text("数字")
    note = Choice("说明类别", NOTES)
    computed = Text("台账数")
    given = Text("报告里写")
    reason = Text("理由")
    who = PersonName("谁", privacy="")
    on = Date("日期")

    class Meta:
        table_name = "annual_report_number"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    year = draft.get("year")
    found: dict[str, Any] = {"state": _state(draft)}
    if year:
        found["period_from"] = draft.get("period_from") or f"{year}-01-01"
        found["period_to"] = draft.get("period_to") or f"{year}-12-31"
        found["title"] = draft.get("title") or f"{year}年度法治政府建设报告"
    found["outline"] = draft.get("outline") or "rule"
    return found


def _state(draft: Draft) -> str:
    if draft.get("published_on"):
        return "published"
    if draft.get("sent_on"):
        return "sent"
    return "signed" if draft.get("signed_on") else "draft"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("period_from", "period_to", "统计止早于统计起"),
            ("period_to", "signed_on", "签发早于数据截至的日期"),
            ("signed_on", "sent_on", "上报早于签发"),
            ("signed_on", "published_on", "公开早于签发"),
        ),
    )
    first = dates.first_day(draft.get("period_from"))
    if first and draft.get("year") and first.year != draft["year"]:
        yield Problem("period_from", "doubt", "统计起不在报告年度里", "数字会数到别的年份", "请核对")


def is_yearly(draft: Mapping[str, Any]) -> bool:
    """Of a whole year: only such a report is due on 1 March and 1 April."""
    begins, ends = draft.get("period_from") or "", draft.get("period_to") or ""
    return begins[5:] in ("", "01-01") and ends[5:7] in ("", "10", "11", "12")


def _clocks(draft: Draft) -> Sequence[Clock]:
    year = draft.get("year")
    if not year or not is_yearly(draft):
        return ()
    return (
        Clock("annual_report_submission", f"{year}-12-31", draft.get("sent_on")),
        Clock("annual_report_publication", f"{year}-12-31", draft.get("published_on")),
    )


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("body", "signed_on") if draft.get(name) is None]


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "样例镇人民政府2024年度法治政府建设报告",
        "year": 2024,
        "period_from": "2024-01-01",
        "period_to": "2024-12-31",
        "outline": "rule",
        "body": "2024年，样例镇扎实推进依法行政。\n一、主要举措和成效\n办理行政应诉案件⟦lawsuits=2⟧件。",
        "signer": "李示例",
        "signed_on": "2025-02-20",
        "number": "样政〔2025〕3号",
        "sent_on": "2025-02-25",
        "sent_to": "样例县人民政府",
        "published_on": "2025-03-20",
        "published_at": "县政府网站",
        "numbers": [
            {
                "key": "decisions",
                "title": "重大行政决策",
                "note": "zero",
                "computed": "0",
                "who": "张示例",
                "on": "2025-02-10",
            }
        ],
    }


_REGISTER = (
    "year",
    "title",
    "outline",
    "period_from",
    "period_to",
    "number",
    "signer",
    "signed_on",
    "sent_on",
    "sent_to",
    "published_on",
    "published_at",
    "remarks",
)

ANNUAL_REPORT = RecordType(
    key="annual_report",
    title="年度报告",
    tab="report",
    model=AnnualReport,
    title_field="title",
    sections=(
        Section("报告", ("title", "year", "period_from", "period_to", "outline", "body")),
        Section(
            "签发、上报和公开",
            ("signer", "signed_on", "number", "sent_on", "sent_to", "published_on", "published_at"),
        ),
        Section("其他", ("numbers", "base_text", "files", "remarks", "frozen", "frozen_hash", "state")),
    ),
    list_fields=("year", "title", "period_to", "signed_on", "sent_on", "published_on", "state"),
    register_fields=_REGISTER,
    import_fields=(*_REGISTER, "body", "base_text"),
    search_fields=("title", "body", "number", "sent_to", "remarks"),
    required=("title", "year"),
    keys=(("number",), ("year", "title")),
    order="-year",
    children=(
        ChildRows(
            "numbers",
            "数字说明",
            ReportNumber,
            (
                "title",
                "note",
                "computed",
                "given",
                "reason",
                "who",
                "on",
                "key",
            ),
        ),
    ),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("state",),
    clocks=_clocks,
    views=(
        View("this_year", "本年度", year_is("year")),
        View("draft", "起草中", lambda model, day: model.state == "draft"),
        View("not_public", "没有公开", lambda model, day: model.published_on.is_null()),
    ),
    papers=PAPERS,
    belongs_here="法治政府建设年度报告。新增一份，程序从各本台账写出初稿，每个数字都能打开背后的记录。",
    sample=_sample,
)
