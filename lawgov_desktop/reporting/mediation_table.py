"""人民调解案件情况统计表: one row per committee, as the systems that fill the ministry's table know it.

The order of the columns in the ministry's own sheet was not seen; it follows what such systems export. What
counts when stands in ``RULES`` and is printed under the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Any, Final

import peewee

from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.mediation.case_rules import NO_CASE
from lawgov_desktop.registers.terms import in_force
from lawgov_desktop.reporting.conditions import both, counts_as, within
from lawgov_desktop.reporting.figures import Figure, Where
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import Identity, StatColumn, StatTable
from lawgov_desktop.storage.listing import ListQuery, drafts
from lawgov_desktop.storage.store import Store

DISPUTE_LINES: Final = (
    "婚姻家庭纠纷", "邻里纠纷", "房屋宅基地纠纷", "合同纠纷", "生产经营纠纷", "损害赔偿纠纷", "山林土地纠纷",
    "征地拆迁纠纷", "环境污染纠纷", "拖欠农民工工资纠纷", "其他劳动争议纠纷", "旅游纠纷", "电子商务纠纷",
    "其他消费纠纷", "医疗纠纷", "道路交通事故纠纷", "物业纠纷", "其他纠纷",
)  # fmt: skip
"""The 18 kinds of the present table, in its order; every code of the list is counted on one of them."""

COMMITTEE_LINES: Final = (
    "村调委会", "居调委会", "乡镇调委会", "街道调委会", "企事业单位调委会", "社会团体和其他组织调委会",
)  # fmt: skip
_HANDED_OVER: Final = "接受委托移送调解"
SOURCE_LINES: Final = (
    "主动调解", "依申请调解",
    *(f"{_HANDED_OVER}/{organ}委托移送" for organ in ("法院", "检察院", "公安机关", "信访部门", "其他部门")),
)  # fmt: skip

RULES: Final = (
    "受理数、当事人数、主体、来源、类型、疑难复杂按受理日期计；调解成功、协议形式、协议涉及金额按协议达成日期计；"
    "履行按履行完毕日期计；司法确认按裁定日期计；排查、预防按排查日期计（只写月份的按月份）。",
    "不予受理和作废编号的不计。每件案件只计入一个类型、一个来源、一个主体。",
    "上期结转＝期初前受理、期初时没有调解结果的；办结＝结果日期在本期的；期末未结＝期末前受理、期末时没有调解结果的。",
)


def accepted(model: type[Any], period: Period) -> peewee.Expression:
    """A case that was taken on, its number not cancelled."""
    found: peewee.Expression = model.state.not_in(NO_CASE)
    return found


def _of_committee(line: str) -> Where:
    def where(model: type[Any], period: Period) -> peewee.Expression:
        of_kind = peewee.SQL(
            "(SELECT c.uuid FROM committee c JOIN code_entry e ON e.list_key = 'committee_kind'"
            " AND e.code = c.kind WHERE e.stat_line = ?)",
            (line,),
        )
        found: peewee.Expression = model.committee.in_(of_kind)
        return found

    return where


def _screened(model: type[Any], period: Period) -> peewee.Expression:
    day = peewee.fn.COALESCE(model.screened_on, model.month)
    found: peewee.Expression = (day >= period.begins) & (day <= period.ends)
    return found


def _result_day(model: type[Any]) -> Any:
    """When the mediation came to its end; a result without any day is taken as not dated, so not ended."""
    return peewee.fn.COALESCE(model.result_on, model.closed_on)


def _open_before(bound: str) -> Where:
    """Accepted, and without a result, as the period begins ("begins") or when it is over ("ends")."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        ended = _result_day(model)
        if bound == "begins":
            came, still = model.accepted_on < period.begins, ended >= period.begins
        else:
            came, still = model.accepted_on <= period.ends, ended > period.ends
        found: peewee.Expression = came & (ended.is_null() | still)
        return found

    return where


def _ended(model: type[Any], period: Period) -> peewee.Expression:
    ended = _result_day(model)
    found: peewee.Expression = (
        (ended >= period.begins) & (ended <= period.ends) & (model.accepted_on <= period.ends)
    )
    return found


_CASES = both(within("accepted_on"), accepted)
_AGREED = both(within("agreement_on", result="agreed"), accepted)


def _case(
    key: str, title: str, where: Where, rule: str, *, group: str = "", label: str = "", unit: str = "件",
    sum_of: str = "",
) -> StatColumn:  # fmt: skip
    figure = Figure(f"mediation_{key}", title, unit, "mediation_case", rule, where, sum_of)
    return StatColumn(figure, label or title, group, "committee", "money" if unit == "元" else "number")


def _screening(key: str, title: str, unit: str, group: str, label: str) -> StatColumn:
    figure = Figure(
        f"screening_{key}",
        title,
        unit,
        "screening",
        f"排查日期在报告期内的排查记录里“{title}”之和",
        _screened,
        key,
    )
    return StatColumn(figure, label, group, "committee")


def _short(line: str) -> str:
    return line.removesuffix("纠纷") if line != "其他纠纷" else "其他"


_ACCEPTED_RULE: Final = "受理日期在报告期内，不予受理和作废编号除外"
_AGREED_RULE: Final = "协议达成日期在报告期内，不予受理和作废编号除外"

CASES: Final = _case("cases", "调解案件总数", _CASES, _ACCEPTED_RULE)
AGREED: Final = _case("agreed", "调解成功数", _AGREED, _AGREED_RULE)

_BY_COMMITTEE = tuple(
    _case(
        f"by_committee_{place}",
        line,
        both(_CASES, _of_committee(line)),
        f"{_ACCEPTED_RULE}；{line}受理的",
        group="调解主体",
        label=line.removesuffix("调委会"),
    )
    for place, line in enumerate(COMMITTEE_LINES, start=1)
)
_BY_SOURCE = tuple(
    _case(
        f"by_source_{place}",
        line.rpartition("/")[2],
        both(_CASES, counts_as("source", "case_source", line)),
        f"{_ACCEPTED_RULE}；来源归入“{line}”的",
        group="委托移送" if "/" in line else "案件来源",
        label=line.rpartition("/")[2].removesuffix("委托移送").removesuffix("调解"),
    )
    for place, line in enumerate(SOURCE_LINES, start=1)
)
_BY_TYPE = tuple(
    _case(
        f"by_type_{place}",
        line,
        both(_CASES, counts_as("dispute_type", "dispute_type", line)),
        f"{_ACCEPTED_RULE}；类型归入“{line}”的",
        group="纠纷类型",
        label=_short(line),
    )
    for place, line in enumerate(DISPUTE_LINES, start=1)
)

COLUMNS: Final = (
    CASES,
    _case(
        "people",
        "涉及当事人数",
        _CASES,
        f"{_ACCEPTED_RULE}；各案涉及人数之和",
        unit="人",
        sum_of="people_involved",
    ),
    AGREED,
    _case(
        "difficult",
        "疑难复杂案件",
        both(_CASES, counts_as("difficulty", "difficulty", "疑难复杂案件")),
        f"{_ACCEPTED_RULE}；难易程度归入疑难复杂的",
    ),
    _case(
        "amount",
        "协议涉及金额",
        _AGREED,
        f"{_AGREED_RULE}；各案涉及金额之和",
        label="协议涉及金额（元）",
        unit="元",
        sum_of="amount",
    ),
    *_BY_COMMITTEE,
    *_BY_SOURCE,
    *_BY_TYPE,
    _case(
        "oral",
        "口头协议",
        both(_AGREED, counts_as("agreement_form", "agreement_form", "口头")),
        _AGREED_RULE,
        group="协议形式",
        label="口头",
    ),
    _case(
        "written",
        "书面协议",
        both(_AGREED, counts_as("agreement_form", "agreement_form", "书面")),
        _AGREED_RULE,
        group="协议形式",
        label="书面",
    ),
    _case("performed", "已履行", both(within("performed_on"), accepted), "履行完毕日期在报告期内"),
    _case(
        "confirmed",
        "司法确认",
        both(
            within("confirmation_decided_on"),
            counts_as("confirmation_result", "confirmation_result", "司法确认"),
            accepted,
        ),
        "法院裁定协议有效的日期在报告期内",
    ),
    _screening("screenings", "开展排查", "次", "排查预防", "排查次数"),
    _screening("found", "发现纠纷", "件", "排查预防", "发现纠纷"),
    _screening("prevented", "预防纠纷", "件", "排查预防", "预防纠纷"),
    _screening("suicide_cases", "防止自杀件数", "件", "防止自杀", "件"),
    _screening("suicide_people", "防止自杀人数", "人", "防止自杀", "人"),
    _screening("crime_cases", "防止民转刑件数", "件", "防止民转刑", "件"),
    _screening("crime_people", "防止民转刑人数", "人", "防止民转刑", "人"),
    _screening("petition_cases", "防止群体性上访件数", "件", "防止群体上访", "件"),
    _screening("petition_people", "防止群体性上访人数", "人", "防止群体上访", "人"),
    _screening("brawl_cases", "防止群体性械斗件数", "件", "防止群体械斗", "件"),
    _screening("brawl_people", "防止群体性械斗人数", "人", "防止群体械斗", "人"),
    _case(
        "carried_in",
        "上期结转",
        both(_open_before("begins"), accepted),
        "报告期前受理、报告期初没有结果的",
        group="收结",
        label="上期结转",
    ),
    _case(
        "ended",
        "本期办结",
        both(_ended, accepted),
        "结果日期（没有的看结案日期）在报告期内的",
        group="收结",
        label="办结",
    ),
    _case(
        "carried_out",
        "期末未结",
        both(_open_before("ends"), accepted),
        "报告期末以前受理、报告期末没有结果的",
        group="收结",
        label="期末未结",
    ),
)


def _keys(columns: Sequence[StatColumn]) -> tuple[str, ...]:
    return tuple(column.key for column in columns)


_WHOLE: Final = ("mediation_cases",)

IDENTITIES: Final = (
    Identity(
        "各类型之和等于案件总数", _keys(_BY_TYPE), "=", _WHOLE, "请看没有填纠纷类型、或类型没有统计归类的案件"
    ),
    Identity("各来源之和等于案件总数", _keys(_BY_SOURCE), "=", _WHOLE, "请看没有填案件来源的案件"),
    Identity(
        "各主体之和等于案件总数",
        _keys(_BY_COMMITTEE),
        "=",
        _WHOLE,
        "请看没有填调委会、或调委会没有类型的案件",
    ),
    Identity(
        "口头与书面之和等于调解成功数",
        ("mediation_oral", "mediation_written"),
        "=",
        ("mediation_agreed",),
        "请看没有填协议形式的案件",
    ),
    Identity("疑难复杂不多于案件总数", ("mediation_difficult",), "≤", _WHOLE),
    Identity("本期成功不多于结转与新收", ("mediation_agreed",), "≤", ("mediation_carried_in", *_WHOLE)),
    Identity(
        "上期结转＋新收－办结＝期末未结",
        ("mediation_ended", "mediation_carried_out"),
        "=",
        ("mediation_carried_in", *_WHOLE),
        "请看结果日期早于受理日期的案件",
    ),
)


def _committees(store: Store, period: Period) -> list[tuple[str, str]]:
    """The committees in being at the end of the period, in the order of their kinds, then of their names."""
    order = {code: place for place, (code, _) in enumerate(store.names.code_choices("committee_kind"))}

    def place(draft: Draft) -> tuple[int, str]:
        return order.get(draft.get("kind") or "", len(order)), draft.get("name_key") or draft.get(
            "name"
        ) or ""

    found = [draft for draft in drafts(store, ListQuery("committee")) if in_force(draft, period.last)]
    titles = _short_titles([draft.get("name") or "" for draft in sorted(found, key=place)])
    return [(draft["uuid"], title) for draft, title in zip(sorted(found, key=place), titles, strict=True)]


def _short_titles(names: Sequence[str]) -> list[str]:
    """Without the town all begin with and 人民调解委员会, where enough is left to tell them by."""
    shared = sum(1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False)))
    short = [name[shared:].removesuffix("人民调解委员会") for name in names]
    told_apart = len(set(short)) == len(set(names)) and all(len(one) >= 2 for one in short)
    return short if told_apart else list(names)


MEDIATION_CASES: Final = StatTable(
    "mediation_cases",
    "人民调解案件情况统计表",
    COLUMNS,
    IDENTITIES,
    _committees,
    row_heading="调委会",
    no_row="未填调委会",
    rules=RULES,
)
