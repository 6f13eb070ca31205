"""Reads one clause of a market's rule from left to right, word by word."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final, cast

from lawgov_desktop.registers.publicity import market_numbers as spelled
from lawgov_desktop.registers.publicity.market_exceptions import NotUnderstood
from lawgov_desktop.registers.publicity.market_numbers import (
    ANY_DAY,
    DAY_NAME,
    FULL_DATE,
    LUNAR_MONTH,
    MONTHS,
)
from lawgov_desktop.registers.publicity.market_rule import Form, Pattern, Size
from lawgov_desktop.timekeeping.lunar import ANIMALS, BRANCHES

_LONGEST_FAIR: Final = 60
_SIZE_WORDS: Final[dict[str, Size]] = {"大": "big", "热": "big", "小": "small", "冷": "small"}
_MARKET: Final = r"(?:集日|集市|场期|圩期|街天|会期|集|场|圩|墟|街子|街|市|庙会|古会|会|闹子)"
_TURN: Final = r"(?:集|场|圩|墟|街|会|赶|逢|轮|市)"
_COUNT: Final = r"(?:[一二两三四五六七八九十]+|\d{1,2})"
_NO_MONTH: Final = "(?![一二]?月)"
"""What follows is no day of the list before it, but begins another month: 三、八，十月初一."""
_LIST: Final = rf"(?:(?:{DAY_NAME}|\d{{1,2}}|[一二三四五六七八九〇零]){_NO_MONTH})"
_BETWEEN: Final = r"[、,.和与及排/·]"
_SIGNS: Final = f"[{BRANCHES}{ANIMALS}]"
_WEEKDAY: Final = r"(?:星期|礼拜|周)"
_ONE_OF: Final = frozenset(("fair", "solar_fair", "cycle"))


class ClauseReader:
    """Keeps the patterns of the clauses read so far."""

    def __init__(self) -> None:
        self.patterns: list[Pattern] = []
        self.notes: list[str] = []
        self.doubts: list[str] = []
        self._named_months: set[int] = set()
        self._named_animals: list[str] = []
        self._begin()

    def _begin(self) -> None:
        self._calendar = ""
        self._months: tuple[int, ...] = ()
        self._lunar_months = True
        self._from_day = 0
        self._size: Size = ""  # 大集逢五: the size that stands before its days
        self._open = self._first = len(self.patterns)  # patterns from here on take the size that comes after
        self._said = len(self.notes)
        self._anchor: date | None = None
        self._every = 0  # 每五日, 空三赶四
        self._signs = ""

    def read(self, clause: str) -> None:
        """Take in one clause. Raises NotUnderstood."""
        self._begin()
        place = 0
        while place < len(clause):
            for pattern, name in _TOKENS:
                found = pattern.match(clause, place)
                if found and found.end() > place:
                    if name:
                        getattr(self, f"_{name}")(found)
                    place = found.end()
                    break
            else:
                raise NotUnderstood(f"“{clause[place : place + 8]}”不认识")
        self._take_branches()
        self._take_cycle()

    def read_extra(self, clause: str) -> bool:
        """Days added (腊月廿三、廿六加集); False when the clause names none."""
        before = len(self.patterns)
        self.read(clause)
        return len(self.patterns) > before

    def all_patterns(self) -> list[Pattern]:
        """What was read. Of a market of which only the name 鸡街 is told, the day of its animal."""
        if not self.patterns and self._named_animals:
            animals = dict.fromkeys(self._named_animals)
            self.doubts.append(f"只写了名称，按{'、'.join(animals)}日逢集算，请核对。")
            return [Pattern("branches", tuple(sorted(ANIMALS.index(one) for one in animals)))]
        return self.patterns

    def _add(self, form: Form, numbers: tuple[int, ...], anchor: date | None = None, lasts: int = 1) -> None:
        if form not in _ONE_OF:
            last_ending = 10 if form.endswith("endings") else 0
            numbers = tuple(sorted(set(numbers), key=lambda n: n or last_ending))
        self.patterns.append(
            Pattern(
                form,
                numbers,
                self._size,
                self._months,
                self._lunar_months or not self._months,
                self._from_day,
                anchor,
                lasts,
            )
        )

    # --- words that speak of the words around them

    def _named_calendar(self, found: re.Match[str]) -> None:
        stated = "solar" if found[0][0] in "公阳新国西" else "lunar"
        behind = re.match(r"\)?[日集]?(?:$|[,+])", found.string[found.end() :])
        if behind and not self._calendar and len(self.patterns) > self._open:
            self._restate(stated)  # 1、6（农历）
        self._calendar = stated

    def _restate(self, calendar: str) -> None:
        """The calendar stands behind its days: what was taken by the kind of digits is taken back."""
        for number in range(self._open, len(self.patterns)):
            kind, _, rest = self.patterns[number].form.partition("_")
            if kind in ("lunar", "solar") and rest != "fair":
                form: Form = cast(Form, f"{calendar}_{rest}")
                self.patterns[number] = replace(self.patterns[number], form=form)
        said = self.notes[self._said :]
        self.notes[self._said :] = [note for note in said if not note.startswith("没有写农历或公历")]

    def _boundary(self, found: re.Match[str]) -> None:
        self._open, self._size = len(self.patterns), ""

    def _sized(self, found: re.Match[str]) -> None:
        size = _SIZE_WORDS[found[1]]
        if len(self.patterns) == self._open and self._signs == "":
            self._size = size
            return
        self._take_branches()
        for number in range(self._open, len(self.patterns)):
            self.patterns[number] = replace(self.patterns[number], size=size)
        self._open, self._size = len(self.patterns), ""

    def _in_months(self, found: re.Match[str]) -> None:
        numbers = spelled.months(found["months"])
        if not all(1 <= number <= 12 for number in numbers):
            raise NotUnderstood(f"“{found['months']}”里有不存在的月份")
        arabic = bool(re.search(r"\d", found["months"]))
        said = found["calendar"] or self._calendar
        self._lunar_months = said in ("农历", "lunar") or (not said and not arabic)
        self._months = tuple(dict.fromkeys(numbers))
        self._from_day = spelled.number(found["start"]) if found["start"] else 0
        self._named_months.update(numbers)
        self._open = len(self.patterns)

    def _other_months(self, found: re.Match[str]) -> None:
        left = tuple(month for month in range(1, 13) if month not in self._named_months)
        if not self._named_months or not left:
            raise NotUnderstood(f"“{found[0]}”前面没有写别的月份")
        self._months, self._from_day, self._open = left, 0, len(self.patterns)

    # --- days

    def _endings(self, found: re.Match[str]) -> None:
        """三、八 and 三八 are endings; 初三、十五 or 5、15、25 are days; 十五 alone could be either."""
        parts = [part for part in re.split(rf"{_BETWEEN}+|逢", found["days"]) if part]
        numbers: list[int] = []
        for part in parts:
            if spelled.looks_like_a_day(part) and len(parts) == 1 and part[0] not in "初廿":
                either = "、".join(spelled.singles(part))
                raise NotUnderstood(
                    f"“{part}”可以是尾数{either}，也可以是{part}日，请用顿号隔开，或写成“每月{part}日”"
                )
            whole = spelled.looks_like_a_day(part) or part.startswith("初")
            numbers += [spelled.number(part)] if whole else map(spelled.number, spelled.singles(part))
        lunar = self._is_lunar(found["days"])
        if any(part.startswith("初") for part in parts) or max(numbers) > 10:
            self._fixed(numbers, lunar)
        else:
            self._add("lunar_endings" if lunar else "solar_endings", tuple(n % 10 for n in numbers))

    def _is_lunar(self, days: str) -> bool:
        if self._calendar:
            return self._calendar == "lunar"
        arabic = bool(re.search(r"\d", days))
        if arabic and re.search("[一二三四五六七八九十]", days):
            raise NotUnderstood(f"“{days}”里两种数字混着写，看不出是农历还是公历")
        digits, kind = ("阿拉伯数字", "公历") if arabic else ("中文数字", "农历")
        self.notes.append(f"没有写农历或公历，“{days}”是{digits}，按{kind}算。")
        return not arabic

    def _fixed(self, numbers: list[int], lunar: bool) -> None:
        if min(numbers) < 1 or max(numbers) > (30 if lunar else 31):
            raise NotUnderstood("没有这样的日子")
        self._add("lunar_days" if lunar else "solar_days", tuple(numbers))

    def _fixed_days(self, found: re.Match[str]) -> None:
        numbers = [spelled.number(name) for name in re.findall(DAY_NAME, found[0])]
        if len(numbers) == 2 and spelled.is_range(found[0]):
            numbers = list(range(numbers[0], numbers[1] + 1))
        if not numbers:
            raise NotUnderstood(f"“{found[0]}”不认识")
        self._fixed(numbers, self._calendar != "solar")

    def _solar_days(self, found: re.Match[str]) -> None:
        numbers = [int(number) for number in re.findall(r"\d+", found[0])]
        self._fixed(numbers, self._calendar == "lunar")

    def _parity(self, found: re.Match[str]) -> None:
        if not self._calendar:
            self.notes.append("没有写农历或公历，单日、双日按农历算。")
        form: Form = "solar_parity" if self._calendar == "solar" else "lunar_parity"
        self._add(form, (1 if found[1] in "单奇" else 0,))

    def _weekdays(self, found: re.Match[str]) -> None:
        words = re.sub(f"{_WEEKDAY}|每", "", found[0])
        numbers = [spelled.WEEKDAYS[word] for word in words if word in spelled.WEEKDAYS]
        if "末" in words:
            numbers += [5, 6]
        elif len(numbers) == 2 and spelled.is_range(words):
            first, last = numbers
            numbers = [(first + more) % 7 for more in range((last - first) % 7 + 1)]
        self._add("weekdays", tuple(numbers))

    def _every_day(self, found: re.Match[str]) -> None:
        self._add("every_day", ())

    def _month_days(self, found: re.Match[str]) -> None:
        """腊月廿三、廿六: several days of one month."""
        days = [spelled.number(name) for name in re.findall(DAY_NAME, found["days"])]
        month = spelled.month(found["month"])
        kept = self._months, self._lunar_months, self._from_day
        self._months, self._lunar_months, self._from_day = (month,), True, 0
        self._fixed(days, lunar=True)
        self._months, self._lunar_months, self._from_day = kept

    def _fair(self, found: re.Match[str]) -> None:
        arabic = found["month"].isdecimal()
        lunar = self._calendar == "lunar" or (self._calendar != "solar" and not arabic)
        month, day = spelled.month(found["month"]), spelled.number(found["day"])
        lasts = spelled.number(found["last"]) - day + 1 if found["last"] else 1
        if not (1 <= month <= 12 and 1 <= day <= (30 if lunar else 31) and 1 <= lasts <= _LONGEST_FAIR):
            raise NotUnderstood(f"“{found[0]}”的日子不对")
        if not self._calendar:
            self.notes.append(f"“{found[0]}”没有写农历或公历，按{'农历' if lunar else '公历'}算。")
        self._add("fair" if lunar else "solar_fair", (month, day), lasts=lasts)

    def _lasting(self, found: re.Match[str]) -> None:
        last = self.patterns[-1] if self.patterns else None
        lasts = spelled.number(found[1])
        if last is None or last.form not in ("fair", "solar_fair") or not 1 <= lasts <= _LONGEST_FAIR:
            raise NotUnderstood(f"“{found[0]}”说的是哪几天不清楚")
        self.patterns[-1] = replace(last, lasts=lasts)

    # --- cycles

    def _gap(self, found: re.Match[str]) -> None:
        """空三赶四: three days without a market, on the fourth there is one."""
        empty, every = spelled.number(found[1]), spelled.number(found[2])
        if every != empty + 1:
            raise NotUnderstood(f"“{found[0]}”对不上：空{found[1]}天就是第{empty + 1}天赶")
        self._every = every

    def _cycle(self, found: re.Match[str]) -> None:
        self._every = spelled.number(found["n"]) + (1 if found[0].startswith("隔") else 0)
        if not 2 <= self._every <= 60:
            raise NotUnderstood(f"“{found[0]}”的间隔不对")

    def _anchored(self, found: re.Match[str]) -> None:
        self._anchor = spelled.full_date(found[1])
        if self._anchor is None:
            raise NotUnderstood(f"没有“{found[1]}”这一天")

    def _branch_signs(self, found: re.Match[str]) -> None:
        self._signs += re.sub(f"[^{BRANCHES}{ANIMALS}]", "", found[0])

    def _named_animal(self, found: re.Match[str]) -> None:
        self._named_animals.append(found[1])

    def _take_branches(self) -> None:
        """辰戌 and 龙狗 tell the same days twice; told differently they contradict each other."""
        branches = {BRANCHES.index(sign) for sign in self._signs if sign in BRANCHES}
        animals = {ANIMALS.index(sign) for sign in self._signs if sign in ANIMALS}
        self._signs = ""
        if branches and animals and branches != animals:
            one, other = (
                "、".join(signs[n] for n in sorted(numbers))
                for signs, numbers in ((BRANCHES, branches), (ANIMALS, animals))
            )
            raise NotUnderstood(f"{one}日和{other}日不是同一天")
        numbers = tuple(sorted(branches or animals))
        if not numbers:
            return
        later = (*numbers[1:], numbers[0])
        steps = {(after - before - 1) % 12 + 1 for before, after in zip(numbers, later, strict=True)}
        if self._every and steps != {self._every}:
            raise NotUnderstood(f"{'、'.join(BRANCHES[n] for n in numbers)}日不是每{self._every}天一集")
        if len(steps) > 1:
            self.doubts.append("这几个地支日之间隔的天数不一样，请核对。")
        self._every = 0
        self._add("branches", numbers)

    def _take_cycle(self) -> None:
        if self._every and self._anchor is None and len(self.patterns) > self._first:
            self.notes.append(f"“每{self._every}天一集”没有单独算，按写明的日子算。")
            return
        if self._every and self._anchor is None:
            raise NotUnderstood(
                f"每{self._every}天一集，要有一个已知的集日才能往后算，请写成“2024年2月10日起每{self._every}日一集”"
            )
        if self._every:
            self._add("cycle", (self._every,), anchor=self._anchor)
        elif self._anchor is not None:
            raise NotUnderstood("写了一个日期，没有写每几日一集")


_TOKENS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), name)
    for pattern, name in (
        (r"[,+或]+", "boundary"),
        (rf"只在(?P<calendar>农历|公历)?(?P<months>{MONTHS})(?:(?P<start>{ANY_DAY})日?起)?:?", "in_months"),
        (r"农历|阴历|旧历|夏历|古历|老历|公历|阳历|新历|国历|西历", "named_calendar"),
        (rf"(?:从|自|以)?({FULL_DATE})(?:是集日|逢集|为起点|为始|算起|开始|起)?", "anchored"),
        (rf"空({_COUNT})[日天]?赶({_COUNT})[日天]?", "gap"),
        (rf"(?:隔|每隔)(?P<n>{_COUNT})[日天]一?{_TURN}?", "cycle"),
        (rf"每(?P<n>{_COUNT})[日天](?:为?一)?{_TURN}?", "cycle"),
        (rf"(?P<n>{_COUNT})[日天]一{_TURN}", "cycle"),
        (rf"(?:会期|连续|持续|历时|为期|共|连)({_COUNT})[日天]", "lasting"),
        (rf"({_COUNT})天", "lasting"),
        (
            rf"(?:每逢|逢|每)?{_WEEKDAY}[一二三四五六日天末1-7]"
            rf"(?:[、和与及至到~-]*{_WEEKDAY}?[一二三四五六日天末1-7](?!月))*",
            "weekdays",
        ),
        (rf"(?:天天|每天|每日|日日)(?:有|是|为|逢)?{_MARKET}?|百日[场集圩]|早市|常年市", "every_day"),
        (rf"(?:逢|每)?(单|双|奇|偶)数?[日号]?(?!月){_MARKET}?", "parity"),
        (r"其[他余它]月份?|平时|平常|平日", "other_months"),
        (r"(?:物资交流|物资|交流|传统)*大会(?!\w*逢)", ""),
        (r"(?:为|是|叫|算)?([大小热冷])(?:集|场|圩|墟|街|市)日?", "sized"),
        (
            rf"(?:每年)?(?P<month>{LUNAR_MONTH})月(?P<days>{DAY_NAME}(?:[、和及]{DAY_NAME}{_NO_MONTH})+)",
            "month_days",
        ),
        (
            rf"(?:每年)?(?P<months>{MONTHS})(?P<start>{ANY_DAY})日?(?:起|以后|之后|往后|后)(?P<calendar>)",
            "in_months",
        ),
        (
            rf"(?:每年)?(?P<month>{LUNAR_MONTH}|\d{{1,2}})月(?P<day>{ANY_DAY})[日号]?"
            rf"(?:[至到~-](?P<last>{ANY_DAY}){_NO_MONTH}[日号]?(?:期间)?(?:(?:天天|每天|每日)(?:有|逢)?集?)?)?",
            "fair",
        ),
        (rf"(?:每年)?(?P<months>{MONTHS})(?P<start>)(?P<calendar>)", "in_months"),
        (
            rf"(?:逢|每月逢?|每逢)?(?:初[一二三四五六七八九十]|廿[一二三四五六七八九]?)日?"
            rf"(?:[、,.和与及/至到~-]*{DAY_NAME}{_NO_MONTH}日?)*",
            "fixed_days",
        ),
        (rf"每月{DAY_NAME}日?(?:[、,.和与及/至到~-]*{DAY_NAME}{_NO_MONTH}日?)*", "fixed_days"),
        (r"(?:逢|每月逢?|每逢)?\d{1,2}[日号](?:[、,.和与及/]*\d{1,2}[日号])*", "solar_days"),
        (
            rf"(?:赶|每逢|逢|每月逢?|尾数为?|末位为?|凡)(?P<days>{_LIST}(?:(?:[、.和与及排/·]*逢?|,){_LIST})*)",
            "endings",
        ),
        (
            rf"(?P<days>{_LIST}(?:(?:[、.和与及排/·]*|,){_LIST})*)(?=[日号集场圩墟街会市,+()大小热冷为是]|$)",
            "endings",
        ),
        (rf"(?:赶|逢|即|每逢)(?:{_SIGNS}[、和/]?)+日?", "branch_signs"),
        (rf"{_SIGNS}(?:[、和/]?{_SIGNS})+日?", "branch_signs"),
        (rf"(?<=\(){_SIGNS}日?", "branch_signs"),
        (rf"{_SIGNS}日", "branch_signs"),
        (rf"([{ANIMALS}])(?:街子|街|场|市)", "named_animal"),
        (r"(?:上午|下午|中午|早上|清晨|凌晨|早集|晚集|夜市)?\d{1,2}:\d{2}(?:[至到~-]+\d{1,2}:\d{2})?", ""),
        (r"上午|下午|中午|早上|清晨|早集|晚集|全天|半天", ""),
        (
            rf"赶|逢|每月|每逢|每年|{_MARKET}|即|也就是|尾数|末位|日期|时间|规则|[日号的是为有均都在开份]",
            "",
        ),
        (r"[、.和与及()/·:\"“”'~-]+", ""),
    )
)
