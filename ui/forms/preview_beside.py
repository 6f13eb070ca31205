"""A form's sheet with the preview of its papers at the right: made when it is first unfolded, not before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from lawgov_desktop.office import Office
from ui.forms.record_sheet import RecordSheet
from ui.jobs import Jobs
from ui.memory import WindowMemory
from ui.widgets.icons import Icons

if TYPE_CHECKING:
    from ui.papers.preview_pane import PreviewPane

_ROOM_FOR_BOTH: Final = 100
"""Lines of text a screen must be wide for the preview to stand open unasked."""
_WIDTH: Final = 32
_LEAST_SHEET: Final = 24
"""The usual width of the preview and what it leaves the sheet, in lines of text."""


@dataclass(frozen=True, slots=True)
class Previews:
    """What previews beside forms are made of."""

    office: Office
    jobs: Jobs
    memory: WindowMemory
    icons: Icons


class PreviewBeside(QSplitter):
    """Sheet and preview. Whether it is open and which paper is remembered for each register (S02)."""

    opened = Signal(bool)
    """It was unfolded or folded."""

    def __init__(self, sheet: RecordSheet, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        self._sheet = sheet
        self._previews = previews
        self._key = f"preview/{sheet.kind.key}"
        self.pane: PreviewPane | None = None
        self.grown = 0
        """How much wider than the sheet alone the window was made."""
        self.addWidget(sheet)
        self.setStretchFactor(0, 1)
        self.splitterMoved.connect(self._keep_width)

    @property
    def is_open(self) -> bool:
        return self.pane is not None and self.pane.isVisibleTo(self)

    def open_as_remembered(self) -> None:
        """Unfold where the clerk left it open, or where a wide screen has room for both."""
        kept = self._kept().get("open")
        wide = self.screen().availableGeometry().width() >= _ROOM_FOR_BOTH * self.fontMetrics().height()
        if kept if isinstance(kept, bool) else wide:
            self._set_open(True)

    def turn(self) -> None:
        """Unfold it, or fold it; remembered for forms of this register."""
        self._set_open(not self.is_open)
        self._keep(open=self.is_open)

    def close_preview(self) -> None:
        """The form is closed: nothing is made any more."""
        if self.pane is not None:
            self.pane.put_away()

    def _set_open(self, is_open: bool) -> None:
        if is_open:
            pane = self.pane or self._make_pane()
            width = self._wanted_width()
            self._grow(width)
            pane.show()
            room = self.width() - _LEAST_SHEET * self.fontMetrics().height()
            width = max(min(width, room), pane.minimumWidth())
            self.setSizes([max(self.width() - width, 1), width])
            self._sheet.checked.connect(pane.refresh)
            pane.refresh()
        elif self.pane is not None:
            self._sheet.checked.disconnect(self.pane.refresh)
            self.pane.put_away()
            self.pane.hide()
            self._shrink()
        self.opened.emit(is_open)

    def _make_pane(self) -> PreviewPane:
        from ui.papers.preview_pane import PreviewPane

        with_, kept = self._previews, self._kept().get("paper")
        pane = self.pane = PreviewPane(
            with_.office, self._sheet.kind, with_.jobs, with_.icons, self._sheet.whole_draft,
            kept if isinstance(kept, str) else "", self,
        )  # fmt: skip
        pane.paper_chosen.connect(lambda name: self._keep(paper=name))
        pane.fold_asked.connect(self.turn)
        self.addWidget(pane)
        return pane

    # --- width

    def _wanted_width(self) -> int:
        em = self.fontMetrics().height()
        kept = self._previews.memory.get("preview_ems")
        return round((kept if isinstance(kept, (int, float)) else _WIDTH) * em)

    def _grow(self, width: int) -> None:
        """Widen the window by the preview as far as the screen has room; the sheet keeps what it needs."""
        window, room = self.window(), self.screen().availableGeometry()
        if window.isMaximized():
            return
        self.grown = max(min(width, room.width() - 40 - window.width()), 0)
        window.resize(window.width() + self.grown, window.height())
        over = window.x() + window.width() - (room.x() + room.width() - 20)
        if over > 0:
            window.move(max(window.x() - over, room.x()), window.y())

    def _shrink(self) -> None:
        window, grown = self.window(), self.grown
        self.grown = 0
        if grown and not window.isMaximized():
            window.resize(window.width() - grown, window.height())

    # --- memory

    def _kept(self) -> dict[str, Any]:
        kept = self._previews.memory.get(self._key)
        return kept if isinstance(kept, dict) else {}

    def _keep(self, **what: Any) -> None:
        self._previews.memory.keep(self._key, {**self._kept(), **what})

    def _keep_width(self) -> None:
        if self.is_open:
            ems = round(self.sizes()[1] / self.fontMetrics().height(), 2)
            self._previews.memory.keep("preview_ems", ems)
