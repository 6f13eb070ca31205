"""Long work reports how far it is and asks whether it should stop; it never knows who is watching."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from lawgov_desktop.errors import Cancelled

Listener = Callable[[str, int, int], None]
"""Called with (what is being done, steps done, steps in all; 0 in all = not known yet)."""

_QUIET_SECONDS = 0.05


class Progress:
    """Carries progress one way and cancel the other, between a worker and whoever shows it.

    Reports are throttled (at most one in 50 ms, but never the last), so core code may call
    :meth:`step` for every row. :meth:`cancel` may be called from any thread.
    """

    def __init__(self, listener: Listener | None = None) -> None:
        self._listener = listener
        self._cancelled = threading.Event()
        self._reported_at = 0.0

    def cancel(self) -> None:
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def step(self, doing: str, done: int = 0, total: int = 0) -> None:
        """Report, and raise :class:`Cancelled` if the person asked to stop."""
        if self._cancelled.is_set():
            raise Cancelled
        if self._listener is None:
            return
        now = time.monotonic()
        if done != total and now - self._reported_at < _QUIET_SECONDS:
            return
        self._reported_at = now
        self._listener(doing, done, total)
