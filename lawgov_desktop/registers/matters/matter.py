"""事项: one line of a list of matters, with what the township itself adds to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import peewee

from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import ChildRows, Draft, Problem, RecordType, Section, View
from lawgov_desktop.registers.conditions import Where, in_year
from lawgov_desktop.registers.day_order import in_order
from lawgov_desktop.registers.matters.in_force import matter_in_force, matter_not_over
from lawgov_desktop.registers.matters.matter_fields import Matter, MatterStatus
from lawgov_desktop.registers.matters.naming import OWN, full_name
from lawgov_desktop.registers.matters.status import GONE, state_of


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    return {"full_name": full_name(draft), "state": state_of(draft)}


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from in_order(
        draft,
        (
            ("valid_from", "valid_to", "失效日期早于生效日期"),
            ("review_asked_on", "reviewed_on", "复核日期早于提出复核的日期"),
        ),
    )
    if draft.get("review_state") == "reviewed" and not draft.get("reviewed_on"):
        yield Problem("reviewed_on", "doubt", "已复核，没有复核日期", "", "请补填复核日期")
    for number, row in enumerate(draft.get("statuses") or [], start=1):
        yield from in_order(row, (("since", "until", "终止日期早于起始日期"),), f"statuses.{number}")


def _wanted(draft: Draft) -> Sequence[str]:
    return [name for name in ("list", "matter_type", "basis", "own_office") if draft.get(name) is None]


def _open(what: Callable[[type[Any]], peewee.Expression]) -> Where:
    """What is still to be done about matters that are not over.

    One whose last day is set already has its place in the next version, where the same is to be done: it
    would be counted twice.
    """

    def where(model: type[Any], day: date) -> peewee.Expression:
        found: peewee.Expression = what(model) & matter_not_over(model, day) & model.valid_to.is_null()
        return found

    return where


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "list": link("matter_list"),
        "code": "SL0200001",
        "name": "对样例事项的行政处罚",
        "matter_type": "penalty",
        "basis": "【法律】样例法第一条",
        "office": "样例县样例局",
        "level": "乡镇",
        "own_office": "综合行政执法队",
        "own_responsible": "王示例",
        "taken_over": 1,
        "valid_from": "2025-04-01",
        "position": 1,
    }


_REGISTER = (
    "position",
    "code",
    "name",
    "sub_name",
    "matter_type",
    "basis",
    "office",
    "undertaking_office",
    "level",
    "list",
    "list_kind",
    "own_office",
    "own_responsible",
    "handled",
    "trained",
    "valid_from",
    "valid_to",
    "change_kind",
    "changed_on",
    "taken_over",
    "remarks",
)
_PUBLISHED = (
    "authority",
    "duty",
    "region",
    "parent_office",
    "upper_office",
    "target",
    "conditions",
    "materials",
    "legal_term",
    "promised_term",
    "fee",
    "intermediary",
    "responsible",
    "responsibilities",
    "responsibility_basis",
    "accountable",
    "accountability",
    "remedy",
    "disclosure",
    "disclosed",
    "published_state",
    "entered_by",
    "phone",
)

MATTER = RecordType(
    key="matter",
    title="事项清单",
    tab="matters",
    model=Matter,
    title_field="full_name",
    sections=(
        Section(
            "事项", ("list", "position", "code", "name", "sub_name", "full_name", "matter_type", "basis")
        ),
        Section(
            "清单上的主体和权限",
            (
                "office",
                "undertaking_office",
                "parent_office",
                "upper_office",
                "level",
                "authority",
                "duty",
                "region",
                "target",
            ),
        ),
        Section(
            "责任和追责",
            (
                "responsible",
                "responsibilities",
                "responsibility_basis",
                "accountable",
                "accountability",
                "remedy",
            ),
        ),
        Section(
            "办理和公开",
            (
                "conditions",
                "materials",
                "legal_term",
                "promised_term",
                "fee",
                "intermediary",
                "disclosure",
                "disclosed",
                "published_state",
                "phone",
                "entered_by",
            ),
        ),
        Section(
            "本镇承接",
            (
                "own_office",
                "own_responsible",
                "handled",
                "trained",
                "taken_over",
                "remarks",
                "attachments",
            ),
        ),
        Section(
            "生效和变动",
            ("list_kind", "state", "valid_from", "valid_to", "change_kind", "changed_on", "former"),
        ),
        Section("承接状态", ("statuses",)),
        Section(
            "法律修改后的复核",
            ("review_state", "review_reason", "review_asked_on", "reviewed_on", "review_result"),
        ),
    ),
    list_fields=(
        "position",
        "full_name",
        "matter_type",
        "own_office",
        "own_responsible",
        "list",
        "code",
        "office",
        "valid_from",
    ),
    register_fields=_REGISTER,
    import_fields=(*_REGISTER, *_PUBLISHED),
    search_fields=(
        "full_name",
        "code",
        "basis",
        "office",
        "undertaking_office",
        "own_office",
        "own_responsible",
        "remarks",
    ),
    required=("name",),
    # Codes are often absent, and a list may hold 处罚 and 强制 under one name, or several sub-matters.
    keys=(("list", "code", "full_name"), ("list", "full_name", "matter_type")),
    order="position",
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=("full_name", "state"),
    children=(
        ChildRows(
            "statuses",
            "承接状态",
            MatterStatus,
            ("state", "since", "until", "document_number", "note"),
            required=("state",),
            ordinals=("承接状态",),
        ),
    ),
    kept=OWN,
    views=(
        View("in_force", "现行事项", matter_in_force),
        View("to_review", "待复核", _open(lambda model: model.review_state == "pending")),
        View("not_taken_over", "未承接到位", _open(lambda model: model.taken_over == 0)),
        View("no_office", "未定承接机构", _open(lambda model: model.own_office.is_null())),
        View("changed_this_year", "本年变动", in_year("changed_on")),
        View(
            "gone",
            "已收回或划出",
            lambda model, day: (model.state == GONE) | model.change_kind.in_(("recalled", "moved_out")),
        ),
    ),
    belongs_here="清单里的每一个事项，以及本镇由哪个办所承接、谁负责。可以直接导入县里发的权责清单。",
    sample=_sample,
)
