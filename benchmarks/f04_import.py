"""F04: importing a large list beside reading its cells with python-calamine and one bare executemany."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import xlsxwriter

from benchmarks.measure import Line, alone, at_most, for_information

BOUND = 4.0
PART = 10
"""A list is a tenth of the book the other lines are measured on: 100,000 rows beside 1,000,000 records."""

TRIES = 3
HEADINGS = (
    "序号", "职权编码", "职权名称", "子项名称", "职权类型", "设定依据", "实施主体", "承办机构", "行使层级",
    "实施对象", "责任事项", "追责情形", "法定期限", "承诺期限", "收费标准", "联系电话", "承接机构", "责任人",
    "生效日期", "备注",
)  # fmt: skip


def measure(folder: Path, rows: int) -> Iterator[Line]:
    """The lines of F04 for a list of a tenth of ``rows``."""
    count = max(rows // PART, 1)
    file = list_file(folder, count).resolve()
    ours: list[list[float]] = []
    peer: list[float] = []
    our_memory = peer_memory = 0.0
    for _ in range(TRIES):
        (seconds,), peer_memory = alone(_code("read_and_write", file))
        peer.append(seconds)
        stages, our_memory = alone(_code("take_in", file))
        ours.append(stages)
    best = min(peer)
    read, plan, apply, again = min(ours, key=lambda stages: sum(stages[:3]))
    whole = read + plan + apply
    rows_told = f"{count:,} rows × {len(HEADINGS)} columns"
    yield at_most("F04", f"import of {rows_told}", whole, best, BOUND, "s")
    for what, seconds in (("reading", read), ("planning", plan), ("writing", apply)):
        share = f"{what}, {seconds / whole:.0%}, {seconds / count * 1e6:.0f} µs a row"
        yield for_information("F04", f"  of it {share}", seconds, best, "s")
    yield for_information("F04", "the same file again, nothing changed", again, whole, "s")
    yield for_information("F04", "peak memory, beside the bare way", our_memory, peer_memory, "MB")


def list_file(folder: Path, rows: int) -> Path:
    """An invented list of powers and duties with 20 filled columns; made once and kept."""
    path = folder / f"list-{rows}.xlsx"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(".part")
    book = xlsxwriter.Workbook(str(beside), {"constant_memory": True})
    sheet = book.add_worksheet("权责清单")
    sheet.write_row(0, 0, [f"练习县乡镇权责清单（虚构，{rows} 项）"])
    sheet.write_row(1, 0, HEADINGS)
    rng = random.Random(rows)
    for number in range(1, rows + 1):
        sheet.write_row(number + 1, 0, _row(number, rng))
    book.close()
    beside.replace(path)
    return path


_TYPES = ("行政处罚", "行政许可", "行政强制", "行政检查", "行政给付", "行政确认", "其他权力")
_ACTS = (
    "擅自占用",
    "违法搭建",
    "随意倾倒",
    "损毁",
    "未经批准改变",
    "非法转让",
    "拒不交还",
    "逾期未办理",
    "阻碍检查",
    "破坏",
)
_THINGS = (
    "农村道路",
    "耕地",
    "基本农田",
    "排水沟渠",
    "饮用水源",
    "集体林木",
    "公共绿地",
    "户外广告",
    "古树名木",
    "渔业资源",
    "防汛设施",
    "电力线路",
    "宅基地",
    "临时用地",
    "垃圾堆放点",
    "农机安全标志",
    "消防通道",
    "测量标志",
    "学校周边摊点",
    "畜禽养殖场",
)
_WHERE = ("石桥", "柳沟", "云上", "坝子", "松林", "白水", "青山", "下营", "大湾", "老街")
_OFFICES = (
    "农业农村局",
    "自然资源局",
    "住房和城乡建设局",
    "水务局",
    "林业和草原局",
    "应急管理局",
    "生态环境局",
)
_OWN = ("综合行政执法队", "农业服务中心", "规划建设办公室", "社会事务办公室")
_NAMES = ("王一", "李二", "张三", "赵四", "陈五", "杨六", "周七", "吴八")
_DUTIES = (
    "1.立案责任：发现违法行为或者接到举报的，予以审查，决定是否立案。2.调查责任：收集证据，听取当事人陈述申辩。",
    "1.受理责任：公示应当提交的材料，一次性告知补正材料。2.审查责任：对书面材料进行审查，提出意见。",
    "1.检查责任：制定计划，两名以上人员持证检查。2.处置责任：责令改正，形成检查记录并归档。",
)
_ORDERED = "违反本条例规定的，由有关部门责令限期改正。"
_BLAME = "不履行或者不正确履行职责，有下列情形的，工作人员应当承担相应责任：应当受理而不受理的；滥用职权的。"


def _row(number: int, rng: random.Random) -> list[str | int]:
    thing, kind = rng.choice(_THINGS), rng.choice(_TYPES)
    return [
        number,
        f"LX{number:08}",
        f"对{rng.choice(_WHERE)}村{rng.randint(1, 40)}组{rng.choice(_ACTS)}{thing}行为的{kind}",
        f"{thing}{rng.choice(('初次', '再次', '严重'))}情形第{rng.randint(1, 30)}类",
        kind,
        f"《练习省{thing}管理条例》（虚构）第{rng.randint(1, 60)}条：{_ORDERED}",
        f"练习县{rng.choice(_OFFICES)}",
        f"{thing}管理股",
        rng.choice(("县级", "乡镇")),
        "自然人、法人和其他组织",
        rng.choice(_DUTIES),
        _BLAME,
        f"{rng.randint(5, 60)}个工作日",
        f"{rng.randint(1, 5)}个工作日",
        "不收费",
        f"1990000{rng.randint(0, 9999):04}",
        rng.choice(_OWN),
        rng.choice(_NAMES),
        (date(2020, 1, 1) + timedelta(days=rng.randrange(2000))).isoformat(),
        rng.choice(("虚构", "虚构，第二批", "虚构，待核")),
    ]


def _code(work: str, file: Path) -> str:
    return (
        "from pathlib import Path\n"
        f"from benchmarks.f04_import import {work}\n"
        f"print(*{work}(Path({str(file)!r})))"
    )


def read_and_write(file: Path) -> tuple[float]:
    """The bare way: every cell read, every row written, nothing known of either. Seconds."""
    import sqlite3
    import time

    from python_calamine import CalamineWorkbook

    folder = Path(tempfile.mkdtemp(dir=file.parent))
    try:
        began = time.perf_counter()
        rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()
        book = sqlite3.connect(folder / "bare.sqlite")
        columns = ", ".join(f"c{number}" for number in range(len(HEADINGS)))
        book.execute(f"CREATE TABLE bare ({columns})")
        book.executemany(f"INSERT INTO bare VALUES ({', '.join('?' * len(HEADINGS))})", rows)
        book.commit()
        book.close()
        return (time.perf_counter() - began,)
    finally:
        shutil.rmtree(folder)


def take_in(file: Path) -> tuple[float, float, float, float]:
    """Our way, into a new book: seconds of reading, planning, writing, and of all three once more."""
    import time

    from lawgov_desktop.office import working_office
    from lawgov_desktop.spreadsheets.apply import apply_plan
    from lawgov_desktop.spreadsheets.plan import make_plan
    from lawgov_desktop.spreadsheets.reading import read_workbook

    folder = Path(tempfile.mkdtemp(dir=file.parent))
    try:
        with working_office(folder / "new.lawgov") as office:
            kind = office.kind("matter")

            def once(path: Path) -> tuple[float, float, float, int]:
                moments = [time.perf_counter()]
                workbook = read_workbook(path)
                moments.append(time.perf_counter())
                plan = make_plan(kind, workbook, store=office.store, path=path)
                moments.append(time.perf_counter())
                applied = apply_plan(plan, office.store)
                moments.append(time.perf_counter())
                read, planned, written = (after - before for before, after in pairwise(moments))
                return read, planned, written, applied.created + applied.updated

            *stages, first = once(file)
            *again, second = once(file)
        if first == 0 or second != 0:
            raise ValueError(f"imported {first} records, then {second} again")
        return stages[0], stages[1], stages[2], sum(again)
    finally:
        shutil.rmtree(folder)
