"""以案定补: what a period's cases earn by the local table, and the action that applies for it (M16)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records import dates
from lawgov_desktop.records.numbers import show_money
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation import dossier
from lawgov_desktop.registers.mediation.case_rules import NO_CASE, state_of, wanted
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

NO_AGREEMENT = "none"
"""The form a rule names when it pays for a case that was not settled but calmed and routed."""
_PERFORMED = ("immediate", "performed")


@dataclass(frozen=True, slots=True)
class SubsidyRule:
    """One row of the local table. Amounts are 分; ``form`` "" means any form of agreement."""

    grade: str
    form: str
    amount: int
    confirmation_bonus: int = 0
    full_time_percent: int = 100
    monthly_cap: int | None = None
    yearly_cap: int | None = None
    valid_from: date | None = None
    valid_to: date | None = None

    def governs(self, day: date) -> bool:
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True)
class Line:
    """One case that is applied for."""

    case: str
    """uuid of the case."""
    number: str
    mediator: str
    mediator_name: str
    counted_on: date
    amount: int
    rule_text: str
    draft: Draft
    """The subsidy as it would be saved, without the day of application."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """One case of the period that is not applied for, and why."""

    case: str
    number: str
    mediator_name: str
    why: str


@dataclass(frozen=True, slots=True)
class MediatorSum:
    mediator: str
    name: str
    cases: int
    amount: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a period would be applied for; nothing is written yet."""

    period: str
    first: date
    last: date
    lines: tuple[Line, ...]
    skipped: tuple[Skipped, ...]

    @property
    def total(self) -> int:
        """分; the sum of the cases, and nothing else."""
        return sum(line.amount for line in self.lines)

    @property
    def by_mediator(self) -> tuple[MediatorSum, ...]:
        """The sum of every mediator, the largest first."""
        cases: Counter[str] = Counter(line.mediator for line in self.lines)
        sums: Counter[str] = Counter()
        names: dict[str, str] = {}
        for line in self.lines:
            sums[line.mediator] += line.amount
            names[line.mediator] = line.mediator_name
        return tuple(
            MediatorSum(mediator, names[mediator], cases[mediator], amount)
            for mediator, amount in sorted(sums.items(), key=lambda one: (-one[1], names[one[0]]))
        )


def rules_from(rows: Iterable[Mapping[str, object]]) -> tuple[SubsidyRule, ...]:
    """The rules of the pack's table ``subsidy``: amounts in whole 元, days as ISO text, empty = open."""
    return tuple(_rule(row) for row in rows)


def _rule(row: Mapping[str, object]) -> SubsidyRule:
    def fen(name: str) -> int | None:
        value = row.get(name)
        return None if value in (None, "") else int(str(value)) * 100

    percent = row.get("full_time_percent")
    return SubsidyRule(
        grade=str(row.get("grade") or ""),
        form=str(row.get("form") or ""),
        amount=fen("amount_yuan") or 0,
        confirmation_bonus=fen("confirmation_bonus_yuan") or 0,
        full_time_percent=100 if percent in (None, "") else int(str(percent)),
        monthly_cap=fen("monthly_cap_yuan"),
        yearly_cap=fen("yearly_cap_yuan"),
        valid_from=dates.first_day(str(row.get("valid_from") or "")),
        valid_to=dates.last_day(str(row.get("valid_to") or "")),
    )


def rule_for(rules: Sequence[SubsidyRule], case: Mapping[str, Any], day: date) -> SubsidyRule | None:
    """The rule of a case closed on ``day``: its exact form before any form, then the latest in force."""
    form = case.get("agreement_form") or (NO_AGREEMENT if case.get("result") != "agreed" else "")
    fitting = [
        rule
        for rule in rules
        if rule.grade == case.get("difficulty")
        and rule.governs(day)
        and (rule.form == form or (not rule.form and form != NO_AGREEMENT))
    ]
    return max(fitting, key=lambda rule: (rule.form == form, rule.valid_from or date.min), default=None)


def why_not_archivable(
    case: Draft,
    labels: Mapping[str, str],
    *,
    need_performed: bool = True,
    items: Sequence[dossier.Item] = (),
) -> str:
    """What keeps a case from being archived and so from being paid; "" for a sound one.

    ``items``: what the office wants in a volume; a paper that is lacking counts even where a reason let the
    volume be put away without it.
    """
    state = state_of(case)
    if state not in ("closed", "archived"):
        return "还没有结案"
    if not case.get("number"):
        return "没有案号"
    lacking = [labels.get(name, name) for name in wanted({**case, "state": state})]
    if lacking:
        return f"卷宗还缺：{'、'.join(lacking)}"
    if not any(row.get("kind") == "mediation" for row in case.get("sessions") or ()):
        return "没有调解记录"
    if papers := dossier.lacking(case, items):
        return f"卷宗缺{len(papers)}项：{'、'.join(papers)}"
    agreed = case.get("result") == "agreed"
    if need_performed and agreed and case.get("performance_state") not in _PERFORMED:
        return "协议还没有履行完"
    return ""


@dataclass(slots=True)
class _Purse:
    """What a mediator has been granted so far, by month and by year; the caps are held against it."""

    by_month: Counter[tuple[str, str]]
    by_year: Counter[tuple[str, str]]

    def add(self, mediator: str, day: str, amount: int) -> None:
        self.by_month[mediator, day[:7]] += amount
        self.by_year[mediator, day[:4]] += amount

    def room(self, mediator: str, day: str, rule: SubsidyRule) -> tuple[int | None, str]:
        """How much more may be granted, and which cap says so; None without a cap."""
        rooms = []
        if rule.monthly_cap is not None:
            rooms.append((rule.monthly_cap - self.by_month[mediator, day[:7]], "每月最高"))
        if rule.yearly_cap is not None:
            rooms.append((rule.yearly_cap - self.by_year[mediator, day[:4]], "每年最高"))
        if not rooms:
            return None, ""
        left, which = min(rooms)
        return max(left, 0), which


def propose(
    store: Store,
    first: date,
    last: date,
    rules: Sequence[SubsidyRule],
    *,
    period: str = "",
    need_performed: bool = True,
    items: Sequence[dossier.Item] = (),
    progress: Progress | None = None,
) -> Proposal:
    """What the cases closed from ``first`` to ``last`` earn. Writes nothing.

    A case counts on the day it was closed (else archived); one with a result in the period that is still
    open is named among the skipped. A case is applied for once ever: whatever stands in the register
    already is skipped, in whatever state. Raises UserError without a table.
    """
    if not rules:
        raise UserError("还没有以案定补标准，算不出金额。", todo="请先在设置里填写本县的补贴标准。")
    labels = {
        **{name: own.label for name, own in store.kinds["mediation_case"].fields.items()},
        **{child.name: child.label for child in store.kinds["mediation_case"].children},
    }
    applied, purse = _already(store)
    mediators = {draft["uuid"]: draft for draft in drafts(store, ListQuery("mediator"))}
    lines: list[Line] = []
    skipped: list[Skipped] = []
    numbers: set[str] = set()
    cases = sorted(
        _candidates(store, first, last), key=lambda case: (_counted(case), case.get("number") or "")
    )
    for place, case in enumerate(cases):
        if progress is not None and place % 50 == 0:
            progress.step("正在核对案件", place, len(cases))
        number = case.get("number") or ""
        mediator = mediators.get(_lead(case))
        name = (mediator or {}).get("name") or case.get("mediator_names") or ""
        why = applied.get(case["uuid"]) or applied.get(number) or ""
        why = why or why_not_archivable(case, labels, need_performed=need_performed, items=items)
        if not why and number in numbers:
            why = "案号与另一件相同，请先核对案号"
        if not why and mediator is None:
            why = "没有写明登记在册的调解员"
        counted = _counted(case)
        if not why and mediator is not None:
            why = _why_excluded(mediator, counted)
        rule = None if why else rule_for(rules, case, dates.first_day(counted) or first)
        if not why and rule is None:
            why = "补贴标准里没有这一等级和协议形式"
        if not why and rule is not None and mediator is not None:
            line, why = _line(case, mediator, rule, counted, purse, period, store)
            if line is not None:
                lines.append(line)
                numbers.add(number)
                purse.add(line.mediator, counted, line.amount)
        if why:
            skipped.append(Skipped(case["uuid"], number, name, why))
    return Proposal(period or period_name(first, last), first, last, tuple(lines), tuple(skipped))


def apply_for(store: Store, proposal: Proposal, on: date) -> str:
    """Write a proposal as one action; gives it, for undo. A case applied for meanwhile refuses all of it."""
    with store.writing(f"以案定补申报：{proposal.period}", "procedure") as batch:
        for line in proposal.lines:
            batch.save("subsidy", {**line.draft, "period": proposal.period, "applied_on": on.isoformat()})
    return batch.action_id


STEPS: Mapping[str, str] = {
    "checked_on": "司法所初审",
    "reviewed_on": "县局审核",
    "published_on": "公示",
    "paid_on": "发放",
}


@dataclass(frozen=True, slots=True)
class StepNoted:
    """The action (to take it back), and for how many subsidies the step was new."""

    action_id: str
    number: int


def note_step(store: Store, uuids: Sequence[str], step: str, on: date) -> StepNoted:
    """Note one step of :data:`STEPS` for many subsidies as one action; those that have it keep their day."""
    number = 0
    with store.writing(f"以案定补{STEPS[step]}", "procedure") as batch:
        for uuid in uuids:
            draft = store.get("subsidy", uuid)
            if draft is not None and not draft.get(step):
                batch.save("subsidy", {step: on.isoformat()}, uuid=uuid)
                number += 1
    return StepNoted(batch.action_id, number)


def period_name(first: date, last: date) -> str:
    """2025年第一季度, 2025年3月, 2025年; else both days."""
    whole_months = first.day == 1 and (last.month != _next_day(last).month)
    if whole_months and first.year == last.year:
        months = (first.month, last.month)
        if months == (1, 12):
            return f"{first.year}年"
        if months[0] == months[1]:
            return f"{first.year}年{first.month}月"
        if months[0] % 3 == 1 and months[1] == months[0] + 2:
            return f"{first.year}年第{'一二三四'[months[0] // 3]}季度"
    return f"{first.isoformat()} 至 {last.isoformat()}"


def _next_day(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def _already(store: Store) -> tuple[dict[str, str], _Purse]:
    """Cases (by uuid and by number) that stand in the register, with the reason; and what was granted."""
    applied: dict[str, str] = {}
    purse = _Purse(Counter(), Counter())
    for subsidy in drafts(store, ListQuery("subsidy", order="id")):
        returned = subsidy.get("state") == "returned"
        when = subsidy.get("period") or dates.show_date(subsidy.get("applied_on"))
        why = f"已经申报过（{when}）" + ("，退回的请在原记录上重新申报" if returned else "")
        for key in (subsidy.get("mediation_case"), subsidy.get("case_number")):
            if key:
                applied[key] = why
        day = subsidy.get("counted_on") or subsidy.get("applied_on")
        if not returned and subsidy.get("mediator") and day:
            purse.add(subsidy["mediator"], day, subsidy.get("amount") or 0)
    return applied, purse


def _candidates(store: Store, first: date, last: date) -> Iterable[Draft]:
    """Cases that count in the period, and those with a result in it that are not closed."""
    found: dict[str, Draft] = {}
    for field in ("closed_on", "archived_on", "result_on"):
        span = (
            Condition(field, "from", dates.since(first)),
            Condition(field, "to", last.isoformat()),
        )
        for case in drafts(store, ListQuery("mediation_case", conditions=span)):
            if state_of(case) not in NO_CASE:
                found.setdefault(case["uuid"], case)
    for case in found.values():
        day = dates.first_day(_counted(case))
        if day is not None and first <= day <= last:
            yield case


def _counted(case: Mapping[str, Any]) -> str:
    return case.get("closed_on") or case.get("archived_on") or case.get("result_on") or ""


def _lead(case: Mapping[str, Any]) -> str:
    """谁调解补助谁: the chief mediator, else the first with a card."""
    rows = [row for row in case.get("mediators") or () if row.get("mediator")]
    rows.sort(key=lambda row: row.get("role") != "chief")
    return str(rows[0]["mediator"]) if rows else ""


def _why_excluded(mediator: Draft, day: str) -> str:
    if mediator.get("subsidy_excluded") != 1:
        return ""
    begin, end = mediator.get("subsidy_excluded_from"), mediator.get("subsidy_excluded_to")
    if (begin and day < begin) or (end and day > end):
        return ""
    return f"不领补贴：{mediator.get('subsidy_excluded_reason') or '没有写原因'}"


def _line(
    case: Draft, mediator: Draft, rule: SubsidyRule, day: str, purse: _Purse, period: str, store: Store
) -> tuple[Line | None, str]:
    confirmed = case.get("confirmation_result") == "confirmed"
    on = dates.first_day(day) or date.min
    full_time = any(
        post.get("employment") == "full_time" and in_force(post, on) for post in mediator.get("posts") or ()
    )
    amount = rule.amount + (rule.confirmation_bonus if confirmed else 0)
    said = [_named(store, "difficulty", rule.grade), _named(store, "agreement_form", rule.form)]
    text = "、".join(part for part in said if part) + f" {show_money(rule.amount)} 元"
    if confirmed and rule.confirmation_bonus:
        text += f"，司法确认另加 {show_money(rule.confirmation_bonus)} 元"
    if full_time and rule.full_time_percent != 100:
        amount = (amount * rule.full_time_percent + 50) // 100
        text += f"，专职按 {rule.full_time_percent}%"
    room, which = purse.room(mediator["uuid"], day, rule)
    if room is not None and room < amount:
        if not room:
            return None, f"已到{which}限额"
        text += f"，到{which}限额，实补 {show_money(room)} 元"
        amount = room
    if amount <= 0:
        return None, "按标准不发补贴"
    performed = case.get("performance_state") in _PERFORMED
    draft = {
        "mediation_case": case["uuid"],
        "case_number": case.get("number"),
        "mediator": mediator["uuid"],
        "mediator_name": mediator.get("name"),
        "counted_on": day,
        "party_names": case.get("party_names"),
        "dispute_type": case.get("dispute_type"),
        "grade": case.get("difficulty"),
        "agreement_form": case.get("agreement_form"),
        "performed": int(performed) if case.get("result") == "agreed" else None,
        "confirmed": int(confirmed) if case.get("result") == "agreed" else None,
        "amount": amount,
        "rule_text": text,
    }
    name = mediator.get("name") or ""
    return Line(case["uuid"], case["number"], mediator["uuid"], name, on, amount, text, draft), ""


def _named(store: Store, list_key: str, code: str) -> str:
    if code == NO_AGREEMENT:
        return "未达成协议"
    return store.names.code_label(list_key, code) if code else ""
