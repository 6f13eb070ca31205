"""Forms that mislead: what is filled is right, what is doubtful stays open, formulas stay whole."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.period_words import period_of_heading, speaks_of_another_span
from lawgov_desktop.form_assistant.plan import FormPlan, plan_form
from lawgov_desktop.form_assistant.writing import write_form
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from tests.form_assistant.conftest import TODAY, Plan
from tests.form_assistant.forms import rule, sheet, title


def filled(plan: FormPlan) -> dict[str, str]:
    return {cell.place: cell.figure for cell in plan.cells if cell.state == "filled"}


def monthly(path: Path) -> Path:
    """A month's form: marks of footnotes, its number beside that of the year so far and of all years."""
    book, page = sheet()
    title(page, "人民调解工作月报表", "E")
    page["A2"] = "2025年8月"
    rows = [
        ("指标名称", "计量单位", "本月", "1-本月累计", "历年累计"),
        ("一、人民调解受理案件数①", "件", None, None, None),
        ("   其中：婚姻家庭纠纷*", "件", None, None, None),
        ("二、调解成功数（注2）", "件", None, None, None),
    ]
    for number, row in enumerate(rows, start=3):
        for column, text in enumerate(row, start=1):
            page.cell(number, column, text)
    page["A7"] = "注：①指调委会受理的。"
    rule(page, "A3:E6")
    book.save(path)
    return path


def totals(path: Path) -> Path:
    """A total of different things, a column without a heading, an array of formulas."""
    book, page = sheet()
    title(page, "2025年行政应诉等工作统计表", "C")
    for number, text in enumerate(("行政应诉案件", "行政复议案件", "合计", "人民调解案件"), start=2):
        page[f"A{number}"] = text
    rule(page, "A2:C5")
    book.save(path)
    return path


def arrays(path: Path) -> Path:
    book, page = sheet()
    title(page, "2025年工作统计表", "D")
    for number, text in enumerate(("行政应诉案件", "行政复议案件", "行政调解案件"), start=2):
        page[f"A{number}"] = text
    page["B2"] = ArrayFormula("B2:B3", "=D2:D3")
    rule(page, "A2:B4")
    book.save(path)
    return path


def in_words(path: Path) -> Path:
    book, page = sheet()
    title(page, "2025年度调解工作小结", "B")
    page["A2"] = "共受理纠纷____件，成功____件"
    page["A3"], page["B3"] = "行政应诉", "（　）件"
    page["A4"] = "填报日期：　　年　　月　　日"
    rule(page, "A2:B3")
    book.save(path)
    return path


def test_marks_of_footnotes_are_no_part_of_a_label_and_each_column_has_its_span(plan: Plan) -> None:
    made = plan(monthly)
    assert set(filled(made)) == {f"{column}{row}" for column in "CD" for row in (4, 5, 6)}
    so_far = made.cell("D4")
    assert so_far is not None
    assert so_far.meaning.period == Period(date(2025, 1, 1), date(2025, 8, 31))
    ever = made.cell("E4")
    assert ever is not None
    assert (ever.state, ever.value) == ("left", "")
    assert "从哪一天算起" in ever.why


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("上月", (2025, 7, 1), (2025, 7, 31)), ("上季度", (2025, 4, 1), (2025, 6, 30)),
        ("1—本月", (2025, 1, 1), (2025, 8, 31)), ("1至本月累计数", (2025, 1, 1), (2025, 8, 31)),
    ],
)  # fmt: skip
def test_spans_that_count_from_this_month(
    said: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert period_of_heading(said, Period.month(2025, 8), TODAY) == Period(date(*first), date(*last))
    january = period_of_heading("上月", Period.month(2025, 1), TODAY)
    assert january == Period.month(2024, 12)
    assert not speaks_of_another_span(said)
    assert speaks_of_another_span("自成立以来")


def test_a_total_of_different_things_and_a_column_without_a_heading_stay_open(plan: Plan) -> None:
    made = plan(totals)
    assert filled(made) == {"B2": "lawsuits", "B3": "reconsiderations", "B5": "mediation_cases"}
    assert not {cell.place for cell in made.cells} & {"C2", "C3", "C4", "C5"}


def test_a_range_that_one_formula_fills_is_not_written_into(
    read_only: Office, plan: Plan, tmp_path: Path
) -> None:
    made = plan(arrays)
    assert list(filled(made)) == ["B4"]
    written = write_form(made, tmp_path / "out.xlsx")
    page = openpyxl.load_workbook(written.path).worksheets[0]
    assert page["B2"].value.ref == "B2:B3"
    assert page["B3"].value is None
    again = plan_form(read_only, open_form(written.path))
    assert [cell.state for cell in again.cells] == ["stands"]


def test_blanks_inside_of_sentences_are_told_and_left(plan: Plan) -> None:
    made = plan(in_words)
    assert filled(made) == {}
    assert "有 2 格的空在文字中间（A2、B3），请自己填。" in made.notes
