"""How well it was done: answered in time, passed, complete, carried out; what the rates of the report divide.

``docs/report_mechanisms.md`` sets the report's own words beside each of them; ``rates.py`` divides them.
"""

from __future__ import annotations

from typing import Any, Final

import peewee

from lawgov_desktop.registers.governance.decision_steps import STEPS
from lawgov_desktop.registers.governance.duty import FOUR_IN_PERSON
from lawgov_desktop.registers.governance.integrity import ACTS
from lawgov_desktop.registers.publicity.event_tables import DONE_STATES
from lawgov_desktop.reporting.conditions import both, linked, of_year, until_end, within
from lawgov_desktop.reporting.dispute_tables import sued
from lawgov_desktop.reporting.figures import Figure, Where
from lawgov_desktop.reporting.period import Period

_IN_PERIOD: Final = "报告期内"
_AT_END: Final = "报告期末日"

# --- what a law gives a number of days for


def _timed(rule: str, *, met: bool) -> Where:
    """The first period of the clock ``rule`` is over by the last day: done by then, or past its due day.

    ``met``: done by its due day. What is not due yet and not done counts on neither side
    (``procedures.governance_disclosure``). A day known by its month only is given the benefit.
    """

    def where(model: type[Any], period: Period) -> peewee.Expression:
        done = "d.done_on IS NOT NULL AND d.done_on <= ?"
        judged = f"{done} AND d.done_on <= d.due" if met else f"(({done}) OR d.due < ?)"
        days = (period.ends,) if met else (period.ends, period.ends)
        first = "SELECT min(x.id) FROM deadline x WHERE x.uuid = t.uuid AND x.rule = ?"
        judged_on = peewee.SQL(f"SELECT 1 FROM deadline d WHERE d.id = ({first}) AND {judged}", (rule, *days))
        found: peewee.Expression = peewee.fn.EXISTS(judged_on) == 1
        return found

    return where


def _in_time(key: str, kind: str, field: str, began: str, done: str, rule: str) -> tuple[Figure, Figure]:
    """What has been decided about in time or not, and what of it was."""
    came = within(field)
    left_out = f"{_AT_END}还没有到期又没有{done}的不算"
    due = Figure(f"{key}_due", f"应{done}的{_THINGS[key]}", _UNITS[key], kind,
                 f"{began}在{_IN_PERIOD}、{_AT_END}以前已经{done}或者已经到期的{_THINGS[key]}；{left_out}",
                 both(came, _timed(rule, met=False)))  # fmt: skip
    on_time = Figure(f"{key}_on_time", f"按期{done}的{_THINGS[key]}", _UNITS[key], kind,
                     f"{began}在{_IN_PERIOD}、在法定期限内{done}的{_THINGS[key]}（延长、补正按台账的期限）；{left_out}",
                     both(came, _timed(rule, met=True)))  # fmt: skip
    return due, on_time


_THINGS: Final = {"foi": "公开申请", "disclosure": "主动公开信息", "normative_filing": "规范性文件"}
_UNITS: Final = {"foi": "件", "disclosure": "条", "normative_filing": "件"}

# --- examinations, and lines of the plan

_ROWS: Final = "(SELECT count(*) FROM training_class_enrolment e WHERE e.owner = t.id AND ({}))"
_SAT: Final = "e.result IN ('pass', 'fail') OR e.resit_result IN ('pass', 'fail')"


def _with_rows(condition: str) -> Where:
    return linked(
        "SELECT c.uuid FROM training_class c JOIN training_class_enrolment e ON e.owner = c.id"
        f" WHERE c.start_on >= :begins AND c.start_on <= :ends AND ({condition})"
    )


def _examined(key: str, title: str, said: str, condition: str) -> Figure:
    rule = f"{_IN_PERIOD}开班的培训班名单里{said}的人次，只计登记了名单的班"
    return Figure(
        f"exam_{key}", title, "人次", "training_class", rule, _with_rows(condition),
        tally=_ROWS.format(condition),
    )  # fmt: skip


_EVENTS_OF_PLAN: Final = (
    "SELECT p.uuid FROM publicity_plan p JOIN (SELECT e.plan, count(*) AS held FROM publicity_event e"
    " WHERE e.deleted_at IS NULL AND e.plan IS NOT NULL AND e.held_on >= :begins AND e.held_on <= :ends"
    f" AND e.state IN ({', '.join(map(repr, DONE_STATES))}) GROUP BY e.plan) h ON h.plan = p.uuid"
    " WHERE h.held >= max(COALESCE(p.events_wanted, 1), 1)"
)

# --- hearings, guidance

_HEARINGS: Final = (
    "SELECT c.uuid FROM litigation_case c JOIN litigation_case_hearing h ON h.owner = c.id"
    " WHERE h.held_on >= :begins AND h.held_on <= :ends"
)
_GUIDED: Final = "g.held_on >= :begins AND g.held_on <= :ends"


def _answered_for(model: type[Any], period: Period) -> peewee.Expression:
    """Where the township is only a third person, no leader of its has to come."""
    found: peewee.Expression = model.position.is_null() | (model.position != "third")
    return found


def _owed(model: type[Any], period: Period) -> peewee.Expression:
    """Rules, education and publicity are no promises or debts to settle."""
    found: peewee.Expression = model.kind.is_null() | model.kind.not_in(ACTS)
    return found


def _put_right(model: type[Any], period: Period) -> peewee.Expression:
    found: peewee.Expression = (model.done_on <= period.ends) | (model.closed_on <= period.ends)
    return found


def _review_given(model: type[Any], period: Period) -> peewee.Expression:
    found: peewee.Expression = model.review_on.is_null(False)
    return found


_HEARD_RULE: Final = (
    f"开庭日期在{_IN_PERIOD}、本机关是被诉机关的行政应诉案件，一案多次开庭算一件；执行、非诉执行审查不算"
)
_CASES_OF_OTHERS: Final = both(sued, _answered_for)

FULFILMENT: Final = (
    # --- 放管服改革
    Figure("supervision_problems", "监管发现问题", "次", "supervision",
           f"监管日期在{_IN_PERIOD}、发现了问题的监管记录", within("supervised_on", problem_found=1)),
    Figure("promises_checked", "已核查的告知承诺", "件", "promise",
           f"承诺日期在{_IN_PERIOD}、{_AT_END}以前已经核查的告知承诺",
           both(within("promised_on"), until_end("verified_on"))),
    # --- 行政执法
    Figure("guidance", "双指导活动", "次", "liaison_pair", f"指导日期在{_IN_PERIOD}的指导次数，各结对之和",
           linked("SELECT p.uuid FROM liaison_pair p JOIN liaison_pair_guidance g ON g.owner = p.id"
                  f" WHERE {_GUIDED}"),
           tally=f"(SELECT count(*) FROM liaison_pair_guidance g WHERE g.owner = t.id AND {_GUIDED})"),
    _examined("due", "应当参加考试", "登记了考试结果或者缺考",
              "e.result IS NOT NULL OR e.resit_result IS NOT NULL"),
    _examined("sat", "参加考试", "考试或者补考有结果（合格、不合格）", _SAT),
    _examined("passed", "考试合格", "考试合格或者补考合格", "e.result = 'pass' OR e.resit_result = 'pass'"),
    _examined("resits", "补考", "参加了补考（补考合格、不合格）", "e.resit_result IN ('pass', 'fail')"),
    Figure("auxiliary_trained", "培训的执法辅助人员", "名", "auxiliary_officer",
           f"{_IN_PERIOD}开班的培训班名单里的执法辅助人员，每人算一次",
           linked("SELECT e.assistant FROM training_class_enrolment e JOIN training_class c ON c.id = e.owner"
                  " WHERE c.deleted_at IS NULL AND e.assistant IS NOT NULL"
                  " AND c.start_on >= :begins AND c.start_on <= :ends")),
    # --- 信用体系、政务公开
    Figure("integrity_found", "新发生的政务诚信事项", "件", "integrity_record",
           f"发生日期在{_IN_PERIOD}的政务诚信记录；制度、教育和宣传不算", both(within("happened_on"), _owed)),
    Figure("integrity_closed", "已办结的政务诚信事项", "件", "integrity_record",
           f"销号日期在{_IN_PERIOD}的政务诚信记录；制度、教育和宣传不算", both(within("closed_on"), _owed)),
    Figure("integrity_lesson_people", "诚信教育人次", "人次", "meeting",
           f"召开日期在{_IN_PERIOD}的诚信教育会议实到人数之和",
           within("held_on", state="held", kind="integrity"), "present"),
    Figure("foi_answered", "答复的依申请公开", "件", "foi_request", f"答复日期在{_IN_PERIOD}的公开申请",
           within("answered_on")),
    *_in_time("foi", "foi_request", "received_on", "收到日期", "答复", "foi_reply"),
    *_in_time("disclosure", "disclosure_item", "formed_on", "形成日期", "公开", "proactive_disclosure"),
    # --- 普法
    Figure("publicity_plans", "普法计划", "项", "publicity_plan", f"月份在{_IN_PERIOD}的普法计划项目",
           within("month")),
    Figure("publicity_plans_met", "已完成的普法计划", "项", "publicity_plan",
           f"月份在{_IN_PERIOD}、{_IN_PERIOD}已开展的活动达到计划场次（没有写场次的按一场）的普法计划项目",
           both(within("month"), linked(_EVENTS_OF_PLAN))),
    # --- 应诉
    Figure("lawsuits_heard", "开庭审理的行政应诉案件", "件", "litigation_case", _HEARD_RULE,
           both(linked(_HEARINGS), _CASES_OF_OTHERS)),
    Figure("lawsuits_heard_attended", "开庭时负责人出庭的案件", "件", "litigation_case",
           f"{_HEARD_RULE}；其中{_IN_PERIOD}有一次开庭负责人出庭的，没有填是否出庭的按未出庭",
           both(linked(f"{_HEARINGS} AND h.leader_attended = 1"), _CASES_OF_OTHERS)),
    # --- 依法行政能力
    Figure("pre_post_people", "岗前法律知识培训人次", "人次", "training_class",
           f"{_IN_PERIOD}开班的岗前培训参训人数之和", within("start_on", category="pre_post"), "headcount"),
    Figure("law_reports", "年终述法", "份", "law_report", "年度为报告年度的述法报告", of_year("year")),
    Figure("duties_in_person", "四个亲自事项", "项", "duty",
           "年度为报告年度、已经完成、属于亲自部署、亲自过问、亲自协调、亲自督办的第一责任人职责事项",
           of_year("year", done=1, item=FOUR_IN_PERSON)),
    Figure("shortcomings_done", "已整改的不足", "条", "problem",
           f"年度为报告年度、来源为年度报告、{_AT_END}以前已经整改完成的问题",
           both(of_year("year", source="annual_report"), _put_right)),
    Figure("carried_problems_done", "已整改的上年不足", "条", "problem",
           f"年度为报告年度、由上年结转、{_AT_END}以前已经整改完成的问题",
           both(of_year("year", source="carried"), _put_right)),
    Figure("decisions_complete", "五个程序完整的重大行政决策", "件", "decision",
           f"决定日期在{_IN_PERIOD}、公众参与、专家论证、风险评估、合法性审查、集体讨论都已完成（不需要的写明了理由）"
           "的重大行政决策", within("decided_on", steps_done=len(STEPS))),
    Figure("normative_reviewed", "经合法性审核的规范性文件", "件", "normative_document",
           f"公布日期在{_IN_PERIOD}、登记了合法性审核日期的规范性文件",
           both(within("published_on"), _review_given)),
    *_in_time("normative_filing", "normative_document", "published_on", "公布日期", "备案",
              "normative_filing"),
    Figure("normative_ended", "废止、失效的规范性文件", "件", "normative_document",
           f"废止或失效日期在{_IN_PERIOD}的规范性文件", within("ended_on")),
)  # fmt: skip
"""In the order of the report."""
