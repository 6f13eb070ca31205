"""The practice book's publicity comes out as the published report counts it, whenever it is made."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.procedures import publicity_counts as counts
from lawgov_desktop.procedures.publicity_villages import village_coverage
from lawgov_desktop.records.fields import attached
from lawgov_desktop.storage.listing import ListQuery, drafts


@pytest.mark.parametrize("today", [date(2021, 12, 31), date(2026, 3, 1)])
def test_the_published_counts_come_out(tmp_path: Path, today: date) -> None:
    year = today.year if today.month > 6 else today.year - 1
    office = make_practice_book(tmp_path / "p.lawgov", today=today)
    store = office.store
    venues = counts.count_by_venue(counts.events_done(store, *counts.of_year(year)))
    assert venues.in_words(store.names) == "进企业12 + 进学校9 − 重复1 = 20"
    market_days = counts.count_market_days(store, *counts.of_year(year))
    assert (market_days.total, market_days.in_report) == (46, "40余次")
    assert len(market_days.by_market) >= 3
    assert len(market_days.cancelled) == 6
    assert len(market_days.made_up) == 2
    assert counts.never_covered(store, year) == ["刑法"]
    lacking = [one for one in village_coverage(store, today, 3) if one.is_lacking]
    assert [(one.village, one.helpers_lacking, len(one.advisers)) for one in lacking] == [
        ("白石村", 1, 1),
        ("松林村", 1, 1),
        ("红土岭村", 0, 0),
    ]
    office.close()


def test_inside_the_year_nothing_to_come_has_been_held(tmp_path: Path) -> None:
    today = date(2025, 8, 10)
    office = make_practice_book(tmp_path / "p.lawgov", today=today)
    events = list(drafts(office.store, ListQuery("publicity_event")))
    later = {event["state"] for event in events if event["held_on"] > today.isoformat()}
    assert later == {"planned"}
    sooner = {event["state"] for event in events if event["held_on"] <= today.isoformat()}
    assert "planned" not in sooner
    doubts = {
        problem.what
        for event in events
        for problem in office.store.problems("publicity_event", event)
        if problem.level == "doubt"
    }
    assert doubts == set()
    office.close()


def test_only_the_newest_events_still_lack_their_photos(tmp_path: Path) -> None:
    today = date(2025, 11, 23)
    office = make_practice_book(tmp_path / "p.lawgov", today=today)
    lacking = list(drafts(office.store, ListQuery("publicity_event", view="no_photos")))
    assert 0 < len(lacking) < 8
    assert min(event["held_on"] for event in lacking) >= "2025-11-09"
    shown = next(iter(drafts(office.store, ListQuery("publicity_event", order="held_on"))))
    files = attached(shown["photos"])
    assert len(files) == 3
    assert all(office.attachments.path_of(file["sha256"]).is_file() for file in files)
    office.close()
