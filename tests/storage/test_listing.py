"""Lists: order, pages, views, conditions."""

from __future__ import annotations

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.listing import Condition, ListQuery, count, drafts, ids, page, view_counts
from lawgov_desktop.storage.repeats import repeats
from lawgov_desktop.storage.store import Store


@pytest.fixture
def people(store: Store) -> Store:
    for name, came_on, mood in [
        ("张三", "2021-03-05", "angry"), ("阿福", "2021-03", "calm"), ("王五", "2021-04-01", None),
        ("李四", "2020", "angry"), ("单雄信", None, None),
    ]:  # fmt: skip
        store.save("visitor", {"name": name, "came_on": came_on, "mood": mood})
    return store


def listed(store: Store, **query: object) -> list[str]:
    return [draft["name"] for draft in page(store, ListQuery("visitor", **query), 0, 50)]  # type: ignore[arg-type]


def test_names_come_in_pinyin_order_with_surname_readings(people: Store) -> None:
    assert listed(people, order="name") == ["阿福", "李四", "单雄信", "王五", "张三"]
    assert listed(people, order="-name") == ["张三", "王五", "单雄信", "李四", "阿福"]


def test_dates_of_any_precision_sort_together(people: Store) -> None:
    assert listed(people, order="-came_on") == ["王五", "张三", "阿福", "李四", "单雄信"]


def test_pages_put_together_are_the_list(people: Store) -> None:
    query = ListQuery("visitor", order="name")
    pages = [draft["name"] for start in range(0, 6, 2) for draft in page(people, query, start, 2)]
    assert pages == listed(people, order="name")
    for order in ("name", "-name", "came_on", "-came_on"):
        whole = listed(people, order=order)
        for start in range(7):
            for many in (1, 3, 9):
                some = page(people, ListQuery("visitor", order=order), start, many)
                assert [draft["name"] for draft in some] == whole[start : start + many]
    assert len(set(ids(people, query))) == 5


def test_a_view_holds_what_it_says_and_its_count_agrees(people: Store) -> None:
    assert listed(people, view="angry", order="name") == ["李四", "张三"]
    assert view_counts(people, "visitor") == {"angry": 2}


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        (Condition("mood", "is", "angry"), ["李四", "张三"]),
        (Condition("mood", "is_not", "angry"), ["阿福", "单雄信", "王五"]),
        (Condition("mood", "empty"), ["单雄信", "王五"]),
        (Condition("mood", "filled"), ["阿福", "李四", "张三"]),
        (Condition("name", "contains", "四"), ["李四"]),
        (Condition("came_on", "from", "2021"), ["阿福", "王五", "张三"]),
        (Condition("came_on", "to", "2021-03"), ["阿福", "李四", "张三"]),
    ],
)
def test_conditions(people: Store, condition: Condition, names: list[str]) -> None:
    assert listed(people, conditions=(condition,), order="name") == names
    assert count(people, ListQuery("visitor", conditions=(condition,))) == len(names)


def test_an_unknown_column_or_view_is_said_in_words(people: Store) -> None:
    with pytest.raises(UserError, match="排序"):
        listed(people, order="name; DROP TABLE visitor")
    with pytest.raises(UserError, match="视图"):
        listed(people, view="nope")
    with pytest.raises(UserError, match="这一栏"):
        listed(people, conditions=(Condition("nope", "is", 1),))


def test_whole_drafts_come_with_children_in_the_order_of_the_list(store: Store) -> None:
    for number in range(3):
        store.save("visitor", {"name": f"王{number}", "visits": [{"about": f"事{number}"}, {"about": "又"}]})
    listed_drafts = list(drafts(store, ListQuery("visitor", order="id")))
    assert [[visit["about"] for visit in draft["visits"]] for draft in listed_drafts] == [
        ["事0", "又"], ["事1", "又"], ["事2", "又"],
    ]  # fmt: skip


def test_a_list_sorted_to_its_middle_walks_an_index(people: Store) -> None:
    plan = people.book.rows(
        "EXPLAIN QUERY PLAN SELECT t.id FROM visitor t WHERE t.deleted_at IS NULL"
        ' ORDER BY t."name_key" ASC, t.id ASC LIMIT 50 OFFSET 500'
    )
    assert "USING COVERING INDEX visitor_by_name_key" in plan[0][3]
    assert len(plan) == 1  # and sorts nothing


def test_the_same_person_in_another_record_is_noticed(store: Store) -> None:
    first = store.save(
        "visitor", {"name": "甲", "came_on": "2021-03-05", "visits": [{"about": "地界", "on": "2021"}]}
    )
    store.save(
        "visitor", {"name": "乙", "came_on": "2019-03-05", "visits": [{"about": "地界", "on": "2021"}]}
    )
    # visits stand in for parties: the same two fields in another record since a day
    noticed = _same_visits(store, {"about": "地界", "on": "2021"})
    assert [repeat.uuid for repeat in noticed] == [first.uuid]
    assert _same_visits(store, {"about": "地界", "on": None}) == []
    assert _same_visits(store, {"about": "地界", "on": "2021"}, except_uuid=first.uuid) == []


def _same_visits(store: Store, row: dict[str, object], except_uuid: str | None = None):
    return repeats(
        store, "visitor", "visits", row, except_uuid=except_uuid, date_field="came_on", since="2020-03-05",
        alike=(("about", "on"),), name_field="about",
    )  # fmt: skip


def test_exactly_the_records_named_are_listed(people: Store) -> None:
    uuids = {draft["name"]: draft["uuid"] for draft in page(people, ListQuery("visitor"), 0, 50)}
    picked = (uuids["王五"], uuids["张三"], "nobody")
    query = ListQuery("visitor", order="name", records=picked)
    assert not query.is_whole_register
    assert count(people, query) == 2
    assert listed(people, order="name", records=picked) == ["王五", "张三"]
    assert listed(people, order="name", records=picked, view="angry") == ["张三"]
    assert listed(people, records=()) == []
    people.delete("visitor", uuids["张三"])
    assert ids(people, query) == [uuids["王五"]]
    many = tuple(uuids.values()) + tuple(f"u{number}" for number in range(60_000))
    assert count(people, ListQuery("visitor", records=many)) == 4
