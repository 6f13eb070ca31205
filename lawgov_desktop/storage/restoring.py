"""Putting a copy in the place of the book: proved first, the book of now kept beside, then swapped."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlcipher3 import dbapi2 as sqlcipher

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.backup_files import (
    ATTACHMENTS,
    copy_whole,
    not_written,
    part_name,
    sync_folder,
)
from lawgov_desktop.storage.book import give_key
from lawgov_desktop.storage.looking import Verified, verify_backup

_LOGS: Final = ("-wal", "-shm", "-journal")
_NOT_RESTORED: Final = "没有恢复"

_SHARED_LOCK: Final = (0x4000_0002, 510)
"""The bytes of a database file on which SQLite's readers hold their locks (sqlite.org/fileformat.html)."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back. ``aside`` is the book of before, None when there was none."""

    book: Path
    aside: Path | None
    verified: Verified
    files_back: int
    """Kept files that were brought back from the backup folder."""


def restore_backup(
    path: Path, book_path: Path, *, passphrase: str | None = None, progress: Progress | None = None
) -> Restored:
    """Put the copy ``path`` in the place of ``book_path``; the book of now is first copied beside it.

    Refused with :class:`UserError`, nothing changed: the copy is broken or newer than this program, the book
    is open somewhere, the disk does not take the copies. Killed at any moment, either the old or the
    restored book stands at ``book_path``.
    """
    progress = progress or Progress()
    if path.resolve() == book_path.resolve():
        raise UserError("备份和台账是同一个文件。", todo="请选备份文件夹里的备份文件。")
    verified = verify_backup(path, passphrase, progress)
    if not verified.ok:
        raise UserError(
            f"这个备份不能用来恢复：{'；'.join(verified.reasons[:3])}。",
            data_safe="现在的台账没有动。",
            todo="请安装新版本的程序后再恢复。" if verified.newer else "请换一个备份。",
        )
    beside = part_name(book_path)
    aside = None
    try:
        book_path.parent.mkdir(parents=True, exist_ok=True)
        progress.step("正在恢复台账")
        sha256 = copy_whole(path, beside)
        if verified.manifest is not None and sha256 != verified.manifest.sha256:
            raise UserError(
                "备份在复制时读出了不同的内容。", data_safe="现在的台账没有动。", todo="请检查磁盘后再试。"
            )
        if book_path.exists():
            with nobody_in(book_path, passphrase):
                aside = _put_aside(book_path)
            for end in _LOGS:
                # A log that outlives its book would be played into the restored one.
                _beside(book_path, end).unlink(missing_ok=True)
        os.replace(beside, book_path)
        sync_folder(book_path.parent)
        files_back = _bring_files_back(verified, path, book_path, progress)
    except OSError as error:
        raise not_written(book_path.parent, error, _NOT_RESTORED, "现在的台账没有动。") from error
    finally:
        beside.unlink(missing_ok=True)
    return Restored(book_path, aside, verified, files_back)


@contextmanager
def nobody_in(book_path: Path, passphrase: str | None) -> Iterator[None]:
    """Hold the book so that nobody opens it; UserError when somebody has it open.

    A book in WAL mode leaves that mode only for its sole user. A book too damaged to be asked is held by
    the locks of the system alone.
    """
    connection = sqlcipher.connect(str(book_path), isolation_level=None)
    try:
        connection.execute("PRAGMA busy_timeout = 0")
        try:
            give_key(connection, passphrase)
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("BEGIN EXCLUSIVE")
        except sqlcipher.DatabaseError as error:
            if "locked" in str(error):
                raise _is_open(book_path) from error
            # Damaged, or keyed with another passphrase: it is put aside as it is, with its log.
            _see_system_locks(book_path)
        yield
    finally:
        connection.close()


def _see_system_locks(book_path: Path) -> None:
    if os.name == "nt":
        return  # Windows itself refuses to replace a file that is open
    import fcntl

    start, length = _SHARED_LOCK
    with book_path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, start)
        except OSError as error:
            raise _is_open(book_path) from error


def _is_open(book_path: Path) -> UserError:
    return UserError(
        f"台账“{book_path.name}”正在被打开使用，现在不能恢复。",
        data_safe="现在的台账没有动。",
        todo="请关闭打开这本台账的程序窗口后再试。",
    )


def _put_aside(book_path: Path) -> Path:
    """Copy the book, with its log where it has one, under a name that tells when and why."""
    stamp = datetime.now().isoformat(sep=" ", timespec="seconds").replace(":", "")
    number = 1
    while True:
        ending = f"（{number}）" if number > 1 else ""
        aside = book_path.with_name(f"{book_path.stem}（恢复前 {stamp}）{ending}{book_path.suffix}")
        if not aside.exists():
            break
        number += 1
    for end in _LOGS[::2]:
        if _beside(book_path, end).exists():
            shutil.copyfile(_beside(book_path, end), _beside(aside, end))
    copy_whole(book_path, aside)
    return aside


def _bring_files_back(verified: Verified, path: Path, book_path: Path, progress: Progress) -> int:
    """Files of records that are in the backup's folder and no longer beside the book."""
    if verified.manifest is None:
        return 0
    kept, own = Attachments(path.parent / ATTACHMENTS), Attachments(book_path.parent / ATTACHMENTS)
    back = 0
    for done, sha256 in enumerate(verified.manifest.files, start=1):
        progress.step("正在恢复附件", done, len(verified.manifest.files))
        if not own.path_of(sha256).exists():
            copy_whole(kept.path_of(sha256), own.path_of(sha256))
            back += 1
    return back


def _beside(book_path: Path, end: str) -> Path:
    return book_path.with_name(book_path.name + end)
