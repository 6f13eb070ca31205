"""The practice book's drawer 事项清单: two versions of the list, a year of proofs, promises and checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.practice.book import make_practice_book
from lawgov_desktop.procedures.matters_as_at import matters_as_at
from lawgov_desktop.procedures.matters_versions import compare_versions, count_bridge, version_named
from lawgov_desktop.storage.listing import ListQuery, count, drafts


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    made = make_practice_book(tmp_path_factory.mktemp("practice") / "p.lawgov", today=date(2025, 12, 31))
    yield made
    made.close()


def test_298_and_12_less_4_are_306(office: Office) -> None:
    new = version_named(office.store, "2025年版")
    bridge = count_bridge(office.store, new)
    assert str(bridge) == "旧版 298 + 新增 12 − 取消 1 − 收回 1 − 划出 2 = 306"
    assert bridge.holds
    assert bridge.stated == 306


@pytest.mark.parametrize(
    "day, total",
    [("2024-04-30", 0), ("2024-05-01", 298), ("2025-02-28", 298), ("2025-03-01", 306), ("2025-12-31", 306)],
)
def test_every_day_has_its_list(office: Office, day: str, total: int) -> None:
    assert matters_as_at(office.store, date.fromisoformat(day)).total == total


def test_the_versions_compare_as_they_were_applied(office: Office) -> None:
    new = version_named(office.store, "2025年版")
    old = version_named(office.store, "2024年版")
    found = compare_versions(office.store, old, new).found
    assert (len(found.added), len(found.removed), len(found.renamed)) == (12, 4, 6)
    assert found.changed
    assert not found.proposed


def test_what_the_township_wrote_stands_beside_the_new_list(office: Office) -> None:
    every = list(drafts(office.store, ListQuery("matter", view="in_force")))
    assert all(one["own_office"] for one in every)
    assert sum(one["trained"] is not None for one in every) > 150
    assert sum(bool(one["statuses"]) for one in every) >= 8
    assert count(office.store, ListQuery("matter", view="not_taken_over")) > 0


def test_proofs_promises_and_checks_of_the_year(office: Office) -> None:
    store = office.store
    assert count(store, ListQuery("proof_item", view="in_force")) == 12
    assert count(store, ListQuery("promise", view="this_year")) == 9
    assert count(store, ListQuery("promise", view="false")) == 1
    assert count(store, ListQuery("promise", view="open")) == 1
    assert count(store, ListQuery("supervision", view="this_year")) == 6
    gone = {one["uuid"] for one in drafts(store, ListQuery("matter", view="gone"))}
    assert {one["matter"] for one in drafts(store, ListQuery("supervision"))} == gone


@pytest.mark.parametrize("today", [date(2025, 7, 1), date(2025, 9, 25), date(2026, 3, 5)])
def test_nothing_lies_in_the_future(tmp_path: Path, today: date) -> None:
    made = make_practice_book(tmp_path / "p.lawgov", today=today)
    late = [
        (kind, name)
        for kind in ("matter", "promise", "supervision", "proof_item")
        for one in drafts(made.store, ListQuery(kind))
        for name, own in made.store.kinds[kind].fields.items()
        if own.kind_name == "date" and name != "rectify_by" and (one[name] or "") > today.isoformat()
    ]
    total = matters_as_at(made.store, today).total
    made.close()
    assert late == []
    assert total == 306
