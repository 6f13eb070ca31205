"""The legal clocks as data: what starts each, how long it runs, which text says so, and from when."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, get_args

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping import rule_file

Unit = Literal["day", "workday", "month", "year", "fixed", "given"]
Roll = Literal["next_workday", "none"]
Certainty = Literal["read", "memory-high", "setting", "given"]
Bound = Literal["latest", "earliest", "before"]

_FILE = "期限规则表"
_FORMAT = 1
_LOCAL = "本地设置"
_GIVEN = "协议或文书载明"
_LONGEST: Mapping[Unit, int] = {
    "day": 10_000,
    "workday": 5_000,
    "month": 1_200,
    "year": 100,
    "fixed": 10,
    "given": 0,
}
_COUNTED: Mapping[Unit, str] = {
    "day": "日",
    "workday": "个工作日",
    "month": "个月",
    "year": "年",
    "fixed": "年",
    "given": "",
}


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One version of one clock, e.g. 答辩举证期限: 15 natural days from receipt of the complaint.

    ``unit`` "fixed" means a day of the calendar: ``fixed_day`` ("03-01") of the ``length``-th year after
    the start's. ``roll`` says whether a last day on a holiday moves to the next working day
    (《民事诉讼法》 on 期间), and ``roll_law`` on what basis. ``bound`` is "latest" for something to be done
    in time, "earliest" for a wait that may not be cut short (公开征求意见不少于30日), and "before" for what
    must be done so long before the start (听证会材料应当于召开七日前送达), counted backwards.
    ``extension_limit`` is the longest extension the text allows, in working days for a working-day clock
    and in natural days for every other; None where the text gives no number.

    ``valid_from`` and ``valid_to`` (both inclusive, None = open) are the days on which a clock must
    **start** to be governed by this version. ``checked_on`` is the day the law text was last compared with
    its source; it may be missing where ``law_certainty`` is "memory-high" (known, but not compared).
    ``risk`` weighs a missed day: 3 a right or a case is lost, 2 a duty is broken, 1 internal.
    ``remind_days`` are the days before the due date on which to remind, longest first.

    A rule that no national text fixes has certainty "setting": it has no ``law`` and its ``note`` opens with
    本地设置, so that it is never printed as law. The day itself may also stand in an agreement or a document:
    then ``unit`` and ``law_certainty`` are "given", the length is 0 and there is no ``law`` either.
    Building a rule that breaks any of this raises UserError.
    """

    key: str
    title: str
    start_event: str
    length: int
    unit: Unit
    roll: Roll
    law: str
    law_certainty: Certainty
    risk: int
    valid_from: date | None = None
    valid_to: date | None = None
    checked_on: date | None = None
    remind_days: tuple[int, ...] = ()
    note: str = ""
    bound: Bound = "latest"
    extension_limit: int | None = None
    roll_law: str = ""
    fixed_day: str = ""

    def __post_init__(self) -> None:
        where = f"{_FILE}“{self.title or self.key}”（{self.key}）"
        wrong = next((said for bad, said in _objections(self) if bad), "")
        if wrong:
            raise rule_file.fault(where, wrong)

    @property
    def is_local_setting(self) -> bool:
        return self.law_certainty == "setting"

    def governs(self, start: date) -> bool:
        """Whether a clock that starts on ``start`` follows this version."""
        return (self.valid_from or date.min) <= start <= (self.valid_to or date.max)

    def length_text(self) -> str:
        """15日（自然日）, 10个工作日, 1个月, 次年3月1日."""
        if self.unit == "fixed":
            after = {1: "次年"}.get(self.length, f"第{self.length}年")
            return f"{after}{int(self.fixed_day[:2])}月{int(self.fixed_day[3:])}日"
        if self.unit == "given":
            return f"{_GIVEN}的日期"
        return f"{self.length}{_COUNTED[self.unit]}" + ("（自然日）" if self.unit == "day" else "")

    def in_words(self) -> str:
        """The rule as one sentence for a person, written from the data so that it cannot differ from it."""
        least = "不少于" if self.bound == "earliest" else ""
        if self.unit == "fixed":
            sentence = f"{self.start_event}，{self.length_text()}前"
        elif self.bound == "before":
            sentence = f"{self.start_event}{self.length_text()}前，当日不计入"
        elif self.unit == "given":
            sentence = f"以{self.length_text()}为准，不另行推算"
        else:
            sentence = f"自{self.start_event}之日起{least}{self.length_text()}，当日不计入"
        if self.roll == "next_workday":
            sentence += "；最后一日为法定休假日的，顺延至其后第一个工作日"
        if self.extension_limit:
            counted = "个工作日" if self.unit == "workday" else "日"
            sentence += f"；可延长，最多{self.extension_limit}{counted}"
        return sentence + "。"

    @classmethod
    def from_entry(cls, content: object, where: str) -> ClockRule:
        """One version as it stands in a clocks.json; UserError names ``where`` and what is wrong."""
        return _rule_from(content, where)

    def to_entry(self) -> dict[str, object]:
        """This version as a clocks.json has it, defaults left out."""
        return _entry_from(self)

    def basis_text(self) -> str:
        """What may stand beside the date on a paper: the law text, 本地设置, or 协议或文书载明."""
        return self.law or (_GIVEN if self.unit == "given" else _LOCAL)


def _objections(rule: ClockRule) -> Iterable[tuple[bool, str]]:
    """Every condition a rule must not meet, with what to say if it does; later ones rely on earlier ones."""
    yield not (rule.key.isascii() and rule.key.isidentifier()), "key 应为英文字母、数字和下划线"
    yield not rule.title, "没有写名称 title"
    yield not rule.start_event, "没有写起算事由 start_event"
    for name, value, choices in (
        ("unit", rule.unit, get_args(Unit)),
        ("roll", rule.roll, get_args(Roll)),
        ("law_certainty", rule.law_certainty, get_args(Certainty)),
        ("bound", rule.bound, get_args(Bound)),
    ):
        yield value not in choices, f"{name} 应为 {'、'.join(choices)} 之一，实际是“{value}”"
    longest = _LONGEST[rule.unit]
    if rule.unit == "given":
        yield rule.length != 0, f"unit 为 given 的 length 应为 0，实际是 {rule.length}"
        yield rule.roll != "none", "unit 为 given 的不顺延，roll 应为 none"
    else:
        yield not 1 <= rule.length <= longest, f"length 应在 1 到 {longest} 之间，实际是 {rule.length}"
    yield (
        (rule.unit == "given") != (rule.law_certainty == "given"),
        "unit 与 law_certainty 应同时写 given，或都不写",
    )
    if rule.unit == "fixed":
        # Tried on a common year: a rule may not fall on 29 February, which most years lack.
        yield not _is_month_day(rule.fixed_day), f"fixed_day 应为 03-01 这样的月日，实际是“{rule.fixed_day}”"
    else:
        yield bool(rule.fixed_day), "只有 unit 为 fixed 才写 fixed_day"
    yield (
        rule.bound == "before" and (rule.unit not in ("day", "workday") or rule.roll != "none"),
        "往前推算（bound 为 before）的只能按日或工作日，且不顺延",
    )
    yield rule.risk not in (1, 2, 3), f"risk 应为 1、2 或 3，实际是 {rule.risk}"
    yield any(days < 0 for days in rule.remind_days), "remind_days 不能有负数"
    yield (
        sorted(set(rule.remind_days), reverse=True) != list(rule.remind_days),
        "remind_days 应从大到小、不重复",
    )
    limit = rule.extension_limit
    yield (
        limit is not None and not 0 <= limit <= 10_000,
        f"extension_limit 应在 0 到 10000 之间，实际是 {limit}",
    )
    if rule.valid_from and rule.valid_to:
        yield rule.valid_from > rule.valid_to, f"有效期从 {rule.valid_from} 到 {rule.valid_to}，起止颠倒"
    if rule.is_local_setting:
        yield bool(rule.law), "本地设置不能写法律依据 law"
        yield not rule.note.startswith(_LOCAL), f"本地设置的 note 应以“{_LOCAL}”开头"
    elif rule.unit == "given":
        yield bool(rule.law), f"{_GIVEN}的日期不能写法律依据 law"
    else:
        yield not rule.law, "没有写法律依据 law；没有依据的应把 law_certainty 写成 setting"
        yield rule.law_certainty == "read" and rule.checked_on is None, "读过原文的应写核对日期 checked_on"


def _is_month_day(text: str) -> bool:
    try:
        return f"{date.fromisoformat(f'2001-{text}'):%m-%d}" == text
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class ClockBook:
    """All clock rules of the office, each key with one or more versions that never overlap. Immutable."""

    rules: tuple[ClockRule, ...] = ()

    def __post_init__(self) -> None:
        for key in self.keys():
            versions = self.versions(key)
            for older, newer in pairwise(versions):
                if (older.valid_to or date.max) >= (newer.valid_from or date.min):
                    raise rule_file.fault(
                        f"{_FILE}“{newer.title}”（{key}）",
                        f"{newer.valid_from or '最早'} 起的版本与前一版本的有效期重叠",
                    )

    # -- reading and writing -----------------------------------------------------------------------

    @classmethod
    def load(cls, path: Path) -> ClockBook:
        """Reads a clocks.json (layout: resources/rules/README.md).

        Raises UserError naming the wrong entry.
        """
        return cls.from_data(rule_file.read_object(path, _FILE))

    @classmethod
    def from_data(cls, data: Mapping[str, object]) -> ClockBook:
        """Builds the book from the parsed content of a clocks.json; raises UserError as :meth:`load`."""
        rule_file.check_format(data, _FILE, _FORMAT)
        rule_file.refuse_unknown(data, ("format", "clocks"), _FILE)
        entries = rule_file.as_list(data.get("clocks"), f"{_FILE} clocks")
        return cls(
            tuple(
                ClockRule.from_entry(entry, f"{_FILE}第 {number} 条")
                for number, entry in enumerate(entries, start=1)
            )
        )

    def to_data(self) -> dict[str, object]:
        """The content of a clocks.json, defaults left out; :meth:`from_data` reads it back unchanged."""
        return {"format": _FORMAT, "clocks": [_entry_from(rule) for rule in self.rules]}

    # -- questions ---------------------------------------------------------------------------------

    def keys(self) -> tuple[str, ...]:
        """Every clock's key, in the order of the file."""
        return tuple(dict.fromkeys(rule.key for rule in self.rules))

    def versions(self, key: str) -> tuple[ClockRule, ...]:
        """The versions of one clock, oldest first; empty if there is no such clock."""
        found = [rule for rule in self.rules if rule.key == key]
        return tuple(sorted(found, key=lambda rule: rule.valid_from or date.min))

    def find(self, key: str, on: date) -> ClockRule | None:
        """The version that governs a clock starting on ``on``, or None."""
        return next((rule for rule in self.versions(key) if rule.governs(on)), None)

    def rule(self, key: str, on: date) -> ClockRule:
        """As :meth:`find`, but raises UserError if the table lacks the clock or a version for that day."""
        found = self.find(key, on)
        if found is not None:
            return found
        versions = self.versions(key)
        if not versions:
            raise UserError(
                f"{_FILE}里没有“{key}”这一期限。", todo="请在设置中补上这一期限，或恢复随程序提供的规则。"
            )
        raise UserError(
            f"{_FILE}里没有适用于 {on} 的“{versions[-1].title}”。",
            todo="请核对起算日期；确为早年案件的，请人工填写期限，或在设置中补上当时的规则。",
        )

    # -- changed books -----------------------------------------------------------------------------

    def replace(self, rule: ClockRule) -> ClockBook:
        """A new book with ``rule`` in place of the version with the same key and ``valid_from``, or added.

        An added version ends the one in force before it on the day before it starts, so that an amended
        law is entered as one new version. Raises UserError if versions would still overlap.
        """
        changed: list[ClockRule] = []
        placed = False
        for old in self.rules:
            if old.key == rule.key and old.valid_from == rule.valid_from:
                changed.append(rule)
                placed = True
            elif old.key == rule.key and rule.valid_from and old.governs(rule.valid_from):
                changed.append(dataclasses.replace(old, valid_to=rule.valid_from - timedelta(days=1)))
                if not placed:
                    changed.append(rule)
                    placed = True
            else:
                changed.append(old)
        return ClockBook((*changed, *(() if placed else (rule,))))

    def without(self, key: str, valid_from: date | None) -> ClockBook:
        """A new book lacking that one version; unchanged if there is none."""
        return ClockBook(tuple(r for r in self.rules if (r.key, r.valid_from) != (key, valid_from)))


_TEXT_FIELDS = (
    "key",
    "title",
    "start_event",
    "unit",
    "roll",
    "law",
    "law_certainty",
    "note",
    "bound",
    "roll_law",
    "fixed_day",
)
_WHOLE_FIELDS = ("length", "risk", "extension_limit")
_DAY_FIELDS = ("valid_from", "valid_to", "checked_on")
_REQUIRED = ("key", "title", "start_event", "length", "unit", "roll", "law_certainty", "risk")


def _rule_from(content: object, where: str) -> ClockRule:
    entry = rule_file.as_object(content, where)
    if isinstance(entry.get("key"), str):
        where += f"（{entry['key']}）"
    rule_file.refuse_unknown(entry, (*_TEXT_FIELDS, *_WHOLE_FIELDS, *_DAY_FIELDS, "remind_days"), where)
    for name in _REQUIRED:
        if entry.get(name) is None:
            raise rule_file.fault(where, f"没有写“{name}”")
    values: dict[str, Any] = {"law": ""}
    for name, value in entry.items():
        if value is None:
            continue
        if name in _TEXT_FIELDS:
            values[name] = rule_file.as_text(value, where, name)
        elif name in _WHOLE_FIELDS:
            values[name] = rule_file.as_whole(value, where, name)
        elif name in _DAY_FIELDS:
            values[name] = rule_file.as_day(value, where, name)
        else:
            days = rule_file.as_list(value, f"{where} {name}")
            values[name] = tuple(rule_file.as_whole(day, where, name) for day in days)
    try:
        # The values have the right kind by now; whether their words are known, the rule itself checks.
        return ClockRule(**values)
    except UserError as error:
        raise UserError(f"{where}：{error.what}", todo=error.todo) from None


def _entry_from(rule: ClockRule) -> dict[str, object]:
    entry: dict[str, object] = {}
    for field in dataclasses.fields(ClockRule):
        value = getattr(rule, field.name)
        if value == field.default:
            continue
        if isinstance(value, date):
            value = value.isoformat()
        entry[field.name] = list(value) if isinstance(value, tuple) else value
    return entry
