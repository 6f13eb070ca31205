"""The practice book's invented records of one drawer: mediation_rest."""

from __future__ import annotations

from lawgov_desktop.practice.year import PracticeYear


def write(year: PracticeYear) -> None:
    """Write the drawer's records of the practice year."""
