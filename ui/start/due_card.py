"""The card 今天要办: deadlines by weight, those missed since the last visit on top, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.storage.deadlines import DueItem
from lawgov_desktop.timekeeping.deadlines import level, remaining_text
from ui.colours import AMBER, FAINT, RED
from ui.widgets.icons import Icons

AHEAD: Final = 30
"""Days ahead that 今天要办 looks."""
_MOST: Final = 60
_LONG_AGO: Final = 60
"""Days after which what ran out is folded away: there is little left to be done about it."""
_RISKS: Final = {3: "权利或案件会受影响", 2: "会违反法定职责", 1: "内部要求"}


class DueCard(QFrame):
    """What is due. ``last_visit``: the day the book was last in use before today; None when it is new."""

    open_asked = Signal(str, str)

    def __init__(
        self,
        items: Sequence[DueItem],
        today: date,
        last_visit: date | None,
        office: Office,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._office = office
        self._icons = icons
        self._today = today
        self.buttons: list[QPushButton] = []
        """One per line, in the order shown; each opens its record."""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 12, 16, 12)
        self._column.setSpacing(0)
        head = QLabel("今天要办")
        head.setObjectName("heading")
        self._column.addWidget(head)
        if not items:
            self._say(f"{AHEAD} 天之内没有到期的事。", above=12)
        for title, some in _groups(items, today, last_visit):
            self._say(f"{title}（{len(some)} 件）", above=12)
            self._lines(some[:_MOST])
            if len(some) > _MOST:
                self._say(f"还有 {len(some) - _MOST} 件，请在各台账里查看。", above=4)
        self._fold(_long_ago(items, today))

    def _fold(self, items: Sequence[DueItem]) -> None:
        """What ran out long ago stands in one line that opens."""
        if not items:
            return
        button = QPushButton(f"另有 {len(items)} 件过期已超过 {_LONG_AGO} 天，显示")
        button.setObjectName("link")
        row = QHBoxLayout()
        row.setContentsMargins(0, 12, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        self._column.addLayout(row)
        self.folded = button

        def show() -> None:
            button.setText(f"过期已超过 {_LONG_AGO} 天（{len(items)} 件）")
            button.setEnabled(False)
            self._lines(items[:_MOST])

        button.clicked.connect(show)

    def _lines(self, items: Sequence[DueItem]) -> None:
        for item in items:
            self._column.addWidget(self._line(item, self._today))

    def _say(self, text: str, *, above: int) -> None:
        words = QLabel(text)
        words.setObjectName("quiet")
        words.setContentsMargins(0, above, 0, 4)
        self._column.addWidget(words)

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
        self._icons.show_on(picture, icon, colour, self.fontMetrics().height())
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
        self.buttons.append(open_button)
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


def _groups(
    items: Sequence[DueItem], today: date, last_visit: date | None
) -> list[tuple[str, list[DueItem]]]:
    """(title, items) of the groups that hold something, the most pressing first."""
    recent = [item for item in items if _days_over(item, today) <= _LONG_AGO]
    over = sorted((item for item in recent if _overdue(item, today)), key=lambda item: (-item.risk, item.due))
    missed: list[DueItem] = []
    if last_visit is not None and last_visit < today:
        missed = [item for item in over if item.due >= last_visit.isoformat()]
        over = [item for item in over if item not in missed]
    coming = sorted((item for item in recent if not _overdue(item, today)), key=lambda item: item.due)
    since = f"{last_visit.month}月{last_visit.day}日" if last_visit else ""
    named = (
        (f"上次打开（{since}）以后过期的，请先办", missed),
        ("已经超过期限，请先办", over),
        (f"{AHEAD} 天之内到期", coming),
    )
    return [(title, some) for title, some in named if some]


def _long_ago(items: Sequence[DueItem], today: date) -> list[DueItem]:
    return [item for item in items if _overdue(item, today) and _days_over(item, today) > _LONG_AGO]


def _overdue(item: DueItem, today: date) -> bool:
    """Its last day has passed; a minimum time is never overdue."""
    return item.bound != "earliest" and item.due < today.isoformat()


def _days_over(item: DueItem, today: date) -> int:
    return (today - date.fromisoformat(item.due)) // timedelta(days=1) if _overdue(item, today) else 0


def _and(reason: str) -> str:
    return f"，{reason}" if reason else ""
