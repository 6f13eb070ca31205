"""The photos of an event on paper: what each shows and when it was taken, two or four on a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.document import Photo, PhotoGrid
from lawgov_desktop.documents.pictures import height_for
from lawgov_desktop.records.fields import attached
from lawgov_desktop.registers.publicity.photo_date import day_of, taken_at

TAKEN: Final = "taken"
"""In an attachment: when the photo says it was taken, "" where it does not; read when it was added."""
SHOWS: Final = "shows"
"""In an attachment: what the photo shows, in the clerk's words."""

PICTURES: Final = (".jpg", ".jpeg", ".png", ".bmp", ".gif", ".tif", ".tiff", ".webp")

_OF_A_CAMERA = re.compile(
    r"(?:img|dsc|dscf|dscn|pic|p|photo|image|mmexport|screenshot|wx_camera_|微信图片|照片|图片)?[\s_()（）\d.-]*",
    re.IGNORECASE,
)
"""Names that cameras and telephones give; they say nothing of what is shown."""


def moment_of(file: Mapping[str, Any], path_of: Callable[[str], Path]) -> str:
    """When a kept photo was taken; asked of the file where that was not kept with it."""
    return str(file[TAKEN]) if TAKEN in file else taken_at(path_of(file["sha256"]))


def known_other_days(value: object, held_on: date) -> list[tuple[str, date]]:
    """(name, day) of the photos known to be of another day than the event; no file is opened."""
    found = []
    for file in attached(value if isinstance(value, str) else None):
        day = day_of(str(file.get(TAKEN) or ""))
        if day is not None and day != held_on:
            found.append((str(file["name"]), day))
    return found


def caption(file: Mapping[str, Any], moment: str) -> str:
    """发放资料（2025-01-02 09:31 拍摄）; what neither the clerk nor the file says is left out."""
    shows = str(file.get(SHOWS) or "").strip()
    stem = Path(str(file["name"])).stem
    if not shows and not _OF_A_CAMERA.fullmatch(stem):
        shows = stem
    taken = f"{moment} 拍摄" if moment else ""
    return f"{shows}（{taken}）" if shows and taken else shows or taken


def is_picture(file: Mapping[str, Any]) -> bool:
    """Papers of a PDF or a film kept among the photos are not printed as pictures."""
    return Path(str(file["name"])).suffix.lower() in PICTURES


def photos_of(value: object, path_of: Callable[[str], Path]) -> tuple[Photo, ...]:
    """The pictures among the attachments of an event, with their captions."""
    found = []
    for file in attached(value if isinstance(value, str) else None):
        if is_picture(file):
            said = caption(file, moment_of(file, path_of))
            found.append(Photo(path_of(file["sha256"]), said, str(file["name"])))
    return tuple(found)


def upright_grids(photos: Sequence[Photo], per_page: int) -> list[PhotoGrid]:
    """Two photos one below the other, or four in two rows, on an upright page below a short heading."""
    columns, width_mm, most_mm = (1, 160.0, 100.0) if per_page == 2 else (2, 78.0, 92.0)
    return grids(photos, per_page, columns, width_mm, most_mm)


def grids(
    photos: Sequence[Photo], per_page: int, columns: int, width_mm: float, most_mm: float
) -> list[PhotoGrid]:
    """One grid for each page; its boxes are as high as the photos need at this width, at most ``most_mm``."""
    found = []
    for at in range(0, len(photos), per_page):
        page = tuple(photos[at : at + per_page])
        highest = max(height_for(photo.file, width_mm) or width_mm * 3 / 4 for photo in page)
        found.append(PhotoGrid(page, columns, round(min(highest, most_mm), 1)))
    return found
