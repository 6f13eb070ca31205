"""What is doubtful in a lawsuit: days out of order, late answers, absent leaders, lawyers alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Names
from lawgov_desktop.records.record_type import Draft, Problem
from lawgov_desktop.records.several import parts
from lawgov_desktop.registers.day_order import in_order, wrong_day
from lawgov_desktop.registers.litigation import case_rules, evidence, stages

_ANSWER_DAYS = 15  # 《行政诉讼法》第六十七条
_APPEAL_DAYS = {"appeal_judgment": 15, "appeal_ruling": 10}  # 《行政诉讼法》第八十五条
_LONGEST_HOLIDAY = 9  # a last day on a holiday moves on; no run of days off has been longer
_MOST_AGENTS = 2  # 《行政诉讼法》第三十一条
_LAWYERS = frozenset(("lawyer", "legal_worker"))
_LATE_EVIDENCE = "《行政诉讼法》第三十四条：被告不提供或者无正当理由逾期提供证据，视为没有相应证据"
_LEADER_DUTY = "《行政诉讼法》第三条：负责人应当出庭应诉；不能出庭的，应当委托相应的工作人员出庭"

_NEVER_BEFORE = (
    ("received_on", "answered_on", "答辩日期早于收到起诉状"),
    ("received_on", "evidence_filed_on", "举证日期早于收到起诉状"),
    ("received_on", "judgment_on", "裁判日期早于收到起诉状"),
    ("received_on", "defence_due", "人工指定的期限早于收到起诉状"),
    ("judgment_on", "served_on", "送达日期早于裁判日期"),
    ("served_on", "appealed_on", "上诉日期早于裁判文书送达"),
    ("judgment_on", "effective_on", "生效日期早于裁判日期"),
    ("judgment_on", "performed_on", "履行日期早于裁判日期"),
    ("judgment_on", "performance_due", "履行期限早于裁判日期"),
    ("received_on", "closed_on", "办结日期早于收到起诉状"),
    ("judgment_on", "closed_on", "办结日期早于裁判日期"),
)


def rules(draft: Draft, names: Names) -> Sequence[Problem]:
    """Doubts with the text they rest on. Only a date set by hand without its reason keeps from saving."""
    return [
        *_about_order(draft),
        *_about_instances(draft),
        *_about_answer(draft),
        *_about_agents(draft),
        *evidence.problems(draft.get("evidence") or (), draft.get("evidence_count")),
        *(
            problem
            for number in range(len(draft.get("hearings") or ()))
            for problem in _hearing(draft, number)
        ),
        *_about_outcome(draft),
        *_about_appeal(draft),
        *_about_performance(draft),
    ]


def _doubt(field: str, what: str, why: str = "", todo: str = "请核对") -> Problem:
    return Problem(field, "doubt", what, why, todo)


def _about_order(draft: Draft) -> Iterator[Problem]:
    yield from in_order(draft, _NEVER_BEFORE)
    for number, row in enumerate(draft.get("hearings") or [], start=1):
        if dates.out_of_order(draft.get("received_on"), row.get("held_on")):
            yield wrong_day(f"hearings.{number}.held_on", "开庭日期早于收到起诉状")
        if dates.out_of_order(row.get("held_on"), draft.get("judgment_on")):
            yield wrong_day(f"hearings.{number}.held_on", "开庭日期晚于裁判日期")


def _about_instances(draft: Draft) -> Iterator[Problem]:
    instance, previous = draft.get("instance"), draft.get("previous")
    if previous and previous == draft.get("uuid"):
        yield _doubt("previous", "前一审级案件选了它自己", "", "请选另一件，或者清空")
    elif instance == "first" and previous:
        yield _doubt("previous", "一审案件没有前一审级", "按争议统计时会并入那一件", "请核对审级")
    elif instance in stages.LATER and not previous:
        why = "没有连上前一审级，按争议统计时会另算一件"
        yield _doubt("previous", "没有选前一审级案件", why, "请选它的前一审级案件；没有登记过的可以不选")
    if draft.get("damages_claimed") == 0 and draft.get("damages_amount"):
        yield _doubt("damages_claimed", "没有请求赔偿，却填了请求赔偿金额")


def _about_answer(draft: Draft) -> Iterator[Problem]:
    given = draft.get("defence_due")
    if given and not draft.get("defence_due_note"):
        yield Problem(
            "defence_due_note",
            "refuse",
            "人工指定了答辩期限，没有写理由",
            "指定的期限代替按法律计算的期限，须留下依据",
            "请写明理由，如法院准许延期的通知书",
        )
    if stages.defence_rule(draft) is None:
        return
    start, fixed = dates.as_day(draft.get("received_on")), dates.last_day(given)
    law = "第六十七条：自收到起诉状副本之日起十五日内提交"
    first = stages.defence_rule(draft) == "defence"
    for name, what, why in (
        (
            "answered_on",
            "答辩",
            f"《行政诉讼法》{law}" if first else f"《民事诉讼法》{_second_instance(start)}：十五日内提出",
        ),
        ("evidence_filed_on", "举证", _LATE_EVIDENCE),
    ):
        done = dates.first_day(draft.get(name))
        if start is None or done is None or (name == "evidence_filed_on" and not first):
            continue
        yield from _late(name, what, why, start, done, fixed)


def _second_instance(received: date | None) -> str:
    """The article of the text in force from 2024 on; before that the numbers were others."""
    new = received is None or received >= date(2024, 1, 1)
    return "第一百七十四条" if new else "关于第二审程序的规定"


def _late(field: str, what: str, why: str, start: date, done: date, fixed: date | None) -> Iterator[Problem]:
    """The exact last day is the deadline list's business: here a holiday gets the benefit of the doubt."""
    if fixed is not None:
        if done > fixed:
            yield _doubt(field, f"{what}晚于人工指定的期限 {fixed}", why)
        return
    taken = (done - start).days
    if taken > _ANSWER_DAYS + _LONGEST_HOLIDAY:
        yield _doubt(
            field, f"{what}逾期：收到后第 {taken} 日", why, "请核对日期；法院准许延期的，填人工指定的期限"
        )
    elif done > _after_weekend(start + timedelta(days=_ANSWER_DAYS)):
        yield _doubt(
            field, f"收到后第 {taken} 日才{what}，可能逾期", why, "第十五日是节假日的可以顺延，请看办理进程"
        )


def _after_weekend(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= 5 else day


def _about_agents(draft: Draft) -> Iterator[Problem]:
    agents = draft.get("agents") or []
    kinds = [row.get("kind") for row in agents]
    hearings = draft.get("hearings") or []
    leader_there = "leader" in kinds or any(row.get("leader_attended") == 1 for row in hearings)
    if kinds and set(kinds) <= _LAWYERS and not leader_there:
        yield _doubt(
            "agents",
            "只委托了律师出庭",
            "《最高人民法院关于适用〈行政诉讼法〉的解释》第一百二十八条：负责人不出庭的，应当委托相应的工作人员"
            "出庭，不得仅委托律师出庭",
            "请加上出庭的工作人员",
        )
    if sum(kind != "leader" for kind in kinds) > _MOST_AGENTS:
        why = "《行政诉讼法》第三十一条：可以委托一至二人作为诉讼代理人"
        yield _doubt("agents", f"委托了 {sum(kind != 'leader' for kind in kinds)} 名代理人", why)


def _hearing(draft: Draft, place: int) -> Iterator[Problem]:
    row = draft["hearings"][place]
    at = f"hearings.{place + 1}."
    attended, reason = row.get("leader_attended"), row.get("absence_reason")
    if attended == 1:
        if not row.get("leader_name"):
            yield _doubt(f"{at}leader_name", "负责人出庭了，没有写是谁", "", "请填姓名和职务")
        if not row.get("leader_rank"):
            yield _doubt(f"{at}leader_rank", "没有选负责人职级", "正职出庭率里数不到这一次", "请选正职或副职")
        if reason:
            yield _doubt(f"{at}absence_reason", "负责人出庭了，又填了未出庭理由")
    elif attended == 0:
        yield from _absent(draft, row, at)


def _absent(draft: Draft, row: Draft, at: str) -> Iterator[Problem]:
    reason, obliged = row.get("absence_reason"), parts(draft.get("must_attend"))
    if obliged:
        why = (
            "《最高人民法院关于行政机关负责人出庭应诉若干问题的规定》第四条：涉及重大公共利益、社会高度关注、"
            "可能引发群体性事件等案件，人民法院应当通知负责人出庭"
        )
        yield _doubt(f"{at}leader_attended", "属于应当出庭的情形，负责人没有出庭", why, "请核对，并写明理由")
    if not reason and "absence_reason" not in (row.get("unread") or {}):
        yield _doubt(f"{at}absence_reason", "负责人没有出庭，没有写理由", _LEADER_DUTY, "请选未出庭理由")
    elif reason in ("none", "unstated"):
        why = (
            "《最高人民法院关于适用〈行政诉讼法〉的解释》第一百三十二条：没有正当理由不出庭的，人民法院记录在案并在"
            "裁判文书中载明，可以建议有关机关处理"
        )
        yield _doubt(f"{at}absence_reason", "负责人未出庭没有正当理由", why)
    if not row.get("statement"):
        why = (
            "《最高人民法院关于适用〈行政诉讼法〉的解释》第一百二十九条：不能出庭的，应当提交情况说明，加盖机关印章或者"
            "由主要负责人签字认可"
        )
        yield _doubt(f"{at}statement", "没有提交负责人不能出庭的情况说明", why, "请补情况说明")
    staffed = row.get("staff") or any(agent.get("kind") == "staff" for agent in draft.get("agents") or ())
    if not staffed:
        yield _doubt(f"{at}staff", "没有写出庭的工作人员", _LEADER_DUTY, "请填出庭人员，或者在代理人里加上")


def _about_outcome(draft: Draft) -> Iterator[Problem]:
    outcome, form = draft.get("outcome"), draft.get("judgment_kind")
    meant = case_rules.form_of(outcome)
    if form and meant and form != meant and outcome:
        yield _doubt("judgment_kind", "裁判方式和裁判结果不一致", "判决和裁定的上诉期不同（十五日、十日）")
    if outcome and not draft.get("judgment_on"):
        yield _doubt("judgment_on", "有裁判结果，没有裁判日期", "按日期统计审结件数时数不到", "请填裁判日期")
    if draft.get("closed_on") and not outcome and draft.get("instance") not in ("enforcement", "nonsuit"):
        yield _doubt("outcome", "已经办结，没有裁判结果", "败诉率里数不到这一件", "请选裁判结果")
    if draft.get("awarded") and draft.get("lost") == 0:
        yield _doubt("awarded", "没有败诉，却填了判决赔偿金额")


def _about_appeal(draft: Draft) -> Iterator[Problem]:
    rule = stages.appeal_rule(draft)
    served, appealed = dates.as_day(draft.get("served_on")), dates.first_day(draft.get("appealed_on"))
    if draft.get("appeal_by") == "none" and draft.get("appealed_on"):
        yield _doubt("appeal_by", "写了均未上诉，又填了上诉日期")
    if rule is None or served is None:
        return
    why = "《行政诉讼法》第八十五条：判决书送达之日起十五日内，裁定书送达之日起十日内"
    window = _APPEAL_DAYS[rule]
    if appealed and (appealed - served).days > window + _LONGEST_HOLIDAY:
        yield _doubt("appealed_on", f"送达后第 {(appealed - served).days} 日才上诉，已超过上诉期", why)
    effective = dates.last_day(draft.get("effective_on"))
    if effective and not appealed and effective <= served + timedelta(days=window):
        yield _doubt(
            "effective_on",
            f"上诉期未满就生效：送达后第 {(effective - served).days} 日",
            f"{why}；另一方当事人的上诉期从他收到之日起算",
        )


def _about_performance(draft: Draft) -> Iterator[Problem]:
    state = draft.get("performance_state")
    if state == "performed" and not draft.get("performed_on"):
        yield _doubt("performed_on", "已履行，没有写履行日期", "", "请填履行日期")
    late = dates.first_day(draft.get("performed_on")), dates.last_day(draft.get("performance_due"))
    if late[0] and late[1] and late[0] > late[1]:
        why = "《行政诉讼法》第九十六条：在规定期限内不履行的，从期满之日起对负责人按日处五十元至一百元的罚款"
        yield _doubt("performed_on", f"履行晚于裁判确定的期限 {late[1]}", why)
    if draft.get("closed_on") and state in ("unperformed", "partial"):
        why = "《行政诉讼法》第九十四条：当事人必须履行人民法院发生法律效力的判决、裁定、调解书"
        yield _doubt("performance_state", "已经办结，裁判还没有履行完", why)
