"""A counted table and a chart as things that can be looked at, printed and saved."""

from __future__ import annotations

from pathlib import Path

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.statistics import Counted
from ui.papers.making import Choices, Made, Make, Printable


def a_counted_table(office: Office, counted: Counted) -> Printable:
    """A statutory table."""

    def make(out: Path, choices: Choices, progress: Progress) -> Made:
        from lawgov_desktop.documents.register_pdf import write_register_pdf
        from lawgov_desktop.printing import table_of_counted

        rendered = write_register_pdf(
            table_of_counted(office, counted), out, office.fonts(), paper=choices.paper,
            landscape=choices.landscape, progress=progress,
        )  # fmt: skip
        return Made(rendered.missing_glyphs, tuple(map(str, rendered.substitutions)))

    return Printable(f"{counted.table.title}（{counted.period.in_words}）", make, any_paper=True)


def a_chart(office: Office, chart: Chart) -> Printable:
    """A chart on a sheet of paper, with how it was counted."""

    def make(out: Path, choices: Choices, progress: Progress) -> Made:
        from lawgov_desktop.printing import write_document
        from lawgov_desktop.sheets.charts import chart_document

        progress.step("正在排版")
        rendered = write_document(office, chart_document(office, chart), out, progress)
        return Made(rendered.missing_glyphs, tuple(map(str, rendered.substitutions)))

    def as_word(out: Path, choices: Choices) -> object:
        from lawgov_desktop.printing import write_document
        from lawgov_desktop.sheets.charts import chart_document

        return write_document(office, chart_document(office, chart), out)

    made: Make = make
    return Printable(chart.title, made, as_word)
