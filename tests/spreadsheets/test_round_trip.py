"""Out and in again (I17): every register, written to Excel and imported, is what it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lawgov_desktop.office import Office, on_day, working_office
from lawgov_desktop.printing import register_query, write_register_file
from lawgov_desktop.records.fields import Attachment, Money
from lawgov_desktop.records.record_type import RecordType, value_at
from lawgov_desktop.registers import ALL
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.spreadsheets.cells import escaped
from lawgov_desktop.spreadsheets.plan import Plan
from lawgov_desktop.spreadsheets.template import write_template
from lawgov_desktop.storage.listing import drafts as every_draft
from tests.spreadsheets import wild_records
from tests.spreadsheets.lists import plan_of

RECORDS = 12
"""In one book; two books are made of every register."""

LINKED = ("committee", "mediator", "person", "matter_list")


def book(folder: Path, name: str) -> Any:
    return working_office(folder / name, who="王示例", today=on_day(date(2026, 1, 10)))


def with_links(office: Office, kind: RecordType) -> dict[str, list[str]]:
    """The records that others point at, the same in every book; kind → uuids."""
    linked: dict[str, list[str]] = {}
    for key in LINKED:
        sample = office.kind(key).sample
        if sample and key != kind.key:
            linked[key] = [office.store.save(key, sample(lambda one: (linked.get(one) or [None])[0])).uuid]
    return linked


def lines(file: Path) -> list[str]:
    """The lines of a register without their number; those of one day may stand in another order."""
    page = openpyxl.load_workbook(file).worksheets[0]
    return sorted(str([(cell.value, cell.number_format) for cell in row[1:]]) for row in page.iter_rows())


def differing(plan: Plan) -> list[tuple[Any, ...]]:
    return [
        (
            row.row,
            row.match,
            [(c.path, c.old, c.new) for c in row.changes],
            [str(p.what) for p in row.problems],
        )
        for row in plan.rows
        if row.match != "same"
    ]


def skipped(plan: Plan) -> list[tuple[int, str, str]]:
    head = plan.finding.header_rows[0]
    return [
        (one.row, one.why, one.text)
        for one in plan.skipped
        if one.row > head and one.why not in ("示例行", "空行")
    ]


def filled_template(office: Office, kind: RecordType, out: Path) -> Path:
    """The blank template with every record typed into it."""
    write_template(kind, office.store.names, out)
    workbook = openpyxl.load_workbook(out)
    page = workbook.worksheets[0]
    columns = [c for c in kind.columns(kind.import_fields) if not isinstance(c.field, Attachment)]
    first = page.max_row + 1
    for row, draft in enumerate(every_draft(office.store, register_query(kind)), start=first):
        page.cell(row, 1, row - first + 1)
        for place, column in enumerate(columns, start=2):
            value = value_at(draft, column.path)
            if value is None:
                continue
            cell = page.cell(row, place)
            shown = column.field.to_cell(value, office.store.names)
            cell.value = value / 100 if isinstance(column.field, Money) else shown
            if isinstance(shown, str):
                cell.value = escaped(shown)  # openpyxl leaves that to its caller
                cell.data_type = "s"
    workbook.save(out)
    return out


@pytest.mark.parametrize("key", [kind.key for kind in ALL])
@settings(
    max_examples=2,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_a_register_comes_back_as_it_was(key: str, data: st.DataObject) -> None:
    with TemporaryDirectory() as name, book(Path(name), "a.lawgov") as office:
        folder = Path(name)
        kind = office.kind(key)
        linked = with_links(office, kind)
        saved = 0
        for number in range(1, RECORDS + 1):
            office.store.save(key, data.draw(wild_records.drafts(office, kind, linked, number)))
            saved += 1
        first = folder / "first.xlsx"
        written = write_register_file(office, register_query(kind), first)
        assert written.rows >= saved
        plan = plan_of(office, key, first)
        assert (skipped(plan), differing(plan), plan.missing) == ([], [], ())
        assert plan.counts.same == written.rows

        typed = plan_of(office, key, filled_template(office, kind, folder / "template.xlsx"))
        assert (skipped(typed), differing(typed), typed.missing) == ([], [], ())

        with book(folder, "b.lawgov") as other:
            with_links(other, kind)
            # The template has every column of an import; a register on paper leaves some out.
            again = plan_of(other, key, folder / "template.xlsx")
            assert [(row.row, row.problems) for row in again.rows if row.status == "bad"] == []
            apply_plan(again, other.store)
            second = folder / "second.xlsx"
            write_register_file(other, register_query(kind), second)
            assert lines(second) == lines(first)
