"""Step two of an import: sheets with their ticks, columns chosen, dragged, kept; rows taken back at once."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.grid import Sheet, Workbook
from lawgov_desktop.spreadsheets.pasting import pasted_workbook
from lawgov_desktop.spreadsheets.sniff import Format
from tests.ui.importing.parts import (
    HEADINGS,
    MakeDialog,
    bring_in,
    matters,
    settled,
    stored,
    to_check,
    to_columns,
    write_book,
)
from ui.importing.column_choice import AS_SUGGESTED, DROP, KEEP
from ui.importing.field_words import MIME, fitting
from ui.importing.import_dialog import COLUMNS, DONE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def three_sheets(tmp_path: Path) -> Path:
    """Two months of one layout, a sheet of another one, a hidden one, and a chart."""
    path = write_book(
        tmp_path / "三张.xlsx",
        {
            "一月": [HEADINGS, *matters(1, 4)],
            "二月": [HEADINGS, *matters(11, 13)],
            "公共服务": [
                ("联系电话", "事项名称"),
                ("13800000001", "样例服务一"),
                ("13800000002", "样例服务二"),
            ],
            "旧表": [HEADINGS, *matters(21, 22)],
        },
        hidden=["旧表"],
    )
    book = openpyxl.load_workbook(path)
    chart = BarChart()
    chart.add_data(Reference(book["一月"], min_col=1, min_row=1, max_row=4))
    book.create_chartsheet("图").add_chart(chart)
    book.save(path)
    book.close()
    return path


def test_every_sheet_is_offered_and_only_what_fits_is_ticked(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, three_sheets(tmp_path))
    bar = dialog.columns_page.sheets
    assert bar.isVisible()
    assert bar.names == ("一月", "二月", "公共服务", "旧表", "图")
    assert [bar.box(name).isChecked() for name in bar.names[:4]] == [True, True, False, False]
    assert "4 行" not in bar.tabs.tabText(4)
    assert "5 行" in bar.tabs.tabText(0)
    assert "隐藏" in bar.tabs.tabText(3)
    assert not bar.tabs.isTabEnabled(4)
    assert "图表" in bar.tabs.tabToolTip(4)
    assert "“二月”的表头和它一样" in dialog.columns_page.about.text()


def test_sheets_are_mapped_apart_and_go_in_together(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, three_sheets(tmp_path))
    page = dialog.columns_page
    page.sheets.box("公共服务").click()
    page.sheets.choose("公共服务")
    assert [page.head.choice(at).choice for at in (0, 1)] == ["phone", "name"]
    page.sheets.choose("一月")
    assert [page.head.choice(at).choice for at in (1, 2)] == ["code", "name"]
    to_check(qtbot, dialog)
    assert dialog.check_page.tiles["new"].number == 9
    pane = dialog.check_page.change_pane
    assert not pane.tree.isColumnHidden(1)
    assert {pane.model.index(row, 1).data() for row in range(9)} == {"一月", "二月", "公共服务"}
    pane.sheets.setCurrentIndex(pane.sheets.findData("二月"))
    pane.sheets.activated.emit(pane.sheets.currentIndex())
    assert pane.model.total == 3
    pane.sheets.setCurrentIndex(0)
    pane.sheets.activated.emit(0)
    model = pane.model
    places = {model.key(row): row for row in range(9)}
    role, unchecked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Unchecked
    assert model.setData(model.index(places["二月", "2"], 0), unchecked, role)
    assert "新增 8 条" in dialog.check_page.outcome.text()
    bring_in(qtbot, dialog)
    assert dialog.step == DONE
    assert len(stored(office)) == 8
    names = {one["name"] for one in stored(office)}
    assert "样例服务一" in names
    assert "对样例情形1的行政处罚" in names  # row 2 of another sheet is another row
    assert "对样例情形11的行政处罚" not in names
    assert "“二月”第 2 行（没有勾选）" in dialog.done_page.details.text()


def test_without_a_ticked_sheet_nobody_goes_on(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, three_sheets(tmp_path))
    for name in ("一月", "二月"):
        dialog.columns_page.sheets.box(name).click()
    assert not dialog.next_button.isEnabled()
    assert "打勾" in dialog.columns_page.note.text()


def test_the_name_of_a_sheet_can_be_a_value(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, three_sheets(tmp_path))
    page = dialog.columns_page
    place = page.head.place_of("表名")
    assert page.head.choice(place).beside
    assert page.head.choice(place).choice == DROP
    assert page.model.index(2, place).data() == "一月"
    page.column_chosen.emit("表名", "remarks")
    assert page.head.choice(place).choice == "remarks"
    page.sheets.box("二月").click()
    to_check(qtbot, dialog)
    bring_in(qtbot, dialog)
    assert {one["remarks"] for one in stored(office)} == {"一月"}


def sections(tmp_path: Path) -> Path:
    path = tmp_path / "分节.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["事项编码", "事项名称", "事项类型", "联系电话", "内部备注"])
    number = 0
    for part in ("县民政局（2项）", "县司法局（2项）"):
        sheet.append([part])
        sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=5)
        for _ in range(2):
            number += 1
            sheet.append(
                [f"A{number:03d}", f"样例检查{number}", "行政检查", f"1380000000{number}", f"备注{number}"]
            )
    sheet.append(["合计", 4])
    sheet.column_dimensions["E"].hidden = True
    book.save(path)
    book.close()
    return path


def test_section_rows_become_a_column_and_hidden_columns_are_not_chosen(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, sections(tmp_path))
    page = dialog.columns_page
    hidden = page.head.choice(4)
    assert (hidden.hidden, hidden.choice, hidden.mark) == (True, DROP, "— 隐藏的列")
    place = page.head.place_of("分节行")
    assert [page.model.index(row, place).data() for row in (2, 5)] == ["县民政局", "县司法局"]
    assert page.model.headerData(1, Qt.Orientation.Vertical) == "分节 2"
    page.column_chosen.emit("分节行", "parent_office")
    page.column_chosen.emit("E", "remarks")
    to_check(qtbot, dialog)
    bring_in(qtbot, dialog)
    assert [one["parent_office"] for one in stored(office)] == [
        "县民政局",
        "县民政局",
        "县司法局",
        "县司法局",
    ]
    assert stored(office)[0]["remarks"] == "备注1"


def test_a_skipped_row_is_taken_back_right_in_the_preview(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, sections(tmp_path))
    page = dialog.columns_page
    preview = page.model.preview
    assert preview.skipped[8] == "合计行"
    numbers = page.table.verticalHeader()

    def double_click(row: int) -> None:
        place = QPoint(8, numbers.sectionViewportPosition(row - 1) + 4)
        qtbot.mouseClick(numbers.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(numbers.viewport(), Qt.MouseButton.LeftButton, pos=place)

    double_click(8)
    assert 8 in page.model.preview.taken_back
    assert 8 not in page.model.preview.skipped
    assert page.first.value() == 1  # the first of the two clicks did not make it the header
    assert page.model.headerData(7, Qt.Orientation.Vertical) == "取回 8"
    menu = page.row_menu(8)
    next(action for action in menu.actions() if action.text() == "还是不导入这一行").trigger()
    assert 8 in page.model.preview.skipped
    menu = page.row_menu(8)
    assert menu.actions()[0].text() == "按数据导入这一行"
    menu.actions()[0].trigger()
    to_check(qtbot, dialog)
    assert dialog.session.current.taken_back == {8}


def test_a_single_click_on_a_skipped_number_still_chooses_the_header(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, sections(tmp_path))
    page = dialog.columns_page
    numbers = page.table.verticalHeader()
    place = QPoint(8, numbers.sectionViewportPosition(1) + 4)
    qtbot.mouseClick(numbers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: page.first.value() == 2, timeout=5_000)


def test_kept_text_is_kept_and_left_out_text_is_not(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, write_book(tmp_path / "清单.xlsx", {"清单": [HEADINGS, *matters(1, 3)]}))
    page = dialog.columns_page
    page.column_chosen.emit("F", KEEP)
    page.column_chosen.emit("E", DROP)
    assert page.head.choice(5).choice == KEEP
    assert page.head.choice(4).choice == DROP
    to_check(qtbot, dialog)
    bring_in(qtbot, dialog)
    (first, *_) = stored(office)
    full = office.store.get("matter", str(first["uuid"]))
    assert full is not None
    assert (full["office"], full["basis"]) == (None, None)
    assert full["extra"] == {"实施主体": "样例镇人民政府"}


def test_what_was_chosen_is_remembered_said_and_forgotten_on_request(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    first = new_dialog()
    to_columns(qtbot, first, write_book(tmp_path / "一.xlsx", {"清单": [HEADINGS, *matters(1, 3)]}))
    assert first.columns_page.head.choice(5).choice == "office"
    first.columns_page.column_chosen.emit("F", "undertaking_office")
    to_check(qtbot, first)
    bring_in(qtbot, first)

    second = new_dialog()
    to_columns(qtbot, second, write_book(tmp_path / "二.xlsx", {"清单": [HEADINGS, *matters(4, 6)]}))
    page = second.columns_page
    assert (page.head.choice(5).choice, page.head.choice(5).mark) == ("undertaking_office", "✓ 照上次")
    assert "上次导入同样的表时就是这样对应的" in page.about.text()
    page.reset_button.click()
    assert page.head.choice(5).choice == "office"
    assert "上次" not in page.about.text()
    page.column_chosen.emit("F", DROP)
    page.column_chosen.emit("F", AS_SUGGESTED)
    assert page.head.choice(5).choice == "office"


def test_a_field_is_dragged_from_column_to_column_and_from_the_list(
    qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    dialog = new_dialog()
    to_columns(qtbot, dialog, write_book(tmp_path / "清单.xlsx", {"清单": [HEADINGS, *matters(1, 3)]}))
    page = dialog.columns_page

    def drop(said: str, column: int) -> None:
        data = QMimeData()
        data.setData(MIME, said.encode())
        x = page.head.sectionViewportPosition(column) + 20
        page.head.dropEvent(
            QDropEvent(
                QPointF(x, 10),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )

    page.head.ask(0)
    qtbot.keyClick(page.popup.search, Qt.Key.Key_Escape)
    assert not page.popup.isVisible()
    drop("@F", 4)
    assert (page.head.choice(4).choice, page.head.choice(5).choice) == ("office", "basis")
    assert "互换" in page.note.text()
    listed = {
        page.fields.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(page.fields.list.count())
    }
    assert "remarks" in listed
    assert "office" not in listed
    drop("remarks", 3)
    assert page.head.choice(3).choice == "remarks"
    page.table.setCurrentIndex(page.model.index(3, 0))
    page.fields.search.setText("lxdh")
    page.fields.list.itemActivated.emit(page.fields.list.item(0))
    assert page.head.choice(0).choice == "phone"


def test_a_field_is_found_by_the_initials_of_its_sound() -> None:
    fields = [("name", "事项名称"), ("office", "实施主体"), ("remarks", "备注")]
    assert fitting(fields, "sszt") == [("office", "实施主体")]
    assert fitting(fields, "名称") == [("name", "事项名称")]
    assert fitting(fields, "") == fields
    assert fitting(fields, "zzz") == []


def test_columns_side_by_side_follow_the_first_group(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog, tmp_path: Path
) -> None:
    heading = ("事项编码", "事项名称", "联系电话")
    rows: list[list[object]] = [[*heading, *heading]]
    for number in range(1, 7):
        rows.append(
            [
                f"A{number:03d}",
                f"样例甲{number}",
                "13800000001",
                f"B{number:03d}",
                f"样例乙{number}",
                "13800000002",
            ]
        )
    dialog = new_dialog()
    to_columns(qtbot, dialog, write_book(tmp_path / "并排.xlsx", {"清单": list(rows)}))
    head = dialog.columns_page.head
    assert [head.choice(at).group for at in range(6)] == [0, 0, 0, 2, 2, 2]
    assert head.choice(4).mark == "第 2 组，同左边"
    assert head.choice(4).choice == head.choice(1).choice == "name"
    with qtbot.assertNotEmitted(head.asked):
        head.ask(4)
    assert "并排" in dialog.columns_page.about.text()
    to_check(qtbot, dialog)
    model = dialog.check_page.change_pane.model
    assert {model.key(row)[1] for row in range(model.rowCount())} >= {"2", "2D"}
    role, unchecked = Qt.ItemDataRole.CheckStateRole, Qt.CheckState.Unchecked
    assert model.setData(model.index(model.row_of(("清单", "2D")), 0), unchecked, role)
    bring_in(qtbot, dialog)
    names = {one["name"] for one in stored(office)}
    assert "样例甲1" in names
    assert "样例乙1" not in names
    assert len(names) == 11


def test_what_was_pasted_starts_at_the_columns(qtbot: QtBot, office: Office, new_dialog: MakeDialog) -> None:
    rows = [list(HEADINGS), *(list(row) for row in matters(1, 3))]
    workbook = Workbook(Format("csv"), (Sheet("剪贴板", rows),), "csv")  # type: ignore[arg-type]
    dialog = new_dialog(pasted=workbook)
    assert dialog.step == COLUMNS
    assert not dialog.back_button.isVisible()
    assert dialog.session.path is None
    version = dialog.columns_page.version
    assert version is not None
    version.title.setText("样例清单")
    to_check(qtbot, dialog)
    assert dialog.back_button.isVisible()
    bring_in(qtbot, dialog)
    assert "粘贴的内容" in dialog.done_page.details.text()
    assert "留底" not in dialog.done_page.details.text()
    assert len(stored(office)) == 3


def test_rows_pasted_without_a_header_go_the_same_way(
    qtbot: QtBot, office: Office, new_dialog: MakeDialog
) -> None:
    text = "YL1\t样例情形一\t样例镇\nYL2\t样例情形二\t样例镇\n"
    paths = ["code", "name", "office"]
    kind = office.kind("matter")
    dialog = new_dialog(pasted=pasted_workbook(text, "", kind, paths, office.store.names))
    page = dialog.columns_page
    assert [page.head.choice(at).choice for at in range(3)] == paths
    assert page.version is not None
    page.version.title.setText("样例清单")
    to_check(qtbot, dialog)
    bring_in(qtbot, dialog)
    assert [one["name"] for one in stored(office)] == ["样例情形一", "样例情形二"]


def test_a_very_wide_sheet_shows_fewer_rows(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    wide = 3_000
    more = [f"附加{n}" for n in range(wide)]
    rows = [[*HEADINGS, *more], *([*row, *("x" * wide)] for row in matters(1, 60))]
    dialog = new_dialog()
    to_columns(qtbot, dialog, write_book(tmp_path / "宽.xlsx", {"清单": rows}))
    page = dialog.columns_page
    assert page.model.columnCount() == wide + len(HEADINGS)
    assert 5 <= page.model.rowCount() < 60
    assert page.head.choice(2).choice == "name"


def test_a_misnamed_file_is_said_in_one_line(qtbot: QtBot, new_dialog: MakeDialog, tmp_path: Path) -> None:
    path = write_book(tmp_path / "清单.xlsx", {"清单": [HEADINGS, *matters(1, 3)]})
    dialog = new_dialog()
    to_columns(qtbot, dialog, path.rename(tmp_path / "清单.xls"))
    assert "后缀是 .xls" in dialog.columns_page.about.text()
    settled(qtbot, dialog)
