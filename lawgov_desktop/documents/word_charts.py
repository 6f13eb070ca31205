"""A chart in a Word file: a picture of what the PDF shows, its title told to those who hear it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from lawgov_desktop.documents.document import ChartBlock
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf_charts import chart_picture


def add_chart(paragraph: WordParagraph, block: ChartBlock, width_pt: float, fonts: FontBook | None) -> None:
    """Put the chart into a paragraph of its own. ValueError without fonts to draw it with."""
    if fonts is None:
        raise ValueError("a chart is drawn with fonts: hand them to render_docx")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder) / "chart.png"
        width, height = chart_picture(block, width_pt, fonts, file)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        # The usual line spacing would be taken of the picture's height.
        paragraph.paragraph_format.line_spacing = 1.0
        paragraph.paragraph_format.space_after = Pt(0)
        shown = paragraph.add_run().add_picture(str(file), width=Pt(width), height=Pt(height))
    shown._inline.find(qn("wp:docPr")).set("descr", block.chart.title)
