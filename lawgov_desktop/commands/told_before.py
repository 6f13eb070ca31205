"""Numbers that were given otherwise before, as every command that hands numbers out tells of them."""

from __future__ import annotations

from collections.abc import Iterable

from lawgov_desktop.reporting.submissions import Contradiction


def told_before_data(found: Iterable[Contradiction]) -> list[dict[str, str]]:
    """For the JSON: the number, its value now and before, to whom and when it was given (an ISO date)."""
    return [
        {
            "key": one.key, "title": one.title, "value": one.value, "before": one.before,
            "given_to": one.given_to, "given_on": one.given_on,
        }
        for one in found
    ]  # fmt: skip


def told_before_lines(found: Iterable[Contradiction]) -> list[str]:
    """For people: a line for each."""
    return [f"与以前报的不同：{one}" for one in found]
