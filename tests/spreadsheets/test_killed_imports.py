"""`import --apply` killed at ten moments in real processes: the book is as before or wholly after (I10)."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lawgov_desktop.commands.imports import take_in
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.storage.backup_files import backups
from lawgov_desktop.storage.imports import imports
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from lawgov_desktop.storage.looking import check_book, verify_backup
from tests.spreadsheets.lists import case_list, case_row

MOMENTS = (
    "copying the book",
    "copying the files",
    "after the copy",
    "before the first row",
    "a quarter",
    "half",
    "three quarters",
    "before the last row",
    "at the commit",
    "after the commit",
)
BEFORE_THE_COPY_IS_DONE = MOMENTS[:2]

SCRIPT = """
import io, json, os, signal, sys
from pathlib import Path
from lawgov_desktop import cli
from lawgov_desktop.commands import imports
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.book import Book
from lawgov_desktop.spreadsheets.reading import read_workbook

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def dies_at(moment):
    # Where the process dies; what it does until then is the program's own.
    if moment == "after the copy":
        back_up = imports.Office.back_up_before_import
        imports.Office.back_up_before_import = lambda office: (back_up(office), die())
    if moment == "at the commit":
        rows = Book.rows
        def traced(book, sql, params=()):
            book.db.connection().set_trace_callback(
                lambda text: die() if text == "COMMIT" and imports_are_logged(rows, book) else None)
            return rows(book, sql, params)
        Book.rows = traced
    if moment == "after the commit":
        apply_plan = imports.apply_plan
        imports.apply_plan = lambda *a, **k: (apply_plan(*a, **k), die())
    def step(self, doing, done=0, total=0):
        if doing == "正在备份台账" and total and moment == "copying the book":
            die()
        if doing == "正在备份附件" and moment == "copying the files":
            die()
        share = {"before the first row": 1, "a quarter": total // 4, "half": total // 2,
                 "three quarters": total * 3 // 4, "before the last row": total}.get(moment)
        if doing == "正在写入台账" and share and done >= share:
            die()
    Progress.step = step

def imports_are_logged(rows, book):
    return rows(book, "SELECT count(*) FROM import_log")[0][0] > 1

if __name__ == "__main__":
    file, moments = Path(sys.argv[1]), json.loads(sys.argv[2])
    workbook = read_workbook(file)  # read once: how a file is read is proved elsewhere
    imports.read_workbook = lambda path, *rest, **more: workbook
    ends = {}
    for number, moment in enumerate(moments):
        child = os.fork()
        if not child:
            sys.stdout = io.StringIO()
            dies_at(moment)
            book = file.parent / str(number) / "book.lawgov"
            os._exit(cli.main(["import", "mediation_case", str(file), "--books", str(book), "--apply"]))
        ends[child] = moment
    told = {}
    while ends:
        child, status = os.wait()
        told[ends.pop(child)] = os.waitstatus_to_exitcode(status)
    print(json.dumps(told))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no fork")
def test_an_import_killed_at_any_moment_is_wholly_there_or_not_at_all(
    office: Office, tmp_path: Path, root: Path
) -> None:
    first = case_list(tmp_path / "前.xlsx", [case_row(1)])
    take_in(office, "mediation_case", first)
    folder, book = office.book.path.parent, office.book.path
    office.close()
    for number, _ in enumerate(MOMENTS):
        place = tmp_path / str(number)
        place.mkdir()
        shutil.copyfile(book, place / "book.lawgov")
        shutil.copytree(folder / "attachments", place / "attachments")
    # The list changes the case that is there and adds 199.
    changed = [case_row(1, 纠纷简要情况="改过"), *(case_row(n) for n in range(2, 201))]
    file = case_list(tmp_path / "大.xlsx", changed)
    script = tmp_path / "killed.py"
    script.write_text(SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(file), json.dumps(MOMENTS)],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, timeout=120,
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == dict.fromkeys(MOMENTS, -signal.SIGKILL)

    for number, moment in enumerate(MOMENTS):
        place = tmp_path / str(number)
        after = open_office(place / "book.lawgov")
        try:
            assert check_book(after.book, list(after.store.kinds.values()), after.attachments).reasons == ()
            cases = list(drafts(after.store, ListQuery("mediation_case", order="id")))
            seen = (len(cases), cases[0]["summary"] == "改过", len(imports(after.store)))
            assert seen == ((200, True, 2) if moment == "after the commit" else (1, False, 1)), moment
        finally:
            after.close()
        copies = backups(place / "backups")
        assert len(copies) == (0 if moment in BEFORE_THE_COPY_IS_DONE else 1), moment
        for copy in copies:
            verified = verify_backup(copy.path)
            assert (verified.ok, verified.counts["mediation_case"]) == (True, 1), moment

    # What a killed process left lying about does not stand in the way of doing it again.
    again = open_office(tmp_path / "0" / "book.lawgov")
    try:
        again.back_up_before_import()
        take_in(again, "mediation_case", file)
        assert count(again.store, ListQuery("mediation_case")) == 200
    finally:
        again.close()
