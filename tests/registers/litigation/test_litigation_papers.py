"""The papers of lawsuits, reconsideration, suggestions and handovers: what they say, and on what law."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from lawgov_desktop.documents.document import Document, FieldLine
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, RecordType
from lawgov_desktop.registers.litigation import KINDS, evidence
from lawgov_desktop.registers.litigation.case import LITIGATION_CASE
from lawgov_desktop.registers.litigation.handover import CASE_HANDOVER
from lawgov_desktop.registers.litigation.reconsideration import RECONSIDERATION_CASE
from lawgov_desktop.registers.litigation.suggestion import JUDICIAL_SUGGESTION
from lawgov_desktop.registers.on_paper import agency_name
from tests.documents.pdf_reading import page_texts
from tests.registers.shipped_names import ShippedNames
from tests.registers.test_papers import text_of

PAPERS: dict[str, tuple[RecordType, Paper]] = {
    paper.name: (kind, paper) for kind in KINDS for paper in kind.papers
}
EVERY = pytest.mark.parametrize("name", PAPERS)

EVIDENCE = [
    {
        "name": "勘验笔录",
        "source": "本机关制作",
        "proves": "张䶮搭建的棚在红线内",
        "page_from": 1,
        "page_to": 8,
        "form": "original",
    },
    {"name": "询问笔录", "proves": "没有办理许可", "page_from": 9, "page_to": 12, "form": "copy"},
    {"name": "规划复函", "page_from": 13, "form": "checked"},
]


class OfThisPlace:
    """What the place has written about itself."""

    def text(self, key: str) -> str:
        written = {"agency_name": "样例县䶮溪镇人民政府", "agency_head": "李𠅤", "agency_head_post": "镇长"}
        return written.get(key, "")

    def number(self, key: str) -> int:
        raise KeyError(key)

    def table(self, key: str) -> tuple[dict[str, object], ...]:
        raise KeyError(key)


@pytest.fixture
def here(context: PaperContext) -> PaperContext:
    return replace(context, local=OfThisPlace())


def sample(kind: RecordType, **more: Any) -> Draft:
    assert kind.sample
    return {**dict.fromkeys(kind.fields), **kind.sample({}.get), "uuid": "u", **more}


@pytest.fixture
def suit() -> Draft:
    return sample(
        LITIGATION_CASE, plaintiffs="张䶮、王某某", plaintiff_count=2, third_parties="赵𠅤", evidence=EVIDENCE
    )


def test_the_answer_names_us_them_and_the_court_and_leaves_the_rest_to_be_written(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    paper = PAPERS["defence"][1]
    text = "".join(text_of(paper, suit, here, fonts, tmp_path))
    order = (
        "行政答辩状",
        "案号：（2025）豫9999行初8号",
        "答辩人（被告）：样例县䶮溪镇人民政府",
        "法定代表人：李𠅤，职务：镇长",
        "委托代理人：王示例，综合行政执法队",
        "被答辩人（原告）：张䶮、王某某",
        "第三人：赵𠅤",
        "于2025年3月3日收到起诉状副本，依照《中华人民共和国行政诉讼法》第六十七条的规定，提出答辩如下。",
        "答辩请求：",
        "一、被诉行政行为限期拆除决定书",
        "五、对原告请求和理由的答辩意见原告请求：撤销限期拆除决定。",
        "此致样例县人民法院",
        "附：1.本答辩状副本3份",
        "2.证据目录1份，证据3份",
        "样例县䶮溪镇人民政府（印章）2025年3月12日",
    )
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    assert paper.build(suit, here).copies == 4  # one for each of three others, one for the court


def test_an_answer_to_an_appeal_does_not_cite_the_article_of_the_first_instance(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    second = {**suit, "instance": "second", "position": "appellee"}
    text = "".join(text_of(PAPERS["defence"][1], second, here, fonts, tmp_path))
    assert "答辩人（被上诉人）" in text
    assert "收到上诉状副本，提出答辩如下。" in text
    assert "第六十七条" not in text


def test_whoever_has_no_answer_to_give_is_offered_none(suit: Draft) -> None:
    assert not PAPERS["defence"][1].fits({**suit, "position": "third"})


def test_evidence_is_numbered_with_its_pages_and_their_total(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["evidence_list"][1], suit, here, fonts, tmp_path)
    assert "1勘验笔录本机关制作张䶮搭建的棚在红线内1—88原件" in text
    assert "2询问笔录没有办理许可9—124复印件" in text
    assert "3规划复函131复印件（与原件核对无异）" in text
    assert "合计：3份，共13页" in text
    assert "案件：张䶮、王某某诉样例县䶮溪镇人民政府不服限期拆除决定" in text


def test_a_long_list_of_evidence_repeats_its_heading_and_counts_every_page(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    rows = [{"name": f"证据材料{n}", "page_from": 2 * n - 1, "page_to": 2 * n} for n in range(1, 61)]
    pages = text_of(PAPERS["evidence_list"][1], {**suit, "evidence": rows}, here, fonts, tmp_path)
    assert len(pages) > 1
    assert all("证明对象和内容" in page for page in pages)
    assert "合计：60份，共120页" in pages[-1]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(1, 3), (5, 6)], "缺第 4 页"),
        ([(2, 3)], "缺第 1 页"),
        ([(1, 3), (3, 6)], "第 3 页和前面重了"),
        ([(3, 1)], "前后颠倒"),
    ],
)
def test_pages_left_out_or_twice_are_told(rows: list[tuple[int, int]], said: str) -> None:
    listed = [{"name": "x", "page_from": first, "page_to": last} for first, last in rows]
    (problem,) = evidence.problems(listed, None)
    assert said in problem.what
    assert problem.level == "doubt"


def test_a_page_two_pieces_stand_on_counts_once() -> None:
    rows = [{"page_from": 1, "page_to": 3}, {"page_from": 3, "page_to": 4}, {"name": "no page"}]
    assert evidence.page_total(rows) == 4


def test_the_list_is_counted_and_another_count_is_doubted() -> None:
    assert evidence.count_of({"evidence": EVIDENCE, "evidence_count": 9}) == 3
    assert evidence.count_of({"evidence": [], "evidence_count": 9}) == 9
    assert evidence.count_of({}) is None
    assert [one.field for one in evidence.problems(EVIDENCE, 9)] == ["evidence_count"]


def test_both_agents_stand_with_post_and_powers_and_the_leader_needs_none(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    leader = {"name": "李示例", "kind": "leader", "workplace": "副镇长"}
    agents = [leader, {**suit["agents"][0], "scope": "general"}, {**suit["agents"][1], "scope": "special"}]
    (text,) = text_of(PAPERS["attorney"][1], {**suit, "agents": agents}, here, fonts, tmp_path)
    assert "受委托人一：王示例身份：工作人员" in text
    assert "受委托人二：赵示例身份：律师工作单位和职务：样例律师事务所" in text
    assert "（受委托人一）：☑一般代理□特别授权" in text
    assert "（受委托人二）：□一般代理☑特别授权" in text
    assert "李示例" not in text


def test_a_lawyer_alone_is_doubted_in_the_form_and_not_on_the_paper(
    suit: Draft, here: PaperContext, names: ShippedNames, fonts: FontBook, tmp_path: Path
) -> None:
    hearing = {"held_on": "2025-04-10", "leader_attended": 0, "absence_reason": "duty", "statement": 1}
    alone = {**suit, "agents": [suit["agents"][1]], "hearings": [hearing]}
    assert any("第一百二十八条" in one.why for one in LITIGATION_CASE.rules(alone, names))
    assert "不得仅委托律师" not in "".join(text_of(PAPERS["attorney"][1], alone, here, fonts, tmp_path))


def test_an_absence_gives_one_of_the_four_reasons_and_asks_for_seal_or_signature(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    hearing = {"held_on": "2025-04-10", "leader_attended": 0, "absence_reason": "duty"}
    paper = PAPERS["leader_absent"][1]
    case = {**suit, "hearings": [hearing]}
    (text,) = text_of(paper, case, here, fonts, tmp_path)
    assert "□不可抗力□意外事件☑需要履行他人不能代替的公务□无法出庭的其他正当事由" in text
    assert "没有正当理由" not in text
    assert "定于2025年4月10日开庭" in text
    assert "我机关已委托工作人员王示例出庭应诉" in text
    assert text.index("主要负责人（签字）：") < text.index("样例县䶮溪镇人民政府（印章）")


def test_an_absence_from_the_next_hearing_does_not_take_the_day_of_one_attended(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["leader_absent"][1], suit, here, fonts, tmp_path)
    assert "2025年4月10日" not in text
    coming = {**suit, "hearings": [*suit["hearings"], {"held_on": "2025-06-03"}]}
    (text,) = text_of(PAPERS["leader_absent"][1], coming, here, fonts, tmp_path)
    assert "定于2025年6月3日开庭" in text


def test_a_leader_who_goes_is_told_with_post_and_rank(
    suit: Draft, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = text_of(PAPERS["leader_present"][1], suit, here, fonts, tmp_path)
    assert "我机关负责人李示例同志，任副镇长职务，到庭应诉。" in text
    assert "☑副职负责人" in text


@pytest.mark.parametrize(
    ("received", "procedure", "said"),
    [
        ("2023-12-31", "ordinary", "《中华人民共和国行政复议法》（2017年修正）第二十三条的规定"),
        ("2024-01-01", "ordinary", "《中华人民共和国行政复议法》第四十八条的规定"),
        ("2025-09-26", "simple", "《中华人民共和国行政复议法》第五十四条的规定"),
        ("2025-09-26", None, "《中华人民共和国行政复议法》第条的规定"),
        (None, "ordinary", "《中华人民共和国行政复议法》第条的规定"),
    ],
)
def test_the_answer_in_reconsideration_rests_on_the_law_of_its_day(
    here: PaperContext, fonts: FontBook, tmp_path: Path, received: str, procedure: str, said: str
) -> None:
    case = sample(RECONSIDERATION_CASE, received_on=received, procedure=procedure)
    text = "".join(text_of(PAPERS["reconsideration_answer"][1], case, here, fonts, tmp_path))
    assert said in text
    assert "此致样例县人民政府" in text


def test_a_suggestion_is_answered_with_its_number_and_measures(
    here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    letter = sample(JUDICIAL_SUGGESTION)
    (text,) = text_of(PAPERS["suggestion_reply"][1], letter, here, fonts, tmp_path)
    assert "文号：样政函〔2025〕15号样例县人民法院：" in text
    assert "贵单位发来的司法建议（样法建〔2025〕3号）于2025年6月20日收悉。" in text
    assert "对所提建议，全部采纳。" in text


@pytest.mark.parametrize(
    ("handed", "organ", "said", "not_said"),
    [
        ("2025-04-02", "police", "《中华人民共和国行政处罚法》第二十七条和", "第二十二条"),
        ("2021-07-14", "police", "《中华人民共和国行政处罚法》第二十二条和", "第二十七条"),
        (None, "police", "依照《行政执法机关移送涉嫌犯罪案件的规定》", "行政处罚法"),
        ("2025-04-02", "county", "该案属于贵单位管辖", "涉嫌犯罪"),
    ],
)
def test_a_case_is_handed_over_under_the_law_of_its_day_and_to_whom_it_belongs(
    here: PaperContext, fonts: FontBook, tmp_path: Path, handed: str, organ: str, said: str, not_said: str
) -> None:
    case = sample(CASE_HANDOVER, handed_on=handed, organ_kind=organ, name="张䶮占用农用地", crime=None)
    (text,) = text_of(PAPERS["case_transfer"][1], case, here, fonts, tmp_path)
    assert said in text
    assert not_said not in text


def test_the_list_of_what_is_handed_over_has_its_receipt(
    here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    case = sample(CASE_HANDOVER)
    (text,) = text_of(PAPERS["transfer_receipt"][1], case, here, fonts, tmp_path)
    for said in ("1案件移送书", "2调查报告", "3勘测定界图", "4询问笔录", "移送机关：样例县䶮溪镇人民政府"):
        assert said in text
    back = {**case, "direction": "in"}
    (text,) = text_of(PAPERS["transfer_receipt"][1], back, here, fonts, tmp_path)
    assert "移送机关：样例县公安局接收机关：样例县䶮溪镇人民政府" in text
    assert not PAPERS["case_transfer"][1].fits(back)


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("样例镇司法所", "样例镇人民政府"),
        ("新乡县大召营镇司法所", "新乡县大召营镇人民政府"),
        ("样例乡综治中心", "样例乡人民政府"),
        ("样例街道司法所", "样例街道办事处"),
        ("样例镇人民政府", "样例镇人民政府"),
        ("样例县司法局", None),
        ("样例镇乡村振兴办公室", None),
        ("", None),
    ],
)
def test_the_government_is_named_after_the_office_only_where_that_is_sure(
    context: PaperContext, office: str, said: str | None
) -> None:
    assert agency_name(replace(context, office=office)) == said


@EVERY
def test_an_empty_record_prints_blanks_and_invents_nothing(
    name: str, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    kind, paper = PAPERS[name]
    empty = {**dict.fromkeys(kind.fields), "uuid": "u"}
    text = "".join(
        text_of(paper, empty, replace(context, office="", today=date(2031, 1, 1)), fonts, tmp_path)
    )
    for invented in ("None", "2031", "[]", "样例", "示例"):
        assert invented not in text
    assert any(isinstance(block, FieldLine) for block in flat(paper.build(empty, context)))


@EVERY
def test_masked_papers_show_no_party_in_any_text(
    name: str, here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    kind, paper = PAPERS[name]
    who = {"plaintiffs": "张䶮乐", "applicants": "张䶮乐", "party": "张䶮乐"}
    texts = ("facts", "act", "requests", "title", "measures", "name", "materials")
    case = sample(kind)
    case |= {field: value for field, value in who.items() if field in case}
    party = "张䶮乐" if set(who) & set(case) else ""
    case |= {field: f"{party}的事项" for field in texts if field in case}
    case["evidence"] = [{"name": f"{party}的笔录", "proves": f"{party}承认"}]
    text = "".join(text_of(paper, case, replace(here, masked=True), fonts, tmp_path))
    assert "张䶮乐" not in text
    assert not party or name.endswith(("identity",)) or "张*乐" in text


@EVERY
def test_a_word_file_says_the_same(name: str, here: PaperContext, fonts: FontBook, tmp_path: Path) -> None:
    kind, paper = PAPERS[name]
    case = sample(kind, evidence=EVIDENCE)
    made = paper.build(case, here)
    pdf = "".join("".join(page_texts(render_pdf(made, tmp_path / "a.pdf", fonts).path)).split())
    word = docx.Document(str(render_docx(made, tmp_path / "a.docx")))
    texts = [one.text for one in word.paragraphs]
    texts += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    for text in texts:
        for line in text.split("\n"):
            assert "".join(line.split()) in pdf


def flat(document: Document) -> list[Any]:
    found: list[Any] = []
    waiting: list[Any] = list(document.blocks)
    while waiting:
        block = waiting.pop(0)
        found.append(block)
        waiting += getattr(block, "blocks", ())
    return found
