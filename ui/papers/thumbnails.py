"""The pages small at the left of a preview: which one it is, and a click or an arrow key goes there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from ui.jobs import Jobs
from ui.papers.pdf_file import PdfFile
from ui.papers.thumbnails_model import ThumbnailsModel

_Index = QModelIndex | QPersistentModelIndex

_LOOKED_AT: Final = 50
"""Pages whose shape decides how much room each is given."""


class Thumbnails(QListView):
    """Hidden where there is only one page."""

    page_chosen = Signal(int)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = False
        self.setObjectName("thumbnails")
        self.setAccessibleName("各页缩略图")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self._pages = ThumbnailsModel(jobs, self)
        self.setFixedWidth(9 * self.fontMetrics().height())
        self.setModel(self._pages)
        self.clicked.connect(self._chosen)
        self.activated.connect(self._chosen)

    def show_file(self, file: PdfFile | None) -> None:
        """Show the pages of a PDF, or of none."""
        if file is not None:
            em = self.fontMetrics().height()
            tallest = max(height / width for width, height in file.sizes[:_LOOKED_AT])
            self._pages.box = QSize(6 * em, min(round(6 * em * tallest), 9 * em))
            self.setIconSize(self._pages.box)
            self.setGridSize(QSize(8 * em, self._pages.box.height() + 2 * em))
        self._pages.show_file(file)
        self.setVisible(file is not None and len(file) > 1)

    def mark(self, number: int) -> None:
        """Mark the page one is on, and bring it into sight."""
        if self.currentIndex().row() != number:
            self._told = True
            self.setCurrentIndex(self._pages.index(number))
            self._told = False

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if not self._told and current.isValid() and self.hasFocus():
            self.page_chosen.emit(current.row())

    def _chosen(self, index: QModelIndex) -> None:
        self.page_chosen.emit(index.row())
