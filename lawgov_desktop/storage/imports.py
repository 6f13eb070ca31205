"""What was imported: file, hash, who, when, mapping, counts; the same file is known again (I11, I15)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.stamps import now_text
from lawgov_desktop.storage.store import Batch, Store


@dataclass(frozen=True, slots=True)
class ImportEntry:
    import_id: str
    action_id: str
    at: str
    who: str
    kind: str
    file_name: str
    sha256: str
    sheet: str
    mapping: dict[str, str]
    counts: dict[str, int]
    details: dict[str, Any]
    undone: bool


def record_import(
    batch: Batch,
    import_id: str,
    *,
    kind: str,
    file_name: str,
    sha256: str,
    sheet: str,
    mapping: Mapping[str, str],
    counts: Mapping[str, int],
    details: Mapping[str, Any] | None = None,
) -> None:
    """Write the log entry in the same transaction as the records."""
    store = batch.store
    store.book.db.execute_sql(
        "INSERT INTO import_log (id, action, at, who, kind, file_name, sha256, sheet, mapping, counts,"
        " details)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            import_id, batch.action_id, now_text(), store.who, kind, file_name, sha256, sheet,
            json.dumps(dict(mapping), ensure_ascii=False), json.dumps(dict(counts)),
            json.dumps(dict(details or {}), ensure_ascii=False),
        ),
    )  # fmt: skip


def imports(
    store: Store, *, sha256: str | None = None, import_id: str | None = None, kind: str | None = None
) -> list[ImportEntry]:
    """Import log, the newest first; of one file, one import or one register when asked."""
    conditions, params = ["1"], []
    if kind is not None:
        conditions.append("i.kind = ?")
        params.append(kind)
    if sha256 is not None:
        conditions.append("i.sha256 = ?")
        params.append(sha256)
    if import_id is not None:
        conditions.append("i.id = ?")
        params.append(import_id)
    return [
        ImportEntry(
            row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7],
            json.loads(row[8]), json.loads(row[9]), json.loads(row[10]), row[11] is not None,
        )
        for row in store.book.rows(
            "SELECT i.id, i.action, i.at, i.who, i.kind, i.file_name, i.sha256, i.sheet, i.mapping, i.counts,"
            " i.details, a.undone_by FROM import_log i JOIN action a ON a.id = i.action"
            f" WHERE {' AND '.join(conditions)} ORDER BY i.at DESC, i.id DESC",
            tuple(params),
        )
    ]  # fmt: skip


def known_file(store: Store, sha256: str) -> list[ImportEntry]:
    """Earlier imports of the very same file that have not been taken back."""
    return [entry for entry in imports(store, sha256=sha256) if not entry.undone]


def find_import(store: Store, import_id: str) -> ImportEntry:
    found = imports(store, import_id=import_id)
    if not found:
        raise UserError(f"没有找到编号为 {import_id} 的导入。", todo="请核对编号。")
    return found[0]
