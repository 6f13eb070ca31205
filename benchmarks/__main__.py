"""Measures the speed lines: `python -m benchmarks [F02 F04 …] [--rows N | --full]`; results in out/bench."""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from benchmarks import (
    f02_register,
    f03_search,
    f04_import,
    f05_register,
    f06_paper,
    f07_figures,
    f09_window,
    volume,
)
from benchmarks.measure import ROOT, Line

Measure = Callable[[Path, int], Iterator[Line]]
LINES: dict[str, Measure] = {
    "F02": f02_register.measure,
    "F03": f03_search.measure,
    "F04": f04_import.measure,
    "F05": f05_register.measure,
    "F06": f06_paper.measure,
    "F07": f07_figures.measure,
    "VOL": volume.measure,
    "F09": lambda folder, rows: f09_window.measure(folder, rows // 20),
}
QUICK_ROWS = 200_000
FULL_ROWS = 1_000_000


def main() -> int:
    """0 when every line is kept, 1 when one is not."""
    arguments = argparse.ArgumentParser(
        prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0]
    )
    arguments.add_argument("lines", nargs="*", help=f"which of {', '.join(LINES)} (all of them)")
    arguments.add_argument("--rows", type=int, default=QUICK_ROWS, help=f"records (quick: {QUICK_ROWS:,})")
    arguments.add_argument("--full", action="store_true", help=f"the size the design asks for: {FULL_ROWS:,}")
    arguments.add_argument("--out", type=Path, default=ROOT / "out" / "bench", help="books and results")
    asked = arguments.parse_args()
    unknown = sorted(set(asked.lines) - set(LINES))
    if unknown:
        arguments.error(f"no speed line called {', '.join(unknown)}; there are {', '.join(LINES)}")
    rows = FULL_ROWS if asked.full else asked.rows
    results: list[Line] = []
    for name in asked.lines or LINES:
        print(f"{name} at {rows:,} records")
        for line in LINES[name](asked.out, rows):
            results.append(line)
            print(text_of(line), flush=True)
    broken = [line for line in results if not line.kept]
    asked.out.mkdir(parents=True, exist_ok=True)
    report = asked.out / f"results-{rows}.json"
    told = {
        "at": datetime.now().isoformat(timespec="seconds"),
        "rows": rows,
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}",
        "lines": [asdict(line) for line in results],
    }
    report.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    print(f"{len(results) - len(broken)} of {len(results)} kept; {report}")
    return 1 if broken else 0


def text_of(line: Line) -> str:
    mark = "kept  " if line.kept else "BROKEN"
    return (
        f"  {mark} {line.what:52} {line.ours:9.2f} {line.unit} beside {line.peer:9.2f} {line.unit}"
        f"   ratio {line.ratio:8.2f} (bound {line.bound})"
    )


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main())
