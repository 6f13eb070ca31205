"""The span a report names: half a year's numbers are held to half a year's registers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.reporting.masking import PRIVATE
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report_span import report_span
from lawgov_desktop.reporting.report_text import lines_of, text_lines
from tests.practice_books import PracticeBooks
from tests.told import Run


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("龙溪镇2025年度法治政府建设报告", (1, 1), (12, 31)),
        ("龙溪镇2025年上半年法治政府建设报告", (1, 1), (6, 30)),
        ("龙溪镇２０２５年下半年依法行政工作总结", (7, 1), (12, 31)),
        ("龙溪镇2025年第三季度法治政府建设报告", (7, 1), (9, 30)),
        ("龙溪镇2025年二季度法治工作情况", (4, 1), (6, 30)),
        ("龙溪镇2025年1—11月法治政府建设情况", (1, 1), (11, 30)),
        ("龙溪镇2025年2月份法治工作情况报告", (2, 1), (2, 28)),
        ("龙溪镇2025年1月1日至11月20日法治政府建设报告", (1, 1), (11, 20)),
        ("龙溪镇2024年上半年法治政府建设报告", (1, 1), (12, 31)),
        ("龙溪镇2025年13月至14月法治政府建设报告", (1, 1), (12, 31)),
    ],
)
def test_the_span_is_the_one_the_title_names(
    title: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    lines = text_lines(f"{title}\n各项工作有序推进，上半年开展宣传3次。")
    assert report_span(lines, 2025) == Period(date(2025, *first), date(2025, *last))


@pytest.mark.parametrize("outline", ["rule", "work"])
@pytest.mark.parametrize(
    ("first", "last"),
    [("2025-01-01", "2025-12-31"), ("2025-01-01", "2025-06-30"), ("2025-07-01", "2025-09-30"),
     ("2025-01-01", "2025-11-20"), ("2025-10-01", "2025-12-31")],
)  # fmt: skip
def test_nothing_is_marked_in_a_clean_draft_of_any_span(
    practice_book: Path, run: Run, tmp_path: Path, outline: str, first: str, last: str
) -> None:
    out = tmp_path / "报告.docx"
    given = ("--year", "2025", "--from", first, "--to", last, "--outline", outline, "--out", out, "--sources")
    assert run("report", "--books", practice_book, *given, "--json").status in (0, 1)
    told = run("check-report", "--books", practice_book, out, "--json")
    assert told.data["period"] == {"from": first, "to": last}
    # The table of sources names records by their parties, and is not for the public.
    assert [one for one in told.data["findings"] if one["rule"] not in PRIVATE] == []


def test_a_span_asked_for_goes_before_the_one_that_is_read(
    practice_book: Path, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "报告.txt"
    out.write_text("龙溪镇2025年度法治政府建设报告\n受理人民调解案件83件。\n", encoding="utf-8")
    asked = ("check-report", "--books", practice_book, out, "--json")
    rules = [one["rule"] for one in run(*asked).data["findings"]]
    assert "figure" in rules
    half = run(*asked, "--to", "2025-06-30")
    assert "figure" not in [one["rule"] for one in half.data["findings"]]
    assert run(*asked, "--from", "2025-07-01", "--to", "2025-06-30").status == 2


def test_what_is_bound_behind_the_signature_is_no_text_of_the_report() -> None:
    kinds = [
        line.kind
        for line in lines_of(
            ["报告正文一句话。", "龙溪镇人民政府", "2026年1月9日", "数据来源表", "序号", "行政应诉案件"],
            ["", "", "", "title", "table", "table"],
        )
    ]
    assert kinds == ["body", "signature", "date", "foot", "table", "table"]


@pytest.fixture(scope="module")
def practice_book(practice_books: PracticeBooks, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return practice_books.copy(date(2025, 12, 31), tmp_path_factory.mktemp("span") / "book")
