"""The look of the window, light, dark or as the system has it: chosen, remembered, put on while it runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenu

from ui.colours import DARK, LIGHT, Colours
from ui.memory import WindowMemory
from ui.style import SCALES, dress
from ui.widgets.icons import Icons
from ui.widgets.toned import redress

LOOKS: Final = {"light": "浅色", "dark": "深色", "system": "跟随系统"}
"""What a person can choose, in the order it is offered."""

_SCHEMES: Final = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Look(QObject):
    """Dresses the application as the memory says; hears the system when it is to be followed."""

    changed = Signal()
    """Everything open wears another look now."""

    def __init__(
        self,
        application: QApplication,
        resources: Path,
        memory: WindowMemory,
        icons: Icons,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._application = application
        self._resources = resources
        self._memory = memory
        self._icons = icons
        self._hints = application.styleHints()
        self._ask_system()
        self.colours = self._wanted(self._hints.colorScheme())
        self._dress()
        self._hints.colorSchemeChanged.connect(self._system_changed)

    def choose(self, look: str) -> None:
        """One of :data:`LOOKS`, now and from now on."""
        self._memory.look = look
        self._ask_system()
        self._wear(self._wanted(self._hints.colorScheme()))

    def scale(self, percent: int) -> None:
        """Text of ``percent`` of its usual size, now and from now on (feature U01)."""
        self._memory.text_percent = percent
        self._dress()

    def _ask_system(self) -> None:
        """Frames of windows and the system's own dialogs follow the choice, where the system can (Qt 6.8)."""
        wanted = _SCHEMES.get(self._memory.look)
        if wanted is None:
            self._hints.unsetColorScheme()
        else:
            self._hints.setColorScheme(wanted)

    def _wanted(self, scheme: Qt.ColorScheme) -> Colours:
        chosen = _SCHEMES.get(self._memory.look, scheme)
        return DARK if chosen == Qt.ColorScheme.Dark else LIGHT

    def _system_changed(self, scheme: Qt.ColorScheme) -> None:
        self._wear(self._wanted(scheme))

    def _wear(self, colours: Colours) -> None:
        if colours is self.colours:
            return
        self.colours = colours
        self._dress()
        redress(self._application.allWidgets(), self._icons)
        self.changed.emit()

    def _dress(self) -> None:
        dress(self._application, self._resources, self._memory.text_percent, self.colours)


def offer_looks(
    menu: QMenu, memory: WindowMemory, scale: Callable[[int], None], choose: Callable[[str], None]
) -> None:
    """Add to a menu how large the text may be and which looks there are; what is worn now is ticked."""
    for percent in SCALES:
        action = menu.addAction(f"字号 {percent}%", partial(scale, percent))
        action.setCheckable(True)
        action.setChecked(percent == memory.text_percent)
    menu.addSeparator()
    for look, words in LOOKS.items():
        action = menu.addAction(f"外观：{words}", partial(choose, look))
        action.setCheckable(True)
        action.setChecked(look == memory.look)
