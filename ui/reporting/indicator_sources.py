"""佐证来源: for every indicator of a year, which numbers and registers prove it; proposed from its words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QSplitter, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.indicators import (
    KIND,
    SourceOffer,
    indicators_of,
    proposed,
    source_of,
    sources_offered,
)
from lawgov_desktop.reporting.period import year_asked
from ui.tools.pieces import ToolDialog, fill_table, plain_table, year_box
from ui.tools.tool import ToolDesk

_KEY: Final = Qt.ItemDataRole.UserRole


class IndicatorSourcesDialog(ToolDialog):
    """Indicators at the left, what may prove the chosen one at the right; all that was ticked is one save."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "佐证来源", 1080, 640)
        self.offers = sources_offered(self.store.kinds)
        self.indicators: list[Draft] = []
        self.chosen: dict[str, list[SourceOffer]] = {}
        """uuid → sources ticked, in order."""
        self._unknown: dict[str, list[Draft]] = {}
        """uuid → rows nobody knows here: they stay as they were typed."""
        asked = self.add_row()
        self.year = year_box(asked, year_asked(self.store.today()), self.show_year)
        asked.addStretch(1)
        self.propose_button = self.button("给没定的提议", "search")
        self.propose_button.setToolTip("从指标名称、佐证要求的字面找出合适的数字和台账，先打上勾，由您定")
        self.propose_button.clicked.connect(self.propose)
        asked.addWidget(self.propose_button)
        self.table = plain_table(("编号", "考核指标", "用什么佐证"), (1, 2), "考核指标")
        self.table.currentCellChanged.connect(lambda row, *rest: self._show_sources(row))
        self.wanted = QLabel()
        self.wanted.setObjectName("quiet")
        self.wanted.setWordWrap(True)
        self.sources = QListWidget()
        self.sources.setAccessibleName("数字和台账")
        self.sources.itemChanged.connect(lambda _: self._ticked())
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.wanted)
        column.addWidget(self.sources, 1)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.setChildrenCollapsible(False)
        both.addWidget(self.table)
        both.addWidget(right)
        both.setSizes([640, 400])
        self.whole.addWidget(both, 1)
        self.said = self.add_head("")
        self.save_button = self.button("保存", "save", primary=True)
        self.save_button.clicked.connect(self.save)
        self.add_buttons(self.save_button)
        self.show_year()

    def show_year(self) -> None:
        """Ask the book for the indicators of the year in the box; what was ticked and not saved is let go."""
        self.indicators = indicators_of(self.store, self.year.value())
        self.chosen, self._unknown = {}, {}
        for draft in self.indicators:
            rows = draft.get("sources") or []
            known = [(row, source_of(row, self.offers)) for row in rows]
            self.chosen[draft["uuid"]] = [offer for _, offer in known if offer is not None]
            self._unknown[draft["uuid"]] = [row for row, offer in known if offer is None]
        self._show_table()
        first = next((at for at, one in enumerate(self.indicators) if one["uuid"] in self.desk.selected), 0)
        if self.indicators:
            self.table.setCurrentCell(first, 0)
        else:
            self.sources.clear()
            self.wanted.clear()

    def _show_table(self) -> None:
        rows = [
            (str(draft.get("number") or ""), str(draft.get("title") or ""), self._told(draft["uuid"]))
            for draft in self.indicators
        ]
        fill_table(self.table, rows, [draft["uuid"] for draft in self.indicators])
        self._say()

    def _told(self, uuid: str) -> str:
        named = [offer.title for offer in self.chosen[uuid]]
        named += [str(row.get("title") or row.get("key")) for row in self._unknown[uuid]]
        return "；".join(named)

    def _show_sources(self, row: int) -> None:
        """The sources of one indicator: those ticked, those its words name, then all others."""
        if not 0 <= row < len(self.indicators):
            return
        draft = self.indicators[row]
        wanted = draft.get("wanted_proof")
        self.wanted.setText(f"{draft.get('title')}{f'（要求：{wanted}）' if wanted else ''}")
        ticked = self.chosen[draft["uuid"]]
        fitting = [offer for offer in proposed(draft, self.offers) if offer not in ticked]
        rest = [offer for offer in self.offers if offer not in ticked and offer not in fitting]
        self.sources.blockSignals(True)
        self.sources.clear()
        for offer in (*ticked, *fitting, *rest):
            mark = " · 字面相合" if offer in fitting else ""
            item = QListWidgetItem(f"{offer.title}（{offer.group}）{mark}")
            item.setData(_KEY, offer.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if offer in ticked else Qt.CheckState.Unchecked)
            self.sources.addItem(item)
        self.sources.blockSignals(False)

    def _ticked(self) -> None:
        row = self.table.currentRow()
        uuid = self.indicators[row]["uuid"]
        keys = {
            item.data(_KEY)
            for item in map(self.sources.item, range(self.sources.count()))
            if item.checkState() == Qt.CheckState.Checked
        }
        kept = [offer for offer in self.chosen[uuid] if offer.key in keys]
        self.chosen[uuid] = kept + [one for one in self.offers if one.key in keys and one not in kept]
        cell = self.table.item(row, 2)
        if cell is not None:
            cell.setText(self._told(uuid))
        self._say()

    def propose(self) -> None:
        """Tick what the words name, for the indicators that have nothing yet; nothing is saved."""
        for draft in self.indicators:
            if not self._told(draft["uuid"]):
                self.chosen[draft["uuid"]] = proposed(draft, self.offers)
        row = max(self.table.currentRow(), 0)
        self._show_table()
        self.table.setCurrentCell(row, 0)
        self._show_sources(row)

    def changed(self) -> dict[str, list[Draft]]:
        """uuid → new rows of 佐证来源, of the indicators whose sources are others now."""
        found = {}
        for draft in self.indicators:
            uuid = draft["uuid"]
            before = [source_of(row, self.offers) for row in draft.get("sources") or ()]
            if [one for one in before if one is not None] != self.chosen[uuid]:
                rows: list[Draft] = [{"title": one.title, "key": one.key} for one in self.chosen[uuid]]
                found[uuid] = rows + self._unknown[uuid]
        return found

    def _say(self) -> None:
        bare = sum(not self._told(draft["uuid"]) for draft in self.indicators)
        if not self.indicators:
            said = f"{self.year.value()} 年还没有登记考核指标，可以从县里的考核表导入。"
        elif bare:
            said = f"共 {len(self.indicators)} 项，{bare} 项还没有定用什么佐证。"
        else:
            said = f"共 {len(self.indicators)} 项，都定好了。"
        self.said.setText(said)
        self.propose_button.setEnabled(bool(bare))
        self.save_button.setEnabled(bool(self.changed()))

    def save(self) -> None:
        """Write what was ticked as one action; the notice takes it back."""
        store, changed = self.store, self.changed()

        def work() -> int:
            with store.writing(f"定 {len(changed)} 项考核指标的佐证来源") as batch:
                for uuid, rows in changed.items():
                    batch.save(KIND, {"sources": rows}, uuid=uuid)
            return len(changed)

        self.desk.jobs.write("保存佐证来源", work, self._saved, self.tell)

    def _saved(self, count: int) -> None:
        self.desk.say(f"已定好 {count} 项指标的佐证来源。", self.desk.undo)
        row = max(self.table.currentRow(), 0)
        self.show_year()
        if self.indicators:
            self.table.setCurrentCell(min(row, len(self.indicators) - 1), 0)
