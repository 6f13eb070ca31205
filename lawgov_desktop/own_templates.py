"""The office's own Word templates: looked at before they are accepted, kept with the book, filled."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.template_check import Finding, check_template
from lawgov_desktop.documents.template_file import TemplateFile, open_template, read_template
from lawgov_desktop.documents.template_fill import fill_template
from lawgov_desktop.documents.template_names import FieldNames
from lawgov_desktop.documents.template_start import start_document, start_of_kind, wanted_of
from lawgov_desktop.documents.template_values import Values
from lawgov_desktop.documents.whole_file import written_whole
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.documents.word_page import mark_pages
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records.record_type import Draft, Paper, RecordType
from lawgov_desktop.storage.attachments import file_sha256
from lawgov_desktop.storage.paper_templates import (
    PaperTemplate,
    accept_template,
    drop_template,
    former_template,
    template_in_force,
    templates_in_force,
)

_NOT_A_PACKAGE: Final = (
    OpcError, zipfile.BadZipFile, etree.LxmlError, KeyError, ValueError, IndexError, AttributeError,
    TypeError, NotImplementedError,
)  # fmt: skip
"""How python-docx says that it cannot make sense of a package."""
_LONGEST_TITLE: Final = 40


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was looked at. ``findings``: errors keep it from being accepted, warnings do not."""

    file: TemplateFile
    findings: tuple[Finding, ...]

    @property
    def sound(self) -> bool:
        return not any(one.level == "error" for one in self.findings)


@dataclass(frozen=True, slots=True)
class PaperState:
    """A paper of a register and how it is written as Word: by ``template``, or as built in (None)."""

    kind: RecordType
    name: str
    title: str
    paper: Paper | None
    """None: a paper of the office's own."""
    template: PaperTemplate | None
    former: PaperTemplate | None


def field_names(office: Office, kind: RecordType) -> FieldNames:
    """The names templates of this register may use."""
    return FieldNames(kind, office.store.names)


def paper_states(office: Office, kinds: Sequence[RecordType]) -> list[PaperState]:
    """Every paper of these registers, built in and the office's own, in the order they are offered."""
    found = []
    for kind in kinds:
        now = {one.name: one for one in templates_in_force(office.book, kind.key)}
        for paper in kind.papers:
            former = former_template(office.book, kind.key, paper.name)
            template = now.pop(paper.name, None)
            found.append(PaperState(kind, paper.name, paper.title, paper, template, former))
        for one in now.values():
            former = former_template(office.book, kind.key, one.name)
            found.append(PaperState(kind, one.name, one.name, None, one, former))
    return found


def check(office: Office, kind: RecordType, path: Path, paper: Paper | None = None) -> Checked:
    """Look at a file a clerk means to use for ``paper``, or for a paper of the office's own.

    UserError when it is no plain .docx. Nothing is kept.
    """
    file = open_template(path)
    context = office.paper_context()
    wanted = wanted_of(kind, paper, context) if paper is not None else None
    findings = check_template(file, field_names(office, kind), wanted)
    checked = Checked(file, findings)
    if checked.sound:
        fault = _tried(office, kind, file)
        if fault is not None:
            return Checked(file, (*findings, fault))
    return checked


def accept(
    office: Office, kind: RecordType, path: Path, paper: Paper | None = None, *, title: str = ""
) -> tuple[Checked, PaperTemplate | None]:
    """Check a file and, when nothing is wrong with it, print ``paper`` from it from now on.

    Without ``paper`` it becomes a paper of the office's own called ``title``. UserError as for
    :func:`check`, and for a title that is empty, too long or taken. None: not accepted, see the findings.
    """
    name = paper.name if paper is not None else _title(office, title)
    checked = check(office, kind, path, paper)
    if not checked.sound:
        return checked, None
    with tempfile.TemporaryDirectory(prefix="lawgov-template-", ignore_cleanup_errors=True) as folder:
        # What was checked is kept, not what the path may hold by now.
        looked_at = Path(folder) / path.name
        looked_at.write_bytes(checked.file.data)
        kept = office.attachments.add(looked_at)
    return checked, accept_template(office.store, kind.key, name, kept, own=paper is None)


def drop(office: Office, kind: RecordType, name: str) -> PaperTemplate:
    """Print a paper in its built-in form again, or give up a paper of the office's own; which it was."""
    template = template_in_force(office.book, kind.key, name)
    if template is None:
        raise UserError(f"“{name}”没有采用模板。", todo="用 templates 可以看到采用了哪些模板。")
    drop_template(office.store, kind.key, name)
    return template


def take_back(office: Office, kind: RecordType, name: str) -> PaperTemplate:
    """Use the former template of a paper again. UserError when there is none or its file is gone."""
    former = former_template(office.book, kind.key, name)
    if former is None:
        raise UserError(f"“{name}”以前没有用过别的模板。", todo="可以重新检查并采用一份。")
    kept_file(office, former)
    file = {"sha256": former.sha256, "name": former.file_name, "size": former.size}
    return accept_template(office.store, kind.key, name, file, own=former.own)


def write_start(office: Office, kind: RecordType, paper: Paper | None, out: Path) -> Path:
    """Write a first template: the built-in paper with names in place of values, or every field in tables."""
    if out.suffix.lower() != ".docx":
        raise UserError("模板只能写成 Word 文件。", todo="文件名请以 .docx 结尾。")
    document = start_of_kind(kind) if paper is None else start_document(kind, paper, office.paper_context())
    return render_docx(document, out)


def kept_file(office: Office, template: PaperTemplate) -> TemplateFile:
    """The file of an accepted template. UserError when it is gone or is not what was accepted."""
    path = office.attachments.path_of(template.sha256)
    if not path.is_file() or file_sha256(path) != template.sha256:
        raise UserError(
            f"模板“{template.file_name}”的文件不见了或已损坏。",
            data_safe="台账没有改动。",
            todo="请在“设置—文书模板”里重新采用一份，或恢复内置的文书。",
        )
    return read_template(path.read_bytes(), template.file_name)


def fill(
    office: Office,
    kind: RecordType,
    template: PaperTemplate,
    draft: Draft,
    out: Path,
    *,
    masked: bool = False,
    built_in: Document | None = None,
) -> Path:
    """Write the paper of one record from a template. ``built_in``: the same paper as the program makes it;
    its copies and its watermark (作废) hold for the template too."""
    context = office.paper_context(masked=masked)
    title = built_in.title if built_in is not None else template.name
    copies = built_in.copies if built_in is not None else 0
    values = Values(kind, draft, context, title, copies)
    watermark = (built_in.watermark if built_in is not None else "") or context.watermark
    data = fill_template(kept_file(office, template), field_names(office, kind), values)
    marked = _marked(data, watermark)
    with written_whole(out) as beside:
        beside.write_bytes(marked)
    return out


def _marked(data: bytes, watermark: str) -> bytes:
    if not watermark:
        return data
    word = docx.Document(io.BytesIO(data))
    mark_pages(word, watermark)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _tried(office: Office, kind: RecordType, file: TemplateFile) -> Finding | None:
    """Fill it once for an empty record and once for a sample, and open the result as Word would."""
    context, names = office.paper_context(), field_names(office, kind)
    drafts = [kind.new_draft()]
    if kind.sample is not None:
        drafts.append(kind.new_draft() | kind.sample(lambda key: None))
    try:
        for draft in drafts:
            _marked(fill_template(file, names, Values(kind, draft, context)), "试填")
    except UserError as refusal:
        return Finding("error", "", "", f"{refusal.what}{refusal.todo}")
    except _NOT_A_PACKAGE:
        return Finding("error", "", "", "按它试填了一份，打不开。请在 WPS 里另存为一份新的 .docx 再检查。")
    return None


def _title(office: Office, title: str) -> str:
    title = " ".join(title.split())
    if not title:
        raise UserError("没有说这份文书叫什么。", todo="请写出文书的名称。")
    if len(title) > _LONGEST_TITLE:
        raise UserError(f"文书名称太长（超过 {_LONGEST_TITLE} 字）。", todo="请写短一些。")
    # Of any register: a paper is asked for by its name alone.
    every = (paper for kind in office.store.kinds.values() for paper in kind.papers)
    if any(title in (paper.name, paper.title) for paper in every):
        raise UserError(
            f"“{title}”是内置的文书。", todo="要换掉它的样子，请对这份文书采用模板；否则换一个名称。"
        )
    return title
