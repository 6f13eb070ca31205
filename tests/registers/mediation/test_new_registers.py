"""排查, 移送, 行政调解, 以案定补 and the risk of a case: what follows and what is doubted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.registers.mediation import case_rules
from lawgov_desktop.registers.mediation.admin_mediation_case import ADMIN_MEDIATION_CASE
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from lawgov_desktop.registers.mediation.case_tables import Party
from lawgov_desktop.registers.mediation.difficulty import Thresholds, reasons_met
from lawgov_desktop.registers.mediation.referral import REFERRAL
from lawgov_desktop.registers.mediation.screening import SCREENING, zero_report
from lawgov_desktop.registers.mediation.subsidy import SUBSIDY, state_of
from lawgov_desktop.storage.deadlines import of_record
from lawgov_desktop.storage.listing import ListQuery, ids
from tests.registers.shipped_names import ShippedNames

TODAY = date(2025, 4, 1)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    yield opened
    opened.close()


@pytest.fixture
def committee(office: Office) -> str:
    return office.store.save("committee", {"name": "北岗村人民调解委员会", "short_name": "北岗"}).uuid


def doubted(kind: RecordType, draft: Draft, names: ShippedNames) -> set[str]:
    return {problem.field for problem in kind.rules(draft, names) if problem.level == "doubt"}


# --- 激化风险, 疑难复杂


def test_a_dispute_that_may_become_a_crime_is_to_be_reported(settled: Draft, names: ShippedNames) -> None:
    case = settled | {"escalation": "crime"}
    assert "escalation_reported_on" in doubted(MEDIATION_CASE, case, names)
    reported = case | {"escalation_reported_on": "2025-03-06", "escalation_reported_to": "派出所"}
    assert "escalation_reported_on" not in doubted(MEDIATION_CASE, reported, names)


def test_a_dispute_that_may_grow_wants_measures(settled: Draft, names: ShippedNames) -> None:
    assert "escalation_measures" in doubted(MEDIATION_CASE, settled | {"escalation": "possible"}, names)
    assert case_rules.state_of(settled | {"escalation": "possible"}) == "agreed"


@pytest.mark.parametrize(
    "case,met",
    [
        ({"people_involved": 9, "amount": 9_999_999}, ()),
        ({"people_involved": 10}, ("group",)),
        ({"amount": 10_000_000}, ("amount",)),
        ({"dispute_type": "wages", "people_involved": 5}, ("labour_group",)),
        ({"dispute_type": "labour", "people_involved": 3, "summary": "三人工伤赔偿"}, ("work_injury",)),
        ({"escalation": "crime"}, ("crime_risk",)),
    ],
)
def test_reasons_that_numbers_tell(case: Draft, met: tuple[str, ...]) -> None:
    assert reasons_met(case) == met


def test_the_thresholds_belong_to_the_office() -> None:
    assert reasons_met({"people_involved": 6}, Thresholds(people=6)) == ("group",)


# --- 排查


def test_a_screened_dispute_becomes_a_case_without_typing(office: Office, committee: str) -> None:
    uuid = office.store.save(
        "screening",
        {
            "screened_on": "2025-03-12",
            "village": "北岗村",
            "committee": committee,
            "dispute_type": "land",
            "details": "两户为地界争吵",
            "people_involved": 5,
            "risk": "high",
            "parties": [{"name": "张三", "phone": "13800138000"}, {"name": "李四", "village": "北岗村"}],
        },
    ).uuid
    source = office.store.get("screening", uuid)
    assert source is not None
    (onward,) = [one for one in SCREENING.onward if one.fits(source)]
    case = office.store.save("mediation_case", onward.draft(source)).draft
    assert (case["screening"], case["source"], case["accepted_on"]) == (uuid, "screened", "2025-03-12")
    assert (case["summary"], case["people_involved"], case["number"]) == (
        "两户为地界争吵", 5, "〔2025〕北岗人调字第0001号",
    )  # fmt: skip
    assert [(party["name"], party.get("phone")) for party in case["parties"]] == [
        ("张三", "13800138000"), ("李四", None),
    ]  # fmt: skip
    assert office.store.get("screening", uuid)["parties"][0]["name"] == "张三"  # type: ignore[index]


def test_a_zero_report_is_a_record_of_its_own(office: Office) -> None:
    saved = office.store.save("screening", zero_report("北岗村", "2025-03", "王网格")).draft
    assert (saved["title"], saved["found"], saved["screenings"]) == ("北岗村2025年3月零报告", 0, 1)
    assert not any(one.fits(saved) for one in SCREENING.onward)
    assert ids(office.store, ListQuery("screening", view="zero")) == [saved["uuid"]]
    assert ids(office.store, ListQuery("screening", view="unsettled")) == []


def test_a_zero_report_with_a_dispute_is_doubted(names: ShippedNames) -> None:
    assert doubted(SCREENING, zero_report("北岗村", "2025-03") | {"details": "争吵"}, names) == {
        "zero_report"
    }


def test_names_in_one_cell_become_parties_once(office: Office) -> None:
    typed = {"screened_on": "2025-03-12", "village": "北岗村", "party_names": "张三、李四", "details": "地界"}
    saved = office.store.save("screening", typed)
    assert [party["name"] for party in saved.draft["parties"]] == ["张三", "李四"]
    emptied = office.store.save("screening", {"parties": []}, uuid=saved.uuid)
    assert emptied.draft["parties"] == []


def test_a_title_cut_short_says_so(office: Office) -> None:
    draft: Draft = {"screened_on": "2025-03-05", "village": "样例村"}
    long = draft | {"details": "李有才与王二贵因承包地边界\n多次争吵，村里劝过两回"}
    titles = [office.store.prepare("screening", one)["title"] for one in (long, draft | {"details": "争水"})]
    assert titles == ["样例村2025-03-05 李有才与王二贵因承包地边界 多… 排查", "样例村2025-03-05 争水 排查"]


def test_the_day_a_screening_names_is_its_clock(office: Office) -> None:
    typed = {"screened_on": "2025-03-12", "village": "北岗村", "details": "地界", "due": "2025-03-31"}
    saved = office.store.save("screening", typed)
    (clock,) = of_record(office.store, "screening", saved.uuid)
    assert (clock.due, clock.clock_title, clock.done_on) == ("2025-03-31", "排查纠纷化解期限", None)
    assert ids(office.store, ListQuery("screening", view="late")) == [saved.uuid]
    office.store.save("screening", {"closed_on": "2025-03-30", "outcome": "settled"}, uuid=saved.uuid)
    assert ids(office.store, ListQuery("screening", view="late")) == []


@pytest.mark.parametrize(
    "cases,people,odd", [(1, 4, False), (0, 0, False), (0, 3, True), (2, 0, True), (1, None, False)]
)
def test_figures_of_prevention_are_cases_and_persons(
    names: ShippedNames, cases: int, people: int | None, odd: bool
) -> None:
    draft = {"screened_on": "2025-03", "crime_cases": cases, "crime_people": people}
    assert ("crime_people" in doubted(SCREENING, draft, names)) is odd


# --- 移送


def test_what_the_police_send_becomes_a_case(office: Office, committee: str) -> None:
    sample = REFERRAL.sample
    assert sample
    source = office.store.save("referral", sample({"committee": committee}.get)).draft
    (onward,) = [one for one in REFERRAL.onward if one.fits(source)]
    case = office.store.save("mediation_case", onward.draft(source)).draft
    assert (case["referral"], case["source"]) == (source["uuid"], "police")
    assert [party["name"] for party in case["parties"]] == ["张示例", "李示例"]


def test_a_failed_case_is_sent_on_with_the_way_to_court(settled: Draft) -> None:
    failed = settled | {"uuid": "u1", "result": "failed", "ended_reason": "差距大", "other_ways_told": 1}
    onward = next(one for one in MEDIATION_CASE.onward if one.key == "refer")
    assert onward.fits(failed)
    draft = onward.draft(failed)
    assert (draft["direction"], draft["mediation_case"], draft["court_told"]) == ("out", "u1", 1)
    assert draft["remarks"] == "当事人可以依法向人民法院起诉"
    assert not onward.fits(settled)


def test_a_referral_out_waits_for_its_answer_by_the_day_on_the_slip(office: Office) -> None:
    out = {"direction": "out", "organ": "police", "referred_on": "2025-03-03", "reply_due": "2025-03-10"}
    saved = office.store.save("referral", out)
    (clock,) = of_record(office.store, "referral", saved.uuid)
    assert clock.due == "2025-03-10"
    assert saved.draft["title"] == "2025-03-03 移送公安机关"
    for view in ("waiting", "late", "out"):
        assert ids(office.store, ListQuery("referral", view=view)) == [saved.uuid]
    office.store.save("referral", {"returned_on": "2025-03-09", "outcome": "settled"}, uuid=saved.uuid)
    for view in ("waiting", "late"):
        assert ids(office.store, ListQuery("referral", view=view)) == []


def test_a_failed_referral_must_tell_of_the_court(names: ShippedNames) -> None:
    draft = {"direction": "in", "referred_on": "2025-03-03", "outcome": "failed", "returned_on": "2025-03-09"}
    assert doubted(REFERRAL, draft, names) == {"court_told"}
    assert doubted(REFERRAL, draft | {"court_told": 1}, names) == set()


# --- 行政调解


def test_administrative_mediation_counts_on_its_own_without_a_gap(office: Office) -> None:
    sample = ADMIN_MEDIATION_CASE.sample
    assert sample
    draft = sample(lambda kind: None)
    numbers = [office.store.save("admin_mediation_case", draft).draft["number"] for _ in range(2)]
    assert numbers == ["〔2025〕行调字第1号", "〔2025〕行调字第2号"]
    refused = office.store.save(
        "admin_mediation_case", draft | {"not_accepted_reason": "handled", "result": None}
    )
    assert (refused.draft["number"], refused.draft["state"]) == (None, "not_accepted")


def test_its_clocks_are_working_days(office: Office) -> None:
    parties = [{"name": "张三"}, {"name": "李四"}, {"name": "王五"}]
    draft = {
        "applied_on": "2025-03-03",
        "accepted_on": "2025-03-05",
        "summary": "宅基地四至",
        "extension_days": 10,
        "started_by": "application",
        "parties": parties,
    }
    saved = office.store.save("admin_mediation_case", draft)
    found = {
        clock.rule: (clock.due, clock.done_on)
        for clock in of_record(office.store, "admin_mediation_case", saved.uuid)
    }
    assert found["admin_mediation_reply"] == ("2025-03-10", "2025-03-05")
    assert found["admin_mediation"] == ("2025-04-17", None)
    assert (saved.draft["people_involved"], saved.draft["group_case"]) == (3, 1)


def test_both_families_share_the_columns_of_a_party() -> None:
    fields = {
        name for child in ADMIN_MEDIATION_CASE.children if child.name == "parties" for name in child.fields
    }
    assert fields == set(MEDIATION_CASE.child("parties").fields)
    assert Party._meta.table_name == "mediation_case_party"


# --- 以案定补


@pytest.mark.parametrize(
    "fields,state",
    [
        ({}, "applied"),
        ({"checked_on": "2025-04-08", "applied_on": "2025-04-02"}, "checked"),
        ({"applied_on": "2025-04-02", "paid_on": "2025-05-20"}, "paid"),
        ({"applied_on": "2025-04-02", "returned_on": "2025-04-02"}, "returned"),
        ({"applied_on": "2025-04-02", "returned_on": "2025-04-20", "checked_on": "2025-05-06"}, "checked"),
    ],
)
def test_where_an_application_stands(fields: Draft, state: str) -> None:
    assert state_of(fields) == state


def test_a_subsidy_finds_its_case_and_its_mediator_by_what_is_written(office: Office, committee: str) -> None:
    case = office.store.save(
        "mediation_case",
        {"accepted_on": "2025-03-05", "committee": committee, "dispute_type": "land", "summary": "地界",
         "parties": [{"name": "张三"}, {"name": "李四"}]},
    )  # fmt: skip
    mediator = office.store.save("mediator", {"name": "赵调解"})
    written = {"case_number": case.draft["number"], "mediator_name": "赵调解", "amount": 5000}
    saved = office.store.save("subsidy", written).draft
    assert (saved["mediation_case"], saved["mediator"]) == (case.uuid, mediator.uuid)
    assert ids(office.store, ListQuery("subsidy", view="unpaid")) == [saved["uuid"]]


def test_steps_out_of_order_are_doubted(names: ShippedNames) -> None:
    draft = {"case_number": "一号", "applied_on": "2025-04-02", "checked_on": "2025-04-01"}
    assert doubted(SUBSIDY, draft, names) == {"checked_on"}
