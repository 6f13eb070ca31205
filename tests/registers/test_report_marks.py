"""Numbers in a text: read back as they were written, refreshed without touching a word of the writer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.registers.report.marks import (
    Mark,
    about,
    marks_in,
    parted,
    plain,
    refreshed,
    unanswered,
)

TEXT = "办理应诉案件⟦lawsuits=5⟧件，赶集宣传⟦market_day_events:余=40余⟧次。"


def test_a_text_is_read_without_its_marks() -> None:
    assert plain(TEXT) == "办理应诉案件5件，赶集宣传40余次。"


def test_marks_know_their_place_in_what_is_read() -> None:
    assert marks_in(TEXT) == [Mark("lawsuits", "5", "", 6), Mark("market_day_events", "40余", "余", 13)]
    for mark in marks_in(TEXT):
        assert plain(TEXT)[mark.start : mark.end] == mark.shown


def test_refreshing_changes_numbers_only_and_tells_which() -> None:
    text, changed = refreshed(
        TEXT, {"lawsuits": "16", "market_day_events:余": "40余", "market_day_events": "46"}
    )
    assert plain(text) == "办理应诉案件16件，赶集宣传40余次。"
    assert [(one.mark.key, one.old, one.mark.shown, one.mark.start) for one in changed] == [
        ("lawsuits", "5", "16", 6)
    ]
    assert refreshed(text, {"lawsuits": "16"})[1] == []


def test_a_mark_nobody_answers_for_stays_and_is_told() -> None:
    text, changed = refreshed(TEXT, {"lawsuits": "5"})
    assert (text, changed) == (TEXT, [])
    assert [mark.key for mark in unanswered(TEXT, {"lawsuits": "5"})] == ["market_day_events"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "0"), (7, "7"), (9, "9"), (10, "10"), (11, "10余"), (40, "40"), (46, "40余"), (149, "140余")],
)
def test_about_says_the_ten_below_and_more_only_where_there_is_more(number: int, said: str) -> None:
    assert about(number) == said


WORDS = st.text(alphabet="一二三办理案件，。0123456789=:⟦⟧ \n", max_size=12)
KEYS = st.sampled_from(["lawsuits", "cases", "law_studies"])


@given(st.lists(st.one_of(WORDS, st.builds(Mark, KEYS, st.text(alphabet="0123456789余", max_size=5)))))
def test_the_writers_words_survive_any_refresh(pieces: list[str | Mark]) -> None:
    # A writer's own text may hold stray brackets; whatever is read as a mark then is one.
    text = "".join(str(piece) for piece in pieces)
    now = {"lawsuits": "7", "cases": "8", "law_studies": "9"}
    fresh, _ = refreshed(text, now)
    before = [part for part in parted(text) if isinstance(part, str)]
    assert [part for part in parted(fresh) if isinstance(part, str)] == before
    assert [mark.key for mark in marks_in(fresh)] == [mark.key for mark in marks_in(text)]
    assert refreshed(fresh, now) == (fresh, [])
