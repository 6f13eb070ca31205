"""岗位交接书: one paper that tells who takes over what is open, what is due, and where things lie (N07)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lawgov_desktop.documents.document import (
    Block,
    Cell,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    PageSetup,
    Paragraph,
    Run,
    Spacer,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.office import Office
from lawgov_desktop.procedures import handover
from lawgov_desktop.records import dates
from lawgov_desktop.records.hiding import Hiding
from lawgov_desktop.records.numbers import show_money as yuan_text
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.on_paper import WRITE_HERE, agency_name
from lawgov_desktop.registers.paper_pieces import place
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.storage.backup_files import backups
from lawgov_desktop.storage.clock_rows import DueItem

_PAGE: Final = PageSetup(top_mm=20, bottom_mm=18, left_mm=24, right_mm=18)
_SIZE: Final = 9.0
_BETWEEN: Final = Spacer(1.2)
"""Word takes tables that touch for one, and repeats the heading of the first on every page of them."""
_MOST_OF_A_VIEW: Final = 60
"""Records of one view that are listed; of more the rest is counted."""
_MOST_OF_A_DUTY: Final = 70
"""Characters told of what is to be performed; the whole stands in the record."""
_DAYS: Final = 90
"""How far ahead limits are listed one by one."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """The book a hand-over is written from, with names hidden where asked."""

    office: Office
    masked: bool

    def told(self, kind: str, draft: Draft | None, text: str) -> str:
        if not self.masked or draft is None:
            return text
        hiding = Hiding(self.office.kind(kind), self.office.store.names)
        return hiding.running(text, hiding.words(draft))

    def name(self, kind: str, text: str) -> str:
        record_type = self.office.kind(kind)
        return record_type.fields[record_type.title_field].mask(text) if self.masked else text


def build(office: Office, asked: SheetAsked) -> Document:
    """The whole hand-over as the book stands today, to be signed by both and by who looks on."""
    paper = _Paper(office, asked.masked)
    blocks = [
        *_head(office, asked),
        *_overview(paper),
        *_open_work(paper),
        *_limits(paper),
        *_unpaid(paper),
        *_archives(paper),
        *_reported(paper),
        *_people(paper),
        KeepTogether((*_by_hand(), *_signatures(asked))),
    ]
    return Document(
        title="岗位交接书",
        blocks=tuple(blocks),
        page=_PAGE,
        header=f"{office.office_name}　岗位交接书" if office.office_name else "岗位交接书",
        watermark=office.watermark,
        copies=3,
    )


# --- parts ---------------------------------------------------------------------------------------------


def _head(office: Office, asked: SheetAsked) -> Iterator[Block]:
    values = asked.values
    yield Title("岗位交接书", space_after_pt=8)
    yield FieldLine(
        (
            Field("单位：", agency_name(office.paper_context()) or office.office_name or None, 18),
            Field("岗位：", values.get("post") or None),
        )
    )
    yield FieldLine(
        (
            Field("移交人：", values.get("from") or None, 8),
            Field("接交人：", values.get("to") or None, 8),
            Field("监交人：", values.get("witness") or None, 8),
        )
    )
    yield FieldLine(
        (Field("交接日期：", _words(asked.first), 12), Field("台账截至：", _words(office.store.today()), 12))
    )
    yield _said("移交人把本岗位下列工作移交接交人。数字取自台账，交接时逐项当面核对，有出入的写在第八部分。")


def _words(day: date | None) -> str | None:
    return dates.date_in_words(day.isoformat()) if day else None


def _overview(paper: _Paper) -> Iterator[Block]:
    """Every register that holds anything: how many records, how many of them open."""
    kept = handover.kept(paper.office.store)
    total, waiting = sum(one.total for one in kept), sum(one.open for one in kept)
    yield _heading(f"一、台账总览（{len(kept)}种登记簿，共{total}条，其中未办结{waiting}条）")
    half = (len(kept) + 1) // 2
    rows = []
    for number in range(half):
        pair = [kept[number], kept[number + half] if number + half < len(kept) else None]
        cells = [cell for one in pair for cell in (_three(one))]
        rows.append(cells)
    columns = (40, 14, 14, 40, 14, 14)
    heads = ("登记簿", "记录", "未办结") * 2
    yield _table(columns, heads, rows, center=(1, 2, 4, 5))


def _three(one: handover.Kept | None) -> tuple[str, str, str]:
    if one is None:
        return ("", "", "")
    counted = str(one.open) if one.kind in handover.OPEN_VIEWS else ""
    return (one.title, str(one.total), counted)


def _open_work(paper: _Paper) -> Iterator[Block]:
    views = handover.open_views(paper.office.store)
    yield _heading(f"二、未办结的工作（{sum(len(view.records) for view in views)}项）")
    if not views:
        yield _said("台账里没有未办结的记录。")
        return
    yield _said("按台账的视图列出；一条记录合乎两个视图的，两处都列。“最近期限”的理由见第三部分。")
    for view in views:
        rows = []
        for number, record in enumerate(view.records[:_MOST_OF_A_VIEW], start=1):
            told = paper.told(record.kind, record.draft, record.title)
            rows.append((str(number), told, dates.show_date(record.since), record.who, record.next_due))
        if len(view.records) > _MOST_OF_A_VIEW:
            left = len(view.records) - _MOST_OF_A_VIEW
            rows.append(("", f"另有 {left} 项，见台账“{view.kind_title}”的“{view.view_title}”。", "", "", ""))
        called = f"{view.kind_title}——{view.view_title}（{len(view.records)}）"
        heads = ("序号", called, "日期", "承办", "最近期限")
        yield _table((12, 84, 22, 28, 22), heads, rows, center=(0, 2, 4))
        yield _BETWEEN


def _limits(paper: _Paper) -> Iterator[Block]:
    """Limits run out, limits of the next days one by one, and later ones counted by what they are."""
    office = paper.office
    late, coming = handover.due_items(office.store)
    near = handover.due_until(coming, office.store.today(), _DAYS)
    later = coming[near:]
    yield _heading(f"三、期限（已过期{len(late)}个，{_DAYS}日内到期{near}个，以后到期{len(later)}个）")
    for words, items in ((f"已过期的（{len(late)}）", late), (f"{_DAYS}日内到期的（{near}）", coming[:near])):
        if items:
            rows = [_limit(paper, same) for same in handover.together(items)]
            yield _table((22, 34, 76, 36), ("到期日", "期限", words, "起算和理由"), rows, center=(0,))
            yield _BETWEEN
    if late or near:
        yield _small(_laws((*late, *coming[:near])))
    if later:
        counted = Counter(item.clock_title for item in later)
        told = "，".join(f"{title}{count}个" for title, count in counted.most_common())
        yield _said(f"{_DAYS}日以后到期的：{told}；最晚的到{dates.date_in_words(later[-1].due)}。")


def _laws(items: Sequence[DueItem]) -> str:
    """依据：《人民调解法》第九条——委员任期；…: each basis once, with the limits that rest on it."""
    titles: dict[str, dict[str, None]] = {}
    for item in items:
        named = item.clock_title if item.rule != "agreed_date" else "各自写明的日期"
        titles.setdefault(item.law, {})[named] = None
    return "依据：" + "；".join(f"{law}——{'、'.join(named)}" for law, named in titles.items() if law) + "。"


def _limit(paper: _Paper, same: Sequence[DueItem]) -> tuple[str, ...]:
    """One row for the limits of one kind that run out on one day."""
    first = same[0]
    titles = []
    for item in same:
        draft = paper.office.store.get(item.kind, item.uuid) if paper.masked else None
        titles.append(paper.told(item.kind, draft, item.title))
    told = f"{paper.office.kind(first.kind).title}：{'、'.join(titles)}"
    since = f"自{first.start}" if first.start and len({item.start for item in same}) == 1 else ""
    why = "；".join(part for part in (since, *dict.fromkeys(item.rolled_because for item in same)) if part)
    return (first.due, first.clock_title + (f"（{len(same)}个）" if len(same) > 1 else ""), told, why)


def _unpaid(paper: _Paper) -> Iterator[Block]:
    store = paper.office.store
    found = handover.unpaid(store)
    subsidies, amount = handover.subsidies_unpaid(store)
    yield _heading(f"四、没有履行、没有支付的（{len(found)}件）")
    rows = [
        (
            str(number),
            paper.told(one.kind, one.draft, f"{store.kinds[one.kind].title}：{one.title}"),
            _short(paper.told(one.kind, one.draft, one.duty)),
            dates.show_date(one.due),
            one.state,
            yuan_text(one.amount) if one.amount else "",
        )
        for number, one in enumerate(found, start=1)
    ]
    if rows:
        heads = ("序号", "案件（事项）", "要履行的内容", "期限", "情况", "涉及金额（元）")
        yield _table((12, 48, 46, 22, 20, 20), heads, rows, center=(0, 3, 4))
    if subsidies:
        yield _said(f"以案定补没有发放的{subsidies}笔，合计{yuan_text(amount)}元，名单见台账“未发放”。")
    if not rows and not subsidies:
        yield _said("台账里没有未履行、未支付的事项。")


def _short(text: str) -> str:
    return text if len(text) <= _MOST_OF_A_DUTY else f"{text[:_MOST_OF_A_DUTY]}……"


def _archives(paper: _Paper) -> Iterator[Block]:
    """Where things lie: what is in the archive, the book and its copies; places are written by hand."""
    office = paper.office
    rows = [(one.title, str(one.done), str(one.open), "") for one in handover.archives(office.store)]
    rows += [("其他纸质材料", "", "", ""), ("照片、扫描件原件", "", "", "")]
    yield _heading("五、档案和材料在哪里")
    yield _table((48, 24, 30, 66), ("材料", "已归档", "办结未归档", "存放的地方"), rows, center=(1, 2))
    files = sum(1 for file in office.attachments.folder.rglob("*") if file.is_file())
    copies = backups(office.backups, None)
    last = f"最近一次备份：{copies[0].at[:10]}。" if copies else "还没有备份。"
    yield _said(
        f"电子台账：{office.book.path.name}，附件{files}个，放在台账旁边的附件文件夹；"
        f"备份放在台账旁边的备份文件夹。{last}"
    )


def _reported(paper: _Paper) -> Iterator[Block]:
    office = paper.office
    since = date(office.store.today().year - 1, 1, 1)
    found = handover.reported(office.store, since)
    yield _heading(f"六、已经上报、回复的（{since.year}年以来，台账有记录的{len(found)}项）")
    rows = [
        (str(n), dates.show_date(one.on), paper.told(one.kind, one.draft, one.what), one.to, one.number)
        for n, one in enumerate(found, 1)
    ]
    if rows:
        heads = ("序号", "日期", "上报、回复了什么", "报给谁", "文号")
        yield _table((12, 22, 67, 35, 32), heads, rows, center=(0, 1))
    yield FieldLine((Field("台账没有记录的其他上报：", None),), size_pt=10.5)


def _people(paper: _Paper) -> Iterator[Block]:
    office = paper.office
    yield _heading("七、队伍和清单")
    kinds = {title: kind for kind, _, title, _ in handover.PEOPLE}
    rows = [
        (
            one.title,
            str(one.count),
            "、".join(paper.name(kinds[one.title], name) for name in one.names) or "见名册",
        )
        for one in handover.people(office.store)
    ]
    rows += [("事项清单", str(held), title) for title, held in handover.lists_in_force(office.store)]
    yield _table((34, 16, 118), ("队伍（清单）", "数目", "姓名（名称）"), rows, center=(1,))


def _by_hand() -> Iterator[Block]:
    yield _heading("八、其他移交和当面说明")
    rows = [
        ("印章、证件、钥匙", ""),
        ("设备（电脑、打印机、移动硬盘）", ""),
        ("正在商量、没有写进台账的事", ""),
        ("核对时发现的出入", ""),
    ]
    columns = (TableColumn(52, "center"), TableColumn(116))
    yield Table(columns, tuple(TableRow(row, height_mm=13) for row in rows), size_pt=10.5)
    yield _said("台账口令、备份口令和各系统密码不写在本交接书上，由移交人当面告知，接交人当场更换。")


def _signatures(asked: SheetAsked) -> Iterator[Block]:
    """Three places side by side; with what is written by hand they stay on one page."""
    names = ("移交人", "接交人", "监交人")
    cells = tuple(Cell(f"{who}（签名）：\n\n\n{WRITE_HERE}", align="left", valign="top") for who in names)
    yield Paragraph(
        (
            Run("以上内容经当面核对，移交清楚。自"),
            place(_words(asked.first), 10),
            Run("起，本岗位工作由接交人负责。本交接书一式三份，移交人、接交人、单位各存一份。"),
        ),
        size_pt=10.5,
        align="left",
        space_before_pt=6,
        space_after_pt=4,
    )
    yield Table((TableColumn(1),) * 3, (TableRow(cells, height_mm=30),), size_pt=10.5)


# --- pieces --------------------------------------------------------------------------------------------


def _heading(text: str) -> Paragraph:
    return Paragraph(
        text,
        first_indent_chars=0,
        font=FontRole.HEI,
        size_pt=12,
        space_before_pt=8,
        space_after_pt=3,
        keep_with_next=True,
    )


def _said(text: str) -> Paragraph:
    return Paragraph(text, size_pt=10.5, line_pt=17, space_before_pt=3)


def _small(text: str) -> Paragraph:
    return Paragraph(text, first_indent_chars=0, size_pt=8.5, line_pt=12.5, space_before_pt=2)


def _table(
    widths: Sequence[float],
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    center: Sequence[int] = (),
) -> Table:
    """A table in small type; its heading stands on every page and says of what it tells."""
    columns = tuple(
        TableColumn(width, "center" if number in center else "left") for number, width in enumerate(widths)
    )
    head = TableRow(tuple(Cell(text, size_pt=_SIZE) for text in heads), height_mm=6)
    body = tuple(TableRow(tuple(row), height_mm=5.5) for row in rows)
    return Table(columns, (head, *body), header_rows=1, size_pt=_SIZE)


SHEETS = (
    Sheet(
        "handover",
        "岗位交接书",
        (
            "mediation_case",
            "publicity_event",
            "officer",
            "litigation_case",
            "matter",
            "meeting",
        ),
        build,
        period="day",
        asks=(
            Ask("from", "移交人"),
            Ask("to", "接交人"),
            Ask("witness", "监交人"),
            Ask("post", "岗位"),
        ),
    ),
)
