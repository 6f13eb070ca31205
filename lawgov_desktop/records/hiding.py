"""A record's cells with personal data hidden, also where names stand inside running text (X08).

A masked register that hides 当事人 and prints 张大山因滴水与李小河争执 beside it hides nothing. So the names
and numbers a record holds anywhere are hidden in all its texts, and so is whatever looks like an identity
or a mobile telephone number (个人信息保护法 第五十一条, 第七十三条).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from lawgov_desktop.records.fields import IdText, Labelled, LongText, Names, Text
from lawgov_desktop.records.masks import mask_name, mask_phone, mask_resident_id
from lawgov_desktop.records.names import PARTED_PERSONS
from lawgov_desktop.records.record_type import ChildRows, Draft, child_fields

_ID = re.compile(r"(?<![0-9A-Za-z])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9]{9}(?![0-9])")
_SHORTEST = 2  # characters of a name that can be looked for in a text


def numbers_hidden(text: str) -> str:
    """Running text without the identity and mobile telephone numbers somebody wrote into it."""
    text = _ID.sub(lambda found: mask_resident_id(found[0]), text)
    return _MOBILE.sub(lambda found: mask_phone(found[0]), text)


def hidden_words(values: Iterable[tuple[Labelled, Any]], names: Names) -> dict[str, str]:
    """What to hide in texts → what to print instead, the longest first; ``values`` are (field, stored value)
    of fields with a privacy."""
    found: dict[str, str] = {}
    for own, value in values:
        shown = own.show(value, names)
        if own.privacy == "name":
            for name in PARTED_PERSONS.split(shown):
                if len(name.strip()) >= _SHORTEST:
                    found[name.strip()] = mask_name(name)
        else:
            found[shown] = own.mask(shown)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def hidden_running(shown: str, words: Mapping[str, str]) -> str:
    """A stretch of running text as it may leave the office."""
    for word, instead in words.items():
        shown = shown.replace(word, instead)
    return numbers_hidden(shown)


def hidden_text(own: Labelled, shown: str, words: Mapping[str, str]) -> str:
    """The text of one field as it may leave the office, with ``words`` of :func:`hidden_words` hidden."""
    if own.privacy:
        return own.mask(shown)
    if not isinstance(own, (Text, LongText)) or isinstance(own, IdText):
        return shown
    return hidden_running(shown, words)


class Holding(Protocol):
    """What holds the data to hide: a register, or as much of it as a paper tells."""

    @property
    def fields(self) -> Mapping[str, Labelled]: ...

    @property
    def children(self) -> Sequence[ChildRows]: ...


class Hiding:
    """Hides personal data in the cells of one register.

    Links are shown: they name officers, mediators and cases, people who act in office.
    """

    def __init__(self, kind: Holding, names: Names) -> None:
        self._names = names
        self._private = tuple(
            (child, name, own)
            for child, fields in (
                ("", kind.fields),
                *((child.name, child_fields(child)) for child in kind.children),
            )
            for name, own in fields.items()
            if own.privacy in ("name", "id", "phone")
        )

    def words(self, draft: Draft) -> dict[str, str]:
        """What to hide in the texts of this record → what to print instead, the longest first."""
        return hidden_words(self._values(draft), self._names)

    def text(self, own: Labelled, shown: str, words: Mapping[str, str]) -> str:
        """One cell's text as it may leave the office."""
        return hidden_text(own, shown, words)

    def running(self, shown: str, words: Mapping[str, str]) -> str:
        """A stretch of running text as it may leave the office."""
        return hidden_running(shown, words)

    def _values(self, draft: Draft) -> Iterator[tuple[Labelled, Any]]:
        for child, name, own in self._private:
            for row in (draft.get(child) or ()) if child else (draft,):
                if row.get(name) is not None:
                    yield own, row[name]
