"""What the checker says about a template: which field, in which paragraph, and what was probably meant."""

from __future__ import annotations

import pytest
from docx.document import Document as WordDocument

from lawgov_desktop.documents.template_check import Wanted, check_template
from lawgov_desktop.documents.template_names import FieldNames
from lawgov_desktop.records.record_type import RecordType, child_fields
from lawgov_desktop.registers import ALL
from tests.documents.templates_made import NAMES, SomeNames, add_text_box, errors, found, template


def test_a_misspelled_field_is_named_with_its_paragraph_and_what_was_meant() -> None:
    told = errors("标题", "", "兹有申请人{{当事人性名}}与对方发生争执，于{{受理日期}}申请。")
    assert told == [
        "第2段“兹有申请人{{当事人性名}}与对方发生争执，…”：没有“当事人性名”，是不是“当事人姓名”？"
    ]


@pytest.mark.parametrize(
    "written,said",
    [
        ("{{安号}}", "是不是“案号”？"),  # typed by its sound
        ("{{受理期日}}", "是不是“受理日期”？"),
        ("{{当事人.性名}}", "是不是“当事人.姓名”？"),
        ("{{}}", "没有字段名"),
        ("{{案号", "没有配对的“}}”"),
        ("案号}}", "没有配对的“{{”"),
        ("｛｛案号｝｝", "半角的，请写成“{{案号}}”"),
        ("{{案号｝}", "半角的"),
        ("{案号}", "左右各两个"),
        ("{{{案号}}}", "花括号多了"),
        ("{% for 当事人 in 当事人们 %}", "不能用“{% %}”"),
        ("{%include 'a'%}", "不能用“{% %}”"),
        ("{{ ''.__class__ }}", "没有“''.__class__”"),
        ("{{ 案号|upper }}", "没有"),
        ("{{range(10**9)}}", "没有"),
        ("{{案件来源=没有的来源}}", "没有“没有的来源”这一项"),
        ("{{案号=1}}", "不能打勾"),
        ("前{{每个当事人开始}}", "单独占一段"),
        ("{{每个当事人结束}}", "没有和它配对的“开始”"),
        ("{{每个当事人开始}}", "没有和它配对的“结束”"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(written: str, said: str) -> None:
    told = errors(written)
    assert told, written
    assert any(said in one for one in told), told


def test_nothing_is_said_about_a_sound_template() -> None:
    assert found("{{案号}}", "{{当事人.姓名}}", "【2025】《人民调解法》{注}") == ()


def test_square_brackets_around_a_name_are_asked_about() -> None:
    (one,) = found("{{案号}}", "【案号】")
    assert (one.level, one.suggestion) == ("warning", "案号")


def test_the_place_is_told_as_a_clerk_counts() -> None:
    def make(made: WordDocument) -> None:
        made.add_table(1, 1)
        made.add_table(3, 2).cell(2, 0).text = "{{甲}}"
        made.tables[1].cell(0, 1).add_table(1, 1).cell(0, 0).text = "{{乙}}"
        made.add_paragraph("尾")
        add_text_box(made, "{{丙}}")
        made.sections[0].different_first_page_header_footer = True
        made.sections[0].first_page_header.paragraphs[0].text = "{{丁}}"
        made.sections[0].footer.paragraphs[0].text = "{{戊}}"

    places = {one.text.strip("…{}尾"): one.where for one in found("首", make=make)}
    assert places == {
        "甲": "表格2第3行第1格",
        "乙": "表格2里的小表格第1行第1格",
        "丙": "第2段旁的文本框",
        "丁": "首页页眉",
        "戊": "页脚",
    }


def test_two_kinds_of_rows_cannot_repeat_one_line() -> None:
    told = errors("{{当事人.姓名}}和{{调解员.姓名}}")
    assert "只能按一种" in told[0]
    assert "“{{调解员姓名}}”" in told[0]
    assert errors("{{当事人姓名}}和{{调解员姓名}}") == []
    assert "不能再按“调解员”重复" in errors("{{每个当事人开始}}", "{{调解员.姓名}}", "{{每个当事人结束}}")[0]


def test_what_the_paper_needs_and_the_template_lacks_is_a_warning() -> None:
    wanted = Wanted(("案号", "受理日期"), ("当事人（签名盖章或按指印）：", "记录人（签名）："))
    told = check_template(template("{{受理日期}}", "当事人签名：＿＿＿"), NAMES, wanted)
    assert [(one.level, one.what) for one in told] == [
        ("warning", "内置的文书有“案号”，模板里没有。"),
        ("warning", "内置的文书有签名处“记录人（签名）：”，模板里没有。"),
    ]


def test_a_template_without_any_field_is_asked_about() -> None:
    assert [one.what for one in found("只有字")] == ["模板里一个字段也没有：打印出来每一份都一样。"]


def test_the_findings_end_somewhere() -> None:
    told = found(*["{{错误的字段名}}{{另一个错误}}"] * 3000)
    assert len(told) <= 203
    assert "问题太多" in told[-1].what


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_every_field_of_every_register_is_found_by_its_label(kind: RecordType) -> None:
    names = FieldNames(kind, SomeNames())
    for name, own in kind.fields.items():
        asked = names.find(own.label)
        assert asked is not None, own.label
        assert (asked.how, asked.field) == ("own", name)
    for child in kind.children:
        for name, own in child_fields(child).items():
            each = names.find(f"{child.label}.{own.label}")
            assert each is not None, own.label
            assert (each.how, each.child, each.field) == ("each", child.name, name)
            third = names.find(f"{child.label}3.{own.label}")
            assert third is not None, own.label
            assert (third.how, third.row, third.field) == ("row", 3, name)
            every = names.find(f"全部{child.label}{own.label}")
            assert every is not None, own.label
            assert (every.how, every.child, every.field) == ("all", child.name, name)


@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.key)
def test_every_name_in_the_list_is_known(kind: RecordType) -> None:
    names = FieldNames(kind, SomeNames())
    listed = [one.name for _, group in names.listed() for one in group]
    assert [name for name in listed if names.find(name) is None] == []
    assert {own.label for own in kind.fields.values()} <= set(listed)


@pytest.mark.parametrize(
    "written", ["{{" + " " * 300_000 + "}}", "{" * 300_000, "{{案号}}" * 20_000, "{{" + "=" * 300_000 + "}}"]
)
def test_a_paragraph_made_to_tire_the_checker_is_an_error_and_no_more(written: str) -> None:
    told = errors(written)
    assert len(told) == 1
    assert len(told[0]) < 400


def test_braces_that_nothing_fills_are_told_of() -> None:
    def comment(made: WordDocument) -> None:
        made.add_comment(made.paragraphs[0].runs, text="{{案号}}", author="某")

    told = found("{{案号}}", make=comment)
    assert [(one.level, one.where) for one in told] == [("warning", "批注")]
