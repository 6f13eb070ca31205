"""Any sheet at all: no row is lost, none is told twice, each can be taken back; and it takes no time."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.spreadsheets.grid import CellError, CellValue, Merge, Sheet
from lawgov_desktop.spreadsheets.headers import find_header, header_at
from lawgov_desktop.spreadsheets.rows import data_rows, items

Grid = list[list[CellValue]]

_WORDS = (
    "", " ", "序号", "姓名", "电话", "合计", "小计", "注：", "填表人：", "当事人", "2025年1月1日", "一、许可",
    "甲", "同上", "〃", "北京市（2所）", "附件1", "1月", "2月", "3月", "（万元）", "2023年", "移交人：",
    "以下空白",
)  # fmt: skip
_CELLS = st.one_of(
    st.none(),
    st.sampled_from(_WORDS),
    st.integers(-2, 5),
    st.floats(allow_nan=True),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(CellError, st.just("#N/A")),
    st.text(max_size=12),
)


@st.composite
def _sheets(draw: st.DrawFn) -> Sheet:
    rows: Grid = draw(st.lists(st.lists(_CELLS, max_size=7), max_size=24))
    head: list[CellValue] = draw(
        st.sampled_from(
            (
                [],
                ["序号", "姓名", "序号", "姓名"],
                ["村", "序号", "姓名", "序号", "姓名"],
                ["姓名", "电话"] * 2,
            )
        )
    )
    if head:
        rows = [*rows[:2], list(head), *rows[2:]]
    first_row, first_col = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    size = st.tuples(st.integers(1, 28), st.integers(0, 5), st.integers(1, 10), st.integers(0, 6))
    merges = [Merge(r, r + h, c, c + w) for r, h, c, w in draw(st.lists(size, max_size=8))]
    hidden = frozenset(draw(st.lists(st.integers(1, 28), max_size=3)))
    hidden_cols = frozenset(draw(st.lists(st.integers(1, 9), max_size=2)))
    return Sheet("表", rows, first_row, first_col, tuple(merges), hidden_rows=hidden, hidden_cols=hidden_cols)


@given(
    _sheets(), st.sets(st.integers(1, 30), max_size=4), st.booleans(), st.integers(1, 30), st.integers(0, 3)
)
def test_every_row_is_header_data_or_skipped_exactly_once(
    the_sheet: Sheet, restore: set[int], chosen: bool, first: int, levels: int
) -> None:
    finding = header_at(the_sheet, first, first + levels) if chosen else find_header(the_sheet)
    found = data_rows(the_sheet, finding, restore)
    numbers = [the_sheet.row_number(i) for i in range(len(the_sheet.rows))]
    data = [(row.row, row.group) for row in found.rows]
    assert data == sorted(set(data))
    told = [s.row for s in found.skipped]
    if not finding.groups:
        assert sorted([*finding.header_rows, *(row for row, _group in data), *told]) == numbers
    # A total in one group beside data in another is told besides.
    assert {*finding.header_rows, *(row for row, _group in data), *told} == set(numbers)
    assert not {*told, *(row for row, _group in data)} & set(finding.header_rows)
    assert all(len(row.values) == len(finding.own_columns) for row in found.rows)
    assert all(s.why for s in found.skipped)
    names = [column.heading for column in finding.columns]
    assert len(set(names)) == len(names)
    assert all(names)
    assert all(column.hidden == (column.number in the_sheet.hidden_cols) for column in finding.columns)
    lines = [row for item in items(found.rows) for row in item.rows]
    assert sorted((row.row, row.group) for row in lines) == data
    back = restore & set(numbers) - set(finding.header_rows)
    assert back <= {row for row, _group in data}
    for row in found.rows:
        assert row.hidden == (row.row in the_sheet.hidden_rows)
        assert row.section == (row.sections[-1] if row.sections else "")
        columns = finding.columns_of(row.group)
        for index in row.filled:
            column = columns[index].number
            assert any(
                m.first_col == column and m.first_row < row.row <= m.last_row for m in the_sheet.merges
            )
        for index in row.dittos:
            said = the_sheet.value(row.row, columns[index].number)
            assert index in row.filled or (isinstance(said, str) and said != row.values[index])


@given(_sheets(), st.integers(0, 30))
def test_taking_a_row_back_makes_it_data_and_moves_no_other(the_sheet: Sheet, row: int) -> None:
    finding = find_header(the_sheet)
    before = data_rows(the_sheet, finding)
    after = data_rows(the_sheet, finding, {row})
    inside = the_sheet.first_row <= row <= the_sheet.last_row and row not in finding.header_rows
    assert (row in {line.row for line in after.rows}) == inside
    assert {line.row for line in before.rows} - {row} <= {line.row for line in after.rows}


@pytest.mark.slow
def test_a_hundred_thousand_rows_take_about_a_second() -> None:
    head: list[CellValue] = ["姓名", *(f"项目{c}" for c in range(19))]
    body: Grid = [[f"张{r}", *(f"{r}-{c}" for c in range(19))] for r in range(100_000)]
    the_sheet = Sheet("表", [head, *body])
    finding = find_header(the_sheet)
    start = time.process_time()
    found = data_rows(the_sheet, finding)
    assert time.process_time() - start < 3.0  # about 1 s alone on the machine
    assert len(found.rows) == 100_000


def test_a_million_empty_rows_are_told_as_one() -> None:
    grid = [["姓名", "电话"], ["张三", "1"], *([] for _ in range(150)), ["李四", "2"], [], ["王五", "3"]]
    sheet = Sheet("名册", grid)
    found = data_rows(sheet, find_header(sheet))
    assert [row.row for row in found.rows] == [2, 153, 155]
    assert [(one.row, one.last_row, one.count) for one in found.skipped] == [(3, 152, 150), (154, 0, 1)]
    restored = data_rows(sheet, find_header(sheet), restore={5})
    assert [row.row for row in restored.rows] == [2, 5, 153, 155]
