"""Is the computer's clock to be trusted? Deadlines computed on a wrong day are wrong (feature C04)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from lawgov_desktop.storage.book import Book

_SEEN: Final = "clock_seen_at"
_TRUSTED: Final = "clock_trusted"
_SLACK: Final = timedelta(minutes=5)
"""Clocks are set back a little by the network; nobody needs to hear of that."""
_JUMP: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """Why today's date may be wrong: the clock stands before the last saved record, or far after it."""

    kind: Literal["earlier", "jump"]
    now: datetime
    last: datetime

    @property
    def what(self) -> str:
        last, now = f"{self.last:%Y-%m-%d %H:%M}", f"{self.now:%Y-%m-%d %H:%M}"
        if self.kind == "earlier":
            return f"电脑时间（{now}）早于最近一次保存的时间（{last}）。"
        days = (self.now - self.last).days
        return f"电脑日期（{now:.10}）比上次使用（{last:.10}）晚了 {days} 天。"

    @property
    def todo(self) -> str:
        return "请核对电脑的日期和时间；日期不对，到期提醒就不准。"


def clock_doubt(book: Book, now: datetime) -> ClockDoubt | None:
    """What speaks against the clock that says ``now`` (local time), or None; nothing is written.

    It is held against the last action in the book and the last time the book was seen in use.
    """
    last = _last(book)
    if last is None:
        return None
    doubt = None
    if now < last - _SLACK:
        doubt = ClockDoubt("earlier", now, last)
    elif now > last + _JUMP:
        doubt = ClockDoubt("jump", now, last)
    return None if doubt is None or _trusted(book, doubt) else doubt


def last_seen(book: Book) -> datetime | None:
    """When the book was last known to be in use; None for a book nobody has opened in the window yet."""
    return _moment(book.meta(_SEEN))


def seen(book: Book, now: datetime) -> None:
    """Remember that the book was in use at ``now``, a moment nobody doubts; once an hour is enough."""
    known = _moment(book.meta(_SEEN))
    if known is None or abs(now - known) > timedelta(hours=1):
        book.set_meta(_SEEN, now.isoformat(timespec="seconds"))


def trust(book: Book, doubt: ClockDoubt) -> None:
    """The person says the clock is right: this doubt is not raised again, and counting goes on from now."""
    told = {"kind": doubt.kind, "last": doubt.last.isoformat(), "now": doubt.now.isoformat()}
    book.set_meta(_TRUSTED, json.dumps(told))
    book.set_meta(_SEEN, doubt.now.isoformat(timespec="seconds"))


def _trusted(book: Book, doubt: ClockDoubt) -> bool:
    """Whether a person has said so of the same last action: the clock then was set right, not wrong."""
    told = json.loads(book.meta(_TRUSTED) or "{}")
    if told.get("kind") != doubt.kind or told.get("last") != doubt.last.isoformat():
        return False
    said_at = datetime.fromisoformat(told["now"])
    return doubt.now >= said_at - _SLACK and (doubt.kind == "earlier" or doubt.now <= said_at + _JUMP)


def _last(book: Book) -> datetime | None:
    """The latest moment the book knows of."""
    newest = book.rows("SELECT max(at) FROM action WHERE kind <> 'seed'")[0][0]
    moments = [moment for text in (newest, book.meta(_SEEN)) if (moment := _moment(text))]
    return max(moments, default=None)


def _moment(text: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
