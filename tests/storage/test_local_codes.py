"""A local entry of a code list: no code has to be thought out, and none is given twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.search import search


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    opened = open_office(tmp_path / "book.lawgov")
    yield opened
    opened.close()


def code_of(office: Office, **entry: str) -> str:
    uuid = office.store.save("code_entry", {"list_key": "dispute_type"} | entry).uuid
    draft = office.store.get("code_entry", uuid)
    assert draft is not None
    return str(draft["code"])


def test_a_name_is_enough(office: Office) -> None:
    assert code_of(office, label="电动车充电纠纷") == "diandongchechongdianjiufen"
    assert office.store.names.codes_for("dispute_type", "电动车充电纠纷") == ["diandongchechongdianjiufen"]


def test_names_that_sound_alike_get_codes_of_their_own(office: Office) -> None:
    assert code_of(office, label="地界争执") != code_of(office, label="地届争执")


def test_a_code_that_was_typed_stays(office: Office) -> None:
    assert code_of(office, label="电动车充电纠纷", code="ev") == "ev"


def test_all_entries_of_a_list_are_found_by_its_name(office: Office) -> None:
    found = search(office.store, "纠纷类型", kind="code_entry")
    entries = [
        one
        for one in listing.drafts(office.store, ListQuery("code_entry"))
        if one["list_key"] == "dispute_type"
    ]
    assert {entry["uuid"] for entry in entries} <= {hit.uuid for hit in found.hits}
