"""The bundled fonts, loaded once for all tests of papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook


@pytest.fixture(scope="session")
def bundled_fonts() -> Path:
    return Path(__file__).parents[2] / "resources" / "fonts"


@pytest.fixture(scope="session")
def fonts(bundled_fonts: Path) -> FontBook:
    """A book that sees no font of this computer."""
    return FontBook([], bundled_fonts)
