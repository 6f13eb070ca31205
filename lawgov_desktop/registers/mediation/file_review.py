"""案卷评查: the office's look at its volumes: marks by aspect, faults found, correction (M14)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Flag,
    IdText,
    Link,
    LongText,
    Names,
    Number,
    PersonName,
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
from lawgov_desktop.registers.conditions import due_within, in_year
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.mediation.file_review_paper import PAPERS

ASPECTS: Final = "review_aspects"
"""Table of the province pack: aspect, full marks, what to look at."""
_CORRECTION: Final = "agreed_date"
GRADES: Final = (
    ("excellent", "优秀", "review_excellent"),
    ("good", "良好", "review_good"),
    ("pass", "合格", "review_pass"),
)
"""Grade, its label, and the number of the pack from which on it is given, in percent of the full marks."""
FAILED: Final = "fail"
STATES: Final = (("sound", "无需整改"), ("correcting", "整改中"), ("corrected", "已整改"))


class FileReview(Record):
    """One look at one volume."""

    title = Text("评查", aliases=("评查名称",), index=True, width=26)
    mediation_case = Link("被评查案件", "mediation_case", aliases=("案件",), index=True)
    case_number = IdText("案号", aliases=("卷号", "案件编号", "被评查案卷"), index=True, width=24)
    committee = Link("调委会", "committee", aliases=("调解组织", "被评查单位"), index=True, width=22)
    reviewed_on = Date("评查日期", aliases=("评查时间", "检查日期"), index=True)
    reviewer = PersonName("评查人", several=True, privacy="", aliases=("评查人员", "检查人"))
    round = Text("轮次", aliases=("评查轮次", "批次"), hint="如：2025年上半年")
    total = Number("得分", aliases=("总分", "评查得分"), unit="分", index=True)
    full = Number("满分", unit="分")
    grade = Choice(
        "等次",
        (*((key, label) for key, label, _ in GRADES), (FAILED, "不合格")),
        aliases=("评查等次", "评定等次"),
    )
    fault_count = Number("问题数", unit="个")
    correction_asked = Flag("要求整改", aliases=("是否整改",))
    correction_due = Date("整改期限", aliases=("整改时限", "限期整改日期"), index=True)
    corrected_on = Date("整改完成日期", aliases=("整改日期", "完成整改日期"), index=True)
    correction = LongText("整改情况", aliases=("整改结果",))
    state = Choice("进度", STATES, aliases=("整改状态",), index=True)
    opinion = LongText("评查意见", aliases=("总体评价", "评价意见"))
    remarks = LongText("备注", aliases=("说明",))
    attachments = Attachment("附件")

    class Meta:
        table_name = "file_review"


class ReviewScore(Row):
    """Marks for one aspect; the aspect and its full marks stand as they were on the day."""

    aspect = Text("评查项目", aliases=("项目",))
    full = Number("满分", unit="分")
    score = Number("得分", unit="分")
    note = Text("扣分原因")

    class Meta:
        table_name = "file_review_score"


class ReviewFault(Row):
    """One fault of the volume."""

    kind = Code("问题类型", "review_fault", aliases=("问题",))
    paper = Text("所在文书", hint="如：调解记录")
    text = LongText("问题说明", aliases=("具体问题",))

    class Meta:
        table_name = "file_review_fault"


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    found: Draft = {}
    if draft.get("mediation_case"):
        found["case_number"] = names.title("mediation_case", draft["mediation_case"]) or None
    elif draft.get("case_number"):
        known = names.find("mediation_case", draft["case_number"])
        found["mediation_case"] = known[0] if len(known) == 1 else None
    rows = draft.get("scores") or []
    if not rows and draft.get("state") is None:
        rows = _empty_scores(names)
        found["scores"] = rows
    marked = [row for row in rows if row.get("score") is not None]
    total = sum(row["score"] for row in marked) if marked else draft.get("total")
    sheet = sum(row.get("full") or 0 for row in rows)
    full = sheet if marked else draft.get("full") or sheet or None
    # A list from elsewhere tells only how many faults there were, and which grade was given.
    brought = draft.get("state") is None or bool(draft.get("import_id"))
    faults = len(draft.get("faults") or ()) or (draft.get("fault_count") if brought else None)
    grade = _grade(total, full, names) if total is not None else None
    found |= {
        "total": total,
        "full": full,
        "grade": grade if marked else draft.get("grade") or grade,
        "fault_count": faults,
        "state": _state(draft, faults),
        "title": " ".join(
            part
            for part in (found.get("case_number") or draft.get("case_number"), draft.get("round"))
            if part
        )
        or None,
    }
    return {name: value for name, value in found.items() if value is not None or name in _DERIVED}


_DERIVED: Final = ("title", "total", "full", "grade", "fault_count", "state")


def _empty_scores(names: Names) -> list[Draft]:
    """A score sheet to be filled in, as the office has laid it down."""
    if names.local is None:
        return []
    return [
        {"aspect": str(row.get("aspect") or ""), "full": row.get("full"), "score": None, "note": None}
        for row in names.local.table(ASPECTS)
    ]


def _grade(total: int, full: int | None, names: Names) -> str | None:
    if not full or names.local is None:
        return None
    percent = total * 100 / full
    return next((key for key, _, number in GRADES if percent >= names.local.number(number)), FAILED)


def _state(draft: Mapping[str, Any], faults: int | None) -> str:
    if draft.get("corrected_on"):
        return "corrected"
    asked = draft.get("correction_asked") == 1 or draft.get("correction_due")
    return "correcting" if asked or faults else "sound"


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("reviewed_on", "correction_due", "整改期限早于评查日期"),
            ("reviewed_on", "corrected_on", "整改完成早于评查日期"),
        ),
    )
    for number, row in enumerate(draft.get("scores") or (), start=1):
        score, full = row.get("score"), row.get("full")
        if score is not None and full is not None and not 0 <= score <= full:
            what = f"“{row.get('aspect') or number}”得 {score} 分，满分只有 {full} 分"
            yield Problem(f"scores.{number}.score", "doubt", what, "", "请核对")
    if draft.get("faults") and not draft.get("correction_due") and not draft.get("corrected_on"):
        yield Problem("correction_due", "doubt", "查出了问题，没有写整改期限", "", "请写整改期限，到期会提醒")


def _wanted(draft: Draft) -> Sequence[str]:
    return empty_of(draft, ["committee", "reviewer", "total"])


def _clocks(draft: Draft) -> Sequence[Clock]:
    due = dates.as_day(draft.get("correction_due"))
    if due is None:
        return ()
    return (
        Clock(
            _CORRECTION,
            draft.get("reviewed_on") or "",
            draft.get("corrected_on"),
            title="案卷整改期限",
            due=due.isoformat(),
            because="整改通知书写明的期限",
        ),
    )


def _correcting(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.state == "correcting"
    return where


def _late(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.corrected_on.is_null() & (model.correction_due < day.isoformat())
    return where


def from_case(case: Draft) -> Draft:
    """A review of a case, to be filled in."""
    return {
        "mediation_case": case.get("uuid"),
        "case_number": case.get("number"),
        "committee": case.get("committee"),
    }


def may_be_reviewed(case: Draft) -> bool:
    return case.get("state") in ("closed", "archived")


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "case_number": "〔2025〕样例人调字第0010号",
        "committee": link("committee"),
        "reviewed_on": "2025-07-10",
        "reviewer": ";王示例;",
        "round": "2025年上半年",
        "scores": [
            {"aspect": "受理程序", "full": 15, "score": 15},
            {"aspect": "调解过程", "full": 20, "score": 16, "note": "记录过于简单"},
        ],
        "faults": [{"kind": "record_thin", "paper": "调解记录", "text": "没有写双方的陈述"}],
        "correction_asked": 1,
        "correction_due": "2025-07-25",
    }


_REGISTER: Final = (
    "case_number",
    "committee",
    "reviewed_on",
    "round",
    "reviewer",
    "total",
    "full",
    "grade",
    "fault_count",
    "opinion",
    "correction_asked",
    "correction_due",
    "corrected_on",
    "correction",
    "state",
    "remarks",
)

FILE_REVIEW = RecordType(
    key="file_review",
    title="案卷评查",
    tab="mediation",
    model=FileReview,
    title_field="title",
    sections=(
        Section("案卷", ("mediation_case", "case_number", "committee", "reviewed_on", "round", "reviewer")),
        Section("评分", ("scores", "total", "full", "grade", "opinion")),
        Section("问题", ("faults", "fault_count")),
        Section("整改", ("correction_asked", "correction_due", "corrected_on", "correction", "state")),
        Section("其他", ("title", "attachments", "remarks")),
    ),
    list_fields=(
        "case_number",
        "committee",
        "reviewed_on",
        "round",
        "total",
        "grade",
        "fault_count",
        "correction_due",
        "state",
    ),
    register_fields=_REGISTER,
    import_fields=tuple(name for name in _REGISTER if name != "state"),
    search_fields=("title", "case_number", "reviewer", "opinion", "correction", "remarks"),
    required=("case_number",),
    keys=(("case_number", "round"), ("case_number", "reviewed_on")),
    order="-reviewed_on",
    children=(
        ChildRows("scores", "评分", ReviewScore, ("aspect", "full", "score", "note")),
        ChildRows("faults", "问题", ReviewFault, ("kind", "paper", "text")),
    ),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=_DERIVED,
    clocks=_clocks,
    views=(
        View("correcting", "整改中", _correcting),
        View("late", "整改逾期", _late),
        View("due", "10 日内到期", due_within(10, _CORRECTION)),
        View("failed", "不合格", lambda model, day: model.grade == FAILED),
        View("this_year", "本年", in_year("reviewed_on")),
    ),
    papers=PAPERS,
    belongs_here="司法所对本辖区卷宗的评查：打分、列问题、限期整改。可以抽取还没有评查过的案卷。",
    sample=_sample,
)
