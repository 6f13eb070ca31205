"""Checks of brackets, quotes and book titles: each has its partner and something in it (GB/T 15834—2011)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from lawgov_desktop.reporting.finding import Finding, found
from lawgov_desktop.reporting.report_text import Line

_GB: Final = "GB/T 15834—2011《标点符号用法》。"
_PAIRS: Final = {
    "《": "》",
    "（": "）",
    "(": ")",
    "“": "”",
    "‘": "’",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "〈": "〉",
    "[": "]",
}
_CLOSERS: Final = {close: opening for opening, close in _PAIRS.items()}
_SAME: Final = {"(": "（", ")": "）"}
_SIGNS: Final = re.compile(f"[{re.escape(''.join(_PAIRS) + ''.join(_CLOSERS))}]")
_COUNTED: Final = re.compile(r"(?:^|[，。；：、\s,;:])[ \u3000]*(?:[0-9]{1,2}|[a-zA-Z①-⑳])[）)]")
_END: Final = re.compile(r"[。！？；;!?…：:][”’》）)】]*$")
_DEEPEST: Final = 20
"""Nobody opens more brackets within each other: what lies deeper is forgotten."""
_EMPTY: Final = re.compile(
    r"《[ \u3000]*》|“[ \u3000]*”|【[ \u3000]*】|〔[ \u3000]*〕|（[ \u3000]*）(?![ \u3000]*[Vv√])"
)
_SAID: Final = "“”‘’"


def pairs(lines: Sequence[Line]) -> Iterator[Finding]:
    """Everything about brackets and quotes."""
    read = [_Signs(line) for line in lines if line.kind in ("heading", "body", "title", "table")]
    for place, one in enumerate(read):
        yield from _of_line(read, place)
        for empty in _EMPTY.finditer(one.line.text) if one.line.kind != "table" else ():
            yield found(
                one.line,
                empty.start(),
                empty.end(),
                "unfinished",
                f"“{empty[0]}”里面是空的。" if empty[0][0] != "“" else "引号里面是空的。",
                todo="请补写内容，或删去这一处。",
            )


class _Signs:
    """A line with its brackets and quotes, looked for once."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.all = [(one.start(), one[0]) for one in _SIGNS.finditer(line.text)]
        self.ends = bool(_END.search(line.text.rstrip(" \u3000")[-8:]))
        self.first = {sign: at for at, sign in reversed(self.all)}
        self.last = {sign: at for at, sign in self.all}
        self.skipped = {one.end() - 1 for one in _COUNTED.finditer(line.text)}


def _of_line(read: Sequence[_Signs], place: int) -> Iterator[Finding]:
    line = read[place].line
    stack: list[tuple[int, str]] = []
    for at, sign in read[place].all:
        if sign in _PAIRS:
            stack.append((at, sign))
            if len(stack) > _DEEPEST:
                forgotten = stack.pop(0)
                yield _unpaired(line, *forgotten)
        elif at not in read[place].skipped:
            matching = next((n for n in range(len(stack) - 1, -1, -1) if _fits(stack[n][1], sign)), None)
            if matching is not None:
                yield from (_unpaired(line, *one) for one in stack[matching + 1 :])
                del stack[matching:]
            elif not _opened_above(read, place, sign):
                yield _unpaired(line, at, sign)
        elif stack and _fits(stack[-1][1], sign):
            stack.pop()
    yield from (_unpaired(line, *one) for one in stack if not _closed_below(read, place, one[1]))


def _fits(opening: str, closing: str) -> bool:
    return _SAME.get(opening, opening) == _SAME.get(_CLOSERS[closing], _CLOSERS[closing])


def _unpaired(line: Line, at: int, sign: str) -> Finding:
    partner = _PAIRS.get(sign) or _CLOSERS[sign]
    side = "后面没有" if sign in _PAIRS else "前面没有"
    return found(
        line,
        at,
        at + 1,
        "pairing",
        f"引号{sign}不成对，{side}{partner}。" if sign in _SAID else f"“{sign}”不成对，{side}“{partner}”。",
        why=_GB,
        todo="请补上另一半，或删去这一个。",
    )


def _closed_below(read: Sequence[_Signs], place: int, opening: str) -> bool:
    """A line cut in the middle of a sentence goes on in the next; a quotation may have several paragraphs."""
    close = _PAIRS[opening]
    if opening not in _SAID and read[place].ends:
        return False
    for below in read[place + 1 : place + 4]:
        opened, closed = below.first.get(opening), below.first.get(close)
        if opened is not None or closed is not None:
            return opened is None or (closed is not None and closed < opened)
        if opening not in _SAID and below.ends:
            return False
    return False


def _opened_above(read: Sequence[_Signs], place: int, closing: str) -> bool:
    opening = _CLOSERS[closing]
    for above in reversed(read[max(0, place - 3) : place]):
        if closing not in _SAID and above.ends:
            return False
        opened, closed = above.last.get(opening), above.last.get(closing)
        if opened is not None or closed is not None:
            return closed is None or (opened is not None and opened > closed)
    return False
