"""The form of an officer: the photo beside the name; the cards and the training of that person below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.procedures.enforcement_expiry import expiry
from lawgov_desktop.procedures.enforcement_staff import read_staff
from lawgov_desktop.records.dates import show_date
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.enforcement.cards import NOT_HELD
from lawgov_desktop.registers.enforcement.enrolment import hours_of, outcome, rows_of
from lawgov_desktop.registers.enforcement.officer import ROSTER_CARD
from ui.colours import AMBER, FAINT, GREEN, QUIET, Tone
from ui.forms.record_sheet import RecordSheet
from ui.lists.due_looks import EXPIRY_COLOURS
from ui.widgets.icons import Icons
from ui.widgets.toned import dress_in

_OUTCOMES: Final = {"pass": ("ok", GREEN), "fail": ("warning", AMBER), "absent": ("warning", AMBER)}


class OfficerSheet(RecordSheet):
    """Adds what other registers know of the officer; it is shown, and opened there, not edited here."""

    def build(self) -> None:
        super().build()
        body = self.widget()
        column = body.layout() if body is not None else None
        assert isinstance(column, QVBoxLayout)
        first = self.sections[0]
        column.removeWidget(first)
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(first, 1)
        upper.addWidget(self._build_photo(), 0, Qt.AlignmentFlag.AlignTop)
        column.insertLayout(0, upper)
        self.cards = LinkedLines("证件", "这位人员的证件", self.desk.icons, body)
        self.training = LinkedLines("培训", "参加过的培训班", self.desk.icons, body)
        for lines in (self.cards, self.training):
            column.insertWidget(column.count() - 3, lines)

    def _build_photo(self) -> QWidget:
        frame = QFrame()
        frame.setObjectName("section")
        self.photo = QLabel("没有照片")
        self.photo.setObjectName("small")
        self.photo.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.photo.setAccessibleName("照片")
        em = self.fontMetrics().height()
        self.photo.setFixedSize(round(em * 6.2), round(em * 8.4))  # as 25 × 35 mm on paper
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(8, 8, 8, 8)
        inner.addWidget(self.photo)
        return frame

    def show_draft(self, draft: Mapping[str, Any]) -> None:
        super().show_draft(draft)
        self.show_linked()

    def adopt(self, saved: Draft) -> None:
        super().adopt(saved)
        self.show_linked()

    def arrange(self, prepared: Draft) -> None:
        """What the roster says of the card has no place once there is a card and nothing was written."""
        box = next(box for box in self.sections if box.title == "名册上所写的证件")
        told = any(prepared.get(name) for name in ROSTER_CARD)
        box.setVisible(told or not prepared.get("certificate_no"))
        self._show_photo(prepared)

    def _show_photo(self, prepared: Draft) -> None:
        files = attached(prepared.get("photo"))
        picture = QPixmap()
        if files and self.desk.attachments is not None:
            picture.load(str(self.desk.attachments.path_of(files[0]["sha256"])))
        if picture.isNull():
            self.photo.setPixmap(QPixmap())
            self.photo.setText("打不开的照片" if files else "没有照片")
            return
        ratio = self.devicePixelRatioF()
        size = self.photo.size() * ratio
        fitted = picture.scaled(
            size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.photo.setPixmap(fitted)

    def show_linked(self) -> None:
        """The cards and classes as they stand in the book."""
        uuid = str(self.loaded.get("uuid") or "")
        self.cards.clear()
        self.training.clear()
        if not uuid:
            for lines in (self.cards, self.training):
                lines.say_empty("保存以后，证件和培训会列在这里。")
            return
        staff = read_staff(self.desk.store)
        for card in sorted(
            staff.cards.get(uuid, ()), key=lambda card: card.get("issued_on") or "", reverse=True
        ):
            self._add_card(card, staff.good_until.get(card["uuid"]))
        if not staff.cards.get(uuid):
            self.cards.say_empty("还没有证件。在名册页的“办理”里点“登记证件”。")
        joined = [(training, row) for training in reversed(staff.classes) for row in rows_of(training, uuid)]
        for training, row in joined:
            self._add_class(training, row)
        if not joined:
            self.training.say_empty("还没有培训记录。")

    def _add_card(self, card: Draft, until: date | None) -> None:
        names, desk = self.desk.names, self.desk
        state = names.code_label("certificate_state", card["state"])
        words = [
            names.code_label("certificate_type", card["kind"]) if card.get("kind") else "",
            f"{show_date(card['issued_on'])} 发证" if card.get("issued_on") else "",
        ]
        icon, colour, told = "close", FAINT, state
        if card["state"] not in NOT_HELD and until is not None:
            found = expiry(
                until,
                desk.today,
                desk.number("certificate_notice_months"),
                desk.number("certificate_last_call_months"),
            )
            icon, colour = found.icon, EXPIRY_COLOURS[found.level]
            told = f"{until.isoformat()} 到期 · {found.text}"
            if card["state"] != "valid":
                icon, colour, told = "warning", AMBER, f"{state} · {told}"
        elif card["state"] == "cancelled" and card.get("cancelled_on"):
            told = f"{show_date(card['cancelled_on'])} {state}"
        self.cards.add(
            card["number"],
            "　".join(filter(None, words)),
            told,
            icon,
            colour,
            lambda: desk.open_record("certificate", card["uuid"]),
        )

    def _add_class(self, training: Draft, row: Draft) -> None:
        names, desk = self.desk.names, self.desk
        result = outcome(row)
        icon, colour = _OUTCOMES.get(result, ("", QUIET))
        score = row.get("resit_score") if row.get("resit_result") else row.get("score")
        told = [
            f"{hours_of(row)} 学时" if hours_of(row) else "",
            f"{score} 分" if score else "",
            names.code_label("exam_result", result) if result else "",
            "补考" if row.get("resit_result") else "",
        ]
        category = row.get("category")
        words = [
            show_date(training["start_on"]) if training.get("start_on") else "",
            names.code_label("enrolment_category", category) if category else "",
        ]
        self.training.add(
            training["name"],
            "　".join(filter(None, words)),
            " · ".join(filter(None, told)),
            icon,
            colour,
            lambda: desk.open_record("training_class", training["uuid"]),
        )


class LinkedLines(QFrame):
    """Records of another register, one a line: its name opens it, what matters stands beside."""

    def __init__(self, title: str, name: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("section")
        self.setAccessibleName(name)
        self._title = title
        self._icons = icons
        self._heading = QLabel(title)
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 8, 14, 10)
        whole.setSpacing(6)
        whole.addWidget(self._heading)
        whole.addLayout(self._lines)
        self.count = 0

    def clear(self) -> None:
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self.count = 0
        self._heading.setText(self._title)

    def say_empty(self, words: str) -> None:
        line = QLabel(words)
        line.setObjectName("quiet")
        self._lines.addWidget(line)

    def add(self, name: str, words: str, told: str, icon: str, colour: Tone, act: Any) -> None:
        """One line; ``act`` is called when its name is clicked."""
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        link = QPushButton(name)
        link.setObjectName("link")
        link.setToolTip("打开")
        link.clicked.connect(lambda: act())
        mark = QLabel()
        if icon:
            self._icons.show_on(mark, icon, colour, self.fontMetrics().height() - 2)
        said = QLabel(told)
        dress_in(said, f"color: {colour}")
        row.addWidget(link)
        row.addWidget(QLabel(words))
        row.addStretch(1)
        if told:
            row.addWidget(mark)
            row.addWidget(said)
        self._lines.addWidget(line)
        self.count += 1
        self._heading.setText(f"{self._title}（{self.count}）")
