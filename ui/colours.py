"""The few colours of the window, one accent and greys; the style sheet uses the same by these names."""

from __future__ import annotations

from typing import Final

INK: Final = "#1f2a33"
QUIET: Final = "#56636e"
FAINT: Final = "#8a949d"
LINE: Final = "#d5dbe0"
GROUND: Final = "#f3f5f6"
SURFACE: Final = "#ffffff"
ACCENT: Final = "#1b5e78"
ACCENT_DARK: Final = "#154a5f"
ACCENT_PALE: Final = "#e3eef2"
AMBER: Final = "#855900"
AMBER_PALE: Final = "#fff6df"
RED: Final = "#b3261e"
BRIGHT_RED: Final = "#d6150b"
DARK_RED: Final = "#7d1712"
RED_PALE: Final = "#fdeceb"
GREEN: Final = "#2c6e49"
WHITE: Final = "#ffffff"

BY_NAME: Final = {
    name.lower(): value
    for name, value in list(globals().items())
    if name.isupper() and isinstance(value, str)
}
