"""Writes the first draft of a report from the registers; what it cannot know it leaves open and names."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.registers.report.marks import ABOUT, Mark, about
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, Said
from lawgov_desktop.reporting.report.sentences import Outline, Paragraph, Section, Sentence, filled
from lawgov_desktop.storage.store import Store

OPEN: Final = "【待补写：{}】"
"""What stands in a draft where the registers have nothing to say; a report is not ready while one is left."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """``text``: one paragraph a line, with marks. ``confirm_zero``: figures that are 0 and may mean "none" or
    "not entered": only a person knows. ``missing``: sections the registers had nothing for."""

    title: str
    text: str
    confirm_zero: tuple[Said, ...]
    missing: tuple[str, ...]


def draft_report(
    store: Store,
    outline: Outline,
    period: Period,
    asked: Answers,
    *,
    town: str,
    organ: str = "",
    confirmed: Collection[str] = (),
) -> Drafted:
    """The report of ``town`` (龙溪镇; ``organ`` is its full name, 龙溪镇人民政府) for the period.

    ``confirmed``: keys of figures somebody has confirmed to be 0.
    """
    words = {"town": town, "organ": organ or town, "term": term_of(period), "span": period.in_words}
    lines = [outline.opening.format(**words)]
    zeros: dict[str, Said] = {}
    missing: list[str] = []
    for section in outline.sections:
        lines.append(section.heading)
        said = _section(store, section, period, asked, confirmed, zeros)
        if not said and section.missing:
            missing.append(f"{section.heading}：{section.missing}")
            said = [OPEN.format(section.missing)]
        lines += said
    if outline.closing:
        lines.append(outline.closing.format(**words))
    return Drafted(outline.title.format(**words), "\n".join(lines), tuple(zeros.values()), tuple(missing))


def zeros_to_confirm(outline: Outline, asked: Answers, confirmed: Collection[str] = ()) -> tuple[Said, ...]:
    """Figures that are 0 where the outline has words for "none" that nobody has confirmed yet."""
    zeros: dict[str, Said] = {}
    for section in outline.sections:
        for paragraph in section.paragraphs:
            _paragraph(paragraph, asked, confirmed, zeros)
    return tuple(zeros.values())


def term_of(period: Period) -> str:
    """2025年度 for a whole year (also one cut short by the day of the data), else 2025年上半年."""
    first = period.first
    return f"{first.year}年度" if (first.month, first.day) == (1, 1) and _late(period) else period.in_words


def _late(period: Period) -> bool:
    """The last day lies in the last quarter: a yearly report written before the year is over."""
    return period.last.year == period.first.year and period.last.month >= 10


def _section(
    store: Store,
    section: Section,
    period: Period,
    asked: Answers,
    confirmed: Collection[str],
    zeros: dict[str, Said],
) -> list[str]:
    paragraphs = [_paragraph(one, asked, confirmed, zeros) for one in section.paragraphs]
    told = section.told(store, period, asked) if section.told else []
    return [text for text in (*paragraphs, *told) if text]


def _paragraph(
    paragraph: Paragraph, asked: Answers, confirmed: Collection[str], zeros: dict[str, Said]
) -> str:
    said = []
    for sentence in paragraph.sentences:
        first = asked[sentence.keys[0]]
        if _holds(sentence, asked):
            said.append(filled(sentence.text, lambda key, style: str(_mark(asked[key], style))))
        elif sentence.zero and first.value == 0:
            if first.key in confirmed:
                said.append(sentence.zero)
            else:
                zeros[first.key] = first
    return paragraph.opening + "".join(said) if said else ""


def _holds(sentence: Sentence, asked: Answers) -> bool:
    def value(key: str) -> int:
        return asked[key].value or 0

    if not all(value(key) > 0 if asked[key].value is not None else asked[key].shown for key in sentence.keys):
        return False
    if any(value(key) for key in sentence.unless):
        return False
    if sentence.same and value(sentence.same[0]) != value(sentence.same[1]):
        return False
    return not (sentence.differ and value(sentence.differ[0]) == value(sentence.differ[1]))


def _mark(said: Said, style: str) -> Mark:
    shown = about(said.value) if style == ABOUT and said.value is not None else said.shown
    return Mark(said.key, shown, style)
