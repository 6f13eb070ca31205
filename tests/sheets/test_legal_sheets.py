"""Sheets of 事项清单 and 法治建设: 对照表, duties of each leader, rectification; their rows and sums."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.procedures.matters_versions import compare_versions
from lawgov_desktop.sheets import SheetAsked, sheet_of
from tests.documents.pdf_reading import page_sizes_mm, page_texts

YEAR = (date(2025, 1, 1), date(2025, 12, 31))


def pages(office: Office, name: str, asked: SheetAsked, folder: Path) -> list[str]:
    written = write_document(office, sheet_of(name).document(office, asked), folder / f"{name}.pdf")
    assert written.missing_glyphs == ()
    return ["".join(page.split()) for page in page_texts(written.path)]


@pytest.fixture
def versions(practice: Office) -> tuple[str, str]:
    old, new = (uuid for (uuid,) in practice.book.rows("SELECT uuid FROM matter_list ORDER BY effective_on"))
    return old, new


def test_the_comparison_repeats_its_heading_and_counts_from_one_version_to_the_other(
    practice: Office, versions: tuple[str, str], tmp_path: Path
) -> None:
    told = pages(practice, "matter_comparison", SheetAsked(records=versions), tmp_path)
    for page in told[:-1]:
        assert "调整前" in page
        assert "调整后" in page
    compared = compare_versions(practice.store, *versions)
    found = compared.found
    count = len(found.added) + len(found.removed) + len(found.renamed) + len(found.changed)
    whole = "".join(told)
    assert whole.count("新增") >= len(found.added)
    assert f"{count}调整" in told[-1]
    assert "".join(str(compared.bridge).split()) in told[-1]
    for who in ("制表人：", "审核人：", "分管领导：", "主要负责人："):
        assert who in told[-1]


def test_versions_are_compared_the_right_way_round_and_one_alone_with_the_one_before(
    practice: Office, versions: tuple[str, str], tmp_path: Path
) -> None:
    old, new = versions
    first = pages(practice, "matter_comparison", SheetAsked(records=(old, new)), tmp_path)
    assert pages(practice, "matter_comparison", SheetAsked(records=(new, old)), tmp_path) == first
    assert pages(practice, "matter_comparison", SheetAsked(records=(new,)), tmp_path) == first
    with pytest.raises(UserError, match="前面没有别的版本"):
        sheet_of("matter_comparison").document(practice, SheetAsked(records=(old,)))


def test_the_comparison_is_printed_on_the_paper_that_is_asked_for(
    practice: Office, versions: tuple[str, str], tmp_path: Path
) -> None:
    for paper, size in (("A4", (297.0, 210.0)), ("A3", (420.0, 297.0))):
        asked = SheetAsked(records=versions, values={"paper": paper})
        made = sheet_of("matter_comparison").document(practice, asked)
        written = write_document(practice, made, tmp_path / "x.pdf")
        assert set(page_sizes_mm(written.path)) == {size}


def test_each_leader_has_a_page_with_every_duty_of_the_list(practice: Office, tmp_path: Path) -> None:
    told = pages(practice, "duties", SheetAsked(*YEAR), tmp_path)
    sql = "SELECT DISTINCT leader FROM duty WHERE deleted_at IS NULL AND year = 2025 ORDER BY id"
    leaders = [name for (name,) in practice.book.rows(sql)]
    assert len(told) == len(leaders)
    items = [label for code, label in practice.store.names.code_choices("duty_item") if code != "other"]
    for leader, page in zip(leaders, told, strict=True):
        assert f"责任人：{leader}" in page
        for item in items:
            assert "".join(item.split()) in page
        done = (
            "SELECT count(*) FROM duty WHERE deleted_at IS NULL AND year = 2025 AND leader = ? AND done = 1"
        )
        ((number,),) = practice.book.rows(done, (leader,))
        assert page.count("☑是") == number
        assert f"已完成{number}项" in page
        assert "责任人：填表人：" in page.replace("_", "")


def test_one_leader_can_be_asked_for_and_another_is_refused(practice: Office, tmp_path: Path) -> None:
    ((leader,),) = practice.book.rows("SELECT leader FROM duty WHERE year = 2025 ORDER BY id DESC LIMIT 1")
    (page,) = pages(practice, "duties", SheetAsked(*YEAR, values={"leader": leader}), tmp_path)
    assert f"责任人：{leader}" in page
    with pytest.raises(UserError, match="不能是“没有的人”"):
        sheet_of("duties").document(practice, SheetAsked(*YEAR, values={"leader": "没有的人"}))


def test_a_year_without_duties_prints_the_list_to_be_filled_in(office: Office, tmp_path: Path) -> None:
    (page,) = pages(office, "duties", SheetAsked(*YEAR), tmp_path)
    assert "重要工作亲自部署" in page
    assert "☑" not in page
    assert "None" not in page


def test_every_problem_of_the_year_stands_on_the_sheet_with_the_rate(
    practice: Office, tmp_path: Path
) -> None:
    told = "".join(pages(practice, "rectification", SheetAsked(*YEAR), tmp_path))
    sql = "SELECT title, due_on FROM problem WHERE deleted_at IS NULL AND year = 2025"
    found = practice.book.rows(sql)
    for title, due in found:
        assert "".join(title.split()) in told
        assert due in told
    ((done,),) = practice.book.rows(
        "SELECT count(*) FROM problem WHERE deleted_at IS NULL AND year = 2025"
        " AND state IN ('done', 'closed')"
    )
    assert f"合计：问题{len(found)}项，已整改{done}项" in told
    assert "（逾期）" in told


def test_a_year_without_problems_leaves_rows_to_write_in(office: Office, tmp_path: Path) -> None:
    (page,) = pages(office, "rectification", SheetAsked(*YEAR), tmp_path)
    assert "合计：问题0项，台账没有登记。" in page


@pytest.mark.parametrize("name", ["duties", "rectification"])
def test_a_word_file_says_the_same(practice: Office, tmp_path: Path, name: str) -> None:
    made = sheet_of(name).document(practice, SheetAsked(*YEAR))
    pdf = "".join("".join(page_texts(write_document(practice, made, tmp_path / "a.pdf").path)).split())
    word = docx.Document(str(write_document(practice, made, tmp_path / "a.docx").path))
    texts = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for line in "\n".join([*texts, *(one.text for one in word.paragraphs)]).split("\n"):
        assert "".join(line.split()) in pdf


def test_the_last_row_goes_along_with_the_lines_to_sign(practice: Office, tmp_path: Path) -> None:
    for number in range(1, 60):
        practice.store.save("problem", {"title": f"新问题{number}", "year": 2031, "due_on": "2031-12-31"})
    told = pages(practice, "rectification", SheetAsked(date(2031, 1, 1), date(2031, 12, 31)), tmp_path)
    assert "新问题59" in told[-1]
    assert "主要负责人：" in told[-1]
