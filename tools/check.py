"""Runs every check of the project, one after the other, and says at the end which of them failed.

.venv/bin/python tools/check.py            # style, layout, types, tests
.venv/bin/python tools/check.py --no-tests # all but the tests
.venv/bin/python tools/check.py -k pinyin  # what is not an option of ours goes to pytest
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

from setup import ROOT

TEST_MINUTES = 28
"""The tests are ended after this long: a hanging test must not hang whoever waits for the result."""

TYPED = ("main.py", "lawgov_desktop", "ui", "benchmarks", "tools")
"""What mypy looks at, where it is there; how strictly is said in pyproject.toml."""


def cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def typed() -> list[str]:
    """The files and folders of TYPED that hold Python already."""
    return [name for name in TYPED if (ROOT / name).is_file() or any((ROOT / name).rglob("*.py"))]


def steps(pytest_arguments: list[str], *, with_tests: bool) -> list[tuple[str, list[str]]]:
    python = [sys.executable, "-m"]
    found = [
        ("style", [*python, "ruff", "check", "--output-format", "concise", "."]),
        ("layout", [*python, "ruff", "format", "--check", "--output-format", "concise", "."]),
        ("types", [*python, "mypy", *typed()]),
    ]
    if with_tests:
        workers = min(cores(), 4)
        spread = ["-n", str(workers), "--dist", "worksteal"] if workers > 1 else []
        found.append(("tests", [*python, "pytest", "-q", *spread, *pytest_arguments]))
    return found


def run(name: str, command: list[str]) -> bool:
    """Run one check and tell its outcome; its own words only where they are needed."""
    started = time.monotonic()
    loud = name == "tests"
    try:
        done = subprocess.run(
            command,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=None if loud else subprocess.PIPE,
            stderr=None if loud else subprocess.STDOUT,
            timeout=TEST_MINUTES * 60,
            check=False,
        )
        passed, told = done.returncode == 0, done.stdout or b""
    except subprocess.TimeoutExpired as late:
        passed, told = False, (late.stdout or b"") + f"\nended after {TEST_MINUTES} minutes\n".encode()
    if told and not passed:
        sys.stdout.buffer.write(told)
    print(f"check: {name:7} {'ok' if passed else 'FAILED'} ({time.monotonic() - started:.1f} s)", flush=True)
    return passed


def main() -> int:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0], allow_abbrev=False)
    arguments.add_argument("--no-tests", action="store_true", help="style, layout and types only")
    ours, pytest_arguments = arguments.parse_known_args()
    chosen = steps(pytest_arguments, with_tests=not ours.no_tests)
    failed = [name for name, command in chosen if not run(name, command)]
    if failed:
        print(f"check: {len(failed)} of {len(chosen)} checks failed: {', '.join(failed)}")
        return 1
    print(f"check: all {len(chosen)} checks passed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
