"""All rules an office works by, taken together: legal clocks, working days and the province pack.

What the office has changed is kept as entries (``clock/defence``, ``workdays/2027``, ``number/…``) beside
the shipped ones, so that a new version of the program brings new law to everything nobody has touched.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from lawgov_desktop.timekeeping import province_pack, rule_file
from lawgov_desktop.timekeeping.clock_rules import ClockBook, ClockRule
from lawgov_desktop.timekeeping.deadlines import LegalClocks
from lawgov_desktop.timekeeping.province_pack import ProvincePack
from lawgov_desktop.timekeeping.workdays import HolidayNotice, WorkCalendar

Entries = Mapping[str, object]
"""Name of an entry → its content as JSON has it; None says that it was taken out."""

CLOCK: Final = "clock"
WORKDAYS: Final = "workdays"
NUMBER: Final = "number"
TEXT: Final = "text"
TABLE: Final = "table"
NAME: Final = "name/province"
SHIPPED_PROVINCE: Final = "henan"

_FILE = "规则文件"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Immutable; every change gives a new one. A pack's numbers and the clocks they stand for agree."""

    book: ClockBook
    calendar: WorkCalendar
    pack: ProvincePack

    @classmethod
    def shipped(cls, folder: Path) -> RuleSet:
        """The rules that came with the program; UserError names a wrong entry."""
        pack = ProvincePack.load(province_pack.province_file(folder, SHIPPED_PROVINCE))
        clocks = LegalClocks.load(folder)
        return cls(pack.applied_to(clocks.book), clocks.calendar, pack)

    @property
    def clocks(self) -> LegalClocks:
        return LegalClocks(self.book, self.calendar)

    # -- changed rules -----------------------------------------------------------------------------

    def with_clock(self, rule: ClockRule) -> RuleSet:
        """With this version in place of the one of its key and first day, or added as a newer one."""
        return self._with_book(self.book.replace(rule))

    def without_clock(self, rule: ClockRule) -> RuleSet:
        return self._with_book(self.book.without(rule.key, rule.valid_from))

    def with_entry_of(self, other: RuleSet, name: str) -> RuleSet:
        """With one entry as ``other`` has it, or without it: how a shipped default comes back."""
        taken = self.changed_by({name: other.entries().get(name)})
        if name.startswith(f"{NUMBER}/"):
            return taken.with_pack(taken.pack)
        return taken._with_book(taken.book)

    def with_notice(self, notice: HolidayNotice) -> RuleSet:
        """With this year's holiday notice, in place of the one there was."""
        calendar = self.calendar.with_year(notice.year, dict(notice.holidays), dict(notice.makeup))
        return dataclasses.replace(self, calendar=calendar)

    def with_pack(self, pack: ProvincePack) -> RuleSet:
        """With these local numbers, texts and tables; a clock follows the number that is its length."""
        numbers = dataclasses.replace(pack, clocks={})
        return RuleSet(numbers.applied_to(self.book), self.calendar, pack)

    def _with_book(self, book: ClockBook) -> RuleSet:
        return RuleSet(book, self.calendar, self.pack.follow(book))

    # -- entries -----------------------------------------------------------------------------------

    def entries(self) -> dict[str, object]:
        """Every rule under its name."""
        found: dict[str, object] = {}
        for key in self.book.keys():  # noqa: SIM118 -- a method of ClockBook, not of a dict
            found[f"{CLOCK}/{key}"] = [rule.to_entry() for rule in self.book.versions(key)]
        for year, content in _years(self.calendar).items():
            found[f"{WORKDAYS}/{year}"] = content
        for number in self.pack.numbers:
            found[f"{NUMBER}/{number.key}"] = province_pack.entry_of(number)
        for text in self.pack.texts:
            found[f"{TEXT}/{text.key}"] = province_pack.entry_of(text)
        for table in self.pack.tables:
            found[f"{TABLE}/{table.key}"] = province_pack.entry_of(table)
        found[NAME] = self.pack.name
        return found

    def changed_by(self, changes: Entries) -> RuleSet:
        """With these entries in place of its own. Raises UserError naming an entry that is not sound."""
        return _rule_set({**self.entries(), **changes}, self.pack.clocks) if changes else self

    def differences(self, other: RuleSet) -> dict[str, tuple[object, object]]:
        """Name → (content here, content in ``other``) of the entries that are not alike."""
        here, there = self.entries(), other.entries()
        return {
            name: (here.get(name), there.get(name))
            for name in dict.fromkeys([*here, *there])
            if here.get(name) != there.get(name)
        }

    def clocks_touched(self, other: RuleSet) -> frozenset[str]:
        """The clocks that may come out otherwise under ``other``: every one when the calendar differs."""
        keys = dict.fromkeys((*self.book.keys(), *other.book.keys()))
        if self.calendar != other.calendar:
            return frozenset(keys)
        return frozenset(key for key in keys if self.book.versions(key) != other.book.versions(key))

    def governs_otherwise(self, other: RuleSet) -> bool:
        """Whether some day begins a clock under one of the two and none under the other."""
        return any(
            _governed(self.book, key) != _governed(other.book, key) for key in self.clocks_touched(other)
        )

    # -- files -------------------------------------------------------------------------------------

    def pack_data(self) -> dict[str, object]:
        """The pack as one file carries it, with every local clock as it stands now."""
        local = {
            rule.key: {
                name: value
                for name, value in rule.to_entry().items()
                if name in ("length", "unit", "roll", "extension_limit", "remind_days", "fixed_day", "note")
            }
            for rule in (self.book.versions(key)[-1] for key in self.book.keys())  # noqa: SIM118
            if rule.is_local_setting
        }
        return dataclasses.replace(self.pack, clocks=local).to_data()

    def to_data(self) -> dict[str, object]:
        """Everything in one file; :meth:`read` takes it in again."""
        return {
            "format": _FORMAT,
            "rules": "lawgov",
            "clocks": self.book.to_data()["clocks"],
            "years": _years(self.calendar),
            "pack": self.pack_data(),
        }

    def file_data(self, part: str = "") -> dict[str, object]:
        """The content of a file with one part of the rules: pack, clocks, workdays; or everything."""
        if part == "pack":
            return self.pack_data()
        if part == "clocks":
            return self.book.to_data()
        return self.calendar.to_data() if part == "workdays" else self.to_data()

    def read(self, path: Path) -> RuleSet:
        """These rules with what a file brings: all rules, clocks alone, working days alone, or a pack.

        What the file does not speak of stays as it is. Raises UserError naming the wrong entry.
        """
        data = rule_file.read_object(path, _FILE)
        return self.taking(data)

    def taking(self, data: Mapping[str, object]) -> RuleSet:
        """As :meth:`read`, from the parsed content of a file."""
        if "numbers" in data:
            return self._taking_pack(data)
        if "rules" not in data and "clocks" in data:
            return self._taking_clocks(data)
        if "rules" not in data and "years" in data:
            return self._taking_years(data)
        rule_file.check_format(data, _FILE, _FORMAT)
        rule_file.refuse_unknown(data, ("format", "rules", "clocks", "years", "pack"), _FILE)
        if data.get("rules") != "lawgov":
            raise rule_file.fault(_FILE, "这不是期限规则、放假安排或省份规则包的文件")
        taken = self
        if "years" in data:
            taken = taken._taking_years({"format": _FORMAT, "years": data["years"]})
        if "clocks" in data:
            taken = taken._taking_clocks({"format": _FORMAT, "clocks": data["clocks"]})
        if "pack" in data:
            taken = taken._taking_pack(rule_file.as_object(data["pack"], f"{_FILE} pack"))
        return taken

    def _taking_clocks(self, data: Mapping[str, object]) -> RuleSet:
        brought = ClockBook.from_data(data)
        kept = tuple(rule for rule in self.book.rules if not brought.versions(rule.key))
        return self._with_book(ClockBook((*kept, *brought.rules)))

    def _taking_years(self, data: Mapping[str, object]) -> RuleSet:
        taken = self
        for notice in WorkCalendar.from_data(data).notices:
            taken = taken.with_notice(notice)
        return taken

    def _taking_pack(self, data: Mapping[str, object]) -> RuleSet:
        brought = ProvincePack.from_data(data)
        book = brought.applied_to(self.book)
        pack = dataclasses.replace(self.pack, name=brought.name)
        for number in brought.numbers:
            pack = pack.with_number(number)
        for text in brought.texts:
            pack = pack.with_text(text)
        for table in brought.tables:
            pack = pack.with_table(table)
        return RuleSet(book, self.calendar, pack.follow(book))


def _governed(book: ClockBook, key: str) -> list[list[date]]:
    """The stretches of days on which this clock can start; versions that meet make one stretch."""
    stretches: list[list[date]] = []
    for rule in book.versions(key):
        first, last = rule.valid_from or date.min, rule.valid_to or date.max
        if stretches and first > date.min and stretches[-1][1] == first - timedelta(days=1):
            stretches[-1][1] = last
        else:
            stretches.append([first, last])
    return stretches


def _years(calendar: WorkCalendar) -> dict[str, object]:
    return rule_file.as_object(calendar.to_data()["years"], _FILE)


def _rule_set(entries: Entries, clocks: Mapping[str, Mapping[str, object]]) -> RuleSet:
    rules: list[object] = []
    for key, versions in _part(entries, CLOCK):
        rules += rule_file.as_list(versions, f"期限规则“{key}”")
    pack = ProvincePack.from_data(
        {
            "format": _FORMAT,
            "name": entries.get(NAME),
            "numbers": [content for _, content in _part(entries, NUMBER)],
            "texts": [content for _, content in _part(entries, TEXT)],
            "tables": [content for _, content in _part(entries, TABLE)],
            "clocks": dict(clocks),
        }
    )
    book = ClockBook.from_data({"format": _FORMAT, "clocks": rules})
    calendar = WorkCalendar.from_data({"format": _FORMAT, "years": dict(_part(entries, WORKDAYS))})
    return RuleSet(book, calendar, pack)


def _part(entries: Entries, part: str) -> Iterator[tuple[str, object]]:
    """(key, content) of the entries of one part that were not taken out."""
    for name, content in entries.items():
        if content is not None and name.startswith(f"{part}/"):
            yield name.removeprefix(f"{part}/"), content
