"""What was given to whom (N04): a number of one span told twice otherwise is found before it leaves."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, shown_now
from lawgov_desktop.reporting.statistics import Counted
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

KIND = "submission"

_MONEY: Final = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
_SAID: Final = re.compile(
    r"(?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:[.][0-9]+)?)(?P<tens>余|多)?(?P<unit>[%\u4e00-\u9fff]{0,3})"
)


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
    named = title or "、".join(one.table.title for one in counted)
    rows = [row for one in counted for row in numbers_of_table(one)]
    return submission_of_numbers(named, "table", counted[0].period, rows, given_to=given_to, on=on, by=by)


def submission_of_numbers(
    title: str, kind: str, period: Period, numbers: Sequence[Draft], *, given_to: str, on: date, by: str = ""
) -> Draft:
    """The record of numbers that leave together; ``kind`` as 方式 has it (table, form, told …)."""
    return {
        "title": title,
        "kind": kind,
        "given_to": given_to,
        "given_on": on.isoformat(),
        "period_from": period.first.isoformat(),
        "period_to": period.last.isoformat(),
        "given_by": by or None,
        "numbers": list(numbers),
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
            if key in own and key not in found and not _is_same(row, own[key]):
                found[key] = Contradiction(
                    key, own[key].get("title") or key, _with_unit(own[key], row), _with_unit(row, own[key]),
                    other.get("given_to") or "", other.get("given_on") or "",
                )  # fmt: skip
    return list(found.values())


def moved_since_given(draft: Mapping[str, Any], told: Answers) -> list[Contradiction]:
    """Numbers of a submission that the registers say otherwise today, late entries for instance."""
    now = shown_now(told)
    found = []
    for row in draft.get("numbers") or ():
        key = row.get("key")
        if key not in now:
            continue
        today = {"value": now[key], "unit": told[key].unit if key in told else ""}
        if not _is_same(today, row):
            found.append(
                Contradiction(
                    key, row.get("title") or key, _with_unit(today, row), _with_unit(row, today),
                    draft.get("given_to") or "", draft.get("given_on") or "",
                )
            )  # fmt: skip
    return found


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


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it was given: 1,234.50 · 5件 · 40余 · 12.35万元."""

    value: Decimal
    tens: bool
    """Said by its tens only: 40余."""
    unit: str

    @property
    def yuan(self) -> int | None:
        """How many 元 the unit of money is; None for other units."""
        return _MONEY.get(self.unit)

    @property
    def amount(self) -> Decimal:
        return self.value * (self.yuan or 1)

    @property
    def blurred(self) -> Decimal:
        """How far from it the amount may have been before it was rounded.

        Sums in 万元 are rounded to two decimals at least, whatever zeros were left out; 元 are exact.
        """
        factor = self.yuan or 1
        exponent = self.value.as_tuple().exponent
        decimals = max(2, -exponent if isinstance(exponent, int) else 0)
        return Decimal(factor).scaleb(-decimals) / 2 if factor > 1 else Decimal(0)


def _is_same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Do two rows say one number?

    5 and 5.00件 do; so do 12.35万元 and 123,456.00元, of which the coarser was rounded, and 46 and 40余.
    """
    first, second = _number(one), _number(other)
    if first is None or second is None:
        return _text(one) == _text(other)
    if first.tens != second.tens:
        rough, exact = (first, second) if first.tens else (second, first)
        return rough.value < exact.value < rough.value + 10
    return abs(first.amount - second.amount) <= max(first.blurred, second.blurred)


def _number(row: Mapping[str, Any]) -> _Number | None:
    """The number of a row, its unit from behind the number or beside it; None for words."""
    found = _SAID.fullmatch(_text(row))
    if found is None:
        return None
    unit = found["unit"] or str(row.get("unit") or "").strip()
    return _Number(Decimal(found["number"].replace(",", "")), bool(found["tens"]), unit)


def _text(row: Mapping[str, Any]) -> str:
    """What was typed, in plain digits and signs, without spaces."""
    return "".join(unicodedata.normalize("NFKC", str(row.get("value") or "")).split())


def _with_unit(row: Mapping[str, Any], other: Mapping[str, Any]) -> str:
    """The value as it was said; with its unit where the other was said in another unit of money."""
    value = str(row.get("value") or "")
    units = [number.yuan if (number := _number(one)) else None for one in (row, other)]
    unit = str(row.get("unit") or "")
    return value if units[0] == units[1] or (unit and value.endswith(unit)) else f"{value}{unit}"
