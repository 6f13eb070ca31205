"""F06: a register as PDF beside one reportlab LongTable of the same rows, and beside one half as long."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.f05_register import COLUMNS, TITLE, register_rows
from benchmarks.measure import ROOT, Line, alone, at_most, for_information

BOUND = 0.25
GROWTH_BOUND = 2.2
PART = 50
"""A register of 20,000 rows to the 1,000,000 records the other lines are measured on."""

TRIES = 3

FONT = ROOT / "resources" / "fonts" / "NotoSerifSC_400Regular.ttf"


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The lines of F06 for a register of a fiftieth of ``rows``."""
    folder.mkdir(parents=True, exist_ok=True)
    count = max(rows // PART, 10)
    ours, twice = (
        min(alone(_code("with_ours", number))[0][0] for _ in range(TRIES)) for number in (count, count * 2)
    )
    peer = alone(_code("with_long_table", count))[0][0]
    what = f"register of {count:,} rows × {len(COLUMNS)} columns as PDF"
    yield at_most("F06", what, ours, peer, BOUND, "s")
    yield at_most("F06", f"{count * 2:,} rows beside {count:,}", twice, ours, GROWTH_BOUND, "s")
    most, least = alone(_code("with_ours", count * 4))[1], alone(_code("with_ours", count))[1]
    yield for_information("F06", f"peak memory at {count * 4:,} rows beside {count:,}", most, least, "MB")


def _code(work: str, rows: int) -> str:
    return f"from benchmarks.f06_paper import {work}\nprint({work}({rows}))"


def with_ours(rows: int) -> float:
    """Seconds our writer takes, fonts loaded and embedded within."""
    from lawgov_desktop.documents.fonts import FontBook
    from lawgov_desktop.documents.register_pdf import write_register_pdf
    from lawgov_desktop.documents.register_table import RegisterTable

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        table = RegisterTable(TITLE, COLUMNS, register_rows(rows), rows)
        write_register_pdf(table, Path(folder) / "ours.pdf", FontBook([], FONT.parent))
        return time.perf_counter() - began


def with_long_table(rows: int) -> float:
    """Seconds the plain way takes: one LongTable, its long texts as paragraphs wrapped the Chinese way."""
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate, TableStyle

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        pdfmetrics.registerFont(TTFont("Song", str(FONT)))
        small = ParagraphStyle("small", fontName="Song", fontSize=8, leading=10.5, wordWrap="CJK")
        long = {place for place, column in enumerate(COLUMNS) if column.kind == "long"}
        body = [
            [Paragraph(str(value), small) if place in long else str(value) for place, value in enumerate(row)]
            for row in register_rows(rows)
        ]
        widths = [30, 105, 55, 40, 65, 40, 65, 65, 170, 55, 55, 55]
        table = LongTable([[column.label for column in COLUMNS], *body], colWidths=widths, repeatRows=1)
        table.setStyle(
            TableStyle(
                [
                    ("FONT", (0, 0), (-1, -1), "Song", 8),
                    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
                    ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
                ]
            )
        )
        paper = SimpleDocTemplate(str(Path(folder) / "plain.pdf"), pagesize=landscape(A4), leftMargin=12)
        paper.build([table])
        return time.perf_counter() - began
