"""The command face of the lists of matters: versions compared, the matters of a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.practice.book import make_practice_book
from tests.told import Run


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("practice") / "p.lawgov"
    make_practice_book(path, today=date(2025, 12, 31)).close()
    return path


def test_two_versions_are_compared_by_a_part_of_their_names(run: Run, practice: Path) -> None:
    told = run("compare-lists", "2024年版", "2025年版", "--books", practice, "--json")
    assert told.status == 0
    assert told.data["bridge"]["text"] == "旧版 298 + 新增 12 − 取消 1 − 收回 1 − 划出 2 = 306"
    assert [(term["sign"], term["count"]) for term in told.data["bridge"]["terms"]] == [
        (1, 12), (-1, 1), (-1, 1), (-1, 2),
    ]  # fmt: skip
    assert told.data["renamed"] == 6
    assert len(told.data["pairs"]) == told.data["renamed"] + told.data["changed"]
    assert told.data["same"] + len(told.data["pairs"]) + 12 == 306


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_the_table_of_changes_is_written(run: Run, practice: Path, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"对照表{suffix}"
    told = run("compare-lists", "2024年版", "2025年版", "--out", out, "--books", practice, "--json")
    assert told.data["rows"] == 12 + 4 + 6 + told.data["changed"]
    assert out.stat().st_size > 5_000


def test_a_comparison_that_waits_for_answers_ends_with_status_1(run: Run, practice: Path) -> None:
    told = run("compare-lists", "2025年版", "2024年版", "--books", practice)
    assert told.status == 1
    assert "可能是更名" in told.out


def test_versions_nobody_knows_are_refused(run: Run, practice: Path) -> None:
    told = run("compare-lists", "1999年版", "2025年版", "--books", practice, "--json")
    assert told.status == 2
    assert "2024年版" in told.data["error"]["todo"]


def test_the_matters_of_a_day_are_listed(run: Run, practice: Path) -> None:
    told = run("list", "matter", "--as-at", "2025-01-31", "--limit", "3", "--books", practice, "--json").data
    assert (told["total"], len(told["rows"]), told["categories"]) == (298, 3, {"基本履职": 298})
    assert [one["total"] for one in told["lists"]] == [298]
    later = run("list", "matter", "--as-at", "2025-12-31", "--books", practice, "--json").data
    assert later["total"] == 306
    assert run("list", "promise", "--as-at", "2025-12-31", "--books", practice, "--json").status == 2
