"""Commands about legal clocks: when one runs out, and what is due in the book."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches

from lawgov_desktop import paths
from lawgov_desktop.commands.answer import Answer, Asked, opened, table
from lawgov_desktop.errors import UserError
from lawgov_desktop.storage.deadlines import open_deadlines
from lawgov_desktop.timekeeping.deadlines import LegalClocks
from lawgov_desktop.timekeeping.rule_set import RuleSet


def due(asked: Asked) -> Answer:
    """`due RULE --start D [--version-on D]`: one clock, by the shipped rules; with --books by that book's."""
    clocks = _clocks(asked)
    if asked.rule not in clocks.book.keys():  # noqa: SIM118 -- a method of ClockBook, not of a dict
        known = clocks.book.keys()
        like = get_close_matches(asked.rule, known, n=5, cutoff=0.4) or known[:5]
        raise UserError(
            f"期限表里没有“{asked.rule}”。",
            todo=f"是不是：{'、'.join(like)}？共有 {len(known)} 项，见 resources/rules/clocks.json。",
        )
    found = clocks.due(asked.rule, asked.start, asked.extension_days, version_on=asked.version_on)
    data = {
        "due": found.due.isoformat(),
        "steps": list(found.steps),
        "law": found.rule.basis_text(),
        "rolled_because": found.rolled_because,
        "warnings": list(found.warnings),
    }
    lines = [
        f"{found.rule.title}：{found.due}（{found.remaining_text(date.today())}）",
        *(f"  {number}. {step}" for number, step in enumerate(found.steps, start=1)),
        f"  依据：{found.rule.basis_text()}",
        *(f"  注意：{warning}" for warning in found.warnings),
    ]
    return Answer(data, lines)


def _clocks(asked: Asked) -> LegalClocks:
    if asked.books is None or not asked.books.exists():
        return RuleSet.shipped(paths.resources_folder() / "rules").clocks
    with opened(asked) as office:
        return office.clocks


def deadlines(asked: Asked) -> Answer:
    """`deadlines [--on D]`: every open clock of the book, those due by that day only when one is named."""
    with opened(asked) as office:
        items = open_deadlines(office.store, until=asked.on)
        data = [
            {
                "record": item.uuid,
                "kind": item.kind,
                "title": item.title,
                "clock": item.clock_title,
                "start": _iso(item.start),
                "due": _iso(item.due),
                "rolled_because": item.rolled_because,
                "rule": item.rule,
                "law": item.law,
            }
            for item in items
        ]
    rows = [(str(row["due"]), str(row["clock"]), str(row["title"])) for row in data]
    lines = [f"{len(rows)} 项到期事项", *(table(("到期日", "期限", "事项"), rows, widest=40) if rows else ())]
    return Answer(data, lines)


def _iso(day: date | str) -> str:
    return day if isinstance(day, str) else day.isoformat()
