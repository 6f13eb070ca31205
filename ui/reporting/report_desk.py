"""Where a report is written: outline at the left, text in the middle, at the right what a number rests on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.annual_report import OUTLINES
from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, Mark, marks_in, name_of, refreshed
from lawgov_desktop.registers.report.whose import Whose
from lawgov_desktop.reporting.report.answers import Answers, Said, answers, shown_now
from lawgov_desktop.reporting.report.sign_off import moved_since
from lawgov_desktop.reporting.report.untrue_claims import untrue_claims
from lawgov_desktop.reporting.report.writing import (
    FROM_LAST_YEAR,
    begun,
    given_note,
    noted,
    period_of,
    with_numbers_of_today,
)
from lawgov_desktop.storage.store import Store
from ui.jobs import Jobs
from ui.reporting.at_the_place import AtThePlace
from ui.reporting.beside_last_year import BesideLastYear
from ui.reporting.checking import Checking
from ui.reporting.desk_menus import last_year_menu, ways_menu
from ui.reporting.number_card import NumberCard
from ui.reporting.report_text import ReportText
from ui.reporting.todo_list import TodoList
from ui.reporting.what_is_left import counted_in_words, show_what_is_left
from ui.widgets.icons import Icons

_PARAGRAPH = Qt.ItemDataRole.UserRole


class ReportDesk(QWidget):
    """Writes into its own text only; the record is saved by the form it stands in."""

    edited = Signal()
    numbers_edited = Signal(object)
    """New rows of 数字说明 (a list of drafts): a zero confirmed, a number given."""
    field_asked = Signal(str, str)
    """(field of the record, what it should hold): the way of drafting, last year's text."""
    drafted = Signal()
    """A draft was written: from now on the text is what matters."""

    def __init__(
        self,
        store: Store,
        jobs: Jobs,
        icons: Icons,
        open_record: Callable[[str, str], object],
        whose: Callable[[], Whose],
        report: Callable[[], Draft],
        parent: QWidget | None = None,
    ) -> None:
        """``report`` gives the record as it stands in the form: year, span, outline, what was confirmed."""
        super().__init__(parent)
        self.store, self._jobs, self._icons = store, jobs, icons
        self._whose, self.report = whose, report
        self.told: Answers = {}
        self._then: Callable[[], None] = self._show_state
        self.text = ReportText()
        self.outline = QListWidget()
        self.outline.setAccessibleName("提纲")
        self.outline.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card = NumberCard(
            store.names, lambda kind: store.kinds[kind].title if kind in store.kinds else kind, open_record
        )
        self.said = QLabel()
        self.said.setObjectName("hint")
        self.said.setWordWrap(True)
        self.write_button = self._button("写初稿", "add")
        self.write_button.setMenu(ways_menu(self, self.write_as))
        self.last_button = self._button("上年报告", "paper")
        self.refresh_button = self._button("刷新数字", "restore", self.refresh)
        self.check_button = self._button("核对全文", "search", self.check)
        self.check_button.setToolTip("查序号、标点、必备内容、日期、个人信息，数字与台账逐一对照")
        self.next_button = self._button("下一处变动", "down", self._next_changed)
        self.next_button.hide()
        self.todo = TodoList()
        self._changed: frozenset[str] = frozenset()
        self.checking = Checking(store, jobs, self)
        self.checking.read.connect(self._was_read)
        self.beside = BesideLastYear(store, jobs, icons, self.text, report, self)
        self.beside.told.connect(self.said.setText)
        self.at_place = AtThePlace(self)
        self.beside.base_taken.connect(lambda text: self.field_asked.emit("base_text", text))
        self.beside.looked.connect(self._looked)
        self.beside.page.wanted.connect(self._take_paragraph)
        self.last_button.setMenu(
            last_year_menu(self, icons, self.beside, lambda: self.right.setCurrentIndex(1))
        )
        self.said.linkActivated.connect(lambda _: self.beside.undo())
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=400)
        self._later.timeout.connect(self.rested)
        self.text.textChanged.connect(self._typed)
        self.text.standing_at.connect(self._show_number)
        self.outline.itemClicked.connect(lambda item: self.text.go_to(item.data(_PARAGRAPH)))
        self.outline.itemActivated.connect(lambda item: self.text.go_to(item.data(_PARAGRAPH)))
        self.card.refresh_asked.connect(self._take)
        self.card.given_asked.connect(self._give)
        self.card.zero_confirmed.connect(self.confirm_zero)
        self._quiet = False

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        for button in (
            self.write_button,
            self.last_button,
            self.refresh_button,
            self.check_button,
            self.next_button,
        ):
            tools.addWidget(button)
        tools.addWidget(self.said, 1)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(_small("提纲"))
        column.addWidget(self.outline, 2)
        column.addWidget(_small("还要做的事（双击去做）"))
        column.addWidget(self.todo, 3)
        number = QWidget()
        below = QVBoxLayout(number)
        below.setContentsMargins(8, 8, 8, 8)
        below.setSpacing(8)
        for card in (self.at_place.finding, self.at_place.stale, self.beside.line):
            below.addWidget(card)
        below.addWidget(self.card, 1)
        below.addStretch(0)
        # With large text the cards are higher than the desk.
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(number)
        self.right = QTabWidget()
        self.right.addTab(scroll, "数字")
        self.right.addTab(self.beside.page, "上年报告")
        self.right.currentChanged.connect(lambda _: self._show_number(self.text.mark_here()))
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for widget in (left, self.text, self.right):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([230, 600, 300])
        self.splitter.setChildrenCollapsible(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(tools)
        whole.addWidget(self.splitter, 1)

    def _button(self, words: str, icon: str, act: Callable[[], object] | None = None) -> QPushButton:
        button = QPushButton(words)
        button.setIcon(self._icons(icon))
        button.setAutoDefault(False)
        if act is not None:
            button.clicked.connect(lambda: act())
        return button

    # --- the body

    def show_body(self, body: str) -> None:
        """Show the text of a record; nothing counts as typed. The registers are asked in the background."""
        self._put(body, frozenset())
        self._ask(self._show_state)

    def body(self) -> str:
        return self.text.body()

    def _put(self, body: str, changed: frozenset[str]) -> None:
        self._quiet = True
        self._changed = changed
        self.text.show_body(body, changed)
        self.next_button.setVisible(bool(changed))
        self._quiet = False
        self._show_outline()
        self.beside.sync()

    def _typed(self) -> None:
        if not self._quiet:
            self._later.start()
            self.edited.emit()

    def rested(self) -> None:
        """The person stopped typing for a moment."""
        self._quiet = True
        self.text.undress()
        self._quiet = False
        self._show_outline()
        self.beside.sync()

    def _looked(self) -> None:
        self.at_place.show_stale()
        self._show_todo()

    def _show_outline(self) -> None:
        self.outline.clear()
        for paragraph, level, words in self.text.headings():
            item = QListWidgetItem(("　" if level == 2 else "") + words)
            item.setData(_PARAGRAPH, paragraph)
            self.outline.addItem(item)
        self._show_todo()

    # --- asking the registers

    def _ask(self, then: Callable[[], None]) -> None:
        try:
            period = period_of(self.report())
        except UserError as error:
            self.said.setText(error.what)
            return

        self._then = then
        store = self.store
        # A bound method: Qt lets go of it when the form is closed before the registers have answered.
        self._jobs.quiet(lambda: answers(store, period, Progress()), self._came)

    def _came(self, told: Answers) -> None:
        self.told = told
        self._then()

    def write_as(self, outline: str) -> None:
        """Write the draft after this outline, or from last year's report; the record keeps which."""
        self.field_asked.emit("outline", dict(OUTLINES)[outline])
        self.write_draft()

    def write_draft(self) -> None:
        """Write the draft in place of the text; closing without saving brings the old text back."""
        self._ask(self._write)

    def _write(self) -> None:
        report = self.report()
        try:
            period, outline = period_of(report), report.get("outline") or "rule"
            _, drafted = begun(self.store, period, outline, self._whose(), self.told, report)
        except UserError as error:
            self.said.setText(f"{error.what}{error.todo}")
            return
        self.checking.forget()
        self._put(drafted.text, frozenset())
        self.edited.emit()
        self.drafted.emit()
        self._show_state()
        if outline == FROM_LAST_YEAR:
            self.field_asked.emit("title", drafted.title)
            marks = marks_in(drafted.text)
            left = sum(mark.key == OF_LAST_YEAR for mark in marks)
            told = f"以上年报告为底稿：{len(marks) - left} 个数字换成了今年的"
            self.said.setText(told + (f"，{left} 处请核对，列在左下。" if left else "。"))

    def refresh(self) -> None:
        """Bring every tied number to what the registers have now; changed ones are marked, words stay."""
        self._ask(self._refresh)

    def _refresh(self) -> None:
        body, changed = with_numbers_of_today({**self.report(), "body": self.body()}, self.told)
        if changed:
            self._put(body, frozenset(one.mark.key for one in changed))
            self.edited.emit()
            told = "；".join(
                f"{self.told[one.mark.key].title} {one.old} → {one.mark.shown}" for one in changed[:4]
            )
            told = f"{len(changed)} 个数字变了：{told}。"
            self._next_changed()
        else:
            told = "所有数字都与台账一致。"
        untrue = [one.clause for one in untrue_claims(body, self.told)]
        if untrue:
            told += f"注意：“{untrue[0]}”与台账不符，列在左下。"
        self.said.setText(told)
        self._show_todo()

    def _next_changed(self) -> None:
        self.text.select_next(self._changed)

    def _show_state(self) -> None:
        report = self.report()
        frozen = report.get("frozen")
        if frozen and report.get("signed_on"):
            moved = moved_since(frozen, self.told)
            said = "；".join(map(str, moved[:4])) if moved else "没有变动"
            self.said.setText(f"已于 {report.get('signed_on') or ''} 签发。签发以后：{said}")
        else:
            self.said.setText(f"各本台账共 {len(self.told)} 个数字，随时可以刷新。")
        self._show_number(self.text.mark_here())
        self._show_todo()

    def _show_number(self, mark: Mark | None) -> None:
        self.at_place.moved()
        self.beside.show_at(mark, self.told)
        self.card.setVisible(mark is None or mark.key != OF_LAST_YEAR)
        said = self.told.get(mark.key) if mark else None
        if mark is None or said is None:
            self.card.show_nothing()
            return
        now = shown_now(self.told)
        note = given_note(self.report(), mark.key)
        self.card.show_said(said, mark, now.get(name_of(mark.key, mark.style), said.shown), note)

    def _take(self, key: str) -> None:
        now = shown_now(self.told)
        self._put_number(key, {name: shown for name, shown in now.items() if name.split(":")[0] == key})
        self._next_changed()

    def _put_number(self, key: str, shown: Mapping[str, str]) -> None:
        """Bring every place of one number to what it is to show; the words stay."""
        self._put(refreshed(self.body(), shown)[0], frozenset((key,)))
        self.edited.emit()

    def _take_paragraph(self, number: int) -> None:
        """A paragraph of last year behind the one the cursor stands in, with the numbers of this year."""
        if self.told:
            self.beside.insert(number, self.told)
        else:
            self._ask(lambda: self.beside.insert(number, self.told))

    # --- read as a careful colleague would

    def check(self) -> None:
        """Read the whole report, as it will be printed, in the background; findings stand in the list."""
        try:
            self.checking.check(self.report(), self.body(), self._whose)
        except UserError as error:
            self.said.setText(error.what)
            return
        self.said.setText("正在核对……")

    def _was_read(self) -> None:
        standing = [found for _, found in self.checking.standing(self.body())]
        self.said.setText(counted_in_words(standing, len(self.beside.alike)))
        self._show_todo()

    # --- what a person says of a number

    def _give(self, key: str) -> None:
        said = self.told[key]
        given, taken = QInputDialog.getText(
            self, "另填一个数", f"“{said.title}”台账是 {said.shown}，报告里写："
        )
        if not taken or not given.strip():
            return
        reason, taken = QInputDialog.getText(self, "理由", "为什么与台账不同（签发后查得到）：")
        if taken:
            self.give_number(key, given.strip(), reason.strip())

    def give_number(self, key: str, given: str, reason: str) -> None:
        """Let another number stand in the text; the computed one, when and why are kept with it."""
        said = self.told[key]
        self._note(said, "given", given, reason)
        same = [mark for mark in marks_in(self.body()) if mark.key == key]
        self._put_number(key, {name_of(mark.key, mark.style): given for mark in same})

    def confirm_zero(self, key: str) -> None:
        """A person says that there was none: the sentence for none may be written."""
        self._note(self.told[key], "zero", "", "")
        self.said.setText(f"已确认“{self.told[key].title}”为零；再写一次初稿，就写上“无”的那句话。")
        self.card.show_nothing()

    def _note(self, said: Said, note: str, given: str, reason: str) -> None:
        self.numbers_edited.emit(noted(self.store, self.report(), said, note, given, reason))
        self._show_todo()

    # --- what is still to be done

    def _show_todo(self) -> None:
        show_what_is_left(self)


def _small(words: str) -> QLabel:
    label = QLabel(words)
    label.setObjectName("small")
    return label
