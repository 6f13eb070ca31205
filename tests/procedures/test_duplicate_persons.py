"""Duplicate persons: found in buckets, merged with all that points at them, taken back whole (S05)."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures.duplicate_persons import (
    compare,
    find_alike,
    forget_two,
    merge,
    names_alike,
    remember_two,
    usages,
)
from lawgov_desktop.storage.saving import Incoming

ID = "41132819750601123X"
OTHER_ID = "411328197506011248"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "people.lawgov", who="王文书", today=lambda: date(2025, 9, 1))
    yield opened
    opened.close()


def person(office: Office, name: str, **more: object) -> str:
    return office.store.save("person", {"name": name, **more}).uuid


def case_of(office: Office, *people: str) -> str:
    committee = office.store.save("committee", {"name": f"调委会{time.time_ns()}"}).uuid
    parties = [{"name": f"当事人{number}", "person": one} for number, one in enumerate(people, start=1)]
    parties += [{"name": "别的人"}] * (2 - len(parties))
    draft = {
        "summary": "地界", "accepted_on": "2025-08-01", "committee": committee,
        "dispute_type": "neighbour", "parties": parties,
    }  # fmt: skip
    return office.store.save("mediation_case", draft).uuid


def found(office: Office) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(pair.one, pair.other, pair.why) for pair in find_alike(office.store)]


@pytest.mark.parametrize(
    "one,other,alike",
    [
        ("李晓明", "李小明", True),  # sound alike
        ("李 晓明", "李晓明", True),
        ("李建国", "李建军", True),  # one character of three
        ("张三", "张叁", True),
        ("张三", "李四", False),
        ("张三", "张四", False),  # one of two is half the name
        ("王建国", "李建国", False),  # another family
        ("", "张三", False),
    ],
)
def test_names_alike(one: str, other: str, alike: bool) -> None:
    assert names_alike(one, other) is alike
    assert names_alike(other, one) is alike


def test_same_id_same_phone_and_same_name_and_village_are_found_surest_first(office: Office) -> None:
    a = person(office, "李晓明", phone="13800000001", village="柳河村")
    b = person(office, "李小明", phone="13800000001")
    c = person(office, "李晓明", village="柳河村", birth="1975")
    d, e = person(office, "赵一", id_no=ID), person(office, "赵依", id_no=ID)
    assert found(office) == [
        (d, e, ("身份证号相同",)),
        (a, b, ("电话相同，姓名相近",)),
        (a, c, ("姓名和所在村相同",)),
    ]
    assert [pair.sure for pair in find_alike(office.store)] == [True, False, False]


def test_cards_that_contradict_each_other_are_two_persons(office: Office) -> None:
    person(office, "李明", village="柳河村", id_no=ID)
    person(office, "李明", village="柳河村", id_no=OTHER_ID)
    person(office, "王芳", phone="13800000002", sex="2")
    person(office, "王方", phone="13800000002", sex="1")
    person(office, "孙五", village="柳河村", birth="1975-06-01")
    person(office, "孙五", village="柳河村", birth="1980")
    assert found(office) == []


def test_a_pair_known_to_be_two_is_remembered_in_the_book(office: Office, tmp_path: Path) -> None:
    a, b = person(office, "李明", village="柳河村"), person(office, "李明", village="柳河村")
    remember_two(office.store, b, a)
    assert found(office) == []
    office.close()
    again = open_office(tmp_path / "people.lawgov")
    assert find_alike(again.store) == []
    forget_two(again.store, a, b)
    assert len(find_alike(again.store)) == 1
    again.close()


def test_a_merge_keeps_the_chosen_values_and_moves_what_pointed_at_the_other_card(office: Office) -> None:
    keep = person(office, "李晓明", village="柳河村")
    gone = person(office, "李小明", village="柳河村", phone="13800000001", id_no=ID)
    first, second = case_of(office, gone), case_of(office, keep, gone)
    in_bin = case_of(office, gone)
    office.store.delete("mediation_case", in_bin)
    assert usages(office.store, gone) == {"mediation_case": 3}
    chosen = {line.field: line.values[1] for line in compare(office.store, keep, gone) if line.values[1]}
    merged = merge(office.store, keep, gone, chosen | {"name": "李晓明"})
    assert merged.moved == {"mediation_case": 3}
    card = office.store.get("person", keep)
    assert card is not None
    assert (card["name"], card["phone"], card["id_no"]) == ("李晓明", "13800000001", ID)
    for uuid, at in ((first, 0), (second, 1), (in_bin, 0)):
        case = office.store.get("mediation_case", uuid)
        assert case is not None
        assert case["parties"][at]["person"] == keep
        assert case["parties"][at]["name"].startswith("当事人")
    left = office.store.get("person", gone)
    assert left is not None
    assert left["deleted_at"]
    assert find_alike(office.store) == []

    undone = office.store.undo(merged.action_id)
    assert undone.kept == ()
    assert usages(office.store, gone) == {"mediation_case": 3}
    assert usages(office.store, keep) == {"mediation_case": 1}
    card = office.store.get("person", keep)
    assert card is not None
    assert (card["name"], card["phone"]) == ("李晓明", None)
    left = office.store.get("person", gone)
    assert left is not None
    assert left["deleted_at"] is None


def test_a_card_is_not_merged_with_itself_or_with_one_that_is_gone(office: Office) -> None:
    a, b = person(office, "李明"), person(office, "李明")
    with pytest.raises(UserError, match="和它自己"):
        merge(office.store, a, a, {})
    office.store.delete("person", b)
    with pytest.raises(UserError, match="没有找到"):
        merge(office.store, a, b, {})


def test_many_people_and_one_shared_telephone_are_compared_quickly(office: Office) -> None:
    villages = [f"第{n}村" for n in range(200)]
    with office.store.writing("许多人") as batch:
        batch.save_all(
            "person",
            (
                Incoming(
                    {
                        "name": "赵钱孙李周吴郑王"[n % 8] + "一二三四五六七八九"[n % 9] + "甲乙丙丁戊"[n % 5],
                        "village": villages[n % 200],
                        "phone": "13800000000" if n % 3 == 0 else f"139{n:08d}",
                        "birth": str(1940 + n % 60),
                    }
                )
                for n in range(8_000)
            ),
        )
    started = time.perf_counter()
    assert find_alike(office.store)
    assert time.perf_counter() - started < 5
