"""The tables of a 行政调解 for the office's own file: 案件登记表, 立案审批表 and 结案审批表."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Final

from lawgov_desktop.documents.document import (
    Block,
    Document,
    Field,
    FieldLine,
    Spacer,
    TableColumn,
    TableRow,
)
from lawgov_desktop.records import dates
from lawgov_desktop.records.record_type import Draft, PaperContext, Row
from lawgov_desktop.registers.form_table import Columns, form, of_fields, opinion, wide
from lawgov_desktop.registers.mediation.admin_case_tables import AdminMediationCase, AdminParty, AdminSession
from lawgov_desktop.registers.mediation.paper_blocks import SIDES, PartiesShown, paper
from lawgov_desktop.registers.mediation.parties import is_organisation, parted
from lawgov_desktop.registers.on_paper import SEAL
from lawgov_desktop.registers.paper_pieces import PRINTED, below_name, heading, signatures

_LOW_MM = 7.5
"""The least height of a row; with it a case of two parties keeps its sheet on one page."""
_COLUMNS: Final[Columns] = (
    TableColumn(31, "center"),
    TableColumn(46),
    TableColumn(31, "center"),
    TableColumn(46),
)
_FEW = 3
"""Parties up to which a sheet has room to spare."""

_NOT_ACCEPTED = {
    "forbidden": "该争议依法应当由专门机关处理，或者依法不能用调解方式解决",
    "handled": "该争议已由人民法院、公安机关或者其他行政机关受理或者解决",
    "refused": "一方当事人明确表示不同意调解",
    "not_civil": "该争议不属于行政调解的范围",
}
"""The reasons in words of 行政调解: the list speaks of people's mediation. 其他 is left to the pen."""

_OF_PERSON = (
    ("sex", ""),
    ("ethnic_group", ""),
    ("age", ""),
    ("id_no", "身份证号"),
    ("occupation", ""),
    ("workplace", ""),
)
_OF_ORGANISATION = (
    ("legal_representative", "法定代表人"),
    ("representative_post", ""),
    ("org_code", "统一社会信用代码"),
)


class AdminShown(PartiesShown):
    """The values of an administrative mediation on paper."""

    table = AdminMediationCase
    rows: ClassVar[Mapping[str, type[Row]]] = {"parties": AdminParty, "sessions": AdminSession}
    keeper = "调解机关"

    def told(self, name: str) -> str | None:
        """An own field as a sentence or a table gives it: a day in words, a figure with its unit."""
        if name == "not_accepted_reason":
            return _NOT_ACCEPTED.get(self.record.get(name) or "")
        return super().told(name)

    @property
    def issuer(self) -> str | None:
        """Who issues the paper: the handling unit of the case, else the office of this book."""
        return self.text("organ") or self.context.office or None

    @property
    def handlers(self) -> list[str]:
        return parted(self.text("handler"))

    def title(self, name: str) -> str:
        """The name of the paper below the name of its issuer."""
        return below_name(self.issuer, name)


def seal_of(shown: AdminShown) -> str:
    """Who puts the seal."""
    return f"{shown.issuer or ''}{SEAL}"


def sealed(shown: AdminShown, day: str | None) -> list[Block]:
    """The end of a notice: who issues it, and a line for the party that was handed it."""
    return [
        signatures(seal=seal_of(shown), day=day),
        Spacer(8),
        FieldLine((Field("收件人（签名）：", None, 10), Field("收到日期：", None, 10))),
    ]


_Line = tuple[str, ...]
"""The names of one or two fields that share a line of the table."""


def case_sheet(case: Draft, context: PaperContext) -> Document:
    """行政调解案件登记表: every field of the case that is no approval, on one table."""
    shown = AdminShown(case, context)
    refused, result = case.get("not_accepted_reason"), case.get("result")
    rows = [
        *_lines(shown, ("accepted_on", "started_by"), ("applied_on", "replied_on"), ("organ", "handler")),
        *_lines(shown, ("category", "nature")),
        *_parties(shown),
        *_lines(shown, ("people_involved", "group_case"), ("amount", "consent")),
        *_lines(shown, ("summary",), ("requests",), height_mm=13),
        *(_lines(shown, ("not_accepted_reason",)) if refused else []),
        *_meetings(shown),
        *(_lines(shown, ("extension_days", "extension_reason")) if case.get("extension_days") else []),
        *_lines(shown, ("result", "result_on")),
        *(_lines(shown, ("ended_reason",), ("other_ways_told",)) if result != "agreed" else []),
        *_lines(shown, ("agreement_form", "agreement_number"), ("agreement_on", "performance_due")),
        *_lines(shown, ("terms",), height_mm=13),
        *_lines(shown, ("performance_state", "performed_on"), ("confirmation_result", "confirmation_number")),
        *_lines(shown, ("closed_on", "archived_on"), ("remarks",)),
        *(_lines(shown, ("void_reason",)) if case.get("number_void") else []),
    ]
    return _sheet(shown, "行政调解案件登记表", rows, signatures("登记人（签名）："))


def opening_approval(case: Draft, context: PaperContext) -> Document:
    """行政调解立案审批表, with the three opinions of the record or room to write them."""
    shown = AdminShown(case, context)
    rows = [
        *_lines(shown, ("started_by", "applied_on"), ("organ", "handler"), ("category", "nature")),
        *_parties(shown),
        *_lines(shown, ("amount", "consent")),
        *_lines(shown, ("summary",), ("requests",), height_mm=_roomy(shown, 26, 16)),
        *(_lines(shown, ("not_accepted_reason",)) if case.get("not_accepted_reason") else []),
        *(
            _opinion(shown, shown.label(name), shown.text(name))
            for name in ("acceptance_opinion", "bureau_opinion", "organ_opinion")
        ),
    ]
    return _sheet(shown, "行政调解立案审批表", rows)


def closing_approval(case: Draft, context: PaperContext) -> Document:
    """行政调解结案审批表. Its opinions are written by hand: those of the record speak of acceptance."""
    shown = AdminShown(case, context)
    agreed = case.get("result") in (None, "ongoing", "agreed")
    outcome: tuple[_Line, ...] = (("ended_reason",), ("other_ways_told",))
    if agreed:
        outcome = (("agreement_form", "agreement_number"), ("terms",))
    performed: tuple[_Line, ...] = (
        ("performance_due", "performance_state"),
        ("performed_on", "confirmation_result"),
    )
    rows = [
        *_lines(shown, ("accepted_on", "closed_on"), ("organ", "handler"), ("category", "nature")),
        *_parties(shown),
        *_lines(shown, ("summary",), height_mm=_roomy(shown, 22, 14)),
        *_lines(shown, ("result", "result_on")),
        *_lines(shown, *outcome, height_mm=18),
        *_lines(shown, *(performed if agreed else ())),
        *(_opinion(shown, label, None) for label in ("承办人意见", "承办机构意见", "机关负责人意见")),
    ]
    return _sheet(shown, "行政调解结案审批表", rows)


def _sheet(shown: AdminShown, title: str, rows: Sequence[TableRow], *after: Block) -> Document:
    table = form(rows, _COLUMNS)
    number = ("编号：", shown.text("number"))
    return paper(shown, title, [*heading(shown.title(title), number=number, look=PRINTED), table, *after])


def _roomy(shown: AdminShown, usual: float, low: float) -> float:
    """The height of a row for the pen in mm: lower where many parties would push the last opinion over."""
    return usual if len(shown.parties) <= _FEW else low


def _lines(shown: AdminShown, *lines: _Line, height_mm: float = 0) -> list[TableRow]:
    """A row for each line, set close; only a field that stands alone is given the height."""
    return of_fields(shown, *lines, height_mm=height_mm, low_mm=_LOW_MM)


def _wide(label: str, value: str) -> TableRow:
    return wide(label, value, _LOW_MM)


def _opinion(shown: AdminShown, label: str, value: str | None) -> TableRow:
    return opinion(label, value, height_mm=_roomy(shown, 26, 20))


def _parties(shown: AdminShown) -> list[TableRow]:
    """A row for each party, or two empty ones."""
    rows = []
    for number, party in enumerate(shown.parties, start=1):
        side = SIDES.get(party.get("side") or "", f"当事人{number}")
        rows.append(_wide(side, _described(shown, party)))
    return rows or [_wide("当事人1", ""), _wide("当事人2", "")]


def _described(shown: AdminShown, party: Draft) -> str:
    """张三，男，汉族，49岁，身份证号…，电话…，住址…；委托代理人：…"""
    own = _OF_ORGANISATION if is_organisation(party) else _OF_PERSON
    named = (("name", ""), *own, ("phone", "电话"), ("village", ""), ("address", ""))
    said = []
    for name, before in named:
        if value := shown.party(party, name):
            said.append(f"{before}{value}{'岁' if name == 'age' else ''}")
    agent = [shown.party(party, name) for name in ("agent_name", "agent_scope", "agent_phone")]
    text = "，".join(said)
    return f"{text}；委托代理人：{'，'.join(part for part in agent if part)}" if agent[0] else text


def _meetings(shown: AdminShown) -> list[TableRow]:
    """One row for each meeting in the order of time: when, where, who was there, what came of it."""
    rows = []
    for meeting in sorted(shown.record.get("sessions") or (), key=lambda row: row.get("held_on") or "9"):

        def of(name: str, row: Draft = meeting) -> str | None:
            return shown.row(AdminSession, row, name)

        said = [dates.date_in_words(meeting.get("held_on")), of("started_at"), of("place")]
        said += [
            f"{before}：{value}"
            for before, value in (
                ("参加人", of("present")),
                ("被调查人", of("asked")),
                ("记录人", of("recorder")),
                ("结果", of("result")),
            )
            if value
        ]
        rows.append(_wide(of("kind") or "调解会", "，".join(part for part in said if part)))
    return rows or [_wide("调解会", "")]
