"""What goes into the volume of a case, in the office's order: papers, scans, what is on paper only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from lawgov_desktop.documents.document import Document
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.dates import date_in_words
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, RecordType
from lawgov_desktop.registers.mediation import dossier, volume_papers
from lawgov_desktop.volume.pieces import Line, Numbering, OnPaper, Piece, Printed, Scanned, Volume

KINDS: Final[Mapping[str, tuple[str, Mapping[str, dossier.Check]]]] = {
    "mediation_case": (dossier.TABLE, dossier.CHECKS),
    "admin_mediation_case": (dossier.ADMIN_TABLE, dossier.ADMIN_CHECKS),
}
"""Registers whose records have a volume → their table of items, and what is asked of each."""

_SESSION_PAPERS: Final = ("session_record", "admin_session_record")
_OF_SESSIONS: Final = {"survey_record": "survey", "mediation_record": "mediation"}
"""What the table calls them → the kind of session: one paper each, in the order of time."""

_INCOMPLETE: Final = "待补全"


@dataclass(frozen=True, slots=True)
class Contents:
    """A volume ready to be bound, and the titles of what it still lacks."""

    volume: Volume
    missing: tuple[str, ...]


def contents_of(office: Office, kind: str, uuid: str, *, masked: bool = False) -> Contents:
    """The volume of a record. A masked one holds no scans: nothing on them can be hidden.

    Raises UserError for a register without volumes, or no such record."""
    record_type = office.kind(kind)
    if kind not in KINDS:
        raise UserError(f"“{record_type.title}”没有卷宗。", todo="整卷 PDF 用于人民调解案件和行政调解案件。")
    case = office.store.get(kind, uuid)
    if case is None:
        raise UserError(
            f"“{record_type.title}”里没有编号为“{uuid}”的记录。", todo="请用 list 或 search 查出记录的 id。"
        )
    if not case.get("parties") or case.get("number_void"):
        raise UserError(
            f"“{record_type.title_of(case, office.store.names)}”没有可以装订的卷宗。",
            todo="编号作废的、没有当事人的案件不立卷。",
        )
    table, checks = KINDS[kind]
    items = dossier.items_of(office.pack, table)
    context = office.paper_context(masked=masked)
    work = _Work(office, record_type, case, context, checks)
    pieces = tuple(piece for item in items for piece in work.pieces(item))
    title = record_type.title_of(case, office.store.names) or "卷宗"
    volume = Volume(
        title=title if masked else f"{title} {case.get('party_names') or ''}".strip(),
        cover=work.cover(),
        contents=partial(_contents_page, watermark=context.watermark),
        pieces=pieces,
        back=partial(volume_papers.back, record_type, case, context),
        numbering=Numbering(
            both_sides=office.pack.text("dossier_sides").strip().startswith("双"),
            contents_too=office.pack.text("dossier_contents_numbered").strip().startswith("编"),
        ),
        watermark=context.watermark,
    )
    return Contents(volume, dossier.lacking(case, items, checks))


def file_name(office: Office, kind: str, uuid: str) -> str:
    """What a volume is called on disk: its number and its parties, without what no file name may hold."""
    case = office.store.get(kind, uuid) or {}
    number = office.kind(kind).title_of(case, office.store.names) or "未编号"
    return re.sub(r'[\\/:*?"<>|\s]+', " ", f"{number} {case.get('party_names') or ''}").strip()[:80]


def _contents_page(lines: Sequence[Line], watermark: str) -> Document:
    listed = [
        (
            line.title,
            str(line.page) if line.page == line.last else f"{line.page}—{line.last}",
            line.remark,
        )
        for line in lines
    ]
    return volume_papers.contents(listed, watermark)


@dataclass(frozen=True, slots=True)
class _Work:
    office: Office
    kind: RecordType
    case: Draft
    context: PaperContext
    checks: Mapping[str, dossier.Check]

    def cover(self) -> Document:
        paper = self._paper("cover")
        if paper is None:
            return volume_papers.plain_cover(self.kind, self.case, self.context)
        document: Document = paper.build(self.case, self.context)
        return document

    def pieces(self, item: dossier.Item) -> Iterator[Piece]:
        """What an item contributes: printed papers first, then scans and paper, each in its order."""
        rows = dossier.rows_of(self.case, item.code)
        if not any(row.get("instead") and attached(row.get("files")) for row in rows):
            yield from self._printed(item)
        for row in rows:
            title = str(row.get("title") or item.title)
            files = tuple(
                (self.office.attachments.path_of(file["sha256"]), str(file["name"]))
                for file in attached(row.get("files"))
            )
            if files and self.context.masked:
                yield OnPaper(title, 1, "未装入", "扫描件上的个人信息隐不去，没有装入。")
            elif files:
                yield Scanned(title, files, "扫描件")
            else:
                yield OnPaper(title, int(row.get("sheets") or 1), "纸质")

    def _printed(self, item: dossier.Item) -> Iterator[Piece]:
        """The papers of an item the case has occasion for; a 必须 one also with blanks to be filled in."""
        if not dossier.needed(self.case, item, self.checks):
            return
        whole = dossier.there(self.case, item, self.checks)
        if not (whole or item.must):
            return
        remark = "" if whole else _INCOMPLETE
        for name in item.papers:
            if name == "volume_note":
                yield Printed(item.title, volume_papers.statement(self.kind, self.case, self.context))
            elif name in _OF_SESSIONS:
                yield from self._sessions(item, _OF_SESSIONS[name], remark)
            elif name == "follow_up_record":
                yield from self._visits(item, name, remark)
            else:
                paper = self._paper(name)
                if paper is not None and paper.offered(self.case, self.office.pack):
                    yield Printed(paper.title, paper.build(self.case, self.context), remark)

    def _sessions(self, item: dossier.Item, kind: str, remark: str) -> Iterator[Piece]:
        paper = next(filter(None, map(self._paper, _SESSION_PAPERS)), None)
        rows = [row for row in self.case.get("sessions") or () if (row.get("kind") or "mediation") == kind]
        if paper is not None:
            yield from self._each(paper, "sessions", rows, "held_on", item.title, remark)

    def _visits(self, item: dossier.Item, name: str, remark: str) -> Iterator[Piece]:
        paper = self._paper(name)
        if paper is not None:
            rows = self.case.get("follow_ups") or []
            yield from self._each(paper, "follow_ups", rows, "visited_on", item.title, remark)

    def _each(
        self, paper: Paper, child: str, rows: Sequence[Draft], day: str, title: str, remark: str
    ) -> Iterator[Piece]:
        """One paper for each row, in the order of time; with its day in the title when there are more."""
        ordered = sorted(rows, key=lambda row: str(row.get(day) or "9"))
        for row in ordered:
            when = date_in_words(row.get(day))
            named = f"{title}（{when}）" if when and len(ordered) > 1 else title
            one: dict[str, Any] = {**self.case, child: [row]}
            yield Printed(named, paper.build(one, self.context), remark)

    def _paper(self, name: str) -> Paper | None:
        return next((paper for paper in self.kind.papers if paper.name == name), None)
