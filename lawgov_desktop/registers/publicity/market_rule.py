"""A market's rule as the program understands it, and the words in which it is shown back to the clerk.

The words are a promise: :func:`lawgov_desktop.registers.publicity.market_words.parse_rule` reads them back
into the same rule, so what is shown under the field is exactly what is reckoned with.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from lawgov_desktop.timekeeping.lunar import ANIMALS, BRANCHES, MONTHS, WEEKDAYS, day_name, month_name

Form = Literal[
    "lunar_endings",  # 农历逢三、八: lunar day mod 10; 十 is 0
    "lunar_parity",  # 农历单日 (1,) / 双日 (0,)
    "lunar_days",  # 农历初一、十五
    "solar_endings",  # 公历逢 3、8
    "solar_parity",
    "solar_days",  # 公历每月 5 日、15 日
    "weekdays",  # 0 = 星期一
    "every_day",
    "branches",  # 赶辰、戌: 0 = 子; one, two, three or four of twelve
    "cycle",  # 每 N 日, counted from an anchor
    "fair",  # 农历三月十八庙会: (month, day), lasting so many days
    "solar_fair",
]
Size = Literal["", "big", "small"]
SIZES: Final[dict[Size, str]] = {"": "", "big": "大集", "small": "小集"}
LUNAR_FORMS: Final = frozenset(("lunar_endings", "lunar_parity", "lunar_days"))
DIGITS: Final = "十一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One of the fourteen forms of domain §3.3; a rule is the union of its patterns."""

    form: Form
    numbers: tuple[int, ...] = ()
    size: Size = ""
    months: tuple[int, ...] = ()
    """Only in these months; () is all of them."""
    lunar_months: bool = True
    from_day: int = 0
    """Inside ``months`` only from this day on (腊月二十以后)."""
    anchor: date | None = None
    lasts: int = 1


@dataclass(frozen=True, slots=True)
class Stop:
    """No market every year from one (month, day) to another, both included; may pass the new year.

    Lunar unless ``lunar`` is False. 三十 stands for the last day of the month, whatever its length.
    """

    first: tuple[int, int]
    last: tuple[int, int]
    lunar: bool = True


@dataclass(frozen=True, slots=True)
class DateChange:
    """Held or not held on particular days, whatever the patterns say; the later change wins."""

    first: date
    last: date
    held: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MarketRule:
    """When a market is held."""

    patterns: tuple[Pattern, ...]
    small_month: Literal["skip", "29"] = "skip"
    """What becomes of 三十 in a month of 29 days: no market, or the 廿九."""
    thirty_first: bool = True
    """Does the 31st of a month of the sun end in 1 as well?"""
    leap_month: Literal["held", "skip"] = "held"
    stops: tuple[Stop, ...] = ()
    changes: tuple[DateChange, ...] = ()
    notes: tuple[str, ...] = field(default=(), compare=False)
    """What was taken as county lists mean it (中文数字按农历), one Chinese sentence each."""
    doubts: tuple[str, ...] = field(default=(), compare=False)
    """What somebody should look at."""


def in_words(rule: MarketRule) -> str:
    """The rule as understood, one clause after the other; ``parse_rule`` reads it back."""
    parts = [_pattern_words(pattern) for pattern in rule.patterns]
    if _names_thirtieth(rule):
        parts.append("小月三十改廿九" if rule.small_month == "29" else "小月没有三十就停一集")
    if any(p.form == "solar_endings" and 1 in p.numbers for p in rule.patterns):
        parts.append("31日算逢1" if rule.thirty_first else "31日不算逢1")
    if rule.leap_month == "skip":
        parts.append("闰月不逢集")
    parts += [_stop_words(stop) for stop in rule.stops]
    parts += [_change_words(change) for change in rule.changes]
    return "；".join(parts)


def _names_thirtieth(rule: MarketRule) -> bool:
    return rule.small_month == "29" or any(
        (p.form == "lunar_endings" and 0 in p.numbers)
        or (p.form == "lunar_days" and 30 in p.numbers)
        or (p.form == "fair" and p.numbers[1] == 30)
        for p in rule.patterns
    )


def _pattern_words(pattern: Pattern) -> str:
    size = f"（{SIZES[pattern.size]}）" if pattern.size else ""
    return _month_words(pattern) + _plain_words(pattern) + size


def _month_words(pattern: Pattern) -> str:
    if not pattern.months:
        return ""
    names = [month_name(m) if pattern.lunar_months else f"{m}月" for m in pattern.months]
    start = ""
    if pattern.from_day:
        start = f"{day_name(pattern.from_day)}起" if pattern.lunar_months else f"{pattern.from_day}日起"
    return f"只在{'农历' if pattern.lunar_months else '公历'}{'、'.join(names)}{start}："


def _plain_words(pattern: Pattern) -> str:
    numbers = pattern.numbers
    match pattern.form:
        case "lunar_endings":
            return f"农历逢{'、'.join(DIGITS[n] for n in numbers)}"
        case "solar_endings":
            return f"公历逢{'、'.join(str(n or 10) for n in numbers)}"
        case "lunar_parity" | "solar_parity":
            return f"{'农历' if pattern.form == 'lunar_parity' else '公历'}逢{'单' if numbers[0] else '双'}日"
        case "lunar_days":
            return f"农历每月{'、'.join(map(day_name, numbers))}"
        case "solar_days":
            return f"公历每月{'、'.join(f'{n}日' for n in numbers)}"
        case "weekdays":
            return "、".join(f"星期{WEEKDAYS[n]}" for n in numbers)
        case "every_day":
            return "天天"
        case "branches":
            animals = "、".join(ANIMALS[n] for n in numbers)
            return f"逢{'、'.join(BRANCHES[n] for n in numbers)}日（{animals}日）"
        case "cycle":
            assert pattern.anchor is not None
            return f"从{_day_words(pattern.anchor)}起每{numbers[0]}日一集"
        case "fair" | "solar_fair":
            month, day = numbers
            lasting = f"（会期{pattern.lasts}天）" if pattern.lasts > 1 else ""
            when = (
                f"农历{month_name(month)}{day_name(day)}"
                if pattern.form == "fair"
                else f"公历{month}月{day}日"
            )
            return f"每年{when}庙会{lasting}"


def _stop_words(stop: Stop) -> str:
    if stop.lunar:
        first, last = (f"{MONTHS[month - 1]}月{day_name(day)}" for month, day in (stop.first, stop.last))
        return f"每年{first}至{last}停集"
    first, last = (f"{month}月{day}日" for month, day in (stop.first, stop.last))
    return f"每年公历{first}至{last}停集"


def _change_words(change: DateChange) -> str:
    upto = f"至{_day_words(change.last)}" if change.last != change.first else ""
    why = f"（{change.reason}）" if change.reason else ""
    return f"{_day_words(change.first)}{upto}{'加集' if change.held else '停集'}{why}"


def _day_words(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
