"""导入成绩单: a score file, whom its lines mean, what a person must decide, then one action (T06)."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
)

from lawgov_desktop.procedures.enforcement_scores import (
    NOBODY,
    AppliedScores,
    OpenLine,
    Person,
    ScoreMatches,
    apply_scores,
    match_scores,
)
from lawgov_desktop.registers.enforcement.score_sheet import ScoreLine
from lawgov_desktop.spreadsheets.scores import ScoreSheet, read_scores
from lawgov_desktop.storage.listing import ListQuery, page
from ui.colours import AMBER, GREEN, ON_FILL
from ui.tools.people_table import Line, PeopleTable
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk

_UNDECIDED: Final = "?"
_OTHER: Final = "…"
_QUESTIONS: Final = ("行", "成绩单上写的", "为什么要您定", "这是谁")
_MATCHED: Final = ("姓名", "单位（办所）", "凭什么认出", "成绩", "结果", "学时", "看不懂的")


class ScoresDialog(ToolDialog):
    """Class and file above; questions first, what is sure behind them; nothing is written before 写入."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "导入成绩单", 1000, 640)
        self.sheet: ScoreSheet | None = None
        self.found: ScoreMatches | None = None
        self.decisions: dict[int, str] = {}
        self.classes = QComboBox()
        self.classes.setAccessibleName("培训班")
        store = desk.office.store
        for one in page(store, ListQuery("training_class", order="-start_on"), 0, 200):
            self.classes.addItem(f"{one['name']}（{one.get('headcount') or 0} 人）", one["uuid"])
        if desk.selected:
            self.classes.setCurrentIndex(max(self.classes.findData(desk.selected[0]), 0))
        self.resit = QCheckBox("这是补考成绩")
        self.choose_button = QPushButton("选择成绩单……")
        self.choose_button.setObjectName("primary")
        self.choose_button.setIcon(desk.icons("import", ON_FILL))
        self.choose_button.clicked.connect(self._choose)
        self.told = QLabel("选一个培训班，再选网站导出的成绩单（Excel）。先对人，再由您决定，最后才写入。")
        self.told.setWordWrap(True)
        self.told.setAccessibleName("核对结果")
        self.questions = QTableWidget(0, len(_QUESTIONS))
        self._dress_questions()
        self.matched = PeopleTable(_MATCHED, desk.icons, name="已认出的人", wide=(1, 6), marked=2)
        self.matched.opened.connect(desk.open_record)
        self.without = PeopleTable(
            ("姓名", "单位（办所）", "证号"), desk.icons, name="成绩单上没有的人", wide=(1,)
        )
        self.without.opened.connect(desk.open_record)
        self.tabs = QTabWidget()
        for widget, title in (
            (self.questions, "要您决定"),
            (self.matched, "已认出"),
            (self.without, "班里有、成绩单上没有"),
        ):
            self.tabs.addTab(widget, title)
        self.apply_button = QPushButton("写入成绩")
        self.apply_button.setObjectName("primary")
        self.apply_button.setEnabled(False)
        self.apply_button.clicked.connect(self.apply)
        self._lay_out()
        self.classes.currentIndexChanged.connect(self._match)

    def _dress_questions(self) -> None:
        table = self.questions
        table.setAccessibleName("要您决定的行")
        table.setHorizontalHeaderLabels(_QUESTIONS)
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the boxes take the keyboard
        table.setWordWrap(True)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 3 * self.fontMetrics().horizontalAdvance("国"))

    def _lay_out(self) -> None:
        label = QLabel("培训班")
        label.setBuddy(self.classes)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(label)
        upper.addWidget(self.classes, 1)
        upper.addWidget(self.resit)
        upper.addWidget(self.choose_button)
        note = QLabel(
            "先按证号，再按身份证号，最后按姓名和单位对人；同名的从不替您猜。写入是一步，可以撤销。"
        )
        note.setObjectName("small")
        close = QPushButton("关闭")
        close.clicked.connect(self.reject)
        lower = QHBoxLayout()
        lower.addWidget(note, 1)
        lower.addWidget(self.apply_button)
        lower.addWidget(close)
        for button in (self.choose_button, self.apply_button, close):
            button.setAutoDefault(False)
        whole = self.whole
        whole.addLayout(upper)
        whole.addWidget(self.told)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(lower)

    # --- reading

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "选择成绩单", "", "表格 (*.xlsx *.xls *.et *.csv *.ods *.xlsm *.xlsb);;所有文件 (*)"
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, path: Path) -> None:
        """Read the file in the background, then match it."""
        names = self.desk.office.store.names
        job = self.desk.jobs.start(
            "读取成绩单", lambda progress: read_scores(path, names, progress=progress), self.show_sheet
        )
        job.failed.connect(self.tell)

    def show_sheet(self, sheet: ScoreSheet) -> None:
        if self._closed:
            return
        self.sheet = sheet
        self._match()

    def _match(self) -> None:
        training = self.classes.currentData()
        if self.sheet is None or training is None:
            return
        self.found = match_scores(self.desk.office.store, training, self.sheet.lines)
        self.decisions = {}
        self._show_questions(self.found)
        self.matched.show_lines([_matched_line(one.person, one.by, one.line) for one in self.found.matched])
        self.without.show_lines(
            [
                Line(one.kind, one.uuid, (one.name, one.unit, one.certificate_no))
                for one in self.found.without_line
            ]
        )
        for place, rows in enumerate((self.found.questions, self.found.matched, self.found.without_line)):
            title = self.tabs.tabText(place).partition(" ")[0]
            self.tabs.setTabText(place, f"{title} {len(rows)}")
        self.tabs.setCurrentIndex(0 if self.found.questions else 1)
        self._say()

    def _show_questions(self, found: ScoreMatches) -> None:
        self.questions.setRowCount(len(found.questions))
        for row, question in enumerate(found.questions):
            line = question.line
            told = "　".join(filter(None, (line.name, line.unit, line.certificate_no, line.id_no)))
            score = f"　{line.score} 分" if line.score else ""
            for column, text in enumerate((str(line.row), told + score, question.why)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.questions.setItem(row, column, item)
            box = self._box(found, question)
            self.questions.setCellWidget(row, 3, box)
            self.questions.setRowHeight(
                row, max(box.sizeHint().height() + 8, 3 * self.fontMetrics().height())
            )

    def _box(self, found: ScoreMatches, question: OpenLine) -> QComboBox:
        box = QComboBox()
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.addItem("（请选定）", _UNDECIDED)
        for person in question.candidates:
            box.addItem(_person_words(person), person.key)
        box.addItem("都不是，这一行不要", NOBODY)
        if len(question.candidates) < len(found.people):
            box.addItem("从名册里另选……", _OTHER)
        box.setAccessibleName(f"第 {question.line.row} 行 {question.line.name} 是谁")
        row = question.line.row
        box.activated.connect(lambda _, row=row, box=box: self._decide(row, box))
        return box

    def _decide(self, row: int, box: QComboBox) -> None:
        if box.currentData() == _OTHER:
            self._offer_everybody(box)
            self.decisions.pop(row, None)
        elif box.currentData() == _UNDECIDED:
            self.decisions.pop(row, None)
        else:
            self.decisions[row] = box.currentData()
        self._say()

    def _offer_everybody(self, box: QComboBox) -> None:
        """All people of the rosters in place of the few that came near; typing finds one."""
        assert self.found is not None
        box.removeItem(box.findData(_OTHER))
        known = {box.itemData(place) for place in range(box.count())}
        for key, person in self.found.people.items():
            if key not in known:
                box.addItem(_person_words(person), key)
        box.setCurrentIndex(0)
        box.showPopup()

    # --- writing

    def _say(self) -> None:
        if self.found is None or self.sheet is None:
            return
        still_open = len(self.found.questions) - len(self.decisions)
        ways: dict[str, int] = {}
        for one in self.found.matched:
            ways[one.by] = ways.get(one.by, 0) + 1
        by = "，".join(f"凭{way} {count} 人" for way, count in ways.items())
        self.told.setText(
            f"“{self.sheet.file}”的“{self.sheet.sheet}”有 {len(self.sheet.lines)} 行成绩："
            f"认出 {len(self.found.matched)} 人{f'（{by}）' if by else ''}；"
            + (f"<b>还有 {still_open} 行要您决定</b>。" if still_open else "都已决定，可以写入。")
        )
        writes = len(self.found.matched) + sum(who != NOBODY for who in self.decisions.values())
        self.apply_button.setText(f"写入成绩（{writes} 人）")
        self.apply_button.setEnabled(not still_open and bool(writes))

    def apply(self) -> None:
        """Write all that is matched and decided, as one action."""
        found = self.found
        if found is None:
            return
        store, decisions, resit = self.desk.office.store, dict(self.decisions), self.resit.isChecked()
        self.desk.jobs.write(
            "写入成绩",
            lambda: apply_scores(store, found, decisions, resit=resit),
            self._applied,
            self.tell,
        )

    def _applied(self, done: AppliedScores) -> None:
        words = f"已写入 {done.updated + done.added} 人的成绩"
        words += f"，其中 {done.added} 人原来不在班里" if done.added else ""
        self.desk.say(words, self.desk.undo if done.action_id else None)
        if not self._closed:
            self.accept()


def _matched_line(person: Person, by: str, line: ScoreLine) -> Line:
    results = {"pass": "合格", "fail": "不合格", "absent": "缺考"}
    hours = sum(filter(None, (line.hours_online, line.hours_classroom, line.hours_exam)))
    cells = (
        person.name,
        person.unit,
        by + ("" if person.enrolled else "（不在班里，将编入）"),
        line.score or "",
        results.get(line.result or "", ""),
        str(hours) if hours else "",
        "；".join(line.doubts),
    )
    icon, colour = ("ok", GREEN) if person.enrolled and not line.doubts else ("warning", AMBER)
    return Line(person.kind or "officer", person.uuid, cells, icon, colour)


def _person_words(person: Person) -> str:
    kind = "（辅助人员）" if person.kind == "auxiliary_officer" else ""
    parts = [f"{person.name}{kind}", person.unit, person.certificate_no]
    return "　".join(filter(None, (*parts, "在班里" if person.enrolled else "")))


def open_scores(desk: ToolDesk) -> ScoresDialog:
    dialog = ScoresDialog(desk)
    dialog.open()
    return dialog
