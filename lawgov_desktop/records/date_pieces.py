"""The pieces every reading of a date is made of: what exists, what is asked, and how it is said."""

from __future__ import annotations

from lawgov_desktop.records.reading import Doubt, Reading

# Years a township's papers can speak of; births and committees of long ago, terms that end far ahead.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_NO_DAY = (1900, 1, 1)
_MONTH_DAYS = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def two_digit_year(digits: str, month: int | None, day: int | None, shown: str) -> Reading:
    year = full_year(int(digits))
    doubt = Doubt(f"年份只写了两位，按{year}年", f"原文是“{shown}”", "请核对年份")
    return day_or_less(year, month, day, shown, doubt)


def without_year(month: int, day: int | None, shown: str, default_year: int | None) -> Reading:
    if default_year is None:
        return unread(shown, f"“{shown}”没有年份", "不知道是哪一年", "请补上年份")
    doubt = Doubt(f"没有年份，按{default_year}年", f"原文是“{shown}”", "请核对年份")
    return day_or_less(default_year, month, day, shown, doubt)


def day_before_month(one: int, two: int, year: int, shown: str) -> Reading:
    """A date with its year last: asked when either number may be the month, else read with a doubt."""
    why = "年份写在最后时，月和日的先后有两种习惯"
    if one != two and one <= 12 and two <= 12:
        what = f"“{shown}”可能是{one}月{two}日，也可能是{two}月{one}日"
        return unread(shown, what, why, "请按年、月、日的顺序填写")
    month, day = (two, one) if one > 12 else (one, two)
    doubt = Doubt(f"“{shown}”的年份写在最后，读作{year}年{month}月{day}日", why, "请核对")
    return day_or_less(year, month, day, shown, doubt)


def day_or_less(year: int, month: int | None, day: int | None, shown: str, *doubts: Doubt) -> Reading:
    """The reading of a year, a month (``day`` None) or a day; one that does not exist is asked."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        why = f"年份应当在{FIRST_YEAR}年到{LAST_YEAR}年之间"
        return unread(shown, f"“{shown}”的年份不合常理", why, "请核对年份")
    if month is None:
        return Reading(f"{year:04d}", doubts)
    if not 1 <= month <= 12:
        return impossible(shown, f"没有{month}月")
    if day is None:
        return Reading(f"{year:04d}-{month:02d}", doubts)
    days = days_in(year, month)
    if not 1 <= day <= days:
        return impossible(shown, f"{year}年{month}月只有{days}天" if day else "日期不能是0")
    if (year, month, day) == _NO_DAY:
        why = "很多系统用它表示没有填"
        doubts += (Doubt(f"“{shown}”像是“没有日期”的占位", why, "没有日期的，请清空这一栏"),)
    return Reading(f"{year:04d}-{month:02d}-{day:02d}", doubts)


def days_in(year: int, month: int) -> int:
    """How many days a month from 1 to 12 has."""
    if month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return 29
    return _MONTH_DAYS[month]


def exists(year: int, month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= days_in(year, month)


def full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits < 50 else 1900)


def unread(shown: str, what: str, why: str, todo: str) -> Reading:
    return Reading(None, (Doubt(what, why, todo),), shown)


def impossible(shown: str, why: str) -> Reading:
    return unread(shown, f"“{shown}”不是真实存在的日期", why, "请对照原件填写正确的日期")


def period(shown: str) -> Reading:
    return unread(shown, f"“{shown}”是一段时间，不是一天", "这一栏只能填一个日期", "请填开始或结束的那一天")


def unreadable(shown: str) -> Reading:
    todo = "请按 2021-03-05 或 2021年3月5日 的样子填写"
    return unread(shown, f"看不懂日期“{shown}”", "不是已知的日期写法", todo)
