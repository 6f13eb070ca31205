"""`figures`: every number of the yearly report, with its rule and the records behind it."""

from __future__ import annotations

from datetime import date

from lawgov_desktop.commands.answer import Answer, Asked, opened, table
from lawgov_desktop.reporting.figures import answer_all
from lawgov_desktop.reporting.mechanisms import FIGURES
from lawgov_desktop.reporting.period import Period


def figures(asked: Asked) -> Answer:
    """`figures --year Y [--as-of D]`: the whole year, or up to a day in it."""
    as_of: date | None = asked.as_of
    with opened(asked) as office:
        answered = answer_all(office.store, FIGURES, Period.year(asked.year, as_of))
    data = {
        "figures": {
            key: {
                "value": one.value,
                "unit": one.figure.unit,
                "rule": one.figure.rule,
                "title": one.figure.title,
                "kind": one.figure.kind,
                "records": list(one.records),
            }
            for key, one in answered.items()
        }
    }
    rows = [(one.figure.title, f"{one.value}{one.figure.unit}", key) for key, one in answered.items()]
    lines = [f"{asked.year}年的数字", *table(("数字", "值", "名称"), rows, widest=40)]
    return Answer(data, lines)
