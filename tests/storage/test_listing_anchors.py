"""A page reached from an anchor is the page OFFSET gives: with gaps, ties, either way, after every change."""

from __future__ import annotations

import random
import threading
from itertools import count as numbers
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_desktop.storage import listing
from lawgov_desktop.storage.anchors import Anchors
from lawgov_desktop.storage.listing import Condition, ListQuery, count, drafts, learn_places, page
from lawgov_desktop.storage.saving import Incoming
from lawgov_desktop.storage.store import Store
from tests.storage.small_register import visitors_store

ORDERS = ("came_on", "-came_on", "name", "-name", "kind", "-kind", "owed", "-owed", "id", "-id")
"""Dates and kinds with gaps and ties, names by their keys, a column without an index, the order of entry."""

_COLUMNS = {"came_on": "came_on", "name": "name_key", "kind": "kind", "owed": "owed", "id": "id"}

_PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from("甲乙丙丁"),
            "came_on": st.sampled_from([None, None, "2020", "2021-03", "2021-03-05"]),
            "kind": st.sampled_from([None, "local"]),
            "owed": st.sampled_from([None, 0, 5, 700]),
        }
    ),
    min_size=6,
    max_size=24,
)
_PAGES = st.lists(
    st.tuples(st.sampled_from(ORDERS), st.integers(0, 26), st.integers(0, 7)), min_size=4, max_size=12
)


def by_offset(store: Store, order: str, offset: int, limit: int, where: str = "") -> list[str]:
    """The page as SQLite gives it without any help."""
    way, column = "DESC" if order.startswith("-") else "ASC", _COLUMNS[order.lstrip("-")]
    return [
        row[0]
        for row in store.book.rows(
            f"SELECT uuid FROM visitor WHERE deleted_at IS NULL {where}"
            f" ORDER BY {column} {way}, id {way} LIMIT ? OFFSET ?",
            (limit, offset),
        )
    ]


def by_page(store: Store, query: ListQuery, offset: int, limit: int) -> list[str]:
    return [draft["uuid"] for draft in page(store, query, offset, limit)]


@pytest.fixture(scope="module")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder, number = tmp_path_factory.mktemp("anchored"), numbers()
    return lambda: visitors_store(folder / f"{next(number)}.lawgov")


@settings(max_examples=25, deadline=None)
@given(_PEOPLE, _PAGES, st.integers(1, 4), st.data())
def test_a_page_from_an_anchor_is_the_page_by_offset(
    new_store: Any, people: list[dict[str, Any]], pages: list[tuple[str, int, int]], apart: int, data: Any
) -> None:
    store = new_store()
    try:
        store.anchors = Anchors(apart)
        with store.writing("填入") as batch:
            saved = [one.uuid for one in batch.save_all("visitor", map(Incoming, people))]
        for turn in range(4):
            for order, offset, limit in pages:
                whole, part = ListQuery("visitor", order=order), (Condition("name", "is_not", "甲"),)
                assert by_page(store, whole, offset, limit) == by_offset(store, order, offset, limit)
                assert by_page(
                    store, ListQuery("visitor", order=order, conditions=part), offset, limit
                ) == by_offset(store, order, offset, limit, "AND name <> '甲'")
            uuid = data.draw(st.sampled_from(saved))
            if turn == 0:
                store.save("visitor", {"came_on": "2020-07", "kind": None}, uuid=uuid)
            elif turn == 1:
                store.delete("visitor", uuid)
            else:
                store.save("visitor", {"name": "乙", "came_on": "2021-03"})
    finally:
        store.book.close()


@pytest.mark.parametrize("apart", [1, 3, 7])
def test_every_page_of_a_list_with_gaps_and_ties(store: Store, apart: int) -> None:
    days, debts = (None, "2020", None, "2021-03", "2021-03", None, "2021-03-05"), (None, 0, 5, 5)
    rows = [
        {
            "name": "甲乙丙"[n % 3],
            "came_on": days[n % 7],
            "kind": ("local", None)[n % 2],
            "owed": debts[n % 4],
        }
        for n in range(40)
    ]
    with store.writing("填入") as batch:
        saved = batch.save_all("visitor", map(Incoming, rows))
    for gone in saved[5:40:9]:
        store.delete("visitor", gone.uuid)
    asked = [(offset, limit) for offset in range(38) for limit in (1, 6)]
    random.Random(apart).shuffle(asked)
    for order in ORDERS:
        store.anchors = Anchors(apart)
        for offset, limit in asked:
            expected = by_offset(store, order, offset, limit)
            assert by_page(store, ListQuery("visitor", order=order), offset, limit) == expected
        store.anchors = Anchors(apart)
        query = ListQuery("visitor", order=order, conditions=(Condition("name", "is_not", "甲"),))
        for offset, limit in asked:
            expected = by_offset(store, order, offset, limit, "AND name <> '甲'")
            assert by_page(store, query, offset, limit) == expected


@pytest.fixture
def crowd(store: Store) -> Store:
    store.anchors = Anchors(apart=5)
    with store.writing("填入") as batch:
        rows = [{"name": f"人{n}", "came_on": f"2021-{n % 12 + 1:02}", "owed": n} for n in range(60)]
        batch.save_all("visitor", map(Incoming, rows))
    return store


def test_a_page_near_a_known_one_skips_few_rows(crowd: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    query = ListQuery("visitor", order="came_on")
    page(crowd, query, 25, 3)
    asked: list[tuple[Any, ...]] = []
    real = crowd.book.rows
    monkeypatch.setattr(
        crowd.book, "rows", lambda sql, params=(): asked.append((sql, params)) or real(sql, params)
    )
    assert by_page(crowd, query, 24, 3) == by_offset(crowd, "came_on", 24, 3)
    skipped = [params[-1] for sql, params in asked if "OFFSET" in sql and "IS NULL AND t." in sql]
    assert skipped
    assert max(skipped) < 5


def test_every_stretch_after_an_anchor_walks_the_index_of_the_order(crowd: Store) -> None:
    for stretch in ("t.came_on IS '2021' AND t.id > 5", "t.came_on > '2021'", "t.came_on IS NOT NULL"):
        (plan,) = crowd.book.rows(
            f"EXPLAIN QUERY PLAN SELECT t.id, t.came_on FROM visitor t WHERE t.deleted_at IS NULL"
            f" AND {stretch} ORDER BY t.came_on ASC, t.id ASC LIMIT 9 OFFSET 9"
        )
        assert "USING COVERING INDEX visitor_by_came_on (deleted_at=? AND came_on" in plan[3]


def test_what_an_action_has_written_so_far_is_in_its_own_pages(crowd: Store) -> None:
    query = ListQuery("visitor", order="came_on")
    before = by_page(crowd, query, 20, 5)
    with crowd.writing("两步") as batch:
        first = batch.save("visitor", {"name": "新", "came_on": "2000"}).uuid
        assert by_page(crowd, query, 21, 5) == before
        batch.delete("visitor", first)
        assert by_page(crowd, query, 20, 5) == before


def test_an_action_taken_back_half_way_leaves_no_anchors(crowd: Store) -> None:
    query = ListQuery("visitor", order="came_on")
    before = by_page(crowd, query, 20, 5)

    def give_up() -> None:
        with crowd.writing("不成") as batch:
            batch.save("visitor", {"name": "新", "came_on": "2000"})
            page(crowd, query, 21, 5)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        give_up()
    crowd.save("visitor", {"name": "新", "came_on": "2022"})
    assert by_page(crowd, query, 20, 5) == before


def test_a_change_made_by_another_program_moves_the_rows(crowd: Store) -> None:
    query = ListQuery("visitor", order="came_on")
    before = by_page(crowd, query, 20, 5)
    other = visitors_store(Path(crowd.book.path))
    other.save("visitor", {"name": "早", "came_on": "2000"})
    other.book.close()
    assert by_page(crowd, query, 21, 5) == before


def test_a_thread_pages_through_its_own_connection(crowd: Store) -> None:
    query, seen = ListQuery("visitor", order="-came_on"), []

    def look() -> None:
        seen.extend(by_page(crowd, query, start, 7) for start in range(0, 63, 7))
        crowd.book.db.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()
    assert seen == [by_offset(crowd, "-came_on", start, 7) for start in range(0, 63, 7)]


def test_what_is_kept_does_not_grow_with_the_lists_asked(crowd: Store) -> None:
    for least in range(40):
        query = ListQuery("visitor", order="came_on", conditions=(Condition("owed", "from", least),))
        page(crowd, query, 10, 5)
    assert 0 < len(crowd.anchors._lists) <= 16


def test_the_recycle_bin_is_sorted_without_walking_the_register(crowd: Store) -> None:
    for draft in page(crowd, ListQuery("visitor", order="owed"), 0, 9):
        crowd.delete("visitor", draft["uuid"])
    bin_ = ListQuery("visitor", order="-owed", deleted=True)
    assert [draft["owed"] for draft in page(crowd, bin_, 2, 3)] == [6, 5, 4]
    assert (count(crowd, bin_), len(list(drafts(crowd, bin_)))) == (9, 9)


def test_what_was_learnt_on_the_way_serves_every_page(crowd: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "LEARNT_AT_ONCE", 8)
    for order in ("came_on", "-name", "id"):
        query = ListQuery("visitor", order=order)
        steps = len(list(learn_places(crowd, query)))
        assert steps == 8  # 8, 16, 24, 30 rows from either end
        known = {listed.order.down: len(rows) for (_, listed), rows in crowd.anchors._lists.items()}
        for offset in range(0, 60, 7):
            assert by_page(crowd, query, offset, 4) == by_offset(crowd, order, offset, 4)
        after = {listed.order.down: len(rows) for (_, listed), rows in crowd.anchors._lists.items()}
        assert after == known  # nothing was left to learn
        crowd.anchors.forget()


def test_a_list_without_an_index_has_nothing_to_learn(crowd: Store) -> None:
    for query in (ListQuery("visitor", order="owed"), ListQuery("visitor", view="angry")):
        assert not list(learn_places(crowd, query))


def test_a_closed_book_stays_closed(crowd: Store) -> None:
    learning = learn_places(crowd, ListQuery("visitor", order="came_on"))
    next(learning, None)
    crowd.book.close()
    assert not list(learning)
    assert crowd.book.db.is_closed()
