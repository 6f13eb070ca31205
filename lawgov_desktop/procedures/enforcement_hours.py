"""Training hours per officer and year, by kind, against a target; and who falls short of it (T05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lawgov_desktop.procedures.enforcement_staff import read_staff
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.enforcement.enrolment import rows_of
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class PersonHours:
    """One officer's hours of a year; 网络, 面授 and 考试 are never mixed, ``total`` is their sum."""

    uuid: str
    name: str
    unit: str
    online: int
    classroom: int
    exam: int
    short: int
    """Hours still missing to the target; 0 when it is reached, or where the officer has left."""
    left: bool
    classes: tuple[str, ...]
    """uuids of the classes counted."""
    unsaid: tuple[str, ...]
    """uuids of classes in which the officer has a place without any hours written."""

    @property
    def total(self) -> int:
        return self.online + self.classroom + self.exam


@dataclass(frozen=True, slots=True)
class HoursOfYear:
    year: int
    target: int
    people: tuple[PersonHours, ...]

    @property
    def short(self) -> tuple[PersonHours, ...]:
        """The short-fall list: who has not reached the target and is still on the roster."""
        return tuple(one for one in self.people if one.short)


def hours_of_year(store: Store, year: int, target: int) -> HoursOfYear:
    """The hours of everybody who was on the roster on some day of the year, by name.

    A class counts in the year it began (failing that, of its examination). ``target`` hours per person and
    year is a local setting (pack number training_hours_per_year; domain §4.1: 60 was remembered, not read).
    Auxiliary officers are not counted (T08).
    """
    staff = read_staff(store)
    classes = [
        one for one in staff.classes if dates.year_of(one.get("start_on") or one.get("exam_on")) == year
    ]
    last = min(date(year, 12, 31), store.today()) if year <= store.today().year else date(year, 12, 31)
    people = [
        _hours(officer, classes, target, left=not in_force(officer, last))
        for officer in staff.officers
        if _was_there(officer, year)
    ]
    return HoursOfYear(year, target, tuple(people))


def _was_there(officer: Draft, year: int) -> bool:
    begin, end = dates.first_day(officer.get("valid_from")), dates.first_day(officer.get("valid_to"))
    return (begin is None or begin.year <= year) and (end is None or end > date(year, 1, 1))


def _hours(officer: Draft, classes: list[Draft], target: int, *, left: bool) -> PersonHours:
    sums = {"hours_online": 0, "hours_classroom": 0, "hours_exam": 0}
    counted: list[str] = []
    unsaid: list[str] = []
    for training in classes:
        for row in rows_of(training, officer["uuid"]):
            told = {name: row[name] for name in sums if row.get(name) is not None}
            (counted if told else unsaid).append(training["uuid"])
            for name, hours in told.items():
                sums[name] += hours
    total = sum(sums.values())
    return PersonHours(
        uuid=officer["uuid"],
        name=officer["name"],
        unit=officer.get("unit") or "",
        online=sums["hours_online"],
        classroom=sums["hours_classroom"],
        exam=sums["hours_exam"],
        short=0 if left else max(target - total, 0),
        left=left,
        classes=tuple(dict.fromkeys(counted)),
        unsaid=tuple(dict.fromkeys(unsaid)),
    )
