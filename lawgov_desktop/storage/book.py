"""Opening a book: plain or keyed SQLite, its age checked before anything is written, migrated in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.migrations import Migration, all_migrations

APPLICATION_ID = 0x4C474F56  # "LGOV"; tells our books from other SQLite files
_PLAIN_HEADER = b"SQLite format 3\x00"
_PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": "full",  # a saved record survives a power cut
    "foreign_keys": 1,
    "busy_timeout": 5_000,  # longer than a save takes; then the person is told who is in the way
    "cache_size": -64_000,  # 64 MB
    "mmap_size": 0,
}


class Damaged(UserError):
    """The file is a plain book, or was one, and cannot be read."""


class Book:
    """An open book: the database and what is written on its cover (``meta``)."""

    def __init__(self, path: Path, db: SqlCipherDatabase) -> None:
        self.path = path
        self.db = db

    def close(self) -> None:
        """Fold the log into the file and close this thread's connection."""
        if not self.db.is_closed():
            # Housekeeping: what is committed is safe in the log. Another writer is not waited for, and a full
            # disk does not turn what was done into a fault.
            with suppress(peewee.OperationalError):
                self.db.execute_sql("PRAGMA busy_timeout = 0")
                self.db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
            self.db.close()

    def meta(self, key: str) -> str | None:
        row = self.db.execute_sql("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def set_meta(self, key: str, value: str) -> None:
        self.db.execute_sql("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))

    def rows(self, sql: str, params: tuple[Any, ...] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = self.db.execute_sql(sql, params).fetchall()
        return rows


def open_book(path: Path, *, passphrase: str | None = None) -> Book:
    """Open the book at ``path`` or begin a new one there.

    Raises :class:`UserError`, with nothing written, when the book is newer than this program, the passphrase
    is wrong or missing, or the file is no book.
    """
    existed = path.exists() and path.stat().st_size > 0
    version = version_on_disk(path, passphrase) if existed else 0
    migrations = all_migrations()
    if version > len(migrations):
        raise UserError(
            f"这本台账是由更新版本的程序建立的（第 {version} 版，本程序只到第 {len(migrations)} 版）。",
            data_safe="台账没有被打开，也没有改动。",
            todo="请安装新版本的程序后再打开。",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    db = SqlCipherDatabase(str(path), passphrase=passphrase or "", pragmas=_PRAGMAS)
    try:
        with told_of_disk():
            db.connect()
            _migrate(db, version, migrations)
    except UserError:
        db.close()
        raise
    except (peewee.DatabaseError, sqlcipher.DatabaseError) as fault:
        db.close()
        raise UserError(
            f"台账文件“{path.name}”打不开。",
            data_safe="文件没有改动。",
            todo="请检查磁盘空间和文件权限，或从备份恢复。",
        ) from fault
    return Book(path, db)


def version_on_disk(path: Path, passphrase: str | None) -> int:
    """The number of a book's last migration, read without writing.

    Raises :class:`UserError` for a wrong or missing passphrase, a damaged file, a file that is no book.
    """
    try:
        with path.open("rb") as file:
            plain = file.read(16) == _PLAIN_HEADER
    except OSError as fault:
        raise UserError(
            f"台账文件“{path.name}”读不出来（{fault.strerror or fault}）。",
            data_safe="文件没有改动。",
            todo="请检查文件名和文件权限，看看选的是不是台账文件。",
        ) from fault
    if plain and passphrase:
        raise UserError(
            f"“{path.name}”没有加密，不需要口令。", todo="请不带口令打开。", data_safe="文件没有改动。"
        )
    if not plain and not passphrase:
        raise UserError(
            f"“{path.name}”是加密的台账，或者不是台账文件。",
            data_safe="文件没有改动。",
            todo="如果是加密台账，请输入口令；否则请检查选的文件。",
        )
    connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        give_key(connection, passphrase)
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlcipher.OperationalError as fault:
        # Not what stands in the file, but what the system does not give: room for the log, a lock, a page.
        raise UserError(
            f"台账文件“{path.name}”现在打不开（{fault}）。",
            data_safe="文件没有改动。",
            todo="请检查磁盘是否已满、文件夹能不能写入、文件是否正被别的程序占用，再试一次。",
        ) from fault
    except sqlcipher.DatabaseError as fault:
        if not passphrase:
            raise Damaged(
                f"“{path.name}”已损坏。", data_safe="文件没有改动。", todo="请从备份恢复。"
            ) from fault
        raise UserError(
            f"“{path.name}”的口令不对，或者文件已损坏。",
            data_safe="文件没有改动。",
            todo="请核对口令后再试；确认口令无误仍打不开时，请从备份恢复。",
        ) from fault
    finally:
        connection.close()
    if application != APPLICATION_ID:
        raise UserError(
            f"“{path.name}”不是本程序的台账。", data_safe="文件没有改动。", todo="请检查选的文件。"
        )
    return version


@contextmanager
def told_of_disk() -> Iterator[None]:
    """What the disk or another program refuses while a book is written, in words; anything else passes by."""
    try:
        yield
    except (peewee.OperationalError, sqlcipher.OperationalError) as fault:
        said = " ".join(_said_before(fault))
        if "locked" in said or "busy" in said:
            raise UserError(
                "另一个程序正在写这本台账，等了一会儿还没有轮到。",
                data_safe="台账没有改动，什么也没有写入。",
                todo="请稍后再试；如果一直这样，请看看台账是否还在别的窗口或电脑上打开着。",
            ) from fault
        if any(word in said for word in ("full", "I/O", "readonly", "unable to open")):
            why = "磁盘已满" if "full" in said else "磁盘已满，或者文件夹不让写入"
            raise UserError(
                f"没有写入台账：{why}。",
                data_safe="台账没有改动，什么也没有写入。",
                todo="请清理出一些空间，检查文件夹能不能写入，再试一次。",
            ) from fault
        raise


def _said_before(fault: BaseException | None) -> Iterator[str]:
    """What a fault says and what led to it: SQLite ends a transaction itself when the disk is full, and
    rolling back what has ended is the fault that arrives."""
    while fault is not None:
        yield str(fault)
        fault = fault.__cause__ or fault.__context__


def give_key(connection: Any, passphrase: str | None) -> None:
    """Hand a connection the passphrase of a keyed book; for a plain one there is nothing to hand."""
    if passphrase:
        connection.execute("PRAGMA key='{}'".format(passphrase.replace("'", "''")))


def _migrate(db: SqlCipherDatabase, version: int, migrations: list[Migration]) -> None:
    """Apply what is missing, all in one transaction: a book is of its old version or of the newest."""
    if version >= len(migrations):
        return
    with db.atomic("IMMEDIATE"):
        # Another process may have migrated between our look and our turn.
        done = db.execute_sql("PRAGMA user_version").fetchone()[0]
        for migration in migrations[done:]:
            for statement in statements(migration.sql):
                db.execute_sql(statement)
            db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute_sql(f"PRAGMA user_version = {migration.number}")


def statements(script: str) -> Iterator[str]:
    """The single statements of an SQL script (``executescript`` would commit between them)."""
    pending = ""
    for line in script.splitlines():
        if line.lstrip().startswith("--"):
            continue
        pending += line + "\n"
        if sqlcipher.complete_statement(pending):
            yield pending.strip()
            pending = ""
    if pending.strip():
        raise ValueError(f"unfinished SQL statement: {pending.strip()[:80]}")
