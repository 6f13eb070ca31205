"""Books of every released version still open, with all that is in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lawgov_desktop.office import open_office
from lawgov_desktop.storage.history import history
from lawgov_desktop.storage.listing import ListQuery, count, page
from lawgov_desktop.storage.migrations import newest
from lawgov_desktop.storage.search import search

BOOKS = sorted((Path(__file__).parent.parent / "old_books").glob("*.lawgov"))


def test_there_is_a_book_of_the_first_version() -> None:
    assert "0.1.0.lawgov" in [book.name for book in BOOKS]


@pytest.mark.parametrize("old", BOOKS, ids=lambda book: book.stem)
def test_an_old_book_opens_with_all_that_is_in_it(old: Path, tmp_path: Path) -> None:
    path = tmp_path / old.name
    shutil.copy(old, path)
    office = open_office(path)
    try:
        store = office.store
        assert office.book.rows("PRAGMA user_version") == [(newest(),)]
        assert office.book.rows("PRAGMA integrity_check") == [("ok",)]
        assert office.office_name == "样例镇司法所"
        (case,) = page(store, ListQuery("mediation_case"), 0, 9)
        whole = store.get("mediation_case", case["uuid"])
        assert whole is not None
        assert [party["name"] for party in whole["parties"]] == ["张示例", "李示例"]
        assert whole["amount"] == 120000
        assert [entry.did for entry in history(store, "mediation_case", case["uuid"])] == ["update", "create"]
        assert search(store, "zsl").hits
        assert search(store, case["number"]).hits  # by tokens older programs did not cut
        assert (count(store, ListQuery("person")), count(store, ListQuery("person", deleted=True))) == (0, 1)
        saved = store.save("mediation_case", {"remarks": "又记"}, uuid=case["uuid"])
        assert saved.revision == whole["revision"] + 1
    finally:
        office.close()
