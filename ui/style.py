"""Dresses the application: Qt's Fusion, one style sheet from resources/style, a bundled Chinese font."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.colours import ACCENT, BY_NAME, FAINT, GROUND, INK, SURFACE, WHITE

BASE_POINTS: Final = 10.0
SCALES: Final = (100, 125, 150, 175, 200)
"""Sizes of the text a person can choose, in percent (feature U01)."""

_OFFICE_FAMILIES: Final = ("Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC")
_FONT_FILE: Final = "NotoSansSC_400Regular.ttf"


def dress(application: QApplication, resources: Path, percent: int = 100) -> None:
    """Give the whole application its look with text of ``percent`` of the usual size."""
    application.setStyle("Fusion")
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, GROUND),
        (QPalette.ColorRole.Base, SURFACE),
        (QPalette.ColorRole.AlternateBase, "#f8fafb"),
        (QPalette.ColorRole.Button, SURFACE),
        (QPalette.ColorRole.WindowText, INK),
        (QPalette.ColorRole.Text, INK),
        (QPalette.ColorRole.ButtonText, INK),
        (QPalette.ColorRole.Highlight, ACCENT),
        (QPalette.ColorRole.HighlightedText, WHITE),
        (QPalette.ColorRole.PlaceholderText, FAINT),
        (QPalette.ColorRole.ToolTipBase, SURFACE),
        (QPalette.ColorRole.ToolTipText, INK),
        (QPalette.ColorRole.Link, ACCENT),
        (QPalette.ColorRole.Accent, ACCENT),
    ):
        palette.setColor(role, QColor(colour))
    application.setPalette(palette)
    font = QFont(application.font())
    font.setFamilies([chinese_family(resources / "fonts")])
    font.setPointSizeF(BASE_POINTS * percent / 100)
    application.setFont(font)
    application.setStyleSheet(style_sheet(resources / "style" / "light.qss", percent))


def chinese_family(fonts: Path) -> str:
    """A family that draws Chinese: the system's own where it is good, else the shipped one, loaded once."""
    installed = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    own = next((family for family in _OFFICE_FAMILIES if family in installed), "")
    if own:
        return own
    if "Noto Sans SC" not in installed:
        number = QFontDatabase.addApplicationFont(str(fonts / _FONT_FILE))
        families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
        return families[0] if families else QFont().family()
    return "Noto Sans SC"


def style_sheet(file: Path, percent: int) -> str:
    """The style sheet with its names filled in: ``@accent`` a colour, ``@pt(1.2)`` so many times the text,
    ``@px(16)`` a size that grows with the text.
    """
    text = file.read_text(encoding="utf-8")
    icons = (file.parent.parent / "icons").as_posix()
    text = text.replace("@icons", icons)

    def points(found: re.Match[str]) -> str:
        return f"{BASE_POINTS * percent / 100 * float(found[1]):.2f}pt"

    text = re.sub(r"@px\(([\d.]+)\)", lambda found: f"{round(float(found[1]) * percent / 100)}px", text)
    text = re.sub(r"@pt\(([\d.]+)\)", points, text)
    return re.sub(r"@([a-z_]+)", lambda found: BY_NAME[found[1]], text)
