"""A due date the office set itself (整改时限, 完成时限) runs as a clock that no law stands behind."""

from __future__ import annotations

from collections.abc import Sequence

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Clock, Draft

RULE = "agreed_date"
"""The rule of clocks.json for a day that is written down, not computed."""


def given_clock(title: str, draft: Draft, start: str | None, done_on: str | None) -> Sequence[Clock]:
    """The clock called ``title`` that runs out on ``due_on``; none without that date.

    A month or a year given as the limit ends on its last day.
    """
    due = dates.last_day(draft.get("due_on"))
    if due is None:
        return ()
    began = start if dates.as_day(start) else ""
    because = "时限由本单位填写，不是法定期限"
    return [Clock(RULE, began or "", done_on, title=title, due=due.isoformat(), because=because)]
