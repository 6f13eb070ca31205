"""核查提示: each hint names its cases and its threshold, and nothing is hinted at below it."""

from __future__ import annotations

import random
import time
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from lawgov_desktop.office import Office
from lawgov_desktop.procedures.mediation_authenticity import Hint, Limits, alike, hints, look
from tests.procedures.mediation.conftest import MakeCase

YEAR = (date(2025, 1, 1), date(2025, 12, 31))
FACTS = (
    "双方承包地相邻，去年秋收时因地界石被移动发生争吵，经村组长和老邻居现场指认，界石原在老柿子树东侧两步。"
)
TERMS = "一、按老柿子树东侧两步重新立界石；\n二、双方今后不得私自移动界石；\n三、今年麦收损失各自承担。"


def told(office: Office, kind: str, limits: Limits | None = None) -> list[Hint]:
    return [hint for hint in look(office.store, *YEAR, limits) if hint.kind == kind]


def test_one_telephone_in_three_cases(office: Office, make_case: MakeCase) -> None:
    phone = "19900001234"
    for number in range(2):
        make_case(parties=[{"name": "牛万能", "phone": phone}, {"name": f"对方{number}"}])
    assert told(office, "phone") == []
    third = make_case(parties=[{"name": "牛万能", "phone": f"0377-66112233、{phone}"}, {"name": "对方二"}])
    (hint,) = told(office, "phone")
    assert "1234" in hint.what
    assert phone not in hint.what
    assert len(hint.cases) == 3
    assert third in {case.uuid for case in hint.cases}
    assert hint.threshold == "达到 3 件提示"
    assert told(office, "phone", Limits(same_phone_cases=4)) == []


def test_one_id_in_three_cases_counts_each_case_once(office: Office, make_case: MakeCase) -> None:
    twice = [
        {"name": "牛万能", "id_no": "11010519491231002X"},
        {"name": "牛万能", "id_no": "11010519491231002x"},
    ]
    make_case(parties=twice)
    make_case(parties=[twice[0], {"name": "乙"}])
    assert told(office, "id_no") == []
    make_case(parties=[twice[1], {"name": "丙"}])
    assert len(told(office, "id_no")[0].cases) == 3


def test_agreements_that_are_nearly_the_same(office: Office, make_case: MakeCase) -> None:
    make_case(facts=FACTS, terms=TERMS)
    make_case("王五", "赵六", facts=FACTS.replace("去年", "前年"), terms=TERMS)
    make_case(
        "孙七", "周八", facts="借款到期未还，双方对已还利息的数额各执一词。" * 3, terms="一、分三次还清。"
    )
    (hint,) = told(office, "text")
    assert len(hint.cases) == 2
    assert told(office, "text", Limits(text_likeness_percent=100)) == []


def test_short_agreements_are_alike_by_nature(office: Office, make_case: MakeCase) -> None:
    make_case()
    make_case("王五", "赵六")
    assert told(office, "text") == []


def test_one_committee_with_most_of_a_month(office: Office, make_case: MakeCase) -> None:
    other = office.store.save("committee", {"name": "另一村人民调解委员会", "short_name": "另"}).uuid
    for _ in range(6):
        make_case()
    for _ in range(4):
        make_case(committee=other)
    (hint,) = told(office, "share")
    assert "样例村人民调解委员会受理 6 件，占当月 10 件的 60%" in hint.what
    assert told(office, "share", Limits(committee_share_percent=60)) == []
    assert told(office, "share", Limits(share_least_cases=11)) == []


def test_an_agreement_before_the_acceptance_is_told_and_a_date_of_a_month_is_not(
    office: Office, make_case: MakeCase
) -> None:
    early = make_case(agreement_on="2025-02-01")
    make_case("王五", "赵六", agreement_on="2025-02")
    (hint,) = told(office, "before")
    assert [case.uuid for case in hint.cases] == [early]


def test_many_closings_on_one_day(office: Office, make_case: MakeCase) -> None:
    for _ in range(5):
        make_case()
    (hint,) = told(office, "same_day")
    assert hint.what == "2025-03-10 一天结案 5 件"
    assert told(office, "same_day", Limits(same_day_closings=6)) == []


def test_a_written_agreement_without_a_scan_is_told_once_for_all(office: Office, make_case: MakeCase) -> None:
    make_case()
    make_case("王五", "赵六", attachments='[{"sha256": "0", "name": "协议.pdf", "size": 1}]')
    make_case("孙七", "周八", agreement_form="oral")
    make_case("吴九", "郑十", closed_on=None)
    (hint,) = told(office, "no_scan")
    assert len(hint.cases) == 1


def test_void_numbers_are_left_out(office: Office, make_case: MakeCase) -> None:
    make_case(number_void=1, void_reason="重复", agreement_on="2025-02-01")
    assert look(office.store, *YEAR) == ()


def test_a_hint_blocks_nothing(office: Office, make_case: MakeCase) -> None:
    uuid = make_case(agreement_on="2025-02-01")
    assert told(office, "before")
    office.store.save(
        "mediation_case",
        {"archived_on": "2025-04-01", "retention": "short", "archived_reason": "补交"},
        uuid=uuid,
    )


LETTERS = st.text("张三李四界石滴水赔偿今后不得", min_size=8, max_size=30)


@given(texts=st.lists(LETTERS, max_size=12), percent=st.integers(60, 100))
def test_the_groups_are_those_of_comparing_everything_with_everything(texts: list[str], percent: int) -> None:
    linked = {
        (one, other)
        for one, other in combinations(range(len(texts)), 2)
        if texts[one] == texts[other] or fuzz.ratio(texts[one], texts[other], score_cutoff=percent)
    }
    groups = {frozenset([place]) for place in range(len(texts))}
    for one, other in linked:
        parts = [group for group in groups if one in group or other in group]
        groups = (groups - set(parts)) | {frozenset().union(*parts)}
    wanted = {group for group in groups if len(group) > 1}
    assert {frozenset(group) for group in alike(texts, percent)} == wanted


@pytest.mark.parametrize("families", [40, 5000])
def test_five_thousand_agreements_take_seconds(families: int) -> None:
    rng = random.Random(7)
    letters = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒日月盈昃列张寒来暑往"
    base = ["".join(rng.choices(letters, k=rng.randint(80, 200))) for _ in range(families)]
    texts = []
    for place in range(5000):
        text = list(base[place % families])
        text[rng.randrange(len(text))] = rng.choice(letters)
        texts.append("".join(text))
    began = time.perf_counter()
    groups = alike(texts, 90)
    assert time.perf_counter() - began < 10
    assert len(groups) == (40 if families == 40 else 0)


def test_no_cases_give_no_hints() -> None:
    assert hints([], {}) == ()
