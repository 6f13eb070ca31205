"""Hours per person and year by kind, the short-fall, and how pressing the end of a card is (T02, T05)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_cards import cards_from_roster
from lawgov_desktop.procedures.enforcement_expiry import expiring_cards, expiry
from lawgov_desktop.procedures.enforcement_hours import hours_of_year
from tests.procedures.enforcement.staff_books import TODAY, cancelled, card, officer, training

# --- hours


def test_kinds_of_hours_are_kept_apart_and_summed(office: Office) -> None:
    holder = officer(office, "甲示例")
    training(office, [{"officer": holder, "hours_online": 40, "hours_exam": 2}])
    training(office, [{"officer": holder, "hours_classroom": 12}], name="轮训", start_on="2026-09-01")
    training(office, [{"officer": holder, "hours_classroom": 99}], name="上年", start_on="2025-09-01")
    (one,) = hours_of_year(office.store, 2026, 60).people
    assert (one.online, one.classroom, one.exam, one.total, one.short) == (40, 12, 2, 54, 6)
    assert len(one.classes) == 2


def test_the_short_fall_list_leaves_out_who_has_left(office: Office) -> None:
    here = officer(office, "在岗")
    officer(office, "离开", valid_to="2026-03-01", left_by="retired")
    officer(office, "早走", valid_to="2025-03-01", left_by="retired")
    found = hours_of_year(office.store, 2026, 60)
    assert [one.name for one in found.people] == ["离开", "在岗"]
    assert [one.uuid for one in found.short] == [here]


def test_a_place_without_hours_is_told_and_not_counted(office: Office) -> None:
    holder = officer(office, "甲示例")
    uuid = training(office, [{"officer": holder, "attendance": "full"}])
    (one,) = hours_of_year(office.store, 2026, 60).people
    assert (one.total, one.classes, one.unsaid) == (0, (), (uuid,))


def test_assistants_have_no_place_in_the_count(office: Office) -> None:
    helper = office.store.save("auxiliary_officer", {"name": "辅助"}).uuid
    training(office, [{"assistant": helper, "hours_classroom": 8}])
    assert hours_of_year(office.store, 2026, 60).people == ()


# --- expiry


@pytest.mark.parametrize(
    ("until", "level", "icon"),
    [
        ("2026-06-19", "overdue", "refused"),
        ("2026-06-20", "last_call", "warning"),  # good until and with the day
        ("2026-08-20", "last_call", "warning"),
        ("2026-08-21", "notice", "clock"),
        ("2026-12-20", "notice", "clock"),
        ("2026-12-21", "good", "ok"),
    ],
)
def test_levels_change_on_the_day(until: str, level: str, icon: str) -> None:
    found = expiry(date.fromisoformat(until), TODAY, 6, 2)
    assert (found.level, found.icon) == (level, icon)


def test_a_level_is_words_too() -> None:
    assert expiry(date(2026, 6, 1), TODAY, 6, 2).text == "已过期 · 已超期 19 天"
    assert expiry(date(2026, 7, 1), TODAY, 6, 2).text == "临近到期 · 还剩 11 天"
    assert expiry(date(2026, 9, 1), TODAY, 3, 1).text == "3 个月内到期 · 还剩 73 天"


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 6), st.integers(6, 24))
def test_a_card_never_becomes_less_pressing(until: date, last_call: int, notice: int) -> None:
    order = ("good", "notice", "last_call", "overdue")
    days = [until - timedelta(days=before) for before in range(900, -30, -13)]
    levels = [order.index(expiry(until, day, notice, last_call).level) for day in days]
    assert levels == sorted(levels)


def test_cards_nobody_holds_are_not_reminded_of(office: Office) -> None:
    first, second = officer(office, "甲示例"), officer(office, "乙示例")
    card(office, first, "执1", "2021-08-01", valid_to="2026-07-31")
    card(office, second, "执2", "2021-08-01", valid_to="2026-07-31", events=[cancelled("2026-01-05")])
    assert [(one.name, one.number) for one in expiring_cards(office.store, TODAY, 6, 2)] == [
        ("甲示例", "执1")
    ]


# --- cards of a roster


def test_a_roster_that_names_cards_becomes_cards_in_one_action(office: Office) -> None:
    told = {"roster_number": "执7", "roster_type": "provincial", "roster_issued_on": "2023-02-01"}
    holder = officer(office, "甲示例", **told)
    officer(office, "无号")
    twins = [officer(office, name, roster_number="执8") for name in ("乙示例", "丙示例")]
    made = cards_from_roster(office.store)
    assert (made.made, set(made.twice)) == ((holder,), set(twins))
    assert (office.store.get("officer", holder) or {})["certificate_issued_on"] == "2023-02-01"
    assert cards_from_roster(office.store).made == ()
    office.store.undo(made.action_id)
    assert (office.store.get("officer", holder) or {})["certificate_no"] is None
