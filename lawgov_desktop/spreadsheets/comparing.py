"""Which known record a row of a list is, and what the row would change of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from rapidfuzz import fuzz, process

from lawgov_desktop.records.fields import (
    Choice,
    Code,
    Date,
    IdText,
    Labelled,
    Link,
    LongText,
    Names,
    Text,
)
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.records.text import BLANK_SIGNS, match_key
from lawgov_desktop.spreadsheets.checks import CellChange
from lawgov_desktop.spreadsheets.crowds import Crowd

_ALIKE: Final = 92.0
_SHORTEST: Final = _ALIKE / (200 - _ALIKE)  # how much shorter a title this much alike can be
_MOST_COMPARISONS: Final = 20_000_000  # of titles with titles; some four million a second
_WORD: Final = 64  # characters that are compared in one go
_NO_WORD: Final = re.compile(r"[\W_]+")
_NUMERALS: Final = re.compile(r"[0-9一二三四五六七八九十百]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """What saving a row would change of a known record: the values to give, and the same in words."""

    given: Draft
    changes: tuple[CellChange, ...]
    written_otherwise: bool = False
    """The row has a text that differs in width, spaces or brackets only; the book keeps its own writing."""


@dataclass(frozen=True, slots=True)
class Found:
    """The records a row is, and those it is only like: a surer key tells them apart from it."""

    same: Crowd
    like: Crowd


Words = Mapping[str, str]
"""Key field → its comparable text; "" where the draft has nothing."""


class KnownRecords:
    """The records a file is compared with, found by keys that ignore width, spaces and brackets."""

    def __init__(
        self,
        kind: RecordType,
        drafts: Iterable[Draft],
        keys: Sequence[Sequence[str]],
        names: Names,
        deleted: Iterable[Draft] = (),
    ) -> None:
        self._kind = kind
        self._names = names
        self._keys = [tuple(key) for key in keys]
        # Codes and links are the same or not; only what people write is written in several ways.
        self._fields = tuple(
            (name, not isinstance(kind.fields[name], Code | Choice | Link))
            for name in dict.fromkeys(name for key in self._keys for name in key)
        )
        self.by_uuid: dict[str, Draft] = {}
        # By place of the key and its words; of full ones also by the keys that the record has filled.
        self._full: list[dict[tuple[str, ...], dict[int, list[str]]]] = [{} for _ in self._keys]
        self._partial: list[dict[tuple[str, ...], list[str]]] = [{} for _ in self._keys]
        self._found: dict[tuple[int, tuple[str, ...], int], Found] = {}
        self._crowds: dict[tuple[int, tuple[str, ...]], Crowd] = {}
        self._titles: dict[str, list[str]] = {}
        self._blocks: dict[tuple[str, ...], dict[int, list[str]]] | None = None
        self._none = Crowd(())
        self._comparisons_left = _MOST_COMPARISONS
        self.gave_up = False
        """True when there was too much to look for similar titles everywhere."""
        by_title = not isinstance(kind.fields[kind.title_field], IdText)
        for draft in drafts:
            uuid = str(draft["uuid"])
            self.by_uuid[uuid] = draft
            words = self.words(draft)
            every = [tuple(words[name] for name in key) for key in self._keys]
            filled = sum(1 << place for place, found in enumerate(every) if all(found))
            for place, found in enumerate(every):
                if all(found):
                    self._full[place].setdefault(found, {}).setdefault(filled, []).append(uuid)
                elif any(found):
                    self._partial[place].setdefault(found, []).append(uuid)
            title = _title(kind, draft, names) if by_title else ""
            if title:
                self._titles.setdefault(_loose(title), []).append(uuid)
        gone = tuple(deleted)
        self.deleted = KnownRecords(kind, gone, keys, names) if gone else None
        """Those in the recycle bin: a row is never one of them, and it is told that they are there."""

    def words(self, draft: Mapping[str, Any]) -> Words:
        """What the keys compare of a draft."""
        return {
            name: "" if (value := draft.get(name)) is None else match_key(str(value)) if free else str(value)
            for name, free in self._fields
        }

    def find(self, words: Words) -> Found:
        """The records the surest key finds; a key with an empty part finds nothing.

        A record that a surer key tells apart (another 案号, another ID) is not found by a weaker one:
        it is only told to be like.
        """
        surer, like = 0, self._none
        for place, key in enumerate(self._keys):
            wanted = tuple(words[name] for name in key)
            if not all(wanted):
                continue
            found = self._of(place, wanted, surer)
            if found is not None:
                if found.same.uuids:
                    return found
                like = like if like.uuids else found.like
            surer |= 1 << place
        return Found(self._none, like)

    def _of(self, place: int, wanted: tuple[str, ...], surer: int) -> Found | None:
        """The records with a key; ``surer``: the surer keys of the row, none of which found its record.

        A record that has one of these filled has it otherwise, so it is another one.
        """
        there = self._full[place].get(wanted)
        if there is None:
            return None
        known = self._found.get((place, wanted, surer))
        if known is None:
            same = [uuid for filled, some in there.items() if not filled & surer for uuid in some]
            like = [uuid for filled, some in there.items() if filled & surer for uuid in some]
            known = self._found[place, wanted, surer] = Found(Crowd(same), Crowd(like))
        return known

    def perhaps(self, words: Words) -> Iterator[Crowd]:
        """Records that agree in an incomplete key; to be believed only when nothing differs."""
        for place, key in enumerate(self._keys):
            wanted = tuple(words[name] for name in key)
            if not any(wanted) or all(wanted) or wanted not in self._partial[place]:
                continue
            if (place, wanted) not in self._crowds:
                self._crowds[place, wanted] = Crowd(self._partial[place][wanted])
            yield self._crowds[place, wanted]

    def similar(self, draft: Draft) -> list[str]:
        """uuids of records whose title is written much alike: other marks, or one character in many."""
        if not self._titles:
            return []
        title = _title(self._kind, draft, self._names)
        if not title:
            return []
        loose = _loose(title)
        if loose in self._titles:
            return self._titles[loose][:5]
        if len(loose) < 6:
            return []
        lengths = self._near(loose)
        # The longer the texts, the longer each comparison takes, twice over.
        cost = sum(map(len, lengths)) * (1 + len(loose) // _WORD) ** 2
        if cost > self._comparisons_left:
            self.gave_up = True
            return []
        self._comparisons_left -= cost
        near = [title for titles in lengths for title in titles]
        alike = process.extract(loose, near, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
        return [uuid for other, _, _ in alike for uuid in self._titles[other]][:5]

    def _near(self, loose: str) -> list[list[str]]:
        """The titles with the same numerals whose length allows them to be alike at all, by length."""
        if self._blocks is None:
            self._blocks = {}
            for known in self._titles:
                by_length = self._blocks.setdefault(tuple(_NUMERALS.findall(known)), {})
                by_length.setdefault(len(known), []).append(known)
        by_length = self._blocks.get(tuple(_NUMERALS.findall(loose)), {})
        least, most = int(len(loose) * _SHORTEST), int(len(loose) / _SHORTEST) + 1
        return [titles for length, titles in by_length.items() if least <= length <= most]


def difference(
    kind: RecordType,
    old: Draft,
    read: Draft,
    names: Names,
    prepare: Callable[[Draft], Draft],
    *,
    clear: Sequence[str] = (),
) -> Difference:
    """What a row changes of a known record. Blanks never overwrite, nothing known is ever removed, and what
    the office filled in itself (``kept``) stays as it is.

    ``read`` is the row's draft; ``prepare`` completes a draft as saving would. Derived fields follow
    from the others and are not compared by themselves; one that is still empty may be what a list tells
    first (注销日期 of a card), and counts when ``prepare`` makes something of it. ``clear``: fields whose
    blank cell is to empty the field, because the person said so. A sign for "nothing" (/), a day told to
    the month only, and a text in other width, spaces or brackets say nothing new of a filled field.
    """
    given: Draft = {}
    otherwise = False
    for name, own in kind.fields.items():
        value = read.get(name)
        if value is None or value == old.get(name):
            continue
        if name in kind.derived and (old.get(name) is not None or name not in kind.import_fields):
            continue
        if name in kind.kept and old.get(name) is not None:
            continue
        if _known_as_text(old, name, value):
            continue
        if (nothing := says_nothing_new(own, old.get(name), value)) is None:
            given[name] = value
        else:
            otherwise = otherwise or nothing == "writing"
    for name in clear:
        if old.get(name) is None or name in (*kind.derived, *kind.required, *kind.kept):
            continue
        given[name] = None
    for child in kind.children:
        rows = read.get(child.name)
        if rows:
            laid = _rows_over(child_fields(child), old.get(child.name) or [], rows)
            if laid != (old.get(child.name) or []):
                given[child.name] = laid
    unread = {**(old.get("unread") or {})}
    for name, raw in read["unread"].items():
        if old.get(name) is None and not _alike(unread.get(name), raw):
            unread[name] = raw
    unread = {name: raw for name, raw in unread.items() if given.get(name) is None}
    if unread != (old.get("unread") or {}):
        given["unread"] = unread
    extra = _extra_over(old.get("extra") or {}, read["extra"])
    if extra != (old.get("extra") or {}):
        given["extra"] = extra
    if not given:
        return Difference({}, (), otherwise)
    full = prepare({**old, **given})
    changes = tuple(_changes(kind, old, full, given, names))
    return Difference(given if changes else {}, changes, otherwise)


def says_nothing_new(own: Labelled, old: Any, value: Any) -> Literal["blank", "less", "writing"] | None:
    """Why ``value`` of a list adds nothing to what a record has; None when it is another value."""
    if old is None:
        return None
    if isinstance(own, Date):
        return "less" if str(old).startswith(f"{value}-") else None
    if isinstance(own, Text | LongText):
        if value in BLANK_SIGNS:
            return "blank"
        return "writing" if _alike(old, value) else None
    return None


def _alike(old: Any, text: Any) -> bool:
    return old is not None and match_key(str(old)) == match_key(str(text))


def _extra_over(old: Mapping[str, str], new: Mapping[str, str]) -> dict[str, str]:
    """Texts beside the record laid over the known ones; a heading may come in another writing."""
    extra = dict(old)
    known = {match_key(heading): heading for heading in old}
    for heading, text in new.items():
        place = heading if heading in extra else known.get(match_key(heading), heading)
        if not _alike(extra.get(place), text) and (text not in BLANK_SIGNS or place not in extra):
            extra[place] = text
    return extra


def _known_as_text(old: Mapping[str, Any], name: str, value: Any) -> bool:
    """The record already keeps this very text, as one nobody could read."""
    return bool((old.get("unread") or {}).get(name) == str(value))


def _rows_over(fields: Mapping[str, Labelled], old: Sequence[Draft], new: Sequence[Draft]) -> list[Draft]:
    """Child rows laid over the known ones by their place; further ones are added."""
    laid = [dict(row) for row in old]
    for place, row in enumerate(new):
        known = laid[place] if place < len(laid) else {}
        values = {
            name: value
            for name, value in row.items()
            if name != "unread"
            and value is not None
            and not _known_as_text(known, name, value)
            and says_nothing_new(fields[name], known.get(name), value) is None
        }
        unread = row.get("unread") or {}
        if not values and not unread:
            continue
        if place >= len(laid):
            laid.append({**values, "unread": dict(unread)})
            continue
        kept = {**(known.get("unread") or {})}
        kept.update({name: raw for name, raw in unread.items() if known.get(name) is None})
        known.update(values)
        known["unread"] = {name: raw for name, raw in kept.items() if known.get(name) is None}
    return laid


def _changes(kind: RecordType, old: Draft, full: Draft, given: Draft, names: Names) -> Iterable[CellChange]:
    for name in given:
        if name in kind.fields:
            own = kind.fields[name]
            if full.get(name) != old.get(name):
                yield CellChange(
                    name, own.label, own.show(old.get(name), names), own.show(full.get(name), names)
                )
        elif name in kind.child_names:
            yield from _child_changes(kind, name, old.get(name) or [], full.get(name) or [], names)
        else:
            before = old.get(name) or {}
            for key, text in given[name].items():
                if before.get(key) != text:
                    label = kind.fields[key].label if key in kind.fields else key
                    yield CellChange(f"{name}.{key}", label, str(before.get(key, "")), str(text))


def _child_changes(
    kind: RecordType, name: str, old: Sequence[Draft], new: Sequence[Draft], names: Names
) -> Iterable[CellChange]:
    child = kind.child(name)
    fields = child_fields(child)
    for number, row in enumerate(new, start=1):
        before = old[number - 1] if number <= len(old) else {}
        for field_name, own in fields.items():
            if row.get(field_name) != before.get(field_name):
                yield CellChange(
                    f"{name}.{number}.{field_name}",
                    f"{child.ordinal(number)}/{own.label}",
                    own.show(before.get(field_name), names),
                    own.show(row.get(field_name), names),
                )
        was, now = before.get("unread") or {}, row.get("unread") or {}
        for field_name, raw in now.items():
            if was.get(field_name) != raw:
                label = f"{child.ordinal(number)}/{fields[field_name].label}"
                yield CellChange(f"{name}.{number}.{field_name}", label, "", str(raw))


def _title(kind: RecordType, draft: Mapping[str, Any], names: Names) -> str:
    value = draft.get(kind.title_field)
    return kind.fields[kind.title_field].show(value, names) if value is not None else ""


def _loose(text: str) -> str:
    return _NO_WORD.sub("", match_key(text))
