"""A day in the words that stand beside a date, for the window: see ``timekeeping.lunar``."""

from __future__ import annotations

from lawgov_desktop.timekeeping.lunar import day_in_words

__all__ = ["day_in_words"]
