"""The practice year's classes: the June examination of 47, resits, lectures, last year, assistants."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from lawgov_desktop.practice.matters import COUNTY
from lawgov_desktop.practice.year import PracticeYear
from lawgov_desktop.records.record_type import Draft

if TYPE_CHECKING:
    from lawgov_desktop.practice.enforcement import Holder

PASS_MARK: Final = 60

_LAWS: Final = "行政处罚法、行政许可法、行政强制法、行政复议法、行政诉讼法、国家赔偿法"


def write(
    year: PracticeYear,
    long_held: Sequence[Holder],
    fresh: Sequence[Holder],
    earlier: Sequence[Holder],
    others: Sequence[Holder],
    helpers: Sequence[Holder],
) -> None:
    """Write the classes held so far; one that is still to come is planned without results."""
    _june_examination(year, long_held, fresh)
    _last_year(year, earlier, others)
    _lectures(year, [*long_held, *earlier, *others], fresh)
    _of_assistants(year, helpers)


def _june_examination(year: PracticeYear, long_held: Sequence[Holder], fresh: Sequence[Holder]) -> None:
    """公共法律知识 on 法制教育网: three of the 45 need the resit, one of them was absent the first time."""
    exam, resit = year.workday(year.day(6, 18)), year.workday(year.day(7, 16))
    held = year.past(exam)
    rows = []
    for place, holder in enumerate([*long_held, *fresh]):
        row = _place(holder, "four_years" if place < len(long_held) else "new")
        if held:
            row |= {"attendance": "full", "hours_online": 40, "hours_exam": 2, "exam_on": exam.isoformat()}
            row |= _first_sitting(year, place)
            if row["result"] != "pass" and year.past(resit):
                points = str(year.rng.randint(66, 84))
                row |= {"resit_on": resit.isoformat(), "resit_score": points, "resit_result": "pass"}
        rows.append(row)
    _save(
        year,
        f"{year.year}年公共法律知识培训考试",
        exam - timedelta(days=38),
        exam - timedelta(days=3),
        rows,
        category="public_law",
        mode="online",
        platform="fzjy",
        hours=40,
        courses=_LAWS,
        exam_on=exam.isoformat(),
        exam_hours=2,
    )


def _first_sitting(year: PracticeYear, place: int) -> Draft:
    if place in (11, 30):
        return {"score": str(year.rng.randint(48, 58)), "result": "fail"}
    if place == 19:
        return {"result": "absent", "hours_exam": None, "note": "因防汛值班缺考"}
    points = year.rng.randint(67, 98)
    return {"score": f"{points}.5" if place % 9 == 4 else str(points), "result": "pass"}


def _last_year(year: PracticeYear, earlier: Sequence[Holder], others: Sequence[Holder]) -> None:
    exam = year.workday(year.day(6, 20, 1))
    rows = [
        _place(holder, "four_years")
        | {
            "attendance": "full",
            "hours_online": 40,
            "hours_exam": 2,
            "exam_on": exam.isoformat(),
            "score": str(year.rng.randint(70, 93)),
            "result": "pass",
        }
        for holder in earlier
    ]
    _save(
        year,
        f"{year.year - 1}年公共法律知识培训考试",
        exam - timedelta(days=36),
        exam - timedelta(days=2),
        rows,
        category="public_law",
        mode="online",
        platform="fzjy",
        hours=40,
        courses=_LAWS,
        exam_on=exam.isoformat(),
        exam_hours=2,
    )
    day = year.workday(year.day(11, 6, 1))
    rows = [
        _place(holder, "rotation") | {"attendance": "full", "hours_classroom": 16}
        for holder in [*earlier, *others[:3]]
    ]
    _save(
        year,
        f"{year.year - 1}年行政执法技能轮训",
        day,
        day + timedelta(days=1),
        rows,
        category="skills",
        mode="in_person",
        hours=16,
        place=f"{year.town}政府三楼会议室",
        courses="执法程序、文书制作、执法记录仪使用",
    )


def _lectures(year: PracticeYear, officers: Sequence[Holder], fresh: Sequence[Holder]) -> None:
    """Three classes in the hall; who was away has fewer hours, so that the short-fall list says something."""
    for title, category, start, days, hours, everybody, courses in (
        (
            "新颁法律法规专题培训",
            "professional_law",
            year.workday(year.day(4, 14)),
            1,
            8,
            officers[:48],
            "农业、城市管理、应急领域新颁法规",
        ),
        (
            "行政执法技能轮训",
            "skills",
            year.workday(year.day(9, 8)),
            2,
            16,
            officers,
            "执法程序、调查取证、文书制作、案卷评查",
        ),
        (
            "执法人员岗前培训",
            "pre_post",
            year.workday(year.day(5, 6)),
            2,
            16,
            fresh,
            "执法资格、执法纪律、着装与用语",
        ),
    ):
        if not everybody:
            continue
        rows = []
        for holder in everybody:
            row = _place(holder, "pre_post" if category == "pre_post" else "rotation")
            if year.past(start + timedelta(days=days - 1)):
                away = year.rng.random() < 0.12
                row |= {"attendance": "leave"} if away else {"attendance": "full", "hours_classroom": hours}
            rows.append(row)
        _save(
            year,
            f"{year.year}年{title}",
            start,
            start + timedelta(days=days - 1),
            rows,
            category=category,
            mode="in_person",
            hours=hours,
            place=f"{year.town}政府三楼会议室",
            courses=courses,
        )


def _of_assistants(year: PracticeYear, helpers: Sequence[Holder]) -> None:
    day = year.workday(year.day(5, 20))
    rows: list[Draft] = []
    for holder in helpers:
        row: Draft = {
            "assistant": holder.uuid,
            "name": holder.name,
            "unit": holder.unit,
            "category": "auxiliary",
        }
        if year.past(day):
            row |= {
                "attendance": "full",
                "hours_classroom": 8,
                "exam_on": day.isoformat(),
                "score": str(year.rng.randint(72, 96)),
                "result": "pass",
            }
        rows.append(row)
    _save(
        year,
        f"{year.year}年执法辅助人员岗位培训",
        day,
        day,
        rows,
        category="auxiliary",
        mode="in_person",
        hours=8,
        place=f"{year.town}综合行政执法队",
        courses="辅助工作的范围、劝阻用语、保密和纪律",
        exam_on=day.isoformat(),
    )


def _place(holder: Holder, category: str) -> Draft:
    return {
        "officer": holder.uuid,
        "name": holder.name,
        "unit": holder.unit,
        "certificate_no": holder.number or None,
        "category": category,
    }


def _save(year: PracticeYear, name: str, start: date, end: date, rows: list[Draft], **more: Any) -> None:
    """A class that has begun, or is planned within the year."""
    year.save(
        "training_class",
        {
            "name": name,
            "session": "第1期",
            "organiser": f"{COUNTY}司法局" if more["category"] == "public_law" else f"{year.town}司法所",
            "start_on": start.isoformat(),
            "end_on": end.isoformat(),
            "pass_mark": PASS_MARK if "exam_on" in more else None,
            "enrolments": rows,
            **more,
        },
    )
