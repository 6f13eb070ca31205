"""The shipped code lists hold together: stable codes, aliases that mean one thing, statutory lines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.records.dates import read_date
from lawgov_desktop.records.text import clean, match_key
from tests.registers.shipped_names import shipped_lists

LISTS: dict[str, dict[str, Any]] = shipped_lists(Path(__file__).resolve().parents[2])

EIGHTEEN = [
    "婚姻家庭纠纷",
    "邻里纠纷",
    "房屋宅基地纠纷",
    "合同纠纷",
    "生产经营纠纷",
    "损害赔偿纠纷",
    "山林土地纠纷",
    "征地拆迁纠纷",
    "环境污染纠纷",
    "拖欠农民工工资纠纷",
    "其他劳动争议纠纷",
    "旅游纠纷",
    "电子商务纠纷",
    "其他消费纠纷",
    "医疗纠纷",
    "道路交通事故纠纷",
    "物业纠纷",
    "其他纠纷",
]
"""人民调解案件情况统计表: the dispute types in the table's order."""

STAT_LINES = {
    "dispute_type": set(EIGHTEEN),
    "case_source": {
        "主动调解",
        "依申请调解",
        *(
            f"接受委托移送调解/{organ}委托移送"
            for organ in ("法院", "检察院", "公安机关", "信访部门", "其他部门")
        ),
    },
    "difficulty": {"", "疑难复杂案件"},
    "mediation_result": {"调解成功", "调解不成", "其他终止", "未办结"},
    "agreement_form": {"口头", "书面"},
    "performance_state": {"已履行", "部分履行", "未到期", "未履行"},
    "committee_kind": {
        "村调委会",
        "居调委会",
        "乡镇调委会",
        "街道调委会",
        "企事业单位调委会",
        "社会团体和其他组织调委会",
    },
    "mediator_role": {"委员", "聘任"},
    "mediator_employment": {"专职", "兼职"},
    "education": {"大专以上", "高中", "高中以下"},
    "ethnic_group": {"", "少数民族"},
    "follow_up_satisfaction": {"满意", "基本满意", "不满意", "未表态"},
    "matter_list_kind": {"基本履职", "配合履职", "上级收回"},
    "party_kind": {"公民", "法人及其他社会组织"},
}


def find(name: str, text: str) -> str:
    """The code of a list that a text from a list stands for, or ""."""
    for entry in LISTS[name]["entries"]:
        if match_key(text) in map(match_key, [entry["code"], entry["label"], *entry["aliases"]]):
            return str(entry["code"])
    return ""


def test_every_needed_list_is_there() -> None:
    assert set(LISTS) >= {
        "dispute_type",
        "case_source",
        "difficulty",
        "not_accepted_reason",
        "mediation_result",
        "performance_state",
        "performance_way",
        "committee_kind",
        "mediator_role",
        "mediator_basis",
        "education",
        "political_status",
        "ethnic_group",
        "follow_up_satisfaction",
        "risk_grade",
        "confirmation_result",
        "matter_type",
        "matter_list_kind",
        "party_kind",
        "committee_state",
    }


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_complete_and_clean(name: str) -> None:
    found = LISTS[name]
    assert set(found) == {"title", "source", "checked_on", "entries"}
    assert found["title"]
    for entry in found["entries"]:
        assert list(entry) == ["code", "label", "stat_line", "aliases", "valid_from", "valid_to", "note"]
        assert re.fullmatch("[a-z0-9_]{1,20}", entry["code"])
        assert entry["label"]
        texts = [value for value in entry.values() if isinstance(value, str)]
        assert all(clean(text) == text for text in [*texts, *entry["aliases"]])


@pytest.mark.parametrize("name", LISTS)
def test_codes_labels_and_aliases_mean_one_thing_in_a_list(name: str) -> None:
    owner: dict[str, str] = {}
    for entry in LISTS[name]["entries"]:
        for text in (entry["code"], entry["label"], *entry["aliases"]):
            assert owner.setdefault(match_key(text), entry["code"]) == entry["code"], text
        said = [match_key(text) for text in (entry["label"], *entry["aliases"])]
        assert len(said) == len(set(said)), entry["label"]


@pytest.mark.parametrize("name", LISTS)
def test_validity_is_given_in_stored_dates(name: str) -> None:
    for entry in LISTS[name]["entries"]:
        for day in (entry["valid_from"], entry["valid_to"]):
            assert read_date(day).value == (day or None)
        if entry["valid_to"]:
            assert entry["note"], f"{entry['label']}: why it was retired"


@pytest.mark.parametrize("name", sorted(STAT_LINES))
def test_every_line_of_the_statistics_is_reached_and_no_other(name: str) -> None:
    assert {entry["stat_line"] for entry in LISTS[name]["entries"]} == STAT_LINES[name]


def test_the_eighteen_dispute_types_stand_in_the_tables_order() -> None:
    current = [entry for entry in LISTS["dispute_type"]["entries"] if not entry["valid_to"]]
    assert [entry["label"] for entry in current] == EIGHTEEN
    assert [entry["stat_line"] for entry in current] == EIGHTEEN


def test_retired_dispute_types_still_count_on_a_current_line() -> None:
    retired = {
        entry["label"]: entry["stat_line"] for entry in LISTS["dispute_type"]["entries"] if entry["valid_to"]
    }
    assert retired["劳动争议纠纷"] == "其他劳动争议纠纷"
    assert retired["消费纠纷"] == "其他消费纠纷"
    assert retired["村务管理纠纷"] == "其他纠纷"


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("dispute_type", "房屋、宅基地", "house"),
        ("dispute_type", "民间借贷", "contract"),
        ("dispute_type", "环境保护纠纷", "pollution"),
        ("dispute_type", "欠薪", "wages"),
        ("dispute_type", "物业管理", "property"),
        ("dispute_type", "其它", "other"),
        ("dispute_type", "7", "land"),
        # From ten on the printed order and the old systems' numbers disagree: asked, not guessed.
        ("dispute_type", "10", ""),
        ("dispute_type", "11", ""),
        ("case_source", "法院委托", "court"),
        ("case_source", "主动", "active"),
        ("education", "专科", "college"),
        ("education", "中学", ""),  # junior or senior
        ("political_status", "党员", "01"),
        ("political_status", "群众", "13"),
        ("ethnic_group", "汉", "01"),
        ("ethnic_group", "维吾尔", "05"),
        ("risk_grade", "红", "high"),
        ("committee_kind", "行业性、专业性", "industry"),
        ("matter_type", "行政处罚类", "penalty"),
        ("matter_type", "行政\n处罚", "penalty"),
        ("matter_type", "其他权力", "other"),
        ("matter_list_kind", "下放事项", "devolved"),
        ("sex", "女", "2"),
        ("performance_state", "已履行", "performed"),
    ],
)
def test_what_lists_really_say_is_recognised(name: str, text: str, code: str) -> None:
    assert find(name, text) == code


def test_there_are_fifty_six_ethnic_groups() -> None:
    groups = [entry for entry in LISTS["ethnic_group"]["entries"] if entry["label"].endswith("族")]
    assert [entry["code"] for entry in groups] == [f"{number:02d}" for number in range(1, 57)]
    assert [entry["label"] for entry in groups if not entry["stat_line"]] == ["汉族"]
    assert len({entry["label"] for entry in groups}) == 56


def test_all_clear_committee_kinds_of_the_law_are_there() -> None:
    assert [find("committee_kind", text) for text in ("村", "社区", "镇", "街道", "企业")] == [
        "village",
        "community",
        "town",
        "street",
        "enterprise",
    ]
