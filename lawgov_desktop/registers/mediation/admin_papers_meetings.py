"""Papers around the meetings of a 行政调解: 征求意见书, 权利义务告知书, 笔录 and 卷宗目录."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Cell,
    Document,
    Field,
    FieldLine,
    KeepTogether,
    PageBreak,
    Paragraph,
    Run,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.mediation.admin_case_tables import AdminSession
from lawgov_desktop.registers.mediation.admin_sheets import AdminShown, seal_of
from lawgov_desktop.registers.mediation.paper_blocks import in_time, paper
from lawgov_desktop.registers.mediation.parties import of_side
from lawgov_desktop.registers.paper_pieces import PRINTED, caption, heading, signatures, to_whom, written

RIGHTS: Final = "admin_mediation_rights"
"""The local table of rights and duties (省份规则包): no statute gives them for the whole country."""
_ROWS_OF_CONTENTS: Final = 18


def opinion_request(case: Draft, context: PaperContext) -> Document:
    """行政调解征求意见书: one for everybody who did not apply, with the answer below."""
    shown = AdminShown(case, context)
    applied = case.get("started_by") in (None, "application")
    applicants = of_side(shown.parties, "applicant") if applied else []
    asked = [party for party in shown.parties if party not in applicants] or [{}]
    blocks: list[Block] = []
    for party in asked:
        if blocks:
            blocks.append(PageBreak())
        blocks += _asked(shown, party, shown.names_of(applicants) if applied else None)
    return paper(shown, "行政调解征求意见书", blocks, copies=2)


def _asked(shown: AdminShown, party: Draft, applicants: str | None) -> list[Block]:
    """``applicants`` is None where the office began of its own accord, "" where they are not known yet."""
    came: list[Run | Blank] = [Run("本机关拟对下列争议依职权进行行政调解。")]
    if applicants is not None:
        came = [
            Run("本机关于"),
            Blank(shown.date("applied_on"), 8),
            Run("收到"),
            Blank(applicants or None, 8),
            Run("就下列争议提出的行政调解申请。"),
        ]
    came.append(Run("调解以各方自愿为前提，请你（单位）填写回执，交回本机关。"))
    return [
        *heading(shown.title("行政调解征求意见书"), number=("编号：", shown.text("number")), look=PRINTED),
        *to_whom(shown.party(party, "name"), look=PRINTED),
        Paragraph(tuple(came), align="left"),
        FieldLine(
            (Field("纠纷类别：", shown.text("category"), 10), Field("争议性质：", shown.text("nature")))
        ),
        *written("争议的主要事实：", shown.lines("summary"), 4, look=PRINTED),
        *written("申请事项：", shown.lines("requests"), 2, look=PRINTED),
        signatures(seal=seal_of(shown)),
        KeepTogether(
            (
                Title("回　执", size_pt=14, space_before_pt=18, space_after_pt=8),
                Paragraph("关于上述争议由贵机关进行行政调解，我（单位）的意见是："),
                Paragraph("□同意调解　　　　□不同意调解"),
                FieldLine((Field("其他意见：", None),), left_indent_chars=2),
                signatures("当事人（签名盖章或按指印）："),
            )
        ),
    ]


def rights_notice(case: Draft, context: PaperContext) -> Document:
    """行政调解权利义务告知书, as the place has laid it down; every party signs."""
    shown = AdminShown(case, context)
    blocks: list[Block] = [
        *heading(
            shown.title("行政调解权利义务告知书"), number=("编号：", shown.text("number")), look=PRINTED
        ),
        *to_whom(shown.party_names(), look=PRINTED),
        Paragraph("现将当事人在行政调解中的权利、义务和有关事项告知如下："),
    ]
    parts: dict[str, list[str]] = {}
    for row in shown.local_table(RIGHTS):
        if row["text"]:
            parts.setdefault(str(row["part"] or ""), []).append(str(row["text"]))
    for name, lines in parts.items():
        blocks.append(caption(name, look=PRINTED))
        blocks += [Paragraph(f"{number}. {line}") for number, line in enumerate(lines, start=1)]
    if not parts:
        blocks += written("权利和义务：", (), 12, look=PRINTED)
    blocks += [
        Paragraph("以上内容已经告知，我（单位）已经知晓。", space_before_pt=8),
        signatures(("当事人（签名盖章或按指印）：", len(shown.parties) or 2), "告知人（签名）："),
    ]
    return paper(shown, "行政调解权利义务告知书", blocks)


def session_record(case: Draft, context: PaperContext) -> Document:
    """行政调解笔录 and 调查笔录: one a meeting in the order of time, each on pages of its own."""
    shown = AdminShown(case, context)
    blocks: list[Block] = []
    for row in in_time(case.get("sessions") or ()) or [{"kind": "mediation"}]:
        if blocks:
            blocks.append(PageBreak())
        blocks += _record(shown, row)
    return paper(shown, "行政调解笔录", blocks)


def _record(shown: AdminShown, row: Draft) -> list[Block]:
    survey = row.get("kind") == "survey"
    parts = (dates.date_in_words(row.get("held_on")), shown.row(AdminSession, row, "started_at"))
    day = parts[0] or None
    people = (
        ("被调查人：", shown.row(AdminSession, row, "asked")) if survey else ("当事人：", shown.party_names())
    )
    asked = "调查人（签名）：" if survey else "主持人（签名）："
    signed: tuple[str, int] = ("当事人（签名盖章或按指印）：", len(shown.parties) or 2)
    return [
        *heading(
            shown.title("行政调解调查笔录" if survey else "行政调解笔录"),
            number=("编号：", shown.text("number")),
            look=PRINTED,
        ),
        FieldLine((Field("时间：", " ".join(part for part in parts if part) or None),)),
        FieldLine((Field("地点：", shown.row(AdminSession, row, "place")),)),
        FieldLine(
            (Field("承办人：", "、".join(shown.handlers) or None, 12), Field("记录人：", row.get("recorder")))
        ),
        FieldLine((Field(*people),)),
        FieldLine((Field("参加人：", shown.row(AdminSession, row, "present")),)),
        *written("记录：", shown.row_lines(AdminSession, row, "text"), 11, look=PRINTED),
        *(
            []
            if survey
            else written("调解结果：", shown.row_lines(AdminSession, row, "result"), 2, look=PRINTED)
        ),
        signatures(
            ("被调查人（签名盖章或按指印）：", 1) if survey else signed, asked, "记录人（签名）：", day=day
        ),
    ]


def contents(case: Draft, context: PaperContext, titles: Sequence[str]) -> Document:
    """行政调解卷宗目录: the papers in their order; page numbers and what is added are written by pen."""
    shown = AdminShown(case, context)
    rows = [*titles, *[""] * max(_ROWS_OF_CONTENTS - len(titles), 3)]
    table = Table(
        columns=(TableColumn(14, "center"), TableColumn(86), TableColumn(22, "center"), TableColumn(32)),
        rows=(
            TableRow(("序号", "文书名称", "页号", "备注"), height_mm=9),
            *(
                TableRow((Cell(str(number) if title else ""), title, "", ""), height_mm=9)
                for number, title in enumerate(rows, start=1)
            ),
        ),
        header_rows=1,
    )
    head = heading(shown.title("行政调解卷宗目录"), number=("编号：", shown.text("number")), look=PRINTED)
    return paper(shown, "行政调解卷宗目录", [*head, table])
