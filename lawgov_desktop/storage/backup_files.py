"""The copies of a book in a backup folder: what each one's slip of paper says, and which old ones may go.

Beside every copy ``x.lawgov`` lies its manifest ``x.lawgov.json``. Files kept with records are copied once
for all copies of the folder, under the hash of their content, in ``attachments``.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.dates import months_on

BACKUPS: Final = "backups"
"""The usual folder, beside the book."""

ATTACHMENTS: Final = "attachments"

MANUAL: Final = "手动"
BEFORE_IMPORT: Final = "导入前"
BEFORE_UNDO: Final = "撤销前"

_MANIFEST: Final = ".json"
_FORMAT: Final = 1
_PART: Final = ".part"

_KEPT_LAST: Final = 10
_KEPT_DAYS: Final = 14
_KEPT_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy of a book, as its manifest says. ``counts``: live records per register."""

    path: Path
    at: str
    bytes: int
    counts: dict[str, int]
    sha256: str
    reason: str = ""
    book: str = ""
    """Which book it is a copy of, whatever the file is called."""
    state: str = ""
    """What the book held, as one word; the same state needs no second copy."""
    program: str = ""
    files: tuple[str, ...] = ()
    """SHA-256 of the kept files that were copied beside it."""
    missing: tuple[str, ...] = ()
    """Names of kept files that were not there (or not whole) when the copy was made."""
    tables: dict[str, int] | None = None
    """Rows of every table."""
    serial: int = 0
    """The how-manieth copy of this book in the folder: what came last, even when the clock was set back."""
    fresh: bool = True
    """False when nothing had changed and this is the copy that was there already."""

    @property
    def manual(self) -> bool:
        """Asked for by a person: never deleted by the program."""
        return self.reason == MANUAL


def manifest_of(copy: Path) -> Path:
    return copy.with_name(copy.name + _MANIFEST)


def write_manifest(backup: Backup) -> None:
    """Put the slip beside the copy; raises OSError."""
    told = {
        "format": _FORMAT,
        "file": backup.path.name,
        "at": backup.at,
        "serial": backup.serial,
        "reason": backup.reason,
        "bytes": backup.bytes,
        "sha256": backup.sha256,
        "counts": backup.counts,
        "tables": backup.tables or {},
        "book": backup.book,
        "state": backup.state,
        "program": backup.program,
        "files": list(backup.files),
        "missing_files": list(backup.missing),
    }
    target = manifest_of(backup.path)
    beside = part_name(target)
    try:
        with beside.open("w", encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def read_manifest(copy: Path) -> Backup | None:
    """What the slip beside a copy says; None when there is none or it cannot be read."""
    try:
        told: dict[str, Any] = json.loads(manifest_of(copy).read_text(encoding="utf-8"))
        return Backup(
            path=copy,
            at=str(told["at"]),
            bytes=int(told["bytes"]),
            counts={str(kind): int(count) for kind, count in told["counts"].items()},
            sha256=str(told["sha256"]),
            reason=str(told["reason"]),
            book=str(told["book"]),
            state=str(told["state"]),
            program=str(told["program"]),
            files=tuple(map(str, told["files"])),
            missing=tuple(map(str, told["missing_files"])),
            serial=int(told["serial"]),
            tables={str(table): int(count) for table, count in told["tables"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # a copy without a readable slip is nobody's to delete; it can still be verified


def backups(folder: Path, book: str | None = None) -> list[Backup]:
    """Copies in a folder whose slip can be read, the newest first; of one book when asked."""
    if not folder.is_dir():
        return []
    found = [
        backup
        for manifest in folder.glob(f"*{_MANIFEST}")
        if (copy := manifest.with_name(manifest.name.removesuffix(_MANIFEST))).is_file()
        if (backup := read_manifest(copy)) is not None and book in (None, backup.book)
    ]
    if book is None:
        return sorted(found, key=lambda backup: (backup.at, backup.serial), reverse=True)
    return sorted(found, key=_order, reverse=True)


def _order(backup: Backup) -> tuple[int, str]:
    return backup.serial, backup.at


def may_go(copies: Sequence[Backup], today: date) -> list[Backup]:
    """Automatic copies that are no longer needed.

    Kept are: the last 10; the newest of each day for 14 days; the newest of each month for 12 months; every
    copy made by hand. Nothing goes when the newest copy holds less than half of what an older one holds:
    then something was lost, and the old copies are what can bring it back (feature B04).
    """
    automatic = sorted((copy for copy in copies if not copy.manual), key=_order, reverse=True)
    if not automatic or _records(automatic[0]) * 2 < max(map(_records, copies)):
        return []
    kept = {copy.path for copy in automatic[:_KEPT_LAST]}
    first_day = (today - timedelta(days=_KEPT_DAYS)).isoformat()
    first_month = months_on(today, -_KEPT_MONTHS).isoformat()[:7]
    kept |= _newest_of_each(copy for copy in automatic if copy.at[:10] > first_day)
    months: set[str] = set()
    for copy in automatic:
        if copy.at[:7] > first_month and copy.at[:7] not in months:
            months.add(copy.at[:7])
            kept.add(copy.path)
    return [copy for copy in automatic if copy.path not in kept]


def _newest_of_each(copies: Iterable[Backup]) -> set[Path]:
    """The newest copy of each day; ``copies`` come newest first."""
    newest: dict[str, Path] = {}
    for copy in copies:
        newest.setdefault(copy.at[:10], copy.path)
    return set(newest.values())


def _records(copy: Backup) -> int:
    return sum(copy.counts.values())


# files


def part_name(target: Path) -> Path:
    """A hidden name beside ``target`` to write to before it takes its place."""
    return target.with_name(f".{target.stem[:40]}-{secrets.token_hex(4)}{_PART}")


def copy_whole(source: Path, target: Path) -> str:
    """Copy a file so that ``target`` is all of it or not there; the SHA-256 of what was read."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = part_name(target)
    digest = hashlib.sha256()
    try:
        with source.open("rb") as read, beside.open("wb") as write:
            while chunk := read.read(1 << 20):
                digest.update(chunk)
                write.write(chunk)
            write.flush()
            os.fsync(write.fileno())
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)
    sync_folder(target.parent)
    return digest.hexdigest()


def sync_file(path: Path) -> None:
    """Have the disk hold what was written, before the file gets its name."""
    # Windows flushes only through a handle that may write.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk hold the names in a folder too."""
    if os.name == "nt":
        return  # a folder cannot be opened there; NTFS keeps its journal of names itself
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def not_written(folder: Path, error: OSError, what: str, data_safe: str) -> UserError:
    """The sentence for a file that the disk did not take."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        why, todo = "磁盘已满", "请清理出一些空间，或换一个文件夹、磁盘再试。"
    elif isinstance(error, PermissionError) or error.errno == errno.EROFS:
        why, todo = f"文件夹“{folder}”不让写入", "请换一个能写入的文件夹；如果是 U 盘，请看看写保护开关。"
    elif isinstance(error, FileNotFoundError | NotADirectoryError | FileExistsError):
        why, todo = f"文件夹“{folder}”用不了", "请检查这个文件夹；如果是 U 盘，请检查是否插好。"
    else:
        why, todo = error.strerror or str(error), "请检查磁盘，或换一个文件夹再试。"
    return UserError(f"{what}：{why}。", data_safe=data_safe, todo=todo)
