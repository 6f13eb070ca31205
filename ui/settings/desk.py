"""What the pages of the settings share: the office, the window's jobs, and the way every change is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.dates import as_day, read_date
from lawgov_desktop.storage.office_rules import RulesChanged
from lawgov_desktop.timekeeping.rule_set import RuleSet
from ui.jobs import Jobs
from ui.lists.undoing import Undoing
from ui.settings.change_dialog import ChangeDialog
from ui.widgets.icons import Icons
from ui.widgets.messages import tell

Say = Callable[..., None]


@dataclass(frozen=True, slots=True)
class RuleDesk:
    """Handed to every page that changes rules."""

    office: Office
    jobs: Jobs
    icons: Icons
    say: Say
    undoing: Undoing

    def change(self, wanted: RuleSet, label: str, page: QWidget) -> ChangeDialog | None:
        """Show what ``wanted`` would change and which items move; apply it when the person says so.

        None, with a notice, when nothing would be different.
        """
        if not self.office.rules.current.differences(wanted):
            self.say("没有不同，不需要改。")
            return None
        dialog = ChangeDialog(self.office, self.jobs, self.icons, wanted, label, page.window())
        dialog.applied.connect(self._applied)
        dialog.open()
        return dialog

    def _applied(self, label: str, done: RulesChanged) -> None:
        moved = len(done.moves.open)
        said = f"已{label}；{moved:,} 个未办结的期限随之变动。" if moved else f"已{label}。"
        self.say(said, lambda: self.undoing.undo_by_id(done.action_id))

    def read_file(self, page: QWidget, title: str) -> tuple[RuleSet, str] | None:
        """Ask for a rules file; the rules with what it brings, and its name. None when there is none."""
        chosen, _ = QFileDialog.getOpenFileName(page.window(), title, "", "规则文件 (*.json)")
        return self.taken_from(Path(chosen), page) if chosen else None

    def taken_from(self, file: Path, page: QWidget) -> tuple[RuleSet, str] | None:
        """As :meth:`read_file`, of a known file; a damaged one is told of."""
        try:
            return self.office.rules.current.read(file), file.name
        except UserError as error:
            tell(error, self.icons, page.window())
            return None

    def export(self, page: QWidget, part: str, proposed: str) -> None:
        """Ask where to, and write the rules in force to a file."""
        chosen, _ = QFileDialog.getSaveFileName(page.window(), "导出规则", proposed, "规则文件 (*.json)")
        if not chosen:
            return
        try:
            self.office.export_rules(Path(chosen), part)
        except UserError as error:
            tell(error, self.icons, page.window())
        else:
            self.say(f"已导出到“{Path(chosen).name}”。")


def typed_day(text: str) -> date | None:
    """The day somebody typed in any usual way; None for nothing. Raises UserError for what is no day."""
    if not text.strip():
        return None
    read = read_date(text).value
    day = as_day(read if isinstance(read, str) else None)
    if day is None:
        raise UserError(f"“{text}”不是一个日子。", todo="请写成 2025-03-05 的样子。")
    return day


def words(text: str, name: str = "") -> QLabel:
    """A line of words that breaks where the page ends."""
    label = QLabel(text)
    label.setObjectName(name)
    label.setWordWrap(True)
    return label
