"""The practice book's 排查, 移送, 行政调解, 以案定补, instalments and hints, on several days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book, practice_year
from lawgov_desktop.procedures.mediation_authenticity import look
from lawgov_desktop.procedures.mediation_instalments import late_instalments
from lawgov_desktop.procedures.mediation_prevention import matrix
from lawgov_desktop.storage.listing import ListQuery, count, drafts

DAYS = (date(2025, 12, 31), date(2025, 9, 10), date(2026, 2, 1))


@pytest.fixture(scope="module", params=DAYS, ids=str)
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("practice") / "practice.lawgov"
    made = make_practice_book(path, today=request.param)
    yield made
    made.close()


def year_of(office: Office) -> int:
    return practice_year(office.store.today())


def test_only_one_village_forgot_one_month(office: Office) -> None:
    today = office.store.today()
    rows = matrix(office.store, year_of(office), today)
    missing = [(cell.village, cell.month[5:]) for row in rows for cell in row if cell.state == "missing"]
    assert len(rows) == 22
    assert missing == [("松林村", "08")]
    assert any(cell.state == "zero" for row in rows for cell in row)


def test_instalments_are_behind_with_some_and_paid_by_others(office: Office) -> None:
    cases = [case for case in drafts(office.store, ListQuery("mediation_case")) if case["instalments"]]
    assert len(cases) >= 5
    assert late_instalments(office.store, office.store.today())
    assert any(case["performance_state"] == "performed" for case in cases)
    for case in cases:
        assert sum(row["amount"] for row in case["instalments"]) == case["amount"]


def test_nine_administrative_mediations_one_under_way_while_the_year_runs(office: Office) -> None:
    cases = list(drafts(office.store, ListQuery("admin_mediation_case")))
    runs = office.store.today() < date(year_of(office), 12, 31)
    assert len(cases) == 9
    assert sum(case["state"] == "open" for case in cases) == (1 if runs else 0)


def test_a_case_is_paid_once(office: Office) -> None:
    subsidies = list(drafts(office.store, ListQuery("subsidy")))
    cases = [one["mediation_case"] for one in subsidies]
    assert len(set(cases)) == len(cases) > 20
    assert {"paid", "published", "returned"} <= {one["state"] for one in subsidies}


def test_referrals_go_both_ways_and_some_wait(office: Office) -> None:
    store = office.store
    assert count(store, ListQuery("referral", view="in")) > 5
    assert count(store, ListQuery("referral", view="out")) >= 4
    assert count(store, ListQuery("referral", view="waiting")) >= 2
    assert count(store, ListQuery("referral", view="no_case")) == 2
    assert {one["organ"] for one in drafts(store, ListQuery("referral"))} >= {"police", "court"}


def test_hints_truly_show(office: Office) -> None:
    year = year_of(office)
    kinds = {hint.kind for hint in look(office.store, date(year, 1, 1), date(year, 12, 31))}
    assert {"phone", "text", "same_day", "no_scan"} <= kinds


@pytest.mark.parametrize(
    "key", ["screening", "referral", "admin_mediation_case", "subsidy", "mediation_case"]
)
def test_nothing_has_happened_after_today(office: Office, key: str) -> None:
    today = office.store.today().isoformat()
    late = [
        (name, value)
        for draft in drafts(office.store, ListQuery(key))
        for name, value in draft.items()
        if name.endswith("_on") and isinstance(value, str) and value[:4].isdigit() and value > today
    ]
    assert late == []
