"""The office's own rules: kept in its book, shown before they apply, moved at once, taken back whole."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.errors import Cancelled
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.actions import last_to_undo, recent_actions, would_keep
from lawgov_desktop.storage.deadlines import DueItem, of_record, open_deadlines
from lawgov_desktop.timekeeping.rule_set import RuleSet
from lawgov_desktop.timekeeping.workdays import HolidayNotice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "rules.lawgov", who="王文书", today=lambda: date(2025, 9, 1))
    yield opened
    opened.close()


def case(office: Office, accepted_on: str, **more: object) -> str:
    found = office.store.names.find("committee", "柳河村人民调解委员会")
    committee = (
        found[0]
        if found
        else office.store.save("committee", {"name": "柳河村人民调解委员会", "kind": "village"}).uuid
    )
    draft = {
        "summary": "宅基地边界争执", "accepted_on": accepted_on, "committee": committee,
        "dispute_type": "neighbour",
        "parties": [{"name": "赵一"}, {"name": "钱二"}],
    }  # fmt: skip
    return office.store.save("mediation_case", draft | more).uuid


def due(office: Office, uuid: str) -> DueItem:
    (item,) = of_record(office.store, "mediation_case", uuid)
    return item


def longer(rules: RuleSet, months: int = 2, since: str | None = None) -> RuleSet:
    (rule,) = rules.book.versions("mediation_limit")
    changed = dataclasses.replace(rule, length=months)
    if since:
        changed = dataclasses.replace(changed, valid_from=date.fromisoformat(since))
    return rules.with_clock(changed)


def test_a_book_works_by_the_shipped_rules_until_somebody_changes_one(office: Office) -> None:
    assert office.rules.own() == frozenset()
    assert office.clocks.book.rule("defence", date(2025, 9, 1)).length == 15
    assert office.pack.number("training_hours_per_year") == 60


def test_a_change_shows_what_moves_before_it_applies_and_writes_nothing(office: Office) -> None:
    late, early = case(office, "2025-09-05"), case(office, "2025-08-20")
    moves = office.rules.preview(longer(office.rules.current))
    assert [(move.uuid, move.before, move.after) for move in moves.open] == [
        (early, "2025-09-20", "2025-10-20"),
        (late, "2025-10-05", "2025-11-05"),
    ]
    assert moves.by_kind() == {"mediation_case": 2}
    assert due(office, late).due == "2025-10-05"
    assert office.rules.own() == frozenset()


def test_applying_moves_the_deadlines_keeps_who_and_why_and_lasts(office: Office, tmp_path: Path) -> None:
    uuid = case(office, "2025-09-05")
    done = office.rules.apply(longer(office.rules.current), "修改期限规则：人民调解期限", reason="县里的通知")
    assert (done.entries, len(done.moves.open)) == (1, 1)
    assert due(office, uuid).due == "2025-11-05"
    assert "2个月" in "".join(due(office, uuid).steps)
    (change,) = office.rules.history("clock/mediation_limit")
    assert (change.who, change.reason) == ("王文书", "县里的通知")
    assert isinstance(change.before, list)
    assert change.before[0]["length"] == 1
    office.close()
    again = open_office(tmp_path / "rules.lawgov")
    assert again.clocks.book.rule("mediation_limit", date(2025, 9, 1)).length == 2
    assert again.rules.own() == {"clock/mediation_limit"}
    assert due(again, case(again, "2025-09-06")).due == "2025-11-06"
    again.close()


def test_a_new_version_moves_only_clocks_that_start_under_it(office: Office) -> None:
    old, new = case(office, "2025-08-20"), case(office, "2025-09-05")
    moves = office.rules.preview(longer(office.rules.current, since="2025-09-01"))
    assert [move.uuid for move in moves.open] == [new]
    office.rules.apply(longer(office.rules.current, since="2025-09-01"), "新的规定")
    assert (due(office, old).due, due(office, new).due) == ("2025-09-20", "2025-11-05")
    assert [rule.valid_to for rule in office.clocks.book.versions("mediation_limit")] == [
        date(2025, 8, 31),
        None,
    ]


def test_a_change_is_one_step_back_and_forward_again(office: Office) -> None:
    uuid = case(office, "2025-09-05")
    office.rules.apply(longer(office.rules.current), "修改期限规则：人民调解期限")
    action = last_to_undo(office.store)
    assert action is not None
    assert action.label == "修改期限规则：人民调解期限"
    undone = office.store.undo(action.action_id)
    assert undone.reverted == 1
    assert due(office, uuid).due == "2025-10-05"
    assert office.rules.own() == frozenset()
    office.store.undo(undone.action_id)
    assert due(office, uuid).due == "2025-11-05"
    assert office.clocks.book.rule("mediation_limit", date(2025, 9, 1)).length == 2


def test_taking_an_older_change_back_leaves_a_rule_that_was_changed_since(office: Office) -> None:
    first = office.rules.apply(longer(office.rules.current), "第一次")
    office.rules.apply(longer(office.rules.current, 3), "第二次")
    assert [kept.uuid for kept in would_keep(office.store, first.action_id)] == ["clock/mediation_limit"]
    undone = office.store.undo(first.action_id)
    assert (undone.reverted, len(undone.kept)) == (0, 1)
    assert office.clocks.book.rule("mediation_limit", date(2025, 9, 1)).length == 3
    assert [action.label for action in recent_actions(office.store)] == ["第二次", "第一次"]


def test_a_new_working_day_year_moves_what_hangs_on_it_and_takes_the_warning_away(office: Office) -> None:
    confirmed = case(
        office, "2027-08-20", result="agreed", agreement_on="2027-09-03", effective_on="2027-09-03",
        agreement_form="oral",
    )  # fmt: skip

    def confirmation() -> DueItem:
        return next(
            item
            for item in of_record(office.store, "mediation_case", confirmed)
            if item.rule == "judicial_confirmation"
        )

    assert confirmation().due == "2027-10-04"
    assert "没有 2027 年的放假安排" in confirmation().warnings[0]
    days = tuple((date(2027, 10, day), "国庆节") for day in range(1, 8))
    wanted = office.rules.current.with_notice(HolidayNotice(2027, days, ()))
    moves = office.rules.preview(wanted)
    assert ("2027-10-04", "2027-10-08") in [(move.before, move.after) for move in moves.open]
    done = office.rules.apply(wanted, "录入 2027 年放假安排")
    assert confirmation().due == "2027-10-08"
    assert confirmation().warnings == ()
    office.store.undo(done.action_id)
    assert confirmation().due == "2027-10-04"


def test_a_clock_that_had_no_version_begins_to_run(office: Office) -> None:
    before = case(office, "2001-05-01")  # before the text was in force
    assert of_record(office.store, "mediation_case", before) == []
    (rule,) = office.rules.current.book.versions("mediation_limit")
    wanted = office.rules.current.with_clock(
        dataclasses.replace(rule, valid_from=date(1990, 1, 1), valid_to=date(2002, 10, 31))
    )
    moves = office.rules.preview(wanted)
    assert [(move.uuid, move.before, move.after) for move in moves.open] == [(before, None, "2001-06-01")]
    done = office.rules.apply(wanted, "补上以前的规定")
    assert due(office, before).due == "2001-06-01"
    office.store.undo(done.action_id)
    assert of_record(office.store, "mediation_case", before) == []


def test_a_local_number_and_its_clock_are_one_thing(office: Office) -> None:
    rules = office.rules.current
    number = next(one for one in rules.pack.numbers if one.key == "retraining_years")
    by_number = rules.with_pack(rules.pack.with_number(dataclasses.replace(number, value=3)))
    assert by_number.book.versions("retraining")[-1].length == 3
    (rule,) = rules.book.versions("retraining")
    by_clock = rules.with_clock(dataclasses.replace(rule, length=2))
    assert by_clock.pack.number("retraining_years") == 2
    office.rules.apply(by_clock, "改")
    assert office.pack.number("retraining_years") == 2
    assert office.rules.own() == {"clock/retraining", "number/retraining_years"}


def test_a_shipped_default_comes_back(office: Office) -> None:
    office.rules.apply(longer(office.rules.current), "改")
    back = office.rules.current.with_entry_of(office.rules.shipped, "clock/mediation_limit")
    office.rules.apply(back, "恢复预设")
    assert office.rules.own() == frozenset()
    assert office.rules.current == office.rules.shipped


def test_a_cancelled_change_leaves_rules_and_deadlines_alone(office: Office) -> None:
    uuid = case(office, "2025-09-05")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        office.rules.apply(longer(office.rules.current), "改", progress=progress)
    assert due(office, uuid).due == "2025-10-05"
    assert office.clocks.book.rule("mediation_limit", date(2025, 9, 1)).length == 1
    assert due(office, case(office, "2025-09-06")).due == "2025-10-06"


def test_a_newer_program_s_rules_reach_the_deadlines_of_an_older_book(tmp_path: Path, office: Office) -> None:
    uuid = case(office, "2025-09-05")
    office.book.db.execute_sql("UPDATE deadline SET due = '2025-12-31'")  # as another version computed it
    office.book.set_meta("rules_in_force", "another version")
    office.close()
    newer = open_office(tmp_path / "rules.lawgov")
    assert due(newer, uuid).due == "2025-10-05"
    assert recent_actions(newer.store, 1)[0].label != "随程序更新的规则"
    assert len(open_deadlines(newer.store)) == 1
    newer.close()


# --- a window and a command on one book -----------------------------------------------------------------


@pytest.fixture
def beside(office: Office) -> Iterator[Office]:
    """The same book opened by a second program."""
    opened = open_office(office.book.path, who="李会计", today=lambda: date(2025, 9, 1))
    yield opened
    opened.close()


def _with_length(rules: RuleSet, key: str, length: int) -> RuleSet:
    return rules.with_clock(dataclasses.replace(rules.book.versions(key)[-1], length=length))


def test_what_is_saved_beside_a_change_of_rules_follows_the_new_ones(office: Office, beside: Office) -> None:
    case(beside, "2025-07-01")
    office.rules.apply(_with_length(office.rules.current, "mediation_limit", 2), "调解期限改为两个月")
    later = case(beside, "2025-08-01")
    [due] = of_record(office.store, "mediation_case", later)
    assert due.due == "2025-10-01"
    assert beside.rules.current == office.rules.current


def test_two_programs_may_change_different_rules(office: Office, beside: Office) -> None:
    uuid = case(office, "2025-08-01", result="agreed", agreement_on="2025-08-10", effective_on="2025-08-10")
    office.rules.apply(_with_length(office.rules.current, "judicial_confirmation", 20), "甲改司法确认")
    beside.rules.apply(_with_length(beside.rules.current, "follow_up_agreement", 60), "乙改回访")
    assert {item.rule: item.due for item in of_record(office.store, "mediation_case", uuid)} == {
        "mediation_limit": "2025-09-01", "judicial_confirmation": "2025-09-01",
        "follow_up_agreement": "2025-10-09",
    }  # fmt: skip


def test_a_name_changed_by_another_program_is_the_one_written(office: Office, beside: Office) -> None:
    officer = office.store.save("officer", {"name": "赵示例"}).uuid
    assert beside.store.names.title("officer", officer) == "赵示例"
    office.store.save("officer", {"name": "赵示范"}, uuid=officer)
    card = beside.store.save("certificate", {"number": "样执字第1号", "officer": officer})
    assert card.draft["officer_name"] == "赵示范"
