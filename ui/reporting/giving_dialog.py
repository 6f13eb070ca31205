"""记入上报记录: to whom numbers went and on which day; what was given otherwise before is shown first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.submissions import Contradiction, contradictions
from lawgov_desktop.reporting.submitting import note_given, usual_receivers
from ui.papers.asking import read_day
from ui.tools.pieces import ToolDialog, fill_table, plain_table
from ui.tools.tool import ToolDesk
from ui.widgets.amber_lines import AmberLines

Make = Callable[[str, date, str], Draft]
"""(报给谁, 哪天, 上报人) → the record of what was given."""


class GivingDialog(ToolDialog):
    """Notes what went out. ``kind``: report or table, whose earlier receivers are offered first."""

    def __init__(
        self,
        desk: ToolDesk,
        make: Make,
        *,
        kind: str,
        given_to: str = "",
        files: Callable[[], str | None] = lambda: None,
    ) -> None:
        """``files`` gives what was sent, as the record keeps it; asked when the record is written."""
        super().__init__(desk, "记入上报记录", 720, 560)
        self._make, self._files = make, files
        self.told_before: list[Contradiction] = []
        self.receiver = QComboBox()
        self.receiver.setEditable(True)
        self.receiver.setAccessibleName("报给谁")
        receivers = dict.fromkeys([*usual_receivers(self.store, kind), *usual_receivers(self.store)])
        self.receiver.addItems(list(receivers))
        first = given_to or next(iter(receivers), "")
        self.receiver.setEditText(first)
        self.day = QLineEdit(self.store.today().isoformat())
        self.day.setAccessibleName("哪天")
        self.by = QLineEdit(self.store.who)
        self.by.setAccessibleName("上报人")
        draft = make(first, self.store.today(), "")
        self.add_head(f"{draft.get('title') or ''}（{draft.get('period_from')} 至 {draft.get('period_to')}）")
        form = QFormLayout()
        for label, field in (("报给谁", self.receiver), ("哪天", self.day), ("上报人", self.by)):
            form.addRow(label, field)
        self.whole.addLayout(form)
        self.amber = AmberLines(desk.icons)
        self.whole.addWidget(self.amber)
        self.table = plain_table(("数字", "这次报", "单位"), (0,), "这次上报的数字")
        rows = draft.get("numbers") or []
        cells = [(str(row.get("title") or ""), str(row.get("value") or ""), str(row.get("unit") or ""))
                 for row in rows]  # fmt: skip
        fill_table(self.table, cells)
        self.whole.addWidget(self.table, 1)
        self.note_button = self.button("记入上报记录", "ok", primary=True)
        self.note_button.clicked.connect(self.note)
        self.add_buttons(self.note_button)
        for changed in (self.receiver.editTextChanged, self.day.textChanged):
            changed.connect(lambda _: self._enable())
        self._enable()
        store = self.store
        self.ask(lambda: contradictions(store, draft), self._show_before)

    @property
    def on(self) -> date | None:
        """The day typed; None where it is no whole day."""
        return read_day(self.day.text(), self.store.today())

    def _enable(self) -> None:
        self.note_button.setEnabled(bool(self.receiver.currentText().strip() and self.on))

    def _show_before(self, found: list[Contradiction]) -> None:
        self.told_before = found
        head = f"同一时段有 {len(found)} 个数字以前报得不一样，请先看清楚："
        self.amber.show_lines(head, [str(one) for one in found])

    def note(self) -> None:
        """Write the record; the notice takes it back."""
        on = self.on
        if on is None:
            return
        draft = self._make(self.receiver.currentText().strip(), on, self.by.text().strip())
        store, files = self.store, self._files
        self.desk.jobs.write(
            "记入上报记录", lambda: note_given(store, {**draft, "files": files()}), self._noted, self.tell
        )

    def _noted(self, action: str) -> None:
        self.desk.say("已记入上报记录；以后再报同一时段的数字，会拿来对照。", self.desk.undo)
        self.accept()
