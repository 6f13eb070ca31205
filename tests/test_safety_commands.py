"""Backup, verify, restore, check and imports on the command line, on real books and files."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop import paths
from lawgov_desktop.office import open_office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.registers import ALL
from lawgov_desktop.storage.backup_files import backups, manifest_of
from lawgov_desktop.storage.listing import ListQuery, count
from tests.told import Run

TODAY = date(2025, 12, 10)
MATTERS = paths.resources_folder() / "samples" / "练习县赋予乡镇行政权力事项清单.xlsx"
MEDIATORS = paths.resources_folder() / "samples" / "龙溪镇人民调解员花名册.xlsx"


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "练习.lawgov"
    make_practice_book(path, today=TODAY).close()
    return path


@pytest.fixture
def book(made_once: Path, tmp_path: Path) -> Path:
    """A practice book to write in, with the files kept beside it."""
    path = tmp_path / "台账.lawgov"
    path.write_bytes(made_once.read_bytes())
    shutil.copytree(made_once.parent / "attachments", tmp_path / "attachments")
    return path


def rows(book: Path, kind: str) -> int:
    office = open_office(book)
    try:
        return count(office.store, ListQuery(kind))
    finally:
        office.close()


def test_every_register_is_counted_under_its_own_name() -> None:
    assert [kind.model._meta.table_name for kind in ALL] == [kind.key for kind in ALL]


def test_backup_verify_change_restore(run: Run, book: Path, tmp_path: Path) -> None:
    made = run("backup", "--books", book, "--json")
    assert made.status == 0
    copy = Path(made.data["file"])
    assert copy.parent == tmp_path / "backups"
    assert made.data["counts"]["mediation_case"] == rows(book, "mediation_case") > 0
    verified = run("verify", copy, "--json")
    assert (verified.status, verified.data["ok"], verified.data["reason"]) == (0, True, "手动")
    assert verified.data["counts"] == made.data["counts"]

    before = rows(book, "mediator")
    assert run("import", "mediator", MEDIATORS, "--books", book, "--apply", "--good-only", "--json").data
    assert rows(book, "mediator") > before
    restored = run("restore", copy, "--books", book, "--json")
    assert (restored.status, restored.data["ok"]) == (0, True)
    assert rows(book, "mediator") == before
    assert rows(Path(restored.data["aside"]), "mediator") > before


def test_backup_to_a_folder_of_ones_own(run: Run, book: Path, tmp_path: Path) -> None:
    told = run("backup", "--books", book, "--to", tmp_path / "U盘" / "备份", "--json")
    assert Path(told.data["file"]).parent == tmp_path / "U盘" / "备份"
    assert not (tmp_path / "backups").exists()


def test_a_book_that_is_not_there_is_not_made_to_be_backed_up(run: Run, tmp_path: Path) -> None:
    for words in (("backup",), ("check",), ("imports",)):
        told = run(*words, "--books", tmp_path / "没有.lawgov", "--json")
        assert (told.status, "没有找到" in told.data["error"]["what"]) == (2, True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_takes_nothing_is_refused(run: Run, book: Path, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("")
    told = run("backup", "--books", book, "--to", tmp_path / "文件", "--json")
    assert told.status == 2
    assert told.data["error"]["what"].startswith("备份没有做成")
    assert told.data["error"]["data_safe"] == "台账没有改动。"


def test_a_damaged_copy_is_status_one_and_cannot_be_restored(run: Run, book: Path) -> None:
    copy = Path(run("backup", "--books", book, "--json").data["file"])
    whole = copy.read_bytes()
    copy.write_bytes(whole[: len(whole) // 2])
    told = run("verify", copy, "--json")
    assert (told.status, told.data["ok"], len(told.data["reasons"])) == (1, False, 1)
    manifest_of(copy).unlink()
    assert run("verify", copy, "--json").status == 1
    before = book.read_bytes()
    refused = run("restore", copy, "--books", book, "--json")
    assert refused.status == 2
    assert refused.data["error"]["data_safe"] == "现在的台账没有动。"
    assert book.read_bytes() == before


def test_a_keyed_book_goes_to_a_copy_and_back_with_its_passphrase(run: Run, tmp_path: Path) -> None:
    secret = tmp_path / "口令.txt"
    secret.write_text("龙溪's 口令\n", encoding="utf-8")
    book = tmp_path / "密.lawgov"
    office = open_office(book, passphrase="龙溪's 口令")
    office.store.save("person", {"name": "张三丰"})
    office.close()
    keyed = ("--passphrase-file", secret, "--json")
    copy = Path(run("backup", "--books", book, *keyed).data["file"])
    assert run("verify", copy, *keyed).data["counts"]["person"] == 1
    assert run("verify", copy, "--json").status == 2
    assert run("restore", copy, "--books", book, *keyed).status == 0
    assert run("check", "--books", book, *keyed).status == 0


def test_check_tells_of_files_that_are_gone(run: Run, book: Path, tmp_path: Path) -> None:
    assert run("check", "--books", book, "--json").data["ok"]
    there = {file for file in (tmp_path / "attachments").rglob("*") if file.is_file()}
    run("import", "mediator", MEDIATORS, "--books", book, "--apply", "--good-only", "--json")
    (kept,) = {file for file in (tmp_path / "attachments").rglob("*") if file.is_file()} - there
    kept.unlink()
    told = run("check", "--books", book, "--json")
    assert told.status == 1
    assert [file["name"] for file in told.data["missing_files"]] == [MEDIATORS.name]
    assert run("backup", "--books", book, "--json").status == 1


# --- the backup before an import


def test_an_import_that_writes_is_preceded_by_a_copy_of_the_book(run: Run, book: Path) -> None:
    plan = run("import", "mediator", MEDIATORS, "--books", book, "--good-only", "--json")
    assert "backup" not in plan.data
    assert not (book.parent / "backups").exists()
    before = rows(book, "mediator")
    told = run("import", "mediator", MEDIATORS, "--books", book, "--apply", "--good-only", "--json")
    copy = Path(told.data["backup"]["file"])
    assert told.data["backup"]["fresh"]
    assert run("verify", copy, "--json").data["counts"]["mediator"] == before
    assert (run("verify", copy, "--json").data["reason"], rows(copy, "mediator")) == ("导入前", before)


def test_a_book_that_has_not_changed_is_not_copied_again(run: Run, book: Path) -> None:
    first = run("backup", "--books", book, "--json").data["file"]
    words = ("import", "mediator", MEDIATORS, "--books", book, "--apply", "--good-only")
    told = run(*words)
    assert "没有再备份" in told.out
    assert first in told.out
    assert len(backups(book.parent / "backups")) == 1
    again = run(*words, "--json").data  # the same file again writes nothing, so nothing is copied either
    assert (again["created"], "backup" in again) == (0, False)


def test_without_a_backup_nothing_is_imported(run: Run, book: Path) -> None:
    (book.parent / "backups").write_text("a file where the folder belongs")
    before = rows(book, "mediator")
    told = run("import", "mediator", MEDIATORS, "--books", book, "--apply", "--good-only", "--json")
    assert told.status == 2
    assert told.data["error"]["what"].startswith("导入前的备份没有做成，所以没有导入")
    assert "什么也没有写入" in told.data["error"]["data_safe"]
    assert rows(book, "mediator") == before
    assert run("imports", "--books", book, "--json").data["total"] == 0


# --- the log


def test_imports_names_what_came_in_and_what_was_taken_back(run: Run, book: Path) -> None:
    words = ("--books", book, "--apply", "--good-only", "--json", "--who", "王示例")
    first = run("import", "mediator", MEDIATORS, *words).data
    second = run("import", "matter", MATTERS, *words).data
    run("undo-import", first["import_id"], "--books", book)
    told = run("imports", "--books", book, "--json")
    assert told.status == 0
    listed = told.data["imports"]
    assert {one["id"]: (one["kind"], one["file"], one["who"], one["undone"]) for one in listed} == {
        second["import_id"]: ("matter", MATTERS.name, "王示例", False),
        first["import_id"]: ("mediator", MEDIATORS.name, "王示例", True),
    }
    assert all(len(one["sha256"]) == 64 and one["sheet"] and one["counts"] for one in listed)
    shown = run("imports", "--books", book).out
    assert "已撤销" in shown
    assert "共 2 次导入" in shown
