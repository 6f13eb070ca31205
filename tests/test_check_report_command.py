"""`check-report` without a window: what scripts and technicians ask."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from lawgov_desktop.office import open_office
from lawgov_desktop.practice import make_practice_book
from tests.told import Run

TEXTS = Path(__file__).parent / "reporting" / "texts"
CLEAN = TEXTS / "clean_2025.txt"
FAULTY = TEXTS / "faulty_2023.txt"


def test_a_clean_report_is_status_0(run: Run) -> None:
    told = run("check-report", CLEAN, "--json")
    assert told.status == 0
    assert told.data["findings"] == []
    assert told.data["year"] == 2025
    assert {"text": "6件", "value": 6.0, "unit": "件"}.items() <= next(
        one for one in told.data["numbers"] if one["before"] == "办理行政应诉案件"
    ).items()


def test_findings_name_line_place_text_and_rule(run: Run) -> None:
    told = run("check-report", FAULTY, "--json")
    assert told.status == 1
    stray = next(one for one in told.data["findings"] if one["rule"] == "stray_mark")
    line = FAULTY.read_text(encoding="utf-8").split("\n")[stray["line"] - 1]
    assert line[stray["start"] : stray["end"]] == stray["text"] == "亮证.执法"
    assert stray["instead"] == "亮证执法"
    assert set(stray) == {
        "line", "start", "end", "text", "rule", "title", "what", "why", "todo", "instead", "figure",
    }  # fmt: skip


def test_a_person_reads_one_line_for_each_finding(run: Run) -> None:
    told = run("check-report", FAULTY)
    assert told.out.splitlines()[0].endswith("2023年度，有 9 处请核对")
    assert (
        "第16行〔标题序号〕规范行政执法行为：标题前面缺了序号“（二）”。请补上序号。" in told.out.splitlines()
    )


def test_a_document_of_word_is_checked_like_its_text(run: Run, tmp_path: Path) -> None:
    document = Document()
    for text in FAULTY.read_text(encoding="utf-8").split("\n")[:-1]:
        document.add_paragraph(text)
    path = tmp_path / "report.docx"
    document.save(str(path))
    assert (
        run("check-report", path, "--json").data["findings"]
        == run("check-report", FAULTY, "--json").data["findings"]
    )


def test_numbers_and_names_are_compared_with_the_book_that_is_named(run: Run, fresh_book: Path) -> None:
    office = open_office(fresh_book, who="测试")
    for number in range(1, 6):
        office.store.save(
            "litigation_case",
            {
                "received_on": f"2025-03-0{number}",
                "number": f"（2025）样1行初{number}号",
                "cause": "行政处罚",
                "plaintiffs": "孙大成",
            },
        )
    office.close()
    path = fresh_book.with_name("report.txt")
    path.write_text(
        CLEAN.read_text(encoding="utf-8").replace("均获维持", "原告孙大成撤回申请"), encoding="utf-8"
    )
    told = run("--books", fresh_book, "check-report", path, "--json").data
    assert told["compared_with_book"] is True
    by_figure = {one["figure"]: one for one in told["findings"] if one["rule"] == "figure"}
    assert by_figure["lawsuits"]["what"] == "报告写“6件”，台账里行政应诉案件是5件。"
    (name,) = [one for one in told["findings"] if one["rule"] == "name"]
    assert (name["text"], name["instead"]) == ("孙大成", "孙*成")


def test_last_years_report_marks_what_was_taken_over(run: Run, tmp_path: Path) -> None:
    last = tmp_path / "last.txt"
    last.write_text(CLEAN.read_text(encoding="utf-8").replace("案件6件", "案件4件"), encoding="gb18030")
    told = run("check-report", CLEAN, "--last-year", last, "--json").data
    assert {one["rule"] for one in told["findings"]} == {"same_as_last_year"}
    changed = [one for one in told["year_on_year"] if one["change"]]
    assert [(one["last"]["value"], one["now"]["value"]) for one in changed] == [(4, 6)]


@pytest.mark.parametrize(
    "name, data", [("none.txt", None), ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))]
)
def test_what_cannot_be_read_is_refused(run: Run, tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    told = run("check-report", tmp_path / name, "--json")
    assert told.status == 2
    assert told.data["error"]["what"]


def test_our_own_draft_agrees_with_the_book_it_was_written_from(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "practice.lawgov"
    make_practice_book(book, today=date(2021, 12, 31)).close()
    for name in ("report.docx", "report.txt"):
        out = tmp_path / name
        assert run("--books", book, "report", "--year", 2021, "--out", out).status in (0, 1)
        told = run("--books", book, "check-report", out, "--json").data
        assert told["year"] == 2021
        # The registers know no reasons of the problems, and the draft bears the day it is written on.
        said = [one["what"] for one in told["findings"]]
        assert all("没有写原因" in what or "成文日期" in what or "还没有写" in what for what in said), said
        assert len([one for one in told["numbers"] if one["unit"]]) > 30
