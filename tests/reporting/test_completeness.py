"""还缺什么: every gap is counted anew by a plain question, and a filled field closes it."""

from __future__ import annotations

import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.completeness import VIEWS, Gap, dated, gaps
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.listing import ListQuery, drafts, ids

YEAR = 2025
WHOLE = Period.year(YEAR)


@pytest.fixture
def office(own_practice: Office) -> Office:
    return own_practice


def found(office: Office, kind: str, what: str, period: Period = WHOLE) -> Gap | None:
    return next((one for one in gaps(office.store, period) if (one.kind, one.what) == (kind, what)), None)


def test_each_gap_is_there_once_with_records_of_the_period(office: Office) -> None:
    told = gaps(office.store, WHOLE)
    assert len({(one.kind, one.what) for one in told}) == len(told) > 5
    order = list(office.store.kinds)
    assert [order.index(one.kind) for one in told] == sorted(order.index(one.kind) for one in told)
    for one in told:
        assert one.records
        assert len(set(one.records)) == len(one.records)
        kind = office.kind(one.kind)
        for uuid in one.records:
            draft = office.store.get(one.kind, uuid)
            assert draft is not None
            if dated(kind):
                assert str(draft[kind.order.lstrip("-")]).startswith(str(YEAR))


def test_what_wants_filling_is_what_each_record_says_itself(office: Office) -> None:
    for key in ("mediation_case", "meeting", "disclosure_item"):
        kind = office.kind(key)
        lacking: dict[str, set[str]] = {}
        for draft in drafts(office.store, ListQuery(key)):
            if str(draft[kind.order.lstrip("-")] or "").startswith(str(YEAR)):
                for name in kind.wanted(draft):
                    lacking.setdefault(name, set()).add(draft["uuid"])
        assert lacking
        for name, uuids in lacking.items():
            label = kind.fields[name].label if name in kind.fields else kind.child(name).label
            gap = found(office, key, label)
            assert gap is not None
            assert set(gap.records) == uuids


def test_the_papers_a_volume_lacks_are_told_by_name(office: Office) -> None:
    gap = found(office, "mediation_case", "当事人身份证明（卷宗）")
    assert gap is not None
    rows = office.book.rows(
        "SELECT uuid FROM mediation_case WHERE deleted_at IS NULL AND accepted_on LIKE '2025%'"
        " AND filing LIKE '缺%当事人身份证明%'"
    )
    assert set(gap.records) == {uuid for (uuid,) in rows}
    assert gap.words == f"当事人身份证明（卷宗）缺 {len(rows)} 件"


def test_a_visit_made_is_lacking_no_more(office: Office) -> None:
    gap = found(office, "mediation_case", "回访")
    assert gap is not None
    assert set(gap.records) == set(ids(office.store, ListQuery("mediation_case", view="not_visited")))
    case = office.store.get("mediation_case", gap.records[0])
    assert case is not None
    visit = {"visited_on": f"{YEAR}-12-30", "findings": "已按协议履行"}
    visits = [*(case.get("follow_ups") or []), visit]
    office.store.save("mediation_case", case | {"follow_ups": visits}, uuid=gap.records[0])
    after = found(office, "mediation_case", "回访")
    assert gap.records[0] not in (after.records if after else ())


def test_another_period_tells_of_its_own_records_and_lists_that_stand_of_all(office: Office) -> None:
    before = Period.year(YEAR - 1)
    assert found(office, "mediation_case", "回访", before) is None
    names = found(office, "law_helper", "培训学时")
    assert names is not None
    assert found(office, "law_helper", "培训学时", before) == names


def test_the_views_named_are_views_of_their_registers(office: Office) -> None:
    for kind, view, what in VIEWS:
        assert view in {one.key for one in office.kind(kind).views}, (kind, view)
        assert what
