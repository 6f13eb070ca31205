"""统计表 and 图表 in the window: every number opens its records, and what does not agree is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import TOTAL, count_table
from lawgov_desktop.reporting.tables import TABLES, table_of
from lawgov_desktop.sheets.charts import CHARTS, chart_of
from tests.documents.pdf_reading import page_texts
from tests.ui.statistics.conftest import TODAY, YEAR
from ui.main_window import MainWindow
from ui.statistics.charts_dialog import ChartsDialog
from ui.statistics.counted_model import NOTHING
from ui.statistics.period_row import PeriodRow, named_period
from ui.statistics.records_model import GONE
from ui.statistics.tables_dialog import TablesDialog
from ui.tools import tools_of
from ui.tools.statistics import TABLE_OF


def opened_tool(window: MainWindow, kind: str, title: str) -> QDialog:
    page = window.open_register(kind)
    window.open_tool(next(tool for tool in tools_of(kind) if tool.title == title), page)
    return next(one for one in window.findChildren(QDialog) if one.isVisible())


def tables(window: MainWindow, qtbot: QtBot, kind: str = "mediation_case") -> TablesDialog:
    dialog = opened_tool(window, kind, "统计表…")
    assert isinstance(dialog, TablesDialog)
    qtbot.waitUntil(lambda: dialog.counted is not None)
    return dialog


def charts(window: MainWindow, qtbot: QtBot, kind: str = "mediation_case") -> ChartsDialog:
    dialog = opened_tool(window, kind, "图表…")
    assert isinstance(dialog, ChartsDialog)
    qtbot.waitUntil(lambda: dialog.view.surface.drawn is not None, timeout=15000)
    return dialog


def chosen(dialog: ChartsDialog, qtbot: QtBot, key: str) -> None:
    with qtbot.waitSignal(dialog.view.ready, timeout=15000):
        dialog.which.setCurrentIndex(dialog.which.findData(key))


# --- the period


@pytest.mark.parametrize(
    ("key", "today", "first", "last"),
    [
        ("month", date(2025, 2, 14), date(2025, 2, 1), date(2025, 2, 28)),
        ("last_month", date(2025, 1, 14), date(2024, 12, 1), date(2024, 12, 31)),
        ("quarter", date(2025, 5, 31), date(2025, 4, 1), date(2025, 6, 30)),
        ("half", date(2025, 11, 1), date(2025, 1, 1), date(2025, 6, 30)),
        ("second_half", date(2025, 2, 1), date(2025, 7, 1), date(2025, 12, 31)),
        ("last_quarter", date(2025, 5, 31), date(2025, 1, 1), date(2025, 3, 31)),
        ("last_quarter", date(2025, 2, 1), date(2024, 10, 1), date(2024, 12, 31)),
        ("year", date(2025, 11, 1), date(2025, 1, 1), date(2025, 12, 31)),
        ("last_year", date(2025, 11, 1), date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_by_its_name(key: str, today: date, first: date, last: date) -> None:
    assert named_period(key, today) == Period(first, last)


def test_days_are_typed_as_a_clerk_types_them(qtbot: QtBot) -> None:
    row = PeriodRow(TODAY)
    qtbot.addWidget(row)
    told: list[Period] = []
    row.changed.connect(lambda: told.append(row.period))
    row.last.setText("2025.3")
    row.last.editingFinished.emit()
    assert told == [Period(date(2025, 1, 1), date(2025, 3, 31))]
    assert row.named.currentText() == "自定起止"
    row.last.setText("20241231")
    row.last.editingFinished.emit()
    assert row.wrong.text() == "截止日期早于起始日期"
    assert len(told) == 1
    row.choose("half", tell=True)
    assert not row.wrong.isVisibleTo(row)
    assert told[-1] == Period(date(2025, 1, 1), date(2025, 6, 30))


# --- 统计表


@pytest.mark.parametrize("kind", TABLE_OF)
def test_the_table_of_a_register_is_shown_first(window: MainWindow, qtbot: QtBot, kind: str) -> None:
    dialog = tables(window, qtbot, kind)
    assert dialog.counted is not None
    assert dialog.counted.table.key == TABLE_OF[kind]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_every_cell_shows_what_was_counted(
    window: MainWindow, qtbot: QtBot, office: Office, table: object
) -> None:
    dialog = tables(window, qtbot)
    key = table.key  # type: ignore[attr-defined]
    dialog.which.setCurrentIndex(dialog.which.findData(key))
    qtbot.waitUntil(lambda: dialog.counted is not None and dialog.counted.table.key == key)
    counted = count_table(office.store, table_of(key), Period.year(YEAR))
    rows = [*counted.rows, counted.total]
    model = dialog.model
    assert model.rowCount() == len(rows)
    for at, row in enumerate(rows):
        assert model.headerData(at, Qt.Orientation.Vertical) == row.title
        for place, column in enumerate(counted.table.columns):
            index = model.index(at, place)
            cell = row.cells.get(column.key)
            if cell is None:
                assert index.data() == NOTHING
            elif column.kind == "money":
                assert index.data() == f"{cell.value / 100:,.2f}"
            else:
                assert index.data().replace(",", "") == str(cell.value)


def test_a_cell_lists_its_records_and_enter_leads_to_them(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    dialog = tables(window, qtbot)
    model, table = dialog.model, dialog.table
    index = model.index(1, 2)
    table.setCurrentIndex(index)
    assert dialog.records.rule.text().startswith("口径：协议达成日期在报告期内")
    cell = model.cell(index)
    assert cell is not None
    assert [uuid for _, uuid in dialog.records.model.records] == list(cell.records)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert dialog.records.table.hasFocus()
    assert dialog.isVisible()
    other = model.index(1, 0)
    table.scrollTo(other)
    middle = table.visualRect(other).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    cell = model.cell(other)
    assert cell is not None
    assert [uuid for _, uuid in dialog.records.model.records] == list(cell.records)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    qtbot.keyClick(dialog.records.table, Qt.Key.Key_Return)
    assert ("mediation_case", cell.records[0]) in {
        (form.kind.key, form.uuid) for form in window.forms.forms.values()
    }


def test_what_does_not_agree_is_told_with_its_records(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    dialog = tables(window, qtbot)
    assert dialog.counted is not None
    broken = dialog.counted.broken
    assert f"核对不符 {len(broken)} 处" in dialog.checks.said.text()
    first = next(one for one in broken if one.row == TOTAL)
    dialog.checks.buttons[0].click()
    assert [uuid for _, uuid in dialog.records.model.records] == list(first.records)
    assert dialog.records.title.text() == f"{TOTAL}：{first.why}"
    for _, uuid in dialog.records.model.records:
        draft = office.store.get("mediation_case", uuid)
        assert draft is not None
        assert not draft["source"]


def test_a_table_that_agrees_says_so(window: MainWindow, qtbot: QtBot) -> None:
    dialog = tables(window, qtbot, "publicity_event")
    assert dialog.checks.said.text().startswith("核对相符")
    assert not dialog.checks.buttons


def test_another_period_is_counted_and_a_record_taken_back_counts_no_more(
    window: MainWindow, qtbot: QtBot, office: Office
) -> None:
    dialog = tables(window, qtbot)
    whole = dialog.counted
    dialog.period.choose("quarter", tell=True)
    qtbot.waitUntil(lambda: dialog.counted is not whole)
    assert dialog.counted is not None
    last_quarter = dialog.counted
    assert last_quarter.period.in_words == "2025年第四季度"
    cases = last_quarter.total.cells["mediation_cases"]
    office.store.delete("mediation_case", cases.records[0])
    dialog.count()
    qtbot.waitUntil(lambda: dialog.counted is not last_quarter)
    assert dialog.counted.total.values["mediation_cases"] == cases.value - 1
    dialog.records.model.show([("mediation_case", "nobody")])
    assert dialog.records.model.index(0, 1).data() == GONE


def test_a_table_is_exported_and_looked_at_before_printing(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = tables(window, qtbot, "litigation_case")
    for suffix in (".xlsx", ".pdf"):
        out = tmp_path / f"表{suffix}"
        dialog.export_to(out)
        qtbot.waitUntil(out.exists, timeout=15000)
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=15000)
    sheet = openpyxl.load_workbook(tmp_path / "表.xlsx").worksheets[0]
    assert "行政应诉案件统计表" in str(sheet["A1"].value)
    assert "行政应诉案件统计表" in page_texts(tmp_path / "表.pdf")[0]
    preview = dialog.print()
    assert preview is not None
    with qtbot.waitSignal(preview.ready, timeout=15000):
        pass
    assert preview.file is not None
    assert len(preview.file) >= 1
    preview.reject()


def test_a_window_closed_while_it_counts_leaves_nothing_behind(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened_tool(window, "mediation_case", "统计表…")
    dialog.close()
    qtbot.waitUntil(lambda: not window.jobs.busy)


def test_counting_can_be_stopped_and_the_table_from_before_stays(window: MainWindow, qtbot: QtBot) -> None:
    dialog = tables(window, qtbot)
    before = dialog.counted
    dialog.which.setCurrentIndex(dialog.which.findData("lawsuits"))
    dialog.told.stop.click()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert dialog.counted is not None
    assert dialog.which.currentData() == dialog.counted.table.key
    assert before is not None
    assert dialog.print_button.isEnabled()


# --- 图表


@pytest.mark.parametrize("offer", CHARTS, ids=lambda offer: offer.key)
def test_every_chart_is_shown_and_a_click_opens_its_records(
    window: MainWindow, qtbot: QtBot, office: Office, offer: object
) -> None:
    dialog = charts(window, qtbot)
    key = offer.key  # type: ignore[attr-defined]
    if dialog.which.currentData() != key:
        chosen(dialog, qtbot, key)
    surface = dialog.view.surface
    assert surface.drawn is not None
    assert len(surface.areas) == len(chart_layout_areas(dialog))
    for area in (surface.areas[0], surface.areas[-1]):
        place = surface.place_of(area).center()
        hit = surface.area_at(place.x(), place.y())
        assert hit is not None
        qtbot.mouseClick(surface, Qt.MouseButton.LeftButton, pos=QPoint(round(place.x()), round(place.y())))
        told = {uuid for _, uuid in dialog.records.model.records}
        assert told == {uuid for _, point in hit.points for uuid in point.records}
        assert told
    assert dialog.records.model.index(0, 1).data() not in ("", GONE)


def chart_layout_areas(dialog: ChartsDialog) -> set[object]:
    assert dialog.chart is not None
    points = [point for series in dialog.chart.series for point in series.points if point.value]
    return {point.label for point in points} if dialog.chart.kind == "year_days" else set(map(id, points))


def test_the_keyboard_walks_from_bar_to_bar(window: MainWindow, qtbot: QtBot) -> None:
    dialog = charts(window, qtbot)
    surface = dialog.view.surface
    surface.setFocus()
    qtbot.keyClick(surface, Qt.Key.Key_Right)
    qtbot.keyClick(surface, Qt.Key.Key_Right)
    assert dialog.records.title.text() == surface.areas[1].words == "2月 受理：16"
    assert surface.accessibleDescription() == "2月 受理：16"
    qtbot.keyClick(surface, Qt.Key.Key_Return)
    assert len(dialog.records.model.records) == 16
    assert dialog.isVisible()


def test_a_chart_fits_its_window_at_any_size(window: MainWindow, qtbot: QtBot) -> None:
    dialog = charts(window, qtbot)
    for size in ((1280, 690), (900, 520)):
        with qtbot.waitSignal(dialog.view.ready, timeout=15000):
            dialog.resize(*size)
        image = dialog.view.surface.image
        assert image is not None
        assert image.width() / image.devicePixelRatio() <= dialog.view.width()
        assert image.height() / image.devicePixelRatio() <= dialog.view.height()


def test_a_chart_is_copied_saved_and_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = charts(window, qtbot)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    dialog.copy_picture()
    qtbot.waitUntil(lambda: clipboard.image().width() > 1500, timeout=15000)
    dialog.copy_values()
    assert clipboard.text().splitlines()[1] == "1月\t14\t10"
    for suffix in (".png", ".pdf", ".docx"):
        dialog.save_to(tmp_path / f"图{suffix}")
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20000)
    assert all((tmp_path / f"图{suffix}").stat().st_size > 5000 for suffix in (".png", ".pdf", ".docx"))
    preview = dialog.print()
    assert preview is not None
    with qtbot.waitSignal(preview.ready, timeout=15000):
        pass
    preview.reject()


def test_a_period_with_nothing_says_so(window: MainWindow, qtbot: QtBot) -> None:
    dialog = charts(window, qtbot, "litigation_case")
    with qtbot.waitSignal(dialog.view.ready, timeout=15000):
        dialog.period.first.setText("1999-01-01")
        dialog.period.last.setText("1999-12-31")
        dialog.period.last.editingFinished.emit()
    assert dialog.chart is not None
    assert dialog.chart.empty
    assert dialog.view.surface.areas == ()


def test_the_charts_of_the_register_come_first(window: MainWindow, qtbot: QtBot) -> None:
    dialog = charts(window, qtbot, "publicity_event")
    assert dialog.which.currentText() == chart_of("events_by_month").title


def test_the_start_page_opens_the_tables(window: MainWindow, qtbot: QtBot) -> None:
    page = window.start_page
    qtbot.waitUntil(lambda: any(one.text() == "统计表" for one in page.findChildren(QPushButton)))
    next(one for one in page.findChildren(QPushButton) if one.text() == "统计表").click()
    dialog = next(one for one in window.findChildren(TablesDialog) if one.isVisible())
    qtbot.waitUntil(lambda: dialog.counted is not None)
    dialog.close()


def test_the_tools_are_offered_on_their_registers() -> None:
    for kind in TABLE_OF:
        assert [tool.title for tool in tools_of(kind)][-2:] == ["统计表…", "图表…"]
    assert not any(tool.title == "图表…" for tool in tools_of("matter"))
