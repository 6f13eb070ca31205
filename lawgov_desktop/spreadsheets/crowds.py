"""Records that share a key: which of many a row of a list is, found without looking at each for each row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final

from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.records.text import BLANK_SIGNS, match_key

MOST_ASKED: Final = 50
"""So many records are offered to choose from; nobody reads further."""

_FEW: Final = 16  # so many records are simply compared one by one
_MOST_ENTRIES: Final = 5_000_000  # of all indexes of one crowd; lists fill their columns in a few ways only

Values = tuple[tuple[str, str], ...]
"""Path → text of what a row says, in order: what a record must hold for the row to change nothing."""


class Crowd:
    """The records with one key: 20,000 rows may speak of as many people of one name and day of birth."""

    __slots__ = ("_by_values", "_entries", "asked", "spoken_of", "uuids")

    def __init__(self, uuids: Sequence[str]) -> None:
        self.uuids = tuple(uuids)
        self.asked = self.uuids[:MOST_ASKED]
        self.spoken_of = False
        """Did a row of the file say that it is one of these?"""
        self._by_values: dict[tuple[str, ...], dict[tuple[str, ...], list[str]]] = {}
        self._entries = 0

    def may_be(
        self, says: Callable[[], Values], drafts: Mapping[str, Draft], claimed: Collection[str]
    ) -> Iterator[str]:
        """uuids, not claimed by another row, of records in which a row that ``says`` this may change nothing.

        What comes must still be compared; what does not come differs for sure, or there was too much to
        compare.
        """
        if len(self.uuids) <= _FEW:
            yield from (uuid for uuid in self.uuids if uuid not in claimed)
            return
        values = says()
        paths = tuple(path for path, _ in values)
        index = self._by_values.get(paths)
        if index is None:
            if self._entries + len(self.uuids) > _MOST_ENTRIES:
                return
            self._entries += len(self.uuids)
            index = self._by_values[paths] = {}
            for uuid in reversed(self.uuids):
                draft = drafts[uuid]
                index.setdefault(tuple(_held(draft, path) for path in paths), []).append(uuid)
        alike = index.get(tuple(text for _, text in values), [])
        # The first of the book stands last. What is claimed once stays so and need not be passed by again.
        while alike and alike[-1] in claimed:
            alike.pop()
        yield from (uuid for uuid in alike[: -_FEW - 1 : -1] if uuid not in claimed)


def said_by(kind: RecordType, read: Draft) -> Values:
    """What a row says of a record, without what follows from other fields."""
    said = [
        (name, _word(value))
        for name in kind.fields
        if name not in kind.derived and (value := read.get(name)) is not None
    ]
    for child in kind.children:
        for number, row in enumerate(read.get(child.name) or ()):
            said += [
                (f"{child.name}.{number}.{name}", _word(value))
                for name in child.fields
                if (value := row.get(name)) is not None
            ]
    said += [(f"extra.{heading}", _word(text)) for heading, text in (read.get("extra") or {}).items()]
    return tuple((path, word) for path, word in said if word not in BLANK_SIGNS)


def _word(value: Any) -> str:
    return match_key(str(value))


def _held(draft: Mapping[str, Any], path: str) -> str:
    """What a record has at a path, as text; what it has as text that nobody could read counts as well."""
    if path in draft:
        row, name = draft, path
    else:
        first, _, name = path.partition(".")
        if first == "extra":
            return _word((draft.get("extra") or {}).get(name, ""))
        number, _, name = name.partition(".")
        rows = draft.get(first) or ()
        if int(number) >= len(rows):
            return ""
        row = rows[int(number)]
    value = row.get(name)
    return _word((row.get("unread") or {}).get(name, "") if value is None else value)
