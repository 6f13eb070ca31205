"""Both looks can be read: words and marks keep the contrast of WCAG 2.2 to the grounds they stand on."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

import ui.colours
from ui.colours import DARK, LIGHT, Colours, Tone

ROOT = Path(__file__).resolve().parent.parent.parent
LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])

_GREY = ["ground", "surface", "stripe", "raised", "card_hover", "hover", "heading", "heading_hover"]
_PLAIN = [*_GREY, "accent_pale"]
_TINTED = ["amber_pale", "red_pale", "green_pale", "held", "doubt_ground", "refuse_ground"]

WORDS: dict[str, list[str]] = {
    "ink": [*_PLAIN, *_TINTED, "marked"],
    "quiet": [*_PLAIN, "doubt_ground", "refuse_ground"],
    "accent": ["ground", "surface", "stripe", "raised", "accent_pale", "hover"],
    "accent_strong": ["surface", "accent_pale"],
    "amber": ["ground", "surface", "stripe", "raised", "accent_pale", "amber_pale", "heading"],
    "red": ["ground", "surface", "stripe", "raised", "accent_pale", "red_pale"],
    "bright_red": ["surface", "stripe", "accent_pale"],
    "dark_red": ["surface", "stripe", "accent_pale"],
    "green": ["ground", "surface", "stripe", "raised", "accent_pale", "green_pale", "held", "heading"],
    "on_fill": ["fill", "fill_hover"],
    "on_notice": ["notice", "notice_hover"],
}
"""Words → the grounds they are written on somewhere."""

MARKS: dict[str, list[str]] = {
    "accent": ["ground", "surface", "stripe", "raised", "groove", "accent_pale"],
    "red": ["ground", "surface", "refuse_ground", "red_pale"],
    "amber": ["ground", "surface", "amber_pale"],
    "green": ["ground", "surface"],
    "faint": ["surface"],
    "fill": ["ground", "surface"],
    "on_notice": ["notice"],
}
"""Icons, the frame of what has the focus, bars → what is beside them."""

FAINT_WORDS = ["ground", "surface", "stripe", "raised", "hover", "heading", "accent_pale", "refuse_ground"]
"""Grounds of faint words. In the light look these are idle words and hints, which WCAG leaves out."""

FRAMES = ["ground", "surface", "raised"]
"""What fields lie on; in the dark their frames alone tell them from it."""


def contrast(first: str, second: str) -> float:
    """WCAG 2.2, contrast ratio: (lighter + 0.05) / (darker + 0.05)."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(code: str) -> float:
    """WCAG 2.2, relative luminance of sRGB, 0 for black to 1 for white."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    shown = QColor(code)
    return 0.2126 * linear(shown.redF()) + 0.7152 * linear(shown.greenF()) + 0.0722 * linear(shown.blueF())


def too_weak(look: Colours, pairs: dict[str, list[str]], least: float) -> dict[str, float]:
    found = {
        f"{mark} on {ground}": contrast(look.code(Tone(mark)), look.code(Tone(ground)))
        for mark, grounds in pairs.items()
        for ground in grounds
    }
    return {pair: round(ratio, 2) for pair, ratio in found.items() if ratio < least}


def test_the_measure_gives_what_the_standard_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#ffffff", "#ffffff") == 1
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@LOOKS
def test_words_can_be_read_on_every_ground_they_stand_on(look: Colours) -> None:
    assert too_weak(look, WORDS, 4.5) == {}


@LOOKS
def test_marks_and_the_frame_of_the_focus_can_be_seen(look: Colours) -> None:
    assert too_weak(look, MARKS, 3) == {}


def test_faint_words_and_empty_fields_can_be_seen_in_the_dark() -> None:
    assert too_weak(DARK, {"faint": FAINT_WORDS}, 4.5) == {}
    assert too_weak(DARK, {"field_line": FRAMES}, 3) == {}


def test_in_the_dark_every_ground_is_dark_and_the_words_are_light() -> None:
    for name in (*_PLAIN, *_TINTED, "marked", "desk", "notice"):
        assert luminance(DARK.code(Tone(name))) < 0.1 < luminance(LIGHT.code(Tone(name))) or name == "notice"
    assert luminance(DARK.ink) > 0.7


def test_the_idle_button_does_not_look_like_the_one_that_works() -> None:
    assert contrast(DARK.on_idle, DARK.line) > 3
    assert contrast(DARK.fill, DARK.line) > 1.5


@LOOKS
def test_a_look_holds_nothing_but_colours(look: Colours) -> None:
    for field in fields(look):
        assert re.fullmatch(r"#[0-9a-f]{6}", getattr(look, field.name)), field.name


def test_every_colour_is_used_and_every_name_has_a_colour() -> None:
    known = {field.name for field in fields(Colours)}
    names = {
        value[1:] for name, value in vars(ui.colours).items() if name.isupper() and isinstance(value, str)
    }
    assert names <= known
    written = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "resources" / "style").glob("*.qss")
    )
    dressed = (ROOT / "ui" / "style.py").read_text(encoding="utf-8")
    in_style = {name for name in known if re.search(rf"@{name}\b", written) or f"colours.{name}" in dressed}
    assert known - names - in_style == set()


def test_no_window_paints_with_a_value_of_its_own() -> None:
    """A colour written into a window would stay when the look changes."""
    own = {"ui/colours.py", "ui/style.py"}
    found = {
        f"{name}: {value}"
        for file in (ROOT / "ui").rglob("*.py")
        if (name := file.relative_to(ROOT).as_posix()) not in own
        for value in re.findall(r"\"#[0-9a-fA-F]{3,8}\"|QColor\([A-Z]\w*\)", file.read_text(encoding="utf-8"))
    }
    assert found == set()
    sheets = "".join(
        file.read_text(encoding="utf-8") for file in (ROOT / "resources" / "style").glob("*.qss")
    )
    assert re.findall(r":[^;{]*#[0-9a-fA-F]{3,8}\b", sheets) == []
