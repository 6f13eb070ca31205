"""Measuring: the best of several tries, the peak memory of a process, and a line that is kept or not."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Line:
    """One result: ours beside its peer. ``ratio`` is ours / peer, or peer / ours where faster is asked."""

    speed_line: str
    what: str
    ours: float
    peer: float
    unit: str
    ratio: float
    bound: str
    kept: bool


def at_most(
    speed_line: str, what: str, ours: float, peer: float, most: float, unit: str = "ms", slack: float = 0.0
) -> Line:
    """Ours may take ``most`` times what the peer takes; at or below ``slack`` it is kept anyway."""
    ratio = ours / peer if peer else float("inf")
    return Line(speed_line, what, ours, peer, unit, ratio, f"≤ {most:g}", ratio <= most or ours <= slack)


def at_least(speed_line: str, what: str, ours: float, peer: float, least: float, unit: str = "ms") -> Line:
    """The peer takes at least ``least`` times what ours takes."""
    ratio = peer / ours if ours else float("inf")
    return Line(speed_line, what, ours, peer, unit, ratio, f"≥ {least:g}", ratio >= least)


def for_information(speed_line: str, what: str, ours: float, peer: float, unit: str) -> Line:
    """Ours beside something it may be compared with; nothing is asked of it."""
    ratio = ours / peer if peer else float("inf")
    return Line(speed_line, what, ours, peer, unit, ratio, "none", True)


def milliseconds(work: Callable[[], object], tries: int = 7) -> float:
    """The median of several runs, after one that warms up."""
    work()
    taken = []
    for _ in range(tries):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken)


def interleaved(
    first: Callable[[], object], second: Callable[[], object], tries: int = 9
) -> tuple[float, float]:
    """Medians of two works measured turn by turn, so that a busy machine slows both alike."""
    first(), second()
    one: list[float] = []
    other: list[float] = []
    for _ in range(tries):
        for work, taken in ((first, one), (second, other)):
            began = time.perf_counter()
            work()
            taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(one), statistics.median(other)


def peak_megabytes(code: str) -> float:
    """Peak memory (MB) of a Python process of its own that runs ``code``; 0 where the system tells none."""
    return alone(code)[1]


def alone(code: str) -> tuple[list[float], float]:
    """The numbers on the last line ``code`` prints, and the peak memory (MB) of the process that ran it.

    The memory is 0 where the system tells none. On Linux VmHWM is read: ru_maxrss of a child also counts
    the parent it was split from. Memory of further processes it starts is not counted.
    """
    status = Path("/proc/self/status")
    if status.exists():
        tell = f"print(next(x for x in open({str(status)!r}) if x.startswith('VmHWM')).split()[1])"
        unit = 1024
    elif sys.platform == "darwin":
        tell, unit = "import resource;print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)", 1
    else:
        tell, unit = "print(0)", 1
    # Reading a workbook starts a child, which runs the main module again where processes are spawned.
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{tell}"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    numbers = [float(word) for word in lines[-2].split()] if len(lines) > 1 else []
    return numbers, int(lines[-1]) * unit / 1e6
