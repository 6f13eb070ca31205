"""Who stood on a day: committees by kind, mediators full-time and part-time, for any past date (M17)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.registers.mediation.standing import committees_on, in_words, mediators_on
from lawgov_desktop.storage.listing import ListQuery, drafts


class StandingDialog(QDialog):
    """A date is typed; the answer follows, ready to be copied."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("某日在册情况")
        self.setMinimumWidth(560)
        # Some dozens of committees and mediators: read once, asked for every date.
        self._committees = list(drafts(office.store, ListQuery("committee")))
        self._mediators = list(drafts(office.store, ListQuery("mediator")))
        self.day = QLineEdit(office.store.today().isoformat())
        self.day.setAccessibleName("日期")
        self.answer = QLabel()
        self.answer.setWordWrap(True)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answer.setAccessibleName("在册情况")
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        form = QFormLayout()
        form.addRow("日期", self.day)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(16)
        whole.addLayout(form)
        whole.addWidget(self.answer)
        whole.addWidget(close)
        self.day.textChanged.connect(self._show)
        self._show()

    def _show(self) -> None:
        day = as_day(str(read_date(self.day.text()).value or ""))
        if day is None:
            self.answer.setText("请输入日期，如 20211231。")
            return
        committees, mediators = committees_on(self._committees, day), mediators_on(self._mediators, day)
        self.answer.setText("\n".join(in_words(committees, mediators)))
