"""The sheets of 以案定补: what mediators sign for, what is approved, what is put up on the wall (M16)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from lawgov_desktop.documents.document import (
    XIAO_WU,
    Align,
    Block,
    Cell,
    Document,
    Field,
    FieldLine,
    FontRole,
    PageSetup,
    Paragraph,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.records import dates
from lawgov_desktop.records.masks import mask_name
from lawgov_desktop.records.numbers import money_in_capitals, show_money
from lawgov_desktop.records.pinyin import sort_key
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.form_table import head, opinion, pair, wide
from lawgov_desktop.registers.mediation.parties import is_organisation, parted
from lawgov_desktop.registers.mediation.subsidy import STATES
from lawgov_desktop.registers.on_paper import SEAL
from lawgov_desktop.registers.paper_pieces import signatures
from lawgov_desktop.sheets.sheet import Ask, Sheet, SheetAsked
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts

_ALL: Final = ""
_ALIGN_OF_SIGNING: Final[dict[int, Align]] = {1: "left", 2: "left", 3: "left", 7: "left", 8: "right"}
_SIGN: Final = "签名（盖章）：　　　　　　　　　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class _Paid:
    """The subsidies a sheet tells of, those of one mediator beside one another; sums are 分."""

    office: Office
    period: str
    rows: tuple[Draft, ...]

    @property
    def total(self) -> int:
        return _sum(self.rows)

    def by_mediator(self) -> Iterator[tuple[str, tuple[Draft, ...]]]:
        for name, rows in groupby(self.rows, key=lambda row: row.get("mediator_name") or ""):
            yield name, tuple(rows)

    def label(self, row: Draft, name: str) -> str:
        own = self.office.kind("subsidy").fields[name]
        return own.show(row.get(name), self.office.store.names) if row.get(name) is not None else ""


def _sum(rows: Iterable[Draft]) -> int:
    return sum(row.get("amount") or 0 for row in rows)


def periods(office: Office) -> Sequence[tuple[str, str]]:
    """The 申报期 in the register, the one applied for last first."""
    latest: dict[str, str] = {}
    for row in drafts(office.store, ListQuery("subsidy", order="applied_on")):
        latest[row.get("period") or _ALL] = row.get("applied_on") or ""
    names = sorted((name for name in latest if name), key=lambda name: latest[name], reverse=True)
    return [(name, name) for name in names]


def states(office: Office) -> Sequence[tuple[str, str]]:
    return STATES


_PERIOD = Ask("period", "申报期（不选为最近一期）", "", periods)
_STATE = Ask("state", "进度（不选为退回以外的全部）", "", states)


def _chosen(office: Office, asked: SheetAsked) -> _Paid:
    """Subsidies of one period; those that came back only when they are asked for. UserError for none."""
    known = periods(office)
    period = asked.values["period"] or (known[0][0] if known else "")
    conditions = [Condition("period", "is", period)] if period else []
    wanted = asked.values.get("state") or ""
    rows = [
        row
        for row in drafts(office.store, ListQuery("subsidy", conditions=tuple(conditions), order="id"))
        if (row.get("state") == wanted if wanted else row.get("state") != "returned")
    ]
    if not rows:
        word = f"{dict(STATES)[wanted]}的" if wanted else ""
        raise UserError(
            f"{period or '以案定补台账'}没有{word}补贴。",
            todo="请先在“以案定补申报”里申报，或换一期、换一个进度。",
        )
    rows.sort(key=lambda row: (sort_key(row.get("mediator_name") or ""), row.get("case_number") or ""))
    return _Paid(office, period, tuple(rows))


def hidden_parties(office: Office, row: Draft) -> str:
    """张*、李*㛃: what is put up or handed round names no party. An organisation keeps its public
    name where the case knows that it is one."""
    case = office.store.get("mediation_case", row["mediation_case"]) if row.get("mediation_case") else None
    public = {party.get("name") for party in (case or {}).get("parties") or () if is_organisation(party)}
    return "、".join(mask_name(name, organisation=name in public) for name in parted(row.get("party_names")))


def _number(value: int) -> Cell:
    return Cell(show_money(value), align="right")


def signing(office: Office, asked: SheetAsked) -> Document:
    """以案定补补贴发放表: a row a case, a sum a mediator, the whole in figures and in capitals."""
    paid = _chosen(office, asked)
    widths = (10, 51, 30, 29, 17, 17, 17, 48, 20, 22)
    columns = tuple(
        TableColumn(width, _ALIGN_OF_SIGNING.get(place, "center")) for place, width in enumerate(widths)
    )
    heads = (
        "序号",
        "案号",
        "当事人",
        "纠纷类型",
        "等级",
        "协议形式",
        "调解员",
        "补贴标准",
        "金额（元）",
        "签领",
    )
    rows = [TableRow(heads, height_mm=9)]
    number = 0
    for name, cases in paid.by_mediator():
        for row in cases:
            number += 1
            rows.append(
                TableRow((str(number), *_told(paid, row, name), _number(row.get("amount") or 0), ""), 8.5)
            )
        told = f"{name or '没有写调解员'}　小计　{len(cases)} 件"
        rows.append(TableRow((Cell(told, colspan=8, align="right", font=FontRole.SONG_BOLD),
                              _number(_sum(cases)), ""), 8.5))  # fmt: skip
    rows.append(
        TableRow(
            (
                Cell(
                    f"合计　{number} 件　（大写）{money_in_capitals(paid.total)}",
                    colspan=8,
                    align="right",
                    font=FontRole.HEI,
                ),
                _number(paid.total),
                "",
            ),
            10,
        )
    )
    blocks: list[Block] = [
        Title(f"{paid.period}人民调解以案定补补贴发放表", space_after_pt=8),
        _unit_line(office, "制表日期："),
        Table(columns, tuple(rows), header_rows=1, size_pt=XIAO_WU),
        FieldLine(
            (Field("司法所负责人：", None, 12), Field("　审核人：", None, 12), Field("　制表人：", None, 12)),
            line_pt=36,
        ),
    ]
    page = PageSetup(landscape=True, top_mm=22, bottom_mm=18, left_mm=20, right_mm=18)
    return _document(office, "以案定补补贴发放表", blocks, page)


def _told(paid: _Paid, row: Draft, mediator: str) -> tuple[str, ...]:
    return (
        row.get("case_number") or "",
        hidden_parties(paid.office, row),
        *(paid.label(row, name) for name in ("dispute_type", "grade", "agreement_form")),
        mediator,
        row.get("rule_text") or "",
    )


def application(office: Office, asked: SheetAsked) -> Document:
    """以案定补申报审批表: cases and money by grade and form of agreement, and room for three opinions."""
    paid = _chosen(office, asked)
    columns = (
        TableColumn(34, "center"),
        TableColumn(44, "center"),
        TableColumn(30, "center"),
        TableColumn(46, "right"),
    )
    rows = [
        _pair("申报单位", office.office_name, "申报期", paid.period),
        _pair("申报件数", f"{len(paid.rows)} 件", "调解员", f"{len(list(paid.by_mediator()))} 人"),
        _pair("申报金额", f"{show_money(paid.total)} 元", "填表人", ""),
        wide("金额大写", money_in_capitals(paid.total), 9),
        TableRow((head("等级"), head("协议形式"), head("件数"), head("金额（元）")), 8),
        *_counted(paid, ("grade", "agreement_form")),
        TableRow(
            (Cell("合计", colspan=2, font=FontRole.SONG_BOLD), str(len(paid.rows)), _number(paid.total)), 8
        ),
        *(
            opinion(name, sign=_SIGN, height_mm=27)
            for name in ("申报单位意见", "司法所初审意见", "县（市、区）司法局审核意见")
        ),
    ]
    blocks: list[Block] = [
        Title("人民调解以案定补申报审批表", space_after_pt=8),
        _unit_line(office, "填表日期："),
        Table(columns, tuple(rows)),
        Paragraph(
            "附：以案定补补贴发放表。每件案件只申报一次。",
            first_indent_chars=0,
            size_pt=10.5,
            space_before_pt=6,
        ),
    ]
    return _document(office, "以案定补申报审批表", blocks, PageSetup())


def _counted(paid: _Paid, names: tuple[str, str]) -> Iterator[TableRow]:
    """A row for each pair of codes that occurs, in the order of their lists."""
    found: dict[tuple[str, str], list[Draft]] = {}
    for row in paid.rows:
        found.setdefault((row.get(names[0]) or "", row.get(names[1]) or ""), []).append(row)
    lists = [
        [code for code, _ in paid.office.store.names.code_choices(name)]
        for name in ("difficulty", "agreement_form")
    ]

    def place(wanted: tuple[str, str]) -> tuple[int, int]:
        first, second = (codes.index(code) if code in codes else len(codes)
                         for codes, code in zip(lists, wanted, strict=True))  # fmt: skip
        return first, second

    for both in sorted(found, key=place):
        rows = found[both]
        first, second = (paid.label(rows[0], name) for name in names)
        yield TableRow((first, second or "未达成协议", str(len(rows)), _number(_sum(rows))), 8)


def _pair(label: str, value: str, other: str, told: str) -> TableRow:
    return pair(label, value, other, told, height_mm=9, align="left")


def notice(office: Office, asked: SheetAsked) -> Document:
    """以案定补公示表: what is put up on the wall; parties are always hidden, whatever is asked."""
    paid = _chosen(office, asked)
    columns = (
        TableColumn(11, "center"),
        TableColumn(50),
        TableColumn(33),
        TableColumn(28),
        TableColumn(17, "center"),
        TableColumn(17, "center"),
        TableColumn(20, "right"),
    )
    rows = [TableRow(("序号", "案号", "当事人", "纠纷类型", "等级", "调解员", "金额（元）"), 9)]
    for number, row in enumerate(paid.rows, start=1):
        told = _told(paid, row, row.get("mediator_name") or "")
        rows.append(TableRow((str(number), *told[:4], told[5], _number(row.get("amount") or 0)), 8))
    rows.append(
        TableRow(
            (
                Cell(f"合计　{len(paid.rows)} 件", colspan=6, align="right", font=FontRole.SONG_BOLD),
                _number(paid.total),
            ),
            9,
        )
    )
    days = {row.get("published_on") for row in paid.rows}
    day = dates.date_in_words(days.pop()) if len(days) == 1 else ""
    blocks: list[Block] = [
        Title(f"{paid.period}人民调解以案定补公示表", space_after_pt=10),
        Paragraph(f"现将{paid.period}人民调解以案定补补贴情况公示如下。公示期间如有异议，请向公示单位反映。"),
        FieldLine((Field("公示期：自", day or None, 9), Field("起至", None, 9, "止")), line_pt=26),
        FieldLine(
            (Field("受理单位：", office.office_name or None, 16), Field("　联系电话：", None, 10)), line_pt=26
        ),
        Table(columns, tuple(rows), header_rows=1, size_pt=XIAO_WU),
        signatures(seal=f"{office.office_name or ''}{SEAL}", day=day, width_chars=18),
    ]
    return _document(office, "以案定补公示表", blocks, PageSetup(left_mm=24, right_mm=20))


def _unit_line(office: Office, label: str) -> Block:
    day = dates.date_in_words(office.store.today().isoformat())
    return FieldLine((Field("单位：", office.office_name or None, 18), Field(f"　{label}", day, 10)))


def _document(office: Office, title: str, blocks: Sequence[Block], page: PageSetup) -> Document:
    return Document(title, tuple(blocks), page=page, watermark=office.watermark)


_ASKS: Final = (_PERIOD, _STATE)

SHEETS: tuple[Sheet, ...] = (
    Sheet("subsidy_signing", "以案定补补贴发放表", ("subsidy",), signing, asks=_ASKS),
    Sheet("subsidy_application", "以案定补申报审批表", ("subsidy",), application, asks=_ASKS),
    Sheet("subsidy_notice", "以案定补公示表", ("subsidy",), notice, asks=_ASKS),
)
