"""What may stand behind a word of the command line: each value read from its text, or refused in Chinese.

What cannot be read raises argparse.ArgumentTypeError; the parser makes it the program's own refusal.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path

AddCommand = Callable[[str, str, str], argparse.ArgumentParser]
"""(name, what it does, where it is carried out) → the parser its arguments are added to."""


def a_path(text: str) -> Path:
    """A file or folder; ~ is the home folder."""
    return Path(text).expanduser()


def a_day(text: str) -> date:
    """An ISO date: 2025-03-05."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}”不是日期，请写成 2025-03-05 的样子") from None


def a_year(text: str) -> int:
    """1900 to 2999, four digits."""
    if not (text.isascii() and text.isdigit() and 1900 <= int(text) <= 2999):
        raise argparse.ArgumentTypeError(f"“{text}”不是年份，请写成 2025 的样子")
    return int(text)


def a_count(text: str) -> int:
    """A whole number above 0."""
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise argparse.ArgumentTypeError(f"“{text}”不是正整数")
    return int(text)


def header_lines(text: str) -> tuple[int, int]:
    """(first, last) line of a heading, from 1: "3" or "3:4"."""
    first, _, last = text.partition(":")
    top = a_count(first)
    bottom = a_count(last) if last else top
    if bottom < top:
        raise argparse.ArgumentTypeError(f"“{text}”的行号前后颠倒")
    return top, bottom


def a_mapping(text: str) -> tuple[str, str]:
    """(heading, field) of 列名=字段; the heading may hold = itself."""
    heading, mark, field = text.rpartition("=")
    if not mark or not heading:
        raise argparse.ArgumentTypeError(f"“{text}”请写成 列名=字段")
    return heading, field
