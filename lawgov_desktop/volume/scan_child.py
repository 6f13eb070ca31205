"""The process that opens scans from outside and makes them fit for a volume: only it can die of them.

It is started by scans.py with a folder as argument, reads one request a line from stdin and answers each with
one line on stdout. A file that kills it costs a fresh process and a sentence on the volume's page.
"""

from __future__ import annotations

import gc
import json
import secrets
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.pictures import PictureRefused, fit_picture
from lawgov_desktop.spreadsheets.child_limits import limit_self

MEMORY_BYTES: Final = 1 << 30
SECONDS: Final = 900
"""Computing time of one process; each file has its own, shorter limit on the wall clock."""

MOST_PAGES: Final = 300
"""Pages of one PDF; more is no scan of a paper in a dossier."""

_MM: Final = 72 / 25.4
_MOST_POINTS: Final = 15_000  # a side of five metres: no paper of a dossier
_LOOK_AT: Final = 1024  # bytes in which a PDF must say that it is one (ISO 32000, Annex H)
_LEAST_DPI: Final = 110
"""Screens and phones write 72 or 96 into a picture without meaning it; scanners mean what they write."""


class Refused(Exception):
    """A sentence for the clerk why a file cannot be taken in."""


def main(arguments: Sequence[str]) -> int:
    """Answer requests until stdin ends; 0 always."""
    folder = Path(arguments[0])
    limit_self(MEMORY_BYTES, SECONDS)
    for number, line in enumerate(sys.stdin):
        asked = json.loads(line)
        try:
            told: dict[str, Any] = _WORKS[asked["work"]](asked, folder, number)
        except Refused as refused:
            told = {"refused": str(refused)}
        except PictureRefused as refused:
            told = {"refused": str(refused).replace("没有印出来", "没有装进卷宗")}
        except MemoryError:
            told = {"refused": f"“{asked.get('name', '')}”太大，没有装进卷宗；请用看图软件缩小后再添加。"}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        if "pages" in told and told["pages"][0]["kind"] == "pdf":
            gc.collect()  # readers of PDFs hold on to themselves in circles
    return 0


def _take_in(asked: dict[str, Any], folder: Path, number: int) -> dict[str, Any]:
    """One file → its pages: JPEGs no finer than print, or pages of a PDF written anew by pdfium."""
    file, name = Path(asked["file"]), asked["name"]
    try:
        with file.open("rb") as opened:
            head = opened.read(_LOOK_AT)
    except FileNotFoundError:
        raise Refused(f"“{name}”的文件不见了，没有装进卷宗。") from None
    except OSError as fault:
        raise Refused(f"“{name}”读不出来（{fault.strerror}），没有装进卷宗。") from fault
    if b"%PDF-" in head:
        return {"pages": _pdf_pages(file, name, folder / f"taken-{number}.pdf")}
    if not head:
        raise Refused(f"“{name}”是空的（0 字节），没有装进卷宗；请重新扫描或重新复制。")
    room = asked["room_mm"]
    pages = [
        _picture(page, name, folder / f"taken-{number}-{place}.jpg", room[0], room[1])
        for place, page in enumerate(_pages_of_picture(file, name, folder / f"taken-{number}"))
    ]
    return {"pages": pages}


def _pages_of_picture(file: Path, name: str, out: Path) -> list[Path]:
    """A file for each page: scanners write several pages into one TIFF. Any other picture is its own page."""
    from PIL import Image, ImageOps

    found = []
    try:
        with Image.open(file) as opened:
            count = getattr(opened, "n_frames", 1) if opened.format == "TIFF" else 1
            if count > MOST_PAGES:
                raise Refused(
                    f"“{name}”有 {count} 页，超过 {MOST_PAGES} 页，没有装进卷宗；请拆成几份再添加。"
                )
            for page in range(count if count > 1 else 0):
                opened.seek(page)
                found.append(out.with_name(f"{out.name}-{page}.tif"))
                meant = {"dpi": opened.info["dpi"]} if "dpi" in opened.info else {}
                ImageOps.exif_transpose(opened).save(found[-1], "TIFF", compression="raw", **meant)
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError, TypeError) as fault:
        if found:
            raise Refused(f"“{name}”已损坏，没有装进卷宗；请重新扫描或重新导出。") from fault
    return found or [file]  # what is wrong with it is told where it is fitted


def _picture(file: Path, name: str, out: Path, room_width: float, room_height: float) -> dict[str, Any]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(file) as opened:
            across, down = opened.size
            dpi = opened.info.get("dpi", (0, 0))[0]
            if opened.getexif().get(0x0112) in (5, 6, 7, 8):  # the camera lay on its side
                across, down = down, across
    except UnidentifiedImageError:
        raise Refused(f"“{name}”不是图片也不是 PDF，没有装进卷宗；请先转成 PDF 再添加。") from None
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, TypeError):
        dpi = 0  # fit_picture says what is wrong with it
        across, down = 1, 1
    width_mm = across / float(dpi) * 25.4 if dpi and float(dpi) >= _LEAST_DPI else 0.0
    height_mm = width_mm * down / across
    turned = width_mm > room_width and across > down
    if turned:
        room_width, room_height = room_height, room_width
    if width_mm:  # never larger than the paper it was scanned from
        room_width, room_height = min(room_width, width_mm + 1), min(room_height, height_mm + 1)
    fitted = fit_picture(file, room_width, room_height, name=name)
    out.write_bytes(fitted.jpeg)
    with Image.open(out) as written:
        size, grey = written.size, written.mode == "L"
    wide, high = fitted.width_mm, fitted.height_mm
    return {
        "file": str(out), "kind": "jpeg", "pixels": size, "grey": grey, "turned": turned,
        "size_mm": (high, wide) if turned else (wide, high),
    }  # fmt: skip


def _pdf_pages(file: Path, name: str, out: Path) -> list[dict[str, Any]]:
    """The pages of a foreign PDF, copied into a new one and measured as a reader shows them."""
    import pypdfium2
    from pypdfium2 import raw

    try:
        source = pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as fault:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(fault).lower():
            raise Refused(f"“{name}”加了密码，没有装进卷宗；请去掉密码再添加。") from fault
        raise Refused(f"“{name}”已损坏，没有装进卷宗；请重新扫描或重新导出。") from fault
    count = len(source)
    if count > MOST_PAGES:
        raise Refused(f"“{name}”有 {count} 页，超过 {MOST_PAGES} 页，没有装进卷宗；请拆成几份再添加。")
    if not count:
        raise Refused(f"“{name}”一页也没有，没有装进卷宗。")
    taken = pypdfium2.PdfDocument.new()
    mended = out.with_suffix(".mended.pdf")
    try:
        taken.import_pages(source)
        pages = [_measured(taken, number, name) | {"file": str(out)} for number in range(count)]
        taken.save(str(mended))
    except pypdfium2.PdfiumError as fault:
        raise Refused(f"“{name}”已损坏，没有装进卷宗；请重新扫描或重新导出。") from fault
    finally:
        taken.close()
        source.close()
    return _in_objects(mended, out, pages, name)


def _measured(taken: Any, number: int, name: str) -> dict[str, Any]:
    """One page made ready: what lies above it made part of it, turned back, its size as a reader shows it."""
    from pypdfium2 import raw

    page = taken[number]
    # Stamps and filled-in fields lie above the page: made part of it, as a reader shows them.
    raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
    page.close()
    page = taken[number]
    turn = page.get_rotation()
    page.set_rotation(0)
    across, down = page.get_size()
    page.close()
    if min(across, down) < 1 or max(across, down) > _MOST_POINTS:
        raise Refused(f"“{name}”的页面大小不合常理，没有装进卷宗。")
    size = (across / _MM, down / _MM) if turn % 180 == 0 else (down / _MM, across / _MM)
    return {"kind": "pdf", "turn": turn, "box": (across, down), "size_mm": size}


def _in_objects(mended: Path, out: Path, pages: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    from pypdf.errors import PyPdfError

    from lawgov_desktop.volume.scan_objects import TooMany, cut

    mark = f"\x00{secrets.token_hex(6)}\x00"
    try:
        told = cut(mended, out, mark)
    except (TooMany, PyPdfError, RecursionError, zlib.error) as fault:
        raise Refused(f"“{name}”已损坏或太复杂，没有装进卷宗；请另存为图片再添加。") from fault
    finally:
        mended.unlink()
    shared = {"mark": mark, "objects": told["objects"]}
    for page, form in zip(pages, told["forms"], strict=True):
        page |= {"form": form}
    pages[0] |= shared
    return pages


_WORKS: Final[dict[str, Callable[[dict[str, Any], Path, int], dict[str, Any]]]] = {
    "take_in": _take_in,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
