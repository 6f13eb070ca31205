"""The practice book's lawsuits, reconsideration cases, suggestion and handovers: who appears in them."""

from __future__ import annotations

from lawgov_desktop.practice import lawsuits, reconsiderations
from lawgov_desktop.practice.lawsuits import Cast
from lawgov_desktop.practice.year import PracticeYear


def write(year: PracticeYear) -> None:
    """Write the drawer: five lawsuits received in the year (four disputes), all closed by its end."""
    names = (year.people.anyone(village, youngest=32, oldest=56).name for village in year.villages[:6])
    cast = Cast(*names)
    upheld = reconsiderations.write(year, cast)
    lawsuits.write(year, cast, upheld)
    reconsiderations.write_handovers(year, cast)
