"""A real book with two versions of an invented list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, open_office

TODAY = date(2025, 6, 30)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    opened.rename("样例镇司法所")
    yield opened
    opened.close()


@dataclass
class TwoVersions:
    """The uuids of two versions, and of their matters by name."""

    old: str
    new: str
    olds: dict[str, str] = field(default_factory=dict)
    news: dict[str, str] = field(default_factory=dict)


AddMatter = Callable[..., str]


@pytest.fixture
def add_matter(office: Office) -> AddMatter:
    """Saves a matter of a list; its uuid."""

    def add(version: str, name: str, **fields: Any) -> str:
        draft = {"list": version, "name": name, "matter_type": "penalty", "list_kind": "devolved"}
        return office.store.save("matter", draft | fields).uuid

    return add


@pytest.fixture
def versions(office: Office, add_matter: AddMatter) -> TwoVersions:
    """Old: 甲乙丙丁戊. New: 甲 as it was, 乙 changed, 丙 renamed, 丁 gone, 戊 gone, 己 added."""
    old = office.store.save(
        "matter_list",
        {"title": "样例镇承接事项清单（2023年版）", "kind": "devolved", "effective_on": "2023-05-01"},
    ).uuid
    new = office.store.save(
        "matter_list",
        {"title": "样例镇承接事项清单（2025年版）", "kind": "devolved", "effective_on": "2025-03-01"},
    ).uuid
    both = TwoVersions(old, new)
    basis = "《中华人民共和国样例法》第三条"
    for position, (key, name) in enumerate(
        (
            ("甲", "对在集市擅自设摊的行政处罚"),
            ("乙", "对在河道倾倒垃圾的行政处罚"),
            ("丙", "对农村自建房未按图纸施工的行政处罚"),
            ("丁", "对露天焚烧秸秆的行政处罚"),
            ("戊", "对损坏公园设施的行政处罚"),
        ),
        start=1,
    ):
        both.olds[key] = add_matter(
            old, name, position=position, basis=basis, own_office="综合行政执法队",
            own_responsible=f"责任人{key}", handled=str(position), trained="2024年5月",
            remarks=f"本镇备注{key}", taken_over=1, valid_from="2023-05-01",
        )  # fmt: skip
    both.news["甲"] = add_matter(new, "对在集市擅自设摊的行政处罚", position=1, basis=basis)
    both.news["乙"] = add_matter(new, "对在河道倾倒垃圾的行政处罚", position=2, basis="《样例条例》第九条")
    both.news["丙"] = add_matter(new, "对农村自建住房未按照图纸施工的行政处罚", position=3, basis=basis)
    both.news["己"] = add_matter(new, "对擅自采伐古树的行政处罚", position=4, basis=basis)
    return both
