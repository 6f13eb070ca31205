"""Section rows that only their neighbours give away, and matters whose number is said again."""

from __future__ import annotations

from lawgov_desktop.spreadsheets.headers import find_header
from lawgov_desktop.spreadsheets.rows import DataRow, data_rows, items
from tests.spreadsheets.layouts.drawing import layout


def rows_of(drawing: str) -> list[DataRow]:
    sheet = layout("", drawing).sheet
    return data_rows(sheet, find_header(sheet)).rows


def test_a_section_with_sums_is_named_in_its_lines() -> None:
    rows = rows_of("""
H| 序号 | 项目名称 | 建设内容 | 总投资 | 责任领导
S| 一 | 续建项目（2个） | | 4000 |
D| 1 | 供水管网改造 | 铺设管网 | 2000 | 周大山
D| 2 | 桥涵加固 | 加固桥涵 | 2000 | 周大山
S| 二 | 新建项目（1个） | | 1000 |
D| 3 | 河道治理 | 清淤 | 1000 | 吴小河
""")
    assert [row.section for row in rows] == ["续建项目", "续建项目", "新建项目"]


def test_lines_numbered_in_chinese_are_lines() -> None:
    rows = rows_of("""
H| 序号 | 项目名称 | 总投资 | 已完成
D| 一 | 供水 | 4000 | 100
D| 二 | 桥涵 | 2000 | 200
D| 三 | 河道 | 1000 | 300
""")
    assert [row.values[1] for row in rows] == ["供水", "桥涵", "河道"]


def test_a_name_above_numbered_lines_is_their_section() -> None:
    rows = rows_of("""
H| 序号 | 项目编码 | 项目名称 | 单位 | 工程量
S| | | 土石方工程 | |
D| 1 | A01 | 挖土方 | m3 | 20.5
D| 2 | A02 | 填土方 | m3 | 30.5
S| | | 道路工程 | |
D| 3 | B01 | 路面 | m2 | 800
""")
    assert [row.section for row in rows] == ["土石方工程", "土石方工程", "道路工程"]


def test_a_line_that_lost_its_number_is_no_section() -> None:
    rows = rows_of("""
H| 序号 | 单位名称 | 负责人 | 电话 | 备注
D| 1 | 东街村 | 周大山 | '13900000001 |
D| | 西街村 | | |
D| 3 | 南街村 | 吴小河 | '13900000003 |
""")
    assert [row.values[1] for row in rows] == ["东街村", "西街村", "南街村"]


def test_the_same_line_twice_stays_two_lines() -> None:
    rows = rows_of("""
H| 序号 | 事项名称 | 类型 | 依据
D| 1 | 占道审批 | 行政许可 | 条例第八条
D| 1 | 占道审批 | 行政许可 | 条例第八条
D| 2 | 广告审批 | 行政许可 | 条例第九条
""")
    assert len(items(rows)) == 3


def test_a_matter_with_its_number_said_again_is_one_matter() -> None:
    rows = rows_of("""
H| 序号 | 事项名称 | 类型 | 依据
D| 1 | 占道审批 | 行政许可 | 条例第八条
d| 1 | 占道审批 | 行政许可 | 办法第三条
D| 2 | 广告审批 | 行政许可 | 条例第九条
""")
    found = items(rows)
    assert [matter.values[3] for matter in found] == ["条例第八条\n办法第三条", "条例第九条"]
