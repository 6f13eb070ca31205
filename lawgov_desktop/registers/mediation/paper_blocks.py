"""The pieces papers of 人民调解 and 行政调解 are made of: values, parties, places to write, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    Paragraph,
    Run,
    SignatureBlock,
    Title,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Labelled
from lawgov_desktop.records.record_type import Draft, PaperContext, Record, Row
from lawgov_desktop.registers.mediation.parties import is_organisation, of_side
from lawgov_desktop.registers.mediation.party_columns import PartyRow

WRITE_HERE = "　　　　年　　月　　日"
"""A date left to the pen."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Values of one case as they stand on paper: labels for codes, Chinese dates, masked where asked.

    Each family of cases has its own subclass, which names the table and who mediates.
    """

    model: ClassVar[type[Record]]
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
        return self.row(PartyRow, party, name)

    def date(self, name: str) -> str | None:
        return dates.date_in_words(self.case.get(name)) or None

    def lines(self, name: str) -> list[str]:
        return [line for line in (self.text(name) or "").split("\n") if line.strip()]

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

    def _show(self, own: Labelled, value: Any) -> str | None:
        text = own.show(value, self.context.names)
        return (own.mask(text) if self.context.masked else text) or None


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


def heading(title: str, *, number: tuple[str, str | None] | None = None) -> list[Block]:
    """The title, and at the right below it a number such as ("编号：", "〔2025〕…号")."""
    blocks: list[Block] = [Title(title, space_after_pt=10)]
    if number:
        label, value = number
        blocks.append(Paragraph((Run(label), Blank(value, 15)), align="right", space_after_pt=6))
    return blocks


def caption(text: str) -> Paragraph:
    return Paragraph(
        text, first_indent_chars=0, font=FontRole.SONG_BOLD, space_before_pt=6, keep_with_next=True
    )


def written(label: str, lines: Sequence[str], blank_lines: int) -> list[Block]:
    """A caption and what was written under it, or ruled lines for the pen."""
    if lines:
        return [caption(label), *(Paragraph(line) for line in lines)]
    ruled: list[Block] = [FieldLine((Field("", None),)) for _ in range(blank_lines)]
    return [KeepTogether((caption(label), *ruled))]


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
                    Field("法定代表人 ", of("legal_representative"), 10),
                    Field("职务 ", of("representative_post"), 12),
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
            FieldLine((Field("职业或职务 ", of("occupation"), 10), Field("联系方式 ", of("phone"), 0))),
        ]
        if party.get("id_no"):
            lines.append(FieldLine((Field("公民身份号码 ", of("id_no"), 0),)))
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


def party_blocks(shown: Shown, parties: Sequence[Draft], called: str = "当事人") -> list[Block]:
    """One block a party, numbered when there are several; two empty blocks when there is none yet."""
    rows = parties or ({}, {})
    if called != "当事人":
        rows = parties or ({},)
    side = {"applicant": "申请人", "respondent": "被申请人", "third": "第三人"}
    blocks = []
    for number, party in enumerate(rows, start=1):
        name = called if len(rows) == 1 else f"{called}{number}"
        if called == "当事人" and party.get("side") in side:
            name += f"（{side[party['side']]}）"
        blocks.append(party_block(shown, party, name))
    return blocks


def signatures(*lines: str | tuple[str, int], day: str | None = None, seal: str = "") -> SignatureBlock:
    """Lines to sign, ending at one edge; ``(text, n)`` asks for n signatures. Seal and date stand last."""
    asked = [(line, 1) if isinstance(line, str) else line for line in lines]
    longest = max((len(text) for text, _ in asked), default=0)
    content: list[tuple[Run | Blank, ...] | str] = []
    for text, times in asked:
        content += [(Run(text), Blank(None, 8 + longest - len(text)))] * max(times, 1)
    if seal:
        content.append(seal)
    content.append(day or WRITE_HERE)
    return SignatureBlock(tuple(content), width_chars=25)
