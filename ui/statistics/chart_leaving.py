"""How a chart leaves the window: a picture in the clipboard or a sheet of paper, always as on paper."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.sheets.charts import write_picture
from ui.papers.making import a_sheet
from ui.papers.preview import PreviewDialog, show_preview
from ui.statistics.printables import a_chart
from ui.tools.tool import ToolDesk


def copy_picture(desk: ToolDesk, chart: Chart) -> None:
    """Put the chart into the clipboard as a picture fit for printing, made in the background."""
    office, say = desk.office, desk.say

    def work() -> bytes:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            out = Path(folder) / "chart.png"
            write_picture(office, chart, out)
            return out.read_bytes()

    def made(png: bytes) -> None:
        QGuiApplication.clipboard().setImage(QImage.fromData(png))
        say("图片已复制，可以粘贴到 WPS 或 Word 里。")

    desk.jobs.quiet(work, made)


def print_book(desk: ToolDesk, period: Period, parent: QWidget) -> PreviewDialog:
    """Look at all charts of a period on paper (统计图册)."""
    from lawgov_desktop.sheets import SheetAsked, sheet_of

    printable = a_sheet(desk.office, sheet_of("chart_book"), SheetAsked(period.first, period.last))
    return show_preview(printable, desk.jobs, desk.icons, parent)


def print_chart(desk: ToolDesk, chart: Chart, parent: QWidget) -> PreviewDialog:
    """Look at the chart on a sheet of paper."""
    return show_preview(a_chart(desk.office, chart), desk.jobs, desk.icons, parent)
