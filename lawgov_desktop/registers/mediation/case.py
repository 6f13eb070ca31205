"""人民调解台账: the register of mediation cases, declared once for list, form, import, export and papers."""

from __future__ import annotations

from collections.abc import Callable

from lawgov_desktop.records.record_type import (
    ChildRows,
    Draft,
    Numbering,
    Onward,
    RecordType,
    Section,
)
from lawgov_desktop.registers.mediation import case_onward, case_rules
from lawgov_desktop.registers.mediation.case_tables import (
    CaseMediator,
    FollowUp,
    Instalment,
    Material,
    MediationCase,
    Party,
    Session,
)
from lawgov_desktop.registers.mediation.case_views import VIEWS
from lawgov_desktop.registers.mediation.file_review import from_case, may_be_reviewed
from lawgov_desktop.registers.mediation.numbering import case_number, case_series
from lawgov_desktop.registers.mediation.papers import PAPERS
from lawgov_desktop.registers.mediation.party_columns import PARTY_FIELDS

_PARTY_COLUMNS = ("name", "sex", "age", "id_no", "phone", "address")
_IMPORTED_PARTY = (*_PARTY_COLUMNS, "side", "party_kind", "birth", "ethnic_group", "village", "workplace",
                   "occupation", "legal_representative", "org_code", "agent_name", "agent_phone")  # fmt: skip

PARTIES = ChildRows(
    "parties",
    "当事人",
    Party,
    PARTY_FIELDS,
    required=("name",),
    at_least=2,
    ordinals=("甲方", "乙方", "丙方", "丁方"),
)
MEDIATORS = ChildRows("mediators", "调解员", CaseMediator, ("mediator", "name", "role"))
SESSIONS = ChildRows(
    "sessions",
    "调查和调解记录",
    Session,
    ("kind", "held_on", "started_at", "place", "asked", "present", "recorder", "text", "result"),
)
INSTALMENTS = ChildRows(
    "instalments",
    "分期履行",
    Instalment,
    ("due", "amount", "paid_on", "paid", "proof", "proof_files"),
    required=("due",),
    ordinals=tuple(f"第{number}期" for number in "一二三四五六七八九十"),
)
FOLLOW_UPS = ChildRows(
    "follow_ups",
    "回访",
    FollowUp,
    (
        "visited_on",
        "visitor",
        "visited",
        "way",
        "occasion",
        "satisfaction",
        "risk",
        "findings",
        "measures",
    ),
    ordinals=("第一次回访", "第二次回访", "第三次回访"),
)
MATERIALS = ChildRows("materials", "卷内材料", Material, ("item", "title", "files", "sheets", "instead"))


def _sections() -> tuple[Section, ...]:
    return (
        Section("受理登记", ("accepted_on", "committee", "dispute_type", "summary", "parties")),
        Section(
            "受理情况",
            (
                "number",
                "source",
                "screening",
                "referral",
                "publicity_event",
                "form_batch",
                "form_number",
                "difficulty",
                "difficulty_reasons",
                "people_involved",
                "amount",
                "consent",
                "requests",
                "registered_by",
                "not_accepted_reason",
            ),
        ),
        Section(
            "激化风险",
            ("escalation", "escalation_measures", "escalation_reported_on", "escalation_reported_to"),
        ),
        Section("调解", ("mediators", "sessions")),
        Section(
            "延长期限", ("extension_consent", "extension_consent_on", "extension_until", "extension_days")
        ),
        Section("调解结果", ("result", "result_on", "ended_reason", "other_ways_told")),
        Section(
            "协议",
            (
                "agreement_form",
                "agreement_number",
                "agreement_on",
                "signed_and_sealed",
                "oral_reason",
                "effective_on",
                "facts",
                "terms",
                "copies",
            ),
        ),
        Section(
            "履行",
            (
                "performance_way",
                "performance_place",
                "performance_due",
                "performance_state",
                "performed_on",
                "instalments",
                "instalment_next_due",
                "instalment_unpaid",
            ),
        ),
        Section(
            "司法确认",
            (
                "confirmation_waived",
                "confirmation_applied_on",
                "confirmation_court",
                "confirmation_accepted_on",
                "confirmation_result",
                "confirmation_decided_on",
                "confirmation_number",
            ),
        ),
        Section("回访", ("follow_ups", "last_follow_up_on")),
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
        Section(
            "编号和状态",
            ("party_names", "mediator_names", "state", "incomplete", "number_void", "void_reason"),
        ),
    )


# The columns of the usual 人民调解台账 (domain §7), in its order.
_REGISTER = (
    "number",
    "accepted_on",
    "committee",
    "source",
    "party_names",
    *(f"parties.1.{name}" for name in _PARTY_COLUMNS),
    *(f"parties.2.{name}" for name in _PARTY_COLUMNS),
    "dispute_type",
    "summary",
    "people_involved",
    "amount",
    "difficulty",
    "mediator_names",
    "result_on",
    "result",
    "agreement_form",
    "agreement_number",
    "performance_state",
    "confirmation_result",
    "last_follow_up_on",
    "closed_on",
    "archived_on",
    "difficulty_reasons",
    "escalation",
    "instalment_next_due",
    "instalment_unpaid",
    "remarks",
)
# What fits a sheet of A4; identity data stays in the book and in the workbook.
_NOT_PRINTED = (
    "agreement_number",
    "archived_on",
    "source",
    "difficulty_reasons",
    "escalation",
    "instalment_next_due",
    "instalment_unpaid",
)
_PRINTED = tuple(path for path in _REGISTER if not path.startswith("parties.") and path not in _NOT_PRINTED)
_IMPORT = (
    *(path for path in _REGISTER if not path.startswith(("parties.", "instalment"))),
    *(f"parties.{number}.{name}" for number in (1, 2) for name in _IMPORTED_PARTY),
    "consent",
    "requests",
    "registered_by",
    "not_accepted_reason",
    "ended_reason",
    "agreement_on",
    "effective_on",
    "facts",
    "terms",
    "performance_way",
    "performance_place",
    "performance_due",
    "performed_on",
    "confirmation_applied_on",
    "confirmation_court",
    "confirmation_decided_on",
    "confirmation_number",
    "archived_by",
    "archived_reason",
    "retention",
    "number_void",
    "void_reason",
    "escalation_measures",
    "escalation_reported_on",
    "escalation_reported_to",
)


def _sample(link: Callable[[str], str | None]) -> Draft:
    return {
        "accepted_on": "2025-03-05",
        "committee": link("committee"),
        "dispute_type": "neighbour",
        "summary": "因院墙滴水与相邻住户发生争执",
        "source": "applied",
        "difficulty": "ordinary",
        "people_involved": 2,
        "amount": 120000,
        "consent": 1,
        "parties": [
            {
                "side": "applicant",
                "party_kind": "person",
                "name": "张示例",
                "sex": "1",
                "address": "样例村二组",
            },
            {
                "side": "respondent",
                "party_kind": "person",
                "name": "李示例",
                "sex": "2",
                "address": "样例村二组",
            },
        ],
        "mediators": [{"mediator": link("mediator"), "name": "李示例", "role": "chief"}],
        "sessions": [
            {
                "kind": "mediation",
                "held_on": "2025-03-10",
                "started_at": "9:30—11:00",
                "place": "样例村调解室",
                "recorder": "王示例",
                "text": "双方陈述后，同意由李示例修整檐沟。",
            }
        ],
        "result": "agreed",
        "result_on": "2025-03-10",
        "agreement_form": "written",
        "agreement_on": "2025-03-10",
        "effective_on": "2025-03-10",
        "signed_and_sealed": 1,
        "facts": "李示例家檐沟向张示例家院内滴水。",
        "terms": "一、李示例于2025年3月20日前修整檐沟；\n二、李示例补偿张示例院墙修缮费1200元。",
        "performance_way": "once",
        "performance_due": "2025-03-20",
        "performance_state": "not_due",
    }


MEDIATION_CASE = RecordType(
    key="mediation_case",
    title="人民调解台账",
    tab="mediation",
    model=MediationCase,
    title_field="number",
    sections=_sections(),
    list_fields=(
        "number",
        "accepted_on",
        "party_names",
        "dispute_type",
        "committee",
        "mediator_names",
        "result",
        "performance_state",
        "state",
    ),
    register_fields=_REGISTER,
    print_fields=_PRINTED,
    import_fields=_IMPORT,
    search_fields=(
        "number",
        "agreement_number",
        "form_number",
        "party_names",
        "mediator_names",
        "summary",
        "facts",
        "terms",
        "confirmation_number",
        "remarks",
    ),
    required=("accepted_on", "committee", "dispute_type", "summary"),
    keys=(("number",), ("accepted_on", "party_names", "dispute_type")),
    order="-accepted_on",
    children=(PARTIES, MEDIATORS, SESSIONS, INSTALMENTS, FOLLOW_UPS, MATERIALS),
    wanted=case_rules.wanted,
    rules=case_rules.rules,
    derive=case_rules.derive,
    derived=case_rules.DERIVED,
    local=case_rules.LOCAL,
    clocks=case_rules.clocks,
    numbering=Numbering("number", case_series, case_number),
    views=VIEWS,
    papers=PAPERS,
    onward=(
        Onward("refer", "移送其他机关", "referral", case_onward.referred, case_onward.may_be_referred),
        Onward("review", "案卷评查", "file_review", from_case, may_be_reviewed),
        Onward("subsidy", "申报以案定补", "subsidy", case_onward.subsidised, case_onward.may_be_subsidised),
    ),
    belongs_here="调委会受理的每一件纠纷。先登记日期、调委会、类型、当事人和一句话情况，其余以后再补。",
    sample=_sample,
)
