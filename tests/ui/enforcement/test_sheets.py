"""The two hand-written forms: participants worked in like a spreadsheet, officers with what others know."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery, drafts
from ui.forms.enrolment_table import COLUMNS, EnrolmentTable
from ui.forms.officer_sheet import OfficerSheet
from ui.main_window import MainWindow


def people(office: Office, count: int) -> list[dict[str, Any]]:
    return list(drafts(office.store, ListQuery("officer", view="on_roster")))[:count]


def new_class(window: MainWindow) -> tuple[Any, EnrolmentTable]:
    form = window.forms.open_new("training_class")
    form.sheet.prefill("name", "夜校")
    rows = form.sheet.children_rows["enrolments"]
    assert isinstance(rows, EnrolmentTable)
    return form, rows


def put(rows: EnrolmentTable, row: int, name: str, text: str) -> None:
    item = rows.table.item(row, COLUMNS.index(name))
    assert item is not None
    item.setText(text)


def saved(office: Office, form: Any) -> dict[str, Any]:
    form.save()
    assert form.uuid
    return office.store.get("training_class", form.uuid) or {}


def test_pasted_names_find_their_cards(window: MainWindow, office: Office) -> None:
    known = people(office, 3)
    form, rows = new_class(window)
    QGuiApplication.clipboard().setText(
        "\n".join([*(one["name"] for one in known), "查无此人", known[0]["name"]])
    )
    rows.paste_names()
    assert rows.told.text() == "4 人 · 1 人没有对上卡片"
    after = saved(office, form)["enrolments"]
    assert [row["officer"] for row in after] == [*(one["uuid"] for one in known), None]
    assert [row["unit"] for row in after[:3]] == [one["unit"] for one in known]


def test_two_people_of_one_name_wait_for_the_clerk(window: MainWindow, office: Office) -> None:
    twins = [
        office.store.save("officer", {"name": "双名示例", "unit": unit}).uuid for unit in ("甲所", "乙所")
    ]
    form, rows = new_class(window)
    rows._add_clicked()
    put(rows, 0, "name", "双名示例")
    assert "officer" not in rows._people[0].values
    rows.choose_card(0, "officer", twins[1])
    (row,) = saved(office, form)["enrolments"]
    assert (row["officer"], row["unit"]) == (twins[1], "乙所")


def test_scores_give_results_and_the_grid_fills_down(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form, rows = new_class(window)
    form.sheet.prefill("pass_mark", "60")
    QGuiApplication.clipboard().setText("、".join(one["name"] for one in people(office, 3)))
    rows.paste_names()
    for row, score in enumerate(("88.5", "59", "缺")):
        put(rows, row, "score", score)
    put(rows, 0, "hours_online", "40")
    rows.table.setRangeSelected(rows_range(rows, "hours_online"), True)
    rows.fill_down()
    rows.mark_all_there()
    form.sheet.check()
    result = rows.table.item(1, COLUMNS.index("result"))
    assert result is not None
    assert result.text() == "不合格"  # shown at once, by the mark of the class
    assert "不是分数" in rows.table.item(2, COLUMNS.index("score")).toolTip()  # type: ignore[union-attr]
    after = saved(office, form)["enrolments"]
    assert [row["result"] for row in after] == ["pass", "fail", None]
    assert [row["hours_online"] for row in after] == [40, 40, 40]
    assert {row["attendance"] for row in after} == {"full"}


def rows_range(rows: EnrolmentTable, name: str) -> Any:
    from PySide6.QtWidgets import QTableWidgetSelectionRange

    column = COLUMNS.index(name)
    return QTableWidgetSelectionRange(0, column, rows.table.rowCount() - 1, column)


def test_a_block_from_excel_goes_where_the_keyboard_stands(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    first, second = people(office, 2)
    form, rows = new_class(window)
    rows._add_clicked()
    rows.table.setCurrentCell(0, COLUMNS.index("name"))
    QGuiApplication.clipboard().setText(f"{first['name']}\t另一单位\n{second['name']}\t\n")
    qtbot.keyClick(rows.table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    after = saved(office, form)["enrolments"]
    assert [(row["name"], row["unit"]) for row in after] == [
        (first["name"], "另一单位"),
        (second["name"], None),
    ]


def test_space_ticks_attendance_and_delete_empties_cells(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    form, rows = new_class(window)
    QGuiApplication.clipboard().setText(people(office, 1)[0]["name"])
    rows.paste_names()
    rows.table.setCurrentCell(0, COLUMNS.index("attendance"))
    qtbot.keyClick(rows.table, Qt.Key.Key_Space)
    assert rows.rows()[0]["attendance"] == "full"
    qtbot.keyClick(rows.table, Qt.Key.Key_Delete)
    assert rows.rows()[0]["attendance"] is None
    form.changed = False


def test_the_class_of_47_opens_saves_untouched_and_stays_as_it_was(
    window: MainWindow, office: Office
) -> None:
    held = next(one for one in drafts(office.store, ListQuery("training_class")) if one["headcount"] == 47)
    form = window.forms.open_record("training_class", held["uuid"])
    assert form is not None
    rows: Any = form.sheet.children_rows["enrolments"]
    assert (rows.table.rowCount(), rows.told.text()) == (47, "47 人 · 合格 47")
    form.save()
    assert (office.store.get("training_class", held["uuid"]) or {})["revision"] == held["revision"]


def test_removed_rows_are_gone_after_saving(window: MainWindow, office: Office) -> None:
    held = next(one for one in drafts(office.store, ListQuery("training_class")) if one["headcount"] == 47)
    form = window.forms.open_record("training_class", held["uuid"])
    assert form is not None
    rows: Any = form.sheet.children_rows["enrolments"]
    rows.table.selectRow(2)
    rows.remove_selected()
    form.save()
    left = [row["name"] for row in (office.store.get("training_class", held["uuid"]) or {})["enrolments"]]
    assert left == [row["name"] for place, row in enumerate(held["enrolments"]) if place != 2]


def test_an_officer_shows_photo_cards_and_classes(
    window: MainWindow, office: Office, qtbot: QtBot, tmp_path: Any
) -> None:
    held = next(iter(drafts(office.store, ListQuery("officer", view="four_years"))))
    form = window.forms.open_record("officer", held["uuid"])
    assert form is not None
    sheet = form.sheet
    assert isinstance(sheet, OfficerSheet)
    assert sheet.cards.count == 1
    assert sheet.training.count >= 2
    assert sheet.photo.text() == "没有照片"
    picture = QImage(60, 80, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.gray)
    picture.save(str(tmp_path / "照片.png"))
    editor: Any = sheet.fields["photo"].editor
    editor.add_files([tmp_path / "照片.png"])
    sheet.check()
    assert not sheet.photo.pixmap().isNull()
    link = next(
        button for button in sheet.cards.findChildren(QPushButton) if button.text() == held["certificate_no"]
    )
    link.click()
    assert any(form.kind.key == "certificate" for form in window.forms.forms.values())


def test_what_the_roster_says_is_hidden_once_there_is_a_card(window: MainWindow, office: Office) -> None:
    held = next(iter(drafts(office.store, ListQuery("officer", view="four_years"))))
    form = window.forms.open_record("officer", held["uuid"])
    assert form is not None
    box = next(box for box in form.sheet.sections if box.title == "名册上所写的证件")
    assert not box.isVisibleTo(form.sheet)
    fresh = window.forms.open_new("officer")
    box = next(box for box in fresh.sheet.sections if box.title == "名册上所写的证件")
    assert box.isVisibleTo(fresh.sheet)
