"""When two parties are one person, and how a person card fills a party."""

from __future__ import annotations

import pytest

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.case_tables import Party
from lawgov_desktop.registers.mediation.parties import ALIKE, from_person, of_side, same_person

ID, OTHER_ID = "110101198003070011", "110101198003070038"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ({"name": "张三", "id_no": ID}, {"name": "张三丰", "id_no": ID}),
        ({"name": "张三", "village": "河东村"}, {"name": "张 三", "village": "河东村"}),
        ({"name": "张三", "phone": "13800000000"}, {"name": "张三", "phone": "13800000000"}),
        ({"name": "阿依·古丽", "address": "河东村"}, {"name": "阿依•古丽", "address": "河东村"}),
        ({"name": "甲公司", "org_code": "91X"}, {"name": "甲公司（分）", "org_code": "91x"}),
        ({"name": "张三", "id_no": ID, "village": "河东村"}, {"name": "张三", "village": "河东村"}),
    ],
)
def test_one_person_twice(a: Draft, b: Draft) -> None:
    assert same_person(a, b)
    assert same_person(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (
            {"name": "张三", "id_no": ID, "village": "河东村"},
            {"name": "张三", "id_no": OTHER_ID, "village": "河东村"},
        ),
        ({"name": "张三"}, {"name": "张三"}),
        ({"name": "张三", "village": "河东村"}, {"name": "张三", "village": "河西村"}),
        ({"name": "张三", "village": "河东村"}, {"name": "李四", "village": "河东村"}),
        ({"name": None, "village": "河东村"}, {"name": None, "village": "河东村"}),
        ({}, {}),
    ],
)
def test_two_persons(a: Draft, b: Draft) -> None:
    assert not same_person(a, b)


def test_the_columns_that_look_up_other_cases_are_columns() -> None:
    assert {name for names in ALIKE for name in names} <= set(Party._meta.fields)


def test_a_card_fills_what_it_knows() -> None:
    card = {"name": "张三", "id_no": ID, "phone": None, "village": "河东村", "remarks": "不带走"}
    assert from_person(card, "p1") == {
        "person": "p1",
        "party_kind": "person",
        "name": "张三",
        "id_no": ID,
        "village": "河东村",
    }


def test_without_a_side_the_first_party_applied() -> None:
    rows = [{"name": "甲"}, {"name": "乙"}, {"name": "丙"}]
    assert of_side(rows, "applicant") == rows[:1]
    assert of_side(rows, "respondent") == rows[1:]
    rows[2] |= {"side": "applicant"}
    assert of_side(rows, "applicant") == rows[2:]
