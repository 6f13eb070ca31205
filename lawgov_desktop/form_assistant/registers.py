"""Which register a form of lines and columns wants: every one is tried, the one that knows most leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.spreadsheets.grid import Sheet
from lawgov_desktop.spreadsheets.headers import HeaderFinding, find_header
from lawgov_desktop.spreadsheets.line_words import heading_text, is_serial_heading
from lawgov_desktop.spreadsheets.mapping import known_labels, suggest

_MOST: Final = 5
_LEAST: Final = 2
"""So many columns at least have to be known before a register is spoken of."""
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a register fits: the part of the form's columns it knows, 0 to 1, and those it does not."""

    kind: str
    title: str
    coverage: float
    known: int
    left: tuple[str, ...]


def fitting(page: Sheet, kinds: Sequence[RecordType], names: Names) -> tuple[Fit, ...]:
    """The registers that know at least half of the columns, the best first."""
    finding = find_header(page, known_labels(kinds))
    if len(finding.columns) < _LEAST:
        return ()
    found = [one for kind in kinds if (one := _fit(kind, finding, names)).known >= _LEAST]
    found = [one for one in found if one.coverage >= _HALF]
    return tuple(sorted(found, key=lambda one: -one.coverage)[:_MOST])


def _fit(kind: RecordType, finding: HeaderFinding, names: Names) -> Fit:
    matches = suggest(kind, finding, [], names)
    counted = [
        match
        for match, column in zip(matches, finding.columns, strict=True)
        if not (column.parts and is_serial_heading(heading_text(column.parts[-1])))
    ]
    known = [match for match in counted if match.path]
    worth = sum(match.confidence for match in known) / len(counted) if counted else 0.0
    left = tuple(match.heading for match in counted if not match.path)
    return Fit(kind.key, kind.title, round(worth, 3), len(known), left)
