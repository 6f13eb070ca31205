"""首页: what is to be done today, the weightiest first with its reason, and numbers that open records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.publicity_calendar import CalendarDay, coming_market_days
from lawgov_desktop.procedures.report_timetable import ReportToBegin, report_in_hand, report_to_begin
from lawgov_desktop.reporting.figures import Answered
from lawgov_desktop.reporting.year_numbers import year_numbers, year_so_far
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.backup_files import Backup, backups
from lawgov_desktop.storage.deadlines import DueItem, open_deadlines
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.system_clock import ClockDoubt, last_seen, trust
from lawgov_desktop.timekeeping.lunar import day_in_words
from ui.colours import AMBER, ON_FILL
from ui.jobs import Jobs
from ui.start.due_card import AHEAD, DueCard
from ui.start.numbers import KEY_NUMBERS, KeyNumber, NumberRow, YearRow, count_numbers
from ui.start.side import CopyCard, MarketCard
from ui.start.year_charts import YearCharts
from ui.statistics.in_turn import InTurn
from ui.widgets.icons import Icons

_MARKET_DAYS: Final = 10
"""Days ahead that the card of market days looks."""
_SIDE_EMS: Final = 17
"""Width of the cards beside, in heights of the text; a narrower page has them below."""
_ROOMY_EMS: Final = 22
"""The same where there is room for charts among them; else these stand below."""

_ANY_WIDTH: Final = 2**24 - 1
"""Qt's own limit (QWIDGETSIZE_MAX)."""

_BEGINNINGS: Final = (
    ("committee", "先登记各村的调委会（可以从 Excel 导入）"),
    ("mediator", "再登记调解员"),
    ("mediation_case", "然后登记案件，或导入以前的台账"),
    ("matter", "有事项清单的，导入县里发的清单"),
)


@dataclass(frozen=True, slots=True)
class _Found:
    due: list[DueItem]
    numbers: list[tuple[KeyNumber, int]]
    nothing_yet: bool
    doubt: ClockDoubt | None
    unknown_years: tuple[int, ...]
    market_days: list[CalendarDay]
    newest_copy: Backup | None
    report: ReportToBegin | None


class StartPage(QWidget):
    """Looks the book up in the background and shows what it found."""

    open_asked = Signal(str, str)
    view_asked = Signal(str, str)
    new_asked = Signal(str)
    plan_asked = Signal(str, str)
    """(market's uuid, ISO date): a publicity event is to be planned for this market day."""
    copy_asked = Signal()
    statistics_asked = Signal()
    tables_asked = Signal()
    list_asked = Signal(str, str, object)
    """(kind, what they are, uuids): exactly these records are to be listed."""
    workdays_asked = Signal(int)
    """A year whose holidays are to be entered."""
    report_asked = Signal(int)
    """The report of a year is to be begun."""

    def __init__(self, office: Office, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._office = office
        self._jobs = jobs
        self._icons = icons
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        whole.addWidget(self._scroll)
        self._turns = InTurn(jobs, self)
        self.year = self._year_row()
        """Both outlive what is looked up anew: what they show stays until the new is there."""
        self.charts = self._year_charts()
        self.due_buttons: list[QPushButton] = []
        self.warnings: list[QPushButton] = []
        """Buttons of the warnings in sight."""
        self._some = False
        """The book holds something: there are numbers and charts to show."""
        self.market_buttons: list[QPushButton] = []
        seen = last_seen(office.book)
        self._last_visit = seen.date() if seen else None
        """When the book was in use before: what ran out since stands on top."""
        office.begin_work(datetime.now())
        self.refresh()

    def refresh(self) -> None:
        """Look again: what is to be done first, then the year's numbers, last of all the charts."""
        store = self._office.store
        self._turns.begin(
            [
                (self._look, self._show),
                (lambda: year_numbers(store), self._show_year),
                *self.charts.pieces(),
            ]
        )

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous() and self._scroll.widget() is not None:
            self._turns.drop()  # numbers and charts are asked for again when the page comes back

    def _look(self) -> _Found:
        store = self._office.store
        today = store.today()
        until = today + timedelta(days=AHEAD)
        worked_in = {number.kind for number in KEY_NUMBERS} & set(store.kinds)
        nothing_yet = not any(listing.count(store, ListQuery(kind)) for kind in worked_in)
        return _Found(
            open_deadlines(store, until=until),
            count_numbers(store),
            nothing_yet,
            self._office.clock_doubt(datetime.now()),
            self._office.clocks.calendar.missing_notices(today, until),
            coming_market_days(store, today, today + timedelta(days=_MARKET_DAYS)),
            next(iter(backups(self._office.backups)), None),
            self._find_report(today) if "annual_report" in store.kinds else None,
        )

    def _show(self, found: _Found) -> None:
        today = self._office.store.today()
        self.warnings = []
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(24, 16, 24, 24)
        column.setSpacing(16)
        column.addLayout(self._heading(today))
        if found.doubt is not None:
            column.addWidget(self._clock_warning(found.doubt))
        for year in found.unknown_years:
            column.addWidget(self._year_warning(year))
        if found.report is not None:
            column.addWidget(self._report_warning(found.report, today))
        numbers = NumberRow(found.numbers)
        numbers.view_asked.connect(self.view_asked)
        column.addWidget(numbers)
        self._some = not found.nothing_yet
        if self._some:
            column.addLayout(self._year_line(today))
        else:
            self._turns.drop()  # there is nothing to be counted and drawn
        column.addLayout(self._work(found, today))
        column.addStretch(1)
        place = self._scroll.verticalScrollBar().value()
        for kept in (self.year, self.charts):
            if not self._some:
                kept.setParent(None)
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(place)

    def _work(self, found: _Found, today: date) -> QBoxLayout:
        """What is to be done; beside it, or below it where the page is narrow, what is coming."""
        em = self.fontMetrics().height()
        roomy = self.width() > 3 * _ROOMY_EMS * em
        side_width = (_ROOMY_EMS if roomy else _SIDE_EMS) * em
        beside = self.width() > 3 * side_width
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        row.setSpacing(16)
        if found.nothing_yet:
            row.addWidget(self._beginnings(), 1, Qt.AlignmentFlag.AlignTop)
        else:
            due = DueCard(found.due, today, self._last_visit, self._office, self._icons)
            due.open_asked.connect(self.open_asked)
            self.due_buttons = due.buttons
            row.addWidget(due, 1, Qt.AlignmentFlag.AlignTop)
        side = QVBoxLayout()
        side.setSpacing(16)
        cards: list[QWidget] = []
        if "market" in self._office.store.kinds and not found.nothing_yet:
            markets = MarketCard(found.market_days, today)
            markets.open_asked.connect(self.open_asked)
            markets.plan_asked.connect(self.plan_asked)
            self.market_buttons = markets.buttons
            cards.append(markets)
        copies = CopyCard(found.newest_copy, today, self._icons)
        copies.copy_asked.connect(self.copy_asked)
        cards.append(copies)
        if self._some and roomy:
            self.charts.stand(side_by_side=False)
            cards.append(self.charts)
        for card in cards:
            if beside:
                card.setFixedWidth(side_width)
            side.addWidget(card)
        side.addStretch(1)
        row.addLayout(side)
        if not self._some or roomy:
            return row
        self.charts.setMinimumWidth(0)  # they may have stood at the side before
        self.charts.setMaximumWidth(_ANY_WIDTH)
        self.charts.stand(side_by_side=self.width() > 2 * _SIDE_EMS * em)
        both = QVBoxLayout()
        both.setSpacing(16)
        both.addLayout(row)
        both.addWidget(self.charts)
        return both

    def _year_row(self) -> YearRow:
        row = YearRow()
        row.list_asked.connect(self.list_asked)
        return row

    def _year_charts(self) -> YearCharts:
        charts = YearCharts(self._office, self._jobs, self._icons)
        charts.list_asked.connect(self.list_asked)
        charts.page_asked.connect(self.statistics_asked)
        return charts

    def _year_line(self, today: date) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(12)
        words = QLabel("本年至今")
        words.setObjectName("quiet")
        words.setToolTip(f"{year_so_far(today).in_words}，与年度报告同一口径")
        line.addWidget(words, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.year, 1)
        return line

    def _show_year(self, numbers: list[tuple[str, Answered]]) -> None:
        self.year.show_numbers(numbers)

    def _heading(self, today: date) -> QHBoxLayout:
        row = QHBoxLayout()
        office = QLabel(self._office.office_name or "法治台账")
        office.setObjectName("title")
        day = QLabel(f"{today.year}年{today.month}月{today.day}日 {day_in_words(today)}")
        day.setObjectName("quiet")
        row.addWidget(office)
        row.addSpacing(16)
        row.addWidget(day, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        for words, icon, asked in (
            ("统计表", "columns", self.tables_asked), ("统计", "panel", self.statistics_asked)
        ):  # fmt: skip
            button = QPushButton(words)
            button.setObjectName("flat")
            button.setIcon(self._icons(icon))
            button.clicked.connect(lambda checked=False, asked=asked: asked.emit())
            row.addWidget(button)
        if "mediation_case" in self._office.store.kinds:
            new = QPushButton("登记调解案件")
            new.setObjectName("primary")
            new.setIcon(self._icons("add", ON_FILL))
            new.clicked.connect(lambda: self.new_asked.emit("mediation_case"))
            row.addWidget(new)
        return row

    def _clock_warning(self, doubt: ClockDoubt) -> QFrame:
        """The computer's clock may be wrong; the person can say that it is not (feature C04)."""

        def say_so() -> None:
            book, jobs = self._office.book, self._jobs
            jobs.write("核对日期", lambda: trust(book, doubt), lambda _: self.refresh(), jobs.crashed.emit)

        return self._warning(f"{doubt.what}{doubt.todo}", "日期没错", say_so)

    def _year_warning(self, year: int) -> QFrame:
        said = f"没有 {year} 年的放假安排，近期的到期日只按双休日推算，可能变动。"
        return self._warning(said, "去录入", lambda: self.workdays_asked.emit(year))

    def _find_report(self, today: date) -> ReportToBegin | None:
        store, clocks = self._office.store, self._office.clocks
        return report_to_begin(store, clocks, today) or report_in_hand(store, clocks, today)

    def _report_warning(self, report: ReportToBegin, today: date) -> QFrame:
        """No record, no clock: the report that nobody has begun, or signed, is told of here."""
        said = report.in_words(today)
        if report.uuid:
            return self._warning(said, "接着写", lambda: self.open_asked.emit("annual_report", report.uuid))
        return self._warning(said, "开始写", lambda: self.report_asked.emit(report.year))

    def _warning(self, said: str, word: str, act: Callable[[], None]) -> QFrame:
        """A quiet line with a sign, and one thing to do about it."""
        frame = QFrame()
        frame.setObjectName("warning")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        picture = QLabel()
        size = self.fontMetrics().height()
        self._icons.show_on(picture, "warning", AMBER, size)
        words = QLabel(said)
        words.setWordWrap(True)
        button = QPushButton(word)
        button.clicked.connect(act)
        row.addWidget(picture)
        row.addWidget(words, 1)
        row.addWidget(button)
        self.warnings.append(button)
        return frame

    def _beginnings(self) -> QFrame:
        """What a new book needs first, each a click away."""
        frame = QFrame()
        frame.setObjectName("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        head = QLabel("台账还是空的，可以这样开始")
        head.setObjectName("heading")
        column.addWidget(head)
        for kind, words in _BEGINNINGS:
            if kind not in self._office.store.kinds:
                continue
            button = QPushButton(words)
            button.setObjectName("link")
            button.clicked.connect(lambda checked=False, kind=kind: self.view_asked.emit(kind, ""))
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        return frame
