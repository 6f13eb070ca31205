"""What a figure is made of: terms that open their records, sums that come out or say why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_bridge import roster_bridge
from lawgov_desktop.procedures.governance_disclosure import items_on_time, requests_on_time
from lawgov_desktop.procedures.litigation_counts import litigation_counts
from lawgov_desktop.procedures.matters_as_at import matters_as_at
from lawgov_desktop.procedures.matters_versions import count_bridge, versions
from lawgov_desktop.procedures.publicity_counts import count_by_venue, events_done, of_year, plan_progress
from lawgov_desktop.reporting.bridges import Bridged
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.rates import RATES, Divided
from lawgov_desktop.reporting.report.answers import Said, answers
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.told import Run

YEAR = 2025
WHOLE = Period.year(YEAR)
PERIODS = (
    WHOLE,
    Period.year(YEAR - 1),
    Period(date(YEAR, 4, 1), date(YEAR, 6, 30)),
    Period.year(YEAR, date(YEAR, 9, 20)),
)


@pytest.fixture(scope="module")
def told(practice: Office) -> dict[str, Said]:
    return answers(practice.store, WHOLE)


def bridge_of(office: Office, key: str, period: Period = WHOLE) -> Bridged:
    found = answers(office.store, period)[key].bridge
    assert found is not None
    return found


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.in_words)
def test_every_bridge_of_the_practice_book_leads_to_its_figure(practice: Office, period: Period) -> None:
    found = {key: said for key, said in answers(practice.store, period).items() if said.bridge is not None}
    assert len(found) > 6
    for key, said in found.items():
        assert said.bridge is not None
        assert said.bridge.agrees, f"{key}: {said.bridge.mismatch}"
        assert said.bridge.sum == said.bridge.value == said.value
        for term in said.bridge.terms:
            assert len(term.records) == len(set(term.records)) == term.value, (key, term.name)


def test_the_bridge_of_matters_is_that_of_the_two_versions(practice: Office) -> None:
    """The year holds one new version: what is marked in it is what the drawer shows."""
    store = practice.store
    found = bridge_of(practice, "matters_in_force")
    assert found.in_words == "298 + 12 − 1 − 1 − 2 = 306"
    newest = next(one for one in versions(store) if one["effective_on"].startswith(str(YEAR)))
    drawer = count_bridge(store, newest["uuid"])
    assert [(term.name, set(term.records)) for term in found.terms[1:]] == [
        (term.word, set(term.uuids)) for term in drawer.terms
    ]
    assert set(found.terms[0].records) == set(drawer.old)
    assert found.value == matters_as_at(store, WHOLE.last).total


def test_a_matter_that_vanished_without_a_word_is_told(own_practice: Office) -> None:
    store = own_practice.store
    cancelled = next(
        one for one in drafts(store, ListQuery("matter", order="id")) if one["change_kind"] == "cancelled"
    )
    store.save("matter", {"change_kind": None, "valid_to": None}, uuid=cancelled["uuid"])
    found = bridge_of(own_practice, "matters_in_force")
    assert not found.agrees
    assert found.mismatch == "各项合计是307，台账里是306，相差1；1项没有变动说明"


def test_the_bridge_of_officers_is_that_of_the_drawer(practice: Office) -> None:
    for year in (YEAR - 1, YEAR):
        found, drawer = (
            bridge_of(practice, "officers", Period.year(year)),
            roster_bridge(practice.store, year),
        )
        assert found.terms[0].records == tuple(one.uuid for one in drawer.opening)
        assert {term.name: term.sign * term.value for term in found.terms[1:]} == {
            term.title: term.sign * term.count for term in drawer.terms if term.people
        }


def test_an_officer_who_came_from_nowhere_is_named(own_practice: Office) -> None:
    store = own_practice.store
    officer = store.save("officer", {"name": "无名示例", "valid_from": "2025-05-01"}).uuid
    store.save("certificate", {"number": "样执字第9号", "officer": officer})
    found = bridge_of(own_practice, "officers")
    assert "无名示例" in found.mismatch
    assert not found.agrees


def test_an_event_in_two_places_is_one(practice: Office) -> None:
    found = bridge_of(practice, "enterprise_school_events")
    assert found.in_names == "进企业12 + 进学校9 − 重复1 = 20"
    counted = count_by_venue(events_done(practice.store, *of_year(YEAR)))
    assert found.in_names == counted.in_words(practice.store.names)


def test_what_is_carried_over_comes_out(practice: Office) -> None:
    first, second = Period(date(YEAR, 1, 1), date(YEAR, 6, 30)), Period(date(YEAR, 7, 1), date(YEAR, 12, 31))
    for key in ("mediation_carried_out", "lawsuits_open"):
        before, after = bridge_of(practice, key, first), bridge_of(practice, key, second)
        assert set(after.terms[0].records) == set(answers(practice.store, first)[key].records)
        assert before.value == after.terms[0].value


def test_a_case_that_ended_before_it_came_is_told(own_practice: Office) -> None:
    store = own_practice.store
    case = next(
        one for one in drafts(store, ListQuery("mediation_case", order="id"))
        if (one["accepted_on"] or "").startswith("2025-0") and one["result_on"]
    )  # fmt: skip
    store.save("mediation_case", {"accepted_on": "2025-12-01"}, uuid=case["uuid"])
    found = bridge_of(own_practice, "mediation_carried_out", Period(date(YEAR, 1, 1), date(YEAR, 11, 30)))
    assert found.agrees  # it had not come by then
    store.save("mediation_case", {"accepted_on": "2025-02-01", "result_on": "2024-12-20"}, uuid=case["uuid"])
    found = bridge_of(own_practice, "mediation_carried_out")
    assert found.mismatch.endswith("相差1；请看结果日期早于受理日期的案件")


def test_a_committee_that_ended_before_it_began_is_told(own_practice: Office) -> None:
    wrong = {"name": "样例村调委会", "kind": "village", "valid_from": "2025-06-01", "valid_to": "2025-03-01"}
    own_practice.store.save("committee", wrong)
    assert bridge_of(own_practice, "committees").agrees  # it came and went within the year
    assert not bridge_of(own_practice, "committees", Period(date(YEAR, 1, 1), date(YEAR, 4, 30))).agrees


# --- rates


def test_rates_are_those_of_the_drawers(practice: Office, told: dict[str, Said]) -> None:
    def division(key: str) -> tuple[int, int]:
        found = told[key].division
        assert found is not None
        return found[0].value, found[1].value

    store = practice.store
    counts = litigation_counts(store, *of_year(YEAR))
    assert division("lawsuit_attendance_rate") == (counts.attendance.numerator, counts.attendance.denominator)
    assert division("lawsuit_closing_rate") == (counts.closing.numerator, counts.closing.denominator)
    foi = requests_on_time(store, *of_year(YEAR), on=WHOLE.last)
    assert division("foi_on_time_rate") == (foi.in_time, foi.judged)
    items = items_on_time(store, *of_year(YEAR), on=WHOLE.last)
    assert division("disclosure_on_time_rate") == (items.in_time, items.judged)
    plans = plan_progress(store, YEAR)
    assert division("publicity_plan_rate") == (sum(one.is_met for one in plans), len(plans))


@pytest.mark.parametrize("period", PERIODS, ids=lambda period: period.in_words)
def test_a_rate_prints_its_division_and_opens_both_sides(practice: Office, period: Period) -> None:
    found = answers(practice.store, period)
    for rate in RATES:
        said = found[rate.key]
        assert said.division is not None
        part, whole = said.division
        assert part.records == found[rate.part].records
        assert whole.records == found[rate.whole].records
        assert bool(said.shown) == bool(whole.value)
        if whole.value:
            assert f"（{part.value}÷{whole.value}）" in said.rule
        else:
            assert "没有可计算的" in said.rule


def test_parts_are_parts(practice: Office, told: dict[str, Said]) -> None:
    """Where both sides ask of the same day, the numerator's records are among the denominator's."""
    by_other_days = {"mediation_rate", "admin_mediation_rate"}
    for rate in RATES:
        if rate.key not in by_other_days:
            assert set(told[rate.part].records) <= set(told[rate.whole].records), rate.key


@given(part=st.integers(0, 5000), whole=st.integers(1, 5000))
def test_only_all_is_a_hundred_and_only_none_is_nothing(part: int, whole: int) -> None:
    shown = Divided(RATES[0], min(part, whole), whole).shown
    assert (shown == "100%") == (part >= whole)
    assert (shown == "0%") == (part == 0)
    assert abs(float(shown.removesuffix("%")) - min(part, whole) * 100 / whole) <= 0.1


# --- zeros


def test_a_zero_says_what_is_known_of_it(own_practice: Office) -> None:
    store = own_practice.store
    before = answers(store, Period.year(YEAR - 1))
    assert str(before["decisions"].zero) == "没有登记：这本台账本年没有一条记录"
    assert str(before["online_classes"].zero or "") == ""
    assert before["integrity_lessons"].zero is not None
    assert not before["integrity_lessons"].zero.nothing
    report = {
        "title": "样例镇2024年度法治政府建设报告", "year": YEAR - 1,
        "numbers": [{"key": "decisions", "note": "zero", "computed": "0", "who": "张三", "on": "2025-01-05"}],
    }  # fmt: skip
    saved = store.save("annual_report", report)
    assert str(answers(store, Period.year(YEAR - 1))["decisions"].zero) == "已确认，张三 2025-01-05"
    half = Period(date(YEAR - 1, 1, 1), date(YEAR - 1, 6, 30))
    assert not str(answers(store, half)["decisions"].zero).startswith("已确认")
    store.delete("annual_report", saved.uuid)
    assert str(answers(store, Period.year(YEAR - 1))["decisions"].zero).startswith("没有登记")


def test_a_register_without_a_record_says_so(own_practice: Office) -> None:
    store = own_practice.store
    for one in list(drafts(store, ListQuery("proof_item"))):
        store.delete("proof_item", one["uuid"])
    zero = answers(store, WHOLE)["proof_items"].zero
    assert str(zero) == "没有登记：这本台账还没有一条记录"


def test_only_what_is_nothing_has_a_zero(told: dict[str, Said]) -> None:
    for said in told.values():
        assert (said.zero is not None) == (said.value == 0), said.key


# --- the command


def test_the_command_tells_bridges_rates_and_zeros(practice: Office, run: Run, told: dict[str, Said]) -> None:
    answer = run("figures", "--books", practice.book.path, "--year", YEAR, "--json")
    assert answer.status == 0
    figures = answer.data["figures"]
    assert set(figures) == {said.key for said in told.values() if said.value is not None or said.division}
    bridge = figures["enterprise_school_events"]["bridge"]
    assert [(term["name"], term["sign"], term["value"]) for term in bridge["terms"]] == [
        ("进企业", 1, 12), ("进学校", 1, 9), ("重复", -1, 1),
    ]  # fmt: skip
    assert (bridge["sum"], bridge["agrees"]) == (20, True)
    assert all(len(term["records"]) == term["value"] for term in bridge["terms"])
    assert figures["market_day_events"]["about"] == "40余"
    assert figures["market_day_events"]["value"] == 46
    assert figures["lawsuit_attendance_rate"]["rate"]["division"] == "4÷5"
    assert figures["law_reports"]["zero"]["register_empty"] is True
    assert figures["law_reports"]["zero"]["words"] == "没有登记：这本台账本年没有一条记录"


def test_the_command_says_in_words_how_a_number_is_made(practice: Office, run: Run) -> None:
    said = run("figures", "--books", practice.book.path, "--year", YEAR).out
    assert "上期末298 + 新增12 − 取消1 − 收回1 − 划出2 = 306" in said
    assert "4÷5" in said
