"""Of every paper of every register: an empty record gives a form for the pen, a full one loses nothing at the
page edge, a masked one tells nobody's name, whoever wrote it into whatever text; Word files hold the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Date,
    Flag,
    IdText,
    Labelled,
    Link,
    LongText,
    Money,
    Number,
    OrgCode,
    PersonName,
    Phone,
)
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, RecordType, child_fields
from lawgov_desktop.registers import ALL
from tests.documents.pdf_reading import page_texts

EVERY = [(kind, paper) for kind in ALL for paper in kind.papers]
of_every = pytest.mark.parametrize(
    ("kind", "paper"), EVERY, ids=[f"{kind.key}-{paper.name}" for kind, paper in EVERY]
)
EDGE_PT = 8.0
"""Nearer to the edge of the sheet no office printer prints."""
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张"
_RARE = "䶮𠅤㛃"
_GIVEN = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


@dataclass
class Filler:
    """Fills a record of any register, every field of it; remembers what a masked paper must not tell."""

    kind: RecordType
    context: PaperContext
    choice: int = 0
    """Which of its choices every field takes: the first, or the last (-1)."""
    long: bool = False
    rows: int = 2
    private: list[str] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def draft(self) -> Draft:
        somebody = self.name()
        draft: Draft = {name: self.value(own, somebody) for name, own in self.kind.fields.items()}
        for child in self.kind.children:
            of = child_fields(child)
            draft[child.name] = [
                {name: self.value(own, somebody) for name, own in of.items()} for _ in range(self.rows)
            ]
        self._met_in_texts(draft, somebody)
        draft |= {name: 0 for name in ("number_void",) if name in draft}
        draft |= dict(self.kind.derive(draft, self.context.names))
        return draft

    def _met_in_texts(self, draft: Draft, somebody: str) -> None:
        """Who is named in every text is somebody the record knows: its first row that has a private name."""
        for child in self.kind.children:
            for row in draft[child.name]:
                row |= {"party_kind": "person"} if "party_kind" in row else {}  # an organisation is public
            for name, own in child_fields(child).items():
                if own.privacy == "name":
                    draft[child.name][0][name] = somebody
                    self.private.append(somebody)
                    return
        own_names = [n for n, own in self.kind.fields.items() if own.privacy == "name"]
        if own_names:
            draft[own_names[0]] = somebody
            self.private.append(somebody)

    def name(self) -> str:
        number = next(self.numbers)
        return (
            _SURNAMES[number % len(_SURNAMES)]
            + _RARE[number % 3]
            + _GIVEN[number // 3 % 22]
            + _GIVEN[number % 22]
        )

    def value(self, own: Labelled, somebody: str) -> Any:
        number = next(self.numbers)
        if own.privacy in ("name", "id", "phone"):
            value = {
                "name": self.name(),
                "id": f"99999919800101{number % 1000:03d}X",
                "phone": f"138{number:04d}{number * 7919 % 10_000:04d}",
            }[own.privacy]
            self.private.append(value)
            return value
        match own:
            case Attachment() | Link():
                return None
            case PersonName():
                return self.name()
            case Choice():
                return own.options[self.choice][0]
            case Code():
                codes = [code for code, _ in self.context.names.code_choices(own.list_key)]
                return codes[self.choice] if codes else None
            case Flag():
                return 1
            case Money():
                return 10**13 + number if self.long else 123_456_00
            case Number():
                return 1_000_000 + number if self.long else number % 90
            case Date():
                return f"2025-{1 + number % 12:02d}-{1 + number % 27:02d}"
            case Phone():
                return "0377-66001122"
            case OrgCode():
                return "91350100M000100Y43"
            case IdText():
                return f"样字〔2025〕{number}号"
            case LongText() if self.long:
                return f"第{number}段长文字{_RARE}，一二三四五六七八九十。ABCDEFGHIJKLMNOPQRSTUVWXYZ" * 60
            case _ if self.long:
                return f"第{number}项" + "长" * 60 + "A" * 90
            case _:
                return f"值{number}与{somebody}有关"


@pytest.fixture
def printed(fonts: FontBook, tmp_path: Path) -> Callable[[Paper, Draft, PaperContext], str]:
    """Writes a paper as PDF and as DOCX, looks at both and gives the text of the PDF without white space."""

    def write(paper: Paper, draft: Draft, context: PaperContext) -> str:
        document = paper.build(draft, context)
        result = render_pdf(document, tmp_path / "a.pdf", fonts)
        assert result.missing_glyphs == ()
        assert beyond_the_edge(result.path) == ""
        text = "".join("".join(page_texts(result.path)).split())
        word = docx.Document(str(render_docx(document, tmp_path / "a.docx")))
        in_word = "".join("".join(part.itertext()) for part in word.element.body.iterchildren())
        assert text
        for told in (text, in_word):
            assert "None" not in told
            assert "[]" not in told
        return text + "".join(in_word.split())

    return write


def beyond_the_edge(file: Path) -> str:
    """The characters that do not lie on the part of the sheet that is printed."""
    lost = []
    with pdfium.PdfDocument(file) as document:
        for page in document:
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                inside = EDGE_PT <= left <= right <= width - EDGE_PT
                inside = inside and EDGE_PT <= bottom <= top <= height - EDGE_PT
                sign = chr(raw.FPDFText_GetUnicode(text, index))
                if not inside and right > left and sign.strip():
                    lost.append(f"{ord(sign):x}" if 0xD800 <= ord(sign) < 0xE000 else sign)
    return "".join(lost)


@of_every
def test_an_empty_record_gives_a_form_for_the_pen(
    kind: RecordType, paper: Paper, context: PaperContext, printed: Callable[..., str]
) -> None:
    text = printed(paper, kind.new_draft(), context)
    assert "2025年" not in text.replace("2025年4月1日", "")  # today may stand where a paper is made today


@of_every
@pytest.mark.parametrize("choice", [0, -1], ids=["first choices", "last choices"])
def test_a_masked_paper_names_nobody_even_in_running_text(
    kind: RecordType, paper: Paper, context: PaperContext, printed: Callable[..., str], choice: int
) -> None:
    filler = Filler(kind, context, choice)
    draft = filler.draft()
    text = printed(paper, draft, replace(context, masked=True))
    assert [private for private in filler.private if private in text] == []


@of_every
def test_long_texts_and_many_rows_run_on_and_are_not_cut(
    kind: RecordType, paper: Paper, context: PaperContext, printed: Callable[..., str]
) -> None:
    printed(paper, Filler(kind, context, long=True, rows=6).draft(), context)
