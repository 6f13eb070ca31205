"""村（居）法律顾问: which lawyer advises which village, and every visit (features P07)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import peewee

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import ChildRows, Draft, Problem, RecordType, Section, View
from lawgov_desktop.registers.conditions import passed, within_term
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.publicity.papers import ADVISER_PAPERS
from lawgov_desktop.registers.publicity.village_tables import AdviserVisit, VillageAdviser


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    visits = draft.get("visits") or []
    days = [row["held_on"] for row in visits if row.get("held_on")]
    consulted = [row["consulted"] for row in visits if row.get("consulted") is not None]
    return {
        "visit_count": len(visits) or None,
        "last_visit_on": max(days) if days else None,
        "consultations": sum(consulted) if consulted else None,
    }


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, (("valid_from", "valid_to", "聘期止早于聘期起"),))
    begin, end = dates.first_day(draft.get("valid_from")), dates.last_day(draft.get("valid_to"))
    for number, row in enumerate(draft.get("visits") or (), start=1):
        day = dates.first_day(row.get("held_on"))
        if day and ((begin and day < begin) or (end and day > end)):
            yield Problem(
                f"visits.{number}.held_on", "doubt", "服务日期不在聘期内", "", "请核对服务日期和聘期"
            )


def _not_this_month(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = within_term("valid_from", "valid_to")(model, day) & (
        model.last_visit_on.is_null() | (model.last_visit_on < f"{day.year:04}-{day.month:02}")
    )
    return where


def _ends_soon(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (model.valid_to >= day.isoformat()) & (
        model.valid_to <= (day + timedelta(days=60)).isoformat()
    )
    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "village": "样例村",
        "name": "钱示例",
        "firm": "样例律师事务所",
        "licence_no": "14113202010000000",
        "phone": "13800000003",
        "valid_from": "2024-01-01",
        "valid_to": "2026-12-31",
        "visits_wanted": 12,
        "visits": [
            {"held_on": "2024-03-15", "service": "advice", "text": "解答土地流转合同问题", "consulted": 6}
        ],
    }


_OWN = ("village", "name", "firm", "licence_no", "phone", "valid_from", "valid_to", "visits_wanted")

VILLAGE_ADVISER = RecordType(
    key="village_adviser",
    title="村（居）法律顾问",
    tab="publicity",
    model=VillageAdviser,
    title_field="name",
    sections=(
        Section("聘任", (*_OWN, "contract")),
        Section("服务", ("visits", "visit_count", "consultations", "last_visit_on", "remarks")),
    ),
    list_fields=(
        "village",
        "name",
        "firm",
        "phone",
        "valid_from",
        "valid_to",
        "visit_count",
        "consultations",
        "last_visit_on",
    ),
    register_fields=(*_OWN, "visit_count", "consultations", "last_visit_on", "remarks"),
    print_fields=(
        "village",
        "name",
        "firm",
        "phone",
        "valid_from",
        "valid_to",
        "visit_count",
        "consultations",
    ),
    import_fields=(
        *_OWN,
        "visits.1.held_on",
        "visits.1.service",
        "visits.1.text",
        "visits.1.consulted",
        "remarks",
    ),
    search_fields=("village", "name", "firm", "licence_no", "phone", "remarks"),
    required=("village", "name"),
    keys=(("village", "name"), ("licence_no", "village")),
    order="village",
    children=(
        ChildRows(
            "visits",
            "服务记录",
            AdviserVisit,
            ("held_on", "service", "text", "consulted", "hours"),
            ordinals=("服务",),
        ),
    ),
    wanted=lambda draft: [n for n in ("firm", "phone", "valid_from", "valid_to") if draft.get(n) is None],
    rules=_rules,
    derive=_derive,
    derived=("visit_count", "consultations", "last_visit_on"),
    views=(
        View("in_being", "聘期内", within_term("valid_from", "valid_to")),
        View("not_this_month", "本月未到村", _not_this_month),
        View("ends_soon", "60日内到期", _ends_soon),
        View("ended", "聘期已满", passed("valid_to")),
    ),
    papers=ADVISER_PAPERS,
    belongs_here="每个村（社区）聘的法律顾问和每一次到村服务。",
    sample=_sample,
)
