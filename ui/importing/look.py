"""What the import window adds to the style sheet: ticks that grow with the text, no white corners."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QWidget

from ui.importing.pieces import scaled

_TICK: Final = 15
"""Pixels of a box for a tick at 100 %."""


def own_style(widget: QWidget) -> str:
    """Rules for a window of the import; Fusion draws its boxes in the same size at every size of text."""
    side = scaled(widget, _TICK)
    boxes = "QCheckBox::indicator, QTreeView::indicator, QTableView::indicator, QRadioButton::indicator"
    return (
        f"{boxes} {{ width: {side}px; height: {side}px; }}"
        "QAbstractScrollArea::corner { background: transparent; border: none; }"
    )
