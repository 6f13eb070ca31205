"""What a preview shows: a paper, one paper of many records, a list or a sheet, made by a worker as PDF.

What lays papers out and writes files takes half a second to import: the worker does it when it is first
asked, the window does not wait for it.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.document import Paper as PaperSize
from lawgov_desktop.documents.pdf_pages import RenderResult
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft, Paper, RecordType
from lawgov_desktop.sheets.sheet import Sheet, SheetAsked
from lawgov_desktop.storage.listing import ListQuery
from lawgov_desktop.storage.paper_templates import template_in_force

_FEW: Final = 3
_WORD_LOOKS_OTHERWISE: Final = "这是内置的样子，另存为 Word 用本单位的模板"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person chose in the preview. Without a ``paper`` a list takes A4, or A3 where it must."""

    masked: bool = False
    paper: PaperSize | None = None
    landscape: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """What to know before printing: characters without glyph, fonts replaced, copies to sign, remarks."""

    missing: tuple[str, ...] = ()
    substitutions: tuple[str, ...] = ()
    copies: int = 1
    copies_for: str = ""
    remarks: tuple[str, ...] = ()


Make = Callable[[Path, Choices, Progress], Made]
"""Writes the PDF, in a worker."""


@dataclass(frozen=True, slots=True)
class Printable:
    """Something to be looked at and printed."""

    title: str
    make: Make
    as_word: Callable[[Path, Choices], object] | None = None
    """Writes the same as a Word file."""
    any_paper: bool = False
    """Whether a person chooses the size of the paper and how it lies."""


def one_paper(office: Office, kind: RecordType, paper: Paper, uuid: str) -> Printable:
    """One paper of a saved record."""

    def make(out: Path, choices: Choices, progress: Progress) -> Made:
        from lawgov_desktop.printing import write_document

        progress.step("正在排版")
        document = _document(office, kind, paper, uuid, masked=choices.masked)
        made = _made(document, write_document(office, document, out, progress))
        if template_in_force(office.book, kind.key, paper.name) is None:
            return made
        return replace(made, remarks=(*made.remarks, _WORD_LOOKS_OTHERWISE))

    def as_word(out: Path, choices: Choices) -> object:
        from lawgov_desktop.printing import print_paper

        return print_paper(office, kind, paper, uuid, out, masked=choices.masked)

    return Printable(paper.title, make, as_word)


def paper_of_each(office: Office, kind: RecordType, paper: Paper, uuids: Sequence[str]) -> Printable:
    """The paper of every one of these records, one after the other in one PDF.

    Records it is not for, or that have gone meanwhile, are left out and told.
    """

    def make(out: Path, choices: Choices, progress: Progress) -> Made:
        from lawgov_desktop.documents.pdfium import join_pdfs
        from lawgov_desktop.printing import write_document

        made: list[Made] = []
        left_out: list[str] = []

        def each(part: Path) -> Iterator[Path]:
            for done, uuid in enumerate(uuids):
                progress.step("正在排版", done, len(uuids))
                draft = office.store.get(kind.key, uuid)
                if draft is None or not paper.fits(draft):
                    left_out.append(_title(office, kind, draft))
                    continue
                document = paper.build(draft, office.paper_context(masked=choices.masked))
                made.append(_made(document, write_document(office, document, part)))
                yield part
            progress.step("正在排版", len(uuids), len(uuids))
            if not made:
                raise UserError(f"选中的记录都不适用“{paper.title}”。", todo="请换一份文书，或重新选择记录。")

        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            join_pdfs(each(Path(folder) / "part.pdf"), out)
        return _together(made, left_out)

    return Printable(f"{paper.title}（{len(uuids)} 条）", make)


def a_list(office: Office, query: ListQuery, fields: Sequence[str]) -> Printable:
    """A list with the columns a person sees."""

    def make(out: Path, choices: Choices, progress: Progress) -> Made:
        from lawgov_desktop.documents.register_pdf import write_register_pdf
        from lawgov_desktop.printing import register_table

        table = register_table(office, query, masked=choices.masked, fields=fields, on_paper=True)
        rendered = write_register_pdf(
            table, out, office.fonts(), paper=choices.paper, landscape=choices.landscape, progress=progress
        )
        return _told(rendered)

    return Printable(office.kind(query.kind).title, make, any_paper=True)


def a_sheet(office: Office, sheet: Sheet, asked: SheetAsked) -> Printable:
    """A sheet that tells of several records or of a period."""

    def document(choices: Choices) -> Document:
        return sheet.document(office, replace(asked, masked=choices.masked))

    def make(out: Path, choices: Choices, progress: Progress) -> Made:
        from lawgov_desktop.printing import write_document

        progress.step("正在排版")
        built = document(choices)
        return _made(built, write_document(office, built, out, progress))

    def as_word(out: Path, choices: Choices) -> object:
        from lawgov_desktop.printing import write_document

        return write_document(office, document(choices), out)

    return Printable(sheet.title, make, as_word)


@dataclass(frozen=True, slots=True)
class DraftPaper:
    """A paper of a form that is being filled in: which fit it, which was made, and what to know."""

    fitting: tuple[Paper, ...]
    paper: Paper | None
    made: Made = Made()


def paper_of_draft(
    office: Office, kind: RecordType, draft: Draft, wanted: str, out: Path, progress: Progress
) -> DraftPaper:
    """Write a paper of a draft as it would come out if it was saved now; nothing is written into the book.

    ``wanted`` names the paper; where it does not fit, the first that does is made.
    """
    from lawgov_desktop.printing import write_document

    prepared = office.store.prepare(kind.key, {**kind.new_draft(), **draft})
    fitting = tuple(paper for paper in kind.papers if paper.offered(prepared, office.pack))
    paper = next((one for one in fitting if one.name == wanted), fitting[0] if fitting else None)
    if paper is None:
        return DraftPaper((), None)
    progress.step("正在排版")
    document = paper.build(prepared, office.paper_context())
    return DraftPaper(fitting, paper, _made(document, write_document(office, document, out, progress)))


def _document(office: Office, kind: RecordType, paper: Paper, uuid: str, *, masked: bool) -> Document:
    draft = office.store.get(kind.key, uuid)
    if draft is None:
        raise UserError("这条记录已经不在了，可能在回收站里。", todo="请刷新列表。")
    if not paper.fits(draft):
        raise UserError(
            f"“{_title(office, kind, draft)}”不适用“{paper.title}”。",
            todo="请先填好所需的内容，或换一份文书。",
        )
    document: Document = paper.build(draft, office.paper_context(masked=masked))
    return document


def _title(office: Office, kind: RecordType, draft: Draft | None) -> str:
    return kind.title_of(draft, office.store.names) if draft is not None else "（已不在）"


def _told(rendered: RenderResult, **more: Any) -> Made:
    return Made(rendered.missing_glyphs, tuple(map(str, rendered.substitutions)), **more)


def _made(document: Document, rendered: RenderResult) -> Made:
    return _told(rendered, copies=document.copies, copies_for=document.copies_for)


def _together(made: Sequence[Made], left_out: Sequence[str]) -> Made:
    """What is to be known of many papers in one file."""
    copies = {one.copies for one in made}
    remarks = []
    if left_out:
        named = "、".join(title or "（未编号）" for title in left_out[:_FEW])
        more = f" 等 {len(left_out)} 条" if len(left_out) > _FEW else ""
        remarks.append(f"不适用、没有印的：{named}{more}")
    if len(copies) > 1:
        remarks.append(f"各份应签的份数不同（{min(copies)}—{max(copies)} 份），请按每份写明的份数印")
    return Made(
        tuple(dict.fromkeys(sign for one in made for sign in one.missing)),
        tuple(dict.fromkeys(line for one in made for line in one.substitutions)),
        copies=copies.pop() if len(copies) == 1 else 1,
        remarks=tuple(remarks),
    )
