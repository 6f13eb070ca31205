"""Says where things lie: the resources the program ships, and the folder that holds the user's own books."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import platformdirs

DATA_VARIABLE: Final = "LAWGOV_DATA"
"""An environment variable that names another data folder."""

PORTABLE_MARK: Final = "portable.txt"
"""This file beside the program keeps the books beside the program too: the whole office on one stick."""

BOOK_SUFFIX: Final = ".lawgov"
OWN_BOOK: Final = "法治台账" + BOOK_SUFFIX
PRACTICE_BOOK: Final = "练习" + BOOK_SUFFIX


def program_folder() -> Path:
    """The folder main.py lies in; of the packaged program, the folder of its executable."""
    if getattr(sys, "frozen", False):
        return Path(sys.executable).resolve().parent
    return Path(__file__).resolve().parent.parent


def resources_folder() -> Path:
    """Fonts, rules, samples: read only, shipped with the program."""
    packed = getattr(sys, "_MEIPASS", None)
    return (Path(packed) if packed else program_folder()) / "resources"


def data_folder(environment: Mapping[str, str] = os.environ, program: Path | None = None) -> Path:
    """Where the user's books lie; the folder may not exist yet.

    In this order: the folder ``LAWGOV_DATA`` names; ``data`` beside the program when portable.txt lies
    there; the user's own data folder of the system (Linux ``~/.local/share``, Windows ``%LOCALAPPDATA%``,
    macOS ``~/Library/Application Support``).
    """
    named = environment.get(DATA_VARIABLE, "").strip()
    if named:
        return Path(named).expanduser()
    program = program or program_folder()
    if (program / PORTABLE_MARK).is_file():
        return program / "data"
    return Path(platformdirs.user_data_dir("LawGovDesktop", appauthor=False))


def own_book() -> Path:
    """The book that opens when nobody names another."""
    return data_folder() / OWN_BOOK


def practice_book() -> Path:
    """The book of invented data to try things in; made anew when it is missing."""
    return data_folder() / PRACTICE_BOOK
