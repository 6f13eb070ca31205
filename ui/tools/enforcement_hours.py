"""学时统计: hours per person and year against the target (T05); 证件到期: cards by how pressing (T02)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
)

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable
from lawgov_desktop.procedures.enforcement_expiry import expiring_cards
from lawgov_desktop.procedures.enforcement_hours import HoursOfYear, PersonHours, hours_of_year
from lawgov_desktop.spreadsheets.register import WrittenRegister, write_register
from ui.colours import FAINT, GREEN, RED
from ui.lists.due_looks import EXPIRY_COLOURS
from ui.tools.people_table import Line, PeopleTable
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk
from ui.widgets.number_line import NumberLine

_HEADINGS: Final = ("姓名", "单位（办所）", "网络", "面授", "考试", "合计", "还差", "说明")


class HoursDialog(ToolDialog):
    """Year and target above, everybody's hours by kind below, the short-fall first where wanted."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "学时统计", 940, 620)
        self.year = NumberLine(desk.office.store.today().year, 1990, 2999, unit="年", name="年度")
        self.target = NumberLine(
            desk.office.pack.number("training_hours_per_year"), 0, 999, unit="学时", name="每人每年学时"
        )
        self.only_short = QCheckBox("只看未达标的")
        self.told = QLabel()
        self.table = PeopleTable(
            _HEADINGS, desk.icons, name="学时", wide=(1, 7), marked=6, right=(2, 3, 4, 5, 6)
        )
        self.table.opened.connect(desk.open_record)
        self.export_button = QPushButton("导出……")
        self.export_button.setIcon(desk.icons("export"))
        self.export_button.clicked.connect(lambda: self.export())
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        for words, widget in (("年度", self.year), ("要求", self.target)):
            label = QLabel(words)
            label.setBuddy(widget)
            upper.addWidget(label)
            upper.addWidget(widget)
        upper.addSpacing(8)
        upper.addWidget(self.only_short)
        upper.addStretch(1)
        upper.addWidget(self.told)
        note = QLabel("网络、面授、考试学时分开统计，合计是三者之和；学时要求是本地设置。辅助人员不计。")
        note.setObjectName("small")
        lower = QHBoxLayout()
        lower.addWidget(note, 1)
        lower.addWidget(self.export_button)
        lower.addWidget(close)
        whole = self.whole
        whole.addLayout(upper)
        whole.addWidget(self.table, 1)
        whole.addLayout(lower)
        self.found: HoursOfYear | None = None
        for changed in (self.year.valueChanged, self.target.valueChanged, self.only_short.toggled):
            changed.connect(self.show_hours)
        self.show_hours()

    def show_hours(self) -> None:
        """Count anew for the year and the target that stand above."""
        self.found = hours_of_year(self.desk.office.store, self.year.value(), self.target.value())
        people = self.found.short if self.only_short.isChecked() else self.found.people
        self.table.show_lines([_hours_line(one) for one in people])
        self.told.setText(f"{len(self.found.people)} 人，未达标 {len(self.found.short)} 人")

    def export(self, out: Path | None = None) -> None:
        """Write what is shown as .xlsx, in the background."""
        if self.found is None:
            return
        if out is None:
            usual = f"{self.found.year}年执法人员学时统计.xlsx"
            picked, _ = QFileDialog.getSaveFileName(self, "导出学时统计", usual, "Excel 工作簿 (*.xlsx)")
            if not picked:
                return
            out = Path(picked)
        table = self._as_table(self.found)
        job = self.desk.jobs.start(
            "导出学时统计", lambda progress: write_register(table, out, progress), self._exported
        )
        job.failed.connect(self.tell)

    def _exported(self, written: WrittenRegister) -> None:
        self.desk.say(f"学时统计已写成 {written.path}：{written.rows} 人")

    def _as_table(self, found: HoursOfYear) -> RegisterTable:
        kinds = ("text", "text", "number", "number", "number", "number", "number", "text")
        columns = [RegisterColumn("序号", "number", width_chars=3)]
        columns += [RegisterColumn(label, kind) for label, kind in zip(_HEADINGS, kinds, strict=True)]  # type: ignore[arg-type]
        rows = [
            (number, *(int(cell) if cell.isdigit() else cell or None for cell in line.cells))
            for number, line in enumerate(self.table.lines, start=1)
        ]
        office = self.desk.office
        return RegisterTable(
            title=f"{office.office_name}{found.year}年度执法人员培训学时统计表",
            columns=tuple(columns),
            rows=rows,
            row_count=len(rows),
            subtitle_left=f"填报单位：{office.office_name}",
            subtitle_middle=f"每人每年要求：{found.target} 学时（本地设置）",
            subtitle_right="单位：学时",
            watermark=office.watermark,
        )


def _hours_line(one: PersonHours) -> Line:
    said = [f"{len(one.classes)} 次培训"] if one.classes else ["没有培训记录"]
    said += [f"{len(one.unsaid)} 次没有填学时"] if one.unsaid else []
    said += ["已离册"] if one.left else []
    numbers = (one.online, one.classroom, one.exam, one.total)
    short = str(one.short) if one.short else ("—" if one.left else "达标")
    mark = ("warning", RED) if one.short else ("ok", GREEN)
    icon, colour = ("", FAINT) if one.left else mark
    return Line(
        "officer", one.uuid, (one.name, one.unit, *map(str, numbers), short, "，".join(said)), icon, colour
    )


class ExpiryDialog(ToolDialog):
    """The cards that are past their day or near it; level by icon, words and colour together."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "证件到期", 820, 560)
        pack, store = desk.office.pack, desk.office.store
        notice, last = pack.number("certificate_notice_months"), pack.number("certificate_last_call_months")
        self.table = PeopleTable(
            ("持证人", "单位（办所）", "证号", "有效期至", "到期情况"),
            desk.icons,
            name="快到期和已过期的证件",
            wide=(1, 4),
            marked=4,
        )
        self.table.opened.connect(desk.open_record)
        cards = expiring_cards(store, store.today(), notice, last)
        self.table.show_lines(
            [
                Line(
                    "certificate",
                    one.uuid,
                    (one.name, one.unit, one.number, one.until.isoformat(), one.expiry.text),
                    one.expiry.icon,
                    EXPIRY_COLOURS[one.expiry.level],
                )
                for one in cards
            ]
        )
        count = {level: sum(one.expiry.level == level for one in cards) for level in EXPIRY_COLOURS}
        told = QLabel(
            f"已过期 {count['overdue']} 张，{last} 个月内到期 {count['last_call']} 张，"
            f"{notice} 个月内到期 {count['notice']} 张。证件上印有有效期的以证件为准，没印的按本地年限推算。"
        )
        told.setWordWrap(True)
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        lower = QHBoxLayout()
        lower.addStretch(1)
        lower.addWidget(close)
        whole = self.whole
        whole.addWidget(told)
        whole.addWidget(self.table, 1)
        whole.addLayout(lower)


def open_hours(desk: ToolDesk) -> HoursDialog:
    dialog = HoursDialog(desk)
    dialog.open()
    return dialog


def open_expiry(desk: ToolDesk) -> ExpiryDialog:
    dialog = ExpiryDialog(desk)
    dialog.open()
    return dialog
