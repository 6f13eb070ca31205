"""`assist` on the command line: what it fills, says, remembers and keeps."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.submissions import KIND
from tests.form_assistant import forms
from tests.told import Run, Told


@pytest.fixture
def assist(office: Office, run: Run, tmp_path: Path) -> Run:
    def carried_out(make: forms.Make, *words: object) -> Told:
        form = make(tmp_path / f"{make.__name__}.xlsx")
        return run("assist", form, "--books", office.book.path, "--who", "张示例", "--json", *words)

    return carried_out


def test_a_number_form_is_filled_and_explained(assist: Run, tmp_path: Path) -> None:
    out = tmp_path / "填好.xlsx"
    told = assist(forms.pairs, "--out", out)
    assert told.status == 0
    data = told.data
    assert (data["sort"], data["sheet"], data["file"]) == ("numbers", "调解", str(out))
    assert data["period"] == {"from": "2025-01-01", "to": "2025-12-31", "said": True}
    assert data["left"] == ["未成年人案件", "主要做法"]
    cell = next(one for one in data["cells"] if one["cell"] == "B3")
    assert (cell["label"], cell["figure"], cell["value"], cell["unit"], cell["sure"]) == (
        "人民调解案件总数", "mediation_cases", "146", "件", True,
    )  # fmt: skip
    assert cell["records"] == 146
    assert "受理日期" in cell["rule"]
    assert openpyxl.load_workbook(out)["调解"]["B3"].value == 146


def test_without_a_file_nothing_is_written(assist: Run, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    told = assist(forms.pairs)
    assert told.status == 0
    assert told.data["file"] is None
    assert set(tmp_path.iterdir()) - before == {tmp_path / "pairs.xlsx"}


def test_a_cell_is_set_by_figure_value_or_nothing(assist: Run, tmp_path: Path) -> None:
    out = tmp_path / "填好.xlsx"
    words = ("--set", "未成年人案件=4", "--set", "口头协议=行政复议（被申请人）案件", "--set", "D3=")
    data = assist(forms.pairs, "--out", out, *words).data
    page = openpyxl.load_workbook(out)["调解"]
    assert (page["F5"].value, page["B4"].value, page["D3"].value) == (4, 3, None)
    assert data["left"] == ["主要做法"]
    again = {one["cell"]: one for one in assist(forms.pairs).data["cells"]}
    assert again["B4"]["figure"] == "reconsiderations"
    assert again["D3"]["state"] == "empty"
    assert again["F5"]["state"] == "left"


def test_another_span_is_asked_for(assist: Run) -> None:
    data = assist(forms.pairs, "--from", "2025-01-01", "--to", "2025-06-30").data
    assert next(one["value"] for one in data["cells"] if one["cell"] == "B3") == "84"
    assert assist(forms.pairs, "--year", "2024").data["period"]["from"] == "2024-01-01"


def test_what_was_given_is_kept_and_warned_of(assist: Run, office: Office, tmp_path: Path) -> None:
    out = tmp_path / "填好.xlsx"
    first = assist(forms.pairs, "--out", out, "--given-to", "县司法局")
    assert first.status == 0
    kept = office.store.get(KIND, first.data["submission"])
    assert kept is not None
    assert (kept["given_to"], kept["given_by"], kept["title"]) == (
        "县司法局", "张示例", "人民调解工作基本情况表（2025年度）",
    )  # fmt: skip
    case = office.store.book.rows("SELECT uuid FROM mediation_case WHERE accepted_on LIKE '2025-05%' LIMIT 1")
    office.store.delete("mediation_case", case[0][0])
    again = assist(forms.pairs, "--out", out)
    assert again.status == 1
    one = next(one for one in again.data["contradictions"] if one["key"] == "mediation_cases")
    assert (one["value"], one["before"], one["given_to"]) == ("145", "146", "县司法局")


def test_a_form_of_lines_takes_the_records_of_its_span(assist: Run, office: Office, tmp_path: Path) -> None:
    out = tmp_path / "填好.xlsx"
    data = assist(forms.case_register, "--out", out, "--from", "2025-03-01", "--to", "2025-03-31").data
    inside = "deleted_at IS NULL AND accepted_on BETWEEN '2025-03' AND '2025-03-31'"
    cases = office.store.book.rows(f"SELECT count(*) FROM mediation_case WHERE {inside}")[0][0]
    assert (data["sort"], data["register"], data["filled"]) == ("register", "mediation_case", cases)
    page = openpyxl.load_workbook(out)["登记表"]
    assert page["A2"].value == "填报单位：龙溪镇司法所"
    assert page["B4"].value.startswith("2025-03")
    other = assist(forms.case_register, "--out", out, "--year", "2025", "--register", "admin_mediation_case")
    assert (other.data["register"], other.data["filled"]) == ("admin_mediation_case", 9)


def test_a_form_of_lines_is_kept_too(assist: Run, office: Office, tmp_path: Path) -> None:
    words = ("--out", tmp_path / "填好.xlsx", "--given-to", "县司法局")
    data = assist(forms.officer_register, *words).data
    kept = office.store.get(KIND, data["submission"])
    assert kept is not None
    assert kept["numbers"][0]["value"] == str(data["filled"])
    assert kept["period_from"] is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--given-to", "县司法局"), "没有写出文件"),
        (("--from", "2025-01-01"), "没有写到哪一天"),
        (("--from", "2025-02-01", "--to", "2025-01-01"), "截止日期早于开始日期"),
        (("--set", "天气=1"), "没有叫“天气”的空格"),
        (("--sheet", "附表9"), "没有叫“附表9”的工作表"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(assist: Run, words: tuple[str, ...], why: str) -> None:
    told = assist(forms.pairs, *words)
    assert told.status == 2
    assert why in told.data["error"]["what"]


def test_a_person_reads_what_was_filled_and_what_is_left(run: Run, office: Office, tmp_path: Path) -> None:
    told = run("assist", forms.pairs(tmp_path / "表.xlsx"), "--books", office.book.path)
    assert "人民调解案件总数" in told.out
    assert "没有填的：未成年人案件、主要做法" in told.out
