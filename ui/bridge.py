"""Carries the store's word that something changed from the thread that wrote into the window's thread."""

from __future__ import annotations

import threading

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.storage.store import Change, Store
from ui.jobs import Jobs


class StoreBridge(QObject):
    """Emits :attr:`changed` in the window's thread, with the store's ``Change``."""

    changed = Signal(object)

    def __init__(self, store: Store, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._own_thread = threading.get_ident()
        self._stop = store.listen(self._heard)

    def stop(self) -> None:
        """Hear no more."""
        self._stop()

    def _heard(self, change: Change) -> None:
        if threading.get_ident() == self._own_thread:
            self.changed.emit(change)
        else:
            self._jobs.in_window(lambda: self.changed.emit(change))
