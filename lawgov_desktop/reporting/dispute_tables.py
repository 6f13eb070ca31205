"""行政调解, 行政复议 and 行政应诉 as tables: what came in the period, how it ended, what is still open."""

from __future__ import annotations

from typing import Any, Final

import peewee

from lawgov_desktop.reporting.conditions import both, counts_as, within
from lawgov_desktop.reporting.figures import Figure, Where
from lawgov_desktop.reporting.mediation_table import accepted
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.statistics import Identity, StatColumn, StatTable
from lawgov_desktop.storage.store import Store

_NOT_SUED: Final = ("enforcement", "nonsuit")


def sued(model: type[Any], period: Period) -> peewee.Expression:
    """A lawsuit to be answered: execution and non-contentious enforcement are none."""
    found: peewee.Expression = model.instance.is_null() | model.instance.not_in(_NOT_SUED)
    return found


def _holds(field: str, *values: object) -> Where:
    """The field has one of these values; without any it is empty or 0."""

    def where(model: type[Any], period: Period) -> peewee.Expression:
        column = getattr(model, field)
        found: peewee.Expression = column.in_(values) if values else column.is_null() | (column == 0)
        return found

    return where


# --- 行政调解


def _admin(
    key: str, label: str, where: Where, rule: str, group: str = "", *, sum_of: str = "", unit: str = "件"
) -> StatColumn:
    figure = Figure(f"admin_mediation_{key}", label, unit, "admin_mediation_case", rule, where, sum_of)
    return StatColumn(figure, label, group, "category", "money" if unit == "元" else "number")


_TAKEN: Final = both(within("accepted_on"), accepted)
_SETTLED: Final = both(within("agreement_on", result="agreed"), accepted)
_TAKEN_RULE: Final = "受理日期在报告期内，不予受理和作废编号除外"
_SETTLED_RULE: Final = "协议达成日期在报告期内，不予受理和作废编号除外"


def _categories(store: Store, period: Period) -> list[tuple[str, str]]:
    return store.names.code_choices("admin_dispute_type", period.last)


ADMIN_MEDIATION: Final = StatTable(
    "admin_mediation",
    "行政调解案件统计表",
    (
        _admin("cases", "受理", _TAKEN, _TAKEN_RULE),
        _admin(
            "civil",
            "民事纠纷",
            both(_TAKEN, _holds("nature", "civil")),
            f"{_TAKEN_RULE}；民事纠纷",
            "争议性质",
        ),
        _admin(
            "administrative",
            "行政争议",
            both(_TAKEN, _holds("nature", "administrative")),
            f"{_TAKEN_RULE}；行政争议",
            "争议性质",
        ),
        _admin(
            "people",
            "当事人数",
            _TAKEN,
            f"{_TAKEN_RULE}；各案当事人数之和",
            sum_of="people_involved",
            unit="人",
        ),
        _admin(
            "groups",
            "三人以上当事人",
            both(_TAKEN, _holds("group_case", 1)),
            f"{_TAKEN_RULE}；三人以上当事人的",
        ),
        _admin("agreed", "达成协议", _SETTLED, _SETTLED_RULE),
        _admin(
            "oral",
            "口头",
            both(_SETTLED, counts_as("agreement_form", "agreement_form", "口头")),
            _SETTLED_RULE,
            "协议形式",
        ),
        _admin(
            "written",
            "书面",
            both(_SETTLED, counts_as("agreement_form", "agreement_form", "书面")),
            _SETTLED_RULE,
            "协议形式",
        ),
        _admin(
            "amount",
            "涉及金额（元）",
            _SETTLED,
            f"{_SETTLED_RULE}；各案涉及金额之和",
            sum_of="amount",
            unit="元",
        ),
        _admin("performed", "自动履行", both(within("performed_on"), accepted), "履行完毕日期在报告期内"),
        _admin(
            "confirmed",
            "司法确认",
            both(_SETTLED, counts_as("confirmation_result", "confirmation_result", "司法确认")),
            f"{_SETTLED_RULE}；法院裁定协议有效的",
        ),
    ),
    (
        Identity(
            "民事纠纷与行政争议之和等于受理数",
            ("admin_mediation_civil", "admin_mediation_administrative"),
            "=",
            ("admin_mediation_cases",),
            "请看没有填争议性质的案件",
        ),
        Identity(
            "口头与书面之和等于达成协议数",
            ("admin_mediation_oral", "admin_mediation_written"),
            "=",
            ("admin_mediation_agreed",),
            "请看没有填协议形式的案件",
        ),
    ),
    _categories,
    row_heading="纠纷类别",
    no_row="未填类别",
    rules=(
        "受理、性质、人数按受理日期计；协议、金额、司法确认按协议达成日期计；履行按履行完毕日期计。",
        "不予受理和作废编号的不计。",
    ),
)

# --- 行政应诉


def _suit(key: str, label: str, where: Where, rule: str, group: str = "") -> StatColumn:
    figure = Figure(f"lawsuits_{key}", label, "件", "litigation_case", rule, both(where, sued))
    return StatColumn(figure, label, group, "act_type")


_RECEIVED: Final = within("received_on")
_JUDGED: Final = within("judgment_on")
_RECEIVED_RULE: Final = "收到起诉状（应诉通知）日期在报告期内，不含执行和非诉执行审查"
_JUDGED_RULE: Final = "裁判日期在报告期内，不含执行和非诉执行审查"

_BY_INSTANCE: Final = tuple(
    _suit(
        f"instance_{place}",
        line,
        both(_RECEIVED, counts_as("instance", "litigation_instance", line)),
        f"{_RECEIVED_RULE}；{line}",
        "新收",
    )
    for place, line in enumerate(("一审", "二审", "再审"), start=1)
)


_BY_ATTENDANCE: Final = tuple(
    _suit(
        f"attendance_{place}",
        label,
        both(_JUDGED, _holds("attendance", *values)),
        f"{_JUDGED_RULE}；{label}",
        "负责人出庭",
    )
    for place, (label, values) in enumerate(
        (("出庭", ("attended", "partly")), ("未出庭", ("absent",)), ("未开庭", ("no_hearing",))), start=1
    )
)


def _open_suits(model: type[Any], period: Period) -> peewee.Expression:
    found: peewee.Expression = (model.received_on <= period.ends) & (
        model.closed_on.is_null() | (model.closed_on > period.ends)
    )
    return found


def _carried_suits(model: type[Any], period: Period) -> peewee.Expression:
    found: peewee.Expression = (model.received_on < period.begins) & (
        model.closed_on.is_null() | (model.closed_on >= period.begins)
    )
    return found


def _ended_suits(model: type[Any], period: Period) -> peewee.Expression:
    found: peewee.Expression = (
        (model.closed_on >= period.begins)
        & (model.closed_on <= period.ends)
        & (model.received_on <= period.ends)
    )
    return found


def _act_types(store: Store, period: Period) -> list[tuple[str, str]]:
    return store.names.code_choices("litigation_act_type", period.last)


LAWSUITS: Final = StatTable(
    "lawsuits",
    "行政应诉案件统计表",
    (
        _suit("received", "合计", _RECEIVED, _RECEIVED_RULE, "新收"),
        *_BY_INSTANCE,
        _suit("judged", "审结", _JUDGED, _JUDGED_RULE, "裁判"),
        _suit("lost", "败诉", both(_JUDGED, _holds("lost", 1)), f"{_JUDGED_RULE}；败诉的", "裁判"),
        _suit("not_lost", "未败诉", both(_JUDGED, _holds("lost")), f"{_JUDGED_RULE}；没有败诉的", "裁判"),
        *_BY_ATTENDANCE,
        _suit("carried_in", "上期未结", _carried_suits, "报告期前收到、报告期初没有办结的", "收结"),
        _suit("ended", "办结", _ended_suits, "报告期末以前收到、办结日期在报告期内的", "收结"),
        _suit("open", "期末未结", _open_suits, "报告期末以前收到、报告期末没有办结的", "收结"),
    ),
    (
        Identity(
            "各审级之和等于新收",
            tuple(column.key for column in _BY_INSTANCE),
            "=",
            ("lawsuits_received",),
            "请看没有填审级的案件",
        ),
        Identity(
            "败诉与未败诉之和等于审结", ("lawsuits_lost", "lawsuits_not_lost"), "=", ("lawsuits_judged",)
        ),
        Identity(
            "出庭、未出庭与未开庭之和等于审结",
            tuple(column.key for column in _BY_ATTENDANCE),
            "=",
            ("lawsuits_judged",),
            "请看没有填开庭记录的案件",
        ),
        Identity(
            "上期未结＋新收－办结＝期末未结",
            ("lawsuits_ended", "lawsuits_open"),
            "=",
            ("lawsuits_carried_in", "lawsuits_received"),
            "请看办结日期早于收到日期的案件",
        ),
    ),
    _act_types,
    row_heading="被诉行为",
    zero_rows=False,
    no_row="未填被诉行为",
    rules=(
        "新收按收到日期计，裁判按裁判日期计，办结按办结日期计；一个审级算一件。",
        "执行和非诉执行审查不计。出庭率、败诉率的口径和案件见“应诉统计”。",
    ),
)

# --- 行政复议


def _review(key: str, label: str, where: Where, rule: str, group: str = "") -> StatColumn:
    figure = Figure(f"reconsiderations_{key}", label, "件", "reconsideration_case", rule, where)
    return StatColumn(figure, label, group, "act_type")


_DECIDED: Final = within("decision_on")
_DECIDED_RULE: Final = "复议决定日期在报告期内"
_BY_OUTCOME: Final = tuple(
    _review(
        f"outcome_{place}",
        line,
        both(_DECIDED, counts_as("outcome", "reconsideration_outcome", line)),
        f"{_DECIDED_RULE}；{line}",
        "复议结果",
    )
    for place, line in enumerate(("未纠错", "纠错", "不计入"), start=1)
)


RECONSIDERATIONS: Final = StatTable(
    "reconsiderations",
    "行政复议（被申请人）案件统计表",
    (
        _review("received", "收到", within("received_on"), "收到申请书副本日期在报告期内"),
        _review("replied", "答复", within("replied_on"), "答复日期在报告期内"),
        _review("decided", "审结", _DECIDED, _DECIDED_RULE, "复议结果"),
        *_BY_OUTCOME,
    ),
    (
        Identity(
            "各结果之和等于审结",
            tuple(column.key for column in _BY_OUTCOME),
            "=",
            ("reconsiderations_decided",),
            "请看没有填复议结果的案件",
        ),
    ),
    _act_types,
    row_heading="被复议行为",
    zero_rows=False,
    no_row="未填行为类型",
    rules=("收到、答复、审结各按其日期计；不计入的是不予受理、移送和其他终止。",),
)
