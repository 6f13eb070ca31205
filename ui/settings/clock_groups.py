"""In which order and under which drawer the clocks stand in the settings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lawgov_desktop.timekeeping.clock_rules import ClockBook

_GROUPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("人民调解", ("mediation", "judicial_confirmation", "confirmation", "follow_up", "committee", "village",
              "referral")),
    ("行政调解", ("admin_mediation",)),
    ("执法培训和证件", ("certificate", "retraining")),
    ("行政复议", ("reconsideration", "normative_review", "opinion")),
    ("行政应诉", ("litigation", "complaint", "defence", "first_instance", "second_instance", "appeal",
                "retrial", "judicial_suggestion")),
    ("行政处罚和强制执行", ("penalty", "hearing", "enforcement")),
    ("决策、文件和公开", ("decision", "legality", "normative", "foi", "proactive", "promise", "annual")),
    ("信访", ("petition",)),
)  # fmt: skip
_OTHERS: Final = "其他"


def grouped(book: ClockBook) -> Iterator[tuple[str, list[str]]]:
    """(title of the drawer, keys of its clocks in the order of the table); the office's own come last."""
    places: dict[str, list[str]] = {title: [] for title in (*(title for title, _ in _GROUPS), _OTHERS)}
    for key in book.keys():  # noqa: SIM118 -- a method of ClockBook, not of a dict
        places[_group_of(key)].append(key)
    return ((title, keys) for title, keys in places.items() if keys)


def _group_of(key: str) -> str:
    """The longest beginning that fits decides: normative_review is no normative document."""
    fitting = [(len(begin), title) for title, begins in _GROUPS for begin in begins if key.startswith(begin)]
    return max(fitting)[1] if fitting else _OTHERS
