"""The papers of a training class: where to sign, the scores, and the class as the office files it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from lawgov_desktop.documents.document import (
    WU_HAO,
    Align,
    Block,
    Document,
    Field,
    FieldLine,
    PageSetup,
    Paragraph,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.enforcement.enrolment import Enrolment, hours_of, outcome
from lawgov_desktop.registers.enforcement.papers import PAGE
from lawgov_desktop.registers.enforcement.tables import TrainingClass
from lawgov_desktop.registers.form_table import (
    THREE_PAIRS,
    facts,
    form,
    lines,
    listed,
    opinion,
    summed_and_signed,
    titled,
)
from lawgov_desktop.registers.on_paper import Told

WIDE_PAGE: Final = PageSetup(landscape=True, top_mm=20, bottom_mm=16, left_mm=20, right_mm=18)
_MOST_DAYS: Final = 5
"""Of a class that lasts longer nobody signs every half day: it was held on the net."""
_LEAST_SEATS: Final = 18
_SPARE_SEATS: Final = 3
"""Empty lines behind the participants, for who comes without being on the list."""


def _document(title: str, blocks: Sequence[Block], context: PaperContext, *, wide: bool = False) -> Document:
    return Document(title, tuple(blocks), WIDE_PAGE if wide else PAGE, watermark=context.watermark)


def class_sign_in(training: Draft, context: PaperContext) -> Document:
    """培训签到表: a column for every half day, a line for every participant and some empty ones."""
    told = Told(TrainingClass, training, context)
    sessions = half_days(training)
    wide = len(sessions) > 4
    seats = training.get("enrolments") or []
    rows = []
    for number, row in enumerate(seats, start=1):
        seat = told.row(Enrolment, row)
        rows.append((str(number), seat.of("name"), seat.of("unit"), *("" for _ in sessions), ""))
    # Numbers stand in the empty lines too: how many signed is read off the last one.
    least = max(len(rows) + _SPARE_SEATS, 12 if wide else _LEAST_SEATS)
    rows += [(str(number), *("",) * (len(sessions) + 3)) for number in range(len(rows) + 1, least + 1)]
    share = 110 / len(sessions) if wide else 76 / len(sessions)
    heads: list[tuple[str, float, Align]] = [
        ("序号", 11, "center"), ("姓名", 20, "center"), ("单位（办所）", 36, "center"),
        *((words, share, "center") for words in sessions), ("备注", 18, "left"),
    ]  # fmt: skip
    title = "执法培训签到表"
    blocks = [*_class_head(told, title), listed(heads, rows, height_mm=9.5)]
    return _document(title, blocks, context, wide=wide)


def half_days(training: Draft) -> tuple[str, ...]:
    """The headings under which is signed: 3月5日上午, 3月5日下午 …; without days 上午, 下午.

    A class that lasts longer than a week's work signs once, and once more for its examination.
    """
    first, last = dates.as_day(training.get("start_on")), dates.as_day(training.get("end_on"))
    if first is None:
        return ("上午", "下午")
    last = last or first
    if not 0 <= (last - first).days < _MOST_DAYS:
        return ("培训签到", "考试签到")
    days = [first + timedelta(days=more) for more in range((last - first).days + 1)]
    return tuple(f"{day.month}月{day.day}日\n{half}" for day in days for half in ("上午", "下午"))


def class_scores(training: Draft, context: PaperContext) -> Document:
    """培训考试成绩册: first sitting and resit of every participant, and the sums below."""
    told = Told(TrainingClass, training, context)
    seats = training.get("enrolments") or []
    rows = []
    for number, row in enumerate(seats, start=1):
        seat = told.row(Enrolment, row)
        exam_on = row.get("exam_on") or training.get("exam_on")
        rows.append(
            (str(number), seat.of("name"), seat.of("unit"), seat.of("certificate_no"), seat.of("category"),
             dates.show_date(exam_on), seat.of("score"), seat.of("result"),
             dates.show_date(row.get("resit_on")), seat.of("resit_score"), seat.of("resit_result"),
             seat.of("note"))
        )  # fmt: skip
    heads: list[tuple[str, float, Align]] = [
        ("序号", 10, "center"), ("姓名", 17, "center"), ("单位（办所）", 34, "center"),
        ("证号", 28, "center"), ("参训类别", 21, "center"), ("考试日期", 22, "center"),
        ("成绩", 13, "center"), ("结果", 15, "center"), ("补考日期", 22, "center"),
        ("补考\n成绩", 13, "center"), ("补考\n结果", 15, "center"), ("说明", 34, "left"),
    ]  # fmt: skip
    title = "执法培训考试成绩册"
    sums = _sums_in_words(seats, training.get("pass_mark"))
    blocks = [
        *_class_head(told, title),
        listed(heads, rows, at_least=12, height_mm=8.5, size_pt=9.5, pad_pt=(2.5, 2.5)),
        summed_and_signed(sums, "登分人（签名）：", "审核人（签名）：", "日期："),
    ]
    return _document(title, blocks, context, wide=True)


def _sums_in_words(seats: Sequence[Draft], pass_mark: object) -> str:
    """应考 47 人，…; with places to write as long as nothing is known of any result."""
    mark = f"合格分数 {pass_mark} 分。" if pass_mark is not None else ""
    results = [outcome(row) for row in seats]
    if not any(results):
        told = len(seats) or "　　"
        return f"应考 {told} 人，合格　　人，不合格　　人，缺考　　人。{mark}"
    first = [str(row.get("result") or "") for row in seats]
    resits = sum(1 for row in seats if row.get("resit_result"))
    said = [
        f"应考 {len(seats)} 人",
        f"首次合格 {first.count('pass')} 人",
        f"不合格 {first.count('fail')} 人",
        f"缺考 {first.count('absent')} 人",
        f"补考 {resits} 人",
        f"最终合格 {results.count('pass')} 人",
    ]
    open_still = len(seats) - results.count("pass")
    return "，".join(said) + (f"，尚有 {open_still} 人未合格" if open_still else "") + f"。{mark}"


def class_record(training: Draft, context: PaperContext) -> Document:
    """执法培训班登记表: the class on one table, who took part below it."""
    told = Told(TrainingClass, training, context)
    seats = training.get("enrolments") or []
    files = len(attached(training.get("evidence")))
    hours = sum(hours_of(row) for row in seats)
    rows = [
        *lines(told, ("name",), ("session", "category"), ("mode", "platform"), ("organiser", "place")),
        facts(("起止日期", _span(told))),
        *lines(told, ("courses",), height_mm=26),
        *lines(told, ("hours", "exam_hours"), ("exam_on", "pass_mark"), ("headcount", "passed")),
        facts(("参训类别", _counted(told, seats, "category")), ("出勤", _counted(told, seats, "attendance"))),
        facts(
            ("合计学时", f"{hours}学时" if hours else ""), ("证明材料", f"{files}份（附后）" if files else "")
        ),
        facts(("参训人", told.of("participants")), height_mm=24),
        *lines(told, ("remarks",), height_mm=14),
        opinion("组织单位意见", height_mm=30, columns=THREE_PAIRS),
    ]
    title = "执法培训班登记表"
    return _document(title, (titled(context.office, title), form(rows, THREE_PAIRS)), context)


def _counted(told: Told, seats: Sequence[Draft], name: str) -> str:
    """持证满四年45人、新增2人: how many of each, in the order they come."""
    words = [told.row(Enrolment, row).of(name) for row in seats]
    return "、".join(f"{word}{words.count(word)}人" for word in dict.fromkeys(words) if word)


def _span(told: Told) -> str:
    first, last = told.of("start_on"), told.of("end_on")
    return f"{first}至{last}" if first and last and first != last else first or last


def _class_head(told: Told, title: str) -> list[Block]:
    """Title, and what tells the class from others."""
    name = "　".join(part for part in (told.of("name"), told.of("session")) if part)
    organiser, place = told.of("organiser") or None, told.of("place") or None
    pairs = (
        (Field("培训班：", name or None, 22), Field("组织单位：", organiser)),
        (Field("时间：", _span(told) or None, 23), Field("地点：", place)),
    )
    return [
        titled(told.context.office, title),
        *(FieldLine(pair, size_pt=WU_HAO) for pair in pairs),
        Paragraph("", first_indent_chars=0, size_pt=4, line_pt=4, keep_with_next=True),
    ]


CLASS_PAPERS: tuple[Paper, ...] = (
    Paper("class_sign_in", "执法培训签到表", class_sign_in),
    Paper("class_scores", "执法培训考试成绩册", class_scores),
    Paper("class_record", "执法培训班登记表", class_record),
)
