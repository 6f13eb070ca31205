"""The timetable of the yearly report: the report nobody began is missed, the one begun has its two clocks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.procedures.report_timetable import ReportToBegin, report_in_hand, report_to_begin
from lawgov_desktop.storage.deadlines import open_deadlines
from tests.told import Run

KIND = "annual_report"


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    """A book that was kept in 2025, in January of the year after."""
    opened = open_office(fresh_book, who="测试", today=on_day(date(2026, 1, 2)))
    opened.store.save("law_study", {"title": "学习行政处罚法", "studied_on": "2025-06-03"})
    yield opened
    opened.close()


def missed(office: Office, today: date) -> ReportToBegin | None:
    return report_to_begin(office.store, office.clocks, today)


def test_from_the_first_of_january_the_report_nobody_began_is_missed(office: Office) -> None:
    found = missed(office, date(2026, 1, 1))
    assert found is not None
    assert found.due == (("上报", date(2026, 3, 1)), ("向社会公开", date(2026, 4, 1)))
    assert found.in_words(date(2026, 1, 20)) == (
        "2025年度法治政府建设报告还没有动笔："
        "2026年3月1日前上报（还剩 40 天），2026年4月1日前向社会公开（还剩 71 天）。"
    )
    assert "2026年3月1日前上报（已超期 4 天）" in found.in_words(date(2026, 3, 5))
    assert missed(office, date(2025, 12, 31)) is None


def test_it_is_missed_until_two_months_after_the_last_of_its_days(office: Office) -> None:
    assert missed(office, date(2026, 5, 31)) is not None
    assert missed(office, date(2026, 6, 1)) is None


def test_once_it_is_begun_its_clocks_take_over(office: Office) -> None:
    uuid = office.store.save(KIND, {"title": "2025年度报告", "year": 2025}).uuid
    assert missed(office, date(2026, 1, 20)) is None
    clocks = {one.rule: one.due for one in open_deadlines(office.store, kind=KIND)}
    assert clocks == {
        "annual_report_submission": "2026-03-01", "annual_report_publication": "2026-04-01",
    }  # fmt: skip
    shown = [one.rule for one in open_deadlines(office.store, until=date(2026, 2, 1) + timedelta(days=30))]
    assert shown == ["annual_report_submission"]  # the start page looks thirty days ahead
    office.store.save(KIND, {"sent_on": "2026-02-24"}, uuid=uuid)
    assert [one.rule for one in open_deadlines(office.store, kind=KIND)] == ["annual_report_publication"]


def test_a_report_of_half_a_year_is_not_the_yearly_one(office: Office) -> None:
    half = {"title": "半年报告", "year": 2025, "period_from": "2025-01-01", "period_to": "2025-06-30"}
    office.store.save(KIND, half)
    assert missed(office, date(2026, 1, 20)) is not None


def test_a_deleted_report_is_none(office: Office) -> None:
    uuid = office.store.save(KIND, {"title": "2025年度报告", "year": 2025}).uuid
    office.store.delete(KIND, uuid)
    assert missed(office, date(2026, 1, 20)) is not None


def test_an_office_that_began_this_year_is_left_in_peace(office: Office) -> None:
    assert missed(office, date(2028, 1, 20)) is None


def test_the_county_may_set_another_day(run: Run, fresh_book: Path, tmp_path: Path) -> None:
    office = open_office(fresh_book, who="测试", today=on_day(date(2026, 1, 2)))
    office.store.save("law_study", {"title": "学习行政处罚法", "studied_on": "2025-06-03"})
    office.close()
    rules = tmp_path / "rules.json"
    run("rules", "export", "--out", rules, "--part", "clocks", "--books", fresh_book)
    data = json.loads(rules.read_text(encoding="utf-8"))
    entry = next(one for one in data["clocks"] if one["key"] == "annual_report_submission")
    entry["fixed_day"] = "02-10"
    rules.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    done = run("rules", "import", rules, "--apply", "--reason", "县里通知", "--books", fresh_book, "--json")
    assert done.data["applied"] is True
    again = open_office(fresh_book, today=on_day(date(2026, 1, 2)))
    try:
        found = missed(again, date(2026, 1, 20))
        assert found is not None
        assert found.due[0] == ("上报", date(2026, 2, 10))
        again.store.save(KIND, {"title": "2025年度报告", "year": 2025})
        assert open_deadlines(again.store, kind=KIND)[0].due == "2026-02-10"
    finally:
        again.close()


def test_a_report_that_was_begun_is_gone_on_with_until_it_is_signed(office: Office) -> None:
    def in_hand() -> ReportToBegin | None:
        return report_in_hand(office.store, office.clocks, date(2026, 1, 20))

    assert in_hand() is None
    uuid = office.store.save(KIND, {"title": "2025年度报告", "year": 2025}).uuid
    found = in_hand()
    assert found is not None
    assert found.uuid == uuid
    assert found.in_words(date(2026, 1, 20)).startswith(
        "2025年度法治政府建设报告正在起草，还没有签发：2026年3月1日前上报"
    )
    office.store.save(KIND, {"signed_on": "2026-02-10"}, uuid=uuid)
    assert in_hand() is None
