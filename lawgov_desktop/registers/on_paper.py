"""The pieces papers of every drawer are made of: values as they stand on paper, places to write, tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lawgov_desktop.documents.document import (
    SI_HAO,
    Blank,
    Block,
    Cell,
    Content,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    PageSetup,
    Paragraph,
    Run,
    SignatureBlock,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Date, Labelled, Money, Number, PinyinKey
from lawgov_desktop.records.hiding import Hiding
from lawgov_desktop.records.names import PARTED_PERSONS
from lawgov_desktop.records.record_type import ChildRows, Draft, PaperContext, Record, Row
from lawgov_desktop.records.several import parts

WRITE_HERE: Final = "　　　　年　　月　　日"
"""A date left to the pen."""
SIGN: Final = "签名：　　　　　　　　　　年　　月　　日"
"""Room for a signature and its day in a cell."""
SEAL: Final = "（印章）"
LOW_MM: Final = 8.0
"""The least height of a row of a table that is read, not written in."""

_UNIT = "(?=司法|法治|综治|综合|平安|政法|社会|党政|党群|应急|便民|$)"
_TOWNSHIP = re.compile(f"(.+[镇乡]){_UNIT}")
_STREETS = re.compile(f"(.+街道){_UNIT}")
_GOVERNMENT = re.compile("(人民政府|街道办事处|委员会|管理局)$")


@dataclass(frozen=True, slots=True)
class _Holding:
    fields: Mapping[str, Labelled]
    children: Sequence[ChildRows]


@dataclass(frozen=True, slots=True)
class Shown:
    """Values of one record as they stand on paper: labels for codes, Chinese dates, hidden where asked.

    Where names are to be hidden, those the record holds in any field are hidden in running text too.
    """

    model: type[Record]
    record: Draft
    context: PaperContext
    children: tuple[ChildRows, ...] = ()

    def text(self, name: str) -> str | None:
        """An own field; None leaves a place to write."""
        return self._show(self.model._meta.fields[name], self.record.get(name))

    def told(self, name: str) -> str | None:
        """An own field as a table gives it: a day in words, a figure with its unit."""
        own = self.model._meta.fields[name]
        if isinstance(own, Date):
            return self.date(name)
        value = self.text(name)
        return f"{value}{own.unit}" if value and isinstance(own, Number | Money) else value

    def row(self, model: type[Row], row: Draft, name: str) -> str | None:
        """A field of one of the rows that belong to the record."""
        return self._show(model._meta.fields[name], row.get(name))

    def date(self, name: str) -> str | None:
        return dates.date_in_words(self.record.get(name)) or None

    def lines(self, name: str) -> list[str]:
        return [line for line in (self.text(name) or "").split("\n") if line.strip()]

    def label(self, name: str) -> str:
        return str(self.model._meta.fields[name].label)

    def persons(self, name: str) -> list[str]:
        """The persons one field names, each for itself."""
        return [part.strip() for part in PARTED_PERSONS.split(self.text(name) or "") if part.strip()]

    def rows_of(self, name: str) -> list[Draft]:
        return list(self.record.get(name) or ())

    def ticked(self, name: str, only: Callable[[str], bool] = lambda code: True) -> str:
        """Every choice of a code list with a box, the chosen ones ticked: ☑ 属实　□ 不实."""
        own: Any = self.model._meta.fields[name]
        return boxes(
            [one for one in self.context.names.code_choices(own.list_key) if only(one[0])],
            parts(self.record.get(name)) or [self.record.get(name)],
        )

    def hidden(self, text: str) -> str:
        """Running text as it may stand on this paper."""
        if not self.context.masked:
            return text
        hiding = Hiding(self._holding, self.context.names)
        return hiding.running(text, hiding.words(self.record))

    @property
    def _holding(self) -> _Holding:
        own = {
            name: column
            for name, column in self.model._meta.fields.items()
            if isinstance(column, Labelled) and not isinstance(column, PinyinKey)
        }
        return _Holding(own, self.children)

    def _show(self, own: Labelled, value: Any) -> str | None:
        text = own.show(value, self.context.names)
        if not text or not self.context.masked:
            return text or None
        hiding = Hiding(self._holding, self.context.names)
        return hiding.text(own, text, hiding.words(self.record)) or None


def boxes(choices: Iterable[tuple[object, str]], chosen: Iterable[object]) -> str:
    """☑ 是　□ 否: every choice with a box; the chosen values are ticked."""
    ticks = set(chosen)
    return "　".join(f"{'☑' if value in ticks else '□'} {words}" for value, words in choices)


def local_text(context: PaperContext, key: str) -> str | None:
    """A wording of the place; None while nobody has written it."""
    try:
        return (context.local.text(key) if context.local else "") or None
    except KeyError:  # a pack an office brought with it may be older than the entry
        return None


def agency_name(context: PaperContext) -> str | None:
    """The government whose acts are told of: as the place has written it, else after the office's own name.

    An office of a township (样例镇司法所) keeps the papers of that township's government.
    """
    written = local_text(context, "agency_name")
    if written or not context.office:
        return written
    if _GOVERNMENT.search(context.office):
        return context.office
    if found := _TOWNSHIP.match(context.office):
        return f"{found[1]}人民政府"
    found = _STREETS.match(context.office)
    return f"{found[1]}办事处" if found else None


# --- blocks --------------------------------------------------------------------------------------------


FORM_PAGE: Final = PageSetup(top_mm=18, bottom_mm=17, left_mm=24, right_mm=20)
"""The page of a form that is one table: a little more room than a letter has."""


def paper(
    context: PaperContext,
    title: str,
    blocks: Iterable[Block],
    *,
    copies: int = 1,
    page: PageSetup | None = None,
) -> Document:
    return Document(
        title=title,
        blocks=tuple(blocks),
        page=page or PageSetup(),
        watermark=context.watermark,
        copies=copies,
    )


def heading(title: str, *, number: tuple[str, str | None] | None = None) -> list[Block]:
    """The title, and at the right below it a number such as ("案号：", "（2025）…号")."""
    blocks: list[Block] = [Title(title, space_after_pt=10)]
    if number:
        label, value = number
        # A place that ends in 号: spaces at the end of a line that is set to the right hang over the margin.
        told = (Run(value),) if value else (Blank(None, 12), Run("号"))
        blocks.append(Paragraph((Run(label), *told), align="right", space_after_pt=6))
    return blocks


def said(content: Content, *, indent: float = 2, size_pt: float = SI_HAO, **how: Any) -> Paragraph:
    """A paragraph of a letter: 四号, set wider than a table. Places to write are not spread over a line."""
    if not isinstance(content, str) and any(isinstance(one, Blank) for one in content):
        how = {"align": "left", **how}
    return Paragraph(content, first_indent_chars=indent, size_pt=size_pt, **how)


def place(value: str | None, width_chars: float = 10) -> Run | Blank:
    """A value in a sentence: plain where it is known, a place to write where it is not."""
    return Run(value) if value else Blank(None, width_chars)


def told_lines(*lines: tuple[str, str | None]) -> list[Block]:
    """原告：张三 line by line at the margin, a ruled place where nothing is known."""
    return [said((Run(label), place(value, 0)), indent=0, align="left") for label, value in lines]


def fields(*lines: Sequence[Field] | Field, size_pt: float = SI_HAO) -> list[Block]:
    """Lines of labels with blanks."""
    return [FieldLine((line,) if isinstance(line, Field) else tuple(line), size_pt=size_pt) for line in lines]


def caption(text: str, size_pt: float = SI_HAO) -> Paragraph:
    return Paragraph(
        text,
        first_indent_chars=2 if size_pt == SI_HAO else 0,
        font=FontRole.SONG_BOLD,
        size_pt=size_pt,
        space_before_pt=4,
        keep_with_next=True,
    )


def written(label: str, lines: Sequence[str], blank_lines: int, size_pt: float = SI_HAO) -> list[Block]:
    """A caption and what was written under it, or ruled lines for the pen."""
    if lines:
        return [caption(label, size_pt), *(said(line, size_pt=size_pt) for line in lines)]
    return [KeepTogether((caption(label, size_pt), *ruled(blank_lines, size_pt)))]


def filled(label: str, lines: Sequence[str], blank_lines: int) -> list[Block]:
    """A caption, what is known below it, and ruled lines to go on with by hand."""
    told = [said(line, keep_with_next=True) for line in lines]
    return [caption(label), *told, *ruled(blank_lines)] if told else written(label, [], blank_lines)


def ruled(lines: int, size_pt: float = SI_HAO) -> list[Block]:
    """Empty lines for the pen."""
    return [FieldLine((Field("", None),), size_pt=size_pt) for _ in range(lines)]


def addressed(name: str | None) -> list[Block]:
    """此致 and, at the margin, to whom."""
    return [
        said("此致", keep_with_next=True, space_before_pt=6),
        said((place(name, 18),), indent=0),
    ]


def to_whom(name: str | None) -> list[Block]:
    """The line a letter begins with: 样例县人民法院："""
    return [said((place(name, 14), Run("：")), indent=0)]


def signed(*lines: str, name: str | None = "", day: str | None = None, width: float = 22) -> SignatureBlock:
    """Who signs at the right edge, the agency with its seal last, then the day or room for it."""
    content: list[Content] = [(Run(line), Blank(None, 8)) for line in lines]
    if name is None:
        content.append((Blank(None, 12), Run(SEAL)))
    elif name:
        content.append(f"{name}{SEAL}")
    content.append(day or WRITE_HERE)
    return SignatureBlock(tuple(content), width_chars=width, size_pt=SI_HAO)


# --- tables of labels and values -----------------------------------------------------------------------

FORM_COLUMNS: Final = (
    TableColumn(29, "center"),
    TableColumn(48),
    TableColumn(29, "center"),
    TableColumn(48),
)


def form(rows: Iterable[TableRow]) -> Table:
    """A table of labels and values, two pairs to a row."""
    return Table(columns=FORM_COLUMNS, rows=tuple(rows))


def label_cell(text: str, *, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell(text, font=FontRole.SONG_BOLD, align="center", colspan=colspan, rowspan=rowspan)


def pair(label: str, value: str | None, other: str, other_value: str | None) -> TableRow:
    """Two labels with their values in one row."""
    return TableRow(
        (label_cell(label), Cell(value or ""), label_cell(other), Cell(other_value or "")), height_mm=LOW_MM
    )


def wide(label: str, value: str | None, height_mm: float = LOW_MM) -> TableRow:
    """One label with a value that takes the whole width."""
    return TableRow((label_cell(label), Cell(value or "", colspan=3, align="left")), height_mm=height_mm)


def opinion(label: str, value: str | None, height_mm: float = 26) -> TableRow:
    """What somebody has to say, with room for a signature and its day below."""
    return wide(label, f"{value}\n{SIGN}" if value else f"\n\n{SIGN}", height_mm)


def of_fields(shown: Shown, *lines: tuple[str, ...], height_mm: float = LOW_MM) -> list[TableRow]:
    """A row for each line of one or two fields; a field alone takes the width and the height."""
    rows = []
    for names in lines:
        values = [(shown.label(name), shown.told(name)) for name in names]
        rows.append(wide(*values[0], height_mm) if len(names) == 1 else pair(*values[0], *values[1]))
    return rows
