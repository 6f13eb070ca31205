"""The letter of a promise and the record of a check: what is told, what is ticked, what is left to write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.records.record_type import Draft, PaperContext, RecordType
from lawgov_desktop.registers.matters.promise import PROMISE
from lawgov_desktop.registers.matters.proof_item import PROOF_ITEM
from lawgov_desktop.registers.matters.supervision import SUPERVISION
from tests.registers.test_papers import text_of

LETTER, CHECK = PROMISE.papers[0], SUPERVISION.papers[0]


def sample(kind: RecordType, **more: Any) -> Draft:
    assert kind.sample
    return {**dict.fromkeys(kind.fields), **kind.sample({}.get), "uuid": "u", **more}


@pytest.fixture
def here(context: PaperContext) -> PaperContext:
    proof = sample(PROOF_ITEM)
    return replace(context, get=lambda kind, uuid: proof if (kind, uuid) == ("proof_item", "p") else None)


def test_the_letter_tells_the_proof_and_takes_the_promise(
    here: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    promise = sample(PROMISE, proof="p", applicant="王䶮𠅤", id_no="110101198003070011")
    (text,) = text_of(LETTER, promise, here, fonts, tmp_path)
    order = (
        "证明事项告知承诺书编号：样承〔2025〕1号",
        "证明事项名称无住房证明",
        "设定依据《样例补助办法》第八条",
        "索要单位样例镇便民服务中心开具单位样例县样例局",
        "承诺方式",
        "核查方式信息比对",
        "纳入信用记录",
        "可否代为承诺□可以☑不可以",
        "申请人王䶮𠅤",
        "承诺内容本人名下没有住房。",
        "（五）以上承诺",
        "承诺人（签名或盖章）：",
        "日期：2025年3月5日",
    )
    places = [text.index(said) for said in order]
    assert places == sorted(places)
    assert LETTER.build(promise, here).copies == 2


def test_a_masked_letter_hides_the_applicant(here: PaperContext, fonts: FontBook, tmp_path: Path) -> None:
    promise = sample(PROMISE, applicant="王䶮乐", id_no="110101198003070011", content="王䶮乐没有住房")
    (text,) = text_of(LETTER, promise, replace(here, masked=True), fonts, tmp_path)
    for hidden in ("王䶮乐", "110101198003070011", "13800000000"):
        assert hidden not in text
    assert text.count("王*乐") == 2


def test_a_check_is_ticked_as_it_was(here: PaperContext, fonts: FontBook, tmp_path: Path) -> None:
    (text,) = text_of(CHECK, sample(SUPERVISION), here, fonts, tmp_path)
    assert "☑现场检查□书面核查" in text
    assert "□未发现问题☑发现问题" in text
    assert "整改期限2025年6月20日办结日期2025年6月18日" in text
    assert text.count("签名：") == 4


@pytest.mark.parametrize("kind", [PROMISE, SUPERVISION], ids=lambda kind: kind.key)
def test_an_empty_record_prints_blanks(
    kind: RecordType, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    empty = {**dict.fromkeys(kind.fields), "uuid": "u"}
    (text,) = text_of(kind.papers[0], empty, replace(context, office=""), fonts, tmp_path)
    for invented in ("None", "☑", "2025", "示例"):
        assert invented not in text
