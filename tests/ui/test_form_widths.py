"""A form made wider or narrower is laid out anew: nothing is squeezed, nothing floats in empty room."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import MakeCase
from ui.main_window import MainWindow


@pytest.mark.parametrize("width", [760, 1200, 900])
def test_every_part_has_the_height_it_asks_for(
    window: MainWindow, make_case: MakeCase, qtbot: QtBot, width: int
) -> None:
    form = window.forms.open_record("mediation_case", make_case(sessions=[{"held_on": "2025-03-10"}]))
    assert form is not None
    sheet = form.sheet
    for wide in (1000, width):
        form.resize(wide, 700)
        qtbot.wait(100)  # the parts are told of their widths one after the other

    def told() -> list[tuple[int, int]]:
        grids = [box.grid for box in sheet.sections if box.is_open]
        cards = [card.grid for rows in sheet.children_rows.values() for card in rows.cards]
        return [(one.height(), one.heightForWidth(one.width())) for one in grids + cards if one.isVisible()]

    assert len(told()) > 4
    qtbot.waitUntil(lambda: all(has == wants for has, wants in told()), timeout=3000)
