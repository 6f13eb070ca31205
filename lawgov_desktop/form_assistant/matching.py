"""Which figure a label asks for: scored, and certain only where nothing is left unexplained.

A label that could mean two figures is never decided here: it stays open with what it may mean.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from lawgov_desktop.form_assistant.labels import Meaning, concepts_of, unit_class
from lawgov_desktop.form_assistant.words import CONCEPTS, GROUPING, PHRASES, SAME, TOPICS, WEAK
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.rates import RATES
from lawgov_desktop.reporting.tables import TABLES

SURE: Final = 0.8
"""From here on a figure is put into its cell unasked."""
_TIE: Final = 0.04
_WORTH_SHOWING: Final = 0.3
_MOST_PROPOSALS: Final = 6
_PARTLY: Final = 0.75
_FROM_AROUND: Final = (0.04, 0.06, 0.08, 0.12)
"""What it costs when the topic stands not in the label but in the section, title, sheet, or label before."""
_TABLE_TOPIC: Final = {
    "mediation_cases": "人民调解",
    "mediation_organisation": "",
    "admin_mediation": "行政调解",
    "publicity": "普法",
    "training": "执法培训",
    "lawsuits": "行政应诉",
    "reconsiderations": "行政复议",
}
_MEDIATION: Final = frozenset(("人民调解", "行政调解"))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure a label may ask for; ``score`` from 0 to 1."""

    key: str
    title: str
    score: float


@dataclass(frozen=True, slots=True)
class _Phrase:
    key: str
    required: frozenset[str]
    optional: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Offer:
    """A figure as forms may ask for it."""

    key: str
    title: str
    unit: str
    phrases: tuple[_Phrase, ...]


def proposals(meaning: Meaning) -> tuple[Proposal, ...]:
    """The figures the labels may mean, likeliest first; none where they ask for words or say nothing."""
    found: list[Proposal] = []
    if meaning.asks != "number" or (not meaning.near and meaning.whose != "all"):
        return ()
    for offer in _offers().values():
        score = max(_score(phrase, meaning) for phrase in offer.phrases) - _against(offer, meaning)
        if not meaning.near:  # 合计 alone may add up anything
            score = min(score, _PARTLY)
        if score >= _WORTH_SHOWING:
            found.append(Proposal(offer.key, offer.title, round(score, 3)))
    return tuple(sorted(found, key=lambda one: -one.score)[:_MOST_PROPOSALS])


def certain(found: Sequence[Proposal]) -> Proposal | None:
    """The figure that is meant and no other; None when a person has to choose."""
    if not found or found[0].score < SURE:
        return None
    return None if len(found) > 1 and found[1].score > found[0].score - _TIE else found[0]


def titles() -> Mapping[str, str]:
    """Every figure a form may ask for, in the order of report and tables: key → title in full."""
    return {key: offer.title for key, offer in _offers().items()}


def known_figure(said: str) -> str:
    """The key of the figure a person names by key or title; "" when there is none."""
    offers = _offers()
    if said in offers or said in SAME:
        return SAME.get(said, said)
    return next((key for key, offer in offers.items() if offer.title == said), "")


def _score(phrase: _Phrase, meaning: Meaning) -> float:
    near = meaning.near
    cost = 0.0
    missing = phrase.required - near
    if missing and missing <= TOPICS:
        place = next((at for at, topics in enumerate(meaning.around) if missing <= topics), None)
        if place is not None:
            topics = meaning.around[place]
            rivals = (topics - missing) & _MEDIATION if missing & _MEDIATION else frozenset()
            cost = _FROM_AROUND[min(place, len(_FROM_AROUND) - 1)] + (0.3 if rivals else 0.0)
            near = near | missing
            missing = frozenset()
    extra = near - phrase.required - phrase.optional
    if phrase.required & _MEDIATION:
        extra -= {"调解"}
    elif "执法培训" in phrase.required:
        extra -= {"培训"}
    if not missing and not extra:
        return 1.0 - cost
    shared = len(near & (phrase.required | phrase.optional))
    whole = len(phrase.required | near)
    if not (near & phrase.required) or not shared:
        return 0.0
    return _PARTLY * shared / max(whole, 1) - cost


def _against(offer: _Offer, meaning: Meaning) -> float:
    """What speaks against a figure: people are asked for and it counts cases."""
    own = unit_class(offer.unit)
    asked = unit_class(meaning.unit) or meaning.counted
    if not asked or asked == own or asked not in ("元", "%", "人", "次", "件"):
        return 0.0
    # 排查矛盾纠纷（件）asks how many disputes were found, not how often people went.
    return 0.25 if {asked, own} == {"次", "件"} else 0.4


@cache
def _offers() -> dict[str, _Offer]:
    """Declared figures alone: nothing here comes from a book."""
    made: dict[str, _Offer] = {}
    for figure in FIGURES:
        _add(made, figure.key, figure.title, figure.unit, (figure.title,))
    for table in TABLES:
        topic = _TABLE_TOPIC[table.key]
        for column in table.columns:
            label = column.label.partition("（")[0]
            group = column.group.partition("（")[0]
            shown = "·".join(part for part in (topic, group, label) if part)
            funds = column.key.startswith("funds_")  # 补助经费 alone may be anybody's
            words = [] if funds else [f"{topic}{column.figure.title}"]
            if column.key not in PHRASES:  # the group of a column is often no part of what a form says
                words.append(f"{topic}{group}{label}")
            _add(made, column.key, shown, column.figure.unit, words, concepts_of(group)[0] - set(CONCEPTS))
    for rate in RATES:
        _add(made, rate.key, rate.title, "%", (rate.title,))
    return made


def _add(
    made: dict[str, _Offer],
    key: str,
    title: str,
    unit: str,
    words: Sequence[str],
    group: frozenset[str] = frozenset(),
) -> None:
    """``group``: what may stand over the label without narrowing it (纠纷类型, 案件来源)."""
    if key in SAME or key in made:
        return
    may = group | GROUPING
    phrases = [_Phrase(key, one, may - one) for one in (concepts_of(text)[0] for text in words)]
    for phrase in PHRASES.get(key, ()):
        parts = phrase.split()
        phrases.append(
            _Phrase(
                key,
                frozenset(part for part in parts if not part.endswith("?")),
                may | {part.removesuffix("?") for part in parts if part.endswith("?")},
            )
        )
    # Several weak words together say something; one of them alone does not.
    strong = tuple(one for one in phrases if len(one.required) > 1 or one.required - WEAK)
    if strong:
        made[key] = _Offer(key, title, unit, strong)
