"""Invented reports in many styles: the checker marks just what a careful reader marked in each."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.report_text import text_lines

REPORTS = sorted((Path(__file__).parent / "reports").glob("*.txt"))
PARTIES = ("张伟", "李小明", "文明", "平安", "安全", "和平", "建设", "方正", "于健全", "王建国", "欧阳雪")


def marked_by_a_reader(report: Path) -> set[str]:
    """What stands beside a report that has faults: line|rule|marked words; () for a clean one."""
    beside = report.with_suffix(".faults")
    return set(beside.read_text(encoding="utf-8").splitlines()) if beside.exists() else set()


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_a_report_shows_just_the_faults_a_careful_reader_marks(report: Path) -> None:
    told = check_report(text_lines(report.read_text(encoding="utf-8").rstrip("\n")), names=PARTIES)
    shown = {f"{one.line}|{one.rule}|{one.text}" for one in told}
    assert shown == marked_by_a_reader(report)
    assert all(one.what.endswith("。") and one.todo.endswith("。") for one in told)


HABITS: dict[str, Callable[[str], str]] = {
    "two spaces before each paragraph": lambda text: re.sub("(?m)^(?=.)", "　　", text),
    "no blank lines": lambda text: re.sub("\n\n+", "\n", text),
    "a blank line after each": lambda text: re.sub("\n+", "\n\n", text),
    "full-width figures": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "hyphens": lambda text: text.replace("—", "-"),
    "half-width spaces": lambda text: text.replace("　", "  "),
}


@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize(
    "report",
    [one for one in REPORTS if not marked_by_a_reader(one) and "wrapped" not in one.stem],
    ids=lambda report: report.stem,
)
def test_a_clean_report_in_another_offices_habits_has_no_finding(report: Path, habit: str) -> None:
    text = HABITS[habit](report.read_text(encoding="utf-8").rstrip("\n"))
    assert check_report(text_lines(text), names=PARTIES) == []


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.stem)
def test_an_offices_own_line_ends_and_spaces_change_no_finding(report: Path) -> None:
    text = report.read_text(encoding="utf-8").rstrip("\n")
    told = [(one.line, one.rule, one.text) for one in check_report(text_lines(text), names=PARTIES)]
    padded = "\n".join(line and f"{line}  " for line in text.split("\n"))
    assert [(one.line, one.rule, one.text) for one in check_report(text_lines(padded), names=PARTIES)] == told
