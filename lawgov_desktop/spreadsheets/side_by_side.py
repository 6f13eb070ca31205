"""Column groups that stand side by side under one header: 序号 姓名 电话 | 序号 姓名 电话."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from lawgov_desktop.spreadsheets.line_words import is_serial_heading

# The same people in the morning and in the afternoon, or two sides of one case, are one line.
_ONE_LINE: Final = re.compile(r"[上下]午|[早中晚]|第.天|[甲乙]方|被?申请人|原告|被告|签[到退]")

Parts = tuple[str, ...]


def side_by_side(columns: Sequence[Parts]) -> tuple[tuple[int, ...], ...]:
    """The groups of a header, each as indexes of its columns; () when there is one group only.

    `columns`: the levels of every heading, from left to right. Groups are told by a 序号 of their own that
    comes again with the same headings behind it (names over the groups, such as 男 and 女, may differ);
    columns that stand before the first or behind the last group then belong to every group. Without 序号
    the headings have to repeat exactly from the first column to the last: 姓名 电话 姓名 电话 is two people
    a line, 序号 姓名 电话 姓名 电话 one line with two people.
    """
    return _by_serial(columns) or _by_period(columns)


def _by_serial(columns: Sequence[Parts]) -> tuple[tuple[int, ...], ...]:
    last = [parts[-1] if parts else "" for parts in columns]
    starts = [at for at, text in enumerate(last) if is_serial_heading(text)]
    if len(starts) < 2 or len({last[at] for at in starts}) > 1:
        return ()
    width = starts[1] - starts[0]
    if width < 2 or any(b - a != width for a, b in pairwise(starts)):
        return ()
    first = last[starts[0] : starts[0] + width]
    if any(last[at : at + width] != first for at in starts):
        return ()
    names = ["".join(columns[at][:-1]) for at in starts]
    if len(set(names)) > 1 and any(_ONE_LINE.search(name) for name in names):
        return ()
    shared_left = tuple(range(starts[0]))
    shared_right = tuple(range(starts[-1] + width, len(columns)))
    return tuple((*shared_left, *range(at, at + width), *shared_right) for at in starts)


def _by_period(columns: Sequence[Parts]) -> tuple[tuple[int, ...], ...]:
    count = len(columns)
    for width in range(1, count // 2 + 1):
        if count % width or (width == 1 and count < 3):
            continue
        if all(columns[at] and columns[at] == columns[at % width] for at in range(count)):
            return tuple(tuple(range(at, at + width)) for at in range(0, count, width))
    return ()
