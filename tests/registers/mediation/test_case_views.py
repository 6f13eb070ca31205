"""Views that ask the clocks: the last day is the rule's, holidays and the office's own rules included."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.storage.listing import ListQuery, page


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "views.lawgov", today=lambda: date(2025, 10, 8))
    yield opened
    opened.close()


def case(office: Office, **more: object) -> str:
    committee = office.store.save("committee", {"name": f"调委会{len(more)}{more.get('summary')}"}).uuid
    draft = {
        "summary": "地界", "accepted_on": "2025-08-20", "committee": committee,
        "dispute_type": "neighbour", "parties": [{"name": "赵一"}, {"name": "钱二"}],
    }  # fmt: skip
    return office.store.save("mediation_case", draft | more).uuid


def seen(office: Office, view: str) -> set[str]:
    return {draft["uuid"] for draft in page(office.store, ListQuery("mediation_case", view=view), 0, 100)}


def test_a_right_lasts_until_the_day_its_last_day_moved_to(office: Office) -> None:
    agreed = {"result": "agreed", "agreement_form": "oral"}
    # The thirtieth day, 2025-10-03, lies in the National Day break: the right lasts until 10-09.
    lasting = case(office, agreement_on="2025-09-03", effective_on="2025-09-03", **agreed)
    gone = case(office, agreement_on="2025-08-28", effective_on="2025-08-28", summary="过期", **agreed)
    waived = case(
        office, agreement_on="2025-09-03", effective_on="2025-09-03", confirmation_waived=1,
        summary="不申请", **agreed,
    )  # fmt: skip
    assert seen(office, "may_confirm") == {lasting}
    assert gone not in seen(office, "may_confirm")
    assert waived not in seen(office, "may_confirm")


def test_a_mediation_that_runs_out_of_time_is_seen_under_the_rule_in_force(office: Office) -> None:
    near = case(office, accepted_on="2025-09-15")
    case(office, accepted_on="2025-10-01", summary="还早")
    assert seen(office, "near_limit") == {near}
