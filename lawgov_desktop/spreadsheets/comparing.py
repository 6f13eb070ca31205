"""Which known record a row of a list is, and what the row would change of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz, process

from lawgov_desktop.records.fields import Choice, Code, IdText, Link, Names
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.records.text import match_key
from lawgov_desktop.spreadsheets.checks import CellChange

_ALIKE: Final = 92.0
_SHORTEST: Final = _ALIKE / (200 - _ALIKE)  # how much shorter a title this much alike can be
_MOST_COMPARISONS: Final = 20_000_000  # of titles with titles; some four million a second
_NO_WORD: Final = re.compile(r"[\W_]+")
_NUMERALS: Final = re.compile(r"[0-9一二三四五六七八九十百]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """What saving a row would change of a known record: the values to give, and the same in words."""

    given: Draft
    changes: tuple[CellChange, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """uuids of the records a row is, and of those it is only like."""

    same: tuple[str, ...]
    like: tuple[str, ...]


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
        self._full: list[dict[tuple[str, ...], list[str]]] = [{} for _ in self._keys]
        self._partial: list[dict[tuple[str, ...], list[str]]] = [{} for _ in self._keys]
        self._titles: dict[str, list[str]] = {}
        self._blocks: dict[tuple[str, ...], dict[int, list[str]]] | None = None
        self._comparisons_left = _MOST_COMPARISONS
        self.gave_up = False
        """True when there was too much to look for similar titles everywhere."""
        by_title = not isinstance(kind.fields[kind.title_field], IdText)
        for draft in drafts:
            uuid = str(draft["uuid"])
            self.by_uuid[uuid] = draft
            words = self.words(draft)
            for place, key in enumerate(self._keys):
                found = tuple(words[name] for name in key)
                index = self._full if all(found) else self._partial
                if any(found):
                    index[place].setdefault(found, []).append(uuid)
            title = _title(kind, draft, names) if by_title else ""
            if title:
                self._titles.setdefault(_loose(title), []).append(uuid)

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
        if not self.by_uuid:
            return _NOBODY
        surer: list[tuple[str, ...]] = []
        like: dict[str, None] = {}
        for place, key in enumerate(self._keys):
            wanted = tuple(words[name] for name in key)
            if not all(wanted):
                continue
            same: list[str] = []
            for uuid in self._full[place].get(wanted, ()):
                if any(self._differs(uuid, known, words) for known in surer):
                    like[uuid] = None
                else:
                    same.append(uuid)
            if same:
                return Found(tuple(same), ())
            surer.append(key)
        return Found((), tuple(like))

    def _differs(self, uuid: str, key: tuple[str, ...], words: Words) -> bool:
        """Does a filled key of a known record say that it is another one?"""
        own = self.words(self.by_uuid[uuid])
        return all(own[name] for name in key) and any(own[name] != words[name] for name in key)

    def perhaps(self, words: Words) -> list[str]:
        """uuids of records that agree in an incomplete key; to be believed only when nothing differs."""
        if not self.by_uuid:
            return []
        found: dict[str, None] = {}
        for place, key in enumerate(self._keys):
            wanted = tuple(words[name] for name in key)
            if any(wanted) and not all(wanted):
                found.update(dict.fromkeys(self._partial[place].get(wanted, ())))
        return list(found)

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
        near = self._near(loose)
        if len(near) > self._comparisons_left:
            self.gave_up = True
            return []
        self._comparisons_left -= len(near)
        alike = process.extract(loose, near, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
        return [uuid for other, _, _ in alike for uuid in self._titles[other]][:5]

    def _near(self, loose: str) -> list[str]:
        """The titles with the same numerals whose length allows them to be alike at all."""
        if self._blocks is None:
            self._blocks = {}
            for known in self._titles:
                by_length = self._blocks.setdefault(tuple(_NUMERALS.findall(known)), {})
                by_length.setdefault(len(known), []).append(known)
        by_length = self._blocks.get(tuple(_NUMERALS.findall(loose)), {})
        least, most = int(len(loose) * _SHORTEST), int(len(loose) / _SHORTEST) + 1
        return [title for length, titles in by_length.items() if least <= length <= most for title in titles]


_NOBODY: Final = Found((), ())


def difference(
    kind: RecordType,
    old: Draft,
    read: Draft,
    names: Names,
    prepare: Callable[[Draft], Draft],
    *,
    clear: Sequence[str] = (),
) -> Difference:
    """What a row changes of a known record. Blanks never overwrite, and nothing known is ever removed.

    ``read`` is the row's draft; ``prepare`` completes a draft as saving would. Derived fields follow
    from the others and are not compared by themselves. ``clear``: fields whose blank cell is to empty
    the field, because the person said so.
    """
    given: Draft = {
        name: read[name]
        for name in kind.fields
        if name not in kind.derived
        and read.get(name) is not None
        and read[name] != old.get(name)
        and not _known_as_text(old, name, read[name])
    }
    for name in clear:
        if old.get(name) is not None and name not in kind.derived and name not in kind.required:
            given[name] = None
    for child in kind.children:
        rows = read.get(child.name)
        if rows:
            laid = _rows_over(old.get(child.name) or [], rows)
            if laid != (old.get(child.name) or []):
                given[child.name] = laid
    unread = {**(old.get("unread") or {})}
    for name, raw in read["unread"].items():
        if old.get(name) is None:
            unread[name] = raw
    unread = {name: raw for name, raw in unread.items() if given.get(name) is None}
    if unread != (old.get("unread") or {}):
        given["unread"] = unread
    extra = {**(old.get("extra") or {}), **read["extra"]}
    if extra != (old.get("extra") or {}):
        given["extra"] = extra
    if not given:
        return Difference({}, ())
    full = prepare({**old, **given})
    changes = tuple(_changes(kind, old, full, given, names))
    return Difference(given, changes) if changes else Difference({}, ())


def _known_as_text(old: Mapping[str, Any], name: str, value: Any) -> bool:
    """The record already keeps this very text, as one nobody could read."""
    return bool((old.get("unread") or {}).get(name) == str(value))


def _rows_over(old: Sequence[Draft], new: Sequence[Draft]) -> list[Draft]:
    """Child rows laid over the known ones by their place; further ones are added."""
    laid = [dict(row) for row in old]
    for place, row in enumerate(new):
        known = laid[place] if place < len(laid) else {}
        values = {
            name: value
            for name, value in row.items()
            if name != "unread" and value is not None and not _known_as_text(known, name, value)
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
