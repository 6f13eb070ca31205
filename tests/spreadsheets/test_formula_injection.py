"""Whatever a text begins with, in no file the program writes does it become a formula.

A cell that begins with = + - @ is worked out by a spreadsheet program when it is no text ("CSV injection",
OWASP); a tab or a carriage return before it does not help the reader.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.printing import fill_county_form, register_query, write_register_file
from lawgov_desktop.spreadsheets.error_copy import write_error_copy
from lawgov_desktop.spreadsheets.template import write_template
from tests.spreadsheets.lists import plan_of, written

WILD = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1,1)",
    '=HYPERLINK("http://example.invalid","点")',
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
)


def person(office: Office) -> None:
    for text in WILD:
        office.store.save("person", {"name": "张示例", "address": text, "remarks": text})


def register(office: Office, folder: Path) -> Path:
    person(office)
    return write_register_file(office, register_query(office.kind("person")), folder / "台账.xlsx").path


def masked_register(office: Office, folder: Path) -> Path:
    person(office)
    query = register_query(office.kind("person"))
    return write_register_file(office, query, folder / "台账.xlsx", masked=True).path


def template(office: Office, folder: Path) -> Path:
    for number, text in enumerate(WILD):
        entry = {"list_key": "ethnic_group", "code": f"x{number}", "label": text}
        office.store.save("code_entry", entry)
    write_template(office.kind("person"), office.store.names, folder / "模板.xlsx")
    return folder / "模板.xlsx"


def form(folder: Path) -> Path:
    return written(folder / "表.xlsx", [["序号", "姓名", "住址", "备注"]])


def filled_form(office: Office, folder: Path) -> Path:
    person(office)
    query = register_query(office.kind("person"))
    return fill_county_form(office, query, form(folder), folder / "填好.xlsx").path


def wild_list(folder: Path) -> Path:
    """Nobody is named, so every row is bad; the texts are texts, as a person typed them."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["姓名", "住址", "备注"])
    for row, text in enumerate(WILD, start=2):
        for column in (2, 3):
            page.cell(row, column, text).data_type = "s"
    book.save(folder / "来.xlsx")
    return folder / "来.xlsx"


def error_copy(office: Office, folder: Path) -> Path:
    plan = plan_of(office, "person", wild_list(folder))
    write_error_copy(plan.sheet, plan.finding, plan.rows, folder / "错.xlsx")
    return folder / "错.xlsx"


def error_copy_in_the_original(office: Office, folder: Path) -> Path:
    file = wild_list(folder)
    plan = plan_of(office, "person", file)
    write_error_copy(plan.sheet, plan.finding, plan.rows, folder / "错.xlsx", file)
    return folder / "错.xlsx"


WRITERS = [register, masked_register, template, filled_form, error_copy, error_copy_in_the_original]


@pytest.mark.parametrize("write", WRITERS)
def test_no_writer_makes_a_formula_of_a_text(
    office: Office, tmp_path: Path, write: Callable[[Office, Path], Path]
) -> None:
    file = write(office, tmp_path)
    with zipfile.ZipFile(file) as packed:
        sheets = [name for name in packed.namelist() if name.startswith("xl/worksheets/sheet")]
        for name in sheets:
            xml = packed.read(name).decode("utf-8")
            assert not re.search(r"<f[ >/]", xml), name
    book = openpyxl.load_workbook(file)
    texts = [cell for page in book for row in page.iter_rows() for cell in row if isinstance(cell.value, str)]
    wild = [cell for cell in texts if cell.value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert wild or write is masked_register
    for cell in wild:
        assert cell.data_type == "s"
        if write is not error_copy_in_the_original:  # there a cell stays as the county wrote it
            assert cell.quotePrefix, cell.coordinate


@pytest.mark.parametrize("write", WRITERS)
def test_another_program_shows_the_text_itself(
    office: Office, tmp_path: Path, write: Callable[[Office, Path], Path]
) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice")
    file = write(office, tmp_path)
    home = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", "fods", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert "table:formula" not in file.with_suffix(".fods").read_text(encoding="utf-8")
