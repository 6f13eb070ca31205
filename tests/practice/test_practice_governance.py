"""The practice year of 法治建设 has every figure that the published report prints (domain §5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.procedures.governance_meetings import groups_on, meetings_of, studies_of
from lawgov_desktop.procedures.governance_rectification import completion
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.several import parts
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts

KINDS = ("meeting", "law_study", "leading_group", "duty", "law_report", "accountability", "mechanism",
         "problem", "next_plan")  # fmt: skip


@pytest.fixture(scope="module", params=[date(2021, 12, 31), date(2022, 4, 15)], ids=str)
def office(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Office]:
    folder = tmp_path_factory.mktemp("practice")
    office = make_practice_book(folder / "practice.lawgov", today=request.param)
    yield office
    office.close()


def every(office: Office, register: str, **wanted: object) -> list[Draft]:
    conditions = tuple(Condition(name, "is", value) for name, value in wanted.items())  # type: ignore[arg-type]
    return list(drafts(office.store, ListQuery(register, conditions=conditions)))


def issued_in(office: Office, year: int, kind: str) -> list[Draft]:
    return [one for one in every(office, "mechanism", kind=kind) if one["issued_on"].startswith(str(year))]


def test_meetings_as_published(office: Office) -> None:
    found = meetings_of(office.store, 2021)
    assert found.held("lawful_admin") == 1
    assert found.held("special_study") == 2
    assert found.held("mediation_start") == 1
    assert found.held("integrity") == 1
    assert found.held("joint") >= 2
    assert found.held("training_start") == 1  # 岗前法律知识


def test_law_was_studied_four_times(office: Office) -> None:
    found = studies_of(office.store, 2021)
    assert len(found.held) == 4
    assert {"行政处罚法", "行政许可法", "行政强制法"} <= set(found.statutes)
    assert found.attendance.per_mille


def test_the_mayor_heads_the_group_on_every_day_and_the_mayor_changed(office: Office) -> None:
    heads = {}
    for day in (date(2018, 1, 1), date(2020, 1, 1), date(2021, 12, 31)):
        group = next((one for one in groups_on(office.store, day) if "法治政府建设" in one.name), None)
        heads[day.year] = group.head if group else None
    assert heads[2018]
    assert heads[2020]
    assert heads[2021]
    assert heads[2020].person != heads[2021].person
    assert {head.post for head in heads.values() if head} == {"镇长"}


def test_one_plan_was_issued_and_every_mechanism_can_be_cited(office: Office) -> None:
    (plan,) = issued_in(office, 2021, "plan")
    assert plan["name"] == "中共龙溪镇委员会、龙溪镇人民政府法治政府建设实施方案"
    in_force = [one for one in every(office, "mechanism") if one["state"] == "in_force"]
    subjects = {code for one in in_force for code in parts(one["subjects"])}
    assert {"liaison", "information", "cooperation", "pairing", "study", "integrity"} <= subjects


def test_every_leader_has_the_four_duties_in_person(office: Office) -> None:
    by_leader: dict[str, set[str]] = {}
    for duty in every(office, "duty", year=2021, done=1):
        by_leader.setdefault(duty["post"], set()).add(duty["item"])
    for post in ("镇长", "党委书记"):
        assert {"deploy", "inquire", "coordinate", "supervise"} <= by_leader[post]


def test_three_measures_four_shortcomings_three_suggestions(office: Office) -> None:
    measures = [one for one in every(office, "accountability") if one["decided_on"].startswith("2021")]
    assert sorted(one["kind"] for one in measures) == ["accountability", "criticism", "urging"]
    assert len(every(office, "problem", year=2021, source="annual_report")) == 4
    assert len(every(office, "next_plan", report_year=2021, kind="advice")) == 3


def test_last_years_four_problems_have_a_story(office: Office) -> None:
    found = completion(office.store, 2020)
    assert (found.total, found.done) == (4, 3)
    assert all(one.told for one in found.outcomes)


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_invented_is_doubtful(office: Office, kind: str) -> None:
    doubts = [
        str(problem)
        for draft in every(office, kind)
        for problem in office.store.problems(kind, draft)
        if problem.level != "missing"
    ]
    assert doubts == []


@pytest.mark.parametrize("today", [date(2021, 7, 1), date(2021, 10, 5), date(2024, 2, 29)])
def test_nothing_happened_after_today(tmp_path: Path, today: date) -> None:
    office = make_practice_book(tmp_path / "p.lawgov", today=today)
    happened = ("held_on", "studied_on", "done_on", "closed_on", "decided_on", "issued_on", "reported_on",
                "reviewed_on", "found_on", "moved_on", "ended_on")  # fmt: skip
    late = [
        (kind, name, draft[name])
        for kind in KINDS
        for draft in every(office, kind)
        for name in happened
        if (draft.get(name) or "") > today.isoformat()
    ]
    rows = [
        (kind, row)
        for kind, child, name in (("meeting", "topics", "done_on"), ("problem", "progress", "on"),
                                  ("leading_group", "members", "valid_from"))
        for draft in every(office, kind)
        for row in draft[child]
        if (row.get(name) or "") > today.isoformat()
    ]  # fmt: skip
    office.close()
    assert (late, rows) == ([], [])


def test_few_meetings_lack_their_minutes(office: Office) -> None:
    """A mark on every line tells nothing: one or two are left to be handed in, on purpose."""
    for register in ("meeting", "law_study"):
        lacking = sum(not one.get("minutes") for one in every(office, register, state="held"))
        assert 1 <= lacking <= 2
