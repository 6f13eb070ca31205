"""工作日: a year's days off and worked weekends, typed after its notice or taken from a file (L03)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.store import Change
from lawgov_desktop.storage.taken_back import RULES
from lawgov_desktop.timekeeping.rule_set import WORKDAYS
from lawgov_desktop.timekeeping.rule_words import content_in_words
from lawgov_desktop.timekeeping.workdays import HolidayNotice, WorkCalendar
from ui.colours import AMBER, GREEN, INK, ON_FILL
from ui.lists.tab_page import TabLeaf
from ui.settings.change_dialog import ChangeDialog
from ui.settings.desk import RuleDesk, words
from ui.settings.year_calendar import YearCalendar

FESTIVALS: Final = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
_SATURDAY: Final = 5


class WorkdaysPage(TabLeaf):
    """What is changed here stands in the calendar at once and in the book only after 核对并应用."""

    def __init__(self, desk: RuleDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._desk = desk
        self.holidays: dict[date, str] = {}
        self.makeup: dict[date, str] = {}
        self._last_festival = FESTIVALS[0]
        self.years = QComboBox()
        self.years.setAccessibleName("年份")
        self.years.currentIndexChanged.connect(self._year_chosen)
        self._sign = QLabel()
        self._state = words("")
        self.calendar = YearCalendar()
        self.calendar.asked.connect(self._ask)
        self._chosen = words("", "quiet")
        self.calendar.moved.connect(lambda day: self._chosen.setText(self.calendar.words_of(day)))
        self._listed = words("")
        self._listed.setTextFormat(Qt.TextFormat.PlainText)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(self._upper_row())
        whole.addLayout(self._state_row())
        middle = QHBoxLayout()
        middle.setSpacing(12)
        frame = QFrame()
        frame.setObjectName("card")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(8, 8, 8, 8)
        inside.addWidget(self.calendar)
        middle.addWidget(frame, 1)
        middle.addWidget(self._side())
        whole.addLayout(middle, 1)
        self._fill_years(desk.office.store.today().year)

    def _upper_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(QLabel("年份"))
        row.addWidget(self.years)
        row.addStretch(1)
        self.apply_button = self._button("核对并应用", "ok", self.apply)
        self.apply_button.setObjectName("primary")
        self.discard_button = self._button("放弃改动", "undo", self._reload)
        self.restore_button = self._button("恢复预设", "restore", self._restore)
        taken_in = self._button("导入", "import", self._import)
        carried_out = self._button("导出", "export", self._export)
        for button in (
            self.apply_button,
            self.discard_button,
            self.restore_button,
            taken_in,
            carried_out,
        ):
            row.addWidget(button)
        return row

    def _button(self, title: str, icon: str, act: object) -> QPushButton:
        button = QPushButton(title)
        button.setIcon(self._desk.icons(icon, ON_FILL if icon == "ok" else INK))
        button.clicked.connect(act)
        return button

    def _state_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sign)
        row.addWidget(self._state, 1)
        return row

    def _side(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(8)
        head = QLabel("这一年的安排")
        head.setObjectName("heading")
        column.addWidget(head)
        column.addWidget(self._listed)
        column.addWidget(words("点一天（或用方向键选中后按回车），选放假、调休上班或照常。", "small"))
        column.addWidget(self._chosen)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side_area = area
        self.rescale()
        return area

    def rescale(self) -> None:
        self._side_area.setFixedWidth(13 * self.fontMetrics().horizontalAdvance("国"))

    # -- the year

    @property
    def year(self) -> int:
        return int(self.years.currentData() or self._desk.office.store.today().year)

    def show_year(self, year: int) -> None:
        """Bring a year to the front, one without an arrangement too."""
        place = self.years.findData(year)
        if place < 0:
            self._fill_years(year)
        else:
            self.years.setCurrentIndex(place)

    def _fill_years(self, chosen: int) -> None:
        calendar, today = self._desk.office.clocks.calendar, self._desk.office.store.today().year
        every = sorted({*calendar.years(), today, today + 1, chosen}, reverse=True)
        self.years.blockSignals(True)
        self.years.clear()
        for year in every:
            self.years.addItem(f"{year} 年" + ("" if calendar.knows(year) else "（没有安排）"), year)
        self.years.setCurrentIndex(self.years.findData(chosen))
        self.years.blockSignals(False)
        self._reload()

    def _year_chosen(self) -> None:
        self._reload()

    def _reload(self) -> None:
        """The year as it is in force; what was changed here and not applied is let go."""
        notice = self._desk.office.clocks.calendar.notice(self.year)
        self.holidays = dict(notice.holidays) if notice else {}
        self.makeup = dict(notice.makeup) if notice else {}
        self._show()

    @property
    def changed(self) -> bool:
        notice = self._desk.office.clocks.calendar.notice(self.year)
        there = (dict(notice.holidays), dict(notice.makeup)) if notice else ({}, {})
        return (self.holidays, self.makeup) != there

    def _show(self) -> None:
        self.calendar.show_year(self.year, self.holidays, self.makeup)
        self._chosen.setText(self.calendar.words_of(self.calendar.chosen))
        known = self._desk.office.clocks.calendar.knows(self.year)
        own = f"{WORKDAYS}/{self.year}" in self._desk.office.rules.own()
        sign, colour = ("ok", GREEN) if known and not self.changed else ("warning", AMBER)
        size = self.fontMetrics().height()
        self._desk.icons.show_on(self._sign, sign, colour, size)
        if self.changed:
            said = "有改动还没有应用。"
        elif not known:
            said = (
                f"没有 {self.year} 年的放假安排：期限只按双休日推算，结果可能变动。"
                "国务院办公厅公布后，请在这里录入或导入。"
            )
        else:
            said = "本单位录入的安排。" if own else "随程序提供的安排（国务院办公厅关于节假日安排的通知）。"
        self._state.setText(said)
        self.apply_button.setEnabled(self.changed)
        self.discard_button.setEnabled(self.changed)
        self.restore_button.setEnabled(own)
        self._listed.setText(self._in_words())

    def _in_words(self) -> str:
        if not self.holidays and not self.makeup:
            return "还没有。"
        try:
            data = WorkCalendar((self._notice(),)).to_data()["years"]
        except UserError:
            return f"放假 {len(self.holidays)} 天，调休上班 {len(self.makeup)} 天。"
        assert isinstance(data, dict)
        return (
            content_in_words(f"{WORKDAYS}/{self.year}", data[str(self.year)])
            .replace("、", "\n")
            .replace("：", "：\n")
        )

    def _notice(self) -> HolidayNotice:
        return HolidayNotice(
            self.year, tuple(sorted(self.holidays.items())), tuple(sorted(self.makeup.items()))
        )

    # -- changing

    def _ask(self, day: date) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.calendar.words_of(day)).setEnabled(False)
        menu.addSeparator()
        for festival in FESTIVALS:
            menu.addAction(f"放假：{festival}", partial(self.set_off, day, festival))
        menu.addAction("放假：其他名称…", lambda: self._other(day))
        if day.weekday() >= _SATURDAY:
            menu.addSeparator()
            menu.addAction(
                f"上班：{self._last_festival}调休",
                lambda: self.set_worked(day, f"{self._last_festival}调休上班"),
            )
        if day in self.holidays or day in self.makeup:
            menu.addSeparator()
            menu.addAction("照常（去掉标记）", lambda: self.set_usual(day))
        menu.popup(self.calendar.mapToGlobal(self.calendar.rect_of(day).bottomLeft()))

    def _other(self, day: date) -> None:
        name, ok = QInputDialog.getText(self.window(), "放假", f"{day} 放什么假")
        if ok and name.strip():
            self.set_off(day, name.strip())

    def set_off(self, day: date, festival: str) -> None:
        """This day is off."""
        self._last_festival = festival
        self.makeup.pop(day, None)
        self.holidays[day] = festival
        self._show()

    def set_worked(self, day: date, note: str) -> None:
        """This Saturday or Sunday is worked."""
        self.holidays.pop(day, None)
        self.makeup[day] = note
        self._show()

    def set_usual(self, day: date) -> None:
        self.holidays.pop(day, None)
        self.makeup.pop(day, None)
        self._show()

    def apply(self) -> ChangeDialog | None:
        """Show which deadlines move under this year, and apply it when the person says so."""
        try:
            wanted = self._desk.office.rules.current.with_notice(self._notice())
        except UserError as error:
            self._desk.say(error.what)
            return None
        return self._desk.change(wanted, f"录入 {self.year} 年放假安排", self)

    def _restore(self) -> None:
        rules = self._desk.office.rules
        wanted = rules.current.with_entry_of(rules.shipped, f"{WORKDAYS}/{self.year}")
        self._desk.change(wanted, f"恢复预设的 {self.year} 年放假安排", self)

    def _export(self) -> None:
        self._desk.export(self, "workdays", "放假安排.json")

    def _import(self) -> None:
        taken = self._desk.read_file(self, "导入放假安排")
        if taken is not None:
            self._desk.change(taken[0], f"导入规则：{taken[1]}", self)

    def book_changed(self, change: Change) -> None:
        if RULES in change.kinds:
            self._fill_years(self.year)
