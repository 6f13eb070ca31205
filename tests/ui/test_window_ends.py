"""A window that is closed leaves nothing behind."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from lawgov_desktop.office import Office
from ui.app import build_window


def test_a_closed_window_is_freed_with_all_it_held(office: Office, qapp: QApplication) -> None:
    window = build_window(office)
    window.show()
    window.open_register("committee")
    qapp.processEvents()
    gone = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    gc.collect()
    assert gone() is None
