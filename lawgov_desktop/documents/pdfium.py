"""pdfium's turn: one library for all threads, not made for two at once; and PDFs joined into one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from threading import Lock
from typing import Final

import pypdfium2

from lawgov_desktop.documents.whole_file import written_whole

PDFIUM_TURN: Final = Lock()
"""Held while pdfium works, in whatever thread: a page drawn for the window while another file is joined."""


def join_pdfs(parts: Iterable[Path], out: Path) -> int:
    """Write the pages of ``parts`` one after the other to ``out``; returns how many.

    Each part is read as it comes, so all may have one name, written anew each time. UserError when ``out``
    cannot be written, and whatever ``parts`` raise; an older file then stays.
    """
    with PDFIUM_TURN:
        whole = pypdfium2.PdfDocument.new()
    try:
        for part in parts:
            content = part.read_bytes()
            with PDFIUM_TURN, pypdfium2.PdfDocument(content) as one:
                whole.import_pages(one)
        with written_whole(out) as beside, PDFIUM_TURN:
            whole.save(beside)
            return len(whole)
    finally:
        with PDFIUM_TURN:
            whole.close()
