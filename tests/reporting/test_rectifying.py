"""The shortcomings a report names become items with owner and limit, once, as one action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.rectifying import (
    KIND,
    ToRectify,
    not_on_record,
    register_items,
    unregistered,
)
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.record_paragraphs import carried, shortcomings
from lawgov_desktop.reporting.report.shortcomings_of_text import Shortcoming
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts

YEAR = 2025
WHOLE = Period.year(YEAR)

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


def items(*named: Shortcoming) -> list[ToRectify]:
    return [ToRectify(one) for one in named]


def test_what_is_on_record_is_not_registered_again(own_practice: Office) -> None:
    """Of last year's report in the practice book both are on record; a third is new."""
    named = (
        Shortcoming("执法人员法律素养有待提高", "主要是集中培训安排不够"),
        Shortcoming("普法形式较为单一", ""),
        Shortcoming("基层台账不够规范", "填写不及时"),
    )
    assert [one.title for one in not_on_record(own_practice.store, YEAR - 1, named)] == ["基层台账不够规范"]
    done = register_items(own_practice.store, YEAR - 1, items(*named))
    (made,) = [own_practice.store.get(KIND, uuid) for uuid in done.made]
    assert made is not None
    assert (made["title"], made["detail"], made["year"], made["source"]) == (
        "基层台账不够规范", "填写不及时", YEAR - 1, "annual_report"
    )  # fmt: skip
    assert register_items(own_practice.store, YEAR - 1, items(*named)).action_id == ""


def test_one_undo_takes_all_of_them_back(own_practice: Office) -> None:
    before = [draft["uuid"] for draft in drafts(own_practice.store, ListQuery(KIND))]
    named = (Shortcoming("基层台账不够规范", ""), Shortcoming("档案移交不够及时", ""))
    done = register_items(own_practice.store, YEAR - 1, items(*named), carry=True)
    assert len(done.made) == len(done.carried) == 2
    own_practice.store.undo(done.action_id)
    assert [draft["uuid"] for draft in drafts(own_practice.store, ListQuery(KIND))] == before


def test_carried_on_they_open_the_report_of_the_year(own_practice: Office) -> None:
    before = answers(own_practice.store, WHOLE)["carried_problems"].value or 0
    named = (Shortcoming("基层台账不够规范", "填写不及时"),)
    done = register_items(own_practice.store, YEAR - 1, items(*named), carry=True)
    asked = answers(own_practice.store, WHOLE)
    assert asked["carried_problems"].value == before + 1
    assert f"⟦carried_problems={before + 1}⟧个问题" in carried(own_practice.store, WHOLE, asked)[0]
    (item,) = drafts(
        own_practice.store, ListQuery(KIND, conditions=(Condition("carried_from", "is", done.made[0]),))
    )
    assert (item["year"], item["source"], item["detail"]) == (YEAR, "carried", "填写不及时")
    old = own_practice.store.get(KIND, done.made[0])
    assert old is not None
    assert old["state"] == "moved"


def test_a_shortcoming_without_a_reason_leaves_it_open_in_the_draft(own_practice: Office) -> None:
    done = register_items(own_practice.store, YEAR, items(Shortcoming("基层台账不够规范", "")))
    asked = answers(own_practice.store, WHOLE)
    told = shortcomings(own_practice.store, WHOLE, asked)
    assert told[-1] == "五是基层台账不够规范。【待补写：“基层台账不够规范”的原因】"
    assert not any("【待补写" in one for one in told[:-1])
    own_practice.store.save(KIND, {"detail": "主要是填写不及时"}, uuid=done.made[0])
    assert shortcomings(own_practice.store, WHOLE, asked)[-1] == "五是基层台账不够规范。主要是填写不及时。"
