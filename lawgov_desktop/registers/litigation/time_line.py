"""What is due when in one lawsuit, from the complaint to the performance: each day with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from lawgov_desktop.records.dates import as_day, date_in_words, first_day, last_day
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.litigation import stages
from lawgov_desktop.timekeeping.deadlines import Due, remaining_text

State = Literal["done", "late", "overdue", "soon", "open", "passed", "ahead"]
"""late: done after its day · passed: a window that closed unused · ahead: nothing is due yet."""

_SOON_DAYS = 5
"""Evidence is lost with the day (§34): from here on a step is shown as pressing."""


class FindsDue(Protocol):
    """Computes due dates; ``timekeeping.deadlines.LegalClocks`` does."""

    def find_due(self, key: str, start: date | None, extension_days: int = 0) -> Due | None: ...


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the case. ``due`` is None where no day is set; ``reasons`` say how the day was found."""

    title: str
    due: date | None
    done_on: str | None
    state: State
    said: str
    reasons: tuple[str, ...] = ()
    law: str = ""


def time_line(draft: Draft, clocks: FindsDue, today: date) -> tuple[Step, ...]:
    """The steps of this instance, in the order in which they come; none before the complaint arrived."""
    if not draft.get("received_on"):
        return ()
    return tuple(_steps(draft, clocks, today))


def _steps(draft: Draft, clocks: FindsDue, today: date) -> Iterator[Step]:
    word = "收到上诉状副本" if draft.get("instance") == "second" else "收到起诉状副本"
    yield _done(word, draft["received_on"])
    yield from _answer(draft, clocks, today)
    yield from _hearings(draft, today)
    yield _judgment(draft, clocks, today)
    yield from _appeal(draft, clocks, today)
    if draft.get("effective_on"):
        yield _done("裁判生效", draft["effective_on"])
    yield from _performance(draft, today)
    if draft.get("lost"):
        rectified = draft.get("rectified_on")
        yield (
            _done("败诉整改", rectified) if rectified else Step("败诉整改", None, None, "ahead", "还没有完成")
        )
    closed = draft.get("closed_on")
    yield _done("办结", closed) if closed else Step("办结", None, None, "ahead", "还没有办结")


def _done(title: str, on: str) -> Step:
    return Step(title, None, on, "done", date_in_words(on))


def _answer(draft: Draft, clocks: FindsDue, today: date) -> Iterator[Step]:
    rule = stages.defence_rule(draft)
    if rule is None:
        return
    computed = clocks.find_due(rule, as_day(draft["received_on"]))
    given = last_day(draft.get("defence_due"))
    parts = [("答辩", "answered_on")] + ([("举证", "evidence_filed_on")] if rule == "defence" else [])
    for title, field in parts:
        if given is None:
            yield _clocked(title, computed, draft.get(field), today)
            continue
        note = draft.get("defence_due_note") or "没有写理由"
        reasons = [f"人工指定为 {given}：{note}"]
        if computed is not None:
            reasons += [f"按法律计算为 {computed.due}", *computed.steps]
        done = draft.get(field)
        both = f"；人工指定，按法律为 {computed.due}" if computed is not None else "；人工指定"
        said = f"{_said(given, done, today)}{both}"
        law = computed.rule.basis_text() if computed else ""
        yield Step(title, given, done, _state(given, done, today), said, tuple(reasons), law)


def _clocked(title: str, due: Due | None, done: str | None, today: date) -> Step:
    if due is None:
        said = date_in_words(done) if done else "收到日期不完整，算不出期限"
        return Step(title, None, done, "done" if done else "ahead", said)
    return Step(
        title,
        due.due,
        done,
        _state(due.due, done, today),
        _said(due.due, done, today),
        (*due.steps, *due.warnings),
        due.rule.basis_text(),
    )


def _state(due: date, done: str | None, today: date) -> State:
    if done:
        on = first_day(done)
        return "late" if on is not None and on > due else "done"
    left = (due - today).days
    return "overdue" if left < 0 else "soon" if left <= _SOON_DAYS else "open"


def _said(due: date, done: str | None, today: date) -> str:
    if not done:
        return f"最迟 {due}，{remaining_text(due, today)}"
    on = first_day(done)
    late = f"，晚了 {(on - due).days} 天" if on is not None and on > due else ""
    return f"{date_in_words(done)}（最迟 {due}{late}）"


def _hearings(draft: Draft, today: date) -> Iterator[Step]:
    rows = [row for row in draft.get("hearings") or () if row.get("held_on")]
    for number, row in enumerate(rows, start=1):
        title = "开庭" if len(rows) == 1 else f"第{number}次开庭"
        on, attended = last_day(row["held_on"]), row.get("leader_attended")
        if attended is not None:
            who = row.get("leader_name") or "负责人"
            said = f"{date_in_words(row['held_on'])}，{who + '出庭' if attended else '负责人未出庭'}"
            yield Step(title, on, row["held_on"], "done", said)
        elif on is not None:
            over = on < today
            said = f"{on}，开庭后请填写出庭情况" if over else f"{on}，{remaining_text(on, today)}"
            yield Step(title, on, None, "overdue" if over else _state(on, None, today), said)


def _judgment(draft: Draft, clocks: FindsDue, today: date) -> Step:
    decided = draft.get("judgment_on")
    if decided:
        return _done("裁判", decided)
    instance = draft.get("instance") or "first"
    rule = {"second": "second_instance"}.get(instance, "first_instance")
    if instance == "first" and draft.get("procedure") == "simple":
        rule = "first_instance_simple"
    known = instance in (*stages.FIRST, "second")
    limit = clocks.find_due(rule, as_day(draft.get("filed_on"))) if known else None
    if limit is None:
        return Step("裁判", None, None, "ahead", "等待裁判")
    said = f"法院审限到 {limit.due}"
    return Step("裁判", limit.due, None, "ahead", said, limit.steps, limit.rule.basis_text())


def _appeal(draft: Draft, clocks: FindsDue, today: date) -> Iterator[Step]:
    rule = stages.appeal_rule(draft)
    if rule is None:
        return
    due, done = clocks.find_due(rule, as_day(draft["served_on"])), draft.get("appealed_on")
    over = draft.get("appeal_by") == "none" or draft.get("effective_on") or draft.get("closed_on")
    if due is not None and not done and (over or due.due < today):
        said = f"上诉期到 {due.due}，未上诉" if draft.get("appeal_by") == "none" else f"上诉期到 {due.due}"
        yield Step("上诉", due.due, None, "passed", said, (*due.steps, *due.warnings), due.rule.basis_text())
    else:
        yield _clocked("上诉", due, done, today)


def _performance(draft: Draft, today: date) -> Iterator[Step]:
    state, done = draft.get("performance_state"), draft.get("performed_on")
    if state == "none" or not (state or done or draft.get("performance_due") or draft.get("lost")):
        return
    if (draft.get("state") or stages.state_of(draft)) == "appealed" and not (state or done):
        return  # the instance above has the word
    due = last_day(draft.get("performance_due"))
    if due is not None:
        reasons = ("裁判文书写明的履行期限",)
        yield Step("履行", due, done, _state(due, done, today), _said(due, done, today), reasons)
    elif done or state == "performed":
        yield Step("履行", None, done, "done", date_in_words(done) if done else "已履行，没有写日期")
    else:
        yield Step("履行", None, None, "ahead", "没有写履行期限")
