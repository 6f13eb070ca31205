"""The on-time rate of requests and of published items: what counts, and with which numbers it is said."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures.governance_disclosure import (
    Counted,
    OnTime,
    Outcome,
    answers_by_result,
    items_on_time,
    published,
    requests_on_time,
)

TODAY = date(2025, 6, 10)
YEAR = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, today=lambda: TODAY)
    yield opened
    opened.close()


def test_requests_are_judged_by_their_own_clock(office: Office) -> None:
    # Twenty working days from 5 February 2025 end on 4 March: Saturday the 8th was worked.
    for applicant, fields in {
        "按时的": {"received_on": "2025-02-05", "answered_on": "2025-03-04"},
        "晚一天的": {"received_on": "2025-02-05", "answered_on": "2025-03-05"},
        "延长后按时的": {
            "received_on": "2025-02-05",
            "answered_on": "2025-03-20",
            "extended_days": 20,
            "extended_on": "2025-03-03",
        },
        "还没到期的": {"received_on": "2025-06-03"},
        "已经超期的": {"received_on": "2025-04-01"},
        "等补正的": {
            "received_on": "2025-06-03",
            "correction_needed": 1,
            "correction_told_on": "2025-06-05",
        },
        "上年的": {"received_on": "2024-12-31", "answered_on": "2025-01-05"},
    }.items():
        office.store.save("foi_request", {"applicant": applicant, **fields})
    found = requests_on_time(office.store, *YEAR)
    assert {one.title: one.outcome for one in found.counted} == {
        "按时的": "in_time",
        "晚一天的": "late",
        "延长后按时的": "in_time",
        "还没到期的": "open",
        "已经超期的": "overdue",
        "等补正的": "not_running",
    }
    assert (found.in_time, found.judged, found.rate_text) == (2, 4, "50%")
    assert found.formula == (
        "按时率 = 按时办结 2 ÷（按时办结 2 + 超期办结 1 + 已超期未办结 1）= 50%；"
        "未到期 1 件、未起算 1 件不计入"
    )


def test_a_rate_judged_on_an_earlier_day_knows_nothing_of_later_answers(office: Office) -> None:
    office.store.save(
        "foi_request", {"applicant": "甲", "received_on": "2025-02-05", "answered_on": "2025-03-05"}
    )
    (one,) = requests_on_time(office.store, *YEAR, on=date(2025, 2, 20)).counted
    assert one.outcome == "open"


def test_the_first_publication_counts_and_not_the_later_change(office: Office) -> None:
    office.store.save(
        "disclosure_item",
        {
            "title": "名单",
            "formed_on": "2025-02-05",
            "published_on": "2025-02-10",
            "changed_on": "2025-03-05",
        },
    )
    (one,) = items_on_time(office.store, *YEAR).counted
    assert one.outcome == "in_time"


def test_answers_are_counted_by_result_in_the_year_they_were_given(office: Office) -> None:
    for day, result in (
        ("2025-01-03", "disclosed"),
        ("2025-03-04", "disclosed"),
        ("2025-04-01", None),
        ("2024-12-31", "partly"),
    ):
        office.store.save(
            "foi_request",
            {"applicant": day, "received_on": "2024-12-20", "answered_on": day, "result": result},
        )
    assert answers_by_result(office.store, *YEAR) == {"disclosed": 2, "": 1}


def test_nothing_settled_gives_no_rate(office: Office) -> None:
    found = requests_on_time(office.store, *YEAR)
    assert (found.rate, found.rate_text) == (None, "没有可计算的")


def test_an_item_published_in_two_ways_counts_in_both(office: Office) -> None:
    for title, day, channels, category in (
        ("甲", "2025-02-10", ";website;wechat;", "finance"),
        ("乙", "2025-03", ";website;", "finance"),
        ("丙", "2025-03-05", None, None),
        ("丁", "2024-12-31", ";website;", "land"),
    ):
        office.store.save(
            "disclosure_item",
            {"title": title, "published_on": day, "channels": channels, "category": category},
        )
    found = published(office.store, *YEAR)
    assert found.items == 3
    assert found.by_channel == {"website": 2, "wechat": 1, "": 1}
    assert found.by_category == {"finance": 2, "": 1}


OUTCOMES: tuple[Outcome, ...] = ("in_time", "late", "open", "overdue", "not_running")


@given(st.lists(st.sampled_from(OUTCOMES), max_size=3000))
def test_a_rate_of_less_than_all_is_never_called_a_hundred(outcomes: list[Outcome]) -> None:
    counted = tuple(Counted("", "", "", None, "", one, 0) for one in outcomes)
    found = OnTime(*YEAR, TODAY, counted)
    assert found.judged == sum(one in ("in_time", "late", "overdue") for one in outcomes)
    assert (found.rate_text == "100%") == (found.judged > 0 and found.in_time == found.judged)
