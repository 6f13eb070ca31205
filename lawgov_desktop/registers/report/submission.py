"""上报记录: which numbers were given to whom and when, so that nobody is told two different ones (N04)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Date,
    IdText,
    Link,
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
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import in_order

KINDS_OF_SUBMISSION = (
    ("table", "统计表"),
    ("form", "上级表格"),
    ("report", "报告"),
    ("told", "电话或口头"),
    ("other", "其他"),
)


class Submission(Record):
    """Numbers that left the office once: a table, a county's form, a report, an answer on the telephone."""

    title = Text("名称", aliases=("表名", "上报材料", "材料名称", "报表名称"), width=32)
    title_key = PinyinKey(of="title")
    kind = Choice("方式", KINDS_OF_SUBMISSION, aliases=("类型", "上报方式"), index=True)
    given_to = Text("报给", aliases=("报送单位", "接收单位", "上报单位"), width=20)
    given_on = Date("上报日期", aliases=("报送日期", "日期", "上报时间"), index=True)
    period_from = Date("数据起", aliases=("统计起",))
    period_to = Date("数据止", aliases=("统计止", "数据截至"), index=True)
    given_by = PersonName("上报人", privacy="", aliases=("填报人", "经办人"))
    report = Link("年度报告", "annual_report", index=True)
    told = LongText("上报的数字", aliases=("数字", "内容"), width=40)
    count = Number("数字个数", width=10)
    files = Attachment("附件", aliases=("上报文件",))
    remarks = LongText("备注", aliases=("说明",))

    class Meta:
        table_name = "submission"


class SubmittedNumber(Row):
    """One number as it was given."""

    key = IdText("数字代号", hint="程序里这个数字的名称；别处来的数字可以不填", index=True)
    title = Text("数字")
    value = Text("数值")
    unit = Text("单位")

    class Meta:
        table_name = "submission_number"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    rows = draft.get("numbers") or []
    if not rows:
        return {"count": 0}
    said = "；".join(
        f"{row.get('title') or row.get('key') or ''}{row.get('value') or ''}{row.get('unit') or ''}"
        for row in rows
    )
    return {"told": draft.get("told") or said, "count": len(rows)}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(in_order(draft, (("period_from", "period_to", "数据止早于数据起"),
                                 ("period_from", "given_on", "上报早于数据的第一天"))))  # fmt: skip


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("given_to", "given_on", "period_to") if draft.get(name) is None]


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "title": "人民调解案件情况统计表",
        "kind": "table",
        "given_to": "样例县司法局",
        "given_on": "2025-07-03",
        "period_from": "2025-01-01",
        "period_to": "2025-06-30",
        "given_by": "张示例",
        "report": link("annual_report"),
        "numbers": [{"key": "mediation_cases", "title": "调解案件总数", "value": "71", "unit": "件"}],
    }


_REGISTER = (
    "given_on", "title", "kind", "given_to", "period_from", "period_to", "told", "given_by", "remarks",
)  # fmt: skip

SUBMISSION = RecordType(
    key="submission",
    title="上报记录",
    tab="report",
    model=Submission,
    title_field="title",
    sections=(
        Section(
            "上报",
            ("title", "kind", "given_to", "given_on", "period_from", "period_to", "given_by", "report"),
        ),
        Section("内容", ("numbers", "told", "count", "files", "remarks")),
    ),
    list_fields=("given_on", "title", "given_to", "period_to", "told", "given_by"),
    register_fields=_REGISTER,
    import_fields=_REGISTER,
    search_fields=("title", "given_to", "told", "given_by", "remarks"),
    required=("title",),
    keys=(("given_on", "title", "given_to"),),
    order="-given_on",
    children=(ChildRows("numbers", "数字", SubmittedNumber, ("title", "value", "unit", "key")),),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("count",),
    views=(View("this_year", "本年上报", in_year("given_on")),),
    belongs_here="每一次向上级报过的数字：报给谁、哪一天、哪个时段、多少。再报同一个数字时，程序会拿来对照。",
    sample=_sample,
)
