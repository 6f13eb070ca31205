"""A folder the office is handed is there as a whole or not at all, and packs into one file for a letter."""

from __future__ import annotations

import re
import secrets
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
"""What Windows takes in no name."""
_UNSEEN: Final = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
"""Signs nobody sees, and those that turn the direction of a name: a .exe could look like a .pdf."""
_DEVICE: Final = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?=$|[. ])", re.IGNORECASE)
"""Windows keeps these for devices, with any suffix."""
_LONGEST: Final = 40


def safe_name(title: str, longest: int = _LONGEST) -> str:
    """The title as the name of a file or folder on every system, at most so many characters."""
    name = _FORBIDDEN.sub("_", _UNSEEN.sub("", title))[:longest].strip(" .") or "未命名"
    device = _DEVICE.match(name)
    return f"{device[0]}_{name[device.end() :]}"[:longest] if device else name


def safe_file_name(name: str) -> str:
    """The same for a file, which keeps its suffix."""
    stem, suffix = Path(name).stem, Path(name).suffix
    return safe_name(stem) + (f".{safe_name(suffix[1:])}" if len(suffix) > 1 else "")


def check_new(out: Path) -> None:
    """UserError unless ``out`` is not there yet, or is an empty folder."""
    try:
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            what = "文件夹" if out.is_dir() else "文件"
            raise UserError(f"{what}“{out.name}”里已经有东西了。", todo="请换一个新文件夹。")
    except OSError as fault:
        raise _told(out, fault) from fault


@contextmanager
def written_folder(out: Path) -> Iterator[Path]:
    """Yield a new folder beside ``out`` to write into; it becomes ``out`` only when all went well.

    Folders above ``out`` are made. Raises UserError for a folder that holds something, and when the disk
    refuses; then, and when the work is stopped, nothing stays behind.
    """
    out = out.resolve()
    check_new(out)
    beside = out.with_name(f".{out.name[:30]}-{secrets.token_hex(4)}")
    try:
        beside.mkdir(parents=True)
        yield beside
        if out.exists():
            out.rmdir()
        beside.rename(out)
    except OSError as fault:
        raise _told(out, fault) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def pack_folder(folder: Path, out: Path, progress: Progress | None = None) -> Path:
    """Pack what is in ``folder`` into the .zip file ``out``, with the folder's name of ``out`` around it.

    Names are stored as UTF-8 and marked so (APPNOTE.TXT 4.4.4, bit 11): Windows shows them as written.
    """
    progress = progress or Progress()
    files = sorted(path for path in folder.rglob("*"))
    with written_whole(out) as beside, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as pack:
        for done, file in enumerate(files):
            progress.step("正在打包", done, len(files))
            pack.write(file, f"{out.stem}/{file.relative_to(folder).as_posix()}")
    progress.step("正在打包", len(files), len(files))
    return out


def _told(out: Path, fault: OSError) -> UserError:
    return UserError(
        f"“{out.name}”没有写完（{fault.strerror or fault}）。",
        todo="请检查磁盘空间和文件夹能不能写入，换一个文件夹再试。",
    )
