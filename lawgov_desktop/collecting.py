"""Pauses Python's search for garbage while many objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """For work that makes objects by the hundred thousand: the collector would only search through them.

    Whatever reference counting frees is freed as always; cycles wait until the end.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_when_due() -> None:
    """Search for garbage as far as Python itself would by now; for who has turned its own search off."""
    made, due = gc.get_count(), gc.get_threshold()
    oldest = next((age for age in (2, 1, 0) if made[age] > due[age]), None)
    if oldest is not None:
        gc.collect(oldest)
