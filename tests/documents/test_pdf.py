"""A paper rendered as PDF, read back by another reader."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawgov_desktop.documents.document import (
    Blank,
    Block,
    Cell,
    Document,
    Field,
    FieldLine,
    FontRole,
    KeepTogether,
    PageBreak,
    PageSetup,
    Paragraph,
    Run,
    SignatureBlock,
    Spacer,
    Table,
    TableColumn,
    TableRow,
    Title,
)
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.progress import Progress
from tests.documents.pdf_reading import characters, fonts_of_text, page_sizes_mm, page_texts

FACTS = "申请人张𠅤与被申请人㛃䶮因宅基地边界发生纠纷（双方房屋相邻），经现场丈量，围墙长3.2米。"


def paper(*blocks: Block, **more: object) -> Document:
    return Document("人民调解协议书", blocks, **more)  # type: ignore[arg-type]


def agreement() -> Document:
    return paper(
        Title("人民调解协议书"),
        FieldLine(
            (Field("申请人：", "张𠅤", 8), Field("性别：", None, 3), Field("电话：", "13800000000", 9))
        ),
        FieldLine((Field("住址：", "某某县某某镇某某村第三村民小组十二号（原供销社旧址旁边第二间）" * 2),)),
        Paragraph(FACTS * 6),
        Paragraph((Run("本协议一式"), Blank("3", 3), Run("份，当事人、人民调解委员会各持一份。"))),
        SignatureBlock(((Run("当事人（签名）："), Blank()), "2025年　　月　　日")),
    )


def test_text_of_a_paper_copies_out_as_written(fonts: FontBook, tmp_path: Path) -> None:
    result = render_pdf(agreement(), tmp_path / "a.pdf", fonts)
    (text,) = page_texts(result.path)
    joined = "".join(text.split())
    assert result.pages == 1
    assert "申请人：张𠅤性别：电话：13800000000" in joined
    assert FACTS * 6 in joined
    assert "本协议一式3份" in joined
    assert "第1页共1页" in joined


def test_every_font_is_embedded(fonts: FontBook, tmp_path: Path) -> None:
    result = render_pdf(agreement(), tmp_path / "a.pdf", fonts)
    found = fonts_of_text(result.path)
    assert found == {"LAWGOV+NotoSerifSC-Regular": True, "LAWGOV+NotoSerifSC-Bold": True}
    assert b"Helvetica" not in result.path.read_bytes()
    assert result.fonts_used[FontRole.SONG] == "Noto Serif SC Regular"
    assert {found.wanted for found in result.substitutions} == {"宋体"}
    assert result.path.stat().st_size < 200_000


def test_same_paper_gives_the_same_bytes(fonts: FontBook, bundled_fonts: Path, tmp_path: Path) -> None:
    first = render_pdf(agreement(), tmp_path / "a.pdf", fonts).path.read_bytes()
    second = render_pdf(agreement(), tmp_path / "b.pdf", FontBook([], bundled_fonts)).path.read_bytes()
    assert first == second


def test_character_without_glyph_is_named_and_visible(fonts: FontBook, tmp_path: Path) -> None:
    odd = "\U0002a6a5"
    document = paper(FieldLine((Field("姓名：", f"张{odd}", 8),)), Paragraph(f"{odd}与{odd}", align="left"))
    result = render_pdf(document, tmp_path / "a.pdf", fonts)
    assert result.missing_glyphs == (odd,)
    assert "张〔U+2A6A5〕" in page_texts(result.path)[0]
    assert render_pdf(agreement(), tmp_path / "b.pdf", fonts).missing_glyphs == ()


def test_paper_size_and_orientation(fonts: FontBook, tmp_path: Path) -> None:
    setup = PageSetup("A3", landscape=True)
    wide = render_pdf(paper(Title("甲"), page=setup), tmp_path / "a.pdf", fonts)
    tall = render_pdf(paper(Title("甲")), tmp_path / "b.pdf", fonts)
    assert page_sizes_mm(wide.path) == [(420.0, 297.0)]
    assert page_sizes_mm(tall.path) == [(210.0, 297.0)]


def test_justified_lines_end_at_the_margin(fonts: FontBook, tmp_path: Path) -> None:
    result = render_pdf(paper(Paragraph("调解协议，" * 60), page_numbers=False), tmp_path / "a.pdf", fonts)
    rights: dict[int, float] = {}  # lines are 21 pt apart
    for _character, _left, bottom, right, _top in characters(result.path):
        line = round((756 - bottom) / 21)
        rights[line] = max(rights.get(line, 0.0), right)
    full_lines = [rights[line] for line in sorted(rights)][:-1]
    edge = (210 - 24) * 72 / 25.4
    assert len(full_lines) > 5
    assert all(abs(right - edge) < 1.0 for right in full_lines)


def test_long_value_of_a_field_runs_on_and_nothing_leaves_the_paper(fonts: FontBook, tmp_path: Path) -> None:
    value = "某某县某某镇某某村民委员会第三村民小组" * 12
    document = paper(FieldLine((Field("住址：", value),)), Paragraph("x" * 400), page_numbers=False)
    result = render_pdf(document, tmp_path / "a.pdf", fonts)
    assert value in "".join(page_texts(result.path)[0].split())
    left, right = 28 * 72 / 25.4, (210 - 24) * 72 / 25.4
    assert all(
        left - 1 <= start and end <= right + 1
        for c, start, _b, end, _t in characters(result.path)
        if c.strip()
    )


def test_fields_are_narrowed_to_stay_on_one_line(fonts: FontBook, tmp_path: Path) -> None:
    fields = (
        Field("被申请人（姓名）：", None, 8),
        Field("性别：", "男", 4),
        Field("民族：", None, 4),
        Field("年龄：", None, 4),
    )
    result = render_pdf(paper(FieldLine(fields), page_numbers=False), tmp_path / "a.pdf", fonts)
    heights = {round(bottom) for c, _l, bottom, _r, _t in characters(result.path) if c.strip()}
    assert len(heights) == 1


def test_signatures_are_never_parted(fonts: FontBook, tmp_path: Path) -> None:
    block = SignatureBlock(("当事人签名", "调解员签名", "记录人签名", "年月日"))
    for lines in range(25, 37):
        body = [Paragraph("一行。", align="left") for _ in range(lines)]
        texts = page_texts(render_pdf(paper(*body, block), tmp_path / "a.pdf", fonts).path)
        holding = [number for number, text in enumerate(texts) if "签名" in text or "年月日" in text]
        assert len(holding) == 1, f"{lines} lines before the signatures"
        assert texts[holding[0]].count("一行。") >= 2, f"{lines} lines: no page holds signatures only"


def test_kept_blocks_move_to_the_next_page_together(fonts: FontBook, tmp_path: Path) -> None:
    body = [Paragraph("一行。", align="left") for _ in range(31)]
    kept = KeepTogether((Paragraph("前面一句。"), Spacer(20), Paragraph("后面一句。")))
    texts = page_texts(render_pdf(paper(*body, kept), tmp_path / "a.pdf", fonts).path)
    assert len(texts) == 2
    assert "前面一句" in texts[1]
    assert "后面一句" in texts[1]


def test_page_break_and_page_numbers(fonts: FontBook, tmp_path: Path) -> None:
    document = paper(
        Title("甲"), PageBreak(), Title("乙"), PageBreak(), Title("丙"), header="龙潭镇", footer="第一卷"
    )
    texts = page_texts(render_pdf(document, tmp_path / "a.pdf", fonts).path)
    assert all(f"第 {number} 页 共 3 页" in text for number, text in enumerate(texts, start=1))
    assert all("龙潭镇" in text and "第一卷" in text for text in texts)


def test_watermark_lies_on_every_page(fonts: FontBook, tmp_path: Path) -> None:
    document = paper(Title("甲"), PageBreak(), Title("乙"), watermark="练习")
    texts = page_texts(render_pdf(document, tmp_path / "a.pdf", fonts).path)
    assert all("练习" in text for text in texts)


def test_table_heading_is_repeated_and_every_row_printed_once(fonts: FontBook, tmp_path: Path) -> None:
    columns = (TableColumn(1, "center"), TableColumn(4))
    rows = (TableRow(("序号", "名称")), *(TableRow((f"№{i}", f"材料{i}号")) for i in range(1, 101)))
    texts = page_texts(render_pdf(paper(Table(columns, rows, header_rows=1)), tmp_path / "a.pdf", fonts).path)
    assert len(texts) > 2
    assert all(text.count("序号") == 1 for text in texts)
    everything = "".join(texts)
    assert all(everything.count(f"材料{i}号") == 1 for i in range(1, 101))


def test_cell_longer_than_a_page_is_parted_between_lines_and_loses_nothing(
    fonts: FontBook, tmp_path: Path
) -> None:
    story = "".join(f"第{i}句话说明情况。" for i in range(1, 501))
    table = Table(
        (TableColumn(1), TableColumn(5)),
        (TableRow(("项目", "内容")), TableRow(("简要情况", story)), TableRow(("意见", "同意"))),
        header_rows=1,
    )
    texts = page_texts(
        render_pdf(paper(Title("登记表"), table, page_numbers=False), tmp_path / "a.pdf", fonts).path
    )
    assert len(texts) > 2
    joined = "".join("".join(text.split()).replace("项目内容", "") for text in texts)
    assert story in joined.replace("登记表", "").replace("简要情况", "")
    assert joined.endswith("意见同意")


def test_spanning_cells_keep_their_rows_on_one_page(fonts: FontBook, tmp_path: Path) -> None:
    group = (
        TableRow((Cell("当事人", rowspan=3), "甲方张三", Cell("备注", rowspan=3))),
        TableRow(("乙方李四",)),
        TableRow(("丙方王五",)),
    )
    for lines in range(26, 36):
        body = [Paragraph("一行。", align="left") for _ in range(lines)]
        table = Table((TableColumn(1), TableColumn(2), TableColumn(1)), group)
        texts = page_texts(render_pdf(paper(*body, table), tmp_path / "a.pdf", fonts).path)
        assert sum("甲方张三" in text or "丙方王五" in text for text in texts) == 1


def test_group_of_rows_taller_than_a_page_is_parted_between_rows(fonts: FontBook, tmp_path: Path) -> None:
    first = TableRow((Cell("长\n" * 30 + "组", rowspan=90), "行1。"))
    rows = (first, *(TableRow((f"行{i}。",)) for i in range(2, 91)))
    table = Table((TableColumn(1), TableColumn(5)), rows)
    texts = page_texts(render_pdf(paper(table), tmp_path / "a.pdf", fonts).path)
    everything = "".join(texts)
    assert len(texts) > 1
    assert all(everything.count(f"行{i}。") == 1 for i in range(1, 91))
    assert everything.count("长") == 30


def test_row_with_too_many_cells_is_a_mistake_of_the_paper(fonts: FontBook, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="more cells"):
        render_pdf(paper(Table((TableColumn(1),), (TableRow(("甲", "乙")),))), tmp_path / "a.pdf", fonts)


def test_empty_paper_has_one_page(fonts: FontBook, tmp_path: Path) -> None:
    assert render_pdf(paper(), tmp_path / "a.pdf", fonts).pages == 1


def test_cancelled_rendering_leaves_the_older_file(fonts: FontBook, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"older")
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        render_pdf(agreement(), out, fonts, progress)
    assert out.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [out]


def test_progress_reaches_its_end(fonts: FontBook, tmp_path: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    render_pdf(agreement(), tmp_path / "a.pdf", fonts, Progress(lambda *step: seen.append(step)))
    assert seen[-1] == ("正在生成 PDF", 6, 6)


def test_missing_folder_is_told_in_words(fonts: FontBook, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="不存在"):
        render_pdf(agreement(), tmp_path / "no" / "a.pdf", fonts)


def test_file_open_elsewhere_is_told_and_left_alone(
    fonts: FontBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "a.pdf"
    out.write_bytes(b"older")

    def held_open(_source: Path, _target: Path) -> None:
        raise PermissionError(13, "held open by another program")  # what Windows answers

    monkeypatch.setattr(os, "replace", held_open)
    with pytest.raises(UserError) as told:
        render_pdf(agreement(), out, fonts)
    assert "正在 WPS、Excel 或阅读器里打开" in told.value.what
    assert "关闭" in told.value.todo
    assert out.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("lines", range(28, 36))
def test_a_heading_never_stands_last_on_a_page(fonts: FontBook, tmp_path: Path, lines: int) -> None:
    """The gap before the text below it belongs to that text."""
    filling = tuple(Paragraph(f"第{number}行") for number in range(lines))
    text = (
        Paragraph("二、未办结的工作", space_after_pt=3, keep_with_next=True),
        Paragraph("按台账的视图列出。", space_before_pt=3),
    )
    made = render_pdf(Document("交接书", (*filling, *text)), tmp_path / "a.pdf", fonts)
    for page in page_texts(made.path):
        assert ("未办结的工作" in page) == ("按台账的视图列出" in page)
