"""The program's one entrance: reads the command line, then opens the window or carries out one command."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

    from lawgov_desktop.office import Office

READING_CHILD = "--read-spreadsheet-child"
SCANS_CHILD = "--take-in-scans-child"
WINDOWS_CHILD = "--check-windows-child"
_WINDOW_SECONDS = 180
_JOB_SECONDS = 30


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


def build_every_window(folder: Path) -> list[str]:
    """Build and paint, on a practice book in ``folder``, the main window, every register, form and dialog."""
    from lawgov_desktop.practice import make_practice_book
    from lawgov_desktop.storage.listing import ListQuery, drafts, ids
    from ui import app
    from ui.importing.import_dialog import ImportDialog
    from ui.papers.preview import show_paper_preview

    application = app.application_for([sys.argv[0]])
    office = make_practice_book(folder / "practice.lawgov")
    window = app.build_window(office)
    window.show()
    painted: list[str] = []
    faults: list[BaseException] = []
    # What goes wrong inside a Qt slot is told here and nowhere else.
    sys.excepthook = lambda kind, error, trace: faults.append(error)
    # So is what goes wrong in the background: the window tells a person of it.
    window.jobs.crashed.connect(faults.append)
    window.job_bar.failed.connect(faults.append)

    def paint(name: str) -> None:
        application.processEvents()
        end = time.monotonic() + _JOB_SECONDS
        while window.jobs.busy and time.monotonic() < end:
            application.processEvents()
            time.sleep(0.01)
        if faults:
            raise RuntimeError(f"window {name}: {faults[0]!r}") from faults[0]
        for widget in application.topLevelWidgets():
            if widget.isVisible() and widget.grab().isNull():
                raise RuntimeError(f"window {name} was not painted")
        painted.append(name)

    paint("start page")
    for key, kind in office.store.kinds.items():
        window.open_register(key)
        paint(f"register {key}")
        form = window.forms.open_new(key)
        paint(f"new form {key}")
        form.close()
        first = next(iter(ids(office.store, ListQuery(key), limit=1)), None)
        opened = window.forms.open_record(key, first) if first else None
        if opened is not None:
            paint(f"form {key}")
            opened.close()
        dialog = ImportDialog(office, key, window.jobs, window)
        dialog.show()
        paint(f"import {key}")
        dialog.close()
        for paper in kind.papers:
            fitting = next((one for one in drafts(office.store, ListQuery(key)) if paper.fits(one)), None)
            if fitting is not None:
                preview = show_paper_preview(
                    office, kind, paper, fitting["uuid"], window.jobs, window.icons, window
                )
                paint(f"paper {paper.name}")
                preview.close()
    window.show_settings()
    for key in ("clocks", "workdays", "pack"):
        window.tab_pages["settings"].open_more(key)
        paint(f"settings {key}")
    for name, opened_dialog in (
        ("import log", window.open_import_log()),
        ("recent actions", window.open_recent_actions()),
    ):
        paint(name)
        opened_dialog.close()
    window.close()
    application.processEvents()
    office.close()
    return painted


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
