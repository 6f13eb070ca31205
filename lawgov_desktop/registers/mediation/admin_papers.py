"""The papers of a 行政调解: application, notices, agreement; no statute orders them, so they cite none.

The forms are those named in the list of 临海市 (临府法〔2013〕20号); absent data leaves blanks. The tables
for the office's own file are in :mod:`.admin_sheets`.
"""

from __future__ import annotations

from typing import Final

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Document,
    Field,
    FieldLine,
    KeepTogether,
    Paragraph,
    Run,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.mediation.admin_case_tables import AdminSession
from lawgov_desktop.registers.mediation.admin_papers_meetings import (
    contents,
    opinion_request,
    rights_notice,
    session_record,
)
from lawgov_desktop.registers.mediation.admin_sheets import (
    AdminShown,
    case_sheet,
    closing_approval,
    opening_approval,
    seal_of,
    sealed,
)
from lawgov_desktop.registers.mediation.paper_blocks import copies_line, paper, party_blocks
from lawgov_desktop.registers.mediation.parties import of_side
from lawgov_desktop.registers.paper_pieces import PRINTED, heading, signatures, to_whom, written

EXTRA_PAPERS: Final = "admin_mediation_extra_papers"
"""The local text that lists which of the papers not used everywhere are used here."""
_TERMINATED = {
    "failed": "因当事人未能达成协议，",
    "withdrawn": "因当事人一方撤回，",
    "referred": "因移送其他机关处理，",
    "ended": "",
}
_OTHER_WAYS = "当事人可以依法通过其他途径解决争议。"


def application(case: Draft, context: PaperContext) -> Document:
    """行政调解申请书, for the applicant to sign and date."""
    shown = AdminShown(case, context)
    third = of_side(shown.parties, "third")
    blocks: list[Block] = [
        *heading("行政调解申请书"),
        *party_blocks(shown, of_side(shown.parties, "applicant"), "申请人"),
        *party_blocks(shown, of_side(shown.parties, "respondent"), "被申请人"),
        *(party_blocks(shown, third, "第三人") if third else []),
        *written("申请事项：", shown.lines("requests"), 3, look=PRINTED),
        *written("争议的主要事实：", shown.lines("summary"), 5, look=PRINTED),
        KeepTogether(
            (
                Paragraph("现自愿申请行政调解。", space_before_pt=8),
                Paragraph("此致", space_before_pt=4),
                Paragraph((Blank(shown.issuer, 16),), first_indent_chars=0),
                signatures(("申请人（签名盖章或按指印）：", len(of_side(shown.parties, "applicant")))),
            )
        ),
    ]
    return paper(shown, "行政调解申请书", blocks)


def acceptance(case: Draft, context: PaperContext) -> Document:
    """行政调解受理通知书, to every party; it says how the case came, as far as the record tells."""
    shown = AdminShown(case, context)
    match case.get("started_by"):
        case "application":
            came = _received(shown, "经审查，决定予以受理，")
        case "office":
            came = [Run("本机关依职权，")]
        case "transfer":
            came = [Run("经其他机关移送，本机关")]
        case _:
            came = [Run("本机关")]
    blocks: list[Block] = [
        *heading(shown.title("行政调解受理通知书"), number=("编号：", shown.text("number")), look=PRINTED),
        *to_whom(shown.party_names(), look=PRINTED),
        Paragraph(
            (
                *came,
                Run("自"),
                Blank(shown.date("accepted_on"), 8),
                Run("起对下列争议进行行政调解。"),
            )
        ),
        FieldLine(
            (Field("纠纷类别：", shown.text("category"), 10), Field("争议性质：", shown.text("nature")))
        ),
        FieldLine(
            (
                Field("涉及金额：", shown.told("amount"), 10),
                Field("承办人：　", "、".join(shown.handlers) or None),
            )
        ),
        *written("争议的主要事实：", shown.lines("summary"), 4, look=PRINTED),
        *written("申请事项：", shown.lines("requests"), 2, look=PRINTED),
        Paragraph(
            "调解以各方自愿为前提。请按通知的时间、地点参加调解，并提交与争议有关的材料。", space_before_pt=6
        ),
        *sealed(shown, shown.date("replied_on") or shown.date("accepted_on")),
    ]
    return paper(shown, "行政调解受理通知书", blocks, copies=shown.copies or 1)


def refusal(case: Draft, context: PaperContext) -> Document:
    """行政调解不予受理通知书, to the applicant."""
    shown = AdminShown(case, context)
    told = shown.told("not_accepted_reason")
    reason = [f"{told}。"] if told else []
    blocks: list[Block] = [
        *heading(
            shown.title("行政调解不予受理通知书"), number=("编号：", shown.text("number")), look=PRINTED
        ),
        *to_whom(shown.names_of(of_side(shown.parties, "applicant")) or None, look=PRINTED),
        Paragraph((*_received(shown, "经审查，决定不予受理。"),)),
        *written("争议的主要事实：", shown.lines("summary"), 4, look=PRINTED),
        *written("申请事项：", shown.lines("requests"), 2, look=PRINTED),
        *written("不予受理的理由：", reason, 3, look=PRINTED),
        Paragraph(_OTHER_WAYS, space_before_pt=8),
        *sealed(shown, shown.date("replied_on")),
    ]
    return paper(shown, "行政调解不予受理通知书", blocks, copies=2)


def meeting_notice(case: Draft, context: PaperContext) -> Document:
    """行政调解会通知书, for the latest meeting of the record."""
    shown = AdminShown(case, context)
    meetings = [row for row in case.get("sessions") or () if row.get("kind") != "survey"]
    last: Draft = max(meetings, key=lambda row: row.get("held_on") or "9", default={})
    when = (dates.date_in_words(last.get("held_on")), shown.row(AdminSession, last, "started_at"))
    blocks: list[Block] = [
        *heading(shown.title("行政调解会通知书"), number=("编号：", shown.text("number")), look=PRINTED),
        *to_whom(shown.party_names(), look=PRINTED),
        Paragraph(
            (
                Run("本机关受理的"),
                Blank(shown.sides(), 12),
                Run("之间的"),
                Blank(shown.text("category"), 8),
                Run("争议，定于下列时间、地点进行调解，请准时参加："),
            )
        ),
        FieldLine((Field("时间：", " ".join(part for part in when if part) or None),)),
        FieldLine((Field("地点：", shown.row(AdminSession, last, "place")),)),
        FieldLine((Field("参加人：", shown.row(AdminSession, last, "present")),)),
        FieldLine((Field("承办人：", "、".join(shown.handlers) or None),)),
        Paragraph("请携带身份证明和与争议有关的材料；委托他人参加的，请提交授权委托书。", space_before_pt=6),
        *sealed(shown, None),
    ]
    return paper(shown, "行政调解会通知书", blocks, copies=shown.copies or 1)


def agreement(case: Draft, context: PaperContext) -> Document:
    """行政调解协议书, written; one copy for each party and one for the office that mediated."""
    shown = AdminShown(case, context)
    recorded = any(row.get("recorder") for row in case.get("sessions") or ())
    signed: list[str | tuple[str, int]] = [
        ("当事人（签名盖章或按指印）：", len(shown.parties) or 2),
        ("调解人员（签名）：", len(shown.handlers)),
        *(["记录人（签名）："] if recorded else []),
    ]
    blocks: list[Block] = [
        *heading(
            "行政调解协议书",
            number=("编号：", shown.text("agreement_number") or shown.text("number")),
            look=PRINTED,
        ),
        *party_blocks(shown, shown.parties),
        FieldLine(
            (Field("纠纷类别：", shown.text("category"), 10), Field("争议性质：", shown.text("nature")))
        ),
        *written("争议的主要事实：", shown.lines("summary"), 4, look=PRINTED),
        *written("经调解，各方自愿达成如下协议：", shown.lines("terms"), 5, look=PRINTED),
        KeepTogether(
            (
                *written("履行时限：", _performance(shown), 1, look=PRINTED),
                copies_line("本协议", shown.copies, "当事人、调解机关各持一份。"),
                signatures(*signed, seal=seal_of(shown), day=shown.date("agreement_on")),
            )
        ),
    ]
    return paper(shown, "行政调解协议书", blocks, copies=shown.copies or 1)


def termination(case: Draft, context: PaperContext) -> Document:
    """行政调解终止通知书, to every party."""
    shown = AdminShown(case, context)
    why = _TERMINATED.get(case.get("result") or "", "")
    blocks: list[Block] = [
        *heading(shown.title("行政调解终止通知书"), number=("编号：", shown.text("number")), look=PRINTED),
        *to_whom(shown.party_names(), look=PRINTED),
        Paragraph(
            (
                Run("本机关于"),
                Blank(shown.date("accepted_on"), 8),
                Run("受理的"),
                Blank(shown.text("category"), 8),
                Run(f"争议，{why}现终止调解。"),
            )
        ),
        *written("争议的主要事实：", shown.lines("summary"), 4, look=PRINTED),
        *written("终止原因：", shown.lines("ended_reason"), 3, look=PRINTED),
        Paragraph(_OTHER_WAYS, space_before_pt=8),
        *sealed(shown, shown.date("result_on")),
    ]
    return paper(shown, "行政调解终止通知书", blocks, copies=shown.copies or 1)


def _contents(case: Draft, context: PaperContext) -> Document:
    """行政调解卷宗目录 of the papers that fit the case, in their order."""
    titles = [one.title for one in PAPERS if one.offered(case, context.local) and one.build is not _contents]
    return contents(case, context, titles)


def _received(shown: AdminShown, decided: str) -> list[Run | Blank]:
    applicants = shown.names_of(of_side(shown.parties, "applicant")) or None
    return [
        Run("本机关于"),
        Blank(shown.date("applied_on"), 8),
        Run("收到"),
        Blank(applicants, 8),
        Run(f"提出的行政调解申请，{decided}"),
    ]


def _performance(shown: AdminShown) -> list[str]:
    if shown.record.get("performance_state") == "immediate":
        return ["协议达成时当场履行完毕。"]
    due = shown.date("performance_due")
    return [f"于{due}前履行完毕。"] if due else []


def _accepted(case: Draft) -> bool:
    return not case.get("not_accepted_reason")


def _may_agree(case: Draft) -> bool:
    written_one = case.get("agreement_form") != "oral"
    return _accepted(case) and written_one and case.get("result") in (None, "ongoing", "agreed")


PAPERS: tuple[Paper, ...] = (
    Paper(
        "admin_application",
        "行政调解申请书",
        application,
        lambda case: case.get("started_by") in (None, "application"),
    ),
    Paper("admin_opening", "行政调解立案审批表", opening_approval),
    Paper("admin_opinion", "行政调解征求意见书", opinion_request, _accepted, EXTRA_PAPERS),
    Paper("admin_acceptance", "行政调解受理通知书", acceptance, _accepted),
    Paper("admin_refusal", "行政调解不予受理通知书", refusal, lambda case: not _accepted(case)),
    Paper("admin_meeting", "行政调解会通知书", meeting_notice, _accepted),
    Paper("admin_rights_notice", "行政调解权利义务告知书", rights_notice, _accepted, EXTRA_PAPERS),
    Paper("admin_session_record", "行政调解笔录", session_record, _accepted),
    Paper("admin_agreement", "行政调解协议书", agreement, _may_agree),
    Paper(
        "admin_termination",
        "行政调解终止通知书",
        termination,
        lambda case: _accepted(case) and case.get("result") in _TERMINATED,
    ),
    Paper(
        "admin_closing",
        "行政调解结案审批表",
        closing_approval,
        lambda case: _accepted(case) and (case.get("result") not in (None, "ongoing")),
    ),
    Paper("admin_sheet", "行政调解案件登记表", case_sheet),
    Paper("admin_contents", "行政调解卷宗目录", _contents, local=EXTRA_PAPERS),
)
"""In the order a case goes."""
