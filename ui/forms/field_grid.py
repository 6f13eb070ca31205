"""Fields side by side: label left, editor right, doubts below; two columns where the width allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import Problem
from ui.colours import AMBER, RED
from ui.forms.editors import Editor
from ui.widgets.icons import Icons
from ui.widgets.toned import write

_COLUMN_EMS = 24
"""Width a column of fields needs, in heights of the text."""


class ProblemLine(QWidget):
    """Icon and words under a field: amber for what is doubtful, red for what keeps it from being saved."""

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._text = QLabel()
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(4)
        row.addWidget(self._picture)
        row.addWidget(self._text, 1)
        self.hide()

    def show_problems(self, problems: Sequence[Problem]) -> str:
        """Show them, the gravest first; returns the state of the field: "", "doubt" or "refuse"."""
        if not problems:
            self.hide()
            return ""
        state = "refuse" if any(problem.level == "refuse" for problem in problems) else "doubt"
        shown = [_words(problem) for problem in problems if problem.level == state]
        self._text.setText("\n".join(dict.fromkeys(shown)))
        if self._text.objectName() != state:
            self._text.setObjectName(state)
            self._text.style().unpolish(self._text)
            self._text.style().polish(self._text)
        name, colour = ("refused", RED) if state == "refuse" else ("warning", AMBER)
        self._icons.show_on(self._picture, name, colour, self.fontMetrics().height() - 3)
        self.show()
        return state

    @property
    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()


def _words(problem: Problem) -> str:
    """What a line says. Why a field must be filled is told by its star already."""
    if problem.level == "refuse":
        return "，".join(part for part in (problem.what, problem.todo) if part)
    return str(problem)


class Field(QWidget):
    """One editor with its line of problems; the label beside it is placed by the grid."""

    def __init__(self, path: str, editor: Editor, *, required: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.editor = editor
        self.line = ProblemLine(editor.desk.icons)
        self.label = QLabel(parent)
        self.label.setObjectName("label")
        self.label.setWordWrap(True)
        self.label.setBuddy(editor)
        # The star is told in words as well, to those who hear the form.
        write(self.label, _starred(editor.own.label) if required else editor.own.label)
        if required:
            editor.control().setAccessibleDescription("必填")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(editor)
        column.addWidget(self.line)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        self.editor.mark(self.line.show_problems(problems))


def _starred(label: str) -> str:
    """The label with the sign of what must be filled, which never stands alone on a line."""
    return (
        f"{label[:-1]}<span style='white-space:nowrap'>{label[-1:]}&nbsp;<b style='color:{RED}'>*</b></span>"
    )


class FieldGrid(QWidget):
    """Fields and whole-width parts in the order of the paper, laid out anew when the width changes."""

    def __init__(self, most_columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most_columns
        self._parts: list[Field | QWidget] = []
        self._columns = 0
        self._hidden: frozenset[str] = frozenset()
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(8)
        self._layout.setVerticalSpacing(8)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def add(self, part: Field | QWidget) -> None:
        self._parts.append(part)
        self._columns = 0

    def add_after(self, path: str, part: QWidget) -> None:
        """Add a whole-width part below the field of that name."""
        place = next(at for at, one in enumerate(self._parts) if isinstance(one, Field) and one.path == path)
        self._parts.insert(place + 1, part)
        self._columns = 0

    def parts(self) -> Sequence[Field | QWidget]:
        """The parts in the order of the paper, hidden ones too."""
        return tuple(self._parts)

    def hide_fields(self, paths: Iterable[str]) -> None:
        """Show all but these; what is hidden is laid out as if it were not there."""
        hidden = frozenset(paths)
        if hidden != self._hidden:
            self._hidden = hidden
            self._columns = 0
            self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        wanted = max(1, min(self._most, self.width() // (_COLUMN_EMS * self.fontMetrics().height())))
        if wanted == self._columns:
            return
        self._columns = wanted
        # WORKAROUND: an item that PySide's takeAt gives back goes on being the widget's own, and the one made
        # in its place never hears that its height has changed: parts are squeezed or float in empty room.
        for widget in self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
            self._layout.removeWidget(widget)
        label_width = round(7.6 * self.fontMetrics().horizontalAdvance("国"))
        for column in range(self._most):
            used = column < wanted
            self._layout.setColumnMinimumWidth(2 * column, label_width if used else 0)
            self._layout.setColumnStretch(2 * column, 0)
            self._layout.setColumnStretch(2 * column + 1, 1 if used else 0)
        row = place = 0
        for part in self._parts:
            if not isinstance(part, Field):
                row, place = (row + 1, 0) if place else (row, 0)
                self._layout.addWidget(part, row, 0, 1, 2 * wanted)
                row += 1
                continue
            shown = part.path.rpartition(".")[2] not in self._hidden
            part.setVisible(shown)
            part.label.setVisible(shown)
            if not shown:
                continue
            if part.editor.wide and place:
                row, place = row + 1, 0
            part.label.setFixedWidth(label_width)
            part.label.setContentsMargins(0, 6, 0, 0)
            part.label.setMinimumHeight(part.label.heightForWidth(label_width))
            self._layout.addWidget(part.label, row, 2 * place, Qt.AlignmentFlag.AlignTop)
            span = 2 * wanted - 1 if part.editor.wide else 1
            self._layout.addWidget(part, row, 2 * place + 1, 1, span, Qt.AlignmentFlag.AlignTop)
            place += wanted if part.editor.wide else 1
            if place >= wanted:
                row, place = row + 1, 0
        # Another number of columns is another height; a card above would else cut the fields off.
        self.updateGeometry()


class FieldLine(FieldGrid):
    """A few short fields in one line, each telling its label in its own empty place."""

    def add(self, part: Field | QWidget) -> None:
        super().add(part)
        if isinstance(part, Field):
            part.label.hide()
            part.editor.control().setProperty("placeholderText", part.editor.own.label)
            self._layout.addWidget(part, 0, self._layout.count(), Qt.AlignmentFlag.AlignTop)
            self._layout.setColumnStretch(self._layout.count() - 1, 1)

    def _lay_out(self) -> None:
        """The line stands as it was made; hidden fields leave no gap."""
        for part in self._parts:
            if isinstance(part, Field):
                part.setVisible(part.path.rpartition(".")[2] not in self._hidden)
