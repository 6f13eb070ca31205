"""The practice book's 排查, 移送, 行政调解, 以案定补 and 预印文书, and what they add to its cases."""

from __future__ import annotations

from lawgov_desktop.practice import mediation_cases_more, mediation_forms, mediation_paid, mediation_screened
from lawgov_desktop.practice.year import PracticeYear


def write(year: PracticeYear) -> None:
    """Write the rest of the drawer; the cases, committees and mediators stand already."""
    cases = mediation_cases_more.read_cases(year)
    mediation_cases_more.write(year, cases)
    mediation_forms.write(year, cases)
    mediation_screened.write(year, cases)
    mediation_paid.write(year)
