"""The papers of a mediation case as the ministry's forms of 2010 print them; absent data leaves blanks."""

from __future__ import annotations

from dataclasses import dataclass

from lawgov_desktop.documents.document import (
    SI_HAO,
    Blank,
    Block,
    Cell,
    Document,
    Field,
    FieldLine,
    FontRole,
    PageBreak,
    Paragraph,
    Run,
    Spacer,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.mediation.case_tables import FollowUp, MediationCase, Session
from lawgov_desktop.registers.mediation.paper_blocks import (
    Shown,
    copies_line,
    heading,
    paper,
    party_blocks,
    signatures,
    written,
)
from lawgov_desktop.registers.mediation.parties import of_side

_OWN_MOTION = ("active", "screened", "grid")
_FILLED_BY_COMMITTEE = "备注：此表由人民调解委员会填写。"
_SEAL = "（人民调解委员会印章）"
_TERMINATED = {
    "failed": "因当事人未能达成协议，",
    "withdrawn": "因当事人一方撤回，",
    "ended": "",
}
"""Results that end a mediation without an agreement; one sent on goes with the slip of its referral."""


@dataclass(frozen=True, slots=True)
class CaseShown(Shown):
    """The values of a people's mediation case on paper."""

    model = MediationCase

    @property
    def mediators(self) -> list[str]:
        return [row["name"] for row in self.case.get("mediators") or () if row.get("name")]

    @property
    def committee(self) -> str:
        return self.text("committee") or "人民调解委员会"


def agreement(case: Draft, context: PaperContext) -> Document:
    """人民调解协议书 (《人民调解法》第二十九条); one copy for each party and one for the committee."""
    shown = CaseShown(case, context)
    copies = case.get("copies") or (len(shown.parties) + 1 if shown.parties else None)
    blocks = [
        *_agreement_body(shown, "人民调解协议书"),
        copies_line("本协议", copies, "当事人、人民调解委员会各持一份。"),
        signatures(
            ("当事人（签名盖章或按指印）：", len(shown.parties) or 2),
            ("人民调解员（签名）：", len(shown.mediators)),
            "记录人（签名）：",
            seal=_SEAL,
            day=shown.date("agreement_on"),
        ),
    ]
    return paper(shown, "人民调解协议书", blocks, copies=copies or 1)


def oral_agreement(case: Draft, context: PaperContext) -> Document:
    """人民调解口头协议登记表 (《人民调解法》第二十八条), written by the mediator, signed by no party."""
    shown = CaseShown(case, context)
    blocks = [
        *_agreement_body(shown, "人民调解口头协议登记表"),
        signatures(
            ("人民调解员（签名）：", len(shown.mediators)), seal=_SEAL, day=shown.date("agreement_on")
        ),
    ]
    return paper(shown, "人民调解口头协议登记表", blocks, footer=_FILLED_BY_COMMITTEE)


def _agreement_body(shown: CaseShown, title: str) -> list[Block]:
    return [
        *heading(title, number=("编号：", shown.text("agreement_number"))),
        *party_blocks(shown, shown.parties),
        *written("纠纷主要事实、争议事项：", shown.lines("facts"), 4),
        *written("经调解，自愿达成如下协议：", shown.lines("terms"), 5),
        *written("履行方式、时限：", _performance(shown), 2),
    ]


def _performance(shown: CaseShown) -> list[str]:
    if shown.case.get("performance_state") == "immediate":
        return ["协议达成时当场履行完毕。"]
    due = shown.date("performance_due")
    said = [
        shown.text("performance_way"),
        f"履行地点：{shown.text('performance_place')}" if shown.text("performance_place") else None,
        f"于{due}前履行完毕" if due else None,
    ]
    text = "；".join(part for part in said if part)
    return [f"{text}。"] if text else []


def acceptance(case: Draft, context: PaperContext) -> Document:
    """人民调解受理登记表."""
    shown = CaseShown(case, context)
    source = case.get("source")
    own = source in _OWN_MOTION
    way = "依当事人申请（人民调解委员会主动调解）"
    if source == "applied" or own:
        way = "主动调解" if own else "依当事人申请"
    ticks = [
        ("①当事人申请", source == "applied"),
        ("②人民调解委员会主动调解", own),
    ]
    marked: list[Run | Blank] = [Run("案件来源：")]
    for text, chosen in ticks:
        marked.append(Run(f"{'☑' if chosen else '□'}{text}　"))
    if source and source != "applied" and source != "active":
        marked += [Run("（"), Run(shown.text("source") or ""), Run("）")]
    blocks: list[Block] = [
        *heading("人民调解受理登记表", number=("编号：", shown.text("number"))),
        Paragraph(
            (
                Blank(shown.date("accepted_on"), 8),
                Run("，"),
                Blank(shown.text("committee"), 14),
                Run(f"{way}，经当事人同意，调解"),
                Blank(shown.party_names(), 14),
                Run("之间的纠纷。"),
            )
        ),
        FieldLine((Field("纠纷类型：", shown.text("dispute_type")),)),
        Paragraph(tuple(marked), first_indent_chars=0),
        *written("纠纷简要情况：", shown.lines("summary"), 6),
        signatures(
            ("当事人（签名）：", len(shown.parties) or 2),
            "登记人（签名）：",
            seal=_SEAL,
            day=shown.date("accepted_on"),
        ),
    ]
    return paper(shown, "人民调解受理登记表", blocks, footer=_FILLED_BY_COMMITTEE)


def application(case: Draft, context: PaperContext) -> Document:
    """人民调解申请书, for the applicant to sign."""
    shown = CaseShown(case, context)
    requests = shown.lines("requests")
    blocks: list[Block] = [
        *heading("人民调解申请书"),
        *party_blocks(shown, of_side(shown.parties, "applicant"), "申请人"),
        *party_blocks(shown, of_side(shown.parties, "respondent"), "被申请人"),
        *written("纠纷简要情况：", shown.lines("summary"), 5),
        *written("当事人申请事项：", requests, 3),
        Paragraph(
            "人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。",
            space_before_pt=8,
        ),
        signatures("申请人（签名盖章或按指印）："),
    ]
    return paper(shown, "人民调解申请书", blocks)


def session_record(case: Draft, context: PaperContext) -> Document:
    """人民调解调查记录 and 人民调解记录: one a session in the order of time, each on its own page."""
    shown = CaseShown(case, context)
    rows = sorted(case.get("sessions") or [{"kind": "mediation"}], key=lambda row: row.get("held_on") or "9")
    blocks: list[Block] = []
    for row in rows:
        if blocks:
            blocks.append(PageBreak())
        blocks += _survey(shown, row) if row.get("kind") == "survey" else _session(shown, row)
    return paper(shown, "调查和调解记录", blocks)


def _when(row: Draft) -> str | None:
    parts = (dates.date_in_words(row.get("held_on")), row.get("started_at"))
    return " ".join(part for part in parts if part) or None


def _survey(shown: CaseShown, row: Draft) -> list[Block]:
    return [
        *heading("人民调解调查记录"),
        FieldLine((Field("时间：", _when(row)),)),
        FieldLine((Field("地点：", shown.row(Session, row, "place")),)),
        FieldLine((Field("参加人：", shown.row(Session, row, "present")),)),
        FieldLine((Field("被调查人：", shown.row(Session, row, "asked")),)),
        *written("记录：", _lines(shown.row(Session, row, "text")), 14),
        signatures(
            "被调查人（签名）：",
            "调查人（签名）：",
            "记录人（签名）：",
            day=dates.date_in_words(row.get("held_on")) or None,
        ),
    ]


def _session(shown: CaseShown, row: Draft) -> list[Block]:
    return [
        *heading("人民调解记录"),
        FieldLine((Field("时间：", _when(row)),)),
        FieldLine((Field("地点：", shown.row(Session, row, "place")),)),
        FieldLine((Field("当事人：", shown.party_names()),)),
        FieldLine((Field("参加人：", shown.row(Session, row, "present")),)),
        Paragraph(
            "人民调解委员会已将人民调解的性质、原则和效力，以及当事人在人民调解活动中享有的权利和承担的义务告知当事人。",
            space_before_pt=4,
        ),
        *written("调解记录：", _lines(shown.row(Session, row, "text")), 10),
        *written("调解结果：", _lines(shown.row(Session, row, "result")), 2),
        signatures(
            ("当事人（签名盖章或按指印）：", len(shown.parties) or 2),
            ("人民调解员（签名）：", len(shown.mediators)),
            "记录人（签名）：",
            day=dates.date_in_words(row.get("held_on")) or None,
        ),
    ]


def termination(case: Draft, context: PaperContext) -> Document:
    """终止调解告知书 (《人民调解法》第二十六条): what ended, and which ways stay open to the parties."""
    shown = CaseShown(case, context)
    copies = len(shown.parties) + 1 if shown.parties else None
    blocks: list[Block] = [
        *heading("终止调解告知书", number=("编号：", shown.text("number"))),
        Paragraph((Blank(shown.party_names(), 18), Run("：")), first_indent_chars=0),
        Paragraph(
            (
                Blank(shown.text("committee"), 14),
                Run("于"),
                Blank(shown.date("accepted_on"), 8),
                Run("受理你们之间的"),
                Blank(shown.text("dispute_type"), 8),
                Run("一案。" + _TERMINATED.get(case.get("result") or "", "") + "现终止调解。"),
            ),
            align="left",
        ),
        *written("纠纷简要情况：", shown.lines("summary"), 3),
        *written("终止原因：", shown.lines("ended_reason"), 3),
        Paragraph(
            "根据《中华人民共和国人民调解法》第二十六条的规定，现告知你们："
            "可以依法通过仲裁、行政、司法途径维护自己的权利，包括依法向人民法院起诉。",
            space_before_pt=8,
        ),
        copies_line("本告知书", copies, "当事人、人民调解委员会各持一份。"),
        signatures(
            ("当事人（签名）：", len(shown.parties) or 2),
            ("人民调解员（签名）：", len(shown.mediators)),
            seal=_SEAL,
            day=shown.date("result_on"),
        ),
    ]
    return paper(shown, "终止调解告知书", blocks, copies=copies or 1)


def follow_up_record(case: Draft, context: PaperContext) -> Document:
    """人民调解回访记录: one a visit, each on its own page; it carries the number of the agreement."""
    shown = CaseShown(case, context)
    blocks: list[Block] = []
    for row in sorted(case.get("follow_ups") or [{}], key=lambda visit: visit.get("visited_on") or "9"):
        if blocks:
            blocks.append(PageBreak())
        told = [
            f"{label}：{value}"
            for label, value in (
                ("回访方式", shown.row(FollowUp, row, "way")),
                ("满意程度", shown.row(FollowUp, row, "satisfaction")),
                ("风险等级", shown.row(FollowUp, row, "risk")),
            )
            if value
        ]
        findings = _lines(shown.row(FollowUp, row, "findings"))
        measures = _lines(shown.row(FollowUp, row, "measures"))
        blocks += [
            *heading("人民调解回访记录"),
            FieldLine((Field("当事人：", shown.party_names()),)),
            FieldLine((Field("调解协议编号：", shown.text("agreement_number")),)),
            FieldLine((Field("回访事由：", shown.row(FollowUp, row, "occasion")),)),
            FieldLine((Field("回访时间：", dates.date_in_words(row.get("visited_on")) or None),)),
            *written("回访情况：", [*findings, *(["；".join(told) + "。"] if told else [])], 10),
            *(written("采取的措施：", measures, 0) if measures else []),
            signatures("回访人（签名）：", seal=shown.committee),
        ]
    return paper(shown, "人民调解回访记录", blocks)


def cover(case: Draft, context: PaperContext) -> Document:
    """卷宗封面."""
    shown = CaseShown(case, context)
    sides = shown.sides()
    name = f"{sides}{shown.text('dispute_type') or '纠纷'}" if sides else None
    began, ended = shown.date("accepted_on"), shown.date("result_on") or shown.date("closed_on")
    rows = (
        ("卷　　名", name),
        ("卷　　号", shown.text("number")),
        ("人民调解员", "、".join(shown.mediators)),
        ("调解日期", f"{began or '　　　　年　　月　　日'}　至　{ended or '　　　　年　　月　　日'}"),
        ("立 卷 人", shown.text("archived_by")),
        ("立卷日期", shown.date("archived_on")),
        ("保管期限", shown.text("retention")),
        ("备　　注", None),
    )
    table = Table(
        columns=(TableColumn(28, "center"), TableColumn(100)),
        rows=tuple(
            TableRow(
                (Cell(label, font=FontRole.SONG_BOLD, align="center"), value or ""),
                height_mm=28 if label == "备　　注" else 15,
            )
            for label, value in rows
        ),
        size_pt=SI_HAO,
    )
    blocks: tuple[Block, ...] = (
        Spacer(22),
        Title(shown.committee, space_before_pt=70, space_after_pt=16),
        Title("调 解 卷 宗", size_pt=36, space_before_pt=10, space_after_pt=60),
        table,
    )
    document = paper(shown, "调解卷宗封面", blocks)
    return Document(title=document.title, blocks=blocks, watermark=document.watermark, page_numbers=False)


def _lines(text: str | None) -> list[str]:
    return [line for line in (text or "").split("\n") if line.strip()]


def _may_agree(case: Draft) -> bool:
    return not case.get("not_accepted_reason") and case.get("result") in (None, "ongoing", "agreed")


PAPERS: tuple[Paper, ...] = (
    Paper("cover", "卷宗封面", cover),
    Paper("application", "人民调解申请书", application, lambda case: case.get("source") in (None, "applied")),
    Paper("acceptance", "人民调解受理登记表", acceptance),
    Paper(
        "session_record", "调查和调解记录", session_record, lambda case: not case.get("not_accepted_reason")
    ),
    Paper(
        "agreement",
        "人民调解协议书",
        agreement,
        lambda case: _may_agree(case) and case.get("agreement_form") != "oral",
    ),
    Paper(
        "oral_agreement",
        "人民调解口头协议登记表",
        oral_agreement,
        lambda case: _may_agree(case) and case.get("agreement_form") == "oral",
    ),
    Paper(
        "termination",
        "终止调解告知书",
        termination,
        lambda case: not case.get("not_accepted_reason") and case.get("result") in _TERMINATED,
    ),
    Paper(
        "follow_up_record",
        "人民调解回访记录",
        follow_up_record,
        lambda case: case.get("result") == "agreed" or bool(case.get("follow_ups")),
    ),
)
"""In the order of the dossier."""
