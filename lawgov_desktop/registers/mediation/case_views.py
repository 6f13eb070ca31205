"""The named views of the register of mediation cases: what a clerk asks for in the morning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import peewee

from lawgov_desktop.records.record_type import View
from lawgov_desktop.registers.conditions import due_within, in_month
from lawgov_desktop.registers.mediation import dossier

_SOON: Final = 10
"""Days before its last day in which a mediation is about to run out of time."""
_A_YEAR: Final = 366

_Where = Callable[[type[Any], date], peewee.Expression]


def _in_state(*states: str) -> _Where:
    return lambda model, day: model.state.in_(states)


def _not_visited(model: type[Any], day: date) -> peewee.Expression:
    """Agreed before this month's end, and no visit yet since the agreement."""
    where: peewee.Expression = (
        (model.result == "agreed")
        & model.state.in_(("agreed", "closed"))
        & (model.agreement_on.is_null() | (model.agreement_on <= day.isoformat()))
        & (model.last_follow_up_on.is_null() | (model.last_follow_up_on < model.agreement_on))
    )
    return where


def _may_confirm(model: type[Any], day: date) -> peewee.Expression:
    """The clock of the application runs: not applied for, not waived, not performed, not run out.

    The last day is the rule's: one that falls on a holiday has moved, and an office may know better.
    """
    running = due_within(_A_YEAR, "judicial_confirmation")(model, day)
    where: peewee.Expression = running & (model.effective_on <= day.isoformat())
    return where


def _unperformed(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (
        (model.result == "agreed")
        & (model.performance_due < day.isoformat())
        & (model.performance_state.is_null() | model.performance_state.not_in(("immediate", "performed")))
    )
    return where


def _instalment_late(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.instalment_next_due < day.isoformat()
    return where


def _risky(model: type[Any], day: date) -> peewee.Expression:
    """A risk was seen, and the dispute still goes on."""
    where: peewee.Expression = model.escalation.in_(("possible", "crime")) & model.state.in_(
        ("open", "agreed", "failed")
    )
    return where


def lacks_papers(model: type[Any], day: date) -> peewee.Expression:
    """There is a result, and the volume lacks a paper: an archived one too, until it is put in."""
    where: peewee.Expression = (model.filing >= dossier.LACKING) & (model.filing < f"{dossier.LACKING}\uffff")
    return where


def _ready(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.filing == dossier.READY) & (model.state == "closed")
    return where


VIEWS: tuple[View, ...] = (
    View("open", "未办结", _in_state("open", "agreed", "failed")),
    View("incomplete", "未完善", lambda model, day: model.incomplete == 1),
    View("this_month", "本月受理", in_month("accepted_on")),
    View("near_limit", "调解期限将满", due_within(_SOON, "mediation_limit")),
    View("not_visited", "未回访", _not_visited),
    View("may_confirm", "可申请司法确认", _may_confirm),
    View("unperformed", "到期未履行", _unperformed),
    View("instalment_late", "分期逾期", _instalment_late),
    View("risky", "有激化风险", _risky),
    View("closed", "已结案未归档", _in_state("closed")),
    View("lacking", "缺材料", lacks_papers),
    View("ready", "可归档", _ready),
    View("not_accepted", "不予受理", _in_state("not_accepted")),
    View("void", "编号作废", _in_state("void")),
)
