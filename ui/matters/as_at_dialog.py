"""某日有效事项: the list versions and matters in force on a day (D01), and what they count as (D05)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable
from lawgov_desktop.printing import write_table_file
from lawgov_desktop.procedures.matters_as_at import MattersAsAt, matters_as_at
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.records.record_type import Draft
from ui.importing.grids import Pills
from ui.lists.steps_model import Step, StepsModel
from ui.lists.steps_table import StepsTable
from ui.tools.pieces import ToolDialog
from ui.tools.tool import Say, ToolDesk
from ui.widgets.files_outside import offer_to_open, with_suffix
from ui.widgets.messages import Notice
from ui.widgets.nothing_here import nothing_here

_COLUMNS: Final = (
    "position", "code", "full_name", "matter_type", "office", "own_office", "own_responsible", "list",
)  # fmt: skip
_WAIT_MS: Final = 250


class AsAtDialog(ToolDialog):
    """A day is typed; the versions, the count by category and the matters follow."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "某日有效事项", 1080, 640)
        self.found: MattersAsAt | None = None
        self._asked_for = 0
        self._matter = desk.office.kind("matter")
        self._build()
        self._notice = Notice(self)
        self._ask()

    def _build(self) -> None:
        office = self.desk.office
        self.day = QLineEdit(office.store.today().isoformat())
        self.day.setAccessibleName("日期")
        self.day.setPlaceholderText("如 20211231")
        self.day.setMaximumWidth(12 * self.fontMetrics().height())
        self.kind = QComboBox()
        self.kind.setAccessibleName("清单类型")
        self.kind.addItem("全部清单", "")
        for code, words in office.store.names.code_choices("matter_list_kind"):
            self.kind.addItem(words, code)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        fields: tuple[tuple[str, QWidget], ...] = (("哪一天", self.day), ("清单类型", self.kind))
        for word, part in fields:
            label = QLabel(word)
            label.setObjectName("label")
            label.setBuddy(part)
            upper.addWidget(label)
            upper.addWidget(part)
        upper.addStretch(1)
        self.answer = QLabel()
        self.answer.setObjectName("heading")
        self.answer.setWordWrap(True)
        self.lists = QLabel()
        self.lists.setWordWrap(True)
        self.pills_row = QHBoxLayout()
        self.pills: Pills | None = None
        headings = [self._matter.fields[name].label for name in _COLUMNS]
        self.table = StepsTable(StepsModel(headings, (0,), self), (2, 7), "有效的事项")
        self.table.activated.connect(lambda _: self._open())
        self.nothing = nothing_here("这一天没有有效的事项。")
        whole = self.whole
        whole.setSpacing(8)
        whole.addLayout(upper)
        whole.addWidget(self.answer)
        whole.addWidget(self.lists)
        whole.addLayout(self.pills_row)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.nothing, 1)
        whole.addLayout(self._bottom())
        self._rest = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._rest.timeout.connect(self._ask)
        self.day.textChanged.connect(self._rest.start)
        self.kind.activated.connect(self._ask)

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.export_buttons = [
            self._button(words, lambda suffix=suffix: self.export(suffix))  # type: ignore[misc]
            for words, suffix in (("导出 Excel", ".xlsx"), ("导出 PDF", ".pdf"))
        ]
        for button in self.export_buttons:
            button.setIcon(self.desk.icons("export"))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self._button("关闭", self.close))
        return row

    def _button(self, words: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    # --- asking

    def _ask(self) -> None:
        day = as_day(str(read_date(self.day.text()).value or ""))
        if day is None:
            self.answer.setText("请输入日期，如 20211231。")
            return
        kind, store = self.kind.currentData() or None, self.desk.office.store
        self._asked_for += 1
        turn = self._asked_for

        def done(found: MattersAsAt) -> None:
            if not self._closed and turn == self._asked_for:
                self._show(found)

        self.desk.jobs.quiet(lambda: matters_as_at(store, day, kind), done)

    # --- showing

    def _show(self, found: MattersAsAt) -> None:
        self.found = found
        self.answer.setText(f"{_in_words(found.day)}有效的事项共 {found.total:,} 项")
        told = []
        for one in found.lists:
            version = one.version
            number = f"（{version['document_number']}）" if version.get("document_number") else ""
            begins = f"，{version['effective_on']} 起" if version.get("effective_on") else ""
            told.append(f"{version['title']}{number}{begins}：{len(one.matters):,} 项")
        if found.loose:
            told.append(f"没有归入清单的：{len(found.loose):,} 项")
        self.lists.setText("\n".join(told))
        self.lists.setVisible(bool(told))
        self._show_categories(found)
        self.table.setColumnHidden(_COLUMNS.index("list"), len(found.lists) + bool(found.loose) < 2)
        for button in self.export_buttons:
            button.setEnabled(found.total > 0)
        self._list()

    def _show_categories(self, found: MattersAsAt) -> None:
        """全部 and the 履职清单 categories, each with its count; a click lists its matters."""
        while (item := self.pills_row.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        choices = [("全部", self._list), *((word, self._list) for word, _ in found.categories)]
        self.pills = Pills(choices)
        self.pills.show_counts([found.total, *(len(uuids) for _, uuids in found.categories)])
        self.pills_row.addWidget(self.pills)
        self.pills_row.addStretch(1)

    def shown(self) -> list[Draft]:
        """The matters that are listed."""
        found = self.found
        if found is None:
            return []
        place = self.pills.group.checkedId() if self.pills is not None else 0
        if place <= 0:
            return list(found.matters)
        wanted = set(found.categories[place - 1][1])
        return [draft for draft in found.matters if draft["uuid"] in wanted]

    def _list(self) -> None:
        drafts, names = self.shown(), self.desk.office.store.names
        self.table.show_steps(
            [
                Step(
                    tuple(self._matter.fields[name].show(draft.get(name), names) for name in _COLUMNS),
                    False,
                    draft,
                )
                for draft in drafts
            ]
        )
        self.table.setVisible(bool(drafts))
        self.nothing.setVisible(not drafts)

    def _open(self) -> None:
        step = self.table.step()
        if step is not None:
            self.desk.open_record("matter", step.about["uuid"])

    # --- writing

    def export(self, suffix: str, out: Path | None = None) -> None:
        """Write what is listed as a table of that day, in the background."""
        found, office = self.found, self.desk.office
        if found is None:
            return
        title = f"{office.office_name}{_in_words(found.day)}有效事项清单"
        if out is None:
            filters = {".xlsx": "Excel 工作簿 (*.xlsx)", ".pdf": "PDF 文件 (*.pdf)"}
            chosen, _ = QFileDialog.getSaveFileName(self, "导出到", f"{title}{suffix}", filters[suffix])
            if not chosen:
                return
            out = Path(chosen)
        target = with_suffix(out, suffix)
        table = self._table(title, self.shown())

        def work(progress: Progress) -> Path:
            return write_table_file(office, table, target, progress).path

        def written(path: Path) -> None:
            say: Say = self.desk.say if self._closed else self._notice.say
            offer_to_open(say, f"已导出到“{path.name}”。", path)

        self.desk.jobs.start("导出有效事项", work, written)

    def _table(self, title: str, drafts: Sequence[Draft]) -> RegisterTable:
        fields, names = self._matter.fields, self.desk.office.store.names
        columns = [
            RegisterColumn(fields[n].label, fields[n].cell_kind, fields[n].width / 2) for n in _COLUMNS
        ]
        return RegisterTable(
            title,
            tuple(columns),
            [
                [
                    fields[name].to_cell(draft[name], names) if draft.get(name) is not None else None
                    for name in _COLUMNS
                ]
                for draft in drafts
            ],
            len(drafts),
            subtitle_left=f"填报单位：{self.desk.office.office_name}",
            subtitle_right="单位：项",
            watermark=self.desk.office.watermark,
        )


def _in_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
