"""The section rows above a line of data (北京市（92所）; 一、行政许可) and how they stand in one another."""

from __future__ import annotations

import re
from typing import Final

_COUNT: Final = re.compile(r"\s*[(（\[【]\s*(?:共|合计|总计)?\s*(\d+)\s*[\u4e00-\u9fff]{0,3}\s*[)）\]】]\s*$")
_NUMBER: Final = re.compile(
    r"第[一二三四五六七八九十百\d]+(?P<part>部分|编|章|节|类)\s*[、:：]?\s*"
    r"|(?P<han>[一二三四五六七八九十]{1,3}[、.．])\s*"
    r"|(?P<bracket>[(（][一二三四五六七八九十]{1,3}[)）])[、.．]?\s*"
    r"|(?P<arabic>\d{1,2}[、.．])\s*"
)
_PLAIN: Final = "plain"
_COUNTED: Final = "counted"


def section_name(text: str) -> str:
    """What a section row gives the rows below it: its text without number and count.

    "北京市（92所）" is "北京市", "一、行政许可（12项）" is "行政许可"; a text that is nothing else stays.
    """
    bare = _COUNT.sub("", text.strip())
    number = _NUMBER.match(bare)
    if number is not None:
        bare = bare[number.end() :]
    return bare.strip() or text.strip()


def _kind(text: str) -> str:
    """How a section is written; sections written alike are of one level."""
    number = _NUMBER.match(text.strip())
    if number is not None:
        return number["part"] or ("han" if number["han"] else "bracket" if number["bracket"] else "arabic")
    return _COUNTED if _COUNT.search(text) else _PLAIN


def _counted(text: str) -> int:
    count = _COUNT.search(text)
    return int(count.group(1)) if count else 0


class Sections:
    """The sections a reader going down the sheet stands in, outer to inner.

    A section written like an open one (both 一、…) ends it with all inside; another stands inside it. Plain
    texts have no mark of their level: those that follow each other without a line of data between are one
    inside the other, and a single one replaces the innermost.
    """

    def __init__(self) -> None:
        self._open: list[tuple[str, str]] = []
        self._run: list[tuple[str, str]] = []
        self._names: tuple[str, ...] = ()

    def enter(self, text: str) -> None:
        """A section row has been passed."""
        self._run.append((_kind(text), text))

    def names(self) -> tuple[str, ...]:
        """The sections above the line of data that now follows, outer to inner."""
        if self._run:
            self._settle()
            self._names = tuple(section_name(text) for _kind, text in self._open)
        return self._names

    def _settle(self) -> None:
        run, self._run = self._run, []
        for place, (kind, text) in enumerate(run):
            if kind in (_PLAIN, _COUNTED):
                inside = place > 0 and run[place - 1][0] == kind and self._is_inside(run[place - 1][1], text)
                if inside:
                    self._open.append((kind, text))
                    continue
                of_kind = [at for at, (other, _text) in enumerate(self._open) if other == kind]
                length = 1
                while place + length < len(run) and run[place + length][0] == kind:
                    length += 1
                if of_kind:
                    del self._open[of_kind[max(len(of_kind) - length, 0)] :]
            else:
                same = next((at for at, (other, _text) in enumerate(self._open) if other == kind), None)
                if same is not None:
                    del self._open[same:]
            self._open.append((kind, text))

    @staticmethod
    def _is_inside(outer: str, inner: str) -> bool:
        """Of two at once, 本科（67所） may stand inside 北京市（92所）, 某省（3所） not in 某省（0所）."""
        if _counted(outer) or _counted(inner):
            return 0 < _counted(inner) <= _counted(outer)
        return not (_COUNT.search(outer) or _COUNT.search(inner))
