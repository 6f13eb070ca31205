"""Takes scans in safely: a child process opens them under limits; one that kills it is only told of."""

from __future__ import annotations

import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

from lawgov_desktop.documents.pdf_writing import ForeignObjects
from lawgov_desktop.progress import Progress

CHILD_ARGUMENT: Final = "--take-in-scans-child"
"""main.py hands what follows it to scan_child.main: a packaged program has no Python beside it."""

BINDING_MM: Final = 25.0
OUTER_MM: Final = 8.0
ROOM_MM: Final = (177.0, 273.0)
"""What a scan may cover of A4: 25 mm are left to bind, 8 mm at the outer edge and below, 16 mm above for the
page number."""

MOST_BYTES: Final = 200 << 20
SECONDS_A_FILE: Final = 30.0
_LOOK_AGAIN_SECONDS: Final = 0.02
_DOING: Final = "正在装入扫描件"


@dataclass(frozen=True, slots=True)
class TakenPage:
    """One page of a scan, ready to be placed; ``size_mm`` as it is read. ``turned``: its head to the left."""

    file: Path
    size_mm: tuple[float, float]
    pixels: tuple[int, int] = (0, 0)
    grey: bool = False
    turned: bool = False
    turn: int = 0
    """Of a PDF page: by how many degrees a reader turns it, clockwise."""
    box: tuple[float, float] = (0.0, 0.0)
    """Width and height of a PDF page before it is turned, in points."""
    form: int = 0
    """Which of ``objects`` a PDF page is."""
    objects: ForeignObjects | None = None

    @property
    def is_pdf(self) -> bool:
        return self.objects is not None


class ScanRefused(ValueError):
    """A file that cannot be taken in; ``str`` is the sentence for its page."""


class _Died(Exception):
    """The child ended, or took too long."""

    def __init__(self, *, slow: bool) -> None:
        super().__init__("slow" if slow else "died")
        self.slow = slow


class ScanTaker:
    """Holds the child and the folder of what it made; use it as a context."""

    def __init__(
        self, *, seconds_a_file: float = SECONDS_A_FILE, command: Sequence[str] | None = None
    ) -> None:
        self._seconds = seconds_a_file
        self._command = list(command or child_command())
        self._child: subprocess.Popen[str] | None = None
        self._answers: queue.Queue[str] = queue.Queue()
        self._started = 0

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="lawgov-scans-"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def take_in(self, file: Path, name: str, progress: Progress) -> tuple[TakenPage, ...]:
        """The pages of a scan. Raises ScanRefused with a sentence, Cancelled when the person stops."""
        if file.is_file() and file.stat().st_size > MOST_BYTES:
            raise ScanRefused(f"“{name}”超过 {MOST_BYTES >> 20} MB，没有装进卷宗。")
        try:
            asked = {"work": "take_in", "file": str(file.resolve()), "name": name, "room_mm": ROOM_MM}
            told = self._ask(asked, self._seconds, progress)
        except _Died as died:
            why = f"打开超过 {self._seconds:g} 秒" if died.slow else "已损坏或太大"
            raise ScanRefused(f"“{name}”{why}，没有装进卷宗。") from died
        if "refused" in told:
            raise ScanRefused(str(told["refused"]))
        return tuple(_pages(told["pages"]))

    def _ask(self, asked: dict[str, Any], seconds: float, progress: Progress) -> dict[str, Any]:
        child = self._running()
        assert child.stdin is not None
        end = time.monotonic() + seconds
        try:
            child.stdin.write(json.dumps(asked, ensure_ascii=True) + "\n")
            child.stdin.flush()
        except OSError as fault:
            self._end()
            raise _Died(slow=False) from fault
        while True:
            try:
                line = self._answers.get(timeout=_LOOK_AGAIN_SECONDS)
            except queue.Empty:
                progress.step(_DOING)
                if time.monotonic() > end:
                    self._end()
                    raise _Died(slow=True) from None
                continue
            if not line:
                self._end()
                raise _Died(slow=False)
            told: dict[str, Any] = json.loads(line)
            return told

    def _running(self) -> subprocess.Popen[str]:
        if self._child is None:
            self._started += 1
            folder = self.folder / str(self._started)
            folder.mkdir()
            self._child = subprocess.Popen(
                [*self._command, str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                env=_child_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._answers = queue.Queue()
            threading.Thread(target=_hear, args=(self._child, self._answers), daemon=True).start()
        return self._child

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        assert child.stdin is not None
        with suppress(OSError):  # what was still to be said to it has no hearer
            child.stdin.close()


def _hear(child: subprocess.Popen[str], answers: queue.Queue[str]) -> None:
    """Put what the child says into a queue, line by line, and an empty line when it is gone."""
    assert child.stdout is not None
    with child.stdout as said:
        for line in said:
            answers.put(line)
    answers.put("")


def _pages(told: Sequence[dict[str, Any]]) -> Iterator[TakenPage]:
    objects = None
    for one in told:
        file, (wide, high) = Path(one["file"]), one["size_mm"]
        if one["kind"] == "pdf":
            if objects is None:
                objects = ForeignObjects(file, one["mark"].encode("ascii"), one["objects"])
            turned = wide > ROOM_MM[0] and wide > high
            box = (one["box"][0], one["box"][1])
            yield TakenPage(
                file,
                (wide, high),
                turned=turned,
                turn=one["turn"],
                box=box,
                form=one["form"],
                objects=objects,
            )
        else:
            across, down = one["pixels"]
            yield TakenPage(file, (wide, high), (across, down), one["grey"], one["turned"])


def child_command() -> list[str]:
    """What starts the child; its folder is the last argument."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_ARGUMENT]
    return [sys.executable, "-P", "-m", "lawgov_desktop.volume.scan_child"]


def _child_environment() -> dict[str, str]:
    """The program's own folder is where the child imports from, wherever it was started."""
    program = str(Path(__file__).resolve().parents[2])
    before = os.environ.get("PYTHONPATH")
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([program, before] if before else [program]),
        "PYTHONIOENCODING": "utf-8",
        "MALLOC_ARENA_MAX": "1",
    }
