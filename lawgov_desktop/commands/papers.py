"""Commands about papers: those of one record, and the sheets that tell of several."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked, absolute, opened, table
from lawgov_desktop.commands.registers import known_kind
from lawgov_desktop.commands.templates import own_paper, template_used
from lawgov_desktop.documents.pdf_pages import RenderResult
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import (
    check_paper_suffix,
    paper_of,
    print_own_paper,
    print_paper,
    write_document,
)
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers import ALL
from lawgov_desktop.sheets import SheetAsked, all_sheets, sheet_of


def papers(asked: Asked) -> Answer:
    """`papers KIND`: the statutory papers a register can print."""
    kind = known_kind(asked.kind)
    data = [{"name": paper.name, "title": paper.title} for paper in kind.papers]
    rows = [(paper.name, paper.title) for paper in kind.papers]
    lines = list(table(("名称", "文书"), rows)) if rows else [f"“{kind.title}”没有文书。"]
    return Answer({"kind": kind.key, "papers": data}, lines)


def paper(asked: Asked) -> Answer:
    """`paper NAME --record ID --out FILE.pdf|.docx`: one statutory paper of one record."""
    with opened(asked) as office:
        own = own_paper(office, asked.name, asked.record)
        if own is not None:
            kind, template = own
            printed = print_own_paper(office, kind, template, asked.record, asked.out, masked=asked.masked)
        else:
            kind = _kind_with_paper(office, asked.name, asked.record)
            printed = print_paper(
                office, kind, paper_of(kind, asked.name), asked.record, asked.out, masked=asked.masked
            )
        told, of_template = template_used(office, kind, asked.name, asked.out)
    return _printed(printed, told, of_template)


def _kind_with_paper(office: Office, name: str, uuid: str) -> RecordType:
    """The register that has this paper and this record; UserError says which of the two is missing."""
    with_paper = [kind for kind in ALL if any(paper.name == name for paper in kind.papers)]
    if not with_paper:
        every = "、".join(f"{paper.name}（{paper.title}）" for kind in ALL for paper in kind.papers)
        raise UserError(f"没有叫“{name}”的文书。", todo=f"可用的有：{every}。")
    for kind in with_paper:
        if office.store.get(kind.key, uuid) is not None:
            return kind
    raise UserError(
        f"“{with_paper[0].title}”里没有编号为“{uuid}”的记录。", todo="请用 list 或 search 查出记录的 id。"
    )


def sheets(asked: Asked) -> Answer:
    """`sheets`: the sheets that tell of several records or of a period; needs no book."""
    every = all_sheets()
    data = [
        {
            "name": one.name,
            "title": one.title,
            "kinds": list(one.kinds),
            "period": one.period,
            "records": one.records,
            "asks": [{"key": ask.key, "label": ask.label, "default": ask.default} for ask in one.asks],
        }
        for one in every
    ]
    lines = list(table(("名称", "表单"), [(one.name, one.title) for one in every]))
    return Answer({"sheets": data}, lines)


def sheet(asked: Asked) -> Answer:
    """`sheet NAME --out FILE.pdf|.docx [--year Y | --from D --to D] [--record ID …] [--set key=value …]`."""
    chosen = sheet_of(asked.name)
    check_paper_suffix(asked.out)
    first, last = _span(asked)
    values = dict(_pair(text) for text in asked.set)
    with opened(asked) as office:
        wanted = SheetAsked(first, last, tuple(asked.record), values, asked.masked)
        printed = write_document(office, chosen.document(office, wanted), asked.out)
    return _printed(printed)


def _span(asked: Asked) -> tuple[date | None, date | None]:
    if asked.year is not None:
        return date(asked.year, 1, 1), date(asked.year, 12, 31)
    first, last = asked.first, asked.last or asked.first
    if first and last and first > last:
        raise UserError("截止日期早于开始日期。", todo="请核对 --from 和 --to。")
    return first, last


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not key or not equals:
        raise UserError(f"看不懂选项“{text}”。", todo="请写成 名称=内容。")
    return key, value


def _printed(
    printed: RenderResult, told: Sequence[str] = (), more: Mapping[str, object] | None = None
) -> Answer:
    data = {
        "file": absolute(printed.path),
        "pages": printed.pages,
        "missing_glyphs": list(printed.missing_glyphs),
        "missing_where": {one.character: one.where for one in printed.missing},
        "fonts": {str(role): used for role, used in printed.fonts_used.items()},
        "substitutions": [str(one) for one in printed.substitutions],
        **(more or {}),
    }
    pages = f"：{printed.pages} 页" if printed.pages else ""
    lines = [f"已写成 {printed.path}{pages}", *told, *map(str, printed.substitutions)]
    if printed.missing_glyphs:
        lines.append(f"这些字没有字体能显示，已用代码标出：{'、'.join(printed.missing_glyphs)}")
        lines += map(str, printed.missing)
    return Answer(data, lines, DONE_WITH_PROBLEMS if printed.missing_glyphs else DONE)
