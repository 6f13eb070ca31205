"""What the window remembers between days: columns, sizes, the look and the size of the text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings


class WindowMemory:
    """A small file ``window.ini`` beside the book; written at once, so that a crash loses nothing (S02).

    It holds no record and nothing about a person: only how the window looks.
    """

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    def get(self, key: str, otherwise: Any = None) -> Any:
        """What was kept under ``key``; ``otherwise`` when there is nothing or it cannot be read."""
        kept = self._settings.value(key)
        if not isinstance(kept, str):
            return otherwise
        try:
            return json.loads(kept)
        except ValueError:
            return otherwise

    def keep(self, key: str, value: Any) -> None:
        self._settings.setValue(key, json.dumps(value, ensure_ascii=True))
        self._settings.sync()

    def forget(self, key: str) -> None:
        self._settings.remove(key)
        self._settings.sync()

    def place(self, key: str) -> QByteArray | None:
        """A kept place of a window on the screen."""
        kept = self._settings.value(f"place/{key}")
        return kept if isinstance(kept, QByteArray) else None

    def keep_place(self, key: str, place: QByteArray) -> None:
        self._settings.setValue(f"place/{key}", place)
        self._settings.sync()

    @property
    def text_percent(self) -> int:
        percent = self.get("text_percent", 100)
        return percent if isinstance(percent, int) and 100 <= percent <= 200 else 100

    @text_percent.setter
    def text_percent(self, percent: int) -> None:
        self.keep("text_percent", percent)

    @property
    def look(self) -> str:
        """``light``, ``dark`` or ``system``; light where nothing was chosen."""
        kept = self.get("look", "light")
        return kept if kept in ("light", "dark", "system") else "light"

    @look.setter
    def look(self, choice: str) -> None:
        self.keep("look", choice)
