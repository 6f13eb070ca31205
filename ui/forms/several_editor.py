"""A field of several values: typed with 、 between them, or ticked in the list that drops down."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records import several, statutes
from lawgov_desktop.records.fields import Codes, Labelled, Stored
from lawgov_desktop.records.pinyin import matches_initials
from lawgov_desktop.records.text import match_key
from ui.forms.editors import Desk
from ui.forms.pick_editor import PickEditor

_TICKED = "✓ "
_BETWEEN = "、"
STATUTES = "statute"
"""The code list whose entries a field of statutes offers."""


class SeveralEditor(PickEditor):
    """Codes or statutes. What is typed last is looked for; taking an entry that is there takes it out."""

    wide = True

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(own, desk, parent)
        self.line.setPlaceholderText(own.hint or "可填几项，用顿号隔开；按 ↓ 勾选")

    def choices(self, text: str) -> list[tuple[str, str]]:
        """(stored part, label) of what fits the piece typed last; those in the field already are ticked."""
        here = self._here()
        ending = text.endswith(_SEPARATORS)
        wanted = "" if ending or not text.strip() else match_key(_pieces(text)[-1].strip("《》"))
        if wanted and any(match_key(label) == wanted for key, label in self._every() if key in here):
            wanted = ""  # the last piece is finished: all are offered
        return [
            (key, (_TICKED if key in here else "") + label)
            for key, label in self._every()
            if not wanted or wanted in match_key(label) or matches_initials(label, _pieces(text)[-1])
        ]

    def show_value(self, value: Stored, raw: str = "") -> None:
        super().show_value(value, raw)
        self._value = None  # the line itself is read: it holds all the values

    def _every(self) -> list[tuple[str, str]]:
        if isinstance(self.own, Codes):
            return self.desk.names.code_choices(self.own.list_key)
        return [(key, key) for key in dict.fromkeys([*self._here(), *self._known_statutes()])]

    def _here(self) -> list[str]:
        """The stored parts of what stands in the line and can be read."""
        text = self.line.text()
        pieces = _pieces(text)
        if self._being_typed(text, pieces[-1]):
            pieces.pop()
        found: list[str] = []
        for piece in pieces:
            found += several.parts(self.own.read(piece, self.desk.names).value)
        return list(dict.fromkeys(found))

    def _being_typed(self, text: str, last: str) -> bool:
        """Any words may be a statute; the last ones are, once they are quoted, ended, or known as one."""
        if isinstance(self.own, Codes) or text.endswith(_SEPARATORS) or last.endswith("》"):
            return False
        return statutes.statute_key(last) not in self._known_statutes()

    def _known_statutes(self) -> list[str]:
        labels = self.desk.names.code_choices(STATUTES)
        return list(dict.fromkeys(statutes.statute_key(label) for _, label in labels))

    def _take(self, key: str) -> None:
        """Put an entry in, or take it out when it is there; the list stays open for the next one."""
        text = self.line.text()
        here = self._here()
        pieces = _pieces(text)
        if not text.endswith(_SEPARATORS) and (
            self._being_typed(text, pieces[-1]) or not self._reads(pieces[-1])
        ):
            pieces.pop()  # what was typed to find this entry
        unread = [piece for piece in pieces if piece and not self._reads(piece)]
        here = [one for one in here if one != key] if key in here else [*here, key]
        shown = [self.own.show(several.joined([one]), self.desk.names) for one in here]
        self.line.setText(_BETWEEN.join([*shown, *unread]))
        self._was_edited()
        self.left.emit()
        row = next((at for at, (one, _) in enumerate(self.choices("")) if one == key), -1)
        self.candidates.offer(self.choices(""), mark_first=False)
        if row >= 0:
            self.candidates.go_to(row)

    def _reads(self, piece: str) -> bool:
        return self.own.read(piece, self.desk.names).value is not None

    def _on_left(self) -> None:
        self.candidates.hide()
        entry = self.entry()
        if entry.value is not None:
            self.line.setText(self.own.show(entry.value, self.desk.names))
        self.left.emit()

    def _steer(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.candidates.marked:
            self._take(self.candidates.marked)
            return True
        if event.key() == Qt.Key.Key_Tab:
            self.candidates.hide()
            return False
        return super()._steer(event)


_SEPARATORS = ("、", "，", ",", "；", ";", " ")


def _pieces(text: str) -> list[str]:
    """The entries of a line as they are typed."""
    for sign in _SEPARATORS[1:5]:
        text = text.replace(sign, _BETWEEN)
    return [piece.strip() for piece in text.split(_BETWEEN) if piece.strip()] or [""]
