"""Promises are verified in time; a false one goes on to 政务诚信. Checks and statuses tell what is odd."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lawgov_desktop.registers.matters.in_force import lists_on
from lawgov_desktop.registers.matters.promise import PROMISE
from lawgov_desktop.registers.matters.proof_item import PROOF_ITEM
from lawgov_desktop.registers.matters.status import state_of, state_on
from lawgov_desktop.registers.matters.supervision import SUPERVISION
from lawgov_desktop.registers.terms import stands
from tests.registers.shipped_names import ShippedNames


def doubted(kind: Any, draft: dict[str, Any], names: ShippedNames) -> set[str]:
    return {problem.field for problem in kind.rules(draft, names)}


def test_the_clock_of_verification_runs_from_the_promise_and_stops_with_it() -> None:
    [clock] = PROMISE.clocks({"promised_on": "2025-03-05"})
    assert (clock.rule, clock.start, clock.done_on) == ("promise_verification", "2025-03-05", None)
    [clock] = PROMISE.clocks({"promised_on": "2025-03-05", "verified_on": "2025-03-20"})
    assert clock.done_on == "2025-03-20"
    assert not PROMISE.clocks({})


@pytest.mark.parametrize(
    "fields, field",
    [
        ({"promised_on": "2025-03-05", "verified_on": "2025-03-01", "result": "true"}, "verified_on"),
        ({"result": "true"}, "verified_on"),
        ({"verified_on": "2025-03-01"}, "result"),
        ({"verified_on": "2025-03-01", "result": "false"}, "treatment"),
    ],
)
def test_what_does_not_fit_is_doubted(names: ShippedNames, fields: dict[str, Any], field: str) -> None:
    assert doubted(PROMISE, fields, names) == {field}


def test_only_a_false_promise_goes_on_to_integrity() -> None:
    [onward] = PROMISE.onward
    promise = {
        "uuid": "p1", "number": "样承〔2025〕1号", "title": "无住房证明（告知承诺）", "applicant": "王示例",
        "content": "本人名下没有住房。", "verified_on": "2025-03-20", "treatment": "撤回申请",
    }  # fmt: skip
    assert not onward.fits(promise | {"result": "true"})
    assert not onward.fits(promise)
    assert onward.fits(promise | {"result": "false"})
    assert onward.kind == "integrity_record"
    assert onward.draft(promise) == {
        "kind": "false_promise",
        "subject": "无住房证明（告知承诺）不实",
        "happened_on": "2025-03-20",
        "party": "王示例",
        "detail": "申请人王示例的承诺经核查不实。\n承诺内容：本人名下没有住房。\n处理：撤回申请",
        "source": "告知承诺台账（样承〔2025〕1号）",
        "promise": "p1",
    }


def test_a_check_that_found_something_says_what_and_ends_after_it_began(names: ShippedNames) -> None:
    assert doubted(SUPERVISION, {"problem_found": 1}, names) == {"found"}
    late = {"supervised_on": "2025-06-10", "closed_on": "2025-06-01", "rectify_by": "2025-06-02"}
    assert doubted(SUPERVISION, late, names) == {"closed_on", "rectify_by"}


def test_a_proof_that_no_promise_replaces_has_no_proxy(names: ShippedNames) -> None:
    assert doubted(PROOF_ITEM, {"promise_allowed": 0, "proxy_allowed": 1}, names) == {"proxy_allowed"}
    assert "verify_way" in PROOF_ITEM.wanted({"promise_allowed": 1})
    assert "verify_way" not in PROOF_ITEM.wanted({"promise_allowed": 0})


STATUSES = [
    {"state": "taken", "since": "2024-03-01"},
    {"state": "entrusted", "since": "2023-05-01", "until": "2024-02-29"},
    {"state": "recalled", "since": "2025-07"},
]


@pytest.mark.parametrize(
    "day, state",
    [
        (date(2023, 4, 30), "taken"),  # before any was written down: as the list says
        (date(2023, 5, 1), "entrusted"),
        (date(2024, 2, 29), "entrusted"),
        (date(2024, 3, 1), "taken"),
        (date(2025, 6, 30), "taken"),
        (date(2025, 7, 1), "recalled"),
    ],
)
def test_a_matter_has_a_status_on_every_day(day: date, state: str) -> None:
    assert state_on({"list_kind": "devolved", "statuses": STATUSES}, day) == state


@pytest.mark.parametrize(
    "fields, state",
    [
        ({"list_kind": "devolved"}, "taken"),
        ({"list_kind": "devolved", "taken_over": 0}, "waiting"),
        ({"list_kind": "assisting", "taken_over": 0}, "assisting"),
        ({"list_kind": "moved_out"}, "recalled"),
        ({}, None),
        ({"list_kind": "devolved", "statuses": STATUSES}, "recalled"),
    ],
)
def test_the_status_of_now_is_the_last_one_or_what_the_list_says(
    fields: dict[str, Any], state: str | None
) -> None:
    assert state_of(fields) == state


def test_a_version_ends_when_the_next_begins_even_without_a_last_day() -> None:
    old = {"uuid": "old", "effective_on": "2023-05-01"}
    new = {"uuid": "new", "effective_on": "2025-03-01", "succeeds": "old"}
    other = {"uuid": "other"}
    every = [new, old, other]
    assert [one["uuid"] for one in lists_on(every, date(2023, 4, 30))] == ["other"]
    assert [one["uuid"] for one in lists_on(every, date(2025, 2, 28))] == ["old", "other"]
    assert [one["uuid"] for one in lists_on(every, date(2025, 3, 1))] == ["new", "other"]


def test_a_year_or_a_month_is_taken_at_its_first_day() -> None:
    assert stands({"from": "2024", "to": "2024-06"}, "from", "to", date(2024, 1, 1))
    assert stands({"from": "2024", "to": "2024-06"}, "from", "to", date(2024, 5, 31))
    assert not stands({"from": "2024", "to": "2024-06"}, "from", "to", date(2024, 6, 1))
