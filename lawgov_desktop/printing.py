"""What leaves the office: a register as Excel or PDF, a record's statutory paper as PDF or DOCX."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.fonts import standard_name
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.pdf_pages import RenderResult
from lawgov_desktop.documents.pdfium import join_pdfs
from lawgov_desktop.documents.register_pdf import write_register_pdf
from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable, Value
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.own_templates import fill
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Date, Money, Names
from lawgov_desktop.records.hiding import Hiding
from lawgov_desktop.records.record_type import Column, Draft, Paper, RecordType, value_at
from lawgov_desktop.registers.terms import stands
from lawgov_desktop.reporting.statistics import Counted, as_register
from lawgov_desktop.spreadsheets.choosing import Header
from lawgov_desktop.spreadsheets.fill import FilledForm, fill_form
from lawgov_desktop.spreadsheets.form_values import unread_at
from lawgov_desktop.spreadsheets.register import write_register, write_workbook
from lawgov_desktop.storage.listing import ListQuery, count, drafts, in_year
from lawgov_desktop.storage.paper_templates import PaperTemplate, template_in_force


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A register that was written: where, how many rows, and which characters no font could draw."""

    path: Path
    rows: int
    missing_glyphs: tuple[str, ...] = ()


def register_query(kind: RecordType, year: int | None = None) -> ListQuery:
    """The rows of a register in the order it is kept, of one year when one is named.

    A record belongs to the year of the date that orders its register (受理日期 of a case). Registers of
    what lasts (committees, mediators, matters, list versions) show what was in force on 31 December of
    that year; a record without a first day is taken to have been there. Raises UserError for a register
    without any such date.
    """
    if year is None or term_fields(kind):
        return ListQuery(kind.key, order=kind.order)
    name = kind.order.lstrip("-")
    if not isinstance(kind.fields.get(name), Date):
        raise UserError(f"“{kind.title}”没有日期，不能按年度取。", todo="请去掉年度再导出。")
    return ListQuery(kind.key, order=kind.order, conditions=in_year(name, year))


_TERMS: Final = (("valid_from", "valid_to"), ("in_post_from", "in_post_to"), ("effective_on", "ended_on"))


def term_fields(kind: RecordType) -> tuple[str, str] | None:
    """The first and the last day of what a register keeps over the years; None for a register of events."""
    return next((pair for pair in _TERMS if pair[0] in kind.fields and pair[1] in kind.fields), None)


def register_table(
    office: Office,
    query: ListQuery,
    *,
    year: int | None = None,
    masked: bool = False,
    title: str = "",
    fields: Sequence[str] = (),
    on_paper: bool = False,
) -> RegisterTable:
    """The register of a query as a table to be written; rows are read from the book while it is written.

    ``fields``: the columns a person sees, in their order; without them those of the register, or of its
    print when it goes ``on_paper``.
    """
    kind = office.kind(query.kind)
    columns = kind.columns(fields or (on_paper and kind.print_fields) or kind.register_fields)
    heads = [RegisterColumn("序号", "number", width_chars=3), *map(_head, columns)]
    has_money = any(isinstance(column.field, Money) for column in columns)
    counted = "单位：元" if has_money else ""
    period = f"{year}年度" if year else ""
    return RegisterTable(
        title=title or f"{office.office_name}{period}{kind.title}",
        columns=tuple(heads),
        rows=_rows(
            _of_year(drafts(office.store, query), kind, year),
            columns,
            office.store.names,
            Hiding(kind, office.store.names) if masked else None,
        ),
        row_count=count(office.store, query),
        subtitle_left=f"填报单位：{office.office_name}" if office.office_name else "",
        subtitle_middle=f"制表日期：{office.store.today().isoformat()}",
        subtitle_right=counted,
        watermark=office.watermark,
    )


def table_of_records(office: Office, kind: RecordType, uuids: Sequence[str], title: str) -> RegisterTable:
    """Some records of one register as a table with the register's columns, in the order given."""
    columns = kind.columns(kind.register_fields)
    found = (draft for uuid in uuids if (draft := office.store.get(kind.key, uuid)) is not None)
    return RegisterTable(
        title=title,
        columns=(RegisterColumn("序号", "number", width_chars=3), *map(_head, columns)),
        rows=_rows(found, columns, office.store.names, None),
        row_count=len(uuids),
        subtitle_left=f"填报单位：{office.office_name}" if office.office_name else "",
        subtitle_middle=f"制表日期：{office.store.today().isoformat()}",
        watermark=office.watermark,
    )


def table_of_counted(office: Office, counted: Counted) -> RegisterTable:
    """A statutory table as it leaves the office."""
    return as_register(
        counted, office=office.office_name, made_on=office.store.today(), watermark=office.watermark
    )


def write_register_file(
    office: Office,
    query: ListQuery,
    out: Path,
    *,
    year: int | None = None,
    masked: bool = False,
    progress: Progress | None = None,
) -> WrittenFile:
    """Write a register to ``out``: .xlsx or .pdf by its suffix. UserError for any other suffix."""
    on_paper = _kind_of_file(out) == ".pdf"
    table = register_table(office, query, year=year, masked=masked, on_paper=on_paper)
    return write_table_file(office, table, out, progress)


def write_table_file(
    office: Office, table: RegisterTable, out: Path, progress: Progress | None = None
) -> WrittenFile:
    """Write any table to ``out``: .xlsx or .pdf by its suffix. UserError for any other suffix."""
    if _kind_of_file(out) == ".xlsx":
        return WrittenFile(out, write_register(table, out, progress).rows)
    rows = _Counted(table.rows)
    rendered = write_register_pdf(replace(table, rows=rows), out, office.fonts(), progress=progress)
    return WrittenFile(out, rows.seen, rendered.missing_glyphs)


def write_tables_file(
    office: Office, tables: Sequence[RegisterTable], out: Path, progress: Progress | None = None
) -> WrittenFile:
    """Write tables into one file: sheets of an .xlsx, or a .pdf in which each numbers its own pages."""
    if _kind_of_file(out) == ".xlsx":
        return WrittenFile(out, write_workbook(tables, out, progress).rows)
    rows, missing = 0, dict[str, None]()

    def each(part: Path) -> Iterator[Path]:
        nonlocal rows
        for table in tables:
            written = write_table_file(office, table, part, progress)
            rows += written.rows
            missing.update(dict.fromkeys(written.missing_glyphs))
            yield part

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        join_pdfs(each(Path(folder) / "part.pdf"), out)
    return WrittenFile(out, rows, tuple(missing))


def _kind_of_file(out: Path) -> str:
    suffix = out.suffix.lower()
    if suffix not in (".xlsx", ".pdf"):
        raise UserError(
            f"不会写“{out.suffix or out.name}”格式的登记簿。", todo="文件名请以 .xlsx 或 .pdf 结尾。"
        )
    return suffix


def fill_county_form(
    office: Office,
    query: ListQuery,
    form: Path,
    out: Path,
    *,
    year: int | None = None,
    sheet: str | None = None,
    header: Header = None,
    mapping: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> FilledForm:
    """Fill a county's own form with the rows of a query; see :func:`~.spreadsheets.fill.fill_form` (X02)."""
    kind = office.kind(query.kind)
    return fill_form(
        form,
        kind,
        office.store.names,
        _of_year(drafts(office.store, query), kind, year),
        out,
        sheet=sheet,
        header=header,
        mapping=mapping,
        progress=progress,
    )


def paper_of(kind: RecordType, name: str) -> Paper:
    """The paper of that name; UserError names those the register has."""
    for paper in kind.papers:
        if paper.name == name:
            return paper
    known = "、".join(f"{paper.name}（{paper.title}）" for paper in kind.papers) or "无"
    raise UserError(f"“{kind.title}”没有叫“{name}”的文书。", todo=f"可用的有：{known}。")


def print_paper(
    office: Office, kind: RecordType, paper: Paper, uuid: str, out: Path, *, masked: bool = False
) -> RenderResult:
    """Write one paper of a record, as :func:`write_document` does.

    Where the office has accepted a template (X06) the DOCX is made from it and has 0 pages; the PDF stays as
    built in. UserError for no such record, one the paper is not for, or another suffix.
    """
    check_paper_suffix(out)
    draft = _record(office, kind, uuid)
    if not paper.fits(draft):
        raise UserError(
            f"“{kind.title_of(draft, office.store.names)}”不适用“{paper.title}”。",
            todo="请先在记录里填好这份文书所需的内容，或换一份文书。",
        )
    document = paper.build(draft, office.paper_context(masked=masked))
    template = template_in_force(office.book, kind.key, paper.name)
    if template is None or out.suffix.lower() == ".pdf":
        return write_document(office, document, out)
    fill(office, kind, template, draft, out, masked=masked, built_in=document)
    return RenderResult(out, 0, (), {}, ())


def print_own_paper(
    office: Office, kind: RecordType, template: PaperTemplate, uuid: str, out: Path, *, masked: bool = False
) -> RenderResult:
    """Write a paper of the office's own for a record, as DOCX. UserError as for :func:`print_paper`."""
    if out.suffix.lower() != ".docx":
        raise UserError(
            f"“{template.name}”是本单位自己的文书，只能写成 Word 文件。", todo="文件名请以 .docx 结尾。"
        )
    fill(office, kind, template, _record(office, kind, uuid), out, masked=masked)
    return RenderResult(out, 0, (), {}, ())


def _record(office: Office, kind: RecordType, uuid: str) -> Draft:
    draft = office.store.get(kind.key, uuid)
    if draft is None:
        raise UserError(
            f"“{kind.title}”里没有编号为“{uuid}”的记录。", todo="请用 list 或 search 查出记录的 id。"
        )
    return draft


def check_paper_suffix(out: Path) -> None:
    """UserError unless a paper can be written to a file of that name."""
    if out.suffix.lower() not in (".pdf", ".docx"):
        raise UserError(
            f"文书不会写成“{out.suffix or out.name}”。", todo="文件名请以 .pdf（打印）或 .docx（修改）结尾。"
        )


def write_document(
    office: Office, document: Document, out: Path, progress: Progress | None = None
) -> RenderResult:
    """Write a paper as PDF, or as DOCX to be edited (X05): as the suffix of ``out`` says.

    A DOCX has no pages of its own yet: its result tells those of the PDF of the same words. UserError for
    another suffix, or when the file cannot be written.
    """
    check_paper_suffix(out)
    if out.suffix.lower() == ".pdf":
        return render_pdf(document, out, office.fonts(), progress)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        shown = render_pdf(document, Path(folder) / "paper.pdf", office.fonts(), progress)
    # What our fonts lack says nothing about the fonts where the file is opened.
    named = {role: standard_name(role) for role in shown.fonts_used}
    made = render_docx(document, out, office.fonts())
    return replace(shown, path=made, missing_glyphs=(), missing=(), fonts_used=named, substitutions=())


def _head(column: Column) -> RegisterColumn:
    own = column.field
    return RegisterColumn(column.label, own.cell_kind, width_chars=own.width / 2, group_label=column.group)


def _of_year(found: Iterable[Draft], kind: RecordType, year: int | None) -> Iterator[Draft]:
    """What was in force on the last day of the year, where a register has terms; all of it elsewhere."""
    terms = term_fields(kind)
    if year is None or terms is None:
        yield from found
        return
    begins, ends = terms
    yield from (draft for draft in found if stands(draft, begins, ends, date(year, 12, 31)))


def _rows(
    found: Iterable[Draft], columns: Sequence[Column], names: Names, hiding: Hiding | None
) -> Iterator[Sequence[Value]]:
    for number, draft in enumerate(found, start=1):
        if hiding is None:
            yield (number, *(_cell(column, draft, names) for column in columns))
        else:
            words = hiding.words(draft)
            yield (number, *(_masked_cell(column, draft, names, hiding, words) for column in columns))


def _cell(column: Column, draft: Draft, names: Names) -> Value:
    value = value_at(draft, column.path)
    if value is None:
        return unread_at(draft, column.path) or None
    return column.field.to_cell(value, names)


def _masked_cell(
    column: Column, draft: Draft, names: Names, hiding: Hiding, words: Mapping[str, str]
) -> Value:
    cell = _cell(column, draft, names)
    if column.field.privacy and value_at(draft, column.path) is not None:
        cell = column.field.show(value_at(draft, column.path), names)
    return hiding.text(column.field, cell, words) if isinstance(cell, str) else cell


class _Counted:
    """Rows that remember how many of them were read."""

    def __init__(self, rows: Iterable[Sequence[Value]]) -> None:
        self._rows = rows
        self.seen = 0

    def __iter__(self) -> Iterator[Sequence[Value]]:
        for row in self._rows:
            self.seen += 1
            yield row
