"""Rows put into a sheet, or taken out of it: what every reference to its rows becomes."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final, Protocol

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token, TokenizerError

from lawgov_desktop.spreadsheets.grid import MAX_ROWS

_AREA: Final = re.compile(
    r"(?P<sheet>(?:'(?:[^']|'')+'|[^'!:]+)!)?"
    r"(?P<c1>\$?[A-Za-z]{1,3})?(?P<d1>\$?)(?P<r1>\d{1,7})(?::(?P<c2>\$?[A-Za-z]{1,3})?(?P<d2>\$?)(?P<r2>\d{1,7}))?"
)


class RowMoves(Protocol):
    """Where the rows of a sheet go. Rows count from 1."""

    def row(self, row: int) -> int | None:
        """The new number of a row; None when it is gone."""

    def span(self, first: int, last: int, *, grow: bool) -> tuple[int, int] | None:
        """What a stretch of rows becomes; None when nothing of it is left. ``grow``: rows put in right
        at its end belong to it."""


@dataclass(frozen=True, slots=True)
class RowsPutIn:
    """``count`` rows put in below row ``after``."""

    after: int
    count: int

    def row(self, row: int) -> int | None:
        return row if row <= self.after else row + self.count

    def span(self, first: int, last: int, *, grow: bool) -> tuple[int, int] | None:
        begins = first if first <= self.after else first + self.count
        ends = last + self.count if last > self.after or (grow and last == self.after) else last
        return min(begins, MAX_ROWS), min(ends, MAX_ROWS)


class RowsKept:
    """Only some rows stay, closing up below the untouched top of the sheet."""

    def __init__(self, top: int, kept: Collection[int]) -> None:
        self._top = top
        self._place = {row: top + number for number, row in enumerate(sorted(kept), start=1)}
        self._sorted = sorted(kept)

    def row(self, row: int) -> int | None:
        return row if row <= self._top else self._place.get(row)

    def span(self, first: int, last: int, *, grow: bool) -> tuple[int, int] | None:
        inside = [self._place[row] for row in self._sorted if first <= row <= last]
        if last <= self._top:
            return first, last
        if first <= self._top:
            return first, inside[-1] if inside else self._top
        return (inside[0], inside[-1]) if inside else None


def moved_area(text: str, moves: RowMoves, *, grow: bool = True, single_grows: bool = True) -> str | None:
    """One area such as ``B5:E9``, ``$A$4`` or ``3:4``; None when it is gone, as it is when it has no rows."""
    found = _AREA.fullmatch(text)
    if found is None:
        return text
    first = int(found["r1"])
    if found["r2"] is None:
        if found["c1"] is None:
            return text  # a plain number
        if not (grow and single_grows):
            row = moves.row(first)
            return None if row is None else _written(found, row, None)
        span = moves.span(first, first, grow=True)
        if span is None:
            return None
        return _written(found, span[0], span[1] if span[1] > span[0] else None)
    last = int(found["r2"])
    span = moves.span(min(first, last), max(first, last), grow=grow)
    return None if span is None else _written(found, *span)


def _written(found: re.Match[str], first: int, last: int | None) -> str:
    text = f"{found['sheet'] or ''}{found['c1'] or ''}{found['d1']}{first}"
    if last is None:
        return text
    column, fixed = (found["c2"], found["d2"]) if found["r2"] else (found["c1"], found["d1"])
    return f"{text}:{column or ''}{fixed}{last}"


def moved_areas(text: str, moves: RowMoves, *, grow: bool = True) -> str:
    """Areas separated by spaces, as ``sqref`` has them; "" when none is left."""
    moved = (moved_area(one, moves, grow=grow) for one in text.split())
    return " ".join(one for one in moved if one is not None)


def moved_formula(formula: str, moves: RowMoves, concerns: Callable[[str | None], bool]) -> str:
    """A formula (without its =) after the move. ``concerns`` tells for the sheet a reference names, None
    when it names none, whether it is the sheet whose rows move. A lost reference becomes #REF!."""
    try:
        tokens = Tokenizer(f"={formula}").items
    except (TokenizerError, IndexError):
        return formula
    parts = []
    for place, token in enumerate(tokens):
        text = token.value
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            found = _AREA.fullmatch(text)
            named = found["sheet"][:-1].strip("'").replace("''", "'") if found and found["sheet"] else None
            if found and concerns(named):
                alone = _is_summed_alone(tokens, place)
                text = moved_area(text, moves, single_grows=alone) or "#REF!"
        parts.append(text)
    return "".join(parts)


def _is_summed_alone(tokens: list[Token], place: int) -> bool:
    """Is this the one thing SUM( ) adds up? Then a single cell stands for the rows that will be there."""
    before, after = tokens[place - 1 : place], tokens[place + 1 : place + 2]
    return bool(
        before
        and after
        and before[0].value.upper() in ("SUM(", "COUNT(", "COUNTA(", "SUBTOTAL(")
        and after[0].value == ")"
    )
