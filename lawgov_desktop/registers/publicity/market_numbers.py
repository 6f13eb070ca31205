"""Days and months as they are spelled in a market's rule: 初三, 廿六, 十五, 腊月, 10, 3-5月."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_ONES: Final = "一二三四五六七八九"
DAY_NAME: Final = rf"(?:初[{_ONES}十]|[二三]十[{_ONES}]?|廿[{_ONES}]?|十[{_ONES}]?)"
"""A day that cannot be taken for an ending, save 十."""
ANY_DAY: Final = rf"(?:{DAY_NAME}|[{_ONES}]|\d{{1,2}})"
LUNAR_MONTH: Final = rf"(?:[正元冬腊]|十[一二]?|[{_ONES}])"
MONTHS: Final = (
    rf"(?:(?:{LUNAR_MONTH}月?[、和与及至到~-])*{LUNAR_MONTH}月"
    r"|(?:\d{1,2}月?[、和与及至到~-])*\d{1,2}月)份?"
)
FULL_DATE: Final = r"\d{4}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?"
_RANGE: Final = "[至到~-]"
_MONTHS_BY_NAME: Final = {"正": 1, "元": 1, "冬": 11, "腊": 12}
WEEKDAYS: Final = {**dict(zip("一二三四五六日", range(7), strict=True)), "天": 6} | {
    str(number + 1): number for number in range(7)
}


def number(words: str) -> int:
    """廿六 → 26, 初三 → 3, 十 → 10, 两 → 2, 15 → 15; -1 for what is no number up to 99."""
    if words.isdecimal():
        return int(words)
    plain = words.removeprefix("初").replace("廿", "二十").replace("两", "二")
    plain = plain.replace("〇", "零").replace("0", "零")
    if plain == "零":
        return 0
    found = re.fullmatch(rf"(?:([{_ONES}])?(十))?([{_ONES}])?", plain)
    if not found or not plain:
        return -1
    tens = (_ONES.index(found[1]) + 1 if found[1] else 1) if found[2] else 0
    return 10 * tens + (_ONES.index(found[3]) + 1 if found[3] else 0)


def looks_like_a_day(words: str) -> bool:
    """Could 十五, 二十 or 15 be a day of the month, and not only two endings written together?"""
    return number(words) in range(11, 32)


def singles(words: str) -> list[str]:
    """三八 → 三, 八; 38 → 3, 8; 510 → 5, 10."""
    return re.findall(rf"10|\d|[{_ONES}十〇零]", words)


def month(words: str) -> int:
    """腊月 → 12, 三 → 3, 11 → 11."""
    plain = words.rstrip("份").rstrip("月")
    return _MONTHS_BY_NAME[plain] if plain in _MONTHS_BY_NAME else number(plain)


def months(words: str) -> list[int]:
    """冬月、腊月 → 11, 12; 3-5月 → 3, 4, 5; 十一月至二月 → 11, 12, 1, 2."""
    names = [part for part in re.split(r"[、和与及至到~-]", words) if part]
    numbers = [month(name) for name in names]
    if len(numbers) == 2 and re.search(_RANGE, words):
        first, last = numbers
        return [(first - 1 + more) % 12 + 1 for more in range((last - first) % 12 + 1)]
    return numbers


def is_range(words: str) -> bool:
    return bool(re.search(_RANGE, words))


def full_date(words: str, *, like: date | None = None) -> date | None:
    """2021年1月20日; with ``like`` also 3月5日 and 5日, which take what they lack from it. None if no day."""
    found = [int(part) for part in re.findall(r"\d+", words)]
    if like is not None and len(found) < 3:
        found = [like.year, like.month, like.day][: 3 - len(found)] + found
    try:
        return date(*found)
    except (TypeError, ValueError):
        return None
