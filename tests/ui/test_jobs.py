"""Long work off the window's thread: its result, its failures and its end arrive in the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.progress import Progress
from ui.jobs import Jobs
from ui.widgets.job_bar import JobBar


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.stop()


def test_work_runs_elsewhere_and_its_result_comes_back(jobs: Jobs, qtbot: QtBot) -> None:
    here: list[object] = []
    jobs.start(
        "数一数",
        lambda progress: threading.get_ident(),
        lambda result: here.append((result, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(here))
    worker, receiver = here[0]  # type: ignore[misc]
    assert worker != threading.get_ident()
    assert receiver == threading.get_ident()


def test_a_failure_is_told(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(progress: Progress) -> None:
        raise ValueError("invented")

    job = jobs.start("会失败的", fail)
    with qtbot.waitSignal(job.failed) as told:
        pass
    assert isinstance(told.args[0], ValueError)  # type: ignore[index]


def test_the_bar_tells_how_far_and_cancels(jobs: Jobs, qtbot: QtBot) -> None:
    bar = JobBar(jobs)
    qtbot.addWidget(bar)
    begun = threading.Event()

    def endless(progress: Progress) -> None:
        while True:
            progress.step("正在数", 3, 10)
            begun.set()

    jobs.start("数个没完", endless)
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: "正在数" in bar._text.text())
    assert "3 / 10" in bar._left.text()
    with qtbot.waitSignal(bar.stopped) as stopped:
        bar._cancel.click()
    assert stopped.args == ["数个没完"]
    qtbot.waitUntil(bar.isHidden)


def test_a_write_waits_for_the_work_under_way(jobs: Jobs, qtbot: QtBot) -> None:
    gate = threading.Event()
    order: list[str] = []
    jobs.start("导入", lambda progress: gate.wait(5), lambda _: order.append("导入"))
    jobs.write("保存", lambda: "保存", lambda what: order.append(what), lambda error: order.append("错"))
    assert order == []
    gate.set()
    qtbot.waitUntil(lambda: order == ["导入", "保存"])
    jobs.write("保存", lambda: "立即", order.append, lambda error: order.append("错"))
    assert order[-1] == "立即"
