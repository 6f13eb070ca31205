"""图表: a chart of a period, every bar opening its records; copied as a picture, saved, printed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLabel, QSplitter

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_layout import chart_values
from lawgov_desktop.documents.chart_shapes import Area
from lawgov_desktop.progress import Progress
from lawgov_desktop.sheets.charts import chart_document, chart_of, charts_for, write_picture
from ui.jobs import Job
from ui.papers.making import Made
from ui.papers.preview import PreviewDialog, show_preview
from ui.papers.told_line import ToldLine
from ui.statistics.chart_view import ChartView
from ui.statistics.period_row import PeriodRow
from ui.statistics.printables import a_chart
from ui.statistics.records_panel import RecordsPanel
from ui.tools.pieces import ToolDialog, choice, year_asked
from ui.tools.tool import ToolDesk

_HINT = "点图上的一条（或用方向键选中、按回车），这里列出它数的记录。"
_KINDS = {".pdf": "PDF 文件 (*.pdf)", ".png": "PNG 图片 (*.png)", ".docx": "Word 文件 (*.docx)"}


@dataclass(frozen=True, slots=True)
class _Asked:
    chart: Chart


class ChartsDialog(ToolDialog):
    """Which chart and which period; asked in the background."""

    def __init__(self, desk: ToolDesk, kind: str = "") -> None:
        super().__init__(desk, "图表", 1280, 690)
        self.chart: Chart | None = None
        self._job: Job | None = None
        self.which = choice("图表", [(one.title, one.key) for one in charts_for(kind)])
        today = desk.office.store.today()
        self.period = PeriodRow(today, "year" if year_asked(today) == today.year else "last_year")
        self.told = ToldLine()
        self.told.hide()
        self.view = ChartView(desk.office, desk.jobs)
        self.records = RecordsPanel(self.store, desk.open_record, _HINT)
        self.rules = QLabel()
        self.rules.setObjectName("small")
        self.rules.setWordWrap(True)
        self._build()
        self.which.currentIndexChanged.connect(lambda _: self.ask_chart())
        self.period.changed.connect(self.ask_chart)
        self.told.stop.clicked.connect(self._stop)
        self.view.surface.chosen.connect(self._show_records)
        self.view.surface.moved.connect(self._tell)
        for keys, act in (("F5", self.ask_chart), ("Ctrl+P", self.print), ("Ctrl+C", self.copy_picture)):
            QShortcut(QKeySequence(keys), self, act)
        self.ask_chart()

    def _build(self) -> None:
        row = self.add_row()
        label = QLabel("图")
        label.setBuddy(self.which)
        row.addWidget(label)
        row.addWidget(self.which)
        row.addSpacing(8)
        row.addWidget(self.period)
        row.addStretch(1)
        self.whole.addWidget(self.told)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.view)
        both.addWidget(self.records)
        both.setStretchFactor(0, 1)
        both.setChildrenCollapsible(False)
        both.setSizes([885, 345])
        self.whole.addWidget(both, 1)
        self.whole.addWidget(self.rules)
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
        self._let_go()
        office, offer, period = self.desk.office, chart_of(self.which.currentData()), self.period.period
        self._enable(False)

        def work(progress: Progress) -> _Asked:
            progress.step(f"正在统计{offer.title}")
            return _Asked(offer.make(office, period))

        job = self._job = self.desk.jobs.start(f"统计{offer.title}", work)
        # Bound methods: Qt lets go of them when the window is closed before the answer is there.
        job.progressed.connect(self.told.show_making)
        job.finished.connect(self._came)
        job.failed.connect(self._stopped)
        job.cancelled.connect(self._stopped)

    def _let_go(self) -> None:
        job, self._job = self._job, None
        if job is not None:
            job.progressed.disconnect(self.told.show_making)
            job.finished.disconnect(self._came)
            job.failed.disconnect(self._stopped)
            job.cancelled.disconnect(self._stopped)
            job.cancel()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _came(self, asked: _Asked) -> None:
        self._job = None
        self.told.show_made(Made())
        self.chart = asked.chart
        self.rules.setText("口径：" + "；".join(asked.chart.rules) + "。" if asked.chart.rules else "")
        self.records.show_records("", "", ())
        self._enable(True)
        self.view.show_chart(asked.chart)

    def _stopped(self, error: object = None) -> None:
        self._job = None
        self.told.show_made(Made())
        self._enable(self.chart is not None)

    def _enable(self, on: bool) -> None:
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
        desk = self.desk
        return show_preview(a_chart(desk.office, self.chart), desk.jobs, desk.icons, self)

    def copy_picture(self) -> None:
        """Put the chart into the clipboard as a picture fit for printing."""
        if self.chart is None:
            return
        office, chart, say = self.desk.office, self.chart, self.desk.say

        def work() -> bytes:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                out = Path(folder) / "chart.png"
                write_picture(office, chart, out)
                return out.read_bytes()

        def made(png: bytes) -> None:
            QGuiApplication.clipboard().setImage(QImage.fromData(png))
            say("图片已复制，可以粘贴到 WPS 或 Word 里。")

        self.ask(work, made)

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

        self.desk.jobs.start(f"写成 {out.name}", work, _saying(say))

    def done(self, result: int) -> None:
        self._let_go()
        super().done(result)


def _saying(say: Callable[..., None]) -> Callable[[Path], None]:
    def written(path: Path) -> None:
        say(f"已存为“{path.name}”。", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))), "打开")

    return written
