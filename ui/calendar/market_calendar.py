"""集市日历: a year of market days, what is planned, held and cancelled; a click opens the event's form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
)

from lawgov_desktop.procedures.publicity_calendar import MARKS, CalendarDay, MarketCalendar, market_calendar
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.timekeeping.lunar import FIRST_YEAR, LAST_YEAR
from ui.calendar.year_grid import FILLS, YearGrid
from ui.lists.steps_table import fitting
from ui.tools.tool import ToolDesk
from ui.widgets.toned import dress_in


class MarketCalendarDialog(QDialog):
    """Stays open beside the forms it opens, and reads the book again when one comes back to it."""

    def __init__(self, desk: ToolDesk, market: str | None = None) -> None:
        super().__init__(desk.window)
        self._desk = desk
        self._store = desk.office.store
        self.today = self._store.today()
        self.year = self.today.year
        self.calendar = MarketCalendar(self.year, {})
        self.setWindowTitle("集市日历")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(market)
        self.resize(fitting(self, 1300, 700))
        self.reload()

    def _build(self, market: str | None) -> None:
        back, forward = QPushButton("上一年"), QPushButton("下一年")
        back.clicked.connect(lambda: self.go_to_year(self.year - 1))
        forward.clicked.connect(lambda: self.go_to_year(self.year + 1))
        self._title = QLabel()
        self._title.setObjectName("title")
        self.which = QComboBox()
        self.which.setAccessibleName("哪个集市")
        self.which.addItem("全部集市", None)
        for draft in drafts(self._store, ListQuery("market", order="name")):
            self.which.addItem(draft["name"], draft["uuid"])
        self.which.setCurrentIndex(max(self.which.findData(market), 0))
        self.which.currentIndexChanged.connect(self.reload)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        for widget in (back, self._title, forward):
            upper.addWidget(widget)
        upper.addSpacing(16)
        upper.addWidget(self.which)
        upper.addStretch(1)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(4)
        upper.addLayout(self._legend)
        self.grid = YearGrid(self.today)
        self.grid.chosen.connect(self._chosen)
        self.grid.moved.connect(self._tell)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self.grid)
        self._said = QLabel()
        self._said.setObjectName("quiet")
        self._said.setWordWrap(True)
        close = QPushButton("关闭")
        close.clicked.connect(self.close)
        bottom = QFrame()
        lower = QHBoxLayout(bottom)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.addWidget(self._said, 1)
        lower.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(12)
        whole.addLayout(upper)
        whole.addWidget(self._area, 1)
        whole.addWidget(bottom)
        self.grid.setFocus()

    # --- showing

    def go_to_year(self, year: int) -> None:
        """Show another year."""
        if FIRST_YEAR <= year <= LAST_YEAR:
            self.year = year
            self.reload()

    def reload(self) -> None:
        """Read the year from the book."""
        self.calendar = market_calendar(self._store, self.year, self.which.currentData())
        self._title.setText(f"{self.year}年")
        self.grid.show_year(self.calendar)
        self._show_legend()
        self._tell(self.grid.current)

    def _show_legend(self) -> None:
        while self._legend.count():
            taken = self._legend.takeAt(0)
            old = taken.widget() if taken is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        counts = self.calendar.counts()
        for key, title, sign in MARKS:
            ground, ink = FILLS[key]
            label = QLabel(f"{sign} {title} {counts.get(key, 0)}天")
            dress_in(label, f"background: {ground}; color: {ink}; border: 1px solid {ink}; padding: 2px 6px;")
            self._legend.addWidget(label)

    def _tell(self, day: date) -> None:
        self._said.setText(self.grid.words_of(day).replace("\n", " · ") + "　（单击或回车：打开或新增活动）")
        month = self.grid.month_rect(day.month)
        self._area.ensureVisible(month.left(), month.bottom(), 0, 0)
        self._area.ensureVisible(month.left(), month.top(), 0, 0)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.calendar.days:
            self.reload()
        super().changeEvent(event)

    # --- doing

    def _chosen(self, day: date) -> None:
        known = self.calendar.days.get(day)
        if known is None:
            return
        choices = self.choices(known)
        if len(choices) == 1:
            choices[0].trigger()
            return
        menu = QMenu(self)
        menu.addActions(choices)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.grid.mapToGlobal(self.grid.day_rect(day).bottomLeft()))

    def choices(self, known: CalendarDay) -> list[QAction]:
        """What can be done with a day: open its events, add one for each market without, or one at all."""
        found: list[QAction] = []
        for uuid, _, theme in known.events:
            found.append(self._action(f"打开：{theme}", partial(self._open, uuid)))
        for market, name in known.markets:
            if market not in known.at_market:
                draft = self.draft_for(known.day, market)
                found.append(self._action(f"新增：{name}", partial(self._add, draft)))
        if not known.markets and not known.events:
            draft = self.draft_for(known.day, None)
            found.append(self._action("新增活动", partial(self._add, draft)))
        return found

    def draft_for(self, day: date, market: str | None) -> Draft:
        """A new event of that day: held already, or still planned."""
        state = "held" if day <= self.today else "planned"
        return {"held_on": day.isoformat(), "market": market, "state": state}

    def _action(self, words: str, act: Callable[[], None]) -> QAction:
        action = QAction(words, self)
        action.triggered.connect(lambda: act())
        return action

    def _open(self, uuid: str) -> None:
        self._desk.open_record("publicity_event", uuid)

    def _add(self, draft: Draft) -> None:
        self._desk.open_form("publicity_event", draft)
