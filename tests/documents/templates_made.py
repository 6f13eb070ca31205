"""Word templates made for tests, as WPS leaves them: runs split anywhere, tables, headers, text boxes."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from lawgov_desktop.documents.template_check import Finding, check_template
from lawgov_desktop.documents.template_file import TemplateFile, read_template
from lawgov_desktop.documents.template_fill import fill_template
from lawgov_desktop.documents.template_names import FieldNames
from lawgov_desktop.documents.template_values import Values
from lawgov_desktop.records.record_type import Draft, PaperContext, RecordType
from lawgov_desktop.registers import ALL

CASE: RecordType = next(kind for kind in ALL if kind.key == "mediation_case")


class SomeNames:
    """Codes are called by a few labels; linked records by their uuid."""

    local = None
    labels: ClassVar[dict[str, str]] = {"neighbour": "邻里纠纷", "applied": "当事人申请", "male": "男"}

    def code_label(self, list_key: str, code: str) -> str:
        return self.labels.get(code, code)

    def codes_for(self, list_key: str, text: str) -> list[str]:
        return [code for code, label in self.labels.items() if label == text]

    def code_choices(self, list_key: str) -> list[tuple[str, str]]:
        return list(self.labels.items())

    def title(self, kind: str, uuid: str) -> str:
        return uuid

    def find(self, kind: str, text: str) -> list[str]:
        return []

    def stat_line(self, list_key: str, code: str) -> str:
        return ""

    def value(self, kind: str, uuid: str, field: str) -> None:
        return None


NAMES = FieldNames(CASE, SomeNames())


def context(*, masked: bool = False) -> PaperContext:
    return PaperContext(
        names=SomeNames(),
        get=lambda kind, uuid: None,
        office="样例镇司法所",
        today=date(2025, 3, 5),
        masked=masked,
    )


def a_case(**more: Any) -> Draft:
    """A case of two parties with rare names."""
    return (
        CASE.new_draft()
        | {
            "number": "〔2025〕样例人调字第3号",
            "accepted_on": "2025-03-05",
            "dispute_type": "neighbour",
            "summary": "院墙滴水。\n双方争执。",
            "parties": [
                {
                    "name": "冯䶮",
                    "side": "applicant",
                    "sex": "male",
                    "phone": "13900000001",
                    "address": "样例村1组2号",
                },
                {"name": "𠅤文昌", "side": "respondent"},
            ],
        }
        | more
    )


def word(*paragraphs: str, make: Callable[[WordDocument], None] | None = None) -> WordDocument:
    made = docx.Document()
    for text in paragraphs:
        made.add_paragraph(text)
    if make is not None:
        make(made)
    return made


def data_of(made: WordDocument) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def template(*paragraphs: str, make: Callable[[WordDocument], None] | None = None) -> TemplateFile:
    return read_template(data_of(word(*paragraphs, make=make)), "模板.docx")


def found(*paragraphs: str, make: Callable[[WordDocument], None] | None = None) -> tuple[Finding, ...]:
    return check_template(template(*paragraphs, make=make), NAMES)


def errors(*paragraphs: str, make: Callable[[WordDocument], None] | None = None) -> list[str]:
    return [str(one) for one in found(*paragraphs, make=make) if one.level == "error"]


def filled(
    file: TemplateFile, draft: Draft | None = None, *, masked: bool = False, copies: int = 0
) -> WordDocument:
    values = Values(CASE, draft or a_case(), context(masked=masked), "样例文书", copies)
    return docx.Document(io.BytesIO(fill_template(file, NAMES, values)))


def texts(made: WordDocument) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs]


def rows(made: WordDocument, table: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in made.tables[table].rows]


def split_runs(paragraph: Paragraph) -> None:
    """One run for each character, as an editor leaves a text that was typed, corrected and spell-checked."""
    text, dress = paragraph.text, paragraph.runs[0].font.size
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
    for sign in text:
        run = paragraph.add_run(sign)
        run.font.size = dress
        run._r.addnext(parse_xml(f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>'))


def add_text_box(made: WordDocument, text: str) -> None:
    """A text box as Word keeps it: once as a drawing, once again for older programs."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    run = made.paragraphs[-1].add_run()
    run._r.append(
        parse_xml(
            f"<mc:AlternateContent {nsdecls('w')}"
            ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
            ' xmlns:v="urn:schemas-microsoft-com:vml">'
            f'<mc:Choice Requires="wps"><wps:txbx>{inner}</wps:txbx></mc:Choice>'
            f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent>"
        )
    )


def underlined(paragraph: Paragraph) -> str:
    return "".join(run.text for run in paragraph.runs if run.underline)


def all_text(made: WordDocument) -> str:
    return "".join(node.text or "" for node in made.element.body.iter(qn("w:t")))
