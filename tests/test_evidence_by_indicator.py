"""The evidence by assessment indicator: a folder each, its numbers in it, what is missing named."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.evidence import INDEX, MISSING, IndicatorProof, write_evidence_by_indicator
from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.indicator import REGISTER
from lawgov_desktop.reporting.indicators import KIND, indicators_of
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, answers
from tests.told import Run


@pytest.fixture
def practice(own_practice: Office) -> Office:
    return own_practice


@pytest.fixture
def told(practice: Office) -> Answers:
    return answers(practice.store, Period.year(2025))


def only(practice: Office, **fields: object) -> str:
    """A year with one indicator."""
    return practice.store.save(KIND, {"year": 2031, "number": "9", "title": "试点指标", **fields}).uuid


def rows_of(file: Path, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(file)[sheet].iter_rows()]


def test_every_indicator_has_a_folder_with_its_numbers_in_the_countys_order(
    practice: Office, told: Answers, tmp_path: Path
) -> None:
    made = write_evidence_by_indicator(practice, 2025, told, tmp_path / "佐证")
    kept = indicators_of(practice.store, 2025)
    assert [one.number for one in made] == [draft["number"] for draft in kept]
    for one, draft in zip(made, kept, strict=True):
        place = tmp_path / "佐证" / one.folder
        assert len([inside for inside in place.iterdir() if inside.is_dir()]) == len(draft["sources"])
        for proof in one.proofs:
            files = [
                file for file in (tmp_path / "佐证" / proof.folder).iterdir() if file.name != "记录.xlsx"
            ]
            assert len(files) == proof.files
    lawsuits = next(one for one in made if one.number == "2.1")
    assert [len(proof.said.records) for proof in lawsuits.proofs] == [5, 4]


def test_the_index_tells_what_is_there_and_its_second_sheet_what_is_missing(
    practice: Office, told: Answers, tmp_path: Path
) -> None:
    made = write_evidence_by_indicator(practice, 2025, told, tmp_path / "佐证")
    index = rows_of(tmp_path / "佐证" / INDEX, "目录")
    lines = [row for row in index if isinstance(row[0], int)]
    assert {row[0] for row in lines} == set(range(1, len(made) + 1))
    assert sum(int(str(row[8])) for row in lines) == sum(one.records for one in made)
    missing = [row for row in rows_of(tmp_path / "佐证" / INDEX, MISSING) if isinstance(row[0], int)]
    assert [row[3] for row in missing] == [what for one in made for what in one.lacking]
    assert ["4.2", "法治文化阵地建设", "没有佐证"] in [row[1:] for row in missing]


def test_a_register_proves_with_the_records_of_the_year(
    practice: Office, told: Answers, tmp_path: Path
) -> None:
    for year, studied in ((2031, "2031-03-04"), (2030, "2030-12-30")):
        practice.store.save("law_study", {"title": f"{year}年学法", "studied_on": studied})
    only(practice, sources=[{"title": "学法记录", "key": f"{REGISTER}law_study"}])
    (one,) = write_evidence_by_indicator(practice, 2031, told, tmp_path / "佐证")
    (uuid,) = one.proofs[0].said.records
    assert (practice.store.get("law_study", uuid) or {})["studied_on"] == "2031-03-04"


def test_a_source_typed_by_its_name_is_understood_and_an_unknown_one_is_named(
    practice: Office, told: Answers, tmp_path: Path
) -> None:
    only(practice, sources=[{"title": "行政应诉案件"}, {"title": "没有这种数字"}])
    (one,) = write_evidence_by_indicator(practice, 2031, told, tmp_path / "佐证")
    assert [proof.said.key for proof in one.proofs] == ["lawsuits"]
    assert "没有叫“没有这种数字”的数字或台账" in one.lacking


def test_files_of_the_indicator_itself_are_proof_too(practice: Office, told: Answers, tmp_path: Path) -> None:
    import json

    scan = tmp_path / "阵地照片.jpg"
    scan.write_bytes(b"picture")
    only(practice, files=json.dumps([practice.attachments.add(scan)]))
    (one,) = write_evidence_by_indicator(practice, 2031, told, tmp_path / "佐证")
    assert (one.own_files, one.lacking) == (1, ())
    assert (tmp_path / "佐证" / one.folder / "另外的材料" / "001 阵地照片.jpg").read_bytes() == b"picture"


def test_papers_of_the_records_are_printed_on_request(
    practice: Office, told: Answers, tmp_path: Path
) -> None:
    only(practice, sources=[{"title": "组织学法", "key": "law_studies"}])
    (one,) = write_evidence_by_indicator(practice, 2031, told, tmp_path / "佐证", papers=True)
    printed = sorted((tmp_path / "佐证" / one.proofs[0].folder).glob("文书*.pdf"))
    assert len(printed) == one.proofs[0].papers == 4
    assert all(file.read_bytes().startswith(b"%PDF") for file in printed)


def test_a_zip_holds_the_same_and_nothing_beside_it_stays(
    practice: Office, told: Answers, tmp_path: Path
) -> None:
    out = tmp_path / "佐证.zip"
    made: list[IndicatorProof] = write_evidence_by_indicator(practice, 2025, told, out)
    with zipfile.ZipFile(out) as pack:
        names = pack.namelist()
        assert pack.testzip() is None
    assert f"佐证/{INDEX}" in names
    assert all(f"佐证/{one.folder}/" in names for one in made)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["practice", "佐证.zip"]


def test_a_year_without_indicators_is_refused(practice: Office, told: Answers, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="2024年还没有登记考核指标"):
        write_evidence_by_indicator(practice, 2024, told, tmp_path / "佐证")
    assert not (tmp_path / "佐证").exists()


def test_the_command_makes_it_by_indicator(practice: Office, run: Run, tmp_path: Path) -> None:
    told = run(
        "evidence", "--books", practice.book.path, "--year", 2025, "--by", "indicator",
        "--out", tmp_path / "佐证", "--json",
    )  # fmt: skip
    assert told.status == 1
    by_number = {one["number"]: one for one in told.data["indicators"]}
    assert by_number["4.2"]["missing"] == ["没有佐证"]
    assert [one["key"] for one in by_number["2.1"]["sources"]] == ["lawsuits", "lawsuits_leader_attended"]
    assert (tmp_path / "佐证" / by_number["2.1"]["sources"][0]["folder"] / "记录.xlsx").is_file()
