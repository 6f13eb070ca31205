"""A figure's value as a cell of a form wants it: its unit of money, per cent, whole numbers."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Final

from lawgov_desktop.reporting.report.answers import Said

_YUAN: Final = {"元": 1, "千元": 1_000, "万元": 10_000, "亿元": 100_000_000}
_CENT: Final = Decimal("0.01")
_FINE: Final = Decimal("0.0001")  # 亿元 with two decimals would lose a township's money


def amount_of(said: Said, unit: str) -> Decimal | None:
    """The number to be written: money in ``unit`` (元 where the form says none), a rate in per cent.

    None for what is no number, and for a rate without anything to divide by.
    """
    if said.value is None:
        return number_in(said.shown.removesuffix("%")) if said.shown.endswith("%") else None
    if said.unit != "元":
        return Decimal(said.value)
    amount = Decimal(said.value) / 100 / _YUAN.get(unit, 1)
    return amount.quantize(_FINE if unit == "亿元" else _CENT, ROUND_HALF_UP)


def number_in(text: str) -> Decimal | None:
    """What a person typed, if it is a number: 1,234.5 or 12％; None for words."""
    bare = text.strip().replace(",", "").replace("，", "").rstrip("%％")
    try:
        number = Decimal(bare)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def in_words(number: Decimal) -> str:
    """Without zeros behind the point: 91.08, 910800, 0."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
