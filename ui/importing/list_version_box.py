"""Which version of a list the matters belong to: a known one, or a new one with its document and dates."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QWidget,
)

from lawgov_desktop.records.dates import read_date, show_date
from lawgov_desktop.records.record_type import Draft


class ListVersionBox(QFrame):
    """Existing version or new; ``changed`` after every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._versions: Sequence[tuple[str, str]] | None = None
        self._title = ""
        self._doubts: dict[str, str] = {}
        self.old_button, self.new_button = QRadioButton("已有的清单版本"), QRadioButton("新的清单版本")
        group = QButtonGroup(self)
        group.addButton(self.old_button)
        group.addButton(self.new_button)
        self.versions = QComboBox()
        self.versions.setAccessibleName("已有的清单版本")
        self.title, self.document_number = QLineEdit(), QLineEdit()
        self.issued_on, self.effective_on = QLineEdit(), QLineEdit()
        self.fields = (self.title, self.document_number, self.issued_on, self.effective_on)
        self.title.textChanged.connect(self._show_whole_title)
        self.doubt = QLabel()
        self.doubt.setObjectName("doubt")
        self.doubt.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(QLabel("属于哪个清单"), 0, 0)
        grid.addWidget(self.new_button, 0, 1)
        grid.addWidget(self.old_button, 0, 3)
        grid.addWidget(self.versions, 0, 4, 1, 4)
        self._new_parts: list[QWidget] = []
        for place, (label, field, hint) in enumerate(
            (
                ("清单名称", self.title, "如：××镇权责清单（2025年版）"),
                ("文号", self.document_number, "没有可不填"),
                ("发布日期", self.issued_on, "如 20250301"),
                ("生效日期", self.effective_on, "如 20250401"),
            )
        ):
            word = QLabel(label)
            word.setObjectName("label")
            word.setBuddy(field)
            field.setPlaceholderText(hint)
            field.setAccessibleName(label)
            field.textChanged.connect(self.changed)
            grid.addWidget(word, 1, place * 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(field, 1, place * 2 + 1)
            self._new_parts += [word, field]
        grid.addWidget(self.doubt, 2, 0, 1, 8)
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(3, 4)
        grid.setColumnStretch(5, 2)
        grid.setColumnStretch(7, 2)
        for name, date_field in (("issued_on", self.issued_on), ("effective_on", self.effective_on)):
            date_field.editingFinished.connect(lambda n=name, f=date_field: self._read_date(n, f))
        for button in (self.old_button, self.new_button):
            button.toggled.connect(self._switch)
        self.versions.currentIndexChanged.connect(self.changed)
        self.doubt.hide()
        self.show_versions((), "")

    def show_versions(self, versions: Sequence[tuple[str, str]], title: str) -> None:
        """(uuid, title) of the versions in the book, the newest first, and the title above the table.

        A version of that very title is chosen; otherwise a new one of that title is proposed.
        """
        if versions == self._versions and title == self._title:
            return  # the person's choice stays when he comes back to this page
        self._versions, self._title = versions, title
        self.versions.clear()
        for uuid, name in versions:
            self.versions.addItem(name, uuid)
        same = self.versions.findText(title) if title else -1
        self.old_button.setEnabled(bool(versions))
        self.title.setText(title)
        self.title.setCursorPosition(0)
        self.versions.setCurrentIndex(max(same, 0))
        (self.old_button if same >= 0 else self.new_button).setChecked(True)
        self._switch()

    @property
    def list_uuid(self) -> str | None:
        """The version chosen, or None for a new one."""
        return self.versions.currentData() if self.old_button.isChecked() else None

    @property
    def new_list(self) -> Draft | None:
        """The new version as a draft; None while an existing one is chosen."""
        if self.old_button.isChecked():
            return None
        return {
            "title": self.title.text().strip() or None,
            "document_number": self.document_number.text().strip() or None,
            "issued_on": read_date(self.issued_on.text()).value,
            "effective_on": read_date(self.effective_on.text()).value,
        }

    @property
    def ready(self) -> bool:
        return bool(self.list_uuid) if self.old_button.isChecked() else bool(self.title.text().strip())

    def _read_date(self, name: str, field: QLineEdit) -> None:
        reading = read_date(field.text())
        if reading.value is not None:
            field.setText(show_date(str(reading.value)))
        self._doubts[name] = "；".join(str(doubt) for doubt in reading.doubts)
        text = "　".join(doubt for doubt in self._doubts.values() if doubt)
        self.doubt.setText(f"△ {text}" if text else "")
        self.doubt.setVisible(bool(text))

    def _show_whole_title(self) -> None:
        self.title.setToolTip(self.title.text())  # it may be longer than its field

    def _switch(self) -> None:
        new = self.new_button.isChecked()
        for part in self._new_parts:
            part.setVisible(new)
        self.versions.setVisible(not new)
        self.changed.emit()
