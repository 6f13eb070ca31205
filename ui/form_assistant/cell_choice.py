"""Below the records of a cell: take another figure, type a number, or leave the cell empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from lawgov_desktop.form_assistant.amounts import amount_of, in_words
from lawgov_desktop.form_assistant.matching import titles
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.plan import FormCell
from lawgov_desktop.reporting.report.answers import Answers


class CellChoice(QFrame):
    """Speaks of one cell at a time."""

    chosen = Signal(object)
    """The :class:`Choice` a person made for the cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = titles()
        self.figures = QComboBox()
        self.figures.setAccessibleName("换成台账里的另一个数字")
        self.figures.setEditable(True)
        self.figures.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.figures.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.figures.setMinimumContentsLength(10)
        line = self.figures.lineEdit()
        assert line is not None
        line.setPlaceholderText("打字查找，如：调解、普法")
        finder = QCompleter(self.figures.model(), self)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.figures.setCompleter(finder)
        self.typed = QLineEdit()
        self.typed.setAccessibleName("自己填一个数")
        self.typed.setPlaceholderText("填好按回车")
        self.leave = QPushButton("留空")
        self.leave.setAutoDefault(False)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for row, (words, widget) in enumerate((("换成", self.figures), ("自己填", self.typed))):
            label = QLabel(words)
            label.setBuddy(widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1, 1, 2 if row == 0 else 1)
        grid.addWidget(self.leave, 1, 2)
        grid.setColumnStretch(1, 1)
        # Where room is scarce the list of records gives way, not what is typed into.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.figures.activated.connect(self._figure_chosen)
        self.typed.returnPressed.connect(self._number_typed)
        self.leave.clicked.connect(lambda: self.chosen.emit(Choice()))
        self.show_cell(None, {})

    def show_cell(self, cell: FormCell | None, told: Answers) -> None:
        """Offer what the cell may be: likely figures first, each with its value for the cell's span."""
        self.setEnabled(cell is not None)
        self.figures.clear()
        self.typed.clear()
        if cell is None:
            return
        likely = [one.key for one in cell.proposals]
        for key in dict.fromkeys([*likely, *self._titles]):
            said = told.get(key)
            amount = None if said is None else amount_of(said, cell.unit)
            if said is not None and amount is not None:
                unit = cell.unit if said.unit == "元" and cell.unit else said.unit
                self.figures.addItem(f"{self._titles[key]}　{in_words(amount)}{unit}", key)
        self.figures.setCurrentIndex(self.figures.findData(cell.figure) if cell.figure else -1)
        if cell.by_hand:
            self.typed.setText(cell.value)
        self.leave.setText("保留原有" if cell.asked.stands is not None else "留空")

    def _figure_chosen(self, place: int) -> None:
        key = self.figures.itemData(place)
        if key:
            self.chosen.emit(Choice(figure=key))

    def _number_typed(self) -> None:
        text = self.typed.text().strip()
        if text:
            self.chosen.emit(Choice(by_hand=text))
