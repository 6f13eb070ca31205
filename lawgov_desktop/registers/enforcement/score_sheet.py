"""成绩单: what a training site's score sheet says in one line. Read and matched, never kept as a register."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.records.fields import Code, Date, IdText, Number, PersonName, ResidentId, Text
from lawgov_desktop.records.record_type import Record, RecordType


class ScoreSheetRow(Record):
    """The columns such sheets have; headings as the sites write them."""

    name = PersonName(
        "姓名", aliases=("学员姓名", "考生姓名", "参训人", "参加人员", "人员姓名", "学员"), privacy=""
    )
    unit = Text(
        "单位", aliases=("所在单位", "工作单位", "单位名称", "执法单位", "办所", "部门", "单位（办所）")
    )
    certificate_no = IdText(
        "证号", aliases=("执法证号", "执法证件号", "证件编号", "执法证编号", "行政执法证号", "证件号")
    )
    id_no = ResidentId("身份证号", aliases=("身份证", "身份证号码", "公民身份号码", "证件号码"))
    exam_on = Date("考试日期", aliases=("考试时间", "日期", "交卷时间"))
    score = Text("成绩", aliases=("分数", "考试成绩", "得分", "最终成绩", "总分", "总成绩", "考试分数"))
    result = Code("考试结果", "exam_result", aliases=("是否合格", "结果", "考试情况", "是否通过", "考核结果"))
    hours_online = Number("网络学时", aliases=("学时", "完成学时", "已修学时", "网上学时", "学习学时"))
    hours_classroom = Number("面授学时", aliases=("集中学时", "线下学时"))
    hours_exam = Number("考试学时")

    class Meta:
        table_name = "score_sheet"


FIELDS = (
    "name",
    "unit",
    "certificate_no",
    "id_no",
    "exam_on",
    "score",
    "result",
    "hours_online",
    "hours_classroom",
    "hours_exam",
)

SCORE_SHEET = RecordType(
    key="score_sheet",
    title="成绩单",
    tab="enforcement",
    model=ScoreSheetRow,
    title_field="name",
    sections=(),
    list_fields=(),
    register_fields=(),
    import_fields=FIELDS,
    search_fields=(),
    required=(),
)
"""The vocabulary of score sheets for the reader; no table of the book belongs to it."""


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line of a score sheet, read. ``row`` is Excel's own; empty texts where nothing was written.

    ``doubts``: what could not be read of it, in Chinese, to be seen before anything is applied.
    """

    sheet: str
    row: int
    name: str
    unit: str = ""
    certificate_no: str = ""
    id_no: str = ""
    exam_on: str | None = None
    score: str | None = None
    result: str | None = None
    hours_online: int | None = None
    hours_classroom: int | None = None
    hours_exam: int | None = None
    doubts: tuple[str, ...] = ()
