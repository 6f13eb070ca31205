"""The catalogue of writings county lists use: yes and no, codes, choices and links."""

from __future__ import annotations

import pytest

from lawgov_desktop.records.fields import (
    Code,
    Flag,
    Labelled,
    Link,
    OrgCode,
)
from tests.records.catalogue import ASKED, LISTS, NAMES, SIDE, TAKEN, assert_read

# --- answers and codes


@pytest.mark.parametrize(
    ("raw", "value", "how"),
    [
        *(
            (raw, 1, TAKEN)
            for raw in ("√", "✓", "☑", "■", "✔", "✔️", "✅", "是", "有", "1", 1, 1.0, True, "Ｙ")
        ),
        *(
            (raw, 0, TAKEN)
            for raw in ("否", "无", "没有", "×", "✗", "❌", "□", "0", 0, 0.0, False, "不是", "N")
        ),
        *(
            (raw, 1, TAKEN)
            for raw in ("是√", "√是", "（√）", "☑是 □否", "■是□否", "是☑否□", "是（√） 否（ ）", "是。")
        ),
        *((raw, 0, TAKEN) for raw in ("□是■否", "□是 ☑否", "是 否√", "否√")),
        *((raw, 1, TAKEN) for raw in ("已公示", "公示", "是否公示")),
        *((raw, 0, TAKEN) for raw in ("未公示", "不公示", "尚未公示")),
        *((raw, None, TAKEN) for raw in ("", " ", None, "—", "/", "空")),
        *((raw, None, ASKED) for raw in ("是√否", "□是□否", "☑是☑否", "x", "○", "2", 2, "暂无", "部分", "☒")),
    ],
)
def test_answers(raw: object, value: int | None, how: str) -> None:
    assert_read(Flag("是否公示"), raw, value, how)


@pytest.mark.parametrize(
    ("label", "raw", "value"),
    [
        ("各方同意调解", "同意调解", 1),
        ("各方同意调解", "不同意调解", 0),
        ("已签名盖章", "未签名盖章", 0),
        ("不申请司法确认", "不申请司法确认", 1),
        ("不申请司法确认", "申请司法确认", None),  # a denial is not turned round
        ("编号作废", "作废", None),
        ("未完善", "未", None),
        ("未完善", "未完善", 1),
        ("未完善", "是", 1),
    ],
)
def test_an_answer_may_repeat_the_question(label: str, raw: str, value: int | None) -> None:
    assert Flag(label).read(raw, NAMES).value == value


@pytest.mark.parametrize(
    ("name", "raw", "code", "how"),
    [
        *(("sex", raw, "1", TAKEN) for raw in ("男", "1", 1, 1.0, "M", "男性", "Ｍ", "男士")),
        *(("sex", raw, "2", TAKEN) for raw in ("女", "2", 2, "F", "女性")),
        ("sex", "男/女", None, ASKED),
        ("sex", 3, None, ASKED),
        *(("ethnic_group", raw, "01", TAKEN) for raw in ("汉", "汉族", "汉 族", "01", 1, "汉族。")),
        ("ethnic_group", "回民", "03", TAKEN),
        ("ethnic_group", "穿青人", None, ASKED),
        *(("education", raw, "college", TAKEN) for raw in ("大专", "专科", "大学专科", "高职", "大专毕业")),
        *(("education", raw, "bachelor", TAKEN) for raw in ("本科", "大学", "大学本科", "本科学历")),
        *(("education", raw, "middle", TAKEN) for raw in ("初中", "初中文化", "初中毕业")),
        *(("education", raw, None, ASKED) for raw in ("中学", "高中（中专）", "小学未毕业", "大专及以上")),
        *(("political_status", raw, "01", TAKEN) for raw in ("党员", "中共党员", "中共", "01", 1)),
        ("political_status", "群众", "13", TAKEN),
        ("political_status", "民主党派", None, ASKED),
        *(
            ("dispute_type", raw, "neighbour", TAKEN)
            for raw in (
                "邻里纠分",
                "邻里纠份",
                "邻里",
                "邻里矛盾",
                "邻里类",
                "1.邻里纠纷",
                "（二）邻里纠纷",
                "邻里纠纷。",
                2,
            )
        ),
        *(("dispute_type", raw, "house", TAKEN) for raw in ("房屋、宅基地", "房屋/宅基地纠纷", "宅基地")),
        *(("dispute_type", raw, "business", TAKEN) for raw in (5, "05", "5.0")),
        ("dispute_type", "婚姻、家庭", "family", TAKEN),
        ("dispute_type", "其它类", "other", TAKEN),
        *(
            ("dispute_type", raw, None, ASKED)
            for raw in (10, "家暴", "邻里、合同", "邻里纠纷和损害赔偿", "不详", "无")
        ),
        *(("dispute_type", raw, None, TAKEN) for raw in ("—", "/", "空")),
        ("risk_grade", "高、中", None, ASKED),
        ("difficulty", "一般", "ordinary", TAKEN),
    ],
)
def test_codes(name: str, raw: object, code: str | None, how: str) -> None:
    assert_read(Code(LISTS[name]["title"], name), raw, code, how)


def test_a_cell_with_several_types_names_them_all() -> None:
    (doubt,) = Code("纠纷类型", "dispute_type").read("邻里、人身损害", NAMES).doubts
    assert doubt.what == "纠纷类型“邻里、人身损害”写了几项"
    assert "邻里纠纷、损害赔偿纠纷" in doubt.why


@pytest.mark.parametrize(
    ("own", "raw", "value", "how"),
    [
        (SIDE, "甲 方", "a", TAKEN),
        (SIDE, "B", "b", TAKEN),
        (SIDE, "/", None, TAKEN),
        (SIDE, "丙方", None, ASKED),
        (SIDE, "无", None, ASKED),
        (Link("调委会", "committee"), "样例镇河东村人民调解委员会", "u1", TAKEN),
        (Link("调委会", "committee"), "无", None, TAKEN),
        (Link("调委会", "committee"), "样例镇人民调解委员会", None, ASKED),  # two of that name
        (Link("调委会", "committee"), "河东村", None, ASKED),
        (OrgCode("统一社会信用代码"), "91350100m000100y43", "91350100M000100Y43", TAKEN),
        (OrgCode("统一社会信用代码"), "9.135E+17", None, ASKED),
        (OrgCode("统一社会信用代码"), "未提供", None, ASKED),
    ],
)
def test_choices_links_and_organisations(own: Labelled, raw: str, value: str | None, how: str) -> None:
    assert_read(own, raw, value, how)
