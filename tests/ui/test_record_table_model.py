"""The model of a register's table: pages fetched when painted, sorting and counting left to SQL."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from pytestqt.modeltest import ModelTester

from lawgov_desktop.office import Office
from lawgov_desktop.storage.listing import ListQuery
from ui.colours import RED, shade
from ui.lists.record_table_model import PAGE_ROWS, PAGES_KEPT, STATE, RecordTableModel


def no_icon(name: str, colour: str) -> QIcon:
    return QIcon()


@pytest.fixture
def persons(office: Office) -> RecordTableModel:
    """A register of 450 persons."""
    with office.store.writing("样例") as batch:
        for number in range(450):
            batch.save("person", {"name": f"样例{number:03}", "village": "样例村"})
    model = RecordTableModel(office.store, office.kind("person"), no_icon)
    model.show_query(ListQuery("person", order="id"))
    return model


def column(model: RecordTableModel, name: str) -> int:
    return model.columns.index(name)


def test_the_model_keeps_to_the_rules_of_qt(persons: RecordTableModel, qtmodeltester: ModelTester) -> None:
    persons.show_query(replace(persons.query, text="样例00"))
    qtmodeltester.check(persons)


def test_counting_fetches_no_rows(persons: RecordTableModel) -> None:
    assert persons.rowCount() == 450
    assert persons.pages_fetched == 0


def test_only_the_pages_that_are_painted_are_fetched(persons: RecordTableModel) -> None:
    for row in range(20):
        persons.data(persons.index(row, column(persons, "name")))
    assert persons.pages_fetched == 1
    assert persons.text(449, column(persons, "name")) == "样例449"
    assert persons.pages_fetched == 2


def test_rows_beyond_the_kept_pages_are_fetched_again(persons: RecordTableModel) -> None:
    assert PAGE_ROWS * PAGES_KEPT >= 1000, "a screenful must never push out the page it stands on"
    for row in range(0, 450, PAGE_ROWS):
        persons.record(row)
    before = persons.pages_fetched
    persons.record(0)
    assert persons.pages_fetched == before


def test_names_sort_by_their_sound(office: Office) -> None:
    for name in ("张三", "阿芳", "李四", "王五"):
        office.store.save("person", {"name": name})
    model = RecordTableModel(office.store, office.kind("person"), no_icon)
    model.show_query(ListQuery("person", order="name"))
    assert [model.text(row, column(model, "name")) for row in range(4)] == ["阿芳", "李四", "王五", "张三"]
    model.show_query(ListQuery("person", order="-name"))
    assert model.text(0, column(model, "name")) == "张三"


def test_an_overdue_case_is_told_in_words_and_in_red(office: Office, make_case: object) -> None:
    assert callable(make_case)
    make_case(accepted_on="2025-01-02")
    model = RecordTableModel(office.store, office.kind("mediation_case"), no_icon)
    model.show_query(model.query)
    state = model.index(0, column(model, STATE))
    assert "已超期" in model.data(state)
    assert model.data(state, Qt.ItemDataRole.ForegroundRole) == shade(RED)


def test_a_case_that_lacks_something_is_marked_incomplete(office: Office, make_case: object) -> None:
    assert callable(make_case)
    make_case(accepted_on="2025-03-13")
    model = RecordTableModel(office.store, office.kind("mediation_case"), no_icon)
    model.show_query(model.query)
    assert model.text(0, column(model, STATE)).endswith("未完善")


def test_text_that_was_not_understood_stands_in_its_cell(office: Office) -> None:
    office.store.save("person", {"name": "张三", "unread": {"birth": "约五十岁"}})
    model = RecordTableModel(office.store, office.kind("person"), no_icon)
    model.show_query(model.query)
    assert model.text(0, column(model, "birth")) == "约五十岁"


def test_what_is_due_in_years_does_not_fill_the_column_of_hints(office: Office) -> None:
    for number, until in (("近", "2025-06-01"), ("远", "2029-06-01")):
        office.store.save("certificate", {"number": number, "valid_to": until, "issued_on": "2024-06-02"})
    model = RecordTableModel(office.store, office.kind("certificate"), no_icon)
    model.show_query(ListQuery("certificate", order="number"))
    told = {model.text(row, column(model, "number")): model.text(row, column(model, STATE)) for row in (0, 1)}
    assert told["近"].startswith("还剩 79 天")
    assert told["远"] == ""


def test_a_register_without_deadlines_needs_little_room_for_hints(office: Office) -> None:
    assert RecordTableModel(office.store, office.kind("mediation_case"), no_icon).has_clocks
    plan = RecordTableModel(office.store, office.kind("publicity_plan"), no_icon)
    assert plan.has_states
    assert not plan.has_clocks
