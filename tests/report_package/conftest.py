"""The practice book at the end of its year, with the report of that year in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, answers
from lawgov_desktop.reporting.report.writing import KIND, begun
from tests.practice_books import PracticeBooks

WHOLE = Period.year(2025)


@pytest.fixture
def practice(practice_books: PracticeBooks, tmp_path: Path) -> Iterator[Office]:
    with practice_books.opened(date(2025, 12, 31), tmp_path / "practice") as office:
        yield office


@pytest.fixture
def told(practice: Office) -> Answers:
    return answers(practice.store, WHOLE)


@pytest.fixture
def report(practice: Office, told: Answers) -> str:
    draft, _ = begun(practice.store, WHOLE, "rule", whose_report(practice.paper_context()), told)
    return practice.store.save(KIND, draft).uuid
