"""The window around the sheet of one record: save however incomplete, copy the last one, print, close."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.storage import listing
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.paper_templates import templates_in_force
from lawgov_desktop.storage.store import Refused, Saved, Stale
from ui.forms.preview_beside import PreviewBeside, Previews
from ui.forms.record_sheet import RecordSheet
from ui.forms.unsaved import UnsavedForm
from ui.widgets.messages import ask, tell

_KEEP_AFTER_MS: Final = 3_000


class RecordForm(QWidget):
    """One record. A new one has no uuid until it is first saved."""

    saved = Signal(object)
    """Carries the :class:`~lawgov_desktop.storage.store.Saved`."""
    edited = Signal()
    """The form began to hold unsaved text, or no longer does."""
    another = Signal()
    """The person asked for a new form after saving."""
    print_asked = Signal(object, str)
    """(button, uuid): the person wants a paper of the saved record."""
    closed = Signal()
    keep_asked = Signal(object)
    """Carries an :class:`UnsavedForm` to be kept until it is saved."""
    drop_asked = Signal(str)

    def __init__(
        self,
        sheet: RecordSheet,
        form_id: str,
        previews: Previews | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """With ``previews`` the papers of the record can be looked at beside the form."""
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("form")
        self.sheet = sheet
        self.kind = sheet.kind
        self.desk = sheet.desk
        self.form_id = form_id
        self.uuid = ""
        self.revision = 0
        self.changed = False
        """Whether the form holds text that is not saved."""
        self.beside = PreviewBeside(sheet, previews) if previews is not None and self.kind.papers else None
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_AFTER_MS)
        self._keeping.timeout.connect(self._keep)
        self._build()
        sheet.edited.connect(self._edited)
        sheet.checked.connect(self._say_missing)
        sheet.save_asked.connect(self.save)
        self.show_draft({})

    # --- building

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._build_top())
        whole.addWidget(self.sheet if self.beside is None else self.beside, 1)
        whole.addWidget(self._build_bottom())
        for keys, act in (("Ctrl+S", self.save), ("Ctrl+Return", self.save_and_new), ("Esc", self.close)):
            QShortcut(QKeySequence(keys), self, act)

    def _build_top(self) -> QWidget:
        top = QFrame()
        top.setObjectName("top")
        self._title = QLabel()
        self._title.setObjectName("title")
        self._badge = QLabel()
        self._badge.setObjectName("badge_missing")
        self._badge.hide()
        self._print = QPushButton("打印文书")
        self._print.setIcon(self.desk.icons("print"))
        own = templates_in_force(self.desk.store.book, self.kind.key)
        self._print.setVisible(bool(self.kind.papers or own))
        self._print.clicked.connect(self._print_clicked)
        if self.kind.papers:
            QShortcut(QKeySequence("Ctrl+P"), self, self._print.click)
        row = QHBoxLayout(top)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(12)
        row.addWidget(self._title)
        row.addWidget(self._badge)
        row.addStretch(1)
        if self.beside is not None:
            row.addWidget(self._preview_button(self.beside))
        row.addWidget(self._print)
        return top

    def _preview_button(self, beside: PreviewBeside) -> QPushButton:
        button = QPushButton("文书预览")
        button.setObjectName("segment")
        button.setIcon(self.desk.icons("panel"))
        button.setCheckable(True)
        button.setToolTip("边填边看打印出来的样子（F8）")
        button.clicked.connect(beside.turn)
        beside.opened.connect(button.setChecked)
        QShortcut(QKeySequence("F8"), self, beside.turn)
        return button

    def _build_bottom(self) -> QWidget:
        bottom = QFrame()
        bottom.setObjectName("bottom")
        self._save_button = QPushButton("保存")
        self._save_button.setObjectName("primary")
        self._save_button.setToolTip("Ctrl+S")
        self._save_button.setProperty("stop", True)
        self._save_button.clicked.connect(self.save)
        again = QPushButton("保存并新增")
        again.setToolTip("Ctrl+Enter")
        again.clicked.connect(self.save_and_new)
        self._copy = QPushButton("复制上一条")
        self._copy.setIcon(self.desk.icons("duplicate"))
        self._copy.setToolTip("把最近登记的一条填进来，再改不同的地方")
        self._copy.clicked.connect(self.copy_last)
        self._said = QLabel()
        self._said.setObjectName("small")
        close = QPushButton("关闭")
        close.setToolTip("Esc")
        close.clicked.connect(self.close)
        row = QHBoxLayout(bottom)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        for button in (self._save_button, again, self._copy):
            row.addWidget(button)
        row.addWidget(self._said, 1)
        row.addWidget(close)
        return bottom

    # --- showing

    def open_record(self, uuid: str) -> bool:
        """Show a saved record; False when there is none."""
        draft = self.desk.store.get(self.kind.key, uuid)
        if draft is None:
            return False
        self.uuid, self.revision = uuid, draft["revision"]
        self.show_draft(draft)
        return True

    def show_new(self, draft: Draft) -> None:
        """Fill a new form with what is known already; it counts as unsaved text."""
        self.show_draft({**self.kind.new_draft(), **draft})
        self._edited()

    def open_unsaved(self, kept: UnsavedForm) -> None:
        """Show a form as it stood before the program ended."""
        self.uuid, self.revision = kept.uuid, kept.revision
        self.show_draft(kept.draft)
        self._edited()

    def show_draft(self, draft: Draft) -> None:
        """Fill the form. It counts as unchanged afterwards."""
        self.sheet.known = bool(self.uuid)
        self.sheet.show_draft(draft)
        self.changed = False
        self._say_title()

    def _say_title(self) -> None:
        name = self.kind.title_of(self.sheet.loaded, self.desk.names) if self.uuid else ""
        if self.uuid and not name:
            name = f"（没有{self.kind.fields[self.kind.title_field].label}）"
        self._title.setText(name or f"新增 · {self.kind.title}")
        self.setWindowTitle(f"{name or '新增'} — {self.kind.title}" + (" *" if self.changed else ""))
        self._copy.setVisible(not self.uuid)
        self._print.setEnabled(bool(self.uuid))
        self._print.setToolTip("Ctrl+P" if self.uuid else "保存以后才能打印")

    def _say_missing(self) -> None:
        missing = self.sheet.count("missing")
        self._badge.setText(f"未完善 · 还有 {missing} 项")
        self._badge.setVisible(bool(missing) and bool(self.uuid))

    def _edited(self) -> None:
        if not self.changed:
            self.changed = True
            self._say_title()
            self.edited.emit()
        self._said.setText("")
        self._keeping.start()

    # --- saving

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save, or show in red what keeps it from being saved and go there."""
        self.sheet.settle()
        draft, uuid = self.sheet.draft(), self.uuid or None
        revision = self.revision if self.uuid else None
        self._write(draft, uuid, revision, then if callable(then) else None)

    def save_and_new(self) -> None:
        self.save(self.another.emit)

    def _write(
        self, draft: Draft, uuid: str | None, revision: int | None, then: Callable[[], None] | None
    ) -> None:
        store, key = self.desk.store, self.kind.key
        self._save_button.setEnabled(False)
        self.desk.jobs.write(
            f"保存{self.kind.title}",
            lambda: store.save(key, draft, uuid=uuid, expect_revision=revision),
            lambda saved: self._was_saved(saved, then),
            lambda error: self._was_not_saved(error, draft, then),
        )

    def _was_saved(self, saved: Saved, then: Callable[[], None] | None) -> None:
        self._save_button.setEnabled(True)
        self._keeping.stop()
        self.drop_asked.emit(self.form_id)
        self.uuid, self.revision = saved.uuid, saved.revision
        self.changed = False
        self.sheet.adopt(saved.draft)
        self._say_title()
        missing, doubts = self.sheet.count("missing"), self.sheet.count("doubt")
        parts = [f"已保存 {datetime.now():%H:%M}"]
        parts += [f"{doubts} 处请核对（已标黄）"] if doubts else []
        parts += [f"{missing} 项待完善，可以以后再补"] if missing else []
        self._said.setText(" · ".join(parts))
        self.saved.emit(saved)
        self.edited.emit()
        if then is not None:
            then()

    def _was_not_saved(self, error: BaseException, draft: Draft, then: Callable[[], None] | None) -> None:
        self._save_button.setEnabled(True)
        if isinstance(error, Refused):
            self.sheet.tried = True
            self.sheet.check()
            self._said.setText(f"还没有保存：{error.problems[0].what}")
            self.sheet.go_to(error.problems[0].field)
        elif isinstance(error, Stale):
            self._ask_about_stale(draft, then)
        else:
            tell(error, self.desk.icons, self)

    def _ask_about_stale(self, draft: Draft, then: Callable[[], None] | None) -> None:
        answer = ask(
            self,
            "这条记录刚被改过",
            "这条记录在打开之后又被改动过，您填的内容还没有写入。要把您改过的几项写进最新的记录吗？",
            "写入我改过的几项",
            "先不保存",
        )
        if answer == 0:
            mine = {name: value for name, value in draft.items() if value != self.sheet.loaded.get(name)}
            self._write(mine, self.uuid, None, then)

    def copy_last(self) -> None:
        """Fill in the record entered last; what identifies it stays empty (feature S08)."""
        last = listing.page(self.desk.store, ListQuery(self.kind.key, order="-id"), 0, 1)
        if not last:
            self._said.setText("还没有可以复制的记录")
            return
        draft = self.desk.store.get(self.kind.key, last[0]["uuid"]) or {}
        for name in self.sheet.not_copied():
            draft.pop(name, None)
        for child in self.kind.children:
            draft[child.name] = [{**row, "uuid": None} for row in draft.get(child.name) or []]
        kept = {
            name: value
            for name, value in draft.items()
            if name in self.kind.fields or name in self.kind.child_names
        }
        self.show_draft(kept)
        self._edited()
        self._said.setText("已复制上一条，改好不同的地方再保存")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as clerks expect."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
            return
        super().keyPressEvent(event)

    # --- closing

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.changed and not self._may_close():
            event.ignore()
            return
        self._keeping.stop()
        if self.beside is not None:
            self.beside.close_preview()
        self.closed.emit()
        event.accept()

    def _may_close(self) -> bool:
        answer = ask(self, "还没有保存", "填写的内容还没有保存，要保存吗？", "保存", "继续填写", "不保存")
        if answer == 0:
            self.save()
            return not self.changed
        if answer == 2:
            self.changed = False
            self._keeping.stop()
            self.drop_asked.emit(self.form_id)
            return True
        return False

    def _keep(self) -> None:
        if self.changed:
            at = datetime.now().isoformat(timespec="seconds")
            self.keep_asked.emit(
                UnsavedForm(self.form_id, self.kind.key, self.uuid, self.revision, at, self.sheet.draft())
            )

    def _print_clicked(self) -> None:
        if self.changed:
            self.save(lambda: self.print_asked.emit(self._print, self.uuid))
        else:
            self.print_asked.emit(self._print, self.uuid)
