"""Garbage is collected in the window's thread only.

Python searches for garbage in whatever thread happens to make objects. A worker that finds a closed window
in a cycle would destroy its widgets outside their thread, which ends the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from lawgov_desktop.collecting import collect_when_due
from ui.jobs import Jobs

_EVERY_MS = 1_000


class WindowCollector(QObject):
    """Turns Python's own collecting off and does it between two events, while no job is under way.

    A job makes objects by the million, and looking through them would hold the window.
    """

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        gc.disable()
        # What stands when the window opens stays until the end.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_EVERY_MS)

    def look(self) -> None:
        if not self._jobs.busy:
            collect_when_due()
