"""证据: what we hand to the court or the reconsideration organ, numbered, with the pages it stands on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from lawgov_desktop.records.fields import Attachment, Choice, LongText, Number, Text
from lawgov_desktop.records.record_type import ChildRows, Problem, Row

FORMS: Final = (("original", "原件"), ("copy", "复印件"), ("checked", "复印件（与原件核对无异）"))


class EvidenceRow(Row):
    """One piece, with what 法释〔2002〕21号 第十九条 asks to be told: source, what it proves, its pages."""

    name = Text("证据名称", aliases=("证据", "名称", "材料名称"), width=28)
    source = Text("证据来源", aliases=("来源",), hint="如：本机关制作、当事人提供、从某局调取")
    proves = LongText("证明对象和内容", aliases=("证明对象", "证明内容", "证明目的"))
    page_from = Number("起始页", aliases=("页码起", "起页"))
    page_to = Number("终止页", aliases=("页码止", "止页"))
    form = Choice("原件或复印件", FORMS, aliases=("证据形式",))
    files = Attachment("证据扫描件")


class CaseEvidence(EvidenceRow):
    """The evidence of a lawsuit."""

    class Meta:
        table_name = "litigation_case_evidence"


class ReconsiderationEvidence(EvidenceRow):
    """The evidence of a reconsideration case."""

    class Meta:
        table_name = "reconsideration_case_evidence"


def evidence_rows(model: type[EvidenceRow]) -> ChildRows:
    fields = ("name", "source", "proves", "page_from", "page_to", "form", "files")
    return ChildRows("evidence", "证据", model, fields, required=("name",))


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of one piece, both ends count. One that names a single end stands on that page."""

    first: int
    last: int

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


def pages_of(row: Mapping[str, Any]) -> Pages | None:
    """Where a piece stands; None where no page is written, or the last comes before the first."""
    first, last = row.get("page_from"), row.get("page_to")
    first, last = (last if first is None else first), (first if last is None else last)
    return Pages(first, last) if first is not None and last is not None and 0 < first <= last else None


def page_total(rows: Sequence[Mapping[str, Any]]) -> int:
    """The pages there are: one on which two pieces stand counts once."""
    known = [pages for row in rows if (pages := pages_of(row))]
    return len({page for pages in known for page in range(pages.first, pages.last + 1)})


def count_of(draft: Mapping[str, Any]) -> int | None:
    """How many pieces there are: those listed, else the number somebody wrote down."""
    stated: int | None = draft.get("evidence_count")
    return len(draft.get("evidence") or ()) or stated


def problems(rows: Sequence[Mapping[str, Any]], stated: int | None) -> Iterator[Problem]:
    """Pages that run backwards, are left out or stand twice; a count that is another one than the list's."""
    last: Pages | None = None
    for number, row in enumerate(rows, start=1):
        at = f"evidence.{number}.page_from"
        pages = pages_of(row)
        if pages is None:
            if row.get("page_from") is not None or row.get("page_to") is not None:
                yield Problem(at, "doubt", f"第 {number} 份证据的页码前后颠倒", "", "请核对起止页")
            continue
        expected = last.last + 1 if last else 1
        if pages.first > expected:
            gap = str(Pages(expected, pages.first - 1))
            yield Problem(
                at, "doubt", f"第 {number} 份证据前面缺第 {gap} 页", "证据页码应当连续编排", "请核对页码"
            )
        elif pages.first < expected:
            twice = str(Pages(pages.first, min(pages.last, expected - 1)))
            yield Problem(
                at, "doubt", f"第 {number} 份证据的第 {twice} 页和前面重了", "总页数只算一次", "请核对页码"
            )
        last = pages if last is None or pages.last > last.last else last
    if rows and stated is not None and stated != len(rows):
        yield Problem(
            "evidence_count", "doubt", f"证据份数写 {stated} 份，证据目录有 {len(rows)} 份", "", "请核对"
        )
