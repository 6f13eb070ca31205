"""Which records of a register belong to a span."""

from __future__ import annotations

from lawgov_desktop.printing import register_query, term_fields
from lawgov_desktop.records.fields import Date
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.listing import Condition, ListQuery


def rows_of(kind: RecordType, period: Period | None) -> tuple[ListQuery, int | None]:
    """The records that belong into a form about ``period``, and the year registers of terms are asked for.

    A record belongs by the date its register is ordered by; one without any such date is there in any span.
    """
    if period is None:
        return register_query(kind), None
    if term_fields(kind):
        return register_query(kind), period.last.year
    name = kind.order.lstrip("-")
    if not isinstance(kind.fields.get(name), Date):
        return register_query(kind), None
    within = Condition(name, "from", period.begins), Condition(name, "to", period.ends)
    return ListQuery(kind.key, order=kind.order, conditions=within), None
