"""Opening books: new, old, newer, keyed, damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.book import APPLICATION_ID, open_book, statements
from lawgov_desktop.storage.migrations import all_migrations, newest
from tests.storage.small_register import visitors_store


def test_a_new_book_is_at_the_newest_version_and_marked_as_ours(tmp_path: Path) -> None:
    book = open_book(tmp_path / "new.lawgov")
    assert book.rows("PRAGMA user_version") == [(newest(),)]
    assert book.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
    book.close()


def test_a_newer_book_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "newer.lawgov"
    open_book(path).close()
    connection = sqlcipher.connect(str(path))
    connection.execute(f"PRAGMA user_version = {newest() + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(UserError, match="更新版本") as refusal:
        open_book(path)
    assert "没有改动" in refusal.value.data_safe
    assert path.read_bytes() == before


def test_an_old_book_gets_the_missing_migrations(tmp_path: Path) -> None:
    path = tmp_path / "old.lawgov"
    connection = sqlcipher.connect(str(path))
    for statement in statements(all_migrations()[0].sql):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("INSERT INTO meta (key, value) VALUES ('office', '龙溪镇')")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()
    book = open_book(path)
    assert book.meta("office") == "龙溪镇"
    assert book.rows("SELECT count(*) FROM mediation_case") == [(0,)]
    book.close()


def test_a_keyed_book_cannot_be_read_without_its_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "keyed.lawgov"
    store = visitors_store_keyed(path)
    store.save("visitor", {"name": "张三丰"})
    store.book.close()
    assert "张三丰".encode() not in path.read_bytes()
    with pytest.raises(UserError, match="加密"):
        open_book(path)
    with pytest.raises(UserError, match="口令不对"):
        open_book(path, passphrase="错误")
    again = open_book(path, passphrase="龙溪's 口令")
    assert again.rows("SELECT name FROM visitor") == [("张三丰",)]
    again.close()


def visitors_store_keyed(path: Path):
    from lawgov_desktop.storage.store import Store
    from tests.storage.small_register import KINDS, book_with_visitors

    return Store(book_with_visitors(path, passphrase="龙溪's 口令"), KINDS)


def test_a_plain_book_says_that_it_needs_no_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "plain.lawgov"
    open_book(path).close()
    with pytest.raises(UserError, match="没有加密"):
        open_book(path, passphrase="x")


@pytest.mark.parametrize("content", [b"hello, not a book" * 10, b"SQLite format 3\x00" + b"\xff" * 500])
def test_a_file_that_is_no_book_is_refused_and_untouched(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.lawgov"
    path.write_bytes(content)
    with pytest.raises(UserError):
        open_book(path)
    assert path.read_bytes() == content


def test_somebody_elses_sqlite_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.lawgov"
    connection = sqlcipher.connect(str(path))
    connection.execute("CREATE TABLE songs (name)")
    connection.close()
    with pytest.raises(UserError, match="不是本程序的台账"):
        open_book(path)


def test_a_saved_record_is_there_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "visitors.lawgov"
    store = visitors_store(path)
    saved = store.save("visitor", {"name": "李四", "visits": [{"about": "界址"}]})
    store.book.close()
    again = visitors_store(path)
    found = again.get("visitor", saved.uuid)
    assert found is not None
    assert found["name"] == "李四"
    assert [visit["about"] for visit in found["visits"]] == ["界址"]
    again.book.close()
