"""The rules that ship with the program say what the law says, and call a local figure a local figure."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from lawgov_desktop.timekeeping.deadlines import ClockBook, ClockRule

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
SHIPPED = ClockBook.load(RULES / "clocks.json")
TODAY = date(2026, 6, 1)

Row = tuple[str, str, int, str, bool, int | None, str]

# key, start, length, unit, rolls over a holiday, longest extension, basis: every clock of the domain's
# tables (people's mediation, reconsideration, litigation, petitions, penalties, decisions, disclosure).
NATIONAL: list[Row] = [
    ("mediation_limit", "受理", 1, "month", False, None, "《人民调解工作若干规定》第三十三条"),
    ("judicial_confirmation", "协议生效", 30, "day", True, None, "《中华人民共和国人民调解法》第三十三条"),
    ("confirmation_acceptance", "收到申请", 3, "day", True, None, "司法确认程序的若干规定》第四条"),
    ("confirmation_decision", "受理申请", 15, "day", True, 10, "司法确认程序的若干规定》第五条"),
    ("confirmation_enforcement", "履行期限届满", 2, "year", True, None, "民事诉讼法》第二百五十条"),
    ("committee_term", "推选", 3, "year", False, None, "《中华人民共和国人民调解法》第九条"),
    ("village_committee_term", "选举", 5, "year", False, None, "村民委员会组织法》第十一条"),
    ("reconsideration_apply", "知道", 60, "day", True, None, "行政复议法》第二十条"),
    ("reconsideration_examination", "收到申请", 5, "workday", False, None, "第三十条、第八十八条"),
    ("reconsideration_copy", "受理", 7, "workday", False, None, "第四十八条、第八十八条"),
    ("reconsideration_copy_simple", "受理", 3, "workday", False, None, "第五十四条、第八十八条"),
    ("reconsideration_reply", "收到行政复议申请书副本", 10, "workday", False, None, "第四十八条、第八十八条"),
    ("reconsideration_reply_simple", "申请书副本", 5, "workday", False, None, "第五十四条、第八十八条"),
    ("reconsideration_forward", "收到行政复议申请", 5, "workday", False, None, "第三十二条、第八十八条"),
    ("reconsideration_decision", "受理", 60, "day", True, 30, "行政复议法》第六十二条"),
    ("reconsideration_decision_simple", "受理", 30, "day", True, None, "行政复议法》第六十二条"),
    ("normative_review_reply", "收到书面通知", 10, "workday", False, None, "第五十八条、第八十八条"),
    ("opinion_feedback", "收到行政复议意见书", 60, "day", True, None, "行政复议法》第七十六条"),
    ("litigation_filing", "知道", 6, "month", True, None, "行政诉讼法》第四十六条"),
    ("litigation_after_reconsideration", "收到复议决定书", 15, "day", True, None, "第四十五条"),
    ("complaint_service", "立案", 5, "day", True, None, "行政诉讼法》第六十七条"),
    ("defence", "收到起诉状副本", 15, "day", True, None, "《中华人民共和国行政诉讼法》第六十七条"),
    ("first_instance", "立案", 6, "month", False, None, "第八十一条"),
    ("first_instance_simple", "立案", 45, "day", False, None, "第八十三条"),
    ("appeal_answer", "收到上诉状副本", 15, "day", True, None, "民事诉讼法》第一百七十四条"),
    ("appeal_judgment", "判决书送达", 15, "day", True, None, "行政诉讼法》第八十五条"),
    ("appeal_ruling", "裁定书送达", 10, "day", True, None, "行政诉讼法》第八十五条"),
    ("appeal_answer", "收到上诉状副本", 15, "day", True, None, "民事诉讼法》第一百七十四条"),
    ("second_instance", "收到上诉状", 3, "month", False, None, "第八十八条"),
    ("retrial_application", "发生法律效力", 6, "month", True, None, "第一百一十条"),
    ("enforcement_application", "期限届满", 3, "month", True, None, "行政强制法》第五十三条"),
    ("enforcement_demand", "催告书送达", 10, "workday", False, None, "第五十四条、第六十九条"),
    ("petition_notice", "收到信访事项", 15, "day", False, None, "《信访工作条例》第二十三条"),
    ("petition_objection", "收到转送", 5, "workday", False, None, "《信访工作条例》第二十三条"),
    ("petition", "受理信访事项", 60, "day", False, 30, "《信访工作条例》第三十四条"),
    ("petition_review_request", "收到信访处理意见书", 30, "day", False, None, "《信访工作条例》第三十五条"),
    ("petition_review", "收到复查请求", 30, "day", False, None, "《信访工作条例》第三十五条"),
    ("petition_recheck_request", "收到复查意见", 30, "day", False, None, "《信访工作条例》第三十六条"),
    ("petition_recheck", "收到复核请求", 30, "day", False, None, "《信访工作条例》第三十六条"),
    (
        "foi_reply",
        "收到政府信息公开申请（补正的，收到补正）",
        20,
        "workday",
        False,
        20,
        "信息公开条例》第三十三条",
    ),
    ("foi_correction", "收到政府信息公开申请", 7, "workday", False, None, "信息公开条例》第三十条"),
    ("proactive_disclosure", "形成", 20, "workday", False, None, "信息公开条例》第二十六条"),
    ("penalty", "立案", 90, "day", False, None, "《中华人民共和国行政处罚法》第六十条"),
    ("hearing_request", "告知", 5, "workday", False, None, "第六十四条、第八十五条"),
    ("hearing_notice", "举行听证", 7, "workday", False, None, "第六十四条、第八十五条"),
    ("penalty_delivery", "作出行政处罚决定", 7, "workday", False, None, "第六十一条、第八十五条"),
    ("penalty_withdrawal", "撤销", 3, "workday", False, None, "第四十八条、第八十五条"),
    ("decision_comment", "公布", 30, "day", False, None, "《重大行政决策程序暂行条例》第十五条"),
    ("decision_hearing_materials", "召开听证会", 7, "day", False, None, "暂行条例》第十六条"),
    ("legality_review", "送请", 7, "workday", False, None, "《重大行政决策程序暂行条例》第二十六条"),
    ("annual_report_submission", "年度", 1, "fixed", False, None, "督察工作规定》"),
    ("annual_report_publication", "年度", 1, "fixed", False, None, "督察工作规定》第二十四条"),
]
BACKWARDS = {"hearing_notice", "decision_hearing_materials"}
AT_LEAST = {"decision_comment", "legality_review", "enforcement_demand"}
LOCAL = [
    ("follow_up", 7, "day"),
    ("follow_up_agreement", 30, "day"),
    ("follow_up_high_risk", 7, "day"),
    ("follow_up_medium_risk", 15, "day"),
    ("follow_up_low_risk", 30, "day"),
    ("committee_filing", 30, "day"),
    ("referral_reply", 15, "day"),
    ("admin_mediation_reply", 5, "workday"),
    ("admin_mediation_reply_complex", 10, "workday"),
    ("admin_mediation", 20, "workday"),
    ("judicial_suggestion_reply", 2, "month"),
    ("normative_filing", 15, "day"),
    ("normative_validity", 5, "year"),
    ("promise_verification", 30, "day"),
    ("certificate_validity", 5, "year"),
    ("retraining", 4, "year"),
    ("foi_annual_report", 1, "fixed"),
]


@pytest.mark.parametrize("key,start,length,unit,rolls,extension,law", NATIONAL, ids=[r[0] for r in NATIONAL])
def test_national_clock_stands_as_in_its_text(
    key: str, start: str, length: int, unit: str, rolls: bool, extension: int | None, law: str
) -> None:
    rule = SHIPPED.rule(key, TODAY)
    assert start in rule.start_event
    assert (rule.length, rule.unit, rule.extension_limit) == (length, unit, extension)
    assert (rule.roll == "next_workday") == rolls
    assert law in rule.law
    assert rule.law_certainty == "read"
    assert rule.checked_on == date(2025, 4, 19)
    bound = "before" if key in BACKWARDS else "earliest" if key in AT_LEAST else "latest"
    assert rule.bound == bound


def test_every_shipped_clock_is_in_one_of_the_tables() -> None:
    told = {row[0] for row in NATIONAL} | {row[0] for row in LOCAL} | {"agreed_date", "court_date"}
    assert set(SHIPPED.keys()) == told


@pytest.mark.parametrize("key,length,unit", LOCAL)
def test_local_figure_is_a_setting(key: str, length: int, unit: str) -> None:
    rule = SHIPPED.rule(key, TODAY)
    assert (rule.length, rule.unit) == (length, unit)
    assert rule.is_local_setting
    assert rule.law == ""
    assert rule.note.startswith("本地设置")


@pytest.mark.parametrize("rule", SHIPPED.rules, ids=lambda rule: f"{rule.key}-{rule.valid_from}")
def test_rule_is_complete(rule: ClockRule) -> None:
    assert rule.remind_days, "every clock reminds"
    if rule.law_certainty not in ("setting", "given"):
        assert rule.valid_from is not None, "a text has a day from which it applies"
        assert rule.law.startswith("《")
    if rule.law_certainty != "read":
        assert rule.checked_on is None, "only a text that was read was checked"


@pytest.mark.parametrize("key", SHIPPED.keys())
def test_every_clock_has_a_rule_in_force_and_no_gap_between_versions(key: str) -> None:
    versions = SHIPPED.versions(key)
    assert SHIPPED.find(key, TODAY) is versions[-1]
    assert versions[-1].valid_to is None
    for older, newer in pairwise(versions):
        assert older.valid_to is not None
        assert newer.valid_from is not None
        assert (newer.valid_from - older.valid_to).days == 1
        assert older.title == newer.title


def test_missed_rights_weigh_most() -> None:
    heavy = {"defence", "appeal_judgment", "appeal_ruling", "reconsideration_reply", "judicial_confirmation"}
    assert {SHIPPED.rule(key, TODAY).risk for key in heavy} == {3}
