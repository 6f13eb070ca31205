"""Opens the practice book in a window; without a screen, runs the demonstration and names its files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from setup import ROOT, window_opens

MAIN = ROOT / "main.py"
DEMO_FOLDER = ROOT / "out" / "demo"


def has_screen() -> bool:
    """Whether a window can open here; says in one line why not when there should have been a screen."""
    if sys.platform.startswith("linux"):
        if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
            return False
        if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            return False
    works, told = window_opens(None)
    if not works:
        first_line = told.splitlines()[0] if told else "no reason given"
        print(f"run: no window can open on this screen: {first_line}", file=sys.stderr)
    return works


def open_practice_book() -> int:
    print("run: opening the practice book")
    return subprocess.call([sys.executable, str(MAIN), "--practice"])


def demonstrate() -> int:
    """Run `main.py demo`; its exit status (0 done, 1 done with problems, 2 refused, 3 a fault of ours)."""
    print(f"run: no screen; demonstrating the main job into {DEMO_FOLDER}", flush=True)
    command = [sys.executable, str(MAIN), "demo", "--out", str(DEMO_FOLDER), "--json"]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)
    told = done.stdout.decode("utf-8", "replace")
    try:
        answer = json.loads(told)
        files = [DEMO_FOLDER / name for name in answer["files"]]
    except (ValueError, KeyError, TypeError):
        print(told, end="")
        return done.returncode or 3
    for file in files:
        print(f"  {in_project(file)}  {file.stat().st_size:,} bytes")
    for kind, count in answer.get("counts", {}).items():
        print(f"  {kind}: {count}")
    print(f"run: {len(files)} files made")
    return done.returncode


def in_project(file: Path) -> Path:
    return file.relative_to(ROOT) if file.is_relative_to(ROOT) else file


def main() -> int:
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    return open_practice_book() if has_screen() else demonstrate()


if __name__ == "__main__":
    sys.exit(main())
