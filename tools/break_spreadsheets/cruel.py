"""The named cruel files: bombs, lies and wrong contents, each made to hurt one part of some reader."""

from __future__ import annotations

import random
from collections.abc import Callable

from . import cruel_old, cruel_packages, cruel_sheets, cruel_texts

Cruel = Callable[[random.Random], tuple[str, bytes]]
"""Gives the suffix and the content; the dice vary the numbers in it."""

CRUEL: tuple[Cruel, ...] = tuple(
    maker
    for module in (cruel_sheets, cruel_packages, cruel_old, cruel_texts)
    for name, maker in vars(module).items()
    if not name.startswith("_") and getattr(maker, "__module__", "") == module.__name__
)
"""Every public function of those modules, in their order."""
