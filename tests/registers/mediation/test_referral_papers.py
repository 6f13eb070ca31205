"""The slips of a 移送: what goes out, what is acknowledged, what is answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.records.record_type import Draft, PaperContext
from lawgov_desktop.registers.mediation.referral import REFERRAL
from tests.registers.test_papers import text_of

PAPERS = {paper.name: paper for paper in REFERRAL.papers}


@pytest.fixture
def came_in() -> Draft:
    assert REFERRAL.sample
    return {**REFERRAL.new_draft(), **REFERRAL.sample({"committee": "c1"}.get), "party_names": "张䶮、李𠅤㛃"}


@pytest.fixture
def sent(came_in: Draft) -> Draft:
    more = {"direction": "out", "organ": "court", "organ_name": "样例县人民法院", "reason": "双方差距较大"}
    return {**came_in, **more, "court_told": 1, "reply_due": "2025-03-20", "handed_by": "王示例"}


def test_the_letter_says_what_is_sent_why_and_by_when(
    sent: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["referral_letter"], sent, context, fonts, tmp_path)
    for said in (
        "样例镇河东村人民调解委员会移送（转办）函移送单号：样公（龙）移字〔2025〕3号样例县人民法院：",
        "张䶮、李𠅤㛃之间的邻里纠纷一案",
        "移送理由：双方差距较大已告知当事人可以依法通过仲裁、行政、司法等途径",
        "请于2025年3月20日前",
        "移送人：王示例",
        "2025年3月4日",
    ):
        assert said in text, said


def test_the_receipt_is_signed_by_whoever_received(
    sent: Draft, came_in: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (theirs,) = text_of(PAPERS["referral_receipt"], sent, context, fonts, tmp_path)
    assert "样例镇河东村人民调解委员会：你单位于" in theirs
    assert "样例县人民法院（印章）" in theirs
    (ours,) = text_of(PAPERS["referral_receipt"], came_in, context, fonts, tmp_path)
    assert "样例派出所：你单位于" in ours
    assert "接收人：王示例样例镇河东村人民调解委员会（印章）2025年3月4日" in ours


def test_the_answer_tells_the_outcome_and_the_way_to_court_only_when_it_was_told(
    came_in: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    case = {**came_in, "outcome": "failed", "outcome_text": "双方各执一词。", "returned_on": "2025-03-30"}
    (text,) = text_of(PAPERS["referral_reply"], case, context, fonts, tmp_path)
    assert "办理结果：调解不成" in text
    assert "（印章）2025年3月30日" in text
    assert "人民法院起诉" not in text
    (text,) = text_of(PAPERS["referral_reply"], {**case, "court_told": 1}, context, fonts, tmp_path)
    assert "双方各执一词。已告知当事人" in text


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_slip_is_a_form_and_a_masked_one_hides_names(
    name: str, came_in: Draft, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (empty,) = text_of(PAPERS[name], REFERRAL.new_draft(), context, fonts, tmp_path)
    assert "None" not in empty
    assert "2025年" not in empty
    masked = replace(context, masked=True)
    case = {**came_in, "summary": "张䶮电话13800000000"}
    (text,) = text_of(PAPERS[name], case, masked, fonts, tmp_path)
    assert "张䶮" not in text
    assert "13800000000" not in text


def test_what_came_in_is_answered_and_what_goes_out_has_a_letter(sent: Draft, came_in: Draft) -> None:
    def offered(case: Draft) -> set[str]:
        return {name for name, paper in PAPERS.items() if paper.fits(case)}

    assert offered(sent) == {"referral_letter", "referral_receipt"}
    assert offered(came_in) == {"referral_receipt", "referral_reply"}
