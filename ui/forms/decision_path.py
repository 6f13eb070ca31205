"""The five steps of a decision as a path: where each stands, since when, and its minimum time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.procedures.governance_decisions import DecisionSteps, MinimumTime
from lawgov_desktop.records.dates import show_date
from lawgov_desktop.registers.governance.decision_steps import STEPS, Standing
from ui.colours import ACCENT, AMBER, FAINT, GREEN, QUIET, RED, Tone
from ui.widgets.icons import Icons
from ui.widgets.toned import dress_in, write

_LOOKS: Final = {
    "已完成": ("ok", GREEN),
    "进行中": ("clock", ACCENT),
    "不需要": ("ok", FAINT),
    "未开始": ("incomplete", FAINT),
    "缺少": ("refused", RED),
}
"""State word → icon and colour; the word always stands beside the icon."""

_CARD_EMS: Final = 8
"""Width a card of the path needs, in heights of the text."""


class _StepCard(QFrame):
    """One step: its name (a press goes to its fields), its state, its days, its minimum time, its files."""

    def __init__(self, number: int, title: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row_card")
        self._icons = icons
        self.title = title
        self.name = QPushButton(f"{number} {title}")
        self.name.setObjectName("link")
        font = self.name.font()
        font.setBold(True)
        self.name.setFont(font)
        self._picture = QLabel()
        self.state = QLabel()
        self.days = QLabel()
        self.time = QLabel()
        for label in (self.days, self.time):
            label.setObjectName("small")
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._picture)
        head.addWidget(self.state)
        head.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(8, 4, 8, 8)
        whole.setSpacing(4)
        whole.addWidget(self.name)
        whole.addLayout(head)
        whole.addWidget(self.days)
        whole.addWidget(self.time)
        whole.addStretch(1)

    def show_step(self, one: Standing, decided: bool, time: MinimumTime | None, files: int) -> None:
        """Show where the step stands; ``files`` is how many pieces of evidence are attached to it."""
        words = one.words(decided)
        icon, colour = _LOOKS[words]
        height = self.fontMetrics().height()
        self._icons.show_on(self._picture, icon, colour, height)
        self.state.setText(words)
        dress_in(self.state, f"color: {QUIET if colour == FAINT else colour}; font-weight: bold")
        self.days.setText(self._told(one, files))
        self.days.setVisible(bool(self.days.text()))
        said = _minimum(time) if time is not None else ""
        short = time is not None and time.too_short
        write(self.time, f"<span style='color:{AMBER}'>{said}</span>" if short else said)
        self.time.setToolTip("\n".join((*time.because, time.law)) if time is not None else "")
        self.time.setVisible(bool(said))
        told = [self.title, words, self.days.text(), said]
        self.name.setAccessibleName("，".join(part.replace("\n", "，") for part in told if part))

    @staticmethod
    def _told(one: Standing, files: int) -> str:
        if one.state == "waived":
            return f"理由：{one.why}"
        since, until = show_date(one.since), show_date(one.until)
        span = f"{since} 至 {until}" if since and until and since != until else until or since
        lines = [f"{span} 起" if since and not until else span, f"材料 {files} 件" if files else ""]
        return "\n".join(line for line in lines if line)


def _minimum(time: MinimumTime) -> str:
    """What the minimum time asks for, in few words."""
    if time.ended is None:
        return f"最早 {time.earliest} 结束"
    return f"时间不足：最早应到 {time.earliest}" if time.too_short else f"时间足够（最早 {time.earliest}）"


class StepPath(QFrame):
    """The five cards from left to right with arrows between, in as many rows as the width asks for."""

    asked = Signal(str)
    """Carries the key of the step whose card was pressed."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._icons = icons
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self.cards: dict[str, _StepCard] = {}
        self._arrows: list[QLabel] = []
        for number, step in enumerate(STEPS, start=1):
            card = _StepCard(number, step.title, icons, self)
            card.name.clicked.connect(lambda checked=False, key=step.key: self.asked.emit(key))
            self.cards[step.key] = card
            arrow = QLabel("→", self)
            arrow.setObjectName("quiet")
            self._arrows.append(arrow)
        self._picture = QLabel()
        self.said = QLabel()
        self.said.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.said, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 12, 12, 8)
        whole.setSpacing(8)
        whole.addLayout(self._grid)
        whole.addLayout(line)
        self._lay_out()

    def stops(self) -> Iterator[QWidget]:
        """Where Tab stops."""
        for card in self.cards.values():
            yield card.name

    def show_decision(self, steps: DecisionSteps, files: dict[str, int], stopped: bool) -> None:
        """Show a decision; ``files`` counts the evidence by the key of the step."""
        times = {time.step: time for time in steps.times}
        for one in steps.steps:
            key = one.step.key
            self.cards[key].show_step(one, steps.decided, times.get(key), files.get(key, 0))
        icon, colour, words, look = _summary(steps, stopped)
        height = self.fontMetrics().height()
        self._icons.show_on(self._picture, icon, colour, height)
        self.said.setText(words)
        if self.said.objectName() != look:
            self.said.setObjectName(look)
            self.said.style().unpolish(self.said)
            self.said.style().polish(self.said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wanted = max(1, min(len(self.cards), self.width() // (_CARD_EMS * self.fontMetrics().height())))
        if wanted == self._columns:
            return
        self._columns = wanted
        while self._grid.count():
            self._grid.takeAt(0)
        for place, (card, arrow) in enumerate(zip(self.cards.values(), self._arrows, strict=True)):
            row, column = divmod(place, wanted)
            self._grid.addWidget(card, row, 2 * column)
            arrow.setVisible(place + 1 < len(self.cards))
            self._grid.addWidget(arrow, row, 2 * column + 1)
        for column in range(2 * len(self.cards)):
            used = column < 2 * wanted and column % 2 == 0
            self._grid.setColumnStretch(column, 1 if used else 0)


def _summary(steps: DecisionSteps, stopped: bool) -> tuple[str, Tone, str, str]:
    """Icon, colour, sentence and look of the line below the cards."""
    missing, short = "、".join(steps.missing), steps.too_short
    if stopped:
        return "incomplete", FAINT, "已终止决策，不再检查程序。", "quiet"
    if missing and steps.decided:
        return "refused", RED, f"已经作出决定，还缺：{missing}。", "refuse"
    if missing:
        return "incomplete", AMBER, f"作出决定前还要完成：{missing}。", "doubt"
    if short:
        names = "、".join(next(s.title for s in STEPS if s.key == time.step) for time in short)
        return "warning", AMBER, f"五个程序都有了，{names}的时间不足，请核对日期。", "doubt"
    return "ok", GREEN, "五个程序都已完成或写明不需要的理由。", "quiet"
