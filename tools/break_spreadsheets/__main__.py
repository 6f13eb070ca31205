"""Writes broken files into a folder, or reads them one after the other and tells what became of each.

.venv/bin/python -m tools.break_spreadsheets FOLDER --count 500 --seed 3   # only write them
.venv/bin/python -m tools.break_spreadsheets --run 3000 --seed 3           # write, read, plan, judge
.venv/bin/python -m tools.break_spreadsheets --run 80 --only bomb          # the named ones alone

The same seed makes the same files. Files that show a fault are kept in the folder given by --keep.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .making import broken_files
from .trying import Judge


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.break_spreadsheets")
    parser.add_argument("folder", nargs="?", type=Path, help="where to write the files")
    parser.add_argument("--count", type=int, default=200, help="how many to write")
    parser.add_argument("--run", type=int, metavar="N", help="read N of them instead of keeping them")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=int, default=0, help="number of the first file")
    parser.add_argument("--only", default="", help="only files whose name holds this word")
    parser.add_argument("--keep", type=Path, default=Path("out/broken"), help="where faulty ones go")
    asked = parser.parse_args()
    if (asked.folder is None) == (asked.run is None):
        parser.error("name a folder to write to, or --run N")
    files = broken_files(asked.run or asked.count, asked.seed, start=asked.start, only=asked.only)
    if asked.folder is not None:
        asked.folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            (asked.folder / file.name).write_bytes(file.content)
        return 0
    with Judge(asked.keep) as judge:
        try:
            for file in files:
                judge.judge(file)
        except KeyboardInterrupt:
            print("stopped; the figures so far:")
        judge.sum_up()
    return 1 if judge.faults else 0


if __name__ == "__main__":
    sys.exit(main())
