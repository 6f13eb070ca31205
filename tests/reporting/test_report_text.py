"""What each line of a report is, and the counted things in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.reporting.last_year import (
    numbers_beside,
    same_as_last_year,
    taken_over,
)
from lawgov_desktop.reporting.number_meanings import meant
from lawgov_desktop.reporting.report.last_year_read import last_year_of
from lawgov_desktop.reporting.report_numbers import Number, numbers
from lawgov_desktop.reporting.report_text import Line, lines_of, numeral, report_year, text_lines

TEXTS = Path(__file__).parent / "texts"
CLEAN = (TEXTS / "clean_2025.txt").read_text(encoding="utf-8")


def counted(sentence: str) -> list[Number]:
    return numbers(text_lines(f"标题报告\n\n二〇二五年以来的工作如下。\n{sentence}\n"))


# ------------------------------------------------------------------------- kinds of lines


def test_the_lines_of_a_report_are_told_apart() -> None:
    lines = text_lines(CLEAN)
    kinds = [(line.kind, line.level) for line in lines if line.kind != "blank"]
    assert kinds[:6] == [
        ("head", 0),
        ("title", 0),
        ("body", 0),
        ("heading", 1),
        ("heading", 2),
        ("body", 0),
    ]
    assert kinds[-2:] == [("signature", 0), ("date", 0)]
    assert [line.words for line in lines if line.level == 1] == [
        "主要举措和成效",
        "存在的不足和原因",
        "党政主要负责人履行推进法治建设第一责任人职责情况",
        "2026年工作安排",
        "其他需要报告的情况",
    ]
    assert report_year(lines) == 2025


def test_lines_are_numbered_with_the_blank_ones_and_keep_their_text() -> None:
    texts = ["", "  一、工作", "　　正文。 "]
    lines = lines_of(texts)
    assert [(line.number, line.text) for line in lines] == list(enumerate(texts, 1))
    assert (lines[1].begin, lines[1].after) == (2, 4)


@pytest.mark.parametrize(
    "text, level, value, mark",
    [
        ("一、总体情况", 1, 1, "、"),
        ("十二.其他", 1, 12, "."),
        ("（三）规范执法", 2, 3, ""),
        ("(三)、规范执法", 2, 3, "、"),
        ("（三规范执法", 2, 3, ""),
        ("3.建章立制", 3, 3, "."),
        ("3、建章立制", 3, 3, "、"),
        ("（3）抓示范", 4, 3, ""),
    ],
)
def test_numbered_headings(text: str, level: int, value: int, mark: str) -> None:
    line = text_lines(f"某报告\n\n去年的情况见附表。\n{text}\n")[3]
    assert (line.kind, line.level, line.value, line.mark) == ("heading", level, value, mark)


@pytest.mark.parametrize(
    "text",
    [
        "一是抓好学习。",
        "一、二审均胜诉。",
        "3.5万元已拨付。",
        "五一、国庆期间加强值守。",
        "12月4日前后开展宣传。",
        "（一式两份）",
    ],
)
def test_what_only_begins_like_a_heading(text: str) -> None:
    assert text_lines(f"某报告\n\n去年的情况见附表。\n{text}\n")[3].level == 0


def test_styles_of_the_document_make_headings_and_tables() -> None:
    lines = lines_of(["年度报告", "总体情况", "正文在此。", "甲\t5件"], ["title", "heading1", "", "table"])
    assert [line.kind for line in lines] == ["title", "heading", "body", "table"]


def test_numerals() -> None:
    shown = ["一", "九", "十", "十一", "二十", "二十三", "九十九", "百", "", "一二"]
    assert [numeral(text) for text in shown] == [1, 9, 10, 11, 20, 23, 99, 0, 0, 0]


# ------------------------------------------------------------------------- numbers


@pytest.mark.parametrize(
    "sentence, value, unit, nearly, high",
    [
        ("办理行政应诉案件5件。", 5, "件", "", None),
        ("开展政策宣传40余次。", 40, "次", "余", None),
        ("发放资料5000多份。", 5000, "份", "余", None),
        ("办理事项1.2万余件。", 12000, "件", "余", None),
        ("受教育群众近300人次。", 300, "人次", "近", None),
        ("涉及金额186.5万元。", 1865000, "元", "", None),
        ("投入1,200元。", 1200, "元", "", None),
        ("每次3—5人参加。", 3, "人", "", 5),
        ("成功率98.1%。", 98.1, "%", "", None),
        ("成功率百分之九十八。", 98, "%", "", None),
        ("培训执法人员十二名。", 12, "名", "", None),
        ("集中学法三十余次。", 30, "次", "余", None),
    ],
)
def test_a_counted_thing(sentence: str, value: float, unit: str, nearly: str, high: float | None) -> None:
    (one,) = counted(sentence)
    assert (one.value, one.unit, one.nearly, one.high) == (value, unit, nearly, high)
    assert one.sentence == sentence
    assert sentence[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "sentence",
    [
        "2025年3月5日召开会议。",
        "依据第四十二条办理。",
        "增强“四个意识”，做到“两个维护”。",
        "根据国发〔2010〕33号文件办理。",
        "学习《关于开展“八五”普法的5项措施》。",
        "会议于9:00召开，电话0371-66668888。",
        "一次性告知，一件一件抓落实。",
    ],
)
def test_years_articles_and_slogans_are_not_counted(sentence: str) -> None:
    assert counted(sentence) == []


def test_the_words_before_a_number_are_kept_as_its_base() -> None:
    first, second = counted("全镇设立人民调解委员会22个，其中行业调解委员会1个。")
    assert (first.before, first.text) == ("全镇设立人民调解委员会", "22个")
    assert (second.before, second.text) == ("其中行业调解委员会", "1个")


@pytest.mark.parametrize(
    "written, right, wrong",
    [
        ("40余次", (41, 49), (40, 50)),
        ("100余次", (101, 199), (100, 200)),
        ("近50次", (45, 50), (51, 30)),
        ("约50次", (48, 52), (40, 60)),
        ("超过50次", (50, 60), (49, 3)),
        ("3至5次", (3, 5), (2, 6)),
        ("5次", (5, 5), (4, 6)),
    ],
)
def test_which_counts_a_rounded_number_stands_for(
    written: str, right: tuple[int, int], wrong: tuple[int, int]
) -> None:
    (one,) = counted(f"开展宣传{written}。")
    assert all(one.agrees_with(count) for count in right)
    assert not any(one.agrees_with(count) for count in wrong)


# ------------------------------------------------------------------------- last year


def last_years() -> list[Line]:
    text = CLEAN.replace("2025", "2024").replace("2026", "2025").replace("行政应诉案件6件", "行政应诉案件4件")
    return text_lines(
        text.replace("镇党委、政府把法治政府建设纳入年度重点工作，", "今年工作千头万绪，我们统筹安排，")
    )


def test_paragraphs_of_last_year_are_marked_with_their_likeness() -> None:
    lines = text_lines(CLEAN)
    told = same_as_last_year(lines, last_years())
    assert {one.rule for one in told} == {"same_as_last_year"}
    alike = {one.line.number: one for one in taken_over(lines, last_years())}
    unchanged = next(line for line in lines if line.text.startswith("（一）依法行政能力有待提高"))
    assert alike[unchanged.number].percent == 100
    assert alike[unchanged.number].last.text == unchanged.text


def test_a_paragraph_written_anew_is_not_marked() -> None:
    texts = CLEAN.split("\n")
    place = next(n for n, text in enumerate(texts) if text.startswith("严格执行重大行政决策程序"))
    texts[place] = (
        "本年度把村规民约审查作为重点，十四个村全部完成修订，村民代表会议逐条表决通过，公示七日无异议。"
    )
    told = {one.line for one in same_as_last_year(lines_of(texts), last_years())}
    assert place + 1 not in told
    assert place + 5 in told


def test_numbers_in_the_same_words_stand_beside_those_of_last_year() -> None:
    pairs = numbers_beside(text_lines(CLEAN), last_years())
    (lawsuits,) = [one for one in pairs if one.now.before.endswith("行政应诉案件")]
    assert (lawsuits.now.value, lawsuits.last.value, lawsuits.change) == (6, 4, 2)
    assert len(pairs) > 40


def test_last_years_report_is_looked_up_by_figure_and_by_paragraph() -> None:
    last = last_year_of(CLEAN)
    assert last.year == 2025
    assert last.in_words == "认出 61 个数字，其中 25 个台账里有；28 段"
    said = last.said_of("lawsuits")
    assert said is not None
    assert (said.text, said.before) == ("6件", "办理行政应诉案件")
    assert last.said_of("shortcomings") is None
    like = last.like("镇党委、政府把法治政府建设纳入年度重点工作，召开依法行政工作会议2次。")
    assert like is not None
    assert like.text.startswith("镇党委、政府把法治政府建设纳入年度重点工作")
    assert last.like("") is None


@pytest.mark.parametrize(
    "said",
    [
        "办理行政复议、行政应诉案件7件。",
        "配备专兼职调解员26名。",
        "配备专、兼职调解员26名。",
        "对新增和持证满四年行政执法人员20名开展培训考试。",
        "开展法律宣传进机关、进企业、进学校活动18场次。",
    ],
)
def test_the_sum_of_several_things_means_none_of_them(said: str) -> None:
    assert list(meant(text_lines("一、工作\n" + said))) == []


@pytest.mark.parametrize(
    "said",
    [
        "进企业、进学校活动20场次。",
        "进企业、进学校开展法律宣传14场次。",
        "开展法律宣传进企业、进学校活动14场次。",
        "进企业、进学校组织普法宣讲14场次。",
    ],
)
def test_events_at_companies_and_schools_are_known_in_the_words_offices_use(said: str) -> None:
    assert [one.figure for one in meant(text_lines("一、工作\n" + said))] == ["enterprise_school_events"]
