"""Reads a market's rule as county lists write it: 农历逢三、八; 公历逢 3、8; 赶辰戌; 三月十八古会.

The published tables write 1、2、3 for days of the sun's month and 一、二、三 for days of the lunar one,
unless they say which (domain §3.3). What cannot be understood is refused and the words are quoted; what was
assumed stands in ``MarketRule.notes``. Nothing is guessed in silence.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.registers.publicity.market_exceptions import Exceptions, NotUnderstood, read_exception
from lawgov_desktop.registers.publicity.market_reading import ClauseReader
from lawgov_desktop.registers.publicity.market_rule import MarketRule

EXAMPLES: Final = (
    "可以写：农历逢三、八；公历逢3、8；初一、十五；单日；星期二、星期六；天天；赶辰戌日；"
    "2024年2月10日起每5日一集；农历三月十八庙会3天。"
)
_VARIANTS: Final = str.maketrans("豬龍馬雞念【[〔】]〕，", "猪龙马鸡廿((())),")


@lru_cache(maxsize=512)
def parse_rule(text: str) -> MarketRule:
    """The rule a text describes. Raises UserError that quotes what was not understood."""
    plain = _plain(text)
    if not plain:
        raise UserError("没有写集日规则。", todo=EXAMPLES)
    reader, kept = ClauseReader(), Exceptions()
    try:
        for clause in re.split(r"[;。\n]", plain):
            rest = [piece for piece in _pieces(clause) if not read_exception(piece, kept, reader.read_extra)]
            if rest:
                reader.read(",".join(rest))
        patterns = reader.all_patterns()
        if not patterns and not any(change.held for change in kept.changes):
            raise NotUnderstood("没有写哪几天逢集")
    except NotUnderstood as fault:
        raise UserError(f"没有读懂集日规则“{text.strip()}”：{fault}。", todo=EXAMPLES) from None
    return MarketRule(
        tuple(dict.fromkeys(patterns)),
        small_month=kept.small_month,
        thirty_first=kept.thirty_first,
        leap_month=kept.leap_month,
        stops=tuple(kept.stops),
        changes=tuple(kept.changes),
        notes=tuple(dict.fromkeys(reader.notes)),
        doubts=tuple(dict.fromkeys((*reader.doubts, *kept.doubts))),
    )


def _plain(text: str) -> str:
    """Half width, one sign for each kind of separator; blanks between days become 、."""
    plain = unicodedata.normalize("NFKC", text.replace("\u3000", " ")).strip().translate(_VARIANTS)
    plain = re.sub(r"(?<=\d)[ \t]+(?=\d)", "、", plain)
    plain = re.sub(r"(?<=[日一二三四五六七八九十])[ \t]+(?=[初廿十一二三四五六七八九星周])", "、", plain)
    return re.sub(r"[ \t]+", "", plain).replace("卅", "三十")


def _pieces(clause: str) -> list[str]:
    """A clause cut at its commas; an exception in brackets behind its days becomes a piece of its own."""
    # A bracket behind 停集 or 加集 tells why, whatever it says.
    apart = re.sub(r"(?<![集市场圩街会])\(([^()]*(?:小月|闰月|停集|31[日号])[^()]*)\)", r",\1,", clause)
    pieces, depth, start = [], 0, 0
    for place, sign in enumerate(apart):
        depth += (sign == "(") - (sign == ")")
        if sign == "," and depth <= 0:
            pieces.append(apart[start:place])
            start = place + 1
    return [piece for piece in (*pieces, apart[start:]) if piece]
