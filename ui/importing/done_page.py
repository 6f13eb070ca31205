"""Step four: what was done, with its number, and how to take it back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.spreadsheets.apply import Applied
from lawgov_desktop.storage.store import Undone
from ui.colours import GREEN, INK, Tone
from ui.importing.pieces import Refusal, Tile
from ui.widgets.icons import Icons

_TILES = (("new", "新增"), ("changed", "更新"), ("same", "相同，没有改动"), ("left", "没有导入"))

_MOST_NAMED: Final = 8


class DonePage(QWidget):
    """``undo_asked`` and ``register_asked`` (查看台账) tell what the person wants next."""

    undo_asked = Signal()
    register_asked = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._icons = icons
        card = QFrame()
        card.setObjectName("card")
        self._picture = QLabel()
        self.heading = QLabel()
        self.heading.setObjectName("title")
        upper = QHBoxLayout()
        upper.setSpacing(12)
        upper.addWidget(self._picture)
        upper.addWidget(self.heading, 1)
        self.tiles = {key: Tile(word, GREEN if key == "new" else INK) for key, word in _TILES}
        tiles = QHBoxLayout()
        tiles.setSpacing(8)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        self.details = QLabel()
        self.details.setWordWrap(True)
        self.details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.undo_button = QPushButton("撤销本次导入")
        self.undo_button.clicked.connect(self.undo_asked)
        self.register_button = QPushButton("查看台账")
        self.register_button.clicked.connect(self.register_asked)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.register_button)
        row.addWidget(self.undo_button)
        row.addStretch(1)
        column = QVBoxLayout(card)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addLayout(upper)
        column.addLayout(tiles)
        column.addWidget(self.details)
        column.addLayout(row)
        self.refusal = Refusal(icons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(48, 32, 48, 32)
        whole.setSpacing(8)
        whole.addWidget(card)
        whole.addWidget(self.refusal)
        whole.addStretch(1)

    def show_done(
        self,
        applied: Applied,
        file: str,
        sheets: Sequence[str],
        *,
        kept: bool = True,
        words: int = 0,
        next_step: str = "",
    ) -> None:
        """What an import did; rows left out are named with their reason, the first few of them. ``kept``:
        a copy of the file is kept in the book; ``words``: so many meanings of words are remembered;
        ``next_step``: what is usually done now."""
        details = [f"来自：{file}" + (f"　工作表：{'、'.join(sheets)}" if sheets else "")]
        if applied.import_id:
            original = "原文件已留底。" if kept else ""
            details.append(f"{original}以后想撤销，到主窗口右上角菜单“导入记录”里找这一次。")
        if words:
            details.append(f"已记住 {words:,} 种说法的意思，以后也这样理解。")
        if applied.left_out:
            rows = "、".join(
                f"{one.sheet and f'“{one.sheet}”'}第 {one.row} 行（{one.why}）"
                for one in applied.left_out[:_MOST_NAMED]
            )
            details.append(f"没有导入的：{rows}{_more(len(applied.left_out), '行')}")
        if next_step:
            details.append(f"下一步：{next_step}")
        self._say("ok", GREEN, "导入完成", details)
        counts = (applied.created, applied.updated, applied.same, len(applied.left_out))
        for tile, number in zip(self.tiles.values(), counts, strict=True):
            tile.count(number)
            tile.show()
        self.undo_button.show()
        self.undo_button.setEnabled(bool(applied.import_id))
        self.refusal.hide()

    def show_undone(self, undone: Undone) -> None:
        """What taking it back did; records edited since are named and stay."""
        details = []
        if undone.kept:
            titles = "、".join(f"“{one.title}”（{one.why}）" for one in undone.kept[:_MOST_NAMED])
            details.append(f"留下没有动的：{titles}{_more(len(undone.kept), '条')}")
        details.append(f"已把 {undone.reverted:,} 处改动恢复到导入前的样子。")
        self._say("undo", GREEN, "已撤销本次导入", details)
        for tile in self.tiles.values():
            tile.hide()
        self.undo_button.hide()

    def _say(self, icon: str, colour: Tone, heading: str, details: Sequence[str]) -> None:
        self._icons.show_on(self._picture, icon, colour, 32)
        self.heading.setText(heading)
        self.details.setText("\n".join(details))
        self.setAccessibleName("；".join((heading, *details)))


def _more(total: int, unit: str) -> str:
    return f"……另有 {total - _MOST_NAMED:,} {unit}" if total > _MOST_NAMED else ""
