"""Small sound files of every kind, the stuff that broken ones are made of. All names are invented."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
from pathlib import Path

import xlsxwriter

from tests.spreadsheets import made_bytes, made_files, made_xlsb
from tests.spreadsheets.made_files import Cell, Made

HEAD = ("序号", "权力类型", "事项名称", "设定依据", "承办机构", "实施日期", "金额")


def rows(count: int = 14) -> list[list[Cell]]:
    """A list of matters with its title, a merged column, a note, dates, numbers and an error."""
    out: list[list[Cell]] = [["样例镇权责清单"], ["填报单位：样例镇司法所"], [*HEAD]]
    for number in range(1, count + 1):
        out.append(
            [
                number,
                "行政处罚" if number % 3 == 1 else None,
                f"对第{number}类违规行为的处罚",
                f"《样例条例》第{number}条第一款",
                "样例镇司法所",
                dt.date(2021, 1 + number % 12, 5),
                "#N/A" if number == 5 else number * 12.5,
            ]
        )
    out.append(["备注：以上由样例镇司法所填报"])
    return out


MERGES = ("A1:G1", "B4:B6", "B7:B9", "B10:B12", "A18:G18")


def _old() -> list[list[Cell]]:
    out: list[list[Cell]] = [["name", "no"]]
    out += [[f"case {number}", number] for number in range(20)]
    return out


def _made() -> Made:
    return Made(rows(), name="清单", merges=MERGES, hidden_rows=[6], hidden_cols=[5])


def _text(separator: str = ",") -> str:
    lines = (separator.join("" if cell is None else str(cell) for cell in row) for row in rows())
    return "\r\n".join(lines)


def _page() -> str:
    lines = "".join(
        "<tr>" + "".join(f"<td>{'' if cell is None else cell}</td>" for cell in row) + "</tr>"
        for row in rows()
    )
    return f'<html><head><meta charset="utf-8"></head><body><table border=1>{lines}</table></body></html>'


def _ods() -> str:
    lines = ""
    for row in rows():
        cells = ""
        for cell in row:
            if isinstance(cell, int | float):
                cells += f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
            elif cell is None:
                cells += '<table:table-cell table:number-columns-repeated="1"/>'
            else:
                cells += (
                    f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
                )
        lines += f'<table:table-row table:number-rows-repeated="1">{cells}</table:table-row>'
    return lines


def _by_xlsxwriter() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": dt.datetime(2026, 1, 1)})
    page = book.add_worksheet("清单")
    for row, cells in enumerate(rows()):
        for col, cell in enumerate(cells):
            if isinstance(cell, dt.date):
                page.write_datetime(row, col, cell, book.add_format({"num_format": "yyyy-mm-dd"}))
            elif cell is not None:
                page.write(row, col, cell)
    page.merge_range(0, 0, 0, 6, "样例镇权责清单")
    page.set_row(5, None, None, {"hidden": True})
    page.write_formula(18, 6, "=SUM(G4:G17)", None, 1125)
    page.write_comment(3, 2, "核对过")
    book.close()
    return out.getvalue()


def sound_files() -> dict[str, bytes]:
    """Name → content; the suffix is the right one."""
    with tempfile.TemporaryDirectory() as name:
        xls = made_files.xls(Path(name) / "a.xls", _made()).read_bytes()
    plain = "".join(
        f'<row r="{n}">' + "".join(_xml_cell(n, col, cell) for col, cell in enumerate(row)) + "</row>"
        for n, row in enumerate(rows(), 1)
    )
    merges = "".join(f'<mergeCell ref="{merge}"/>' for merge in MERGES)
    return {
        "a.xls": xls,
        "biff4.xls": made_files.biff4(_old()),
        "biff5.xls": made_files.old_excel(5, _old()),
        "biff2.xls": made_bytes.bare_biff2(),
        "a.xlsx": made_bytes.xlsx(plain, after=f"<mergeCells>{merges}</mergeCells>"),
        "writer.xlsx": _by_xlsxwriter(),
        "a.xlsb": made_xlsb.packed(_made()),
        "a.ods": made_bytes.ods(_ods()),
        "utf8.csv": ("\ufeff" + _text()).encode(),
        "gb.csv": _text().encode("gb18030"),
        "utf16.tsv": _text("\t").encode("utf-16"),
        "page.html": _page().encode(),
        "2003.xml": made_bytes.SPREADSHEETML.encode(),
    }


def _xml_cell(row: int, col: int, value: Cell) -> str:
    place = f"{chr(65 + col)}{row}"
    if value is None:
        return ""
    if value == "#N/A":
        return f'<c r="{place}" t="e"><v>#N/A</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
