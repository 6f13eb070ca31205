"""Into the recycle bin and out of it: several records in one action, which the notice takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.store import Store
from ui.jobs import Jobs
from ui.lists.undo_question import kept_because

Say = Callable[..., None]
"""Shows a notice: (text, undo, word on its button)."""
Failed = Callable[[BaseException], None]


class Recycling:
    """Deletes and restores records of one register, in the background."""

    def __init__(self, store: Store, kind: RecordType, jobs: Jobs, say: Say, failed: Failed) -> None:
        self._store, self._kind, self._jobs, self._say, self._failed = store, kind, jobs, say, failed

    def delete(self, uuids: Sequence[str]) -> None:
        """Into the recycle bin, all in one action; the notice takes it back."""
        store, kind = self._store, self._kind

        def delete() -> str:
            with store.writing(f"删除{kind.title} {len(uuids)} 条", "delete") as batch:
                batch.delete_all(kind.key, uuids)
            return batch.action_id

        def deleted(action: str) -> None:
            self._say(f"已把 {len(uuids):,} 条移到回收站。", lambda: self._undo(action))

        self._jobs.write("删除", delete, deleted, self._failed)

    def restore(self, uuids: Sequence[str]) -> None:
        """Back into the register, all in one action."""
        store, kind = self._store, self._kind

        def restore() -> str:
            with store.writing(f"恢复{kind.title} {len(uuids)} 条", "restore") as batch:
                batch.restore_all(kind.key, uuids)
            return batch.action_id

        self._jobs.write("恢复", restore, lambda _: self._say(f"已恢复 {len(uuids):,} 条。"), self._failed)

    def _undo(self, action: str) -> None:
        def undone(result: object) -> None:
            kept = getattr(result, "kept", ())
            more = f"有 {len(kept):,} 条{kept_because(kept)}，没有动。" if kept else ""
            self._say(f"已撤销，恢复了 {getattr(result, 'reverted', 0):,} 条。{more}")

        self._jobs.write("撤销", lambda: self._store.undo(action), undone, self._failed)
