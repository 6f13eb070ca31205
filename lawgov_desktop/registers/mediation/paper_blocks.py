"""The pieces papers of 人民调解 and 行政调解 are made of: values, parties, places to write, signatures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, ClassVar

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    PageBreak,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Labelled
from lawgov_desktop.records.hiding import hidden_text, hidden_words
from lawgov_desktop.records.record_type import Draft, PaperContext, Record, Row
from lawgov_desktop.records.text import half_width
from lawgov_desktop.registers.mediation.parties import is_organisation, of_side
from lawgov_desktop.registers.mediation.party_columns import PartyRow

WRITE_HERE = "　　　　年　　月　　日"
"""A date left to the pen."""


PARTY_LINE = "mediation_party_line"
"""The local text that says what the second line of a party block asks for (省份规则包)."""
_ID_LABEL = "身份证号码"
_BOTH = "两项都印"
_TIME = re.compile("([0-9]{1,2})[:时点]([0-9]{2})?")
_SIDES = {"applicant": "申请人", "respondent": "被申请人", "third": "第三人"}


@dataclass(frozen=True)
class Shown:
    """Values of one record as they stand on paper: labels for codes, Chinese dates, masked where asked.

    Each family has its own subclass, which names the tables and who mediates. Masked, what the record calls
    private is hidden in its running texts too.
    """

    model: ClassVar[type[Record]]
    rows: ClassVar[Mapping[str, type[Row]]] = {}
    """Child name → its table."""
    keeper: ClassVar[str] = "调委会"
    """Who keeps a copy beside the parties."""

    case: Draft
    context: PaperContext

    def text(self, name: str) -> str | None:
        """An own field of the case; None leaves a place to write."""
        return self._show(self.model._meta.fields[name], self.case.get(name))

    def row(self, model: type[Row], row: Draft, name: str) -> str | None:
        return self._show(model._meta.fields[name], row.get(name))

    def party(self, party: Draft, name: str) -> str | None:
        """A field of a party; the name of an organisation is public and never masked."""
        if name == "name" and is_organisation(party):
            return party.get("name") or None
        return self.row(PartyRow, party, name)

    def local_text(self, key: str) -> str:
        """What the office's place has laid down; "" where a paper is tried without an office."""
        return self.context.local.text(key) if self.context.local else ""

    def date(self, name: str) -> str | None:
        return dates.date_in_words(self.case.get(name)) or None

    def lines(self, name: str) -> list[str]:
        return [line for line in (self.text(name) or "").split("\n") if line.strip()]

    def local_table(self, key: str) -> Sequence[Mapping[str, object]]:
        return self.context.local.table(key) if self.context.local else ()

    @property
    def parties(self) -> Sequence[Draft]:
        return self.case.get("parties") or ()

    def party_names(self) -> str | None:
        return self.names_of(self.parties) or None

    def sides(self) -> str | None:
        """张三、李四与王五: the two sides, as a volume is named."""
        first = of_side(self.parties, "applicant") or list(self.parties[:1])
        others = [party for party in self.parties if party not in first]
        both = (self.names_of(first), self.names_of(others))
        return "与".join(names for names in both if names) or None

    def names_of(self, parties: Sequence[Draft]) -> str:
        named = (self.party(party, "name") for party in parties)
        return "、".join(name for name in named if name)

    def said(self, row: Draft, model: type[Row], name: str) -> list[str]:
        """The lines of a longer text of a child row."""
        return [line for line in (self.row(model, row, name) or "").split("\n") if line.strip()]

    @cached_property
    def _hidden(self) -> dict[str, str]:
        return hidden_words(self._private(), self.context.names)

    def _private(self) -> Iterator[tuple[Labelled, Any]]:
        for model, row in (
            (self.model, self.case),
            *((model, row) for child, model in self.rows.items() for row in self.case.get(child) or ()),
        ):
            for name, own in model._meta.fields.items():
                private = isinstance(own, Labelled) and own.privacy in ("name", "id", "phone")
                # An organisation's name is public; the line of all names tells nothing the rows do not tell.
                public = name == "name" and is_organisation(row)
                public = public or (name == "party_names" and bool(self.case.get("parties")))
                if private and row.get(name) and not public:
                    yield own, row[name]

    def _show(self, own: Labelled, value: Any) -> str | None:
        text = own.show(value, self.context.names)
        return (hidden_text(own, text, self._hidden) if self.context.masked else text) or None


def paper(
    shown: Shown, title: str, blocks: Iterable[Block], *, copies: int = 1, footer: str = ""
) -> Document:
    """A document of these blocks, marked when its number is void."""
    watermark = shown.context.watermark or ("作废" if shown.case.get("number_void") else "")
    each = len(shown.parties)
    # One for every party and one to keep; any other number somebody has written into the record.
    whom = f"当事人 {each}＋{shown.keeper} 1" if each and copies == each + 1 else ""
    return Document(
        title=title, blocks=tuple(blocks), watermark=watermark, copies=copies, copies_for=whom, footer=footer
    )


def in_time(rows: Sequence[Draft]) -> list[Draft]:
    """Rows with a ``held_on`` in the order of time, those without a day last."""
    return sorted(rows, key=lambda row: (row.get("held_on") or "9", _minutes(row.get("started_at") or "")))


def _minutes(text: str) -> int:
    """9:30—11:00 → 570, 下午3时 → 900; 0 where no time can be read."""
    found = _TIME.search(half_width(text))
    if not found:
        return 0
    hour = int(found[1])
    return (hour + 12 if "下午" in text and hour < 12 else hour) * 60 + int(found[2] or 0)


def together(title: str, documents: Sequence[Document]) -> Document:
    """Several papers as one, each beginning a page; what stood at their feet ends them as a line of text."""
    blocks: list[Block] = []
    for document in documents:
        if blocks:
            blocks.append(PageBreak())
        blocks += document.blocks
        if document.footer:
            blocks.append(Paragraph(document.footer, first_indent_chars=0, space_before_pt=6))
    marks = dict.fromkeys(document.watermark for document in documents if document.watermark)
    return replace(
        documents[0], title=title, blocks=tuple(blocks), footer="", copies=1,
        watermark=next(iter(marks), "") if all(one.watermark for one in documents) else "",
    )  # fmt: skip


def room(height_mm: float) -> Block:
    """Empty height that stays also at the top of a page, where a Spacer is dropped."""
    return Table((TableColumn(1),), (TableRow(("",), height_mm=height_mm),), borders=False)


def heading(title: str, *, number: tuple[str, str | None] | None = None) -> list[Block]:
    """The title, and at the right below it a number such as ("编号：", "〔2025〕…号")."""
    blocks: list[Block] = [Title(title, space_after_pt=10)]
    if number:
        label, value = number
        blocks.append(Paragraph((Run(label), Blank(value, 15)), align="right", space_after_pt=6))
    return blocks


def addressed(names: str | None) -> Paragraph:
    """The line of those a paper goes to."""
    return Paragraph((Blank(names, 18), Run("：")), first_indent_chars=0)


def caption(text: str) -> Paragraph:
    return Paragraph(
        text, first_indent_chars=0, font=FontRole.SONG_BOLD, space_before_pt=6, keep_with_next=True
    )


def written(label: str, lines: Sequence[str], blank_lines: int) -> list[Block]:
    """A caption and what was written under it, or ruled lines for the pen."""
    if lines:
        return [caption(label), *(Paragraph(line) for line in lines)]
    return [KeepTogether((caption(label), *ruled(blank_lines)))]


def ruled(lines: int) -> list[Block]:
    """Lines for the pen."""
    return [FieldLine((Field("", None),)) for _ in range(lines)]


def copies_line(what: str, copies: int | None, holders: str) -> Paragraph:
    """本协议一式3份，当事人、人民调解委员会各持一份。"""
    return Paragraph(
        (Run(f"{what}一式"), Blank(str(copies) if copies else None, 3), Run(f"份，{holders}")),
        space_before_pt=8,
    )


def party_block(shown: Shown, party: Draft, called: str) -> Block:
    """The block of one party as printed on the ministry's forms; a legal person shows who stands for it."""

    def of(name: str) -> str | None:
        return shown.party(party, name)

    lines: list[Block] = [caption(called)]
    if is_organisation(party):
        lines += [
            FieldLine((Field("名称 ", of("name")),)),
            FieldLine(
                (
                    Field("法定代表人姓名 ", of("legal_representative"), 10),
                    Field("职务 ", of("representative_post"), 0),
                )
            ),
            FieldLine((Field("统一社会信用代码 ", of("org_code"), 13), Field("联系方式 ", of("phone"), 0))),
            FieldLine((Field("地址 ", of("address") or of("workplace")),)),
        ]
    else:
        lines += [
            FieldLine(
                (
                    Field("姓名 ", of("name"), 9),
                    Field("性别 ", of("sex"), 4),
                    Field("民族 ", of("ethnic_group"), 6),
                    Field("年龄 ", of("age"), 4),
                )
            ),
            *_occupation_or_id(shown, of),
        ]
        where = "，".join(part for part in (of("workplace"), of("address")) if part) or of("village")
        lines.append(FieldLine((Field("单位或住址 ", where),)))
    if party.get("agent_name"):
        lines.append(
            FieldLine(
                (
                    Field("委托代理人 ", of("agent_name"), 8),
                    Field("代理权限 ", of("agent_scope"), 6),
                    Field("电话 ", of("agent_phone"), 0),
                )
            )
        )
    return KeepTogether(tuple(lines))


def _occupation_or_id(shown: Shown, of: Callable[[str], str | None]) -> list[Block]:
    """Line 2 of the ministry's block asks for 职业或职务; some counties ask for the ID there, or for both."""
    way = shown.local_text(PARTY_LINE)
    contact = Field("联系方式 ", of("phone"), 0)
    number = Field(f"{_ID_LABEL} ", of("id_no"), 11)
    if way == _ID_LABEL:
        return [FieldLine((number, contact))]
    line = FieldLine((Field("职业或职务 ", of("occupation"), 10), contact))
    return [line, FieldLine((replace(number, width_chars=0),))] if way == _BOTH else [line]


def party_blocks(shown: Shown, parties: Sequence[Draft], called: str = "当事人") -> list[Block]:
    """One block a party, numbered when there are several; two empty blocks when there is none yet."""
    rows = parties or ({}, {})
    if called != "当事人":
        rows = parties or ({},)
    blocks = []
    for number, party in enumerate(rows, start=1):
        name = called if len(rows) == 1 else f"{called}{number}"
        if called == "当事人" and party.get("side") in _SIDES:
            name += f"（{_SIDES[party['side']]}）"
        blocks.append(party_block(shown, party, name))
    return blocks


def signatures(*lines: str | tuple[str, int | str], day: str | None = None, seal: str = "") -> SignatureBlock:
    """Lines to sign, ending at one edge. Seal and date stand last.

    ``(text, n)`` asks for n signatures, ``(text, name)`` writes a name where it would be signed ("": none).
    """
    asked = [(line, 1) if isinstance(line, str) else line for line in lines]
    longest = max((len(text) for text, _ in asked), default=0)
    content: list[tuple[Run | Blank, ...] | str] = []
    for text, times in asked:
        name, times = (times or None, 1) if isinstance(times, str) else (None, times)
        content += [(Run(text), Blank(name, 8 + longest - len(text)))] * max(times, 1)
    if seal:
        content.append(seal)
    content.append(day or WRITE_HERE)
    return SignatureBlock(tuple(content), width_chars=25)
