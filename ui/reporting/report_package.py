"""报告成品: what leaves the office with a report, chosen, made in one go, and noted when it went out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.report_package.for_the_net import ForTheNet, for_the_net, note_kept
from lawgov_desktop.report_package.leaving import before_leaving
from lawgov_desktop.report_package.making import Package, folder_name, make_package
from lawgov_desktop.report_package.parts import PARTS, USUAL_CHARTS, PackageAsked
from lawgov_desktop.reporting.indicators import indicators_of
from lawgov_desktop.reporting.report.answers import Answers, answers
from lawgov_desktop.reporting.report.writing import KIND, period_of
from lawgov_desktop.reporting.submissions import contradictions
from lawgov_desktop.reporting.submitting import addressed, submission_of_report
from lawgov_desktop.sheets.charts import CHARTS
from ui.reporting.giving_dialog import GivingDialog
from ui.reporting.making_dialog import MakingDialog
from ui.reporting.private_box import PrivateBox
from ui.reporting.publishing_dialog import PublishingDialog
from ui.tools.pieces import choice
from ui.tools.tool import ToolDesk
from ui.widgets.amber_lines import AmberLines
from ui.widgets.files_outside import documents, open_path, unused

_KEY: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Looked:
    """What the book says before anything is made."""

    told: Answers
    net: ForTheNet
    notes: tuple[str, ...]
    before: tuple[str, ...]


class ReportPackageDialog(MakingDialog):
    """For one report: looks first, then makes, then names what was made and asks whether it went out."""

    def __init__(self, desk: ToolDesk, report: Draft) -> None:
        """UserError for a report that does not say its span."""
        period_of(report)
        super().__init__(desk, "报告成品", 960, 690)
        self.report = report
        self.made: Package | None = None
        self._looked: _Looked | None = None
        self.notes, self.before = AmberLines(desk.icons), AmberLines(desk.icons)
        self.private = PrivateBox(desk.icons)
        self.private.changed.connect(self.enable)
        self.parts: dict[str, QCheckBox] = {}
        self.charts = self._chart_list()
        self.in_report = QCheckBox("附在报告正文后面")
        self.in_report.setChecked(True)
        has_indicators = bool(indicators_of(self.store, period_of(report).first.year))
        self.by = choice("佐证材料怎么分", (("按报告里的数字", "number"), ("按考核指标", "indicator")))
        self.by.setCurrentIndex(1 if has_indicators else 0)
        self.zipped = QCheckBox("打成一个 .zip")
        self.papers = QCheckBox("每条记录附一份文书")
        self.papers.setToolTip("按考核指标时，把适用的文书印成 PDF 放在记录旁边；记录多时要等一会儿")
        self.receiver = QLineEdit(report.get("sent_to") or "")
        self.receiver.setAccessibleName("报送单位")
        self.receiver.setPlaceholderText("如：县委、县政府；印在报送函上，不写就留空手写")
        self.place = QLineEdit(str(self._usual_place()))
        self.place.setAccessibleName("存到")
        self.files = QListWidget()
        self.files.setAccessibleName("做好的文件")
        self.files.itemActivated.connect(lambda item: open_path(Path(item.data(_KEY))))
        self._lay_out()
        self._look()

    # --- building

    def _chart_list(self) -> QListWidget:
        shown = QListWidget()
        shown.setAccessibleName("附图")
        for offer in CHARTS:
            item = QListWidgetItem(offer.title)
            item.setData(_KEY, offer.key)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            usual = offer.key in USUAL_CHARTS
            item.setCheckState(Qt.CheckState.Checked if usual else Qt.CheckState.Unchecked)
            shown.addItem(item)
        shown.itemChanged.connect(lambda _: self.enable())
        return shown

    def _usual_place(self) -> Path:
        return unused(documents() / folder_name(self.report, self.store.today()))

    def _lay_out(self) -> None:
        head = QLabel(self.report.get("title") or "")
        head.setObjectName("heading")
        head.setWordWrap(True)
        self.whole.addWidget(head)
        self.whole.addWidget(self.told)
        asked = QWidget()
        asked.setObjectName("body")
        column = QVBoxLayout(asked)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for widget in (self.notes, self.before, self.private):
            column.addWidget(widget)
        both = QHBoxLayout()
        both.setSpacing(24)
        both.addLayout(self._part_column(), 1)
        both.addLayout(self._chart_column(), 1)
        column.addLayout(both)
        column.addStretch(1)
        self.asking = QScrollArea()
        self.asking.setWidgetResizable(True)
        self.asking.setFrameShape(QFrame.Shape.NoFrame)
        self.asking.setWidget(asked)
        self.whole.addWidget(self.asking, 1)
        self.where = self._where()
        self.whole.addWidget(self.where)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.hide()
        self.whole.addWidget(self.said)
        self.files.hide()
        self.whole.addWidget(self.files, 1)
        self.make_button = self.button("开始做", "ok", primary=True)
        self.make_button.clicked.connect(self.make)
        self.open_button = self.button("打开文件夹", "export")
        self.open_button.clicked.connect(self.open_folder)
        self.give_button = self.button("报出去了，记入上报记录…", "history")
        self.give_button.clicked.connect(self.give)
        self.publish_button = self.button("公开了，记下日期…", "ok")
        self.publish_button.setToolTip("向社会公开以后，把哪天、在哪里公开的记在报告上；公开的期限就办结了")
        self.publish_button.clicked.connect(self.publish)
        self.again_button = self.button("再做一次", "restore")
        self.again_button.clicked.connect(self._ask_again)
        for button in (self.open_button, self.again_button):
            button.hide()
        self.add_buttons(
            self.make_button, self.open_button, self.give_button, self.publish_button, self.again_button
        )

    def _part_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(_small("做哪些"))
        for part in PARTS:
            box = QCheckBox(part.title)
            box.setChecked(part.usual)
            box.toggled.connect(lambda _: self.enable())
            self.parts[part.key] = box
            column.addWidget(box)
        inside = QVBoxLayout()
        inside.setContentsMargins(24, 0, 0, 0)
        inside.setSpacing(6)
        for widget in (self.by, self.zipped, self.papers):
            inside.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        self.by.currentIndexChanged.connect(lambda _: self.enable())
        column.addLayout(inside)
        column.addStretch(1)
        return column

    def _chart_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        label = _small("附图（黑白打印也看得清）")
        label.setBuddy(self.charts)
        column.addWidget(label)
        column.addWidget(self.charts, 1)
        column.addWidget(self.in_report)
        return column

    def _where(self) -> QWidget:
        """Stays in sight below what scrolls."""
        where = QWidget()
        grid = QGridLayout(where)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        pick = self.button("选文件夹…", "")
        pick.clicked.connect(self._pick)
        for row, (words, field) in enumerate((("报送单位", self.receiver), ("存到", self.place))):
            label = QLabel(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(pick, 1, 2)
        self.place.textChanged.connect(lambda _: self.enable())
        return where

    # --- looking before anything leaves

    def _look(self) -> None:
        """Ask the registers in the background; until they have answered nothing is made."""
        office, report, store = self.desk.office, self.report, self.store
        self.enable()

        def look(progress: Progress) -> _Looked:
            told = answers(store, period_of(report), progress)
            given = submission_of_report(report, told, given_to="", on=store.today())
            before = tuple(str(one) for one in contradictions(store, given))
            return _Looked(told, for_the_net(office, report), tuple(before_leaving(report, told)), before)

        self.begin("核对报告里的数字", look, self._was_looked)

    def _was_looked(self, looked: _Looked) -> None:
        self._looked = looked
        self.notes.show_lines("报出去以前，请看一看：", looked.notes)
        head = f"同一时段有 {len(looked.before)} 个数字以前报得不一样："
        self.before.show_lines(head, looked.before)
        self.private.show_net(looked.net)
        self.enable()

    def enable(self) -> None:
        looked = self._looked
        found = looked is not None and bool(looked.net.findings)
        self.private.setVisible(found and self.parts["web"].isChecked())
        charts = self.parts["charts"].isChecked() or any(
            self.parts[key].isChecked() for key in ("pdf", "docx")
        )
        self.charts.setEnabled(charts)
        self.in_report.setEnabled(any(self.parts[key].isChecked() for key in ("pdf", "docx")))
        evidence = self.parts["evidence"].isChecked()
        for widget in (self.by, self.zipped):
            widget.setEnabled(evidence)
        self.papers.setEnabled(evidence and self.by.currentData() == "indicator")
        ready = looked is not None and not self.working
        decided = not self.private.isVisibleTo(self) or self.private.decided
        some = any(box.isChecked() for box in self.parts.values())
        self.make_button.setEnabled(ready and decided and some and bool(self.place.text().strip()))
        self.give_button.setEnabled(ready)

    # --- making

    def asked(self) -> PackageAsked:
        """What is ticked."""
        charts = [
            item.data(_KEY)
            for item in map(self.charts.item, range(self.charts.count()))
            if item.checkState() == Qt.CheckState.Checked
        ]
        return PackageAsked(
            self.report["uuid"],
            tuple(key for key, box in self.parts.items() if box.isChecked()),
            charts=tuple(charts),
            in_report=self.in_report.isChecked(),
            by=self.by.currentData(),
            zipped=self.zipped.isChecked(),
            papers=self.papers.isChecked(),
            masked=self.private.masked.isChecked(),
            reason=self.private.reason.text().strip(),
        )

    def make(self) -> None:
        """Make it in the background, with progress and 取消."""
        looked = self._looked
        if looked is None or self.working:
            return
        office, asked, folder, store = (
            self.desk.office,
            self.asked(),
            Path(self.place.text().strip()),
            self.store,
        )
        receiver, report = self.receiver.text().strip(), self.report

        def work(progress: Progress) -> Package:
            addressed(store, report, receiver)
            made = make_package(office, asked, looked.told, folder, progress)
            if made.net is not None and made.net.findings and not asked.masked:
                note_kept(store, store.get(KIND, asked.uuid) or report, made.net, asked.reason)
            return made

        self.begin("做报告成品", work, self._was_made)

    def _was_made(self, made: Package) -> None:
        self.made = made
        self.report = self.store.get(KIND, self.report["uuid"]) or self.report
        self.files.clear()
        for one in made.made:
            item = QListWidgetItem(
                self.desk.icons("paper"), one.path.name + (f"　（{one.remark}）" if one.remark else "")
            )
            item.setData(_KEY, str(one.path))
            item.setToolTip("双击打开")
            self.files.addItem(item)
        for title, why in made.left_out:
            item = QListWidgetItem(self.desk.icons("warning"), f"没有做{title}：{why}")
            item.setData(_KEY, str(made.folder))
            self.files.addItem(item)
        self.said.setText(
            f"已做好 {len(made.made)} 样，在“{made.folder}”。双击打开一个文件。\n"
            "报给上级以后，请点“报出去了”：以后再报同一时段的数字，程序会拿来对照。\n"
            "放到网上以后，请点“公开了”：公开的期限就办结了。"
        )
        self._show_made(True)
        self.open_button.setFocus()

    def _show_made(self, made: bool) -> None:
        for widget in (self.asking, self.where, self.make_button):
            widget.setVisible(not made)
        for widget in (self.said, self.files, self.open_button, self.again_button):
            widget.setVisible(made)
        self.enable()

    def _ask_again(self) -> None:
        self.place.setText(str(unused(Path(self.place.text()))))
        self._show_made(False)

    def open_folder(self) -> None:
        if self.made is not None:
            open_path(self.made.folder)

    def _pick(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "成品放在哪个文件夹下面", self.place.text())
        if chosen:
            self.place.setText(str(Path(chosen) / folder_name(self.report, self.store.today())))

    # --- it went out

    def give(self) -> GivingDialog | None:
        """Ask to whom it went and when, and note it with every number of the text."""
        looked = self._looked
        if looked is None:
            return None
        report, told = self.report, looked.told

        def make(given_to: str, on: date, by: str) -> Draft:
            return submission_of_report(report, told, given_to=given_to, on=on, by=by)

        made, attachments = self.made, self.desk.office.attachments

        def files() -> str | None:
            """The report and its letter as they were sent stay with the record."""
            sent = [one.path for one in made.made if one.key in ("pdf", "letter")] if made else []
            kept = [attachments.add(path) for path in sent if path.is_file()]
            return json.dumps(kept, ensure_ascii=False) if kept else None

        receiver = self.receiver.text().strip() or report.get("sent_to") or ""
        dialog = GivingDialog(self.desk, make, kind="report", given_to=receiver, files=files)
        dialog.show()
        return dialog

    def publish(self) -> PublishingDialog:
        """Ask on which day it was put before the public, and where."""
        dialog = PublishingDialog(self.desk, self.store.get(KIND, self.report["uuid"]) or self.report)
        dialog.show()
        return dialog


def _small(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("small")
    return label
