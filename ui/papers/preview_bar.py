"""The two rows above the pages of a preview: print, save, page, zoom, and what can be chosen of the paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.documents.document import Paper as PaperSize
from ui.colours import ON_FILL
from ui.papers.making import Choices, Printable
from ui.papers.pages import Fit
from ui.widgets.icons import Icons

_SIZES: tuple[tuple[str, PaperSize | None], ...] = (("纸张自动", None), ("A4", "A4"), ("A3", "A3"))


class PreviewBar(QFrame):
    """Tells what a person wants; the dialog does it."""

    print_asked = Signal()
    save_asked = Signal()
    word_asked = Signal()
    close_asked = Signal()
    zoom_stepped = Signal(int)
    fit_asked = Signal(str)
    page_asked = Signal(int)
    """A page from 0."""
    choices_changed = Signal(object)
    """The new :class:`Choices`."""

    def __init__(self, shown: Printable, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top")
        self._icons = icons
        self.print_button = self._button("打印", "print", self.print_asked.emit, "Ctrl+P")
        self.print_button.setObjectName("primary")
        self.print_button.setIcon(icons("print", ON_FILL))
        self.save_button = self._button("另存为 PDF", "export", self.save_asked.emit, "Ctrl+S")
        self.word_button = self._button(
            "另存为 Word", "paper", self.word_asked.emit, "存成 .docx，用 WPS 或 Word 修改"
        )
        self.word_button.setVisible(shown.as_word is not None)
        close = self._button("关闭", "", self.close_asked.emit, "Esc")
        upper = QHBoxLayout()
        upper.setSpacing(8)
        for button in (self.print_button, self.save_button, self.word_button):
            upper.addWidget(button)
        upper.addStretch(1)
        upper.addWidget(close)
        lower = QHBoxLayout()
        lower.setSpacing(8)
        self._build_pages(lower)
        lower.addSpacing(8)
        self._build_zoom(lower)
        lower.addSpacing(8)
        self._build_choices(lower, shown)
        lower.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(8)
        whole.addLayout(upper)
        whole.addLayout(lower)
        self.enable(False)

    def _button(self, words: str, icon: str, act: Callable[[], object], tip: str = "") -> QPushButton:
        button = QPushButton(words)
        if icon:
            button.setIcon(self._icons(icon))
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        return button

    def _build_pages(self, row: QHBoxLayout) -> None:
        self.page_box = QSpinBox()
        self.page_box.setAccessibleName("页码")
        self.page_box.setToolTip("输入页码，按 Enter 转到那一页")
        self.page_box.setKeyboardTracking(False)
        self.page_box.setRange(1, 1)
        self.page_box.valueChanged.connect(lambda page: self.page_asked.emit(page - 1))
        self._count = QLabel("/ 1 页")
        self._count.setObjectName("quiet")
        row.addWidget(self.page_box)
        row.addWidget(self._count)

    def _build_zoom(self, row: QHBoxLayout) -> None:
        smaller = self._button("", "zoom_out", lambda: self.zoom_stepped.emit(-1), "缩小（Ctrl+滚轮）")
        smaller.setAccessibleName("缩小")
        larger = self._button("", "zoom_in", lambda: self.zoom_stepped.emit(1), "放大（Ctrl+滚轮）")
        larger.setAccessibleName("放大")
        self._percent = QLabel()
        self._percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("400% "))
        self._fits: dict[Fit, QPushButton] = {}
        row.addWidget(smaller)
        row.addWidget(self._percent)
        row.addWidget(larger)
        fits: tuple[tuple[Fit, str], ...] = (("width", "适合宽度"), ("page", "整页"))
        for fit, words in fits:
            button = self._button(words, "", partial(self.fit_asked.emit, fit))
            button.setObjectName("pill")
            button.setCheckable(True)
            self._fits[fit] = button
            row.addWidget(button)

    def _build_choices(self, row: QHBoxLayout, shown: Printable) -> None:
        self.size_box = QComboBox()
        self.size_box.setAccessibleName("纸张大小")
        self.size_box.setToolTip("自动：栏目在 A4 上排得下就用 A4，排不下用 A3")
        for words, size in _SIZES:
            self.size_box.addItem(words, size)
        self.lies_box = QComboBox()
        self.lies_box.setAccessibleName("纸张方向")
        for words, landscape in (("横向", True), ("纵向", False)):
            self.lies_box.addItem(words, landscape)
        self.mask_box = QCheckBox("隐去个人信息")
        self.mask_box.setToolTip("姓名、证件号、电话和住址只印一部分")
        for box in (self.size_box, self.lies_box):
            box.setVisible(shown.any_paper)
            box.currentIndexChanged.connect(self._changed)
            row.addWidget(box)
        self.mask_box.toggled.connect(self._changed)
        row.addWidget(self.mask_box)

    def choices(self) -> Choices:
        """What is chosen now."""
        return Choices(
            masked=self.mask_box.isChecked(),
            paper=self.size_box.currentData(),
            landscape=bool(self.lies_box.currentData()),
        )

    def show_choices(self, choices: Choices) -> None:
        """Put the choices back, as when a person has stopped what they asked for."""
        boxes = (self.mask_box, self.size_box, self.lies_box)
        for box in boxes:
            box.blockSignals(True)
        self.mask_box.setChecked(choices.masked)
        self.size_box.setCurrentIndex(self.size_box.findData(choices.paper))
        self.lies_box.setCurrentIndex(self.lies_box.findData(choices.landscape))
        for box in boxes:
            box.blockSignals(False)

    def _changed(self) -> None:
        self.choices_changed.emit(self.choices())

    def enable(self, on: bool) -> None:
        """Whether the pages are there to be printed and saved."""
        for widget in (self.print_button, self.save_button, self.word_button, self.page_box):
            widget.setEnabled(on)

    def show_count(self, pages: int) -> None:
        self.page_box.blockSignals(True)
        self.page_box.setRange(1, max(pages, 1))
        self.page_box.blockSignals(False)
        self._count.setText(f"/ {pages:,} 页")

    def show_page(self, number: int) -> None:
        """The page (from 0) one is on."""
        self.page_box.blockSignals(True)
        self.page_box.setValue(number + 1)
        self.page_box.blockSignals(False)

    def show_zoom(self, zoom: float, fit: Fit) -> None:
        self._percent.setText(f"{round(zoom * 100)}%")
        for name, button in self._fits.items():
            button.setChecked(name == fit)
