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

# key, length, unit, rolls over a holiday, longest extension, basis
NATIONAL = [
    ("mediation_limit", 1, "month", False, None, "《人民调解工作若干规定》第三十三条"),
    ("judicial_confirmation", 30, "day", True, None, "《中华人民共和国人民调解法》第三十三条"),
    ("committee_term", 3, "year", False, None, "《中华人民共和国人民调解法》第九条"),
    (
        "reconsideration_reply",
        10,
        "workday",
        False,
        None,
        "《中华人民共和国行政复议法》第四十八条、第八十八条",
    ),
    (
        "reconsideration_reply_simple",
        5,
        "workday",
        False,
        None,
        "《中华人民共和国行政复议法》第五十四条、第八十八条",
    ),
    ("opinion_feedback", 60, "day", True, None, "《中华人民共和国行政复议法》第七十六条"),
    ("defence", 15, "day", True, None, "《中华人民共和国行政诉讼法》第六十七条"),
    ("appeal_judgment", 15, "day", True, None, "《中华人民共和国行政诉讼法》第八十五条"),
    ("appeal_ruling", 10, "day", True, None, "《中华人民共和国行政诉讼法》第八十五条"),
    ("enforcement_application", 3, "month", True, None, "《中华人民共和国行政强制法》第五十三条"),
    ("foi_reply", 20, "workday", False, 20, "《中华人民共和国政府信息公开条例》第三十三条"),
    ("proactive_disclosure", 20, "workday", False, None, "《中华人民共和国政府信息公开条例》第二十六条"),
    ("petition", 60, "day", False, 30, "《信访工作条例》第三十四条"),
    ("penalty", 90, "day", False, None, "《中华人民共和国行政处罚法》第六十条"),
    ("decision_comment", 30, "day", False, None, "《重大行政决策程序暂行条例》第十五条"),
    ("legality_review", 7, "workday", False, None, "《重大行政决策程序暂行条例》第二十六条"),
    (
        "annual_report_publication",
        1,
        "fixed",
        False,
        None,
        "《法治政府建设与责任落实督察工作规定》第二十四条",
    ),
]
LOCAL = [
    ("follow_up", 7, "day"),
    ("follow_up_agreement", 30, "day"),
    ("admin_mediation", 20, "workday"),
    ("judicial_suggestion_reply", 2, "month"),
    ("normative_filing", 15, "day"),
    ("certificate_validity", 5, "year"),
    ("retraining", 4, "year"),
]


@pytest.mark.parametrize("key,length,unit,rolls,extension,law", NATIONAL)
def test_national_clock_stands_as_in_its_text(
    key: str, length: int, unit: str, rolls: bool, extension: int | None, law: str
) -> None:
    rule = SHIPPED.rule(key, TODAY)
    assert (rule.length, rule.unit, rule.extension_limit) == (length, unit, extension)
    assert (rule.roll == "next_workday") == rolls
    assert rule.law == law
    assert rule.law_certainty == "read"
    assert rule.checked_on == date(2025, 4, 19)


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
