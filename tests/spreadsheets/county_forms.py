"""Forms as a county sends them: title, two-level header, ruled blank rows, totals, signatures, drop-downs."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

_THIN, _THICK = Side("thin"), Side("medium")


def case_form(path: Path, *, blank_rows: int = 4, sample: bool = True, stamp: bool = True) -> Path:
    """A case register: header in rows 3 and 4, ``blank_rows`` ruled rows from row 5, then 合计 and 填表人."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "人民调解 统计"
    other = book.create_sheet("选项")
    for row, word in enumerate(("邻里", "婚姻家庭", "其他纠纷类型"), start=1):
        other.cell(row, 1, word)
    page["A1"] = "附件2　乡镇（街道）人民调解案件登记表"
    page["A1"].font = Font(name="黑体", size=18, color="C00000")
    page["A1"].alignment = Alignment(horizontal="center")
    page.merge_cells("A1:I1")
    page["A2"] = "填报单位：　　　　　　　　（公章）"
    page.merge_cells("A2:I2")
    head: dict[str, Any] = {
        "A3": "序号", "B3": "受理日期", "C3": "纠纷类型", "D3": "当事人", "E3": "调委会", "F3": "调解情况",
        "F4": "纠纷简要情况", "G4": "涉及金额（万元）", "H3": "是否入选典型", "I3": "半额",
    }  # fmt: skip
    for place, text in head.items():
        page[place] = text
    for area in ("A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:G3", "H3:H4", "I3:I4"):
        page.merge_cells(area)
    for row in (3, 4):
        for cell in page[row]:
            cell.font = Font(name="黑体", size=12, bold=True)
            cell.fill = PatternFill("solid", fgColor="DDEBF7")
            cell.border = Border(_THIN, _THIN, _THIN, _THIN)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    last = 4 + blank_rows
    for row in range(5, last + 1):
        page.row_dimensions[row].height = 26
        for column in range(1, 10):
            cell = page.cell(row, column)
            bottom = _THICK if row == last else _THIN
            cell.border = Border(_THIN, _THIN, _THIN, bottom)
            cell.font = Font(name="仿宋", size=11)
            cell.alignment = Alignment(vertical="center", wrap_text=column == 6)
        page.cell(row, 2).number_format = 'yyyy"年"m"月"d"日"'
        page.cell(row, 7).number_format = "0.0000"
        page.cell(row, 9, f"=G{row}/2")
    if sample and blank_rows:
        for column, value in enumerate((1, None, "邻里", "张样例、李样例", None, "示范", 0.5, "否"), start=1):
            page.cell(5, column).value = value
    total = last + 1
    page.cell(total, 1, "合计")
    page.merge_cells(start_row=total, end_row=total, start_column=1, end_column=6)
    if blank_rows:
        page.cell(total, 7, f"=SUM(G5:G{last})")
    for column in range(1, 10):
        page.cell(total, column).border = Border(_THIN, _THIN, _THIN, _THIN)
    page.row_dimensions[total].height = 33
    page.cell(total + 1, 1, "填表人：　　　　审核人：　　　　填表日期：")
    page.merge_cells(start_row=total + 1, end_row=total + 1, start_column=1, end_column=9)
    page.cell(total + 2, 1, "注：本表一式两份，于每月5日前报县司法局。")
    page.cell(total + 2, 1).comment = Comment("县局：请勿改动本表格式", "县司法局")
    page.cell(total, 1).hyperlink = "#'选项'!A1"

    kinds = DataValidation(type="list", formula1="'选项'!$A$1:$A$3", allow_blank=True)
    chosen = DataValidation(type="list", formula1='"是,否"', allow_blank=True)
    if blank_rows:
        kinds.add(f"C5:C{last}")
        chosen.add(f"H5:H{last}")
        page.add_data_validation(kinds)
        page.add_data_validation(chosen)
        page.conditional_formatting.add(
            f"G5:G{last}", CellIsRule("greaterThan", ["10"], fill=PatternFill("solid", bgColor="FFC7CE"))
        )
    for letter, width in zip("ABCDEFGHI", (5, 16, 12, 14, 20, 30, 12, 9, 8), strict=True):
        page.column_dimensions[letter].width = width
    page.freeze_panes = "B5"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_margins.left = 0.33
    page.print_title_rows = "3:4"
    page.print_area = f"A1:I{total + 2}"
    page.oddFooter.center.text = "第&P页 县司法局制"
    book.defined_names["合计金额"] = DefinedName("合计金额", attr_text=f"'人民调解 统计'!$G${total}")
    if stamp:
        picture = io.BytesIO()
        Picture.new("RGB", (40, 40), "red").save(picture, "PNG")
        picture.seek(0)
        page.add_image(Image(picture), f"H{total + 1}")
    other["C1"] = f"='人民调解 统计'!G{total}*10000"
    book.save(path)
    return path
