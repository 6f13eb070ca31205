"""`figures`: every number of the yearly report and of the statutory tables, with its rule and its records."""

from __future__ import annotations

from datetime import date
from typing import Any

from lawgov_desktop.commands.answer import Answer, Asked, opened, table
from lawgov_desktop.registers.report.marks import about
from lawgov_desktop.reporting.bridges import Bridged, Term
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Said, answers


def figures(asked: Asked) -> Answer:
    """`figures --year Y [--as-of D]`: the whole year, or up to a day in it."""
    as_of: date | None = asked.as_of
    with opened(asked) as office:
        told = answers(office.store, Period.year(asked.year, as_of))
    numbers = [one for one in told.values() if one.value is not None or one.division]
    rows = [
        (one.title, f"{one.shown}{one.unit}" if one.shown else "—", _words(one), one.key) for one in numbers
    ]
    head = ("数字", "值", "怎么来的", "名称")
    lines = [f"{asked.year}年的数字", *table(head, rows, widest=72)]
    return Answer({"figures": {one.key: _told(one) for one in numbers}}, lines)


def _words(said: Said) -> str:
    if said.division:
        return "÷".join(str(term.value) for term in said.division)
    return said.words


def _told(said: Said) -> dict[str, Any]:
    """``about``: as a report rounds it (40余), beside the exact value. What does not apply is left out."""
    data: dict[str, Any] = {
        "value": said.value,
        "shown": said.shown,
        "unit": said.unit,
        "rule": said.rule,
        "title": said.title,
        "kind": said.kind,
        "records": list(said.records),
    }
    if said.value is not None and about(said.value) != str(said.value) and said.unit != "元":
        data["about"] = about(said.value)
    if said.bridge is not None:
        data["bridge"] = _bridge(said.bridge)
    if said.division is not None:
        part, whole = said.division
        data["rate"] = {"part": _term(part), "whole": _term(whole), "division": f"{part.value}÷{whole.value}"}
    if said.zero is not None:
        zero = said.zero
        data["zero"] = {
            "confirmed": zero.confirmed, "by": zero.by, "on": zero.on,
            "register_empty": bool(zero.nothing), "words": str(zero),
        }  # fmt: skip
    return data


def _bridge(bridge: Bridged) -> dict[str, Any]:
    return {
        "terms": [{**_term(term), "sign": term.sign} for term in bridge.terms],
        "sum": bridge.sum,
        "agrees": bridge.agrees,
        "mismatch": bridge.mismatch,
        "words": bridge.in_names,
    }


def _term(term: Term) -> dict[str, Any]:
    return {"name": term.name, "value": term.value, "kind": term.kind, "records": list(term.records)}
