"""The province pack: local numbers as data, named when wrong, and at one with the clocks they stand for."""

from __future__ import annotations

import contextlib
import dataclasses
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.timekeeping.province_pack import ProvincePack, province_file
from lawgov_desktop.timekeeping.rule_set import RuleSet

RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"
SHIPPED = RuleSet.shipped(RULES)
HENAN = ProvincePack.load(province_file(RULES, "henan"))

PRESET = {
    "certificate_validity_years": 5,
    "certificate_notice_months": 6,
    "certificate_last_call_months": 2,
    "retraining_years": 4,
    "training_hours_per_year": 60,
    "helpers_per_village": 3,
    "retention_short_years": 5,
    "retention_long_years": 10,
    "follow_up_days": 7,
    "follow_up_agreement_days": 30,
    "difficult_people": 10,
    "difficult_amount_yuan": 100_000,
    "difficult_wage_people": 5,
    "difficult_injured_people": 3,
    "same_phone_cases": 3,
    "committee_share_percent": 40,
    "text_likeness_percent": 90,
    "same_id_cases": 3,
    "share_least_cases": 8,
    "text_least_letters": 40,
    "admin_mediation_days": 20,
    "admin_mediation_extension_days": 10,
    "normative_filing_days": 15,
    "normative_validity_years": 5,
    "normative_notice_months": 6,
}


@pytest.mark.parametrize("key,value", PRESET.items())
def test_preset_has_every_local_number(key: str, value: int) -> None:
    assert HENAN.number(key) == value


def test_nothing_in_the_pack_claims_to_be_law_without_a_source() -> None:
    for entry in (*HENAN.numbers, *HENAN.texts, *HENAN.tables):
        assert entry.group
        assert entry.certainty == "setting" or entry.source


def test_subsidy_grades_are_those_of_the_case_register() -> None:
    codes = json.loads((RULES / "codes" / "mediation.json").read_text(encoding="utf-8"))["lists"]
    known = {name: {e["code"] for e in codes[name]["entries"]} for name in ("difficulty", "agreement_form")}
    for row in HENAN.table("subsidy"):
        assert row["grade"] in known["difficulty"]
        assert row["form"] in known["agreement_form"]
        assert isinstance(row["amount_yuan"], int)


def test_unknown_name_is_a_fault_of_ours() -> None:
    for ask in (HENAN.number, HENAN.text, HENAN.table):
        with pytest.raises(KeyError):
            ask("nowhere")


@pytest.mark.parametrize("number", [n for n in HENAN.numbers if n.clock], ids=lambda n: n.key)
def test_number_that_is_the_length_of_a_clock_says_what_the_clock_says(number: Any) -> None:
    assert SHIPPED.book.versions(number.clock)[-1].length == number.value
    unit = {"day": "日", "workday": "个工作日", "month": "月", "year": "年"}
    assert number.unit == unit[SHIPPED.book.versions(number.clock)[-1].unit]


def test_longest_extension_of_administrative_mediation_is_that_of_its_clock() -> None:
    assert SHIPPED.book.versions("admin_mediation")[-1].extension_limit == HENAN.number(
        "admin_mediation_extension_days"
    )


def test_pack_written_out_reads_back_the_same() -> None:
    assert ProvincePack.from_data(json.loads(json.dumps(HENAN.to_data()))) == HENAN
    assert SHIPPED.taking(json.loads(json.dumps(SHIPPED.pack_data()))).entries() == SHIPPED.entries()
    assert SHIPPED.taking(json.loads(json.dumps(SHIPPED.to_data()))).entries() == SHIPPED.entries()


def changed(**changes: object) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(HENAN.to_data()))
    data["numbers"][0] |= changes
    return data


@pytest.mark.parametrize(
    "data,said",
    [
        (changed(value="5"), "“value”应为整数"),
        (changed(value=-1), "value 应在 0 到"),
        (changed(key="五年"), "key 应为英文字母"),
        (changed(title=""), "没有写名称"),
        (changed(certainty="sure"), "certainty 应为"),
        (changed(certainty="read"), "应写来源"),
        (changed(valu=3), "不认识的项目“valu”"),
        (changed(key="retraining_years"), "写了两次"),
        ({**HENAN.to_data(), "name": ""}, "没有写名称 name"),
        ({**HENAN.to_data(), "format": 2}, "更新版本的程序"),
        ({**HENAN.to_data(), "number": []}, "不认识的项目“number”"),
    ],
)
def test_slip_in_a_pack_is_named_with_its_place(data: dict[str, Any], said: str) -> None:
    with pytest.raises(UserError, match=re.escape(said)):
        ProvincePack.from_data(data)


def test_wrong_cell_of_a_table_is_named_with_its_row() -> None:
    data: dict[str, Any] = json.loads(json.dumps(HENAN.to_data()))
    data["tables"][0]["rows"][1]["amount_yuan"] = "三十"
    with pytest.raises(UserError, match="第 2 行"):
        ProvincePack.from_data(data)
    data["tables"][0]["rows"][1]["amount_yuan"] = None
    data["tables"][0]["rows"][0]["valid_from"] = "2024.1.1"
    with pytest.raises(UserError, match=r"第 1 行.*起用"):
        ProvincePack.from_data(data)


def test_pack_cannot_change_what_the_law_says() -> None:
    lawless = dataclasses.replace(HENAN, clocks={"defence": {"length": 30}})
    with pytest.raises(UserError, match="由法律规定，省份规则包不能改"):
        lawless.applied_to(SHIPPED.book)
    missing = dataclasses.replace(HENAN, clocks={"nowhere": {"length": 30}})
    with pytest.raises(UserError, match="没有这一期限"):
        SHIPPED.taking(json.loads(json.dumps(missing.to_data())))


def test_another_province_changes_its_numbers_and_clocks_and_leaves_the_law() -> None:
    other = {
        "format": 1, "name": "另一省",
        "numbers": [{"key": "retraining_years", "title": "持证满几年再培训考试", "unit": "年", "value": 3,
                     "certainty": "setting", "clock": "retraining"}],
        "clocks": {"follow_up": {"length": 5}},
    }  # fmt: skip
    taken = SHIPPED.taking(other)
    assert taken.pack.name == "另一省"
    assert taken.pack.number("retraining_years") == 3
    assert taken.book.versions("retraining")[-1].length == 3
    assert taken.book.versions("follow_up")[-1].length == 5
    assert taken.pack.number("follow_up_days") == 5
    assert taken.pack.number("training_hours_per_year") == 60
    assert set(SHIPPED.differences(taken)) == {
        "name/province", "number/retraining_years", "clock/retraining", "clock/follow_up",
        "number/follow_up_days",
    }  # fmt: skip


def test_file_of_something_else_is_refused() -> None:
    with pytest.raises(UserError, match="不是期限规则"):
        SHIPPED.taking({"format": 1})


@given(
    st.dictionaries(
        st.sampled_from(("format", "name", "numbers", "texts", "tables", "clocks", "years", "rules", "pack")),
        st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers(), max_size=2)
        | st.dictionaries(st.text(max_size=4), st.integers(), max_size=2),
    )
)  # fmt: skip
def test_any_damage_is_said_in_words(data: dict[str, Any]) -> None:
    for content in (data, {**json.loads(json.dumps(HENAN.to_data())), **data}):
        with contextlib.suppress(UserError):  # anything else is a fault
            assert SHIPPED.taking(content).book.rules


def test_only_the_newest_version_of_a_local_clock_follows_its_number() -> None:
    (rule,) = SHIPPED.book.versions("retraining")
    two = SHIPPED.with_clock(dataclasses.replace(rule, valid_from=date(2026, 1, 1), length=3))
    assert [one.length for one in two.book.versions("retraining")] == [4, 3]
    assert two.pack.number("retraining_years") == 3


def test_touched_clocks_are_those_that_differ_and_all_of_them_when_holidays_do() -> None:
    (rule,) = SHIPPED.book.versions("retraining")
    other = SHIPPED.with_clock(dataclasses.replace(rule, length=3))
    assert SHIPPED.clocks_touched(other) == {"retraining"}
    assert not SHIPPED.governs_otherwise(other)
    notice = SHIPPED.calendar.notice(2026)
    assert notice is not None
    fewer = SHIPPED.with_notice(dataclasses.replace(notice, makeup=()))
    assert SHIPPED.clocks_touched(fewer) == set(SHIPPED.book.keys())
    (gone,) = SHIPPED.book.versions("follow_up")
    assert SHIPPED.governs_otherwise(SHIPPED.without_clock(gone))
