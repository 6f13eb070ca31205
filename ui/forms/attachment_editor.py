"""The files kept with a record: add or drag in, look at, take off; photos with what each shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.fields import Labelled, Stored, attached
from lawgov_desktop.registers.publicity.photos import SHOWS, is_picture
from ui.forms.editors import Desk, Editor, Entry
from ui.widgets.files_outside import open_path
from ui.widgets.messages import tell


class AttachmentEditor(Editor):
    """A list of file names with 打开 and 移除, and 添加文件 below it; files may be dropped on it too."""

    wide = True
    keep: Callable[[Path], dict[str, Any]] | None = None
    """Keeps one file in a way of its own, such as shrunk; else it is copied in as it is."""
    captioned = False
    """Whether a place to write what it shows stands beside every picture."""

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(own, desk, parent)
        self._files: list[dict[str, Any]] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(4)
        self._add = QPushButton("添加文件……")
        self._add.setIcon(desk.icons("attach"))
        self._add.setAccessibleName(f"给{own.label}添加文件")
        self._add.clicked.connect(self._choose)
        self._add.setVisible(desk.attachments is not None)
        last = QHBoxLayout()
        last.addWidget(self._add)
        self._hint = QLabel("也可以把文件拖到这里，一次可以拖几个")
        self._hint.setObjectName("small")
        self._hint.setVisible(desk.attachments is not None)
        last.addWidget(self._hint)
        last.addStretch(1)
        self.setAcceptDrops(desk.attachments is not None)
        self._rows.addLayout(last)
        self.setFocusProxy(self._add)
        self._lines: list[QWidget] = []

    def control(self) -> QWidget:
        return self._add

    def mark(self, state: str) -> None:
        return

    def entry(self) -> Entry:
        return Entry(json.dumps(self._files, ensure_ascii=False) if self._files else None)

    def show_value(self, value: Stored, raw: str = "") -> None:
        self._files = attached(value)
        self._show_files()

    def add_files(self, paths: list[Path]) -> None:
        """Keep copies of these files with the record; one that is there already is not added again."""
        keep = self.keep or self.desk.attachments.add
        for path in paths:
            try:
                kept = dict(keep(path))
            except UserError as error:
                tell(error, self.desk.icons, self.window())
                continue
            if all(file["sha256"] != kept["sha256"] for file in self._files):
                self._files.append(kept)
        self._show_files()
        self._was_edited()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if found := dropped_files(event):
            event.acceptProposedAction()
            self.add_files(found)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self.window(), f"添加{self.own.label}")
        if chosen:
            self.add_files([Path(path) for path in chosen])

    def _show_files(self) -> None:
        for line in self._lines:
            self._rows.removeWidget(line)
            line.deleteLater()
        self._lines = [self._line(number, file) for number, file in enumerate(self._files)]
        for number, line in enumerate(self._lines):
            self._rows.insertWidget(number, line)

    def _line(self, number: int, file: dict[str, Any]) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        name = QPushButton(file["name"])
        name.setObjectName("link")
        name.setToolTip("打开")
        name.clicked.connect(lambda: self._open(file))
        size = QLabel(f"{max(int(file.get('size') or 0) // 1024, 1):,} KB")
        size.setObjectName("small")
        remove = QToolButton()
        remove.setObjectName("flat")
        remove.setIcon(self.desk.icons("close"))
        remove.setAccessibleName(f"移除 {file['name']}")
        remove.setToolTip("从这条记录移除")
        remove.clicked.connect(lambda: self._remove(number))
        row.addWidget(name)
        row.addWidget(size)
        if self.captioned and is_picture(file):
            row.addWidget(self._caption(file), 1)
        row.addWidget(remove)
        row.addStretch(1)
        return line

    def _caption(self, file: dict[str, Any]) -> QLineEdit:
        """Where to write what a picture shows: it stands below it on paper."""
        shows = QLineEdit(str(file.get(SHOWS) or ""))
        shows.setPlaceholderText("拍的是什么，如 发放资料")
        shows.setAccessibleName(f"{file['name']} 拍的是什么")
        shows.setAcceptDrops(False)  # a file dropped here is one more photo, not its path as text

        def written(text: str) -> None:
            if text.strip():
                file[SHOWS] = text.strip()
            else:
                file.pop(SHOWS, None)
            self._was_edited()

        shows.textEdited.connect(written)
        return shows

    def _open(self, file: dict[str, Any]) -> None:
        path = self.desk.attachments.path_of(file["sha256"])
        open_path(path)

    def _remove(self, number: int) -> None:
        del self._files[number]
        self._show_files()
        self._was_edited()
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files of this computer that are being dropped; folders are none."""
    local = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in local if path.is_file()]
