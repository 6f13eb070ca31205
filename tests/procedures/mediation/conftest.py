"""A real book with one committee and two mediators, for what a clerk does with many records at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, open_office

TODAY = date(2025, 7, 15)

MakeCase = Callable[..., str]


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def committee(office: Office) -> str:
    return office.store.save(
        "committee",
        {"name": "样例村人民调解委员会", "kind": "village", "short_name": "样例", "village": "样例村",
         "valid_from": "2011-03-01"},
    ).uuid  # fmt: skip


@pytest.fixture
def mediator(office: Office, committee: str) -> str:
    post = {"committee": committee, "role": "director", "employment": "part_time", "valid_from": "2024-01-01"}
    return office.store.save("mediator", {"name": "赵调解", "posts": [post]}).uuid


@pytest.fixture
def make_case(office: Office, committee: str, mediator: str) -> MakeCase:
    """Saves a case that is sound, performed and closed; others as named; gives its uuid."""

    def make(first: str = "张三丰", second: str = "李小四", **fields: Any) -> str:
        draft = {
            "accepted_on": "2025-02-03",
            "committee": committee,
            "dispute_type": "neighbour",
            "source": "applied",
            "difficulty": "ordinary",
            "people_involved": 2,
            "consent": 1,
            "summary": "因院墙滴水发生争执",
            "parties": [{"name": first}, {"name": second}],
            "mediators": [{"mediator": mediator, "role": "chief"}],
            "sessions": [{"kind": "mediation", "held_on": "2025-02-10", "text": "双方同意修檐沟。"}],
            "result": "agreed",
            "result_on": "2025-02-10",
            "agreement_form": "written",
            "effective_on": "2025-02-10",
            "facts": "檐沟向院内滴水。",
            "terms": "一、修整檐沟。",
            "performance_way": "act",
            "performance_state": "performed",
            "performed_on": "2025-02-20",
            "follow_ups": [{"visited_on": "2025-03-01"}],
            "closed_on": "2025-03-10",
        }
        return office.store.save("mediation_case", draft | fields).uuid

    return make
