"""County lists of enforcement staff as they come: rosters with card columns, lists of cancelled cards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.procedures.enforcement_cards import cards_from_roster
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.spreadsheets.lists import plan_of, written


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: date(2026, 3, 2))
    yield opened
    opened.close()


ROSTER = [
    ["样例镇行政执法人员名册"],
    ["序号", "姓名", "性别", "出生年月", "所在单位", "职务", "编制性质", "执法领域", "执法证号", "证件类型",
     "发证机关", "发证日期", "有效期至", "备注"],
    [1, "甲示例", "男", "1985.4", "综合行政执法队", "队长", "行政", "城市管理", "豫A0001", "省证",
     "样例省人民政府", "2022.3.1", "2027.2.28", None],
    [2, "乙示例", "女", "1990.12", "应急管理站", "安全员", "参公", "应急", "豫A0002", "国家统一证",
     "样例省人民政府", "2023年5月", None, "新调入"],
]  # fmt: skip


def test_a_roster_with_card_columns_comes_in_and_becomes_cards(office: Office, tmp_path: Path) -> None:
    plan = plan_of(office, "officer", written(tmp_path / "名册.xlsx", ROSTER))
    assert {column.heading: column.path for column in plan.columns if column.path} == {
        "姓名": "name",
        "性别": "sex",
        "出生年月": "birth",
        "所在单位": "unit",
        "职务": "post",
        "编制性质": "establishment",
        "执法领域": "enforcement_fields",
        "执法证号": "roster_number",
        "证件类型": "roster_type",
        "发证机关": "roster_organ",
        "发证日期": "roster_issued_on",
        "有效期至": "roster_valid_to",
        "备注": "remarks",
    }
    apply_plan(plan, office.store)
    assert len(cards_from_roster(office.store).made) == 2
    first, second = sorted(drafts(office.store, ListQuery("officer")), key=lambda one: one["certificate_no"])
    assert (first["certificate_valid_to"], first["certificate_type"]) == ("2027-02-28", "provincial")
    assert (second["certificate_issued_on"], second["certificate_valid_to"]) == ("2023-05", None)


def test_a_list_of_cancelled_cards_cancels_the_cards_that_are_there(office: Office, tmp_path: Path) -> None:
    holder = office.store.save("officer", {"name": "甲示例", "unit": "综合行政执法队"}).uuid
    card = office.store.save(
        "certificate", {"number": "豫A0001", "officer": holder, "issued_on": "2022-03-01"}
    ).uuid
    rows = [
        ["序号", "姓名", "证号", "注销原因", "注销日期", "证件是否交回"],
        [1, "甲示例", "豫A0001", "退休", "2025.6.30", "是"],
    ]
    plan = plan_of(office, "certificate", written(tmp_path / "注销.xlsx", rows))
    assert [row.match for row in plan.rows] == ["changed"]
    apply_plan(plan, office.store)
    draft = office.store.get("certificate", card) or {}
    assert (draft["state"], draft["cancelled_on"], draft["cancel_reason"]) == (
        "cancelled",
        "2025-06-30",
        "retired",
    )
    assert draft["returned"] == 1
    assert (office.store.get("officer", holder) or {})["certificate_state"] == "cancelled"


def test_a_training_ledger_makes_places_of_its_names(office: Office, tmp_path: Path) -> None:
    known = office.store.save("officer", {"name": "甲示例"}).uuid
    rows = [
        ["培训名称", "培训类别", "培训方式", "学习平台", "培训日期", "学时", "参训人员", "合格人数"],
        ["公共法律知识培训", "公共法律", "网络", "法制教育网", "2025.6.1", 40, "甲示例、乙示例", 2],
    ]
    plan = plan_of(office, "training_class", written(tmp_path / "培训.xlsx", rows))
    apply_plan(plan, office.store)
    (one,) = drafts(office.store, ListQuery("training_class"))
    assert (one["category"], one["mode"], one["platform"], one["passed"]) == (
        "public_law",
        "online",
        "fzjy",
        2,
    )
    assert [(row["name"], row["officer"]) for row in one["enrolments"]] == [
        ("甲示例", known),
        ("乙示例", None),
    ]
