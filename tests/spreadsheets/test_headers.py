"""Header and data rows of lists as counties send them."""

from __future__ import annotations

import pytest

from lawgov_desktop.spreadsheets.grid import CellError, CellValue, Merge, Sheet
from lawgov_desktop.spreadsheets.headers import HeaderFinding, find_header, header_at
from lawgov_desktop.spreadsheets.line_words import cell_words
from lawgov_desktop.spreadsheets.rows import data_rows, items

Grid = list[list[CellValue]]


def sheet(rows: Grid, *merges: tuple[int, int, int, int], first_row: int = 1, first_col: int = 1) -> Sheet:
    """A sheet with merged ranges given as (first row, last row, first column, last column)."""
    return Sheet("表", rows, first_row, first_col, tuple(Merge(*m) for m in merges))


def headings(finding: HeaderFinding) -> list[str]:
    return [column.heading for column in finding.columns]


def reasons(the_sheet: Sheet, finding: HeaderFinding | None = None) -> dict[int, str]:
    return {s.row: s.why for s in data_rows(the_sheet, finding or find_header(the_sheet)).skipped}


N = None

MEDIATION: Grid = [
    ["柳河镇2025年人民调解台账", N, N, N, N, N],
    ["填报单位：柳河镇司法所", N, N, "填报时间：2025年6月", N, N],
    [N, N, N, N, N, N],
    ["序 号", "当事人", N, "调解\n日期", "结果", "备注"],
    [N, "姓名", "电话", N, N, N],
    [1, "周大山", "13900000001", "2025-01-02", "成功", N],
    [2, "吴小河", "13900000002", "2025-02-03", "成功", "已回访"],
    ["合计", N, N, N, 2, N],
    ["填表人：郑一", N, N, "审核人：王二", N, N],
]
MEDIATION_MERGES = ((1, 1, 1, 6), (4, 5, 1, 1), (4, 4, 2, 3), (4, 5, 4, 4), (4, 5, 5, 5), (4, 5, 6, 6))


def test_two_merged_header_rows_below_title_and_form_line_are_found_and_flattened() -> None:
    found = find_header(sheet(MEDIATION, *MEDIATION_MERGES))
    assert found.header_rows == (4, 5)
    assert headings(found) == ["序号", "当事人/姓名", "当事人/电话", "调解日期", "结果", "备注"]
    assert found.columns[1].parts == ("当事人", "姓名")
    assert (found.columns[2].letter, found.columns[2].number) == ("C", 3)
    assert found.title == "柳河镇2025年人民调解台账"
    assert found.first_data_row == 6
    assert found.confidence > 0.6


def test_what_is_not_data_is_listed_with_its_reason() -> None:
    assert reasons(sheet(MEDIATION, *MEDIATION_MERGES)) == {
        1: "标题", 2: "填报单位行", 3: "空行", 8: "合计行", 9: "注释、落款行",
    }  # fmt: skip


def test_rows_and_columns_are_excel_numbers_when_the_used_range_begins_elsewhere() -> None:
    merges = [(a + 10, b + 10, c + 2, d + 2) for a, b, c, d in MEDIATION_MERGES]
    moved = sheet(MEDIATION, *merges, first_row=11, first_col=3)
    found = find_header(moved)
    assert found.header_rows == (14, 15)
    assert found.columns[0].letter == "C"
    assert [row.row for row in data_rows(moved, found).rows] == [16, 17]


def test_two_header_rows_of_a_csv_without_merged_cells() -> None:
    rows: Grid = [
        ["序号", "当事人", "", "纠纷类型", "备注"],
        ["", "姓名", "电话", "", ""],
        ["1", "周大山", "13900000001", "邻里纠纷", ""],
    ]
    found = find_header(sheet(rows))
    assert found.header_rows == (1, 2)
    assert headings(found) == ["序号", "当事人/姓名", "当事人/电话", "纠纷类型", "备注"]


def test_three_levels_and_columns_of_the_same_name() -> None:
    rows: Grid = [
        ["矛盾纠纷登记", N, N, N, N, N, N],
        ["序号", "当事人", N, N, N, "办理情况", N],
        [N, "甲方", N, "乙方", N, "日期", "结果"],
        [N, "姓名", "电话", "姓名", "电话", N, N],
        [1, "周大山", "13900000001", "吴小河", "13900000002", "2025-01-01", "成功"],
    ]
    merges = [(1, 1, 1, 7), (2, 4, 1, 1), (2, 2, 2, 5), (2, 2, 6, 7), (3, 3, 2, 3), (3, 3, 4, 5)]
    merges += [(3, 4, 6, 6), (3, 4, 7, 7)]
    found = find_header(sheet(rows, *merges))
    assert found.header_rows == (2, 3, 4)
    assert headings(found) == [
        "序号", "当事人/甲方/姓名", "当事人/甲方/电话", "当事人/乙方/姓名", "当事人/乙方/电话",
        "办理情况/日期", "办理情况/结果",
    ]  # fmt: skip
    assert found.title == "矛盾纠纷登记"


def test_the_same_heading_twice_is_told_apart() -> None:
    found = find_header(sheet([["序号", "姓名", "姓 名", "姓名(2)"], [1, "甲某", "乙某", "丙某"]]))
    assert headings(found) == ["序号", "姓名", "姓名(2)", "姓名(2)(2)"]


def test_a_heading_merged_across_two_columns_without_children_names_both() -> None:
    rows: Grid = [["序号", "实施层级及权限", N, "备注"], [1, "市级", "负责本级检查工作", N]]
    found = find_header(sheet(rows, (1, 1, 2, 3)))
    assert found.header_rows == (1,)
    assert headings(found) == ["序号", "实施层级及权限", "实施层级及权限(2)", "备注"]


def test_a_form_line_of_merged_cells_is_no_upper_level() -> None:
    rows: Grid = [
        ["培训人员花名册", N, N, N],
        ["培训机构（印章）", N, "培训专业：  培训时间：", N],
        ["序号", "姓名", "身份证号", "电话"],
        [1, "周大山", "411300000000000000", "13900000001"],
    ]
    the_sheet = sheet(rows, (1, 1, 1, 4), (2, 2, 1, 2), (2, 2, 3, 4))
    assert find_header(the_sheet).header_rows == (3,)
    assert reasons(the_sheet) == {1: "标题", 2: "填报单位行"}


def test_headings_that_are_also_words_of_signatures_do_not_hide_the_header() -> None:
    rows: Grid = [
        ["序号", "活动名称", "负责人", "联系电话", "审核人"],
        [1, "宪法日宣传", "周大山", "123456", "吴"],
    ]
    found = find_header(sheet(rows))
    assert found.header_rows == (1,)
    assert found.confidence > 0.8


def test_known_labels_help_where_the_words_are_unusual() -> None:
    rows: Grid = [["小李", "东街"], ["啥人", "哪儿"], ["小周", "西街"], ["小吴", "南街"]]
    known = {"啥人": 1.0, "哪儿": 1.0}
    assert find_header(sheet(rows), lambda text: known.get(text, 0.0)).header_rows == (2,)
    assert find_header(sheet(rows)).confidence < 0.6


def test_a_column_without_heading_that_holds_data_is_not_lost() -> None:
    found = find_header(
        sheet([["序号", "姓名", N, "电话"], [1, "周大山", "党员", "123"], [2, "吴小河", N, "456"]])
    )
    assert headings(found) == ["序号", "姓名", "（C列无表头）", "电话"]


def test_a_person_may_choose_the_header_rows() -> None:
    the_sheet = sheet(MEDIATION, *MEDIATION_MERGES)
    found = header_at(the_sheet, 5, 5)
    assert (found.header_rows, found.first_data_row, found.confidence) == ((5,), 6, 1.0)
    assert header_at(the_sheet, 4, 5).columns == find_header(the_sheet).columns
    with pytest.raises(ValueError):
        header_at(the_sheet, 5, 4)


def test_an_empty_sheet_has_no_header() -> None:
    found = find_header(sheet([]))
    assert (found.header_rows, found.columns, found.confidence) == ((), (), 0.0)
    assert data_rows(sheet([]), found).rows == []


# ------------------------------------------------------------------ data rows

SIMPLE: list[CellValue] = ["序号", "村", "姓名", "电话"]


def test_merged_cells_are_filled_down_only_inside_their_range() -> None:
    rows: Grid = [
        SIMPLE,
        [1, "东街村", "周", "1"],
        [2, N, "吴", "2"],
        [3, N, "郑", "3"],
        [4, "西街村", "王", "4"],
    ]
    the_sheet = sheet(rows, (2, 3, 2, 2))
    got = data_rows(the_sheet, find_header(the_sheet)).rows
    assert [row.values[1] for row in got] == ["东街村", "东街村", None, "西街村"]
    assert [row.filled for row in got] == [frozenset(), {1}, frozenset(), frozenset()]


def test_a_range_merged_across_has_its_value_in_the_first_column_only() -> None:
    rows: Grid = [SIMPLE, [1, "东街村", "外出", "藏在合并区下的旧值"], [2, "东街村", "吴", "2"]]
    the_sheet = sheet(rows, (2, 2, 3, 4))
    assert data_rows(the_sheet, find_header(the_sheet)).rows[0].values == [1, "东街村", "外出", None]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ([N, N, N, N], "空行"),
        (["", " ", N], "空行"),
        ([9, N, N, N], "空行"),  # a 序号 someone filled in beforehand
        (["9", "", "", ""], "空行"),
        (["序 号", "村", "姓\n名", "电话"], "表头重复"),
        (["合  计", N, 3, N], "合计行"),
        ([N, "小计", N, 3], "合计行"),
        (["总计（人）", N, N, 3], "合计行"),
        ([N, "东街村小计", N, 3], "合计行"),
        (["注：本表每月5日前报送。", N, N, N], "注释、落款行"),
        (["说明:1.一式两份", N, N, N], "注释、落款行"),
        (["本表一式三份，由村委会留存一份。", N, N, N], "注释、落款行"),
        (["填表人：周大山", N, "审核人：吴", N], "注释、落款行"),
        (["制表人：", "周大山", "审核人：", "吴小河"], "注释、落款行"),
        ([N, N, "填报日期：2025年6月1日", N], "注释、落款行"),
        ([N, N, N, "2025年6月1日"], "注释、落款行"),
        (["一、东片", N, N, N], "分节行"),
        (["东片（2人）", N, N, N], "分节行"),
    ],
)
def test_a_line_between_data_is_skipped_with_its_reason(line: list[CellValue], why: str) -> None:
    rows: Grid = [SIMPLE, [1, "东街村", "周", "1"], line, [2, "东街村", "吴", "2"]]
    the_sheet = sheet(rows)
    found = data_rows(the_sheet, find_header(the_sheet))
    assert [(s.row, s.why) for s in found.skipped] == [(3, why)]
    assert [row.row for row in found.rows] == [2, 4]


@pytest.mark.parametrize(
    "line",
    [
        [2, "合计村", "吴", "2"],
        [N, "东街村", "吴", N],
        ["一", "东街村", "吴", N],
        [N, N, "吴", N],
        [N, "东街村", CellError("#REF!"), N],
        [2, "东街村", "负责人", "无"],
    ],
)
def test_a_line_that_only_resembles_a_special_one_is_data(line: list[CellValue]) -> None:
    rows: Grid = [SIMPLE, [1, "东街村", "周", "1"], line, [3, "东街村", "郑", "3"]]
    the_sheet = sheet(rows)
    assert [row.row for row in data_rows(the_sheet, find_header(the_sheet)).rows] == [2, 3, 4]


@pytest.mark.parametrize(
    "line", [[1, 2, 3, 4], ["甲", "乙", 1, 2], ["(1)", "(2)", "(3)", "(4)"], list("ABCD")]
)
def test_the_line_of_column_numbers_is_skipped_below_the_header_only(line: list[CellValue]) -> None:
    rows: Grid = [SIMPLE, line, [1, "东街村", "周", "1"], [2, "东街村", "吴", "2"]]
    the_sheet = sheet(rows)
    assert reasons(the_sheet) == {2: "栏号行"}


def test_a_section_is_one_text_merged_across_and_its_text_is_kept() -> None:
    rows: Grid = [
        SIMPLE,
        ["东部片区", N, N, N],
        [1, "东街村", "周", "1"],
        ["二", "西部片区", N, N],
        [2, "a", "吴", "2"],
    ]
    the_sheet = sheet(rows, (2, 2, 1, 4), (4, 4, 2, 4))
    found = data_rows(the_sheet, find_header(the_sheet))
    assert [(s.row, s.why, s.text) for s in found.skipped] == [
        (2, "分节行", "东部片区"), (4, "分节行", "二　西部片区"),
    ]  # fmt: skip


def test_notes_of_several_lines_end_with_the_next_line_of_data() -> None:
    rows: Grid = [SIMPLE, [1, "东街村", "周", "1"], ["注：1.按月报送；", N, N, N], ["2.不得空项。", N, N, N]]
    assert reasons(sheet(rows)) == {3: "注释、落款行", 4: "注释、落款行"}


def test_a_second_page_repeats_title_form_line_and_header() -> None:
    page: Grid = [
        ["柳河镇人员名单", N, N, N],
        ["填报单位：柳河镇", N, N, N],
        SIMPLE,
        [1, "东街村", "周", "1"],
    ]
    the_sheet = sheet([*page, [N, N, N, N], *page], (1, 1, 1, 4), (6, 6, 1, 4))
    assert reasons(the_sheet) == {
        1: "标题", 2: "填报单位行", 5: "空行", 6: "标题", 7: "填报单位行", 8: "表头重复",
    }  # fmt: skip


def test_signatures_without_a_colon_are_believed_at_the_end_only() -> None:
    rows: Grid = [["职务", "姓名", "电话", "村", "备注"], ["负责人", "周", N, N, N]]
    rows += [["委员", "吴", "1", "东街村", N] for _ in range(8)]
    rows += [["填表人", "郑", N, N, N]]
    assert reasons(sheet(rows)) == {11: "注释、落款行"}


def test_hidden_rows_are_data_and_say_that_they_are_hidden() -> None:
    the_sheet = sheet([SIMPLE, [1, "东街村", "周", "1"], [2, "东街村", "吴", "2"]])
    the_sheet.hidden_rows = frozenset({3})
    found = data_rows(the_sheet, find_header(the_sheet))
    assert [(row.row, row.hidden) for row in found.rows] == [(2, False), (3, True)]
    assert found.skipped == []


def test_hidden_columns_are_flagged() -> None:
    the_sheet = sheet([SIMPLE, [1, "东街村", "周", "1"]])
    the_sheet.hidden_cols = frozenset({3})
    assert [column.hidden for column in find_header(the_sheet).columns] == [False, False, True, False]


def test_skipped_rows_can_be_taken_back() -> None:
    the_sheet = sheet(MEDIATION, *MEDIATION_MERGES)
    found = data_rows(the_sheet, find_header(the_sheet), restore={8})
    assert [row.row for row in found.rows] == [6, 7, 8]
    assert found.rows[-1].values == ["合计", N, N, N, 2, N]
    assert 8 not in {s.row for s in found.skipped}


# ------------------------------------------------------------------ matters of several lines

POWERS: list[CellValue] = ["序号", "事项名称", "子项名称", "实施依据", "类型"]


def test_lines_under_one_merged_number_are_one_matter() -> None:
    rows: Grid = [
        POWERS,
        [1, "摊点备案", "1.设立", "依据甲", "许可"],
        [N, N, "2.变更", "依据乙", "许可"],
        [N, N, N, "依据丙", N],
        [2, "巡查", N, "依据丁", "检查"],
    ]
    the_sheet = sheet(rows, (2, 4, 1, 1), (2, 4, 2, 2), (3, 4, 3, 3))
    finding = find_header(the_sheet)
    got = items(data_rows(the_sheet, finding).rows)
    assert [(item.first_row, item.last_row, len(item.rows)) for item in got] == [(2, 4, 3), (5, 5, 1)]
    assert got[0].values == [1, "摊点备案", "1.设立\n2.变更", "依据甲\n依据乙\n依据丙", "许可"]
    assert got[1].values == [2, "巡查", N, "依据丁", "检查"]


def test_a_line_that_only_continues_merged_cells_is_part_of_the_matter_not_data() -> None:
    rows: Grid = [POWERS, [1, "备案", "甲", "乙", "丙"], [N, N, N, N, N], [2, "巡查", "甲", "乙", "丙"]]
    the_sheet = sheet(rows, *[(2, 3, c, c) for c in range(1, 6)])
    finding = find_header(the_sheet)
    found = data_rows(the_sheet, finding)
    assert [(s.row, s.why) for s in found.skipped] == [(3, "合并单元格的延续行")]
    assert [(i.first_row, i.last_row) for i in items(found.rows)] == [(2, 3), (4, 4)]


def test_a_number_written_once_groups_by_the_merged_name_beside_it() -> None:
    rows: Grid = [POWERS, [1, "备案", "甲", "x", N], [N, N, "乙", "y", N], [2, "巡查", "丙", "z", N]]
    the_sheet = sheet(rows, (2, 3, 2, 2))
    finding = find_header(the_sheet)
    assert [(i.first_row, i.last_row) for i in items(data_rows(the_sheet, finding).rows)] == [
        (2, 3), (4, 4),
    ]  # fmt: skip


def test_people_of_one_merged_village_stay_people() -> None:
    rows: Grid = [SIMPLE, [1, "东街村", "周", "1"], [2, N, "吴", "2"], [3, N, "郑", "3"]]
    the_sheet = sheet(rows, (2, 4, 2, 2))
    finding = find_header(the_sheet)
    got = items(data_rows(the_sheet, finding).rows)
    assert [(i.first_row, i.last_row) for i in got] == [(2, 2), (3, 3), (4, 4)]


def test_a_number_is_shown_as_excel_shows_it_not_as_the_binary_one_is() -> None:
    assert cell_words(0.1 * 6) == "0.6"
