"""22 委员会 + 1 行业, 兼职 22, 专职 4: counted for any past day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.standing import committees_on, mediators_on
from lawgov_desktop.registers.terms import in_force

YEAR_END = date(2021, 12, 31)


def post(**said: Any) -> Draft:
    return {
        "committee": "c1",
        "role": "engaged",
        "employment": "part_time",
        "valid_from": "2020-01-01",
    } | said


def test_the_report_of_2021_can_be_answered_in_later_years() -> None:
    committees = [{"name": f"村{n}", "kind": "village", "valid_from": "2011"} for n in range(21)]
    committees += [
        {"name": "镇", "kind": "town", "valid_from": "2011-01-01"},
        {"name": "物业行业", "kind": "industry", "valid_from": "2020-06-01"},
        {"name": "后来的村", "kind": "village", "valid_from": "2022-01-01"},
        {"name": "撤并的村", "kind": "village", "valid_from": "2011-01-01", "valid_to": "2021-12-31"},
    ]
    found = committees_on(committees, YEAR_END)
    assert (found.total - found.industry, found.industry) == (22, 1)
    assert (found.count("village"), found.count("town"), found.count("street")) == (21, 1, 0)
    assert committees_on(committees, date(2021, 12, 30)).count("village") == 22

    mediators = [{"name": f"兼{n}", "posts": [post()]} for n in range(22)]
    mediators += [{"name": f"专{n}", "posts": [post(employment="full_time")]} for n in range(4)]
    mediators += [{"name": "已离任", "posts": [post(valid_to="2021-06-30")]}]
    people = mediators_on(mediators, YEAR_END)
    assert (len(people.part_time), len(people.full_time), people.total) == (22, 4, 26)


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        (None, None, True),
        ("2021-12-31", None, True),
        ("2022-01-01", None, False),
        ("2011", "2021-12-31", False),
        ("2011", "2022-01-01", True),
        ("2021-12", None, True),
        ("2011", "2022", True),
        ("2011", "2021-12", False),
    ],
)
def test_the_first_day_counts_and_the_last_does_not(start: str | None, end: str | None, there: bool) -> None:
    assert in_force({"valid_from": start, "valid_to": end}, YEAR_END) is there


def test_one_person_on_two_committees_counts_once_and_as_full_time() -> None:
    found = mediators_on([{"posts": [post(), post(committee="c2", employment="full_time")]}], YEAR_END)
    assert (found.total, len(found.full_time), len(found.part_time)) == (1, 1, 0)


def test_two_cards_with_one_id_are_one_person() -> None:
    card = {"name": "张三", "id_no": "110101198003070011"}
    found = mediators_on([{**card, "posts": [post()]}, {**card, "posts": [post(committee="c2")]}], YEAR_END)
    assert found.total == 1


def test_members_and_engaged_mediators_are_told_apart() -> None:
    people = [
        {"name": "主任", "posts": [post(role="director")]},
        {"name": "委员", "posts": [post(role="member"), post(role="engaged", committee="c2")]},
        {"name": "聘任", "posts": [post()]},
        {"name": "未写", "posts": [post(role=None, employment=None)]},
    ]
    found = mediators_on(people, YEAR_END)
    assert [row["name"] for row in found.seated] == ["主任", "委员"]
    assert [row["name"] for row in found.engaged_only] == ["聘任"]
    assert [row["name"] for row in found.unsaid] == ["未写"]
    assert found.by_role == {"director": 1, "member": 1, "engaged": 2, "": 1}


def test_one_committee_can_be_asked() -> None:
    people = [{"posts": [post()]}, {"posts": [post(committee="c2")]}]
    assert mediators_on(people, YEAR_END, committee="c2").total == 1


def test_what_has_no_first_day_is_counted_and_named() -> None:
    assert committees_on([{"name": "甲"}], YEAR_END).undated == ({"name": "甲"},)
    undated = mediators_on([{"name": "乙", "posts": [post(valid_from=None)]}], YEAR_END).undated
    assert [row["name"] for row in undated] == ["乙"]


_days = st.none() | st.dates(date(2019, 1, 1), date(2023, 12, 31)).map(date.isoformat)
_posts = st.lists(
    st.builds(
        lambda a, b, c, d: post(valid_from=a, valid_to=b, employment=c, role=d),
        _days,
        _days,
        st.sampled_from(["full_time", "part_time", None]),
        st.sampled_from(["director", "member", "engaged", None]),
    ),
    max_size=4,
)


@given(st.lists(_posts, max_size=8), st.dates(date(2018, 1, 1), date(2025, 1, 1)))
def test_every_person_in_post_is_counted_exactly_once(held: list[list[Draft]], day: date) -> None:
    people = [{"uuid": str(n), "posts": posts} for n, posts in enumerate(held)]
    found = mediators_on(people, day)
    counted = [row["uuid"] for row in (*found.full_time, *found.part_time, *found.unsaid)]
    assert sorted(counted) == sorted(
        row["uuid"] for row in people if any(in_force(one, day) for one in row["posts"])
    )
    seats, engaged = ({row["uuid"] for row in rows} for rows in (found.seated, found.engaged_only))
    assert seats.isdisjoint(engaged)
