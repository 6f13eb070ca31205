"""One search box: characters, initials, parts of numbers, over every register."""

from __future__ import annotations

from itertools import count as numbers
from itertools import product
from math import prod
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_desktop.records.pinyin import initials
from lawgov_desktop.storage.grams import (
    INITIALS_MARK,
    Cutter,
    index_tokens,
    match_expression,
    runs,
    searchable,
)
from lawgov_desktop.storage.listing import ListQuery, ids, page
from lawgov_desktop.storage.reindex import VERSION_KEY, keep_index_current
from lawgov_desktop.storage.saving import Incoming
from lawgov_desktop.storage.search import search
from lawgov_desktop.storage.store import Store
from tests.storage.small_register import visitors_store


def found(store: Store, text: str) -> list[str]:
    return [hit.title for hit in search(store, text).hits]


@pytest.fixture
def people(store: Store) -> Store:
    store.save("visitor", {"name": "张三丰", "remarks": "电话 19900001234", "came_on": "2021-03-05"})
    store.save("visitor", {"name": "赵四", "visits": [{"about": "相邻排水"}], "number": "〔2021〕龙调12号"})
    store.save("visitor", {"name": "单䶮𠅤", "id_no": "11010519491231002X", "kind": "local"})
    return store


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("张", "张三丰"),  # one character
        ("三丰", "张三丰"),  # two, in the middle
        ("zs", "张三丰"),  # pinyin initials
        ("ZSF", "张三丰"),
        ("sf", "张三丰"),  # not only from the start
        ("1234", "张三丰"),  # the tail of a phone
        ("0000", "张三丰"),
        ("02X", "单䶮𠅤"),  # the tail of an ID
        ("排水", "赵四"),  # in a child row
        ("龙调12", "赵四"),  # characters and digits together
        ("２０２１ 龙调", "赵四"),  # full width, two words
        ("𠅤", "单䶮𠅤"),  # beyond the basic plane
        ("䶮𠅤", "单䶮𠅤"),
        ("sy", "单䶮𠅤"),  # 单 as a surname is shàn, 䶮 is yǎn
    ],
)
def test_found_by(people: Store, text: str, title: str) -> None:
    assert title in found(people, text)


@pytest.mark.parametrize("text", ["三张", "zx", "4321", "丰三", "排 张", "", "  ", "〔〕"])
def test_not_found_by(people: Store, text: str) -> None:
    assert found(people, text) == []


def test_pairs_that_do_not_stand_together_are_not_a_hit(store: Store) -> None:
    store.save("visitor", {"name": "甲", "remarks": "村委会委员"})
    assert found(store, "村委员会") == []
    assert found(store, "村委会委") == ["甲"]


def test_the_newest_come_first_and_the_limit_is_told(store: Store) -> None:
    for number in range(5):
        store.save("visitor", {"name": f"王{number}"})
    result = search(store, "王", limit=3)
    assert [hit.title for hit in result.hits] == ["王4", "王3", "王2"]
    assert result.more
    assert not search(store, "王", limit=5).more


def test_a_hit_says_where(people: Store) -> None:
    (hit,) = search(people, "1234").hits
    assert hit.where == "备注：电话 19900001234"


def test_an_edit_is_found_at_once_and_the_old_text_no_more(store: Store) -> None:
    saved = store.save("visitor", {"name": "张三"})
    store.save("visitor", {"name": "李四"}, uuid=saved.uuid)
    assert (found(store, "张三"), found(store, "李四")) == ([], ["李四"])


def test_a_list_is_narrowed_by_the_same_search(people: Store) -> None:
    assert [
        draft["name"] for draft in page(people, ListQuery("visitor", order="-name", text="zs"), 0, 9)
    ] == [
        "赵四",
        "张三丰",
    ]
    assert len(ids(people, ListQuery("visitor", text="排水"))) == 1


def test_a_search_can_be_kept_to_one_register(people: Store) -> None:
    assert found(people, "本村") == ["本村"]
    assert search(people, "本村", kind="visitor").hits == []
    assert [hit.title for hit in search(people, "bc", kind="code_entry").hits] == ["本村"]


def test_a_book_indexed_by_an_older_program_is_indexed_anew_once(people: Store) -> None:
    book, before = people.book, [hit.title for hit in search(people, "1").hits]
    book.db.execute_sql("INSERT INTO search_index (search_index) VALUES ('delete-all')")
    book.set_meta(VERSION_KEY, "1")
    assert found(people, "0000") == []
    again = Store(book, list(people.kinds.values()))
    assert found(again, "0000") == ["张三丰"]
    assert (found(again, "1"), found(again, "zsf")) == (before, ["张三丰"])
    assert not keep_index_current(book, again.registers, again.names)


def test_a_number_is_found_by_any_part_of_it(store: Store) -> None:
    store.save("visitor", {"name": "甲", "number": "LX00004321"})
    store.save("visitor", {"name": "乙", "number": "LX00043210"})
    assert found(store, "lx00004321") == ["甲"]
    assert found(store, "4321") == ["乙", "甲"]
    assert found(store, "04321") == ["乙", "甲"]
    assert found(store, "00004321") == ["甲"]
    store.save("visitor", {"name": "丙", "number": "LX99004321"})
    assert found(store, "lx00004321") == ["甲"]
    assert ids(store, ListQuery("visitor", text="lx00004321")) == ids(store, ListQuery("visitor"))[-1:]


@given(st.text(max_size=40))
def test_no_text_makes_a_broken_query(text: str) -> None:
    expression = match_expression(text)
    assert expression is None or expression.count('"') % 2 == 0


def plain_tokens(text: str) -> set[str]:
    """What a text gives, cut the slow way."""
    found: set[str] = set()
    for run in runs(searchable(text)):
        lengths = (1, 2, 3, 4, 6) if run.isascii() else (1, 2)
        found |= {run[i : i + n] for n in lengths for i in range(len(run) - n + 1)}
    return found


def plain_initials(name: str) -> set[str]:
    letters = initials(name)
    found: set[str] = set()
    for length in (2, 3):
        for start in range(len(letters) - length + 1):
            sets = letters[start : start + length]
            if length == 2 or prod(map(len, sets)) <= 27:
                found |= {INITIALS_MARK + "".join(way) for way in product(*sets)}
    return found


_MIXED = st.text(alphabet="张三重曾单乐12ab／（：）Ａ１ \ue000𠅤\U00100001é·", max_size=30) | st.text(
    max_size=30
)


@given(st.lists(_MIXED, max_size=6))
def test_a_cutter_that_remembers_cuts_like_one_that_does_not(texts: list[str]) -> None:
    cutter = Cutter()
    for text in [*texts, *texts, *texts]:
        tokens = set(cutter.tokens("visitor", [text], [text]).split(" ")) - {""}
        expected = plain_tokens(text) | plain_initials(text) | {"ʺvisitor"}
        assert tokens == expected


@given(st.text(alphabet="张三李四王五12ab", min_size=1, max_size=12), st.data())
def test_every_part_of_a_text_has_its_tokens_indexed(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    part = text[start : data.draw(st.integers(start + 1, len(text)))]
    tokens = set(index_tokens("visitor", [text], [text]).split(" "))
    expression = match_expression(part)
    assert expression is not None
    asked = expression.split(" OR ")[0].replace("(", "").replace(")", "").replace('"', "").split(" AND ")
    assert set(asked) <= tokens


_NUMBERS = st.lists(
    st.tuples(
        st.text(alphabet="0123", max_size=12),
        st.sampled_from(["", "lx", "〔2021〕", "电话", "-"]),
        st.text(alphabet="0123a", max_size=9),
    ),
    min_size=1,
    max_size=14,
)


def by_scan(store: Store, word: str) -> list[str]:
    """The records that hold a word, newest first, found by looking at every one."""
    docs = store.book.rows("SELECT uuid, title, text FROM search_doc ORDER BY id DESC")
    return [
        uuid
        for uuid, title, text in docs
        if any(word in searchable(shown.rpartition("\t")[2]) for shown in (title, *text.split("\n")))
    ]


@pytest.fixture(scope="module")
def new_store(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder, number = tmp_path_factory.mktemp("searched"), numbers()
    return lambda: visitors_store(folder / f"{next(number)}.lawgov")


@settings(max_examples=40, deadline=None)
@given(_NUMBERS, st.data())
def test_numbers_are_found_as_by_looking_at_every_record(
    new_store: Any, people: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    store = new_store()
    try:
        with store.writing("填入") as batch:
            drafts = [{"name": "甲", "remarks": "".join(parts)} for parts in people]
            saved = [one.uuid for one in batch.save_all("visitor", map(Incoming, drafts))]
        store.save("visitor", {"remarks": "lx00123012"}, uuid=data.draw(st.sampled_from(saved)))
        store.delete("visitor", data.draw(st.sampled_from(saved)))
        for _ in range(8):
            whole = "".join(data.draw(st.sampled_from([*people, ("lx00123012", "", "")])))
            start = data.draw(st.integers(0, max(len(whole) - 1, 0)))
            word = searchable(whole[start : start + data.draw(st.integers(1, 14))])
            if not runs(word):
                continue
            every = by_scan(store, word)
            limit = data.draw(st.integers(1, 6))
            result = search(store, word, limit=limit)
            assert [hit.uuid for hit in result.hits] == every[:limit]
            assert result.more == (len(every) > limit)
            # A list is not compared again with the text, but holds all there is.
            assert set(every) <= set(ids(store, ListQuery("visitor", text=word)))
    finally:
        store.book.close()


def test_a_long_number_is_asked_for_by_what_few_numbers_share(store: Store) -> None:
    with store.writing("填入") as batch:
        batch.save_all("visitor", (Incoming({"name": f"LX{n:08}"}) for n in range(1500)))
    expression = match_expression("LX00000432", checked=True)
    assert store.book.rows("SELECT count(*) FROM search_index WHERE search_index MATCH ?", (expression,)) == [
        (1,)
    ]
