"""统计图册: the charts of a period on paper, each with its rule; none is parted, none is empty."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import docx
import pytest

from lawgov_desktop.documents.document import ChartBlock
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.sheets.chart_book import IN_BOOK
from lawgov_desktop.sheets.charts import chart_of
from lawgov_desktop.storage import listing
from tests.sheets.printing_sheets import document, pages


def test_every_chart_stands_with_its_title_and_rule_on_one_page(practice: Office, tmp_path: Path) -> None:
    made = document(practice, "chart_book")
    charts = [block.chart for block in made.blocks if isinstance(block, ChartBlock)]
    assert charts == [chart_of(key).make(practice, Period.year(2025)) for key in IN_BOOK]
    printed = pages(practice, made, tmp_path)
    for number, chart in enumerate(charts, start=1):
        title = "".join(f"图{number}{chart.title}".split())
        (page,) = [text for text in printed if title in text]
        for rule in chart.rules:
            assert "".join(rule.split()) in page
        for label in chart.labels if chart.kind != "year_days" else ():
            assert "".join(label.split()) in page
    assert 4 <= len(printed) <= 7


def test_what_has_nothing_to_tell_is_left_out(practice: Office) -> None:
    made = document(practice, "chart_book", (date(2024, 1, 1), date(2024, 12, 31)))
    keys = [block.chart.key for block in made.blocks if isinstance(block, ChartBlock)]
    assert "mediation_by_month" not in keys
    assert "year_on_year" in keys


def test_a_time_without_certificates_and_records_says_so(practice: Office) -> None:
    for uuid in [
        row[0] for row in practice.book.rows("SELECT uuid FROM certificate WHERE deleted_at IS NULL")
    ]:
        practice.store.delete("certificate", uuid)
    for kind in ("certificate", "market"):
        for uuid in listing.ids(practice.store, listing.ListQuery(kind)):
            practice.store.delete(kind, uuid)
    with pytest.raises(UserError, match="没有可以画的记录"):
        document(practice, "chart_book", (date(1999, 1, 1), date(1999, 12, 31)))


def test_in_word_every_chart_is_a_picture(practice: Office, tmp_path: Path) -> None:
    out = tmp_path / "book.docx"
    write_document(practice, document(practice, "chart_book"), out)
    assert len(docx.Document(str(out)).inline_shapes) == len(IN_BOOK)
