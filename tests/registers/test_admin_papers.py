"""The papers of a 行政调解: what stands in the PDF, that nothing absent is invented, no law cited."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.mediation.admin_mediation_case import ADMIN_MEDIATION_CASE
from lawgov_desktop.timekeeping.province_pack import ProvincePack, province_file
from tests.registers.shipped_names import ShippedNames
from tests.registers.test_papers import text_of

PAPERS = {paper.name: paper for paper in ADMIN_MEDIATION_CASE.papers}
EVERY = pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)


@pytest.fixture
def full(names: ShippedNames) -> Draft:
    """The sample with rare names, a third party that is a firm, and opinions of the leaders."""
    assert ADMIN_MEDIATION_CASE.sample
    sample = ADMIN_MEDIATION_CASE.sample({}.get)
    parties = [
        {"side": "applicant", "name": "张䶮", "sex": "1", "age": 49, "phone": "13800000000"},
        {"side": "respondent", "name": "李𠅤㛃", "id_no": "110101198003070011", "agent_name": "吴示例"},
        {
            "side": "third",
            "party_kind": "legal_person",
            "name": "样例建筑有限公司",
            "legal_representative": "孙示例",
        },
    ]
    case = {
        **sample,
        "number": "〔2025〕行调字第3号",
        "parties": parties,
        "requests": "确认宅基地四至",
        "acceptance_opinion": "符合条件，建议立案",
        "organ_opinion": "同意",
    }
    return {**case, **ADMIN_MEDIATION_CASE.derive(case, names)}


@pytest.fixture
def failed(full: Draft) -> Draft:
    none = dict.fromkeys(("agreement_form", "agreement_on", "terms", "performance_state", "performance_due"))
    return {**full, **none, "result": "failed", "ended_reason": "双方各执一词"}


def test_the_application_names_sides_and_the_organ_it_goes_to(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["admin_application"], full, context, fonts, tmp_path)
    order = ["申请人", "张䶮", "被申请人", "李𠅤㛃", "第三人", "样例建筑有限公司", "确认宅基地四至", "此致"]
    order += ["样例镇自然资源所", "申请人（签名盖章或按指印）：", "年月日"]
    places = [text.rindex(said) if said == "年月日" else text.index(said) for said in order[1:]]
    assert places[0] < places[2] < places[4] < places[5] < places[6] < places[7] < places[-1]
    assert "2025年" not in text


@pytest.mark.parametrize(
    ("started_by", "said"),
    [
        (
            "application",
            "本机关于2025年3月3日收到张䶮提出的行政调解申请，经审查，决定予以受理，自2025年3月5日起",
        ),
        ("office", "本机关依职权，自2025年3月5日起"),
        ("transfer", "经其他机关移送，本机关自2025年3月5日起"),
        (None, "本机关自2025年3月5日起"),
    ],
)
def test_the_notice_of_acceptance_says_how_the_case_came(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path, started_by: str | None, said: str
) -> None:
    case = {**full, "started_by": started_by}
    (text,) = text_of(PAPERS["admin_acceptance"], case, context, fonts, tmp_path)
    assert text.startswith(
        "样例镇自然资源所行政调解受理通知书编号：〔2025〕行调字第3号张䶮、李𠅤㛃、样例建筑有限公司："
    )
    assert said in text
    assert "涉及金额：3,000.00元" in text
    assert "样例镇自然资源所（印章）2025年3月5日" in text
    assert PAPERS["admin_acceptance"].build(full, context).copies == 4


def test_a_refusal_goes_to_the_applicant_with_its_reason_and_the_day_of_the_reply(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    case = {**full, "number": None, "not_accepted_reason": "refused", "result": None}
    (text,) = text_of(PAPERS["admin_refusal"], case, context, fonts, tmp_path)
    assert "编号：张䶮：本机关于2025年3月3日收到" in text
    assert "决定不予受理" in text
    assert "不予受理的理由：一方当事人明确表示不同意调解。" in text
    assert "（印章）2025年3月5日" in text


def test_a_notice_calls_to_the_latest_meeting(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    later = {"kind": "mediation", "held_on": "2025-03-20", "started_at": "9:30", "place": "村委会"}
    survey = {"kind": "survey", "held_on": "2025-03-25", "place": "现场"}
    case = {**full, "sessions": [later, survey, *full["sessions"]]}
    (text,) = text_of(PAPERS["admin_meeting"], case, context, fonts, tmp_path)
    assert "时间：2025年3月20日9:30地点：村委会" in text


def test_an_agreement_says_who_what_and_how_many_copies(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    text = "".join(text_of(PAPERS["admin_agreement"], full, context, fonts, tmp_path))
    for said in (
        "行政调解协议书编号：〔2025〕行调字第3号",
        "张䶮",
        "李𠅤㛃",
        "经调解，各方自愿达成如下协议：",
        "二、李示例于3月底前拆除越界围挡。",
        "于2025年3月31日前履行完毕。",
        "本协议一式4份，当事人、调解机关各持一份。",
        "样例镇自然资源所（印章）2025年3月12日",
    ):
        assert said in text
    assert text.count("当事人（签名盖章或按指印）：") == 3
    assert "人民调解" not in text


def test_a_notice_of_the_end_tells_why(
    failed: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["admin_termination"], failed, context, fonts, tmp_path)
    assert "因当事人未能达成协议，现终止调解。" in text
    assert "终止原因：双方各执一词" in text
    assert "（印章）2025年3月12日" in text


def test_the_opinions_of_the_record_stand_on_the_paper_that_opens_the_case(
    failed: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (opening,) = text_of(PAPERS["admin_opening"], failed, context, fonts, tmp_path)
    (closing,) = text_of(PAPERS["admin_closing"], failed, context, fonts, tmp_path)
    assert opening.index("符合条件，建议立案") < opening.index("承办机构意见") < opening.index("同意签名")
    assert "符合条件" not in closing
    assert "双方各执一词" in closing


def test_the_sheet_of_a_usual_case_fits_one_page(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["admin_sheet"], full, context, fonts, tmp_path)
    for said in (
        "收到申请日期2025年3月3日",
        "委托代理人：吴示例",
        "当事人数3人",
        "三人以上当事人是",
        "镇会议室",
    ):
        assert said in text


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("not_civil", "该争议不属于行政调解的范围"),
        ("forbidden", "依法应当由专门机关处理"),
        ("other", "不予受理的理由：当事人可以依法"),
    ],
)
def test_a_refusal_speaks_of_administrative_mediation(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path, reason: str, said: str
) -> None:
    case = {**full, "not_accepted_reason": reason, "result": None}
    (text,) = text_of(PAPERS["admin_refusal"], case, context, fonts, tmp_path)
    assert said in text
    assert "民间" not in text


def test_everybody_who_did_not_apply_is_asked(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    second, third = text_of(PAPERS["admin_opinion"], full, context, fonts, tmp_path)
    assert "李𠅤㛃：本机关于2025年3月3日收到张䶮就下列争议提出的行政调解申请。" in second
    assert "样例建筑有限公司：" in third
    assert "□同意调解□不同意调解" in third
    case = {**full, "started_by": "office"}
    assert len(text_of(PAPERS["admin_opinion"], case, context, fonts, tmp_path)) == 3


def test_rights_are_those_of_the_place(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path, root: Path
) -> None:
    pack = ProvincePack.load(province_file(root / "resources" / "rules", "henan"))
    paper = PAPERS["admin_rights_notice"]
    (text,) = text_of(paper, full, replace(context, local=pack), fonts, tmp_path)
    assert "当事人在行政调解中的权利1.自愿接受调解、拒绝调解或者要求终止调解；" in text
    assert "其他事项1.调解不收取费用。" in text
    assert text.count("当事人（签名盖章或按指印）：") == 3


def test_a_survey_and_a_meeting_are_records_of_their_own(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    survey = {"kind": "survey", "held_on": "2025-03-08", "asked": "李𠅤㛃", "text": "问：界桩在哪里"}
    case = {**full, "sessions": [*full["sessions"], survey]}
    first, second = text_of(PAPERS["admin_session_record"], case, context, fonts, tmp_path)
    assert "行政调解调查笔录编号" in first
    assert "被调查人：李𠅤㛃" in first
    assert "调解结果" not in first
    assert "现场丈量后双方认可四至。调解结果：" in second


def test_the_contents_name_the_papers_that_fit(
    full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["admin_contents"], full, context, fonts, tmp_path)
    assert "1行政调解申请书2行政调解立案审批表" in text
    assert "行政调解不予受理通知书" not in text


@EVERY
def test_an_empty_case_gives_a_form_to_fill_by_pen(
    paper: Paper, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    pages = text_of(paper, ADMIN_MEDIATION_CASE.new_draft(), context, fonts, tmp_path)
    text = "".join(pages)
    assert len(pages) <= 2
    assert paper.title in text
    assert "None" not in text
    assert not any(year in text for year in ("2025年", "2026年"))
    assert "样例镇司法所" in text


@EVERY
def test_a_masked_paper_shows_no_whole_name(
    paper: Paper, full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    text = "".join(text_of(paper, full, replace(context, masked=True), fonts, tmp_path))
    secrets = ("张䶮", "李𠅤㛃", "吴示例", "13800000000", "110101198003070011")
    assert not any(secret in text for secret in secrets)


@EVERY
def test_no_law_is_cited_where_there_is_none(
    paper: Paper, full: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    text = "".join(text_of(paper, full, context, fonts, tmp_path))
    assert not any(word in text for word in ("《", "人民调解", "调解委员会"))


@EVERY
def test_a_void_number_is_marked(paper: Paper, full: Draft, context: PaperContext) -> None:
    assert paper.build({**full, "number_void": 1}, context).watermark == "作废"
    assert paper.build(full, context).watermark == ""
    assert paper.build(full, replace(context, watermark="练习")).watermark == "练习"


@pytest.mark.parametrize(
    ("said", "fitting", "unfitting"),
    [
        ({}, "admin_agreement", "admin_termination"),
        ({"agreement_form": "oral"}, "admin_closing", "admin_agreement"),
        ({"result": "failed"}, "admin_termination", "admin_agreement"),
        ({"result": None}, "admin_meeting", "admin_closing"),
        ({"started_by": "office"}, "admin_acceptance", "admin_application"),
        ({"not_accepted_reason": "refused"}, "admin_refusal", "admin_acceptance"),
        ({}, "admin_sheet", "admin_refusal"),
    ],
)
def test_only_fitting_papers_are_offered(full: Draft, said: Draft, fitting: str, unfitting: str) -> None:
    offered = {name for name, paper in PAPERS.items() if paper.fits({**full, **said})}
    assert fitting in offered
    assert unfitting not in offered
