"""What comes out of reading one piece of human text: a value, or the text itself kept with a doubt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person should look at. Three Chinese sentences: what is odd, why, what to do.

    A doubt never refuses: the record is saved and marked (features M04, I07).
    """

    what: str
    why: str = ""
    todo: str = ""

    def __str__(self) -> str:
        return "；".join(part for part in (self.what, self.why, self.todo) if part)


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of reading one raw value.

    ``value`` is the stored form (``None`` when nothing was entered or nothing could be read);
    ``raw`` is the original text and is only set when it was *not* taken over into ``value``,
    so that it can be kept beside the empty field and nothing is lost.
    """

    value: str | int | None = None
    doubts: tuple[Doubt, ...] = ()
    raw: str = ""

    @property
    def unread(self) -> bool:
        """True when there was text but no value could be made of it."""
        return self.value is None and bool(self.raw)


EMPTY = Reading()
