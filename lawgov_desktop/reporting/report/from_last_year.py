"""This year's report drafted from last year's: its own words, this year's numbers where they are certain.

What is not certain stays as it stood, as a mark of its own (``marks.OF_LAST_YEAR``): it reads naturally while
one writes, is listed until a person has dealt with it, and is printed as 【待核：…】, so that it cannot pass
unseen.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from lawgov_desktop.registers.report.marks import ABOUT, OF_LAST_YEAR, Mark, about, marks_in, plain
from lawgov_desktop.reporting.last_year import paragraphs_of
from lawgov_desktop.reporting.report.answers import Answers, Said
from lawgov_desktop.reporting.report.outlines import OUTLINES
from lawgov_desktop.reporting.report.own_words import own_words
from lawgov_desktop.reporting.report.tying import (
    REASONS,
    Judged,
    Why,
    judged,
    lines_not_of_the_year,
    place_of_digits,
    proposals,
)
from lawgov_desktop.reporting.report.years_in_text import moved_title, year_named, years_in
from lawgov_desktop.reporting.report_numbers import clause, sentence_of
from lawgov_desktop.reporting.report_text import Line, lines_of, text_lines
from lawgov_desktop.reporting.wrapped_lines import whole

ALL_DONE: Final = re.compile(
    "(?:已经?)?(?:全部|均已?|皆已?|都已)(?:按时|按期|依法|及时|妥善|在法定期限内)?(?:办理|审理|获|被)?"
    "(?:完结|办结|审结|结案|完毕|维持|胜诉|化解|答复|履行|整改到位|调解成功|达成协议)|无一(?:件|起)?(?:败诉|纠错)|[零无](?:败诉|纠错)"
)
CLOSED_OF: Final = {"lawsuits": "lawsuits_closed"}
"""Figure → the one that must be equal to it where the report says 全部办结."""


@dataclass(frozen=True, slots=True)
class Tied:
    """A number that now follows the registers. ``line``: paragraph of the draft, from 0."""

    line: int
    key: str
    title: str
    last: str
    """As it stood last year: 40余次."""
    now: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Open:
    """Words of last year that a person has to confirm or change."""

    line: int
    """Paragraph of the draft, from 0."""
    mark: Mark
    why: Why
    said: str
    """Why, in words."""
    clause: str


@dataclass(frozen=True, slots=True)
class FromLastYear:
    """``text``: one paragraph a line, with marks; ``about``: the year last year's report says it is about."""

    title: str
    text: str
    about: int | None
    tied: tuple[Tied, ...]
    open: tuple[Open, ...]


def drafted_from(last_year: str, year: int, asked: Answers, confirmed: Collection[str] = ()) -> FromLastYear:
    """The report of ``year`` in last year's words; title and signature stand apart from the text.

    ``confirmed``: keys of figures somebody has confirmed to be 0.
    """
    lines = whole(text_lines(plain(last_year))).lines
    last = year_named(lines)
    titles = [line.text.strip() for line in lines if line.kind == "title"]
    title = next(
        (one for one in titles if re.search("20[0-9]{2}|二[〇○零]", one)), titles[0] if titles else ""
    )
    paragraphs = tuple(_rewritten(paragraphs_of(lines), last, year, asked, confirmed))
    tied = [
        Tied(place, tie.key, asked[tie.key].title, tie.last, tie.now, tie.sentence)
        for place, (_, _, ties) in enumerate(paragraphs)
        for tie in ties
    ]
    text = "\n".join(body for _, body, _ in paragraphs)
    return FromLastYear(
        moved_title(title, last, year), text, last, tuple(tied), tuple(still_open(text, asked))
    )


def paragraph_from(
    last_year: str, number: int, year: int, asked: Answers, confirmed: Collection[str] = ()
) -> str:
    """One paragraph of last year's report (by the number of its line) as it may stand in this year's."""
    lines = whole(text_lines(plain(last_year))).lines
    for line, body, _ in _rewritten(paragraphs_of(lines), year_named(lines), year, asked, confirmed):
        if line.number == number:
            return body
    return ""


def still_open(body: str, asked: Answers) -> Iterator[Open]:
    """What a text still has of last year that nobody has confirmed, in reading order."""
    for place, text in enumerate(body.split("\n")):
        words = plain(text)
        for mark in marks_in(text):
            if mark.key == OF_LAST_YEAR:
                yield _open(place, mark, words, asked)


def proposed(paragraph: str, mark: Mark, asked: Answers) -> list[Said]:
    """Figures that an open number of a paragraph may speak of; the likeliest first, at most four."""
    why, key = why_of(mark)
    said = asked.get(key)
    found = [said] if said is not None and said.value else []
    if why in ("unknown", "doubt", "nearly"):
        (line,) = lines_of([plain(paragraph)])
        for one in judged([line], None):
            if one.number.start <= mark.start < one.number.end:
                found += [other for other in proposals(one.number, asked) if other is not said]
    return found


def instead(mark: Mark, said: Said) -> str:
    """What stands in place of an open place once a person says which figure it speaks of; with its mark."""
    why, _ = why_of(mark)
    roughly = mark.shown.endswith(("余", "多")) and said.value is not None
    tied = Mark(said.key, about(said.value or 0) if roughly else said.shown, ABOUT if roughly else "")
    if why == "claim":
        return f"已办结{tied}{said.unit}"
    if why == "none":
        return f"{said.title}{tied}{said.unit}"
    bare = re.fullmatch("(?:[0-9,，]+|[一二两三四五六七八九十百千零〇]+)[余多]?", mark.shown)
    return str(tied) if bare else f"{tied}{said.unit}"


# ------------------------------------------------------------------------- one paragraph


@dataclass(frozen=True, slots=True)
class _Change:
    start: int
    end: int
    now: str


@dataclass(frozen=True, slots=True)
class _Tie:
    key: str
    last: str
    now: str
    sentence: str


def _rewritten(
    lines: Sequence[Line], last: int | None, year: int, asked: Answers, confirmed: Collection[str]
) -> Iterator[tuple[Line, str, tuple[_Tie, ...]]]:
    """(line, its text for this year with marks, the numbers that were tied)."""
    numbers: dict[int, list[Judged]] = {}
    for one in judged(lines, last):
        numbers.setdefault(one.number.line, []).append(one)
    plans = lines_not_of_the_year(lines)
    for line in lines:
        own = [] if line.number in plans else list(_own(line, asked))
        judgements = numbers.get(line.number, ())
        wanted = [
            *own,
            *(_number(one, asked) for one in judgements),
            *_claims(line, judgements, asked),
            *_none_said(line, asked, confirmed),
            *(
                _Change(one.start, one.end, one.now or _left(one.text, "year"))
                for one in years_in(line, last, year, next_year=line.number in plans)
            ),
        ]
        changes: list[_Change] = []
        for change in wanted:
            if not any(one.start < change.end and change.start < one.end for one in changes):
                changes.append(change)
        yield line, _applied(line.text, changes).strip(" \u3000"), tuple(_ties(line, changes))


def _ties(line: Line, changes: Sequence[_Change]) -> Iterator[_Tie]:
    """The changes that tie something to a figure, in reading order."""
    for change in sorted(changes, key=lambda one: one.start):
        mark = next(iter(marks_in(change.now)), None)
        if mark is not None and mark.key != OF_LAST_YEAR:
            unit = re.match("(?:场次|人次|万元|[㐀-鿿])?", line.text[change.end :])
            last = line.text[change.start : change.end] + (unit[0] if unit else "")
            yield _Tie(mark.key, last, mark.shown, sentence_of(line.text, change.start))


def _own(line: Line, asked: Answers) -> Iterator[_Change]:
    """Sentences of ours: what they asked for is asked again."""
    for one in own_words(line.text):
        said = asked.get(one.key)
        if said is None:
            continue
        shown = about(said.value) if one.style == ABOUT and said.value is not None else said.shown
        if said.value == 0 or not shown:
            now = _left(line.text[one.start : one.end], "zero", one.key)
        else:
            now = str(Mark(said.key, shown, one.style))
        yield _Change(one.start, one.end, now)


def _applied(text: str, changes: Sequence[_Change]) -> str:
    made, place = "", 0
    for one in sorted(changes, key=lambda one: one.start):
        made += text[place : one.start] + one.now
        place = one.end
    return made + text[place:]


def _number(one: Judged, asked: Answers) -> _Change:
    """The number tied to its figure; or kept as it stood, where anything holds that back."""
    number, said = one.number, asked.get(one.key)
    digits = place_of_digits(number)
    if digits is None:
        shown = number.text.strip(" \u3000")
        start = number.end - len(number.text.lstrip(" \u3000"))
        return _Change(start, number.end, _left(shown, one.why or "nearly", one.key))
    start, end, roughly = digits
    why = one.why
    if said is None or said.value is None:
        why = why or "unknown"
    elif not why and not said.value:
        why = "zero"
    if why or said is None or said.value is None:
        shown = number.text[start - number.start : end - number.start]
        return _Change(start, end, _left(shown, why, one.key))
    shown = about(said.value) if roughly else said.shown
    return _Change(start, end, str(Mark(said.key, shown, ABOUT if roughly else "")))


def _claims(line: Line, numbers: Sequence[Judged], asked: Answers) -> Iterator[_Change]:
    """全部办结 stays only where the registers bear it out."""
    for one in ALL_DONE.finditer(line.text):
        sentence = sentence_of(line.text, one.start())
        near = [
            other.key
            for other in numbers
            if other.number.end <= one.start() and other.number.sentence == sentence and other.key
        ]
        closed = CLOSED_OF.get(near[-1]) if near else None
        if closed is None or not _are_all_closed(asked, near[-1], closed):
            yield _Change(one.start(), one.end(), _left(one[0], "claim", closed or ""))


def _are_all_closed(asked: Answers, whole_: str, closed: str) -> bool:
    every, done = asked.get(whole_), asked.get(closed)
    return bool(every and done and every.value and every.value == done.value)


def _none_said(line: Line, asked: Answers, confirmed: Collection[str]) -> Iterator[_Change]:
    """无行政复议案件 of last year: true this year only when there is none, and somebody has said so."""
    for words, key in _words_for_none():
        said = asked.get(key)
        place = line.text.find(words)
        if place < 0 or said is None or (not said.value and key in confirmed):
            continue
        yield _Change(place, place + len(words), _left(words, "none" if said.value else "zero", key))


@cache
def _words_for_none() -> tuple[tuple[str, str], ...]:
    """(无行政应诉案件, lawsuits) of every sentence the outlines have for a figure of 0; the longest first."""
    found = {
        re.sub("^本年度|[。]$", "", sentence.zero): sentence.keys[0]
        for outline in OUTLINES
        for section in outline.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        if sentence.zero
    }
    return (*sorted(found.items(), key=lambda one: -len(one[0])), ("未发现不实承诺", "false_promises"))


# ------------------------------------------------------------------------- what is left open


def _left(shown: str, why: str, key: str = "") -> str:
    return str(Mark(OF_LAST_YEAR, shown, f"{why}/{key}" if key else why))


def why_of(mark: Mark) -> tuple[Why, str]:
    """Why a mark of last year's words is open, and the key of the figure it may be."""
    why, _, key = mark.style.partition("/")
    known: Why = next((one for one in REASONS if one == why), "unknown")
    return known, key


def _open(place: int, mark: Mark, words: str, asked: Answers) -> Open:
    why, key = why_of(mark)
    said = asked.get(key)
    reason = "台账回答不了" if why == "claim" and said is None else REASONS[why]
    if said is not None and why in ("zero", "none", "doubt", "claim"):
        reason = f"{reason}（{said.title}{said.shown}{said.unit}）"
    before, after = clause(words, mark.start, mark.end)
    return Open(place, mark, why, reason, f"{before}{mark.shown}{after}".strip())
