"""The practice book at the end of its year, with the report of that year in it."""

from __future__ import annotations

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, answers
from lawgov_desktop.reporting.report.writing import KIND, begun

WHOLE = Period.year(2025)


@pytest.fixture
def practice(own_practice: Office) -> Office:
    return own_practice


@pytest.fixture
def told(practice: Office) -> Answers:
    return answers(practice.store, WHOLE)


@pytest.fixture
def report(practice: Office, told: Answers) -> str:
    draft, _ = begun(practice.store, WHOLE, "rule", whose_report(practice.paper_context()), told)
    return practice.store.save(KIND, draft).uuid
