"""The papers around a case that the ministry's agreement needs: notices, powers, court, closing, volume."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from lawgov_desktop.documents.document import Document
from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.pdf import render_pdf
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext
from lawgov_desktop.registers.mediation.case import MEDIATION_CASE
from lawgov_desktop.registers.mediation.papers_end import back_cover, volume_note
from lawgov_desktop.registers.mediation.papers_sessions import one_session
from lawgov_desktop.registers.paper_pieces import together
from lawgov_desktop.timekeeping.province_pack import ProvincePack, province_file
from tests.documents.pdf_reading import page_texts

Pages = Callable[[Document], list[str]]
PAPERS = {paper.name: paper for paper in MEDIATION_CASE.papers}
NUMBER = "〔2025〕河东人调字第0012号"


@dataclass(frozen=True)
class Local:
    """A pack with some texts of its own."""

    shipped: ProvincePack
    own: Mapping[str, str]
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def number(self, key: str) -> int:
        return self.shipped.number(key)

    def text(self, key: str) -> str:
        return self.own.get(key, self.shipped.text(key))

    def table(self, key: str) -> tuple[Mapping[str, object], ...]:
        if key in self.lines:
            return tuple({"text": line} for line in self.lines[key])
        return self.shipped.table(key)


@pytest.fixture
def pack(root: Path) -> ProvincePack:
    return ProvincePack.load(province_file(root / "resources" / "rules", "henan"))


@pytest.fixture
def here(context: PaperContext, pack: ProvincePack) -> PaperContext:
    return replace(context, local=pack)


@pytest.fixture
def full(settled: Draft) -> Draft:
    parties = [
        {"side": "applicant", "name": "张䶮", "sex": "1", "age": 49, "occupation": "务农"},
        {
            "side": "respondent",
            "name": "李𠅤㛃",
            "id_no": "110101198003070011",
            "agent_name": "吴示例",
            "agent_phone": "13700000002",
            "agent_scope": "special",
        },
        {
            "side": "third",
            "party_kind": "legal_person",
            "name": "样例建筑有限公司",
            "legal_representative": "孙示例",
            "representative_post": "经理",
            "address": "样例县工业路8号",
            "agent_name": "钱示例",
            "agent_scope": "general",
        },
    ]
    return {
        **settled,
        "number": NUMBER,
        "agreement_number": NUMBER,
        "parties": parties,
        "copies": None,
        "confirmation_court": "样例县人民法院",
        "sessions": [
            {"kind": "mediation", "held_on": "2025-03-10", "started_at": "14:00", "text": "下午谈成了"},
            {"kind": "survey", "held_on": "2025-03-07", "asked": "张䶮", "text": "问：何时修的"},
            {"kind": "mediation", "held_on": "2025-03-10", "started_at": "9:30", "text": "上午没有谈成"},
        ],
    }


@pytest.fixture
def pages(fonts: FontBook, tmp_path: Path) -> Pages:
    """The text of each page of a document without white space; every character must have had a font."""

    def read(document: Document) -> list[str]:
        result = render_pdf(document, tmp_path / "paper.pdf", fonts)
        assert result.missing_glyphs == ()
        render_docx(document, tmp_path / "paper.docx")
        return ["".join(text.split()) for text in page_texts(result.path)]

    return read


def test_the_notice_of_rights_quotes_the_law_and_is_signed_by_all(
    full: Draft, here: PaperContext, pages: Pages
) -> None:
    (text,) = pages(PAPERS["rights_notice"].build(full, here))
    for said in (
        "人民调解委员会是依法设立的调解民间纠纷的群众性组织。",
        "人民调解委员会调解民间纠纷，不收取任何费用。",
        "（三）要求调解公开进行或者不公开进行；",
        "（二）遵守调解现场秩序，尊重人民调解员；",
        "可以自调解协议生效之日起三十日内共同向人民法院申请司法确认",
        "通过仲裁、行政、司法等途径维护自己的权利。",
    ):
        assert said in text
    assert text.count("当事人（签名盖章或按指印）：") == 3
    assert "九、其他事项" not in text


def test_what_the_county_adds_follows_the_law(
    full: Draft, here: PaperContext, pack: ProvincePack, pages: Pages
) -> None:
    local = Local(pack, {}, {"mediation_rights_notice_more": ["请保管好协议书。", "有事请打调委会电话。"]})
    text = "".join(pages(PAPERS["rights_notice"].build(full, replace(here, local=local))))
    assert text.index("八、调解不成的") < text.index("九、其他事项请保管好协议书。") < text.index("告知人")


def test_every_party_with_an_agent_has_a_power_of_its_own(
    full: Draft, here: PaperContext, pages: Pages
) -> None:
    person, firm = pages(PAPERS["power_of_attorney"].build(full, here))
    assert "委托人：姓名李𠅤㛃" in person
    assert "受委托人：姓名吴示例" in person
    assert "☑特别授权：代为承认、放弃、变更调解请求" in person
    assert "委托人：名称样例建筑有限公司法定代表人姓名孙示例职务经理" in firm
    assert "☑一般代理" in firm
    assert "□特别授权" in firm


@pytest.mark.parametrize(
    ("way", "said", "unsaid"),
    [
        ("职业或职务", "职业或职务务农联系方式", "身份证号码"),
        ("身份证号码", "身份证号码110101198003070011", "职业或职务"),
        ("两项都印", "职业或职务务农联系方式身份证号码", "公民身份号码"),
    ],
)
def test_the_second_line_of_a_party_is_as_the_county_wants(
    full: Draft, here: PaperContext, pack: ProvincePack, pages: Pages, way: str, said: str, unsaid: str
) -> None:
    local = Local(pack, {"mediation_party_line": way})
    text = "".join(pages(PAPERS["agreement"].build(full, replace(here, local=local))))
    assert said in text
    assert unsaid not in text


def test_papers_the_county_does_not_use_are_not_offered(full: Draft, pack: ProvincePack) -> None:
    used = {name for name, paper in PAPERS.items() if paper.offered(full, pack)}
    assert {"rights_notice", "power_of_attorney", "closing_report", "agreement"} <= used
    local = Local(pack, {"mediation_extra_papers": "授权委托书"})
    assert used - {name for name, paper in PAPERS.items() if paper.offered(full, local)} == {
        "rights_notice",
        "closing_report",
    }


def test_one_session_is_printed_alone_and_the_day_is_in_order(
    full: Draft, here: PaperContext, pages: Pages
) -> None:
    every = pages(PAPERS["session_record"].build(full, here))
    assert [said for page in every for said in ("何时修的", "上午", "下午") if said in page] == [
        "何时修的",
        "上午",
        "下午",
    ]
    (alone,) = pages(one_session(full, here, full["sessions"][0]))
    assert "下午谈成了" in alone
    assert "上午" not in alone


def test_all_parties_apply_to_the_court_together(full: Draft, here: PaperContext, pages: Pages) -> None:
    text = "".join(pages(PAPERS["confirmation_application"].build(full, here)))
    for said in (
        "申请人1姓名张䶮",
        "申请人3名称样例建筑有限公司",
        "送达地址",
        f"主持调解达成的调解协议（编号：{NUMBER}）有效。",
        "一、李示例于2025年3月20日前修整檐沟；",
        "没有恶意串通、规避法律的行为",
        "此致样例县人民法院",
        "附：1.调解协议2.人民调解委员会主持调解的证明",
        "4.与调解协议相关的财产权利证明等材料",
    ):
        assert said in text, said
    assert text.count("申请人（签名盖章或按指印）：") == 3
    proof = "".join(pages(PAPERS["mediation_proof"].build(full, here)))
    assert "样例县人民法院：兹证明" in proof
    assert "协议自2025年3月10日起生效。" in proof


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"performance_state": "performed", "performed_on": "2025-03-20"}, "结案时间2025年3月20日"),
        ({"performance_state": "immediate"}, "结案时间2025年3月10日"),
        ({"performance_state": "not_due"}, "结案时间案件来源"),
        ({"result": "failed", "closed_on": "2025-03-12"}, "结案时间2025年3月12日"),
    ],
)
def test_a_case_is_closed_when_it_is_performed(
    full: Draft, here: PaperContext, pages: Pages, said: Draft, expected: str
) -> None:
    (text,) = pages(PAPERS["closing_report"].build({**full, **said}, here))
    assert expected in text
    assert "受案时间2025年3月5日" in text
    assert "承办人李示例" in text
    assert "调解过程2025年3月7日调查；2025年3月10日调解；2025年3月10日调解" in text


def test_the_volume_says_what_happened_to_it_and_how_long_it_is(
    full: Draft, here: PaperContext, pages: Pages
) -> None:
    (note,) = pages(volume_note(full, here, ["第7页复印件缺角。"]))
    assert "销毁等情况：第7页复印件缺角。立卷人（签名）：检查人（签名）：" in note
    (told,) = pages(back_cover(full, here, 42))
    assert "本卷共42页" in told
    (blank,) = pages(PAPERS["back_cover"].build(full, here))
    assert "本卷共页" in blank


def test_a_masked_paper_hides_names_in_its_running_text(
    full: Draft, here: PaperContext, pages: Pages
) -> None:
    case = {**full, "terms": "一、李𠅤㛃付张䶮1200元，电话13800000000；\n二、样例建筑有限公司清运。"}
    text = "".join(pages(PAPERS["agreement"].build(case, replace(here, masked=True))))
    assert "一、李*㛃付张*1200元，电话138****0000；" in text
    assert "二、样例建筑有限公司清运。" in text


@pytest.mark.parametrize("paper", PAPERS.values(), ids=lambda paper: paper.name)
def test_five_parties_fit_every_paper(paper: Paper, full: Draft, here: PaperContext, pages: Pages) -> None:
    more = [{"side": "respondent", "name": "欧阳示例"}, {"side": "third", "name": "买买提·吐尔逊"}]
    parts = pages(paper.build({**full, "parties": [*full["parties"], *more]}, here))
    assert all(parts)
    assert "欧阳示例" in "".join(parts) or paper.name in ("power_of_attorney", "volume_note", "back_cover")


def test_several_papers_are_printed_as_one(full: Draft, here: PaperContext, pages: Pages) -> None:
    made = together("成套文书", [PAPERS[name].build(full, here) for name in ("acceptance", "volume_note")])
    first, second = pages(made)
    assert "备注：此表由人民调解委员会填写。" in first
    assert second.startswith("卷宗情况说明")
