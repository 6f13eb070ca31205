"""The numbers of the year so far on the start page: figures of the report and no other counts (H01)."""

from __future__ import annotations

from datetime import date
from typing import Final

from lawgov_desktop.reporting.figures import Answered, Figure, answer
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.store import Store

YEAR_NUMBERS: Final = (
    ("mediation_cases", "受理人民调解"),
    ("mediation_agreed", "达成协议"),
    ("administrative_mediation", "受理行政调解"),
    ("publicity_events", "普法活动"),
    ("market_day_events", "赶集日宣传"),
    ("law_studies", "组织学法"),
    ("lawsuits", "行政应诉"),
    ("officers", "持证执法人员"),
)
"""(key of the figure, its short name on the start page)."""


def year_so_far(today: date) -> Period:
    """From New Year's Day to today."""
    return Period.year(today.year, as_of=today)


def figure_named(key: str) -> Figure:
    """A figure of the report or of a statutory table. KeyError where there is none of that name."""
    # The names stand on the start page before anybody counts: it opens without the figures.
    from lawgov_desktop.reporting.tables import every_figure

    for figure in every_figure():
        if figure.key == key:
            return figure
    raise KeyError(key)


def year_numbers(store: Store) -> list[tuple[str, Answered]]:
    """(short name, what the figure answers for the year so far), in the order of :data:`YEAR_NUMBERS`."""
    period = year_so_far(store.today())
    asked = [(title, figure_named(key)) for key, title in YEAR_NUMBERS]
    return [(title, answer(store, figure, period)) for title, figure in asked if figure.kind in store.kinds]
