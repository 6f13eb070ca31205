"""The papers of a case: what stands in the rendered PDF, and that nothing absent is invented."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from tests.documents.pdf_reading import page_texts

PAPERS = {paper.name: paper for paper in MEDIATION_CASE.papers}


@pytest.fixture
def full(settled: Draft) -> Draft:
    parties = [
        {"side": "applicant", "name": "张䶮", "sex": "1", "age": 49, "phone": "13800000000"},
        {"side": "respondent", "name": "李𠅤㛃", "id_no": "110101198003070011"},
        {
            "side": "third",
            "party_kind": "legal_person",
            "name": "样例建筑有限公司",
            "legal_representative": "孙示例",
        },
    ]
    sessions = [
        {"kind": "mediation", "held_on": "2025-03-10", "text": "第二次谈成了"},
        {"kind": "survey", "held_on": "2025-03-07", "asked": "张䶮", "text": "问：何时修的"},
    ]
    visits = [{"visited_on": "2025-03-28", "satisfaction": "satisfied", "findings": "已履行"}]
    number = "〔2025〕河东人调字第0012号"
    return {
        **settled,
        "number": number,
        "agreement_number": number,
        "parties": parties,
        "sessions": sessions,
        "follow_ups": visits,
        "copies": 4,
    }


def text_of(paper: Paper, case: Draft, context: PaperContext, fonts: FontBook, folder: Path) -> list[str]:
    """The text of each page without white space; the fonts must have had every character."""
    result = render_pdf(paper.build(case, context), folder / f"{paper.name}.pdf", fonts)
    assert result.missing_glyphs == ()
    return ["".join(text.split()) for text in page_texts(result.path)]


def test_an_agreement_says_who_what_and_how_many_copies(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    text = "".join(text_of(PAPERS["agreement"], full, context, fonts, tmp_path))
    for said in (
        "人民调解协议书编号：〔2025〕河东人调字第0012号",
        "张䶮",
        "李𠅤㛃",
        "样例建筑有限公司",
        "纠纷主要事实、争议事项：",
        "经调解，自愿达成如下协议：",
        "一次性履行；于2025年3月20日前履行完毕。",
        "本协议一式4份，当事人、人民调解委员会各持一份。",
        "（人民调解委员会印章）2025年3月10日",
    ):
        assert said in text
    assert text.count("当事人（签名盖章或按指印）：") == 3
    assert PAPERS["agreement"].build(full, context).copies == 4


def test_each_session_has_a_page_of_its_own_in_the_order_of_time(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    first, second = text_of(PAPERS["session_record"], full, context, fonts, tmp_path)
    assert first.startswith("人民调解调查记录时间：2025年3月7日")
    assert second.startswith("人民调解记录时间：2025年3月10日")
    assert "享有的权利和承担的义务告知当事人" in second


def test_a_visit_carries_the_number_of_the_agreement(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["follow_up_record"], full, context, fonts, tmp_path)
    assert "调解协议编号：〔2025〕河东人调字第0012号" in text
    assert "满意程度：满意" in text


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("failed", "邻里纠纷一案。因当事人未能达成协议，现终止调解。"),
        ("withdrawn", "邻里纠纷一案。因当事人一方撤回，现终止调解。"),
        ("ended", "邻里纠纷一案。现终止调解。"),
    ],
)
def test_a_failed_mediation_tells_of_the_ways_that_stay_open(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path, result: str, said: str
) -> None:
    case = {**full, "result": result, "ended_reason": "双方差距较大"}
    (text,) = text_of(PAPERS["termination"], case, context, fonts, tmp_path)
    for part in (
        "编号：〔2025〕河东人调字第0012号张䶮、李𠅤㛃、样例建筑有限公司：",
        said,
        "终止原因：双方差距较大",
        "《中华人民共和国人民调解法》第二十六条",
        "可以依法通过仲裁、行政、司法等途径维护自己的权利，包括依法向人民法院起诉。",
        "一式4份",
    ):
        assert part in text
    assert PAPERS["termination"].build(case, context).copies == 4


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("applied", "依当事人申请，经当事人同意"),
        ("screened", "主动调解，经当事人同意"),
        ("police", "依当事人申请（人民调解委员会主动调解），经当事人同意"),
        (None, "依当事人申请（人民调解委员会主动调解），经当事人同意"),
    ],
)
def test_acceptance_says_how_the_case_came(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path, source: str | None, said: str
) -> None:
    (text,) = text_of(PAPERS["acceptance"], {**full, "source": source}, context, fonts, tmp_path)
    assert said in text
    assert text.count("☑") == (source in ("applied", "screened"))
    assert ("公安机关委托移送" in text) == (source == "police")


def test_the_application_names_the_two_sides(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["application"], full, context, fonts, tmp_path)
    assert text.index("张䶮") < text.index("被申请人") < text.index("李𠅤㛃")


def test_the_cover_names_the_volume_and_the_days(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["cover"], full, context, fonts, tmp_path)
    assert "张䶮与李𠅤㛃、样例建筑有限公司邻里纠纷" in text
    assert "2025年3月5日至2025年3月10日" in text


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
def test_an_empty_case_gives_a_form_to_fill_by_pen(
    paper: Paper, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    pages = text_of(paper, MEDIATION_CASE.new_draft(), context, fonts, tmp_path)
    assert len(pages) <= 2
    assert "None" not in "".join(pages)
    assert not any(year in "".join(pages) for year in ("2025年", "2026年"))


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
def test_a_masked_paper_shows_no_whole_name(
    paper: Paper, full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    text = "".join(text_of(paper, full, replace(context, masked=True), fonts, tmp_path))
    assert not any(secret in text for secret in ("张䶮", "李𠅤㛃", "13800000000", "110101198003070011"))


def test_a_void_number_is_marked_on_every_paper(full: Draft, context: PaperContext) -> None:
    for paper in PAPERS.values():
        assert paper.build({**full, "number_void": 1}, context).watermark == "作废"
        assert paper.build(full, context).watermark == ""


@pytest.mark.parametrize(
    ("said", "fitting", "unfitting"),
    [
        ({"agreement_form": "written"}, "agreement", "oral_agreement"),
        ({"agreement_form": "oral"}, "oral_agreement", "agreement"),
        ({"result": "failed", "agreement_form": None}, "session_record", "agreement"),
        ({"source": "police"}, "acceptance", "application"),
        ({"result": "withdrawn"}, "termination", "agreement"),
        ({"result": "agreed"}, "agreement", "termination"),
        ({"result": "referred"}, "session_record", "termination"),
        ({"not_accepted_reason": "refused"}, "acceptance", "agreement"),
    ],
)
def test_only_fitting_papers_are_offered(full: Draft, said: Draft, fitting: str, unfitting: str) -> None:
    offered = {name for name, paper in PAPERS.items() if paper.fits({**full, **said})}
    assert fitting in offered
    assert unfitting not in offered
