"""A command's answer: the JSON a script reads, the lines a person reads, and the exit status."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lawgov_desktop import paths
from lawgov_desktop.documents.chinese_text import ColumnCounter
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office, working_office

DONE: Final = 0
DONE_WITH_PROBLEMS: Final = 1
REFUSED: Final = 2
OUR_FAULT: Final = 3

Asked = argparse.Namespace
"""The command line, read: ``books``, ``passphrase_file``, ``json``, ``command`` and the command's own."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``data`` becomes the one JSON object on stdout; ``lines`` are for people; ``status`` 0 or 1."""

    data: object
    lines: Sequence[str] = ()
    status: int = DONE


Command = Callable[[Asked], Answer]


def opened(asked: Asked) -> AbstractContextManager[Office]:
    """The book the command line names, or the user's own; closed at the end of the block."""
    return working_office(
        asked.books or paths.own_book(), passphrase=passphrase(asked.passphrase_file), who=asked.who
    )


def passphrase(file: Path | None) -> str | None:
    """The first line of the file, without its line end; None when no file is named."""
    if file is None:
        return None
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"口令文件“{file}”读不出来：{error}。", todo="请检查文件是否存在、是否为 UTF-8 文本。"
        ) from error
    if not lines or not lines[0]:
        raise UserError(f"口令文件“{file}”第一行是空的。", todo="请把口令写在第一行。")
    return lines[0]


def existing(file: Path) -> Path:
    """The file, if it is one; else UserError."""
    if not file.is_file():
        raise UserError(f"没有找到文件“{file}”。", todo="请检查文件名和所在的文件夹。")
    return file


def absolute(file: Path) -> str:
    """A file as answers name it."""
    return str(file.resolve())


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], widest: int = 28) -> Iterator[str]:
    """Lines of a plain table; a Chinese character takes two columns, long texts are cut with …"""
    counter = ColumnCounter()

    def fitting(text: str) -> str:
        line = " ".join(text.split())
        if counter.width(line) <= widest:
            return line
        while counter.width(line) > widest - 2:
            line = line[:-1]
        return line + "…"

    every = [[fitting(cell) for cell in row] for row in [headings, *rows]]
    widths = [max(counter.width(row[place]) for row in every) for place in range(len(headings))]
    for number, row in enumerate(every):
        cells = (cell + " " * (width - counter.width(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
        if number == 0:
            yield "  ".join("─" * (width // 2 + width % 2) + " " * (width // 2) for width in widths).rstrip()
