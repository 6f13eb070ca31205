"""The sheets written for the drawer: zero reports in one press, instalments from a sum, hidden questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from tests.ui.conftest import MakeCase
from ui.forms.mediation_case_sheet import MediationCaseSheet
from ui.forms.screening_sheet import ScreeningSheet
from ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
AGREED = {
    "result": "agreed", "result_on": "2025-03-10", "agreement_form": "oral", "amount": 1_000_000,
    "performance_due": "2025-03-31",
}  # fmt: skip


def screening_sheet(window: MainWindow) -> ScreeningSheet:
    sheet = window.forms.open_new("screening").sheet
    assert isinstance(sheet, ScreeningSheet)
    return sheet


def case_sheet(window: MainWindow, uuid: str) -> MediationCaseSheet:
    form = window.forms.open_record("mediation_case", uuid)
    assert form is not None
    assert isinstance(form.sheet, MediationCaseSheet)
    return form.sheet


def press(button: QPushButton, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: button.height() > 10)  # the form has just been laid out
    qtbot.mouseClick(button, LEFT)


# --- 零报告


def test_a_village_and_one_press_save_the_zero_report_of_this_month(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    sheet = screening_sheet(window)
    sheet.prefill("village", "北岗村")
    qtbot.mouseClick(sheet.zero, LEFT)
    (made,) = drafts(office.store, ListQuery("screening"))
    assert (made["title"], made["month"], made["zero_report"]) == ("北岗村2025年3月零报告", "2025-03", 1)
    assert not sheet.strip.isVisible()
    assert [box.title for box in sheet.sections if not box.isVisible()] == ["发现的纠纷", "包保和化解"]


def test_a_month_that_was_written_stands(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    sheet = screening_sheet(window)
    sheet.prefill("village", "北岗村")
    sheet.prefill("screened_on", "2025.1")
    qtbot.mouseClick(sheet.zero, LEFT)
    (made,) = drafts(office.store, ListQuery("screening"))
    assert made["month"] == "2025-01"


def test_without_a_village_nothing_is_saved_and_the_form_says_so(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    sheet = screening_sheet(window)
    qtbot.mouseClick(sheet.zero, LEFT)
    assert count(office.store, ListQuery("screening")) == 0
    assert sheet.fields["village"].line.text


def test_a_screening_with_a_dispute_offers_no_zero_report(window: MainWindow) -> None:
    sheet = screening_sheet(window)
    sheet.prefill("details", "两户争地界")
    sheet.check()
    assert not sheet.strip.isVisible()


def test_a_screened_dispute_is_taken_over_into_a_new_case(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    uuid = office.store.save(
        "screening",
        {"screened_on": "2025-03-12", "village": "样例村", "details": "争地界", "dispute_type": "land",
         "committee": office.store.names.find("committee", "样例村人民调解委员会")[0],
         "parties": [{"name": "张三", "phone": "13800138000"}, {"name": "李四"}]},
    ).uuid  # fmt: skip
    window.go_onward("screening", uuid, "case")
    (form,) = window.forms.forms.values()
    form.save()
    (case,) = drafts(office.store, ListQuery("mediation_case"))
    assert (case["screening"], case["party_names"], case["source"]) == (uuid, "张三、李四", "screened")
    assert case["parties"][0]["phone"] == "13800138000"


# --- 分期


def test_rows_are_made_from_sum_number_and_first_day(
    window: MainWindow, office: Office, make_case: MakeCase, qtbot: QtBot
) -> None:
    uuid = make_case(**AGREED, performance_way="instalments")
    sheet = case_sheet(window, uuid)
    splitter = sheet._splitter
    assert not splitter.isHidden()
    assert (splitter.total.text(), splitter.first.text()) == ("10,000.00", "2025-03-31")
    press(splitter.make, qtbot)
    assert splitter.isHidden()
    form = next(iter(window.forms.forms.values()))
    assert form.changed
    form.save()
    case = office.store.get("mediation_case", uuid)
    assert case is not None
    assert [(row["due"], row["amount"]) for row in case["instalments"]] == [
        ("2025-03-31", 333300), ("2025-04-30", 333300), ("2025-05-31", 333400),
    ]  # fmt: skip
    assert (case["instalment_next_due"], case["instalment_unpaid"]) == ("2025-03-31", 1_000_000)


@pytest.mark.parametrize(
    "field,text,said",
    [
        ("total", "很多", "请写总金额"),
        ("number", "0", "期数请写"),
        ("number", "1000", "期数请写"),
        ("first", "某日", "请写第一期日期"),
        ("months", "13", "间隔请写"),
        ("total", "0.01", "金额太小"),
    ],
)
def test_what_cannot_be_split_is_told(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot, field: str, text: str, said: str
) -> None:
    sheet = case_sheet(window, make_case(**AGREED, performance_way="instalments"))
    getattr(sheet._splitter, field).setText(text)
    press(sheet._splitter.make, qtbot)
    assert said in sheet._splitter.said.text()
    assert sheet.children_rows["instalments"].rows() == []


def test_instalments_are_asked_for_only_where_they_were_agreed(
    window: MainWindow, make_case: MakeCase
) -> None:
    assert (
        case_sheet(window, make_case(**AGREED, performance_way="once"))
        .children_rows["instalments"]
        .isHidden()
    )


def test_questions_about_a_risk_come_with_the_risk(window: MainWindow, make_case: MakeCase) -> None:
    calm = case_sheet(window, make_case())
    assert calm.fields["escalation_reported_to"].isHidden()
    assert calm.fields["difficulty_reasons"].isHidden()
    tense = case_sheet(window, make_case(escalation="crime", difficulty="complex"))
    assert not tense.fields["escalation_reported_to"].isHidden()
    assert not tense.fields["difficulty_reasons"].isHidden()
