"""The practice book's 排查, 移送, 行政调解 and 以案定补, and what they add to the cases of the year."""

from __future__ import annotations

from lawgov_desktop.practice import mediation_cases_more, mediation_paid, mediation_screened
from lawgov_desktop.practice.year import PracticeYear


def write(year: PracticeYear) -> None:
    """Write the rest of the drawer; the cases, committees and mediators stand already."""
    cases = mediation_cases_more.read_cases(year)
    mediation_cases_more.write(year, cases)
    mediation_screened.write(year, cases)
    mediation_paid.write(year)
