"""Checks that registers share: two days that stand the wrong way round, fields that still hold nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lawgov_desktop.records.dates import out_of_order
from lawgov_desktop.records.record_type import Problem


def in_order(
    draft: Mapping[str, Any], pairs: Sequence[tuple[str, str, str]], row: str = ""
) -> Iterator[Problem]:
    """A doubt for each (earlier field, later field, what to say) whose days certainly stand the other way
    round. ``row`` says where a child row stands: ``posts.2``.
    """
    for first, second, what in pairs:
        if out_of_order(draft.get(first), draft.get(second)):
            yield wrong_day(f"{row}.{second}" if row else second, what)


def wrong_day(field: str, what: str) -> Problem:
    """The doubt about a day that does not go with another one."""
    return Problem(field, "doubt", what, "", "请对照原件核对两个日期")


def empty_of(draft: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    """Those of the fields that hold nothing."""
    return [name for name in names if draft.get(name) in (None, "", [])]
