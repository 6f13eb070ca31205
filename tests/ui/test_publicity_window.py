"""Markets, their calendar, the plan and the stall's form, as a clerk uses them."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.records.fields import attached
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from ui.calendar.market_calendar import MarketCalendarDialog
from ui.calendar.market_plan import MarketPlanDialog
from ui.forms.editors import Editor
from ui.forms.market_sheet import MarketSheet
from ui.forms.publicity_event_sheet import PublicityEventSheet
from ui.lists.undo_question import UndoQuestion
from ui.main_window import MainWindow
from ui.tools import tools_of
from ui.tools.publicity_cancelling import CancelDialog
from ui.tools.publicity_tables import TableDialog


@pytest.fixture
def market(office: Office) -> str:
    """农历逢三、八; the test's today, 14 March 2025, is 二月十五: the next day is 二月十八, the 17th."""
    return office.store.save("market", {"name": "龙溪集", "rule": "农历逢三、八", "village": "龙溪村"}).uuid


Shown = TypeVar("Shown", bound=QDialog)


def opened(window: MainWindow, kind: str, title: str, shown: type[Shown]) -> Shown:
    """The dialog a tool opens from the page of its register."""
    page = window.open_register(kind)
    tool = next(one for one in tools_of(kind) if one.title == title)
    window.open_tool(tool, page)
    dialog = window.findChild(shown)
    assert dialog is not None
    return dialog


def typed(editor: Editor, text: str) -> None:
    """What a person writes into a line."""
    line = editor.control()
    assert isinstance(line, QLineEdit)
    line.clear()
    line.insert(text)
    line.textEdited.emit(text)


@pytest.fixture
def calendar(window: MainWindow, market: str, qtbot: QtBot) -> Iterator[MarketCalendarDialog]:
    dialog = opened(window, "publicity_event", "集市日历", MarketCalendarDialog)
    yield dialog
    dialog.close()


def test_the_rule_is_read_back_while_it_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    form = window.forms.open_new("market")
    sheet = form.sheet
    assert isinstance(sheet, MarketSheet)
    assert sheet.told == ""
    typed(sheet.fields["rule"].editor, "逢三八")
    sheet.check()
    assert sheet.told.startswith("程序读作：农历逢三、八\n没有写农历或公历，“三八”是中文数字，按农历算。")
    assert "接下来的集日：3月17日（周一，二月十八）　3月22日" in sheet.told
    assert sheet.told.count("周") == 5
    typed(sheet.fields["rule"].editor, "逢十五")
    sheet.settle()
    assert sheet.told == ""
    assert "十、五" in sheet.fields["rule"].line.text


def test_the_date_tells_the_market(window: MainWindow, market: str, qtbot: QtBot) -> None:
    form = window.forms.open_filled("publicity_event", {"held_on": "2025-03-17", "market": market})
    sheet = form.sheet
    assert isinstance(sheet, PublicityEventSheet)
    date_editor = sheet.fields["held_on"].editor
    assert date_editor.beside == "星期一 农历二月十八，龙溪集逢集"  # type: ignore[attr-defined]
    assert sheet.fields["is_market_day"].editor.entry().value == 1
    assert sheet.fields["place"].editor.entry().value == "龙溪集"
    assert not sheet.fields["reason"].isVisible()
    state = sheet.fields["state"].editor.findChildren(QPushButton)
    next(button for button in state if button.text() == "已取消").click()
    sheet.check()
    assert sheet.fields["reason"].isVisible()


def test_an_event_is_written_at_the_stall(
    window: MainWindow, office: Office, market: str, qtbot: QtBot
) -> None:
    form = window.forms.open_filled("publicity_event", {"held_on": "2025-03-12", "market": market})
    sheet = form.sheet
    typed(sheet.fields["theme"].editor, "民法典进集市")
    typed(sheet.fields["audience"].editor, "120")
    leaflet = sheet.children_rows["leaflets"].cards[0]
    typed(leaflet.fields["title"].editor, "民法典宣传单")
    typed(leaflet.fields["copies"].editor, "200")
    form.save()
    saved = office.store.get("publicity_event", form.uuid)
    assert saved is not None
    told = {
        name: saved[name] for name in ("state", "is_market_day", "copies", "audience", "venues", "heading")
    }
    assert told == {
        "state": "held",
        "is_market_day": 1,
        "copies": 200,
        "audience": 120,
        "venues": ";market;",
        "heading": "2025-03-12 龙溪集 民法典进集市",
    }


def dated_photo(folder: Path) -> Path:
    """A file that says it was taken on 27 December 2024, and holds nothing else."""
    text = b"2024:12:27 09:30:00\0"
    tiff = b"II*\0" + struct.pack("<IHHHII", 8, 1, 0x0132, 2, len(text), 26) + b"\0" * 4 + text
    body = b"Exif\0\0" + tiff
    photo = folder / "发放.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body)
    return photo


def test_a_photo_of_another_day_is_told(window: MainWindow, market: str, tmp_path: Path) -> None:
    photo = dated_photo(tmp_path)
    form = window.forms.open_filled("publicity_event", {"held_on": "2025-03-12", "market": market})
    sheet = form.sheet
    assert isinstance(sheet, PublicityEventSheet)
    sheet.fields["photos"].editor.add_files([photo])  # type: ignore[attr-defined]
    sheet.check()
    (doubt,) = (one for one in sheet.problems if one.field == "photos" and one.level == "doubt")
    assert "发放.jpg”是 2024-12-27 拍的" in doubt.what
    assert sheet._photos_wanted.text() == "已有 1 张，还差 2 张（本地要求至少 3 张）"


def test_a_photo_kept_by_an_older_program_is_asked_for_its_day(
    window: MainWindow, market: str, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = [dict(office.attachments.add(dated_photo(tmp_path)))]
    form = window.forms.open_filled(
        "publicity_event", {"held_on": "2025-03-12", "market": market, "photos": json.dumps(kept)}
    )
    sheet = form.sheet
    assert isinstance(sheet, PublicityEventSheet)
    sheet.check()
    qtbot.waitUntil(lambda: sheet._photos_told.isVisible())
    assert "发放.jpg”是 2024-12-27 拍的" in sheet._photos_told.text()


def test_photos_dropped_on_the_form_are_kept_small_with_what_they_show(
    window: MainWindow, market: str, office: Office, tmp_path: Path
) -> None:
    files = []
    for number in range(3):
        files.append(tmp_path / f"IMG_{number}.jpg")
        Image.new("RGB", (4000, 3000), (40 * number, 90, 90)).save(files[-1])
    form = window.forms.open_filled(
        "publicity_event", {"held_on": "2025-03-12", "market": market, "theme": "民法典"}
    )
    sheet = form.sheet
    assert isinstance(sheet, PublicityEventSheet)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file)) for file in (*files, files[0], tmp_path)])
    drop = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    sheet.dropEvent(drop)
    editor = sheet.fields["photos"].editor
    (caption, _, _) = editor.findChildren(QLineEdit)
    caption.setText("发放资料")
    caption.textEdited.emit("发放资料")
    form.save()
    saved = office.store.get("publicity_event", form.uuid)
    assert saved is not None
    kept = attached(saved["photos"])
    assert [file["name"] for file in kept] == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]
    assert [file.get("shows") for file in kept] == ["发放资料", None, None]
    for file in kept:
        with Image.open(office.attachments.path_of(file["sha256"])) as picture:
            assert picture.size == (2000, 1500)
    assert not sheet._photos_wanted.isVisible()


def test_the_calendar_shows_what_became_of_the_days(
    calendar: MarketCalendarDialog, office: Office, market: str
) -> None:
    for day, state in (("2025-03-02", "held"), ("2025-03-07", "cancelled"), ("2025-03-22", "planned")):
        draft = {"held_on": day, "theme": "法", "state": state, "market": market, "reason": "雨"}
        office.store.save("publicity_event", draft)
    calendar.reload()
    marks = {day.day: one.mark for day, one in calendar.calendar.days.items() if day.month == 3 and one.mark}
    assert marks == {
        2: "held",
        7: "cancelled",
        12: "market",
        17: "market",
        22: "planned",
        27: "market",
        31: "market",
    }
    assert "龙溪集逢集" in calendar.grid.words_of(date(2025, 3, 17))


def test_a_click_on_a_market_day_opens_the_form_of_its_event(
    calendar: MarketCalendarDialog, window: MainWindow, market: str, qtbot: QtBot
) -> None:
    place = calendar.grid.day_rect(date(2025, 3, 17)).center()
    qtbot.mouseClick(calendar.grid, Qt.MouseButton.LeftButton, pos=place)
    (form,) = window.forms.forms.values()
    draft = form.sheet.whole_draft()
    assert (draft["held_on"], draft["market"], draft["state"]) == ("2025-03-17", market, "planned")


def test_the_calendar_opens_the_event_that_is_there(
    calendar: MarketCalendarDialog, office: Office, window: MainWindow, market: str, qtbot: QtBot
) -> None:
    uuid = office.store.save(
        "publicity_event", {"held_on": "2025-03-12", "theme": "法", "state": "held", "market": market}
    ).uuid
    calendar.reload()
    calendar.grid.go_to(date(2025, 3, 12))
    qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    assert [form.uuid for form in window.forms.forms.values()] == [uuid]


def test_arrows_walk_the_days_of_the_year_and_stop_at_its_ends(
    calendar: MarketCalendarDialog, qtbot: QtBot
) -> None:
    grid = calendar.grid
    grid.go_to(date(2025, 3, 14))
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.current == date(2025, 3, 22)
    assert "龙溪集逢集" in grid.accessibleDescription()
    grid.go_to(date(2025, 1, 1))
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.current == date(2025, 1, 1)


def test_every_day_has_a_place_of_its_own(calendar: MarketCalendarDialog) -> None:
    grid = calendar.grid
    for day in calendar.calendar.days:
        assert grid.day_at(grid.day_rect(day).center()) == day


def test_another_year_and_one_market(calendar: MarketCalendarDialog, office: Office, market: str) -> None:
    calendar.go_to_year(2021)
    assert calendar.calendar.counts() == {"market": 75}
    calendar.which.setCurrentIndex(calendar.which.findData(market))
    assert calendar.calendar.counts() == {"market": 75}


def test_the_plan_is_looked_at_then_written_and_taken_back(
    window: MainWindow, office: Office, market: str, qtbot: QtBot
) -> None:
    dialog = opened(window, "market", "排全年赶集宣传计划", MarketPlanDialog)
    assert (dialog.first.text(), dialog.last.text()) == ("2025-03-14", "2025-12-31")
    assert dialog.plan is not None
    count = len(dialog.plan.events)
    assert dialog.write_button.text() == f"写入计划 {count} 场"
    assert listing.count(office.store, ListQuery("publicity_event")) == 0  # nothing before it is asked for
    dialog.per_month.setCurrentIndex(dialog.per_month.findData(1))
    assert dialog.table.rowCount() == 10
    dialog.write_button.click()
    qtbot.waitUntil(lambda: listing.count(office.store, ListQuery("publicity_event")) == 10)
    window.undoing.undo_last()
    qtbot.waitUntil(lambda: listing.count(office.store, ListQuery("publicity_event")) == 0)


def test_a_plan_without_markets_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, "market", "排全年赶集宣传计划", MarketPlanDialog)
    assert "请先在“集市”里" in dialog.said.text()
    assert not dialog.write_button.isEnabled()
    dialog.close()


def test_a_plan_from_no_day_writes_nothing(window: MainWindow, market: str, qtbot: QtBot) -> None:
    dialog = opened(window, "market", "排全年赶集宣传计划", MarketPlanDialog)
    dialog.first.setText("明年")
    dialog.look()
    assert not dialog.write_button.isEnabled()
    dialog.close()


def test_the_usual_occasions_are_added_from_their_page(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    page = window.open_register("occasion")
    window.open_tool(tools_of("occasion")[0], page)
    qtbot.waitUntil(lambda: listing.count(office.store, ListQuery("occasion")) > 20)
    window.undoing.undo_last()  # so many records at once are asked about
    qtbot.waitUntil(lambda: window.findChild(UndoQuestion) is not None)
    window.findChild(UndoQuestion).accept()
    qtbot.waitUntil(lambda: listing.count(office.store, ListQuery("occasion")) == 0)


def test_villages_that_lack_something_stand_first(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    office.store.save("law_helper", {"name": "甲", "village": "龙溪村"})
    dialog = opened(window, "law_helper", "各村法律明白人和法律顾问", TableDialog)
    assert dialog.number.value() == office.pack.number("helpers_per_village")
    assert ["龙溪村", "1", "✕ 差 2 名", "✕ 没有", "0"] in dialog.lines()
    dialog.number.setValue(1)
    assert ["龙溪村", "1", "✓", "✕ 没有", "0"] in dialog.lines()
    dialog.close()


def test_the_year_of_a_table_is_seen_and_enter_does_not_change_it(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    dialog = opened(window, "publicity_plan", "普法计划完成情况", TableDialog)
    line = dialog.number.line
    room = line.width() - line.fontMetrics().horizontalAdvance(line.text())
    assert line.text() == str(office.store.today().year)
    assert room > 10, "the year has no room in its field"
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.number.value() == office.store.today().year
    dialog.close()


def test_enter_in_a_date_writes_no_plan(
    window: MainWindow, office: Office, market: str, qtbot: QtBot
) -> None:
    dialog = opened(window, "market", "排全年赶集宣传计划", MarketPlanDialog)
    before = dialog.write_button.text()
    dialog.last.setText("20250420")
    qtbot.keyClick(dialog.last, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.write_button.text() != before
    assert listing.count(office.store, ListQuery("publicity_event")) == 0
    dialog.close()


def test_laws_of_the_plan_nobody_publicised_are_told(
    window: MainWindow, office: Office, qtbot: QtBot
) -> None:
    office.store.save("publicity_plan", {"month": "2025-05", "theme": "民法典月", "statutes": ";民法典;"})
    dialog = opened(window, "publicity_plan", "法律法规宣传情况", TableDialog)
    assert "列入计划却没有宣传的：《民法典》。" in dialog.said.text()
    assert dialog.lines()[1] == ["《民法典》", "1", "", "✕ 列入计划，没有宣传"]
    dialog.close()


def test_a_line_of_the_plan_opens_from_its_progress(window: MainWindow, office: Office, qtbot: QtBot) -> None:
    uuid = office.store.save(
        "publicity_plan", {"month": "2025-05", "theme": "民法典月", "events_wanted": 2}
    ).uuid
    dialog = opened(window, "publicity_plan", "普法计划完成情况", TableDialog)
    assert dialog.lines()[1] == ["2025年5月", "民法典月", "2", "0", "", "✕ 还不够"]
    item = dialog.table.item(0, 0)
    assert item is not None
    dialog.table.itemActivated.emit(item)
    assert [form.uuid for form in window.forms.forms.values()] == [uuid]
    dialog.close()


def test_a_lead_goes_on_as_a_mediation_case(
    window: MainWindow, office: Office, market: str, qtbot: QtBot
) -> None:
    uuid = office.store.save(
        "publicity_event",
        {"held_on": "2025-03-12", "theme": "法", "market": market, "leads": 1, "leads_text": "地边争执"},
    ).uuid
    window.go_onward("publicity_event", uuid, "lead_to_case")
    (form,) = window.forms.forms.values()
    draft = form.sheet.whole_draft()
    assert form.kind.key == "mediation_case"
    assert draft["publicity_event"] == uuid
    assert str(draft["summary"]).startswith("地边争执")


def test_several_events_are_cancelled_for_one_reason(
    window: MainWindow, office: Office, market: str, qtbot: QtBot
) -> None:
    for day in ("2025-03-17", "2025-03-22"):
        office.store.save(
            "publicity_event", {"held_on": day, "theme": "法", "state": "planned", "market": market}
        )
    page = window.open_register("publicity_event")
    page.table.selectAll()
    tool = next(one for one in tools_of("publicity_event") if one.title == "取消选中的活动…")
    window.open_tool(tool, page)
    dialog = window.findChild(CancelDialog)
    assert dialog is not None
    assert not dialog.cancel_button.isEnabled()  # a reason is asked for
    dialog.reason.setText("下大雨")
    dialog.cancel_button.click()
    cancelled = ListQuery("publicity_event", view="cancelled")
    qtbot.waitUntil(lambda: listing.count(office.store, cancelled) == 2)
    assert {one["reason"] for one in listing.drafts(office.store, cancelled)} == {"下大雨"}


def test_a_cancelled_event_goes_on_as_one_that_makes_up_for_it(
    window: MainWindow, office: Office, market: str, qtbot: QtBot
) -> None:
    uuid = office.store.save(
        "publicity_event",
        {"held_on": "2025-03-12", "theme": "法", "state": "cancelled", "reason": "雨", "market": market},
    ).uuid
    window.go_onward("publicity_event", uuid, "make_up")
    (form,) = window.forms.forms.values()
    draft = form.sheet.whole_draft()
    assert (draft["makes_up_for"], draft["state"], draft["market"]) == (uuid, "planned", market)
    assert form.sheet.fields["makes_up_for"].isVisible()
