"""What is doubtful about a major decision, what follows from its fields, and the clocks that run on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, cast

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Names, Stored
from lawgov_desktop.records.record_type import Clock, Draft, Lookup, Problem
from lawgov_desktop.registers.day_order import empty_of, in_order, wrong_day
from lawgov_desktop.registers.governance import decision_steps

_LAW = "《重大行政决策程序暂行条例》"


def derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    """The day, name and chair of the meeting it is linked to; where the decision stands, which steps are
    missing, and how many are over."""
    of_meeting = _of_meeting(draft, names)
    draft = {**draft, **{name: value for name, value in of_meeting.items() if not draft.get(name)}}
    steps = decision_steps.standing(draft)
    return of_meeting | {
        "state": state_of(draft),
        "steps_missing": None if draft.get("stopped_on") else decision_steps.missing_text(draft),
        "steps_done": sum(one.state in ("done", "waived") for one in steps),
    }


_OF_MEETING: Final = (("discussed_on", "held_on"), ("meeting", "title"), ("chair", "chair"))
"""(field of the decision, field of the meeting it was discussed at)."""


def _of_meeting(draft: Draft, names: Names) -> dict[str, Stored]:
    """What the register of meetings knows of the discussion; it fills what is empty."""
    held = draft.get("meeting_held")
    if not held:
        return {}
    look = cast(Lookup, names)
    return {own: look.value("meeting", str(held), there) for own, there in _OF_MEETING}


DERIVED = ("state", "steps_missing", "steps_done")


def state_of(draft: Mapping[str, Any]) -> str:
    """The furthest thing that happened to the decision."""
    if draft.get("stopped_on"):
        return "stopped"
    for name, state in (
        ("archived_on", "archived"),
        ("published_on", "published"),
        ("decided_on", "decided"),
        ("discussed_on", "discussed"),
    ):
        if draft.get(name):
            return state
    begun = any(one.state in ("done", "running") for one in decision_steps.standing(draft))
    return "in_procedure" if begun else "listed"


_AFTER_COMMENT: Final = (
    "comment_conclusion", "risk_on", "review_sent_on", "review_on", "discussed_on", "decided_on",
)  # fmt: skip
"""While the public is still being asked nobody can say how many answered."""


def wanted(draft: Draft) -> Sequence[str]:
    """What the decision still lacks at its stage; nothing once it was given up."""
    if draft.get("stopped_on"):
        return ()
    needed = ["matter_kind", "office", "comment_needed", "expert_needed", "risk_needed"]
    if draft.get("comment_needed") == 1 and draft.get("comment_to"):
        needed += ["comment_ways"]
        if any(draft.get(name) for name in _AFTER_COMMENT):
            needed += ["opinions_received"]
    if draft.get("discussed_on"):
        needed += ["chair", "leader_last", "discussion_result"]
    if draft.get("decided_on"):
        needed += ["decision_number", "party_reported_on"]
    if draft.get("archived_on"):
        needed += ["published_on"]
    return empty_of(draft, needed)


def clocks(draft: Draft) -> Sequence[Clock]:
    """Minimum times only: they say from which day on a step may end, and are never overdue."""
    if draft.get("stopped_on"):
        return ()
    found = []
    over = {one.step.key: one.state == "done" for one in decision_steps.standing(draft)}
    if draft.get("comment_from"):
        found.append(
            Clock(
                "decision_comment",
                draft["comment_from"],
                draft.get("comment_to") if over["comment"] else None,
            )
        )
    if draft.get("review_sent_on"):
        found.append(Clock("legality_review", draft["review_sent_on"], draft.get("review_on")))
    return found


def rules(draft: Draft, names: Names) -> Sequence[Problem]:
    """Doubts only: a township follows the regulation by analogy, and what happened must be recordable."""
    return [
        *_about_missing_steps(draft),
        *_about_waiving(draft),
        *_about_times(draft),
        *_about_review(draft),
        *_about_discussion(draft),
        *_about_afterwards(draft),
        *in_order(draft, _NEVER_BEFORE),
    ]


_NEVER_BEFORE = (
    ("comment_from", "comment_to", "征求意见截止早于公布草案"),
    ("expert_from", "expert_on", "论证意见早于论证开始"),
    ("risk_from", "risk_on", "风险评估完成早于开始"),
    ("review_sent_on", "review_on", "审查意见早于送审"),
    ("discussed_on", "decided_on", "决定日期早于集体讨论"),
    ("decided_on", "published_on", "公布早于决定"),
    ("decided_on", "archived_on", "归档早于决定"),
    ("decided_on", "evaluated_on", "后评估早于决定"),
)


def _about_missing_steps(draft: Draft) -> Iterator[Problem]:
    lacking = decision_steps.missing(draft)
    if not decision_steps.is_decided(draft) or not lacking or draft.get("stopped_on"):
        return
    named = "、".join(
        f"{one.step.title}（{'没有做完' if one.state == 'running' else one.step.article}）" for one in lacking
    )
    field = next(name for name in ("decided_on", "published_on", "archived_on") if draft.get(name))
    yield Problem(
        field,
        "doubt",
        f"已经作出决定，还缺 {len(lacking)} 个程序：{named}",
        f"{_LAW}规定的程序，乡镇参照执行（第四十二条）；缺少程序的决策，出了问题要追究责任",
        "做过的请补登日期、结论和材料；不需要的请写明理由；确实没有做的，请先补正程序",
    )


def _about_waiving(draft: Draft) -> Iterator[Problem]:
    for step in decision_steps.STEPS:
        if step.needed and draft.get(step.needed) == 0 and not draft.get(step.waived):
            yield Problem(
                step.waived,
                "doubt",
                f"没有写不需要{step.title}的理由",
                f"{_LAW}{step.article}",
                "请写明理由；没有理由的按缺少程序处理",
            )
        elif step.needed and draft.get(step.needed) == 0 and any(draft.get(name) for name in step.ends):
            yield Problem(step.needed, "doubt", f"填了{step.title}，又选了不需要", "", "请核对")


def _about_times(draft: Draft) -> Iterator[Problem]:
    first_end = decision_steps.first_end_of_comment(draft)
    end = dates.as_day(draft.get("comment_to"))
    if first_end and end and end < first_end and not draft.get("comment_short_reason"):
        yield Problem(
            "comment_to",
            "doubt",
            f"公开征求意见不足 30 日，最早应到 {first_end}",
            f"{_LAW}第十五条：公开征求意见的期限一般不少于 30 日；因情况紧急等原因缩短的，应当说明",
            "请核对日期；缩短期限的，请填写缩短的理由",
        )
    hearing, papers = dates.as_day(draft.get("hearing_on")), dates.as_day(draft.get("hearing_papers_on"))
    if hearing and papers and papers > hearing - timedelta(days=decision_steps.HEARING_DAYS):
        latest = hearing - timedelta(days=decision_steps.HEARING_DAYS)
        yield Problem(
            "hearing_papers_on",
            "doubt",
            f"听证材料送达太晚，最迟应在 {latest} 送达",
            f"{_LAW}第十六条：听证材料在听证会召开 7 日前送达听证参加人",
            "请核对送达日期，或推迟听证会",
        )
    days = decision_steps.surely_too_short_review(draft)
    if days is not None:
        yield Problem(
            "review_on",
            "doubt",
            f"合法性审查只用了 {days} 天，不足 7 个工作日",
            f"{_LAW}第二十六条：合法性审查的时间一般不少于 7 个工作日",
            "请核对送审和出具意见的日期",
        )


def _about_review(draft: Draft) -> Iterator[Problem]:
    if draft.get("review_manner") == "consulted":
        yield Problem(
            "review_manner",
            "doubt",
            "征求意见、会签不能代替合法性审查",
            f"{_LAW}第二十五条：不得以征求意见等方式代替合法性审查",
            "请送合法性审查机构审查，并登记书面意见",
        )
    discussed = draft.get("discussed_on")
    if discussed and not draft.get("review_on"):
        yield Problem(
            "discussed_on",
            "doubt",
            "还没有合法性审查意见就提交了集体讨论",
            f"{_LAW}第二十五条：未经合法性审查的，不得提交决策机关讨论",
            "请补登审查意见；确未审查的，应先审查再讨论",
        )
    elif discussed and dates.out_of_order(draft.get("review_on"), discussed):
        yield Problem(
            "discussed_on",
            "doubt",
            "集体讨论早于合法性审查意见",
            f"{_LAW}第二十五条：未经合法性审查的，不得提交决策机关讨论",
            "请核对两个日期",
        )
    if discussed and draft.get("review_conclusion") in ("unlawful", "beyond_power", "wrong_procedure"):
        yield Problem(
            "review_conclusion",
            "doubt",
            "经审查不合法的事项提交了集体讨论",
            f"{_LAW}第二十五条：经审查不合法的，不得提交决策机关讨论",
            "请核对审查结论；修改后重新审查的，请填写新的结论",
        )


def _about_discussion(draft: Draft) -> Iterator[Problem]:
    if draft.get("leader_last") == 0:
        yield Problem(
            "leader_last",
            "doubt",
            "行政首长没有最后发言",
            f"{_LAW}第三十条：行政首长拟作出的决定，应当在会议组成人员发表意见后最后发表意见",
            "请核对会议记录",
        )
    result = draft.get("discussion_result")
    if draft.get("decided_on") and result in ("refused", "postponed", "again"):
        yield Problem("decided_on", "doubt", "集体讨论没有通过，却填了决定日期", "", "请核对讨论结果")


def _about_afterwards(draft: Draft) -> Iterator[Problem]:
    if draft.get("decided_on") and not draft.get("party_reported_on") and not draft.get("stopped_on"):
        yield Problem(
            "party_reported_on",
            "doubt",
            "没有出台前报同级党委的记录",
            f"{_LAW}第三十一条：重大行政决策出台前应当按照规定向同级党委请示报告",
            "请补登报告日期和党委意见",
        )
    if dates.out_of_order(draft.get("party_reported_on"), draft.get("decided_on")):
        yield wrong_day("party_reported_on", "报同级党委晚于作出决定")
    if draft.get("stopped_on") and not draft.get("stopped_reason"):
        yield Problem("stopped_reason", "doubt", "没有写终止的原因", "", "请写明为什么不再决策")
    received, adopted = draft.get("opinions_received"), draft.get("opinions_adopted")
    if received is not None and adopted is not None and adopted > received:
        yield Problem("opinions_adopted", "doubt", "采纳的意见比收到的还多", "", "请核对意见数")
