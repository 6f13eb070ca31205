"""首页: what is to be done today, the weightiest first with its reason, and numbers that open records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.deadlines import DueItem, open_deadlines
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.system_clock import ClockDoubt, trust
from lawgov_desktop.timekeeping.deadlines import level, remaining_text
from lawgov_desktop.timekeeping.lunar import day_in_words
from ui.colours import AMBER, FAINT, RED
from ui.jobs import Jobs
from ui.widgets.icons import Icons

_AHEAD: Final = 30
"""Days ahead that 今天要办 looks."""
_MOST: Final = 60
_RISKS: Final = {3: "权利或案件会受影响", 2: "会违反法定职责", 1: "内部要求"}


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number of the start page and the records it counts."""

    title: str
    kind: str
    view: str


KEY_NUMBERS: Final = (
    KeyNumber("未办结的调解案件", "mediation_case", "open"),
    KeyNumber("本月受理", "mediation_case", "this_month"),
    KeyNumber("未回访", "mediation_case", "not_visited"),
    KeyNumber("未完善", "mediation_case", "incomplete"),
    KeyNumber("可申请司法确认", "mediation_case", "may_confirm"),
    KeyNumber("没有承接到位的事项", "matter", "not_taken_over"),
)


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


class NumberCard(QPushButton):
    """A button as large as what stands on it."""

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if layout else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class StartPage(QWidget):
    """Looks the book up in the background and shows what it found."""

    open_asked = Signal(str, str)
    view_asked = Signal(str, str)
    new_asked = Signal(str)
    workdays_asked = Signal(int)
    """A year whose holidays are to be entered."""

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
        self.due_buttons: list[QPushButton] = []
        self.warnings: list[QPushButton] = []
        """Buttons of the warnings in sight."""
        office.begin_work(datetime.now())
        self.refresh()

    def refresh(self) -> None:
        """Look again."""
        self._jobs.quiet(self._look, self._show)

    def _look(self) -> _Found:
        store = self._office.store
        until = store.today() + timedelta(days=_AHEAD)
        numbers = [
            (number, listing.count(store, ListQuery(number.kind, view=number.view)))
            for number in KEY_NUMBERS
            if number.kind in store.kinds
            and any(view.key == number.view for view in store.kinds[number.kind].views)
        ]
        worked_in = {number.kind for number in KEY_NUMBERS} & set(store.kinds)
        nothing_yet = not any(listing.count(store, ListQuery(kind)) for kind in worked_in)
        return _Found(
            open_deadlines(store, until=until),
            numbers,
            nothing_yet,
            self._office.clock_doubt(datetime.now()),
            self._office.clocks.calendar.missing_notices(store.today(), until),
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
        column.addLayout(self._numbers(found.numbers))
        if found.nothing_yet:
            column.addWidget(self._beginnings())
        else:
            column.addWidget(self._due(found.due, today))
        column.addStretch(1)
        place = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(body)
        self._scroll.verticalScrollBar().setValue(place)

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
        if "mediation_case" in self._office.store.kinds:
            new = QPushButton("登记调解案件")
            new.setObjectName("primary")
            new.setIcon(self._icons("add", "#ffffff"))
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

    def _warning(self, said: str, word: str, act: Callable[[], None]) -> QFrame:
        """A quiet line with a sign, and one thing to do about it."""
        frame = QFrame()
        frame.setObjectName("warning")
        row = QHBoxLayout(frame)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        picture = QLabel()
        size = self.fontMetrics().height()
        picture.setPixmap(self._icons.pixmap("warning", AMBER, size, self.devicePixelRatioF()))
        words = QLabel(said)
        words.setWordWrap(True)
        button = QPushButton(word)
        button.clicked.connect(act)
        row.addWidget(picture)
        row.addWidget(words, 1)
        row.addWidget(button)
        self.warnings.append(button)
        return frame

    def _numbers(self, numbers: list[tuple[KeyNumber, int]]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for number, count in numbers:
            card = NumberCard()
            card.setObjectName("number_card")
            card.setAccessibleName(f"{number.title} {count} 条，打开")
            card.setToolTip(f"打开{number.title}的记录")
            inner = QVBoxLayout(card)
            inner.setContentsMargins(16, 10, 16, 10)
            inner.setSpacing(0)
            big = QLabel(f"{count:,}")
            big.setObjectName("number" if count else "number_none")
            words = QLabel(number.title)
            words.setObjectName("small")
            words.setWordWrap(True)
            for label in (big, words):
                label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                inner.addWidget(label)
            card.clicked.connect(
                lambda checked=False, number=number: self.view_asked.emit(number.kind, number.view)
            )
            row.addWidget(card, 1)
        return row

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

    def _due(self, items: list[DueItem], today: date) -> QFrame:
        frame = QFrame()
        frame.setObjectName("card")
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(0)
        overdue = [item for item in items if date.fromisoformat(item.due) < today]
        coming = [item for item in items if date.fromisoformat(item.due) >= today]
        overdue.sort(key=lambda item: (-item.risk, item.due))
        coming.sort(key=lambda item: item.due)
        head = QLabel("今天要办")
        head.setObjectName("heading")
        column.addWidget(head)
        self.due_buttons = []
        if not items:
            calm = QLabel(f"{_AHEAD} 天之内没有到期的事。")
            calm.setObjectName("quiet")
            calm.setContentsMargins(0, 12, 0, 12)
            column.addWidget(calm)
        for title, some in (("已经超过期限，请先办", overdue), (f"{_AHEAD} 天之内到期", coming)):
            if some:
                words = QLabel(f"{title}（{len(some)} 件）")
                words.setObjectName("quiet")
                words.setContentsMargins(0, 12, 0, 4)
                column.addWidget(words)
            for item in some[:_MOST]:
                column.addWidget(self._line(item, today))
            if len(some) > _MOST:
                column.addWidget(QLabel(f"还有 {len(some) - _MOST} 件，请在各台账里查看。"))
        return frame

    def _line(self, item: DueItem, today: date) -> QWidget:
        due = date.fromisoformat(item.due)
        how, left_words = level(due, today, bound=item.bound), remaining_text(due, today, item.bound)
        icon, colour = {"overdue": ("warning", RED), "soon": ("clock", AMBER)}.get(how, ("clock", FAINT))
        line = QFrame()
        line.setObjectName("due_line")
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(
            self._icons.pixmap(icon, colour, self.fontMetrics().height(), self.devicePixelRatioF())
        )
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        left = QLabel(left_words)
        left.setObjectName({"overdue": "overdue", "soon": "soon"}.get(how, "quiet"))
        left.setFixedWidth(8 * self.fontMetrics().horizontalAdvance("国"))
        row.addWidget(left, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        kind = self._office.kind(item.kind)
        open_button = QPushButton(f"{item.clock_title}　{item.title or kind.title}")
        open_button.setObjectName("link")
        open_button.setAccessibleName(f"{left_words}，{item.clock_title}，{item.title}，打开")
        open_button.clicked.connect(lambda: self.open_asked.emit(item.kind, item.uuid))
        self.due_buttons.append(open_button)
        first = QHBoxLayout()
        first.addWidget(open_button)
        first.addStretch(1)
        words.addLayout(first)
        law = f" · {item.law}" if item.law else ""
        end = "届满" if item.bound == "earliest" else "到期"
        why = QLabel(f"{item.due} {end}（{item.start} 起算）{_and(item.rolled_because)}{law}")
        why.setObjectName("small")
        why.setWordWrap(True)
        why.setToolTip("\n".join([*item.steps, *item.warnings]))
        words.addWidget(why)
        if item.warnings:
            doubtful = QLabel("注意：" + "；".join(item.warnings))
            doubtful.setObjectName("doubt")
            doubtful.setWordWrap(True)
            words.addWidget(doubtful)
        row.addLayout(words, 1)
        risk = QLabel(_RISKS.get(item.risk, ""))
        risk.setObjectName("small")
        row.addWidget(risk, 0, Qt.AlignmentFlag.AlignTop)
        return line


def _and(reason: str) -> str:
    return f"，{reason}" if reason else ""
