"""参训人: one person in one training class, with attendance, hours by kind, examination and resit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from lawgov_desktop.records.fields import (
    Choice,
    Code,
    Date,
    IdText,
    Link,
    Number,
    PersonName,
    Text,
)
from lawgov_desktop.records.record_type import Draft, Row

HOURS: Final = ("hours_online", "hours_classroom", "hours_exam")
"""The kinds of hours, kept apart (T05)."""

ENROLMENT_FIELDS: Final = (
    "officer",
    "assistant",
    "name",
    "unit",
    "certificate_no",
    "category",
    "attendance",
    *HOURS,
    "exam_on",
    "score",
    "result",
    "resit_on",
    "resit_score",
    "resit_result",
    "note",
)


class Enrolment(Row):
    """参训人."""

    officer = Link("执法人员", "officer", aliases=("执法人员卡片",), index=True)
    assistant = Link("辅助人员", "auxiliary_officer", aliases=("执法辅助人员",), index=True)
    name = PersonName("姓名", aliases=("参训人姓名", "参加人", "学员姓名"), privacy="", width=10)
    unit = Text("单位", aliases=("办所", "所在单位", "工作单位"))
    certificate_no = IdText("证号", aliases=("执法证号", "证件编号", "执法证件号"))
    category = Code("参训类别", "enrolment_category", aliases=("人员类别", "类别"), index=True)
    attendance = Choice(
        "出勤",
        (("full", "全程"), ("part", "部分"), ("leave", "请假"), ("absent", "缺席")),
        aliases=("出勤情况",),
    )
    hours_online = Number("网络学时", aliases=("网上学时", "线上学时"), unit="学时")
    hours_classroom = Number("面授学时", aliases=("集中学时", "线下学时", "课堂学时"), unit="学时")
    hours_exam = Number("考试学时", unit="学时")
    exam_on = Date("考试日期", aliases=("考试时间",), index=True)
    score = Text("成绩", aliases=("分数", "考试成绩", "得分"))
    result = Code("考试结果", "exam_result", aliases=("是否合格", "结果", "考试情况"), index=True)
    resit_on = Date("补考日期", aliases=("补考时间",))
    resit_score = Text("补考成绩", aliases=("补考分数",))
    resit_result = Code("补考结果", "exam_result", aliases=("补考是否合格",))
    note = Text("说明", aliases=("参训说明",))

    class Meta:
        table_name = "training_class_enrolment"


def score_of(text: object) -> Decimal | None:
    """The points a written score stands for ("87.5", "92分"); None for words and signs."""
    if not isinstance(text, str):
        return None
    try:
        points = Decimal(text.strip().removesuffix("分"))
    except InvalidOperation:
        return None
    return points if points.is_finite() and points >= 0 else None


def result_for(score: object, pass_mark: int | None) -> str | None:
    """pass or fail by the mark of the class; None where either is not known."""
    points = score_of(score)
    if points is None or pass_mark is None:
        return None
    return "pass" if points >= pass_mark else "fail"


def outcome(row: Mapping[str, Any]) -> str:
    """pass, fail or absent after all sittings; "" as long as nothing is known."""
    return str(row.get("resit_result") or row.get("result") or "")


def passed_on(row: Mapping[str, Any], held_on: str | None = None) -> str | None:
    """The day the person passed: of the resit where it took that; else the examination's, else ``held_on``
    (the day of the class' examination); None when the person did not pass."""
    if row.get("result") == "pass":
        return row.get("exam_on") or held_on
    if row.get("resit_result") == "pass":
        return row.get("resit_on") or row.get("exam_on") or held_on
    return None


def exam_day(training: Mapping[str, Any]) -> str | None:
    """The day a class was examined, or failing that its last day."""
    return training.get("exam_on") or training.get("end_on") or training.get("start_on")


def rows_of(training: Mapping[str, Any], officer: str) -> list[Draft]:
    """The places of one officer in a class."""
    return [row for row in training.get("enrolments") or () if row.get("officer") == officer]


def retrained_on(classes: Iterable[Mapping[str, Any]], officer: str) -> str | None:
    """The last day on which the officer passed a class as 持证满四年; None when never."""
    days = [
        passed_on(row, exam_day(training))
        for training in classes
        if not training.get("deleted_at")
        for row in rows_of(training, officer)
        if row.get("category") == "four_years"
    ]
    return max((day for day in days if day), default=None)


def hours_of(row: Mapping[str, Any]) -> int:
    """All hours of one place, whatever their kind."""
    return sum(row.get(name) or 0 for name in HOURS)
