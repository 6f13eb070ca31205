"""Signing a report from its register page, and what is told when the registers move afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import KIND, begun
from lawgov_desktop.storage.listing import ListQuery
from ui.main_window import MainWindow
from ui.tools.report import show_moved, sign_report
from ui.tools.told_table import ToldDialog
from ui.tools.tool import ToolDesk

WHOLE = Period.year(2025)


@pytest.fixture
def report(office: Office) -> str:
    draft, _ = begun(
        office.store, WHOLE, "rule", whose_report(office.paper_context()), answers(office.store, WHOLE)
    )
    return office.store.save(KIND, draft).uuid


@pytest.fixture
def desk(window: MainWindow, office: Office, report: str) -> tuple[ToolDesk, list[str]]:
    said: list[str] = []
    say: Callable[..., None] = lambda text, *more: said.append(text)  # noqa: E731
    made = ToolDesk(
        office, window.jobs, window.icons, window, ListQuery(KIND), (report,), say, lambda: None,
        window.forms.open_record, window.forms.open_filled,
    )  # fmt: skip
    return made, said


def test_a_report_is_signed_from_its_page(
    desk: tuple[ToolDesk, list[str]],
    report: str,
    office: Office,
    qtbot: QtBot,
) -> None:
    tools, said = desk
    sign_report(tools, report, "李示例")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    kept = office.store.get(KIND, report)
    assert kept is not None
    assert (kept["signer"], kept["signed_on"], kept["state"]) == (
        "李示例",
        date(2025, 12, 31).isoformat(),
        "signed",
    )


def test_what_moved_is_told_with_both_numbers(
    desk: tuple[ToolDesk, list[str]],
    report: str,
    office: Office,
    qtbot: QtBot,
) -> None:
    tools, said = desk
    sign_report(tools, report, "李示例")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    office.store.delete("litigation_case", answers(office.store, WHOLE)["lawsuits"].records[0])
    show_moved(tools)

    def told() -> list[ToldDialog]:
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, ToldDialog)]

    qtbot.waitUntil(lambda: bool(told()), timeout=20_000)
    rows = {row.cells[0]: row.cells[1:] for row in told()[0].model.rows}
    assert rows["行政应诉案件"] == ("5", "4", "多 0 条，少 1 条")
    told()[0].accept()
