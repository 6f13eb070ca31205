"""What a person said about two versions of a list: which matters are one, and how a removed one went.

Kept in the book beside the records, so that a question once answered is not asked again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from lawgov_desktop.storage.store import Store

Going = Literal["cancelled", "recalled", "moved_out"]
"""How a matter left the list: 取消, 收回, 划出 (codes of the matter's 变动类型)."""

GOING_WORDS: Final[dict[Going, str]] = {"cancelled": "取消", "recalled": "收回", "moved_out": "划出"}


@dataclass(frozen=True, slots=True)
class Said:
    """``pairs``: (old uuid, new uuid) → one matter or not; ``going``: uuid of a removed matter → how."""

    pairs: dict[tuple[str, str], bool] = field(default_factory=dict)
    going: dict[str, Going] = field(default_factory=dict)


def said_of(store: Store, old: str, new: str) -> Said:
    """What was said about these two versions so far; pairs that were applied count as said to be one."""
    kept = _kept(store, old, new)
    applied = store.book.rows(
        "SELECT m.former, m.uuid FROM matter m JOIN matter f ON f.uuid = m.former"
        " WHERE m.list = ? AND f.list = ? AND m.deleted_at IS NULL AND f.deleted_at IS NULL",
        (new, old),
    )
    pairs = {(str(former), str(uuid)): True for former, uuid in applied}
    pairs |= {(one[0], one[1]): bool(one[2]) for one in kept.get("pairs", ())}
    return Said(pairs, dict(kept.get("going", {})))


def say_pair(store: Store, old: str, new: str, pair: tuple[str, str], same: bool | None) -> None:
    """Remember that two matters are one (True) or are not (False); None forgets what was said."""
    kept = _kept(store, old, new)
    pairs = [one for one in kept.get("pairs", []) if (one[0], one[1]) != pair]
    if same is not None:
        pairs.append([*pair, int(same)])
    _keep(store, old, new, kept | {"pairs": sorted(pairs)})


def say_going(store: Store, old: str, new: str, matter: str, how: Going) -> None:
    """Remember how a removed matter went."""
    kept = _kept(store, old, new)
    _keep(store, old, new, kept | {"going": kept.get("going", {}) | {matter: how}})


def _key(old: str, new: str) -> str:
    return f"matter_versions/{old}/{new}"


def _kept(store: Store, old: str, new: str) -> dict[str, Any]:
    text = store.book.meta(_key(old, new))
    found: dict[str, Any] = json.loads(text) if text else {}
    return found


def _keep(store: Store, old: str, new: str, said: dict[str, Any]) -> None:
    store.book.set_meta(_key(old, new), json.dumps(said, ensure_ascii=False))
