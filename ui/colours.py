"""The few colours of the window: one accent and greys, once for a light room and once for a dark one.

Code speaks of a colour by its office in the window (``INK``, ``AMBER``), never by its value; the style sheet
writes the same names. What paints asks :func:`shade` at the moment of painting, what writes rich text asks
:func:`shade_code`: so a window follows when the look is changed under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NewType

from PySide6.QtGui import QColor, QGuiApplication, QPalette

Tone = NewType("Tone", str)
"""The name of a colour as the style sheet writes it: an at sign before a field of :class:`Colours`."""


@dataclass(frozen=True, slots=True)
class Colours:
    """One value (``#rrggbb``) for each office a colour has; :data:`LIGHT` and :data:`DARK` fill it.

    Words stand out from their ground by 4.5 : 1 or more, marks and the frame of the focus by 3 : 1
    (WCAG 2.2, 1.4.3 and 1.4.11); in the light look ``faint`` is for what is idle and for marks beside words.
    """

    # words and marks
    ink: str
    quiet: str
    faint: str
    accent: str
    accent_strong: str
    amber: str
    red: str
    bright_red: str
    dark_red: str
    green: str
    pale_mark: str
    icon_idle: str
    # grounds
    ground: str
    surface: str
    stripe: str
    raised: str
    card_hover: str
    hover: str
    heading: str
    heading_hover: str
    accent_pale: str
    amber_pale: str
    red_pale: str
    green_pale: str
    held: str
    doubt_ground: str
    refuse_ground: str
    marked: str
    desk: str
    # lines
    line: str
    grid: str
    field_line: str
    accent_line: str
    amber_line: str
    doubt_line: str
    job_line: str
    handle: str
    groove: str
    # filled surfaces and the words on them
    fill: str
    fill_hover: str
    on_fill: str
    on_idle: str
    notice: str
    notice_hover: str
    notice_line: str
    on_notice: str

    def code(self, tone: Tone) -> str:
        """``#rrggbb`` of a colour; AttributeError for a name that no look has."""
        return str(getattr(self, tone.removeprefix("@")))


LIGHT: Final = Colours(
    ink="#1f2a33",
    quiet="#56636e",
    faint="#8a949d",
    accent="#1b5e78",
    accent_strong="#154a5f",
    amber="#855900",
    red="#b3261e",
    bright_red="#d3150b",
    dark_red="#7d1712",
    green="#2c6e49",
    pale_mark="#c4ccd2",
    icon_idle="#b4bcc3",
    ground="#f3f5f6",
    surface="#ffffff",
    stripe="#f8fafb",
    raised="#fafbfc",
    card_hover="#fafcfd",
    hover="#e9edf0",
    heading="#eef1f3",
    heading_hover="#e5eaed",
    accent_pale="#e3eef2",
    amber_pale="#fff6df",
    red_pale="#fdeceb",
    green_pale="#e8f3ec",
    held="#dcefe3",
    doubt_ground="#fffcf3",
    refuse_ground="#fff8f7",
    marked="#f6a500",
    desk="#dfe4e8",
    line="#d5dbe0",
    grid="#e8ecef",
    field_line="#bfc8cf",
    accent_line="#a9cad6",
    amber_line="#ecd9a6",
    doubt_line="#c99a2e",
    job_line="#bcd6df",
    handle="#c3cbd1",
    groove="#e2e7ea",
    fill="#1b5e78",
    fill_hover="#154a5f",
    on_fill="#ffffff",
    on_idle="#ffffff",
    notice="#1f2a33",
    notice_hover="#34424d",
    notice_line="#6c7a86",
    on_notice="#ffffff",
)

DARK: Final = Colours(
    ink="#e3e8ec",
    quiet="#aab6c0",
    faint="#98a4ae",
    accent="#7cc3de",
    accent_strong="#a9dcee",
    amber="#e6b656",
    red="#ff8f85",
    bright_red="#ff7a6e",
    dark_red="#e8a19b",
    green="#7fcd9e",
    pale_mark="#606d78",
    icon_idle="#66727c",
    ground="#171c20",
    surface="#20272d",
    stripe="#232a30",
    raised="#262e35",
    card_hover="#252e35",
    hover="#2c353d",
    heading="#283038",
    heading_hover="#303a43",
    accent_pale="#1b3845",
    amber_pale="#3a2f16",
    red_pale="#42221f",
    green_pale="#1d3628",
    held="#1f3f2d",
    doubt_ground="#2b2718",
    refuse_ground="#31211f",
    marked="#5c4612",
    desk="#0f1316",
    line="#3a454e",
    grid="#2d363e",
    field_line="#72808b",
    accent_line="#3f7a91",
    amber_line="#7a6426",
    doubt_line="#b98f35",
    job_line="#2f5567",
    handle="#66747f",
    groove="#36414a",
    fill="#2a7896",
    fill_hover="#256b86",
    on_fill="#ffffff",
    on_idle="#98a4ae",
    notice="#3a4752",
    notice_hover="#4a5965",
    notice_line="#8a98a4",
    on_notice="#ffffff",
)

INK: Final = Tone("@ink")
QUIET: Final = Tone("@quiet")
FAINT: Final = Tone("@faint")
LINE: Final = Tone("@line")
FIELD_LINE: Final = Tone("@field_line")
GROUND: Final = Tone("@ground")
SURFACE: Final = Tone("@surface")
HEADING: Final = Tone("@heading")
DESK: Final = Tone("@desk")
MARKED: Final = Tone("@marked")
ACCENT: Final = Tone("@accent")
ACCENT_PALE: Final = Tone("@accent_pale")
AMBER: Final = Tone("@amber")
AMBER_PALE: Final = Tone("@amber_pale")
RED: Final = Tone("@red")
BRIGHT_RED: Final = Tone("@bright_red")
DARK_RED: Final = Tone("@dark_red")
RED_PALE: Final = Tone("@red_pale")
GREEN: Final = Tone("@green")
HELD: Final = Tone("@held")
PALE_MARK: Final = Tone("@pale_mark")
ICON_IDLE: Final = Tone("@icon_idle")
ON_FILL: Final = Tone("@on_fill")
"""Words and icons on a surface filled with the accent, as on the one button that does the work."""


def colours_of(palette: QPalette | None = None) -> Colours:
    """The look a palette wears, told by its window; without one, the look of the running application."""
    worn = QGuiApplication.palette() if palette is None else palette
    return DARK if worn.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def shade(tone: Tone) -> QColor:
    """A colour as the application wears it now, to paint with."""
    return QColor(colours_of().code(tone))


def shade_code(tone: Tone) -> str:
    """``#rrggbb`` of a colour as the application wears it now, for rich text."""
    return colours_of().code(tone)
