"""统计: the charts of a period on one page, beside what the registers still lack; all of it opens records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.reporting.completeness import gaps
from lawgov_desktop.reporting.period import Period, year_asked
from lawgov_desktop.sheets.charts import ChartOffer, chart_of
from lawgov_desktop.storage.store import Change
from ui.lists.tab_page import TabLeaf
from ui.papers.preview import PreviewDialog
from ui.statistics.chart_card import ChartCard
from ui.statistics.chart_leaving import copy_picture, print_book, print_chart
from ui.statistics.gaps_card import GapsCard
from ui.statistics.in_turn import InTurn, Piece
from ui.statistics.period_row import PeriodRow
from ui.statistics.records_panel import RecordsPanel
from ui.tools.statistics import open_charts, open_tables
from ui.tools.tool import ToolDesk

LEFT: Final = ("mediation_by_month", "mediation_by_type", "mediation_by_committee", "certificates")
RIGHT: Final = ("events_by_month", "mediation_by_result", "year_on_year", "lawsuits_by_month")
WHOLE: Final = ("year_calendar",)
"""The charts of the page: beside each other, and across it; what the registers lack follows at the right."""
_POINTS: Final = {"year_calendar": 330.0, "mediation_by_committee": 300.0, "year_on_year": 300.0}
"""How high charts with many rows are asked to be."""
_TWO_COLUMNS_EMS: Final = 42
"""Width that two columns need, in heights of the text."""
_SOON_MS: Final = 600
"""After the last change of the book."""
_HINT = "点图上的一条（或用方向键选中、按回车），这里列出它数的记录。"


class StatisticsPage(TabLeaf):
    """Asks for one chart after the other in the background, while it is in sight."""

    def __init__(self, desk: ToolDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        store = desk.office.store
        today = store.today()
        self.period = PeriodRow(today, "year" if year_asked(today) == today.year else "last_year")
        self.period.changed.connect(self.ask)
        self.compared = QLabel()
        self.compared.setObjectName("quiet")
        # In the order one reads them, from left to right.
        beside = [key for pair in zip(LEFT, RIGHT, strict=True) for key in pair]
        self.cards = {key: self._card(chart_of(key)) for key in (*beside, *WHOLE)}
        self.gaps = GapsCard(store)
        self.gaps.list_asked.connect(self._open_list)
        self.records = RecordsPanel(store, desk.open_record, _HINT, open_list=desk.open_list, closable=True)
        self.records.hide()
        self.turns = InTurn(desk.jobs, self)
        self.turns.ended.connect(self._all_there)
        self._stale = True
        self._columns = 0
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._again)
        self._build()
        QShortcut(QKeySequence("F5"), self, self.ask)
        QShortcut(QKeySequence("Ctrl+P"), self, self.print)

    # --- building

    def _card(self, offer: ChartOffer) -> ChartCard:
        desk = self._desk
        card = ChartCard(offer, desk.office, desk.jobs, desk.icons)
        card.view.card_height = _POINTS.get(offer.key, card.view.card_height)
        card.copy_asked.connect(lambda chart: copy_picture(desk, chart))
        card.print_asked.connect(lambda chart: print_chart(desk, chart, self.window()))
        card.records_asked.connect(self.show_records)
        card.enlarge_asked.connect(self.enlarge)
        return card

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        title = QLabel("统计")
        title.setObjectName("title")
        head.addWidget(title)
        head.addSpacing(8)
        head.addWidget(self.period)
        head.addWidget(self.compared)
        head.addStretch(1)
        self.tables_button = self._button("统计表", "columns", "法定统计表，每一格点开都是记录")
        self.tables_button.clicked.connect(lambda: open_tables(self._desk))
        self.print_button = self._button("打印图册", "print", "这段时间的图表印成一本，每张图都注明口径")
        self.print_button.clicked.connect(self.print)
        for button in (self.tables_button, self.print_button):
            head.addWidget(button)
        self._left, self._right, self._whole = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        beside = QGridLayout()
        beside.setSpacing(12)
        for place, column in enumerate((self._left, self._right)):
            beside.addLayout(column, 0, place, Qt.AlignmentFlag.AlignTop)
        self._beside = beside
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 4, 16, 16)
        column.setSpacing(12)
        column.addLayout(beside)
        column.addLayout(self._whole)
        column.addStretch(1)
        for one in (self._left, self._right, self._whole):
            one.setSpacing(12)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(body)
        self._scroll.viewport().installEventFilter(self)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._scroll)
        self._split.addWidget(self.records)
        self._split.setStretchFactor(0, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._split, 1)

    def _button(self, words: str, icon: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName("flat")
        button.setIcon(self._desk.icons(icon))
        button.setToolTip(tip)
        return button

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._scroll.viewport():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """Two columns where there is room, else one."""
        columns = 1 + (self._scroll.viewport().width() >= _TWO_COLUMNS_EMS * self.fontMetrics().height())
        if columns == self._columns:
            return
        self._columns = columns
        right = self._right if columns == 2 else self._left
        placed: list[tuple[QWidget, QVBoxLayout]] = [
            (card, self._whole if key in WHOLE else self._left if key in LEFT else right)
            for key, card in self.cards.items()
        ]
        for widget, layout in (*placed, (self.gaps, right)):
            # A column that is shorter than the other leaves its room free below.
            widget.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
            # Not takeAt: an item that lives on in Python keeps the widget's old height to itself.
            for one in (self._left, self._right, self._whole):
                one.removeWidget(widget)
            layout.addWidget(widget)
        for column in range(2):
            self._beside.setColumnStretch(column, int(column < columns))
        self._beside.setHorizontalSpacing(12 if columns == 2 else 0)

    # --- asking

    def ask(self) -> None:
        """Ask for everything anew, one after the other; what is there stays until the new one comes."""
        self._stale = True  # until the last one is there
        period = self.period.period
        before = period.year_before
        self.compared.setText(f"对比上年同期：{before.in_words}")
        office = self._desk.office
        pieces: list[Piece] = [
            (partial(card.offer.make, office, period), card.show_chart) for card in self.cards.values()
        ]
        pieces.append((lambda: gaps(office.store, period), self.gaps.show_gaps))
        self.turns.begin(pieces)

    def _all_there(self) -> None:
        self._stale = False

    def book_changed(self, change: Change) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def _again(self) -> None:
        if self.isVisible():
            self.ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale and not self.turns.busy:
            self.ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():  # a window that is only put aside goes on
            self._soon.stop()
            self.turns.drop()

    def rescale(self) -> None:
        self.period.rescale()
        self._columns = 0
        self._place()

    # --- opening

    def show_records(self, title: str, rule: str, records: Sequence[tuple[str, str]]) -> None:
        """List beside the charts what a bar counts."""
        self.records.show_records(title, rule, records)
        if not self.records.isVisible():
            em = self.fontMetrics().height()
            self.records.show()
            self._split.setSizes([max(self.width() - 18 * em, 100), 18 * em])

    def enlarge(self, key: str) -> object:
        """Open the window of charts on one of them, for the same period."""
        return open_charts(self._desk, key, self.period.period)

    def print(self) -> PreviewDialog:
        """Look at the charts of the period on paper."""
        return print_book(self._desk, self.period.period, self.window())

    def show_period(self, period: Period) -> None:
        """Ask for another period."""
        self.period.show_period(period)
        self.ask()

    def _open_list(self, kind: str, title: str, uuids: Sequence[str]) -> None:
        if self._desk.open_list is not None:
            self._desk.open_list(kind, title, uuids)
