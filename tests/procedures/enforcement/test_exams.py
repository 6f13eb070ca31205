"""Who must sit this year's examination, and why each is on the list or off it (T03)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.procedures.enforcement_exams import ExamList, enrol, exam_list, sign_up_sheet
from lawgov_desktop.procedures.enforcement_staff import held_words
from lawgov_desktop.records.dates import months_on
from lawgov_desktop.spreadsheets.register import write_register
from tests.procedures.enforcement.staff_books import TODAY, cancelled, card, officer, training


def why(found: ExamList, uuid: str) -> str:
    (one,) = [one for one in (*found.sits, *found.exempt, *found.unclear) if one.uuid == uuid]
    return f"{one.answer}：{one.why}"


@pytest.mark.parametrize(
    ("issued", "answer"),
    [
        ("2022-06-20", "sits"),  # four years on the very day
        ("2022-06-21", "exempt"),
        ("2022-06", "exempt"),  # known to the month: taken at its last day, never too early
        ("2022-05", "sits"),
    ],
)
def test_four_years_are_full_on_the_day(office: Office, issued: str, answer: str) -> None:
    holder = officer(office, "甲示例")
    card(office, holder, "执1", issued)
    assert why(exam_list(office.store, TODAY, 4), holder).startswith(answer)


def test_the_years_and_the_day_are_the_clerks_choice(office: Office) -> None:
    holder = officer(office, "甲示例")
    card(office, holder, "执1", "2023-06-20")
    assert not exam_list(office.store, TODAY, 4).sits
    assert exam_list(office.store, TODAY, 3).sits[0].uuid == holder
    assert exam_list(office.store, date(2027, 6, 20), 4).sits[0].uuid == holder


def test_each_one_left_out_is_told_why(office: Office) -> None:
    left = officer(office, "甲", valid_to="2026-02-01", left_by="retired")
    coming = officer(office, "乙", valid_from="2026-09-01")
    none = officer(office, "丙")
    gone = officer(office, "丁")
    expired = officer(office, "戊")
    unclear = officer(office, "己")
    card(office, left, "执1", "2021-07-01")
    card(office, gone, "执2", "2021-07-01", events=[cancelled("2026-03-01")])
    card(office, expired, "执3", "2021-05-01", valid_to="2026-04-30")
    card(office, unclear, "执4", None, valid_to="2027-01-01")
    found = exam_list(office.store, TODAY, 4)
    assert [why(found, one) for one in (left, coming, none, gone, expired, unclear)] == [
        "exempt：已于 2026-02-01 离册（退休）",
        "exempt：2026-09-01 才入册",
        "exempt：没有执法证件",
        "exempt：证件已注销",
        "exempt：证件已于 2026-04-30 到期",
        "unclear：没有登记发证日期，算不出持证年限，请补填",
    ]


def test_a_card_without_a_printed_day_runs_out_by_the_local_setting(office: Office) -> None:
    holder = officer(office, "甲示例")
    card(office, holder, "执1", "2021-06-19")
    assert why(exam_list(office.store, TODAY, 4), holder) == "exempt：证件已于 2026-06-19 到期"
    assert why(exam_list(office.store, date(2026, 6, 19), 4), holder).startswith("sits")


def test_on_a_past_day_a_card_cancelled_later_still_counts(office: Office) -> None:
    holder = officer(office, "甲示例")
    card(office, holder, "执1", "2021-07-01", events=[cancelled("2026-03-01")])
    assert why(exam_list(office.store, date(2025, 12, 31), 4), holder).startswith("sits")


def test_who_passed_this_year_stays_as_done_and_who_passed_before_is_left_out(office: Office) -> None:
    now, before, failed = (officer(office, name) for name in ("甲示例", "乙示例", "丙示例"))
    for number, holder in enumerate((now, before, failed)):
        card(office, holder, f"执{number}", "2021-07-01")
    place = {"category": "four_years"}
    training(office, [{"officer": now, "score": "70", **place}, {"officer": failed, "score": "30", **place}])
    training(
        office,
        [{"officer": before, "score": "70", **place}],
        name="上年",
        start_on="2025-05-10",
        exam_on="2025-08-01",
    )
    found = exam_list(office.store, TODAY, 4)
    assert [(one.uuid, one.done) for one in found.sits] == [
        (failed, "已编入“公共法律知识培训考试”，未合格，待补考"),
        (now, "2026-06-18 考试合格"),
    ]
    assert "已于 2025-08-01 再培训考试合格" in why(found, before)


def test_enrolling_is_one_action_and_nobody_gets_two_places(office: Office) -> None:
    first, second = officer(office, "甲示例"), officer(office, "乙示例")
    card(office, first, "执1", "2021-07-01")
    made = enrol(office.store, [first], new_class={"name": "六月班", "start_on": "2026-06-25"})
    again = enrol(office.store, [first, second, second], training_class=made.training_class)
    assert (again.added, again.already) == ((second,), (first,))
    rows = (office.store.get("training_class", made.training_class) or {})["enrolments"]
    assert [(row["name"], row["certificate_no"], row["category"]) for row in rows] == [
        ("甲示例", "执1", "four_years"),
        ("乙示例", None, "four_years"),
    ]
    nothing = enrol(office.store, [first], training_class=made.training_class)
    assert nothing.action_id == ""
    office.store.undo(again.action_id)
    assert len((office.store.get("training_class", made.training_class) or {})["enrolments"]) == 1


def test_a_class_that_is_gone_is_said(office: Office) -> None:
    holder = officer(office, "甲示例")
    uuid = training(office, [])
    office.store.delete("training_class", uuid)
    with pytest.raises(UserError, match="没有找到这个培训班"):
        enrol(office.store, [holder], training_class=uuid)


def test_the_sign_up_sheet_holds_the_people_as_text(office: Office, tmp_path: Path) -> None:
    holder = officer(office, "甲示例", id_no="41999919800101001X", phone="13800000000")
    card(office, holder, "00123", "2021-07-01")
    found = exam_list(office.store, TODAY, 4)
    write_register(sign_up_sheet(found.sits, found, "样例镇司法所"), tmp_path / "报名表.xlsx")
    page = openpyxl.load_workbook(tmp_path / "报名表.xlsx").worksheets[0]
    cells = [cell.value for row in page.iter_rows() for cell in row if cell.value is not None]
    assert "样例镇司法所2026年行政执法人员公共法律知识培训考试报名表" in cells
    assert {"甲示例", "00123", "41999919800101001X", "持证满四年"} <= set(map(str, cells))


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.integers(1, 10))
def test_a_card_held_for_whole_years_says_so(day: date, years: int) -> None:
    later = months_on(day, 12 * years)
    assert held_words(day, later).startswith(f"{years} 年") or later.day != day.day
