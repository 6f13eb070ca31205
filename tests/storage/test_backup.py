"""Copies of a book: made while it is in use, proved, thinned, checked, put back."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlcipher3 import dbapi2 as sqlcipher

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.backup import make_backup
from lawgov_desktop.storage.backup_files import BEFORE_IMPORT, MANUAL, Backup, backups, manifest_of, may_go
from lawgov_desktop.storage.book import open_book
from lawgov_desktop.storage.looking import check_book, verify_backup
from lawgov_desktop.storage.migrations import newest
from lawgov_desktop.storage.restoring import nobody_in, restore_backup
from lawgov_desktop.storage.store import Store
from tests.storage.small_register import KINDS, book_with_visitors

PASSPHRASE = "龙溪's 口令"


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "keyed"])
def kept(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Store, str | None]]:
    """A book of three visitors, one in the recycle bin: plain, and with a passphrase."""
    store = Store(book_with_visitors(tmp_path / "台账.lawgov", passphrase=request.param), KINDS)
    for name in ("张三丰", "李小四", "王五"):
        store.save("visitor", {"name": name})
    store.delete("visitor", store.book.rows("SELECT uuid FROM visitor WHERE name = '王五'")[0][0])
    yield store, request.param
    store.book.close()


def names_in(path: Path, passphrase: str | None = None) -> list[str]:
    book = open_book(path, passphrase=passphrase)
    try:
        return [row[0] for row in book.rows("SELECT name FROM visitor ORDER BY id")]
    finally:
        book.close()


# --- making


def test_a_copy_holds_what_the_open_book_holds(kept: tuple[Store, str | None], tmp_path: Path) -> None:
    store, passphrase = kept
    made = make_backup(store.book, tmp_path / "backups", reason=MANUAL)
    assert made.counts["visitor"] == 2
    assert made.path.parent == tmp_path / "backups"
    assert made.path.stat().st_size == made.bytes
    verified = verify_backup(made.path, passphrase)
    assert (verified.ok, verified.reasons, verified.counts) == (True, (), made.counts)
    assert names_in(made.path, passphrase) == ["张三丰", "李小四", "王五"]


def test_a_keyed_book_stays_keyed_in_its_copy(kept: tuple[Store, str | None], tmp_path: Path) -> None:
    store, passphrase = kept
    made = make_backup(store.book, tmp_path / "backups", reason=MANUAL)
    assert ("张三丰".encode() in made.path.read_bytes()) == (passphrase is None)
    if passphrase:
        with pytest.raises(UserError, match="口令不对"):
            verify_backup(made.path, "错误")


def test_what_is_written_meanwhile_is_not_in_the_copy_and_not_lost(
    kept: tuple[Store, str | None], tmp_path: Path
) -> None:
    store, passphrase = kept
    for number in range(300):
        store.save("visitor", {"name": f"来访{number}", "remarks": "占用一些地方" * 200})

    class WritesMeanwhile(Progress):
        written = 0

        def step(self, doing: str, done: int = 0, total: int = 0) -> None:
            if total:
                writer = threading.Thread(target=self.write)
                writer.start()
                writer.join()

        def write(self) -> None:
            self.written += 1
            store.save("visitor", {"name": f"同时写入{self.written}"})
            store.book.db.close()

    meanwhile = WritesMeanwhile()
    made = make_backup(store.book, tmp_path / "backups", reason=MANUAL, progress=meanwhile)
    assert meanwhile.written
    assert made.counts["visitor"] == 302
    assert verify_backup(made.path, passphrase).ok
    assert store.book.rows("SELECT count(*) FROM visitor") == [(303 + meanwhile.written,)]


def test_the_folder_holds_the_copy_and_its_slip_and_nothing_else(store: Store, tmp_path: Path) -> None:
    made = make_backup(store.book, tmp_path / "b", reason=BEFORE_IMPORT)
    assert sorted(file.name for file in (tmp_path / "b").iterdir()) == [
        made.path.name, made.path.name + ".json",
    ]  # fmt: skip
    told = json.loads(manifest_of(made.path).read_text(encoding="utf-8"))
    assert (told["reason"], told["sha256"], told["counts"]) == ("导入前", made.sha256, made.counts)


def test_two_copies_in_one_second_both_stay(store: Store, tmp_path: Path) -> None:
    made = [make_backup(store.book, tmp_path / "b", reason=MANUAL) for _ in range(3)]
    assert len({one.path for one in made}) == 3
    assert {one.path for one in backups(tmp_path / "b")} == {one.path for one in made}


def test_nothing_changed_needs_no_second_copy(store: Store, tmp_path: Path) -> None:
    first = make_backup(store.book, tmp_path / "b", reason=BEFORE_IMPORT, unless_known=True)
    again = make_backup(store.book, tmp_path / "b", reason=BEFORE_IMPORT, unless_known=True)
    assert (first.fresh, again.fresh, again.path) == (True, False, first.path)
    store.save("visitor", {"name": "新来的"})
    assert make_backup(store.book, tmp_path / "b", reason=BEFORE_IMPORT, unless_known=True).fresh


def test_a_copy_gone_bad_does_not_count_as_known(store: Store, tmp_path: Path) -> None:
    first = make_backup(store.book, tmp_path / "b", reason=BEFORE_IMPORT, unless_known=True)
    with first.path.open("r+b") as file:
        file.seek(5000)
        file.write(b"\x00\x01\x02")
    again = make_backup(store.book, tmp_path / "b", reason=BEFORE_IMPORT, unless_known=True)
    assert again.fresh
    assert again.path != first.path


def test_copies_of_another_book_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    made = []
    for place in ("甲", "乙"):
        store = Store(book_with_visitors(tmp_path / place / "台账.lawgov"), KINDS)
        store.save("visitor", {"name": place})
        made.append(make_backup(store.book, tmp_path / "b", reason=BEFORE_IMPORT, unless_known=True))
        store.book.close()
    assert [one.fresh for one in made] == [True, True]
    assert [one.path for one in backups(tmp_path / "b", made[0].book)] == [made[0].path]


def test_stopping_leaves_no_half_copy(store: Store, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        make_backup(store.book, tmp_path / "b", reason=MANUAL, progress=progress)

    class StopsLater(Progress):
        def step(self, doing: str, done: int = 0, total: int = 0) -> None:
            if total:
                raise Cancelled

    with pytest.raises(Cancelled):
        make_backup(store.book, tmp_path / "b", reason=MANUAL, progress=StopsLater())
    assert list((tmp_path / "b").iterdir()) == []
    assert store.save("visitor", {"name": "还能写"}).created


def test_a_folder_that_cannot_be_written_is_told_in_one_sentence(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(UserError, match="备份没有做成") as refusal:
        make_backup(store.book, tmp_path / "file" / "b", reason=MANUAL)
    assert "台账没有改动" in refusal.value.data_safe


FULL = """
import resource, signal, sys
from pathlib import Path
from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.backup import make_backup
from lawgov_desktop.storage.backup_files import backups
from lawgov_desktop.storage.book import open_book

book = open_book(Path(sys.argv[1]))
folder = Path(sys.argv[2])
make_backup(book, folder, reason="导入前")
book.set_meta("later", "x")
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
try:
    make_backup(book, folder, reason="导入前")
except UserError as error:
    print(error.what)
print(len(backups(folder)), len(list(folder.iterdir())))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_disk_that_takes_no_more_leaves_the_book_and_the_old_copies(
    store: Store, tmp_path: Path, root: Path
) -> None:
    path = store.book.path
    store.book.close()
    before = path.read_bytes()
    script = tmp_path / "full.py"
    script.write_text(FULL, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(path), str(tmp_path / "b")],
        cwd=root, env={"PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"}, timeout=60,
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    said, left = done.stdout.splitlines()
    assert "备份没有做成" in said
    assert "磁盘已满" in said
    assert left == "1 2"
    assert names_in(path) == []
    assert len(before) <= path.stat().st_size


# --- files of records


def test_files_are_copied_once_and_missing_ones_are_named(store: Store, tmp_path: Path) -> None:
    own = Attachments(tmp_path / "attachments")
    (tmp_path / "一.txt").write_text("一", encoding="utf-8")
    (tmp_path / "二.txt").write_text("二", encoding="utf-8")
    one, two = own.add(tmp_path / "一.txt"), own.add(tmp_path / "二.txt")
    with store.writing("导入", "import") as batch:
        from lawgov_desktop.storage.imports import record_import

        for number, file in enumerate((one, two)):
            record_import(
                batch, f"i{number}", kind="visitor", file_name=file["name"], sha256=file["sha256"],
                sheet="表", mapping={}, counts={}, details={"original": file},
            )  # fmt: skip
    first = make_backup(store.book, tmp_path / "b", reason=MANUAL, kinds=KINDS, attachments=own)
    assert (set(first.files), first.missing) == ({one["sha256"], two["sha256"]}, ())
    copy = Attachments(tmp_path / "b" / "attachments").path_of(one["sha256"])
    stamp = copy.stat().st_mtime_ns
    own.path_of(one["sha256"]).unlink()
    own.path_of(two["sha256"]).write_text("被改坏", encoding="utf-8")
    Attachments(tmp_path / "b" / "attachments").path_of(two["sha256"]).unlink()
    second = make_backup(store.book, tmp_path / "b", reason=MANUAL, kinds=KINDS, attachments=own)
    assert (second.files, second.missing) == ((one["sha256"],), ("二.txt",))
    assert copy.stat().st_mtime_ns == stamp
    assert not verify_backup(first.path).ok
    assert verify_backup(second.path).ok
    checked = check_book(store.book, KINDS, own)
    assert [file.name for file in checked.missing] == ["一.txt"]


# --- which may go


def copy_at(at: datetime, reason: str = BEFORE_IMPORT, records: int = 10) -> Backup:
    stamp = at.isoformat(timespec="seconds")
    return Backup(Path(f"{stamp}-{reason}"), stamp, 1, {"visitor": records}, "", reason)


@given(st.lists(st.integers(0, 500 * 24), max_size=80), st.sampled_from([BEFORE_IMPORT, MANUAL]))
def test_the_last_ten_each_day_and_each_month_stay(hours: list[int], other: str) -> None:
    now = datetime(2025, 12, 10, 18)
    copies = [
        copy_at(now - timedelta(hours=hour), BEFORE_IMPORT if place % 3 else other)
        for place, hour in enumerate(sorted(set(hours)))
    ]
    gone = {copy.path for copy in may_go(copies, now.date())}
    stay = [copy for copy in copies if copy.path not in gone]
    automatic = [copy for copy in copies if not copy.manual]
    assert all(copy in stay for copy in copies if copy.manual)
    assert all(copy in stay for copy in automatic[:10])
    for day in {copy.at[:10] for copy in automatic if copy.at > "2025-11-27"}:
        assert any(copy.at[:10] == day for copy in stay)
    for month in {copy.at[:7] for copy in automatic if copy.at > "2025-01"}:
        assert any(copy.at[:7] == month for copy in stay)
    assert sum(not copy.manual for copy in stay) <= 10 + 14 + 12


def test_old_copies_stay_when_the_newest_is_sharply_smaller() -> None:
    now = datetime(2025, 12, 10, 18)
    old = [copy_at(now - timedelta(minutes=minute), records=100) for minute in range(1, 30)]
    assert len(may_go([copy_at(now, records=90), *old], now.date())) == 20
    assert may_go([copy_at(now, records=40), *old], now.date()) == []


def test_the_last_copy_stays_though_the_clock_was_set_back() -> None:
    now = datetime(2025, 12, 10, 18)
    copies = [replace(copy_at(now + timedelta(days=number)), serial=number) for number in range(1, 30)]
    late = replace(copy_at(datetime(1990, 1, 1)), serial=30)
    gone = may_go([*copies, late], now.date())
    assert late not in gone


def test_old_automatic_copies_leave_the_folder_with_their_slips(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    by_hand = make_backup(store.book, folder, reason=MANUAL)
    for number in range(12):
        store.save("visitor", {"name": f"第{number}人"})
        newest_one = make_backup(store.book, folder, reason=BEFORE_IMPORT, today=date(2099, 1, 1))
    left = backups(folder)
    assert len(left) == 11
    assert by_hand.path in {one.path for one in left}
    assert newest_one.path in {one.path for one in left}
    assert len(list(folder.iterdir())) == 22


# --- verifying


def test_a_damaged_copy_is_found_with_and_without_its_slip(store: Store, tmp_path: Path) -> None:
    for number in range(400):
        store.save("visitor", {"name": f"来访{number}", "remarks": "占用一些地方" * 20})
    made = make_backup(store.book, tmp_path / "b", reason=MANUAL)
    with made.path.open("r+b") as file:
        file.seek(made.bytes // 2)
        file.write(b"\xff" * 9000)
    assert verify_backup(made.path).reasons == ("文件内容和备份时不一样，可能已损坏或被改过",)
    manifest_of(made.path).unlink()
    without = verify_backup(made.path)
    assert not without.ok
    assert without.reasons


def test_a_file_that_is_no_book_is_refused(tmp_path: Path) -> None:
    (tmp_path / "假.lawgov").write_text("不是台账", encoding="utf-8")
    with pytest.raises(UserError, match="不是台账"):
        verify_backup(tmp_path / "假.lawgov")
    with pytest.raises(UserError, match="没有找到"):
        verify_backup(tmp_path / "没有.lawgov")


# --- putting back


def test_a_copy_goes_back_and_the_book_of_now_is_kept(kept: tuple[Store, str | None], tmp_path: Path) -> None:
    store, passphrase = kept
    made = make_backup(store.book, tmp_path / "backups", reason=MANUAL)
    store.save("visitor", {"name": "备份以后来的"})
    store.book.close()
    done = restore_backup(made.path, store.book.path, passphrase=passphrase)
    assert names_in(store.book.path, passphrase) == ["张三丰", "李小四", "王五"]
    assert done.aside is not None
    assert names_in(done.aside, passphrase) == ["张三丰", "李小四", "王五", "备份以后来的"]


def test_an_open_book_is_not_replaced(kept: tuple[Store, str | None], tmp_path: Path) -> None:
    store, passphrase = kept
    made = make_backup(store.book, tmp_path / "backups", reason=MANUAL)
    with pytest.raises(UserError, match="正在被打开"):
        restore_backup(made.path, store.book.path, passphrase=passphrase)
    assert store.save("visitor", {"name": "照常写入"}).created
    assert sorted(file.suffix for file in tmp_path.glob("*.lawgov")) == [".lawgov"]


def test_a_book_held_by_another_program_is_not_replaced(store: Store, tmp_path: Path, root: Path) -> None:
    made = make_backup(store.book, tmp_path / "b", reason=MANUAL)
    path = store.book.path
    store.book.close()
    held = subprocess.Popen(
        [sys.executable, "-c", "import sys; from pathlib import Path; "
         "from lawgov_desktop.storage.book import open_book; b = open_book(Path(sys.argv[1])); "
         "b.meta('x'); print('open', flush=True); sys.stdin.read()", str(path)],
        cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with held:
        assert held.stdout is not None
        assert held.stdout.readline() == "open\n"
        with pytest.raises(UserError, match="正在被打开"):
            restore_backup(made.path, path)
        # Too damaged to be asked, and still open there: the locks of the system tell.
        if sys.platform != "win32":
            with pytest.raises(UserError, match="正在被打开"), nobody_in(path, "不是它的口令"):
                pass
        held.communicate("")
    restore_backup(made.path, path)
    assert names_in(path) == []


def test_broken_and_newer_copies_are_refused(store: Store, tmp_path: Path) -> None:
    broken = make_backup(store.book, tmp_path / "b", reason=MANUAL)
    broken.path.write_bytes(broken.path.read_bytes()[:-4096])
    with pytest.raises(UserError, match="不能用来恢复"):
        restore_backup(broken.path, store.book.path)
    newer = make_backup(store.book, tmp_path / "b", reason=MANUAL)
    manifest_of(newer.path).unlink()
    connection = sqlcipher.connect(str(newer.path))
    connection.execute(f"PRAGMA user_version = {newest() + 1}")
    connection.close()
    with pytest.raises(UserError, match="更新版本的程序") as refusal:
        restore_backup(newer.path, store.book.path)
    assert "现在的台账没有动" in refusal.value.data_safe
    assert verify_backup(newer.path).newer


def test_a_ruined_book_is_put_aside_as_it_is_and_replaced(store: Store, tmp_path: Path) -> None:
    made = make_backup(store.book, tmp_path / "b", reason=MANUAL)
    path = store.book.path
    store.book.close()
    ruin = b"ruined" * 1000
    path.write_bytes(ruin)
    done = restore_backup(made.path, path)
    assert done.aside is not None
    assert done.aside.read_bytes() == ruin
    assert names_in(path) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from lawgov_desktop.storage import restoring

def then_die(name, module):
    does = getattr(module, name)
    setattr(module, name, lambda *a, **k: (does(*a, **k), os.kill(os.getpid(), signal.SIGKILL)))

moment = sys.argv[3]
then_die({"copied": "copy_whole", "aside": "_put_aside", "swapped": "sync_folder"}[moment], restoring)
restoring.restore_backup(Path(sys.argv[1]), Path(sys.argv[2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("moment", ["copied", "aside", "swapped"])
def test_a_restore_killed_half_way_leaves_a_whole_book(
    store: Store, tmp_path: Path, root: Path, moment: str
) -> None:
    store.save("visitor", {"name": "备份里的"})
    made = make_backup(store.book, tmp_path / "b", reason=MANUAL)
    store.save("visitor", {"name": "备份以后的"})
    store.book.close()
    script = tmp_path / "killed.py"
    script.write_text(KILLED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(made.path), str(store.book.path), moment],
        cwd=root, env={**os.environ, "PYTHONPATH": str(root)}, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    now = ["备份里的"] if moment == "swapped" else ["备份里的", "备份以后的"]
    assert names_in(store.book.path) == now
    again = restore_backup(made.path, store.book.path)
    assert names_in(store.book.path) == ["备份里的"]
    assert again.aside is not None


def test_lost_files_come_back_with_the_copy(store: Store, tmp_path: Path) -> None:
    own = Attachments(store.book.path.parent / "attachments")
    (tmp_path / "一.txt").write_text("一", encoding="utf-8")
    file = own.add(tmp_path / "一.txt")
    made = make_backup(store.book, tmp_path / "b", reason=MANUAL, kinds=KINDS, attachments=own)
    store.book.close()
    own.path_of(file["sha256"]).unlink()
    assert restore_backup(made.path, store.book.path).files_back == 1
    assert own.path_of(file["sha256"]).read_text(encoding="utf-8") == "一"


def test_restoring_where_no_book_was_makes_one(store: Store, tmp_path: Path) -> None:
    made = make_backup(store.book, tmp_path / "b", reason=MANUAL)
    done = restore_backup(made.path, tmp_path / "new" / "台账.lawgov")
    assert done.aside is None
    assert names_in(tmp_path / "new" / "台账.lawgov") == []


# --- checking the open book


def test_a_book_whose_counts_do_not_agree_is_told(store: Store, tmp_path: Path) -> None:
    own = Attachments(tmp_path / "attachments")
    store.save("visitor", {"name": "张三丰"})
    assert check_book(store.book, KINDS, own).ok
    store.book.db.execute_sql("UPDATE register_count SET live = 7 WHERE kind = 'visitor'")
    checked = check_book(store.book, KINDS, own)
    assert not checked.ok
    assert checked.reasons == ("来访人实有 1 条，登记的总数是 7 条",)
