"""调解协议书, 口头协议登记表 and what the parties take to court with them: 司法确认申请书, 主持调解证明."""

from __future__ import annotations

from dataclasses import replace

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
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.mediation.case_shown import SEAL, CaseShown
from lawgov_desktop.registers.mediation.paper_blocks import copies_line, paper, party_blocks
from lawgov_desktop.registers.mediation.papers_begin import FILLED_BY_COMMITTEE
from lawgov_desktop.registers.mediation.parties import is_organisation
from lawgov_desktop.registers.paper_pieces import PRINTED, caption, heading, ruled, signatures, written

_ENCLOSED = (
    "调解协议",
    "人民调解委员会主持调解的证明",
    "申请人的身份证明、住所和联系方式",
    "与调解协议相关的财产权利证明等材料",
)
"""What is handed in (民诉法解释 第三百五十四条)."""


def agreement(case: Draft, context: PaperContext) -> Document:
    """人民调解协议书 (《人民调解法》第二十九条); one copy for each party and one for the committee."""
    shown = CaseShown(case, context)
    copies = case.get("copies") or shown.copies
    signed = signatures(
        ("当事人（签名盖章或按指印）：", len(shown.parties) or 2),
        ("人民调解员（签名）：", len(shown.mediators)),
        "记录人（签名）：",
        seal=SEAL,
        day=shown.date("agreement_on"),
    )
    held = copies_line("本协议", copies, "当事人、人民调解委员会各持一份。")
    # Whoever signs sees words of the agreement on the same page: its last clause goes along to the next.
    blocks = [
        *_agreement_body(shown, "人民调解协议书", 6, 9),
        KeepTogether((*_performance(shown), held, replace(signed, line_pt=24, space_before_pt=14))),
    ]
    return paper(shown, "人民调解协议书", blocks, copies=copies or 1)


def oral_agreement(case: Draft, context: PaperContext) -> Document:
    """人民调解口头协议登记表 (《人民调解法》第二十八条), written by the mediator, signed by no party."""
    shown = CaseShown(case, context)
    blocks = [
        *_agreement_body(shown, "人民调解口头协议登记表", 3, 4),
        *_performance(shown, 1),
        signatures(("人民调解员（签名）：", len(shown.mediators)), seal=SEAL, day=shown.date("agreement_on")),
    ]
    return paper(shown, "人民调解口头协议登记表", blocks, footer=FILLED_BY_COMMITTEE)


def _agreement_body(shown: CaseShown, title: str, fact_lines: int, term_lines: int) -> list[Block]:
    """The part both forms share; how many ruled lines wait for what is not known yet."""
    return [
        *heading(title, number=("编号：", shown.text("agreement_number")), look=PRINTED),
        *party_blocks(shown, shown.parties),
        *written("纠纷主要事实、争议事项：", shown.lines("facts"), fact_lines, look=PRINTED),
        *written("经调解，自愿达成如下协议：", shown.lines("terms"), term_lines, look=PRINTED),
    ]


def _performance(shown: CaseShown, blank_lines: int = 2) -> list[Block]:
    return written("履行方式、时限：", shown.performance(), blank_lines, look=PRINTED)


def confirmation_application(case: Draft, context: PaperContext) -> Document:
    """司法确认申请书: all parties apply together (《民事诉讼法》第二百零五条), whoever they are."""
    shown = CaseShown(case, context)
    number = shown.text("agreement_number")
    blocks: list[Block] = [
        *heading("司法确认申请书"),
        *_applicants(shown),
        caption("请求事项：", look=PRINTED),
        Paragraph(
            (
                Run("请求依法确认申请人于"),
                Blank(shown.date("agreement_on"), 8),
                Run("经"),
                Blank(shown.text("committee"), 14),
                Run("主持调解达成的调解协议（编号："),
                Blank(number, 12),
                Run("）有效。"),
            )
        ),
        caption("事实与理由：", look=PRINTED),
        Paragraph(
            (
                Run("申请人之间因"),
                Blank(shown.text("dispute_type"), 8),
                Run("，于"),
                Blank(shown.date("accepted_on"), 8),
                Run("由"),
                Blank(shown.text("committee"), 14),
                Run("受理并主持调解，自愿达成如下调解协议，协议自"),
                Blank(shown.date("effective_on"), 8),
                Run("起生效："),
            )
        ),
        *([Paragraph(line) for line in shown.lines("terms")] or ruled(5, look=PRINTED)),
        Paragraph(
            "申请人是为解决纠纷自愿达成协议，没有恶意串通、规避法律的行为；如因该协议内容给他人造成损害，"
            "愿意承担相应的法律责任。"
        ),
        KeepTogether(
            (
                Paragraph("此致", space_before_pt=6),
                Paragraph((Blank(shown.text("confirmation_court"), 16),), first_indent_chars=0),
                signatures(
                    ("申请人（签名盖章或按指印）：", len(shown.parties) or 2),
                    day=shown.date("confirmation_applied_on"),
                ),
                *_enclosed(),
            )
        ),
    ]
    return paper(shown, "司法确认申请书", blocks, copies=2)


def _applicants(shown: CaseShown) -> list[Block]:
    """One block a party with all a court asks for; two empty ones for persons when there is none yet."""
    rows = shown.parties or ({}, {})
    blocks: list[Block] = []
    for number, party in enumerate(rows, start=1):

        def of(name: str, party: Draft = party) -> str | None:
            return shown.party(party, name)

        lines: list[Block] = [caption(f"申请人{number}", look=PRINTED)]
        contact = FieldLine((Field("送达地址 ", None, 16), Field("电话 ", of("phone"), 0)))
        if is_organisation(party):
            lines += [
                FieldLine((Field("名称 ", of("name")),)),
                FieldLine((Field("统一社会信用代码 ", of("org_code")),)),
                FieldLine((Field("住所 ", of("address") or of("workplace")),)),
                FieldLine(
                    (
                        Field("法定代表人姓名 ", of("legal_representative"), 10),
                        Field("职务 ", of("representative_post"), 0),
                    )
                ),
                contact,
            ]
        else:
            lines += [
                FieldLine(
                    (
                        Field("姓名 ", of("name"), 8),
                        Field("性别 ", of("sex"), 4),
                        Field("民族 ", of("ethnic_group"), 5),
                        Field("出生日期 ", of("birth"), 0),
                    )
                ),
                FieldLine((Field("身份证号码 ", of("id_no"), 14), Field("职业 ", of("occupation"), 0))),
                FieldLine((Field("住址 ", of("address") or of("village")),)),
                contact,
            ]
        if party.get("agent_name"):
            lines.append(
                FieldLine((Field("委托代理人 ", of("agent_name"), 10), Field("电话 ", of("agent_phone"), 0)))
            )
        blocks.append(KeepTogether(tuple(lines)))
    return blocks


def _enclosed() -> list[Block]:
    first, *others = (f"{number}. {text}" for number, text in enumerate(_ENCLOSED, start=1))
    return [
        Paragraph(f"附：{first}", space_before_pt=8),
        *(Paragraph(text, first_indent_chars=4) for text in others),
    ]


def mediation_proof(case: Draft, context: PaperContext) -> Document:
    """主持调解证明, which goes to court with a 司法确认申请书."""
    shown = CaseShown(case, context)
    blocks: list[Block] = [
        *heading("主持调解证明"),
        Paragraph((Blank(shown.text("confirmation_court"), 16), Run("：")), first_indent_chars=0),
        Paragraph(
            (
                Run("兹证明"),
                Blank(shown.party_names(), 16),
                Run("之间的"),
                Blank(shown.text("dispute_type"), 8),
                Run("，由本人民调解委员会于"),
                Blank(shown.date("accepted_on"), 8),
                Run("受理，经人民调解员"),
                Blank("、".join(shown.mediators) or None, 8),
                Run("主持调解，当事人于"),
                Blank(shown.date("agreement_on"), 8),
                Run("自愿达成调解协议（编号："),
                Blank(shown.text("agreement_number"), 12),
                Run("），协议自"),
                Blank(shown.date("effective_on"), 8),
                Run("起生效。"),
            ),
            align="left",
        ),
        Paragraph("特此证明。", space_before_pt=6),
        signatures(("人民调解员（签名）：", len(shown.mediators)), seal=f"{shown.committee}（印章）"),
    ]
    return paper(shown, "主持调解证明", blocks)
