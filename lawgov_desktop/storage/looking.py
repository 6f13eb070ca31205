"""Looking into a book without opening it for work: is it whole, how old is it, how much does it hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlcipher

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.attachments import Attachments, file_sha256
from lawgov_desktop.storage.backup_files import ATTACHMENTS, Backup, read_manifest
from lawgov_desktop.storage.book import Book, Damaged, give_key, version_on_disk
from lawgov_desktop.storage.kept_files import KeptFile, missing_files
from lawgov_desktop.storage.migrations import newest

Ask = Callable[[str], Sequence[tuple[Any, ...]]]
"""Runs one SQL question."""

_MOST_FAULTS: Final = 5
_STEPS_BETWEEN: Final = 200_000
"""Steps of SQLite's machine between two looks at whether the person wants to stop."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen: why it is not whole (nothing: it is), live records per register, rows per table."""

    version: int
    reasons: tuple[str, ...]
    counts: dict[str, int]
    tables: dict[str, int]


@dataclass(frozen=True, slots=True)
class Verified:
    """Whether a copy can be relied on, what it holds, and if not, why."""

    ok: bool
    counts: dict[str, int]
    reasons: tuple[str, ...]
    manifest: Backup | None = None
    newer: bool = False
    """Made by a newer program: whole perhaps, but not for this one."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How the open book stands."""

    ok: bool
    counts: dict[str, int]
    reasons: tuple[str, ...]
    missing: tuple[KeptFile, ...]


def verify_backup(path: Path, passphrase: str | None = None, progress: Progress | None = None) -> Verified:
    """Open a copy read-only and prove it against its manifest, if it has one.

    Raises :class:`UserError` when there is no such file, or it cannot be opened: wrong or missing
    passphrase, no book at all. What is wrong inside it is a reason.
    """
    if not path.is_file():
        raise UserError(f"没有找到备份文件“{path}”。", todo="请检查文件名和所在的文件夹。")
    progress = progress or Progress()
    progress.step("正在检查备份")
    manifest = read_manifest(path)
    if manifest is not None and file_sha256(path) != manifest.sha256:
        return Verified(False, {}, ("文件内容和备份时不一样，可能已损坏或被改过",), manifest)
    try:
        look = look_at(path, passphrase, progress)
    except Damaged:
        return Verified(False, {}, ("文件已损坏，打不开",), manifest)
    reasons = list(look.reasons)
    newer = look.version > newest()
    if newer:
        reasons.append(f"是更新版本的程序建立的（第 {look.version} 版，本程序只到第 {newest()} 版）")
    if manifest is not None:
        reasons += _against(manifest, look, path)
    return Verified(not reasons, look.counts, tuple(reasons), manifest, newer)


def _against(manifest: Backup, look: Look, path: Path) -> list[str]:
    reasons = [
        f"“{kind}”备份时有 {count} 条，现在是 {look.counts.get(kind, 0)} 条"
        for kind, count in manifest.counts.items()
        if look.counts.get(kind, 0) != count
    ]
    files = Attachments(path.parent / ATTACHMENTS)
    gone = [sha256 for sha256 in manifest.files if not files.path_of(sha256).is_file()]
    if gone:
        reasons.append(f"备份文件夹里少了 {len(gone)} 个附件")
    return reasons


def check_book(
    book: Book, kinds: Sequence[RecordType], attachments: Attachments, progress: Progress | None = None
) -> Checked:
    """Is the open book whole, do its counts agree, are the files it speaks of there? Nothing is written."""
    progress = progress or Progress()
    progress.step("正在检查台账")
    reasons = list(_faults(book.rows))
    counts = live_records(book.rows)
    told = dict(book.rows("SELECT kind, live FROM register_count"))
    for kind in kinds:
        real = counts.get(kind.model._meta.table_name, 0)
        if told.get(kind.key, 0) != real:
            reasons.append(f"{kind.title}实有 {real} 条，登记的总数是 {told.get(kind.key, 0)} 条")
    lost = book.rows(
        "SELECT count(*) FROM history h LEFT JOIN action a ON a.id = h.action WHERE a.id IS NULL"
    )
    if lost[0][0]:
        reasons.append(f"有 {lost[0][0]} 条修改历史找不到对应的操作")
    missing = tuple(missing_files(book, kinds, attachments))
    reasons += [f"附件“{file.name}”不在了（{file.belongs_to}）" for file in missing]
    return Checked(not reasons, counts, tuple(reasons), missing)


def look_at(path: Path, passphrase: str | None, progress: Progress) -> Look:
    """Look into a file that nobody has open; raises :class:`UserError` when it cannot be opened."""
    version = version_on_disk(path, passphrase)
    with read_only(path, passphrase) as connection:

        def wants_to_stop() -> int:
            return int(progress.cancelled)

        connection.set_progress_handler(wants_to_stop, _STEPS_BETWEEN)

        def ask(sql: str) -> list[tuple[Any, ...]]:
            rows: list[tuple[Any, ...]] = connection.execute(sql).fetchall()
            return rows

        try:
            faults = tuple(_faults(ask))
            if faults:
                return Look(version, faults, {}, {})
            return Look(version, (), live_records(ask), rows_of_tables(ask))
        except sqlcipher.DatabaseError as error:
            if progress.cancelled:
                raise Cancelled from error
            return Look(version, (f"读到一半读不下去（{error}）",), {}, {})


@contextmanager
def read_only(path: Path, passphrase: str | None) -> Iterator[Any]:
    """A connection that cannot write, not even beside the file."""
    log = path.with_name(path.name + "-wal")
    # Without a log the file is all there is; then it may also lie in a folder that takes no new files.
    alone = "" if log.exists() else "&immutable=1"
    connection = sqlcipher.connect(f"{path.resolve().as_uri()}?mode=ro{alone}", uri=True)
    try:
        give_key(connection, passphrase)
        yield connection
    finally:
        connection.close()


def _faults(ask: Ask) -> Iterator[str]:
    found = [str(row[0]) for row in ask(f"PRAGMA integrity_check({_MOST_FAULTS})")]
    if found != ["ok"]:
        yield from (f"文件内部有损坏（{fault}）" for fault in found)
    broken = ask("PRAGMA foreign_key_check")
    if broken:
        yield f"有 {len(broken)} 行找不到所属的记录"


def live_records(ask: Ask) -> dict[str, int]:
    """Records per register, without the recycle bin. A register's table carries both of these columns."""
    counts = {}
    for table in _tables(ask):
        columns = {row[1] for row in ask(f'PRAGMA table_info("{table}")')}
        if {"revision", "deleted_at"} <= columns:
            counts[table] = int(ask(f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL')[0][0])
    return counts


def rows_of_tables(ask: Ask) -> dict[str, int]:
    return {table: int(ask(f'SELECT count(*) FROM "{table}"')[0][0]) for table in _tables(ask)}


def _tables(ask: Ask) -> list[str]:
    """Ordinary tables; those behind the search index are looked after by SQLite itself."""
    return [
        str(name)
        for (name,) in ask(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        )
    ]
