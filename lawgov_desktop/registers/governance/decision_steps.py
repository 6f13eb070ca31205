"""重大行政决策的五个程序: where each of them stands in one decision, and which are missing before 已决定.

《重大行政决策程序暂行条例》 speaks to governments from the county up; a township follows it by analogy (§42).
Two steps can never be left out, 合法性审查 (§25) and 集体讨论 (§30); the others may, with the reason written
down: 公众参与 where the matter may not be disclosed by law (§14), 专家论证 where nothing is professional or
technical (§19), 风险评估 where no harm to stability or safety is possible (§22).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from lawgov_desktop.records import dates

StepState = Literal["done", "running", "waived", "missing"]

STATE_WORDS: Final[Mapping[StepState, str]] = {
    "done": "已完成",
    "running": "进行中",
    "waived": "不需要",
    "missing": "缺少",
}
NOT_YET: Final = "未开始"
"""What a missing step is called as long as nothing is decided: it may still come."""

COMMENT_DAYS: Final = 30  # 公开征求意见的期限一般不少于三十日（第十五条）
HEARING_DAYS: Final = 7  # 听证材料在听证会七日前送达（第十六条）
REVIEW_WORKDAYS: Final = 7  # 合法性审查的时间一般不少于七个工作日（第二十六条）


@dataclass(frozen=True, slots=True)
class Step:
    """What one of the five steps is called, and the fields of a decision that tell where it stands."""

    key: str
    title: str
    article: str
    starts: tuple[str, ...]
    """Fields of which one is filled as soon as the step has begun."""
    ends: tuple[str, ...]
    """Fields that are all filled when the step is over …"""
    says: tuple[str, ...]
    """… together with one of these: what came of it."""
    needed: str = ""
    """The flag that says the step is not needed; "" where it always is."""
    waived: str = ""
    """Why it is not needed."""
    files: str = ""


STEPS: Final = (
    Step(
        "comment", "公众参与", "第十四条至第十八条", ("comment_from", "hearing_on"), ("comment_to",),
        ("opinions_received", "comment_conclusion"), "comment_needed", "comment_waived", "comment_files",
    ),
    Step(
        "expert", "专家论证", "第十九条至第二十一条", ("expert_from",), ("expert_on",),
        ("expert_conclusion", "experts"), "expert_needed", "expert_waived", "expert_files",
    ),
    Step(
        "risk", "风险评估", "第二十二条至第二十四条", ("risk_from",), ("risk_on",),
        ("risk_grade", "risk_conclusion"), "risk_needed", "risk_waived", "risk_files",
    ),
    Step(
        "review", "合法性审查", "第二十五条至第二十八条", ("review_sent_on",), ("review_on",),
        ("review_conclusion",), files="review_files",
    ),
    Step(
        "discussion", "集体讨论", "第二十九条、第三十条", (), ("discussed_on",),
        ("discussion_result",), files="discussion_files",
    ),
)  # fmt: skip
"""The five steps in the order of the law."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one step stands: ``since`` and ``until`` are stored dates, ``why`` the reason of a waived one."""

    step: Step
    state: StepState
    since: str = ""
    until: str = ""
    why: str = ""

    def words(self, decided: bool) -> str:
        """已完成、进行中、不需要；a step not begun is 未开始 before the decision and 缺少 after it."""
        return NOT_YET if self.state == "missing" and not decided else STATE_WORDS[self.state]


def standing(decision: Mapping[str, Any]) -> tuple[Standing, ...]:
    """Where each of the five steps of a decision stands, in their order.

    A step that is said not to be needed counts as missing until the reason is written down.
    """
    return tuple(_standing(step, decision) for step in STEPS)


def _standing(step: Step, decision: Mapping[str, Any]) -> Standing:
    since = next((str(decision[name]) for name in step.starts if decision.get(name)), "")
    until = next((str(decision[name]) for name in step.ends if decision.get(name)), "")
    if step.needed and decision.get(step.needed) == 0:
        why = str(decision.get(step.waived) or "")
        return Standing(step, "waived" if why else "missing", since, until, why)
    told = any(decision.get(name) not in (None, "", []) for name in step.says)
    if until and told:
        return Standing(step, "done", since, until)
    return Standing(step, "running" if since or until or told else "missing", since, until)


def missing(decision: Mapping[str, Any]) -> list[Standing]:
    """The steps that are neither over nor waived with a reason; 已决定 must have none."""
    return [one for one in standing(decision) if one.state not in ("done", "waived")]


def missing_text(decision: Mapping[str, Any]) -> str | None:
    """风险评估、合法性审查（进行中） — None when nothing is missing."""
    told = [one.step.title + ("（进行中）" if one.state == "running" else "") for one in missing(decision)]
    return "、".join(told) or None


def is_decided(decision: Mapping[str, Any]) -> bool:
    """Whether the decision was taken: a day of decision, or what only comes after it."""
    return any(decision.get(name) for name in ("decided_on", "published_on", "archived_on"))


def first_end_of_comment(decision: Mapping[str, Any]) -> date | None:
    """The earliest day on which public comment may end: thirty natural days after the draft was published,
    the day of publication not counted."""
    start = dates.as_day(decision.get("comment_from"))
    return start + timedelta(days=COMMENT_DAYS) if start else None


def surely_too_short_review(decision: Mapping[str, Any]) -> int | None:
    """The natural days a legality review took when they are fewer than seven, else None.

    Seven natural days can never hold seven working days after the first, whatever the holidays; longer
    reviews need the work calendar and are judged where it is known (procedures and the running clock).
    """
    sent, given = dates.as_day(decision.get("review_sent_on")), dates.as_day(decision.get("review_on"))
    if sent and given and sent <= given < sent + timedelta(days=REVIEW_WORKDAYS):
        return (given - sent).days
    return None
