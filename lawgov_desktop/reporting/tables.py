"""Every statutory table there is, in the order of the office's drawers, and every figure there is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.reporting.activity_tables import PUBLICITY, TRAINING
from lawgov_desktop.reporting.dispute_tables import ADMIN_MEDIATION, LAWSUITS, RECONSIDERATIONS
from lawgov_desktop.reporting.figures import Figure
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.mediation_table import MEDIATION_CASES
from lawgov_desktop.reporting.organisation_table import MEDIATION_ORGANISATION
from lawgov_desktop.reporting.statistics import StatTable

TABLES: Final = (
    MEDIATION_CASES,
    MEDIATION_ORGANISATION,
    ADMIN_MEDIATION,
    PUBLICITY,
    TRAINING,
    LAWSUITS,
    RECONSIDERATIONS,
)


def table_of(key: str) -> StatTable:
    """The table of that name; UserError names those there are."""
    for table in TABLES:
        if table.key == key:
            return table
    known = "、".join(f"{table.key}（{table.title}）" for table in TABLES)
    raise UserError(f"没有叫“{key}”的统计表。", todo=f"可用的有：{known}。")


def every_figure() -> Iterator[Figure]:
    """The figures of the report, then those of the statutory tables that are not among them."""
    own = {figure.key for figure in FIGURES}
    yield from FIGURES
    for table in TABLES:
        yield from (column.figure for column in table.columns if column.key not in own)
