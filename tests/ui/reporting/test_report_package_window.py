"""报告成品 in the window: looked at first, made in the background, noted when it went out; then 整改."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import KIND, begun
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.submissions import submission_of
from lawgov_desktop.reporting.tables import table_of
from lawgov_desktop.storage.listing import ListQuery, drafts
from ui.main_window import MainWindow
from ui.reporting.giving_dialog import GivingDialog
from ui.reporting.rectifying_dialog import RectifyingDialog
from ui.reporting.report_package import ReportPackageDialog
from ui.statistics.tables_dialog import TablesDialog
from ui.tools.report import open_package, sign_report
from ui.tools.tool import ToolDesk

WHOLE = Period.year(2025)
PHONE = "13812345678"


@pytest.fixture
def report(office: Office) -> str:
    told = answers(office.store, WHOLE)
    draft, _ = begun(office.store, WHOLE, "rule", whose_report(office.paper_context()), told)
    return office.store.save(KIND, draft).uuid


@pytest.fixture
def said() -> list[tuple[object, ...]]:
    """What the window was told to say: text, what its button does, the button's word."""
    return []


@pytest.fixture
def desk(window: MainWindow, office: Office, report: str, said: list[tuple[object, ...]]) -> ToolDesk:
    say: Callable[..., None] = lambda *words: said.append(words)  # noqa: E731
    return ToolDesk(
        office, window.jobs, window.icons, window, ListQuery(KIND), (report,), say, lambda: None,
        window.forms.open_record, window.forms.open_filled,
    )  # fmt: skip


def opened(desk: ToolDesk, qtbot: QtBot) -> ReportPackageDialog:
    dialog = open_package(desk)
    assert isinstance(dialog, ReportPackageDialog)
    qtbot.waitUntil(lambda: dialog.give_button.isEnabled(), timeout=20_000)
    return dialog


def only(dialog: ReportPackageDialog, *parts: str) -> None:
    for key, box in dialog.parts.items():
        box.setChecked(key in parts)


def submissions(office: Office) -> list[Draft]:
    return list(drafts(office.store, ListQuery("submission", order="-id")))


def test_what_is_ticked_is_made_and_named(desk: ToolDesk, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(desk, qtbot)
    only(dialog, "letter", "web", "sources")
    dialog.receiver.setText("练习县委、县政府")
    dialog.place.setText(str(tmp_path / "成品"))
    dialog.make_button.click()
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=20_000)
    assert len(list((tmp_path / "成品").iterdir())) == 3
    assert dialog.files.count() == 3
    assert all(Path(dialog.files.item(row).data(Qt.ItemDataRole.UserRole)).is_file() for row in range(3))
    assert dialog.open_button.isVisibleTo(dialog)
    assert not dialog.make_button.isVisibleTo(dialog)
    kept = desk.office.store.get(KIND, desk.selected[0]) or {}
    assert kept["sent_to"] == "练习县委、县政府"
    giving = dialog.give()
    assert giving is not None
    giving.note()
    (letter,) = attached(submissions(desk.office)[0]["files"])
    assert "报送函" in letter["name"]
    assert desk.office.attachments.path_of(letter["sha256"]).read_bytes().startswith(b"%PDF")
    dialog.again_button.click()
    assert dialog.place.text() == str(tmp_path / "成品（2）")


def test_what_speaks_against_it_is_said_before_it_leaves(
    desk: ToolDesk, office: Office, qtbot: QtBot
) -> None:
    earlier = submission_of(
        [count_table(office.store, table_of("lawsuits"), WHOLE)],
        given_to="练习县司法局",
        on=date(2025, 12, 30),
    )
    earlier["numbers"] = [{"key": "lawsuits", "title": "行政应诉案件", "value": "4", "unit": "件"}]
    office.store.save("submission", earlier)
    dialog = opened(desk, qtbot)
    assert "还没有签发" in dialog.notes.said.text()
    assert "这次是 5" in dialog.before.said.text()
    assert "报给练习县司法局的是 4" in dialog.before.said.text()


def test_personal_data_is_listed_and_kept_only_for_a_reason(
    desk: ToolDesk, office: Office, report: str, qtbot: QtBot, tmp_path: Path
) -> None:
    body = (office.store.get(KIND, report) or {})["body"]
    office.store.save(KIND, {"body": f"{body}\n联系电话{PHONE}。"}, uuid=report)
    dialog = opened(desk, qtbot)
    only(dialog, "web")
    assert dialog.private.isVisibleTo(dialog)
    assert dialog.private.table.rowCount() == 1
    assert PHONE in dialog.private.table.item(0, 1).text()
    dialog.private.as_it_is.setChecked(True)
    assert not dialog.make_button.isEnabled()
    dialog.private.reason.setText("单位值班电话")
    assert dialog.make_button.isEnabled()
    dialog.place.setText(str(tmp_path / "成品"))
    dialog.make()
    qtbot.waitUntil(lambda: dialog.made is not None, timeout=20_000)
    (web,) = (tmp_path / "成品").iterdir()
    assert PHONE in web.read_text(encoding="utf-8-sig")
    assert "理由：单位值班电话" in (office.store.get(KIND, report) or {})["remarks"]
    only(dialog, "letter")
    assert not dialog.private.isVisibleTo(dialog)


def test_that_it_went_out_is_noted_with_its_numbers(
    desk: ToolDesk, office: Office, report: str, qtbot: QtBot
) -> None:
    dialog = opened(desk, qtbot)
    giving = dialog.give()
    assert giving is not None
    giving.receiver.setEditText("练习县委、县政府")
    giving.day.setText("看不懂")
    assert not giving.note_button.isEnabled()
    giving.day.setText("2026-2-24")
    giving.note_button.click()
    note = submissions(office)[0]
    assert (note["kind"], note["report"], note["given_on"]) == ("report", report, "2026-02-24")
    assert ("lawsuits", "5", "件") in {(row["key"], row["value"], row["unit"]) for row in note["numbers"]}
    kept = office.store.get(KIND, report) or {}
    assert (kept["sent_on"], kept["sent_to"]) == ("2026-02-24", "练习县委、县政府")


def test_charts_are_ticked_as_a_report_usually_has_them(desk: ToolDesk, qtbot: QtBot) -> None:
    dialog = opened(desk, qtbot)
    assert "mediation_by_type" in dialog.asked().charts
    listed: QListWidget = dialog.charts
    for row in range(listed.count()):
        listed.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.asked().charts == ()
    only(dialog, "letter")
    assert not listed.isEnabled()


# --- statutory tables


def test_a_statutory_table_is_noted_and_what_was_given_otherwise_is_told_first(
    desk: ToolDesk, office: Office, qtbot: QtBot
) -> None:
    earlier = submission_of(
        [count_table(office.store, table_of("lawsuits"), WHOLE)],
        given_to="练习县司法局",
        on=date(2025, 12, 30),
    )
    earlier["numbers"][0]["value"] = "7"
    office.store.save("submission", earlier)
    dialog = TablesDialog(desk, "lawsuits")
    dialog.show()
    dialog.period.show_period(WHOLE)
    dialog.count()
    qtbot.waitUntil(lambda: dialog.counted is not None and dialog.counted.period == WHOLE, timeout=20_000)
    qtbot.waitUntil(lambda: "是 7" in dialog.before.said.text(), timeout=20_000)
    giving = dialog.give()
    assert isinstance(giving, GivingDialog)
    qtbot.waitUntil(lambda: bool(giving.told_before), timeout=20_000)
    assert giving.receiver.currentText() == "练习县司法局"
    giving.note_button.click()
    assert (submissions(office)[0]["kind"], submissions(office)[0]["numbers"][0]["value"]) == ("table", "5")


# --- 整改


def test_after_signing_what_the_report_calls_wanting_is_offered_for_the_register(
    desk: ToolDesk, office: Office, report: str, qtbot: QtBot, said: list[tuple[object, ...]]
) -> None:
    body = (office.store.get(KIND, report) or {})["body"]
    more = body.replace("四是", "四是信息化手段运用不够，主要是设备老旧。\n五是", 1)
    office.store.save(KIND, {"body": more}, uuid=report)
    sign_report(desk, report, "李示例")
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    text, act, word = said[0]
    assert "不足有 1 条还没有登入整改台账" in str(text)
    assert word == "登记…"
    assert callable(act)
    act()
    dialog = desk.window.findChild(RectifyingDialog)
    assert dialog is not None
    dialog.owner.setText("司法所")
    dialog.due.setText("看不懂")
    assert not dialog.write_button.isEnabled()
    dialog.due.setText("20260630")
    dialog.write_button.click()
    (problem,) = [one for one in drafts(office.store, ListQuery("problem")) if "信息化" in one["title"]]
    assert (problem["responsible_unit"], problem["due_on"], problem["source"], problem["year"]) == (
        "司法所", "2026-06-30", "annual_report", 2025,
    )  # fmt: skip
    assert "设备老旧" in problem["detail"]


def test_a_shortcoming_on_record_is_not_offered_again(
    desk: ToolDesk, office: Office, report: str, qtbot: QtBot
) -> None:
    dialog = RectifyingDialog(desk, office.store.get(KIND, report) or {})
    qtbot.addWidget(dialog)
    assert len(dialog.items) == 4
    assert dialog.fresh == ()
    assert not dialog.write_button.isEnabled()
    assert "都有了" in dialog.said.text()


def test_the_day_it_was_put_before_the_public_is_kept_with_the_report(
    desk: ToolDesk, report: str, qtbot: QtBot
) -> None:
    asked = opened(desk, qtbot).publish()
    asked.day.setText("2026-03-20")
    asked.place.setText("县政府网站")
    asked.note_button.click()
    store = desk.office.store
    qtbot.waitUntil(lambda: (store.get(KIND, report) or {}).get("published_on") == "2026-03-20")
    assert (store.get(KIND, report) or {})["published_at"] == "县政府网站"
