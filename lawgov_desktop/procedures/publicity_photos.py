"""Keeps the photos of an event: shrunk to the size the office has set, with when they were taken (P05)."""

from __future__ import annotations

import tempfile
import warnings
from pathlib import Path
from typing import Any, Final

from PIL import Image

from lawgov_desktop.registers.publicity.photo_date import taken_at
from lawgov_desktop.registers.publicity.photos import TAKEN
from lawgov_desktop.storage.attachments import Attachments

LONG_SIDE: Final = "photo_long_side"
"""The local number (province pack): dots of the longer side; 0 keeps photos as they are."""

_QUALITY: Final = 88
_JPEGS: Final = ("JPEG", "MPO")  # MPO: a telephone's JPEG with a second picture behind it
_NO_PICTURE: Final = (
    Image.DecompressionBombWarning, Image.DecompressionBombError, MemoryError,
    OSError, ValueError, SyntaxError, EOFError, ArithmeticError,
)  # fmt: skip
"""What Pillow raises for what it cannot read: such a file is kept as it is."""


def keep_photo(attachments: Attachments, source: Path, long_side: int) -> dict[str, Any]:
    """Copy a photo in, no larger than ``long_side`` dots; what :meth:`Attachments.add` gives, and ``taken``.

    A larger one is kept shrunk, with all its camera wrote (EXIF); the file it came from is not touched, and
    its hash is that of the file kept. What is no picture, or damaged, is kept as it is. UserError as ``add``.
    """
    moment = taken_at(source)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        smaller = Path(folder) / source.name
        kept = attachments.add(smaller if _shrunk(source, smaller, long_side) else source)
    return {**kept, TAKEN: moment}


def _shrunk(source: Path, target: Path, long_side: int) -> bool:
    """Write a smaller copy to ``target``; False where there is nothing to shrink."""
    if long_side <= 0:
        return False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(source) as opened:
                if max(opened.size) <= long_side or opened.format not in (*_JPEGS, "PNG"):
                    return False
                _write_smaller(opened, target, long_side)
    except _NO_PICTURE:
        target.unlink(missing_ok=True)
        return False
    return True


def _write_smaller(opened: Image.Image, target: Path, long_side: int) -> None:
    """The same picture with fewer dots; how it is turned stays told by its EXIF."""
    kept = {name: opened.info[name] for name in ("exif", "icc_profile", "dpi") if name in opened.info}
    jpeg = opened.format in _JPEGS
    if jpeg:
        opened.draft(None, (long_side, long_side))  # a JPEG is read at a fraction of its size
    scale = long_side / max(opened.size)
    size = tuple(max(round(side * scale), 1) for side in opened.size)
    picture = opened.resize((size[0], size[1]), Image.Resampling.LANCZOS)
    if jpeg:
        picture.save(target, "JPEG", quality=_QUALITY, optimize=True, **kept)
    else:
        picture.save(target, "PNG", optimize=True, **kept)
