"""The practice book: one invented year of an invented township, to try everything in without fear."""

from __future__ import annotations

from lawgov_desktop.practice.book import SEED, make_practice_book, practice_year

__all__ = ["SEED", "make_practice_book", "practice_year"]
