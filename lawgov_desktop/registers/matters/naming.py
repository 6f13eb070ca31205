"""How much the names of two matters are alike, and which fields tell that a matter was changed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from lawgov_desktop.records.text import match_key

OWN: Final = (
    "own_office",
    "own_responsible",
    "handled",
    "trained",
    "remarks",
    "attachments",
)
"""What the township itself writes beside a matter; no list of the county takes it away (feature D04)."""

CARRIED: Final = (*OWN, "taken_over")
"""What goes over to the same matter of a new version: also whether it was taken over."""

REVIEW: Final = ("review_state", "review_reason", "review_asked_on")
"""Goes over as well while the review is open."""

COMPARED: Final = (
    "code",
    "name",
    "sub_name",
    "matter_type",
    "basis",
    "office",
    "undertaking_office",
    "level",
    "list_kind",
    "authority",
    "duty",
    "region",
    "parent_office",
    "upper_office",
    "target",
    "conditions",
    "materials",
    "legal_term",
    "promised_term",
    "fee",
    "intermediary",
    "responsible",
    "responsibilities",
    "responsibility_basis",
    "accountable",
    "accountability",
    "remedy",
    "disclosure",
    "disclosed",
    "phone",
)
"""What two versions of a list are compared by; 序号, dates, 录入人 and the township's own columns are not."""

_NO_WORD: Final = re.compile(r"[\W_]+")
_BEFORE: Final = re.compile(r"^对(?:在)?")
_AFTER: Final = re.compile(
    r"(?:行为)?(?:情况)?的?(?:行政)?(?:处罚|许可|审批|强制|检查|确认|给付|奖励|裁决|征收|备案|登记)$"
)


def said(draft: Mapping[str, Any], field: str) -> str:
    """A value as it is compared: width, spaces and the shape of brackets put aside."""
    value = draft.get(field)
    return "" if value is None else match_key(str(value))


def loose(name: object) -> str:
    """A name without marks and spaces: what differs in these only is not renamed."""
    return _NO_WORD.sub("", match_key(str(name or "")))


def full_name(draft: Mapping[str, Any]) -> str | None:
    """Matter and sub-matter in one line: 设立技工学校审批／设立普通技工学校审批."""
    name, sub = draft.get("name"), draft.get("sub_name")
    return f"{name}／{sub}" if name and sub and sub != name else name


def name_of(draft: Mapping[str, Any]) -> str:
    """The name by which a matter is known again: with its sub-matter, without marks."""
    return loose(draft.get("full_name") or full_name(draft))


def core(name: str) -> str:
    """The part of a name that tells matters apart: 对在公园擅自设摊的行政处罚 → 公园擅自设摊."""
    inner = _AFTER.sub("", _BEFORE.sub("", name))
    return inner if len(inner) >= 2 else name
