"""Sheets of the yearly report: sources of its numbers, two years side by side, what each number means."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import KIND, begun
from lawgov_desktop.sheets import SheetAsked, sheet_of
from tests.documents.pdf_reading import page_texts

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
WHOLE = Period.year(2025)


def printed(office: Office, name: str, asked: SheetAsked, folder: Path) -> str:
    document = sheet_of(name).document(office, asked)
    return "".join(page_texts(write_document(office, document, folder / f"{name}.pdf").path)).replace(
        "\n", ""
    )


def test_sources_name_every_number_of_the_report(practice: Office, tmp_path: Path) -> None:
    told = answers(practice.store, WHOLE)
    draft, _ = begun(practice.store, WHOLE, "rule", whose_report(practice.paper_context()), told)
    uuid = practice.store.save(KIND, draft).uuid
    text = printed(practice, "report_sources", SheetAsked(records=(uuid,)), tmp_path)
    assert "行政应诉案件" in text
    assert f"{told['lawsuits'].shown}件" in text
    assert "收到日期在报告期内" in text


def test_a_report_without_ties_has_no_sources(practice: Office, tmp_path: Path) -> None:
    uuid = practice.store.save(KIND, {"title": "旧报告", "year": 2020, "body": "办理行政应诉案件5件。"}).uuid
    with pytest.raises(UserError, match="没有连着台账的数字"):
        printed(practice, "report_sources", SheetAsked(records=(uuid,)), tmp_path)


def test_two_years_stand_side_by_side_with_their_change(practice: Office, tmp_path: Path) -> None:
    table = sheet_of("year_on_year").document(practice, SheetAsked(*YEAR)).blocks[1]
    rows = {str(row.cells[1]): [str(cell) for cell in row.cells[2:6]] for row in table.rows[1:]}  # type: ignore[union-attr]
    now, before = answers(practice.store, WHOLE), answers(practice.store, Period.year(2024))
    for key in ("lawsuits", "mediation_cases", "market_day_events", "committees"):
        new, old = now[key].value or 0, before[key].value or 0
        said = rows[f"{now[key].title}（{now[key].unit}）"]
        assert said[:3] == [str(old), str(new), f"{new - old:+d}" if new != old else "0"], key
        assert said[3] == (f"{(new - old) / old:+.1%}" if old else "—")


def test_the_dictionary_says_how_every_number_is_counted(practice: Office, tmp_path: Path) -> None:
    text = printed(practice, "figure_dictionary", SheetAsked(*YEAR), tmp_path)
    assert "口径词典" in text
    assert "同时进企业和学校的算一场" in text
