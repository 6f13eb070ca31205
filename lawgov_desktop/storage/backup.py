"""A copy of the open book that is known to be good: copied while in use, opened, counted, then kept."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from lawgov_desktop import VERSION
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.attachments import Attachments, file_sha256
from lawgov_desktop.storage.backup_files import (
    ATTACHMENTS,
    Backup,
    backups,
    copy_whole,
    manifest_of,
    may_go,
    not_written,
    part_name,
    sync_file,
    sync_folder,
    write_manifest,
)
from lawgov_desktop.storage.book import Book, give_key
from lawgov_desktop.storage.kept_files import files_present, kept_files
from lawgov_desktop.storage.looking import Look, look_at, rows_of_tables

_PAGES_AT_ONCE: Final = 1_000
_LEFT_OVER_SECONDS: Final = 24 * 3600
_SAFE: Final = "台账没有改动。"
_NOT_MADE: Final = "备份没有做成"


def make_backup(
    book: Book,
    folder: Path,
    *,
    reason: str,
    progress: Progress | None = None,
    kinds: Sequence[RecordType] = (),
    attachments: Attachments | None = None,
    unless_known: bool = False,
    today: date | None = None,
) -> Backup:
    """Copy the book into ``folder`` and prove the copy; then let old automatic copies go.

    The copy is made with SQLite's online backup from one snapshot (a keyed book stays keyed, with the same
    passphrase), written under a hidden name, opened read-only, checked (``integrity_check``, the rows of
    every table) and only then given its name and its manifest. ``kinds`` say which files records keep;
    ``attachments`` is where those lie: new ones are copied, missing ones named in the manifest.

    With ``unless_known`` the newest verified copy is given back when the book holds the same as then
    (``fresh`` is False). Raises :class:`UserError` when it cannot be made, ``Cancelled``; nothing is deleted
    then and the book is as before.
    """
    progress = progress or Progress()
    if book.db.in_transaction():
        raise RuntimeError("a book is not copied in the middle of an action")
    progress.step("正在备份台账")
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        known = _known(book, folder) if unless_known else None
        if known is not None:
            progress.step("上次备份以来没有改动，不再重复备份")
            files = _copy_files(book, kinds, attachments, folder, progress)
            return replace(known, fresh=False, missing=files[1])
        _clear_left_over(folder)
        _see_room(book, folder)
        made = _copied(book, folder, reason, kinds, attachments, progress)
    for old in may_go(backups(folder, made.book), today or date.today()):
        with suppress(OSError):  # held open by another program: it goes next time
            old.path.unlink()
            manifest_of(old.path).unlink(missing_ok=True)
    return made


def _copied(
    book: Book,
    folder: Path,
    reason: str,
    kinds: Sequence[RecordType],
    attachments: Attachments | None,
    progress: Progress,
) -> Backup:
    at = datetime.now().isoformat(timespec="seconds")
    target = _free_name(folder, f"{book.path.stem} {at.replace('T', ' ').replace(':', '')} {reason}", book)
    beside = part_name(target)
    try:
        # One snapshot for the counts and for the pages: others may go on writing meanwhile.
        with book.db.atomic("DEFERRED"):
            tables, state, identity = rows_of_tables(book.rows), state_of(book), identity_of(book)
            _copy_pages(book, beside, progress)
        look = look_at(beside, passphrase_of(book), progress)
        _prove(look, tables)
        files, missing = _copy_files(book, kinds, attachments, folder, progress)
        sync_file(beside)
        made = Backup(
            path=target,
            at=at,
            bytes=beside.stat().st_size,
            counts=look.counts,
            sha256=file_sha256(beside),
            reason=reason,
            book=identity,
            state=state,
            program=VERSION,
            files=files,
            missing=missing,
            tables=tables,
            serial=max((one.serial for one in backups(folder, identity)), default=0) + 1,
        )
        # The slip first: a copy with its name always has one.
        write_manifest(made)
        try:
            beside.replace(target)
        except OSError:
            manifest_of(target).unlink(missing_ok=True)
            raise
        sync_folder(folder)
        return made
    finally:
        for leftover in (beside, *(beside.with_name(beside.name + end) for end in ("-journal", "-wal"))):
            leftover.unlink(missing_ok=True)


def _copy_pages(book: Book, target: Path, progress: Progress) -> None:
    copy = sqlcipher.connect(str(target))
    try:
        give_key(copy, passphrase_of(book))

        def copied(_status: int, remaining: int, total: int) -> None:
            progress.step("正在备份台账", total - remaining, total)

        book.db.connection().backup(copy, pages=_PAGES_AT_ONCE, progress=copied)
        # One file without a log beside it: it can be put on a stick and opened from a read-only folder.
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()


def _prove(look: Look, tables: dict[str, int]) -> None:
    reasons = list(look.reasons)
    reasons += [
        f"“{table}”应有 {count} 行，备份里是 {look.tables.get(table, 0)} 行"
        for table, count in tables.items()
        if look.tables.get(table) != count
    ]
    if reasons:
        raise UserError(
            f"{_NOT_MADE}：写好后检查不合格（{reasons[0]}）。",
            data_safe="台账没有改动，以前的备份都还在。",
            todo="请检查台账（命令 check）和磁盘，或换一个文件夹再备份。",
        )


def _copy_files(
    book: Book,
    kinds: Sequence[RecordType],
    attachments: Attachments | None,
    folder: Path,
    progress: Progress,
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Copy kept files that the folder has not got; (hashes that are there now, names of missing ones)."""
    if attachments is None:
        return (), ()
    store = Attachments(folder / ATTACHMENTS)
    # Also what only the history speaks of: taking an action back may bring it into use again.
    asked = {sha256: sha256[:12] for sha256 in files_present(attachments)}
    asked |= {file.sha256: file.name for file in kept_files(book, kinds)}
    there, missing = [], []
    for done, (sha256, name) in enumerate(sorted(asked.items()), start=1):
        progress.step("正在备份附件", done, len(asked))
        source, target = attachments.path_of(sha256), store.path_of(sha256)
        if target.is_file() or (source.is_file() and copy_whole(source, target) == sha256):
            there.append(sha256)
        else:
            target.unlink(missing_ok=True)  # a file that is not what its name says is no copy
            missing.append(name)
    return tuple(there), tuple(missing)


# what a book is and holds


def passphrase_of(book: Book) -> str | None:
    """The passphrase an open book was opened with; None for a plain book."""
    return book.db.connect_params.get("passphrase") or None


def identity_of(book: Book) -> str:
    """Which book this is, whatever its file is called: its first action, which has a name of its own."""
    first = book.rows("SELECT id FROM action ORDER BY rowid LIMIT 1")
    return str(first[0][0]) if first else ""


def state_of(book: Book) -> str:
    """One word for all that a book holds: every change of a record is an action with history."""
    rows = (
        book.rows("PRAGMA user_version"),
        book.rows("SELECT count(*), max(rowid) FROM action"),
        book.rows("SELECT id FROM action ORDER BY rowid DESC LIMIT 1"),
        book.rows("SELECT count(*), max(id) FROM history"),
        book.rows("SELECT key, value FROM meta ORDER BY key"),
    )
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def _known(book: Book, folder: Path) -> Backup | None:
    """The newest copy of this book, if it holds what the book holds now and is still whole."""
    newest = next(iter(backups(folder, identity_of(book))), None)
    if newest is None or newest.state != state_of(book):
        return None
    return newest if file_sha256(newest.path) == newest.sha256 else None


# the folder


def _free_name(folder: Path, stem: str, book: Book) -> Path:
    number = 1
    while True:
        name = f"{stem}{f'（{number}）' if number > 1 else ''}{book.path.suffix}"
        if not (folder / name).exists():
            return folder / name
        number += 1


def _clear_left_over(folder: Path) -> None:
    """Take away what a killed program left half-written here; never a copy that has its name."""
    for leftover in folder.glob(".*.part*"):
        if leftover.is_file() and time.time() - leftover.stat().st_mtime > _LEFT_OVER_SECONDS:
            leftover.unlink(missing_ok=True)


def _see_room(book: Book, folder: Path) -> None:
    log = book.path.with_name(book.path.name + "-wal")
    needed = book.path.stat().st_size + (log.stat().st_size if log.exists() else 0)
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise UserError(
            f"{_NOT_MADE}：“{folder}”所在的磁盘已满，需要约 {_megabytes(needed)}，只剩 {_megabytes(free)}。",
            data_safe=_SAFE,
            todo="请清理出一些空间，或换一个磁盘再试。",
        )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB" if size >= 10_000_000 else f"{size / 1_000_000:.1f} MB"


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Faults of the disk become one sentence."""
    try:
        yield
    except OSError as error:
        raise not_written(folder, error, _NOT_MADE, _SAFE) from error
    except sqlcipher.OperationalError as error:
        why = "磁盘已满或写不进去" if _is_disk(error) else f"台账读不出来（{error}）"
        raise UserError(
            f"{_NOT_MADE}：{why}。",
            data_safe=_SAFE,
            todo="请检查磁盘空间和文件夹权限，或换一个文件夹再试。",
        ) from error
    except sqlcipher.DatabaseError as error:
        raise UserError(
            f"{_NOT_MADE}：台账文件有损坏（{error}）。",
            data_safe="台账没有改动，以前的备份都还在。",
            todo="请用命令 check 检查台账，需要时从以前的备份恢复。",
        ) from error


def _is_disk(error: Exception) -> bool:
    return any(word in str(error) for word in ("full", "I/O", "readonly", "unable to open"))
