"""County lists of lawsuits, reconsideration, suggestions and handovers come in with their own headings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import Office, open_office
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.storage.deadlines import of_record
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.spreadsheets.lists import plan_of, written


@pytest.fixture
def office(fresh_book: Path) -> Iterator[Office]:
    opened = open_office(fresh_book, who="测试", today=lambda: date(2025, 12, 10))
    yield opened
    opened.close()


def come_in(office: Office, kind: str, file: Path) -> list[Draft]:
    plan = plan_of(office, kind, file)
    assert plan.missing == ()
    assert [(row.row, [str(p) for p in row.problems]) for row in plan.rows if row.status == "bad"] == []
    apply_plan(plan, office.store)
    return list(drafts(office.store, ListQuery(kind, order="id")))


_HEADINGS = (
    "序号|收文日期|案号|审理法院|审级|原告|案由|被诉行政行为类型|答辩状提交日期|开庭日期"
    "|负责人是否出庭|出庭负责人姓名|出庭负责人职务|未出庭原因|裁判日期|裁判结果|是否上诉|生效日期|承办人|备注"
)
HEAD = _HEADINGS.split("|")
_TEXTS = (
    "1|2025.3.3|（2025）豫9999行初8号|样例县人民法院|一审|张示例|不服限期拆除决定|强拆|2025年3月12日|开庭"
    "|是|李示例|副镇长||20250520|判决驳回诉讼请求|原告上诉||王示例|",
    "2|2025-06-09|（2025）豫9999行终8号|样例市中级人民法院|二审|张示例|不服限期拆除|强拆|2025-06-18"
    "|2025/7/15|否|||公务|2025-08-18|维持原判||2025-08-21|王示例|",
    "3|收文|（2025）豫9999行初60号|样例县人民法院|一审|赵示例、钱示例|不履行职责|不作为||||||||||||新收",
)
# As Excel keeps days: a date cell, and a bare number that lost its format.
_CELLS: dict[str, Any] = {"开庭": datetime(2025, 4, 10), "收文": 45962}
ROWS: list[list[Any]] = [[_CELLS.get(text, text) for text in line.split("|")] for line in _TEXTS]


def test_a_county_list_of_lawsuits(office: Office, tmp_path: Path) -> None:
    file = written(
        tmp_path / "应诉.xlsx", [["样例镇2025年行政应诉案件台账"], ["填报单位：样例镇"], HEAD, *ROWS]
    )
    first, second, third = come_in(office, "litigation_case", file)
    assert (first["received_on"], first["instance"], first["act_type"]) == (
        "2025-03-03",
        "first",
        "enforcement",
    )
    assert (first["outcome"], first["lost"], first["state"]) == ("claims_dismissed", 0, "appealed")
    (hearing,) = first["hearings"]
    assert (hearing["held_on"], hearing["leader_attended"], hearing["leader_name"]) == (
        "2025-04-10",
        1,
        "李示例",
    )
    assert (second["outcome"], second["attendance"]) == ("appeal_upheld", "absent")
    assert second["hearings"][0]["absence_reason"] == "duty"
    assert (third["received_on"], third["state"], third["hearings"]) == ("2025-11-01", "defence", [])
    dues = {item.clock_title: item.due for item in of_record(office.store, "litigation_case", third["uuid"])}
    assert dues["答辩期限"] == "2025-11-17"  # 11-16 a Sunday


def test_the_same_list_again_changes_nothing(office: Office, tmp_path: Path) -> None:
    file = written(tmp_path / "应诉.xlsx", [HEAD, *ROWS])
    come_in(office, "litigation_case", file)
    again = plan_of(office, "litigation_case", file)
    assert again.counts.same == 3


def test_an_outcome_that_could_be_two_is_asked_not_guessed(office: Office, tmp_path: Path) -> None:
    row = list(ROWS[0])
    row[HEAD.index("裁判结果")] = "驳回"
    file = written(tmp_path / "应诉.xlsx", [HEAD, row])
    (case,) = come_in(office, "litigation_case", file)
    assert case["outcome"] is None
    assert case["unread"] == {"outcome": "驳回"}


def test_a_list_of_reconsideration_cases(office: Office, tmp_path: Path) -> None:
    head = "序号|收到副本日期|案号|复议机关|申请人|被申请行政行为|程序|答复日期|复议结果|决定日期|是否履行"
    rows = (
        "1|2023-09-25|样复〔2023〕9号|样例县政府|李示例|公开答复|普通程序|2023-10-07|维持|2023-11-10|无需履行",
        "2|2025-09-26|样复〔2025〕31号|样例县政府|赵示例|不履行职责|简易||||",
    )
    lines = [line.split("|") for line in (head, *rows)]
    old, new = come_in(office, "reconsideration_case", written(tmp_path / "复议.xlsx", lines))
    assert (old["law_version"], old["corrected"]) == ("2017", 0)
    assert (new["law_version"], new["procedure"]) == ("2023", "simple")
    assert [item.due for item in of_record(office.store, "reconsideration_case", new["uuid"])] == [
        "2025-10-10"
    ]


def test_lists_of_suggestions_and_of_handovers(office: Office, tmp_path: Path) -> None:
    head = "序号|收到时间|类型|发文机关|建议书文号|建议事项|办理情况|回复时间"
    told = "1|2025.6.20|司法建议书|样例县法院|样法建〔2025〕3号|规范送达|已修订流程|2025.7.28"
    lines = [line.split("|") for line in (head, told)]
    (suggestion,) = come_in(office, "judicial_suggestion", written(tmp_path / "建议.xlsx", lines))
    assert (suggestion["kind"], suggestion["state"]) == ("court", "replied")
    head = "序号|移送方向|移送时间|案件名称|涉案人员|接收机关|移送函文号|回执时间|是否立案|退回日期"
    told = "1|移送|2025-07-07|盗伐林木案|张示例|样例县公安局|样政移〔2025〕2号|2025-07-08|不立案|2025-08-04"
    lines = [line.split("|") for line in (head, told)]
    (handover,) = come_in(office, "case_handover", written(tmp_path / "移送.xlsx", lines))
    assert (handover["direction"], handover["result"], handover["state"]) == ("out", "refused", "back")
