"""Score sheets: read as any list, matched without guessing, written only when everything is decided (T06)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_scores import NOBODY, ScoreMatches, apply_scores, match_scores
from lawgov_desktop.registers.enforcement.score_sheet import ScoreLine
from lawgov_desktop.spreadsheets.scores import read_scores
from lawgov_desktop.storage.store import Stale
from tests.procedures.enforcement.staff_books import card, officer, training

ID_A, ID_B = "419999198001010017", "419999198202020024"


def sheet(path: Path, rows: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    book.save(path)
    return path


def line(row: int, name: str, **fields: Any) -> ScoreLine:
    return ScoreLine("成绩", row, name, **fields)


def rows_of(office: Office, uuid: str) -> dict[str, dict[str, Any]]:
    return {row["name"]: row for row in (office.store.get("training_class", uuid) or {})["enrolments"]}


def by(found: ScoreMatches) -> dict[str, str]:
    return {one.person.name: one.by for one in found.matched}


def test_a_sites_sheet_is_read_whatever_its_headings(office: Office, tmp_path: Path) -> None:
    file = sheet(
        tmp_path / "成绩.xlsx",
        [
            ["练习县2026年公共法律知识考试成绩单"],
            [
                "序号",
                "学员姓名",
                "工作单位",
                "证件编号",
                "身份证号码",
                "完成学时",
                "最终成绩",
                "是否通过",
                "考试时间",
            ],
            [1, "甲 示例", "执法队", "执1", ID_A, 40, 87.5, "通过", "2026.6.18"],
            [2, "乙示例", "执法队", None, None, None, "缺考", "缺考", None],
        ],
    )
    found = read_scores(file, office.store.names)
    assert found.headings["最终成绩"] == "成绩"
    first, second = found.lines
    assert (first.row, first.certificate_no, first.score, first.result) == (3, "执1", "87.5", "pass")
    assert (first.hours_online, first.exam_on) == (40, "2026-06-18")
    assert (second.name, second.result) == ("乙示例", "absent")


def test_a_sheet_without_people_or_results_is_refused(office: Office, tmp_path: Path) -> None:
    file = sheet(tmp_path / "表.xlsx", [["姓名", "单位"], ["甲示例", "执法队"], ["乙示例", "执法队"]])
    with pytest.raises(UserError, match="没有认出成绩"):
        read_scores(file, office.store.names)


def test_number_then_id_then_name_and_unit(office: Office) -> None:
    first = officer(office, "甲示例")
    card(office, first, "执1", "2022-01-01")
    officer(office, "乙示例", id_no=ID_B)
    officer(office, "丙示例")
    uuid = training(office, [])
    lines = [
        line(2, "甲示例", certificate_no="执 1"),
        line(3, "乙示例", id_no=ID_B),
        line(4, "丙示例", unit="综合行政执法队"),
    ]
    found = match_scores(office.store, uuid, lines)
    assert by(found) == {"甲示例": "证号", "乙示例": "身份证号", "丙示例": "姓名和单位"}
    assert found.questions == ()


def test_a_former_number_still_finds_its_holder(office: Office) -> None:
    holder = officer(office, "甲示例")
    event = {"kind": "reissued", "on": "2025-01-01", "old_number": "旧9"}
    card(office, holder, "新9", "2022-01-01", events=[event])
    found = match_scores(office.store, training(office, []), [line(2, "甲示例", certificate_no="旧9")])
    assert by(found) == {"甲示例": "证号"}


def test_people_of_one_name_are_never_guessed(office: Office) -> None:
    here, there = officer(office, "张示例"), officer(office, "张示例", unit="应急管理站")
    uuid = training(office, [{"officer": here}])
    found = match_scores(office.store, uuid, [line(2, "张示例", unit="综合行政执法队", score="80")])
    assert found.matched == ()
    (question,) = found.questions
    assert question.why == "有 2 个人叫“张示例”"
    assert {one.uuid for one in question.candidates} == {here, there}
    with pytest.raises(UserError, match="还有 1 行没有决定"):
        apply_scores(office.store, found)
    assert "score" not in {name for name, value in rows_of(office, uuid)["张示例"].items() if value}
    done = apply_scores(office.store, found, {2: f"officer/{here}"})
    assert (done.updated, done.added) == (1, 0)
    assert rows_of(office, uuid)["张示例"]["result"] == "pass"


def test_a_namesake_among_the_assistants_makes_it_a_question_too(office: Office) -> None:
    officer(office, "张示例")
    office.store.save("auxiliary_officer", {"name": "张 示例"})
    found = match_scores(office.store, training(office, []), [line(2, "张示例", unit="综合行政执法队")])
    assert len(found.questions[0].candidates) == 2


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"certificate_no": "执1"}, "证号 执1 是 甲示例 的，成绩单上写的是 乙示例"),
        ({"unit": "别的单位"}, "姓名对得上，单位不同"),
        ({}, "没有单位可以核对"),
    ],
)
def test_what_does_not_agree_is_asked(office: Office, told: dict[str, Any], why: str) -> None:
    card(office, officer(office, "甲示例"), "执1", "2022-01-01")
    officer(office, "乙示例")
    found = match_scores(office.store, training(office, []), [line(2, "乙示例", **told)])
    assert why in found.questions[0].why


def test_two_lines_of_one_person_are_asked(office: Office) -> None:
    card(office, officer(office, "甲示例"), "执1", "2022-01-01")
    lines = [line(row, "甲示例", certificate_no="执1", score=str(50 + row)) for row in (2, 3)]
    uuid = training(office, [])
    found = match_scores(office.store, uuid, lines)
    assert len(found.questions) == 2
    person = found.questions[0].candidates[0].key
    with pytest.raises(UserError, match="选给了同一个人"):
        apply_scores(office.store, found, {2: person, 3: person})
    done = apply_scores(office.store, found, {2: NOBODY, 3: person})
    assert (done.added, done.left_out) == (1, 1)
    assert rows_of(office, uuid)["甲示例"]["score"] == "53"


def test_all_scores_are_one_action_that_can_be_taken_back(office: Office) -> None:
    people = {name: officer(office, name) for name in ("甲示例", "乙示例", "丙示例")}
    uuid = training(
        office, [{"officer": people[name], "category": "four_years"} for name in list(people)[:2]]
    )
    lines = [
        line(number, name, unit="综合行政执法队", score=score, hours_online=40)
        for number, (name, score) in enumerate(zip(people, ("88", "51", "60"), strict=True), start=2)
    ]
    found = match_scores(office.store, uuid, lines)
    done = apply_scores(office.store, found)
    assert (done.updated, done.added) == (2, 1)
    rows = rows_of(office, uuid)
    assert {name: row["result"] for name, row in rows.items()} == {
        "甲示例": "pass",
        "乙示例": "fail",
        "丙示例": "pass",
    }
    assert rows["甲示例"]["exam_on"] == "2026-06-18"
    assert rows["甲示例"]["category"] == "four_years"
    office.store.undo(done.action_id)
    assert [row["score"] for row in rows_of(office, uuid).values()] == [None, None]


def test_a_sheet_of_the_resit_leaves_the_first_sitting_alone(office: Office) -> None:
    holder = officer(office, "甲示例")
    uuid = training(office, [{"officer": holder, "score": "51", "exam_on": "2026-06-18"}])
    lines = [line(2, "甲示例", unit="综合行政执法队", score="77", exam_on="2026-07-10")]
    apply_scores(office.store, match_scores(office.store, uuid, lines), resit=True)
    row = rows_of(office, uuid)["甲示例"]
    assert (row["score"], row["result"]) == ("51", "fail")
    assert (row["resit_on"], row["resit_score"], row["resit_result"]) == ("2026-07-10", "77", "pass")


def test_who_is_in_the_class_and_not_on_the_sheet_is_told(office: Office) -> None:
    holder = officer(office, "甲示例")
    found = match_scores(office.store, training(office, [{"officer": holder}]), [])
    assert [one.name for one in found.without_line] == ["甲示例"]


def test_a_class_changed_meanwhile_is_not_overwritten(office: Office) -> None:
    holder = officer(office, "甲示例")
    uuid = training(office, [{"officer": holder}])
    found = match_scores(office.store, uuid, [line(2, "甲示例", unit="综合行政执法队", score="70")])
    office.store.save("training_class", {"place": "三楼"}, uuid=uuid)
    with pytest.raises(Stale):
        apply_scores(office.store, found)
