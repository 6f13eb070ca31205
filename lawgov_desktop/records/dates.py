"""Dates as the office writes them: read from any cell, kept as partial ISO text, shown again in Chinese.

The stored form is ``"2021"``, ``"2021-03"`` or ``"2021-03-05"``: as precise as what was written, and it
sorts as text. A date that can be understood in two ways is never guessed: it stays unread, with its text
and a doubt.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from lawgov_desktop.records.reading import EMPTY, Doubt, Reading
from lawgov_desktop.records.text import BLANK_WORDS, clean, half_width

# Years a township's papers can speak of; births and committees of long ago, terms that end far ahead.
FIRST_YEAR, LAST_YEAR = 1900, 2100

# Whole numbers are taken for Excel's day count only inside these years; else a stray number becomes a date.
_SERIAL_DAYS = (date(1950, 1, 1), date(2100, 12, 31))
_EPOCH_1900 = date(1899, 12, 30)  # right from 1900-03-01 on; Excel believes in 1900-02-29
_EPOCH_1904 = date(1904, 1, 1)

_STORED = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_PLAIN_DAY = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?: 0?0:00(?::00)?)?")

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_QUOTES = " '‘’`\"“”"
_STOPS = ".,。、;"
_LUNAR = re.compile("农历|阴历|旧历|正月|腊月|冬月|初[一二三四五六七八九十1-9]|闰|廿|卅")
_VAGUE = re.compile("半年|季度|[上中下]旬|[年月][初中底末]|[春夏秋冬]")
_OPEN_ENDED = re.compile("至今|长期|永久|无固定期限")
_ABOUT = re.compile("^(?:大?约|大概|估计)|(?:左右|前后|许)$")
_WEEKDAY = re.compile(r"\s*\(?\s*(?:星期|周|礼拜)([一二三四五六日天])\s*\)?$")
_TIME = re.compile(
    r"(?:(?<=[0-9])[T ]|(?<=[日号]))\s*(?:上午|下午|晚上|晚|中午|凌晨|早上|早)?\s*"
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


def read_date(raw: object, *, default_year: int | None = None, base_1904: bool = False) -> Reading:
    """Read one cell or one typed text as a date; the value is a partial ISO date.

    ``default_year`` is the year of the list, used (with a doubt) where only month and day are written;
    without it such a date stays unread. ``base_1904`` is the date system of the workbook (Excel for Mac);
    it matters for bare day counts only. A time of day is dropped.

    Impossible, ambiguous, lunar and vague dates and periods give ``value`` None with the text in ``raw``.
    """
    if raw is None:
        return EMPTY
    if isinstance(raw, str):
        plain = _PLAIN_DAY.fullmatch(raw)
        if plain:
            return _date(int(plain[1]), int(plain[3]), int(plain[4]), raw)
        return _read_text(raw, default_year, base_1904)
    if isinstance(raw, date):
        return _read_date_cell(raw)
    if isinstance(raw, (int, float, Decimal)) and not isinstance(raw, bool):
        return _read_number(clean(raw), default_year, base_1904)
    return _unreadable(clean(raw))


def as_day(value: str | None) -> date | None:
    """The day of a stored date, or None when it is missing or known only to the month or year."""
    return _bounds(value)[0] if value and len(value) == 10 else None


def first_day(value: str | None) -> date | None:
    """The first day a stored date can mean: ``"2021-03"`` → 2021-03-01."""
    return _bounds(value)[0]


def last_day(value: str | None) -> date | None:
    """The last day a stored date can mean: ``"2021-02"`` → 2021-02-28."""
    return _bounds(value)[1]


def precision(value: str) -> Literal["year", "month", "day"]:
    """How precise a stored date is."""
    return "year" if len(value) == 4 else "month" if len(value) == 7 else "day"


def show_date(value: str | None) -> str:
    """A stored date for lists and forms: ``2021-03-05``, ``2021年3月``, ``2021年``; nothing gives ``""``."""
    if not value or len(value) == 10:
        return value or ""
    return date_in_words(value)


def date_in_words(value: str | None) -> str:
    """A stored date for papers, without padding zeros (GB/T 9704-2012, 7.3.5.4): ``2021年3月5日``."""
    if not value:
        return ""
    return "".join(f"{int(part)}{unit}" for part, unit in zip(value.split("-"), "年月日", strict=False))


def year_of(value: str | None) -> int | None:
    """The year of a stored date."""
    return int(value[:4]) if value else None


def _bounds(value: str | None) -> tuple[date | None, date | None]:
    found = _STORED.fullmatch(value) if value else None
    if found is None:
        return None, None
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        first = date(year, month or 1, day or 1)
    except ValueError:
        return None, None
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, monthrange(year, last_month)[1])


# --- numbers and date cells ----------------------------------------------------------------------------


def _read_date_cell(raw: date) -> Reading:
    day = raw.date() if isinstance(raw, datetime) else raw
    # A cell formatted as a date that holds 0, 5 or a time of day arrives as a day around 1900-01-01.
    if not FIRST_YEAR <= day.year <= LAST_YEAR or day < date(1900, 3, 1):
        why = "单元格里可能是一个普通数字，被设成了日期格式"
        return _unread(clean(raw), "不像真实的日期", why, "请对照原件填写")
    return Reading(day.isoformat())


def _read_number(shown: str, default_year: int | None, base_1904: bool) -> Reading:
    """Read a number cell, given as the text of the number."""
    whole, _, fraction = shown.partition(".")
    if not shown:
        return EMPTY
    if not whole.isdigit() or not (fraction.isdigit() or not fraction):
        return _unreadable(shown)
    if not fraction:
        return _read_digits(shown, base_1904)
    first = int(whole)
    if FIRST_YEAR <= first <= LAST_YEAR and len(fraction) <= 2:
        if fraction == "1":
            return _unread(
                shown,
                f"“{shown}”可能是{whole}年1月，也可能是{whole}年10月",
                "单元格是数字，Excel 会去掉末尾的 0",
                "请对照原件选定月份",
            )
        doubt = Doubt(f"“{shown}”是数字，读作{whole}年{int(fraction)}月", "单元格不是日期格式", "请核对")
        return _date(first, int(fraction), None, shown, doubt)
    if first <= 12 and len(fraction) <= 2:
        tens = int(fraction) * 10 if len(fraction) == 1 else 0
        if default_year is not None and _exists(default_year, first, tens):
            return _unread(
                shown,
                f"“{shown}”可能是{whole}月{fraction}日，也可能是{whole}月{fraction}0日",
                "单元格是数字，Excel 会去掉末尾的 0",
                "请对照原件填写",
            )
        return _without_year(first, int(fraction), shown, default_year)
    return _serial(first, shown, base_1904) or _unreadable(shown)


def _read_digits(shown: str, base_1904: bool) -> Reading:
    """Read a run of digits: year, year and month, a whole day, or Excel's day count."""
    if len(shown) == 4:
        return _date(int(shown), None, None, shown)
    if len(shown) == 8 or (len(shown) == 14 and shown[8:] < "240000" and shown[10] < "6" and shown[12] < "6"):
        return _date(int(shown[:4]), int(shown[4:6]), int(shown[6:8]), shown)
    if len(shown) == 6:
        year, month = int(shown[:4]), int(shown[4:])
        as_month = FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12
        as_day_ = _exists(_full_year(int(shown[:2])), int(shown[2:4]), int(shown[4:]))
        if as_month and not as_day_:
            return _date(year, month, None, shown)
        if as_day_:
            why = "六位数字可能是年月，也可能是两位年份加月日"
            return _unread(shown, f"“{shown}”可以有几种读法", why, "请写全年月日")
    return _serial(int(shown), shown, base_1904) or _unreadable(shown)


def _serial(days: int, shown: str, base_1904: bool) -> Reading | None:
    if days > 100_000:
        return None
    day = (_EPOCH_1904 if base_1904 else _EPOCH_1900) + timedelta(days=days)
    if not _SERIAL_DAYS[0] <= day <= _SERIAL_DAYS[1]:
        return None
    value = day.isoformat()
    what = f"“{shown}”是 Excel 的日期序号，读作 {value}"
    return Reading(value, (Doubt(what, "单元格没有设成日期格式", "请核对"),))


# --- text ----------------------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def _read_text(raw: str, default_year: int | None, base_1904: bool) -> Reading:
    shown = clean(raw)
    if shown in BLANK_WORDS:
        return EMPTY
    text = half_width(raw).translate(_DASHES).strip(_QUOTES).rstrip(_STOPS)
    if _LUNAR.search(text):
        return _unread(shown, f"“{shown}”是农历日期", "台账按公历登记", "请换算成公历再填写")
    if _OPEN_ENDED.search(text):
        return _unread(shown, f"“{shown}”不是一个日期", "没有具体的年月日", "没有截止日期的，这一栏可以留空")
    if _VAGUE.search(text):
        todo = "知道月份就填到月，只知道年份就填年份"
        return _unread(shown, f"“{shown}”只写了大概的时间", "没有具体的月份或日期", todo)
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
        return _period(shown)
    if text.isdecimal() and text.isascii():
        return _read_digits(text, base_1904)
    worded = _WORDED.fullmatch(text)
    # "3" alone is caught by the same pattern; a date needs 年 or 月, and a day needs 月 before it.
    if worded and (worded[1] or worded[3]) and (worded[3] or not worded[4]):
        return _read_worded(worded, shown, default_year)
    parted = _PARTED.fullmatch(text)
    if parted:
        if parted[4] is None:
            return _read_two_parts(parted[1], parted[2], parted[3], shown, default_year, base_1904)
        return _read_three_parts(parted[1], parted[3], parted[4], shown)
    return _unreadable(shown)


def _read_worded(worded: re.Match[str], shown: str, default_year: int | None) -> Reading:
    month = None if worded[2] is None else 1 if worded[2] == "元" else _small(worded[2])
    day = None if worded[4] is None else _small(worded[4])
    if worded[1] is None:
        return _without_year(month or 0, day, shown, default_year)
    digits = worded[1].translate(_YEAR_VALUE)
    if len(digits) == 4:
        return _date(int(digits), month, day, shown)
    return _two_digit_year(digits, month, day, shown)


def _read_two_parts(
    first: str, sign: str, second: str, shown: str, default_year: int | None, base_1904: bool
) -> Reading:
    if len(first) == 4 and len(second) <= 2:
        doubts = []
        if sign == "." and second == "1":
            why = "这一列如果原来是数字，Excel 会去掉末尾的 0"
            doubts.append(Doubt(f"“{shown}”读作{first}年1月，也可能是{first}年10月", why, "请核对"))
        return _date(int(first), int(second), None, shown, *doubts)
    if len(second) == 4 and len(first) <= 2:
        return _date(int(second), int(first), None, shown)
    if len(first) == 4 and len(second) == 4 and FIRST_YEAR <= int(second) <= LAST_YEAR:
        return _period(shown)
    if len(first) <= 2 and len(second) <= 2:
        return _without_year(int(first), int(second), shown, default_year)
    if sign == "." and len(first) == 5:
        return _serial(int(first), shown, base_1904) or _unreadable(shown)
    return _unreadable(shown)


def _read_three_parts(first: str, second: str, third: str, shown: str) -> Reading:
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2:
        return _date(int(first), int(second), int(third), shown)
    if len(first) > 2 or len(second) > 2:
        return _unreadable(shown)
    one, two = int(first), int(second)
    if len(third) == 4:
        if one != two and one <= 12 and two <= 12:
            return _unread(
                shown,
                f"“{shown}”可能是{one}月{two}日，也可能是{two}月{one}日",
                "年份写在最后时，月和日的先后有两种习惯",
                "请按年、月、日的顺序填写",
            )
        month, day = (two, one) if one > 12 else (one, two)
        doubt = Doubt(f"“{shown}”的年份写在最后，读作{third}年{month}月{day}日", "", "请核对")
        return _date(int(third), month, day, shown, doubt)
    if len(third) <= 2 and one > 31:
        return _two_digit_year(first, two, int(third), shown)
    why = "年份只写了两位，年月日的先后不能确定"
    return _unread(shown, f"“{shown}”看不出哪个是年份", why, "请写全四位年份")


def _two_digit_year(digits: str, month: int | None, day: int | None, shown: str) -> Reading:
    year = _full_year(int(digits))
    doubt = Doubt(f"年份只写了两位，按{year}年", f"原文是“{shown}”", "请核对年份")
    return _date(year, month, day, shown, doubt)


def _without_year(month: int, day: int | None, shown: str, default_year: int | None) -> Reading:
    if default_year is None:
        return _unread(shown, f"“{shown}”没有年份", "不知道是哪一年", "请补上年份")
    doubt = Doubt(f"没有年份，按{default_year}年", f"原文是“{shown}”", "请核对年份")
    return _date(default_year, month, day, shown, doubt)


# --- the pieces they are made of -----------------------------------------------------------------------


def _date(year: int, month: int | None, day: int | None, shown: str, *doubts: Doubt) -> Reading:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        why = f"年份应当在{FIRST_YEAR}年到{LAST_YEAR}年之间"
        return _unread(shown, f"“{shown}”的年份不合常理", why, "请核对年份")
    if month is None:
        return Reading(f"{year:04d}", doubts)
    if not 1 <= month <= 12:
        return _impossible(shown, f"没有{month}月")
    if day is None:
        return Reading(f"{year:04d}-{month:02d}", doubts)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        return _impossible(shown, f"{year}年{month}月只有{days}天" if day else "日期不能是0")
    return Reading(f"{year:04d}-{month:02d}-{day:02d}", doubts)


def _exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]


def _full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 50 else 1900)


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
    day = as_day(reading.value) if isinstance(reading.value, str) else None
    if weekday and day and day.weekday() != "一二三四五六日".index(weekday[1].replace("天", "日")):
        actual = "一二三四五六日"[day.weekday()]
        why = f"{day.isoformat()}是星期{actual}，原文写星期{weekday[1]}"
        yield Doubt("日期和星期对不上", why, "请核对日期")


def _unread(shown: str, what: str, why: str, todo: str) -> Reading:
    return Reading(None, (Doubt(what, why, todo),), shown)


def _impossible(shown: str, why: str) -> Reading:
    return _unread(shown, f"“{shown}”不是真实存在的日期", why, "请对照原件填写正确的日期")


def _period(shown: str) -> Reading:
    return _unread(shown, f"“{shown}”是一段时间，不是一天", "这一栏只能填一个日期", "请填开始或结束的那一天")


def _unreadable(shown: str) -> Reading:
    todo = "请按 2021-03-05 或 2021年3月5日 的样子填写"
    return _unread(shown, f"看不懂日期“{shown}”", "不是已知的日期写法", todo)
