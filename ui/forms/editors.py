"""Field editors, one per field kind: each shows a stored value, takes what is typed, and never refuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from lawgov_desktop.records.fields import Choice, Flag, Labelled, LongText, Money, Names, Number, Stored
from lawgov_desktop.records.reading import Doubt, Reading
from lawgov_desktop.registers.report.whose import Whose
from lawgov_desktop.storage.store import Store
from ui.jobs import Jobs
from ui.widgets.icons import Icons


@dataclass(frozen=True, slots=True)
class Desk:
    """What an editor may use besides its own field."""

    store: Store
    icons: Icons
    jobs: Jobs
    open_new: Callable[[str, str, Callable[[str], None]], None]
    """(kind, typed name, called with the uuid once saved): makes a new record on the spot."""
    attachments: Any = None
    """``storage.attachments.Attachments``, where files can be kept."""
    open_record: Callable[[str, str], object] = lambda kind, uuid: None
    """(kind, uuid): opens the form of another record."""
    number: Callable[[str], int] = lambda key: 0
    """A local number of the province pack in force, by its name."""
    whose: Callable[[], Whose] = lambda: Whose("", "")
    """The township and the organ in whose name it reports."""

    @property
    def names(self) -> Names:
        return self.store.names

    @property
    def today(self) -> date:
        return self.store.today()


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in an editor: a stored value, or raw text that could not be read."""

    value: Stored = None
    raw: str = ""
    doubts: tuple[Doubt, ...] = field(default=())


class Editor(QWidget):
    """A field on a form. :attr:`edited` tells what a person changed, never what the program filled in."""

    edited = Signal()
    left = Signal()
    """The person left the field: time to check it and fill in what follows from it."""
    wide = False
    """Whether the editor takes the whole width of the form."""

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.own = own
        self.desk = desk
        self.touched = False

    def entry(self) -> Entry:
        raise NotImplementedError

    def show_value(self, value: Stored, raw: str = "") -> None:
        """Show a stored value, or the raw text kept in its place. Sends no signal."""
        raise NotImplementedError

    def control(self) -> QWidget:
        """The widget that has the keyboard."""
        raise NotImplementedError

    def stops(self) -> list[QWidget]:
        """The widgets Tab may stop at, in order."""
        return [self.control()]

    def mark(self, state: str) -> None:
        """Dress the control: "", "doubt" or "refuse"."""
        control = self.control()
        if control.property("state") != state:
            control.setProperty("state", state)
            control.style().unpolish(control)
            control.style().polish(control)

    def _take_keyboard(self, control: QWidget) -> None:
        control.setAccessibleName(self.own.label)
        if self.own.hint:
            control.setToolTip(self.own.hint)
            control.setAccessibleDescription(self.own.hint)
        self.setFocusProxy(control)
        control.setProperty("stop", True)
        control.installEventFilter(self)

    def _was_edited(self) -> None:
        self.touched = True
        self.edited.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._on_left()
        elif event.type() == QEvent.Type.KeyPress and self._enter_moves_on(event):
            self.move_on()
            return True
        return False

    def move_on(self) -> None:
        """Put the keyboard into the next field of the paper, past the buttons between them."""
        here: QWidget = self.stops()[-1]
        widget = here.nextInFocusChain()
        while widget is not None and widget is not here:
            open_to_typing = widget.isVisible() and widget.isEnabled() and not self.isAncestorOf(widget)
            tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if widget.property("stop") and open_to_typing and tab:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return
            widget = widget.nextInFocusChain()

    def settle(self) -> None:
        """Take over what is typed, as if the field was left, before the form is saved."""
        self._on_left()

    def _on_left(self) -> None:
        self.left.emit()

    @staticmethod
    def _enter_moves_on(event: QEvent) -> bool:
        assert isinstance(event, QKeyEvent)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LineEditor(Editor):
    """One line of text: names, numbers, telephones, anything a field can read from a line."""

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(own, desk, parent)
        self.line = QLineEdit()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.line, 1)
        unit = self._unit()
        if unit:
            label = QLabel(unit)
            label.setObjectName("quiet")
            self.row.addWidget(label)
        if isinstance(own, (Money, Number)):
            self.line.setMaximumWidth(240)
            self.row.addStretch(1)
        self.line.setPlaceholderText(own.hint)
        self.line.textEdited.connect(self._was_edited)
        self._take_keyboard(self.line)

    def _unit(self) -> str:
        return self.own.unit or ("元" if isinstance(self.own, Money) else "")

    def control(self) -> QWidget:
        return self.line

    def read(self, text: str) -> Reading:
        return self.own.read(text, self.desk.names)

    def entry(self) -> Entry:
        reading = self.read(self.line.text())
        return Entry(reading.value, reading.raw if reading.value is None else "", reading.doubts)

    def show_value(self, value: Stored, raw: str = "") -> None:
        self.line.setText(raw if value is None else self.own.show(value, self.desk.names))
        self.line.setCursorPosition(0)

    def _on_left(self) -> None:
        entry = self.entry()
        if entry.value is not None:
            shown = self.own.show(entry.value, self.desk.names)
            if shown != self.line.text():
                self.line.setText(shown)
        super()._on_left()


class LongTextEditor(Editor):
    """Several lines; Tab leaves the field, Enter begins a new line. It grows with its text."""

    wide = True
    _LINES = (3, 12)

    def __init__(self, own: Labelled, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(own, desk, parent)
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(own.hint)
        self.text.document().setDocumentMargin(2)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text)
        self._quiet = False
        self.text.textChanged.connect(self._changed)
        self.text.document().documentLayout().documentSizeChanged.connect(lambda: self._grow())
        self._take_keyboard(self.text)
        self._grow()

    def control(self) -> QWidget:
        return self.text

    def entry(self) -> Entry:
        reading = self.own.read(self.text.toPlainText(), self.desk.names)
        return Entry(reading.value, reading.raw if reading.value is None else "", reading.doubts)

    def show_value(self, value: Stored, raw: str = "") -> None:
        self._quiet = True
        self.text.setPlainText(raw if value is None else str(value))
        self._quiet = False

    def _changed(self) -> None:
        if not self._quiet:
            self._was_edited()

    def _grow(self) -> None:
        least, most = self._LINES
        lines = min(max(round(self.text.document().size().height()), least), most)
        wanted = lines * self.text.fontMetrics().lineSpacing() + 16
        if wanted != self.text.height() or self.text.maximumHeight() != wanted:
            self.text.setFixedHeight(wanted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._on_left()
        elif event.type() == QEvent.Type.FontChange:
            self._grow()
        return False


class SegmentEditor(Editor):
    """A choice of a few short words, all in sight: click, or arrow keys and Space; once more clears it."""

    def __init__(
        self,
        own: Labelled,
        desk: Desk,
        options: tuple[tuple[str | int, str], ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(own, desk, parent)
        self._raw = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._values: list[str | int] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._buttons: list[QPushButton] = []
        for number, (value, label) in enumerate(options):
            button = QPushButton(label)
            button.setObjectName("segment")
            button.setCheckable(True)
            button.setAccessibleName(f"{own.label}：{label}")
            # One stop for Tab, as one field of the paper; the arrows go from word to word.
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == 0 else Qt.FocusPolicy.ClickFocus)
            button.setProperty("stop", True)
            button.installEventFilter(self)
            button.clicked.connect(lambda checked, number=number: self._clicked(number, checked))
            self._group.addButton(button, number)
            self._buttons.append(button)
            self._values.append(value)
            row.addWidget(button)
        row.addStretch(1)
        self.setFocusProxy(self._buttons[0])

    def control(self) -> QWidget:
        return self._buttons[0]

    def stops(self) -> list[QWidget]:
        return list(self._buttons)

    def mark(self, state: str) -> None:
        return

    def entry(self) -> Entry:
        chosen = next((value for value, button in zip(self._values, self._buttons, strict=True)
                       if button.isChecked()), None)  # fmt: skip
        return Entry(chosen, "" if chosen is not None else self._raw)

    def show_value(self, value: Stored, raw: str = "") -> None:
        self._raw = raw
        for known, button in zip(self._values, self._buttons, strict=True):
            button.setChecked(known == value)
        self._set_stop()

    def choose(self, value: str | int) -> None:
        """As if a person clicked this word."""
        self._clicked(self._values.index(value), True)

    def _clicked(self, number: int, checked: bool) -> None:
        self._raw = ""
        for place, button in enumerate(self._buttons):
            button.setChecked(place == number and checked)
        self._set_stop()
        self._was_edited()
        self.left.emit()

    def _set_stop(self) -> None:
        stop = next((place for place, button in enumerate(self._buttons) if button.isChecked()), 0)
        for place, button in enumerate(self._buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(self._buttons[stop])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress:
            return False
        assert isinstance(event, QKeyEvent)
        if self._enter_moves_on(event):
            self.move_on()
            return True
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}.get(
            Qt.Key(event.key())
        )
        digit = event.key() - Qt.Key.Key_1
        here = next((place for place, button in enumerate(self._buttons) if button is watched), 0)
        if step is not None:
            there = (here + step) % len(self._buttons)
        elif 0 <= digit < len(self._buttons):
            there = digit
        else:
            return False
        self._clicked(there, True)
        self._buttons[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True


_FEW, _SHORT = 5, 22


def make_editor(own: Labelled, desk: Desk, parent: QWidget | None = None) -> Editor:
    """The editor for a field, by its kind."""
    from ui.forms.attachment_editor import AttachmentEditor
    from ui.forms.date_editor import DateEditor
    from ui.forms.pick_editor import LinkEditor, PickEditor
    from ui.forms.several_editor import SeveralEditor

    match own.kind_name:
        case "date":
            return DateEditor(own, desk, parent)
        case "link":
            return LinkEditor(own, desk, parent)
        case "code":
            return PickEditor(own, desk, parent)
        case "codes" | "statutes":
            return SeveralEditor(own, desk, parent)
        case "attachment":
            return AttachmentEditor(own, desk, parent)
    if isinstance(own, Flag):
        return SegmentEditor(own, desk, ((1, "是"), (0, "否")), parent)
    if isinstance(own, Choice):
        few = len(own.options) <= _FEW and sum(len(label) for _, label in own.options) <= _SHORT
        return SegmentEditor(own, desk, own.options, parent) if few else PickEditor(own, desk, parent)
    return LongTextEditor(own, desk, parent) if isinstance(own, LongText) else LineEditor(own, desk, parent)
