"""The year's market days on one A4 and the year's plan: every day right, every market told apart in words."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.documents.document import Cell, Document, Run, Table
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.procedures.publicity_calendar import (
    calendar_days,
    coming_market_days,
    market_calendar,
)
from lawgov_desktop.sheets.market_marks import marks_of
from tests.documents.pdf_reading import page_sizes_mm
from tests.sheets.printing_sheets import YEAR, document, pages


def market(office: Office, name: str, rule: str, **more: object) -> str:
    return office.store.save("market", {"name": name, "rule": rule, **more}).uuid


def words(cell: Cell | str) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell.content, str):
        return cell.content
    return "".join(part.text for part in cell.content if isinstance(part, Run))


def shaded(made: Document) -> list[str]:
    """What stands in the squares on grey ground, in the order of the page."""
    tables = [block for block in made.blocks if isinstance(block, Table)]
    cells = [cell for table in tables for row in table.rows for cell in row.cells]
    return [words(cell) for cell in cells if isinstance(cell, Cell) and cell.shaded]


def test_every_market_day_is_shaded_and_marked_and_no_other(office: Office) -> None:
    market(office, "样例集", "农历逢三、八", exceptions="正月初一至初四停集")
    made = document(office, "market_year")
    held = [one.day for one in coming_market_days(office.store, *YEAR)]
    found = shaded(made)
    assert len(found) == len(held) > 60
    assert sorted(int("".join(c for c in said[:2] if c.isdigit())) for said in found) == sorted(
        day.day for day in held
    )
    assert all(said.endswith("●样") for said in found)


def test_the_year_stands_on_one_a4_with_its_rules(practice: Office, tmp_path: Path) -> None:
    made = document(practice, "market_year")
    (text,) = pages(practice, made, tmp_path)
    for said in ("龙溪镇司法所2025年集日历", "●龙", "■望", "◆枣", "▲双", "25闰六月", "停龙", "农历逢三、八"):
        assert said in text
    assert page_sizes_mm(tmp_path / "sheet.pdf") == [(210.0, 297.0)]
    assert "小龙溪集" not in text  # it ended before the year


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2028])
def test_ten_markets_with_long_rules_still_stand_on_one_page(
    office: Office, tmp_path: Path, year: int
) -> None:
    names = [
        "河东集",
        "河西集",
        "河南集",
        "河北集",
        "上河集",
        "下河集",
        "北岗圩",
        "南坡场",
        "大王庄会",
        "石桥集",
    ]
    rules = ["农历逢三、八", "农历逢一、六", "公历逢2、7", "天天", "星期二、星期六", "赶辰戌日"]
    for number, name in enumerate(names):
        exceptions = "正月初一至初四停集；腊月廿五、廿六加集" if number % 2 else None
        market(office, name, rules[number % 6], exceptions=exceptions, hours="早集 06:00—11:30")
    made = document(office, "market_year", (date(year, 1, 1), date(year, 12, 31)))
    (text,) = pages(office, made, tmp_path)
    assert "临时停集、加集以公告为准。" in text
    assert "…" in text  # more markets in a day than find room are told of, not left out in silence


def test_one_market_has_a_calendar_of_its_own(office: Office, tmp_path: Path) -> None:
    market(office, "样例集", "公历逢5")
    other = market(office, "北街集", "公历逢1")
    made = document(office, "market_year", market=other)
    assert len(shaded(made)) == sum(
        day.day % 10 == 1 for day in (date(2025, 1, 1) + timedelta(n) for n in range(365))
    )
    (text,) = pages(office, made, tmp_path)
    assert "2025年北街集集日历" in text
    assert "样例集" not in text


def test_without_markets_a_clerk_is_told_what_to_do(office: Office) -> None:
    with pytest.raises(UserError, match="没有能排出集日的集市"):
        document(office, "market_year")
    with pytest.raises(UserError, match="还没有排赶集宣传活动"):
        document(office, "market_plan")


def test_word_shows_the_same_calendar(practice: Office, tmp_path: Path) -> None:
    made = document(practice, "market_year")
    write_document(practice, made, tmp_path / "year.docx")
    opened = docx.Document(str(tmp_path / "year.docx"))
    cells = [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
    assert sum("●龙" in cell for cell in cells) == sum("●龙" in said for said in shaded(made)) + 1
    assert {"1月", "12月", "农历逢三、八；只在农历腊月：农历每月廿五、廿六"} & set(cells)


def test_the_plan_tells_day_market_theme_and_what_became_of_it(office: Office, tmp_path: Path) -> None:
    where = market(office, "样例集", "公历逢5")
    store = office.store
    event = {"market": where, "theme": "民法典进集市", "statutes": ";民法典;"}
    off = store.save(
        "publicity_event", {**event, "held_on": "2025-03-05", "state": "cancelled", "reason": "大雨"}
    )
    store.save(
        "publicity_event",
        {**event, "held_on": "2025-03-15", "state": "made_up", "makes_up_for": off.uuid,
         "staff": [{"name": "张䶮"}]},
    )  # fmt: skip
    store.save("publicity_event", {**event, "held_on": "2025-12-25", "state": "planned"})
    (text,) = pages(office, document(office, "market_plan"), tmp_path)
    assert "13月5日三二月初六样例集民法典进集市《民法典》已取消：大雨" in text
    assert "张䶮已补办：补2025-03-05的一场" in text
    assert "共3场：已开展1场（其中补办1场），已取消1场，计划1场。" in text
    whole = pages(office, document(office, "market_plan", which="days"), tmp_path)
    assert "还没有安排的集日33天。" in whole[-1]


# --- markets are told apart


@given(st.lists(st.text("河东西南北上下集市场圩街", min_size=1, max_size=4), unique=True, max_size=10))
def test_up_to_ten_markets_never_share_a_mark(names: list[str]) -> None:
    marks = marks_of(names)
    assert len(marks) == len(set(marks.values())) == len({mark.letter for mark in marks.values()})


# --- the days themselves


def test_a_stretch_of_days_is_what_the_whole_years_say_of_it(practice: Office) -> None:
    store = practice.store
    first, last = date(2024, 12, 20), date(2025, 2, 20)
    whole = {**market_calendar(store, 2024).days, **market_calendar(store, 2025).days}
    asked = calendar_days(store, first, last)
    assert asked == {day: one for day, one in whole.items() if first <= day <= last}
    assert [one.day for one in coming_market_days(store, first, last)] == [
        day for day, one in asked.items() if one.markets
    ]
