"""文书模板: which papers are written as Word from templates of the office's own, and how to change one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop import own_templates
from lawgov_desktop.office import Office
from lawgov_desktop.own_templates import Checked, PaperState
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.storage.paper_templates import TEMPLATES
from lawgov_desktop.storage.store import Change
from ui.colours import GREEN, ON_FILL, QUIET
from ui.jobs import Jobs
from ui.lists.tab_page import TabLeaf
from ui.settings.desk import Say, words
from ui.settings.template_findings import FindingsDialog
from ui.settings.template_new import NewPaperDialog
from ui.settings.template_words import FieldWordsDialog
from ui.widgets.icons import Icons
from ui.widgets.messages import tell

_ABOUT: Final = (
    "文书另存为 Word 时，可以用本单位自己的样子：先取一份起始模板，用 WPS 改文字、字体、表格，"
    "“{{案号}}”这样的地方会换成记录里的内容；改好后检查并采用。打印和 PDF 仍是内置的样子。"
)
_WORD: Final = "Word 文件 (*.docx)"


class TemplatesPage(TabLeaf):
    """Papers by register with their state; every change can be taken back."""

    def __init__(
        self, office: Office, jobs: Jobs, icons: Icons, say: Say, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._office, self._jobs, self._icons, self._say = office, jobs, icons, say
        self._states: list[PaperState] = []
        heading = QLabel("文书模板")
        heading.setObjectName("heading")
        self.tree = QTreeWidget()
        self.tree.setAccessibleName("文书和它们的模板")
        self.tree.setHeaderLabels(["文书", "Word 的样子", "模板文件", "采用"])
        self.tree.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.tree.setUniformRowHeights(True)
        self.tree.currentItemChanged.connect(lambda *_: self._show_state())
        upper = QHBoxLayout()
        upper.setSpacing(8)
        upper.addWidget(heading)
        upper.addStretch(1)
        self.new_button = self._button("新增本单位文书…", "add", self.new_paper)
        upper.addWidget(self.new_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12)
        whole.setSpacing(8)
        whole.addLayout(upper)
        whole.addWidget(words(_ABOUT, "small"))
        whole.addWidget(self.tree, 1)
        whole.addLayout(self._lower_row())
        self._fill()

    def _lower_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.start_button = self._button("取一份起始模板…", "export", self._ask_where_to_start)
        self.check_button = self._button("检查并采用…", "import", self._ask_which_file)
        self.check_button.setObjectName("primary")
        self.check_button.setIcon(self._icons("import", ON_FILL))
        self.words_button = self._button("可用的字段", "columns", self.show_words)
        self.built_in_button = self._button("恢复内置", "restore", self.restore_built_in)
        self.former_button = self._button("改用上一份", "undo", self.use_former)
        for button in (self.start_button, self.check_button, self.words_button):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.former_button)
        row.addWidget(self.built_in_button)
        return row

    def _button(self, title: str, icon: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(title)
        button.setIcon(self._icons(icon))
        button.clicked.connect(lambda: act())
        return button

    # -- the list

    def state(self) -> PaperState | None:
        """The chosen paper."""
        item = self.tree.currentItem()
        place = item.data(0, Qt.ItemDataRole.UserRole) if item else None
        return self._states[place] if place is not None else None

    def choose(self, kind: str, name: str) -> None:
        """Choose a paper, as mediation_case and agreement."""
        for item in self._lines():
            state = self._states[item.data(0, Qt.ItemDataRole.UserRole)]
            if (state.kind.key, state.name) == (kind, name):
                self.tree.setCurrentItem(item)

    def _lines(self) -> list[QTreeWidgetItem]:
        tops = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        lines = [top.child(place) for top in tops if top for place in range(top.childCount())]
        return [line for line in lines if line is not None]

    def _fill(self) -> None:
        """Show what is in force; what was chosen stays chosen."""
        chosen = self.state()
        self._states = own_templates.paper_states(self._office, list(self._office.store.kinds.values()))
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for place, state in enumerate(self._states):
            if state.kind.key not in groups:
                groups[state.kind.key] = QTreeWidgetItem([state.kind.title])
                self.tree.addTopLevelItem(groups[state.kind.key])
                groups[state.kind.key].setFirstColumnSpanned(True)
            groups[state.kind.key].addChild(self._line(place, state))
        for group in groups.values():
            group.setExpanded(True)
        sign = self.fontMetrics().horizontalAdvance("国")
        for column, signs in enumerate((20, 9, 22)):
            self.tree.setColumnWidth(column, signs * sign)
        if chosen is not None:
            self.choose(chosen.kind.key, chosen.name)
        self._show_state()

    def _line(self, place: int, state: PaperState) -> QTreeWidgetItem:
        template = state.template
        how = "内置" if template is None else "本单位文书" if template.own else "本单位模板"
        when = f"{template.accepted_at[:10]} {template.accepted_by}" if template else ""
        line = QTreeWidgetItem([state.title, how, template.file_name if template else "", when])
        line.setIcon(1, self._icons("paper", QUIET) if template is None else self._icons("ok", GREEN))
        line.setData(0, Qt.ItemDataRole.UserRole, place)
        line.setToolTip(2, line.text(2))
        return line

    def _show_state(self) -> None:
        state = self.state()
        for button in (self.start_button, self.check_button, self.words_button):
            button.setEnabled(state is not None)
        own = state is not None and state.template is not None and state.template.own
        self.built_in_button.setText("不再使用" if own else "恢复内置")
        self.built_in_button.setEnabled(state is not None and state.template is not None)
        self.former_button.setEnabled(state is not None and state.former is not None)

    def book_changed(self, change: Change) -> None:
        if TEMPLATES in change.kinds:
            self._fill()

    def rescale(self) -> None:
        self._fill()

    # -- what a person does

    def _ask_where_to_start(self) -> None:
        state = self.state()
        if state is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self.window(), "取一份起始模板", f"{state.title}（模板）.docx", _WORD
        )
        if chosen:
            self.write_start(Path(chosen if chosen.lower().endswith(".docx") else f"{chosen}.docx"))

    def write_start(self, out: Path) -> None:
        """Write the first template of the chosen paper."""
        state = self.state()
        if state is None:
            return
        office = self._office
        job = self._jobs.start(
            f"写成 {out.name}",
            lambda progress: own_templates.write_start(office, state.kind, state.paper, out),
            lambda _: self._say(f"已写成“{out.name}”，请用 WPS 修改，改好后检查并采用。"),
        )
        job.failed.connect(self._tell)

    def _ask_which_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self.window(), "检查模板", "", f"{_WORD};;所有文件 (*)")
        if chosen:
            self.check(Path(chosen))

    def check(self, path: Path) -> None:
        """Look at a file for the chosen paper, and show what was found."""
        state = self.state()
        if state is not None:
            title = "" if state.paper else state.name
            self._check(path, state.kind, state, title)

    def _check(self, path: Path, kind: RecordType, state: PaperState | None, title: str) -> None:
        office, paper = self._office, state.paper if state else None

        def look(progress: object) -> Checked:
            return own_templates.check(office, kind, path, paper)

        def show(checked: Checked) -> None:
            named = state.title if state else title
            self.findings = FindingsDialog(named, checked, self._icons, self.window())
            self.findings.accepted.connect(lambda: self._accept(path, kind, state, title))
            self.findings.open()

        self._jobs.start(f"检查 {path.name}", look, show).failed.connect(self._tell)

    def _accept(self, path: Path, kind: RecordType, state: PaperState | None, title: str) -> None:
        office, paper = self._office, state.paper if state else None
        named = state.title if state else title
        had_one = state is not None and state.template is not None

        name = state.name if state else title

        def back() -> object:
            if had_one:
                return own_templates.take_back(office, kind, name)
            return own_templates.drop(office, kind, name)

        def done(result: object) -> None:
            said = f"“{named}”的 Word 文件以后按这份模板写。"
            self._say(said, lambda: self._write("撤销采用", back, f"“{named}”已改回。"))

        job = self._jobs.start(
            f"采用 {path.name}",
            lambda progress: own_templates.accept(office, kind, path, paper, title=title),
            done,
        )
        job.failed.connect(self._tell)

    def restore_built_in(self) -> None:
        """Give up the template of the chosen paper; it can be taken back."""
        state = self.state()
        if state is None or state.template is None:
            return
        office, kind, name = self._office, state.kind, state.name

        def back() -> None:
            self._write(
                "取回模板",
                lambda: own_templates.take_back(office, kind, name),
                f"“{state.title}”改回模板。",
            )

        said = f"不再使用“{state.title}”。" if state.template.own else f"“{state.title}”恢复内置的样子。"
        self._write("恢复内置", lambda: own_templates.drop(office, kind, name), said, back)

    def use_former(self) -> None:
        """Use the former template of the chosen paper again."""
        state = self.state()
        if state is None:
            return
        office, kind, name = self._office, state.kind, state.name
        said = f"“{state.title}”改用上一份模板。"
        self._write("改用上一份模板", lambda: own_templates.take_back(office, kind, name), said)

    def new_paper(self) -> NewPaperDialog:
        """Ask for the register and the name of a paper of the office's own, and for its file."""
        state = self.state()
        dialog = NewPaperDialog(
            list(self._office.store.kinds.values()), state.kind if state else None, self.window()
        )
        dialog.start_wanted.connect(self._start_of_kind)
        dialog.words_wanted.connect(self._words_of)
        dialog.file_chosen.connect(lambda kind, title, path: self._check(path, kind, None, title))
        dialog.open()
        return dialog

    def _start_of_kind(self, kind: RecordType, out: Path) -> None:
        office = self._office
        job = self._jobs.start(
            f"写成 {out.name}",
            lambda progress: own_templates.write_start(office, kind, None, out),
            lambda _: self._say(f"已写成“{out.name}”，里面有“{kind.title}”的全部字段。"),
        )
        job.failed.connect(self._tell)

    def show_words(self) -> FieldWordsDialog | None:
        """The names the template of the chosen paper may use."""
        state = self.state()
        return self._words_of(state.kind) if state else None

    def _words_of(self, kind: RecordType) -> FieldWordsDialog:
        listed = own_templates.field_names(self._office, kind).listed()
        dialog = FieldWordsDialog(kind.title, listed, self.window())
        dialog.show()
        return dialog

    def _write(
        self, title: str, work: Callable[[], object], said: str, back: Callable[[], None] | None = None
    ) -> None:
        self._jobs.write(title, work, lambda _: self._say(said, back), self._tell)

    def _tell(self, error: BaseException) -> None:
        tell(error, self._icons, self.window())
