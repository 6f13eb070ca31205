"""The evidence of a report: a folder for every number, its records and files in it, what lacks named."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.evidence import INDEX, lacking, write_evidence
from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.practice import make_practice_book
from lawgov_desktop.records.fields import attached
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from tests.told import Run

WHOLE = Period.year(2025)
KEYS = ("lawsuits", "market_day_events", "shortcomings")


@pytest.fixture
def practice(tmp_path: Path) -> Iterator[Office]:
    office = make_practice_book(tmp_path / "练习.lawgov", today=date(2025, 12, 31))
    yield office
    office.close()


def rows_of(file: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(file).worksheets[0].iter_rows()]


def test_every_number_has_a_folder_with_its_records_and_files(practice: Office, tmp_path: Path) -> None:
    told = answers(practice.store, WHOLE)
    proofs = write_evidence(practice, told, KEYS, tmp_path / "佐证")
    assert [one.folder[:2] for one in proofs] == ["01", "02", "03"]
    for one in proofs:
        place = tmp_path / "佐证" / one.folder
        numbered = [row[0] for row in rows_of(place / "记录.xlsx") if isinstance(row[0], int | float)]
        assert numbered == list(range(1, len(told[one.said.key].records) + 1))
        assert len(list(place.iterdir())) == one.files + 1
    events = practice.kind("publicity_event")
    kept = [
        file
        for uuid in told["market_day_events"].records
        for name, own in events.fields.items()
        if own.kind_name == "attachment"
        for file in attached((practice.store.get("publicity_event", uuid) or {}).get(name))
    ]
    assert proofs[1].files == len(kept)


def test_what_lacks_is_named(practice: Office, tmp_path: Path) -> None:
    told = answers(practice.store, WHOLE)
    (proof,) = write_evidence(practice, told, ("shortcomings",), tmp_path / "佐证")
    assert lacking(proof) == f"{proof.without_files}条记录没有附件"
    index = rows_of(tmp_path / "佐证" / INDEX)
    assert any(lacking(proof) in row for row in index)


def test_a_file_that_is_gone_is_named_and_does_not_stop_the_rest(practice: Office, tmp_path: Path) -> None:
    picture = tmp_path / "照片.jpg"
    picture.write_bytes(b"picture")
    kept = practice.attachments.add(picture)
    uuid = answers(practice.store, WHOLE)["market_day_events"].records[0]
    events = practice.kind("publicity_event")
    field = next(name for name, own in events.fields.items() if own.kind_name == "attachment")
    import json

    practice.store.save("publicity_event", {field: json.dumps([kept])}, uuid=uuid)
    practice.attachments.path_of(kept["sha256"]).unlink()
    (proof,) = write_evidence(
        practice, answers(practice.store, WHOLE), ("market_day_events",), tmp_path / "佐证"
    )
    assert proof.lost == ("照片.jpg",)
    assert "1个附件找不到了" in lacking(proof)


def test_a_folder_that_holds_something_is_refused(practice: Office, tmp_path: Path) -> None:
    (tmp_path / "佐证").mkdir()
    (tmp_path / "佐证" / "别的.txt").write_text("在用")
    with pytest.raises(UserError, match="已经有东西了"):
        write_evidence(practice, answers(practice.store, WHOLE), KEYS, tmp_path / "佐证")
    assert [file.name for file in (tmp_path / "佐证").iterdir()] == ["别的.txt"]


def test_names_of_folders_hold_on_every_system(tmp_path: Path) -> None:
    office = open_office(tmp_path / "b.lawgov", who="测试", today=on_day(date(2025, 12, 31)))
    try:
        told = answers(office.store, WHOLE)
        proofs = write_evidence(office, told, tuple(told), tmp_path / "佐证")
        assert not any(set('\\/:*?"<>|') & set(one.folder) for one in proofs)
        assert all(lacking(one) == "没有记录" for one in proofs)
    finally:
        office.close()


def test_the_command_tells_what_lacks(practice: Office, run: Run, tmp_path: Path) -> None:
    told = run(
        "evidence", "--books", practice.book.path, "--year", 2025, "--out", tmp_path / "佐证", "--json"
    )
    assert told.status == 1
    numbers = {one["key"]: one for one in told.data["numbers"]}
    assert numbers["lawsuits"]["records"] == 5
    assert (tmp_path / "佐证" / numbers["lawsuits"]["folder"] / "记录.xlsx").is_file()
