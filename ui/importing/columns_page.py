"""Step two: which rows are the header, which column goes to which field; the preview follows at once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QGuiApplication, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.importing.column_choice import DROP, KEEP, ColumnChoice
from ui.importing.list_version_box import ListVersionBox
from ui.importing.mapping_header import MappingHeader
from ui.importing.pieces import scaled
from ui.importing.preview_model import Index, Preview, PreviewModel

MOST_LEVELS = 6
_WIDEST = 260

# Fusion draws the arrows of a styled box as bare edges.
_SPIN = (
    "QSpinBox { padding: 4px 24px 4px 8px; } QSpinBox:focus { padding: 3px 23px 3px 7px; }"
    "QSpinBox::up-button, QSpinBox::down-button { subcontrol-origin: border; border: none; width: 20px; }"
    "QSpinBox::up-button { subcontrol-position: top right; }"
    "QSpinBox::down-button { subcontrol-position: bottom right; }"
    "QSpinBox::up-arrow { image: url(ICONS/up.svg); width: 12px; height: 12px; }"
    "QSpinBox::down-arrow { image: url(ICONS/down.svg); width: 12px; height: 12px; }"
)


class TintedCells(QStyledItemDelegate):
    """Paints the model's background.

    WORKAROUND: with a style sheet for ``::item``, Qt 6 leaves out BackgroundRole.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tint = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(tint, QBrush):
            painter.fillRect(option.rect, tint)
        super().paint(painter, option, index)


class ColumnsPage(QWidget):
    """The preview with its choices. ``header_chosen(first, last)``, ``column_chosen(place, choice)``,
    ``reset_asked()`` (header and mapping as first suggested) ask whoever keeps the session."""

    header_chosen = Signal(int, int)
    column_chosen = Signal(int, str)
    reset_asked = Signal()

    def __init__(
        self,
        fields: Sequence[tuple[str, str]],
        *,
        with_list: bool,
        icons: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.first, self.last = QSpinBox(), QSpinBox()
        self.first.setAccessibleName("表头第一行")
        self.last.setAccessibleName("表头最后一行")
        for box in (self.first, self.last):
            box.setKeyboardTracking(False)
            box.setStyleSheet(_SPIN.replace("ICONS", icons.as_posix()))
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setMaximumWidth(scaled(self, 84))
            box.valueChanged.connect(self._typed)
        self.reset_button = QPushButton("恢复建议")
        self.reset_button.setToolTip("表头和各列的对应都回到程序建议的样子")
        self.reset_button.clicked.connect(self.reset_asked)
        self.found = QLabel()
        self.found.setObjectName("quiet")
        upper = QHBoxLayout()
        upper.setSpacing(8)
        for part in (QLabel("表头在第"), self.first, QLabel("行到第"), self.last, QLabel("行")):
            upper.addWidget(part)
        hint = QLabel("也可以直接点行号；表头有几层时，按住 Shift 再点最后一层")
        hint.setObjectName("small")
        hint.setWordWrap(True)
        upper.addWidget(hint, 1)
        upper.addWidget(self.reset_button)

        self.model = PreviewModel(self)
        self.table = QTableView()
        self.table.setAccessibleName("表格预览")
        self.table.setModel(self.model)
        self.head = MappingHeader(fields, self.table)
        self.head.chosen.connect(self.column_chosen)
        self.table.setHorizontalHeader(self.head)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(TintedCells(self.table))
        numbers = self.table.verticalHeader()
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setDefaultSectionSize(self.fontMetrics().height() + 10)
        numbers.setSectionsClickable(True)
        numbers.setHighlightSections(False)
        numbers.setCursor(Qt.CursorShape.PointingHandCursor)
        numbers.viewport().installEventFilter(self)

        self.note = QLabel()
        self.note.setObjectName("doubt")
        self.note.setWordWrap(True)
        self.version = ListVersionBox() if with_list else None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(8)
        if self.version is not None:
            whole.addWidget(self.version)
        whole.addLayout(upper)
        whole.addWidget(self.table, 1)
        lower = QHBoxLayout()
        lower.setSpacing(16)
        self.found.setWordWrap(True)
        lower.addWidget(self.found, 1)
        lower.addWidget(self.note, 1)
        whole.addLayout(lower)
        self.setTabOrder(self.last, self.table)

    # ------------------------------------------------------------ showing

    def show_preview(self, preview: Preview, choices: Sequence[ColumnChoice], note: str = "") -> None:
        """Show the sheet with its header, the choice above each column, and one sentence worth reading."""
        last_row = preview.first_row + max(len(preview.rows) - 1, 0)
        header = sorted(preview.header_rows)
        for box, value in (
            (self.first, header[0] if header else preview.first_row),
            (self.last, header[-1] if header else preview.first_row),
        ):
            box.blockSignals(True)
            box.setRange(preview.first_row, last_row)
            box.setValue(value)
            box.blockSignals(False)
        fresh = self.model.preview.rows != preview.rows
        self.model.show(preview)
        self.head.show_choices(choices)
        self.table.clearSpans()
        for span in preview.spans:
            self.table.setSpan(*span)
        if fresh:
            self._fit_widths()
        mapped = sum(choice.choice not in (KEEP, DROP) for choice in choices)
        kept = sum(choice.choice == KEEP for choice in choices)
        dropped = len(choices) - mapped - kept
        shown = len(preview.rows)
        parts = [f"已对应 {mapped} 列"]
        if kept:
            parts.append(f"原文另存 {kept} 列")
        if dropped:
            parts.append(f"不导入 {dropped} 列")
        if preview.skipped:
            parts.append(f"灰色斜体的 {len(preview.skipped)} 行不导入（停在行上看原因）")
        if preview.total_rows > shown:
            parts.append(f"共 {preview.total_rows:,} 行，这里显示前 {shown} 行")
        self.found.setText("　·　".join(parts))
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _fit_widths(self) -> None:
        metrics = self.fontMetrics()
        for column in range(self.model.columnCount()):
            texts = [self.model.text(row, column) for row in range(min(40, self.model.rowCount()))]
            body = sorted(metrics.horizontalAdvance(text[:60]) for text in texts if text)
            usual = body[len(body) * 3 // 4] if body else 0
            self.table.setColumnWidth(column, max(scaled(self, 118), min(scaled(self, _WIDEST), usual + 24)))

    # ------------------------------------------------------------ choosing the header

    def _typed(self) -> None:
        first, last = self.first.value(), self.last.value()
        if self.sender() is self.first and last < first:
            last = first
        elif last < first:
            first = last
        self.header_chosen.emit(first, min(last, first + MOST_LEVELS - 1))

    def click_row(self, number: int, *, to_here: bool = False) -> None:
        """Make Excel's row the header; with ``to_here`` the header goes on to this row."""
        first = self.first.value() if to_here and number >= self.first.value() else number
        self.header_chosen.emit(max(first, number - MOST_LEVELS + 1), number)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        numbers = self.table.verticalHeader()
        if watched is numbers.viewport() and event.type() == QEvent.Type.MouseButtonPress:
            assert isinstance(event, QMouseEvent)
            section = numbers.logicalIndexAt(event.position().toPoint())
            if section >= 0:
                shift = QGuiApplication.keyboardModifiers() | event.modifiers()
                self.click_row(
                    self.model.row_number(section),
                    to_here=bool(shift & Qt.KeyboardModifier.ShiftModifier),
                )
                return True
        return super().eventFilter(watched, event)
