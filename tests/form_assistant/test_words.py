"""Labels and spans as counties write them: what is certain, and what must stay open."""

from __future__ import annotations

from datetime import date

import pytest

from lawgov_desktop.form_assistant.cells import AskedCell
from lawgov_desktop.form_assistant.labels import concepts_of, meaning_of, whose_line
from lawgov_desktop.form_assistant.matching import certain, known_figure, proposals, titles
from lawgov_desktop.form_assistant.period_words import period_in, period_of_heading, usual_period
from lawgov_desktop.form_assistant.words import CONCEPTS, PHRASES, SAME
from lawgov_desktop.reporting.period import Period

TODAY = date(2025, 12, 10)
YEAR = Period.year(2025)


def meant(label: str, title: str = "") -> str:
    """The figure that is certain for a label below a title; "" when none is."""
    cell = AskedCell(5, 2, tuple(reversed(label.split("|"))), ())
    meaning = meaning_of(cell, YEAR, TODAY, "龙溪镇", (title,), "")
    found = certain(proposals(meaning))
    return found.key if found else ""


@pytest.mark.parametrize(
    ("label", "title", "figure"),
    [
        ("人民调解案件总数", "", "mediation_cases"),
        ("受理人民调解案件（件）", "", "mediation_cases"),
        ("1.调解成功数", "人民调解工作统计表", "mediation_agreed"),
        ("调解成功率(%)", "人民调解工作统计表", "mediation_rate"),
        ("其中：道路交通事故纠纷", "人民调解工作统计表", "mediation_by_type_16"),
        ("委托移送|法院", "人民调解工作统计表", "mediation_by_source_3"),
        ("纠纷类型|婚姻家庭", "人民调解工作统计表", "mediation_by_type_1"),
        ("纠纷类型|其他", "人民调解工作统计表", "mediation_by_type_18"),
        ("案件来源|主动调解", "人民调解工作统计表", "mediation_by_source_1"),
        ("协议形式|口头（件）", "人民调解工作统计表", "mediation_oral"),
        ("调委会（个）|村", "人民调解组织队伍情况", "organisation_kind_1"),
        ("负责人出庭|未出庭", "行政应诉情况", "lawsuits_attendance_2"),
        ("防止民转刑（人）", "人民调解工作统计表", "screening_crime_people"),
        ("防止民转刑件数", "人民调解工作统计表", "screening_crime_cases"),
        ("专职人民调解员（名）", "", "full_time_mediators"),
        ("人民调解委员会数量", "", "organisation_committees"),
        ("行政调解|达成协议", "", "admin_mediation_agreed"),
        ("行政诉讼败诉案件", "", "lawsuits_lost"),
        ("行政复议案件数", "", "reconsiderations"),
        ("开展普法宣传活动场次", "", "publicity_events"),
        ("发放宣传资料（份）", "法治宣传情况表", "publicity_copies"),
        ("持证行政执法人员", "", "officers"),
        ("重大行政决策（件）", "", "decisions"),
        ("合法性审核件数", "", "legality_reviews"),
        ("依申请公开件数", "", "foi_requests"),
        ("政府信息主动公开数", "", "disclosed"),
        ("行政机关负责人出庭应诉率（%）", "", "lawsuit_attendance_rate"),
        ("行政调解成功率", "", "admin_mediation_rate"),
        ("行政机关负责人出庭应诉数", "", "lawsuits_leader_attended"),
        ("达成人民调解协议数", "", "mediation_agreed"),
        ("调解总数", "人民调解工作月报表", "mediation_cases"),
        ("预防纠纷", "人民调解排查情况", "screening_prevented"),
        ("排查矛盾纠纷（件）", "", "screening_found"),
        ("排查矛盾纠纷次数", "", "screening_screenings"),
        ("居民调委会", "人民调解组织队伍情况", "organisation_kind_2"),
        ("培训人数", "行政执法人员培训情况", "training_people"),
        ("补贴经费（元）", "人民调解经费情况", "funds_allowance"),
        ("调解员培训人次", "", "organisation_trained"),
        ("培训期数", "行政执法人员培训情况", "training_classes"),
        ("持证满四年人员", "行政执法人员培训情况", "four_year_officers_trained"),
    ],
)
def test_labels_that_can_mean_one_thing_only(label: str, title: str, figure: str) -> None:
    assert meant(label, title) == figure


@pytest.mark.parametrize(
    ("label", "title"),
    [
        ("涉及金额", ""),  # of what?
        ("调解成功", ""),  # by whom?
        ("调解成功", "人民调解、行政调解情况"),
        ("调解不成功", "人民调解情况"),
        ("未达成协议", "人民调解情况"),
        ("涉农案件", "人民调解情况"),
        ("防止民转刑", "人民调解情况"),  # cases or people?
        ("司法调解案件", ""),
        ("法律援助案件", ""),
        ("人民调解案件补贴", ""),
        ("人民调解案件（人）", ""),
        ("行政执法人员", ""),
        ("数量", "人民调解情况"),
        ("案件总数|东街村", "人民调解情况"),
        ("矛盾纠纷化解率", "人民调解情况"),
        ("法治宣传经费（万元）", ""),
        ("排查矛盾纠纷", ""),  # how often, or how many?
        ("少数民族", "人民调解组织队伍情况"),
        *(
            (word, "")
            for word in ("村", "女", "少数民族", "企事业单位", "合格人数", "培训人数", "补助经费（元）")
        ),
        ("审结", "行政应诉、行政复议情况"),
        ("未履行", "人民调解情况"),
        ("村（居）人民调解委员会", ""),
    ],
)
def test_labels_that_stay_open(label: str, title: str) -> None:
    assert meant(label, title) == ""


def test_every_figure_that_forms_may_ask_has_its_words() -> None:
    known = titles()
    assert set(PHRASES) <= set(known)
    assert set(SAME.values()) <= set(known)
    assert not set(SAME) & set(known)
    parts = {part.removesuffix("?") for one in PHRASES.values() for phrase in one for part in phrase.split()}
    # What is no concept must come out of a label as it is written.
    for part in parts - set(CONCEPTS):
        assert concepts_of(part)[0] == {part}


def test_every_figure_is_found_by_its_own_title() -> None:
    for key, title in titles().items():
        assert known_figure(title) == key


@pytest.mark.parametrize("key", [key for key in titles() if key != "advice"])  # 建议 asks for words
def test_a_label_with_a_figures_own_title_proposes_it(key: str) -> None:
    cell = AskedCell(5, 2, tuple(reversed(titles()[key].split("·"))), ())
    assert key in {one.key for one in proposals(meaning_of(cell, YEAR, TODAY, "", (), ""))}


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025年上半年人民调解情况", "2025-01-01", "2025-06-30"),
        ("2025年度法治建设指标", "2025-01-01", "2025-12-31"),
        ("2025年第三季度", "2025-07-01", "2025-09-30"),
        ("2025年三季度统计表", "2025-07-01", "2025-09-30"),
        ("2025年前三季度", "2025-01-01", "2025-09-30"),
        ("2025年1-6月", "2025-01-01", "2025-06-30"),
        ("2025年1月至11月", "2025-01-01", "2025-11-30"),
        ("2025 年 3 月份报表", "2025-03-01", "2025-03-31"),
        ("2025年十一月", "2025-11-01", "2025-11-30"),
        ("截至2025年6月30日", "2025-01-01", "2025-06-30"),
        ("截止2025年2月底", "2025-01-01", "2025-02-28"),
        ("2024年10月1日至2025年9月30日", "2024-10-01", "2025-09-30"),
        ("2025.1.1-2025.6.30", "2025-01-01", "2025-06-30"),
        ("2025年1月1日至6月15日", "2025-01-01", "2025-06-15"),
        ("一季度情况", "2025-01-01", "2025-03-31"),
        ("12月报表", "2025-12-01", "2025-12-31"),
    ],
)
def test_spans_as_titles_say_them(text: str, first: str, last: str) -> None:
    found = period_in(text, TODAY)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("text", ["人民调解统计表", "　　年　　季度", "2025年2月30日至2025年3月1日", "13月"])
def test_no_span_is_made_up(text: str) -> None:
    assert period_in(text, TODAY) is None


def test_a_month_without_its_year_is_the_last_one_there_was() -> None:
    assert period_in("11月报表", date(2026, 2, 3)) == Period.month(2025, 11)
    assert usual_period(date(2026, 2, 3)) == Period.year(2025)
    assert usual_period(date(2026, 4, 3)) == Period.year(2026)


@pytest.mark.parametrize(
    ("heading", "first", "last"),
    [
        ("本期", "2025-04-01", "2025-06-30"),
        ("本期数", "2025-04-01", "2025-06-30"),
        ("上年同期", "2024-04-01", "2024-06-30"),
        ("去年同期数", "2024-04-01", "2024-06-30"),
        ("累计", "2025-01-01", "2025-06-30"),
        ("本年累计", "2025-01-01", "2025-06-30"),
        ("本月", "2025-06-01", "2025-06-30"),
        ("2024年", "2024-01-01", "2024-12-31"),
        ("2025年", "2025-04-01", "2025-06-30"),
        ("5月", "2025-05-01", "2025-05-31"),
    ],
)
def test_spans_as_headings_say_them(heading: str, first: str, last: str) -> None:
    found = period_of_heading(heading, Period(date(2025, 4, 1), date(2025, 6, 30)), TODAY)
    assert found is not None
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


@pytest.mark.parametrize("heading", ["数量", "案件总数", "五月花纠纷", "本年度受理", "同比"])
def test_headings_that_are_no_span(heading: str) -> None:
    assert period_of_heading(heading, YEAR, TODAY) is None


@pytest.mark.parametrize(
    ("line", "whose"),
    [
        ("龙溪镇", "ours"), ("龙溪镇人民政府", "ours"), ("龙溪镇司法所", "ours"), ("青山镇", "another"),
        ("城关街道办事处", "another"), ("合计", "all"), ("全县", "all"),
        ("乡镇", ""), ("乡镇调委会", ""), ("邻里纠纷", ""),
    ],
)  # fmt: skip
def test_whose_line_it_is(line: str, whose: str) -> None:
    assert whose_line(line, "龙溪镇") == whose
