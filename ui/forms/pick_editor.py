"""Fields picked from a list by typing characters or pinyin initials: codes, choices, other records."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lawgov_desktop.records.fields import Choice, Code, Labelled, Link, Stored
from lawgov_desktop.records.pinyin import matches_initials
from lawgov_desktop.records.text import match_key
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.search import search
from ui.colours import QUIET
from ui.forms.editors import Desk, Entry, LineEditor

_MOST_SHOWN = 50
_NEW = "\x00new"


class Candidates(QFrame):
    """The list that drops down under a field while one types. The keyboard stays in the field."""

    chosen = Signal(str)

    def __init__(self, line: QLineEdit) -> None:
        super().__init__(line, Qt.WindowType.ToolTip)
        self._line = line
        self._list = QListWidget()
        self._list.setObjectName("candidates")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)

    def offer(self, choices: list[tuple[str, str]], *, mark_first: bool) -> None:
        """Show (key, label) choices under the line; with ``mark_first`` Enter takes the first."""
        self._list.clear()
        for key, label in choices:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, key)
            self._list.addItem(item)
        if not choices:
            self.hide()
            return
        self._list.setCurrentRow(0 if mark_first else -1)
        self._place(len(choices))
        self.show()

    def _place(self, rows: int) -> None:
        height = min(rows, 9) * max(self._list.sizeHintForRow(0), 20) + 12
        below = self._line.mapToGlobal(QPoint(0, self._line.height() + 2))
        screen = self._line.screen().availableGeometry()
        top = below.y()
        if top + height > screen.bottom():
            top = self._line.mapToGlobal(QPoint(0, 0)).y() - height - 2
        self.setGeometry(QRect(below.x(), top, max(self._line.width(), 240), height))

    def step(self, by: int) -> None:
        rows = self._list.count()
        if rows:
            self._list.setCurrentRow((self._list.currentRow() + by) % rows)

    def go_to(self, row: int) -> None:
        """Mark a row, so that Enter takes it."""
        self._list.setCurrentRow(row)

    @property
    def marked(self) -> str | None:
        item = self._list.currentItem()
        return item.data(Qt.ItemDataRole.UserRole) if item and self.isVisible() else None

    @property
    def labels(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]


class PickEditor(LineEditor):
    """A code or a choice. Arrow down shows all; what fits none of them is kept as typed and marked."""

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(own, desk, parent)
        self._value: Stored = None
        self._raw = ""
        self.candidates = Candidates(self.line)
        self.candidates.chosen.connect(self._take)
        arrow = self.line.addAction(desk.icons("down", QUIET), QLineEdit.ActionPosition.TrailingPosition)
        arrow.setText(f"展开{own.label}")
        arrow.triggered.connect(self._show_all)
        self.line.setPlaceholderText(own.hint or "输入文字或拼音首字母")
        self.line.textEdited.connect(self._typed)

    def choices(self, text: str) -> list[tuple[str, str]]:
        """(stored value, label) of what can be picked for this text; all for no text."""
        if isinstance(self.own, Choice):
            every = list(self.own.options)
        else:
            assert isinstance(self.own, Code)
            every = self.desk.names.code_choices(self.own.list_key)
        wanted = match_key(text)
        if not wanted:
            return every
        return [
            (key, label)
            for key, label in every
            if wanted in match_key(label) or matches_initials(label, text)
        ]

    def entry(self) -> Entry:
        if self._value is not None:
            return Entry(self._value)
        reading = self.own.read(self.line.text(), self.desk.names)
        return Entry(reading.value, reading.raw if reading.value is None else "", reading.doubts)

    def show_value(self, value: Stored, raw: str = "") -> None:
        self._value = value
        super().show_value(value, raw)

    def take(self, key: str) -> None:
        """As if a person picked this value."""
        self._take(key)

    def _typed(self, text: str) -> None:
        self._value = None
        self._offer(text)

    def _offer(self, text: str) -> None:
        self.candidates.offer(self.choices(text), mark_first=bool(text.strip()))

    def _show_all(self) -> None:
        self.line.setFocus()
        self.candidates.offer(self.choices(""), mark_first=False)

    def _take(self, key: str) -> None:
        self.candidates.hide()
        self.show_value(key)
        self._was_edited()
        self.left.emit()

    def _on_left(self) -> None:
        self.candidates.hide()
        if self._value is None and self.line.text().strip():
            reading = self.own.read(self.line.text(), self.desk.names)
            fitting = self.choices(self.line.text())
            if reading.value is not None:
                self.show_value(reading.value)
            elif len(fitting) == 1 and fitting[0][0] != _NEW:
                self.show_value(fitting[0][0])
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self.candidates.isVisible():
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                # Esc puts the list away; without this it would close the form.
                event.accept()
                return True
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if self._steer(event):
                return True
        elif event.type() == QEvent.Type.Hide:
            self.candidates.hide()
        return super().eventFilter(watched, event)

    def _steer(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if not self.candidates.isVisible():
                self._offer("" if self._value is not None else self.line.text())
            else:
                self.candidates.step(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape and self.candidates.isVisible():
            self.candidates.hide()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab) and self.candidates.marked:
            marked = self.candidates.marked
            self._take(marked)
            if marked != _NEW and key != Qt.Key.Key_Tab:
                self.move_on()
            return key != Qt.Key.Key_Tab
        return False


class LinkEditor(PickEditor):
    """Another record, found by its name, its pinyin initials or a part of its number; or made on the spot."""

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(own, desk, parent)
        assert isinstance(own, Link)
        self.kind = own.kind
        self._pause = QTimer(self, singleShot=True, interval=120)
        self._pause.timeout.connect(lambda: self._offer(self.line.text()))

    def choices(self, text: str) -> list[tuple[str, str]]:
        store = self.desk.store
        record_type = store.kinds[self.kind]
        if text.strip():
            found = search(store, text.strip(), kind=self.kind, limit=_MOST_SHOWN)
            choices = [(hit.uuid, hit.title) for hit in found.hits]
        else:
            query = ListQuery(self.kind, order=record_type.title_field)
            choices = [
                (row["uuid"], record_type.title_of(row, store.names))
                for row in listing.page(store, query, 0, _MOST_SHOWN)
            ]
        typed = text.strip()
        named = f"“{typed}”" if typed else ""
        return [*choices, (_NEW, f"＋ 新建{record_type.title}{named}")]

    def _typed(self, text: str) -> None:
        self._value = None
        self._pause.start()

    def _take(self, key: str) -> None:
        self._pause.stop()
        if key != _NEW:
            super()._take(key)
            return
        typed = self.line.text().strip()
        self.candidates.hide()
        self.desk.open_new(self.kind, typed, lambda uuid: PickEditor._take(self, uuid))

    def _on_left(self) -> None:
        self._pause.stop()
        self.candidates.hide()
        if self._value is None and self.line.text().strip():
            reading = self.own.read(self.line.text(), self.desk.names)
            if reading.value is not None:
                self.show_value(reading.value)
        self.left.emit()
