"""Reads a foreign workbook safely: a child process does it under limits of time and memory (features I01).

Files exist that abort, panic, hang or blow up every reader there is. Here the worst of them costs a
child its life and the clerk a sentence; a second reader tries what the first could not open.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from lawgov_desktop.collecting import no_collecting
from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets import transport
from lawgov_desktop.spreadsheets.grid import CellValue, Covered, Merge, Sheet, Workbook
from lawgov_desktop.spreadsheets.reading_child import ANSWER, REFUSAL, Request
from lawgov_desktop.spreadsheets.sniff import Kind, needs_password, sniff

CHILD_ARGUMENT = "--read-spreadsheet-child"
"""main.py hands what follows it to reading_child.main: a packaged program has no Python beside it."""

_READERS: dict[Kind, tuple[str, ...]] = {
    "xls": ("calamine", "xlrd"),
    "xlsx": ("calamine", "openpyxl"),
    "xlsm": ("calamine", "openpyxl"),
    "xlsb": ("calamine",),
    "ods": ("ods", "calamine"),
    "csv": ("csv",),
    "html": ("html",),
    "xml": ("xml",),
}
_DOING = "正在读取表格"
_LOOK_AGAIN_SECONDS = 0.02
_FIRST_READER_SHARE = 0.6
_DETAIL_CHARACTERS = 2_000
_LEAST_ROOM = 1 << 16
"""Bytes free on the disk; with fewer left a failure is put down to that."""
_NO_SPACE = f"[Errno {errno.ENOSPC}]"


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost."""

    seconds: float = 20.0
    """From start to end, whatever the number of readers tried."""
    memory_bytes: int = 1 << 30
    """Address space of the child."""
    max_cells: int = 5_000_000
    """Cells of all sheets together, empty ones among filled ones included."""
    max_file_bytes: int = 200 << 20


class ReaderFailed(Exception):
    """One reader could not open the file; told to nobody, kept as the cause of the UserError."""

    def __init__(self, reader: str, how: str, detail: str = "") -> None:
        super().__init__(f"{reader}: {how} {detail}".strip())
        self.how = how
        """died, time, memory, disk or damaged"""


class ReaderRefused(Exception):
    """The reader understood the file and will not read it: see ``backends.tables.Refused``."""

    def __init__(self, kind: str, number: int) -> None:
        super().__init__(kind)
        self.kind = kind
        self.number = number


def child_command() -> list[str]:
    """What starts the reading child; its folder is the last argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    # -P: nothing is imported from the folder one happens to be in, which may hold anybody's files.
    return [sys.executable, "-P", "-m", "lawgov_desktop.spreadsheets.reading_child"]


def read_workbook(
    path: Path,
    *,
    limits: Limits | None = None,
    progress: Progress | None = None,
    command: Sequence[str] | None = None,
) -> Workbook:
    """All sheets of a file, whatever its name says.

    Raises UserError for what cannot be read (see sniff.py), is damaged, or is too large or too slow for
    ``limits``; Cancelled when ``progress`` was cancelled. Nothing of the child outlives the call.
    """
    limits = limits or Limits()
    progress = progress or Progress()
    progress.step(_DOING)
    about = sniff(path)
    if path.stat().st_size > limits.max_file_bytes:
        megabytes = limits.max_file_bytes >> 20
        raise UserError(f"这个文件太大，超过了 {megabytes} MB。", todo=_SPLIT)
    # WORKAROUND: calamine 0.37 garbles Chinese texts of Excel 95 and does not know older files.
    readers = ("xlrd",) if about.before_97 else _READERS[about.kind]
    end = time.monotonic() + limits.seconds
    failed: list[ReaderFailed] = []
    for reader in readers:
        left = end - time.monotonic()
        if left <= 0:
            break
        is_last = reader == readers[-1]
        seconds = left if is_last else left * _FIRST_READER_SHARE
        request = Request(str(path.resolve()), about, reader, limits.max_cells, limits.memory_bytes, seconds)
        try:
            return read_in_child(request, progress, command or child_command())
        except ReaderRefused as refused:
            raise _refusal(refused, request) from refused
        except ReaderFailed as failure:
            failed.append(failure)
        except OSError as error:
            if error.errno != errno.ENOSPC:
                raise
            raise _no_room() from error
    raise _cannot_read(failed, limits) from failed[0]


def read_in_child(request: Request, progress: Progress, command: Sequence[str]) -> Workbook:
    """What one reader makes of the file. Raises ReaderFailed, ReaderRefused or Cancelled."""
    with tempfile.TemporaryDirectory(prefix="lawgov-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        request.save(folder)
        try:
            return _answer_of_child(folder, request, progress, command)
        except ReaderFailed as failure:
            # On a full disk the child cannot even say what it died of.
            if failure.how in ("died", "damaged") and shutil.disk_usage(folder).free < _LEAST_ROOM:
                failure.how = "disk"
            raise


def _answer_of_child(folder: Path, request: Request, progress: Progress, command: Sequence[str]) -> Workbook:
    with (folder / "errors.txt").open("w+b") as errors:
        _run([*command, str(folder)], errors, request, progress)
    if (folder / REFUSAL).exists():
        told: dict[str, Any] = json.loads((folder / REFUSAL).read_text(encoding="utf-8"))
        raise ReaderRefused(told["kind"], told["number"])
    try:
        with (folder / ANSWER).open("rb") as answer, no_collecting():
            return _workbook(answer, request, progress)
    except (transport.Damaged, FileNotFoundError) as error:
        raise ReaderFailed(request.reader, "damaged", str(error)) from error


def _run(command: Sequence[str], errors: BinaryIO, request: Request, progress: Progress) -> None:
    """Run the child to its end. Raises ReaderFailed, or Cancelled; the child is gone in any case."""
    end = time.monotonic() + request.seconds
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        env=_child_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        while True:
            try:
                child.wait(_LOOK_AGAIN_SECONDS)
                break
            except subprocess.TimeoutExpired:
                progress.step(_DOING)
            if time.monotonic() > end:
                raise ReaderFailed(request.reader, "time")
    finally:
        if child.returncode is None:
            child.kill()
            child.wait()
    if child.returncode != 0:
        errors.seek(0)
        told = errors.read().decode("utf-8", "replace")
        out_of_memory = "MemoryError" in told or "memory allocation" in told
        how = "memory" if out_of_memory else "disk" if _NO_SPACE in told else "died"
        raise ReaderFailed(request.reader, how, f"exit {child.returncode} {told[-_DETAIL_CHARACTERS:]}")


def _child_environment() -> dict[str, str]:
    """The program's own folder is where the child imports from, wherever it was started."""
    program = str(Path(__file__).resolve().parents[2])
    before = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([program, before] if before else [program]),
        # Each arena reserves 64 MB of address space, which is what the limit counts.
        "MALLOC_ARENA_MAX": "1",
        "RUST_BACKTRACE": "0",
    }


# ------------------------------------------------------------------------- the answer


def _workbook(answer: BinaryIO, request: Request, progress: Progress) -> Workbook:
    head = transport.read(answer)
    try:
        sheets = tuple(_sheet(answer, progress) for _ in range(head["sheets"]))
        return Workbook(request.format, sheets, request.reader, tuple(head["notes"]))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise transport.Damaged(str(error)) from error


def _sheet(answer: BinaryIO, progress: Progress) -> Sheet:
    about: dict[str, Any] = transport.read(answer)
    count: int = about["count"]
    filled: list[list[CellValue]] = []
    while len(filled) < count:
        in_chunk, columns, errors = transport.read(answer)
        filled += transport.unpack_rows(columns, in_chunk, errors)
        progress.step(_DOING, len(filled), count)
    numbers = about["row_numbers"]
    return Sheet(
        name=about["name"],
        rows=filled if isinstance(numbers, int) else _at_their_places(filled, numbers),
        first_row=numbers if isinstance(numbers, int) else numbers[0],
        first_col=about["first_col"],
        merges=tuple(
            Merge(first_row, last_row, first_col, last_col)
            for first_row, first_col, last_row, last_col in about["merges"]
        ),
        kind=about["kind"],
        hidden=about["hidden"],
        hidden_rows=frozenset(about["hidden_rows"]),
        hidden_cols=frozenset(about["hidden_cols"]),
        covered=tuple(Covered(*covered) for covered in about["covered"]),
    )


def _at_their_places(filled: list[list[CellValue]], numbers: list[int]) -> list[list[CellValue]]:
    """The rows with empty ones put between them where the sheet has empty rows."""
    rows: list[list[CellValue]] = []
    empty: list[CellValue] = []  # one for all: there may be a million of them
    for number, row in zip(numbers, filled, strict=True):
        rows += [empty] * (number - numbers[0] - len(rows))
        rows.append(row)
    return rows


# ------------------------------------------------------------------------- what to tell

_SPLIT = "请删去不用的工作表、空白行列和图片，或分成几个文件，另存为 .xlsx 后再导入。"
_SAVE_ANEW = "请用 WPS 或 Excel 打开它，另存为新的 .xlsx 后再导入；若打不开，请重新复制或向发来的单位要一份。"


def _refusal(refused: ReaderRefused, request: Request) -> UserError:
    if refused.kind == "password":
        return needs_password()
    if refused.kind == "too_many_cells":
        most = request.max_cells // 10_000
        return UserError(f"这个表格太大，超过了 {most} 万个单元格，没有读入。", todo=_SPLIT)
    if refused.kind == "too_many_columns":
        return UserError(f"这个表格有 {refused.number} 列，太多了，不像一份清单，没有读入。", todo=_SPLIT)
    return UserError(f"这个{request.format.title}里没有找到表格。", todo=_SAVE_ANEW)


def _no_room() -> UserError:
    return UserError(
        f"磁盘已满，没有地方放读取时的临时文件（{tempfile.gettempdir()}）。", todo="请清理磁盘后再导入。"
    )


def _cannot_read(failed: Sequence[ReaderFailed], limits: Limits) -> UserError:
    """What the last reader ran into says most: the first one may have run away from mere damage."""
    how = failed[-1].how
    if any(one.how == "disk" for one in failed):
        return _no_room()
    if how == "time":
        return UserError(
            f"读取这个文件用了 {limits.seconds:g} 秒还没有读完，已经停下；它可能太大或已损坏。", todo=_SPLIT
        )
    if how == "memory":
        megabytes = limits.memory_bytes >> 20
        return UserError(
            f"读取这个文件要用的内存超过了 {megabytes} MB，已经停下；它可能太大或已损坏。", todo=_SPLIT
        )
    return UserError("这个文件已损坏，里面的表格读不出来。", todo=_SAVE_ANEW)
