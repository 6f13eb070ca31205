"""Forms as a county sends them to its towns, all invented: numbers asked in every manner met so far."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

_THIN = Side("thin")
_BOX = Border(_THIN, _THIN, _THIN, _THIN)


def sheet(name: str = "Sheet1") -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = name
    return book, page


def title(page: Worksheet, text: str, last: str, row: int = 1) -> None:
    page[f"A{row}"] = text
    page[f"A{row}"].font = Font(name="黑体", size=16)
    page[f"A{row}"].alignment = Alignment(horizontal="center")
    page.merge_cells(f"A{row}:{last}{row}")


def rule(page: Worksheet, area: str, *, head: int = 0) -> None:
    for number, row in enumerate(page[area]):
        for cell in row:
            cell.border = _BOX
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
            if number < head:
                cell.fill = PatternFill("solid", fgColor="DDEBF7")
                cell.font = Font(name="黑体", size=11)


def two_levels(path: Path) -> Path:
    """One line for our town below a heading of two levels; the name of the town is to be written too."""
    book, page = sheet("附表1")
    title(page, "2025年上半年人民调解、行政调解工作情况统计表", "J")
    page["A2"] = "填报单位：　　　　　　　　填报人：　　　　　　填报时间：　　年　　月　　日"
    page.merge_cells("A2:J2")
    heads = {
        "A3": "单位", "B3": "人民调解", "G3": "行政调解", "J3": "备注",
        "B4": "案件总数", "C4": "调解成功", "D4": "成功率（%）", "E4": "涉及金额（万元）",
        "F4": "涉及当事人数（人）", "G4": "受理数", "H4": "达成协议", "I4": "涉及金额（元）",
    }  # fmt: skip
    for place, text in heads.items():
        page[place] = text
    for area in ("A3:A4", "B3:F3", "G3:I3", "J3:J4"):
        page.merge_cells(area)
    rule(page, "A3:J5", head=2)
    page["A6"] = "注：本表于每半年后5日内报送。"
    page.merge_cells("A6:J6")
    for column in "ABCDEFGHIJ":
        page.column_dimensions[column].width = 12
    book.save(path)
    return path


def pairs(path: Path) -> Path:
    """A label, its blank, the next label, its blank; text questions at the end."""
    book, page = sheet("调解")
    title(page, "人民调解工作基本情况表（2025年度）", "F")
    page["A2"] = "填报单位"
    page["D2"] = "填报日期"
    page.merge_cells("B2:C2")
    page.merge_cells("E2:F2")
    rows = [
        ("人民调解案件总数", "调解成功", "涉及金额（万元）"),
        ("口头协议", "书面协议（件）", "疑难复杂案件"),
        ("婚姻家庭纠纷", "邻里纠纷", "未成年人案件"),
    ]
    for number, labels in enumerate(rows, start=3):
        for place, label in enumerate(labels):
            page.cell(number, 2 * place + 1, label)
    page["A6"] = "主要做法"
    page.merge_cells("B6:F6")
    page["A7"] = "联系人"
    rule(page, "A2:F7")
    page["E2"].number_format = 'yyyy"年"m"月"d"日"'
    for column in "ABCDEF":
        page.column_dimensions[column].width = 16
    book.save(path)
    return path


def label_column(path: Path) -> Path:
    """指标 down the side, 本期 and 上年同期 above, with line numbers, units, sections and a formula total."""
    book, page = sheet("指标")
    title(page, "法治建设主要指标（2025年）", "G")
    heads = ("序号", "指标名称", "计量单位", "代码", "本期", "上年同期", "增减%")
    for column, text in enumerate(heads, start=1):
        page.cell(2, column, text)
    lines = [
        (None, "一、人民调解"), (1, "受理案件数", "件"), (2, "其中：婚姻家庭纠纷", "件"),
        (3, "调解成功", "件"), (4, "协议涉及金额", "万元"), (None, "二、行政应诉"), (5, "应诉案件数", "件"),
        (6, "负责人出庭应诉", "件"), (None, "三、普法"), (7, "开展法治宣传活动", "场次"),
        (8, "发放宣传资料", "份"), (9, "培训志愿者", "人"),
    ]  # fmt: skip
    for row, line in enumerate(lines, start=3):
        for column, text in enumerate(line, start=1):
            page.cell(row, column, text)
        if len(line) == 2:
            page.cell(row, 1, line[1])
            page.cell(row, 2, None)
            page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=7)
        else:
            page.cell(row, 4, f"{row:02}")
            page.cell(row, 7, f"=IF(F{row}=0,0,(E{row}-F{row})/F{row}*100)")
    rule(page, f"A2:G{2 + len(lines)}", head=1)
    page.column_dimensions["B"].width = 26
    page.cell(3 + len(lines), 1, "填报人：　　　　　审核人：　　　　　填报日期：　　　　　")
    book.save(path)
    return path


def towns(path: Path, ours: str = "龙溪镇") -> Path:
    """A line for every town with a total by formula; only ours is to be filled."""
    book, page = sheet("汇总")
    title(page, "2025年一季度人民调解情况汇总表", "E")
    page["E2"] = "单位：件、万元"
    for column, text in enumerate(("乡镇", "案件总数", "调解成功数", "涉及金额", "履行数"), start=1):
        page.cell(3, column, text)
    names = ("青山镇", ours, "白河乡", "城关街道办事处")
    for row, name in enumerate(names, start=4):
        page.cell(row, 1, name)
    page["B4"], page["C4"] = 31, 30
    page["A8"] = "合计"
    for column in "BCDE":
        page[f"{column}8"] = f"=SUM({column}4:{column}7)"
    rule(page, "A3:E8", head=1)
    book.save(path)
    return path


def merged_labels(path: Path) -> Path:
    """Labels merged down and across, values merged too."""
    book, page = sheet("组织")
    title(page, "人民调解组织队伍情况表", "H", row=2)
    page["A1"] = "附件3"
    page["A3"] = "截至2025年6月30日"
    page.merge_cells("A3:H3")
    page["A4"] = "调委会（个）"
    page.merge_cells("A4:B6")
    page["C4"], page["C5"], page["C6"] = "合计", "村", "企事业单位"
    page["E4"] = "调解员（人）"
    page.merge_cells("E4:F6")
    page["G4"], page["G5"], page["G6"] = "总数", "专职", "兼职"
    rule(page, "A4:H6")
    book.save(path)
    return path


def filled_already(path: Path) -> Path:
    """Somebody has begun: what stands there stays."""
    book, page = sheet("已填")
    title(page, "人民调解情况（2025年）", "B")
    for row, (label, value) in enumerate(
        (("人民调解案件总数", 150), ("调解成功", None), ("司法确认", 0), ("人民调解员", "见附件")), start=2
    ):
        page.cell(row, 1, label)
        page.cell(row, 2, value)
    rule(page, "A2:B5")
    page["B3"].font = Font(name="宋体", size=20, color="C00000")
    book.save(path)
    return path


def drop_downs(path: Path) -> Path:
    """A cell of which a list says what may stand in it, and one that asks yes or no."""
    book, page = sheet("选择")
    title(page, "2025年行政复议应诉情况", "D")
    for column, text in enumerate(
        ("行政应诉案件数", "行政复议案件数", "是否零报告", "行政应诉案件数（一审）"), start=1
    ):
        page.cell(2, column, text)
    rule(page, "A2:D3", head=1)
    numbers = DataValidation(type="list", formula1='"0,1,2,3"', allow_blank=True)
    words = DataValidation(type="list", formula1='"是,否"', allow_blank=True)
    page.add_data_validation(numbers)
    page.add_data_validation(words)
    numbers.add("B3")
    words.add("C3")
    book.save(path)
    return path


def protected(path: Path) -> Path:
    """A protected sheet that leaves only its blanks open, and a hidden sheet with other blanks."""
    book, page = sheet("保护")
    title(page, "2025年7月矛盾纠纷排查情况", "C")
    for column, text in enumerate(("开展排查（次）", "发现纠纷（件）", "县局审核"), start=1):
        page.cell(2, column, text)
    rule(page, "A2:C3", head=1)
    page["A3"].protection = Protection(locked=False)
    page["B3"].protection = Protection(locked=False)
    page.protection.sheet = True
    page.protection.password = "1234"
    hidden = book.create_sheet("参数")
    hidden["A1"] = "人民调解案件总数"
    hidden["A2"] = "调解成功"
    rule(hidden, "A1:B2")
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def months(path: Path) -> Path:
    """A column for every month, one for the sum so far, one for the year before."""
    book, page = sheet("月报")
    title(page, "2025年普法和调解月报", "P")
    for column, text in enumerate(
        ["项目", *(f"{month}月" for month in range(1, 13)), "累计", "2024年", "备注"], start=1
    ):
        page.cell(2, column, text)
    for row, label in enumerate(
        ("法治宣传活动（场次）", "人民调解案件（件）", "赶集日宣传（场次）"), start=3
    ):
        page.cell(row, 1, label)
    rule(page, "A2:P5", head=1)
    book.save(path)
    return path


def plain(path: Path) -> Path:
    """No lines at all: labels in one column, room beside them."""
    book, page = sheet("Sheet1")
    page["A1"] = "请各乡镇报送以下数据（2025年1-6月）"
    for row, label in enumerate(
        (
            "人民调解案件总数（件）：",
            "行政复议案件（件）：",
            "合法性审查（件）：",
            "法律顾问（人）：",
            "信访接待批次：",
        ),
        start=3,
    ):
        page.cell(row, 1, label)
    book.save(path)
    return path


def questions(path: Path) -> Path:
    """Nothing but words is asked."""
    book, page = sheet("问卷")
    title(page, "法治建设调查问卷", "B")
    for row, label in enumerate(("主要做法", "存在的问题", "意见建议", "典型案例"), start=2):
        page.cell(row, 1, label)
    rule(page, "A2:B5")
    book.save(path)
    return path


def villages(path: Path) -> Path:
    """A line for every village: the town's number belongs in none of them."""
    book, page = sheet("各村")
    title(page, "2025年各村人民调解情况", "C")
    for column, text in enumerate(("村名", "案件总数", "调解成功"), start=1):
        page.cell(2, column, text)
    for row, name in enumerate(("东街村", "西街村", "大湾村"), start=3):
        page.cell(row, 1, name)
    rule(page, "A2:C5", head=1)
    book.save(path)
    return path


def register_of(path: Path, name: str, headings: tuple[str, ...], rows: int = 5) -> Path:
    """A form of lines: one record each."""
    book, page = sheet("登记表")
    title(page, name, "H")
    page["A2"] = "填报单位："
    for column, text in enumerate(headings, start=1):
        page.cell(3, column, text)
    last = openpyxl.utils.get_column_letter(len(headings))
    rule(page, f"A3:{last}{3 + rows}", head=1)
    book.save(path)
    return path


def case_register(path: Path) -> Path:
    return register_of(
        path,
        "人民调解案件登记表",
        ("序号", "受理日期", "当事人", "纠纷类型", "简要情况", "调解结果", "涉及金额（元）"),
    )


def officer_register(path: Path) -> Path:
    return register_of(path, "行政执法人员花名册", ("序号", "姓名", "性别", "执法证号", "职务", "联系电话"))


def event_register(path: Path) -> Path:
    return register_of(
        path, "法治宣传活动台账", ("序号", "活动日期", "活动地点", "活动主题", "受众人数", "发放资料")
    )


def meeting_register(path: Path) -> Path:
    return register_of(path, "会议台账", ("序号", "会议名称", "召开日期", "主持人", "会议类型"))


Make = Callable[[Path], Path]

NUMBERS: dict[str, Callable[[Path], Path]] = {
    one.__name__: one
    for one in (
        two_levels, pairs, label_column, towns, merged_labels, filled_already, drop_downs, protected, months,
        plain, questions, villages,
    )
}  # fmt: skip
REGISTERS: dict[str, Callable[[Path], Path]] = {
    "mediation_case": case_register,
    "officer": officer_register,
    "publicity_event": event_register,
    "meeting": meeting_register,
}


def table(path: Path, name: str, rows: tuple[tuple[object, ...], ...], merges: tuple[str, ...] = ()) -> Path:
    """A ruled table under a title, as given row by row from row 2 on."""
    book, page = sheet()
    width = max(map(len, rows))
    last = openpyxl.utils.get_column_letter(width)
    title(page, name, last)
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            page.cell(number, column, value)  # type: ignore[arg-type]
    for area in merges:
        page.merge_cells(area)
    rule(page, f"A2:{last}{1 + len(rows)}", head=1)
    book.save(path)
    return path
