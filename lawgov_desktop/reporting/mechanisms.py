"""The figures of the yearly report: one for every number and mechanism a report names (domain §5.3).

``docs/report_mechanisms.md`` sets the report's own words beside each of them.
"""

from __future__ import annotations

from dataclasses import replace
from functools import reduce
from operator import or_
from typing import Any, Final

import peewee

from lawgov_desktop.registers.governance.integrity import ACTS
from lawgov_desktop.registers.governance.legal_adviser import engaged
from lawgov_desktop.registers.matters.in_force import matter_in_force
from lawgov_desktop.registers.mediation.standing import INDUSTRY_KINDS
from lawgov_desktop.registers.publicity.event_tables import DONE_STATES
from lawgov_desktop.reporting.conditions import (
    both,
    has,
    linked,
    not_by_end,
    of_year,
    standing,
    until_end,
    within,
)
from lawgov_desktop.reporting.dispute_tables import sued
from lawgov_desktop.reporting.figures import Figure, Where
from lawgov_desktop.reporting.fulfilment import FULFILMENT
from lawgov_desktop.reporting.mediation_table import AGREED, CASES, accepted
from lawgov_desktop.reporting.mediators_in_post import FULL_TIME, PART_TIME
from lawgov_desktop.reporting.period import Period

_IN_PERIOD: Final = "报告期内"
_AT_END: Final = "报告期末日"


def _matters(model: type[Any], period: Period) -> peewee.Expression:
    return matter_in_force(model, period.last)


def _trained(category: str) -> str:
    """Officers who were enrolled in this category in a class of the period, examined or not."""
    return (
        "SELECT e.officer FROM training_class_enrolment e JOIN training_class c ON c.id = e.owner"
        f" WHERE c.deleted_at IS NULL AND e.category = '{category}' AND e.officer IS NOT NULL"
        " AND c.category = 'public_law' AND c.start_on >= :begins AND c.start_on <= :ends"
    )


_LAST_CHANGES: Final = (
    "SELECT e.owner, e.kind, max(e.\"on\" || ' ' || printf('%012d', e.id)) FROM certificate_event e"
    " WHERE e.\"on\" <= :ends AND e.kind IN ('issued', 'renewed', 'resumed', 'reissued', 'suspended', 'lost',"
    " 'recalled', 'cancelled') GROUP BY e.owner"
)
"""Of every card its last change: SQLite takes ``kind`` from the row in which max() found the latest."""
_CARD_HOLDERS: Final = (
    "SELECT c.officer FROM certificate c WHERE c.deleted_at IS NULL AND c.officer IS NOT NULL"
    " AND (c.issued_on IS NULL OR c.issued_on <= :ends) AND c.id NOT IN"
    f" (SELECT owner FROM ({_LAST_CHANGES}) WHERE kind IN ('recalled', 'cancelled'))"
)
"""Who holds a card on the last day: issued by then, neither taken back nor cancelled (``cards.held_on``)."""
_CANCELLED: Final = (
    "SELECT c.uuid FROM certificate c JOIN certificate_event e ON e.owner = c.id"
    ' WHERE e.kind = \'cancelled\' AND e."on" >= :begins AND e."on" <= :ends'
)


def industry_committee(model: type[Any], period: Period) -> peewee.Expression:
    """行业性专业性, 区域性 and of other organisations."""
    found: peewee.Expression = model.kind.in_(tuple(sorted(INDUSTRY_KINDS)))
    return found


def usual_committee(model: type[Any], period: Period) -> peewee.Expression:
    """Of a village, a town or an enterprise; also one that does not say of which."""
    found: peewee.Expression = model.kind.is_null() | model.kind.not_in(tuple(sorted(INDUSTRY_KINDS)))
    return found


def _owed_at_end(model: type[Any], period: Period) -> peewee.Expression:
    found: peewee.Expression = (model.happened_on.is_null() | (model.happened_on <= period.ends)) & (
        model.kind.is_null() | model.kind.not_in(ACTS)
    )
    return found


def _about_law(model: type[Any], period: Period) -> peewee.Expression:
    """A leading group for the rule of law, by its name or its subject."""
    said = [column.contains(word) for column in (model.name, model.subject) for word in ("法治", "依法行政")]
    found: peewee.Expression = reduce(or_, said)
    return found


def _meetings(*kinds: str) -> Where:
    return within("held_on", state="held", kind=kinds)


def _mechanisms(*subjects: str) -> Where:
    return both(standing("issued_on", "ended_on"), has("subjects", *subjects))


FIGURES: Final = (
    # --- 放管服改革
    Figure("matters_in_force", "承接事项", "项", "matter",
           f"{_AT_END}有效的事项：生效日期不晚于当日、没有失效，所在清单版本没有停用、没有被新版本取代",
           _matters),
    Figure("matters_changed", "动态调整的事项", "项", "matter",
           f"变动日期在{_IN_PERIOD}的事项", within("changed_on")),
    Figure("matters_moved_out", "划出的事项", "项", "matter",
           f"变动类型为划出或收回、变动日期在{_IN_PERIOD}的事项",
           within("changed_on", change_kind=("moved_out", "recalled"))),
    Figure("supervision", "事中事后监管检查", "次", "supervision",
           f"监管日期在{_IN_PERIOD}的监管记录", within("supervised_on")),
    Figure("cooperation_mechanisms", "联络会商、信息互通、业务协同机制", "项", "mechanism",
           f"{_AT_END}有效、涉及事项为联络会商、信息互通或业务协同的制度文件",
           _mechanisms("liaison", "information", "cooperation")),
    Figure("liaison_meetings", "联络会商、业务协同会议", "次", "meeting",
           f"召开日期在{_IN_PERIOD}的联席会、联络会商和业务协同会", _meetings("joint", "cooperation")),
    Figure("proof_items", "实行告知承诺的证明事项", "项", "proof_item",
           f"{_AT_END}实行告知承诺的证明事项", standing("valid_from", "valid_to", promise_allowed=1)),
    Figure("promises", "告知承诺办件", "件", "promise", f"承诺日期在{_IN_PERIOD}的告知承诺",
           within("promised_on")),
    Figure("false_promises", "不实承诺", "件", "promise",
           f"承诺日期在{_IN_PERIOD}、核查为不实的告知承诺", within("promised_on", result="false")),
    # --- 行政执法
    Figure("joint_enforcement", "联合执法", "次", "joint_enforcement", f"日期在{_IN_PERIOD}的联合执法",
           within("held_on")),
    Figure("enforcement_mechanisms", "综合执法协作机制", "项", "mechanism",
           f"{_AT_END}有效、涉及综合执法协作的制度文件", _mechanisms("enforcement")),
    Figure("liaison_pairs", "双联系、双指导结对", "对", "liaison_pair", f"{_AT_END}有效的结对",
           standing("valid_from", "valid_to")),
    Figure("online_classes", "网络远程培训", "期", "training_class",
           f"{_IN_PERIOD}开班、在法制教育网以网络远程方式进行的培训",
           within("start_on", mode=("online", "mixed"), platform="fzjy")),
    Figure("new_officers_trained", "培训的新增行政执法人员", "名", "officer",
           f"{_IN_PERIOD}开班的公共法律知识培训里，参训类别为新增的执法人员，每人算一次",
           linked(_trained("new"))),
    Figure("four_year_officers_trained", "培训的持证满四年行政执法人员", "名", "officer",
           f"{_IN_PERIOD}开班的公共法律知识培训里，参训类别为持证满四年的执法人员，每人算一次",
           linked(_trained("four_years"))),
    Figure("auxiliary_officers", "执法辅助人员", "名", "auxiliary_officer", f"{_AT_END}在岗的执法辅助人员",
           standing("valid_from", "valid_to")),
    Figure("certificates_cancelled", "注销的执法证件", "个", "certificate",
           f"变动里有注销、注销日期在{_IN_PERIOD}的执法证件，注销后补发的也算", linked(_CANCELLED)),
    Figure("officers", "持证在册执法人员", "名", "officer",
           f"{_AT_END}在册、有执法证件的执法人员；证件过期没有收回、注销的仍算",
           both(standing("valid_from", "valid_to"), linked(_CARD_HOLDERS))),
    # --- 信用体系、政务公开
    Figure("integrity_rules", "政务诚信制度", "项", "mechanism",
           f"{_AT_END}有效、涉及政务诚信的制度文件", _mechanisms("integrity")),
    Figure("integrity_open", "未办结的政务诚信事项", "件", "integrity_record",

           f"{_AT_END}没有销号的政务诚信记录，发生日期不晚于当日或者没有填；制度、教育和宣传不算",
           both(_owed_at_end, not_by_end("closed_on"))),
    Figure("disclosed", "主动公开政府信息", "条", "disclosure_item", f"公开日期在{_IN_PERIOD}的主动公开信息",
           within("published_on")),
    Figure("foi_requests", "受理的依申请公开", "件", "foi_request", f"收到日期在{_IN_PERIOD}的公开申请",
           within("received_on")),
    Figure("integrity_lessons", "诚信教育", "次", "meeting", f"召开日期在{_IN_PERIOD}的诚信教育会议",
           _meetings("integrity")),
    # --- 普法
    Figure("enterprise_school_events", "法律宣传进企业、进学校活动", "场次", "publicity_event",
           f"{_IN_PERIOD}已开展、场所含企业或学校的活动，同时进企业和学校的算一场",
           both(within("held_on", state=DONE_STATES), has("venues", "enterprise", "school"))),
    Figure("enterprise_events", "法律宣传进企业", "场次", "publicity_event",
           f"{_IN_PERIOD}已开展、场所含企业的活动",
           both(within("held_on", state=DONE_STATES), has("venues", "enterprise"))),
    Figure("school_events", "法律宣传进学校", "场次", "publicity_event",
           f"{_IN_PERIOD}已开展、场所含学校的活动",
           both(within("held_on", state=DONE_STATES), has("venues", "school"))),
    Figure("enterprise_and_school_events", "同时进企业和学校的法律宣传", "场次", "publicity_event",
           f"{_IN_PERIOD}已开展、场所既含企业又含学校的活动",
           both(within("held_on", state=DONE_STATES), has("venues", "enterprise"), has("venues", "school"))),
    Figure("market_day_events", "利用赶集日开展的政策宣传", "次", "publicity_event",
           f"{_IN_PERIOD}已开展、当天是集日的活动；“余”按整十数向下取，正好整十时不写余",
           within("held_on", state=DONE_STATES, is_market_day=1)),
    # --- 应诉
    Figure("lawsuits", "行政应诉案件", "件", "litigation_case",
           f"收到日期在{_IN_PERIOD}的行政应诉案件，按案件计，各审级分别算；执行、非诉执行审查不算",
           both(within("received_on"), sued)),
    Figure("lawsuits_closed", "已办结的行政应诉案件", "件", "litigation_case",
           f"收到日期在{_IN_PERIOD}、{_AT_END}已经办结的行政应诉案件；执行、非诉执行审查不算",
           both(within("received_on"), sued, until_end("closed_on"))),
    Figure("lawsuits_leader_attended", "负责人出庭的应诉案件", "件", "litigation_case",
           f"收到日期在{_IN_PERIOD}、负责人出过庭的行政应诉案件；执行、非诉执行审查不算",
           both(within("received_on", attendance=("attended", "partly")), sued)),
    Figure("reconsiderations", "行政复议（被申请人）案件", "件", "reconsideration_case",
           f"收到日期在{_IN_PERIOD}的行政复议案件", within("received_on")),
    # --- 矛盾化解
    Figure("administrative_mediation_start", "行政调解工作动员会", "次", "meeting",
           f"召开日期在{_IN_PERIOD}的行政调解动员会", _meetings("mediation_start")),
    Figure("administrative_mediation", "受理的行政调解案件", "件", "admin_mediation_case",
           f"受理日期在{_IN_PERIOD}的行政调解案件，不予受理和作废编号除外",
           both(within("accepted_on"), accepted)),
    Figure("committees", "人民调解委员会（村居、乡镇、企事业）", "个", "committee",
           f"{_AT_END}存续的调委会，不含行业性专业性、区域性和其他组织的",
           both(standing("valid_from", "valid_to"), usual_committee)),
    Figure("industry_committees", "行业调解委员会", "个", "committee",
           f"{_AT_END}存续的行业性专业性、区域性和其他组织的调委会",
           both(standing("valid_from", "valid_to"), industry_committee)),
    Figure("part_time_mediators", "兼职调解员", "名", "mediator",
           f"{_AT_END}在任、只有兼职任职的调解员，每人算一次", linked(PART_TIME)),
    Figure("full_time_mediators", "专职调解员", "名", "mediator",
           f"{_AT_END}在任、有专职任职的调解员，每人算一次", linked(FULL_TIME)),
    replace(CASES.figure, title="受理的人民调解案件"),
    replace(AGREED.figure, title="达成协议的人民调解案件"),
    # --- 依法行政能力
    Figure("lawful_administration_meetings", "依法行政工作会议", "次", "meeting",
           f"召开日期在{_IN_PERIOD}的依法行政工作会议", _meetings("lawful_admin")),
    Figure("implementation_plans", "法治政府建设实施方案", "份", "mechanism",
           f"发文日期在{_IN_PERIOD}、类型为实施方案、涉及法治政府建设的文件",
           both(within("issued_on", kind="plan"), has("subjects", "implementation"))),
    Figure("special_studies", "专题研究依法行政工作", "次", "meeting",
           f"召开日期在{_IN_PERIOD}的专题研究（法治）会议", _meetings("special_study")),
    Figure("law_studies", "组织学法", "次", "law_study",
           f"学习日期在{_IN_PERIOD}、已经举行的学法，不含岗前学法",
           both(within("studied_on", state="held"),
                lambda model, period: model.occasion.is_null() | (model.occasion != "before_post"))),
    Figure("pre_post_classes", "岗前法律知识培训", "期", "training_class",
           f"{_IN_PERIOD}开班的岗前培训", within("start_on", category="pre_post")),
    Figure("study_rules", "学法制度", "项", "mechanism", f"{_AT_END}有效、涉及学法制度的制度文件",
           _mechanisms("study")),
    Figure("leading_groups", "法治政府建设领导小组", "个", "leading_group",
           f"{_AT_END}存续、名称或负责工作写明法治或依法行政的领导小组",
           both(standing("valid_from", "valid_to"), _about_law)),
    Figure("duties", "第一责任人职责事项", "项", "duty", "年度为报告年度的第一责任人职责事项",
           of_year("year")),
    Figure("duties_done", "已完成的第一责任人职责事项", "项", "duty",
           "年度为报告年度、已经完成的第一责任人职责事项", of_year("year", done=1)),
    Figure("accountability", "追责、批评教育、督促整改", "人次", "accountability",
           f"日期在{_IN_PERIOD}的追责、批评教育和督促整改记录", within("decided_on")),
    # --- 不足、安排和其他机制
    Figure("shortcomings", "存在的不足", "条", "problem",
           "年度为报告年度、来源为年度报告的问题", of_year("year", source="annual_report")),
    Figure("carried_problems", "上年不足列入整改", "条", "problem",
           "年度为报告年度、由上年结转的问题", of_year("year", source="carried")),
    Figure("advice", "建议", "条", "next_plan", "报告年度的建议", of_year("report_year", kind="advice")),
    Figure("decisions", "重大行政决策", "件", "decision",
           f"决定日期在{_IN_PERIOD}的重大行政决策", within("decided_on")),
    Figure("normative_documents", "制定的规范性文件", "件", "normative_document",
           f"公布日期在{_IN_PERIOD}的规范性文件", within("published_on")),
    Figure("legality_reviews", "合法性审查", "件", "legality_review",
           f"意见日期在{_IN_PERIOD}的合法性审查", within("opinion_on")),
    Figure("legal_advisers", "政府法律顾问", "名", "legal_adviser",
           f"{_AT_END}在聘的法律顾问：在聘期内（含聘期最后一日）、没有解聘",
           lambda model, period: engaged(model, period.last)),
    Figure("adviser_opinions", "法律顾问提供意见", "件", "adviser_opinion",
           f"日期在{_IN_PERIOD}的法律顾问意见", within("given_on")),
    Figure("handovers", "移送公安机关的案件", "件", "case_handover",
           f"移送日期在{_IN_PERIOD}、移送公安机关的案件",
           within("handed_on", organ_kind="police", direction="out")),
    *FULFILMENT,
)  # fmt: skip
"""In the order of the report; then how well it was done."""
