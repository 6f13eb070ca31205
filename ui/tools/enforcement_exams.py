"""应参加考试名单: who must sit this year's examination, with reasons; the sign-up sheet, a class of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTabWidget,
)

from lawgov_desktop.procedures.enforcement_exams import (
    Enrolled,
    Examinee,
    ExamList,
    enrol,
    exam_list,
    sign_up_sheet,
)
from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.spreadsheets.register import WrittenRegister, write_register
from lawgov_desktop.storage.listing import ListQuery, page
from ui.colours import AMBER, GREEN, QUIET
from ui.importing.pieces import scaled
from ui.tools.people_table import Line, PeopleTable
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk
from ui.widgets.enter import keep_enter
from ui.widgets.number_line import NumberLine

_HEADINGS: Final = ("姓名", "单位（办所）", "证号", "为什么", "本年办到哪一步")
_TABS: Final = (("sits", "应参加"), ("unclear", "说不清"), ("exempt", "不用参加"))
_MOST_CLASSES: Final = 12


class ExamListDialog(ToolDialog):
    """Date and years above, three lists with everybody's reason, and what to do with the ticked ones."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "应参加考试名单", 1000, 620)
        self.found: ExamList | None = None
        office = desk.office
        self.day = QLineEdit(office.store.today().isoformat())
        self.day.setAccessibleName("统计到哪一天")
        self.day.setMaximumWidth(scaled(self, 120))
        self.years = NumberLine(office.pack.number("retraining_years"), 1, 20, unit="年", name="持证满几年")
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setAccessibleName("结果")
        self.lists = {
            key: PeopleTable(_HEADINGS, desk.icons, name=title, wide=(3,), marked=4) for key, title in _TABS
        }
        self.tabs = QTabWidget()
        for key, title in _TABS:
            self.tabs.addTab(self.lists[key], title)
            self.lists[key].opened.connect(desk.open_record)
        self.lists["sits"].ticks_changed.connect(self._count_ticks)
        self.export_button = QPushButton("导出报名表……")
        self.export_button.setIcon(desk.icons("export"))
        self.export_button.clicked.connect(lambda: self.export())
        self.enrol_button = QPushButton("编入培训班")
        self.enrol_button.setObjectName("primary")
        self.enrol_button.clicked.connect(self._ask_class)
        self._lay_out()
        keep_enter(self.day)
        self.day.textChanged.connect(self.show_list)
        self.years.valueChanged.connect(self.show_list)
        self.show_list()

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(8)
        for words, widget in (("统计到", self.day), ("持证满", self.years)):
            label = QLabel(words)
            label.setBuddy(widget)
            upper.addWidget(label)
            upper.addWidget(widget)
        note = QLabel("满几年是本地设置，没有读到统一的条文；按哪一天算由您定")
        note.setObjectName("small")
        upper.addSpacing(8)
        upper.addWidget(note, 1)
        everybody, nobody = QPushButton("全选"), QPushButton("全不选")
        everybody.clicked.connect(lambda: self.lists["sits"].tick_all(True))
        nobody.clicked.connect(lambda: self.lists["sits"].tick_all(False))
        close = QPushButton("关闭")
        close.clicked.connect(self.accept)
        lower = QHBoxLayout()
        for button in (everybody, nobody):
            button.setAutoDefault(False)
            lower.addWidget(button)
        lower.addStretch(1)
        for button in (self.export_button, self.enrol_button, close):
            button.setAutoDefault(False)
            lower.addWidget(button)
        whole = self.whole
        whole.addLayout(upper)
        whole.addWidget(self.told)
        whole.addWidget(self.tabs, 1)
        whole.addLayout(lower)

    def show_list(self) -> None:
        """Work the list out anew for the day and the years that stand above."""
        day = as_day(str(read_date(self.day.text()).value or ""))
        if day is None:
            self.found = None
            self.told.setText("请输入日期，如 20251231。")
            for table in self.lists.values():
                table.show_lines(())
            self._count_ticks()
            return
        self.found = exam_list(self.desk.office.store, day, self.years.value())
        for place, (key, title) in enumerate(_TABS):
            people = getattr(self.found, key)
            self.lists[key].show_lines([_line(one) for one in people])
            self.tabs.setTabText(place, f"{title} {len(people)}")
        done = sum("合格" in one.done and "未合格" not in one.done for one in self.found.sits)
        self.told.setText(
            f"到 {day.isoformat()} 持证满 {self.years.value()} 年、证件有效且在册的有 "
            f"<b>{len(self.found.sits)}</b> 人，其中本年已考试合格 {done} 人。"
        )
        self._count_ticks()

    def chosen(self) -> list[Examinee]:
        """The ticked ones of those who must sit."""
        ticked = set(self.lists["sits"].ticked())
        return [one for one in self.found.sits if one.uuid in ticked] if self.found else []

    def _count_ticks(self) -> None:
        count = len(self.lists["sits"].ticked())
        self.enrol_button.setText(f"编入培训班（{count} 人）")
        for button in (self.export_button, self.enrol_button):
            button.setEnabled(bool(count))

    # --- acting

    def export(self, out: Path | None = None) -> None:
        """Write the sign-up sheet of the ticked ones, in the background."""
        found, people = self.found, self.chosen()
        if found is None or not people:
            return
        if out is None:
            usual = f"{found.day.year}年执法人员培训考试报名表.xlsx"
            picked, _ = QFileDialog.getSaveFileName(self, "导出报名表", usual, "Excel 工作簿 (*.xlsx)")
            if not picked:
                return
            out = Path(picked)
        office, desk = self.desk.office, self.desk
        sheet = sign_up_sheet(people, found, office.office_name, office.watermark)
        job = desk.jobs.start(
            "导出报名表", lambda progress: write_register(sheet, out, progress), self._exported
        )
        job.failed.connect(self.tell)

    def _exported(self, written: WrittenRegister) -> None:
        self.desk.say(f"报名表已写成 {written.path}：{written.rows} 人")

    def _ask_class(self) -> None:
        menu = QMenu(self)
        year = self.found.day.year if self.found else self.desk.office.store.today().year
        query = ListQuery("training_class", order="-start_on")
        held = [
            one
            for one in page(self.desk.office.store, query, 0, 100)
            if str(one.get("start_on") or "").startswith(str(year)) and one.get("category") != "auxiliary"
        ]
        for one in held[:_MOST_CLASSES]:
            menu.addAction(f"{one['name']}（{one.get('headcount') or 0} 人）").triggered.connect(
                lambda checked=False, uuid=one["uuid"]: self.enrol(uuid)
            )
        if held:
            menu.addSeparator()
        menu.addAction(self.desk.icons("add"), "新建一个培训班").triggered.connect(lambda: self.enrol(None))
        menu.exec(self.enrol_button.mapToGlobal(self.enrol_button.rect().bottomLeft()))

    def enrol(self, training_class: str | None) -> None:
        """Put the ticked ones into that class, or into a new one, in one action."""
        store, found = self.desk.office.store, self.found
        people = [one.uuid for one in self.chosen()]
        if found is None or not people:
            return
        new = {
            "name": f"{found.day.year}年公共法律知识培训考试",
            "category": "public_law",
            "mode": "online",
            "start_on": found.day.isoformat(),
        }
        self.desk.jobs.write(
            "编入培训班",
            lambda: enrol(
                store, people, training_class=training_class, new_class=None if training_class else new
            ),
            lambda done: self._enrolled(done, opened=training_class is None),
            self.tell,
        )

    def _enrolled(self, done: Enrolled, *, opened: bool) -> None:
        words = f"已编入 {len(done.added)} 人"
        words += f"，{len(done.already)} 人原来就在班里" if done.already else ""
        self.desk.say(words, self.desk.undo if done.action_id else None)
        if not self._closed:
            self.show_list()
        if opened:
            self.desk.open_record("training_class", done.training_class)


def _line(one: Examinee) -> Line:
    icon, colour = "", QUIET
    if one.done:
        passed = "合格" in one.done and "未合格" not in one.done
        icon, colour = ("ok", GREEN) if passed else ("clock", AMBER)
    ticked = (not one.done) if one.answer == "sits" else None
    return Line(
        "officer", one.uuid, (one.name, one.unit, one.certificate_no, one.why, one.done), icon, colour, ticked
    )


def open_exam_list(desk: ToolDesk) -> ExamListDialog:
    dialog = ExamListDialog(desk)
    dialog.open()
    return dialog
