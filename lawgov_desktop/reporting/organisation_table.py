"""人民调解组织队伍经费保障情况统计表: committees, their members, the mediators in post, training and money.

The headings of the ministry's sheet are known from memory only. Who is there is told of the last day;
training and money are told of the period.
"""

from __future__ import annotations

from typing import Any, Final

import peewee

from lawgov_desktop.reporting.conditions import both, counts_as, linked, standing, within
from lawgov_desktop.reporting.figures import Figure, Where
from lawgov_desktop.reporting.mediation_table import COMMITTEE_LINES
from lawgov_desktop.reporting.mediators_in_post import FULL_TIME, PART_TIME, in_post
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import Identity, StatColumn, StatTable

_THERE: Final = standing("valid_from", "valid_to")


def _committee(
    key: str, label: str, where: Where, rule: str, group: str, *, sum_of: str = "", unit: str = "个"
) -> StatColumn:
    return StatColumn(
        Figure(f"organisation_{key}", label, unit, "committee", rule, where, sum_of), label, group
    )


def _mediators(key: str, label: str, sql: str, rule: str, group: str) -> StatColumn:
    return StatColumn(Figure(f"organisation_{key}", label, "名", "mediator", rule, linked(sql)), label, group)


def _coded(field: str, list_key: str, column: str, value: str) -> str:
    """The card's code is one of those the code list knows by this ``column`` (label, stat_line)."""
    return (
        f"m.{field} IN (SELECT code FROM code_entry WHERE list_key = '{list_key}' AND {column} = '{value}')"
    )


_BY_KIND: Final = tuple(
    _committee(
        f"kind_{place}",
        line.removesuffix("调委会"),
        both(_THERE, counts_as("kind", "committee_kind", line)),
        f"末日存续的{line}",
        "调委会（个）",
    )
    for place, line in enumerate(COMMITTEE_LINES, start=1)
)
_BY_EDUCATION: Final = tuple(
    _mediators(
        f"education_{place}",
        line,
        in_post(_coded("education", "education", "stat_line", line)),
        f"文化程度归入“{line}”的",
        "文化程度（名）",
    )
    for place, line in enumerate(("大专以上", "高中", "高中以下"), start=1)
)


def _given(model: type[Any], period: Period) -> peewee.Expression:
    """By the day the money came in or was paid; without one by its year, as a date of a year counts."""
    day = peewee.fn.COALESCE(model.paid_on, peewee.fn.printf("%04d", model.year))
    found: peewee.Expression = (day >= period.begins) & (day <= period.ends)
    return found


_MONEY: Final = "经费（元）"
_FUNDS: Final = tuple(
    StatColumn(
        Figure(
            f"funds_{key}",
            line,
            "元",
            "mediation_fund",
            f"到位（支付）日期在报告期内（没有日期的按年度）的人民调解经费里，种类归入“{line}”的金额之和{also}",
            both(_given, counts_as("kind", "mediation_fund_kind", line)),
            "amount",
        ),
        line,
        _MONEY,
        kind="money",
    )
    for key, line, also in (
        ("guidance", "指导经费", ""),
        ("grant", "补助经费", ""),
        ("allowance", "补贴经费", "，不含以案定补"),
    )
)
_BY_CASE: Final = StatColumn(
    Figure(
        "funds_by_case",
        "以案定补",
        "元",
        "subsidy",
        "发放日期在报告期内的以案定补金额之和；上级表格的补贴经费是这一栏与“补贴经费”之和",
        within("paid_on"),
        "amount",
    ),
    "以案定补",
    _MONEY,
    kind="money",
)
_TRAINED: Final = StatColumn(
    Figure(
        "organisation_trained",
        "调解员培训",
        "人次",
        "meeting",
        "召开日期在报告期内、会议类型为调解员培训的会议实到人数之和",
        within("held_on", state="held", kind="mediator_training"),
        "present",
    ),
    "人次",
    "培训",
)

COLUMNS: Final = (
    _committee("committees", "合计", _THERE, "末日存续的调委会", "调委会（个）"),
    *_BY_KIND,
    _committee(
        "members", "委员", _THERE, "末日存续的调委会委员数之和", "委员（名）", sum_of="members", unit="名"
    ),
    _committee(
        "women", "女", _THERE, "末日存续的调委会女委员数之和", "委员（名）", sum_of="women", unit="名"
    ),
    _committee(
        "minority",
        "少数民族",
        _THERE,
        "末日存续的调委会少数民族委员数之和",
        "委员（名）",
        sum_of="minority",
        unit="名",
    ),
    _mediators("mediators", "合计", in_post(), "末日在任的调解员，每人算一次", "调解员（名）"),
    _mediators("full_time", "专职", FULL_TIME, "有专职任职的", "调解员（名）"),
    _mediators("part_time", "兼职", PART_TIME, "只有兼职任职的", "调解员（名）"),
    _mediators("engaged", "聘任", in_post("p.role = 'engaged'"), "有聘任任职的", "调解员（名）"),
    _mediators(
        "female", "女", in_post(_coded("sex", "sex", "stat_line", "女性")), "性别为女的", "调解员（名）"
    ),
    _mediators(
        "minorities",
        "少数民族",
        in_post(
            f"m.ethnic_group IS NOT NULL AND NOT {_coded('ethnic_group', 'ethnic_group', 'label', '汉族')}"
        ),
        "民族不是汉族的",
        "调解员（名）",
    ),
    *_BY_EDUCATION,
    _TRAINED,
    *_FUNDS,
    _BY_CASE,
)


def _keys(columns: tuple[StatColumn, ...]) -> tuple[str, ...]:
    return tuple(column.key for column in columns)


MEDIATION_ORGANISATION: Final = StatTable(
    "mediation_organisation",
    "人民调解组织队伍经费保障情况统计表",
    COLUMNS,
    (
        Identity(
            "各类调委会之和等于合计",
            _keys(_BY_KIND),
            "=",
            ("organisation_committees",),
            "请看没有填类型的调委会",
        ),
        Identity(
            "专职与兼职之和等于调解员合计",
            ("organisation_full_time", "organisation_part_time"),
            "=",
            ("organisation_mediators",),
            "请看任职没有填专职兼职的调解员",
        ),
        Identity("女委员不多于委员", ("organisation_women",), "≤", ("organisation_members",)),
        Identity(
            "各文化程度之和等于调解员合计",
            _keys(_BY_EDUCATION),
            "=",
            ("organisation_mediators",),
            "请看没有填文化程度的调解员",
        ),
    ),
    rules=(
        "调委会、委员和调解员以统计期末日为准。委员数取调委会登记的人数；调解员取末日在任的人，一人任几职只算一次，有专职任职的算专职。",
        "培训按会议台账里调解员培训的实到人数计；经费按到位（支付）日期计，来自人民调解经费台账，以案定补来自以案定补台账的发放，"
        "两本台账不要重复登记，补贴经费合计是两栏之和。",
    ),
)
