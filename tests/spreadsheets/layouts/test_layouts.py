"""Invented layouts of county lists, each read as a careful person reads it."""

from __future__ import annotations

import pytest

from lawgov_desktop.spreadsheets.headers import find_header
from lawgov_desktop.spreadsheets.rows import data_rows, items
from tests.spreadsheets.layouts.drawing import Layout, layout
from tests.spreadsheets.layouts.fresh import fresh_lists
from tests.spreadsheets.layouts.later import later_lists
from tests.spreadsheets.layouts.ledgers import ledgers
from tests.spreadsheets.layouts.odd import odd_lists
from tests.spreadsheets.layouts.people import people_lists
from tests.spreadsheets.layouts.powers import power_lists
from tests.spreadsheets.layouts.published import published_lists
from tests.spreadsheets.layouts.unseen import unseen_lists
from tests.spreadsheets.layouts.unusual import unusual_lists

ALL = [
    *power_lists(),
    *people_lists(),
    *ledgers(),
    *odd_lists(),
    *fresh_lists(),
    *later_lists(),
    *unseen_lists(),
    *unusual_lists(),
    *published_lists(),
]


@pytest.mark.parametrize("drawn", ALL, ids=lambda drawn: drawn.name)
def test_a_layout_is_read_as_a_careful_person_reads_it(drawn: Layout) -> None:
    finding = find_header(drawn.sheet)
    assert finding.header_rows == drawn.header
    found = data_rows(drawn.sheet, finding)
    assert sorted({row.row for row in found.rows}) == list(drawn.lines)
    assert len(items(found.rows)) == drawn.items
    reasons = {one.row: one.why for one in found.skipped if one.row not in drawn.lines}
    assert reasons == drawn.skipped


FORMS = {
    "登记表": """
T| 人民调解员登记表 |<|<|<|<
D| 姓名 | 周大山 | 性别 | 男 | 照片
D| 出生年月 | 1980.1 | 民族 | 汉 | ^
D| 身份证号 |<| '4113001 |<| ^
D| 工作单位 |<| 东街村调委会 |<|<
D| 个人简历 | 2001年参加工作，先后任委员、主任。 |<|<|<
D| 审批意见 | （盖章） |<|<|<
""",
    "空白申请表": """
T| 法律援助申请表 |<|<|<
D| 姓名 | | 性别 |
D| 身份证号 | | 联系电话 |
D| 住址 | |<|<
D| 申请事项 | |<|<
D| 申请人签字 | | 日期 |
""",
    "报名表": """
T| 教师招聘报名表 |<|<|<|<|<|<
D| 姓名 | | 性别 | | 出生年月 | | 照片
D| 民族 | | 籍贯 | | 政治面貌 | | ^
D| 学历 | | 学位 | | 毕业院校 |<| ^
D| 身份证号 |<| | 联系电话 |<| |
D| 简历 |<|<|<|<|<|<
""",
    "通知": """
T| 关于报送台账的通知
D| 各村（社区）：
D| 请于6月底前报送。
""",
    "只有一格": """
T| 台账
""",
}


@pytest.mark.parametrize("drawing", FORMS.values(), ids=FORMS.keys())
def test_what_is_no_list_is_read_without_trust(drawing: str) -> None:
    sheet = layout("", drawing).sheet
    finding = find_header(sheet)
    assert finding.confidence < 0.7
    found = data_rows(sheet, finding)
    told = [*finding.header_rows, *(row.row for row in found.rows), *(one.row for one in found.skipped)]
    assert sorted(told) == list(range(sheet.first_row, sheet.last_row + 1))


@pytest.mark.parametrize("drawn", ALL, ids=lambda drawn: drawn.name)
def test_a_list_is_read_with_trust(drawn: Layout) -> None:
    assert find_header(drawn.sheet).confidence >= 0.45
