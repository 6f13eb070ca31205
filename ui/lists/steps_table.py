"""The table the windows of imports and of recent actions share: whole rows, wide columns take the room."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QSize, Signal
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from ui.importing.pieces import scaled
from ui.lists.steps_model import Step, StepsModel
from ui.widgets.whole_rows import whole_rows


class StepsTable(QTableView):
    """Says which step is the current one."""

    chosen = Signal()

    def __init__(
        self, model: StepsModel, wide: tuple[int, ...], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._steps, self._wide = model, wide
        self.setModel(model)
        whole_rows(self, name)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in wide:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._moved)
        self._fit()  # the headings are read before the first answer comes

    def _moved(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.chosen.emit()

    def step(self) -> Step | None:
        """The current step."""
        row = self.currentIndex().row()
        return self._steps.steps[row] if 0 <= row < len(self._steps.steps) else None

    def show_steps(self, steps: list[Step]) -> None:
        """Show these; the current row stays where it was."""
        row = max(self.currentIndex().row(), 0)
        self._steps.show(steps)
        self._fit()
        if steps:
            self.selectRow(min(row, len(steps) - 1))
        self.chosen.emit()

    def _fit(self) -> None:
        """Columns as wide as their texts, with room for the frame of the current cell; none too wide."""
        em = self.fontMetrics().height()
        self.resizeColumnsToContents()
        for column in range(self._steps.columnCount()):
            if column not in self._wide:
                self.setColumnWidth(column, min(self.columnWidth(column) + em // 2, 11 * em))


def fitting(dialog: QWidget, width: int, height: int) -> QSize:
    """A size in pixels of the usual text, for the text in use, no larger than the window it stands over."""
    over = dialog.parentWidget()
    room = over.window().size() if over is not None else dialog.screen().availableSize()
    return QSize(scaled(dialog, width), scaled(dialog, height)).boundedTo(room - QSize(40, 40))
