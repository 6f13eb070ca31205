"""Two small charts of the year on the start page; they are drawn after everything else is there.

What draws is loaded then, by the worker that counts: the page opens without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period
from ui.jobs import Jobs
from ui.statistics.in_turn import Piece
from ui.widgets.icons import Icons

if TYPE_CHECKING:
    from ui.statistics.chart_card import ChartCard

KEYS: Final = ("mediation_by_month", "events_by_month")
_POINTS: Final = 150.0
"""Height a small chart is asked to be."""


class YearCharts(QWidget):
    """Cases by month and events against plan; a bar opens its records, the button the page 统计."""

    list_asked = Signal(str, str, object)
    """(kind, what they are, uuids)."""
    page_asked = Signal()

    def __init__(self, office: Office, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._jobs, self._icons = office, jobs, icons
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self.cards: dict[str, ChartCard] = {}

    def stand(self, *, side_by_side: bool) -> None:
        """Beside each other, or one below the other where there is little room."""
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(beside if side_by_side else below)

    def pieces(self) -> list[Piece]:
        """What is asked for them, one after the other."""
        return [(partial(_made, self._office, key), partial(self._show, key)) for key in KEYS]

    def _show(self, key: str, chart: Chart) -> None:
        if key not in self.cards:
            self.cards[key] = self._card(key)
            self._row.addWidget(self.cards[key], 1)
        self.cards[key].show_chart(chart)

    def _card(self, key: str) -> ChartCard:
        from lawgov_desktop.sheets.charts import chart_of
        from ui.statistics.chart_card import ChartCard

        card = ChartCard(chart_of(key), self._office, self._jobs, self._icons, small=True)
        card.view.card_height = _POINTS
        card.enlarge_button.setToolTip("打开统计页")
        card.enlarge_button.setAccessibleName(f"{card.offer.title}：打开统计页")
        card.enlarge_asked.connect(lambda _: self.page_asked.emit())
        card.records_asked.connect(self._list)
        return card

    def _list(self, words: str, rule: str, records: Sequence[tuple[str, str]]) -> None:
        if records:
            what = words.partition("\n")[0].partition("：")[0]
            kind = records[0][0]
            self.list_asked.emit(kind, what, [uuid for one, uuid in records if one == kind])


def _made(office: Office, key: str) -> Chart:
    from lawgov_desktop.sheets.charts import chart_of

    return chart_of(key).make(office, Period.year(office.store.today().year))
