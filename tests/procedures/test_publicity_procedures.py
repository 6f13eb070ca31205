"""A year's publicity is planned from the markets' rules, marked, and counted as the report prints it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop import paths
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures import publicity_counts as counts
from lawgov_desktop.procedures import publicity_plan as planning
from lawgov_desktop.procedures.publicity_occasions import add_usual_occasions, missing_occasions
from lawgov_desktop.procedures.publicity_villages import village_coverage
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery

YEAR = (date(2021, 1, 1), date(2021, 12, 31))


@pytest.fixture
def book(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: date(2021, 6, 1))
    yield opened
    opened.close()


def market(book: Office, **fields: Any) -> str:
    return book.store.save("market", {"name": "龙溪集", "rule": "农历逢三、八", **fields}).uuid


def event(book: Office, **fields: Any) -> str:
    draft = {"held_on": "2021-03-05", "theme": "民法典", "state": "held", **fields}
    return book.store.save("publicity_event", draft).uuid


def test_a_whole_year_is_planned_once(book: Office) -> None:
    market(book)
    plan = planning.market_year(book.store, *YEAR)
    assert len(plan.events) == 75
    done = planning.carry_out(book.store, plan, organiser="龙溪镇司法所")
    assert listing.count(book.store, ListQuery("publicity_event")) == 75
    again = planning.market_year(book.store, *YEAR)
    assert (len(again.events), again.there) == (0, 75)
    # A plan made before, carried out once more, doubles nothing either.
    assert planning.carry_out(book.store, plan).uuids == ()
    assert len(done.uuids) == 75


def test_planning_is_one_action_and_can_be_taken_back(book: Office) -> None:
    market(book)
    done = planning.carry_out(book.store, planning.market_year(book.store, *YEAR))
    assert book.store.undo(done.action_id).reverted == 75
    assert listing.count(book.store, ListQuery("publicity_event")) == 0


def test_an_event_typed_by_hand_is_not_planned_again(book: Office) -> None:
    uuid = market(book)
    event(book, held_on="2021-01-06", market=uuid)
    event(book, held_on="2021-01-11", place="龙溪集")
    plan = planning.market_year(book.store, *YEAR)
    assert (len(plan.events), plan.there) == (73, 2)


def test_so_many_a_month_are_spread_over_it(book: Office) -> None:
    market(book)
    plan = planning.market_year(book.store, *YEAR, most_per_month=2)
    by_month = [sum(one.day.month == month for one in plan.events) for month in range(1, 13)]
    assert by_month == [2] * 12
    assert plan.left_out == 75 - 24
    january = [one.day.day for one in plan.events if one.day.month == 1]
    assert january[1] - january[0] >= 10


def test_big_markets_come_first_when_not_all_are_gone_to(book: Office) -> None:
    market(book, rule="农历逢五大集、逢十小集")
    plan = planning.market_year(book.store, *YEAR, most_per_month=2)
    assert {one.size for one in plan.events} == {"big"}


def test_days_that_fall_out_are_told_and_not_planned(book: Office) -> None:
    market(book, exceptions="正月初一至初四停集", changes=[
        {"first": "2021-07-01", "last": "2021-07-31", "held": "no", "reason": "修路"}])  # fmt: skip
    plan = planning.market_year(book.store, *YEAR)
    assert not [one for one in plan.events if one.day.month == 7]
    assert {one.why for _, one in plan.fallen} == {"每年这几天停集", "停集：修路"}


def test_a_market_that_has_ended_is_not_planned(book: Office) -> None:
    market(book, valid_to="2021-07-01")
    plan = planning.market_year(book.store, *YEAR)
    assert max(one.day for one in plan.events) < date(2021, 7, 1)


def test_a_market_whose_rule_is_not_understood_is_named(book: Office) -> None:
    market(book, rule="看情况")
    plan = planning.market_year(book.store, *YEAR)
    assert (plan.events, plan.unread) == ((), ("龙溪集",))


def test_an_occasion_gives_the_theme_and_its_laws(book: Office) -> None:
    market(book, rule="天天")
    add_usual_occasions(book.store, paths.resources_folder() / "rules")
    plan = planning.market_year(book.store, date(2021, 12, 1), date(2021, 12, 31))
    themes = {one.day.day: one.theme for one in plan.events}
    assert themes[4] == "国家宪法日·赶集日法治宣传"  # the day before the week it lies in
    assert themes[5] == "宪法宣传周·赶集日法治宣传"
    planning.carry_out(book.store, plan)
    kept = next(iter(listing.drafts(book.store, ListQuery("publicity_event", order="held_on"))))
    assert kept["statutes"]


def test_the_usual_occasions_are_added_once_and_the_offices_own_stay(book: Office) -> None:
    folder = paths.resources_folder() / "rules"
    book.store.save("occasion", {"name": "国家宪法日", "starts": "12-04", "remarks": "本镇升旗"})
    added = add_usual_occasions(book.store, folder)
    assert added > 20
    assert missing_occasions(book.store, folder) == []
    assert add_usual_occasions(book.store, folder) == 0
    own = book.store.names.find("occasion", "国家宪法日")
    assert [book.store.get("occasion", uuid)["remarks"] for uuid in own] == ["本镇升旗"]  # type: ignore[index]
    unsure = {d["name"] for d in listing.drafts(book.store, ListQuery("occasion")) if d["unsure"]}
    assert "法治宣传教育月" in unsure  # no text of it was read
    assert "全民国家安全教育日" not in unsure


def test_cancelling_wants_a_reason_and_spares_what_was_held(book: Office) -> None:
    planned, held = event(book, state="planned"), event(book, state="held")
    with pytest.raises(UserError):
        planning.mark_cancelled(book.store, [planned], "  ")
    with pytest.raises(UserError):
        planning.mark_cancelled(book.store, [planned, held], "下雨")
    planning.mark_cancelled(book.store, [planned], "下雨")
    kept = book.store.get("publicity_event", planned)
    assert kept is not None
    assert (kept["state"], kept["reason"]) == ("cancelled", "下雨")


def test_a_cancelled_event_is_made_up_for(book: Office) -> None:
    uuid = market(book)
    off = event(book, state="planned", market=uuid, held_on="2021-01-06")
    with pytest.raises(UserError):
        planning.make_up(book.store, off, date(2021, 1, 11))
    planning.mark_cancelled(book.store, [off], "下雪")
    later = planning.make_up(book.store, off, date(2021, 1, 11))
    assert later.draft["makes_up_for"] == off
    assert later.draft["is_market_day"] == 1
    done = planning.mark_held(book.store, later.uuid, audience=80)
    assert (done.draft["state"], done.draft["audience"]) == ("made_up", 80)
    count = counts.count_market_days(book.store, *YEAR)
    assert (count.total, count.cancelled, count.made_up) == (1, (off,), (later.uuid,))


def test_an_event_at_two_kinds_of_venue_counts_once(book: Office) -> None:
    for number in range(11):
        event(book, venues=";enterprise;", theme=f"企业{number}")
    for number in range(8):
        event(book, venues=";school;", theme=f"学校{number}")
    event(book, venues=";enterprise;school;market;", theme="校企")
    event(book, venues=";village;", theme="村里")
    event(book, venues=";school;", theme="没去成", state="cancelled", reason="停课")
    found = counts.count_by_venue(counts.events_done(book.store, *YEAR))
    assert (found.total, found.overlap) == (20, 1)
    assert found.in_words(book.store.names) == "进企业12 + 进学校9 − 重复1 = 20"


@pytest.mark.parametrize(
    ("number", "printed"),
    [(0, "0"), (9, "9"), (10, "10"), (40, "40"), (41, "40余"), (49, "40余"), (110, "110")],
)
def test_the_rule_of_yu(number: int, printed: str) -> None:
    assert counts.rounded(number) == printed


def test_only_held_events_count_as_market_days(book: Office) -> None:
    uuid = market(book)
    for day, state in (("01-01", "held"), ("01-06", "planned"), ("01-11", "cancelled"), ("01-12", "held")):
        event(book, held_on=f"2021-{day}", market=uuid, state=state, reason="雨")
    count = counts.count_market_days(book.store, *YEAR)
    assert (count.total, len(count.cancelled)) == (1, 1)  # 12 January is no market day


def test_laws_planned_and_never_publicised_are_listed(book: Office) -> None:
    plan = book.store.save(
        "publicity_plan",
        {"month": "2021-05", "theme": "民法典", "statutes": ";民法典;刑法;", "events_wanted": 2},
    ).uuid
    event(book, statutes=";民法典;", plan=plan, audience=60)
    event(book, statutes=";刑法;", state="cancelled", reason="雨", plan=plan)
    assert counts.never_covered(book.store, 2021, ["宪法"]) == ["刑法", "宪法"]
    line = counts.plan_progress(book.store, 2021)[0]
    assert (len(line.events), line.wanted, line.audience, line.is_met) == (1, 2, 60, False)


def test_villages_that_lack_helpers_or_an_adviser(book: Office) -> None:
    for number in range(3):
        book.store.save(
            "law_helper", {"name": f"甲{number}", "village": "龙溪村", "valid_from": "2020-01-01"}
        )
    book.store.save("law_helper", {"name": "乙", "village": "上河", "valid_from": "2020-01-01"})
    book.store.save(
        "law_helper",
        {"name": "丙", "village": "上河村", "valid_from": "2019-01-01", "valid_to": "2021-01-01"},
    )
    book.store.save(
        "village_adviser",
        {
            "village": "龙溪村委会",
            "name": "钱律",
            "visits": [{"held_on": "2021-02-01"}, {"held_on": "2020-02-01"}],
        },
    )
    found = village_coverage(book.store, date(2021, 6, 1), 3, ["龙溪村", "上河村"])
    told = [(one.village, one.helpers_lacking, len(one.advisers), one.visits) for one in found]
    assert told == [("上河村", 2, 0, 0), ("龙溪村", 0, 1, 1)]


def test_villages_and_communities_with_a_committee_are_asked_about(book: Office) -> None:
    for name, kind, ended in (
        ("龙溪村", "village", None),
        ("新兴社区", "community", None),
        ("小龙溪村", "village", "2020-01-01"),
        ("建材", "industry", None),
    ):
        book.store.save("committee", {"name": name, "kind": kind, "village": name, "valid_to": ended})
    found = village_coverage(book.store, date(2021, 6, 1), 3)
    assert sorted(one.village for one in found) == ["新兴社区", "龙溪村"]
