"""A file the office keeps is either the whole new one or the untouched old one, never half of one."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lawgov_desktop.errors import UserError


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """Yield a new name beside ``out`` to write to; it takes the place of ``out`` only when all went well.

    Raises :class:`UserError` when the folder is missing, full or read-only, or when another program
    holds ``out`` open (Windows then refuses to replace it). The half-written file is removed.
    """
    beside = out.with_name(f".{out.stem[:40]}-{secrets.token_hex(4)}{out.suffix}")
    try:
        beside.touch(exist_ok=False)
    except OSError as error:
        raise _told(out, error) from error
    try:
        yield beside
        os.replace(beside, out)
    except OSError as error:
        raise _told(out, error) from error
    finally:
        beside.unlink(missing_ok=True)


def _told(out: Path, error: OSError) -> UserError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(
            f"文件“{out.name}”没有写成：文件夹“{out.parent}”不存在。",
            todo="请另选一个文件夹，或先建好这个文件夹。",
        )
    if isinstance(error, IsADirectoryError):
        return UserError(f"文件“{out.name}”没有写成：已经有一个同名的文件夹。", todo="请换一个文件名再保存。")
    if isinstance(error, PermissionError):
        return UserError(
            f"文件“{out.name}”没有写成：它可能正在 WPS、Excel 或阅读器里打开，或者文件夹不让写入。",
            todo="请先关闭打开它的程序再试，或换一个文件名、文件夹。",
            data_safe="原来的文件没有改动。",
        )
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UserError(
            f"文件“{out.name}”没有写成：磁盘已满。",
            todo="请清理出一些空间，或换一个磁盘再保存。",
            data_safe="原来的文件没有改动。",
        )
    return UserError(
        f"文件“{out.name}”没有写成：{error.strerror or error}。",
        todo="请换一个文件夹再试；如果是 U 盘，请检查是否插好。",
        data_safe="原来的文件没有改动。",
    )
