"""Carries the store's word that something changed from the thread that wrote into the window's thread."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.storage.store import Store


class StoreBridge(QObject):
    """Emits :attr:`changed` in the thread of whoever listens, with the store's ``Change``."""

    changed = Signal(object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = store.listen(self.changed.emit)

    def stop(self) -> None:
        """Hear no more."""
        self._stop()
