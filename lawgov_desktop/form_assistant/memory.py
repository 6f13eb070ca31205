"""What was chosen for a form's cells, kept in the book by the form's layout, so that it is asked once."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.spreadsheets.known import layout_key
from lawgov_desktop.storage.book import told_of_disk
from lawgov_desktop.storage.store import Store

_NOTE: Final = "form_choices"
"""The note in a book that holds them; imports keep theirs in the import log, a form imports nothing."""
_MOST_LAYOUTS: Final = 200
_OF_ITS_TIME: Final = re.compile(
    r"20\d\d年?度?|[上下]半年|第?[一二三四1-4]季度|\d{1,2}(?:[-—–~～至]\d{1,2})?月份?|[\s()（）]"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """What goes into a cell: a figure, a number typed by hand, or (both "") nothing."""

    figure: str = ""
    by_hand: str = ""


def layout_of(labels: Iterable[str]) -> str:
    """The name of a form's layout: the same labels in the same order, whatever year they speak of."""
    return layout_key(_OF_ITS_TIME.sub("", label) for label in labels)


def remembered(store: Store, layout: str, title: str) -> dict[str, Choice]:
    """Label → what was chosen for it the last time: in this layout, else in another of the same title.

    Numbers typed by hand are of their time and not remembered.
    """
    kept = _kept(store)
    own = _OF_ITS_TIME.sub("", title)
    found: dict[str, Choice] = {}
    for key, one in kept.items():
        if own and one.title == own and key != layout:
            found |= {label: Choice(figure) for label, figure in one.cells.items()}
    same = kept.get(layout)
    if same is not None:
        found |= {label: Choice(figure) for label, figure in same.cells.items()}
    return found


def remember(store: Store, layout: str, title: str, choices: Mapping[str, Choice]) -> None:
    """Keep what a person chose; what was chosen before for other labels of the layout stays."""
    said = {_OF_ITS_TIME.sub("", label): one.figure for label, one in choices.items() if not one.by_hand}
    if not said:
        return
    kept = _kept(store)
    before = kept.pop(layout, None)
    cells = {**(before.cells if before else {}), **said}
    kept[layout] = _Kept(_OF_ITS_TIME.sub("", title), cells)
    newest = {
        key: {"title": one.title, "cells": one.cells} for key, one in list(kept.items())[-_MOST_LAYOUTS:]
    }
    with told_of_disk():
        store.book.set_meta(_NOTE, json.dumps(newest, ensure_ascii=False))


def label_key(label: str) -> str:
    """A label as it is remembered: without the year it speaks of."""
    return _OF_ITS_TIME.sub("", label)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is kept of one layout: the form's title, and label → figure ("" to leave the cell alone)."""

    title: str
    cells: dict[str, str]


def _kept(store: Store) -> dict[str, _Kept]:
    """A note that cannot be read holds nothing."""
    try:
        noted = json.loads(store.book.meta(_NOTE) or "{}")
        return {
            key: _Kept(str(one["title"]), {str(label): str(wish) for label, wish in one["cells"].items()})
            for key, one in noted.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
