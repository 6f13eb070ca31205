"""Words that are certainly wrong, and places left open, are found; their right form is proposed."""

from __future__ import annotations

import pytest

from lawgov_desktop.reporting.checker import check_report
from lawgov_desktop.reporting.report_text import text_lines
from tests.reporting.one_sentence import findings


@pytest.mark.parametrize(
    "sentence, rule, marked, instead",
    [
        ("根据临政办(2025)12号文件要求，制定方案。", "document_number", "(2025)12号", "〔2025〕12号"),
        ("根据临政办[2025]12号文件要求，制定方案。", "document_number", "[2025]12号", "〔2025〕12号"),
        (
            "根据临政发〔2025〕第012号文件要求，制定方案。",
            "document_number",
            "〔2025〕第012号",
            "〔2025〕12号",
        ),
        ("截止2025年12月底，共受理案件12件。", "word", "截止", "截至"),
        ("截止目前，共受理案件12件。", "word", "截止", "截至"),
        ("建立隐患排查台帐，实行销号管理。", "word", "台帐", "台账"),
        ("落实《法治政府建设实施纲要（2022—2025年）》。", "law", "2022—2025年", ""),
        ("落实《法治政府建设实施纲要（20212025年）》。", "date", "20212025", "2021—2025"),
        ("组织学习《中华人民共和国婚姻法》《民法典》等。", "law", "《中华人民共和国婚姻法》", ""),
        ("认真执行《信访条例》，畅通信访渠道。", "law", "《信访条例》", ""),
        (
            "落实《党政主要负责人履行法治建设第一责任人职责规定》。",
            "law",
            "党政主要负责人履行法治建设第一责任人职责规定",
            "党政主要负责人履行推进法治建设第一责任人职责规定",
        ),
        ("我镇高度重视重视法治政府建设。", "repeated", "重视重视", "重视"),
        ("法治政府建设取得了新的的成效。", "repeated", "的的", "的"),
        ("推进综合行政执法综合行政执法改革。", "repeated", "综合行政执法综合行政执法", "综合行政执法"),
        (
            "进一步加强组织领导，进一步加强组织领导，压实责任。",
            "repeated",
            "进一步加强组织领导，进一步加强组织领导",
            "进一步加强组织领导",
        ),
        ('组织开展"送法进企业"活动12场。', "half_width", '"送法进企业"', "“送法进企业”"),
        ("完善执法协作机制，提高执法效能.", "half_width", ".", "。"),
        ("矛盾纠纷化解率98.7%%，群众满意。", "stray_mark", "%%", ""),
        ("各项工作全部完成。.", "stray_mark", "。.", ""),
        ("开展评查，（含行政许可案卷）及时纠正问题。", "stray_mark", "，", ""),
        ("坚持（1）公开；（3）公正；（4）便民。", "enumeration", "", ""),
        ("主要做法：（1）公开；（3）公正；（4）便民。", "enumeration", "（3）", ""),
        ("主要做法：第一，抓学习；第三，抓监督。", "enumeration", "第三", ""),
        ("全年召开会议（）次。", "unfinished", "（）", ""),
        ("全年召开会议　　次，研究议题5个。", "unfinished", "　　", ""),
        ("全年召开会议×次，研究议题5个。", "unfinished", "×", ""),
        ("主要原因是经费不足（待核实）。", "unfinished", "（待核实）", ""),
        ("3月15日至10日开展专项检查。", "date", "3月15日至10日", ""),
    ],
)
def test_what_is_certainly_wrong(sentence: str, rule: str, marked: str, instead: str) -> None:
    told = findings(sentence)
    if not marked:
        assert told == []
        return
    assert [(one.rule, one.text, one.instead) for one in told] == [(rule, marked, instead)]


@pytest.mark.parametrize("year, wrong", [(2019, False), (2020, False), (2021, True), (2024, True)])
def test_a_law_is_old_only_since_it_was_repealed(year: int, wrong: bool) -> None:
    assert bool(findings("组织学习《合同法》《物权法》。", year)) is wrong


REPORT = """滨河街道2024年度法治政府建设情况报告

2024年，滨河街道扎实推进依法行政。现报告如下。

一、主要举措和成效

（一）加强组织领导

全年召开专题会议4次，研究解决法治建设重点问题7个，印发年度工作要点，明确责任分工。

（二）规范行政执法

全年开展执法检查86次，办理行政处罚案件12件，未发生行政复议被撤销和行政诉讼败诉情况。

二、存在的不足和原因

执法力量不足，主要原因是编制有限。

三、党政主要负责人履行推进法治建设第一责任人职责情况

主要负责人带头学法4次，研究法治工作3次。

四、2025年工作安排

加强执法队伍建设，开展业务培训不少于4期。

滨河街道办事处
2025年1月15日"""


@pytest.mark.parametrize(
    "before, after, rule, line",
    [
        ("滨河街道办事处\n", "东关街道办事处\n", "signature", 27),
        ("2025年1月15日", "2024年1月15日", "year", 28),
        ("2025年1月15日", "2025年　月　日", "unfinished", 28),
        ("（二）规范行政执法", "（二）加强组织领导", "repeated", 11),
        (
            "全年开展执法检查86次，",
            "全年召开专题会议4次，研究解决法治建设重点问题7个，印发年度工作要点，明确责任分工。\n全年开展执法检查86次，",
            "repeated",
            13,
        ),
    ],
)
def test_what_shows_only_in_the_whole_report(before: str, after: str, rule: str, line: int) -> None:
    assert check_report(text_lines(REPORT)) == []
    told = check_report(text_lines(REPORT.replace(before, after, 1)))
    assert [(one.rule, one.line) for one in told] == [(rule, line)]


@pytest.mark.parametrize(
    "before, after",
    [
        ("滨河街道办事处\n2025年1月15日", "滨河街道办事处\n2024年12月28日"),
        ("情况报告\n", "情况报告\n（2025年1月15日）\n"),
        ("滨河街道2024年度", "临水县滨河街道2024年度"),
        ("业务培训不少于4期", "业务培训6期，开展执法检查90次"),
    ],
)
def test_what_may_differ_is_no_finding(before: str, after: str) -> None:
    assert check_report(text_lines(REPORT.replace(before, after, 1))) == []
