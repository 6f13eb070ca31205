"""人民调解调查记录 and 人民调解记录: each 调查 and each 调解 of a case on pages of its own (M07)."""

from __future__ import annotations

from lawgov_desktop.documents.document import Block, Document, Field, FieldLine, PageBreak, Paragraph
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.mediation.case_shown import CaseShown
from lawgov_desktop.registers.mediation.case_tables import Session
from lawgov_desktop.registers.mediation.paper_blocks import paper
from lawgov_desktop.registers.paper_pieces import PRINTED, heading, signatures, written


def session_record(case: Draft, context: PaperContext) -> Document:
    """All records of the case in the order of time; an empty 人民调解记录 when there is none yet."""
    shown = CaseShown(case, context)
    blocks: list[Block] = []
    for row in shown.sessions() or [{"kind": "mediation"}]:
        if blocks:
            blocks.append(PageBreak())
        blocks += _one(shown, row)
    return paper(shown, "调查和调解记录", blocks)


def one_session(case: Draft, context: PaperContext, row: Draft) -> Document:
    """The record of one 调查 or 调解, a row of the case or one not written down yet ({"kind": …})."""
    shown = CaseShown(case, context)
    title = "人民调解调查记录" if row.get("kind") == "survey" else "人民调解记录"
    return paper(shown, title, _one(shown, row))


def _one(shown: CaseShown, row: Draft) -> list[Block]:
    return _survey(shown, row) if row.get("kind") == "survey" else _session(shown, row)


def when(shown: CaseShown, row: Draft) -> str | None:
    """2025年3月7日 9:30—11:00."""
    parts = (dates.date_in_words(row.get("held_on")), shown.row(Session, row, "started_at"))
    return " ".join(part for part in parts if part) or None


def _survey(shown: CaseShown, row: Draft) -> list[Block]:
    return [
        *heading("人民调解调查记录"),
        FieldLine((Field("时间：", when(shown, row)),)),
        FieldLine((Field("地点：", shown.row(Session, row, "place")),)),
        FieldLine((Field("参加人：", shown.row(Session, row, "present")),)),
        FieldLine((Field("被调查人：", shown.row(Session, row, "asked")),)),
        *written("记录：", shown.row_lines(Session, row, "text"), 14, look=PRINTED),
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
        FieldLine((Field("时间：", when(shown, row)),)),
        FieldLine((Field("地点：", shown.row(Session, row, "place")),)),
        FieldLine((Field("当事人：", shown.party_names()),)),
        FieldLine((Field("参加人：", shown.row(Session, row, "present")),)),
        Paragraph(
            "人民调解委员会已将人民调解的性质、原则和效力，以及当事人在人民调解活动中享有的权利和承担的义务告知当事人。",
            space_before_pt=4,
        ),
        *written("调解记录：", shown.row_lines(Session, row, "text"), 10, look=PRINTED),
        *written("调解结果：", shown.row_lines(Session, row, "result"), 2, look=PRINTED),
        signatures(
            ("当事人（签名盖章或按指印）：", len(shown.parties) or 2),
            ("人民调解员（签名）：", len(shown.mediators)),
            "记录人（签名）：",
            day=dates.date_in_words(row.get("held_on")) or None,
        ),
    ]
