"""Dates written out: every shape of text a list uses, and those that are asked instead of guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from lawgov_desktop.records.date_numbers import read_digits, serial
from lawgov_desktop.records.date_pieces import (
    FIRST_YEAR,
    LAST_YEAR,
    day_before_month,
    day_or_less,
    period,
    two_digit_year,
    unread,
    unreadable,
    without_year,
)
from lawgov_desktop.records.reading import EMPTY, Doubt, Reading, unknown
from lawgov_desktop.records.text import BLANK_WORDS, ODD_FIGURE, UNKNOWN_WORDS, clean, half_width

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_QUOTES = " '‘’`\"“”"
_STOPS = ".,。、;"
_LUNAR = re.compile("农历|阴历|旧历|正月|腊月|冬月|初[一二三四五六七八九十1-9]|闰|廿|卅")
_VAGUE = re.compile("半年|季度|[上中下]旬|[年月][初中底末]|[春夏秋冬]")
_END_OF = re.compile("(?:([0-9]{4})年)?(?:(年)|([0-9]{1,2})月|(?<=年))(?:底|末|底前|末前|底之前)")
_OPEN_ENDED = re.compile("至今|长期|永久|无固定期限")
_ABOUT = re.compile("^(?:大?约|大概|估计)|(?:左右|前后|许)$")
# A Gregorian day followed by the lunar one in brackets is certain.
_LUNAR_NOTE = re.compile(r"(?<=[日号0-9])\((?:农历|阴历|旧历)[^()]*\)$")
_TIME_ZONE = re.compile(r"T[0-9]{2}:[0-9:.]+(?:Z|[+-][0-9]{2}:?[0-9]{2})$")
_CHINA_TIME = re.compile(r"\+08:?00$")
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MONTH = f"({'|'.join(_MONTHS.split())})[a-z]*[.]?"
_MONTH_FIRST = re.compile(rf"{_MONTH} ?(?:([0-9]{{1,2}})(?:st|nd|rd|th)?)?[ ,]+([0-9]{{4}})", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)?[- ])?{_MONTH}[- ,]+([0-9]{{4}})", re.IGNORECASE)
_WEEKDAY = re.compile(r"\s*\(?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*\)?$")
_TIME = re.compile(
    r"(?:(?<=[0-9])(?:[T ]|(?=[上下中]午|[晚早]|凌晨))|(?<=[日号]))\s*"
    r"(?:上午|下午|晚上|晚|中午|凌晨|早上|早)?\s*"
    r"(?:[0-9]{1,2}(?::[0-9]{1,2}(?::[0-9]{1,2}(?:\.[0-9]+)?)?(?:\+08:?00)?"
    r"|[时点](?:半|整|[0-9]{1,2}分?(?:[0-9]{1,2}秒)?)?)"
    r")?$"
)

_YEAR_DIGITS = "0-9〇零○Oo一二三四五六七八九"
_SMALL = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_WORDED = re.compile(
    rf"(?:([{_YEAR_DIGITS}]{{4}}|[{_YEAR_DIGITS}]{{2}})\s*年度?)?\s*"
    rf"(?:({_SMALL}|元)\s*(月份?)?\s*(?:({_SMALL})\s*[日号]?)?)?"
)
_PARTED = re.compile(r"([0-9]+)\s*([-./,、。 ])\s*([0-9]+)(?:\s*\2\s*([0-9]+))?\s*[日号]?")
_SMALL_VALUE = {digit: value for value, digit in enumerate("一二三四五六七八九", 1)}
_YEAR_VALUE = str.maketrans("〇零○Oo一二三四五六七八九", "00000123456789")


@lru_cache(maxsize=65536)
def read_text(raw: str, default_year: int | None, base_1904: bool) -> Reading:
    """Read a date from text; the arguments are those of ``dates.read_date``."""
    shown = clean(raw)
    if shown in BLANK_WORDS:
        return EMPTY
    if shown in UNKNOWN_WORDS:
        return unknown(shown)
    if ODD_FIGURE.search(shown):
        return unread(shown, f"“{shown}”里有上标或带圈数字", "可能是日期后面的注码", "请用普通数字填写日期")
    text = half_width(raw).translate(_DASHES).strip(_QUOTES).rstrip(_STOPS)
    text = _LUNAR_NOTE.sub("", text)
    if _LUNAR.search(text):
        return unread(shown, f"“{shown}”是农历日期", "台账按公历登记", "请换算成公历再填写")
    if _OPEN_ENDED.search(text):
        return unread(shown, f"“{shown}”不是一个日期", "没有具体的年月日", "没有截止日期的，这一栏可以留空")
    ended = _END_OF.fullmatch(text)
    if ended:
        return _read_end(ended, shown, default_year)
    if _VAGUE.search(text):
        todo = "知道月份就填到月，只知道年份就填年份"
        return unread(shown, f"“{shown}”只写了大概的时间", "没有具体的月份或日期", todo)
    if _TIME_ZONE.search(text) and not _CHINA_TIME.search(text):
        why = "写的是别的时区的时间，换成北京时间可能差一天"
        return unread(shown, f"“{shown}”不是北京时间", why, "请对照原件填写年月日")
    english = _MONTH_FIRST.fullmatch(text) or _DAY_FIRST.fullmatch(text)
    if english:
        return _read_english(english, shown)
    text, about = _ABOUT.subn("", text)
    text = text.strip()
    weekday = _WEEKDAY.search(text)
    if weekday:
        text = text[: weekday.start()]
    text = _TIME.sub("", text).strip()
    reading = _read_shape(text, shown, default_year, base_1904)
    extra = [*_about_doubt(shown, bool(about)), *_weekday_doubt(weekday, reading)]
    if reading.value is None or not extra:
        return reading
    return Reading(reading.value, (*reading.doubts, *extra))


def _read_shape(text: str, shown: str, default_year: int | None, base_1904: bool) -> Reading:
    if re.search("[~至到]", text) or ("-" in text and re.search("[./年月]", text)):
        return period(shown)
    if text.isdecimal() and text.isascii():
        return read_digits(text, shown, base_1904)
    worded = _WORDED.fullmatch(text)
    # "3" alone is caught by the same pattern; a date needs 年 or 月, and a day needs 月 before it.
    if worded and (worded[1] or worded[3]) and (worded[3] or not worded[4]):
        return _read_worded(worded, shown, default_year)
    parted = _PARTED.fullmatch(text)
    if parted:
        if parted[4] is None:
            return _read_two_parts(parted[1], parted[2], parted[3], shown, default_year, base_1904)
        return _read_three_parts(parted[1], parted[3], parted[4], shown)
    return unreadable(shown)


def _read_end(ended: re.Match[str], shown: str, default_year: int | None) -> Reading:
    """2026年6月底 is June, 2025年底 December, with a doubt: a deadline is better known so than not at all."""
    month = int(ended[3]) if ended[3] else 12
    if ended[1] is None:
        return without_year(month, None, shown, default_year)
    doubt = Doubt(f"“{shown}”读作{ended[1]}年{month}月", "没有写是哪一天", "请核对")
    return day_or_less(int(ended[1]), month, None, shown, doubt)


def _read_english(found: re.Match[str], shown: str) -> Reading:
    """Mar 5, 2021 and 5-Mar-2021; a month name leaves nothing to guess."""
    one, other, year = found.groups()
    name, day = (other, one) if one is None or one.isdecimal() else (one, other)
    month = _MONTHS.lower().split().index(name.lower()) + 1
    return day_or_less(int(year), month, int(day) if day else None, shown)


def _read_worded(worded: re.Match[str], shown: str, default_year: int | None) -> Reading:
    month = None if worded[2] is None else 1 if worded[2] == "元" else _small(worded[2])
    day = None if worded[4] is None else _small(worded[4])
    if worded[1] is None:
        return without_year(month or 0, day, shown, default_year)
    digits = worded[1].translate(_YEAR_VALUE)
    if len(digits) == 4:
        return day_or_less(int(digits), month, day, shown)
    return two_digit_year(digits, month, day, shown)


def _read_two_parts(
    first: str, sign: str, second: str, shown: str, default_year: int | None, base_1904: bool
) -> Reading:
    if len(first) == 4 and len(second) <= 2:
        doubts = []
        if sign == "." and second == "1":
            why = "这一列如果原来是数字，Excel 会去掉末尾的 0"
            doubts.append(Doubt(f"“{shown}”读作{first}年1月，也可能是{first}年10月", why, "请核对"))
        return day_or_less(int(first), int(second), None, shown, *doubts)
    if len(second) == 4 and len(first) <= 2:
        return day_or_less(int(second), int(first), None, shown)
    if len(first) == 4 and len(second) == 4 and FIRST_YEAR <= int(second) <= LAST_YEAR:
        return period(shown)
    if len(first) <= 2 and len(second) <= 2:
        return without_year(int(first), int(second), shown, default_year)
    if sign == "." and len(first) == 5:
        return serial(int(first), shown, base_1904) or unreadable(shown)
    return unreadable(shown)


def _read_three_parts(first: str, second: str, third: str, shown: str) -> Reading:
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
        return day_or_less(int(first), int(second), int(third), shown)
    if len(first) > 2 or len(second) > 2:
        return unreadable(shown)
    one, two = int(first), int(second)
    if len(third) == 4:
        return day_before_month(one, two, int(third), shown)
    if len(third) <= 2 and one > 31:
        return two_digit_year(first, two, int(third), shown)
    why = "年份只写了两位，年月日的先后不能确定"
    return unread(shown, f"“{shown}”看不出哪个是年份", why, "请写全四位年份")


def _small(text: str) -> int:
    """A month or day in Chinese or Arabic digits; 0, which no month has, for what is not a number (十十)."""
    if text.isdecimal():
        return int(text)
    found = re.fullmatch("([二三四五六七八九])?(十)?([一二三四五六七八九])?", text)
    if found is None:
        return _SMALL_VALUE.get(text, 0)
    tens, ten, ones = found.groups()
    if not ten:
        return _SMALL_VALUE.get(text, 0)
    return 10 * (_SMALL_VALUE[tens] if tens else 1) + (_SMALL_VALUE[ones] if ones else 0)


def _about_doubt(shown: str, about: bool) -> Iterator[Doubt]:
    if about:
        yield Doubt("日期不是准确日期", f"原文是“{shown}”", "请核对")


def _weekday_doubt(weekday: re.Match[str] | None, reading: Reading) -> Iterator[Doubt]:
    if weekday is None or not isinstance(reading.value, str) or len(reading.value) != 10:
        return
    day = date.fromisoformat(reading.value)
    if day.weekday() != "一二三四五六日".index(weekday[1].replace("天", "日")):
        actual = "一二三四五六日"[day.weekday()]
        why = f"{day.isoformat()}是星期{actual}，原文写星期{weekday[1]}"
        yield Doubt("日期和星期对不上", why, "请核对日期")
