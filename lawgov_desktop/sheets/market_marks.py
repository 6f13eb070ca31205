"""How markets are told apart on a printed calendar: by a sign and a letter each, never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.procedures.publicity_calendar import CalendarDay

_SIGNS: Final = "●▲■◆★○△□◇☆"
_FURTHER: Final = "甲乙丙丁戊己庚辛壬癸"
STOPPED: Final = "停"
_ROOM: Final = 2
"""Markets of one day that are shown with sign and letter; of more the letters alone find room."""
_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class MarketMark:
    """● and 龙 for 龙溪集."""

    sign: str
    letter: str

    def __str__(self) -> str:
        return self.sign + self.letter


def marks_of(names: Iterable[str]) -> dict[str, MarketMark]:
    """Name of a market → its mark; the letter is the first of its name that no other has."""
    marks: dict[str, MarketMark] = {}
    taken: set[str] = set()
    for number, name in enumerate(names):
        own = [letter for letter in name if letter not in taken and letter not in "集市镇村场圩街"]
        further = [letter for letter in _FURTHER if letter not in taken]
        letter = (own or further or ["＊"])[0]
        taken.add(letter)
        marks[name] = MarketMark(_SIGNS[number % len(_SIGNS)], letter)
    return marks


def told(day: CalendarDay, marks: Mapping[str, MarketMark], names: Mapping[str, str]) -> str:
    """What a day of the calendar says of its markets; ``names``: uuid → name."""
    held = [marks[names[uuid]] for uuid, _ in day.markets]
    stopped = [f"{STOPPED}{marks[name].letter}" for name, _ in day.fallen if name in marks]
    if len(held) + len(stopped) <= _ROOM:
        return "".join([*map(str, held), *stopped])
    letters = [mark.letter for mark in held]
    if len(letters) > _MOST:
        return "".join(letters[: _MOST - 1]) + "…"
    return "".join(letters)
