"""Clock rules are data with effective dates: chosen by start date, amended by version, refused if wrong."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping.clock_rules import ClockBook, ClockRule

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
SHIPPED = ClockBook.load(RULES / "clocks.json")

ENTRY: dict[str, Any] = {
    "key": "reply",
    "title": "答复期限",
    "start_event": "收到申请",
    "length": 10,
    "unit": "day",
    "roll": "none",
    "law": "《某法》第一条",
    "law_certainty": "read",
    "checked_on": "2025-04-19",
    "risk": 2,
    "remind_days": [5, 1],
}


def book_of(*entries: dict[str, Any]) -> ClockBook:
    return ClockBook.from_data({"format": 1, "clocks": list(entries)})


def test_version_is_chosen_by_the_day_the_clock_starts() -> None:
    old = SHIPPED.rule("reconsideration_reply", date(2023, 12, 31))
    new = SHIPPED.rule("reconsideration_reply", date(2024, 1, 1))
    assert (old.length, old.unit) == (10, "day")
    assert (new.length, new.unit) == (10, "workday")
    assert SHIPPED.versions("reconsideration_reply") == (old, new)


def test_day_before_every_version_has_no_rule() -> None:
    assert SHIPPED.find("defence", date(2010, 1, 1)) is None
    with pytest.raises(UserError, match="没有适用于 2010-01-01 的“答辩举证期限”"):
        SHIPPED.rule("defence", date(2010, 1, 1))


def test_unknown_clock_is_refused_by_name() -> None:
    with pytest.raises(UserError, match="没有“defense”这一期限"):
        SHIPPED.rule("defense", date(2025, 1, 1))


def test_amended_law_is_one_new_version() -> None:
    now = SHIPPED.rule("defence", date(2027, 1, 1))
    amended = replace(now, length=20, valid_from=date(2027, 7, 1), law="《某法》第九条")
    book = SHIPPED.replace(amended)
    assert book.rule("defence", date(2027, 6, 30)).length == 15
    assert book.rule("defence", date(2027, 6, 30)).valid_to == date(2027, 6, 30)
    assert book.rule("defence", date(2027, 7, 1)) == amended
    assert SHIPPED.rule("defence", date(2027, 7, 1)).length == 15
    assert set(book.keys()) == set(SHIPPED.keys())


def test_corrected_version_takes_its_own_place() -> None:
    now = SHIPPED.rule("follow_up", date(2025, 1, 1))
    book = SHIPPED.replace(replace(now, length=15))
    assert [rule.key for rule in book.rules] == [rule.key for rule in SHIPPED.rules]
    assert book.rule("follow_up", date(2025, 1, 1)).length == 15


def test_new_clock_is_added_and_a_version_taken_out() -> None:
    extra = book_of(ENTRY).rules[0]
    book = SHIPPED.replace(extra)
    assert book.keys()[-1] == "reply"
    assert book.without("reply", None) == SHIPPED


def test_versions_that_overlap_are_refused() -> None:
    with pytest.raises(UserError, match="有效期重叠"):
        book_of(ENTRY, {**ENTRY, "valid_from": "2025-01-01"})
    with pytest.raises(UserError, match="有效期重叠"):
        book_of({**ENTRY, "valid_to": "2025-01-01"}, {**ENTRY, "valid_from": "2025-01-01"})


def test_book_written_out_reads_back_the_same() -> None:
    assert ClockBook.from_data(json.loads(json.dumps(SHIPPED.to_data()))) == SHIPPED


@pytest.mark.parametrize(
    "change,said",
    [
        ({"length": 0}, "length 应在 1 到 10000 之间"),
        ({"length": "10"}, "“length”应为整数"),
        ({"length": True}, "“length”应为整数"),
        ({"length": None}, "没有写“length”"),
        ({"unit": "week"}, "unit 应为"),
        ({"roll": "back"}, "roll 应为"),
        ({"bound": "never"}, "bound 应为"),
        ({"law_certainty": "sure"}, "law_certainty 应为"),
        ({"law": ""}, "没有写法律依据"),
        ({"law_certainty": "setting"}, "本地设置不能写法律依据"),
        ({"law_certainty": "setting", "law": ""}, "应以“本地设置”开头"),
        ({"checked_on": None}, "应写核对日期"),
        ({"checked_on": "2025-4-19"}, "2025-4-19"),
        ({"checked_on": "2025-W05-5"}, "2025-W05-5"),  # an ISO week date, which nobody here writes
        ({"unit": "fixed", "length": 1, "fixed_day": "W01-1"}, "fixed_day 应为"),
        ({"valid_from": "2025-02-30"}, "2025-02-30"),
        ({"valid_from": "2025-01-02", "valid_to": "2025-01-01"}, "起止颠倒"),
        ({"risk": 4}, "risk 应为"),
        ({"remind_days": [1, 5]}, "从大到小"),
        ({"remind_days": [1, -1]}, "负数"),
        ({"remind_days": 5}, "应为一个列表"),
        ({"extension_limit": -1}, "extension_limit"),
        ({"fixed_day": "03-01"}, "只有 unit 为 fixed"),
        ({"unit": "fixed", "length": 1}, "fixed_day 应为"),
        ({"unit": "fixed", "length": 1, "fixed_day": "02-29"}, "fixed_day 应为"),
        ({"unit": "given"}, "length 应为 0"),
        ({"unit": "given", "length": 0}, "同时写 given"),
        ({"law_certainty": "given"}, "同时写 given"),
        ({"unit": "given", "length": 0, "law_certainty": "given"}, "不能写法律依据"),
        ({"unit": "given", "length": 0, "law_certainty": "given", "roll": "next_workday"}, "不顺延"),
        ({"bound": "before", "unit": "month"}, "往前推算"),
        ({"bound": "before", "roll": "next_workday"}, "往前推算"),
        ({"start_event": " "}, "起算事由"),
        ({"remind_day": [3]}, "不认识的项目“remind_day”"),
    ],
)
def test_slip_in_an_edited_entry_is_named_with_its_place(change: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError) as error:
        book_of({**ENTRY, "key": "first"}, {**ENTRY, **change})
    assert "第 2 条（reply）" in error.value.what
    assert said in error.value.what


def plausible_entries() -> st.SearchStrategy[Any]:
    """An entry in which a few values are anything JSON can say."""
    leaves = st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(allow_nan=False)
    values = st.recursive(leaves, lambda inner: st.lists(inner, max_size=3), max_leaves=4)
    wild = st.dictionaries(st.sampled_from(tuple(ENTRY)) | st.text(max_size=8), values, max_size=3)
    return wild.map(lambda changes: {**ENTRY, **changes}) | values


@given(st.lists(plausible_entries(), max_size=3) | plausible_entries())
def test_wild_file_is_read_or_refused_in_words(entries: Any) -> None:
    outcome: ClockBook | UserError
    try:
        outcome = ClockBook.from_data({"format": 1, "clocks": entries})
    except UserError as error:
        outcome = error
    if isinstance(outcome, ClockBook):
        assert ClockBook.from_data(outcome.to_data()) == outcome
    else:
        assert "期限规则表" in outcome.what
        assert outcome.todo


def test_key_that_is_no_name_is_refused() -> None:
    with pytest.raises(UserError, match="key 应为英文字母"):
        book_of({**ENTRY, "key": "答复"})


def test_rule_says_itself_in_words() -> None:
    rule = SHIPPED.rule("defence", date(2025, 1, 1))
    assert rule.in_words() == (
        "自收到起诉状副本之日起15日（自然日），当日不计入；最后一日为法定休假日的，顺延至其后第一个工作日。"
    )
    wait = SHIPPED.rule("decision_comment", date(2025, 1, 1))
    assert "不少于30日" in wait.in_words()
    foi = SHIPPED.rule("foi_reply", date(2025, 1, 1))
    assert "可延长，最多20个工作日" in foi.in_words()


def test_local_setting_is_never_shown_as_law() -> None:
    rule = SHIPPED.rule("admin_mediation", date(2025, 1, 1))
    assert rule.is_local_setting
    assert rule.basis_text() == "本地设置"
    with pytest.raises(UserError, match="本地设置不能写法律依据"):
        replace(rule, law="《某法》第一条")


def test_rule_cannot_be_changed_in_place() -> None:
    rule: Any = SHIPPED.rules[0]
    with pytest.raises(AttributeError):
        rule.length = 99


def test_rule_made_by_hand_is_checked_too() -> None:
    with pytest.raises(UserError, match="risk"):
        ClockRule("k", "名称", "事由", 1, "day", "none", "《某法》", "memory-high", risk=0)
