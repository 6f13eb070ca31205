"""The form of a training class: the participants stand in a table that takes 47 rows at a glance."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from ui.forms.child_rows import ChildRowsEditor
from ui.forms.enrolment_table import EnrolmentTable
from ui.forms.record_sheet import RecordSheet


class TrainingClassSheet(RecordSheet):
    """Names in one line and the number of hours of examination are seen in the table already."""

    hidden_always: ClassVar[frozenset[str]] = frozenset(("participants",))

    def make_rows(self, name: str, parent: QWidget) -> ChildRowsEditor:
        if name == "enrolments":
            return EnrolmentTable(self.kind.child(name), self.desk, parent)
        return super().make_rows(name, parent)

    def go_to(self, path: str) -> None:
        name, _, rest = path.partition(".")
        super().go_to(path)
        rows = self.children_rows.get(name)
        if isinstance(rows, EnrolmentTable) and rest:
            number, _, inner = rest.partition(".")
            rows.go_to_row(int(number), inner)
