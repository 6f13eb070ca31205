"""还缺什么: for each register what its records still lack, as a number that opens them (feature H03).

What is lacking comes from where a clerk meets it anyway: the badge 未完善 of a record (``wanted``), the
volume of a case (``filing``), and the views that look for something missing. No rates, no order by size, no
targets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from typing import Final

from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Date, Number
from lawgov_desktop.records.record_type import RecordType
from lawgov_desktop.registers.mediation.dossier import LACKING
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts, ids, page
from lawgov_desktop.storage.store import Store

VIEWS: Final = (
    ("mediation_case", "not_visited", "回访"),
    ("publicity_event", "to_settle", "计划日过后的登记"),
    ("publicity_event", "no_photos", "活动照片"),
    ("law_helper", "untrained", "培训学时"),
    ("officer", "no_certificate", "执法证件"),
    ("officer", "unfiled", "证件卡片"),
    ("matter_list", "no_file", "清单原件"),
    ("matter", "no_office", "承接机构"),
    ("proof_item", "no_template", "告知承诺格式文本"),
    ("law_study", "without_statutes", "所学法律法规"),
    ("leading_group", "no_head", "组长"),
    ("duty", "without_evidence", "履职佐证"),
    ("mechanism", "without_file", "文件附件"),
    ("joint_enforcement", "no_result", "处理结果"),
)
"""(register, its view, what the records in it lack), beside what ``wanted`` and ``filing`` tell."""

_INCOMPLETE: Final = "incomplete"
"""The view of a register that keeps whether a record is 未完善; others are small enough to be read."""
_CASES: Final = frozenset(
    ("mediation_case", "admin_mediation_case", "litigation_case", "reconsideration_case", "foi_request")
)
_NOTHING_WANTED: Final = {one.name: one.default for one in fields(RecordType)}["wanted"]
_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Gap:
    """Records of one register that lack the same thing."""

    kind: str
    what: str
    records: tuple[str, ...]

    @property
    def words(self) -> str:
        """回访缺 7 件."""
        return f"{self.what}缺 {len(self.records):,} {'件' if self.kind in _CASES else '条'}"


def gaps(store: Store, period: Period, progress: Progress | None = None) -> tuple[Gap, ...]:
    """What is lacking, register by register in the order of the drawers.

    Registers in the order of a date (cases, events) are asked for the records of the period, lists of what
    stands (officers, matters) for all. Each gap names its records, none is empty.
    """
    progress = progress or Progress()
    kinds = list(store.kinds.values())
    found: list[Gap] = []
    for done, kind in enumerate(kinds):
        progress.step("正在查还缺什么", done, len(kinds))
        asked = _of_period(kind, period)
        lacks = [*_views(store, kind, asked), *_volumes(store, kind, asked), *_fields(store, kind, asked)]
        merged: dict[str, dict[str, None]] = {}
        for what, uuids in lacks:
            merged.setdefault(what, {}).update(dict.fromkeys(uuids))
        found += [Gap(kind.key, what, tuple(uuids)) for what, uuids in merged.items() if uuids]
    return tuple(found)


def dated(kind: RecordType) -> bool:
    """Whether the register is asked for the records of a period: it stands in the order of a date or year."""
    own = kind.fields.get(kind.order.lstrip("-"))
    return isinstance(own, Date) or (isinstance(own, Number) and own.name.endswith("year"))


def _of_period(kind: RecordType, period: Period) -> ListQuery:
    query = ListQuery(kind.key, order="id")
    if not dated(kind):
        return query
    name = kind.order.lstrip("-")
    by_year = not isinstance(kind.fields[name], Date)
    first, last = (period.first.year, period.last.year) if by_year else (period.begins, period.ends)
    return replace(query, conditions=(Condition(name, "from", first), Condition(name, "to", last)))


def _views(store: Store, kind: RecordType, asked: ListQuery) -> Iterator[tuple[str, list[str]]]:
    known = {view.key for view in kind.views}
    for key, view, what in VIEWS:
        if key == kind.key and view in known:
            yield what, ids(store, replace(asked, view=view))


def _volumes(store: Store, kind: RecordType, asked: ListQuery) -> Iterator[tuple[str, list[str]]]:
    """The papers a volume lacks, by the name of each: 缺2项：受理登记表、身份证明."""
    if "filing" not in kind.fields:
        return
    query = replace(asked, conditions=(*asked.conditions, Condition("filing", "contains", LACKING)))
    at = 0
    while some := page(store, query, at, _AT_ONCE):
        at += len(some)
        for draft in some:
            begins, _, papers = (draft.get("filing") or "").partition("：")
            if begins.startswith(LACKING):
                for paper in papers.split("、"):
                    yield f"{paper}（卷宗）", [draft["uuid"]]


def _fields(store: Store, kind: RecordType, asked: ListQuery) -> Iterator[tuple[str, list[str]]]:
    """What the badge 未完善 of each record names."""
    if kind.wanted is _NOTHING_WANTED:
        return
    if any(view.key == _INCOMPLETE for view in kind.views):
        asked = replace(asked, view=_INCOMPLETE)
    for draft in drafts(store, asked):
        for name in kind.wanted(draft):
            label = kind.fields[name].label if name in kind.fields else kind.child(name).label
            yield label, [draft["uuid"]]
