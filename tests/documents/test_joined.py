"""PDFs joined into one: in order, whole or not at all, each part read as it comes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from lawgov_desktop.documents.pdfium import PDFIUM_TURN, join_pdfs
from lawgov_desktop.errors import Cancelled, UserError


def written(out: Path, *words: str) -> Path:
    canvas = Canvas(str(out))
    for word in words:
        canvas.drawString(100, 500, word)
        canvas.showPage()
    canvas.save()
    return out


def words_of(pdf: Path) -> list[str]:
    with PDFIUM_TURN, pypdfium2.PdfDocument(pdf) as document:
        return [document[number].get_textpage().get_text_range() for number in range(len(document))]


def test_parts_follow_one_another_though_they_share_a_name(tmp_path: Path) -> None:
    def parts() -> Iterator[Path]:
        for words in (("one", "two"), ("three",)):
            yield written(tmp_path / "part.pdf", *words)

    assert join_pdfs(parts(), tmp_path / "whole.pdf") == 3
    assert words_of(tmp_path / "whole.pdf") == ["one", "two", "three"]


def test_an_older_file_stays_when_the_parts_break_off(tmp_path: Path) -> None:
    out = written(tmp_path / "whole.pdf", "older")

    def parts() -> Iterator[Path]:
        yield written(tmp_path / "part.pdf", "one")
        raise Cancelled

    with pytest.raises(Cancelled):
        join_pdfs(parts(), out)
    assert words_of(out) == ["older"]
    assert not PDFIUM_TURN.locked()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不存在"):
        join_pdfs([written(tmp_path / "part.pdf", "one")], tmp_path / "nowhere" / "whole.pdf")
    assert not PDFIUM_TURN.locked()
