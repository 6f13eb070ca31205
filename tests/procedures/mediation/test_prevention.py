"""Monthly screening: who reported, who reported zero, who said nothing, and what it sums up to."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.mediation_prevention import (
    Cell,
    matrix,
    month_totals,
    report_zero,
    village_key,
)
from lawgov_desktop.storage.listing import ListQuery, count

TODAY = date(2025, 7, 15)


@pytest.fixture
def villages(office: Office) -> None:
    committees = (
        ("北岗", "village", None),
        ("石桥", "village", None),
        ("古渡", "village", "2024-12-31"),
        ("建材", "industry", None),
    )
    for name, kind, end in committees:
        office.store.save(
            "committee",
            {"name": f"{name}人民调解委员会", "kind": kind, "village": f"{name}村", "valid_from": "2011-03",
             "valid_to": end},
        )  # fmt: skip


def screened(office: Office, village: str, day: str, **fields: object) -> str:
    return office.store.save("screening", {"village": village, "screened_on": day} | fields).uuid


def states(office: Office) -> dict[tuple[str, str], str]:
    return {
        (cell.village, cell.month[5:]): cell.state
        for row in matrix(office.store, 2025, TODAY)
        for cell in row
    }


def test_a_village_reported_reported_zero_or_said_nothing(office: Office, villages: None) -> None:
    screened(office, "北岗村委会", "2025-01-08", details="地界", dispute_type="land")
    screened(office, "石桥", "2025-01", zero_report=1)
    told = states(office)
    assert told["北岗村", "01"] == "reported"
    assert told["石桥村", "01"] == "zero"
    assert told["石桥村", "02"] == "missing"
    assert told["石桥村", "07"] == "open"
    assert told["石桥村", "08"] == "ahead"
    assert {village for village, _ in told} == {"北岗村", "石桥村"}


def test_the_totals_of_a_month_name_who_is_missing(office: Office, villages: None) -> None:
    screened(office, "北岗村", "2025-01-08", details="地界", screenings=4, prevented=2, petition_cases=1,
             petition_people=15)  # fmt: skip
    screened(office, "北岗村", "2025-01-20", details="宅基地", dispute_type="house")
    totals = month_totals(office.store, "2025-01")
    assert (totals.figures["screenings"], totals.figures["found"], totals.figures["prevented"]) == (5, 2, 2)
    assert (totals.figures["petition_cases"], totals.figures["petition_people"]) == (1, 15)
    assert (totals.records, totals.zero_reports, totals.villages) == (2, 0, 2)
    assert totals.missing == ("石桥村",)
    assert not totals.complete
    screened(office, "石桥村", "2025-01", zero_report=1)
    after = month_totals(office.store, "2025-01")
    assert after.complete
    assert after.figures["found"] == 2


def test_a_past_month_asks_the_villages_there_were(office: Office, villages: None) -> None:
    assert month_totals(office.store, "2024-11").missing == ("北岗村", "石桥村", "古渡村")


def test_zero_reports_of_many_villages_are_one_action(office: Office, villages: None) -> None:
    held = screened(office, "北岗村", "2025-01-08", details="地界")
    cells = [row[0] for row in matrix(office.store, 2025, TODAY)] + [
        row[1] for row in matrix(office.store, 2025, TODAY)
    ]
    action, uuids = report_zero(office.store, cells, "王网格")
    assert len(uuids) == 3
    made = office.store.get("screening", uuids[0])
    assert made is not None
    assert (made["zero_report"], made["month"], made["found"], made["screener"]) == (
        1,
        "2025-01",
        0,
        "王网格",
    )
    assert made["title"] == "石桥村2025年1月零报告"
    assert month_totals(office.store, "2025-01").complete
    office.store.undo(action)
    assert count(office.store, ListQuery("screening")) == 1
    assert office.store.get("screening", held) is not None


def test_cells_that_hold_something_are_left_alone(office: Office) -> None:
    _, uuids = report_zero(office.store, [Cell("北岗村", "", "2025-01", "reported", 1, ("x",))])
    assert uuids == ()


@pytest.mark.parametrize("name", ["北岗", "北岗村", " 北岗村委会", "北岗村民委员会", "北岗社区"])
def test_one_village_has_many_names(name: str) -> None:
    assert village_key(name) == village_key("北岗村")
