"""What was given to whom: a number told twice otherwise is found before it leaves; later changes are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.submissions import (
    KIND,
    contradictions,
    moved_since_given,
    span_of,
    submission_of,
    submission_of_numbers,
    told_twice,
)
from lawgov_desktop.reporting.tables import table_of
from tests.told import Run

HALF = Period(date(2025, 1, 1), date(2025, 6, 30))
WHOLE_2031 = Period.year(2031)


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    office = make_practice_book(tmp_path / "练习.lawgov", today=date(2025, 12, 31))
    yield office
    office.close()


def given(office: Office, whom: str = "县司法局", on: date = date(2025, 7, 3)) -> Draft:
    counted = [count_table(office.store, table_of(key), HALF) for key in ("mediation_cases", "lawsuits")]
    return submission_of(counted, given_to=whom, on=on, by="张示例")


def add_case(office: Office) -> None:
    committee = office.store.book.rows("SELECT uuid FROM committee LIMIT 1", ())[0][0]
    office.store.save(
        "mediation_case",
        {
            "accepted_on": "2025-05-06", "committee": committee, "dispute_type": "neighbour",
            "source": "applied", "summary": "补录", "parties": [{"name": "张一"}, {"name": "李二"}],
        },
    )  # fmt: skip


def test_what_was_given_is_kept_number_by_number(practice: Office) -> None:
    saved = practice.store.save(KIND, given(practice))
    kept = practice.store.get(KIND, saved.uuid)
    assert kept is not None
    numbers = {row["key"]: row["value"] for row in kept["numbers"]}
    total = count_table(practice.store, table_of("mediation_cases"), HALF).total.values
    assert numbers["mediation_cases"] == str(total["mediation_cases"])
    assert numbers["mediation_amount"] == f"{total['mediation_amount'] / 100:.2f}"
    assert kept["count"] == len(kept["numbers"])
    assert span_of(kept) == HALF


def test_the_same_numbers_again_contradict_nothing(practice: Office) -> None:
    practice.store.save(KIND, given(practice))
    assert contradictions(practice.store, given(practice, "县委依法治县办")) == []


def test_another_number_for_the_same_span_is_told_with_whom_and_when(practice: Office) -> None:
    practice.store.save(KIND, given(practice))
    add_case(practice)
    again = given(practice, "县委依法治县办", date(2025, 9, 1))
    found = {one.key: one for one in contradictions(practice.store, again)}
    one = found["mediation_cases"]
    assert int(one.value) == int(one.before) + 1
    assert str(one) == f"调解案件总数：这次是 {one.value}，2025-07-03 报给县司法局的是 {one.before}"
    assert "lawsuits_received" not in found


def test_another_span_is_another_number(practice: Office) -> None:
    practice.store.save(KIND, given(practice))
    counted = [count_table(practice.store, table_of("mediation_cases"), Period.month(2025, 6))]
    assert (
        contradictions(practice.store, submission_of(counted, given_to="县司法局", on=date(2025, 7, 5))) == []
    )


def test_late_entries_are_told_against_what_was_given(practice: Office) -> None:
    saved = practice.store.save(KIND, given(practice))
    kept = practice.store.get(KIND, saved.uuid)
    assert kept is not None
    assert moved_since_given(kept, answers(practice.store, HALF)) == []
    add_case(practice)
    moved = {one.key for one in moved_since_given(kept, answers(practice.store, HALF))}
    assert {"mediation_cases", "mediation_by_type_2", "mediation_by_source_2"} <= moved


def test_all_that_was_told_twice_is_listed_once(practice: Office) -> None:
    practice.store.save(KIND, given(practice))
    add_case(practice)
    later = practice.store.save(KIND, given(practice, "县委依法治县办", date(2025, 9, 1))).uuid
    listed = [(draft["uuid"], one.key) for draft, one in told_twice(practice.store)]
    assert (later, "mediation_cases") in listed
    assert {uuid for uuid, _ in listed} == {later}


def test_the_command_remembers_and_warns(practice: Office, run: Run, tmp_path: Path) -> None:
    asked = (
        "tables", "--books", practice.book.path, "--from", "2025-01-01", "--to", "2025-06-30",
        "--table", "lawsuits", "--out", tmp_path / "a.xlsx", "--given-to", "县司法局", "--json",
    )  # fmt: skip
    before = len(practice.store.book.rows("SELECT uuid FROM submission", ()))
    assert run(*asked).data["told_before"] == []
    uuid = answers(practice.store, HALF)["lawsuits"].records[0]
    practice.store.delete("litigation_case", uuid)
    told = run(*asked)
    assert told.status == 1
    assert any(one["key"] == "lawsuits_received" for one in told.data["told_before"])
    assert len(practice.store.book.rows("SELECT uuid FROM submission", ())) == before + 2


@pytest.mark.parametrize(
    ("before", "now", "same"),
    [
        (("5", "件"), ("5.00", "件"), True),
        (("5", "件"), ("5件", None), True),
        (("５", "件"), ("5 件", "件"), True),
        (("1，000", "件"), ("1000", "件"), True),
        (("94.6", "%"), ("94.6%", None), True),
        (("94.6%", "%"), ("94.60％", None), True),
        (("40余", "次"), ("46", "次"), True),
        (("40余", "次"), ("50", "次"), False),
        (("12.35万元", None), ("123456", "元"), True),
        (("12.35", "万元"), ("123,456.00元", None), True),
        (("12.35", "万元"), ("125,000", "元"), False),
        (("100", "元"), ("100", "万元"), False),
        (("5", "件"), ("6件", None), False),
        (("0", "件"), ("无", None), False),
    ],
)
def test_one_number_written_otherwise_is_no_contradiction(
    practice: Office, before: tuple[str, str | None], now: tuple[str, str | None], same: bool
) -> None:
    drafts = [
        submission_of_numbers(
            "试报", "told", WHOLE_2031, [{"key": "lawsuits", "title": "应诉", "value": value, "unit": unit}],
            given_to="县司法局", on=date(2031, 12, 31),
        )
        for value, unit in (before, now)
    ]  # fmt: skip
    practice.store.save(KIND, drafts[0])
    assert (contradictions(practice.store, drafts[1]) == []) is same


def test_spans_that_only_overlap_and_deleted_submissions_do_not_contradict(practice: Office) -> None:
    def told(value: str, span: Period) -> Draft:
        rows: list[Draft] = [{"key": "lawsuits", "title": "应诉", "value": value, "unit": "件"}]
        return submission_of_numbers("试报", "told", span, rows, given_to="县里", on=date(2031, 12, 31))

    half = Period(date(2031, 1, 1), date(2031, 6, 30))
    practice.store.save(KIND, told("3", half))
    gone = practice.store.save(KIND, told("9", WHOLE_2031))
    practice.store.delete(KIND, gone.uuid)
    assert contradictions(practice.store, told("5", WHOLE_2031)) == []
    assert [one.before for one in contradictions(practice.store, told("5", half))] == ["3"]
