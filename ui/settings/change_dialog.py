"""Before a rule changes: what is different, which open items move from which day to which, and why (C03)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.office import Office
from lawgov_desktop.storage.due_moves import DueMoves
from lawgov_desktop.storage.office_rules import RulesChanged
from lawgov_desktop.timekeeping.rule_set import RuleSet
from lawgov_desktop.timekeeping.rule_words import RuleDifference, differences_in_words
from ui.colours import QUIET, shade_code
from ui.jobs import Jobs
from ui.lists.steps_table import fitting
from ui.settings.moves_model import MovesModel
from ui.widgets.icons import Icons
from ui.widgets.messages import tell
from ui.widgets.whole_rows import whole_rows

_MOST_DIFFERENCES: Final = 60


class ChangeDialog(QDialog):
    """应用 carries the change out in the background; Esc and 取消 leave everything as it is."""

    applied = Signal(str, object)
    """(label, :class:`RulesChanged`) after the change was written."""

    def __init__(
        self, office: Office, jobs: Jobs, icons: Icons, wanted: RuleSet, label: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("核对改动")
        self._office, self._jobs, self._icons = office, jobs, icons
        self._wanted, self._label = wanted, label
        self._running = False
        self.resize(fitting(self, 940, 600))
        heading = QLabel(label)
        heading.setObjectName("heading")
        heading.setWordWrap(True)
        self.differences = QTextBrowser()
        self.differences.setAccessibleName("规则的不同")
        self.differences.setHtml(_in_html(differences_in_words(office.rules.current, wanted)))
        self.counted = QLabel("正在推算哪些期限会变动…")
        self.counted.setObjectName("wanted")
        self.counted.setWordWrap(True)
        self.model = MovesModel(office.store)
        self.table = self._make_table()
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("为什么改（可不填），如：某某文件")
        self.reason.setAccessibleName("为什么改")
        self.apply_button = QPushButton("应用")
        self.apply_button.setObjectName("primary")
        self.apply_button.setEnabled(False)
        self.apply_button.clicked.connect(self._apply)
        self.cancel_button = QPushButton("取消")
        self.cancel_button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(QLabel("理由"))
        row.addWidget(self.reason, 1)
        row.addSpacing(16)
        row.addWidget(self.apply_button)
        row.addWidget(self.cancel_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 16, 16, 16)
        whole.setSpacing(8)
        whole.addWidget(heading)
        whole.addWidget(self.differences, 2)
        whole.addWidget(self.counted)
        whole.addWidget(self.table, 3)
        whole.addLayout(row)
        rules = office.rules
        jobs.quiet(lambda: rules.preview(wanted), self._show)

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        whole_rows(table, "会变动的期限")
        head = table.horizontalHeader()
        sign = self.fontMetrics().horizontalAdvance("国")
        for column, signs in enumerate((8, 8, 6, 11, 0, 9, 8)):
            if signs:
                table.setColumnWidth(column, signs * sign)
        head.setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        return table

    def _show(self, moves: DueMoves) -> None:
        self.model.show(moves.open)
        self.table.setVisible(bool(moves.open))
        self.counted.setText(self._in_words(moves))
        self.apply_button.setEnabled(True)
        self.apply_button.setFocus()

    def _in_words(self, moves: DueMoves) -> str:
        if not moves.open and not moves.met:
            return "没有期限因此变动。"
        kinds = "，".join(
            f"{self._office.store.kinds[kind].title} {count:,} 个" for kind, count in moves.by_kind().items()
        )
        said = f"{len(moves.open):,} 个未办结的期限会变动" + (f"：{kinds}" if kinds else "")
        return said + (f"。另有 {moves.met:,} 个已办结的，只改记录上的日期。" if moves.met else "。")

    def reject(self) -> None:
        """Closes without a change; while the change is being written the bar below the window stops it."""
        if not self._running:
            super().reject()

    def _apply(self) -> None:
        self._running = True
        self.apply_button.setEnabled(False)
        self.cancel_button.setEnabled(False)
        rules, wanted, label, reason = self._office.rules, self._wanted, self._label, self.reason.text()

        def left() -> None:
            self._running = False
            self.apply_button.setEnabled(True)
            self.cancel_button.setEnabled(True)

        def failed(error: BaseException) -> None:
            left()
            tell(error, self._icons, self)

        def done(changed: RulesChanged) -> None:
            self._running = False
            self.applied.emit(label, changed)
            self.accept()

        job = self._jobs.start(
            label,
            lambda progress: rules.apply(wanted, label, reason=reason.strip(), progress=progress),
            done,
        )
        job.failed.connect(failed)
        job.cancelled.connect(left)


def _in_html(differences: list[RuleDifference]) -> str:
    rows = []
    for one in differences[:_MOST_DIFFERENCES]:
        before, after = (_escaped(text).replace("\n", "<br>") for text in (one.before, one.after))
        rows.append(
            f"<tr><td width='22%'><b>{_escaped(one.title)}</b><br>"
            f"<span style='color:{shade_code(QUIET)}'>{one.part}</span></td>"
            f"<td width='39%'>{before}</td><td width='39%'>{after}</td></tr>"
        )
    if len(differences) > _MOST_DIFFERENCES:
        left = len(differences) - _MOST_DIFFERENCES
        rows.append(f"<tr><td colspan='3'>……还有 {left} 项不同</td></tr>")
    head = f"<tr style='color:{shade_code(QUIET)}'><td>规则</td><td>现在</td><td>改为</td></tr>"
    return f"<table width='100%' cellpadding='6' cellspacing='0' border='0'>{head}{''.join(rows)}</table>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
