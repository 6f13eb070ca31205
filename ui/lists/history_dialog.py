"""The history of a record: when, who, which field, from what to what; old values can be put back (S07)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.history import Entry, FieldChange, history
from lawgov_desktop.storage.store import Store
from ui.lists.detail_panel import entry_line
from ui.widgets.icons import Icons
from ui.widgets.messages import tell


class HistoryDialog(QDialog):
    """Newest first. Each changed field of the record itself has 恢复旧值."""

    def __init__(
        self, store: Store, kind: RecordType, uuid: str, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._store, self._kind, self._uuid, self._icons = store, kind, uuid, icons
        self.setWindowTitle(f"历史 — {store.names.title(kind.key, uuid) or kind.title}")
        self.resize(680, 560)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll, 1)
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 12)
        row.addStretch(1)
        row.addWidget(close)
        whole.addLayout(row)
        self._show()

    def _show(self) -> None:
        body = QWidget()
        body.setObjectName("body")
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        for entry in history(self._store, self._kind.key, self._uuid):
            column.addWidget(self._card(entry))
        column.addStretch(1)
        self._scroll.setWidget(body)

    def _card(self, entry: Entry) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        head = QLabel(f"{entry_line(entry)}（第 {entry.revision} 次保存）")
        head.setObjectName("wanted")
        head.setWordWrap(True)
        column.addWidget(head)
        if entry.reason:
            reason = QLabel(f"原因：{entry.reason}")
            reason.setObjectName("quiet")
            column.addWidget(reason)
        for change in entry.changes:
            column.addLayout(self._line(entry, change))
        return card

    def _line(self, entry: Entry, change: FieldChange) -> QHBoxLayout:
        row = QHBoxLayout()
        words = QLabel(f"{change.label}：{change.old or '（空）'} → {change.new or '（空）'}")
        words.setWordWrap(True)
        row.addWidget(words, 1)
        if (
            change.field in (*self._kind.fields, *self._kind.child_names)
            and change.field not in self._kind.derived
        ):
            button = QPushButton("恢复旧值")
            button.setIcon(self._icons("undo"))
            button.setAccessibleName(f"把{change.label}恢复成 {change.old or '空'}")
            button.clicked.connect(lambda: self._put_back(entry, change))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _put_back(self, entry: Entry, change: FieldChange) -> None:
        try:
            self._store.save(
                self._kind.key,
                {change.field: change.old_value},
                uuid=self._uuid,
                reason=f"恢复{change.label}旧值",
            )
        except UserError as error:
            tell(error, self._icons, self)
            return
        self._show()
