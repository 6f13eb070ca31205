"""培训台账: the training classes of enforcement staff, and who took part in each with what result."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import code_words
from lawgov_desktop.records.fields import (
    Names,
)
from lawgov_desktop.records.record_type import (
    ChildRows,
    Draft,
    Problem,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.records.text import first_words
from lawgov_desktop.registers.conditions import in_year
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.enforcement.class_papers import CLASS_PAPERS
from lawgov_desktop.registers.enforcement.enrolment import (
    ENROLMENT_FIELDS,
    Enrolment,
    hours_of,
    outcome,
    result_for,
    score_of,
)
from lawgov_desktop.registers.enforcement.tables import TrainingClass

_MOST_POINTS = 100
_NAME = re.compile(r"[\u3400-\u9fff·\U00020000-\U0003ffff]{2,15}(?:[(（][^()（）]*[)）])?")
_NUMBER = re.compile("([0-9]{1,4})\\s*余?[人名]")
_GROUP = re.compile("全体|全员|人员|职工|干部|同志|队员|等[0-9一二三四五六七八九十]*[人名]?$|各")


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    rows = [_completed(row, draft, names) for row in draft.get("enrolments") or []]
    told = str(draft.get("participants") or "")
    named = _people(told)
    # Old ledgers write the names in one cell. Rows are made of them once, before the class was ever counted.
    if not rows and draft.get("headcount") is None:
        rows = [{"name": name} for name in named]
        rows = [_completed(_found(row, names), draft, names) for row in rows]
    # An old ledger tells only how many passed; as soon as one result is known the rows are counted.
    known = any(outcome(row) for row in rows)
    passed = sum(outcome(row) == "pass" for row in rows) if known else draft.get("passed")
    return {
        "name": first_words(draft.get("courses")),
        "enrolments": rows,
        "participants": "、".join(row["name"] for row in rows if row.get("name"))
        or (None if named else told or None),
        "headcount": len(rows) if rows or named else _told_number(told) or draft.get("headcount"),
        "passed": passed,
        "end_on": draft.get("start_on"),
    }


def _people(text: str) -> list[str]:
    """The names in a cell; [] where it tells a number or a group instead (45人, 执法队全体)."""
    parts = code_words.parts(text)
    return parts if all(_NAME.fullmatch(part) and not _GROUP.search(part) for part in parts) else []


def _told_number(text: str) -> int | None:
    """45 of 45人 or 约45人: a ledger that counts the participants without naming them."""
    found = _NUMBER.search(text)
    return int(found[1]) if found else None


def _found(row: Draft, names: Names) -> Draft:
    """The officer of that name when there is exactly one; two of one name are never guessed."""
    found = names.find("officer", row["name"])
    return {**row, "officer": found[0]} if len(found) == 1 else row


def _completed(row: Draft, training: Draft, names: Names) -> Draft:
    """Name from the card; results by the pass mark where only a score was written."""
    done = dict(row)
    for link, kind in (("officer", "officer"), ("assistant", "auxiliary_officer")):
        if done.get(link) and not done.get("name"):
            done["name"] = names.title(kind, done[link]) or None
    for score, result in (("score", "result"), ("resit_score", "resit_result")):
        if not done.get(result):
            done[result] = result_for(done.get(score), training.get("pass_mark"))
    return {name: value for name, value in done.items() if value is not None or name in row}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, (("start_on", "end_on", "结束日期早于开始日期"),))
    rows = draft.get("enrolments") or []
    seats = Counter(row.get("officer") or row.get("assistant") for row in rows)
    yield from _without_card(rows)
    for number, row in enumerate(rows, start=1):
        path = f"enrolments.{number}"
        who = row.get("officer") or row.get("assistant")
        if who and seats[who] > 1:
            yield Problem(
                f"{path}.name", "doubt", f"{row.get('name') or '同一人'}登记了两次", "", "请删去一行"
            )
        yield from _about_scores(row, path, draft)
        total = (draft.get("hours") or 0) + (draft.get("exam_hours") or 0)
        if draft.get("hours") and hours_of(row) > total:
            yield Problem(
                f"{path}.hours_online",
                "doubt",
                f"{row.get('name') or '这一行'}的学时合计 {hours_of(row)}，多于本班的 {total}",
                "",
                "请核对学时",
            )


def _without_card(rows: Sequence[Draft]) -> Iterator[Problem]:
    """One doubt for all of them: a list read into an empty book would raise one for every name."""
    unknown = [
        (number, str(row.get("name") or f"第 {number} 行"))
        for number, row in enumerate(rows, start=1)
        if not (row.get("officer") or row.get("assistant"))
    ]
    if unknown:
        yield Problem(
            f"enrolments.{unknown[0][0]}.officer",
            "doubt",
            f"{'、'.join(name for _, name in unknown)}没有对应的人员卡片",
            "学时和“持证满四年”都按人员卡片统计",
            "请选定是哪一位；同名的要看单位",
        )


def _about_scores(row: Draft, path: str, draft: Draft) -> Iterator[Problem]:
    for score, result, what in (("score", "result", "成绩"), ("resit_score", "resit_result", "补考成绩")):
        written, points = row.get(score), score_of(row.get(score))
        if written and points is None:
            yield Problem(
                f"{path}.{score}", "doubt", f"{what}“{written}”不是分数", "", "请写数字，缺考写在考试结果里"
            )
        elif points is not None and points > _MOST_POINTS:
            yield Problem(f"{path}.{score}", "doubt", f"{what} {written} 超过 100 分", "", "请核对")
        by_mark = result_for(written, draft.get("pass_mark"))
        if by_mark and row.get(result) and row[result] != by_mark:
            yield Problem(
                f"{path}.{result}",
                "doubt",
                f"{row.get('name') or ''}{what} {written} 和所填结果不一致",
                f"本班合格分数是 {draft.get('pass_mark')} 分",
                "请核对成绩或结果",
            )
    if row.get("resit_result") and row.get("result") == "pass":
        yield Problem(f"{path}.resit_result", "doubt", "考试已合格，又有补考结果", "", "请核对")


def _wanted(draft: Draft) -> Sequence[str]:
    needed = ("category", "mode", "organiser", "start_on", "hours", "enrolments")
    return [name for name in needed if draft.get(name) in (None, [])]


def _with_open_exam(model: type[Any], day: date) -> peewee.Expression:
    """Classes already examined in which not everybody passed: somebody has to sit again."""
    where: peewee.Expression = (
        model.exam_on.is_null(False) & (model.exam_on <= day.isoformat()) & (model.passed < model.headcount)
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    row = {
        "officer": link("officer"),
        "name": "赵示例",
        "category": "four_years",
        "attendance": "full",
        "hours_online": 20,
        "exam_on": "2025-02-20",
        "score": "88",
        "result": "pass",
    }
    return {
        "name": "公共法律知识培训",
        "session": "第1期",
        "category": "public_law",
        "mode": "online",
        "platform": "fzjy",
        "organiser": "样例县司法局",
        "start_on": "2025-02-10",
        "end_on": "2025-02-19",
        "hours": 20,
        "exam_on": "2025-02-20",
        "pass_mark": 60,
        "enrolments": [row],
    }


_CLASS = (
    "name",
    "session",
    "category",
    "mode",
    "platform",
    "organiser",
    "start_on",
    "end_on",
    "place",
    "hours",
    "courses",
    "exam_on",
    "exam_hours",
    "pass_mark",
)

TRAINING_CLASS = RecordType(
    key="training_class",
    title="执法培训台账",
    tab="enforcement",
    model=TrainingClass,
    title_field="name",
    sections=(
        Section(
            "培训班",
            ("name", "session", "category", "mode", "platform", "organiser", "start_on", "end_on", "place"),
        ),
        Section("学时和考试", ("hours", "exam_on", "exam_hours", "pass_mark", "courses")),
        Section("参训人", ("enrolments",)),
        Section("人数和材料", ("headcount", "passed", "participants", "evidence", "remarks")),
    ),
    list_fields=(
        "name",
        "category",
        "mode",
        "platform",
        "start_on",
        "hours",
        "headcount",
        "passed",
    ),
    register_fields=(*_CLASS, "participants", "headcount", "passed", "remarks"),
    print_fields=(
        "name",
        "session",
        "category",
        "mode",
        "organiser",
        "start_on",
        "end_on",
        "hours",
        "exam_on",
        "headcount",
        "passed",
        "remarks",
    ),
    import_fields=(*_CLASS, "participants", "passed", "remarks"),
    search_fields=("name", "organiser", "participants", "courses", "remarks"),
    required=("name",),
    keys=(("name", "start_on"),),
    order="-start_on",
    children=(ChildRows("enrolments", "参训人", Enrolment, ENROLMENT_FIELDS),),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("enrolments", "participants", "headcount", "passed"),
    views=(
        View("this_year", "本年", in_year("start_on")),
        View("last_year", "上年", in_year("start_on", 1)),
        View("public_law", "公共法律知识", lambda model, day: model.category == "public_law"),
        View("auxiliary", "辅助人员培训", lambda model, day: model.category == "auxiliary"),
        View("not_all_passed", "有人未合格", _with_open_exam),
    ),
    papers=CLASS_PAPERS,
    belongs_here="执法人员和辅助人员的培训班：参训人、出勤、学时、考试成绩和补考。学时统计和“持证满四年”都从这里算。",
    sample=_sample,
)
