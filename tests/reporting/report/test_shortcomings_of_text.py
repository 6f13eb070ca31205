"""The shortcomings a report names: read out of its text, and put on record once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.office import Office
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.record_paragraphs import carried, shortcomings
from lawgov_desktop.reporting.report.shortcomings_of_text import (
    KIND,
    Shortcoming,
    not_on_record,
    problems_from,
    shortcomings_in,
)
from lawgov_desktop.storage.listing import Condition, ListQuery, drafts
from tests.reporting.report.conftest import WHOLE, YEAR

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


def test_what_is_on_record_is_not_registered_again(practice: Office) -> None:
    """Of last year's report in the practice book both are on record; a third is new."""
    named = (
        Shortcoming("执法人员法律素养有待提高", "主要是集中培训安排不够"),
        Shortcoming("普法形式较为单一", ""),
        Shortcoming("基层台账不够规范", "填写不及时"),
    )
    assert [one.title for one in not_on_record(practice.store, YEAR - 1, named)] == ["基层台账不够规范"]
    done = problems_from(practice.store, YEAR - 1, named)
    (made,) = [practice.store.get(KIND, uuid) for uuid in done.made]
    assert made is not None
    assert (made["title"], made["detail"], made["year"], made["source"]) == (
        "基层台账不够规范", "填写不及时", YEAR - 1, "annual_report"
    )  # fmt: skip
    assert problems_from(practice.store, YEAR - 1, named).action_id == ""


def test_one_undo_takes_all_of_them_back(practice: Office) -> None:
    before = [draft["uuid"] for draft in drafts(practice.store, ListQuery(KIND))]
    named = (Shortcoming("基层台账不够规范", ""), Shortcoming("档案移交不够及时", ""))
    done = problems_from(practice.store, YEAR - 1, named, carry=True)
    assert len(done.made) == len(done.carried) == 2
    practice.store.undo(done.action_id)
    assert [draft["uuid"] for draft in drafts(practice.store, ListQuery(KIND))] == before


def test_carried_on_they_open_the_report_of_the_year(practice: Office) -> None:
    before = answers(practice.store, WHOLE)["carried_problems"].value or 0
    named = (Shortcoming("基层台账不够规范", "填写不及时"),)
    done = problems_from(practice.store, YEAR - 1, named, carry=True)
    asked = answers(practice.store, WHOLE)
    assert asked["carried_problems"].value == before + 1
    assert f"⟦carried_problems={before + 1}⟧个问题" in carried(practice.store, WHOLE, asked)[0]
    (item,) = drafts(
        practice.store, ListQuery(KIND, conditions=(Condition("carried_from", "is", done.made[0]),))
    )
    assert (item["year"], item["source"], item["detail"]) == (YEAR, "carried", "填写不及时")
    old = practice.store.get(KIND, done.made[0])
    assert old is not None
    assert old["state"] == "moved"


def test_a_shortcoming_without_a_reason_leaves_it_open_in_the_draft(practice: Office) -> None:
    done = problems_from(practice.store, YEAR, (Shortcoming("基层台账不够规范", ""),))
    asked = answers(practice.store, WHOLE)
    told = shortcomings(practice.store, WHOLE, asked)
    assert told[-1] == "五是基层台账不够规范。【待补写：“基层台账不够规范”的原因】"
    assert not any("【待补写" in one for one in told[:-1])
    practice.store.save(KIND, {"detail": "主要是填写不及时"}, uuid=done.made[0])
    assert shortcomings(practice.store, WHOLE, asked)[-1] == "五是基层台账不够规范。主要是填写不及时。"
