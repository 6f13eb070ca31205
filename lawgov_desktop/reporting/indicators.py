"""What may prove an assessment indicator: numbers and registers, and which of them fit its words."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lawgov_desktop.records.fields import Date
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.report.indicator import REGISTER
from lawgov_desktop.registers.terms import stands
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.report.answers import Answers, Said
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts, ids, in_year
from lawgov_desktop.storage.store import Store

KIND: Final = "indicator"

_NOT_PROOF: Final = frozenset(("settings", "report"))
"""Tabs whose registers prove nothing themselves."""
_NO_PROOF_KINDS: Final = frozenset(("person", "matter_list"))
_TERMS: Final = (("valid_from", "valid_to"), ("in_post_from", "in_post_to"), ("effective_on", "ended_on"))
_FRAME: Final = re.compile("台账|名册|记录|清单|卡片|意见$|^组织|^受理的|^制定的|^开展的|^已|[（(].*?[）)]")
"""Parts of a title that say nothing of what it is about."""
_ENOUGH: Final = 0.6
_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class SourceOffer:
    """A number (its key) or a whole register (``register:meeting``) that may prove an indicator."""

    key: str
    title: str
    group: str
    """数字 or 台账."""


def sources_offered(kinds: Mapping[str, RecordType]) -> list[SourceOffer]:
    """Every number of the report, then every register, in the order of the window."""
    offers = [SourceOffer(one.key, one.title, "数字") for one in FIGURES]
    offers += [
        SourceOffer(f"{REGISTER}{kind.key}", kind.title, "台账")
        for kind in kinds.values()
        if kind.tab not in _NOT_PROOF and kind.key not in _NO_PROOF_KINDS
    ]
    return offers


def proposed(indicator: Mapping[str, Any], offers: Sequence[SourceOffer]) -> list[SourceOffer]:
    """The sources whose names stand in the words of the indicator, the surest first; at most four.

    A name fits when most of its characters, two by two, stand there; rare pairs weigh more than common ones
    (行政 says little, 应诉 much).
    """
    said = "\n".join(str(indicator.get(name) or "") for name in ("title", "wanted_proof", "standard"))
    there = _pairs(said)
    often = Counter(pair for offer in offers for pair in _pairs(_core(offer.title)))
    found = []
    for place, offer in enumerate(offers):
        pairs = _pairs(_core(offer.title))
        weight = {pair: math.log((len(offers) + 1) / often[pair]) for pair in pairs}
        whole = sum(weight.values())
        score = sum(weight[pair] for pair in pairs & there) / whole if whole else 0.0
        if score >= _ENOUGH:
            found.append((-score, -len(pairs), place, offer))
    # A number and the register it is counted in may bear one name: the number says which records.
    named: dict[str, SourceOffer] = {}
    for *_, offer in sorted(found, key=lambda one: one[:3]):
        named.setdefault(_core(offer.title), offer)
    return list(named.values())[:_MOST]


def source_of(row: Mapping[str, Any], offers: Iterable[SourceOffer]) -> SourceOffer | None:
    """The offer a row of 佐证来源 means: by its key, else by its name."""
    every = list(offers)
    by_key = next((one for one in every if row.get("key") and one.key == row["key"]), None)
    return by_key or next((one for one in every if one.title == row.get("title")), None)


def told_of(store: Store, offer: SourceOffer, year: int, told: Answers) -> Said | None:
    """The number for the year, or the year's records of a register as if it were one; None for no number."""
    if not offer.key.startswith(REGISTER):
        return told.get(offer.key)
    kind = store.kinds[offer.key.removeprefix(REGISTER)]
    records = tuple(_records_of(store, kind, year))
    rule = f"{kind.title}里{year}年的记录" if _has_day(kind) else f"{kind.title}的记录"
    return Said(offer.key, kind.title, str(len(records)), rule, kind.key, records, len(records), "条")


def indicators_of(store: Store, year: int) -> list[Draft]:
    """The indicators of a year in the order of the county's list."""
    return list(drafts(store, ListQuery(KIND, order="id", conditions=(Condition("year", "is", year),))))


def _has_day(kind: RecordType) -> bool:
    return isinstance(kind.fields.get(kind.order.lstrip("-")), Date) or "year" in kind.fields


def _records_of(store: Store, kind: RecordType, year: int) -> list[str]:
    """The records of the year by the day or year a register is kept by; else what was in force at its end."""
    name = kind.order.lstrip("-")
    for begins, ends in _TERMS:
        if begins in kind.fields and ends in kind.fields:
            every = drafts(store, ListQuery(kind.key, order=kind.order))
            day = date(year, 12, 31)
            return [draft["uuid"] for draft in every if stands(draft, begins, ends, day)]
    if isinstance(kind.fields.get(name), Date):
        return ids(store, ListQuery(kind.key, order=name, conditions=in_year(name, year)))
    if "year" in kind.fields:
        return ids(store, ListQuery(kind.key, order="id", conditions=(Condition("year", "is", year),)))
    return ids(store, ListQuery(kind.key, order="id"))


def _core(title: str) -> str:
    return _FRAME.sub("", title) or title


def _pairs(text: str) -> set[str]:
    parts = re.findall(r"[㐀-鿿]+", text)
    return {part[place : place + 2] for part in parts for place in range(len(part) - 1)}
