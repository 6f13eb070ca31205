"""Dresses the application: Qt's Fusion, one style sheet from resources/style, a bundled Chinese font."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ui.colours import DARK, LIGHT, Colours, Tone

BASE_POINTS: Final = 10.0
SCALES: Final = (100, 125, 150, 175, 200)
"""Sizes of the text a person can choose, in percent (feature U01)."""

_OFFICE_FAMILIES: Final = ("Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC")
_FONT_FILE: Final = "NotoSansSC_400Regular.ttf"

_EDGES: Final = (
    (
        (QPalette.ColorRole.Light, "#ffffff"),
        (QPalette.ColorRole.Midlight, "#cacaca"),
        (QPalette.ColorRole.Mid, "#b8b8b8"),
        (QPalette.ColorRole.Dark, "#9f9f9f"),
        (QPalette.ColorRole.Shadow, "#767676"),
    ),
    (
        (QPalette.ColorRole.Light, "#4a5660"),
        (QPalette.ColorRole.Midlight, "#3a454e"),
        (QPalette.ColorRole.Mid, "#66747f"),
        (QPalette.ColorRole.Dark, "#8995a0"),
        (QPalette.ColorRole.Shadow, "#0b0e10"),
    ),
)
"""The edges Fusion draws where the style sheet says nothing; of the light look, of the dark one."""


_Role = QPalette.ColorRole


def dress(application: QApplication, resources: Path, percent: int = 100, colours: Colours = LIGHT) -> None:
    """Give the whole application its look with text of ``percent`` of the usual size, also while it runs."""
    if application.style().objectName() != "fusion":
        application.setStyle("Fusion")
    application.setPalette(palette_of(colours))
    font = QFont(application.font())
    font.setFamilies([chinese_family(resources / "fonts")])
    font.setPointSizeF(BASE_POINTS * percent / 100)
    application.setFont(font)
    sheets = ("window.qss", "dark.qss") if colours is DARK else ("window.qss",)
    application.setStyleSheet(
        "".join(style_sheet(resources / "style" / name, percent, colours) for name in sheets)
    )


def palette_of(colours: Colours) -> QPalette:
    """What Qt draws by itself in these colours; every role is named, so that nothing of the system's own
    look, light or dark, shines through.
    """
    palette = QPalette()
    for role, colour in (
        (_Role.Window, colours.ground),
        (_Role.Base, colours.surface),
        (_Role.AlternateBase, colours.stripe),
        (_Role.Button, colours.surface),
        (_Role.WindowText, colours.ink),
        (_Role.Text, colours.ink),
        (_Role.ButtonText, colours.ink),
        (_Role.BrightText, colours.on_fill),
        (_Role.Highlight, colours.fill),
        (_Role.HighlightedText, colours.on_fill),
        (_Role.PlaceholderText, colours.faint),
        (_Role.ToolTipBase, colours.surface),
        (_Role.ToolTipText, colours.ink),
        (_Role.Link, colours.accent),
        (_Role.LinkVisited, colours.accent),
        (_Role.Accent, colours.accent),
        *_EDGES[colours is DARK],
    ):
        palette.setColor(role, QColor(colour))
    return palette


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


def style_sheet(file: Path, percent: int, colours: Colours = LIGHT) -> str:
    """The style sheet with its names filled in: ``@accent`` a colour, ``@pt(1.2)`` so many times the text,
    ``@px(16)`` a size that grows with the text, ``@arrows`` the folder of the arrows Qt draws by itself.
    """
    text = file.read_text(encoding="utf-8")
    icons = file.parent.parent / "icons"
    text = text.replace("@arrows", (icons / ("dark" if colours is DARK else "light")).as_posix())

    def points(found: re.Match[str]) -> str:
        return f"{BASE_POINTS * percent / 100 * float(found[1]):.2f}pt"

    text = re.sub(r"@px\(([\d.]+)\)", lambda found: f"{round(float(found[1]) * percent / 100)}px", text)
    text = re.sub(r"@pt\(([\d.]+)\)", points, text)
    return re.sub(r"@[a-z_]+", lambda found: colours.code(Tone(found[0])), text)
