"""A register as PDF: every row once, heading on every page, however many and however long the rows."""

from __future__ import annotations

import datetime as dt
import re
import tracemalloc
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.register_pdf import write_register_pdf
from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable, Value
from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from tests.documents.pdf_reading import characters, fonts_of_text, page_sizes_mm, page_texts

COLUMNS = (
    RegisterColumn("序号", "number"),
    RegisterColumn("案件编号", "id"),
    RegisterColumn("受理日期", "date"),
    RegisterColumn("姓名", group_label="申请人"),
    RegisterColumn("身份证号码", "id", group_label="申请人"),
    RegisterColumn("纠纷简要情况", "long"),
    RegisterColumn("涉及金额", "money"),
)


def case_rows(count: int) -> Iterator[Sequence[Value]]:
    for number in range(1, count + 1):
        yield (
            number,
            f"第{number:05d}号",
            "2025-03" if number % 5 == 0 else dt.date(2025, 3, 1 + number % 28),
            ("张𠅤", "㛃䶮", "李四")[number % 3],
            f"53000019780101{number % 10000:04d}",
            "双方因宅基地边界发生争执，" + "经调解达成协议。" * (number % 4),
            number * 12345,
        )


def register(rows: int, **more: object) -> RegisterTable:
    return RegisterTable("龙潭镇2025年人民调解台账", COLUMNS, case_rows(rows), rows, **more)  # type: ignore[arg-type]


def test_every_row_is_printed_once_and_the_heading_on_every_page(fonts: FontBook, tmp_path: Path) -> None:
    result = write_register_pdf(register(400), tmp_path / "a.pdf", fonts)
    texts = page_texts(result.path)
    everything = "".join(texts)
    assert result.pages == len(texts) > 5
    assert all(text.count("身份证号码") == 1 and text.count("申请人") == 1 for text in texts)
    assert all(everything.count(f"第{number:05d}号") == 1 for number in range(1, 401))
    assert all(f"第 {n} 页 共 {len(texts)} 页" in text for n, text in enumerate(texts, start=1))
    assert result.missing_glyphs == ()


def test_title_and_units_stand_on_the_first_page_only(fonts: FontBook, tmp_path: Path) -> None:
    table = register(
        100,
        subtitle_left="填报单位：龙潭镇司法所",
        subtitle_middle="填报时间：2025年12月",
        subtitle_right="单位：件、元",
        notes="注：本表按季填报。",
    )
    texts = page_texts(write_register_pdf(table, tmp_path / "a.pdf", fonts).path)
    for words in (
        "龙潭镇2025年人民调解台账",
        "填报单位：龙潭镇司法所",
        "填报时间：2025年12月",
        "单位：件、元",
    ):
        assert [words in text for text in texts] == [True] + [False] * (len(texts) - 1)
    assert "注：本表按季填报。" in texts[-1]


def test_values_read_as_people_write_them(fonts: FontBook, tmp_path: Path) -> None:
    columns = (
        RegisterColumn("日期", "date"),
        RegisterColumn("金额", "money"),
        RegisterColumn("数", "number"),
        RegisterColumn("是否"),
    )
    rows: list[tuple[Value, ...]] = [
        ("2025-03-05", 123450, 7, True),
        ("2025-03", -5, 2.5, False),
        (None, None, None, None),
    ]
    table = RegisterTable("表", columns, rows, 3, totals=("合计", 123445, 9.5, None))
    text = page_texts(write_register_pdf(table, tmp_path / "a.pdf", fonts).path)[0]
    for words in ("2025-03-05", "1,234.50", "2025-03", "-0.05", "2.5", "是", "否", "合计", "1,234.45"):
        assert words in text


def test_money_that_is_not_whole_fen_is_a_mistake_of_the_caller(fonts: FontBook, tmp_path: Path) -> None:
    table = RegisterTable("表", (RegisterColumn("金额", "money"),), [(12.5,)], 1)
    with pytest.raises(TypeError, match="whole 分"):
        write_register_pdf(table, tmp_path / "a.pdf", fonts)


@pytest.mark.parametrize(
    ("paper", "landscape", "size"),
    [("A4", True, (297.0, 210.0)), ("A4", False, (210.0, 297.0)), ("A3", True, (420.0, 297.0))],
)
def test_paper_and_nothing_beyond_the_margins(
    fonts: FontBook, tmp_path: Path, paper: str, landscape: bool, size: tuple[float, float]
) -> None:
    result = write_register_pdf(
        register(30),
        tmp_path / "a.pdf",
        fonts,
        paper=paper,  # type: ignore[arg-type]
        landscape=landscape,
    )
    assert page_sizes_mm(result.path)[0] == size
    left, right = 12 * 72 / 25.4, (size[0] - 12) * 72 / 25.4
    boxes = [box for box in characters(result.path) if box[0].strip()]
    assert all(left - 1 <= start and end <= right + 1 for _c, start, _b, end, _t in boxes)


def test_many_columns_are_squeezed_into_the_width(fonts: FontBook, tmp_path: Path) -> None:
    columns = tuple(RegisterColumn(f"第{i}栏目名称", "id") for i in range(40))
    rows = [tuple(f"值{i}号码" for i in range(40))]
    result = write_register_pdf(
        RegisterTable("宽表", columns, rows, 1), tmp_path / "a.pdf", fonts, paper="A4"
    )
    joined = "".join(page_texts(result.path)[0].split())
    right = (297 - 12) * 72 / 25.4
    assert "第39栏目名称" in joined or "第39栏" in joined
    assert all(end <= right + 1 for c, _l, _b, end, _t in characters(result.path) if c.strip())


def test_a_register_too_wide_for_a4_is_written_on_a3(fonts: FontBook, tmp_path: Path) -> None:
    columns = tuple(RegisterColumn(f"第{i}栏", "date") for i in range(30))
    rows = [tuple("2025-03-05" for _ in columns)]
    result = write_register_pdf(RegisterTable("宽表", columns, rows, 1), tmp_path / "a.pdf", fonts)
    assert page_sizes_mm(result.path)[0] == (420, 297)
    assert page_texts(result.path)[0].count("2025-03-05") == 30  # no date is broken


def test_row_longer_than_a_page_is_parted_and_loses_nothing(fonts: FontBook, tmp_path: Path) -> None:
    story = "".join(f"第{i}句情况说明。" for i in range(1, 3001))
    columns = (RegisterColumn("标号", "id"), RegisterColumn("内容", "long"))
    table = RegisterTable("长文", columns, [("①", story), ("②", "完。")], 2)
    texts = page_texts(write_register_pdf(table, tmp_path / "a.pdf", fonts).path)
    assert len(texts) > 3
    assert "②" in texts[-1]
    joined = "".join("".join(text.split()) for text in texts)
    bare = re.sub("第[0-9]+页共[0-9]+页|标号内容|长文|①|②", "", joined)
    assert bare == story + "完。"


def test_register_without_rows_says_so(fonts: FontBook, tmp_path: Path) -> None:
    texts = page_texts(write_register_pdf(register(0), tmp_path / "a.pdf", fonts).path)
    assert len(texts) == 1
    assert "（无记录）" in texts[0]


def test_fonts_are_embedded_and_missing_characters_named(fonts: FontBook, tmp_path: Path) -> None:
    odd = "\U0002a6a5"
    table = RegisterTable("表", (RegisterColumn("姓名"),), [(f"张{odd}",), ("☑",)], 2, watermark="练习")
    result = write_register_pdf(table, tmp_path / "a.pdf", fonts)
    assert result.missing_glyphs == (odd,)
    assert "张〔U+2A6A5〕" in "".join(page_texts(result.path)[0].split())
    assert "练习" in page_texts(result.path)[0]
    assert all(fonts_of_text(result.path).values())


def test_same_register_gives_the_same_bytes(fonts: FontBook, bundled_fonts: Path, tmp_path: Path) -> None:
    first = write_register_pdf(register(50), tmp_path / "a.pdf", fonts).path.read_bytes()
    second = write_register_pdf(
        register(50), tmp_path / "b.pdf", FontBook([], bundled_fonts)
    ).path.read_bytes()
    assert first == second


def test_row_with_too_few_values_is_a_mistake_of_the_caller(fonts: FontBook, tmp_path: Path) -> None:
    table = RegisterTable("表", (RegisterColumn("甲"), RegisterColumn("乙")), [("1", "2"), ("1",)], 2)
    with pytest.raises((ValueError, IndexError)):
        write_register_pdf(table, tmp_path / "a.pdf", fonts)


def test_stopping_half_way_leaves_the_older_file(fonts: FontBook, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"older")
    progress = Progress()

    def rows() -> Iterator[Sequence[Value]]:
        for number, row in enumerate(case_rows(1000)):
            if number == 600:
                progress.cancel()
            yield row

    with pytest.raises(Cancelled):
        write_register_pdf(RegisterTable("表", COLUMNS, rows(), 1000), out, fonts, progress=progress)
    assert out.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [out]


def test_folder_that_is_a_file_is_told_in_words(fonts: FontBook, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(UserError, match="不存在"):
        write_register_pdf(register(1), tmp_path / "file" / "a.pdf", fonts)


def test_memory_grows_only_by_the_finished_pages(fonts: FontBook, tmp_path: Path) -> None:
    write_register_pdf(register(10), tmp_path / "a.pdf", fonts)

    def peak(rows: int) -> int:
        tracemalloc.start()
        write_register_pdf(register(rows), tmp_path / "a.pdf", fonts)
        _now, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    grown = peak(3000) - peak(600)
    assert grown < 2400 * 1200  # bytes a row: the compressed page, twice while it is being saved
