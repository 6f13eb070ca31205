"""Every register takes in the lists that offices really keep, at the first try and once only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.printing import register_query, write_register_file
from lawgov_desktop.records.text import clean
from lawgov_desktop.registers import ALL
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.spreadsheets.lists import plan_of
from tests.spreadsheets.offices.shelf import OfficeList, as_workbook, every_list

LISTS = every_list()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "book.lawgov", who="测试", today=on_day(date(2026, 3, 20)))
    yield opened
    opened.close()


def test_every_register_of_the_drawers_has_a_list_here() -> None:
    elsewhere = {"mediation_case", "matter", "matter_list", "code_entry"}
    assert {kind.key for kind in ALL} - elsewhere == {one.kind for one in LISTS}


@pytest.mark.parametrize("one", LISTS, ids=lambda one: one.name)
def test_an_office_list_comes_in(one: OfficeList, office: Office, tmp_path: Path) -> None:
    file = as_workbook(one, tmp_path / f"{one.name}.xlsx")
    plan = plan_of(office, one.kind, file)
    assert plan.finding.header_rows == one.drawn.header
    kept = [column for column in plan.columns if not column.path and not column.ignored]
    assert tuple(column.heading for column in kept) == one.kept
    assert tuple(row.row for row in plan.rows if row.status == "bad") == one.refused
    apply_plan(plan, office.store, good_only=True)

    # What no field takes stands beside the record, word for word.
    texts = {text for draft in drafts(office.store, ListQuery(one.kind)) for text in draft["extra"].values()}
    beside = "；".join(texts)
    at = [plan.columns.index(column) for column in kept]
    for row in plan.rows:
        if row.status != "bad":
            assert all(clean(row.cells[place]) in beside for place in at if row.cells[place] is not None)

    again = plan_of(office, one.kind, file)
    assert again.counts.same == len(again.rows) - len(one.refused)

    out = tmp_path / "out.xlsx"
    written = write_register_file(office, register_query(office.kind(one.kind), None), out)
    if written.rows:
        back = plan_of(office, one.kind, out)
        told = [(row.row, [(c.path, c.old, c.new) for c in row.changes]) for row in back.rows]
        assert back.counts.same == len(back.rows), told
