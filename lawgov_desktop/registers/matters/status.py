"""What a township does with a matter on a day: taken over, entrusted, empowered, recalled (feature D05)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from lawgov_desktop.records import dates

BY_LIST_KIND: Final[Mapping[str, str]] = {
    "devolved": "taken",
    "empowered": "empowered",
    "entrusted": "entrusted",
    "basic": "taken",
    "assisting": "assisting",
    "recalled": "recalled",
    "moved_out": "recalled",
}
"""The list a matter stands in (code of ``matter_list_kind``) → its status, where none was written down."""

GONE: Final = "recalled"


def statuses_in_order(draft: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The status rows by their first day; those without one come first."""
    rows: Sequence[Mapping[str, Any]] = draft.get("statuses") or []
    return sorted((row for row in rows if row.get("state")), key=lambda row: row.get("since") or "")


def state_of(draft: Mapping[str, Any]) -> str | None:
    """The status that was written down last, else what the list says; a code of ``matter_state``."""
    rows = statuses_in_order(draft)
    return str(rows[-1]["state"]) if rows else _by_list(draft)


def state_on(draft: Mapping[str, Any], day: date) -> str | None:
    """The status on a day: of the row that had begun and not ended; else what the list says."""
    current = None
    for row in statuses_in_order(draft):
        since, until = dates.first_day(row.get("since")), dates.last_day(row.get("until"))
        if (since is None or since <= day) and (until is None or until >= day):
            current = str(row["state"])
    return current or _by_list(draft)


def _by_list(draft: Mapping[str, Any]) -> str | None:
    state = BY_LIST_KIND.get(str(draft.get("list_kind") or ""))
    return "waiting" if state == "taken" and draft.get("taken_over") == 0 else state
