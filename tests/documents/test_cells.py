"""What a cell of a table may be: bare, shaded, a picture; and how close its lines stand to its words."""

from __future__ import annotations

from pathlib import Path

import docx
import pypdfium2 as pdfium
import pypdfium2.raw as raw
from docx.oxml.ns import qn
from PIL import Image

from lawgov_desktop.documents.document import Cell, Document, Photo, Table, TableColumn, TableRow
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.word import render_docx
from tests.documents.pdf_reading import characters, page_texts

MM = 25.4 / 72
TWO = (TableColumn(1), TableColumn(1))


def objects(file: Path, kind: int) -> list[tuple[float, ...]]:
    """Left, bottom, right and top in mm of the objects of a kind on the first page."""
    with pdfium.PdfDocument(file) as document:
        found = document[0].get_objects(filter=[kind])
        return [tuple(side * MM for side in item.get_bounds()) for item in found]


def test_a_bare_cell_has_no_lines_and_a_shaded_one_a_ground(fonts: FontBook, tmp_path: Path) -> None:
    def paths(*cells: Cell) -> int:
        document = Document("x", (Table(TWO, (TableRow(cells, 10),)),))
        return len(objects(render_pdf(document, tmp_path / "x.pdf", fonts).path, raw.FPDF_PAGEOBJ_PATH))

    assert paths(Cell("甲"), Cell("乙")) == 2
    assert paths(Cell("甲"), Cell("乙", bare=True)) == 1
    assert paths(Cell("甲"), Cell("乙", shaded=True)) == 3


def test_word_knows_bare_and_shaded_cells_in_the_order_its_schema_wants(tmp_path: Path) -> None:
    row = TableRow((Cell("甲", bare=True, shaded=True), "乙"), 10)
    file = render_docx(Document("x", (Table(TWO, (row,), pad_pt=(1, 1)),)), tmp_path / "x.docx")
    (table,) = docx.Document(str(file)).tables
    names = [child.tag for child in table.cell(0, 0)._tc.tcPr]
    assert names == [qn(f"w:{name}") for name in ("tcW", "tcBorders", "shd", "vAlign")]
    settings = [child.tag for child in table._tbl.tblPr]
    assert settings.index(qn("w:tblCellMar")) < settings.index(qn("w:tblLook"))


def test_closer_lines_make_a_lower_table(fonts: FontBook, tmp_path: Path) -> None:
    def lowest(**dress: tuple[float, float]) -> float:
        rows = tuple(TableRow(("字", "字")) for _ in range(10))
        file = render_pdf(Document("x", (Table(TWO, rows, **dress),)), tmp_path / "x.pdf", fonts).path
        return min(bottom for sign, _, bottom, _, _ in characters(file) if sign == "字")

    assert round(lowest(pad_pt=(1, 1)) - lowest()) == round(9.5 * 2 * 2.5)


def test_a_picture_in_a_cell_is_fitted_into_it(fonts: FontBook, tmp_path: Path) -> None:
    file = tmp_path / "像.jpg"
    Image.new("RGB", (600, 800), (90, 90, 90)).save(file)
    rows = (
        TableRow(("姓名", Cell("照片", rowspan=2, photo=Photo(file))), 20),
        TableRow(("性别",), 20),
    )
    document = Document("x", (Table(TWO, rows),))
    made = render_pdf(document, tmp_path / "x.pdf", fonts).path
    ((left, bottom, right, top),) = objects(made, raw.FPDF_PAGEOBJ_IMAGE)
    assert 36 < top - bottom < 40
    assert abs((right - left) / (top - bottom) - 0.75) < 0.01
    assert 28 + 79 < left < right < 210 - 24
    assert "照片" not in page_texts(made)[0]
    (shape,) = docx.Document(str(render_docx(document, tmp_path / "x.docx"))).inline_shapes
    assert shape.height.mm < 40


def test_a_picture_that_cannot_be_shown_leaves_a_sentence_in_the_cell(
    fonts: FontBook, tmp_path: Path
) -> None:
    row = TableRow(("姓名", Cell(photo=Photo(tmp_path / "none", name="像.jpg"))), 20)
    document = Document("x", (Table(TWO, (row,)),))
    said = "图片“像.jpg”的文件不见了"
    assert said in "".join(page_texts(render_pdf(document, tmp_path / "x.pdf", fonts).path)[0].split())
    (table,) = docx.Document(str(render_docx(document, tmp_path / "x.docx"))).tables
    assert said in table.cell(0, 1).text
