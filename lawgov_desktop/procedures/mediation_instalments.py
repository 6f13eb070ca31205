"""分期未履行: what of all agreements should have been paid by now and was not (M10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records import dates
from lawgov_desktop.registers.mediation import instalments
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class LateInstalment:
    """One payment past its day; amounts in 分."""

    case: str
    number: str
    party_names: str
    committee: str
    instalment: int
    of: int
    due: str
    amount: int
    left: int
    days_late: int


def late_instalments(store: Store, day: date) -> tuple[LateInstalment, ...]:
    """Every unpaid instalment due before ``day``, the oldest first. Void and performed cases have none."""
    found = []
    query = ListQuery("mediation_case", view="instalment_late")
    for case in drafts(store, query):
        rows = case.get("instalments") or []
        for number, row in instalments.overdue(rows, day):
            last = dates.last_day(row["due"]) or day
            found.append(
                LateInstalment(
                    case["uuid"],
                    case.get("number") or "",
                    case.get("party_names") or "",
                    store.names.title("committee", case.get("committee") or ""),
                    number,
                    len(rows),
                    row["due"],
                    row.get("amount") or 0,
                    instalments.left_of(row),
                    (day - last).days,
                )
            )
    return tuple(sorted(found, key=lambda one: (one.due, one.number)))
