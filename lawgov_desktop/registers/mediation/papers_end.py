"""The papers a mediation case ends with: 终止调解, 回访, 结案报告表, 卷宗情况说明 and 封底."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Document,
    Field,
    FieldLine,
    PageBreak,
    Paragraph,
    Run,
    TableColumn,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.form_table import form, opinion, pair, wide
from lawgov_desktop.registers.mediation.case_shown import SEAL, CaseShown
from lawgov_desktop.registers.mediation.case_tables import FollowUp
from lawgov_desktop.registers.mediation.paper_blocks import copies_line, cover_table, paper
from lawgov_desktop.registers.mediation.parties import is_organisation
from lawgov_desktop.registers.paper_pieces import PRINTED, heading, room, signatures, to_whom, written

TERMINATED = {
    "failed": "因当事人未能达成协议，",
    "withdrawn": "因当事人一方撤回，",
    "ended": "",
}
"""Results that end a mediation without an agreement; one sent on goes with the slip of its referral."""
_SIGN = "签名：　　　　　　　　　　　　年　　月　　日"


def termination(case: Draft, context: PaperContext) -> Document:
    """终止调解告知书 (《人民调解法》第二十六条): what ended, and which ways stay open to the parties."""
    shown = CaseShown(case, context)
    blocks: list[Block] = [
        *heading("终止调解告知书", number=("编号：", shown.text("number")), look=PRINTED),
        *to_whom(shown.party_names(), look=PRINTED),
        Paragraph(
            (
                Blank(shown.text("committee"), 14),
                Run("于"),
                Blank(shown.date("accepted_on"), 8),
                Run("受理你们之间的"),
                Blank(shown.text("dispute_type"), 8),
                Run("一案。" + TERMINATED.get(case.get("result") or "", "") + "现终止调解。"),
            ),
            align="left",
        ),
        *written("纠纷简要情况：", shown.lines("summary"), 3, look=PRINTED),
        *written("终止原因：", shown.lines("ended_reason"), 3, look=PRINTED),
        Paragraph(
            "根据《中华人民共和国人民调解法》第二十六条的规定，现告知你们："
            "可以依法通过仲裁、行政、司法等途径维护自己的权利，包括依法向人民法院起诉。",
            space_before_pt=8,
        ),
        copies_line("本告知书", shown.copies, "当事人、人民调解委员会各持一份。"),
        signatures(
            ("当事人（签名）：", len(shown.parties) or 2),
            ("人民调解员（签名）：", len(shown.mediators)),
            seal=SEAL,
            day=shown.date("result_on"),
        ),
    ]
    return paper(shown, "终止调解告知书", blocks, copies=shown.copies or 1)


def follow_up_record(case: Draft, context: PaperContext) -> Document:
    """人民调解回访记录: one a visit, each on its own page; it carries the number of the agreement."""
    shown = CaseShown(case, context)
    blocks: list[Block] = []
    for row in sorted(case.get("follow_ups") or [{}], key=lambda visit: visit.get("visited_on") or "9"):
        if blocks:
            blocks.append(PageBreak())
        blocks += _visit(shown, row)
    return paper(shown, "人民调解回访记录", blocks)


def _visit(shown: CaseShown, row: Draft) -> list[Block]:
    told = [
        f"{label}：{value}"
        for label, value in (
            ("被回访人", shown.row(FollowUp, row, "visited")),
            ("回访方式", shown.row(FollowUp, row, "way")),
            ("满意程度", shown.row(FollowUp, row, "satisfaction")),
            ("风险等级", shown.row(FollowUp, row, "risk")),
        )
        if value
    ]
    findings = shown.row_lines(FollowUp, row, "findings")
    measures = shown.row_lines(FollowUp, row, "measures")
    day = dates.date_in_words(row.get("visited_on")) or None
    return [
        *heading("人民调解回访记录"),
        FieldLine((Field("当事人：", shown.party_names()),)),
        FieldLine((Field("调解协议编号：", shown.text("agreement_number")),)),
        FieldLine((Field("回访事由：", shown.row(FollowUp, row, "occasion")),)),
        FieldLine((Field("回访时间：", day),)),
        *written("回访情况：", [*findings, *(["；".join(told) + "。"] if told else [])], 10, look=PRINTED),
        *(written("采取的措施：", measures, 0, look=PRINTED) if measures else []),
        signatures("回访人（签名）：", seal=shown.committee, day=day),
    ]


def closing_report(case: Draft, context: PaperContext) -> Document:
    """结案报告表: 受案时间, 承办人 as 受理登记表 and cover have them; 结案时间 is when it was performed."""
    shown = CaseShown(case, context)
    agreed = case.get("result") in (None, "ongoing", "agreed")
    outcome = shown.lines("terms") if agreed else shown.lines("ended_reason")
    told = [f"调解结果：{shown.text('result')}" if shown.text("result") else ""]
    told += [f"协议形式：{shown.text('agreement_form')}" if shown.text("agreement_form") else ""]
    rows = [
        pair("卷号", shown.text("number"), "填表时间", None, height_mm=9),
        pair("承办单位", shown.text("committee"), "承办人", "、".join(shown.mediators), height_mm=9),
        pair("受案时间", shown.date("accepted_on"), "结案时间", shown.ended_on(), height_mm=9),
        pair("案件来源", shown.text("source"), "纠纷类型", shown.text("dispute_type"), height_mm=9),
        wide("当事人", "\n".join(_named(shown, party) for party in shown.parties), 16),
        wide("纠纷简要事实", "\n".join(shown.lines("facts") or shown.lines("summary")), 30),
        wide("调解过程", shown.sessions_in_one_line(), 11),
        wide("调解结果", "\n".join([*(["　".join(filter(None, told))] if any(told) else []), *outcome]), 34),
        wide("履行情况", _performed(shown), 14),
        opinion("承办人意见", sign=_SIGN, height_mm=25),
        opinion("审核意见", sign=_SIGN, height_mm=25),
    ]
    columns = (TableColumn(26, "center"), TableColumn(56), TableColumn(24, "center"), TableColumn(48))
    blocks: list[Block] = [*heading("人民调解结案报告表"), form(rows, columns)]
    return paper(shown, "结案报告表", blocks)


def _named(shown: CaseShown, party: Draft) -> str:
    """张三，男，49岁，样例村二组，电话138…"""
    own = ("legal_representative",) if is_organisation(party) else ("sex", "age")
    marks = {"age": "{}岁", "phone": "电话{}", "legal_representative": "法定代表人{}"}
    said = []
    for name in ("name", *own, "address", "phone"):
        if value := shown.party(party, name):
            said.append(marks.get(name, "{}").format(value))
    return "，".join(said)


def _performed(shown: CaseShown) -> str:
    said = [shown.text("performance_state")]
    if day := shown.date("performed_on"):
        said.append(f"{day}履行完毕")
    if not shown.record.get("performance_state") and (due := shown.date("performance_due")):
        said.append(f"约定于{due}前履行")
    if result := shown.text("confirmation_result"):
        said.append(f"司法确认：{result}")
    return "；".join(part for part in said if part)


def volume_note(case: Draft, context: PaperContext, said: Sequence[str] = ()) -> Document:
    """卷宗情况说明: what is missing, changed, added, taken out, destroyed; ruled lines while none is said."""
    shown = CaseShown(case, context)
    blocks: list[Block] = [
        *heading("卷宗情况说明", number=("卷号：", shown.text("number")), look=PRINTED),
        *written("本卷缺损、修改、补充、移出、销毁等情况：", list(said), 16, look=PRINTED),
        signatures("立卷人（签名）：", "检查人（签名）："),
    ]
    return paper(shown, "卷宗情况说明", blocks)


def back_cover(case: Draft, context: PaperContext, pages: int | None = None) -> Document:
    """封底: how many pages the volume has (written by pen unless told), who bound and who checked it."""
    shown = CaseShown(case, context)
    rows = (
        ("本卷页数", f"本卷共　{pages if pages is not None else '　　　　'}　页"),
        ("立 卷 人", shown.text("archived_by") or ""),
        ("检 查 人", ""),
        ("立卷日期", shown.date("archived_on") or ""),
    )
    table = cover_table(rows, 14, value=TableColumn(62))
    return replace(paper(shown, "封底", (room(160), table)), page_numbers=False)
