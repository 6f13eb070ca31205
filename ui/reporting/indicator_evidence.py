"""按指标整理佐证材料: a folder (or a .zip) for the assessment of a year, and what is still missing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QFileDialog, QLabel, QLineEdit

from lawgov_desktop.documents.whole_folder import safe_name
from lawgov_desktop.evidence import IndicatorProof, write_evidence_by_indicator
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.indicators import indicators_of
from lawgov_desktop.reporting.period import Period, year_asked
from lawgov_desktop.reporting.report.answers import answers
from ui.reporting.making_dialog import MakingDialog
from ui.tools.pieces import fill_table, key_at, plain_table, year_box
from ui.tools.tool import ToolDesk
from ui.widgets.files_outside import documents, open_path, unused


class IndicatorEvidenceDialog(MakingDialog):
    """Year, where, how; then a table of what is there and what lacks. A double click opens the indicator."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "按指标整理佐证材料", 960, 600)
        self.made: list[IndicatorProof] = []
        self._out = Path()
        row = self.add_row()
        self.year = year_box(row, year_asked(self.store.today()), self._year_changed)
        self.zipped = QCheckBox("打成一个 .zip")
        self.zipped.toggled.connect(lambda _: self._propose_place())
        self.papers = QCheckBox("每条记录附一份文书")
        self.papers.setToolTip("把适用的文书印成 PDF 放在记录旁边；记录多时要等一会儿")
        for box in (self.zipped, self.papers):
            row.addSpacing(8)
            row.addWidget(box)
        row.addStretch(1)
        where = self.add_row()
        self.place = QLineEdit()
        self.place.setAccessibleName("存到")
        self.place.textChanged.connect(lambda _: self.enable())
        label = QLabel("存到")
        label.setBuddy(self.place)
        pick = self.button("选文件夹…", "")
        pick.clicked.connect(self._pick)
        where.addWidget(label)
        where.addWidget(self.place, 1)
        where.addWidget(pick)
        self.whole.addWidget(self.told)
        self.said = self.add_head("")
        self.table = plain_table(("编号", "考核指标", "记录", "附件", "还缺什么"), (1, 4), "各项指标的佐证")
        self.table.cellActivated.connect(
            lambda at, column: desk.open_record("indicator", key_at(self.table, at))
        )
        self.whole.addWidget(self.table, 1)
        self.make_button = self.button("开始整理", "ok", primary=True)
        self.make_button.clicked.connect(self.make)
        self.open_button = self.button("打开文件夹", "export")
        self.open_button.clicked.connect(self.open_folder)
        self.open_button.setEnabled(False)
        self.add_buttons(self.make_button, self.open_button)
        self._year_changed()

    def _year_changed(self) -> None:
        found = indicators_of(self.store, self.year.value())
        rows = [(str(one.get("number") or ""), str(one.get("title") or ""), "", "", "") for one in found]
        fill_table(self.table, rows, [one["uuid"] for one in found])
        self.said.setText(
            f"{self.year.value()} 年 {len(found)} 项考核指标；每项一个文件夹，带目录和缺佐证清单。"
            if found
            else f"{self.year.value()} 年还没有登记考核指标，可以从县里的考核表导入。"
        )
        self._propose_place()

    def _propose_place(self) -> None:
        name = safe_name(f"{self.desk.office.office_name}{self.year.value()}年度考核佐证材料")
        suffix = ".zip" if self.zipped.isChecked() else ""
        self.place.setText(str(unused(documents() / f"{name}{suffix}")))

    def _pick(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "放在哪个文件夹下面", self.place.text())
        if chosen:
            self.place.setText(str(Path(chosen) / Path(self.place.text()).name))

    def enable(self) -> None:
        some = bool(self.table.rowCount() and self.place.text().strip())
        self.make_button.setEnabled(some and not self.working)

    def make(self) -> None:
        """Write the pack in the background."""
        office, year, out, papers = (
            self.desk.office, self.year.value(), Path(self.place.text().strip()), self.papers.isChecked(),
        )  # fmt: skip
        self._out = out

        def work(progress: Progress) -> list[IndicatorProof]:
            told = answers(office.store, Period.year(year), progress)
            return write_evidence_by_indicator(office, year, told, out, progress, papers=papers)

        self.begin("整理佐证材料", work, self._was_made)

    def _was_made(self, made: list[IndicatorProof]) -> None:
        self.made = made
        rows = [
            (one.number, one.title, str(one.records), str(one.files), "；".join(one.lacking)) for one in made
        ]
        fill_table(self.table, rows, [one.uuid for one in made])
        short = sum(bool(one.lacking) for one in made)
        self.said.setText(
            f"已写到“{self._out}”：{len(made)} 项"
            + (f"，{short} 项还缺佐证，见最后一列。" if short else "。")
        )
        self.open_button.setEnabled(True)
        self.enable()

    def open_folder(self) -> None:
        open_path(self._out.parent if self._out.suffix.lower() == ".zip" else self._out)
