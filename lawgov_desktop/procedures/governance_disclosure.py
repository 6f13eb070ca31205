"""政务公开 in figures: requests answered in time, and items published, by channel and category."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from lawgov_desktop.records.dates import since
from lawgov_desktop.records.several import parts
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from lawgov_desktop.storage.store import Store

Outcome = Literal["in_time", "late", "open", "overdue", "not_running"]

OUTCOME_WORDS: Final[Mapping[Outcome, str]] = {
    "in_time": "按时",
    "late": "超期办结",
    "open": "未到期",
    "overdue": "已超期",
    "not_running": "未起算",
}


@dataclass(frozen=True, slots=True)
class Counted:
    """One record in the rate. ``due`` is None where the clock does not run (a correction is awaited)."""

    uuid: str
    title: str
    started: str
    due: date | None
    done_on: str
    outcome: Outcome
    extended: int


@dataclass(frozen=True, slots=True)
class OnTime:
    """Records whose clock started in a period, and how many met it.

    rate = in time ÷ (done in time + done late + overdue and still open); what is not yet due is left out.
    """

    first: date
    last: date
    on: date
    """The day on which it is judged what is overdue."""
    counted: tuple[Counted, ...]

    def number(self, *outcomes: Outcome) -> int:
        return sum(one.outcome in outcomes for one in self.counted)

    @property
    def in_time(self) -> int:
        return self.number("in_time")

    @property
    def judged(self) -> int:
        """The denominator: what is settled one way or the other."""
        return self.number("in_time", "late", "overdue")

    @property
    def rate(self) -> float | None:
        return self.in_time / self.judged if self.judged else None

    @property
    def rate_text(self) -> str:
        """98.5%, rounded, but never up to 100%; 没有可计算的 when nothing was settled."""
        if not self.judged:
            return "没有可计算的"
        thousandths = (self.in_time * 2000 + self.judged) // (2 * self.judged)
        if self.in_time < self.judged:
            thousandths = min(thousandths, 999)
        return f"{thousandths // 10}%" if thousandths % 10 == 0 else f"{thousandths / 10:.1f}%"

    @property
    def formula(self) -> str:
        """How the rate is made, with its numbers, ready to be put under a table."""
        return (
            f"按时率 = 按时办结 {self.in_time} ÷（按时办结 {self.in_time} + 超期办结 {self.number('late')}"
            f" + 已超期未办结 {self.number('overdue')}）= {self.rate_text}；"
            f"未到期 {self.number('open')} 件、未起算 {self.number('not_running')} 件不计入"
        )


def requests_on_time(store: Store, first: date, last: date, *, on: date | None = None) -> OnTime:
    """依申请公开: requests received from ``first`` to ``last``, judged on a day (today).

    The time of an answer is that of its clock: twenty working days, from the corrected request where one was
    asked for, and longer by an extension that was approved (《政府信息公开条例》第三十条、第三十三条).
    """
    return _on_time(store, "foi_request", "foi_reply", "received_on", first, last, on or store.today())


def items_on_time(store: Store, first: date, last: date, *, on: date | None = None) -> OnTime:
    """主动公开: items formed from ``first`` to ``last``, published within twenty working days (§26)."""
    return _on_time(
        store, "disclosure_item", "proactive_disclosure", "formed_on", first, last, on or store.today()
    )


def _on_time(store: Store, kind: str, rule: str, field: str, first: date, last: date, on: date) -> OnTime:
    clocks: dict[str, tuple[str, str | None, int]] = {}
    for uuid, due, done_on, extended in store.book.rows(
        "SELECT uuid, due, done_on, extension_days FROM deadline WHERE kind = ? AND rule = ? ORDER BY id",
        (kind, rule),
    ):
        # An item that changed runs the clock a second time; its first publication is what counts here.
        clocks.setdefault(uuid, (due, done_on, extended))
    counted = []
    for draft in drafts(store, ListQuery(kind, order=field, conditions=_between(field, first, last))):
        due, done_on, extended = clocks.get(draft["uuid"], (None, None, 0))
        counted.append(
            Counted(
                draft["uuid"],
                store.kinds[kind].title_of(draft, store.names),
                str(draft.get(field) or ""),
                date.fromisoformat(due) if due else None,
                done_on or "",
                _outcome(due, done_on, on),
                extended,
            )
        )
    return OnTime(first, last, on, tuple(counted))


def _outcome(due: str | None, done_on: str | None, on: date) -> Outcome:
    if due is None:
        return "not_running"
    if done_on and done_on <= on.isoformat():
        # A day known only to its month may lie before the due day; it is given the benefit.
        return "in_time" if done_on <= due else "late"
    return "overdue" if due < on.isoformat() else "open"


def _between(field: str, first: date, last: date) -> tuple[Condition, ...]:
    return (Condition(field, "from", since(first)), Condition(field, "to", last.isoformat()))


def answers_by_result(store: Store, first: date, last: date) -> dict[str, int]:
    """依申请公开 answered from ``first`` to ``last``, by result (codes; "" where none is chosen)."""
    conditions = _between("answered_on", first, last)
    return dict(
        Counter(
            str(draft.get("result") or "")
            for draft in drafts(store, ListQuery("foi_request", order="id", conditions=conditions))
        )
    )


@dataclass(frozen=True, slots=True)
class Published:
    """What was published in a period; an item published in two ways counts in both."""

    items: int
    by_channel: Mapping[str, int]
    by_category: Mapping[str, int]


def published(store: Store, first: date, last: date) -> Published:
    """主动公开 from ``first`` to ``last`` by channel and by category (codes; "" where none is given)."""
    channels: Counter[str] = Counter()
    categories: Counter[str] = Counter()
    items = 0
    conditions = _between("published_on", first, last)
    for draft in drafts(store, ListQuery("disclosure_item", order="id", conditions=conditions)):
        items += 1
        channels.update(parts(draft.get("channels")) or [""])
        categories[str(draft.get("category") or "")] += 1
    return Published(items, dict(channels), dict(categories))
