"""What a list shows at a glance: near days, the unit of money, both ends of a long name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from lawgov_desktop.office import Office
from ui.lists.record_table_model import STATE
from ui.main_window import MainWindow


@pytest.mark.parametrize(
    ("due", "told"),
    [("2025-04-13", "还剩 30 天"), ("2029-04-13", "")],
    ids=["a near day is told", "a day years away is no news"],
)
def test_only_near_days_are_told(window: MainWindow, office: Office, due: str, told: str) -> None:
    debt = {"kind": "arrears", "subject": "村道工程款", "amount": 100_00, "due_on": due}
    office.store.save("integrity_record", debt)
    model = window.open_register("integrity_record").model
    assert model.text(0, model.columns.index(STATE)) == told


def test_money_is_headed_with_its_unit(window: MainWindow) -> None:
    model = window.open_register("integrity_record").model
    assert model.heading(model.columns.index("amount")) == "金额（元）"


def test_a_long_name_loses_its_middle(window: MainWindow) -> None:
    """…事项清单（2025年版） and …（2026年版） differ at their ends."""
    page = window.open_register("matter_list")
    column = page.model.columns.index("title")
    option = QStyleOptionViewItem()
    page.table.itemDelegateForColumn(column).initStyleOption(option, page.model.index(0, column))  # type: ignore[attr-defined]
    assert option.textElideMode == Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]


def test_a_code_column_has_room_for_its_longest_entry(window: MainWindow, office: Office) -> None:
    page = window.open_register("liaison_pair")
    column = page.model.columns.index("role")
    longest = max((label for _, label in office.store.names.code_choices("liaison_role")), key=len)
    assert page.table.columnWidth(column) >= page.table.fontMetrics().horizontalAdvance(longest) + 12
