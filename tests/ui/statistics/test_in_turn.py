"""Quiet work in turn: one piece after the other, dropped when nobody wants it, ended by a fault."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import Jobs
from ui.statistics.in_turn import InTurn


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def test_pieces_are_done_in_order_and_the_end_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    turn, came = InTurn(jobs), list[int]()
    with qtbot.waitSignal(turn.ended):
        turn.begin([(lambda n=n: n, came.append) for n in range(5)])
    assert came == [0, 1, 2, 3, 4]
    assert not turn.busy


def test_other_quiet_work_comes_between(jobs: Jobs, qtbot: QtBot) -> None:
    turn, came = InTurn(jobs), list[str]()
    begin = threading.Event()
    with qtbot.waitSignal(turn.ended):
        turn.begin([(begin.wait, lambda _: came.append("one")), (lambda: None, lambda _: came.append("two"))])
        jobs.quiet(lambda: None, lambda _: came.append("other"))
        begin.set()
    assert came == ["one", "other", "two"]


def test_a_new_turn_drops_the_old_one(jobs: Jobs, qtbot: QtBot) -> None:
    turn, came = InTurn(jobs), list[str]()
    begin = threading.Event()
    turn.begin([(begin.wait, lambda _: came.append("old")), (lambda: "older", came.append)])
    with qtbot.waitSignal(turn.ended):
        turn.begin([(lambda: "new", came.append)])
        begin.set()
    assert came == ["new"]


def test_a_listener_may_drop_the_rest(jobs: Jobs, qtbot: QtBot) -> None:
    turn, came = InTurn(jobs), list[int]()

    def first(found: int) -> None:
        came.append(found)
        turn.drop()

    with qtbot.waitSignal(turn.ended):
        turn.begin([(lambda: 1, first), (lambda: 2, came.append)])
    assert came == [1]


def test_a_fault_is_told_and_ends_the_turn(jobs: Jobs, qtbot: QtBot) -> None:
    turn, came = InTurn(jobs), list[int]()

    def broken() -> int:
        raise ValueError("broken")

    with qtbot.waitSignal(jobs.crashed) as told:
        turn.begin([(broken, came.append), (lambda: 2, came.append)])
    assert isinstance(told.args[0], ValueError)
    qtbot.waitUntil(lambda: not turn.busy)
    assert came == []
