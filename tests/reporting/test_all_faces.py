"""One number, one value: figures, tables, charts, report, sheets, forms and evidence say the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.documents.document import Cell, Table
from lawgov_desktop.evidence import write_evidence
from lawgov_desktop.form_assistant.amounts import amount_of, in_words
from lawgov_desktop.form_assistant.matching import known_figure, titles
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.plan import plan_form
from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import marks_in, name_of
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, answers, shown_now
from lawgov_desktop.reporting.report.on_paper import sources
from lawgov_desktop.reporting.report.outlines import OUTLINES
from lawgov_desktop.reporting.report.writing import begun
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.submissions import contradictions, submission_of
from lawgov_desktop.reporting.submitting import submission_of_report
from lawgov_desktop.reporting.tables import TABLES
from lawgov_desktop.reporting.year_numbers import YEAR_NUMBERS, year_numbers
from lawgov_desktop.sheets.charts import chart_of
from lawgov_desktop.sheets.report import year_on_year
from lawgov_desktop.sheets.sheet import SheetAsked
from tests.practice_books import PracticeBooks

TODAY = date(2025, 12, 31)
SPANS = (
    Period.year(2025),
    Period(date(2025, 1, 1), date(2025, 6, 30)),
    Period(date(2025, 7, 1), date(2025, 9, 30)),
    Period.month(2025, 8),
    Period.year(2024),
)
SERIES = {
    ("mediation_by_month", "受理"): "mediation_cases",
    ("mediation_by_month", "达成协议"): "mediation_agreed",
    ("mediation_by_type", "受理"): "mediation_cases",
    ("mediation_by_committee", "受理"): "mediation_cases",
    ("mediation_by_committee", "达成协议"): "mediation_agreed",
    ("mediation_by_result", "受理"): "mediation_cases",
    ("admin_mediation_by_month", "受理"): "administrative_mediation",
    ("admin_mediation_by_month", "达成协议"): "admin_mediation_agreed",
    ("lawsuits_by_month", "新收"): "lawsuits",
    ("lawsuits_by_month", "办结"): "lawsuits_ended",
    ("reconsiderations_by_month", "收到"): "reconsiderations",
    ("reconsiderations_by_month", "审结"): "reconsiderations_decided",
}


@pytest.fixture(scope="module")
def office(practice_books: PracticeBooks, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with practice_books.opened(TODAY, tmp_path_factory.mktemp("faces") / "book") as one:
        yield one


@pytest.fixture(params=SPANS, ids=lambda span: span.in_words)
def asked(request: pytest.FixtureRequest, office: Office) -> tuple[Period, Answers]:
    span: Period = request.param
    return span, answers(office.store, span)


def column_text(cell: Cell | str) -> str:
    return cell if isinstance(cell, str) else cell.text


def test_tables_charts_bridges_and_rates_say_what_the_figures_say(
    office: Office, asked: tuple[Period, Answers]
) -> None:
    span, told = asked
    for table in TABLES:
        counted = count_table(office.store, table, span)
        for key, cell in counted.total.cells.items():
            assert (key, cell.value, set(cell.records)) == (key, told[key].value, set(told[key].records))
    for (chart, title), key in SERIES.items():
        series = chart_of(chart).make(office, span).series
        drawn = [one for one in series if one.title == title]
        assert sum(one.total for one in drawn) == told[key].value, (chart, title)
        behind = {uuid for one in drawn for point in one.points for uuid in point.records}
        assert behind == set(told[key].records)
    for said in told.values():
        if said.bridge is not None:
            assert said.bridge.value == said.value
            assert said.bridge.agrees, said.bridge.mismatch
        if said.division is not None:
            part, whole = said.division
            assert said.records == part.records
            assert bool(said.shown) == bool(whole.value)


def test_report_sources_and_submissions_say_what_the_figures_say(
    office: Office, asked: tuple[Period, Answers]
) -> None:
    span, told = asked
    now = shown_now(told)
    for outline in OUTLINES:
        whose = whose_report(office.paper_context())
        draft, _ = begun(office.store, span, outline.key, whose, told)
        marks = list(marks_in(draft["body"]))
        assert marks
        assert [mark.shown for mark in marks] == [now[name_of(mark.key, mark.style)] for mark in marks]
        (table,) = (block for block in sources(office.store, draft["body"], told) if isinstance(block, Table))
        values = [column_text(row.cells[2]) for row in table.rows[1:]]
        keys = dict.fromkeys(mark.key for mark in marks)
        assert values == [f"{told[key].shown}{told[key].unit}" for key in keys]
        report = submission_of_report(draft, told, given_to="县委", on=TODAY)
        tables = [count_table(office.store, table, span) for table in TABLES]
        given = submission_of(tables, given_to="县局", on=TODAY)
        with office.store.writing("试", "procedure") as batch:
            saved = batch.save("submission", report)
        assert contradictions(office.store, given) == []
        office.store.delete("submission", saved.uuid)


def test_a_form_says_what_the_figures_say(
    office: Office, asked: tuple[Period, Answers], tmp_path: Path
) -> None:
    span, told = asked
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    keys = [key for key in titles() if told[key].value is not None]
    for row, key in enumerate(keys, start=1):
        page.cell(row, 1, f"甲{row}：{titles()[key]}")
    page.cell(len(keys) + 1, 1, "完")
    book.save(tmp_path / "form.xlsx")
    form = open_form(tmp_path / "form.xlsx")
    choices = {f"B{row}": Choice(key) for row, key in enumerate(keys, start=1) if row > 3}
    there = {cell.place for cell in plan_form(office, form, period=span, sort="numbers").cells}
    choices = {place: choice for place, choice in choices.items() if place in there}
    assert len(choices) > 50
    plan = plan_form(office, form, period=span, sort="numbers", choices=choices)
    for place, choice in choices.items():
        cell = plan.cell(place)
        assert cell is not None
        if cell.meaning.period != span:
            continue  # a title that names a span of its own
        said = told[known_figure(choice.figure)]
        amount = amount_of(said, cell.unit if cell.unit != said.unit else said.unit)
        assert amount is not None
        assert cell.value == in_words(amount), said.title


def test_the_year_beside_the_last_the_start_page_and_the_evidence_say_the_same(
    office: Office, tmp_path: Path
) -> None:
    told, before = (answers(office.store, Period.year(year)) for year in (2025, 2024))
    document = year_on_year(office, SheetAsked(first=date(2025, 1, 1), last=TODAY))
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    counted = [one for one in told.values() if one.value is not None and one.unit != "元"]
    cells = [[column_text(cell) for cell in row.cells] for row in table.rows[1:]]
    assert [row[2:4] for row in cells] == [[str(before[one.key].value), str(one.value)] for one in counted]
    begun_page = {title: one.value for title, one in year_numbers(office.store)}
    assert begun_page == {title: told[key].value for key, title in YEAR_NUMBERS}
    keys = ["lawsuits", "promises", "mediation_amount", "market_day_events"]
    proofs = write_evidence(office, told, keys, tmp_path / "佐证")
    for key, proof in zip(keys, proofs, strict=True):
        rows = openpyxl.load_workbook(tmp_path / "佐证" / proof.folder / "记录.xlsx").worksheets[0]
        listed = sum(isinstance(row[0].value, int) for row in rows.iter_rows())
        assert listed == len(told[key].records), key
