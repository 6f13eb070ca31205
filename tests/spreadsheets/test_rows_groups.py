"""Groups side by side, sections, 同上: what the lines of a list take from beside and above them."""

from __future__ import annotations

import pytest

from lawgov_desktop.spreadsheets.grid import CellValue, Sheet
from lawgov_desktop.spreadsheets.headers import find_header, header_at
from lawgov_desktop.spreadsheets.rows import DataRow, data_rows, items
from lawgov_desktop.spreadsheets.sections import Sections, section_name
from lawgov_desktop.spreadsheets.side_by_side import side_by_side
from tests.spreadsheets.layouts.drawing import layout


def read(drawing: str) -> tuple[Sheet, list[DataRow]]:
    sheet = layout("", drawing).sheet
    return sheet, data_rows(sheet, find_header(sheet)).rows


def parts(*headings: str) -> list[tuple[str, ...]]:
    return [tuple(heading.split("/")) if heading else () for heading in headings]


@pytest.mark.parametrize(
    ("headings", "groups"),
    [
        ("序号 姓名 电话 序号 姓名 电话", ((0, 1, 2), (3, 4, 5))),
        ("序号 姓名 序号 姓名 序号 姓名", ((0, 1), (2, 3), (4, 5))),
        ("村 序号 姓名 序号 姓名 备注", ((0, 1, 2, 5), (0, 3, 4, 5))),
        ("男/序号 男/姓名 女/序号 女/姓名", ((0, 1), (2, 3))),
        ("姓名 单位 姓名 单位", ((0, 1), (2, 3))),
        ("姓名 姓名 姓名", ((0,), (1,), (2,))),
        ("甲方/姓名 甲方/电话 乙方/姓名 乙方/电话", ()),
        ("序号 姓名 电话 姓名 电话 备注", ()),
        ("序号 姓名 序号 电话", ()),
        ("姓名 姓名", ()),
        ("序号 姓名 电话", ()),
    ],
)
def test_columns_side_by_side_are_told_by_headings_that_come_again(
    headings: str, groups: tuple[tuple[int, ...], ...]
) -> None:
    assert side_by_side(parts(*headings.split())) == groups


ROSTER = """
H| 序号 | 姓名 | 电话 | 序号 | 姓名 | 电话
D2| 1 | 周大山 | '1 | 4 | 郑小溪 | '4
D2| 2 | 吴小河 | 同上 | 5 | 王石桥 | 〃
D| 3 | 赵东风 | '3 | 6 | |
X| 7 | 李南坡 | '7 | 合计 | 6人 |
"""


def test_every_filled_group_is_a_line_of_its_own() -> None:
    sheet, rows = read(ROSTER)
    finding = find_header(sheet)
    assert finding.groups == ((0, 1, 2), (3, 4, 5))
    assert [c.letter for c in finding.own_columns] == ["A", "B", "C"]
    assert [c.heading for c in finding.columns] == ["序号", "姓名", "电话", "序号(2)", "姓名(2)", "电话(2)"]
    assert [(row.row, row.group, row.values[1]) for row in rows] == [
        (2, 0, "周大山"), (2, 1, "郑小溪"), (3, 0, "吴小河"), (3, 1, "王石桥"),
        (4, 0, "赵东风"), (5, 0, "李南坡"),
    ]  # fmt: skip
    assert [finding.place(row.row, row.group) for row in rows[:2]] == ["2A", "2D"]
    assert [column.letter for column in finding.columns_of(1)] == ["D", "E", "F"]
    assert len(items(rows)) == 6


def test_a_total_beside_data_is_listed_as_skipped_and_can_be_taken_back() -> None:
    sheet, _rows = read(ROSTER)
    finding = find_header(sheet)
    assert [(s.row, s.why, s.text) for s in data_rows(sheet, finding).skipped] == [(5, "合计行", "合计　6人")]
    back = data_rows(sheet, finding, restore={5})
    assert [(row.row, row.group) for row in back.rows][-2:] == [(5, 0), (5, 1)]
    assert back.skipped == []


def test_ditto_marks_take_the_line_above_in_their_own_group() -> None:
    _sheet, rows = read(ROSTER)
    assert [(row.values[2], row.dittos) for row in rows[2:4]] == [("1", {2}), ("4", {2})]


def test_a_matter_merged_in_one_group_stays_one_matter() -> None:
    _, rows = read(
        """
H| 序号 | 事项 | 依据 | 序号 | 事项 | 依据
D2| 1 | 甲 | 子 | 3 | 丙 | 寅
D| ^ | ^ | 丑 | 4 | 丁 | 卯
"""
    )
    got = items(rows)
    assert [item.values for item in got] == [[1, "甲", "子\n丑"], [3, "丙", "寅"], [4, "丁", "卯"]]


@pytest.mark.parametrize("mark", ["同上", "〃", "″", '"', "同前", " 同上 ".strip(" ") + " ", "（同上）"])
def test_a_ditto_mark_takes_the_value_of_the_line_above(mark: str) -> None:
    rows: list[list[CellValue]] = [
        ["序号", "姓名", "单位"],
        [1, "周", "东街村"],
        [2, "吴", mark],
        [3, "郑", mark],
    ]
    sheet = Sheet("表", rows)
    got = data_rows(sheet, find_header(sheet)).rows
    assert [row.values[2] for row in got] == ["东街村"] * 3
    assert [row.dittos for row in got] == [frozenset(), {2}, {2}]
    assert sheet.rows[2][2] == mark  # the sheet is read, never changed


def test_a_ditto_mark_with_nothing_above_stays_as_it_is() -> None:
    sheet = Sheet("表", [["序号", "姓名", "单位"], [1, "周", "同上"], [2, "吴", "同上"]])
    got = data_rows(sheet, find_header(sheet)).rows
    assert [(row.values[2], row.dittos) for row in got] == [("同上", frozenset())] * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("北京市（92所）", "北京市"),
        ("一、行政许可（12项）", "行政许可"),
        ("（二）宣传工作", "宣传工作"),
        ("第一部分 基本事项", "基本事项"),
        ("东部片区", "东部片区"),
        ("（三）", "（三）"),
    ],
)
def test_a_section_gives_its_name_without_number_and_count(text: str, name: str) -> None:
    assert section_name(text) == name


def entered(*runs: list[str]) -> list[tuple[str, ...]]:
    sections, found = Sections(), []
    for run in runs:
        for text in run:
            sections.enter(text)
        found.append(sections.names())
    return found


def test_sections_stand_in_one_another_by_the_way_they_are_numbered() -> None:
    assert entered(["一、党建", "（一）组织"], ["（二）宣传"], ["二、民生", "（一）救助"]) == [
        ("党建", "组织"), ("党建", "宣传"), ("民生", "救助"),
    ]  # fmt: skip


def test_counted_sections_replace_one_another_and_an_empty_one_holds_nothing() -> None:
    runs = ["北京市（2所）"], ["台湾省（0所）", "山西省（3所）"], ["辽宁省（5所）", "本科（2所）"]
    assert entered(*runs) == [
        ("北京市",), ("山西省",), ("辽宁省", "本科"),
    ]  # fmt: skip


def test_plain_sections_one_below_the_other_are_one_inside_the_other() -> None:
    assert entered(["东片", "一村"], ["二村"], ["西片", "三村"]) == [
        ("东片", "一村"), ("东片", "二村"), ("西片", "三村"),
    ]  # fmt: skip


def test_lines_know_the_sections_above_them() -> None:
    _sheet, rows = read(
        """
T| 名单 |<|<|<
H| 序号 | 学校 | 层次 | 备注
D| 1 | 甲 | 本科 |
S| 东山省（2所） |<|<|<
D| 2 | 乙 | 本科 |
D| 3 | 丙 | 本科 |
S| 西川省（1所） |<|<|<
D| 4 | 丁 | 专科 |
"""
    )
    assert [(row.section, row.sections) for row in rows] == [
        ("", ()), ("东山省", ("东山省",)), ("东山省", ("东山省",)), ("西川省", ("西川省",)),
    ]  # fmt: skip


def test_the_name_above_every_page_is_a_section_of_the_first_page_too() -> None:
    _sheet, rows = read(
        """
T| 学生名册 |<|<
S| 七年级一班 |<|<
H| 学号 | 姓名 | 性别
D| 1 | 甲 | 男
S| 七年级二班 |<|<
A| 学号 | 姓名 | 性别
D| 2 | 乙 | 女
"""
    )
    assert [row.section for row in rows] == ["七年级一班", "七年级二班"]


def test_a_second_table_is_told_openly_and_can_be_chosen() -> None:
    sheet = layout(
        "",
        """
H| 序号 | 调委会名称 | 主任 | 电话
D| 1 | 东街村调委会 | 周大山 | '13900000001
B| | | |
O| 序号 | 案件名称 | 当事人 | 结果
O| 1 | 邻里纠纷案 | 周某 | 成功
""",
    ).sheet
    finding = find_header(sheet)
    assert finding.header_rows == (1,)
    assert [(s.row, s.why) for s in data_rows(sheet, finding).skipped] == [
        (3, "空行"),
        (4, "另一张表"),
        (5, "另一张表"),
    ]
    chosen = header_at(sheet, 4, 4)
    found = data_rows(sheet, chosen)
    assert [row.values[1] for row in found.rows] == ["邻里纠纷案"]
    assert [(s.row, s.why) for s in found.skipped] == [(1, "另一张表"), (2, "另一张表"), (3, "空行")]


def test_a_sentence_that_is_all_a_line_says_is_data() -> None:
    _sheet, rows = read(
        """
H| 存在问题 | 整改措施 | 责任人
D| 路面破损严重；排水不畅，雨天积水影响群众出行。 | 铺设管网 | 周大山
D| 护栏缺失；夜间无照明，群众反映较为强烈的路段。 | |
D| 标线不清 | 重新施划 | 吴小河
D| 公厕无人管护；周边垃圾清运不及时，需尽快安排。 | |
"""
    )
    assert [row.row for row in rows] == [2, 3, 4, 5]


def test_a_date_that_is_all_a_matter_says_further_is_no_signature() -> None:
    _, rows = read(
        """
H| 序号 | 受理日期 | 当事人 | 结果
D| 1 | 2025年3月1日 | 周某 | 调解成功
d| ^ | 2025年3月8日 | ^ | ^
"""
    )
    assert [(row.row, row.values[1]) for row in rows] == [(2, "2025年3月1日"), (3, "2025年3月8日")]
    assert len(items(rows)) == 1


@pytest.mark.parametrize("name", ["", "甲事项"])
def test_lines_of_one_matter_without_merged_cells_are_told_by_the_blank_or_repeated_name(name: str) -> None:
    rows: list[list[CellValue]] = [
        ["序号", "类别", "事项名称", "依据"],
        [1, "处罚", "甲事项", "子"],
        ["", "", name, "丑"],
        ["", "检查", "乙事项", "寅"],  # its number was forgotten
        [3, "许可", "丙事项", "卯"],
    ]
    sheet = Sheet("表", rows)
    finding = find_header(sheet)
    got = items(data_rows(sheet, finding).rows)
    assert [(item.first_row, item.last_row) for item in got] == [(2, 3), (4, 4), (5, 5)]
