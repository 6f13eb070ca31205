"""The shortcomings a report names: read out of its text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.reporting.report.shortcomings_of_text import shortcomings_in

TEXTS = Path(__file__).parent.parent / "texts"

SHAPES = {
    "paragraphs": (
        "二、存在的不足和原因\n一是学法不够深入，主要是工学矛盾突出。\n二是力量不足。由于编制有限。\n三、下一年度主要安排\n一是多学。",
        [("学法不够深入", "主要是工学矛盾突出"), ("力量不足", "由于编制有限")],
    ),
    "headings": (
        "二、存在的问题\n（一）学法不够深入\n个别干部学用脱节。\n主要原因是忙。\n（二）力量不足。编制有限。\n三、打算\n（一）多学。",
        [("学法不够深入", "个别干部学用脱节。主要原因是忙"), ("力量不足", "编制有限")],
    ),
    "one paragraph": (
        "二、存在的不足\n当前还存在一些问题：一是学法不深入。主要原因：一是忙；二是懒。二是力量不足，主要原因是编制少；三是经费少。\n三、打算",
        [
            ("学法不深入", "主要原因：一是忙；二是懒"),
            ("力量不足", "主要原因是编制少"),
            ("经费少", ""),
        ],
    ),
    "a chapter within the chapter": (
        "二、存在的问题和原因\n（一）存在的问题\n一是甲方面有待加强。\n二是乙方面有待提高。\n（二）原因分析\n一是培训不够。\n三、安排",
        [("甲方面有待加强", ""), ("乙方面有待提高", "")],
    ),
    "one without a number": (
        "二、存在的不足\n个别干部法治观念不强。\n三、打算",
        [("个别干部法治观念不强", "")],
    ),
    "advice behind it": (
        "二、存在的不足\n一是意识不强。\n二是能力不足。\n针对以上问题的存在,特建议:\n（一）加强学习。",
        [("意识不强", ""), ("能力不足", "")],
    ),
    "none": ("二、存在的不足\n无。\n三、打算\n一是多学。", []),
    "what became of last year's": ("五、上年度问题整改情况\n一是已经改好。\n六、其他", []),
    "work on problems": ("一、聚焦突出问题\n一是抓整治。\n二、解决群众困难\n一是送温暖。", []),
    "a number tied to the registers": (
        "二、存在的不足\n一是案件多，全年⟦lawsuits=5⟧件。\n二是人少。",
        [("案件多，全年5件", ""), ("人少", "")],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shortcoming_is_read_with_its_reasons(shape: str) -> None:
    text, wanted = SHAPES[shape]
    assert [(one.title, one.detail) for one in shortcomings_in(text)] == wanted


def test_the_published_report_names_four(shared: Path) -> None:
    text = (shared / "domain/longtan_2021_report.txt").read_text(encoding="utf-8")
    assert [one.title for one in shortcomings_in(text)] == [
        "依法行政意识有待加强",
        "依法行政能力有待提高",
        "行政执法机制有待完善",
        "法制机构力量有待充实",
    ]
    assert shortcomings_in(text)[0].detail.startswith("有些领导干部谈的是法治思维")
    assert "特建议" not in shortcomings_in(text)[-1].detail


def test_a_summary_counts_them_as_two_sides() -> None:
    titles = [one.title for one in shortcomings_in((TEXTS / "summary_2024.txt").read_text(encoding="utf-8"))]
    assert titles[1] == "个别调解员年龄偏大，文化程度不高"
    assert len(titles) == 2


@given(st.text(alphabet="一二三是（）、。；：不足原因无\n 学法1.", max_size=120))
def test_no_text_is_too_odd_to_read(text: str) -> None:
    for one in shortcomings_in("二、存在的不足\n" + text):
        assert one.title
        assert one.title.strip("。；：，\n") == one.title
