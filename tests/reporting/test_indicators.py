"""Figures and registers are proposed for an indicator by its words; what is proposed exists."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.registers import ALL
from lawgov_desktop.reporting.indicators import proposed, source_of, sources_offered

OFFERS = sources_offered({kind.key: kind for kind in ALL})
BY_TITLE = {offer.title for offer in OFFERS}


@pytest.mark.parametrize(
    ("title", "wanted", "expected"),
    [
        ("健全行政应诉工作机制，负责人出庭应诉", "应诉案件台账", {"行政应诉案件", "负责人出庭的应诉案件"}),
        ("人民调解案件登记规范", "调解台账、卷宗", {"受理的人民调解案件"}),
        ("利用赶集日开展宣传", "活动照片", {"利用赶集日开展的政策宣传"}),
        ("重大行政决策程序规范", "", {"重大行政决策"}),
        ("党政主要负责人履行第一责任人职责", "会议纪要、述法报告", {"述法报告", "第一责任人职责"}),
        ("矛盾纠纷排查化解", "排查记录", {"矛盾纠纷排查台账"}),
    ],
)
def test_the_words_of_an_indicator_find_what_proves_it(title: str, wanted: str, expected: set[str]) -> None:
    found = {offer.title for offer in proposed({"title": title, "wanted_proof": wanted}, OFFERS)}
    assert expected <= found


@pytest.mark.parametrize("title", ["信访工作", "平安建设", "安全生产责任制", ""])
def test_nothing_is_proposed_where_no_register_speaks_of_it(title: str) -> None:
    assert proposed({"title": title}, OFFERS) == []


@given(st.text(alphabet="行政应诉调解案件宣传学法公开复议，。1a \n", max_size=60))
def test_any_words_give_at_most_four_offers_each_once(words: str) -> None:
    found = proposed({"title": words}, OFFERS)
    assert len(found) <= 4
    assert len({offer.key for offer in found}) == len(found)
    assert all(offer in OFFERS for offer in found)


def test_a_source_is_known_by_its_key_before_its_name() -> None:
    by_key = source_of({"key": "lawsuits", "title": "旧名称"}, OFFERS)
    assert by_key is not None
    assert by_key.title == "行政应诉案件"
    by_name = source_of({"title": "合法性审查"}, OFFERS)
    assert by_name is not None
    assert by_name.key == "legality_reviews"
    assert source_of({"title": "没有的"}, OFFERS) is None


def test_every_offer_has_a_key_of_its_own() -> None:
    assert len({offer.key for offer in OFFERS}) == len(OFFERS)
