"""Pictures of pages, drawn by a worker one at a time: what was asked for last comes first."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from ui.jobs import Jobs
from ui.papers.pdf_file import PdfFile, Picture

_WAITING: Final = 24
"""Pages that may wait to be drawn; who scrolls past hundreds does not wait for them."""
_ROOM: Final = 96_000_000
"""Bytes of pictures kept."""

_Key = tuple[int, int]
"""(page from 0, dots per inch)"""


class _Drawn(NamedTuple):
    file: PdfFile
    key: _Key
    picture: Picture | None


class PagePictures(QObject):
    """Knows the pictures of one PDF. :attr:`came` tells that a page can be shown."""

    came = Signal(int)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._file: PdfFile | None = None
        self._kept: OrderedDict[_Key, QImage] = OrderedDict()
        self._last: dict[int, QImage] = {}
        """Of each page a picture that may stand in while the right one is drawn."""
        self._waiting: OrderedDict[_Key, None] = OrderedDict()
        self._drawing: tuple[PdfFile, _Key] | None = None

    def show(self, file: PdfFile | None) -> None:
        """Show another PDF, or none. Pages look as before until they are drawn anew."""
        self._file = file
        self._kept.clear()
        self._waiting.clear()
        if file is None:
            self._last.clear()

    def image(self, number: int, dots_per_inch: int) -> QImage | None:
        """The page at that fineness if it is there; it is asked for else, and what there is of it given."""
        key = (number, dots_per_inch)
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        if self._drawing is None or self._drawing != (self._file, key):
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            while len(self._waiting) > _WAITING:
                self._waiting.popitem(last=False)
            self._draw_next()
        return self._last.get(number)

    def _draw_next(self) -> None:
        file = self._file
        if self._drawing is not None or file is None or not self._waiting:
            return
        key, _ = self._waiting.popitem()
        self._drawing = (file, key)
        # A bound method: Qt lets go of it when this object has gone before the page is drawn.
        self._jobs.quiet(lambda: _Drawn(file, key, file.draw(*key)), self._came)

    def _came(self, drawn: _Drawn) -> None:
        self._drawing = None
        if drawn.file is self._file and drawn.picture is not None:
            number = drawn.key[0]
            self._kept[drawn.key] = self._last[number] = image_of(drawn.picture).copy()
            self._let_go()
            self.came.emit(number)
        self._draw_next()

    def _let_go(self) -> None:
        room = _ROOM - sum(image.sizeInBytes() for image in self._kept.values())
        while room < 0 and len(self._kept) > 1:
            (number, _), image = self._kept.popitem(last=False)
            room += image.sizeInBytes()
            if self._last.get(number) is image:
                del self._last[number]
        shown = {number for number, _ in self._kept}
        if len(self._last) > 2 * len(shown) + _WAITING:
            self._last = {number: image for number, image in self._last.items() if number in shown}


def image_of(picture: Picture) -> QImage:
    """The picture as Qt draws it; it borrows the bytes, which have to live as long."""
    kind = QImage.Format.Format_Grayscale8 if picture.grey else QImage.Format.Format_RGB32
    return QImage(picture.pixels, picture.width, picture.height, picture.stride, kind)
