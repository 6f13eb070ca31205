"""Workbooks as a county would send them, written by openpyxl and read back by the program's own reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.plan import Plan, make_plan
from lawgov_desktop.spreadsheets.reading import read_workbook

COMMITTEE = "样例村人民调解委员会"
CASE_HEAD = ("序号", "案号", "受理日期", "调委会", "当事人", "纠纷类型", "纠纷简要情况", "涉及金额(万元)")


def written(path: Path, rows: Sequence[Sequence[Any]], merges: Sequence[str] = (), title: str = "表") -> Path:
    """A workbook with one sheet; ``merges`` are Excel ranges."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = title
    for row in rows:
        page.append(list(row))
    for one in merges:
        page.merge_cells(one)
    book.save(path)
    return path


def _numeral(number: int) -> str:
    """A name is the same in every run and another in every row."""
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in str(number))


def case_row(number: int, **other: Any) -> list[Any]:
    """A sound row under ``CASE_HEAD``; ``other`` replaces cells by heading."""
    cells = {
        "序号": number,
        "案号": f"〔2025〕样调字第{number}号",
        "受理日期": f"2025.3.{number % 28 + 1}",
        "调委会": COMMITTEE,
        "当事人": f"张示例{_numeral(number)}、李示例",
        "纠纷类型": "邻里纠纷",
        "纠纷简要情况": "因滴水发生争执",
        "涉及金额(万元)": 0.5,
    }
    cells |= other
    return [cells[heading] for heading in CASE_HEAD]


def case_list(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """A case list with its title and 填报单位 line; the header is in row 3, data begin in row 4."""
    title = ["样例镇2025年人民调解台账"]
    return written(path, [title, ["填报单位：样例司法所"], CASE_HEAD, *rows], ["A1:H1"])


def plan_of(office: Office, kind: str, path: Path, **more: Any) -> Plan:
    return make_plan(office.kind(kind), read_workbook(path), store=office.store, path=path, **more)
