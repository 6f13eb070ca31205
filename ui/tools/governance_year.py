"""The tool for meetings and law study: what was planned, what was held, and which records say so (G01)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from lawgov_desktop.procedures.governance_meetings import (
    YearOfMeetings,
    YearOfStudy,
    meetings_of,
    studies_of,
)
from lawgov_desktop.records import dates
from ui.tools.pieces import (
    ToolDialog,
    fill_table,
    key_at,
    plain_table,
    year_box,
)
from ui.tools.tool import ToolDesk

_STUDY = "学法"


class YearDialog(ToolDialog):
    """One line for each kind; choosing it lists its records below, and a double click opens one."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "会议和学法计划完成情况")
        asked = self.add_row()
        self.year = year_box(asked, self.store.today().year, self.show_year)
        asked.addStretch(1)
        self.table = plain_table(
            ("类型", "计划", "已开", "未开", "取消", "到会率"), (0,), "各类会议和学法的次数"
        )
        self.table.itemSelectionChanged.connect(self._show_records)
        self.studied = QLabel()
        self.studied.setWordWrap(True)
        self.studied.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.records = plain_table(("日期", "名称", "状态"), (1,), "这一类的记录")
        self.records.cellActivated.connect(self._open)
        self.whole.addWidget(self.table, 3)
        self.whole.addWidget(self.studied)
        self.whole.addWidget(self.records, 2)
        note = QLabel(
            "计划＝写了计划日期的和还没开的；已开＝写了召开日期、没有取消的；到会率只算应到、实到都填了的。"
        )
        note.setObjectName("small")
        note.setWordWrap(True)
        self.whole.addWidget(note)
        self._rows: list[tuple[str, tuple[str, ...]]] = []
        self._words: list[str] = []
        self.add_buttons(self.button_to_copy(lambda: "\n".join(self._words)))
        self.show_year()

    def show_year(self) -> None:
        """Ask the book for the year in the box."""
        meetings, study = (
            meetings_of(self.store, self.year.value()),
            studies_of(self.store, self.year.value()),
        )
        rows = [
            (
                one.label,
                *_counts(one.planned, one.held, one.waiting, one.cancelled),
                one.attendance.rate_text(),
            )
            for one in meetings.kinds
        ]
        rows.append(
            (
                _STUDY,
                *_counts(study.planned, study.held, study.waiting, study.cancelled),
                study.attendance.rate_text(),
            )
        )
        self._rows = [
            ("meeting", (*one.held, *one.waiting, *one.cancelled)) for one in meetings.kinds
        ] + [("law_study", (*study.held, *study.waiting, *study.cancelled))]  # fmt: skip
        self._words = _in_words(meetings, study)
        self.studied.setText(self._words[-1])
        fill_table(self.table, rows)
        self.table.selectRow(0)
        self._show_records()

    def _show_records(self) -> None:
        at = self.table.currentRow()
        kind, uuids = self._rows[at] if 0 <= at < len(self._rows) else ("meeting", ())
        held = "held_on" if kind == "meeting" else "studied_on"
        record_type = self.store.kinds[kind]
        rows = []
        for uuid in uuids:
            draft = self.store.get(kind, uuid) or {}
            day = draft.get(held) or draft.get("planned_on")
            shown = dates.show_date(day) + ("" if draft.get(held) else "（计划）")
            state = record_type.fields["state"].show(draft.get("state"), self.store.names)
            rows.append((shown, record_type.title_of(draft, self.store.names), state))
        fill_table(self.records, rows, list(uuids))

    def _open(self, row: int, column: int) -> None:
        kind, _ = self._rows[self.table.currentRow()]
        self.desk.open_record(kind, key_at(self.records, row))


def _counts(*groups: Sequence[str]) -> tuple[str, ...]:
    return tuple(str(len(group)) for group in groups)


def _in_words(meetings: YearOfMeetings, study: YearOfStudy) -> list[str]:
    """One line for each kind, the law study last."""
    lines = [f"{one.label}{one.in_words()}。" for one in meetings.kinds]
    return [*lines, f"{study.in_words()}。"]
