"""A date goes in, a due date comes out with its reason: counts legal periods and says every step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Generic, Literal, TypeVar

from lawgov_desktop.errors import UserError
from lawgov_desktop.records.date_pieces import days_in
from lawgov_desktop.records.dates import months_on
from lawgov_desktop.timekeeping.clock_rules import Bound, ClockBook, ClockRule
from lawgov_desktop.timekeeping.workdays import WEEKDAY_NAMES, WorkCalendar

__all__ = [
    "ClockBook",
    "ClockRule",
    "Due",
    "DueChange",
    "LegalClocks",
    "Level",
    "OpenClock",
    "compute",
    "due_changes",
    "given",
    "level",
    "remaining_text",
]

Level = Literal["overdue", "soon", "ok"]
Item = TypeVar("Item")

_SOON_DAYS = 3
_LONGEST_EXTENSION = 10_000
"""Days; no rule may allow more (``ClockRule.extension_limit``). A longer one is a slip of the key."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a clock runs out, and why. ``steps`` and ``warnings`` are Chinese sentences without a full stop.

    ``nominal`` is the last day before any roll over a holiday; ``rolled_because`` is empty if ``due`` is
    that day.
    """

    start: date
    nominal: date
    due: date
    rule: ClockRule
    steps: tuple[str, ...]
    rolled_because: str = ""
    warnings: tuple[str, ...] = ()

    def remaining_text(self, today: date) -> str:
        return remaining_text(self.due, today, self.rule.bound)

    def level(self, today: date) -> Level:
        """As :func:`level`, "soon" from the rule's first reminder on."""
        return level(self.due, today, max(self.rule.remind_days, default=_SOON_DAYS), self.rule.bound)

    def reminders(self) -> tuple[date, ...]:
        """The days on which to remind, first one first; none before the clock started."""
        days = (self.due - timedelta(days=before) for before in self.rule.remind_days)
        return tuple(day for day in days if day >= self.start or self.rule.bound == "before")


def compute(rule: ClockRule, start: date, calendar: WorkCalendar, extension_days: int = 0) -> Due:
    """When the clock that ``start`` set going runs out under ``rule``.

    The first day is not counted. A period in months or years ends on the same day number, or on the
    month's last day where that is missing (《民法典》 §201, §202; 《民事诉讼法》 §85). An extension goes on
    from the unrolled last day, in working days for a working-day clock and natural days for every other;
    only the end of the whole period rolls. A holiday inside a natural-day period does not stretch it.

    Raises UserError for a negative extension, or a date past the calendar's end (year 9999).
    """
    if extension_days < 0:
        raise UserError("延长的天数不能是负数。", todo="请填写 0 或正数。")
    try:
        return _compute(rule, start, calendar, extension_days)
    except OverflowError:
        raise UserError(f"从 {start} 起算的“{rule.title}”超出了日历范围。", todo="请核对起算日期。") from None


def _compute(rule: ClockRule, start: date, calendar: WorkCalendar, extension_days: int) -> Due:
    if rule.unit == "given":
        return given(rule, start, start, calendar)
    not_counted = "" if rule.unit == "fixed" else "，当日不计入"
    steps = [f"{start} {rule.start_event}{not_counted}"]
    nominal, counted = _last_day(rule, start, calendar)
    steps += counted
    warnings = []
    if extension_days:
        nominal, counted = _extend(rule, nominal, calendar, extension_days)
        steps += counted
        limit = rule.extension_limit
        if limit is not None and extension_days > limit:
            allowed = f"最多可延长 {limit} {_counted(rule)}" if limit else "不能延长"
            warnings.append(f"按规则{allowed}，现填写的是 {extension_days} {_counted(rule)}，请核对")
    due = nominal
    rolled_because = ""
    if rule.roll == "next_workday":
        due = calendar.next_workday(nominal)
        if due != nominal:
            label = "延长后的最后一日" if extension_days else _label(rule)
            rolled_because = f"{label} {nominal} 为{calendar.why_not_workday(nominal)}，顺延至 {due}"
            basis = f"（{rule.roll_law}）" if rule.roll_law else ""
            steps.append(rolled_because + basis)
        elif calendar.makeup_note(nominal):
            steps.append(f"{_named(nominal)}为{calendar.makeup_note(nominal)}日，不顺延")
    elif rule.bound != "earliest" and not calendar.is_workday(nominal):
        advice = calendar.previous_workday(nominal)
        ahead = f"，请不迟于 {advice} 办妥" if advice > start or rule.bound == "before" else ""
        steps.append(f"{nominal} 为{calendar.why_not_workday(nominal)}，规则没有规定顺延{ahead}")
    warnings += _notice_warnings(rule, start, nominal, due, calendar)
    return Due(start, nominal, due, rule, tuple(steps), rolled_because, tuple(warnings))


def given(rule: ClockRule, start: date | None, due: date, calendar: WorkCalendar, because: str = "") -> Due:
    """The day a document or an agreement names, taken as it stands: it neither rolls nor is extended.

    ``because`` is the document ("协议第三条"). Under a rule that computes, its own result is told beside it.
    """
    steps = [f"文书载明的日期为 {_named(due)}" + (f"（{because}）" if because else "")]
    if rule.unit != "given" and start is not None and start != due:
        computed = compute(rule, start, calendar).due
        if computed != due:
            steps.append(f"按规则推算为 {_named(computed)}，以文书载明的为准")
    if rule.bound != "earliest" and not calendar.is_workday(due):
        advice = calendar.previous_workday(due)
        steps.append(f"{due} 为{calendar.why_not_workday(due)}，请不迟于 {advice} 办妥")
    return Due(start or due, due, due, rule, tuple(steps))


def _last_day(rule: ClockRule, start: date, calendar: WorkCalendar) -> tuple[date, list[str]]:
    """The last day of the plain period and how it was found."""
    if rule.bound == "before":
        return _day_before(rule, start, calendar)
    if rule.unit == "day":
        last = start + timedelta(days=rule.length)
        return last, [f"第{rule.length}日为 {_named(last)}"]
    if rule.unit == "workday":
        last = calendar.add_workdays(start, rule.length)
        return last, [*_skipped(start, last, calendar), f"第{rule.length}个工作日为 {_named(last)}"]
    if rule.unit == "fixed":
        last = _on_day(start.year + rule.length, int(rule.fixed_day[:2]), int(rule.fixed_day[3:]))
        return last, [f"{rule.length_text()}为 {_named(last)}；“前”字有不同理解，宜在前一日办结"]
    months = rule.length * (12 if rule.unit == "year" else 1)
    last = months_on(start, months)
    why = "" if last.day == start.day else f"（{last.year}年{last.month}月没有{start.day}日，取月末日）"
    return last, [f"{rule.length_text()}后的对应日为 {_named(last)}{why}"]


def _day_before(rule: ClockRule, start: date, calendar: WorkCalendar) -> tuple[date, list[str]]:
    """The day so long before ``start``; the start itself is not counted."""
    skipped: list[str] = []
    if rule.unit == "day":
        last = start - timedelta(days=rule.length)
    else:
        last = calendar.add_workdays(start, -rule.length)
        skipped = _skipped(last - timedelta(days=1), start - timedelta(days=1), calendar)
    return last, [
        *skipped,
        f"往前第{rule.length}{_counted(rule)}为 {_named(last)}；“前”字有不同理解，宜再早一日",
    ]


def _on_day(year: int, month: int, day: int) -> date:
    if year > date.max.year:
        raise OverflowError
    return date(year, month, min(day, days_in(year, month)))


def _extend(rule: ClockRule, last: date, calendar: WorkCalendar, days: int) -> tuple[date, list[str]]:
    """The last day of the extended period and how it was found."""
    if rule.unit == "workday":
        extended = calendar.add_workdays(last, days)
        skipped = _skipped(last, extended, calendar)
    else:
        extended = last + timedelta(days=days)
        skipped = []
    return extended, [f"延长 {days} {_counted(rule)}，至 {_named(extended)}", *skipped]


def _counted(rule: ClockRule) -> str:
    return "个工作日" if rule.unit == "workday" else "日"


def _label(rule: ClockRule) -> str:
    return f"第{rule.length}日" if rule.unit == "day" else "最后一日"


def _named(day: date) -> str:
    return f"{day}（{WEEKDAY_NAMES[day.weekday()]}）"


def _skipped(start: date, last: date, calendar: WorkCalendar) -> list[str]:
    """What was passed over between ``start`` and ``last``, and which weekend days were worked."""
    weekend = 0
    holidays: dict[str, list[date]] = {}
    worked: list[str] = []
    for n in range(1, (last - start).days + 1):
        day = start + timedelta(days=n)
        why = calendar.why_not_workday(day)
        if why in WEEKDAY_NAMES:
            weekend += 1
        elif why:
            holidays.setdefault(why, []).append(day)
        elif calendar.makeup_note(day):
            worked.append(f"{day}（{calendar.makeup_note(day)}）")
    parts = [f"双休日 {weekend} 天"] if weekend else []
    parts += [f"{name} {len(days)} 天" for name, days in holidays.items()]
    steps = [f"其间跳过{'、'.join(parts)}"] if parts else []
    return steps + ([f"其间 {'、'.join(worked)} 计为工作日"] if worked else [])


def _notice_warnings(
    rule: ClockRule, start: date, nominal: date, due: date, calendar: WorkCalendar
) -> list[str]:
    """One warning for each year whose holiday notice the answer hangs on and which is not in the table."""
    if rule.unit == "workday" and rule.bound == "before":
        missing = calendar.missing_notices(due, start - timedelta(days=1))
    elif rule.unit == "workday":
        missing = calendar.missing_notices(start + timedelta(days=1), due)
    elif rule.roll == "next_workday":
        missing = calendar.missing_notices(nominal, due)
    else:
        return []
    return [
        f"没有 {year} 年的放假安排，涉及的日子只按双休日推算，结果可能变动；请录入当年的放假通知后再核对"
        for year in missing
    ]


def remaining_text(due: date, today: date, bound: Bound = "latest") -> str:
    """还剩 3 天, 今天到期 or 已超期 5 天, in natural days.

    For a minimum period: 还须满 3 天, 今天届满 or 期限已满.
    """
    left = (due - today).days
    if bound == "earliest":
        return f"还须满 {left} 天" if left > 0 else ("今天届满" if left == 0 else "期限已满")
    if left > 0:
        return f"还剩 {left} 天"
    return "今天到期" if left == 0 else f"已超期 {-left} 天"


def level(due: date, today: date, soon_days: int = _SOON_DAYS, bound: Bound = "latest") -> Level:
    """How pressing it is: "soon" from ``soon_days`` before the due date up to it.

    A minimum period is never overdue.
    """
    left = (due - today).days
    if left < 0:
        return "ok" if bound == "earliest" else "overdue"
    return "soon" if left <= soon_days else "ok"


@dataclass(frozen=True, slots=True)
class LegalClocks:
    """The office's clock rules and its work calendar together: what the registers ask for due dates."""

    book: ClockBook
    calendar: WorkCalendar

    @classmethod
    def load(cls, folder: Path) -> LegalClocks:
        """Reads clocks.json and workdays.json of a rules folder; raises UserError naming the wrong entry."""
        return cls(ClockBook.load(folder / "clocks.json"), WorkCalendar.load(folder / "workdays.json"))

    def due(self, key: str, start: date, extension_days: int = 0, *, version_on: date | None = None) -> Due:
        """The due date of clock ``key`` started on ``start``, under the version in force on that day.

        ``version_on`` asks for the version of another day instead. Raises UserError if the table has none.
        """
        rule = self.book.rule(key, version_on or start)
        return compute(rule, start, self.calendar, extension_days)

    def find_due(self, key: str, start: date | None, extension_days: int = 0) -> Due | None:
        """As :meth:`due`, but None without a start date or a rule for it: a list then shows an empty cell.

        None too for a rule whose day a document has to name (see :meth:`given_due`), and for an extension
        of more days than any rule allows: one slip in a list must not keep the whole list out.
        """
        rule = self.book.find(key, start) if start else None
        if start is None or rule is None or rule.unit == "given" or extension_days > _LONGEST_EXTENSION:
            return None
        return compute(rule, start, self.calendar, extension_days)

    def given_due(self, key: str, start: date | None, due: date, because: str = "") -> Due | None:
        """The clock whose day a document names; None without a rule that says what kind of day it is."""
        rule = self.book.find(key, start or due)
        return given(rule, start, due, self.calendar, because) if rule else None


@dataclass(frozen=True, slots=True)
class OpenClock(Generic[Item]):
    """A running clock of some record: ``item`` is whatever the caller knows it by (a record id)."""

    item: Item
    key: str
    start: date
    extension_days: int = 0


@dataclass(frozen=True, slots=True)
class DueChange(Generic[Item]):
    """How one running clock moves when rules or holidays change; None where no rule governs its start."""

    clock: OpenClock[Item]
    before: Due | None
    after: Due | None


def due_changes(
    clocks: Iterable[OpenClock[Item]], before: LegalClocks, after: LegalClocks
) -> list[DueChange[Item]]:
    """The running clocks whose due date moves from one set of rules to another, shown before it applies."""
    changes = []
    for clock in clocks:
        old = before.find_due(clock.key, clock.start, clock.extension_days)
        new = after.find_due(clock.key, clock.start, clock.extension_days)
        if (old and old.due) != (new and new.due):
            changes.append(DueChange(clock, old, new))
    return changes
