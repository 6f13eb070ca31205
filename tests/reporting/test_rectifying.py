"""The shortcomings of a signed report become items with owner and limit, once, as one action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.reporting.rectifying import ToRectify, register_items, unregistered
from lawgov_desktop.storage.listing import ListQuery, drafts

BODY = """一、主要举措和成效
做了不少工作。
二、存在的不足和原因
一是普法形式较为单一，主要是经费和人手不足。二是执法案卷不够规范。
三、下一年度主要安排
继续努力。"""


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=on_day(date(2026, 2, 20)))
    yield opened
    opened.close()


def test_items_carry_who_puts_them_right_until_when(office: Office) -> None:
    report = {"year": 2025, "body": BODY}
    named = unregistered(office.store, report)
    assert [one.title for one in named] == ["普法形式较为单一", "执法案卷不够规范"]
    first, second = named
    done = register_items(office.store, 2025, [ToRectify(first, "司法所", "2026-06-30"), ToRectify(second)])
    assert len(done.made) == 2
    kept = list(drafts(office.store, ListQuery("problem", order="id")))
    assert [(one["year"], one["source"], one["responsible_unit"], one["due_on"]) for one in kept] == [
        (2025, "annual_report", "司法所", "2026-06-30"), (2025, "annual_report", None, None),
    ]  # fmt: skip
    assert "经费和人手不足" in kept[0]["detail"]
    assert unregistered(office.store, report) == ()
    assert register_items(office.store, 2025, [ToRectify(first)]).action_id == ""
    office.store.undo(done.action_id)
    assert list(drafts(office.store, ListQuery("problem"))) == []


def test_a_report_without_year_or_text_names_nothing(office: Office) -> None:
    assert unregistered(office.store, {"year": None, "body": BODY}) == ()
    assert unregistered(office.store, {"year": 2025, "body": None}) == ()
