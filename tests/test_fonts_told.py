"""A character no font draws is named with the words round it, and fonts that stand in are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import open_office
from tests.told import Run

NO_GLYPH = "\U0002a6a5"


@pytest.fixture
def report(fresh_book: Path) -> str:
    office = open_office(fresh_book, who="测试", today=lambda: date(2026, 1, 9))
    draft = {"leader": f"李{NO_GLYPH}", "year": 2025, "text": "一、重要工作亲自部署。"}
    uuid = office.store.save("law_report", draft).uuid
    office.close()
    return uuid


def test_a_printed_paper_tells_its_fonts(run: Run, fresh_book: Path, report: str, tmp_path: Path) -> None:
    out = tmp_path / "述法.pdf"
    told = run("paper", "law_report", "--record", report, "--out", out, "--books", fresh_book, "--json")
    assert told.status == 1
    assert told.data["missing_glyphs"] == [NO_GLYPH]
    assert told.data["missing_where"] == {NO_GLYPH: f"李{NO_GLYPH}"}
    assert set(told.data["fonts"]) == {"小标宋", "楷体", "仿宋", "黑体", "宋体"}
    assert all("改用" in line for line in told.data["substitutions"])


def test_in_words_it_says_where(run: Run, fresh_book: Path, report: str, tmp_path: Path) -> None:
    out = tmp_path / "述法.pdf"
    told = run("paper", "law_report", "--record", report, "--out", out, "--books", fresh_book)
    assert f"“李{NO_GLYPH}”里的“{NO_GLYPH}”没有字体能显示，印成〔U+2A6A5〕。" in told.out
