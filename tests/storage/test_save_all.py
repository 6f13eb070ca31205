"""Saving many records together does to each what saving it alone would do, in the same order."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_desktop.commands.bench_data import _DRAFTS
from lawgov_desktop.errors import Cancelled
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.storage import drafts, saving
from lawgov_desktop.storage.deadlines import of_record
from lawgov_desktop.storage.history import history
from lawgov_desktop.storage.listing import ListQuery, count, page
from lawgov_desktop.storage.search import search
from lawgov_desktop.storage.store import Batch, Incoming, Refused, Source, Stale, Store

_UUIDS = ("u1", "u2", "u3", "u4")
_TEXT = st.sampled_from(("张三", "李四 12", "LX0042", "本村", "王五𠅤", ""))

_DRAFT = st.fixed_dictionaries(
    {"name": st.sampled_from(("张三", "李四", "欧阳", "张三", "李四", "欧阳", "张三", "李四", None))},
    optional={
        "came_on": st.sampled_from(("2021-03-05", "2021", "2022-01", None)),
        "number": st.sampled_from(("〔2021〕1号", "〔2021〕2号", "〔2022〕2号", None)),
        "kind": st.sampled_from(("local", "other")),
        "friend": st.sampled_from(_UUIDS),
        "owed": st.sampled_from((0, 5, None)),
        "remarks": _TEXT,
        "visits": st.lists(
            st.fixed_dictionaries({"about": _TEXT}, optional={"on": st.just("2021-01-01")}), max_size=2
        ),
        "unread": st.just({"came_on": "去年"}),
        "extra": st.just({"组别": "三组"}),
    },
)
_ITEM = st.builds(
    Incoming,
    _DRAFT,
    st.one_of(st.none(), st.sampled_from(_UUIDS)),
    st.sampled_from((None, None, None, None, 1, 2)),
    st.builds(Source, st.just("import-1"), st.just("表"), st.integers(1, 99)),
)


class _Done(Exception):
    """Ends a trial: everything it wrote is taken back."""


def _one_by_one(batch: Batch, kind: str, items: list[Incoming]) -> list[saving.SavedLite]:
    saved = []
    for place, item in enumerate(items):
        try:
            one = batch.save(
                kind,
                item.draft,
                uuid=item.uuid,
                expect_revision=item.expect_revision,
                source=item.source,
                reason="试",
            )
        except (Refused, Stale) as fault:
            fault.place = place
            raise
        saved.append(
            saving.SavedLite(one.uuid, one.revision, one.created, () if one.created else one.changed)
        )
    return saved


def _all(batch: Batch, kind: str, items: list[Incoming]) -> list[saving.SavedLite]:
    return batch.save_all(kind, iter(items), reason="试")


def _trial(
    store: Store,
    save: Callable[[Batch, str, list[Incoming]], list[saving.SavedLite]],
    kind: str,
    items: list[Incoming],
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> list[Any]:
    """What saving did and left in the book; undone again afterwards."""
    told: list[Any] = []
    numbers = itertools.count()
    with monkeypatch.context() as patch:
        for module in (saving, drafts):
            patch.setattr(module, "new_uuid", lambda: f"new-{next(numbers):04}")
            if hasattr(module, "now_text"):
                patch.setattr(module, "now_text", lambda: "2021-01-01T00:00:00")
        with suppress(_Done), store.writing("试") as batch:
            try:
                told.append(save(batch, kind, items))
            except (Refused, Stale) as fault:
                told += [type(fault), fault.place, fault.what]
            told += [batch.written.kinds, batch.written.uuids, batch.written.counts]
            tables = ["number_series", "search_doc", "deadline", store.tables[kind].name]
            tables += [child.model._meta.table_name for child in store.kinds[kind].children]
            told += [store.book.rows(f"SELECT * FROM {table} ORDER BY 1") for table in tables]
            told.append(store.book.rows("SELECT kind, uuid, revision, did, changes, reason FROM history"))
            told += [search(store, word).hits for word in words]
            raise _Done
    return told


@pytest.fixture
def visitors(store: Store) -> Store:
    store.save("visitor", {"name": "张三", "came_on": "2021-02-03", "visits": [{"about": "路"}]}, uuid="u1")
    store.save("visitor", {"name": "李四", "friend": "u1", "remarks": "LX0042"}, uuid="u2")
    store.delete("visitor", store.save("visitor", {"name": "赵六"}, uuid="u4").uuid)
    return store


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(items=st.lists(_ITEM, max_size=9), at_once=st.integers(1, 5))
def test_saving_many_together_is_saving_each_in_turn(
    visitors: Store, items: list[Incoming], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("张", "zs", "lx0042", "0042", "三组", "本村", "oy")
    monkeypatch.setattr(saving, "AT_ONCE", at_once)
    alone = _trial(visitors, _one_by_one, "visitor", items, words, monkeypatch)
    together = _trial(visitors, _all, "visitor", items, words, monkeypatch)
    assert together == alone


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    opened = open_office(tmp_path_factory.mktemp("books") / "speed.lawgov")
    yield opened
    opened.close()


@pytest.mark.parametrize("kind", sorted(_DRAFTS))
def test_the_registers_of_the_office_are_saved_the_same_both_ways(
    office: Office, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = list(islice(_DRAFTS[kind](office, random.Random(3)), 60))
    items = [Incoming(draft) for draft in made]
    monkeypatch.setattr(saving, "AT_ONCE", 25)
    words = ("石桥", "sqc", "0004", "王")
    alone = _trial(office.store, _one_by_one, kind, items, words, monkeypatch)
    assert _trial(office.store, _all, kind, items, words, monkeypatch) == alone


def test_a_refusal_in_the_middle_leaves_the_book_untouched(store: Store) -> None:
    items = [Incoming({"name": f"王{number}", "came_on": "2021-01-01"}) for number in range(5)]
    items.insert(3, Incoming({"owed": 5}))
    with pytest.raises(Refused) as refusal, store.writing("导入", "import") as batch:
        batch.save_all("visitor", items)
    assert refusal.value.place == 3
    assert count(store, ListQuery("visitor")) == 0
    assert search(store, "王").hits == []
    assert store.book.rows("SELECT count(*) FROM history WHERE kind = 'visitor'") == [(0,)]
    assert store.save("visitor", {"name": "丙", "came_on": "2021-01-01"}).draft["number"] == "〔2021〕1号"


def test_stopping_while_the_records_come_leaves_the_book_untouched(store: Store) -> None:
    def coming() -> Iterator[Incoming]:
        yield Incoming({"name": "王一"})
        raise Cancelled

    with pytest.raises(Cancelled), store.writing("导入", "import") as batch:
        batch.save_all("visitor", coming())
    assert count(store, ListQuery("visitor")) == 0
    assert page(store, ListQuery("visitor"), 0, 9) == []


def test_a_bulk_action_is_taken_back_as_a_whole(store: Store) -> None:
    known = store.save("visitor", {"name": "旧人", "owed": 1})
    items = [Incoming({"name": f"王{number}", "came_on": "2021-01-01"}) for number in range(30)]
    with store.writing("导入", "import") as batch:
        saved = batch.save_all("visitor", [*items, Incoming({"owed": 9}, known.uuid, 1)])
    assert [one.created for one in saved] == [True] * 30 + [False]
    assert len(search(store, "王").hits) == 30
    undone = store.undo(batch.action_id)
    assert (undone.reverted, undone.kept) == (31, ())
    assert [draft["name"] for draft in page(store, ListQuery("visitor"), 0, 99)] == ["旧人"]
    assert store.get("visitor", known.uuid)["owed"] == 1  # type: ignore[index]
    assert search(store, "王").hits == []


def test_numbers_are_given_once_and_skip_those_brought_along(store: Store) -> None:
    brought = {"name": "带号", "came_on": "2021-01-01", "number": "〔2021〕2号"}
    items = [Incoming({"name": "甲", "came_on": "2021-01-01"}), Incoming(brought)]
    items += [Incoming({"name": "乙", "came_on": "2021-01-01"})] * 2
    with store.writing("导入") as batch:
        saved = batch.save_all("visitor", items)
    numbers = [store.get("visitor", one.uuid)["number"] for one in saved]  # type: ignore[index]
    assert numbers == ["〔2021〕1号", "〔2021〕2号", "〔2021〕3号", "〔2021〕4号"]


def test_items_may_not_save_by_themselves(store: Store) -> None:
    def coming(batch: Batch) -> Iterator[Incoming]:
        yield Incoming({"name": "王一"})
        batch.save("visitor", {"name": "王二"})

    with pytest.raises(RuntimeError), store.writing("导入") as batch:
        batch.save_all("visitor", coming(batch))


def test_an_edit_that_touches_nothing_searched_leaves_entry_and_clock_alone(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三", "came_on": "2021-01-01"})
    before = store.book.rows("SELECT * FROM search_doc"), store.book.rows("SELECT * FROM deadline")
    store.save("visitor", {"owed": 7}, uuid=saved.uuid)
    assert (store.book.rows("SELECT * FROM search_doc"), store.book.rows("SELECT * FROM deadline")) == before
    store.save("visitor", {"came_on": "2021-02-01", "remarks": "改期"}, uuid=saved.uuid)
    assert [hit.title for hit in search(store, "改期").hits] == ["张三"]
    assert [item.start for item in of_record(store, "visitor", saved.uuid)] == ["2021-02-01"]
    assert len(history(store, "visitor", saved.uuid)) == 3


def test_a_changed_name_sorts_by_its_new_sound(store: Store) -> None:
    one = store.save("visitor", {"name": "张三"})
    store.save("visitor", {"name": "阿大"}, uuid=one.uuid)
    store.save("visitor", {"name": "李四", "owed": 3})
    assert [draft["name"] for draft in page(store, ListQuery("visitor", order="name"), 0, 9)] == [
        "阿大", "李四",
    ]  # fmt: skip


def test_records_that_come_again_and_again_are_what_the_last_one_made_of_them(store: Store) -> None:
    with store.writing("两条交替") as batch:
        batch.save_all(
            "visitor",
            [
                Incoming({"name": "张三", "number": "一"}, "u1"),
                Incoming({"name": "李四", "number": "二"}, "u2"),
                Incoming({"remarks": "后来"}, "u1"),
                Incoming({"remarks": "也是后来"}, "u2"),
                Incoming({"number": "三"}, "u2"),
            ],
        )
    two = store.get("visitor", "u2")
    assert two is not None
    assert (two["name"], two["number"], two["remarks"], two["revision"]) == ("李四", "三", "也是后来", 3)
    assert count(store, ListQuery("visitor")) == 2


def test_long_texts_are_written_in_shorter_stretches(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "_MOST_TEXT", 1_000)
    long = [Incoming({"name": f"张{place}", "remarks": f"{place:03}" * 100}) for place in range(20)]
    with store.writing("长文字") as batch:
        saved = batch.save_all("visitor", [*long, Incoming({"name": "张", "remarks": "短"})])
    assert [len(saved), count(store, ListQuery("visitor"))] == [21, 21]
    assert len(search(store, "短").hits) == 1
