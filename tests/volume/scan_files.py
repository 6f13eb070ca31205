"""Files such as clerks scan them, and files such as nobody should have to open."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas


def picture(folder: Path, name: str, size: tuple[int, int] = (1200, 1600), **saved: object) -> Path:
    """A light picture with a dark head: its upper tenth."""
    drawn = Image.new("RGB", size, (225, 225, 225))
    ImageDraw.Draw(drawn).rectangle((0, 0, size[0], size[1] // 10), fill=(20, 20, 20))
    drawn.save(folder / name, **saved)
    return folder / name


def pdf(folder: Path, name: str, pages: Sequence[tuple[float, float]] = ((595, 842),)) -> Path:
    """A PDF with a line of text near the head of every page."""
    canvas = Canvas(str(folder / name))
    for number, (width, height) in enumerate(pages, start=1):
        canvas.setPageSize((width, height))
        canvas.drawString(40, height - 40, f"scan page {number}")
        canvas.showPage()
    canvas.save()
    return folder / name


def turned_pdf(folder: Path, name: str, degrees: int, crop: tuple[float, ...] | None = None) -> Path:
    """One page a reader turns clockwise by so many degrees; with ``crop`` only a part of it is shown."""
    made = pypdfium2.PdfDocument(pdf(folder, f"plain-{name}"))
    made[0].set_rotation(degrees)
    if crop is not None:
        made[0].set_cropbox(*crop)
    made.save(folder / name)
    made.close()
    return folder / name


def locked_pdf(folder: Path, name: str) -> Path:
    canvas = Canvas(str(folder / name), encrypt="geheim")
    canvas.drawString(100, 700, "secret")
    canvas.save()
    return folder / name


def annotated_pdf(folder: Path, name: str) -> Path:
    """A page with a stamp laid over it as an annotation, as phone scanners sign."""
    made = pypdfium2.PdfDocument(pdf(folder, f"plain-{name}"))
    page = made[0]
    stamp = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_SQUARE)
    raw.FPDFAnnot_SetRect(stamp, raw.FS_RECTF(100, 300, 300, 200))
    raw.FPDFAnnot_SetColor(stamp, raw.FPDFANNOT_COLORTYPE_InteriorColor, 255, 0, 0, 255)
    look = "1 0 0 rg 100 200 200 100 re f\0".encode("utf-16-le")
    raw.FPDFAnnot_SetAP(stamp, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, ctypes.cast(look, raw.FPDF_WIDESTRING))
    raw.FPDFPage_CloseAnnot(stamp)
    made.save(folder / name)
    made.close()
    return folder / name
