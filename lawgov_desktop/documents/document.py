"""A paper as a neutral tree of blocks: registers write it, renderers turn it into PDF or DOCX."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final, Literal

from lawgov_desktop.documents.chart import Chart
from lawgov_desktop.documents.page import PAPER_MM as PAPER_MM
from lawgov_desktop.documents.page import USUAL_PAGE
from lawgov_desktop.documents.page import Grid as Grid
from lawgov_desktop.documents.page import PageNumbers as PageNumbers
from lawgov_desktop.documents.page import PageSetup as PageSetup
from lawgov_desktop.documents.page import Paper as Paper

Align = Literal["left", "center", "right", "justify", "distribute"]
"""``distribute``: every line, also a short one, from edge to edge, as names of joint issuers stand."""

VerticalAlign = Literal["top", "middle"]
Colour = Literal["black", "red"]

# The office speaks of type sizes by name; the point values are the usual ones of Word and WPS.
ER_HAO: Final = 22.0
"""二号"""
XIAO_ER: Final = 18.0
"""小二"""
SAN_HAO: Final = 16.0
"""三号"""
XIAO_SAN: Final = 15.0
"""小三"""
SI_HAO: Final = 14.0
"""四号"""
XIAO_SI: Final = 12.0
"""小四"""
WU_HAO: Final = 10.5
"""五号"""
XIAO_WU: Final = 9.0
"""小五"""


class FontRole(StrEnum):
    """What a font is for; which file fills the role is decided by :class:`~.fonts.FontBook`."""

    TITLE = "小标宋"
    BODY = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"
    SONG_BOLD = "宋体加粗"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one dress. ``font`` and ``size_pt`` fall back to those of its block."""

    text: str
    font: FontRole | None = None
    size_pt: float | None = None
    underline: bool = False
    colour: Colour = "black"


@dataclass(frozen=True, slots=True)
class Blank:
    """An underlined place for a value; stays empty, to be filled by pen, while the value is absent.

    ``width_chars`` is in Chinese characters; 0 means to the end of the line. A longer value widens
    the blank and, when the line is too short, runs on underlined on the next line.
    """

    value: str | None = None
    width_chars: float = 0


Inline = Run | Blank
Content = str | tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """The heading of a paper, centred; ``\\n`` separates lines."""

    text: str
    font: FontRole = FontRole.SONG_BOLD
    size_pt: float = XIAO_ER
    space_before_pt: float = 12.0
    """Dropped at the top of a page."""
    space_after_pt: float = 14.0


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. Indents are in characters of the paragraph's own size.

    ``first_indent_chars`` counts from the left indent; less than 0, the further lines stand further in.
    """

    content: Content
    align: Align = "justify"
    first_indent_chars: float = 2
    left_indent_chars: float = 0
    right_indent_chars: float = 0
    font: FontRole = FontRole.SONG
    size_pt: float = XIAO_SI
    line_pt: float = 0
    """Line to line; 0 means that of the page's grid, without one 1.75 × the size."""
    space_before_pt: float = 0
    space_after_pt: float = 0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """``label`` then an underlined blank of ``width_chars`` (0: to the end of the line), then ``suffix``."""

    label: str
    value: str | None = None
    width_chars: float = 0
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class FieldLine:
    """Labels with blanks, such as 姓名____ 性别____; a label never parts from its blank.

    Blanks give up to 40 % of their width, as far as their values allow, to keep the fields on one line.
    """

    fields: tuple[Field, ...]
    font: FontRole = FontRole.SONG
    size_pt: float = XIAO_SI
    line_pt: float = 0
    left_indent_chars: float = 0


@dataclass(frozen=True, slots=True)
class TableColumn:
    """``width`` is a share: columns divide the text width in proportion."""

    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; places covered by ``colspan`` and ``rowspan`` are left out of the rows, as in HTML.

    Without an ``align`` it follows its column, or is justified when it spans columns; without one and
    without a ``font`` a cell of a heading row is centred in 黑体.
    """

    content: Content = ""
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    valign: VerticalAlign = "middle"
    font: FontRole | None = None
    size_pt: float | None = None
    bare: bool = False
    """No lines around it: what stands between two tables that share their rows."""
    shaded: bool = False
    """On a light grey ground, beside a sign that says the same."""
    photo: Photo | None = None
    """Shown in place of the content, fitted into the cell; its caption is not printed."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """Cells from left to right; ``height_mm`` is the least height, the text may make it taller."""

    cells: tuple[Cell | str, ...]
    height_mm: float = 0


USUAL_PAD_PT: Final = (4.0, 3.5)
"""Between the lines of a table and what stands in its cells: at the sides, above and below."""


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; its first ``header_rows`` rows are printed again on every further page."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    header_rows: int = 0
    font: FontRole = FontRole.SONG
    size_pt: float = WU_HAO
    borders: bool = True
    pad_pt: tuple[float, float] = USUAL_PAD_PT


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture file (JPEG, PNG …) and what stands below it; ``name`` is what a clerk knows the file by."""

    file: Path
    caption: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class PhotoGrid:
    """Photos beside and below one another in boxes of one size, each fitted into its box, never cut.

    A row of photos stays on one page with its captions. A file that cannot be shown leaves its frame,
    with a sentence that says so in it.
    """

    photos: tuple[Photo, ...]
    columns: int = 2
    height_mm: float = 80.0
    """Height of a box without the caption."""
    font: FontRole = FontRole.SONG
    size_pt: float = WU_HAO


@dataclass(frozen=True, slots=True)
class ChartBlock:
    """A chart as wide as the text; ``height_mm`` 0: as high as it reads well. A picture in a Word file."""

    chart: Chart
    height_mm: float = 0
    titled: bool = True


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Lines to be signed and dated, at the right edge, never parted by a page end.

    When they move to the next page the two lines before them go along: no page holds signatures only.
    """

    lines: tuple[Content, ...]
    width_chars: float = 22
    font: FontRole = FontRole.SONG
    size_pt: float = XIAO_SI
    line_pt: float = 0
    """Line to line; 0 means 2.2 × the size, room for a seal or a thumb print."""
    space_before_pt: float = 18.0


@dataclass(frozen=True, slots=True)
class Spacer:
    """Empty height; dropped at the top of a page unless it is ``kept`` there."""

    height_mm: float
    kept: bool = False


@dataclass(frozen=True, slots=True)
class EndsLine:
    """A line with text at both ends, such as 发文字号 and 签发人; the right text takes its own line when
    both do not fit. Indents are in characters of the line's own size."""

    left: Content
    right: Content
    font: FontRole = FontRole.SONG
    size_pt: float = XIAO_SI
    line_pt: float = 0
    """Line to line; 0 means that of the page's grid, without one 1.75 × the size."""
    left_indent_chars: float = 0
    right_indent_chars: float = 0


RULES_APART_MM: Final = 0.7
"""Between the two lines of a double rule."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the text; with ``second_mm`` two lines, the second below the first.

    ``width_mm`` 0 means as wide as the text; another width is centred on the sheet.
    """

    weight_mm: float = 0.35
    colour: Colour = "black"
    second_mm: float = 0
    """Weight of a second line."""
    width_mm: float = 0
    above_pt: float = 0
    """From what stands before to the line's middle."""
    below_pt: float = 0
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who speaks and the day, at the right edge, never parted, on a page with text above them.

    ``centred``: every line centred over the last, whose end stands ``right_indent_chars`` from the edge.
    Otherwise they begin below one another, the last two characters further right, and the one that reaches
    furthest ends ``right_indent_chars`` from the edge.
    """

    lines: tuple[str, ...]
    centred: bool
    right_indent_chars: float
    font: FontRole = FontRole.SONG
    size_pt: float = XIAO_SI
    line_pt: float = 0
    space_before_pt: float = 0


@dataclass(frozen=True, slots=True)
class Foot:
    """Blocks that end with the text area of the page where the text ends; on a new page when it has no
    room for them."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a new page."""


@dataclass(frozen=True, slots=True)
class KeepTogether:
    """Blocks that go to the next page as a whole rather than be parted (unless longer than a page)."""

    blocks: tuple[Block, ...]


Block = (
    Title
    | Paragraph
    | FieldLine
    | Table
    | PhotoGrid
    | ChartBlock
    | SignatureBlock
    | Spacer
    | EndsLine
    | Rule
    | SignOff
    | Foot
    | PageBreak
    | KeepTogether
)


@dataclass(frozen=True, slots=True)
class FirstPage:
    """What stands only on the first page, outside the text: blocks that begin ``head_mm`` below the sheet's
    upper edge (the text begins where they end, when they reach into it), and a rule whose lower edge stands
    ``foot_mm`` above the sheet's lower edge."""

    head: tuple[Block, ...] = ()
    head_mm: float = 30.0
    foot: Rule | None = None
    foot_mm: float = 20.0


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. ``header`` and ``footer`` stand small on every page; ``watermark`` lies behind the text.

    ``copies`` is how many the office has to sign (parties + 1 for an agreement): advice to whoever
    prints, the file itself holds one.
    """

    title: str
    blocks: tuple[Block, ...]
    page: PageSetup = USUAL_PAGE
    header: str = ""
    footer: str = ""
    page_numbers: bool | PageNumbers = True
    """True: 第 n 页 共 m 页 in the middle."""
    watermark: str = ""
    copies: int = 1
    first_page: FirstPage | None = None
    copies_for: str = ""
    """Who gets them: 当事人 3＋调委会 1."""
