"""全部办结, 全部经过合法性审核: words of a text that the registers no longer bear out.

Such words hang on two figures that must be equal; when the numbers of a text are brought to today's, the
words stay, and a report that says 办理行政应诉案件6件，全部办理完结 with one case still open is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, Mark, marks_in, plain
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.from_last_year import ALL_DONE, CLOSED_OF, Open
from lawgov_desktop.reporting.report.outlines import OUTLINES
from lawgov_desktop.reporting.report_numbers import clause, sentence_of

_NAMED: Final = re.compile(r"\{[^{}]*\}")
_LEAST: Final = 6  # characters that can only be the words of that one sentence


def untrue_claims(body: str, asked: Answers) -> Iterator[Open]:
    """Words of all (as :class:`Open`, why ``claim``) whose two figures are not equal now, in reading order.

    Only words that stand behind a number that follows the registers, or that are the outlines' own, can be
    judged; words of last year that are still open are told elsewhere.
    """
    if not asked:
        return
    for place, text in enumerate(body.split("\n")):
        words, marks = plain(text), marks_in(text)
        taken = [(mark.start, mark.end) for mark in marks if mark.key == OF_LAST_YEAR]
        told: set[int] = set()
        for start, end, every, done in sorted(_claims(words, marks)):
            inside = any(first < end and start < last for first, last in taken)
            if inside or start in told or not _differ(asked, every, done):
                continue
            told.add(start)
            said, before, after = asked[done], *clause(words, start, end)
            yield Open(
                place,
                Mark(OF_LAST_YEAR, words[start:end], f"claim/{done}", start),
                "claim",
                f"与台账不符（{asked[every].title}{asked[every].shown}{asked[every].unit}，"
                f"{said.title}{said.shown}{said.unit}）",
                f"{before}{words[start:end]}{after}".strip(),
            )


def _claims(words: str, marks: list[Mark]) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, the whole, the part that must be equal to it)."""
    for one in ALL_DONE.finditer(words):
        sentence = sentence_of(words, one.start())
        near = [
            mark.key
            for mark in marks
            if mark.end <= one.start() and sentence_of(words, mark.start) == sentence
        ]
        if near and near[-1] in CLOSED_OF:
            yield one.start(), one.end(), near[-1], CLOSED_OF[near[-1]]
    for own, every, done in _OWN:
        start = words.find(own)
        if start >= 0:
            yield start, start + len(own), every, done


def _differ(asked: Answers, every: str, done: str) -> bool:
    whole, part = asked.get(every), asked.get(done)
    return bool(whole and part and whole.value != part.value)


def _own() -> Iterator[tuple[str, str, str]]:
    """The fixed words of every sentence of the outlines that is said only when two figures are equal."""
    for outline in OUTLINES:
        for section in outline.sections:
            for paragraph in section.paragraphs:
                for sentence in paragraph.sentences:
                    pieces = [piece.strip("，。") for piece in _NAMED.split(sentence.text)]
                    longest = max(pieces, key=len)
                    if sentence.same and not sentence.asked and len(longest) >= _LEAST:
                        yield longest, *sentence.same


_OWN: Final = tuple(dict.fromkeys(_own()))
