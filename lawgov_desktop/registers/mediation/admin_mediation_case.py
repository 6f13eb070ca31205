"""行政调解台账: the office's own mediation, a family of its own beside people's mediation (M23)."""

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
    Lookup,
    Numbering,
    Onward,
    Problem,
    RecordType,
    Section,
    View,
)
from lawgov_desktop.registers.conditions import due_within, in_year, overdue
from lawgov_desktop.registers.day_order import empty_of, in_order
from lawgov_desktop.registers.mediation import dossier
from lawgov_desktop.registers.mediation import parties as party_rows
from lawgov_desktop.registers.mediation.admin_case_tables import (
    AdminMaterial,
    AdminMediationCase,
    AdminParty,
    AdminSession,
)
from lawgov_desktop.registers.mediation.admin_papers import PAPERS
from lawgov_desktop.registers.mediation.case_rules import state_of
from lawgov_desktop.registers.mediation.case_views import lacks_papers
from lawgov_desktop.registers.mediation.party_columns import PARTY_FIELDS

_GROUP = 3
"""Parties from which on the sister table of statistics counts a case as 其中3人以上当事人."""
_ENDED = ("agreed", "failed", "withdrawn", "referred", "ended")
_PERFORMED = ("immediate", "performed")


def _series(draft: Draft, names: Lookup) -> str | None:
    """One series a year for the whole office; a number is given at acceptance."""
    year = dates.year_of(draft.get("accepted_on"))
    return f"行调/{year}" if year and not draft.get("not_accepted_reason") else None


def _number(draft: Draft, sequence: int, names: Lookup) -> str:
    return f"〔{dates.year_of(draft.get('accepted_on'))}〕行调字第{sequence}号"


_DERIVED = ("parties", "party_names", "state", "filing", "archived_gaps")
_LOCAL = (f"table/{dossier.ADMIN_TABLE}", f"text/{dossier.ORDER}")


def _derive(draft: Draft, names: Names) -> Mapping[str, Any]:
    day = party_rows.accepted_day(draft)
    fresh = draft.get("state") is None
    rows = draft.get("parties") or []
    if not rows and fresh:
        rows = [{"name": name} for name in party_rows.parted(draft.get("party_names"))]
    parties = [_named(party_rows.completed(row, day), names) for row in rows]
    found: Draft = {"parties": parties, "state": state_of(draft), "party_names": party_rows.joined(parties)}
    if parties:
        found["people_involved"] = len(parties)
        people = draft.get("people_involved") or len(parties)
        found["group_case"] = int(people >= _GROUP)
    if draft.get("result") == "agreed":
        found["agreement_on"] = draft.get("agreement_on") or draft.get("result_on")
        found["result_on"] = draft.get("result_on") or draft.get("agreement_on")
    whole = {**draft, **{name: value for name, value in found.items() if value is not None}}
    items = dossier.items_of(names.local, dossier.ADMIN_TABLE)
    found["filing"] = dossier.filing(whole, items, dossier.ADMIN_CHECKS)
    found["archived_gaps"] = dossier.gaps_when_archived(draft, found["filing"])
    return {name: value for name, value in found.items() if value is not None or name in _DERIVED}


def _named(row: Draft, names: Names) -> Draft:
    if row.get("name") or not row.get("person"):
        return row
    return {**row, "name": names.title("person", row["person"]) or None}


_NEVER_BEFORE = (
    ("applied_on", "accepted_on", "受理日期早于收到申请日期"),
    ("applied_on", "replied_on", "答复申请早于收到申请日期"),
    ("accepted_on", "result_on", "调解日期早于受理日期"),
    ("agreement_on", "performed_on", "履行完毕早于协议达成"),
    ("accepted_on", "closed_on", "结案日期早于受理日期"),
    ("closed_on", "archived_on", "归档日期早于结案日期"),
)


def _rules(draft: Draft, names: Names) -> Sequence[Problem]:
    return list(_problems(draft))


def _problems(draft: Draft) -> Iterator[Problem]:
    yield from party_rows.problems(draft.get("parties") or [])
    yield from in_order(draft, _NEVER_BEFORE)
    yield from dossier.problems(draft)
    if draft.get("nature") == "administrative" and draft.get("category") not in (
        None,
        "compensation",
        "discretion",
        "expropriation",
        "other",
    ):
        yield Problem(
            "nature",
            "doubt",
            "行政争议一般限于赔偿、补偿和行使裁量权的案件",
            "参照《行政诉讼法》第六十条",
            "请核对争议性质和纠纷类别",
        )
    if draft.get("consent") == 0 and not draft.get("not_accepted_reason"):
        yield Problem("consent", "doubt", "有当事人不同意调解", "调解应当自愿", "不受理的请选不予受理理由")
    if draft.get("closed_on") and draft.get("result") in (None, "ongoing"):
        yield Problem("result", "doubt", "已经结案，没有调解结果", "统计时算不进成功或不成功", "请选调解结果")
    if draft.get("result") == "agreed" and draft.get("ended_reason"):
        yield Problem("ended_reason", "doubt", "达成协议的不用写终止原因", "", "请核对调解结果")
    if draft.get("extension_days") and not draft.get("extension_reason"):
        yield Problem("extension_reason", "doubt", "延长了期限，没有写原因", "", "请写延长原因")


def _wanted(draft: Draft) -> Sequence[str]:
    state = draft.get("state") or state_of(draft)
    if state in ("void", "not_accepted"):
        return []
    needed = ["started_by", "organ", "handler", "category", "nature", "consent"]
    if draft.get("started_by") == "application":
        needed.append("applied_on")
    if draft.get("result") == "agreed":
        needed += ["agreement_form", "terms", "performance_state"]
    elif draft.get("result") in _ENDED:
        needed += ["result_on", "ended_reason", "other_ways_told"]
    return empty_of(draft, needed)


def _clocks(draft: Draft) -> Sequence[Clock]:
    if state_of(draft) == "void":
        return ()
    clocks = []
    applied, accepted = draft.get("applied_on"), draft.get("accepted_on")
    if applied and draft.get("started_by") != "office":
        clocks.append(Clock("admin_mediation_reply", applied, draft.get("replied_on") or accepted))
    if accepted and not draft.get("not_accepted_reason"):
        over = draft.get("result") in _ENDED
        ended = (draft.get("result_on") if over else None) or draft.get("closed_on")
        if ended or not over:
            extended = max(draft.get("extension_days") or 0, 0)
            clocks.append(Clock("admin_mediation", accepted, ended, extended))
    return clocks


def _open(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = model.state.in_(("open", "agreed", "failed"))
    return where


def _unperformed(model: type[Any], day: date) -> peewee.Expression:
    where: peewee.Expression = (
        (model.result == "agreed")
        & (model.performance_due < day.isoformat())
        & (model.performance_state.is_null() | model.performance_state.not_in(_PERFORMED))
    )
    return where


def _may_be_referred(draft: Draft) -> bool:
    return state_of(draft) != "void" and draft.get("result") != "agreed"


def _referred(draft: Draft) -> Draft:
    found = {
        "direction": "out",
        "admin_case": draft.get("uuid"),
        "party_names": draft.get("party_names"),
        "summary": draft.get("summary"),
        "reason": draft.get("ended_reason"),
    }
    return {name: value for name, value in found.items() if value}


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "started_by": "application",
        "applied_on": "2025-03-03",
        "replied_on": "2025-03-05",
        "accepted_on": "2025-03-05",
        "organ": "样例镇自然资源所",
        "handler": "王示例",
        "category": "homestead",
        "nature": "civil",
        "summary": "两户因宅基地四至不清发生争议，申请镇政府调解",
        "amount": 300000,
        "consent": 1,
        "parties": [
            {"side": "applicant", "party_kind": "person", "name": "张示例", "address": "样例村二组"},
            {"side": "respondent", "party_kind": "person", "name": "李示例", "address": "样例村二组"},
        ],
        "sessions": [
            {
                "kind": "mediation",
                "held_on": "2025-03-12",
                "place": "镇会议室",
                "recorder": "李示例",
                "text": "现场丈量后双方认可四至。",
            }
        ],
        "result": "agreed",
        "result_on": "2025-03-12",
        "agreement_form": "written",
        "terms": "一、以 2003 年宅基地使用证四至为准；\n二、李示例于 3 月底前拆除越界围挡。",
        "performance_state": "not_due",
        "performance_due": "2025-03-31",
    }


_REGISTER = (
    "number",
    "accepted_on",
    "started_by",
    "organ",
    "handler",
    "party_names",
    *(f"parties.{number}.{name}" for number in (1, 2) for name in ("name", "id_no", "phone", "address")),
    "category",
    "nature",
    "summary",
    "people_involved",
    "group_case",
    "amount",
    "result_on",
    "result",
    "agreement_form",
    "performance_state",
    "confirmation_result",
    "closed_on",
    "remarks",
)

ADMIN_MEDIATION_CASE = RecordType(
    key="admin_mediation_case",
    title="行政调解台账",
    tab="mediation",
    model=AdminMediationCase,
    title_field="number",
    sections=(
        Section(
            "受理登记",
            ("accepted_on", "organ", "category", "nature", "summary", "parties"),
        ),
        Section(
            "启动和受理",
            (
                "number",
                "started_by",
                "applied_on",
                "replied_on",
                "handler",
                "people_involved",
                "group_case",
                "amount",
                "consent",
                "requests",
                "not_accepted_reason",
            ),
        ),
        Section("审批意见", ("acceptance_opinion", "bureau_opinion", "organ_opinion")),
        Section("调解", ("sessions", "extension_days", "extension_reason")),
        Section(
            "结果和协议",
            (
                "result",
                "result_on",
                "ended_reason",
                "other_ways_told",
                "agreement_form",
                "agreement_number",
                "agreement_on",
                "terms",
            ),
        ),
        Section(
            "履行和司法确认",
            (
                "performance_due",
                "performance_state",
                "performed_on",
                "confirmation_result",
                "confirmation_number",
            ),
        ),
        Section(
            "结案归档",
            (
                "closed_on",
                "filing",
                "materials",
                "archived_on",
                "archived_by",
                "retention",
                "archived_gaps",
                "archived_reason",
                "attachments",
                "remarks",
            ),
        ),
        Section("编号和状态", ("party_names", "state", "number_void", "void_reason")),
    ),
    list_fields=(
        "number",
        "accepted_on",
        "organ",
        "party_names",
        "category",
        "started_by",
        "result",
        "performance_state",
        "state",
    ),
    register_fields=_REGISTER,
    print_fields=tuple(
        name
        for name in _REGISTER
        if not name.startswith("parties.") and name not in ("group_case", "handler")
    ),
    import_fields=(
        *_REGISTER,
        *(
            f"parties.{number}.{name}"
            for number in (1, 2)
            for name in ("side", "sex", "age", "workplace", "agent_name")
        ),
        "applied_on",
        "replied_on",
        "consent",
        "requests",
        "not_accepted_reason",
        "ended_reason",
        "other_ways_told",
        "agreement_number",
        "agreement_on",
        "terms",
        "performance_due",
        "performed_on",
        "confirmation_number",
        "archived_on",
        "archived_by",
        "retention",
        "archived_reason",
        "number_void",
        "void_reason",
    ),
    search_fields=("number", "party_names", "organ", "handler", "summary", "terms", "remarks"),
    required=("accepted_on", "summary"),
    keys=(("number",), ("accepted_on", "party_names", "category")),
    order="-accepted_on",
    children=(
        ChildRows(
            "parties",
            "当事人",
            AdminParty,
            PARTY_FIELDS,
            required=("name",),
            at_least=2,
            ordinals=("甲方", "乙方", "丙方", "丁方"),
        ),
        ChildRows(
            "sessions",
            "调解会",
            AdminSession,
            ("kind", "held_on", "started_at", "place", "asked", "present", "recorder", "text", "result"),
        ),
        ChildRows("materials", "卷内材料", AdminMaterial, ("item", "title", "files", "sheets", "instead")),
    ),
    wanted=_wanted,
    rules=_rules,
    derive=_derive,
    derived=_DERIVED,
    local=_LOCAL,
    clocks=_clocks,
    numbering=Numbering("number", _series, _number),
    views=(
        View("open", "未办结", _open),
        View("due", "10 日内到期", due_within(10, "admin_mediation", "admin_mediation_reply")),
        View("late", "逾期", overdue("admin_mediation", "admin_mediation_reply")),
        View("unperformed", "到期未履行", _unperformed),
        View("not_accepted", "不予受理", lambda model, day: model.state == "not_accepted"),
        View("lacking", "缺材料", lacks_papers),
        View("this_year", "本年", in_year("accepted_on")),
    ),
    papers=PAPERS,
    onward=(Onward("refer", "移送其他机关", "referral", _referred, _may_be_referred),),
    belongs_here="镇政府和各办所主持的行政调解，与人民调解分开编号、分开统计。",
    sample=_sample,
)
