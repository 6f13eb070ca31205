"""A list comes again and again: its file stays with the version, the township's own columns survive."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.storage.attachments import file_sha256
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.told import Run

HEADINGS = ("序号", "事项名称", "事项类型", "设定依据", "承接机构", "责任人", "办理量", "培训", "备注")
TITLE = "样例县下放乡镇事项清单（2025年版）"
OWN = {
    "own_office": "综合行政执法队", "own_responsible": "王示例", "handled": "12", "trained": "2025年4月",
    "remarks": "与派驻所联合办理",
}  # fmt: skip


def list_file(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append([TITLE])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(HEADINGS))
    sheet.append(HEADINGS)
    for row in rows:
        sheet.append(row)
    workbook.save(path)
    return path


def row(number: int, basis: str = "《样例法》第三条", *own: str | None) -> list[Any]:
    return [number, f"对第{number}类样例行为的行政处罚", "行政处罚", basis, *(own or (None,) * 5)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.lawgov"
    open_office(path).close()
    return path


def matters(office: Office) -> list[dict[str, Any]]:
    return list(drafts(office.store, ListQuery("matter", order="position")))


def test_the_file_stays_with_its_version(run: Run, book: Path, tmp_path: Path) -> None:
    first = list_file(tmp_path / "清单.xlsx", [row(1), row(2), row(3)])
    assert run("import", "matter", first, "--apply", "--books", book, "--json").data["created"] == 3
    second = list_file(tmp_path / "补充.xlsx", [row(1), row(2), row(3), row(4)])
    assert run("import", "matter", second, "--apply", "--books", book, "--json").data["created"] == 1
    office = open_office(book)
    [version] = drafts(office.store, ListQuery("matter_list"))
    kept = json.loads(version["file"])
    assert [(file["name"], file["sha256"]) for file in kept] == [
        ("清单.xlsx", file_sha256(first)),
        ("补充.xlsx", file_sha256(second)),
    ]
    assert all(office.attachments.path_of(file["sha256"]).is_file() for file in kept)
    assert {matter["list"] for matter in matters(office)} == {version["uuid"]}
    office.close()


@pytest.mark.parametrize("extra", [(), ("--clear-blanks",)])
def test_the_townships_columns_survive_every_import(
    run: Run, book: Path, tmp_path: Path, extra: tuple[str, ...]
) -> None:
    run("import", "matter", list_file(tmp_path / "1.xlsx", [row(1), row(2)]), "--apply", "--books", book)
    office = open_office(book)
    for matter in matters(office):
        office.store.save("matter", OWN, uuid=matter["uuid"])
    office.close()
    other = ("平安法治办", "李示例", "99", "无", "县里的备注")
    again = list_file(
        tmp_path / "2.xlsx", [row(1, "《新样例法》第九条"), row(2, "《新样例法》第十条", *other)]
    )
    done = run("import", "matter", again, "--apply", *extra, "--books", book, "--json")
    assert done.data["updated"] == 2
    told = [problem["what"] for problem in done.data["problems"]]
    assert "台账里的责任人是“王示例”，没有按文件改" in told
    office = open_office(book)
    for matter, basis in zip(matters(office), ("《新样例法》第九条", "《新样例法》第十条"), strict=True):
        assert {name: matter[name] for name in OWN} == OWN
        assert matter["basis"] == basis
    office.close()


def test_an_empty_column_of_the_township_is_filled_once(run: Run, book: Path, tmp_path: Path) -> None:
    run("import", "matter", list_file(tmp_path / "1.xlsx", [row(1)]), "--apply", "--books", book)
    own = ("综合行政执法队", "王示例", "12", "2025年4月", "与派驻所联合办理")
    filled = list_file(tmp_path / "2.xlsx", [row(1, "《样例法》第三条", *own)])
    assert run("import", "matter", filled, "--apply", "--books", book, "--json").data["updated"] == 1
    office = open_office(book)
    [matter] = matters(office)
    office.close()
    assert {name: matter[name] for name in OWN} == OWN
