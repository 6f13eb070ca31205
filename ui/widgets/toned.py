"""Colours given to single widgets so that they can be given anew: what was meant is kept with the widget.

Qt keeps the value a label or an item was painted in, not what it stood for. These functions keep the name of
the colour beside it; :func:`redress` goes over what is open when the look of the window changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSignalBlocker, Qt
from PySide6.QtGui import QBrush, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui.colours import Tone, shade, shade_code
from ui.widgets.icons import Icons

_WRITTEN: Final = "written_in_tones"
_DRESSED: Final = "dressed_in_tones"
_INK: Final = Qt.ItemDataRole.UserRole + 71
_GROUND: Final = Qt.ItemDataRole.UserRole + 72
"""Roles of an item for the names of its colours, far from those that hold what it stands for."""


def write(label: QLabel, text: str) -> None:
    """Rich text with names of colours, as ``<b style='color:@red'>``; words of a person do not belong in it
    unless they are escaped and hold no at sign.
    """
    label.setProperty(_WRITTEN, text if "@" in text else None)
    label.setText(in_tones(text))


def dress_in(widget: QWidget, sheet: str) -> None:
    """A style sheet of one widget with names of colours, as ``color: @red``."""
    widget.setProperty(_DRESSED, sheet)
    widget.setStyleSheet(in_tones(sheet))


def ink_item(item: QTableWidgetItem | QListWidgetItem, tone: Tone) -> None:
    """The words of a cell in that colour."""
    item.setData(_INK, tone)
    item.setForeground(QBrush(shade(tone)))


def ink_line(line: QTreeWidgetItem, column: int, tone: Tone) -> None:
    """The words of a line of a tree in that colour."""
    line.setData(column, _INK, tone)
    line.setForeground(column, QBrush(shade(tone)))


def ground_item(item: QTableWidgetItem, tone: Tone | None) -> None:
    """The ground of a cell in that colour; None for the usual one."""
    item.setData(_GROUND, tone)
    item.setBackground(QBrush() if tone is None else QBrush(shade(tone)))


def in_tones(text: str) -> str:
    """The text with every ``@name`` of a colour written as its value in the present look."""
    return re.sub(r"@[a-z_]+", lambda found: shade_code(Tone(found[0])), text)


def redress(widgets: Iterable[QWidget], icons: Icons) -> None:
    """Give all these widgets the colours of the present look that were given to them one by one."""
    for widget in widgets:
        dressed = widget.property(_DRESSED)
        if dressed:
            widget.setStyleSheet(in_tones(str(dressed)))
        for action in widget.actions():
            action.setIcon(icons.anew(action.icon()))
        match widget:
            case QLabel():
                written = widget.property(_WRITTEN)
                if written:
                    widget.setText(in_tones(str(written)))
                icons.show_anew(widget)
            case QAbstractButton() if not widget.icon().isNull():
                widget.setIcon(icons.anew(widget.icon()))
            case QListWidget() | QTableWidget() | QTreeWidget():
                _redress_items(widget, icons)


def _redress_items(view: QListWidget | QTableWidget | QTreeWidget, icons: Icons) -> None:
    model = view.model()
    columns = 1 if isinstance(view, QListWidget) else view.columnCount()
    with QSignalBlocker(view):  # nothing that a person did: nobody is to take it for a change
        for index in _indexes(model, QModelIndex(), columns):
            ink, ground = index.data(_INK), index.data(_GROUND)
            if ink:
                model.setData(index, QBrush(shade(Tone(ink))), Qt.ItemDataRole.ForegroundRole)
            if ground:
                model.setData(index, QBrush(shade(Tone(ground))), Qt.ItemDataRole.BackgroundRole)
            icon = index.data(Qt.ItemDataRole.DecorationRole)
            if isinstance(icon, QIcon):
                model.setData(index, icons.anew(icon), Qt.ItemDataRole.DecorationRole)


def _indexes(model: QAbstractItemModel, parent: QModelIndex, columns: int) -> Iterator[QModelIndex]:
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            yield model.index(row, column, parent)
        yield from _indexes(model, model.index(row, 0, parent), columns)
