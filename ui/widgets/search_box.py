"""The search box over all registers: type characters, pinyin initials or part of a number, Enter opens."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.search import SearchResult, search
from lawgov_desktop.storage.store import Store
from ui.jobs import Jobs
from ui.widgets.icons import Icons

_MOST = 30


class SearchBox(QLineEdit):
    """Results drop down while one types; arrows and Enter, or a click, open one. Esc leaves."""

    opened = Signal(str, str)
    """(kind, uuid)."""

    def __init__(self, store: Store, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._jobs = jobs
        self._kinds: Mapping[str, RecordType] = store.kinds
        self._asked = ""
        self.setPlaceholderText("查找全部台账（Ctrl+K）")
        self.setAccessibleName("查找全部台账")
        self.setToolTip("可以输入文字、拼音首字母（zs 找张三）或号码的一部分")
        self.setClearButtonEnabled(True)
        self.addAction(icons("search"), QLineEdit.ActionPosition.LeadingPosition)
        self._popup = QFrame(self, Qt.WindowType.ToolTip)
        self._popup.setObjectName("card")
        column = QVBoxLayout(self._popup)
        column.setContentsMargins(4, 4, 4, 4)
        self.results = QListWidget()
        self.results.setObjectName("candidates")
        self.results.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.results.itemClicked.connect(self._open)
        self._said = QLabel()
        self._said.setObjectName("small")
        column.addWidget(self.results)
        column.addWidget(self._said)
        self._pause = QTimer(self, singleShot=True, interval=150)
        self._pause.timeout.connect(self._look)
        self.textEdited.connect(lambda: self._pause.start())
        self.installEventFilter(self)

    def _look(self) -> None:
        text = self.text().strip()
        self._asked = text
        if not text:
            self._popup.hide()
            return
        store = self._store
        self._jobs.quiet(lambda: (text, search(store, text, limit=_MOST)), self._show)

    def _show(self, answer: tuple[str, SearchResult]) -> None:
        text, found = answer
        if text != self._asked or not self.isVisible():
            return
        self.results.clear()
        for hit in found.hits:
            kind = self._kinds[hit.kind]
            where = f"　{hit.where}" if hit.where and hit.where != hit.title else ""
            line = f"{kind.title}　{hit.title or '（未编号）'}{where}".replace("\n", " ")
            item = QListWidgetItem(line if len(line) <= 70 else line[:69] + "…")
            item.setData(Qt.ItemDataRole.UserRole, (hit.kind, hit.uuid))
            item.setToolTip(hit.where)
            self.results.addItem(item)
        if found.hits:
            self.results.setCurrentRow(0)
        more = (
            f"只显示最近的 {_MOST} 条，多输入几个字可以缩小范围"
            if found.more
            else f"找到 {len(found.hits)} 条"
        )
        self._said.setText(more if found.hits else f"没有找到“{text}”。可以换几个字，或只输入一部分")
        self.results.setVisible(bool(found.hits))
        self._place(len(found.hits))
        self._popup.show()

    def _place(self, rows: int) -> None:
        width = max(self.width(), 44 * self.fontMetrics().horizontalAdvance("国"))
        height = min(rows, 10) * max(self.results.sizeHintForRow(0), 0) + 2 * self.fontMetrics().height() + 28
        screen = self.screen().availableGeometry()
        corner = self.mapToGlobal(QPoint(self.width(), self.height() + 4))
        width = min(width, screen.width() - 32)
        self._popup.setGeometry(max(corner.x() - width, screen.x() + 16), corner.y(), width, height)

    def _open(self, item: QListWidgetItem) -> None:
        kind, uuid = item.data(Qt.ItemDataRole.UserRole)
        self._popup.hide()
        self.clear()
        self.opened.emit(kind, uuid)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self._popup.hide()
        elif event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._steer(event)
        return False

    def _steer(self, event: QKeyEvent) -> bool:
        key, shown = event.key(), self._popup.isVisible()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and shown and self.results.count():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.results.setCurrentRow((self.results.currentRow() + step) % self.results.count())
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if shown and self.results.currentItem():
                self._open(self.results.currentItem())
            else:
                self._look()
            return True
        if key == Qt.Key.Key_Escape:
            self._popup.hide()
            self.clear()
            return True
        return False
