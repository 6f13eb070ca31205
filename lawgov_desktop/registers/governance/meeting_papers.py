"""Papers of meetings and of law study: minutes, sign-in sheets, the record of a session."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    Document,
    Field,
    KeepTogether,
    Paragraph,
    Run,
    Spacer,
    Table,
    TableColumn,
    TableRow,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import ChildRows, Draft, Paper, PaperContext, Record
from lawgov_desktop.registers.form_table import form, of_fields, wide
from lawgov_desktop.registers.governance.attendance import parted
from lawgov_desktop.registers.on_paper import Shown
from lawgov_desktop.registers.paper_pieces import (
    FORM_PAGE,
    caption,
    fields,
    heading,
    paper,
    place,
    ruled,
    said,
    signed,
)

_NUMBERS: Final = "一二三四五六七八九十"
_ROWS_OF_A_PAGE: Final = 24
"""Rows to sign in on one page."""


def minutes(
    meeting: Draft, context: PaperContext, model: type[Record], children: tuple[ChildRows, ...]
) -> Document:
    """会议纪要: when, where, who; topic by topic what was decided, who does it until when."""
    shown = Shown(model, meeting, context, children)
    present = _names(shown, ("present", "proxy", None)) or shown.text("attendee_names")
    away = _names(shown, ("leave", "absent"))
    guests = _names(shown, ("guest",))
    lines: list[tuple[str, str | None]] = [
        ("时　间：", shown.date("held_on")),
        ("地　点：", shown.text("place")),
        ("主持人：", shown.text("chair")),
        ("出　席：", present),
        *([("列　席：", guests)] if guests else []),
        *([("请　假：", away)] if away else []),
        ("记录人：", shown.text("recorder")),
    ]
    topics = shown.rows_of("topics")
    blocks: list[Block] = [
        *heading("会议纪要", number=("编号：", shown.text("document_number"))),
        said((place(shown.text("title"), 24),), indent=0, align="center", space_after_pt=4),
        *(
            Paragraph(
                (Run(label), place(value, 0)),
                first_indent_chars=0,
                size_pt=14,
                align="left",
            )
            for label, value in lines
        ),
        Spacer(2),
    ]
    for number, topic in enumerate(topics or [{}, {}]):
        blocks += _topic(shown, children[0], number, topic)
    blocks.append(signed("主持人（签字）：", "记录人（签字）：", day=None, width=24))
    return paper(context, "会议纪要", blocks)


def _topic(shown: Shown, topics: ChildRows, number: int, topic: Draft) -> list[Block]:
    def of(name: str) -> str | None:
        return shown.row(topics.model, topic, name)

    ordinal = _NUMBERS[number] if number < len(_NUMBERS) else str(number + 1)
    title = of("title")
    head = caption(f"{ordinal}、{title}") if title else caption(f"{ordinal}、议题：")
    decided = [said(line) for line in shown.row_lines(topics.model, topic, "decision")]
    if topic.get("statutes"):
        decided.insert(0, said(f"学习{of('statutes')}。"))
    due = dates.date_in_words(topic.get("due_on"))
    duty = "，".join(
        part
        for part in (
            f"责任人（单位）：{of('responsible')}" if topic.get("responsible") else "",
            f"完成时限：{due}" if due else "",
        )
        if part
    )
    if duty:
        decided.append(said(f"{duty}。"))
    if not decided:
        return [KeepTogether((head, *ruled(3)))]
    return [head, *decided]


def _names(shown: Shown, presence: Sequence[str | None]) -> str:
    rows = [row for row in shown.rows_of("attendees") if row.get("presence") in presence]
    attendees = next(child for child in shown.children if child.name == "attendees")
    told = []
    for row in rows:
        name, post = (shown.row(attendees.model, row, field) for field in ("name", "post"))
        if name:
            told.append(f"{name}（{post}）" if post else name)
    return "、".join(told)


def sign_in(
    context: PaperContext,
    title: str,
    head: Sequence[tuple[str, str | None]],
    invited: Sequence[tuple[str, str]],
) -> Document:
    """A sheet to sign in on: (name, post) of the invited, the rest of the page left empty to be signed."""
    rows = [TableRow(("序号", "姓名", "单位及职务", "签名", "备注"))]
    wanted = max(len(invited) + 3, _ROWS_OF_A_PAGE)
    for number in range(1, wanted + 1):
        name, post = invited[number - 1] if number <= len(invited) else ("", "")
        rows.append(TableRow((str(number), name, post, "", ""), height_mm=8.3))
    columns = (
        TableColumn(12, "center"),
        TableColumn(28, "center"),
        TableColumn(52, "center"),
        TableColumn(38, "center"),
        TableColumn(26, "center"),
    )
    blocks: list[Block] = [
        *heading(title),
        *fields(*(Field(label, value) for label, value in head[:1]), size_pt=12),
        *fields(
            tuple(Field(label, value, 0 if label == "地点：" else 10) for label, value in head[1:]),
            size_pt=12,
        ),
        Spacer(2),
        Table(columns, tuple(rows), header_rows=1, size_pt=12),
    ]
    return paper(context, title, blocks)


def meeting_sign_in(
    meeting: Draft, context: PaperContext, model: type[Record], children: tuple[ChildRows, ...]
) -> Document:
    """会议签到表 with the names that are known of it."""
    shown = Shown(model, meeting, context, children)
    attendees = next(child for child in children if child.name == "attendees")
    rows = shown.rows_of("attendees") or parted(shown.text("attendee_names"))
    invited = [
        (shown.row(attendees.model, row, "name") or "", shown.row(attendees.model, row, "post") or "")
        for row in rows
    ]
    when = shown.date("held_on") or shown.date("planned_on")
    head = (("会议：", shown.text("title")), ("时间：", when), ("地点：", shown.text("place")))
    return sign_in(context, "会议签到表", head, invited)


def study_sign_in(study: Draft, context: PaperContext, model: type[Record]) -> Document:
    """学法签到表; who came to the meeting it belongs to stands in the sheet of that meeting."""
    shown = Shown(model, study, context)
    held = context.get("meeting", str(study["meeting"])) if study.get("meeting") else None
    invited = [
        (str(row.get("name") or ""), str(row.get("post") or ""))
        for row in (held or {}).get("attendees") or ()
    ]
    when = shown.date("studied_on") or shown.date("planned_on")
    head = (("学习主题：", shown.text("title")), ("时间：", when), ("地点：", shown.text("place")))
    return sign_in(context, "学法签到表", head, invited)


def study_record(study: Draft, context: PaperContext, model: type[Record]) -> Document:
    """学法记录表: what was studied, by whom, who was there, what came of the test."""
    shown = Shown(model, study, context)
    rows = [
        *of_fields(shown, ("title",), ("studied_on", "occasion"), ("place", "duration")),
        *of_fields(shown, ("lecturer", "lecturer_unit")),
        *of_fields(shown, ("statutes",), height_mm=16),
        *of_fields(shown, ("due", "present"), ("on_leave", "recorder")),
        *of_fields(shown, ("absent_names",)),
        wide("学习内容", shown.text("content"), 52),
        wide("讨论发言", None, 26),
        *of_fields(shown, ("test_held", "test_taken"), ("test_passed", "remarks")),
        wide("学习效果和\n下一步要求", None, 20),
    ]
    blocks: list[Block] = [*heading("学法记录表"), form(rows), signed("主持人：", "记录人：", width=22)]
    return paper(context, "学法记录表", blocks, page=FORM_PAGE)


def meeting_papers(model: type[Record], children: tuple[ChildRows, ...]) -> tuple[Paper, ...]:
    """The papers of a meeting; ``children``: its topics, then its attendees."""
    return (
        Paper("minutes", "会议纪要", lambda draft, context: minutes(draft, context, model, children)),
        Paper(
            "meeting_sign_in",
            "会议签到表",
            lambda draft, context: meeting_sign_in(draft, context, model, children),
        ),
    )


def study_papers(model: type[Record]) -> tuple[Paper, ...]:
    """The papers of a session of law study."""
    return (
        Paper("study_record", "学法记录表", lambda draft, context: study_record(draft, context, model)),
        Paper("study_sign_in", "学法签到表", lambda draft, context: study_sign_in(draft, context, model)),
    )
