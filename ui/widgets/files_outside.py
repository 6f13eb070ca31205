"""Files outside the book: opened by the program the system has for them, put where a clerk keeps files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices


def open_path(path: Path) -> None:
    """Show a file or a folder with the program the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def offer_to_open(say: Callable[..., None], words: str, path: Path) -> None:
    """Tell that a file was written, in ``words``; the notice opens it."""
    say(words, lambda: open_path(path), "打开")


def documents() -> Path:
    """Where a clerk keeps files: 文档, else the home folder."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(found) if found else Path.home()


def unused(place: Path) -> Path:
    """The place itself, or the same with a number behind it that is not taken."""
    stem, number, free = place.stem if place.suffix == ".zip" else place.name, 2, place
    while free.exists():
        suffix = place.suffix if place.suffix == ".zip" else ""
        free, number = place.with_name(f"{stem}（{number}）{suffix}"), number + 1
    return free


def with_suffix(place: Path, suffix: str) -> Path:
    """The place with ``suffix`` (".xlsx") behind its name, unless it stands there in any case."""
    return place if place.suffix.lower() == suffix else place.with_name(place.name + suffix)
