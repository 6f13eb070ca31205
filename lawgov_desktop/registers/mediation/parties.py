"""The parties of a case: what their ID tells, how a card fills them, and when two are the same person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lawgov_desktop.records import dates, identity
from lawgov_desktop.records.names import name_doubts, name_key
from lawgov_desktop.records.record_type import Draft, Problem
from lawgov_desktop.records.text import match_key
from lawgov_desktop.registers.mediation.person import from_id, id_contradictions

ORGANISATIONS = frozenset(("legal_person", "other_organisation"))

_FROM_CARD = ("name", "sex", "birth", "id_no", "ethnic_group", "phone", "village", "address", "occupation")
# 和 parts nobody: it is a surname. 与 and 诉 stand between the two sides of a case in old lists.
_BETWEEN = re.compile(r"\s*(?:[、,，;；/／\n]|与|诉|(?<=\S)\s+[vV][sS]\.?\s+(?=\S)|—{1,2})\s*")


ALIKE: tuple[tuple[str, ...], ...] = (
    ("id_no",),
    ("org_code",),
    ("name", "village"),
    ("name", "phone"),
    ("name", "address"),
)
"""Sets of columns by which other cases of a party are looked up, the surest first (M20); a set counts only
when the party fills it. :func:`same_person` then tells, because equal names may still have different IDs."""
REPEAT_MONTHS = 12
"""How far back another case of the same party is worth a notice (M20)."""


def is_organisation(party: Mapping[str, Any]) -> bool:
    return party.get("party_kind") in ORGANISATIONS


def from_person(card: Draft, uuid: str) -> Draft:
    """A party filled from a person card (M03); its own values may be written over."""
    return {"person": uuid, "party_kind": "person"} | {
        name: card[name] for name in _FROM_CARD if card.get(name) is not None
    }


def completed(party: Draft, accepted_on: date | None) -> Draft:
    """The party with what follows from its ID: sex, birthday, and age on the day of acceptance (周岁).

    Only empty fields are filled; what was written stands, and is doubted by :func:`problems` if it differs.
    """
    full = {**from_id(party.get("id_no")), **{k: v for k, v in party.items() if v is not None}}
    if full.get("age") is None and full.get("birth") and accepted_on:
        full["age"] = identity.age_on(full["birth"], accepted_on)
    return {**party, **full}


def parted(names: str | None) -> list[str]:
    """The names in one cell of an old list: 张三、李四 · 张三与李四 · 张三 诉 李四."""
    return [name for name in _BETWEEN.split(names or "") if name]


def joined(rows: Sequence[Mapping[str, Any]]) -> str | None:
    """张三、李四; None without a name."""
    return "、".join(row["name"] for row in rows if row.get("name")) or None


def of_side(parties: Sequence[Draft], side: str) -> list[Draft]:
    """The parties of one side; where no side was written, the first party applied and the others answer."""
    if any(party.get("side") for party in parties):
        return [party for party in parties if party.get("side") == side]
    if side == "applicant":
        return list(parties[:1])
    return list(parties[1:]) if side == "respondent" else []


def same_person(a: Mapping[str, Any], b: Mapping[str, Any]) -> bool:
    """Whether two parties are one person or organisation, for the repeat-party notice (M20).

    The same ID or credit code says yes, two different ones say no; without them the same name decides
    together with the same village, telephone or address.
    """
    for number in ("id_no", "org_code"):
        first, second = match_key(a.get(number) or ""), match_key(b.get(number) or "")
        if first and second:
            return first == second
    if not a.get("name") or name_key(a["name"]) != name_key(b.get("name") or ""):
        return False
    beside_name = (names[1] for names in ALIKE if names[0] == "name")
    return any(
        a.get(name) and match_key(str(a[name])) == match_key(str(b.get(name) or "")) for name in beside_name
    )


def problems(parties: Sequence[Draft]) -> Iterator[Problem]:
    """Doubts about the parties; paths count from 1."""
    for number, party in enumerate(parties, start=1):
        path = f"parties.{number}"
        if not is_organisation(party):
            for doubt in name_doubts(party.get("name") or ""):
                yield Problem(f"{path}.name", "doubt", doubt.what, doubt.why, doubt.todo)
            for name, what in id_contradictions(party):
                yield Problem(f"{path}.{name}", "doubt", what, "", "请对照身份证核对")
        for earlier, other in enumerate(parties[: number - 1], start=1):
            if same_person(party, other):
                yield Problem(
                    f"{path}.name", "doubt", f"和第 {earlier} 个当事人像是同一个人", "", "请核对是否重复登记"
                )


def accepted_day(draft: Mapping[str, Any]) -> date | None:
    return dates.as_day(draft.get("accepted_on"))
