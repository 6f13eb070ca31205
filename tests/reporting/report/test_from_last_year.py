"""Last year's report as this year's draft: every number tied is the right one, every doubt is a person's."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import OF_LAST_YEAR, Mark, marks_in, on_paper, plain
from lawgov_desktop.registers.report.whose import Whose
from lawgov_desktop.reporting.report.answers import Said, answers
from lawgov_desktop.reporting.report.drafting import draft_report
from lawgov_desktop.reporting.report.from_last_year import (
    FromLastYear,
    drafted_from,
    instead,
    paragraph_from,
    proposed,
    still_open,
)
from lawgov_desktop.reporting.report.last_year_read import last_year_of
from lawgov_desktop.reporting.report.outlines import OUTLINES
from lawgov_desktop.reporting.report.sentences import Outline
from lawgov_desktop.reporting.report.writing import FROM_LAST_YEAR, KIND, begun, sign
from lawgov_desktop.reporting.report_text import text_lines
from tests.practice_books import YEAR_END
from tests.reporting.report.conftest import WHOLE, YEAR
from tests.told import Run

HERE = Path(__file__).parent / "last_years"
TOWN = Whose("龙溪镇", "龙溪镇人民政府")
FIGURES = (
    "matters_in_force", "new_officers_trained", "four_year_officers_trained", "certificates_cancelled",
    "lawsuits", "lawsuits_closed", "enterprise_school_events", "market_day_events", "committees",
    "industry_committees", "part_time_mediators", "full_time_mediators", "special_studies", "law_studies",
    "lawful_administration_meetings", "officers", "auxiliary_officers", "joint_enforcement", "handovers",
    "mediation_cases", "administrative_mediation", "reconsiderations", "proof_items", "disclosed",
    "foi_requests", "decisions", "legal_advisers", "adviser_opinions", "normative_documents",
    "false_promises",
)  # fmt: skip


def asked(**values: int) -> dict[str, Said]:
    """Answers of an invented year: every figure 90 and something, but for those that are named."""
    every = {key: values.get(key, 91 + place % 9) for place, key in enumerate(FIGURES)}
    return {key: Said(key, key, str(value), "", "matter", (), value, "件") for key, value in every.items()}


def last_year(name: str) -> str:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8")


def tied(made: FromLastYear) -> list[tuple[str, str]]:
    return [(one.last, one.key) for one in made.tied]


def left(made: FromLastYear) -> dict[str, str]:
    """The clause of every open place → why."""
    return {one.clause: one.why for one in made.open}


# ------------------------------------------------------------------------- the published report

PUBLISHED = [
    ("306项", "matters_in_force"),
    ("2名", "new_officers_trained"),
    ("45名", "four_year_officers_trained"),
    ("2个", "certificates_cancelled"),
    ("20场次", "enterprise_school_events"),
    ("40余次", "market_day_events"),
    ("5件", "lawsuits"),
    ("22个", "committees"),
    ("1个", "industry_committees"),
    ("22名", "part_time_mediators"),
    ("4名", "full_time_mediators"),
    ("2次", "special_studies"),
    ("4次", "law_studies"),
]


@pytest.fixture
def published(shared: Path) -> str:
    return (shared / "domain/longtan_2021_report.txt").read_text(encoding="utf-8")


def test_every_number_of_the_published_report_is_tied_to_its_figure(published: str, practice: Office) -> None:
    made = drafted_from(published, YEAR, answers(practice.store, WHOLE))
    assert tied(made) == PUBLISHED
    assert made.open == ()
    assert [mark.key for mark in marks_in(made.text)] == [key for _, key in PUBLISHED]
    assert "⟦market_day_events:余=40余⟧次" in made.text
    assert made.title == "龙潭镇人民政府2025年度法治政府建设年度报告"


def test_the_words_and_numbers_of_headings_stay_as_they_stood(published: str) -> None:
    """With other numbers in the registers only the numbers and the year are other ones."""
    made = drafted_from(published, 2022, asked(lawsuits=7, lawsuits_closed=7, market_day_events=36))
    text = plain(made.text)
    assert "2022年以来,镇政府共办理行政应诉案件7件,全部办理完结。" in text
    assert "政策宣传30余次" in text
    headings = [line.strip() for line in text.split("\n") if len(line) < 30]
    for said in (
        "一、基本情况", "(一)持续推进“放管服”改革。", "健全行政执法体制机制",
        "(三)规范信用体系建设,提升政府公信力", "二、存在的不足",
    ):  # fmt: skip
        assert said in headings
    assert "2021" not in text
    assert "扫一扫" not in text
    assert "日期:" not in text


def test_all_closed_is_left_to_a_person_when_not_all_are(published: str) -> None:
    now = asked(lawsuits=7, lawsuits_closed=6)
    (one,) = drafted_from(published, 2022, now).open
    assert (one.mark.shown, one.why) == ("全部办理完结", "claim")
    assert [said.key for said in proposed("", one.mark, now)] == ["lawsuits_closed"]


def test_a_number_that_is_nought_this_year_is_left_to_a_person(published: str) -> None:
    made = drafted_from(published, 2022, asked(certificates_cancelled=0, lawsuits=0, lawsuits_closed=0))
    assert {(one.mark.shown, one.why) for one in made.open} == {
        ("2", "zero"),
        ("5", "zero"),
        ("全部办理完结", "claim"),
    }
    assert "certificates_cancelled" not in {key for _, key in tied(made)}


# ------------------------------------------------------------------------- other styles

INVENTED: Mapping[str, tuple[list[tuple[str, str]], str]] = {
    "short_words": (
        [
            ("三次", "law_studies"), ("一次", "lawful_administration_meetings"), ("2次", "special_studies"),
            ("18名", "officers"), ("4名", "auxiliary_officers"), ("6次", "joint_enforcement"),
            ("1本", "certificates_cancelled"), ("1起", "handovers"), ("12个", "committees"),
            ("80余件", "mediation_cases"), ("2起", "lawsuits"),
        ],
        "石桥乡二〇二五年度法治政府建设工作报告",
    ),
    "continuous": (
        [
            ("2次", "lawful_administration_meetings"), ("3次", "special_studies"), ("5次", "law_studies"),
            ("22个", "committees"), ("2个", "industry_committees"), ("6名", "full_time_mediators"),
            ("30名", "part_time_mediators"), ("156件", "mediation_cases"),
            ("12件", "administrative_mediation"), ("9件", "lawsuits"), ("258项", "matters_in_force"),
            ("11项", "proof_items"), ("2件", "foi_requests"), ("60余条", "disclosed"),
            ("24场次", "enterprise_school_events"), ("30多次", "market_day_events"),
        ],
        "青山街道办事处2025年法治政府建设年度报告",
    ),
    "traps": (
        [
            ("3名", "full_time_mediators"), ("3次", "joint_enforcement"),
            ("12名", "four_year_officers_trained"), ("1件", "decisions"), ("1名", "legal_advisers"),
        ],
        "白河镇人民政府2025年度法治政府建设情况报告",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", INVENTED)
def test_reports_of_other_styles_are_tied_where_it_is_certain(name: str) -> None:
    wanted, title = INVENTED[name]
    made = drafted_from(last_year(name), 2025, asked())
    assert tied(made) == wanted
    assert made.title == title


def test_a_sum_another_time_another_place_and_a_plan_are_never_tied() -> None:
    made = drafted_from(last_year("traps"), 2025, asked())
    told = left(made)
    for clause in (
        "办理行政复议、行政应诉案件7件", "全镇办理行政应诉案件4件", "办理行政应诉案件21件",
        "全镇建立人民调解委员会15个", "配备专、兼职调解员40名", "张庄村人民调解委员会受理矛盾纠纷12件",
        "上半年受理矛盾纠纷60件", "全年受理矛盾纠纷130件", "开展法律宣传进机关、进企业、进学校活动18场次",
        "利用赶集日开展宣传2次", "在李楼村利用赶集日开展宣传1次", "全县开展联合执法9次",
        "对新增和持证满四年行政执法人员20名进行考试", "承接下放事项约300项", "主动公开政府信息1.2万条",
        "法律顾问提供法律意见10至20条", "组织学法2次", "全年只组织学法2次", "计划召开依法行政工作会议2次",
    ):  # fmt: skip
        assert told.get(clause) in ("unknown", "doubt", "plan", "nearly"), clause


@pytest.mark.parametrize(
    "said",
    [
        "组织兼职调解员18名参加培训。",
        "表彰专职调解员2名。",
        "检查持证执法人员12名。",
        "撤销人民调解委员会2个。",
        "注销营业执照、许可证件12个。",
        "利用赶集日、农闲时节开展法律宣传30余次。",
        "分3次组织学习党的二十大精神。",
        "对重大行政决策2件进行合法性审查，对2件重大行政决策进行听证。",
        "通过微信公众号主动公开政府信息200条。",
        "做好人民调解。司法所受理矛盾纠纷30件。",
        "会同市场监管所开展联合执法3次。",
        "因土地征收引发行政诉讼案件2件。",
        "行政复议案件、行政应诉案件分别为3件、5件。",
        "行政应诉案件由上年的8件降为5件。",
        "每季度召开依法行政工作会议1次。",
        "参加全县依法行政工作会议1次。",
        "收回、注销执法证件5个。",
        "聘请村（社区）法律顾问22名。",
        "第一季度，办理行政应诉案件2件。",
        "“十四五”以来，办理行政应诉案件20件。",
        "近三年，办理行政应诉案件12件。",
        "5月，组织学法1次。",
    ],
)
def test_a_part_or_something_done_with_some_is_not_the_whole(said: str) -> None:
    made = drafted_from(f"2024年度法治政府建设报告\n一、主要工作\n{said}", 2025, asked())
    assert made.tied == ()
    assert plain(made.text).endswith(said)


@pytest.mark.parametrize(
    ("said", "now"),
    [
        ("1至12月，办理行政应诉案件2件。", "办理行政应诉案件⟦lawsuits="),
        ("全年组织集体学法3次，其中专题学法1次。", "组织集体学法⟦law_studies="),
        ("截至12月底，现有持证执法人员18名。", "持证执法人员⟦officers="),
        ("2024年，作出重大行政决策1件，均按程序办理。", "作出重大行政决策⟦decisions="),
        ("配备人民调解员26名，其中专职调解员4名、兼职调解员22名。", "专职调解员⟦full_time_mediators="),
        ("召开会议部署。组织学法两次。", "组织学法⟦law_studies="),
        ("累计达到行政应诉案件2件。", "达到行政应诉案件⟦last_year:"),
    ],
)
def test_the_usual_wordings_are_tied(said: str, now: str) -> None:
    made = drafted_from(f"2024年度法治政府建设报告\n一、主要工作\n{said}", 2025, asked())
    assert now in made.text


def test_years_move_where_they_name_the_year_and_are_told_where_they_name_a_day() -> None:
    made = drafted_from(last_year("continuous"), 2025, asked())
    text = plain(made.text)
    assert text.startswith("2025年，青山街道")
    assert "一、2025年工作情况" in text
    assert "三、2026年工作安排\n2026年，继续推进" in text
    assert left(made)["2024年4月8日印发《青山街道2024年法治政府建设工作要点》"] == "year"
    text = plain(drafted_from(last_year("traps"), 2025, asked()).text)
    assert "《法治政府建设实施纲要（2021—2025年）》" in text
    assert "截至2025年12月31日" in text
    assert "2019年以来" in text


def test_none_of_last_year_is_not_repeated_where_there_are_some() -> None:
    text = "一、主要工作\n本年度无行政复议案件。本年度未组织集体学法。\n二、存在的不足\n无。"
    made = drafted_from(text, 2025, asked(reconsiderations=3, law_studies=0))
    assert {one.mark.shown: one.why for one in made.open} == {
        "无行政复议案件": "none",
        "未组织集体学法": "zero",
    }
    confirmed = drafted_from(text, 2025, asked(reconsiderations=3, law_studies=0), {"law_studies"})
    assert [one.mark.shown for one in confirmed.open] == ["无行政复议案件"]


def test_a_figure_said_twice_differently_is_tied_nowhere() -> None:
    text = "一、主要工作\n全年办理行政应诉案件6件。\n（二）应诉\n办理行政应诉案件5件。"
    made = drafted_from(text, 2025, asked())
    assert made.tied == ()
    assert [one.why for one in made.open] == ["doubt", "doubt"]
    assert "（lawsuits" in made.open[0].said


def test_what_is_open_cannot_be_printed_unseen() -> None:
    made = drafted_from("一、主要工作\n明确成员单位12个。", 2025, asked())
    assert plain(made.text).endswith("明确成员单位12个。")
    assert on_paper(made.text).endswith("明确成员单位【待核：12】个。")


def test_one_paragraph_may_be_taken_over() -> None:
    text = last_year("continuous")
    line = next(line for line in text_lines(text) if line.text.startswith("街道现有22个"))
    taken = paragraph_from(text, line.number, 2025, asked(lawsuits=3, lawsuits_closed=2))
    assert "办理行政应诉案件⟦lawsuits=3⟧件，⟦last_year:claim/lawsuits_closed=全部办理完结⟧。" in taken


@pytest.mark.parametrize(
    ("shown", "why", "key", "becomes"),
    [
        ("208", "unknown", "mediation_cases", "⟦mediation_cases=46⟧"),
        ("8000余", "unknown", "mediation_cases", "⟦mediation_cases:余=40余⟧"),
        ("两", "unknown", "mediation_cases", "⟦mediation_cases=46⟧"),
        ("近50次", "nearly", "mediation_cases", "⟦mediation_cases=46⟧件"),
        ("全部办理完结", "claim/lawsuits_closed", "lawsuits_closed", "已办结⟦lawsuits_closed=46⟧件"),
        ("无移送案件", "none/handovers", "handovers", "handovers⟦handovers=46⟧件"),
    ],
)
def test_what_a_person_chooses_reads_well_where_it_stands(
    shown: str, why: str, key: str, becomes: str
) -> None:
    mark = Mark(OF_LAST_YEAR, shown, why)
    assert instead(mark, asked(**{key: 46})[key]) == becomes


@given(st.text(alphabet="一二、（）。，；办理行政应诉案件共5件0余次近2024年去年全部结\n", max_size=160))
def test_whatever_the_text_its_words_come_back(text: str) -> None:
    """Apart from tied numbers and moved years, nothing is added to or lost from what stood there."""
    made = drafted_from("一、工作\n" + text, 2024, asked(lawsuits=5, lawsuits_closed=5))
    numerals = "0123456789一二余 \n\u3000"
    assert [sign for sign in plain(made.text) if sign not in numerals] == [
        sign for sign in "一、工作" + text if sign not in numerals
    ]


# ------------------------------------------------------------------------- the report of the book


def test_the_report_of_the_book_may_be_drafted_from_last_year(practice: Office) -> None:
    told = answers(practice.store, WHOLE)
    base = last_year("continuous")
    draft, drafted = begun(practice.store, WHOLE, FROM_LAST_YEAR, TOWN, told, {"base_text": base})
    assert draft["outline"] == FROM_LAST_YEAR
    assert "办理行政应诉案件⟦lawsuits=5⟧件，全部办理完结" in drafted.text
    uuid = practice.store.save(KIND, draft).uuid
    with pytest.raises(UserError, match="处上年的内容没有核对"):
        sign(practice.store, uuid, told, signer="样例镇长", on=YEAR_END)
    body = draft["body"]
    for one in still_open(body, told):
        body = body.replace(str(one.mark), one.mark.shown)
    assert not [mark for mark in marks_in(body) if mark.key == OF_LAST_YEAR]
    practice.store.save(KIND, {"body": body}, uuid=uuid)
    assert sign(practice.store, uuid, told, signer="样例镇长", on=YEAR_END)


def test_without_last_years_text_it_is_asked_for(practice: Office) -> None:
    with pytest.raises(UserError, match="还没有上年报告"):
        begun(practice.store, WHOLE, FROM_LAST_YEAR, TOWN, answers(practice.store, WHOLE), {})


def test_the_command_drafts_from_a_file_and_tells_what_it_tied(
    practice: Office, run: Run, tmp_path: Path
) -> None:
    out = tmp_path / "报告.txt"
    command = ("report", "--books", practice.book.path, "--year", YEAR, "--out", out, "--json")
    told = run(*command, "--base", HERE / "traps.txt")
    assert told.status == 1
    base = told.data["base"]
    assert [(one["last"], one["key"]) for one in base["tied"]] == INVENTED["traps"][0]
    why = {one["clause"]: one["why"] for one in base["untied"]}
    assert why["全年受理矛盾纠纷130件"] == "doubt"
    assert "全镇办理行政应诉案件【待核：4】件" in out.read_text(encoding="utf-8")
    assert told.data["title"] == "白河镇人民政府2025年度法治政府建设情况报告"


def test_the_command_tells_what_is_still_open_in_the_report_of_the_book(
    practice: Office, run: Run, tmp_path: Path
) -> None:
    told = answers(practice.store, WHOLE)
    base = {"base_text": last_year("continuous")}
    draft, _ = begun(practice.store, WHOLE, FROM_LAST_YEAR, TOWN, told, base)
    practice.store.save(KIND, draft)
    out = tmp_path / "报告.txt"
    answer = run("report", "--books", practice.book.path, "--year", YEAR, "--out", out, "--json")
    assert answer.status == 1
    assert [one["text"] for one in answer.data["to_check"]] == ["2024年4月8日", "2024年"]
    assert "【待核：2024年4月8日】印发" in out.read_text(encoding="utf-8")


def test_a_draft_from_a_file_is_not_signed_at_once(practice: Office, run: Run, tmp_path: Path) -> None:
    told = run(
        "report", "--books", practice.book.path, "--year", YEAR, "--out", tmp_path / "a.txt", "--json",
        "--base", HERE / "traps.txt", "--sign-off",
    )  # fmt: skip
    assert told.status == 2
    assert "不能同时签发" in told.data["error"]["what"]


@pytest.mark.parametrize("outline", OUTLINES, ids=lambda outline: outline.key)
def test_a_report_of_ours_that_comes_back_is_known_word_for_word(practice: Office, outline: Outline) -> None:
    told = answers(practice.store, WHOLE)
    ours = draft_report(practice.store, outline, WHOLE, told, town="龙溪镇", organ="龙溪镇人民政府")
    back = drafted_from(f"{ours.title}\n\n{plain(ours.text)}", YEAR + 1, told)
    was, now = marks_in(ours.text), [mark for mark in marks_in(back.text) if mark.key != OF_LAST_YEAR]
    assert len(was) > 50
    told_anew = {"carried_problems"}  # made of records, not of a sentence
    assert [mark.key for mark in now] == [mark.key for mark in was if mark.key not in told_anew]
    assert [mark.shown for mark in now] == [mark.shown for mark in was if mark.key not in told_anew]
    assert last_year_of(plain(ours.text)).said_of("supervision") is not None
