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


def unknown(shown: str) -> Reading:
    """What 不详, 待补 and the like give where a number, a date or a code belongs: kept, asked, not stored."""
    why = "写的人当时不知道或没有填"
    return Reading(None, (Doubt(f"这里写的是“{shown}”", why, "查得到的请补上，查不到可以留空"),), shown)


def digits_lost(shown: str) -> Reading:
    """What a number gives whose last digits the spreadsheet has dropped: it is not stored as good (I13)."""
    why = "号码在表格里存成了数字，变成科学记数或末尾变成0，原来的几位已找不回"
    return Reading(None, (Doubt("Excel 已丢失后几位", why, "请对照证件或原件重新填写"),), shown)
