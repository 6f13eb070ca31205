"""Beside 今天要办: the next market days with what is planned for them, and the last copies of the book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.procedures.publicity_calendar import CalendarDay
from lawgov_desktop.storage.backup_files import Backup
from lawgov_desktop.timekeeping.lunar import day_in_words
from ui.colours import AMBER, GREEN
from ui.widgets.icons import Icons

_DAYS_WITHOUT_COPY = 7


class MarketCard(QFrame):
    """The next market days; a day with a plan opens it, a day without one begins it."""

    open_asked = Signal(str, str)
    plan_asked = Signal(str, str)
    """(market's uuid, ISO date): an event is to be planned."""

    def __init__(self, days: Sequence[CalendarDay], today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = _card(self, "近期集日")
        self.buttons: list[QPushButton] = []
        for one in days:
            away = (one.day - today).days
            when = {0: "今天", 1: "明天", 2: "后天"}.get(away, f"{away} 天后")
            said = f"{one.day.month}月{one.day.day}日（{when}） {day_in_words(one.day)}"
            _say(column, said, "small")
            for uuid, name in one.markets:
                self._line(column, one, uuid, name)
        if not days:
            _say(column, "近期没有集日。")

    def _line(self, column: QVBoxLayout, one: CalendarDay, market: str, name: str) -> None:
        event = one.at_market.get(market)
        if event:
            theme = next((theme for uuid, _, theme in one.events if uuid == event), "")
            button = QPushButton(f"{name} · 已安排：{theme}")
            button.clicked.connect(lambda: self.open_asked.emit("publicity_event", event))
        else:
            button = QPushButton(f"{name} · 还没有安排，登记计划")
            button.clicked.connect(lambda: self.plan_asked.emit(market, one.day.isoformat()))
        button.setObjectName("link")
        self.buttons.append(button)
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)


class CopyCard(QFrame):
    """When the book was last copied, and a way to do it now."""

    copy_asked = Signal()

    def __init__(
        self, newest: Backup | None, today: date, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = _card(self, "备份")
        late = newest is None or (today - date.fromisoformat(newest.at[:10])).days > _DAYS_WITHOUT_COPY
        row = QHBoxLayout()
        picture = QLabel()
        icon, colour = ("warning", AMBER) if late else ("ok", GREEN)
        icons.show_on(picture, icon, colour, self.fontMetrics().height())
        row.addWidget(picture)
        if newest is None:
            said = "这本台账还没有备份过。"
        else:
            when = newest.at[:16].replace("T", " ")
            said = f"最近一次：{when}，已检查，共 {sum(newest.counts.values()):,} 条记录"
        words = QLabel(said)
        words.setWordWrap(True)
        row.addWidget(words, 1)
        column.addLayout(row)
        self.button = QPushButton("现在备份")
        self.button.clicked.connect(self.copy_asked)
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        column.addLayout(line)


def _card(frame: QFrame, title: str) -> QVBoxLayout:
    frame.setObjectName("card")
    column = QVBoxLayout(frame)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(4)
    head = QLabel(title)
    head.setObjectName("heading")
    column.addWidget(head)
    return column


def _say(column: QVBoxLayout, text: str, name: str = "quiet") -> None:
    words = QLabel(text)
    words.setObjectName(name)
    words.setWordWrap(True)
    column.addWidget(words)
