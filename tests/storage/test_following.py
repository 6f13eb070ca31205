"""What follows from records of another kind is kept in the action that wrote them, and in its undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.storage import deadlines
from lawgov_desktop.storage.search import search

TODAY = date(2026, 3, 2)


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: TODAY)
    yield opened
    opened.close()


def officer(office: Office, name: str = "周示例", **fields: Any) -> str:
    return office.store.save("officer", {"name": name, **fields}).uuid


def card(office: Office, holder: str, number: str = "执A1", issued: str = "2022-05-10", **fields: Any) -> str:
    draft = {"officer": holder, "number": number, "kind": "provincial", "issued_on": issued, **fields}
    return office.store.save("certificate", draft).uuid


def shown(office: Office, holder: str) -> tuple[Any, ...]:
    draft = office.store.get("officer", holder)
    assert draft is not None
    return tuple(draft[name] for name in ("certificate_no", "certificate_issued_on", "certificate_state"))


def test_an_officer_shows_the_card_issued_last(office: Office) -> None:
    holder = officer(office)
    assert shown(office, holder) == (None, None, None)
    card(office, holder)
    assert shown(office, holder) == ("执A1", "2022-05-10", "valid")
    card(office, holder, "执A2", "2025-05-10")
    assert shown(office, holder) == ("执A2", "2025-05-10", "valid")


def test_a_held_card_comes_before_a_newer_one_that_was_cancelled(office: Office) -> None:
    holder = officer(office)
    card(office, holder)
    gone = [{"kind": "cancelled", "on": "2025-06-01", "reason": "other", "returned": 1}]
    card(office, holder, "执A2", "2025-05-10", events=gone)
    assert shown(office, holder) == ("执A1", "2022-05-10", "valid")


def test_whoever_follows_was_not_edited(office: Office) -> None:
    holder = officer(office)
    before = office.store.get("officer", holder)
    saved = card(office, holder)
    after = office.store.get("officer", holder)
    assert before is not None
    assert after is not None
    assert after["revision"] == before["revision"]
    told = office.book.rows("SELECT kind FROM history WHERE uuid = ?", (holder,))
    assert len(told) == 1  # its own creation
    assert saved


def test_undo_takes_the_following_back_too(office: Office) -> None:
    holder = officer(office)
    with office.store.writing("发证") as batch:
        batch.save("certificate", {"officer": holder, "number": "执A1", "issued_on": "2022-05-10"})
    assert shown(office, holder)[0] == "执A1"
    office.store.undo(batch.action_id)
    assert shown(office, holder) == (None, None, None)


def test_a_card_given_to_somebody_else_leaves_its_former_holder(office: Office) -> None:
    first, second = officer(office), officer(office, "吴示例")
    uuid = card(office, first)
    office.store.save("certificate", {"officer": second}, uuid=uuid)
    assert shown(office, first) == (None, None, None)
    assert shown(office, second)[0] == "执A1"


def test_a_deleted_card_is_followed_no_more_and_a_restored_one_again(office: Office) -> None:
    holder = officer(office)
    uuid = card(office, holder)
    office.store.delete("certificate", uuid)
    assert shown(office, holder) == (None, None, None)
    office.store.restore("certificate", uuid)
    assert shown(office, holder)[0] == "执A1"


def test_the_follower_is_found_by_what_follows_and_its_clocks_run(office: Office) -> None:
    holder = officer(office)
    card(office, holder, "豫执09871")
    assert {hit.kind for hit in search(office.store, "09871").hits} == {"officer", "certificate"}
    (clock,) = deadlines.of_record(office.store, "officer", holder)
    assert (clock.rule, clock.due, clock.done_on) == ("retraining", "2026-05-10", None)


def test_a_passed_class_of_a_child_row_meets_the_retraining(office: Office) -> None:
    holder = officer(office)
    card(office, holder, issued="2022-01-10")
    row = {"officer": holder, "category": "four_years", "score": "81", "exam_on": "2026-02-20"}
    training = office.store.save(
        "training_class", {"name": "公共法律知识培训", "pass_mark": 60, "enrolments": [row]}
    ).uuid
    (clock,) = deadlines.of_record(office.store, "officer", holder)
    assert clock.done_on == "2026-02-20"
    office.store.save("training_class", {"enrolments": []}, uuid=training)
    (clock,) = deadlines.of_record(office.store, "officer", holder)
    assert clock.done_on is None


def test_many_cards_in_one_action_reach_all_their_holders(office: Office) -> None:
    holders = [officer(office, f"人{number:03}") for number in range(650)]
    with office.store.writing("发证") as batch:
        for number, holder in enumerate(holders):
            batch.save("certificate", {"officer": holder, "number": f"执{number:04}"})
    held = office.book.rows("SELECT count(*) FROM officer WHERE certificate_state = 'valid'")
    assert held == [(650,)]
