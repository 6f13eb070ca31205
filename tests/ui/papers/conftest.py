"""What tests of previews share: waiting for the pages, reading them back, looking for ink."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.documents.pdfium import PDFIUM_TURN
from ui.papers.pdf_file import PdfFile
from ui.papers.preview import PreviewDialog

Ready = Callable[[PreviewDialog], PreviewDialog]


@pytest.fixture
def ready(qtbot: QtBot) -> Ready:
    """Waits until the pages of a preview are there."""

    def wait(dialog: PreviewDialog) -> PreviewDialog:
        qtbot.waitUntil(lambda: dialog.print_button.isEnabled(), timeout=30_000)
        return dialog

    return wait


def words_of(pdf: Path | bytes) -> list[str]:
    """The text of each page. pdfium waits for its turn: a page may be drawn at the same time."""
    with PDFIUM_TURN, pypdfium2.PdfDocument(pdf) as document:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def ink_of(pdf: Path) -> list[float]:
    """The dark part of each page, 0 to 1."""
    file = PdfFile(pdf)
    parts = []
    for number in range(len(file)):
        picture = file.draw(number, 40)
        assert picture is not None
        lights = picture.pixels[1::4]
        parts.append(sum(light < 140 for light in lights) / len(lights))
    file.close()
    return parts
