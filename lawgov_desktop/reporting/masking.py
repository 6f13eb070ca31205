"""The text of a report as it may be published: what the checker found to be private is hidden in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from lawgov_desktop.records.masks import STAR
from lawgov_desktop.reporting.finding import Finding

PRIVATE: Final = frozenset({"resident_id", "phone", "bank_card", "name"})
"""Rules whose findings are hidden."""


def masked_for_publication(text: str, findings: Iterable[Finding]) -> str:
    """``text`` with everything private among its findings hidden; lines and lengths stay as they are.

    The findings must be of this very text (``checker.check_report``); ValueError when they are not.
    """
    return "\n".join(masked_lines(text.split("\n"), findings))


def masked_lines(texts: Sequence[str], findings: Iterable[Finding]) -> list[str]:
    """The same for a text given as its lines."""
    masked = list(texts)
    for one in findings:
        if one.rule not in PRIVATE:
            continue
        if one.line > len(texts) or texts[one.line - 1][one.start : one.end] != one.text:
            raise ValueError(f"line {one.line} does not hold what was found there")
        hidden = one.instead if len(one.instead) == len(one.text) else STAR * len(one.text)
        line = masked[one.line - 1]
        masked[one.line - 1] = line[: one.start] + hidden + line[one.end :]
    return masked


def hidden_digits(shown: str, front: int, back: int) -> str:
    """Digits, and the X of an identity number, but the first and last ones hidden: 138 **** 1111."""
    places = [at for at, sign in enumerate(shown) if sign.isdigit() or sign in "XxＸｘ×"]
    hide = set(places[front : len(places) - back])
    return "".join(STAR if at in hide else sign for at, sign in enumerate(shown))
