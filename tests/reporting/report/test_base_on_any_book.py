"""Last year's report over any book: only numbers and years are touched, none is tied to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import open_office
from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, Mark, parted, plain
from lawgov_desktop.reporting.last_year import paragraphs_of
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, answers
from lawgov_desktop.reporting.report.from_last_year import FromLastYear, drafted_from
from lawgov_desktop.reporting.report.years_in_text import year_named
from lawgov_desktop.reporting.report_text import text_lines
from lawgov_desktop.reporting.wrapped_lines import whole

HERE = Path(__file__).parent / "last_years"
_SIGNS = re.compile(r"(20[0-9]{2}|二[〇○零][〇○零一二三四五六七八九]{2})")


def checked(text: str, made: FromLastYear, told: Answers, year: int) -> None:
    """The draft is the old text but for years and marks; a mark says what the registers say."""
    lines = whole(text_lines(plain(text))).lines
    about = year_named(lines)
    old = [line.text.strip(" \u3000") for line in paragraphs_of(lines)]
    new = made.text.split("\n")
    assert len(old) == len(new)
    ties = iter(made.tied)
    for before, after in zip(old, new, strict=True):
        shape = ""
        for part in parted(after):
            if isinstance(part, Mark) and part.key != OF_LAST_YEAR:
                said, tie = told[part.key], next(ties)
                assert (tie.key, tie.now) == (part.key, part.shown)
                assert said.value != 0
                assert said.shown
                shape += r"[^，。；]{1,200}?"
            else:
                words = part.shown if isinstance(part, Mark) else part
                shape += _SIGNS.sub(lambda one: f"(?:{_years(one[0], about, year)})", re.escape(words))
        assert re.fullmatch(shape, before), (before, after)
    assert next(ties, None) is None


def _years(said: str, about: int | None, year: int) -> str:
    han = str.maketrans("0123456789", "〇一二三四五六七八九")
    kept = {said}
    if about is not None and said in (str(year), str(year).translate(han)):
        kept |= {str(about), str(about).translate(han)}
    if about is not None and said in (str(year + 1), str(year + 1).translate(han)):
        kept |= {str(about + 1), str(about + 1).translate(han)}
    return "|".join(sorted(kept))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    office = open_office(tmp_path_factory.mktemp("empty") / "a.lawgov")
    yield answers(office.store, Period.year(2025))
    office.close()


def texts() -> list[Path]:
    return sorted(HERE.glob("*.txt"))


@pytest.mark.parametrize("name", [path.stem for path in texts()])
def test_an_empty_book_ties_nothing(empty: Answers, name: str) -> None:
    text = (HERE / f"{name}.txt").read_text("utf-8")
    made = drafted_from(text, 2025, empty)
    assert made.tied == ()
    checked(text, made, empty, 2025)


@given(
    st.sampled_from(texts()),
    st.integers(2022, 2031),
    st.sampled_from([0, 1, 3, 1234, 40_001]),
    st.sets(st.integers(0, 400), max_size=60),
)
def test_whatever_the_book_says_the_words_stay(
    empty: Answers, path: Path, year: int, value: int, zeros: set[int]
) -> None:
    told = {
        key: replace(said, value=n, shown=str(n)) if said.value is not None and said.unit != "元" else said
        for place, (key, said) in enumerate(empty.items())
        for n in [0 if place in zeros else value]
    }
    text = path.read_text("utf-8")
    checked(text, drafted_from(text, year, told), told, year)


def test_the_published_report_over_any_book(empty: Answers, shared: Path) -> None:
    text = (shared / "domain" / "longtan_2021_report.txt").read_text("utf-8")
    for value in (0, 1, 1234):
        told = {
            key: replace(said, value=value, shown=str(value)) if said.value is not None else said
            for key, said in empty.items()
        }
        made = drafted_from(text, 2025, told)
        checked(text, made, told, 2025)
        assert (len(made.tied), len(made.open)) == ((0, 14) if not value else (13, 0))
    unfinished = told | {"lawsuits_closed": replace(told["lawsuits_closed"], value=7, shown="7")}
    (claim,) = drafted_from(text, 2025, unfinished).open
    assert (claim.why, claim.mark.shown) == ("claim", "全部办理完结")
