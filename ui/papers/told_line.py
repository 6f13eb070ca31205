"""The calm line below the buttons of a preview: copies to sign, fonts replaced, characters missing."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from ui.papers.making import Made

_FEW = 8


def said_of(made: Made) -> str:
    """One line of what to know before printing; empty when there is nothing."""
    parts = []
    if made.copies > 1:
        parts.append(f"应签 {made.copies} 份" + (f"：{made.copies_for}" if made.copies_for else ""))
    parts += made.remarks
    if made.missing:
        more = f" 等 {len(made.missing)} 个" if len(made.missing) > _FEW else ""
        parts.append(f"字库里没有的字：{'、'.join(made.missing[:_FEW])}{more}")
    if made.substitutions:
        parts.append(f"{len(made.substitutions)} 种字体用别的字体代替")
    return " · ".join(parts)


def details_of(made: Made) -> str:
    """What 详情 unfolds; empty when the line has said all."""
    lines = []
    if made.missing:
        signs = "、".join(f"{sign}（U+{ord(sign):04X}）" for sign in made.missing)
        lines.append(f"这些字没有字体能印，纸上印成编号，请打印后手写：{signs}。")
    lines += made.substitutions
    if made.substitutions:
        lines.append("安装缺的字体、重开程序后就会用上；不装也能照常打印。")
    return "\n".join(lines)


class ToldLine(QFrame):
    """Says it, unfolds the details, and shows how far the making is, with 取消."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("told")
        self.line = QLabel()
        self.line.setObjectName("quiet")
        self.line.setWordWrap(True)
        self.more = QPushButton("详情")
        self.more.setObjectName("link")
        self.more.setCheckable(True)
        self.more.setAutoDefault(False)
        self.more.toggled.connect(self._unfold)
        self.details = QLabel()
        self.details.setObjectName("small")
        self.details.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(16 * self.fontMetrics().height())
        self.stop = QPushButton("取消")
        self.stop.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.more)
        row.addWidget(self.bar)
        row.addWidget(self.stop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 4, 16, 4)
        whole.setSpacing(4)
        whole.addLayout(row)
        whole.addWidget(self.details)
        self._show_parts(making=False, details=False)

    def show_making(self, doing: str = "正在生成", done: int = 0, total: int = 0) -> None:
        """How far the making is."""
        self.line.setText(f"{doing}……" + (f" {done:,} / {total:,}" if total else ""))
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._show_parts(making=True, details=False)
        self.show()

    def show_made(self, made: Made) -> None:
        """What to know of the pages shown; nothing takes no room."""
        said, details = said_of(made), details_of(made)
        self.line.setText(said)
        self.details.setText(details)
        self._show_parts(making=False, details=bool(details))
        self.setVisible(bool(said))

    def _show_parts(self, *, making: bool, details: bool) -> None:
        self.bar.setVisible(making)
        self.stop.setVisible(making)
        self.more.setChecked(False)
        self.more.setVisible(details)
        self.details.hide()

    def _unfold(self, is_open: bool) -> None:
        self.details.setVisible(is_open)
        self.more.setText("收起" if is_open else "详情")
