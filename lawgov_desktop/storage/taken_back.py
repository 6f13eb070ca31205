"""Steps back and forward again: what is in force after an undo, and which later edits stand in its way."""

from __future__ import annotations

from lawgov_desktop.storage.book import Book

_UNDO, _REDO = "撤销：", "重做："


def edited_since(book: Book, entry_id: int, uuid: str, action_id: str, own_action: str = "") -> bool:
    """Whether the record carries an edit made after history entry ``entry_id`` of ``action_id``.

    An action and the undo that took it back cancel each other for this record (the undo has an entry for it
    then), so that steps can be taken back one after the other, and forward again. ``own_action`` is the
    undo being written.
    """
    later: dict[str, str | None] = dict(
        book.rows(
            "SELECT h.action, a.undoes FROM history h JOIN action a ON a.id = h.action"
            " WHERE h.uuid = ? AND h.id > ? AND h.action NOT IN (?, ?) GROUP BY h.action"
            " ORDER BY max(h.id) DESC",
            (uuid, entry_id, action_id, own_action),
        )
    )
    cancelled: set[str] = set()
    for action, undoes in later.items():
        if action in cancelled:
            continue
        if undoes is None or undoes not in later:
            return True
        cancelled.add(undoes)
    return False


def bring_back(book: Book, undone: str) -> None:
    """After ``undone`` was taken back: if it was an undo itself, what it undid is in force again …"""
    stands = True
    while found := book.rows("SELECT undoes FROM action WHERE id = ? AND undoes IS NOT NULL", (undone,)):
        target = found[0][0]
        book.db.execute_sql(
            "UPDATE action SET undone_by = ? WHERE id = ?", (None if stands else undone, target)
        )
        undone, stands = target, not stands


def label_of_undo(label: str) -> str:
    """撤销：… for an action, 重做：… for taking its undo back, 撤销：… again for taking that back."""
    for mark, turned in ((_UNDO, _REDO), (_REDO, _UNDO)):
        if label.startswith(mark):
            return turned + label.removeprefix(mark)
    return _UNDO + label
