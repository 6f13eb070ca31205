from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.office import Office, open_office
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.apply import apply_plan, write_errors
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.imports import imports
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from lawgov_desktop.storage.store import Stale
from tests.spreadsheets.lists import case_list, case_row, plan_of, written


def cases(office: Office) -> int:
    return count(office.store, ListQuery("mediation_case"))


def test_every_record_knows_its_import_sheet_and_row(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(n) for n in (1, 2, 3)])
    applied = apply_plan(plan_of(office, "mediation_case", file), office.store)
    assert (applied.created, applied.updated, applied.same, applied.left_out) == (3, 0, 0, ())
    kept = list(drafts(office.store, ListQuery("mediation_case", order="id")))
    assert [(d["import_id"], d["import_sheet"], d["import_row"]) for d in kept] == [
        (applied.import_id, "表", row) for row in (4, 5, 6)
    ]


def test_the_log_keeps_file_hash_mapping_counts_and_a_copy(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(1)])
    copies = Attachments(tmp_path / "files")
    plan = plan_of(office, "mediation_case", file)
    applied = apply_plan(plan, office.store, attachments=copies)
    (entry,) = imports(office.store, import_id=applied.import_id)
    assert (entry.file_name, entry.sha256, entry.sheet, entry.who) == (
        "案件.xlsx",
        plan.sha256,
        "表",
        "王示例",
    )
    assert entry.mapping["受理日期"] == "accepted_on"
    assert entry.counts["created"] == 1
    assert copies.path_of(entry.sha256).read_bytes() == file.read_bytes()


def test_bad_rows_refuse_the_whole_import_unless_only_the_good_are_wanted(
    office: Office, tmp_path: Path
) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(1), case_row(2, 调委会="没有的"), case_row(3)])
    plan = plan_of(office, "mediation_case", file)
    with pytest.raises(UserError, match="第 5 行"):
        apply_plan(plan, office.store)
    assert cases(office) == 0
    applied = apply_plan(plan, office.store, good_only=True)
    assert (applied.created, [one.row for one in applied.left_out]) == (2, [5])


def test_rows_without_a_tick_stay_outside(office: Office, tmp_path: Path) -> None:
    plan = plan_of(office, "mediation_case", case_list(tmp_path / "案件.xlsx", [case_row(1), case_row(2)]))
    plan.rows[0].take = False
    applied = apply_plan(plan, office.store)
    assert (applied.created, applied.left_out[0].why) == (1, "没有勾选")


def test_a_whole_import_can_be_undone_and_done_again(office: Office, tmp_path: Path) -> None:
    file = case_list(tmp_path / "案件.xlsx", [case_row(1), case_row(2)])
    applied = apply_plan(plan_of(office, "mediation_case", file), office.store)
    (entry,) = imports(office.store, import_id=applied.import_id)
    assert office.store.undo(entry.action_id).reverted == 2
    assert cases(office) == 0
    again = plan_of(office, "mediation_case", file)
    assert (again.counts.new, again.former) == (2, ())


def test_cancel_in_the_middle_changes_nothing(office: Office, tmp_path: Path) -> None:
    plan = plan_of(office, "mediation_case", case_list(tmp_path / "一.xlsx", [case_row(n) for n in range(9)]))
    progress = Progress()
    steps = 0

    class StopAtFive(Progress):
        def step(self, doing: str, done: int = 0, total: int = 0) -> None:
            nonlocal steps
            steps = done
            if done == 5:
                progress.cancel()
            progress.step(doing, done, total)

    with pytest.raises(Cancelled):
        apply_plan(plan, office.store, progress=StopAtFive())
    assert (steps, cases(office), imports(office.store)) == (5, 0, [])


def test_a_record_changed_after_the_plan_stops_the_import(office: Office, tmp_path: Path) -> None:
    apply_plan(
        plan_of(office, "mediation_case", case_list(tmp_path / "一.xlsx", [case_row(1)])), office.store
    )
    file = case_list(tmp_path / "二.xlsx", [case_row(2), case_row(1, 纠纷简要情况="因院墙发生争执")])
    plan = plan_of(office, "mediation_case", file)
    known = plan.rows[1].uuid
    assert known
    office.store.save("mediation_case", {"remarks": "另一个人刚改过"}, uuid=known)
    with pytest.raises(Stale):
        apply_plan(plan, office.store)
    assert cases(office) == 1


KILLED = """
import os, signal, sys
from pathlib import Path
from lawgov_desktop.office import open_office
from lawgov_desktop.progress import Progress
from lawgov_desktop.spreadsheets.apply import apply_plan
from tests.spreadsheets.lists import plan_of

class Dies(Progress):
    def step(self, doing, done=0, total=0):
        if doing == "正在写入台账" and done == total // 2:
            os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    office = open_office(Path(sys.argv[1]))
    plan = plan_of(office, "mediation_case", Path(sys.argv[2]))
    assert plan.counts.good == 200, plan.problems[:5]
    apply_plan(plan, office.store, progress=Dies())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_killed_in_the_middle_leaves_the_book_as_it_was(
    office: Office, tmp_path: Path, root: Path
) -> None:
    before = case_list(tmp_path / "前.xlsx", [case_row(1)])
    apply_plan(plan_of(office, "mediation_case", before), office.store)
    tables = ("mediation_case", "mediation_case_party", "history", "action", "import_log", "number_series")
    state = {table: office.book.rows(f"SELECT * FROM {table}") for table in tables}
    book = office.book.path
    office.close()

    # The list changes the case that is there and adds 199.
    rows = [case_row(1, 纠纷简要情况="改过"), *(case_row(n) for n in range(2, 201))]
    file = case_list(tmp_path / "大.xlsx", rows)
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(book), str(file)], cwd=root, env=_with_path(root), timeout=120
    )
    assert done.returncode == -signal.SIGKILL

    after = open_office(book)
    try:
        assert {table: after.book.rows(f"SELECT * FROM {table}") for table in tables} == state
        assert after.book.rows("PRAGMA integrity_check") == [("ok",)]
        plan = plan_of(after, "mediation_case", file)
        assert (plan.counts.new, plan.counts.changed) == (199, 1)
        assert apply_plan(plan, after.store).created == 199
    finally:
        after.close()


def _with_path(root: Path) -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(root)}


def test_bad_rows_are_written_to_a_copy_that_can_be_corrected_and_imported(
    office: Office, tmp_path: Path
) -> None:
    rows = [case_row(1), case_row(2, 受理日期="三月某日"), case_row(3, 调委会="没有的")]
    file = case_list(tmp_path / "案件.xlsx", rows)
    plan = plan_of(office, "mediation_case", file)
    copy = tmp_path / "有问题的行.xlsx"
    assert write_errors(plan, copy) == 2
    apply_plan(plan, office.store, good_only=True)

    book = openpyxl.load_workbook(copy)
    page = book.active
    assert [cell.value for cell in page[3]][:3] == ["序号", "案号", "受理日期"]
    assert page["A1"].value == "样例镇2025年人民调解台账"
    assert "第5行" in page["I4"].value
    assert "C列" in page["I4"].value
    page["C4"].value = "2025-03-09"
    page["D5"].value = rows[0][3]
    book.save(copy)
    corrected = plan_of(office, "mediation_case", copy)
    assert [column.ignored for column in corrected.columns][-1]
    assert (corrected.counts.good, corrected.counts.bad) == (2, 0)
    assert apply_plan(corrected, office.store).created == 2
    # The old file, with its mistakes, has nothing to add any more.
    again = plan_of(office, "mediation_case", file)
    assert (again.counts.same, again.counts.bad) == (3, 0)


def test_ids_and_formula_like_texts_survive_in_the_error_copy(office: Office, tmp_path: Path) -> None:
    head = ["姓名", "身份证号", "住址"]
    file = written(tmp_path / "人.xlsx", [head, [None, "11010519491231002X", "'=1+1"]])
    copy = tmp_path / "错.xlsx"
    write_errors(plan_of(office, "person", file), copy)
    page = openpyxl.load_workbook(copy).active
    assert (page["B2"].value, page["C2"].data_type) == ("11010519491231002X", "s")
