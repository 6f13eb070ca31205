"""The code lists that come with the program, in a book that has had them before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, add_shipped_codes, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = open_office(tmp_path / "台账.lawgov")
    yield office
    office.close()


def shipped(path: Path, words: dict[str, list[str]]) -> Path:
    """A folder with one file of one list."""
    entries = [{"code": code, "label": code, "aliases": aliases} for code, aliases in words.items()]
    lists = {"sample": {"title": "样例", "entries": entries}}
    path.mkdir()
    (path / "样例.json").write_text(json.dumps({"lists": lists}), encoding="utf-8")
    return path


def aliases(office: Office) -> dict[str, str]:
    return dict(
        office.book.rows("SELECT code, coalesce(aliases, '') FROM code_entry WHERE list_key = 'sample'")
    )


def test_new_aliases_reach_entries_nobody_has_touched(office: Office, tmp_path: Path) -> None:
    assert add_shipped_codes(office.store, shipped(tmp_path / "一", {"a": ["甲"], "b": ["乙"]})) == 2
    (own,) = office.book.rows("SELECT uuid FROM code_entry WHERE list_key = 'sample' AND code = 'b'")[0]
    office.store.save("code_entry", {"aliases": "本所叫法"}, uuid=own)
    later = shipped(tmp_path / "二", {"a": ["甲", "子"], "b": ["乙", "丑"], "c": ["丙"]})
    assert add_shipped_codes(office.store, later) == 2
    assert aliases(office) == {"a": "甲、子", "b": "本所叫法", "c": "丙"}
    assert add_shipped_codes(office.store, later) == 0


def test_an_entry_the_program_has_brought_up_to_date_follows_it_again(office: Office, tmp_path: Path) -> None:
    for number, words in enumerate((["甲"], ["甲", "子"], ["子"])):
        add_shipped_codes(office.store, shipped(tmp_path / str(number), {"a": words}))
    assert aliases(office) == {"a": "子"}


def test_a_damaged_file_is_told_and_changes_nothing(office: Office, tmp_path: Path) -> None:
    before = office.book.rows("SELECT count(*) FROM action")
    (tmp_path / "坏.json").write_text("{", encoding="utf-8")
    with pytest.raises(UserError, match="坏"):
        add_shipped_codes(office.store, tmp_path)
    assert office.book.rows("SELECT count(*) FROM action") == before
