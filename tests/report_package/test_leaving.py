"""What a careful colleague says before a report leaves the office."""

from __future__ import annotations

from lawgov_desktop.report_package.leaving import before_leaving
from lawgov_desktop.reporting.checks_marks import full_width
from lawgov_desktop.reporting.report.answers import Said
from lawgov_desktop.reporting.report.untrue_claims import untrue_claims
from lawgov_desktop.reporting.report.writing import paragraph_key


def said(key: str, value: int) -> Said:
    titles = {"lawsuits": "行政应诉案件", "lawsuits_closed": "已办结的行政应诉案件"}
    return Said(key, titles[key], str(value), "", "litigation_case", (), value, "件")


def told(every: int, closed: int) -> dict[str, Said]:
    return {"lawsuits": said("lawsuits", every), "lawsuits_closed": said("lawsuits_closed", closed)}


SENTENCE = "办理行政应诉案件⟦lawsuits=6⟧件，全部办理完结。"


def test_all_closed_is_true_only_while_every_case_is_closed() -> None:
    assert list(untrue_claims(SENTENCE, told(6, 6))) == []
    (one,) = untrue_claims(f"二是\n{SENTENCE}", told(6, 5))
    assert (one.line, one.mark.shown, one.mark.start) == (1, "全部办理完结", 11)
    assert one.said == "与台账不符（行政应诉案件6件，已办结的行政应诉案件5件）"


def test_all_closed_behind_no_number_of_the_registers_is_not_judged() -> None:
    assert list(untrue_claims("信访事项3件，全部办理完结。", told(6, 5))) == []
    assert list(untrue_claims(SENTENCE, {})) == []


def test_a_report_that_says_more_than_is_true_is_told_of_before_it_leaves() -> None:
    report = {"body": f"{SENTENCE}\n召开会议⟦last_year:unknown=3⟧次。", "signed_on": None}
    notes = before_leaving(report, told(6, 5))
    assert any("1 句话与台账不符" in note and "全部办理完结" in note for note in notes)
    assert "还有 1 处是上年的内容，没有核对：召开会议3次。" in notes


def test_marks_become_full_width_only_where_they_are_marks_of_a_chinese_sentence() -> None:
    before = '会议(含培训)4次,其中"专题"1次;经费1,000元,见www.example.cn(附件)。'
    after = full_width(before)
    assert len(after) == len(before)
    assert after.startswith("会议（含培训）4次，其中“专题”1次；经费1,000元，见www.example.cn")


def test_another_number_leaves_the_name_of_a_paragraph_and_another_word_does_not() -> None:
    assert paragraph_key("办理⟦lawsuits=6⟧件。") == paragraph_key("办理⟦lawsuits=5⟧件。")
    assert paragraph_key("办理6件。") != paragraph_key("办结6件。")
