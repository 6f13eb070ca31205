"""以案定补申报, 登记审核进度, 核查提示, 疑难复杂核对, 分期未履行, 排查缺报: driven as a clerk does."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, count, drafts, ids
from tests.ui.conftest import MakeCase
from tests.ui.mediation.conftest import OpenTool
from ui.main_window import MainWindow

SOUND: dict[str, Any] = {
    "accepted_on": "2025-01-06", "source": "applied", "difficulty": "ordinary", "people_involved": 2,
    "consent": 1, "materials": [{"item": "identity", "sheets": 2}],
    "sessions": [{"kind": "mediation", "held_on": "2025-01-08", "text": "双方说明了情况。"}],
    "result": "agreed",
    "result_on": "2025-01-08", "agreement_form": "written", "effective_on": "2025-01-08", "facts": "滴水。",
    "terms": "修檐沟。", "performance_way": "act", "performance_state": "performed",
    "performed_on": "2025-01-20", "follow_ups": [{"visited_on": "2025-01-25", "findings": "已修好。"}],
    "closed_on": "2025-02-10",
}  # fmt: skip
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def sound(office: Office, make_case: MakeCase) -> str:
    """A case that may be paid for, with a mediator of the register."""
    mediator = office.store.save("mediator", {"name": "赵调解"}).uuid
    return make_case(**SOUND | {"mediators": [{"mediator": mediator}]})


def choose_span(dialog: Any, place: int) -> None:
    dialog.span.setCurrentIndex(place)


def test_a_quarter_is_applied_for_and_taken_back(
    window: MainWindow, office: Office, sound: str, make_case: MakeCase, open_tool: OpenTool, qtbot: QtBot
) -> None:
    left_out = make_case("王五", "赵六", **SOUND | {"closed_on": None})
    dialog = open_tool("subsidy", "以案定补申报")
    dialog.year.setCurrentIndex(0)
    choose_span(dialog, 0)
    qtbot.waitUntil(lambda: "可申报 1 件，合计 100.00 元" in dialog.total.text())
    assert dialog.tabs.tabText(1) == "不申报 1 件"
    assert dialog.skipped.step().about == left_out
    assert dialog.skipped.step().cells[2] == "还没有结案"
    assert count(office.store, ListQuery("subsidy")) == 0
    qtbot.mouseClick(dialog.apply, LEFT)
    qtbot.waitUntil(lambda: count(office.store, ListQuery("subsidy")) == 1)
    qtbot.waitUntil(lambda: "没有可申报的案件" in dialog.total.text())
    assert not dialog.apply.isEnabled()
    window.undoing.undo_last()
    assert count(office.store, ListQuery("subsidy")) == 0


def test_a_line_opens_its_case(window: MainWindow, sound: str, open_tool: OpenTool, qtbot: QtBot) -> None:
    dialog = open_tool("mediation_case", "以案定补申报")
    choose_span(dialog, 0)
    dialog.year.setCurrentIndex(0)
    qtbot.waitUntil(lambda: dialog.lines.step() is not None)
    dialog.lines.activated.emit(dialog.lines.currentIndex())
    assert [form.uuid for form in window.forms.forms.values()] == [sound]


def test_one_step_is_noted_for_the_selected(
    window: MainWindow, office: Office, open_tool: OpenTool, qtbot: QtBot
) -> None:
    for number in ("甲号", "乙号"):
        office.store.save("subsidy", {"case_number": number, "applied_on": "2025-03-03"})
    page = window.open_register("subsidy")
    page.table.selectAll()
    dialog = open_tool("subsidy", "登记审核进度")
    dialog.step.setCurrentIndex(1)
    dialog.day.setText("不是日期")
    qtbot.mouseClick(dialog.note, LEFT)
    assert {one["reviewed_on"] for one in drafts(office.store, ListQuery("subsidy"))} == {None}
    dialog.day.setText("20250312")
    qtbot.mouseClick(dialog.note, LEFT)
    assert {one["reviewed_on"] for one in drafts(office.store, ListQuery("subsidy"))} == {"2025-03-12"}


def test_a_step_noted_before_keeps_its_day_and_is_counted_apart(
    window: MainWindow, office: Office, open_tool: OpenTool, qtbot: QtBot
) -> None:
    office.store.save("subsidy", {"case_number": "甲号", "reviewed_on": "2025-03-03"})
    office.store.save("subsidy", {"case_number": "乙号"})
    window.open_register("subsidy").table.selectAll()
    dialog = open_tool("subsidy", "登记审核进度")
    dialog.step.setCurrentIndex(1)
    dialog.day.setText("20250312")
    qtbot.keyClick(dialog.day, Qt.Key.Key_Return)  # the button that notes is the window's usual one
    assert {one["reviewed_on"] for one in drafts(office.store, ListQuery("subsidy"))} == {
        "2025-03-03",
        "2025-03-12",
    }
    assert "已给 1 条登记" in window.notice.text
    assert "1 条先前已登记过，日期没有变" in window.notice.text


def test_a_window_left_with_esc_while_it_looks_makes_no_fault(
    window: MainWindow, make_case: MakeCase, open_tool: OpenTool, qtbot: QtBot
) -> None:
    make_case()
    dialog = open_tool("mediation_case", "以案定补申报")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    qtbot.wait(50)  # an answer that found no window would be an error of this test


def test_enter_opens_the_case_and_leaves_the_list_open(
    window: MainWindow, make_case: MakeCase, open_tool: OpenTool, qtbot: QtBot
) -> None:
    phone = "19900001234"
    for place in range(3):
        make_case(parties=[{"name": "牛万能", "phone": phone}, {"name": f"对方{place}"}])
    dialog = open_tool("mediation_case", "核查提示")
    qtbot.waitUntil(lambda: dialog.cases.step() is not None)
    qtbot.keyClick(dialog.cases, Qt.Key.Key_Return)
    assert len(window.forms.forms) == 1
    assert dialog.isVisible()


def test_without_a_selection_no_step_can_be_noted(open_tool: OpenTool) -> None:
    dialog = open_tool("subsidy", "登记审核进度")
    assert not dialog.note.isEnabled()


def test_a_hint_names_its_cases_and_each_opens(
    window: MainWindow, make_case: MakeCase, open_tool: OpenTool, qtbot: QtBot
) -> None:
    phone = "19900001234"
    cases = {
        make_case(parties=[{"name": "牛万能", "phone": phone}, {"name": f"对方{place}"}])
        for place in range(3)
    }
    dialog = open_tool("mediation_case", "核查提示")
    qtbot.waitUntil(lambda: dialog.hints.step() is not None)
    assert dialog.hints.step().cells[0] == "同一电话出现在多件案件"
    assert {step.about for step in dialog.cases._steps.steps} == cases
    dialog.cases.activated.emit(dialog.cases.currentIndex())
    assert {form.uuid for form in window.forms.forms.values()} < cases


def test_a_year_without_hints_says_so(make_case: MakeCase, open_tool: OpenTool, qtbot: QtBot) -> None:
    make_case()
    dialog = open_tool("mediation_case", "核查提示")
    qtbot.waitUntil(dialog.nothing.isVisible)


def test_cases_beyond_the_thresholds_are_marked_in_one_step(
    window: MainWindow, office: Office, make_case: MakeCase, open_tool: OpenTool, qtbot: QtBot
) -> None:
    uuid = make_case(people_involved=12, difficulty="ordinary")
    dialog = open_tool("mediation_case", "疑难复杂核对")
    qtbot.waitUntil(lambda: dialog.cases.step() is not None)
    assert dialog.cases.step().cells[5] == "群体性纠纷"
    qtbot.mouseClick(dialog.mark, LEFT)
    marked = office.store.get("mediation_case", uuid)
    assert marked is not None
    assert (marked["difficulty"], marked["difficulty_reasons"]) == ("complex", ";group;")
    qtbot.waitUntil(dialog.nothing.isVisible)
    window.undoing.undo_last()
    assert office.store.get("mediation_case", uuid)["difficulty"] == "ordinary"  # type: ignore[index]


def test_late_instalments_are_listed_and_open_their_case(
    window: MainWindow, make_case: MakeCase, open_tool: OpenTool, qtbot: QtBot
) -> None:
    rows = [{"due": "2025-03-10", "amount": 50000}, {"due": "2025-04-10", "amount": 50000}]
    agreed = {name: value for name, value in SOUND.items() if name not in ("closed_on", "performed_on")}
    uuid = make_case(**agreed | {"performance_way": "instalments", "performance_state": "partial",
                                 "instalments": rows})  # fmt: skip
    dialog = open_tool("mediation_case", "分期未履行")
    qtbot.waitUntil(lambda: dialog.late.step() is not None)
    assert "1 件案件共 1 期到期没有付清，还差 500.00 元" in dialog.head.text()
    assert dialog.late.step().cells[5:] == ("1 / 2", "500.00", "500.00")
    dialog.late.activated.emit(dialog.late.currentIndex())
    assert [form.uuid for form in window.forms.forms.values()] == [uuid]


def test_a_missing_month_becomes_a_zero_report_by_a_double_click(
    window: MainWindow, office: Office, open_tool: OpenTool, qtbot: QtBot
) -> None:
    dialog = open_tool("screening", "排查缺报和零报告")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    assert [dialog.model.cell(0, month).state for month in range(4)] == [
        "missing",
        "missing",
        "open",
        "ahead",
    ]
    assert dialog.silent.text() == "缺报：样例村1月、样例村2月。"
    dialog.grid.activated.emit(dialog.model.index(0, 0))
    qtbot.waitUntil(lambda: dialog.model.cell(0, 0).state == "zero")
    (made,) = drafts(office.store, ListQuery("screening"))
    assert (made["village"], made["month"], made["zero_report"]) == ("样例村", "2025-01", 1)
    dialog.act(0, 3)  # a month to come: nothing happens
    dialog.act(0, 0)  # what stands there opens
    assert [form.uuid for form in window.forms.forms.values()] == [made["uuid"]]
    assert count(office.store, ListQuery("screening")) == 1


def test_selected_cells_are_reported_at_once_and_the_month_is_summed_up(
    window: MainWindow, office: Office, open_tool: OpenTool, qtbot: QtBot
) -> None:
    dialog = open_tool("screening", "排查缺报和零报告")
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
    dialog.screener.setText("王网格")
    dialog.grid.selectAll()
    qtbot.mouseClick(dialog.zero, LEFT)
    qtbot.waitUntil(lambda: count(office.store, ListQuery("screening", view="zero")) == 3)
    qtbot.waitUntil(lambda: "各村都已报" in dialog.figures.text())
    assert {one["screener"] for one in drafts(office.store, ListQuery("screening"))} == {"王网格"}
    window.undoing.undo_last()
    assert ids(office.store, ListQuery("screening")) == []


def test_a_window_closed_before_its_answer_came_is_not_touched(open_tool: OpenTool, qtbot: QtBot) -> None:
    for kind, title in (
        ("screening", "排查缺报和零报告"),
        ("mediation_case", "核查提示"),
        ("subsidy", "以案定补申报"),
    ):
        dialog: QDialog = open_tool(kind, title)
        dialog.close()
    qtbot.wait(200)
