"""矛盾纠纷排查化解台账: disputes found by screening, zero reports, and the figures of prevention (M18)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import (
    ChildRows,
    Clock,
    Draft,
    Onward,
    Problem,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import in_month, in_year
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.mediation import parties as party_rows
from lawgov_desktop.registers.mediation.case_onward import case_of_screening
from lawgov_desktop.registers.mediation.party_columns import PARTY_FIELDS
from lawgov_desktop.registers.mediation.screening_tables import Screening, ScreeningParty

PAIRS: tuple[tuple[str, str, str], ...] = (
    ("suicide_cases", "suicide_people", "防止民间纠纷引起自杀"),
    ("crime_cases", "crime_people", "防止民间纠纷转化为刑事案件"),
    ("petition_cases", "petition_people", "防止群体性上访"),
    ("brawl_cases", "brawl_people", "防止群体性械斗"),
)
"""(件, 人, heading) of every figure of prevention: each is told as cases and persons."""
FIGURES: tuple[str, ...] = (
    "screenings",
    "found",
    "prevented",
    *(name for cases, people, _ in PAIRS for name in (cases, people)),
)
DISPUTE_ONLY: tuple[str, ...] = (
    "parties",
    "party_names",
    "dispute_type",
    "details",
    "people_involved",
    "risk",
    "leader",
    "unit",
    "responsible",
    "measures",
    "due",
    "outcome",
    "outcome_text",
    "closed_on",
    "to_mediation",
)
"""What a zero report does not hold."""


def zero_report(village: str, month: str, screener: str | None = None, committee: str | None = None) -> Draft:
    """The zero report of a village for a month (``2025-03``): a record of its own."""
    return {
        "screened_on": month,
        "month": month,
        "village": village,
        "screener": screener,
        "committee": committee,
        "zero_report": 1,
    }


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    day = dates.as_day(draft.get("screened_on"))
    rows = draft.get("parties") or []
    if not rows and draft.get("title") is None:  # lists write the names in one cell: parted once
        rows = [{"name": name} for name in party_rows.parted(draft.get("party_names"))]
    parties = [party_rows.completed(row, day) for row in rows]
    found: Draft = {"parties": parties, "party_names": party_rows.joined(parties)}
    screened = draft.get("screened_on")
    if screened and len(screened) >= 7:
        found["month"] = screened[:7]
    found["screenings"] = 1
    if draft.get("zero_report") == 1:
        found["found"] = 0
    elif draft.get("details") or draft.get("dispute_type") or parties or draft.get("party_names"):
        found["found"] = 1
    if draft.get("outcome") == "to_mediation":
        found["to_mediation"] = 1
    filled = {name: value for name, value in draft.items() if value is not None}
    found["title"] = _title({**found, **filled, "party_names": found["party_names"]}, names)
    return found


def _title(draft: Draft, names: Names) -> str | None:
    when = dates.show_date(draft.get("screened_on") or draft.get("month"))
    where = draft.get("village") or ""
    if draft.get("zero_report") == 1:
        month = dates.show_date((draft.get("month") or "")[:7]) or when
        return f"{where}{month}零报告" if where or month else None
    kind = draft.get("dispute_type")
    details = " ".join((draft.get("details") or "").split())
    who = draft.get("party_names") or (details if len(details) <= 16 else f"{details[:15]}…")
    what = [who, names.code_label("dispute_type", kind) if kind else "排查"]
    return " ".join(part for part in (f"{where}{when}", *what) if part) if where or when else None


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    if draft.get("zero_report") == 1:
        held = [name for name in ("parties", "details", "dispute_type", "closed_on") if draft.get(name)]
        if held or (draft.get("found") or 0) > 0:
            yield Problem(
                "zero_report",
                "doubt",
                "零报告里写了纠纷",
                "一条记录要么是零报告，要么是一件纠纷",
                "请核对是否零报告",
            )
    else:
        yield from party_rows.problems(draft.get("parties") or [])
    yield from in_order(draft, (("screened_on", "closed_on", "销号日期早于排查日期"),))
    if draft.get("closed_on") and draft.get("outcome") == "under_way":
        yield Problem("outcome", "doubt", "已经销号，化解情况还是正在化解", "", "请核对化解情况")
    if draft.get("outcome") == "settled" and not draft.get("closed_on"):
        yield Problem("closed_on", "doubt", "已化解，没有写销号日期", "仍会列在未化解里", "请补销号日期")
    for cases, people, what in PAIRS:
        number, persons = draft.get(cases), draft.get(people)
        if number is not None and persons is not None and (persons > 0) != (number > 0):
            yield Problem(
                people, "doubt", f"{what}：件数和人数对不上", "件数、人数应同时有或同时没有", "请核对"
            )


def _wanted(draft: Draft) -> Sequence[str]:
    if draft.get("zero_report") == 1:
        return [name for name in ("screener",) if not draft.get(name)]
    if not draft.get("details") and not draft.get("parties") and not draft.get("party_names"):
        return []
    needed = ["dispute_type", "details", "risk", "responsible", "outcome"]
    return empty_of(draft, needed)


def _clocks(draft: Draft) -> Sequence[Clock]:
    due = dates.last_day(draft.get("due"))
    if due is None or draft.get("zero_report") == 1:
        return ()
    start, because = draft.get("screened_on") or "", "排查记录写明的化解期限"
    return (
        Clock(
            "agreed_date",
            start,
            draft.get("closed_on"),
            title="排查纠纷化解期限",
            due=due.isoformat(),
            because=because,
        ),
    )


def _unsettled(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (
        model.closed_on.is_null()
        & (model.zero_report.is_null() | (model.zero_report == 0))
        & ((model.found > 0) | model.details.is_null(False))
    )
    return where


def _high(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.risk == "high") & model.closed_on.is_null()
    return where


def _late(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.due < day.isoformat()) & model.closed_on.is_null()
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "screened_on": "2025-03-12",
        "village": "样例村",
        "committee": link("committee"),
        "screener": "王示例",
        "dispute_type": "land",
        "details": "两户为承包地界多次争吵",
        "people_involved": 2,
        "risk": "medium",
        "responsible": "王示例",
        "parties": [{"name": "张示例", "side": "party"}, {"name": "李示例", "side": "party"}],
        "measures": "约双方到村里调解，请老组长作证",
        "due": "2025-04-10",
        "outcome": "under_way",
    }


_REGISTER = (
    "screened_on",
    "month",
    "village",
    "screener",
    "zero_report",
    "party_names",
    "dispute_type",
    "details",
    "people_involved",
    "risk",
    "leader",
    "unit",
    "responsible",
    "measures",
    "due",
    "outcome",
    "closed_on",
    "to_mediation",
    *FIGURES,
    "remarks",
)

SCREENING = RecordType(
    key="screening",
    title="矛盾纠纷排查台账",
    tab="mediation",
    model=Screening,
    title_field="title",
    sections=(
        Section("排查", ("screened_on", "village", "screener", "zero_report", "month", "committee", "place")),
        Section(
            "发现的纠纷", ("parties", "party_names", "dispute_type", "details", "people_involved", "risk")
        ),
        Section(
            "包保和化解",
            (
                "leader",
                "unit",
                "responsible",
                "due",
                "measures",
                "outcome",
                "outcome_text",
                "closed_on",
                "to_mediation",
            ),
        ),
        Section("排查数字", ("screenings", "found", "prevented")),
        Section("预防数字", tuple(name for cases, people, _ in PAIRS for name in (cases, people))),
        Section("其他", ("title", "remarks", "attachments")),
    ),
    list_fields=(
        "title",
        "screened_on",
        "village",
        "party_names",
        "dispute_type",
        "risk",
        "responsible",
        "due",
        "closed_on",
    ),
    register_fields=_REGISTER,
    print_fields=tuple(
        name for name in _REGISTER if name not in (*FIGURES, "month", "leader", "to_mediation", "measures")
    ),
    import_fields=(
        *_REGISTER,
        "place",
        "outcome_text",
        *(f"parties.{number}.{name}" for number in (1, 2) for name in ("name", "phone", "id_no", "address")),
    ),
    search_fields=("title", "village", "screener", "party_names", "details", "responsible", "remarks"),
    required=("screened_on", "village"),
    keys=(("title",), ("screened_on", "village", "party_names")),
    order="-screened_on",
    children=(
        ChildRows(
            "parties",
            "纠纷当事人",
            ScreeningParty,
            PARTY_FIELDS,
            required=("name",),
            ordinals=("甲方", "乙方", "丙方"),
        ),
    ),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("title", "parties", "party_names"),
    clocks=_clocks,
    views=(
        View("unsettled", "未化解", _unsettled),
        View("late", "逾期未化解", _late),
        View("high", "高风险", _high),
        View("this_month", "本月", in_month("month")),
        View("zero", "零报告", lambda model, day: model.zero_report == 1),
        View("to_mediation", "转人民调解", lambda model, day: model.to_mediation == 1),
        View("this_year", "本年", in_year("screened_on")),
    ),
    onward=(
        Onward(
            "case",
            "转为人民调解案件",
            "mediation_case",
            case_of_screening,
            lambda draft: draft.get("zero_report") != 1,
        ),
    ),
    belongs_here="各村每月排查出的矛盾纠纷，一件一条；没有纠纷的月份登记零报告。每月的排查、预防数字也记在这里。",
    sample=_sample,
)
