"""Paragraphs of a report made of records: what was found wanting, what was done about it, what comes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.drafting import OPEN
from lawgov_desktop.reporting.report_text import NUMERALS
from lawgov_desktop.storage.store import Store

_NUMBERED: Final = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]、?|[一二三四五六七八九十]{1,3}[、是]|\d{1,2}[.．、])\s*"
)
_TITLE_SHOWN: Final = 20
_STOPS: Final = "。；;！？!?，、,. "


def shortcomings(store: Store, period: Period, asked: Answers) -> list[str]:
    """一是……。 one paragraph each, in the words of the register; a reason nobody wrote down is left open."""
    rows = _records(store, "problem", asked["shortcomings"].records)
    return _numbered([_with_reason(row) for row in rows])


def _with_reason(row: Draft) -> str:
    said, title = _sentences(row.get("title"), row.get("detail")), _clean(row.get("title"))
    if not said or _clean(row.get("detail")):
        return said
    named = title if len(title) <= _TITLE_SHOWN else f"{title[:_TITLE_SHOWN]}…"
    return said + OPEN.format(f"“{named}”的原因")


def carried(store: Store, period: Period, asked: Answers) -> list[str]:
    """What became of the problems last year's report named; one paragraph that opens the report."""
    rows = _records(store, "problem", asked["carried_problems"].records)
    if not rows:
        return []
    done = [row for row in rows if row.get("state") in ("done", "closed")]
    text = f"对上年度报告指出的⟦carried_problems={len(rows)}⟧个问题逐项整改"
    text += "，已全部整改到位。" if len(done) == len(rows) else f"，已完成整改{len(done)}个。"
    said = [
        f"“{_clean(row.get('title'))}”{_clean(row.get('result') or row.get('latest'))}"
        for row in rows
        if row.get("result") or row.get("latest")
    ]
    return [text + ("其中，" + "；".join(said) + "。" if said else "")]


def next_year(store: Store, period: Period, asked: Answers) -> list[str]:
    """The plan for the year to come; advice stands with it where there is no plan."""
    year = period.last.year
    rows = _of_year(store, "next_plan", "report_year", year)
    plans = [row for row in rows if row.get("kind") != "advice"]
    return _numbered([_sentences(row.get("title"), row.get("text")) for row in plans or rows])


def advice(store: Store, period: Period, asked: Answers) -> list[str]:
    rows = _records(store, "next_plan", asked["advice"].records)
    return [
        f"（{NUMERALS[place % 10]}）{_sentences(row.get('title'), row.get('text'))}"
        for place, row in enumerate(rows)
    ]


def duties(store: Store, period: Period, asked: Answers) -> list[str]:
    """What the first responsible persons did themselves, by leader."""
    rows = [row for row in _records(store, "duty", asked["duties_done"].records) if row.get("what")]
    by_leader: dict[str, list[str]] = {}
    for row in rows:
        by_leader.setdefault(_clean(row.get("post")) or "党政主要负责人", []).append(_clean(row.get("what")))
    return [f"{leader}{'；'.join(done)}。" for leader, done in by_leader.items()]


def _numbered(texts: Sequence[str]) -> list[str]:
    texts = [text for text in texts if text]
    if len(texts) == 1:
        return list(texts)
    return [f"{NUMERALS[place % 10]}是{text}" for place, text in enumerate(texts)]


def _sentences(title: Any, text: Any) -> str:
    """The title as a sentence of its own, then what is told of it."""
    first, rest = _clean(title), _clean(text)
    if not first or rest.startswith(first):
        return f"{rest}。" if rest else ""
    return f"{first}。{rest}。" if rest else f"{first}。"


def _clean(text: Any) -> str:
    """One line without a number before it, without the stop at its end, and without marks of its own."""
    line = _NUMBERED.sub("", " ".join(str(text or "").split()))
    return line.strip(_STOPS).replace("⟦", "").replace("⟧", "")


def _records(store: Store, kind: str, uuids: Sequence[str]) -> list[Draft]:
    return [draft for uuid in uuids if (draft := store.get(kind, uuid)) is not None]


def _of_year(store: Store, kind: str, field: str, year: int) -> list[Draft]:
    rows = store.book.rows(
        f"SELECT uuid FROM {store.tables[kind].name} WHERE deleted_at IS NULL AND {field} = ? ORDER BY id",
        (year,),
    )
    return _records(store, kind, [row[0] for row in rows])
