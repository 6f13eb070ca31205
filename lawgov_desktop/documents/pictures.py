"""Photos and scans made ready for paper: upright, on white, no finer than the printer can show."""

from __future__ import annotations

import io
import math
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError
from PIL.JpegImagePlugin import JpegImageFile

PRINT_DPI: Final = 200
"""Finer than this no office printer shows on a photo, and a volume would not go through the mail."""

_JPEG_QUALITY: Final = 85
_INCH_MM: Final = 25.4
_ORIENTATION: Final = 0x0112
_LYING: Final = (5, 6, 7, 8)
"""EXIF orientations by which the picture is turned a quarter."""
_MOST_DOTS: Final = 89_478_485
"""Of a picture that must be read whole, as Pillow counts; a JPEG of a telephone with 108 million is read at a
fraction of its size, and refused only beyond Pillow's own limit of twice as many."""
_NO_PICTURE: Final = (
    Image.DecompressionBombError, MemoryError,
    OSError, ValueError, SyntaxError, EOFError, ArithmeticError,
)  # fmt: skip
"""What Pillow raises for a file it cannot show; UnidentifiedImageError is an OSError."""


class PictureRefused(ValueError):
    """A file that cannot be shown as a picture; ``str`` is a sentence for the clerk."""


@dataclass(frozen=True, slots=True)
class FittedPicture:
    """A JPEG no larger than needed, and its size on paper in mm (the proportions of the original)."""

    jpeg: bytes
    width_mm: float
    height_mm: float


def fit_picture(
    file: Path, width_mm: float, height_mm: float, *, name: str = "", dots_per_inch: int = PRINT_DPI
) -> FittedPicture:
    """The picture in ``file`` fitted into a box, turned as its camera says (EXIF), as JPEG.

    ``name`` is what the clerk knows the file by. Raises :class:`PictureRefused` for a file that is missing,
    damaged, no picture, or too large to be one (a decompression bomb).
    """
    name = name or file.name
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as opened:
                if math.prod(opened.size) > _MOST_DOTS and not isinstance(opened, JpegImageFile):
                    raise PictureRefused(f"图片“{name}”太大，没有印出来；请用看图软件缩小后再添加。")
                return _fitted(opened, width_mm, height_mm, dots_per_inch)
    except (Image.DecompressionBombError, MemoryError) as fault:
        raise PictureRefused(f"图片“{name}”太大，没有印出来；请用看图软件缩小后再添加。") from fault
    except UnidentifiedImageError as fault:
        raise PictureRefused(f"“{name}”不是能打开的图片，没有印出来。") from fault
    except FileNotFoundError as fault:
        raise PictureRefused(f"图片“{name}”的文件不见了，没有印出来。") from fault
    except PictureRefused:
        raise
    # Pillow reports damage inside a known format by these, and by SyntaxError for a broken PNG.
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError) as fault:
        raise PictureRefused(f"图片“{name}”已损坏，没有印出来。") from fault


def height_for(file: Path, width_mm: float) -> float | None:
    """How high the upright picture is at this width, in mm; None for a file that cannot be shown."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file) as opened:
                across, down = opened.size
                if opened.getexif().get(_ORIENTATION) in _LYING:
                    across, down = down, across
    except _NO_PICTURE:
        return None
    return width_mm * down / across if across else None


def _fitted(opened: Image.Image, width_mm: float, height_mm: float, dots_per_inch: int) -> FittedPicture:
    most = tuple(max(round(side / _INCH_MM * dots_per_inch), 1) for side in (width_mm, height_mm))
    across, down = opened.size
    # A JPEG is read at a fraction of its size where that is enough, however the camera lay.
    part = max(min(most[0] / across, most[1] / down), min(most[1] / across, most[0] / down))
    opened.draft("RGB", (math.ceil(across * part), math.ceil(down * part)))
    picture = ImageOps.exif_transpose(opened)
    across, down = picture.size
    scale = min(width_mm / across, height_mm / down)
    wanted = (min(round(across * scale / _INCH_MM * dots_per_inch), across) or 1,
              min(round(down * scale / _INCH_MM * dots_per_inch), down) or 1)  # fmt: skip
    if picture.mode.startswith("I;16"):  # Pillow would cut every grey off at 255: a white page
        picture = picture.convert("I").point(lambda grey: grey * (1 / 256)).convert("L")
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    elif picture.mode != "L":
        picture = picture.convert("RGB")
    if wanted != picture.size:
        picture = picture.resize(wanted, Image.Resampling.LANCZOS)
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=_JPEG_QUALITY, optimize=True)
    return FittedPicture(written.getvalue(), across * scale, down * scale)
