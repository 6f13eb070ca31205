"""Who stood in a leading group on any past day: 以镇长为组长, from the dates of its members (G05)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.terms import in_force

ROLES = ("head", "executive_deputy", "deputy", "member", "office_head", "office_deputy", "office_member")
"""From the head down; roles an office added itself come after the members."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One member as he sat on a day."""

    role: str
    """Code of the list ``group_role``; "" where none was chosen."""
    person: str
    post: str
    division: str


@dataclass(frozen=True, slots=True)
class Composition:
    """A leading group on a day; without seats where the group was not set up yet or was dissolved."""

    name: str
    day: date
    in_being: bool
    seats: tuple[Seat, ...]
    undated: int
    """Seats counted although the day they began is not known."""

    def of(self, *roles: str) -> tuple[Seat, ...]:
        return tuple(seat for seat in self.seats if seat.role in roles)

    @property
    def head(self) -> Seat | None:
        """组长; None where nobody led the group on that day."""
        return next(iter(self.of("head")), None)


def composition(group: Draft, day: date) -> Composition:
    """The group as it stood on ``day``, from the head down.

    A member without a first day of his own is there from the day the group was set up.
    """
    in_being = in_force(group, day)
    rows = [row for row in group.get("members") or () if in_being and in_force(row, day)]
    rows.sort(key=lambda row: _rank(row.get("role")))
    return Composition(
        name=group.get("name") or "",
        day=day,
        in_being=in_being,
        seats=tuple(
            Seat(
                row.get("role") or "", row.get("person") or "", row.get("post") or "",
                row.get("division") or "",
            )
            for row in rows
        ),
        undated=sum(not row.get("valid_from") for row in rows) if not group.get("valid_from") else 0,
    )  # fmt: skip


def _rank(role: str | None) -> int:
    if role in ROLES:
        return ROLES.index(role)
    return ROLES.index("office_head") if role else len(ROLES)


def in_words(found: Composition, labels: Mapping[str, str]) -> list[str]:
    """The answer as a report would put it; ``labels`` are the words of ``group_role``."""
    day = dates.date_in_words(found.day.isoformat())
    if not found.in_being:
        return [f"{day}，{found.name}不在存续期间。"]
    if not found.seats:
        return [f"{day}，{found.name}没有登记在任成员。"]
    lines = [f"{day}，{found.name}共 {len(found.seats)} 人："]
    roles = list(dict.fromkeys(seat.role for seat in found.seats))
    for role in roles:
        named = "、".join(
            f"{seat.person}（{seat.post}）" if seat.post else seat.person for seat in found.of(role)
        )
        lines.append(f"{labels.get(role, role) or '未写职务'}：{named}")
    if found.head is None:
        lines.append("这一天没有组长。")
    lines.append("起任当日计入，离任当日不再计入。")
    if found.undated:
        lines.append(f"有 {found.undated} 人没有填任职日期，按一直在任计。")
    return lines
