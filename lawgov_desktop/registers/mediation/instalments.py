"""Instalments of an agreement: split from a sum, followed payment by payment, each with its due day (M10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from lawgov_desktop.records import dates
from lawgov_desktop.records.numbers import show_money
from lawgov_desktop.records.record_type import Clock, Draft, Problem
from lawgov_desktop.registers.day_order import wrong_day

MOST = 120
"""Ten years of months: more rows than this are a slip of the keyboard."""


def split(total: int, number: int, first: date, *, months: int = 1) -> list[Draft]:
    """``number`` rows that add up to ``total`` (分), the first due on ``first``, then every ``months``.

    Each is a whole 元 where the total is one; what does not divide goes to the last row. The 31st becomes
    the last day of a shorter month. Raises ValueError for a total below one 分 a row or a number out of
    1 to :data:`MOST`.
    """
    if not 1 <= number <= MOST:
        raise ValueError(f"number of instalments {number}")
    step = 100 if total % 100 == 0 and total // 100 >= number else 1
    each = total // step // number * step
    if each < 1:
        raise ValueError(f"{total} cannot be split into {number}")
    amounts = [each] * (number - 1) + [total - each * (number - 1)]
    return [
        {"due": dates.months_on(first, place * months).isoformat(), "amount": amount}
        for place, amount in enumerate(amounts)
    ]


def left_of(row: Mapping[str, Any]) -> int:
    """What of an instalment is still unpaid, in 分. A day of payment without a sum means all of it."""
    amount = int(row.get("amount") or 0)
    paid = row.get("paid")
    if paid is None:
        return 0 if row.get("paid_on") else amount
    return max(amount - int(paid), 0)


def is_settled(row: Mapping[str, Any]) -> bool:
    """Paid in full; a row without a sum is paid when it has a day of payment."""
    if row.get("amount") is None:
        return bool(row.get("paid_on"))
    return left_of(row) == 0


def next_due(rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The earliest day on which something is to be paid and is not; it may lie in the past."""
    return min((row["due"] for row in rows if row.get("due") and not is_settled(row)), default=None)


def unpaid(rows: Sequence[Mapping[str, Any]]) -> int | None:
    """What is still to be paid, in 分; None without rows."""
    return sum(map(left_of, rows)) if rows else None


def overdue(rows: Sequence[Mapping[str, Any]], day: date) -> list[tuple[int, Mapping[str, Any]]]:
    """(number from 1, row) of what should have been paid before ``day`` and was not."""
    found = []
    for number, row in enumerate(rows, start=1):
        last = dates.last_day(row.get("due"))
        if last and last < day and not is_settled(row):
            found.append((number, row))
    return found


def in_words(rows: Sequence[Mapping[str, Any]]) -> str:
    """共 3 期，已付 1 期，未付 2,000.00 元; empty without rows."""
    if not rows:
        return ""
    settled = sum(map(is_settled, rows))
    left = unpaid(rows) or 0
    return f"共 {len(rows)} 期，已付 {settled} 期" + (f"，未付 {show_money(left)} 元" if left else "")


def clocks(draft: Mapping[str, Any]) -> Iterator[Clock]:
    """One clock an instalment, due on the day the agreement names."""
    rows = draft.get("instalments") or ()
    performed = draft.get("performed_on") if draft.get("performance_state") == "performed" else None
    for number, row in enumerate(rows, start=1):
        last = dates.last_day(row.get("due"))
        if last is None:
            continue
        done = row.get("paid_on") if is_settled(row) else performed
        if is_settled(row) and not done:
            done = row["due"]
        yield Clock(
            "agreed_date",
            draft.get("agreement_on") or "",
            done,
            title=f"分期履行 第 {number} 期（共 {len(rows)} 期）",
            due=last.isoformat(),
            because="调解协议约定的日期",
        )


def problems(draft: Mapping[str, Any]) -> Iterator[Problem]:
    """What does not fit between the rows and the case; paths count from 1."""
    rows = draft.get("instalments") or []
    if not rows:
        return
    if draft.get("performance_way") not in (None, "instalments"):
        yield Problem("performance_way", "doubt", "填了分期履行，履行方式不是分期", "", "请核对履行方式")
    amounts = [row.get("amount") for row in rows]
    total = draft.get("amount")
    if total is not None and all(amount is not None for amount in amounts) and sum(amounts) != total:
        yield Problem(
            "instalments",
            "doubt",
            f"各期合计 {show_money(sum(amounts))} 元，与涉及金额 {show_money(total)} 元不同",
            "",
            "协议金额与涉及金额不同的不用改",
        )
    for number, row in enumerate(rows, start=1):
        path = f"instalments.{number}"
        if dates.out_of_order(draft.get("agreement_on"), row.get("paid_on")):
            yield wrong_day(f"{path}.paid_on", "实付日期早于协议达成日期")
        if row.get("paid") is not None and not row.get("paid_on"):
            yield Problem(f"{path}.paid_on", "doubt", f"第 {number} 期付了款，没有填实付日期", "", "请补日期")
        if row.get("paid") is not None and row.get("amount") is not None and row["paid"] > row["amount"]:
            yield Problem(f"{path}.paid", "doubt", "实付多于应付", "", "请核对金额")
    if draft.get("performance_state") in ("immediate", "performed") and (unpaid(rows) or 0) > 0:
        yield Problem(
            "performance_state", "doubt", "分期还没有付清，履行情况却是已履行", "", "请核对各期或履行情况"
        )
