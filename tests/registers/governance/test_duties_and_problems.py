"""Duties, 述法, mechanisms, problems and plans: what follows, what is doubted, what runs and prints."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.governance.accountability import ACCOUNTABILITY
from lawgov_desktop.registers.governance.duty import DUTY
from lawgov_desktop.registers.governance.law_report import LAW_REPORT, law_report_paper
from lawgov_desktop.registers.governance.mechanism import MECHANISM
from lawgov_desktop.registers.governance.next_plan import NEXT_PLAN
from lawgov_desktop.registers.governance.problem import PROBLEM, carried_on, state_of
from tests.documents.measured import measured
from tests.registers.shipped_names import ShippedNames


def test_a_duty_is_called_by_leader_year_and_item(names: ShippedNames) -> None:
    found = DUTY.derive({"leader": "王强", "item": "deploy", "done_on": "2025-03-05", "what": "部署"}, names)
    assert found == {"title": "王强2025年重要工作亲自部署", "year": 2025, "done": 1}


def test_a_duty_done_without_proof_is_doubted(names: ShippedNames) -> None:
    duty: Draft = {"leader": "王强", "year": 2025, "item": "deploy", "what": "部署", "done": 1}
    assert [p.field for p in DUTY.rules(duty, names)] == ["evidence"]
    assert DUTY.rules(duty | {"meeting": "m"}, names) == []
    assert [p.field for p in DUTY.rules(duty | {"meeting": "m", "done_on": "2024-12-30"}, names)] == [
        "done_on"
    ]


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ({}, "open"),
        ({"done_on": "2025-05-01"}, "done"),
        ({"done_on": "2025-05-01", "closed_on": "2025-06-01"}, "closed"),
        ({"moved_on": "2025-12-31"}, "moved"),
        ({"moved_on": "2025-12-31", "done_on": "2026-02-01"}, "done"),
    ],
)
def test_the_state_of_a_problem_follows_from_its_days(days: Draft, state: str) -> None:
    assert state_of(days) == state


@pytest.mark.parametrize(
    ("due", "day"), [("2025-06-30", "2025-06-30"), ("2025-06", "2025-06-30"), ("2025", "2025-12-31")]
)
def test_the_limit_somebody_set_runs_to_its_last_day(due: str, day: str) -> None:
    (clock,) = PROBLEM.clocks({"title": "问题", "due_on": due, "found_on": "2025-01-20"})
    assert (clock.rule, clock.due, clock.start, clock.done_on) == ("agreed_date", day, "2025-01-20", None)
    (moved,) = PROBLEM.clocks({"due_on": due, "moved_on": "2025-05-01"})
    assert moved.done_on == "2025-05-01"


def test_without_a_limit_no_clock_runs() -> None:
    assert not PROBLEM.clocks({"title": "问题"})
    assert not ACCOUNTABILITY.clocks({"target": "站", "decided_on": "2025-01-01"})
    assert not NEXT_PLAN.clocks({"title": "安排"})


def test_next_year_takes_the_words_the_office_and_the_link() -> None:
    old: Draft = {"uuid": "p", "title": "力量不足", "year": 2025, "responsible_unit": "执法队",
                  "measures": "补充人员", "source": "annual_report", "done_on": None}  # fmt: skip
    new = carried_on(old)
    assert (new["year"], new["source"], new["carried_from"], new["due_on"]) == (
        2026, "carried", "p", "2026-12-31",
    )  # fmt: skip
    assert (new["title"], new["responsible_unit"], new["measures"]) == ("力量不足", "执法队", "补充人员")
    assert "done_on" not in new


def test_a_closed_problem_wants_what_was_done(names: ShippedNames) -> None:
    told = {p.field for p in PROBLEM.rules({"title": "问题", "closed_on": "2025-05-01"}, names)}
    assert told == {"done_on"}
    told = {p.field for p in PROBLEM.rules({"title": "问题", "done_on": "2025-05-01"}, names)}
    assert told == {"result"}


def test_the_latest_progress_stands_in_the_list(names: ShippedNames) -> None:
    rows = [{"on": "2025-06-01", "text": "已评查\n十二卷"}, {"on": "2025-04-01", "text": "已部署"}]
    assert PROBLEM.derive({"progress": rows}, names)["latest"] == "已评查"


def test_a_plan_is_for_the_year_after_its_report(names: ShippedNames) -> None:
    assert NEXT_PLAN.derive({"title": "安排", "report_year": 2025}, names)["year"] == 2026
    assert NEXT_PLAN.derive({"title": "安排", "year": 2026}, names)["report_year"] == 2025
    backwards = {"title": "安排", "report_year": 2025, "year": 2025}
    assert [p.field for p in NEXT_PLAN.rules(backwards, names)] == ["year"]


def test_a_mechanism_that_was_replaced_is_not_in_force(names: ShippedNames) -> None:
    assert MECHANISM.derive({"name": "制度", "replaced_by": "n"}, names) == {"state": "revised"}
    assert MECHANISM.derive({"name": "制度", "ended_on": "2024"}, names) == {"state": "ended"}
    still = {"name": "制度", "state": "in_force", "ended_on": "2024-01-01"}
    assert [p.field for p in MECHANISM.rules(still, names)] == ["state"]


def test_the_law_report_prints(names: ShippedNames, fonts: FontBook, tmp_path: Path) -> None:
    assert LAW_REPORT.sample
    report = LAW_REPORT.sample(lambda kind: None)
    paper = law_report_paper(report, PaperContext(names, lambda *_: None, "样例镇", date(2026, 1, 9)))
    assert paper.title == "王示例2025年度述法报告"
    (page,) = measured(render_pdf(paper, tmp_path / "report.pdf", fonts).path)
    words = page.words()
    assert words[:2] == ["2025年度述法报告", "样例镇镇长王示例"]
    assert words[-3:] == ["述法人：王示例", "2026年1月8日", "—1—"]
    heading = page.line("一、重要工作")
    assert ("Sans" in heading[0].font, "Sans" in heading[-1].font) == (True, False)
    assert heading[0].origin == pytest.approx(28 + 2 * 156 / 28, abs=0.5)


def test_a_law_report_without_a_word_still_prints_its_blanks(
    names: ShippedNames, fonts: FontBook, tmp_path: Path
) -> None:
    paper = law_report_paper({}, PaperContext(names, lambda *_: None, "样例镇", date(2026, 1, 9)))
    (page,) = measured(render_pdf(paper, tmp_path / "empty.pdf", fonts).path)
    assert page.words() == ["年度述法报告", "样例镇", "述法人：", "年月日", "—1—"]
    assert page.line("述法人")[0].baseline - page.line("样例镇")[0].baseline > 100  # room to write
