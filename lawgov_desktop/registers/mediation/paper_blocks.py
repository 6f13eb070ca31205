"""What papers of 人民调解 and 行政调解 have beside the pieces of all papers: the parties, the copies."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar, Final

from lawgov_desktop.documents.document import (
    SI_HAO,
    Blank,
    Block,
    Document,
    Field,
    FieldLine,
    KeepTogether,
    Paragraph,
    Run,
    Table,
    TableColumn,
    TableRow,
)
from lawgov_desktop.records.fields import Labelled
from lawgov_desktop.records.hiding import hidden_words
from lawgov_desktop.records.record_type import Draft, PaperContext, Record, Row
from lawgov_desktop.records.text import half_width
from lawgov_desktop.registers import paper_pieces
from lawgov_desktop.registers.form_table import head
from lawgov_desktop.registers.mediation.parties import is_organisation, of_side
from lawgov_desktop.registers.mediation.party_columns import PartyRow
from lawgov_desktop.registers.on_paper import Shown, local_text
from lawgov_desktop.registers.paper_pieces import PRINTED, caption

PARTY_LINE = "mediation_party_line"
"""The local text that says what the second line of a party block asks for (省份规则包)."""
_ID_LABEL = "身份证号码"
_BOTH = "两项都印"
_TIME = re.compile("([0-9]{1,2})[:时点]([0-9]{2})?")
SIDES: Final = {"applicant": "申请人", "respondent": "被申请人", "third": "第三人"}
"""What the sides of a case are called on paper."""


class PartiesShown(Shown):
    """Values of a record with parties as they stand on paper.

    Each family has its own subclass, which names the tables and who mediates. Masked, what the record calls
    private is hidden in its running texts too; the name of an organisation is public.
    """

    table: ClassVar[type[Record]]
    rows: ClassVar[Mapping[str, type[Row]]] = {}
    """Child name → its table."""
    keeper: ClassVar[str] = "调委会"
    """Who keeps a copy beside the parties."""

    def __init__(self, record: Draft, context: PaperContext) -> None:
        super().__init__(self.table, record, context)

    def party(self, party: Draft, name: str) -> str | None:
        """A field of a party; the name of an organisation is public and never masked."""
        if name == "name" and is_organisation(party):
            return party.get("name") or None
        return self.row(PartyRow, party, name)

    def local_text(self, key: str) -> str:
        """What the office's place has laid down; "" where a paper is tried without an office."""
        return local_text(self.context, key) or ""

    def local_table(self, key: str) -> Sequence[Mapping[str, object]]:
        return self.context.local.table(key) if self.context.local else ()

    @property
    def parties(self) -> Sequence[Draft]:
        return self.record.get("parties") or ()

    @property
    def copies(self) -> int | None:
        """One for each party and one to keep (《人民调解法》第二十九条); None without a party."""
        return len(self.parties) + 1 if self.parties else None

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

    def words(self) -> Mapping[str, str]:
        return self._words

    @cached_property
    def _words(self) -> Mapping[str, str]:
        return hidden_words(self._private(), self.context.names)

    def _private(self) -> Iterator[tuple[Labelled, Any]]:
        for model, row in (
            (self.table, self.record),
            *((model, row) for child, model in self.rows.items() for row in self.record.get(child) or ()),
        ):
            for name, own in model._meta.fields.items():
                private = isinstance(own, Labelled) and own.privacy in ("name", "id", "phone")
                # An organisation's name is public; the line of all names tells nothing the rows do not tell.
                public = name == "name" and is_organisation(row)
                public = public or (name == "party_names" and bool(self.record.get("parties")))
                if private and row.get(name) and not public:
                    yield own, row[name]


def paper(
    shown: PartiesShown, title: str, blocks: Iterable[Block], *, copies: int = 1, footer: str = ""
) -> Document:
    """A document of these blocks, marked when its number is void."""
    each = len(shown.parties)
    # One for every party and one to keep; any other number somebody has written into the record.
    whom = f"当事人 {each}＋{shown.keeper} 1" if each and copies == each + 1 else ""
    made = paper_pieces.paper(shown.context, title, blocks, copies=copies)
    watermark = made.watermark or ("作废" if shown.record.get("number_void") else "")
    return replace(made, watermark=watermark, copies_for=whom, footer=footer)


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


def cover_table(
    rows: Iterable[tuple[str, str | None]], row_mm: float, *, value: TableColumn, last_mm: float = 0
) -> Table:
    """What stands on a cover: labels and values in large type; ``last_mm``: the height of the last row."""
    lines = list(rows)
    heights = [row_mm] * (len(lines) - 1) + [last_mm or row_mm]
    return Table(
        columns=(TableColumn(28, "center"), value),
        rows=tuple(
            TableRow((head(label), told or ""), height)
            for (label, told), height in zip(lines, heights, strict=True)
        ),
        size_pt=SI_HAO,
    )


def copies_line(what: str, copies: int | None, holders: str) -> Paragraph:
    """本协议一式3份，当事人、人民调解委员会各持一份。"""
    return Paragraph(
        (Run(f"{what}一式"), Blank(str(copies) if copies else None, 3), Run(f"份，{holders}")),
        space_before_pt=8,
    )


def party_block(shown: PartiesShown, party: Draft, called: str) -> Block:
    """The block of one party as printed on the ministry's forms; a legal person shows who stands for it."""

    def of(name: str) -> str | None:
        return shown.party(party, name)

    lines: list[Block] = [caption(called, look=PRINTED)]
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


def _occupation_or_id(shown: PartiesShown, of: Callable[[str], str | None]) -> list[Block]:
    """Line 2 of the ministry's block asks for 职业或职务; some counties ask for the ID there, or for both."""
    way = shown.local_text(PARTY_LINE)
    contact = Field("联系方式 ", of("phone"), 0)
    number = Field(f"{_ID_LABEL} ", of("id_no"), 11)
    if way == _ID_LABEL:
        return [FieldLine((number, contact))]
    line = FieldLine((Field("职业或职务 ", of("occupation"), 10), contact))
    return [line, FieldLine((replace(number, width_chars=0),))] if way == _BOTH else [line]


def party_blocks(shown: PartiesShown, parties: Sequence[Draft], called: str = "当事人") -> list[Block]:
    """One block a party, numbered when there are several; two empty blocks when there is none yet."""
    rows = parties or ({}, {})
    if called != "当事人":
        rows = parties or ({},)
    blocks = []
    for number, party in enumerate(rows, start=1):
        name = called if len(rows) == 1 else f"{called}{number}"
        if called == "当事人" and party.get("side") in SIDES:
            name += f"（{SIDES[party['side']]}）"
        blocks.append(party_block(shown, party, name))
    return blocks
