"""A chart on a page: title with its period, the picture, how it is counted, and the ways onward."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.chart_shapes import Area
from lawgov_desktop.office import Office
from lawgov_desktop.sheets.charts import ChartOffer
from ui.jobs import Jobs
from ui.statistics.chart_view import ChartView
from ui.widgets.icons import Icons

_NOTHING = "这段时间没有可以画的记录。"


class ChartCard(QFrame):
    """Shows one chart; who asks for it, and when, is the page's affair."""

    records_asked = Signal(str, str, object)
    """(what the bar is, the rule, [(kind, uuid)]): a bar was clicked or entered."""
    enlarge_asked = Signal(str)
    """Key of the chart."""
    copy_asked = Signal(object)
    print_asked = Signal(object)
    """The :class:`Chart` that is shown."""

    def __init__(
        self,
        offer: ChartOffer,
        office: Office,
        jobs: Jobs,
        icons: Icons,
        parent: QWidget | None = None,
        *,
        small: bool = False,
    ) -> None:
        """``small``: nothing but the picture, its rule and the way to the larger one."""
        super().__init__(parent)
        self.setObjectName("card")
        self.offer = offer
        self.chart: Chart | None = None
        self._icons = icons
        self.title = QLabel(offer.title)
        self.title.setObjectName("heading")
        self.title.setWordWrap(True)
        self.rules_button = self._button("口径", "", "怎么数的")
        self.rules_button.setCheckable(True)
        self.rules_button.toggled.connect(self._show_rules)
        self.enlarge_button = self._button("", "zoom_in", "放大")
        self.enlarge_button.clicked.connect(lambda: self.enlarge_asked.emit(offer.key))
        self.copy_button = self._button("", "duplicate", "复制图片，粘贴到 WPS 或 Word 里")
        self.copy_button.clicked.connect(lambda: self.copy_asked.emit(self.chart))
        self.print_button = self._button("", "print", "打印")
        self.print_button.clicked.connect(lambda: self.print_asked.emit(self.chart))
        self.view = ChartView(office, jobs, in_card=True)
        self.view.surface.chosen.connect(self._chosen)
        self.view.hide()
        self.said = QLabel("正在统计……")
        self.said.setObjectName("quiet")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setMinimumHeight(8 * self.fontMetrics().height())
        self.rules = QLabel()
        self.rules.setObjectName("small")
        self.rules.setWordWrap(True)
        self.rules.hide()
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title, 1)
        buttons = [self.rules_button, self.enlarge_button]
        buttons += [] if small else [self.copy_button, self.print_button]
        for button in buttons:
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.rules)
        column.addWidget(self.view)
        column.addWidget(self.said)
        column.addStretch(1)
        self._enable(False)

    def _button(self, words: str, icon: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("flat")
        if icon:
            button.setIcon(self._icons(icon))
            button.setAccessibleName(f"{self.offer.title}：{tip}")
        button.setToolTip(tip)
        return button

    def sizeHint(self) -> QSize:
        """As high as what it holds; the page gives it its width."""
        return QSize(0, super().sizeHint().height())

    def show_chart(self, chart: Chart) -> None:
        """Show it in the place of what was there; a period without records says so."""
        self.chart = chart
        self.title.setText(chart.title)
        told = "；".join(chart.rules) + "。" if chart.rules else ""
        self.rules.setText(f"口径：{told}")
        for widget in (self.title, self.rules_button):
            widget.setToolTip(self.rules.text())
            widget.setAccessibleDescription(self.rules.text())
        self.rules_button.setEnabled(bool(chart.rules))
        self.view.surface.setAccessibleDescription(self.rules.text())
        self.view.setVisible(not chart.empty)
        self.said.setVisible(chart.empty)
        self.said.setText(_NOTHING)
        self._enable(not chart.empty)
        if not chart.empty:
            self.view.show_chart(chart)

    def _enable(self, on: bool) -> None:
        for button in (self.enlarge_button, self.copy_button, self.print_button):
            button.setEnabled(on)

    def _show_rules(self, shown: bool) -> None:
        self.rules.setVisible(shown)

    def _chosen(self, area: Area) -> None:
        records = [(point.kind, uuid) for _, point in area.points for uuid in point.records]
        rule = "；".join(self.chart.rules) if self.chart else ""
        self.records_asked.emit(area.words, rule, records)
