"""Headings over the columns of a table that tells nothing else in its headers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt


class Headed:
    """Stands before Qt's model among the bases of a model; ``headings`` are the words, one per column."""

    headings: Sequence[str] = ()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None
