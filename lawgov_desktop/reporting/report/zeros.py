"""Whether a 0 is a 0: "confirmed to be none" apart from "nothing entered" and "nothing that counts"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from lawgov_desktop.records.fields import Date
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.reporting.figures import Answered
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.store import Store

_CONFIRMED: Final = (
    "SELECT n.key, n.who, n.\"on\" FROM annual_report r JOIN annual_report_number n ON n.owner = r.id"
    " WHERE r.deleted_at IS NULL AND n.note = 'zero' AND n.key IS NOT NULL"
    " AND r.period_from = ? AND r.period_to = ? ORDER BY r.id, n.id"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Zero:
    """What is known of a figure that is 0 in a period.

    ``confirmed``: somebody has said so in the report of exactly this period, ``by`` and ``on`` as far as they
    are known. ``nothing``: the register has no record of the period at all, in words; "" where it has some.
    ``empty``: records do count, and none of them says a number.
    """

    confirmed: bool = False
    by: str = ""
    on: str = ""
    nothing: str = ""
    empty: bool = False

    def __str__(self) -> str:
        if self.confirmed:
            told = " ".join(part for part in (self.by, self.on) if part)
            return f"已确认，{told}" if told else "已确认"
        if self.nothing:
            return f"没有登记：{self.nothing}"
        if self.empty:
            return "没有确认：合口径的记录里这一项没有填，或者都是0"
        return "没有确认：台账里有记录，没有一条合口径"


def zeros(store: Store, period: Period, asked: Iterable[Answered]) -> dict[str, Zero]:
    """What is known of each of the figures that is 0, by its key."""
    span = (period.first.isoformat(), period.last.isoformat())
    confirmed = {key: (who or "", day or "") for key, who, day in store.book.rows(_CONFIRMED, span)}
    found, nothing = {}, dict[str, str]()
    for one in asked:
        if one.value:
            continue
        key, kind = one.figure.key, one.figure.kind
        if kind not in nothing:
            nothing[kind] = _nothing(store, store.kinds[kind], period)
        by, on = confirmed.get(key, ("", ""))
        found[key] = Zero(key in confirmed, by, on, nothing[kind], bool(one.records))
    return found


def _nothing(store: Store, kind: RecordType, period: Period) -> str:
    """That the register has no record of the period, by the day or the year it is listed by; else ""."""
    name = kind.order.lstrip("-")
    asked, params = f"SELECT 1 FROM {store.tables[kind.key].name} WHERE deleted_at IS NULL", list[object]()
    words = "这本台账还没有一条记录"
    if isinstance(kind.fields.get(name), Date):
        asked += f' AND "{name}" >= ? AND "{name}" <= ?'
        params += [period.begins, period.ends]
        words = f"这本台账{_span(period)}没有一条记录"
    elif name in ("year", "report_year"):
        asked += f' AND "{name}" = ?'
        params.append(period.last.year)
        words = "这本台账本年没有一条记录"
    return "" if store.book.rows(f"{asked} LIMIT 1", tuple(params)) else words


def _span(period: Period) -> str:
    first, last = period.first, period.last
    return "本年" if (first.month, first.day) == (1, 1) and first.year == last.year else "本期"
