"""Step two: which rows are the header, which column goes to which field; the preview follows at once."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QContextMenuEvent, QGuiApplication, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QSpinBox,
    QSplitter,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ui.importing.column_choice import DROP, KEEP, ColumnChoice
from ui.importing.field_list import FieldList
from ui.importing.field_popup import FieldPopup
from ui.importing.list_version_box import ListVersionBox
from ui.importing.mapping_header import MappingHeader
from ui.importing.pieces import scaled
from ui.importing.preview_model import Index, Preview, PreviewModel
from ui.importing.sheet_bar import SheetBar

MOST_LEVELS = 6
_WIDEST = 260


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
    """The preview with its choices; what a person wants is told to whoever keeps the session."""

    header_chosen = Signal(int, int)
    """Excel rows, first and last."""
    column_chosen = Signal(str, str)
    """Letter of the column, its choice."""
    swapped = Signal(str, str)
    """The field of one column is dragged onto another; letters."""
    row_taken_back = Signal(int, bool)
    reset_asked = Signal()
    """Header and columns as first suggested; what was remembered is forgotten."""

    def __init__(
        self,
        fields: Sequence[tuple[str, str]],
        *,
        required: Collection[str] = (),
        with_list: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._clicked = 0
        self._late_click = QTimer(self)
        """A click on the number of a skipped row waits whether it becomes a double click."""
        self._late_click.setSingleShot(True)
        self._late_click.timeout.connect(lambda: self.click_row(self._clicked))
        self.first, self.last = QSpinBox(), QSpinBox()
        self.first.setAccessibleName("表头第一行")
        self.last.setAccessibleName("表头最后一行")
        for box in (self.first, self.last):
            box.setKeyboardTracking(False)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.setMaximumWidth(scaled(self, 84))
            box.valueChanged.connect(self._typed)
        self.reset_button = QPushButton("恢复建议")
        self.reset_button.setToolTip("表头和各列的对应都回到程序建议的样子，上次记住的也不用")
        self.reset_button.clicked.connect(self.reset_asked)
        upper = QHBoxLayout()
        upper.setSpacing(8)
        for part in (QLabel("表头在第"), self.first, QLabel("行到第"), self.last, QLabel("行")):
            upper.addWidget(part)
        hint = QLabel("点行号也能换表头；列对错了，点列上方的框换一个")
        hint.setObjectName("small")
        hint.setWordWrap(True)
        upper.addWidget(hint, 1)
        upper.addWidget(self.reset_button)

        self.sheets = SheetBar()
        self.model = PreviewModel(self)
        self.table = QTableView()
        self.table.setAccessibleName("表格预览")
        self.table.setAccessibleDescription("空格键选栏目；菜单键换表头、取回灰色的行")
        self.table.setModel(self.model)
        self.head = MappingHeader(self.table)
        self.table.setHorizontalHeader(self.head)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.setWordWrap(False)
        self.table.setTabKeyNavigation(False)
        self.table.setItemDelegate(TintedCells(self.table))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.table.doubleClicked.connect(lambda index: self._take_back(self.model.row_number(index.row())))
        numbers = self.table.verticalHeader()
        numbers.setDefaultSectionSize(self.fontMetrics().height() + 10)
        numbers.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        numbers.setMinimumWidth(scaled(self, 48))
        numbers.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        # A click chooses the header; without this the view would select the whole row.
        for viewport in (numbers.viewport(), self.table.viewport()):
            viewport.installEventFilter(self)
        self.table.installEventFilter(self)
        self.table.viewport().setAcceptDrops(True)
        self.popup = FieldPopup(fields, self)
        self.popup.chosen.connect(self.column_chosen)
        self.head.chosen.connect(self.column_chosen)
        self.head.asked.connect(self._ask)
        self.head.dropped.connect(self._dropped)
        self.fields = FieldList(fields, required)
        self.fields.wanted.connect(self._give)
        both = QSplitter(Qt.Orientation.Horizontal)
        both.addWidget(self.table)
        both.addWidget(self.fields)
        both.setStretchFactor(0, 1)
        both.setStretchFactor(1, 0)
        both.setSizes([scaled(self, 800), scaled(self, 185)])
        both.setCollapsible(0, False)

        self.look_button = QPushButton("到下一个请看一眼的列 ›")
        self.look_button.setObjectName("link")
        self.look_button.setToolTip("到下一个“请看一眼”的列；对的不用管，不对的换一个栏目")
        self.look_button.clicked.connect(self._go_to_doubtful)
        self.found, self.note, self.about = QLabel(), QLabel(), QLabel()
        self.found.setObjectName("quiet")
        self.note.setObjectName("doubt")
        self.about.setObjectName("small")
        self.version = ListVersionBox() if with_list else None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(8)
        if self.version is not None:
            whole.addWidget(self.version)
        whole.addWidget(self.sheets)
        whole.addLayout(upper)
        whole.addWidget(both, 1)
        found = QHBoxLayout()
        found.setSpacing(8)
        found.addWidget(self.found, 1)
        found.addWidget(self.look_button)
        whole.addLayout(found)
        for label in (self.found, self.note, self.about):
            label.setWordWrap(True)
        whole.addWidget(self.note)
        whole.addWidget(self.about)
        self.setTabOrder(self.last, self.head)
        self.setTabOrder(self.head, self.table)

    # ------------------------------------------------------------ showing

    def show_preview(
        self, preview: Preview, choices: Sequence[ColumnChoice], note: str = "", about: str = ""
    ) -> None:
        """Show the sheet with its header, the choice above each column, one sentence worth reading, and
        what the reader of the file has to say."""
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
        old = self.model.preview
        fresh = (old.rows, old.spans) != (preview.rows, preview.spans)
        self.model.show(preview)
        self.head.show_choices(choices)
        self.fields.show_given({choice.choice for choice in choices if choice.mapped})
        if fresh:
            self.table.clearSpans()
            for span in preview.spans:
                self.table.setSpan(*span)
            self._fit_widths()
        self.found.setText("　·　".join(_in_short(preview, choices)))
        self.look_button.setVisible(any(one.doubtful for one in choices))
        self.show_note(note)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def show_note(self, note: str) -> None:
        """The one sentence worth reading; none when it is empty."""
        self.note.setText(f"△ {note}" if note else "")
        self.note.setVisible(bool(note))

    def _fit_widths(self) -> None:
        metrics = self.fontMetrics()
        for column in range(self.model.columnCount()):
            texts = [self.model.text(row, column) for row in range(min(40, self.model.rowCount()))]
            body = sorted(metrics.horizontalAdvance(text[:60]) for text in texts if text)
            usual = body[len(body) * 3 // 4] if body else 0
            self.table.setColumnWidth(column, max(scaled(self, 124), min(scaled(self, _WIDEST), usual + 24)))

    # ------------------------------------------------------------ choosing for a column

    def _ask(self, column: int) -> None:
        taken = {one.choice for at, one in enumerate(self._choices) if one.mapped and at != column}
        self.popup.ask(self._choices[column], taken, self.head.box_corner(column))

    @property
    def _choices(self) -> list[ColumnChoice]:
        return [self.head.choice(at) for at in range(self.model.columnCount())]

    def _go_to_doubtful(self) -> None:
        choices = self._choices
        doubtful = [at for at, one in enumerate(choices) if one.doubtful]
        if doubtful:
            self.head.setFocus(Qt.FocusReason.TabFocusReason)
            self.head.go_to(next((at for at in doubtful if at > self.head.current), doubtful[0]))

    def _give(self, path: str) -> None:
        """A field of the list goes to the column in use: that of the table's cell, else of its head."""
        index = self.table.currentIndex()
        at = index.column() if index.isValid() else self.head.current
        if at < len(self._choices) and not self._choices[at].group:
            self.column_chosen.emit(self._choices[at].letter, path)

    def _dropped(self, said: str, letter: str) -> None:
        if said.startswith("@"):
            self.swapped.emit(said[1:], letter)
        else:
            self.column_chosen.emit(letter, said)

    # ------------------------------------------------------------ choosing the header, taking rows back

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

    def _take_back(self, number: int) -> None:
        """Import a skipped row after all; once more, and it is skipped again."""
        preview = self.model.preview
        if number in preview.skipped and number >= preview.first_data_row:
            self.row_taken_back.emit(number, True)
        elif number in preview.taken_back:
            self.row_taken_back.emit(number, False)

    def row_menu(self, number: int) -> QMenu:
        """What can be done with a row of the sheet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        preview = self.model.preview
        if number in preview.skipped and number >= preview.first_data_row:
            menu.addAction("按数据导入这一行", lambda: self._take_back(number))
        elif number in preview.taken_back:
            menu.addAction("还是不导入这一行", lambda: self._take_back(number))
        menu.addAction("以这一行为表头", lambda: self.click_row(number))
        menu.addAction("表头到这一行为止", lambda: self.click_row(number, to_here=True)).setEnabled(
            number > self.first.value()
        )
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        numbers = self.table.verticalHeader()
        kind = event.type()
        if watched is numbers.viewport() and isinstance(event, QMouseEvent):
            return self._number_pressed(event)
        if isinstance(event, QContextMenuEvent) and watched in (numbers.viewport(), self.table.viewport()):
            self._show_menu(event.pos().y(), event.globalPos())
            return True
        if isinstance(event, QContextMenuEvent) and watched is self.table:  # the key for menus
            place = self.table.visualRect(self.table.currentIndex()).bottomLeft()
            self._show_menu(place.y(), self.table.viewport().mapToGlobal(place))
            return True
        drags = (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop, QEvent.Type.DragLeave)
        if watched is self.table.viewport() and kind in drags:
            # A field may fall anywhere in the column: the head above knows what to do with it.
            return QApplication.sendEvent(self.head.viewport(), event)
        pressed = kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key()
        if watched is self.table and pressed in (Qt.Key.Key_F4, Qt.Key.Key_Space):
            self.head.ask(self.table.currentIndex().column())
            return True
        return super().eventFilter(watched, event)

    def _show_menu(self, y: int, where: QPoint) -> None:
        line = self.table.rowAt(y)
        if line >= 0:
            self.row_menu(self.model.row_number(line)).popup(where)

    def _number_pressed(self, event: QMouseEvent) -> bool:
        section = self.table.verticalHeader().logicalIndexAt(event.position().toPoint())
        if section < 0 or event.button() != Qt.MouseButton.LeftButton:
            return False
        number, preview = self.model.row_number(section), self.model.preview
        if event.type() == QEvent.Type.MouseButtonDblClick:
            self._late_click.stop()
            self._take_back(number)
            return True
        if event.type() != QEvent.Type.MouseButtonPress:
            return False
        keys = QGuiApplication.keyboardModifiers() | event.modifiers()
        to_here = bool(keys & Qt.KeyboardModifier.ShiftModifier)
        may_be_double = number in preview.taken_back or (
            number in preview.skipped and number >= preview.first_data_row
        )
        if may_be_double and not to_here:
            self._clicked = number
            self._late_click.start(QApplication.doubleClickInterval())
        else:
            self.click_row(number, to_here=to_here)
        return True


def _in_short(preview: Preview, choices: Sequence[ColumnChoice]) -> list[str]:
    """What becomes of columns and rows, in a few words each."""
    own = [choice for choice in choices if not choice.group]
    mapped = sum(choice.mapped for choice in own)
    doubtful = sum(choice.doubtful for choice in own)
    kept = sum(choice.choice == KEEP for choice in own)
    dropped = sum(choice.choice == DROP for choice in own)
    parts = [f"已对应 {mapped} 列" + (f"（△ 有 {doubtful} 列请看一眼）" if doubtful else "")]
    if kept:
        parts.append(f"原文另存 {kept} 列")
    if dropped:
        parts.append(f"不导入 {dropped} 列")
    if preview.skipped:
        parts.append(f"灰色的 {len(preview.skipped):,} 行不导入（停在行上看原因，双击取回）")
    shown = len(preview.rows)
    if preview.total_rows > shown:
        parts.append(f"共 {preview.total_rows:,} 行，这里显示前 {shown} 行")
    return parts
