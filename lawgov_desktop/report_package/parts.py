"""What a package may hold, and what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lawgov_desktop.errors import UserError


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that can be made of a report; ``file`` is its name's end behind the report's title."""

    key: str
    title: str
    file: str
    usual: bool = True
    """Made unless somebody says otherwise."""


PARTS: Final = (
    Part("pdf", "年度报告（PDF，打印）", ".pdf"),
    Part("docx", "年度报告（Word，修改）", ".docx"),
    Part("letter", "报送函", "（报送函）.pdf"),
    Part("letter_docx", "报送函（Word）", "（报送函）.docx", usual=False),
    Part("web", "网上公开文本", "（网上公开）.txt"),
    Part("sources", "数据来源表", "（数据来源表）.pdf"),
    Part("year_on_year", "同比表", "（同比表）.pdf"),
    Part("charts", "图表附页", "（附图）.pdf", usual=False),
    Part("evidence", "佐证材料", "（佐证材料）"),
)
"""In the order they are offered and made."""

USUAL_CHARTS: Final = (
    "mediation_by_month",
    "mediation_by_type",
    "mediation_by_committee",
    "mediation_by_result",
    "events_by_month",
    "year_on_year",
)
"""By month, type, village and result, publicity against its plan, and beside the year before."""


@dataclass(frozen=True, slots=True)
class PackageAsked:
    """What is to be made of the report ``uuid``.

    ``charts``: keys of the charts; ``in_report``: they stand behind the text of PDF and Word as 附图.
    ``by``: evidence by ``number`` or by ``indicator``; ``zipped``: as one .zip. ``masked``: personal data in
    the text for the net is hidden; without it ``reason`` says why it stays (when there is any).
    """

    uuid: str
    parts: tuple[str, ...] = tuple(part.key for part in PARTS if part.usual)
    charts: tuple[str, ...] = USUAL_CHARTS
    in_report: bool = True
    by: str = "number"
    zipped: bool = False
    papers: bool = False
    masked: bool = True
    reason: str = ""

    @property
    def needs_charts(self) -> bool:
        with_text = self.in_report and bool({"pdf", "docx"} & set(self.parts))
        return bool(self.charts) and ("charts" in self.parts or with_text)


def part_of(key: str) -> Part:
    """The part of that name; UserError names those there are."""
    for part in PARTS:
        if part.key == key:
            return part
    known = "、".join(f"{part.key}（{part.title}）" for part in PARTS)
    raise UserError(f"报告成品里没有“{key}”。", todo=f"可用的有：{known}。")
