"""A template filled for a case: values, blanks, repeated rows, and nothing that was not asked for."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.collecting import collect_when_due
from lawgov_desktop.documents.template_check import check_template
from lawgov_desktop.documents.template_file import read_template
from lawgov_desktop.errors import UserError
from tests.documents.templates_made import (
    NAMES,
    a_case,
    add_text_box,
    all_text,
    data_of,
    filled,
    rows,
    split_runs,
    template,
    texts,
    underlined,
    word,
)


def test_values_stand_as_on_our_papers() -> None:
    made = filled(
        template(
            "{{案号}}，{{受理日期}}，{{纠纷类型}}，{{当事人1.性别}}，{{本单位}}，{{今天}}，{{今年}}，{{份数}}份"
        ),
        copies=3,
    )
    assert texts(made) == [
        "〔2025〕样例人调字第3号，2025年3月5日，邻里纠纷，男，样例镇司法所，2025年3月5日，2025，3份"
    ]


@pytest.mark.parametrize(
    "written",
    [
        "{{ 案号 }}",
        "{{案　号}}",
        "{{案\u200b号}}",
        "{{当事人１．姓名}}",
        "{{当事人1的姓名}}",
        "{{甲方.姓名}}",
    ],
)
def test_names_may_be_written_as_people_write_them(written: str) -> None:
    assert texts(filled(template(written)))[0] in ("〔2025〕样例人调字第3号", "冯䶮")


def test_a_placeholder_split_at_every_character_is_one() -> None:
    made = word("兹有{{当事人1.姓名}}与{{当事人2.姓名}}，案号{{案号}}。")
    made.paragraphs[0].runs[0].font.size = Pt(16)
    split_runs(made.paragraphs[0])
    result = filled(read_template(data_of(made), "a.docx"))
    assert texts(result) == ["兹有冯䶮与𠅤文昌，案号〔2025〕样例人调字第3号。"]
    assert {run.font.size for run in result.paragraphs[0].runs if run.text} == {Pt(16)}


def test_the_value_wears_the_dress_of_the_name_not_of_the_braces() -> None:
    made = word()
    paragraph = made.add_paragraph()
    paragraph.add_run("编号{{")
    paragraph.add_run("案号").bold = True
    paragraph.add_run("}}止")
    result = filled(read_template(data_of(made), "a.docx")).paragraphs[0]
    assert result.text == "编号〔2025〕样例人调字第3号止"
    assert [run.text for run in result.runs if run.bold] == ["〔2025〕样例人调字第3号"]


def test_what_is_absent_leaves_a_place_to_write_and_never_a_word() -> None:
    made = filled(template("协议编号：{{协议编号}}。达成于{{协议达成日期}}。见证{{当事人2.联系电话 6格}}止"))
    text = texts(made)[0]
    assert "None" not in text
    assert "无" not in text
    assert "达成于　　　　年　　月　　日。" in text
    blank = underlined(made.paragraphs[0])
    assert blank.strip() == ""
    assert len(blank) >= 8 + 6


def test_an_empty_cell_is_the_place_to_write() -> None:
    def table(made: WordDocument) -> None:
        made.add_table(1, 2).cell(0, 1).text = "{{协议编号}}"

    assert rows(filled(template(make=table))) == [["", ""]]


def test_a_blank_of_a_given_width_holds_the_value_in_its_middle() -> None:
    made = filled(template("姓名{{当事人1.姓名 8格}}性别"))
    assert underlined(made.paragraphs[0]) == "　　　冯䶮　　\u00a0\u00a0"
    assert texts(made)[0].startswith("姓名　　　冯䶮")


def test_a_part_that_may_lack_goes_with_its_comma() -> None:
    line = "住址{{当事人1.工作单位?}}，{{当事人1.住址}}"
    assert texts(filled(template(line))) == ["住址样例村1组2号"]
    parties = [{"name": "冯䶮", "workplace": "样例厂", "address": "样例村"}]
    assert texts(filled(template(line), a_case(parties=parties))) == ["住址样例厂，样例村"]


def test_a_row_of_a_table_is_repeated_for_every_party() -> None:
    def table(made: WordDocument) -> None:
        made_table = made.add_table(3, 3)
        for cell, text in zip(made_table.rows[0].cells, ("序号", "姓名", "电话"), strict=True):
            cell.text = text
        for cell, text in zip(
            made_table.rows[1].cells,
            ("{{当事人.序号}}", "{{当事人.姓名}}", "{{当事人.联系电话}}"),
            strict=True,
        ):
            cell.text = text
        made_table.cell(2, 0).text = "合计"

    assert rows(filled(template(make=table))) == [
        ["序号", "姓名", "电话"], ["1", "冯䶮", "13900000001"], ["2", "𠅤文昌", ""], ["合计", "", ""],
    ]  # fmt: skip
    empty = rows(filled(template(make=table), a_case(parties=[])))
    assert empty[1] == ["", "", ""], "one row is left for the pen"


def test_paragraphs_side_by_side_are_repeated_together() -> None:
    made = filled(template("前", "{{当事人.称谓}}", "姓名{{当事人.姓名}}", "后"))
    assert texts(made) == ["前", "当事人1", "姓名冯䶮", "当事人2", "姓名𠅤文昌", "后"]
    one = a_case(parties=[{"name": "冯䶮"}])
    assert texts(filled(template("{{当事人.称谓}}", "{{当事人.姓名}}"), one)) == ["当事人", "冯䶮"]


def test_only_one_side_when_a_side_is_named() -> None:
    made = filled(template("申请人：{{申请人.姓名}}", "对方：{{被申请人.姓名}}", "全部：{{当事人姓名}}"))
    assert texts(made) == ["申请人：冯䶮", "对方：𠅤文昌", "全部：冯䶮、𠅤文昌"]


def test_what_stands_between_begin_and_end_is_repeated_with_its_page() -> None:
    made = word("{{每个当事人开始}}", "告知书", "致{{当事人.姓名}}：案号{{案号}}")
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    made.add_paragraph("{{每个当事人结束}}")
    made.add_paragraph("完")
    result = filled(read_template(data_of(made), "a.docx"))
    assert [text for text in texts(result) if text.strip()] == [
        "告知书",
        "致冯䶮：案号〔2025〕样例人调字第3号",
        "告知书",
        "致𠅤文昌：案号〔2025〕样例人调字第3号",
        "完",
    ]
    breaks = [one for one in result.element.body.iter(qn("w:br")) if one.get(qn("w:type")) == "page"]
    assert len(breaks) == 1, "between the two, not behind the last"


def test_a_long_text_with_a_paragraph_of_its_own_becomes_paragraphs() -> None:
    assert texts(filled(template("{{纠纷简要情况}}"))) == ["院墙滴水。", "双方争执。"]
    assert texts(filled(template("经过：{{纠纷简要情况}}止"))) == ["经过：院墙滴水。\n双方争执。止"]
    ruled = filled(template("{{协议内容}}"))
    assert len(ruled.paragraphs) == 3
    assert all(underlined(paragraph) and not paragraph.text.strip() for paragraph in ruled.paragraphs)


def test_boxes_are_ticked() -> None:
    line = "{{案件来源=当事人申请}}申请 {{案件来源=邻里纠纷}}其他"
    assert texts(filled(template(line), a_case(source="applied"))) == ["☑申请 □其他"]


def test_headers_footers_and_text_boxes_are_filled_too() -> None:
    def make(made: WordDocument) -> None:
        made.sections[0].header.paragraphs[0].text = "{{案号}}"
        made.sections[0].footer.paragraphs[0].text = "{{本单位}}"
        add_text_box(made, "印章：{{本单位}}")

    made = filled(template("正文", make=make))
    assert made.sections[0].header.paragraphs[0].text == "〔2025〕样例人调字第3号"
    assert made.sections[0].footer.paragraphs[0].text == "样例镇司法所"
    assert all_text(made) == "正文印章：样例镇司法所印章：样例镇司法所", "in both copies Word keeps"


def test_personal_data_is_hidden_also_inside_running_text() -> None:
    draft = a_case(summary="冯䶮的电话是13900000001。")
    line = "{{当事人姓名}}，{{当事人1.联系电话}}，{{当事人1.住址}}，{{纠纷简要情况}}"
    text = texts(filled(template(line), draft, masked=True))[0]
    for hidden in ("冯䶮", "𠅤文昌", "13900000001", "1组2号"):
        assert hidden not in text


def test_what_a_value_says_is_never_read_as_a_placeholder() -> None:
    draft = a_case(number="{{受理日期}}", summary="{{每个当事人开始}}")
    assert texts(filled(template("{{案号}} {{纠纷简要情况}}"), draft)) == ["{{受理日期}} {{每个当事人开始}}"]


def test_controls_and_halves_of_characters_do_not_break_the_file() -> None:
    made = filled(template("{{案号}}"), a_case(number="甲\x00\x0b\ud800\uffff<乙>&"))
    assert texts(made) == ["甲<乙>&"]


def test_a_name_this_version_does_not_know_is_told_of() -> None:
    with pytest.raises(UserError, match="旧字段"):
        filled(template("{{旧字段}}"))


def test_a_template_that_would_grow_without_bound_is_refused() -> None:
    parties = [{"name": "某"}] * 4000

    def table(made: WordDocument) -> None:
        made.add_table(1, 60).cell(0, 0).text = "{{当事人.姓名}}"

    with pytest.raises(UserError, match="太大"):
        filled(template(make=table), a_case(parties=parties))


WILD = st.text(
    alphabet="{}｛｝%#【】.?？=　 格1案号当事人的姓名每个开始结束全部受理日期\t\n\u200b\U00020164",
    max_size=60,
)


@given(st.lists(WILD, min_size=1, max_size=4), st.booleans())
def test_whatever_is_written_there_is_a_finding_or_a_file_that_opens(written: list[str], split: bool) -> None:
    collect_when_due()  # python-docx leaves circles of objects, hundreds of thousands in a long search
    made = word(*(text.replace("\n", " ") for text in written))
    table = made.add_table(1, 1)
    table.cell(0, 0).text = written[0]
    for paragraph in made.paragraphs if split else ():
        if paragraph.runs:
            split_runs(paragraph)
    file = read_template(data_of(made), "a.docx")
    if any(one.level == "error" for one in check_template(file, NAMES)):
        return
    result = filled(file)
    again = io.BytesIO(data_of(result))
    assert "None" not in all_text(docx.Document(again))


def test_a_filled_file_is_read_by_another_program(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("needs LibreOffice")

    def table(made: WordDocument) -> None:
        made.add_table(1, 1).cell(0, 0).text = "{{当事人.姓名}}"

    file = tmp_path / "a.docx"
    file.write_bytes(data_of(filled(template("编号{{案号}}", "{{协议内容}}", make=table))))
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
         "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        text = pdf[0].get_textpage().get_text_range()
    assert "样例人调字第3号" in "".join(text.split())
    assert "文昌" in text
