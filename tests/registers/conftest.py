"""Names as the shipped code lists give them, and the drafts the tests of the registers begin with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from tests.registers.shipped_names import ShippedNames, shipped_lists


@pytest.fixture
def names(root: Path) -> ShippedNames:
    return ShippedNames(
        shipped_lists(root),
        {
            ("committee", "c1"): {"name": "样例镇河东村人民调解委员会", "short_name": "河东"},
            ("committee", "c2"): {"name": "样例镇河西村人民调解委员会"},
            ("mediator", "m1"): {"name": "赵调解"},
        },
    )


@pytest.fixture
def five_fields() -> Draft:
    """All that a new case must have (M01)."""
    return {
        "accepted_on": "2025-03-05",
        "committee": "c1",
        "dispute_type": "neighbour",
        "summary": "院墙滴水",
        "parties": [{"name": "张䶮"}, {"name": "李𠅤㛃"}],
    }


@pytest.fixture
def settled(names: ShippedNames) -> Draft:
    """The sample case: a written agreement of 10 March 2025, effective the same day."""
    assert MEDIATION_CASE.sample
    case = MEDIATION_CASE.sample({"committee": "c1", "mediator": "m1"}.get)
    return {**case, **MEDIATION_CASE.derive(case, names)}


@pytest.fixture
def context(names: ShippedNames) -> PaperContext:
    return PaperContext(names, lambda kind, uuid: None, "样例镇司法所", date(2025, 4, 1))


@pytest.fixture(scope="session")
def fonts(root: Path) -> FontBook:
    return FontBook([], root / "resources" / "fonts")


@pytest.fixture
def what(names: ShippedNames) -> Callable[[Draft], set[str]]:
    """The fields a case is doubted in, after derivation."""

    def doubted(case: Draft) -> set[str]:
        whole = {**case, **{k: v for k, v in MEDIATION_CASE.derive(case, names).items() if not case.get(k)}}
        return {p.field for p in MEDIATION_CASE.rules(whole, names) if p.level == "doubt"}

    return doubted
