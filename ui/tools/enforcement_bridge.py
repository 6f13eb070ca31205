"""持证人数年度对照: the year's bridge of card holders, each term opening onto its people (T07)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
)

from lawgov_desktop.procedures.enforcement_bridge import Bridge, Counted, roster_bridge
from ui.colours import AMBER, GREEN, RED, Tone
from ui.importing.pieces import scaled
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk
from ui.widgets.enter import keep_enter
from ui.widgets.number_line import NumberLine
from ui.widgets.toned import ink_line, write

_UUID = Qt.ItemDataRole.UserRole


class BridgeDialog(ToolDialog):
    """The sum as one writes it on paper, 1 January down to 31 December; a mismatch in red and in words."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "持证人数年度对照", 880, 620)
        self.year = NumberLine(desk.office.store.today().year, 1990, 2999, unit="年", name="年度")
        self.answer = QLabel()
        self.answer.setWordWrap(True)
        self.answer.setAccessibleName("对照结果")
        self._mark = QLabel()
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("人数变动")
        self.tree.setHeaderLabels(("项目", "人数", "说明"))
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        header = self.tree.header()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(True)
        self.tree.setColumnWidth(0, scaled(self, 240))
        self.tree.setColumnWidth(1, scaled(self, 70))
        keep_enter(self.tree)
        self.tree.itemActivated.connect(self._open)
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        upper = QHBoxLayout()
        label = QLabel("年度")
        label.setBuddy(self.year)
        upper.addWidget(label)
        upper.addWidget(self.year)
        upper.addSpacing(16)
        upper.addWidget(self._mark)
        upper.addWidget(self.answer, 1)
        note = QLabel(
            "口径：在册且持证的执法人员，每人计一次；过期未注销的仍计入，辅助人员不计。双击姓名打开。"
        )
        note.setObjectName("small")
        note.setWordWrap(True)
        lower = QHBoxLayout()
        lower.addWidget(note, 1)
        lower.addWidget(close)
        whole = self.whole
        whole.addLayout(upper)
        whole.addWidget(self.tree, 1)
        whole.addLayout(lower)
        self.year.valueChanged.connect(self.show_year)
        self.show_year()

    def show_year(self) -> None:
        """Work the bridge out anew for the year that stands above."""
        found = roster_bridge(self.desk.office.store, self.year.value())
        self.tree.clear()
        self._group(f"{found.first.isoformat()}（上年末）持证", found.opening)
        for term in found.terms:
            sign = "＋" if term.sign > 0 else "－"
            self._group(f"{sign} {term.title}", term.people, open_it=bool(term.people))
        self._sum(f"＝ 应为（{found.last.isoformat()}）", found.expected)
        unknown = (*found.came_unexplained, *found.went_unexplained)
        self._group(f"{found.last.isoformat()} 实有", found.closing)
        if unknown:
            self._group("说不清的变动", unknown, colour=RED, icon="warning", open_it=True)
        if found.open_ends:
            self._group("还没有办完的", found.open_ends, colour=AMBER, icon="incomplete", open_it=True)
        self._say(found)

    def _say(self, found: Bridge) -> None:
        colour, icon = (GREEN, "ok") if found.closes else (RED, "warning")
        if found.closes:
            words = f"对得上：{_sum_words(found)}"
        elif found.difference:
            words = f"对不上，差 {abs(found.difference)} 人：{_sum_words(found)}，实有 {len(found.closing)}"
        else:
            words = "人数相等，但有进有出说不清，见“说不清的变动”"
        write(self.answer, f"<span style='color:{colour}'><b>{words}</b></span>")
        size = self.fontMetrics().height()
        self.desk.icons.show_on(self._mark, icon, colour, size)

    def _group(
        self,
        title: str,
        people: Sequence[Counted],
        *,
        colour: Tone | None = None,
        icon: str = "",
        open_it: bool = False,
    ) -> None:
        top = self._sum(title, len(people))
        if colour is not None:
            for column in range(2):
                ink_line(top, column, colour)
            top.setIcon(0, self.desk.icons(icon, colour))
        for one in people:
            line = QTreeWidgetItem(top, (one.name, "", f"{one.unit}　{one.why}".strip()))
            line.setData(0, _UUID, one.uuid)
            line.setSizeHint(0, self._row_size())
            line.setToolTip(2, one.why)
        top.setExpanded(open_it)

    def _sum(self, title: str, count: int) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self.tree, (title, str(count), ""))
        top.setSizeHint(0, self._row_size())
        font = top.font(0)
        font.setBold(True)
        for column in range(2):
            top.setFont(column, font)
        top.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return top

    def _row_size(self) -> QSize:
        return QSize(0, round(self.fontMetrics().height() * 1.7))

    def _open(self, item: QTreeWidgetItem) -> None:
        uuid = item.data(0, _UUID)
        if uuid:
            self.desk.open_record("officer", uuid)


def _sum_words(found: Bridge) -> str:
    parts = [str(len(found.opening))]
    parts += [f"{'+' if term.sign > 0 else '−'} {term.count}" for term in found.terms if term.count]
    return f"{' '.join(parts)} = {found.expected}"


def open_bridge(desk: ToolDesk) -> BridgeDialog:
    dialog = BridgeDialog(desk)
    dialog.open()
    return dialog
