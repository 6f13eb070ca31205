"""The pages of a PDF as a list of small pictures, drawn when they come into sight."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap

from ui.jobs import Jobs
from ui.papers.page_pictures import PagePictures
from ui.papers.pdf_file import PdfFile

_WHITE: Final = QColor("white")
_NOWHERE: Final = QModelIndex()


class ThumbnailsModel(QAbstractListModel):
    """One row a page: its number and a picture as large as :attr:`box` allows."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.box = QSize(96, 128)
        """The room for a picture, in dots of the screen."""
        self._file: PdfFile | None = None
        self._pictures = PagePictures(jobs, self)
        self._pictures.came.connect(self._came)

    def show_file(self, file: PdfFile | None) -> None:
        self.beginResetModel()
        self._file = file
        self._pictures.show(file)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() or self._file is None else len(self._file)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or self._file is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"第 {index.row() + 1} 页"
        if role == Qt.ItemDataRole.DecorationRole:
            return _as_it_is(self._small(index.row()))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        return None

    def _small(self, number: int) -> QImage:
        assert self._file is not None
        width, height = self._file.sizes[number]
        dots = min(self.box.width() / width, self.box.height() / height) * 72
        image = self._pictures.image(number, max(int(dots), 1))
        if image is not None:
            return image
        blank = QImage(round(width * dots / 72), round(height * dots / 72), QImage.Format.Format_RGB32)
        blank.fill(_WHITE)
        return blank

    def _came(self, number: int) -> None:
        index = self.index(number)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])


def _as_it_is(image: QImage) -> QIcon:
    """An icon that is not tinted where it is chosen: paper stays white."""
    icon, picture = QIcon(), QPixmap.fromImage(image)
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(picture, mode)
    return icon
