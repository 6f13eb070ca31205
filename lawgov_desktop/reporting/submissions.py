"""What was given to whom (N04): a number of one span told twice otherwise is found before it leaves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, shown_now
from lawgov_desktop.reporting.statistics import Counted
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

KIND = "submission"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A number that was given otherwise before: to whom, when, and both values."""

    key: str
    title: str
    value: str
    before: str
    given_to: str
    given_on: str

    def __str__(self) -> str:
        when = f"{self.given_on} " if self.given_on else ""
        whom = f"报给{self.given_to}的" if self.given_to else "报过的"
        return f"{self.title}：这次是 {self.value}，{when}{whom}是 {self.before}"


def numbers_of_table(counted: Counted) -> list[Draft]:
    """The totals of a statutory table as rows of a submission; money in 元."""
    rows = []
    for column in counted.table.columns:
        value = counted.total.values[column.key]
        shown = f"{value / 100:.2f}" if column.kind == "money" else str(value)
        title = f"{column.group}·{column.label}" if column.group else column.label
        rows.append({"key": column.key, "title": title, "value": shown, "unit": column.figure.unit})
    return rows


def submission_of(
    counted: Sequence[Counted], *, given_to: str, on: date, by: str = "", title: str = ""
) -> Draft:
    """The record of tables that are handed in together; all of one span."""
    period = counted[0].period
    named = title or "、".join(one.table.title for one in counted)
    return {
        "title": named,
        "kind": "table",
        "given_to": given_to,
        "given_on": on.isoformat(),
        "period_from": period.first.isoformat(),
        "period_to": period.last.isoformat(),
        "given_by": by or None,
        "numbers": [row for one in counted for row in numbers_of_table(one)],
    }


def contradictions(store: Store, draft: Mapping[str, Any]) -> list[Contradiction]:
    """Numbers of this submission that an earlier one gave otherwise for the same span; the newest of each."""
    own = {row["key"]: row for row in draft.get("numbers") or () if row.get("key")}
    found: dict[str, Contradiction] = {}
    if not own:
        return []
    for other in drafts(store, ListQuery(KIND, order="-given_on")):
        if other["uuid"] == draft.get("uuid") or _span(other) != _span(draft):
            continue
        for row in other.get("numbers") or ():
            key = row.get("key")
            if key in own and key not in found and _plain(row.get("value")) != _plain(own[key].get("value")):
                found[key] = Contradiction(
                    key, own[key].get("title") or key, own[key].get("value") or "", row.get("value") or "",
                    other.get("given_to") or "", other.get("given_on") or "",
                )  # fmt: skip
    return list(found.values())


def moved_since_given(draft: Mapping[str, Any], told: Answers) -> list[Contradiction]:
    """Numbers of a submission that the registers say otherwise today, late entries for instance."""
    now = shown_now(told)
    return [
        Contradiction(
            row["key"], row.get("title") or row["key"], now[row["key"]], row.get("value") or "",
            draft.get("given_to") or "", draft.get("given_on") or "",
        )
        for row in draft.get("numbers") or ()
        if row.get("key") in now and _plain(now[row["key"]]) != _plain(row.get("value"))
    ]  # fmt: skip


def told_twice(store: Store) -> Iterable[tuple[Draft, Contradiction]]:
    """Every submission with what an earlier one of the same span had otherwise."""
    for draft in drafts(store, ListQuery(KIND, order="-given_on")):
        for one in contradictions(store, draft):
            if one.given_on <= (draft.get("given_on") or "9"):
                yield draft, one


def span_of(draft: Mapping[str, Any]) -> Period | None:
    """The span a submission is about, when it says both days."""
    begins, ends = _span(draft)
    if len(begins) != 10 or len(ends) != 10:
        return None
    return Period(date.fromisoformat(begins), date.fromisoformat(ends))


def _span(draft: Mapping[str, Any]) -> tuple[str, str]:
    return draft.get("period_from") or "", draft.get("period_to") or ""


def _plain(value: object) -> str:
    """5, 5.00 and "5 " are one number."""
    text = str(value or "").replace(",", "").strip()
    return text.rstrip("0").rstrip(".") if "." in text else text
