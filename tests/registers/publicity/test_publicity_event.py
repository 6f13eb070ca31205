"""What an event's form fills in by itself and what it finds odd; what a market shows of its rule."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.publicity.event import PUBLICITY_EVENT
from lawgov_desktop.registers.publicity.occasion import occasion_days
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: date(2021, 6, 1))
    yield opened
    opened.close()


@pytest.fixture
def market(office: Office) -> str:
    return office.store.save("market", {"name": "龙溪集", "rule": "农历逢三、八"}).uuid


def prepared(office: Office, **fields: Any) -> Draft:
    return office.store.prepare("publicity_event", {"held_on": "2021-01-06", "theme": "民法典", **fields})


def doubts(office: Office, kind: str, **fields: Any) -> list[str]:
    return [one.what for one in office.store.problems(kind, fields) if one.level == "doubt"]


def test_a_market_shows_how_its_rule_was_read(office: Office, market: str) -> None:
    kept = office.store.get("market", market)
    assert kept is not None
    assert kept["understood"] == "农历逢三、八"


def test_settings_and_dated_exceptions_become_part_of_the_rule(office: Office) -> None:
    draft = {
        "name": "枣园集",
        "rule": "农历逢五、十",
        "exceptions": "正月初一至初五停集",
        "small_month": "29",
        "changes": [{"first": "2021-09-01", "last": "2021-09-03", "held": "no", "reason": "修路（北街）"}],
    }
    assert office.store.prepare("market", draft)["understood"] == (
        "农历逢五、十；小月三十改廿九；每年正月初一至正月初五停集；2021年9月1日至2021年9月3日停集（修路北街）"
    )


def test_a_rule_that_is_not_understood_is_doubted_and_kept(office: Office) -> None:
    told = doubts(office, "market", name="怪集", rule="逢十五")
    assert "十、五" in told[0]
    saved = office.store.save("market", {"name": "怪集", "rule": "逢十五"})
    assert (saved.draft["rule"], saved.draft["understood"]) == ("逢十五", None)


def test_the_market_and_the_date_say_whether_it_is_a_market_day(office: Office, market: str) -> None:
    on = prepared(office, market=market)
    assert on["is_market_day"] == 1
    assert on["calendar"] == "星期三 农历冬月廿三，龙溪集逢集"
    assert (on["place"], on["venues"], on["state"]) == ("龙溪集", ";market;", "held")
    assert on["heading"] == "2021-01-06 龙溪集 民法典"
    off = prepared(office, market=market, held_on="2021-01-07")
    assert off["is_market_day"] == 0
    assert off["calendar"].endswith("龙溪集不逢集")


def test_a_month_is_no_market_day(office: Office, market: str) -> None:
    assert prepared(office, market=market, held_on="2021-01").get("is_market_day") is None


def test_what_a_person_set_stands_and_is_doubted(office: Office, market: str) -> None:
    kept = prepared(office, market=market, held_on="2021-01-07", is_market_day=1)
    assert kept["is_market_day"] == 1
    told = doubts(office, "publicity_event", **kept)
    assert told == ["按规律这天龙溪集不逢集，这里填的是“是”"]


def test_leaflets_add_up(office: Office) -> None:
    rows = [{"kind": "sheet", "copies": 200}, {"kind": "booklet", "copies": 60}]
    assert prepared(office, leaflets=rows)["copies"] == 260
    assert doubts(office, "publicity_event", held_on="2021-01-06", theme="法", leaflets=rows, copies=100) == [
        "发放资料 100 份，各种资料加起来是 260 份"
    ]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"state": "cancelled"}, "reason"),
        ({"state": "made_up"}, "makes_up_for"),
        ({"state": "held", "makes_up_for": "x"}, "state"),
        ({"state": "planned", "audience": 50}, "state"),
        ({"is_market_day": 1}, "market"),
        ({"audience": 10, "consultations": 11}, "consultations"),
    ],
)
def test_what_does_not_fit_together_is_doubted(office: Office, fields: dict[str, Any], field: str) -> None:
    draft = prepared(office, **fields)
    found = [one for one in PUBLICITY_EVENT.problems(draft, office.store.names) if one.level != "missing"]
    assert [(one.field, one.level) for one in found] == [(field, "doubt")]


def test_three_photos_are_wanted_of_an_event_that_was_held(office: Office) -> None:
    assert "photos" in PUBLICITY_EVENT.wanted({"state": "held"})
    assert "photos" not in PUBLICITY_EVENT.wanted({"state": "planned"})


def test_a_lead_becomes_a_mediation_case(office: Office) -> None:
    onward = PUBLICITY_EVENT.onward[0]
    held = prepared(office, leads=1, leads_text="邻里排水沟争执", place="北街口")
    assert onward.fits(held)
    assert not onward.fits(prepared(office))
    draft = onward.draft({**held, "uuid": "e1"})
    assert draft["publicity_event"] == "e1"
    assert draft["summary"] == "邻里排水沟争执（2021-01-06，北街口法治宣传时收集的线索）"


def test_views_a_clerk_clicks(office: Office, market: str) -> None:
    for day, state in (
        ("2021-01-06", "held"),
        ("2021-05-04", "planned"),
        ("2021-06-12", "planned"),
        ("2020-12-27", "held"),
    ):
        office.store.save(
            "publicity_event",
            {"held_on": day, "theme": day, "state": state, "market": market},
        )
    seen = listing.view_counts(office.store, "publicity_event")
    assert {key: seen[key] for key in ("this_year", "market_days", "to_settle", "coming", "no_photos")} == {
        "this_year": 3,
        "market_days": 1,
        "to_settle": 1,
        "coming": 1,
        "no_photos": 2,
    }


def test_an_occasion_may_pass_the_new_year() -> None:
    assert occasion_days({"starts": "11-01", "ends": "02-15"}, 2021) == (date(2021, 11, 1), date(2022, 2, 15))
    assert occasion_days({"starts": "02-29"}, 2021) == (date(2021, 2, 28), date(2021, 2, 28))
    assert occasion_days({"starts": "三月"}, 2021) is None


def test_an_adviser_who_has_not_come_this_month_is_listed(office: Office) -> None:
    office.store.save(
        "village_adviser", {"village": "甲村", "name": "钱律", "visits": [{"held_on": "2021-06-01"}]}
    )
    office.store.save(
        "village_adviser", {"village": "乙村", "name": "钱律", "visits": [{"held_on": "2021-05-30"}]}
    )
    query = ListQuery("village_adviser", view="not_this_month")
    assert [one["village"] for one in listing.drafts(office.store, query)] == ["乙村"]


def test_photos_known_to_be_of_another_day_are_doubted(office: Office) -> None:
    files = [
        {"sha256": "a", "name": "全景.jpg", "size": 1, "taken": "2021-01-05 16:20"},
        {"sha256": "b", "name": "发放.jpg", "size": 1, "taken": "2021-01-06 09:00"},
        {"sha256": "c", "name": "旧.jpg", "size": 1},
    ]
    fields = {"held_on": "2021-01-06", "theme": "民法典", "photos": json.dumps(files)}
    told = doubts(office, "publicity_event", **fields)
    assert told == ["“全景.jpg”是 2021-01-05 拍的，和活动日期不一样"]
    assert doubts(office, "publicity_event", **{**fields, "held_on": "2021-01"}) == []
