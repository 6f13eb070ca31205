"""F05: a styled register as Excel beside openpyxl with a style set on every cell; memory stays flat."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Line, alone, at_most
from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable, Value

BOUND = 0.35
MEMORY_BOUND = 1.3
PART = 10
"""A register is a tenth of the book the other lines are measured on: 100,000 rows to 1,000,000 records."""

TRIES = 2
TITLE = "练习镇人民调解台账（虚构）"
COLUMNS = (
    RegisterColumn("序号", "number"),
    RegisterColumn("案件编号", "id"),
    RegisterColumn("受理日期", "date"),
    RegisterColumn("姓名", group_label="申请人"),
    RegisterColumn("联系电话", "id", group_label="申请人"),
    RegisterColumn("姓名", group_label="被申请人"),
    RegisterColumn("联系电话", "id", group_label="被申请人"),
    RegisterColumn("纠纷类型"),
    RegisterColumn("纠纷简要情况", "long"),
    RegisterColumn("涉及金额", "money"),
    RegisterColumn("调解结果"),
    RegisterColumn("结案日期", "date"),
)


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The lines of F05 for a register of a tenth of ``rows``."""
    folder.mkdir(parents=True, exist_ok=True)
    count = max(rows // PART, 10)
    ours: list[float] = []
    peer: list[float] = []
    for _ in range(TRIES):
        ours.append(alone(_code("with_ours", count))[0][0])
        peer.append(alone(_code("with_openpyxl", count))[0][0])
    what = f"styled register of {count:,} rows × {len(COLUMNS)} columns"
    yield at_most("F05", what, min(ours), min(peer), BOUND, "s")
    most, least = count * 2, count // 5
    yield at_most(
        "F05",
        f"peak memory at {most:,} rows beside {least:,}",
        alone(_code("with_ours", most))[1],
        alone(_code("with_ours", least))[1],
        MEMORY_BOUND,
        "MB",
    )


def _code(work: str, rows: int) -> str:
    return f"from benchmarks.f05_register import {work}\nprint({work}({rows}))"


def register_rows(count: int) -> Iterator[Sequence[Value]]:
    for number in range(1, count + 1):
        yield (
            number,
            f"〔2025〕练习人调字第{number:04}号",
            f"2025-03-{1 + number % 28:02}",
            ("张一", "李二", "王三")[number % 3],
            f"1990000{number % 10_000:04}",
            ("赵四", "陈五", "杨六", "周七")[number % 4],
            f"1990000{(number * 7) % 10_000:04}",
            ("邻里纠纷", "婚姻家庭纠纷", "山林土地纠纷")[number % 3],
            "双方因宅基地边界发生争执，经现场查看。" * (1 + number % 3),
            number * 12345,
            ("达成协议", "未达成协议")[number % 2],
            f"2025-04-{1 + number % 28:02}",
        )


def with_ours(rows: int) -> float:
    """Seconds our writer takes."""
    from lawgov_desktop.spreadsheets.register import write_register

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        write_register(RegisterTable(TITLE, COLUMNS, register_rows(rows), rows), Path(folder) / "ours.xlsx")
        return time.perf_counter() - began


def with_openpyxl(rows: int) -> float:
    """Seconds the plain way takes: a workbook in memory, font, border and alignment set on every cell."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Border, Font, Side

    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        line = Side(style="thin")
        font, border = Font(name="宋体", size=11), Border(left=line, right=line, top=line, bottom=line)
        middle = Alignment(vertical="center", wrap_text=True)
        sheet.append([TITLE])
        sheet.append([column.label for column in COLUMNS])
        for row in register_rows(rows):
            sheet.append(list(row))
        for cells in sheet.iter_rows(min_row=2):
            for cell in cells:
                cell.font, cell.border, cell.alignment = font, border, middle
        book.save(Path(folder) / "plain.xlsx")
        return time.perf_counter() - began
