"""Which known record a row of a list is, and what the row would change of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz, process

from lawgov_desktop.records.fields import IdText, Names
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.records.text import match_key
from lawgov_desktop.spreadsheets.checks import CellChange

_ALIKE: Final = 92.0
_MOST_COMPARED: Final = 3000  # titles looked through for a similar one; more would cost seconds per list
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
        self.by_uuid: dict[str, Draft] = {}
        self._full: list[dict[tuple[str, ...], list[str]]] = [{} for _ in self._keys]
        self._partial: list[dict[tuple[str, ...], list[str]]] = [{} for _ in self._keys]
        self._titles: dict[str, list[str]] = {}
        self._title_list: list[str] | None = None
        for draft in drafts:
            uuid = str(draft["uuid"])
            self.by_uuid[uuid] = draft
            for place, key in enumerate(self._keys):
                words = key_of(draft, key)
                index = self._full if all(words) else self._partial
                if any(words):
                    index[place].setdefault(words, []).append(uuid)
            title = _title(kind, draft, names)
            if title:
                self._titles.setdefault(_loose(title), []).append(uuid)

    def find(self, draft: Draft) -> Found:
        """The records the surest key finds; a key with an empty part finds nothing.

        A record that a surer key tells apart (another 案号, another ID) is not found by a weaker one:
        it is only told to be like.
        """
        surer: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
        like: dict[str, None] = {}
        for place, key in enumerate(self._keys):
            words = key_of(draft, key)
            if not all(words):
                continue
            same: list[str] = []
            for uuid in self._full[place].get(words, ()):
                if any(_differs(self.by_uuid[uuid], known, filled) for known, filled in surer):
                    like[uuid] = None
                else:
                    same.append(uuid)
            if same:
                return Found(tuple(same), ())
            surer.append((key, words))
        return Found((), tuple(like))

    def perhaps(self, draft: Draft) -> list[str]:
        """uuids of records that agree in an incomplete key; to be believed only when nothing differs."""
        found: dict[str, None] = {}
        for place, key in enumerate(self._keys):
            words = key_of(draft, key)
            if any(words) and not all(words):
                found.update(dict.fromkeys(self._partial[place].get(words, ())))
        return list(found)

    def similar(self, draft: Draft) -> list[str]:
        """uuids of records whose title is written much alike: other marks, or one character in many."""
        title = _title(self._kind, draft, self._names)
        if not title or isinstance(self._kind.fields[self._kind.title_field], IdText):
            return []
        loose = _loose(title)
        if loose in self._titles:
            return self._titles[loose][:5]
        if len(loose) < 6 or len(self._titles) > _MOST_COMPARED:
            return []
        if self._title_list is None:
            self._title_list = list(self._titles)
        alike = process.extract(loose, self._title_list, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=3)
        numerals = _NUMERALS.findall(loose)
        return [
            uuid
            for other, _, _ in alike
            if _NUMERALS.findall(other) == numerals
            for uuid in self._titles[other]
        ][:5]


def _differs(record: Draft, key: Sequence[str], words: tuple[str, ...]) -> bool:
    """Does a filled key of the record say that it is another one?"""
    own = key_of(record, key)
    return all(own) and own != words


def key_of(draft: Mapping[str, Any], key: Sequence[str]) -> tuple[str, ...]:
    """The words of a key, comparable; "" where the draft has nothing."""
    return tuple(match_key(str(value)) if (value := draft.get(name)) is not None else "" for name in key)


def difference(
    kind: RecordType,
    old: Draft,
    read: Draft,
    names: Names,
    prepare: Callable[[Draft], Draft],
) -> Difference:
    """What a row changes of a known record. Blanks never overwrite, and nothing known is ever removed.

    ``read`` is the row's draft; ``prepare`` completes a draft as saving would. Derived fields follow
    from the others and are not compared by themselves.
    """
    given: Draft = {
        name: read[name]
        for name in kind.fields
        if name not in kind.derived
        and read.get(name) is not None
        and read[name] != old.get(name)
        and not _known_as_text(old, name, read[name])
    }
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
