"""以镇长为组长 on any past day: the leading group as it was composed then (G05)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.governance.composition import composition, in_words
from lawgov_desktop.registers.governance.leading_group import LEADING_GROUP
from tests.registers.shipped_names import ShippedNames

GROUP: Draft = {
    "name": "样例镇法治政府建设工作领导小组",
    "valid_from": "2019-03-01",
    "valid_to": "2024-01-01",
    "members": [
        {"role": "member", "person": "钱进", "post": "站长", "valid_from": "2019-03-01",
         "valid_to": "2020-06"},
        {"role": "office_head", "person": "孙立", "post": "所长"},
        {"role": "head", "person": "赵甲", "post": "镇长", "valid_from": "2019-03-01",
         "valid_to": "2021-09-10"},
        {"role": "head", "person": "李乙", "post": "镇长", "valid_from": "2021-09-10"},
        {"role": "deputy", "person": "周丙", "post": "副镇长", "valid_from": "2019-03-01"},
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("day", "head", "members"),
    [
        ("2019-02-28", None, 0),  # not set up yet
        ("2019-03-01", "赵甲", 4),
        ("2020-05-31", "赵甲", 4),
        ("2020-06-01", "赵甲", 3),  # 2020-06: gone from the first day it can mean
        ("2021-09-09", "赵甲", 3),
        ("2021-09-10", "李乙", 3),  # the day he left is the day the next one came
        ("2023-12-31", "李乙", 3),
        ("2024-01-01", None, 0),  # dissolved
    ],
)
def test_who_led_the_group_on_a_day(day: str, head: str | None, members: int) -> None:
    found = composition(GROUP, date.fromisoformat(day))
    assert (found.head.person if found.head else None, len(found.seats)) == (head, members)
    if head:
        assert found.head is not None
        assert found.head.post == "镇长"


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)))
def test_there_is_never_more_than_one_head_and_the_head_stands_first(day: date) -> None:
    found = composition(GROUP, day)
    assert len(found.of("head")) <= 1
    assert not found.seats or found.seats[0].role == "head"
    assert found.in_being == bool(found.seats)


@given(
    st.lists(st.tuples(st.dates(date(2020, 1, 1), date(2022, 1, 1)), st.integers(0, 400)), max_size=6),
    st.dates(date(2020, 1, 1), date(2023, 6, 1)),
)
def test_a_seat_is_counted_from_its_first_day_and_not_on_its_last(
    seats: list[tuple[date, int]], day: date
) -> None:
    rows = [
        {"role": "member", "person": str(n), "valid_from": start.isoformat(),
         "valid_to": (start + timedelta(days=length)).isoformat()}
        for n, (start, length) in enumerate(seats)
    ]  # fmt: skip
    found = composition({"name": "组", "members": rows}, day)
    there = {
        str(n) for n, (start, length) in enumerate(seats) if start <= day < start + timedelta(days=length)
    }
    assert {seat.person for seat in found.seats} == there


def test_the_answer_reads_as_a_report_would_put_it() -> None:
    words = in_words(composition(GROUP, date(2021, 12, 31)), {"head": "组长", "deputy": "副组长"})
    assert words[0] == "2021年12月31日，样例镇法治政府建设工作领导小组共 3 人："
    assert words[1] == "组长：李乙（镇长）"
    assert in_words(composition(GROUP, date(2025, 1, 1)), {}) == [
        "2025年1月1日，样例镇法治政府建设工作领导小组不在存续期间。"
    ]


def test_two_heads_at_once_are_doubted_and_a_succession_is_not(names: ShippedNames) -> None:
    assert [p.field for p in LEADING_GROUP.rules(GROUP, names)] == []
    still_there = [dict(row) for row in GROUP["members"]]
    still_there[2] |= {"valid_to": None}
    told = LEADING_GROUP.rules(GROUP | {"members": still_there}, names)
    assert [p.field for p in told] == ["members.4.valid_from"]


def test_a_list_with_one_cell_for_each_role_gives_members(names: ShippedNames) -> None:
    draft = LEADING_GROUP.new_draft() | {
        "name": "领导小组", "head_name": "王强（镇长）", "deputy_names": "李娟、赵明",
        "issued_on": "2025-03-01",
    }  # fmt: skip
    found = LEADING_GROUP.derive(draft, names)
    assert [(row["role"], row["person"], row.get("post")) for row in found["members"]] == [
        ("head", "王强", "镇长"), ("deputy", "李娟", None), ("deputy", "赵明", None),
    ]  # fmt: skip
    assert (found["head_name"], found["member_count"], found["valid_from"]) == ("王强", 3, "2025-03-01")
