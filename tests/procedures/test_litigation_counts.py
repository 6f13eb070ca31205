"""Counting lawsuits: every number names its cases, cases and disputes differ, and formulas are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures.litigation_counts import (
    BASES,
    DENOMINATORS,
    Counted,
    LitigationCounts,
    Rate,
    disputes,
    litigation_counts,
    root_of,
)
from lawgov_desktop.storage.listing import ListQuery, drafts

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: date(2026, 1, 10))
    yield opened
    opened.close()


@pytest.fixture
def save(office: Office) -> Callable[..., str]:
    def saved(number: str, **fields: Any) -> str:
        told = {"plaintiffs": "张示例", "cause": "不服处罚", "number": number}
        draft = told | {"received_on": "2025-03-03", "instance": "first", "position": "defendant"}
        return office.store.save("litigation_case", draft | fields).uuid

    return saved


def hearing(on: str, attended: int | None, rank: str | None = None) -> dict[str, Any]:
    who = "李示例" if attended else None
    return {"held_on": on, "leader_attended": attended, "leader_rank": rank, "leader_name": who}


def counts(office: Office, **asked: Any) -> LitigationCounts:
    return litigation_counts(office.store, FIRST, LAST, **asked)


def numbers(counted: tuple[Counted, ...]) -> set[str]:
    return {one.title.split()[0] for one in counted}


@pytest.fixture
def township(save: Callable[..., str]) -> dict[str, str]:
    """甲 won in both instances, 乙 lost and owing, 丙 withdrawn, 丁 of last year, 戊 open, 己 enforced."""
    made = {}
    made["甲"] = save("甲", hearings=[hearing("2025-04-10", 1, "deputy"), hearing("2025-05-10", 0)],
                     judgment_on="2025-05-20", outcome="claims_dismissed", appeal_by="plaintiff",
                     closed_on="2025-06-20")  # fmt: skip
    made["甲二"] = save("甲二", instance="second", position="appellee", previous=made["甲"],
                      received_on="2025-07-01", hearings=[hearing("2025-08-01", 0)], judgment_on="2025-09-01",
                      outcome="appeal_upheld", served_on="2025-09-05", closed_on="2025-09-10")  # fmt: skip
    made["乙"] = save("乙", hearings=[hearing("2025-06-10", 1, "chief")], judgment_on="2025-07-20",
                     outcome="ordered", effective_on="2025-08-10", performance_state="pending",
                     performance_due="2026-02-01", closed_on="2025-12-20")  # fmt: skip
    made["丙"] = save("丙", judgment_on="2025-05-02", outcome="withdrawn", closed_on="2025-05-08")
    made["丁"] = save("丁", received_on="2024-10-08", hearings=[hearing("2025-01-10", 0)],
                     judgment_on="2025-02-01", outcome="revoked", effective_on="2025-02-20",
                     performance_state="performed", performed_on="2025-03-01",
                     closed_on="2025-03-05")  # fmt: skip
    made["戊"] = save("戊", received_on="2025-11-20", hearings=[hearing("2025-12-25", None)])
    made["己"] = save(
        "己", instance="enforcement", position="debtor", judgment_on="2025-10-01", outcome="enforced"
    )
    return made


def test_cases_and_disputes_differ_and_say_which(office: Office, township: dict[str, str]) -> None:
    cases, of_disputes = counts(office), counts(office, basis="disputes")
    assert numbers(cases.received) == {"甲", "甲二", "乙", "丙", "戊"}
    assert numbers(of_disputes.received) == {"甲", "乙", "丙", "戊"}
    assert "共 2 个审级" in of_disputes.received[0].title
    assert cases.definitions[0].startswith("按案件统计")
    assert of_disputes.definitions[0].startswith("按争议统计")
    assert "1 件" in cases.definitions[1]  # the execution left out


def test_closed_and_open_at_the_end(office: Office, township: dict[str, str]) -> None:
    found = counts(office)
    assert numbers(found.closed) == {"甲", "甲二", "乙", "丙", "丁"}
    assert numbers(found.open_at_end) == {"戊"}
    assert found.closing.text == "80.0%（4÷5）"
    middle = litigation_counts(office.store, FIRST, date(2025, 6, 30), basis="disputes")
    assert numbers(middle.open_at_end) == {"乙", "甲"}  # 甲 went on in July
    assert numbers(middle.closed) == {"丙", "丁"}


@pytest.mark.parametrize(
    ("denominator", "attended", "chief", "left_out"),
    [
        ("heard_cases", "40.0%（2÷5）", "20.0%（1÷5）", set()),
        ("hearings", "33.3%（2÷6）", "16.7%（1÷6）", set()),
        ("first_instance_cases", "50.0%（2÷4）", "25.0%（1÷4）", {"甲二"}),
    ],
)
def test_attendance_by_each_denominator(
    office: Office, township: dict[str, str], denominator: Any, attended: str, chief: str, left_out: set[str]
) -> None:
    found = counts(office, denominator=denominator)
    assert found.attendance.text == attended
    assert found.chief_attendance.text == chief
    assert numbers(found.attendance.left_out) == left_out
    assert dict(DENOMINATORS)[denominator] in found.attendance.formula


def test_every_case_says_why_it_counts(office: Office, township: dict[str, str]) -> None:
    why = {one.title.split()[0]: one.why for one in counts(office).attendance.counted}
    assert "李示例出庭" in why["甲"]
    assert "按未出庭计" in why["戊"]
    assert "负责人未出庭" in why["丁"]
    chief = {one.title.split()[0]: one.why for one in counts(office).chief_attendance.counted}
    assert "不是正职" in chief["甲"]


def test_a_hearing_to_come_and_a_third_party_do_not_count(office: Office, save: Callable[..., str]) -> None:
    save("将来", hearings=[hearing("2026-01-20", None)])
    save("三", position="third", hearings=[hearing("2025-06-01", 0)])
    found = litigation_counts(office.store, FIRST, date(2026, 12, 31))
    assert found.attendance.counted == ()
    assert found.attendance.text.startswith("—")
    assert "第三人" in found.attendance.left_out[0].why


def test_the_loss_rate_follows_upheld_appeals_to_their_first_instance(
    office: Office, township: dict[str, str]
) -> None:
    cases = counts(office)
    assert cases.loss.text == "40.0%（2÷5）"  # 乙 and 丁 of 甲, 甲二, 乙, 丙, 丁
    assert numbers(tuple(one for one in cases.loss.counted if one.yes)) == {"乙", "丁"}
    assert counts(office, basis="disputes").loss.text == "50.0%（2÷4）"


def test_a_dispute_still_before_another_court_is_not_lost_yet(
    office: Office, save: Callable[..., str]
) -> None:
    first = save("一", judgment_on="2025-05-20", outcome="revoked", appeal_by="us", closed_on="2025-06-01")
    save("二", instance="second", previous=first, received_on="2025-06-10")
    assert counts(office).loss.text == "100.0%（1÷1）"
    found = counts(office, basis="disputes").loss
    assert found.counted == ()
    assert "还没有裁判" in found.left_out[0].why


def test_outcomes_and_what_is_still_owed(office: Office, township: dict[str, str]) -> None:
    found = counts(office)
    assert {said: len(cases) for said, cases in found.by_outcome} == {
        "判决驳回诉讼请求": 1, "驳回上诉，维持原裁判": 1, "判决限期履行法定职责": 1, "裁定准予撤诉": 1,
        "判决撤销": 1,
    }  # fmt: skip
    assert numbers(found.outstanding) == {"乙"}
    early = litigation_counts(office.store, FIRST, date(2025, 2, 25))
    assert numbers(early.outstanding) == {"丁"}  # performed in March, owed at the end of February


def test_a_link_made_later_moves_the_whole_dispute(office: Office, save: Callable[..., str]) -> None:
    third = save("再", instance="retrial", received_on="2025-09-01")
    second = save("二", instance="second", received_on="2025-06-01")
    first = save("一", received_on="2025-03-01")
    office.store.save("litigation_case", {"previous": second}, uuid=third)
    assert len(counts(office, basis="disputes").received) == 2
    office.store.save("litigation_case", {"previous": first}, uuid=second)
    (one,) = disputes(list(drafts(office.store, ListQuery("litigation_case"))))
    assert [case["number"] for case in one.cases] == ["一", "二", "再"]


@given(links=st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefx"), max_size=6))
def test_every_case_has_one_root_however_links_run(links: dict[str, str]) -> None:
    cases = {one: {"uuid": one, "previous": links.get(one)} for one in "abcdef"}
    for one, case in cases.items():
        root = root_of(case, cases)
        assert root in cases
        before = cases.get(case["previous"] or "")
        if before is not None:
            assert root == root_of(before, cases), one


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.fixed_dictionaries(
            {"received_on": st.sampled_from(["2024-12-31", "2025", "2025-06", "2025-06-01", "2026-01-01"])},
            optional={
                "closed_on": st.sampled_from([None, "2025", "2025-12-31", "2026-01-05"]),
                "judgment_on": st.sampled_from([None, "2025-07", "2025-07-01"]),
                "outcome": st.sampled_from([None, "revoked", "withdrawn", "appeal_upheld", "transferred"]),
                "instance": st.sampled_from([None, "first", "second", "enforcement"]),
                "hearings": st.lists(
                    st.builds(
                        hearing,
                        st.sampled_from(["2025-06-10", "2025-06", "2025"]),
                        st.sampled_from([None, 0, 1]),
                    ),
                    max_size=2,
                ),
            },
        ),
        max_size=4,
    )
)
def test_numbers_agree_with_each_other(tmp_path: Path, rows: list[dict[str, Any]]) -> None:
    path = tmp_path / f"{len(list(tmp_path.iterdir()))}.lawgov"
    book = open_office(path, who="测试", today=lambda: date(2026, 1, 10))
    try:
        for number, row in enumerate(rows):
            book.store.save(
                "litigation_case", {"plaintiffs": "张", "cause": "案", "number": str(number), **row}
            )
        for basis, _ in BASES:
            for denominator, _ in DENOMINATORS:
                found = litigation_counts(book.store, FIRST, LAST, basis=basis, denominator=denominator)
                assert found.closing.denominator == len(found.received)
                assert found.chief_attendance.numerator <= found.attendance.numerator
                assert found.chief_attendance.denominator == found.attendance.denominator
                assert found.loss.numerator <= found.loss.denominator
                assert len({one.uuid for one in found.received}) == len(found.received)
    finally:
        book.close()


def test_a_share_is_rounded_to_a_tenth() -> None:
    def rate(yes: int, of: int) -> str:
        return Rate("率", "", tuple(Counted(str(n), "", n < yes, "") for n in range(of))).text

    assert [rate(1, 3), rate(2, 3), rate(1, 8), rate(0, 4), rate(4, 4)] == [
        "33.3%（1÷3）", "66.7%（2÷3）", "12.5%（1÷8）", "0.0%（0÷4）", "100.0%（4÷4）",
    ]  # fmt: skip
