"""分期未履行: what should have been paid by now, over all cases."""

from __future__ import annotations

from datetime import date

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.mediation_instalments import late_instalments
from lawgov_desktop.storage.deadlines import of_record, open_deadlines
from lawgov_desktop.storage.listing import ListQuery, count
from tests.procedures.mediation.conftest import MakeCase

TODAY = date(2025, 7, 15)
BY_ROWS = {"performance_way": "instalments", "performance_state": "partial", "performed_on": None,
           "closed_on": None, "amount": 300000}  # fmt: skip


def rows(*paid: int | None) -> list[dict[str, object]]:
    return [
        {"due": f"2025-0{month}-10", "amount": 100000, "paid": sum_paid,
         "paid_on": f"2025-0{month}-09" if sum_paid else None}
        for month, sum_paid in zip((5, 6, 8), paid, strict=True)
    ]  # fmt: skip


def test_unpaid_and_partly_paid_past_their_day_are_listed_oldest_first(
    office: Office, make_case: MakeCase
) -> None:
    late = make_case(instalments=rows(40000, None, None), **BY_ROWS)
    make_case("王五", "赵六", instalments=rows(100000, 100000, None), **BY_ROWS)
    found = late_instalments(office.store, TODAY)
    assert [(one.case, one.instalment, one.of, one.left, one.days_late) for one in found] == [
        (late, 1, 3, 60000, 66),
        (late, 2, 3, 100000, 35),
    ]
    assert count(office.store, ListQuery("mediation_case", view="instalment_late")) == 1


def test_the_case_knows_what_is_next_and_what_is_left(office: Office, make_case: MakeCase) -> None:
    uuid = make_case(instalments=rows(100000, None, None), **BY_ROWS)
    case = office.store.get("mediation_case", uuid)
    assert case is not None
    assert (case["instalment_next_due"], case["instalment_unpaid"]) == ("2025-06-10", 200000)


def test_every_instalment_is_reminded_of_on_the_day_the_agreement_names(
    office: Office, make_case: MakeCase
) -> None:
    uuid = make_case(instalments=rows(100000, None, None), **BY_ROWS)
    clocks = [one for one in of_record(office.store, "mediation_case", uuid) if one.rule == "agreed_date"]
    assert [(one.due, one.done_on) for one in clocks] == [
        ("2025-05-10", "2025-05-09"), ("2025-06-10", None), ("2025-08-10", None),
    ]  # fmt: skip
    assert clocks[0].clock_title == "分期履行 第 1 期（共 3 期）"
    assert not clocks[0].law.startswith("《")


def test_a_case_performed_as_a_whole_has_nothing_late(office: Office, make_case: MakeCase) -> None:
    performed = BY_ROWS | {"performance_state": "performed", "performed_on": "2025-06-30"}
    make_case(instalments=rows(100000, None, None), **performed)
    assert late_instalments(office.store, TODAY) == ()
    assert [one for one in open_deadlines(office.store) if one.rule == "agreed_date"] == []
