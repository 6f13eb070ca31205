"""Steps back and forward in the main window: Ctrl+Z, 最近操作, 撤销这次导入 (features B09, I11)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.storage.actions import Action, find_action, last_to_undo, would_keep
from lawgov_desktop.storage.store import Kept, Undone
from ui.jobs import Jobs
from ui.lists.undo_question import UndoQuestion, kept_because
from ui.widgets.icons import Icons
from ui.widgets.messages import tell

Say = Callable[..., None]
"""Shows a notice: (text, undo, word on its button)."""

_MANY: Final = 20
"""From so many records on a step is asked about and backed up before it is taken back."""


class Undoing(QObject):
    """Takes actions back and says what was done; the notice offers the way forward again."""

    def __init__(self, office: Office, jobs: Jobs, icons: Icons, say: Say, window: QWidget) -> None:
        super().__init__(window)
        self._office, self._jobs, self._icons, self._say, self._window = office, jobs, icons, say, window

    def undo_last(self) -> None:
        """Ctrl+Z: the last step of this person that still stands."""
        action = last_to_undo(self._office.store)
        if action is None:
            self._say("没有可以撤销的操作。")
        else:
            self.undo(action)

    def undo(self, action: Action, parent: QWidget | None = None) -> None:
        """Take a step back: a small one at once, an import or a large one after a question."""
        if not _large(action):
            self._take_back(action, parent)
            return
        store = self._office.store
        self._jobs.quiet(
            lambda: would_keep(store, action.action_id),
            lambda kept: self._ask(action, kept, parent or self._window),
        )

    def undo_by_id(self, action_id: str, parent: QWidget | None = None) -> None:
        action = find_action(self._office.store, action_id)
        if action is not None:
            self.undo(action, parent)

    def _ask(self, action: Action, kept: list[Kept], parent: QWidget) -> None:
        question = UndoQuestion(self._office, action, kept, parent)
        question.accepted.connect(lambda: self._take_back(action, parent))
        question.open()

    def _take_back(self, action: Action, parent: QWidget | None) -> None:
        office = self._office

        def failed(error: BaseException) -> None:
            tell(error, self._icons, parent or self._window)

        def told(undone: Undone) -> None:
            self._tell(action, undone)

        if not _large(action):
            self._jobs.write("撤销", lambda: office.store.undo(action.action_id), told, failed)
            return

        def work(progress: Progress) -> Undone:
            office.back_up_before_undo(progress)
            progress.step("正在撤销")
            return office.store.undo(action.action_id)

        self._jobs.start("正在撤销", work, told).failed.connect(failed)

    def _tell(self, action: Action, undone: Undone) -> None:
        redone = action.label.startswith("撤销：")
        said = f"已重做：{action.words.removeprefix('撤销：')}" if redone else f"已撤销：{action.words}"
        more = []
        if action.records > 1 or not undone.reverted:
            more.append(f"恢复了 {undone.reverted:,} 条")
        if undone.kept:
            more.append(f"{len(undone.kept):,} 条{kept_because(undone.kept)}，没有动")
        if more:
            said += f"（{'，'.join(more)}）"
        if not undone.action_id:
            self._say(f"{said}。")  # nothing was taken back, so there is nothing to do again
            return
        word = "撤销" if redone else "重做"
        self._say(f"{said}。", lambda: self.undo_by_id(undone.action_id), word)


def _large(action: Action) -> bool:
    return action.kind == "import" or action.records >= _MANY
