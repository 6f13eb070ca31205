"""旧版 298 + 新增 12 − 取消 4 = 306 as a row of words that can be clicked: each opens its matters (D03)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from lawgov_desktop.registers.matters.bridge import CountBridge


class BridgeBar(QWidget):
    """``chosen``: (word, uuids) of the term that was clicked."""

    chosen = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self.terms: list[QPushButton] = []
        self.mismatch = QLabel()
        self.mismatch.setObjectName("doubt")
        self.mismatch.setWordWrap(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        whole.addLayout(self._row)
        whole.addWidget(self.mismatch)
        self.mismatch.hide()

    def show_bridge(self, bridge: CountBridge) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.deleteLater()
        self.terms = []
        self._term("旧版", bridge.old)
        for term in bridge.terms:
            self._sign("+" if term.sign > 0 else "−")
            self._term(term.word, term.uuids)
        self._sign("=")
        self._term("新版", bridge.new, bridge.expected)
        self._row.addStretch(1)
        self.setAccessibleName(str(bridge))
        self.mismatch.setText(f"△ {bridge.mismatch}" if bridge.mismatch else "")
        self.mismatch.setVisible(bool(bridge.mismatch))

    def _sign(self, sign: str) -> None:
        label = QLabel(sign)
        label.setObjectName("heading")
        self._row.addWidget(label)

    def _term(self, word: str, uuids: tuple[str, ...], count: int | None = None) -> None:
        button = QPushButton(f"{word} {len(uuids) if count is None else count:,}")
        button.setObjectName("pill")
        button.setAutoDefault(False)
        button.setToolTip("列出这些事项")
        button.clicked.connect(lambda: self.chosen.emit(word, uuids))
        self._row.addWidget(button)
        self.terms.append(button)
