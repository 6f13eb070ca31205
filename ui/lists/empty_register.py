"""What a register shows while nothing is in it: what belongs here, and the two ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.records.record_type import RecordType
from ui.colours import ON_FILL
from ui.widgets.icons import Icons


class EmptyRegister(QWidget):
    """``new_asked`` and ``import_asked`` tell what the person wants to begin with."""

    new_asked = Signal()
    import_asked = Signal()

    def __init__(self, kind: RecordType, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        heading = QLabel(f"“{kind.title}”里还没有记录")
        heading.setObjectName("heading")
        words = QLabel(kind.belongs_here)
        words.setObjectName("quiet")
        words.setWordWrap(True)
        paste = QLabel("在 Excel、WPS 里复制了几行，也可以直接按 Ctrl+V 粘贴进来。")
        paste.setObjectName("small")
        for label in (heading, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(heading)
        # Between two stretches, not aligned: an aligned label is given the height of one line only.
        narrow = QHBoxLayout()
        narrow.addStretch(1)
        narrow.addWidget(words, 3)
        narrow.addStretch(1)
        column.addLayout(narrow)
        new = QPushButton("新增第一条")
        new.setObjectName("primary")
        new.setIcon(icons("add", ON_FILL))
        new.clicked.connect(lambda: self.new_asked.emit())
        bring_in = QPushButton("从 Excel 导入")
        bring_in.setIcon(icons("import"))
        bring_in.clicked.connect(lambda: self.import_asked.emit())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(new)
        buttons.addWidget(bring_in)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(paste, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
