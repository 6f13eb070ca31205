"""Whatever a list holds is found again after the import: as a value, as unread text, or beside the record."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_desktop.office import Office, on_day, working_office
from lawgov_desktop.records.periods import read_period
from lawgov_desktop.records.record_type import Draft, RecordType
from lawgov_desktop.records.text import BLANK_WORDS, clean
from lawgov_desktop.registers import ALL
from lawgov_desktop.spreadsheets.apply import apply_plan
from lawgov_desktop.spreadsheets.checks import PlanRow
from lawgov_desktop.spreadsheets.grid import CellError
from lawgov_desktop.spreadsheets.likeness import Vocabulary
from lawgov_desktop.spreadsheets.plan import Plan
from tests.spreadsheets.lists import COMMITTEE, plan_of, written

_FOREIGN = (
    "外来列", "外来列", "依据/法律", "依据/法规规章", "备注", "（分节行）", "（工作表名）", "序号", "extra",
    None,
)  # fmt: skip
_CELLS = (
    None, "甲", "无", "/", "—", "暂无", "不详", "2025-03-05", "2025年3月", "2025.2.30", "2025-3-5至2025-4-5",
    dt.datetime(2025, 3, 5), dt.datetime(2025, 3, 5, 8, 30), dt.time(8, 30), 44260, 3.5, 0, "0", True, "√",
    "#N/A", "张三、李四", "13800138000", "11010519491231002X", 410000000000000000, 4.1e17, "邻里纠纷", "女",
    COMMITTEE, "别村调委会", "5万元", "1.2亿", "大约5千", "第一行\n第二行", "  两端 空格  ",
    "行政处罚", "专职",
)  # fmt: skip
_NUMERALS = "甲乙丙丁戊己庚辛壬癸"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    path = tmp_path_factory.mktemp("lost") / "book.lawgov"
    with working_office(path, who="王示例", today=on_day(dt.date(2026, 1, 10))) as opened:
        opened.store.save("committee", {"name": COMMITTEE})
        yield opened


@st.composite
def _lists(draw: st.DrawFn, kind: RecordType) -> tuple[list[Any], list[list[Any]]]:
    """Headings (the required fields first, told apart by the caller) and rows of wild cells."""
    paths = (*kind.import_fields, *kind.register_fields)
    words = sorted(Vocabulary(kind)._words)
    heading = st.one_of(
        st.sampled_from([kind.column(path).heading for path in paths]),
        st.sampled_from([kind.column(path).label for path in paths]),
        st.sampled_from(words),
        st.sampled_from(_FOREIGN),
    )
    heads = draw(st.lists(heading, min_size=3, max_size=12))
    row = st.lists(st.sampled_from(_CELLS), min_size=len(heads), max_size=len(heads))
    return heads, draw(st.lists(row, min_size=1, max_size=4))


def _required(kind: RecordType, office: Office, number: int) -> list[Any]:
    cells: list[Any] = []
    for name in kind.required:
        own = kind.fields[name]
        if own.kind_name == "link":
            cells.append(COMMITTEE)
        elif own.kind_name == "date":
            cells.append("2025-03-05")
        elif own.kind_name == "code":
            choices = office.store.names.code_choices(getattr(own, "list_key", ""))
            cells.append(choices[0][1] if choices else "其他")
        else:
            cells.append("记录" + "".join(_NUMERALS[int(digit)] for digit in str(number)))
    return cells


def _texts(value: Any) -> Iterator[str]:
    """Every text that stands anywhere in a record."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)


def _lost(plan: Plan, row: PlanRow, record: Draft, office: Office) -> list[tuple[str, str]]:
    """(heading, text) of the cells that stand nowhere in the record, neither as written nor as read."""
    there = set(_texts(record))
    lost = []
    for column, value in zip(plan.columns, row.cells, strict=True):
        text = str(value) if isinstance(value, CellError) else clean(value)
        if column.ignored or not text or text in there or text.replace("\n", " ") in there:
            continue
        if column.path is None:
            lost.append((column.heading, text))
            continue
        reading = plan.kind.column(column.path).field.read(value, office.store.names, column.unit)
        if reading.value is None and not reading.unread and text in BLANK_WORDS:
            continue  # a sign for "nothing" in a field that holds no signs
        if all(not day or day in there for day in read_period(value) or ("lost",)):
            continue  # both ends of a period, each in its own field
        if str(reading.value if reading.value is not None else reading.raw) not in there:
            lost.append((column.heading, text))
    return lost


_numbers = iter(range(1, 10**6))


@pytest.mark.parametrize("kind", ALL, ids=[kind.key for kind in ALL])
def test_every_filled_cell_is_found_again(office: Office, kind: RecordType) -> None:
    labels = [kind.fields[name].label for name in kind.required]

    @settings(max_examples=8)
    @given(_lists(kind))
    def trial(made: tuple[list[Any], list[list[Any]]]) -> None:
        heads, rows = made
        full = [[*_required(kind, office, next(_numbers)), *row] for row in rows]
        with tempfile.TemporaryDirectory() as folder:
            file = written(Path(folder) / "表.xlsx", [["一览表"], [*labels, *heads], *full])
            plan = plan_of(office, kind.key, file, header=(2, 2))
            applied = apply_plan(plan, office.store, good_only=True)
            again = plan_of(office, kind.key, file, header=(2, 2))
        out = {one.row for one in applied.left_out}
        for row in plan.rows:
            if row.row in out or row.match != "new":
                continue
            table = kind.model._meta.table_name
            # Groups side by side make several records of one row.
            there = office.store.book.rows(
                f"SELECT uuid FROM {table} WHERE import_id = ? AND import_row = ?",
                (applied.import_id, row.row),
            )
            records = [record for (uuid,) in there if (record := office.store.get(kind.key, uuid))]
            assert records
            assert [] in [_lost(plan, row, record, office) for record in records]
        went_in = {row.row for row in plan.rows} - out
        assert [row.changes for row in again.rows if row.row in went_in and row.match != "same"] == []

    trial()


def _only(office: Office, kind: str, rows: Sequence[Sequence[Any]], tmp_path: Path, **more: Any) -> Draft:
    plan = plan_of(office, kind, written(tmp_path / "表.xlsx", rows, **more))
    import_id = apply_plan(plan, office.store).import_id
    found = office.store.book.rows(f"SELECT uuid FROM {kind} WHERE import_id = ? ORDER BY id", (import_id,))
    record = office.store.get(kind, found[0][0])
    assert record is not None
    return record


def test_the_second_column_of_one_field_is_kept_under_its_own_heading(office: Office, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["序号", "事项名称", "事项类型", "设定依据", None],
        [None, None, None, "法律", "法规规章"],
        [1, "对违规养犬的处罚", "行政处罚", "《甲法》第一条", "《乙条例》第二条"],
    ]
    merges = ["A1:A2", "B1:B2", "C1:C2", "D1:E1"]
    record = _only(office, "matter", rows, tmp_path, merges=merges)
    both = {str(record["basis"]), *record["extra"].values()}
    assert {"《甲法》第一条", "《乙条例》第二条"} <= both
    assert any("法规规章" in heading or "法律" in heading for heading in record["extra"])


def test_a_column_named_like_the_section_does_not_hide_it(office: Office, tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["姓名", "联系电话", "（分节行）", "甲栏", "甲栏"],
        ["东村（1人）"],
        ["陈示例", "13800000001", "原表里的字", "左", "右"],
        ["西村（1人）"],
        ["周示例", "13800000002", "原表里的字", "左", "右"],
    ]
    record = _only(office, "person", rows, tmp_path, merges=["A2:E2", "A4:E4"])
    assert {"东村", "原表里的字", "左", "右"} <= set(record["extra"].values())
