"""Garbage that a worker makes is destroyed in the window's thread."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.progress import Progress
from ui.collector import WindowCollector
from ui.jobs import Jobs


class Knot:
    """Refers to itself, so only the collector frees it; notes in which thread that happens."""

    def __init__(self, gone_in: list[threading.Thread]) -> None:
        self.itself = self
        self._gone_in = gone_in

    def __del__(self) -> None:
        self._gone_in.append(threading.current_thread())


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.stop()
    gc.unfreeze()


def test_what_a_worker_leaves_is_collected_in_the_window_s_thread(qtbot: QtBot, jobs: Jobs) -> None:
    gone_in: list[threading.Thread] = []
    gc.enable()
    collector = WindowCollector(jobs)
    assert not gc.isenabled()

    def work(progress: Progress) -> list[list[int]]:
        for _ in range(2_000):
            Knot(gone_in)
        return [[number] for number in range(20_000)]

    job = jobs.start("作业", work)
    with qtbot.waitSignal(job.ended):
        pass
    assert gone_in == []
    collector.look()
    assert len(gone_in) == 2_000
    assert set(gone_in) == {threading.main_thread()}


def test_nothing_is_collected_while_a_job_is_under_way(qtbot: QtBot, jobs: Jobs) -> None:
    gone_in: list[threading.Thread] = []
    collector = WindowCollector(jobs)
    go_on = threading.Event()
    job = jobs.start("作业", lambda progress: go_on.wait(20))
    for _ in range(2_000):
        Knot(gone_in)
    collector.look()
    assert gone_in == []
    with qtbot.waitSignal(job.ended):
        go_on.set()
    collector.look()
    assert len(gone_in) == 2_000
