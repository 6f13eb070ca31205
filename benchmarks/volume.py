"""A volume of 40 leaves beside the same leaves rendered one by one and joined by pypdf; memory stays flat.

What bounds it: the child's reading of telephone photos (some 0.1 s for 12 million dots; a volume without
scans is some 10 ms a page, of which laying out text is nearly all). Fonts are cut and embedded once here,
and once a paper at the peer's: that is where its size comes from, and much of its time.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import ROOT, Line, alone, at_most

BOUND = 0.9
MEMORY_BOUND = 1.3
LEAVES = 40
TRIES = 2


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The lines of a volume: time with and without scans, size, memory at many leaves beside few."""
    folder.mkdir(parents=True, exist_ok=True)
    for scans, what in ((0, "papers"), (LEAVES // 2, "papers and photos, half and half")):
        ours = min(
            (alone(_code("with_ours", LEAVES, scans))[0] for _ in range(TRIES)), key=lambda one: one[0]
        )
        peer = min(
            (alone(_code("with_pypdf", LEAVES, scans))[0] for _ in range(TRIES)), key=lambda one: one[0]
        )
        yield at_most("VOL", f"volume of {LEAVES} {what}", ours[0], peer[0], BOUND, "s")
        yield at_most("VOL", f"its size, {what}", ours[1], peer[1], 1.0, "MB")
    yield at_most(
        "VOL",
        "peak memory at 300 leaves beside 40",
        alone(_code("with_ours", 300, 150))[1],
        alone(_code("with_ours", 40, 20))[1],
        MEMORY_BOUND,
        "MB",
    )


def _code(work: str, leaves: int, scans: int) -> str:
    return f"from benchmarks.volume import {work}\nprint(*{work}({leaves}, {scans}))"


def _papers(count: int) -> list[tuple[str, object]]:
    from lawgov_desktop.documents.document import Document, Paragraph, SignatureBlock, Title

    said = "双方因宅基地边界发生争执，经现场查看，调解员讲明有关规定，分别做工作后提出方案。"
    return [
        (
            f"人民调解记录（第{number}次）",
            Document(
                "人民调解记录",
                (
                    Title("人民调解记录"),
                    *(Paragraph(f"{place}．{said}") for place in range(1, 14)),
                    SignatureBlock(("当事人（签名）：", "人民调解员（签名）：")),
                ),
            ),
        )
        for number in range(1, count + 1)
    ]


def _photos(folder: Path) -> list[Path]:
    from PIL import Image, ImageFilter

    made = []
    for number in range(4):
        noise = (
            Image.effect_noise((3000, 4000), 50 + number).convert("RGB").filter(ImageFilter.GaussianBlur(3))
        )
        noise.save(folder / f"{number}.jpg", quality=90)
        made.append(folder / f"{number}.jpg")
    return made


def with_ours(leaves: int, scans: int) -> tuple[float, float]:
    from lawgov_desktop.documents.document import Document, Title
    from lawgov_desktop.documents.fonts import FontBook
    from lawgov_desktop.registers.mediation.volume_papers import contents
    from lawgov_desktop.volume.binding import bind
    from lawgov_desktop.volume.pieces import Piece, Printed, Scanned, Volume
    from lawgov_desktop.volume.scans import ScanTaker

    fonts = FontBook([], ROOT / "resources" / "fonts")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos = _photos(folder) if scans else []
        pieces: list[Piece] = [Printed(title, paper) for title, paper in _papers(leaves - scans)]  # type: ignore[arg-type]
        pieces += [Scanned(f"扫描件{n}", ((photos[n % 4], "photo"),)) for n in range(scans)]
        volume = Volume(
            "卷", Document("封面", (Title("调解卷宗"),)),
            lambda lines: contents([(one.title, str(one.page), "") for one in lines], ""),
            tuple(pieces), lambda pages: Document("封底", (Title(f"本卷共 {pages} 页"),)),
        )  # fmt: skip
        began = time.perf_counter()
        with ScanTaker() as taker:
            bind(volume, folder / "out.pdf", fonts, taker)
        return time.perf_counter() - began, (folder / "out.pdf").stat().st_size / 1e6


def with_pypdf(leaves: int, scans: int) -> tuple[float, float]:
    """Every leaf a PDF of its own, photos on a leaf by the program's own blocks, then one PDF of all."""
    from pypdf import PdfWriter

    from lawgov_desktop.documents.document import Document, Photo, PhotoGrid
    from lawgov_desktop.documents.fonts import FontBook
    from lawgov_desktop.documents.pdf import render_pdf

    fonts = FontBook([], ROOT / "resources" / "fonts")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        photos = _photos(folder) if scans else []
        papers = [paper for _, paper in _papers(leaves - scans)]
        papers += [
            Document("扫描件", (PhotoGrid((Photo(photos[n % 4]),), columns=1, height_mm=230),))
            for n in range(scans)
        ]
        began = time.perf_counter()
        writer = PdfWriter()
        for number, paper in enumerate(papers):
            writer.append(render_pdf(paper, folder / f"{number}.pdf", fonts).path)  # type: ignore[arg-type]
        writer.write(folder / "out.pdf")
        return time.perf_counter() - began, (folder / "out.pdf").stat().st_size / 1e6
