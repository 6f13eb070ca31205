"""What the checker finds in one sentence, set into a report in which nothing else is wrong."""

from __future__ import annotations

from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.finding import Finding
from lawgov_desktop.reporting.report_text import text_lines


def findings(sentence: str, year: int = 2025) -> list[Finding]:
    """Those of the sentence's own line, in a report of ``year``."""
    text = (
        f"青禾镇{year}年度工作情况\n\n{year}年，我镇各项工作有序推进。\n\n{sentence}\n\n工作取得了较好成效。"
    )
    return [one for one in check_report(text_lines(text), year=year) if one.line == 5]
