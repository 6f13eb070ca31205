"""The program's one entrance: reads the command line, then opens the window or carries out one command."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from lawgov_desktop.office import Office

READING_CHILD = "--read-spreadsheet-child"
SCANS_CHILD = "--take-in-scans-child"
WINDOWS_CHILD = "--check-windows-child"
_WINDOW_SECONDS = 300


def main(argv: Sequence[str]) -> int:
    """The exit status of the program: 0 done, 1 done with problems, 2 refused, 3 a fault of ours."""
    multiprocessing.freeze_support()
    if argv[:1] == [READING_CHILD]:
        # A foreign spreadsheet is read by this same program again, so that only the child can crash.
        from lawgov_desktop.spreadsheets.reading_child import main as read_spreadsheet

        return read_spreadsheet(argv[1:])
    if argv[:1] == [SCANS_CHILD]:
        from lawgov_desktop.volume.scan_child import main as take_in_scans

        return take_in_scans(argv[1:])
    if argv[:1] == [WINDOWS_CHILD]:
        from ui.every_window import build_every_window

        print(json.dumps(build_every_window(Path(argv[1]))))
        return 0

    from lawgov_desktop import cli

    asked = window_asked(argv)
    return open_window(asked, argv) if asked else cli.main(argv, check_windows=check_windows)


def window_asked(argv: Sequence[str]) -> argparse.Namespace | None:
    """The options, when nothing but options stands there; a command never loads the window's libraries."""
    from lawgov_desktop import cli
    from lawgov_desktop.errors import UserError

    if {"-h", "--help", "--version", "--json"} & set(argv):
        return None
    try:
        asked = cli.read(argv)
    except UserError:
        return None  # cli.main says what is wrong
    return asked if asked.command is None else None


def open_window(asked: argparse.Namespace, argv: Sequence[str]) -> int:
    """Open the window on the named book, on the practice book (`--practice`), or on the user's own."""
    from lawgov_desktop import paths
    from lawgov_desktop.errors import UserError
    from ui import app
    from ui.widgets.icons import Icons
    from ui.widgets.messages import tell

    application = app.application_for([sys.argv[0], *argv])
    try:
        office = office_for_window(asked)
    except UserError as refusal:
        dialog = tell(refusal, Icons(paths.resources_folder() / "icons"), None)
        dialog.finished.connect(application.quit)
        application.exec()
        return 2
    try:
        return app.run(office, [sys.argv[0], *argv])
    finally:
        office.close()


def office_for_window(asked: argparse.Namespace) -> Office:
    """The book the options name. The practice book is made when it is missing; what was tried in it stays."""
    from lawgov_desktop import paths
    from lawgov_desktop.commands.answer import passphrase
    from lawgov_desktop.office import open_office
    from lawgov_desktop.practice import make_practice_book

    if not asked.practice:
        return open_office(
            asked.books or paths.own_book(), passphrase=passphrase(asked.passphrase_file), who=asked.who
        )
    path = asked.books or paths.practice_book()
    if not path.exists():
        make_practice_book(path).close()
    return open_office(path, who=asked.who)


def check_windows() -> list[str]:
    """Build every window without showing it, in a process of its own; their names. The self-test asks."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, str(Path(__file__))]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        done = subprocess.run(
            [*program, WINDOWS_CHILD, folder],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_WINDOW_SECONDS,
            check=False,
        )
    if done.returncode:
        raise RuntimeError(f"windows: status {done.returncode}: {done.stderr.strip()[-2000:]}")
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return names


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
