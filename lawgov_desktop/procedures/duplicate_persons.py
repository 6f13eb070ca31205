"""查重复人员: cards that look like one person are found, compared and merged; two persons stay two (S05)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Link
from lawgov_desktop.records.names import name_key
from lawgov_desktop.records.pinyin import sort_key
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.records.text import match_key
from lawgov_desktop.storage.saving import Incoming
from lawgov_desktop.storage.stamps import now_text
from lawgov_desktop.storage.store import Batch, Missing, Store
from lawgov_desktop.storage.tables import at_once, marks, quoted

KIND: Final = "person"

_MOST_ALIKE: Final = 60
"""People under one telephone number (a village committee's) from which on only equal names are compared."""
_OFTEN: Final = 2_000
_TONE_AND_SIGN: Final = re.compile(r"[0-9][^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Alike:
    """Two cards that may be one person. ``one`` is the older card; ``why`` says what speaks for it."""

    one: str
    other: str
    why: tuple[str, ...]
    sure: bool
    """Both have the same ID number."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One field of two cards, as stored and as shown."""

    field: str
    label: str
    values: tuple[Any, Any]
    shown: tuple[str, str]

    @property
    def differs(self) -> bool:
        return bool(self.values[0] != self.values[1])


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did; ``moved`` counts the records that pointed at the card that went, by kind."""

    action_id: str
    moved: Mapping[str, int]


class _Card(NamedTuple):
    uuid: str
    name: str
    sex: str | None
    birth: str | None
    id_no: str | None
    phone: str | None
    village: str | None


# --- finding ---------------------------------------------------------------------------------------------


def find_alike(store: Store, progress: Progress | None = None) -> list[Alike]:
    """Pairs of live cards that may be one person, the surest first; pairs known to be two are left out.

    Alike are: the same ID number; the same telephone and names that sound or look alike; the same name in
    the same village. Cards whose ID numbers, sex or birthdays contradict each other are not.
    """
    progress = progress or Progress()
    progress.step("正在读人员卡片")
    cards = [
        _Card(*row)
        for row in store.book.rows(
            "SELECT uuid, name, sex, birth, id_no, phone, village FROM person"
            " WHERE deleted_at IS NULL ORDER BY id"
        )
    ]
    place = {card.uuid: number for number, card in enumerate(cards)}
    known_two = _known_two(store)
    reasons: dict[tuple[str, str], list[str]] = {}
    found = list(_pairs(cards))
    for number, (one, other, why) in enumerate(found):
        if number % _OFTEN == 0:
            progress.step("正在比较人员卡片", number, len(found))
        pair = (one.uuid, other.uuid) if place[one.uuid] < place[other.uuid] else (other.uuid, one.uuid)
        if frozenset(pair) not in known_two and why not in reasons.setdefault(pair, []):
            reasons[pair].append(why)
    alike = [Alike(*pair, tuple(why), _SAME_ID in why) for pair, why in reasons.items() if why]
    return sorted(alike, key=lambda one: (not one.sure, -len(one.why), place[one.one], place[one.other]))


_SAME_ID: Final = "身份证号相同"


def _pairs(cards: Iterable[_Card]) -> Iterator[tuple[_Card, _Card, str]]:
    by_id: dict[str, list[_Card]] = {}
    by_phone: dict[str, list[_Card]] = {}
    by_place: dict[tuple[str, str], list[_Card]] = {}
    for card in cards:
        if card.id_no:
            by_id.setdefault(card.id_no, []).append(card)
        for number in (card.phone or "").replace("、", "/").split("/"):
            if number.strip():
                by_phone.setdefault(number.strip(), []).append(card)
        if card.name and card.village:
            by_place.setdefault((name_key(card.name), match_key(card.village)), []).append(card)
    for some in by_id.values():
        for one, other in combinations(some, 2):
            yield one, other, _SAME_ID
    for some in by_phone.values():
        for one, other in _close(some):
            same = name_key(one.name) == name_key(other.name)
            yield one, other, "电话相同，姓名相同" if same else "电话相同，姓名相近"
    for some in by_place.values():
        for one, other in combinations(some, 2):
            if not _contradict(one, other):
                yield one, other, "姓名和所在村相同"


def _close(some: list[_Card]) -> Iterator[tuple[_Card, _Card]]:
    """Pairs of one telephone number whose names are alike and whose data do not contradict each other."""
    if len(some) <= _MOST_ALIKE:
        for one, other in combinations(some, 2):
            if not _contradict(one, other) and names_alike(one.name, other.name):
                yield one, other
        return
    by_name: dict[str, list[_Card]] = {}
    for card in some:
        by_name.setdefault(name_key(card.name), []).append(card)
    for namesakes in by_name.values():
        for one, other in combinations(namesakes, 2):
            if not _contradict(one, other):
                yield one, other


def _contradict(one: _Card, other: _Card) -> bool:
    if one.id_no and other.id_no:
        return one.id_no != other.id_no
    if one.sex and other.sex and one.sex != other.sex:
        return True
    births = (one.birth or "", other.birth or "")
    return bool(all(births)) and not (births[0].startswith(births[1]) or births[1].startswith(births[0]))


def names_alike(one: str, other: str) -> bool:
    """Whether two names sound alike or differ in one character of three or more: 李晓明, 李小明."""
    left, right = name_key(one or ""), name_key(other or "")
    if not left or not right:
        return False
    if left == right or _sound(left) == _sound(right):
        return True
    longest = max(len(left), len(right))
    return longest >= 3 and left[0] == right[0] and Levenshtein.distance(left, right) <= 1


def _sound(name: str) -> str:
    """The readings of a name without tones; a character nobody can read stands for itself."""
    return _TONE_AND_SIGN.sub(" ", sort_key(name, True))


# --- not the same --------------------------------------------------------------------------------------


def _known_two(store: Store) -> set[frozenset[str]]:
    rows = store.book.rows("SELECT one, other FROM not_same WHERE kind = ?", (KIND,))
    return {frozenset(row) for row in rows}


def remember_two(store: Store, one: str, other: str) -> None:
    """不是同一人: this pair is not shown again. Kept in the book."""
    first, second = sorted((one, other))
    with store.writing("不是同一人"):
        store.book.db.execute_sql(
            "INSERT OR REPLACE INTO not_same (kind, one, other, at, who) VALUES (?, ?, ?, ?, ?)",
            (KIND, first, second, now_text(), store.who),
        )


def forget_two(store: Store, one: str, other: str) -> None:
    """The pair may be shown again."""
    first, second = sorted((one, other))
    with store.writing("撤销：不是同一人"):
        store.book.db.execute_sql(
            "DELETE FROM not_same WHERE kind = ? AND one = ? AND other = ?", (KIND, first, second)
        )


# --- comparing and merging -----------------------------------------------------------------------------


def compare(store: Store, one: str, other: str) -> list[Compared]:
    """Both cards field by field, in the order of the form; Missing when one is not there."""
    kind = store.kinds[KIND]
    left, right = _card(store, one), _card(store, other)
    return [
        Compared(
            name, own.label, (left.get(name), right.get(name)),
            (own.show(left.get(name), store.names), own.show(right.get(name), store.names)),
        )
        for name, own in kind.fields.items()
    ]  # fmt: skip


def usages(store: Store, uuid: str) -> dict[str, int]:
    """How many records of each kind point at this card, those in the recycle bin too."""
    counts = {key: len(_users(store, kind, [uuid])) for key, kind in store.kinds.items()}
    return {key: count for key, count in counts.items() if count}


def merge(
    store: Store, keep: str, gone: str, values: Mapping[str, Any], progress: Progress | None = None
) -> Merged:
    """Keep one card with these values; everything that pointed at ``gone`` points at it, and ``gone`` goes
    to the recycle bin. One action, taken back by :meth:`Store.undo`.

    ``values`` are stored values of fields of the kept card (those chosen from the other). Raises UserError
    when both are one card, Missing when one is not there, Refused when the kept card could not be saved.
    """
    if keep == gone:
        raise UserError("不能把一张人员卡片和它自己合并。", todo="请选两张不同的卡片。")
    _card(store, keep)
    name = store.kinds[KIND].title_of(_card(store, gone), store.names)
    progress = progress or Progress()
    moved: dict[str, int] = {}
    with store.writing(f"合并重复人员：{name}") as batch:
        batch.save(KIND, dict(values), uuid=keep, reason="合并重复人员")
        for number, (key, kind) in enumerate(store.kinds.items()):
            progress.step("正在把记录归到保留的卡片", number, len(store.kinds))
            if count := _move_links(batch, kind, gone, keep):
                moved[key] = count
        batch.delete(KIND, gone, "合并到另一张卡片")
    return Merged(batch.action_id, moved)


def _card(store: Store, uuid: str) -> Draft:
    card = store.get(KIND, uuid)
    if card is None or card["deleted_at"]:
        raise Missing(store.kinds[KIND], uuid)
    return card


def _move_links(batch: Batch, kind: RecordType, gone: str, keep: str) -> int:
    """Point every link of this kind's records, their child rows included, at the kept card."""
    store = batch.store
    users = sorted(_users(store, kind, [gone]))
    own = [name for name, field in kind.fields.items() if isinstance(field, Link) and field.kind == KIND]
    for some in at_once(users):
        drafts = store.tables[kind.key].get_all(store.book, some)
        items = []
        for uuid, draft in drafts.items():
            changed: Draft = {name: keep for name in own if draft.get(name) == gone}
            for child in kind.children:
                links = _child_links(kind, child.name)
                rows = draft.get(child.name) or []
                if any(row.get(link) == gone for row in rows for link in links):
                    changed[child.name] = [
                        {**row, **{link: keep for link in links if row.get(link) == gone}} for row in rows
                    ]
            items.append(Incoming(changed, uuid))
        batch.save_all(kind.key, items, reason="合并重复人员")
    return len(users)


def _users(store: Store, kind: RecordType, uuids: list[str]) -> set[str]:
    """uuids of the records of this kind that point at one of these cards."""
    table, wanted = kind.model._meta.table_name, tuple(uuids)
    found: set[str] = set()
    for name, own in kind.fields.items():
        if isinstance(own, Link) and own.kind == KIND:
            sql = f"SELECT uuid FROM {table} WHERE {quoted(name)} IN ({marks(wanted)})"
            found |= {uuid for (uuid,) in store.book.rows(sql, wanted)}
    for child in kind.children:
        rows = child.model._meta.table_name
        for name in _child_links(kind, child.name):
            sql = (
                f"SELECT t.uuid FROM {rows} c JOIN {table} t ON t.id = c.owner"
                f" WHERE c.{quoted(name)} IN ({marks(wanted)})"
            )
            found |= {uuid for (uuid,) in store.book.rows(sql, wanted)}
    return found


def _child_links(kind: RecordType, child_name: str) -> list[str]:
    return [
        name
        for name, own in child_fields(kind.child(child_name)).items()
        if isinstance(own, Link) and own.kind == KIND
    ]
