"""What stands behind the number under the cursor: its value, how it is counted and made, and the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.records.fields import Names
from lawgov_desktop.registers.report.marks import Mark
from lawgov_desktop.reporting.bridges import Term
from lawgov_desktop.reporting.report.answers import Said

_MOST: int = 500
_WHOLE: str = "whole"
"""The link that lists all records of the number again."""
_ONE_LINE: int = 16
"""Characters that fit on a line of the card."""


class NumberCard(QFrame):
    """Shows one answer; a double click or Enter opens the record.

    A number that is made of others is written out, 298 + 12 − 4 = 306: each term lists its own records.
    """

    refresh_asked = Signal(str)
    """The key of a number that should be as the registers have it now."""
    given_asked = Signal(str)
    """The key of a number the person wants otherwise, with a reason."""
    zero_confirmed = Signal(str)
    """The key of a number of which a person says that there was none."""

    def __init__(
        self,
        names: Names,
        titles: Callable[[str], str],
        open_record: Callable[[str, str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._names, self._titles, self._open = names, titles, open_record
        self._key = ""
        self._said: Said | None = None
        self._terms: tuple[Term, ...] = ()
        self.title = _words("heading")
        self.value = _words("title")
        self.zero = _words("hint")
        self.differs = _words("hint")
        self.made_of = _words("")
        self.made_of.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.made_of.linkActivated.connect(self.show_term)
        self.mismatch = _words("doubt")
        self.rule = _words("hint")
        self.where = _words("small")
        self.records = QListWidget()
        self.records.setAccessibleName("数字背后的记录")
        self.records.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The list takes what is left: what stands below it stays in sight.
        self.records.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.records.setMinimumHeight(4 * self.fontMetrics().height())
        self.records.itemActivated.connect(self._open_item)
        self.take = QPushButton("改成台账的数")
        self.take.clicked.connect(lambda: self.refresh_asked.emit(self._key))
        self.give = QPushButton("另填一个数…")
        self.give.clicked.connect(lambda: self.given_asked.emit(self._key))
        self.none = QPushButton("确认没有")
        self.none.clicked.connect(lambda: self.zero_confirmed.emit(self._key))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(6)
        for widget in (
            self.title, self.value, self.zero, self.differs, self.take, self.made_of, self.mismatch,
            self.rule, self.where,
        ):  # fmt: skip
            column.addWidget(widget)
        column.addWidget(self.records, 1)
        column.addWidget(self.give)
        column.addWidget(self.none)
        # Without a list the words stand on top, not spread over the card.
        column.addStretch(0)
        self.show_nothing()

    def show_nothing(self) -> None:
        """The cursor stands in the writer's own words."""
        self._key = ""
        self.title.setText("数字从哪里来")
        self.value.clear()
        self.rule.setText("把光标放到带下划线的数字上，这里就列出它的口径和背后的每一条记录，双击打开。")
        for widget in (self.differs, self.take, self.where, self.records, self.give, self.value):
            widget.hide()
        for widget in (self.made_of, self.mismatch, self.zero, self.none):
            widget.hide()

    def show_said(self, said: Said, mark: Mark, now: str, note: str = "") -> None:
        """``now``: how the registers say it today, in the style of the mark; ``note``: why it is another."""
        self._key, self._said = said.key, said
        self.title.setText(said.title)
        self.value.setText(f"{mark.shown}{said.unit}")
        self.zero.setText(f"0（{said.zero}）" if said.zero else "")
        self.zero.setVisible(said.zero is not None)
        same = mark.shown == now
        exact = f"，确切数 {said.shown}" if said.value is not None and now != said.shown else ""
        self.differs.setText("" if same else f"正文里是 {mark.shown}，台账现在是 {now}{exact}。{note}")
        if same and exact:
            self.differs.setText(f"“余”按整十向下取{exact}。")
        self.differs.setVisible(bool(self.differs.text()))
        self.take.setVisible(not same)
        self.rule.setText(f"口径：{said.rule}。")
        self._show_terms(said)
        self.show_term(_WHOLE)
        for widget in (self.value, self.where, self.records, self.give):
            widget.show()
        self.none.hide()

    def show_zero(self, said: Said) -> None:
        """A number that is 0 and that nobody has confirmed: how it is counted, before anybody says so."""
        self.show_nothing()
        self._key, self._said = said.key, said
        self.title.setText(said.title)
        self.value.setText(f"{said.shown}{said.unit}")
        self.rule.setText(f"口径：{said.rule}。")
        self.where.setText(
            f"“{self._titles(said.kind)}”里没有这样的记录。漏登的请先去登记，再点“刷新数字”；确实没有的，请确认。"
        )
        for widget in (self.value, self.where, self.none):
            widget.show()
        self.show()
        self.none.setFocus()

    def _show_terms(self, said: Said) -> None:
        self._terms = said.bridge.terms if said.bridge else said.division or ()
        links = [
            f'<a href="{place}">{escape(_unbroken(f"{term.name} {term.value}"))}</a>'
            for place, term in enumerate(self._terms)
        ]
        if said.bridge:
            signs = [" + " if term.sign > 0 else " − " for term in self._terms]
            sum_of = "".join(f"{sign}{link}" for sign, link in zip(signs, links, strict=True))
            whole = f'<a href="{_WHOLE}">{said.bridge.sum}</a>'
            self.made_of.setText(f"{sum_of.removeprefix(' + ')} = {whole}")
        else:
            self.made_of.setText(" ÷ ".join(links))
        self.made_of.setVisible(bool(links))
        wrong = said.bridge.mismatch if said.bridge else ""
        self.mismatch.setText(f"△ 对不上：{wrong}。" if wrong else "")
        self.mismatch.setVisible(bool(wrong))

    def show_term(self, link: str) -> None:
        """List the records of one term of the sum (its place), or of the whole number again ("whole")."""
        if self._said is None:
            return
        if link == _WHOLE:
            kind, uuids = self._said.kind, self._said.records
            self.where.setText(f"{self._titles(kind)}，{len(uuids)} 条：")
        else:
            term = self._terms[int(link)]
            kind, uuids = term.kind, term.records
            self.where.setText(f"“{term.name}”：{self._titles(kind)}，{len(uuids)} 条：")
        self._list(kind, uuids)

    def _list(self, kind: str, uuids: Sequence[str]) -> None:
        self.records.clear()
        for uuid in uuids[:_MOST]:
            item = QListWidgetItem(self._names.title(kind, uuid) or "（没有名称）")
            item.setData(Qt.ItemDataRole.UserRole, (kind, uuid))
            item.setToolTip(item.text())
            self.records.addItem(item)
        if len(uuids) > _MOST:
            self.records.addItem(f"……还有 {len(uuids) - _MOST} 条，请到台账里看")

    def _open_item(self, item: QListWidgetItem) -> None:
        named = item.data(Qt.ItemDataRole.UserRole)
        if named:
            self._open(*named)


def _unbroken(words: str) -> str:
    """A term stays on one line, as far as it fits on one."""
    return "\u2060".join(words.replace(" ", "\u00a0")) if len(words) <= _ONE_LINE else words


def _words(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
