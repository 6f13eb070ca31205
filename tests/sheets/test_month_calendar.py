"""The month on one A4: what falls on a day stands in its square, and what finds no room is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.documents.document import Cell, Document, Run, Table
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.sheets.month_calendar import cut_to, fitted_lines
from tests.sheets.printing_sheets import document, pages

NOVEMBER = (date(2025, 11, 20), date(2025, 11, 20))


def squares(made: Document) -> dict[int, tuple[str, bool]]:
    """Day → (what stands in its square, whether it is on grey ground)."""
    (table,) = (block for block in made.blocks if isinstance(block, Table))
    found = {}
    for row in table.rows[1:]:
        for cell in row.cells:
            assert isinstance(cell, Cell)
            text = "".join(part.text for part in cell.content if isinstance(part, Run))
            if text:
                found[int(text.split(" ")[0])] = (text, cell.shaded)
    return found


def test_a_day_shows_its_lunar_day_market_events_hearings_classes_and_what_falls_due(
    office: Office, tmp_path: Path
) -> None:
    store = office.store
    store.save("market", {"name": "样例集", "rule": "公历逢5"})
    store.save(
        "publicity_event",
        {"held_on": "2025-11-05", "theme": "消防宣传", "state": "cancelled", "reason": "雨"},
    )
    store.save("training_class", {"name": "轮训", "start_on": "2025-11-05", "end_on": "2025-11-06"})
    store.save(
        "litigation_case",
        {
            "received_on": "2025-09-01",
            "number": "（2025）样0001行初1号",
            "plaintiffs": "孙示例",
            "cause": "处罚",
            "hearings": [{"held_on": "2025-11-05"}],
        },
    )
    store.save("certificate", {"number": "样执字第1号", "issued_on": "2021-01-01", "valid_to": "2025-11-05"})
    made = document(office, "month_calendar", NOVEMBER)
    found = squares(made)
    text = "".join(found[5][0].split())
    for said in (
        "5十六",
        "庭（2025）样0001行初1号",
        "期执法证件有效期",
        "训轮训",
        "宣消防宣传（取消）",
        "集样例集",
    ):
        assert said in text
    assert "训 轮训" in found[6][0]
    assert found[20][0].startswith("20 十月")
    assert len(pages(office, made, tmp_path)) == 1


def test_days_of_rest_are_shaded_and_days_worked_for_them_are_named(office: Office) -> None:
    october = squares(document(office, "month_calendar", (date(2025, 10, 9), date(2025, 10, 9))))
    assert october[1][1]  # 国庆节, a Wednesday
    assert not october[11][1]
    assert october[11][0].endswith("班")
    assert october[12][1]


def test_a_masked_month_hides_the_parties_of_a_case(office: Office) -> None:
    committee = office.store.save("committee", {"name": "样例村人民调解委员会", "village": "样例村"}).uuid
    office.store.save(
        "screening",
        {
            "screened_on": "2025-10-28",
            "village": "样例村",
            "parties": [{"name": "张䶮一"}],
            "summary": "地界",
        },
    )
    office.store.save(
        "mediation_case",
        {"accepted_on": "2025-10-28", "committee": committee, "dispute_type": "neighbour",
         "summary": "院墙滴水", "parties": [{"name": "张䶮一"}, {"name": "李𠅤㛃"}]},
    )  # fmt: skip
    for masked in (False, True):
        text = "".join(
            said for said, _ in squares(document(office, "month_calendar", NOVEMBER, masked=masked)).values()
        )
        assert "期 " in text
        if masked:
            assert "张䶮一" not in text
            assert "李𠅤㛃" not in text


@pytest.mark.parametrize("year", [1900, 2100])
def test_years_without_a_lunar_calendar_are_told_of(office: Office, year: int) -> None:
    with pytest.raises(UserError, match="只能印 1901 年到 2099 年"):
        document(office, "month_calendar", (date(year, 5, 1), date(year, 5, 1)))


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_of_the_practice_year_stands_on_one_page(
    practice: Office, tmp_path: Path, month: int
) -> None:
    day = date(2025, month, 1)
    assert len(pages(practice, document(practice, "month_calendar", (day, day)), tmp_path)) == 1


@given(st.lists(st.text("期限到龙溪集2025〔〕：，", min_size=1, max_size=40), max_size=12), st.integers(2, 8))
def test_entries_never_take_more_lines_than_there_are(entries: list[str], room: int) -> None:
    lines = fitted_lines(entries, room, 13)
    assert len(lines) <= room
    assert all(cut_to(line, 13.01) == line for line in lines)
    if len(entries) > room:
        assert lines[-1] == f"另有 {len(entries) - room + 1} 项"
