"""A computer clock that went back or leapt ahead is noticed before anyone trusts a due date (C04)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from lawgov_desktop.storage.store import Store
from lawgov_desktop.storage.system_clock import clock_doubt, seen, trust


@pytest.fixture
def saved_at(store: Store) -> datetime:
    store.save("visitor", {"name": "张三"})
    return datetime.fromisoformat(store.book.rows("SELECT max(at) FROM action")[0][0])


def test_a_clock_that_goes_on_from_the_last_save_is_trusted(store: Store, saved_at: datetime) -> None:
    for later in (timedelta(), timedelta(minutes=-4), timedelta(days=1), timedelta(days=30)):
        assert clock_doubt(store.book, saved_at + later) is None


def test_a_clock_before_the_last_saved_record_is_doubted(store: Store, saved_at: datetime) -> None:
    doubt = clock_doubt(store.book, saved_at - timedelta(days=400))
    assert doubt is not None
    assert doubt.kind == "earlier"
    assert "早于最近一次保存的时间" in doubt.what


def test_a_leap_of_more_than_thirty_days_is_doubted_until_somebody_says_it_is_right(
    store: Store, saved_at: datetime
) -> None:
    now = saved_at + timedelta(days=45)
    doubt = clock_doubt(store.book, now)
    assert doubt is not None
    assert (doubt.kind, "晚了 45 天" in doubt.what) == ("jump", True)
    trust(store.book, doubt)
    assert clock_doubt(store.book, now + timedelta(days=2)) is None
    again = clock_doubt(store.book, now + timedelta(days=40))
    assert again is not None
    assert again.kind == "jump"


def test_a_book_looked_at_every_week_does_not_leap(store: Store, saved_at: datetime) -> None:
    for week in range(1, 9):
        now = saved_at + timedelta(weeks=week)
        assert clock_doubt(store.book, now) is None
        seen(store.book, now)
    assert clock_doubt(store.book, saved_at + timedelta(days=20)) is not None


def test_a_clock_set_right_again_is_doubted_once(store: Store, saved_at: datetime) -> None:
    """Records were saved while the clock ran a year ahead; then it was set right."""
    ahead = (saved_at + timedelta(days=365)).isoformat(timespec="seconds")
    store.book.db.execute_sql("UPDATE action SET at = ? WHERE at = ?", (ahead, saved_at.isoformat()))
    doubt = clock_doubt(store.book, saved_at)
    assert doubt is not None
    trust(store.book, doubt)
    assert clock_doubt(store.book, saved_at + timedelta(days=3)) is None
    earlier = clock_doubt(store.book, saved_at - timedelta(days=3))
    assert earlier is not None
    assert earlier.kind == "earlier"


def test_an_empty_book_knows_no_better(store: Store) -> None:
    store.book.db.execute_sql("DELETE FROM action")
    assert clock_doubt(store.book, datetime(1999, 1, 1)) is None
