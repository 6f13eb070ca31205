"""法律修改了: the matters that rest on a statute are found, marked 待复核, and looked at again (D06)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.procedures.matters_law_amended import (
    Citing,
    mark_for_review,
    mark_reviewed,
    matters_citing,
    statutes_cited,
)
from lawgov_desktop.records.dates import read_date, show_date
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.records.statutes import statute_key
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from ui.colours import ON_FILL
from ui.importing.grids import Pills
from ui.lists.steps_model import Step, StepsModel
from ui.lists.steps_table import StepsTable
from ui.tools.pieces import ToolDialog
from ui.tools.tool import ToolDesk
from ui.widgets.messages import Notice, tell
from ui.widgets.nothing_here import nothing_here

HEADINGS: Final = ("事项编码", "事项全称", "设定依据", "承接机构", "复核")
_MOST_OFFERED: Final = 200


class LawAmendedDialog(ToolDialog):
    """Two lists: the matters that name a statute, and those that wait for review."""

    def __init__(self, desk: ToolDesk) -> None:
        super().__init__(desk, "法律修改了", 1080, 640)
        self._cited: list[Citing] = []
        self._build()
        self._notice = Notice(self)
        self._offer_statutes()
        self._show_place()
        self.statute.setFocus()

    def _build(self) -> None:
        self.pills = Pills([("引用这部法律的", self._show_place), ("待复核", self._show_place)])
        self.statute = QComboBox()
        self.statute.setEditable(True)
        self.statute.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.statute.setAccessibleName("修改的法律、法规或规章")
        line = self.statute.lineEdit()
        assert line is not None
        line.setPlaceholderText("如：行政处罚法；下拉是清单里引用最多的")
        line.returnPressed.connect(self.look)
        self.statute.activated.connect(lambda _: self.look())
        self.from_day = QLineEdit()
        self.from_day.setPlaceholderText("施行日期，如 20260101")
        self.from_day.setAccessibleName("施行日期")
        self.from_day.editingFinished.connect(self._read_day)
        self.find_button = self._button("查找", "search", self.look)
        self._upper = QWidget()
        upper = QHBoxLayout(self._upper)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.setSpacing(8)
        upper.addWidget(QLabel("修改的法律"))
        upper.addWidget(self.statute, 3)
        upper.addWidget(self.from_day, 1)
        upper.addWidget(self.find_button)
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.table = StepsTable(StepsModel(HEADINGS, (), self), (1, 2, 4), "事项")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.activated.connect(lambda _: self._open())
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.nothing = nothing_here("")
        self.words = QLineEdit()
        self.words_label = QLabel()
        self.words_label.setBuddy(self.words)
        self.act_button = self._button("", "ok", self._act)
        self.act_button.setObjectName("primary")
        self.act_button.setIcon(self.desk.icons("ok", ON_FILL))
        lower = QHBoxLayout()
        lower.setSpacing(8)
        lower.addWidget(self.words_label)
        lower.addWidget(self.words, 1)
        lower.addWidget(self.act_button)
        lower.addWidget(self._button("关闭", "", self.close))
        kinds = QHBoxLayout()
        kinds.addWidget(self.pills)
        kinds.addStretch(1)
        whole = self.whole
        whole.setSpacing(8)
        whole.addLayout(kinds)
        whole.addWidget(self._upper)
        whole.addWidget(self.told)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.nothing, 1)
        whole.addLayout(lower)

    def _button(self, words: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(words)
        if icon:
            button.setIcon(self.desk.icons(icon))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _offer_statutes(self) -> None:
        store = self.desk.office.store

        def offered(found: list[tuple[str, int]]) -> None:
            if self._closed or self.statute.currentText():
                return
            for key, number in found[:_MOST_OFFERED]:
                self.statute.addItem(f"《{key}》　{number} 项", key)
            self.statute.setCurrentIndex(-1)

        self.desk.jobs.quiet(lambda: statutes_cited(store), offered)

    def _read_day(self) -> None:
        reading = read_date(self.from_day.text())
        if reading.value is not None:
            self.from_day.setText(show_date(str(reading.value)))
        self._propose_reason()

    # --- the statute

    @property
    def reviewing(self) -> bool:
        """Whether the list of what waits is shown."""
        return self.pills.group.checkedId() == 1

    def statute_key(self) -> str:
        """The statute that was picked or typed."""
        place = self.statute.currentIndex()
        if place >= 0 and self.statute.itemText(place) == self.statute.currentText():
            return str(self.statute.itemData(place))
        return statute_key(self.statute.currentText())

    def look(self) -> None:
        """List the matters in force whose basis names the statute."""
        store, key = self.desk.office.store, self.statute_key()
        if not key:
            self._cited = []
            self._show_place()
            return

        def work() -> list[Citing] | UserError:
            try:
                return matters_citing(store, key)
            except UserError as error:
                return error

        def found(cited: list[Citing] | UserError) -> None:
            if self._closed:
                return
            if isinstance(cited, UserError):
                tell(cited, self.desk.icons, self)
                return
            self._cited = cited
            self._propose_reason()
            self._show_place()
            self.table.selectAll()

        self.desk.jobs.quiet(work, found)

    def _propose_reason(self) -> None:
        key, day = self.statute_key(), self.from_day.text().strip()
        if key and not self.reviewing:
            self.words.setText(f"《{key}》修改" + (f"，{day} 起施行" if day else ""))

    # --- showing

    def _show_place(self) -> None:
        store = self.desk.office.store
        waiting = ListQuery("matter", view="to_review", order="position")
        self.pills.show_counts([len(self._cited), count(store, waiting)])
        self._upper.setVisible(not self.reviewing)
        if self.reviewing:
            rows = [(draft, "") for draft in drafts(store, waiting)]
            self.told.setText("看过以后选中它们，写一句结果，标为已复核。")
            self.words_label.setText("复核结果")
            self.words.setText("")
            self.words.setPlaceholderText("如：条款序号有变，已改依据")
            self.act_button.setText("标为已复核")
            self.nothing.setText("没有待复核的事项。")
        else:
            rows = [(one.matter, "" if one.quoted else "没有书名号，请核对") for one in self._cited]
            plain = sum(not one.quoted for one in self._cited)
            more = f"；其中 {plain} 项的依据没有用书名号，请核对" if plain else ""
            found = f"现行事项里有 {len(rows)} 项引用《{self.statute_key()}》{more}。"
            self.told.setText(found if rows else "")
            self.words_label.setText("复核原因")
            self.act_button.setText("标为待复核")
            asked = bool(self.statute_key())
            self.nothing.setText(
                "现行事项的依据里没有这部法律。" if asked else "写上哪部法律修改了，列出依据里引用它的事项。"
            )
        self.table.show_steps([self._step(draft, note) for draft, note in rows])
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        self._enable()

    def _step(self, draft: Draft, note: str) -> Step:
        fields, names = self.desk.office.kind("matter").fields, self.desk.office.store.names
        state = fields["review_state"].show(draft.get("review_state"), names)
        asked = draft.get("review_asked_on")
        reason = str(draft.get("review_reason") or "") if self.reviewing else note
        waits = f"{state} {asked}" if draft.get("review_state") == "pending" and asked else state
        return Step(
            (
                str(draft.get("code") or ""),
                str(draft.get("full_name") or ""),
                " ".join(str(draft.get("basis") or "").split()),
                str(draft.get("own_office") or ""),
                "；".join(filter(None, (waits, " ".join(reason.split())))),
            ),
            False,
            draft,
        )

    def _selected(self) -> list[str]:
        steps = self.table.model()
        assert isinstance(steps, StepsModel)
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [steps.steps[row].about["uuid"] for row in rows if row < len(steps.steps)]

    def _enable(self) -> None:
        chosen = len(self._selected())
        self.act_button.setEnabled(chosen > 0)
        word = "标为已复核" if self.reviewing else "标为待复核"
        self.act_button.setText(f"{word}（{chosen}）" if chosen else word)

    def _open(self) -> None:
        step = self.table.step()
        if step is not None:
            self.desk.open_record("matter", step.about["uuid"])

    # --- doing

    def _act(self) -> None:
        uuids, words, store = self._selected(), self.words.text(), self.desk.office.store
        if self.reviewing:
            self._write(lambda: mark_reviewed(store, uuids, words), f"{len(uuids)} 个事项标为已复核。")
        else:
            self._write(lambda: mark_for_review(store, uuids, words), f"{len(uuids)} 个事项标为待复核。")

    def _write(self, work: Callable[[], str], said: str) -> None:
        def done(action: str) -> None:
            if self._closed:
                self.desk.say(said, self.desk.undo)
                return
            self._notice.say(said, self._undo)
            self._renew()

        self.desk.jobs.write(said.rstrip("。"), work, done, lambda error: _told(error, self))

    def _undo(self) -> None:
        self.desk.undo()
        self._renew()

    def _renew(self) -> None:
        if self.reviewing:
            self._show_place()
        else:
            self.look()


def _told(error: BaseException, dialog: LawAmendedDialog) -> None:
    tell(error, dialog.desk.icons, dialog).setWindowModality(Qt.WindowModality.WindowModal)
