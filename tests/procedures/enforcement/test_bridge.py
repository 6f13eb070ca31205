"""The year's bridge of card holders: every term names its people; what nobody can explain shows (T07)."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_bridge import Bridge, roster_bridge
from tests.procedures.enforcement.staff_books import cancelled, card, officer


def terms(found: Bridge) -> dict[str, list[str]]:
    return {term.key: [one.name for one in term.people] for term in found.terms if term.people}


def test_every_way_in_and_out_has_its_term(office: Office) -> None:
    stays = officer(office, "留任")
    card(office, stays, "执1", "2022-01-01")
    new = officer(office, "新增者", valid_from="2025-03-01", joined_by="new")
    card(office, new, "执2", "2025-08-01")
    came = officer(office, "调入者", valid_from="2025-04-01", joined_by="transfer_in")
    card(office, came, "执3", "2023-08-01")
    retired = officer(office, "退休者", valid_to="2025-05-01", left_by="retired")
    card(office, retired, "执4", "2022-01-01", events=[cancelled("2025-05-06")])
    moved = officer(office, "调出者", valid_to="2025-06-01", left_by="transfer_out")
    card(office, moved, "执5", "2022-01-01", events=[cancelled("2025-06-01", "transfer_out")])
    kept = officer(office, "离岗者", valid_to="2025-07-01", left_by="off_duty")
    card(office, kept, "执6", "2022-01-01")
    found = roster_bridge(office.store, 2025)
    assert terms(found) == {
        "new": ["新增者"],
        "transfer_in": ["调入者"],
        "cancelled": ["退休者"],
        "left": ["离岗者"],
        "transfer_out": ["调出者"],
    }
    assert (len(found.opening), found.expected, len(found.closing)) == (4, 3, 3)
    assert found.closes
    assert [(one.name, one.why) for one in found.open_ends] == [("离岗者", "已离册，证件还没有收回或注销")]


def test_what_nobody_explained_is_shown_as_the_difference(office: Office) -> None:
    vanished = officer(office, "不见者", valid_to="2025-05-01")
    card(office, vanished, "执1", "2022-01-01")
    appeared = officer(office, "冒出者", valid_from="2025-05-01", joined_by=None)
    card(office, appeared, "执2", "2022-01-01")
    other = officer(office, "又一个", valid_from="2025-06-01", joined_by=None)
    card(office, other, "执3", "2022-01-01")
    found = roster_bridge(office.store, 2025)
    assert not found.closes
    assert (found.expected, len(found.closing), found.difference) == (1, 2, 1)
    assert [one.name for one in found.came_unexplained] == ["冒出者", "又一个"]
    assert [one.name for one in found.went_unexplained] == ["不见者"]


def test_equal_numbers_that_nobody_explains_do_not_close(office: Office) -> None:
    for name, fields in (("甲", {"valid_to": "2025-05-01"}), ("乙", {"valid_from": "2025-05-01"})):
        card(office, officer(office, name, joined_by=None, **fields), f"执{name}", "2022-01-01")
    found = roster_bridge(office.store, 2025)
    assert found.difference == 0
    assert not found.closes


def test_a_renewed_card_changes_nothing(office: Office) -> None:
    holder = officer(office, "换证者")
    recalled = {"kind": "recalled", "on": "2025-04-01", "reason": "expiring", "returned": 1}
    card(office, holder, "执旧", "2020-04-02", events=[recalled])
    card(office, holder, "执新", "2025-04-01")
    found = roster_bridge(office.store, 2025)
    assert (terms(found), len(found.opening), len(found.closing), found.closes) == ({}, 1, 1, True)


def test_a_cancelled_officer_is_gone_from_this_year_and_still_there_in_the_last(office: Office) -> None:
    holder = officer(office, "注销者")
    card(office, holder, "执1", "2022-01-01", events=[cancelled("2025-05-06", "exam_failed")])
    assert [one.name for one in roster_bridge(office.store, 2024).closing] == ["注销者"]
    this = roster_bridge(office.store, 2025)
    assert (this.closing, terms(this)) == ((), {"cancelled": ["注销者"]})
    assert [one.why for one in this.open_ends] == ["证件已注销或收回，名册上还在册"]


def test_who_came_and_went_in_one_year_stands_in_two_terms(office: Office) -> None:
    holder = officer(
        office, "过客", valid_from="2025-02-01", joined_by="new", valid_to="2025-10-01", left_by="resigned"
    )
    card(office, holder, "执1", "2025-03-01", events=[cancelled("2025-10-08", "resigned")])
    found = roster_bridge(office.store, 2025)
    assert terms(found) == {"new": ["过客"], "cancelled": ["过客"]}
    assert found.closes


def test_what_happens_on_new_years_day_belongs_to_the_year(office: Office) -> None:
    holder = officer(office, "元旦", valid_from="2025-01-01", joined_by="new")
    card(office, holder, "执1", "2025-01-01")
    assert terms(roster_bridge(office.store, 2025)) == {"new": ["元旦"]}
    assert roster_bridge(office.store, 2024).closing == ()


def test_assistants_are_never_counted(office: Office) -> None:
    office.store.save("auxiliary_officer", {"name": "辅助", "valid_from": "2020-01-01"})
    assert roster_bridge(office.store, 2025).closing == ()


_DAYS = st.sampled_from(
    (None, "2023-05-01", "2024-12-31", "2025-01-01", "2025-06", "2025-12-31", "2026-01-01", "2026")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(
            _DAYS,
            st.sampled_from((None, "new", "transfer_in", "returned", "opening")),
            _DAYS,
            st.sampled_from((None, "transfer_out", "retired", "other")),
            _DAYS,
            _DAYS,
        ),
        max_size=6,
    )
)
def test_the_sum_holds_whatever_the_roster_says(office: Office, people: list[tuple[str | None, ...]]) -> None:
    """Opening + terms + what is unexplained = closing, for any dates there are."""
    with office.store.writing("试") as batch:
        for uuid in [
            uuid for (uuid,) in office.book.rows("SELECT uuid FROM officer WHERE deleted_at IS NULL")
        ]:
            batch.delete("officer", uuid)
    for number, (came, how, went, why, issued, ended) in enumerate(people):
        holder = officer(office, f"人{number}", valid_from=came, joined_by=how, valid_to=went, left_by=why)
        events = [cancelled(ended)] if ended else []
        card(office, holder, f"执{number}", issued, events=events)
    found = roster_bridge(office.store, 2025)
    unexplained = len(found.came_unexplained) - len(found.went_unexplained)
    assert len(found.closing) == found.expected + unexplained
    assert found.difference == unexplained
