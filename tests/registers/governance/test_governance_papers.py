"""The papers of 法治建设: five steps with what is missing, opinions, minutes, sign-in sheets, answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, RecordType
from lawgov_desktop.registers.governance import KINDS
from lawgov_desktop.registers.governance.decision import DECISION
from lawgov_desktop.registers.governance.foi_request import FOI_REQUEST
from lawgov_desktop.registers.governance.law_study import LAW_STUDY
from lawgov_desktop.registers.governance.legality_review import LEGALITY_REVIEW
from lawgov_desktop.registers.governance.meeting import MEETING
from lawgov_desktop.registers.governance.normative_document import NORMATIVE_DOCUMENT
from tests.documents.pdf_reading import page_texts
from tests.registers.test_papers import text_of

PAPERS: dict[str, tuple[RecordType, Paper]] = {
    paper.name: (kind, paper) for kind in KINDS for paper in kind.papers if paper.name != "law_report"
}
EVERY = pytest.mark.parametrize("name", PAPERS)


def sample(kind: RecordType, **more: Any) -> Draft:
    assert kind.sample
    return {**dict.fromkeys(kind.fields), **kind.sample({}.get), "uuid": "u", **more}


def test_each_of_five_steps_stands_with_its_days_its_outcome_and_a_tick(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["five_steps"][1], sample(DECISION, handler="王䶮"), context, fonts, tmp_path)
    steps = ("公众参与第十四条至第十八条", "专家论证", "风险评估", "合法性审查", "集体讨论")
    places = [text.index(step) for step in steps]
    assert places == sorted(places)
    assert text.count("☑已完成") == 5
    assert "2024年4月1日至2024年5月6日" in text
    assert "收到意见：12条；采纳意见：7条" in text
    assert "王䶮" in text
    assert text.count("签名：") == 3


def test_a_missing_step_leaves_its_boxes_empty_and_is_named(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    away = dict.fromkeys(("risk_from", "risk_on", "risk_grade", "risk_conclusion"))
    running = dict.fromkeys(("discussed_on", "discussion_result"))
    decision = sample(DECISION) | away | running
    decision |= {"expert_needed": 0, "expert_waived": "没有专业性问题"}
    (text,) = text_of(PAPERS["five_steps"][1], decision, context, fonts, tmp_path)
    assert text.count("☑已完成") == 2
    assert "不需要的理由：没有专业性问题" in text
    assert text.count("☑不需要") == 1
    assert "还缺的程序风险评估、集体讨论" in text


def test_nothing_begun_names_nothing_as_missing(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    bare = {**dict.fromkeys(DECISION.fields), "title": "某事项", "uuid": "u"}
    (text,) = text_of(PAPERS["five_steps"][1], bare, context, fonts, tmp_path)
    assert "☑" not in text
    assert "还缺的程序承办单位意见" in text


def test_a_legality_opinion_goes_to_who_sent_it_in_with_its_conclusion(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["legality_opinion"][1], sample(LEGALITY_REVIEW), context, fonts, tmp_path)
    assert "规划建设办公室：你单位于2024年3月4日送审的《样例镇道路养护服务合同》（合同）收悉。" in text
    assert "□合法☑修改后合法□不合法" in text
    assert "合同金额：186,000.00元" in text
    assert "样例镇司法所（印章）2024年3月11日" in text


def test_a_reviewer_who_is_a_person_signs_and_the_office_seals(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    review = sample(LEGALITY_REVIEW, reviewer="赵𠅤")
    (text,) = text_of(PAPERS["legality_opinion"][1], review, context, fonts, tmp_path)
    assert "审查人：赵𠅤" in text
    assert "样例镇司法所（印章）" in text


def test_a_document_is_filed_with_how_it_was_made(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    document = sample(NORMATIVE_DOCUMENT)
    (report,) = text_of(PAPERS["filing_report"][1], document, context, fonts, tmp_path)
    assert "样例县司法局：现将《样例镇农村公益设施管护办法》（样政规〔2024〕1号）报请备案。" in report
    assert "自2024年8月1日起施行，有效期至2029年7月31日。" in report
    (told,) = text_of(PAPERS["filing_explanation"][1], document, context, fonts, tmp_path)
    assert "2024年4月1日至2024年5月5日公开征求意见，收到意见8条。" in told
    assert told.index("公开征求意见") < told.index("合法性审核") < told.index("审议通过")


def test_minutes_tell_topic_by_topic_what_was_decided(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    topics = [
        {
            "title": "研究工作",
            "decision": "由司法所拟定方案。",
            "responsible": "司法所",
            "due_on": "2025-04-30",
        },
        {"title": "会前学法", "statutes": ";行政处罚法;"},
    ]
    rows = [
        {"name": "王䶮", "post": "镇长", "presence": "present"},
        {"name": "李示例", "presence": "leave"},
        {"name": "赵示例", "presence": "guest"},
    ]
    meeting = sample(MEETING, topics=topics, attendees=rows)
    (text,) = text_of(PAPERS["minutes"][1], meeting, context, fonts, tmp_path)
    assert "出席：王䶮（镇长）列席：赵示例请假：李示例" in text
    assert "一、研究工作由司法所拟定方案。责任人（单位）：司法所，完成时限：2025年4月30日。" in text
    assert "二、会前学法学习《行政处罚法》。" in text


def test_who_is_invited_stands_on_the_sheet_to_sign_in_and_there_is_room_for_more(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    named = sample(MEETING, attendees=[{"name": "王䶮", "post": "镇长"}])
    (text,) = text_of(PAPERS["meeting_sign_in"][1], named, context, fonts, tmp_path)
    assert "1王䶮镇长2" in text
    line = sample(MEETING, attendees=[], attendee_names="王䶮（镇长）、李𠅤（请假）")
    (text,) = text_of(PAPERS["meeting_sign_in"][1], line, context, fonts, tmp_path)
    assert "1王䶮镇长2李𠅤3" in text
    many = sample(MEETING, attendees=[{"name": f"张{n}"} for n in range(60)])
    pages = text_of(PAPERS["meeting_sign_in"][1], many, context, fonts, tmp_path)
    assert len(pages) == 3
    assert all("单位及职务" in page for page in pages)


def test_law_study_takes_the_names_from_its_meeting(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    held = {"attendees": [{"name": "王䶮", "post": "镇长"}]}
    here = replace(context, get=lambda kind, uuid: held if (kind, uuid) == ("meeting", "m") else None)
    study = sample(LAW_STUDY, meeting="m")
    (text,) = text_of(PAPERS["study_sign_in"][1], study, here, fonts, tmp_path)
    assert "1王䶮镇长" in text
    (text,) = text_of(PAPERS["study_record"][1], study, here, fonts, tmp_path)
    assert "《行政处罚法》、《行政许可法》" in text or "《行政处罚法》《行政许可法》" in text
    assert "应到人数22人参加人数20人" in text


@pytest.mark.parametrize(
    ("result", "article", "said"),
    [
        ("told_published", "第三十六条第一项", "已经主动公开"),
        ("disclosed", "第三十六条第二项", "附：公开的政府信息"),
        ("partly", "第三十七条", "能够作区分处理"),
        ("secret", "第十四条、第三十六条第三项", "决定不予公开"),
        ("third_party", "第十五条、第三十六条第三项", "决定不予公开"),
        ("internal", "第十六条第一款、第三十六条第三项", "决定不予公开"),
        ("not_held", "第三十六条第四项", "经检索，没有"),
        ("transferred", "第三十六条第五项", "不属于本机关负责公开"),
        ("repeated", "第三十六条第六项", "不予重复处理"),
        ("complaint", "第三十九条第一款", "不作为政府信息公开申请处理"),
    ],
)
def test_each_kind_of_answer_rests_on_its_article(
    context: PaperContext, fonts: FontBook, tmp_path: Path, result: str, article: str, said: str
) -> None:
    (text,) = text_of(PAPERS["foi_answer"][1], sample(FOI_REQUEST, result=result), context, fonts, tmp_path)
    assert f"根据《中华人民共和国政府信息公开条例》{article}的规定，现答复如下：" in text
    assert said in text


def test_before_the_regulation_of_2019_and_for_other_kinds_the_article_is_left_open(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    for request in (
        sample(FOI_REQUEST, received_on="2019-05-14"),
        sample(FOI_REQUEST, result="other"),
        sample(FOI_REQUEST, result=None),
    ):
        (text,) = text_of(PAPERS["foi_answer"][1], request, context, fonts, tmp_path)
        assert "政府信息公开条例》的规定" in text


@pytest.mark.parametrize(
    ("answered", "result", "both"),
    [
        ("2024-03-25", "third_party", False),
        ("2023-12-31", "third_party", True),
        ("2024-03-25", "disclosed", True),
    ],
)
def test_who_was_refused_since_2024_goes_to_reconsideration_first(
    context: PaperContext, fonts: FontBook, tmp_path: Path, answered: str, result: str, both: bool
) -> None:
    request = sample(FOI_REQUEST, answered_on=answered, result=result)
    (text,) = text_of(PAPERS["foi_answer"][1], request, context, fonts, tmp_path)
    assert ("六个月内" in text) is both
    assert ("收到复议决定书之日起十五日内" in text) is not both


def test_where_it_is_open_which_way_leads_on_both_are_printed_with_a_box(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    request = sample(FOI_REQUEST, answered_on="2024-03-25", result="not_held")
    (text,) = text_of(PAPERS["foi_answer"][1], request, context, fonts, tmp_path)
    assert text.count("□可以自收到本答复书之日起六十日内向") == 2


def test_no_answer_is_printed_for_what_ended_without_one() -> None:
    assert not PAPERS["foi_answer"][1].fits(sample(FOI_REQUEST, result="withdrawn"))
    assert PAPERS["foi_answer"][1].fits(sample(FOI_REQUEST, result=None))


def test_a_firm_is_spoken_to_as_one(context: PaperContext, fonts: FontBook, tmp_path: Path) -> None:
    request = sample(FOI_REQUEST, applicant_kind="business")
    (text,) = text_of(PAPERS["foi_answer"][1], request, context, fonts, tmp_path)
    assert "收到你单位" in text
    assert "你单位申请公开的信息可以公开" in text


def test_the_applicant_is_hidden_in_the_answer_too(
    context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    request = sample(FOI_REQUEST, applicant="周䶮乐", content="周䶮乐宅基地审批结果", answer="已交周䶮乐")
    masked = replace(context, masked=True)
    (text,) = text_of(PAPERS["foi_answer"][1], request, masked, fonts, tmp_path)
    assert "周䶮乐" not in text
    assert text.count("周*乐") == 3


@EVERY
def test_an_empty_record_prints_blanks_and_invents_nothing(
    name: str, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    kind, paper = PAPERS[name]
    empty = {**dict.fromkeys(kind.fields), "uuid": "u"}
    text = "".join(text_of(paper, empty, replace(context, office=""), fonts, tmp_path))
    for invented in ("None", "2025", "[]", "示例", "☑"):
        assert invented not in text


@EVERY
def test_a_word_file_says_the_same(name: str, context: PaperContext, fonts: FontBook, tmp_path: Path) -> None:
    kind, paper = PAPERS[name]
    made = paper.build(sample(kind), context)
    pdf = "".join("".join(page_texts(render_pdf(made, tmp_path / "a.pdf", fonts).path)).split())
    word = docx.Document(str(render_docx(made, tmp_path / "a.docx")))
    texts = [one.text for one in word.paragraphs]
    texts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for line in "\n".join(texts).split("\n"):
        assert "".join(line.split()) in pdf
