"""Beside the table: what is due on a record and why, what it lacks, its links and its history."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.records.fields import Link
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.storage.deadlines import DueItem, of_record
from lawgov_desktop.storage.history import Entry, history
from lawgov_desktop.storage.linked import linked_from
from lawgov_desktop.storage.store import Store
from lawgov_desktop.timekeeping.deadlines import level, remaining_text
from ui.colours import AMBER, FAINT, GREEN, RED, Tone
from ui.widgets.icons import Icons

_ENTRIES = 6
_LINKED = 5
"""Linked records of one kind shown in the panel; the others are counted."""


class DetailPanel(QScrollArea):
    """Shows one record at a time; it waits a moment so that moving through the rows stays quick."""

    linked_opened = Signal(str, str)
    """(kind, uuid) of a linked record."""
    history_asked = Signal(str)
    onward_asked = Signal(str, str)
    """(uuid, key of the onward): the record is to become another one."""

    def __init__(self, store: Store, kind: RecordType, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._kind = kind
        self._icons = icons
        self._uuid = ""
        self._body = QWidget()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("这条记录的情况")
        self._pause = QTimer(self, singleShot=True, interval=100)
        self._pause.timeout.connect(self.refresh)
        self.refresh()

    def show_record(self, uuid: str) -> None:
        self._uuid = uuid
        self._pause.start()

    def refresh(self) -> None:
        """Read the record anew."""
        self._pause.stop()
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        draft = self._store.get(self._kind.key, self._uuid) if self._uuid else None
        if draft is None:
            hint = QLabel("选中一条，这里显示它什么时候到期、还缺什么、和谁有关、改过什么。")
            hint.setObjectName("quiet")
            hint.setWordWrap(True)
            column.addWidget(hint)
        else:
            title = QLabel(self._kind.title_of(draft, self._store.names))
            title.setObjectName("heading")
            title.setWordWrap(True)
            title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(title)
            for card in (
                self._due_card(),
                self._missing_card(draft),
                self._onward_card(draft),
                self._links_card(draft),
                self._linked_from_card(),
                self._history_card(),
            ):
                if card is not None:
                    column.addWidget(card)
        column.addStretch(1)
        self.setWidget(body)

    def _card(self, title: str) -> tuple[QFrame, QVBoxLayout]:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(6)
        heading = QLabel(title)
        heading.setObjectName("wanted")
        column.addWidget(heading)
        return card, column

    def _line(
        self, column: QVBoxLayout, text: str, icon: str = "", colour: Tone = FAINT, name: str = ""
    ) -> QLabel:
        row = QHBoxLayout()
        row.setSpacing(6)
        if icon:
            picture = QLabel()
            self._icons.show_on(picture, icon, colour, self.fontMetrics().height() - 3)
            picture.setAlignment(Qt.AlignmentFlag.AlignTop)
            picture.setContentsMargins(0, 2, 0, 0)
            row.addWidget(picture)
        label = QLabel(text)
        label.setObjectName(name)
        label.setWordWrap(True)
        row.addWidget(label, 1)
        column.addLayout(row)
        return label

    def _due_card(self) -> QFrame | None:
        items = of_record(self._store, self._kind.key, self._uuid)
        if not items:
            return None
        card, column = self._card("期限")
        for item in items:
            self._show_due(column, item)
        return card

    def _show_due(self, column: QVBoxLayout, item: DueItem) -> None:
        if item.done_on:
            self._line(column, f"{item.clock_title}：已办（{item.done_on}）", "ok", GREEN, "quiet")
            return
        today = self._store.today()
        due = date.fromisoformat(item.due)
        how = level(due, today, bound=item.bound)
        icon, colour = {"overdue": ("warning", RED), "soon": ("clock", AMBER)}.get(how, ("clock", FAINT))
        name = {"overdue": "overdue", "soon": "soon"}.get(how, "")
        self._line(
            column, f"{item.clock_title}：{remaining_text(due, today, item.bound)}", icon, colour, name
        )
        end = "最早这天届满" if item.bound == "earliest" else "到期"
        self._line(column, f"{item.due} {end}", name="quiet")
        reasons = "\n".join([*item.steps, *item.warnings])
        if reasons:
            self._line(column, reasons, name="small")
        if item.law:
            self._line(column, item.law, name="small")

    def _missing_card(self, draft: Draft) -> QFrame | None:
        problems = self._kind.problems(draft, self._store.names)
        missing = [problem for problem in problems if problem.level == "missing"]
        doubts = [problem for problem in problems if problem.level == "doubt"]
        if not missing and not doubts:
            return None
        card, column = self._card("待完善" if missing else "请核对")
        if missing:
            fields = [problem.what for problem in missing if problem.what.endswith("待完善")]
            if fields:
                labels = "、".join(what.removesuffix("待完善").strip("“”") for what in fields)
                self._line(column, labels, "incomplete", AMBER)
            for problem in missing:
                if problem.what not in fields:
                    self._line(column, problem.what, "incomplete", AMBER)
        for problem in doubts:
            self._line(column, str(problem), "warning", AMBER, "doubt")
        return card

    def _links_card(self, draft: Draft) -> QFrame | None:
        links: dict[tuple[str, str], list[str]] = {}
        for name, own in self._kind.fields.items():
            if isinstance(own, Link) and draft.get(name):
                links.setdefault((own.label, own.kind), []).append(str(draft[name]))
        for child in self._kind.children:
            for row in draft.get(child.name) or []:
                for name in child.fields:
                    own = self._kind.column(f"{child.name}.1.{name}").field
                    if isinstance(own, Link) and row.get(name):
                        links.setdefault((own.label, own.kind), []).append(str(row[name]))
        if not links:
            return None
        card, column = self._card("关联")
        for (label, kind), found in links.items():
            uuids = list(dict.fromkeys(found))
            self._line(column, f"{label} {len(uuids)} 条" if len(uuids) > 1 else label, name="small")
            for uuid in uuids[:_LINKED]:
                self._link(column, label, kind, uuid, self._store.names.title(kind, uuid))
            if len(uuids) > _LINKED:
                self._line(column, f"还有 {len(uuids) - _LINKED} 条，打开后看", name="small")
        return card

    def _link(self, column: QVBoxLayout, label: str, kind: str, uuid: str, name: str) -> None:
        """A line that opens another record."""
        name = name or "（未编号）"
        room = max(self.viewport().width() - 64, 8 * self.fontMetrics().height())
        button = QPushButton(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, room))
        button.setAccessibleName(f"{label}：{name}，打开")
        button.setObjectName("link")
        # Long names are cut, not the panel widened.
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.setToolTip(name)
        button.clicked.connect(lambda checked=False: self.linked_opened.emit(kind, uuid))
        column.addWidget(button)

    def _linked_from_card(self) -> QFrame | None:
        """Records that point at this one, a few of each kind."""
        found = linked_from(self._store, self._kind.key, self._uuid)
        if not found:
            return None
        card, column = self._card("关联记录")
        for one in found:
            many = f"{len(one.records)} 条以上" if one.more else f"{len(one.records)} 条"
            self._line(column, f"{one.kind_title} {many}（{one.label}）", name="small")
            for uuid, title in one.records[:_LINKED]:
                self._link(column, one.kind_title, one.kind, uuid, title)
            left = len(one.records) - _LINKED
            if left > 0:
                self._line(column, f"还有 {left} 条" + ("以上" if one.more else ""), name="small")
        return card

    def _onward_card(self, draft: Draft) -> QFrame | None:
        """What the record may become without typing it again."""
        fitting = [onward for onward in self._kind.onward if onward.fits(draft)]
        if not fitting:
            return None
        card, column = self._card("下一步")
        uuid = self._uuid
        for onward in fitting:
            button = QPushButton(onward.title)
            button.setObjectName("link")
            button.clicked.connect(lambda checked=False, key=onward.key: self.onward_asked.emit(uuid, key))
            column.addWidget(button)
        return card

    def _history_card(self) -> QFrame | None:
        entries = history(self._store, self._kind.key, self._uuid)
        if not entries:
            return None
        card, column = self._card("历史")
        for entry in entries[:_ENTRIES]:
            self._line(column, entry_line(entry), name="small")
        uuid = self._uuid
        more = QPushButton("全部历史，或恢复旧值……")
        more.setObjectName("link")
        more.clicked.connect(lambda: self.history_asked.emit(uuid))
        column.addWidget(more)
        return card


def entry_line(entry: Entry) -> str:
    """One line about what happened: when, who, what."""
    what = {"create": "登记", "delete": "删除", "restore": "恢复"}.get(entry.did, "")
    if not what:
        labels = [change.label for change in entry.changes]
        what = "改了" + "、".join(labels[:4]) + (f"等 {len(labels)} 项" if len(labels) > 4 else "")
    who = f" {entry.who}" if entry.who else ""
    return f"{entry.at[:16].replace('T', ' ')}{who} {what}"
