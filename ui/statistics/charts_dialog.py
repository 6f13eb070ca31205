"""图表: a chart of a period, every bar opening its records; copied as a picture, saved, printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_layout import chart_values
from lawgov_desktop.documents.chart_shapes import Area
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.sheets.charts import chart_document, chart_of, charts_for, write_picture
from ui.papers.preview import PreviewDialog
from ui.statistics.asking_dialog import AskingDialog, saying
from ui.statistics.chart_leaving import copy_picture, print_chart
from ui.statistics.chart_view import ChartView
from ui.tools.tool import ToolDesk

_HINT = "点图上的一条（或用方向键选中、按回车），这里列出它数的记录。"
_KINDS = {".pdf": "PDF 文件 (*.pdf)", ".png": "PNG 图片 (*.png)", ".docx": "Word 文件 (*.docx)"}


class ChartsDialog(AskingDialog):
    """Which chart and which period; asked in the background."""

    def __init__(self, desk: ToolDesk, kind: str = "", chart: str = "", period: Period | None = None) -> None:
        """The charts of the register ``kind`` first; or begun with ``chart``, for ``period``."""
        super().__init__(desk, "图表", [(one.title, one.key) for one in charts_for(kind)], _HINT)
        self.which.setCurrentIndex(max(self.which.findData(chart), 0))
        if period is not None:
            self.period.show_period(period)
        self.chart: Chart | None = None
        self.view = ChartView(desk.office, desk.jobs)
        self.rules = QLabel()
        self.rules.setObjectName("small")
        self.rules.setWordWrap(True)
        self._build()
        self.which.currentIndexChanged.connect(lambda _: self.ask_chart())
        self.period.changed.connect(self.ask_chart)
        self.view.surface.chosen.connect(self._show_records)
        self.view.surface.moved.connect(self._tell)
        for keys, act in (("F5", self.ask_chart), ("Ctrl+P", self.print), ("Ctrl+C", self.copy_picture)):
            QShortcut(QKeySequence(keys), self, act)
        self.ask_chart()

    def _build(self) -> None:
        self.lay_out("图", self.view, self.rules)
        self.print_button = self.button("打印", "print", primary=True)
        self.print_button.clicked.connect(self.print)
        self.copy_button = self.button("复制图片", "duplicate")
        self.copy_button.setToolTip("粘贴到 WPS 或 Word 里（Ctrl+C）")
        self.copy_button.clicked.connect(self.copy_picture)
        self.values_button = self.button("复制数字", "")
        self.values_button.setToolTip("粘贴到 Excel 里")
        self.values_button.clicked.connect(self.copy_values)
        self.save_button = self.button("另存为…", "save")
        self.save_button.clicked.connect(self._save)
        self.add_buttons(self.print_button, self.copy_button, self.values_button, self.save_button)

    # --- asking

    def ask_chart(self) -> None:
        """Ask for the chart anew, in the background; what was under way is given up."""
        office, offer, period = self.desk.office, chart_of(self.which.currentData()), self.period.period

        def work(progress: Progress) -> Chart:
            progress.step(f"正在统计{offer.title}")
            return offer.make(office, period)

        self.begin(f"统计{offer.title}", work)

    def show_answer(self, answer: Chart) -> None:
        self.chart = answer
        self.rules.setText("口径：" + "；".join(answer.rules) + "。" if answer.rules else "")
        self.records.show_records("", "", ())
        self.enable(True)
        self.view.show_chart(answer)

    @property
    def has_answer(self) -> bool:
        return self.chart is not None

    def enable(self, on: bool) -> None:
        for button in (self.print_button, self.copy_button, self.values_button, self.save_button):
            button.setEnabled(on)

    # --- what a bar counts

    def _tell(self, area: Area) -> None:
        self.records.tell(area.words, "")

    def _show_records(self, area: Area) -> None:
        records = [(point.kind, uuid) for _, point in area.points for uuid in point.records]
        self.records.show_records(area.words, "", records)

    # --- leaving the window

    def print(self) -> PreviewDialog | None:
        """Look at the chart on a sheet of paper."""
        if self.chart is None:
            return None
        return print_chart(self.desk, self.chart, self)

    def copy_picture(self) -> None:
        """Put the chart into the clipboard as a picture fit for printing."""
        if self.chart is not None:
            copy_picture(self.desk, self.chart)

    def copy_values(self) -> None:
        """Put the numbers into the clipboard as a table."""
        if self.chart is not None:
            lines = ("\t".join(row) for row in chart_values(self.chart))
            QGuiApplication.clipboard().setText("\n".join(lines))
            self.desk.say("数字已复制，可以粘贴到 Excel 里。")

    def _save(self) -> None:
        if self.chart is None:
            return
        chosen, kind = QFileDialog.getSaveFileName(
            self, "另存为", f"{self.chart.title}.pdf", ";;".join(_KINDS.values())
        )
        if chosen:
            out = Path(chosen)
            suffix = next(one for one, words in _KINDS.items() if words == (kind or _KINDS[".pdf"]))
            known = out.suffix.lower() in _KINDS
            self.save_to(out if known else out.with_name(out.name + suffix))

    def save_to(self, out: Path) -> None:
        """Write the chart as .pdf, .docx or .png, in the background."""
        assert self.chart is not None
        office, chart, say = self.desk.office, self.chart, self.desk.say

        def work(progress: Progress) -> Path:
            from lawgov_desktop.printing import write_document

            if out.suffix.lower() == ".png":
                write_picture(office, chart, out)
            else:
                write_document(office, chart_document(office, chart), out, progress)
            return out

        self.desk.jobs.start(f"写成 {out.name}", work, saying(say, "已存为“{name}”。"))
