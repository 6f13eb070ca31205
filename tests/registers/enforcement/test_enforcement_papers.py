"""Papers of officers, cards and classes: what stands on them, blanks, masks, sums of scores."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from lawgov_desktop.documents.fonts import FontBook
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.records.record_type import Draft, Paper, PaperContext, RecordType
from lawgov_desktop.registers.enforcement.certificate import CERTIFICATE
from lawgov_desktop.registers.enforcement.class_papers import half_days
from lawgov_desktop.registers.enforcement.officer import OFFICER
from lawgov_desktop.registers.enforcement.training_class import TRAINING_CLASS
from tests.registers.shipped_names import ShippedNames
from tests.registers.test_papers import text_of

KINDS = (OFFICER, CERTIFICATE, TRAINING_CLASS)
PAPERS = {paper.name: (kind, paper) for kind in KINDS for paper in kind.papers}
ID = "110101198003070011"


def made(kind: RecordType, names: ShippedNames, /, **fields: Any) -> Draft:
    draft = kind.new_draft() | fields
    return {**draft, **{k: v for k, v in kind.derive(draft, names).items() if draft.get(k) in (None, [])}}


@pytest.fixture
def officer(names: ShippedNames) -> Draft:
    assert OFFICER.sample
    return made(OFFICER, names, **OFFICER.sample({}.get) | {"uuid": "o1", "name": "张䶮", "id_no": ID})


@pytest.fixture
def told(context: PaperContext, officer: Draft) -> PaperContext:
    """The context of an office in which the officer is known."""
    return replace(context, get=lambda kind, uuid: officer if (kind, uuid) == ("officer", "o1") else None)


@pytest.fixture
def card(names: ShippedNames) -> Draft:
    events = [
        {"kind": "issued", "on": "2022-03-01", "approved_by": "样例县司法局"},
        {
            "kind": "cancelled",
            "on": "2025-05-08",
            "reason": "retired",
            "returned": 1,
            "returned_on": "2025-05-06",
            "reported_on": "2025-05-07",
            "approved_by": "样例县司法局",
            "handler": "王示例",
        },
    ]
    draft = {"number": "样执字第0001号", "kind": "provincial", "organ": "样例省人民政府", "events": events}
    return made(CERTIFICATE, names, **draft) | {"officer": "o1", "state": "cancelled"}


def seat(name: str, **more: Any) -> Draft:
    return {"name": name, "unit": "综合行政执法队", "category": "four_years", **more}


@pytest.fixture
def training(names: ShippedNames) -> Draft:
    seats = [
        seat("张䶮", score="88", result="pass", attendance="full", hours_online=20),
        seat(
            "李𠅤㛃", score="52", result="fail", resit_on="2025-03-20", resit_score="70", resit_result="pass"
        ),
        seat("王示例", result="absent"),
    ]
    assert TRAINING_CLASS.sample
    return made(TRAINING_CLASS, names, **TRAINING_CLASS.sample({}.get) | {"enrolments": seats})


def said_on(
    name: str, draft: Mapping[str, Any], context: PaperContext, fonts: FontBook, folder: Path
) -> list[str]:
    return text_of(PAPERS[name][1], dict(draft), context, fonts, folder)


def test_a_cancellation_tells_card_holder_reason_days_and_who_approved(
    card: Draft, told: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = said_on("certificate_cancellation", card, told, fonts, tmp_path)
    for said in (
        "持证人张䶮性别男职务队员",
        "证号样执字第0001号证件类型省级行政执法证",
        "注销原因退休",
        "证件交回☑已交回□未交回收回日期2025年5月6日",
        "上报日期2025年5月7日注销日期2025年5月8日",
        "批准单位样例县司法局经办人王示例",
        ID,
    ):
        assert said in text


def test_a_card_not_yet_cancelled_gives_a_form_to_apply_with(
    card: Draft, told: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    gone = dict.fromkeys(("cancelled_on", "cancel_reason", "returned"))
    held = {**card, **gone, "events": card["events"][:1], "state": "valid"}
    (text,) = said_on("certificate_cancellation", held, told, fonts, tmp_path)
    assert "□已交回□未交回" in text
    assert "张䶮" in text
    assert "2025年" not in text


def test_the_changes_of_a_card_stand_in_the_order_of_time(
    card: Draft, told: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    turned = {**card, "events": card["events"][::-1]}
    (text,) = said_on("certificate_change", turned, told, fonts, tmp_path)
    assert text.index("1发证2022-03-01") < text.index("2注销2025-05-08退休")


def test_the_officers_sheet_shows_the_photo_and_hides_it_when_masked(
    officer: Draft, told: PaperContext, root: Path, fonts: FontBook, tmp_path: Path
) -> None:
    name = "练习照片-全景.jpg"
    officer["photo"] = json.dumps([{"sha256": name, "name": name, "size": 1}])
    kept = replace(told, file_of=lambda sha: root / "resources" / "samples" / sha)
    paper = PAPERS["officer_card"][1]
    for context, pictures in ((kept, 1), (replace(kept, masked=True), 0)):
        file = render_docx(paper.build(officer, context), tmp_path / "officer.docx")
        assert len(docx.Document(str(file)).inline_shapes) == pictures
        (text,) = text_of(paper, officer, context, fonts, tmp_path)
        assert "姓名张䶮性别男" in text
        assert ("照片" in text) == (not pictures)
        assert (ID in text) == bool(pictures)
        assert ("13800000003" in text) == bool(pictures)


def test_a_photo_that_cannot_be_shown_says_so_in_its_place(
    officer: Draft, told: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    officer["photo"] = json.dumps([{"sha256": "x", "name": "证件照.jpg", "size": 1}])
    context = replace(told, file_of=lambda sha: tmp_path / sha)
    (text,) = said_on("officer_card", officer, context, fonts, tmp_path)
    assert "图片“证件照.jpg”的文件不见了，没有印出来。" in text


@pytest.mark.parametrize(
    ("first", "last", "columns"),
    [
        (None, None, ("上午", "下午")),
        ("2025-04-14", None, ("4月14日\n上午", "4月14日\n下午")),
        ("2025-04-30", "2025-05-01", ("4月30日\n上午", "4月30日\n下午", "5月1日\n上午", "5月1日\n下午")),
        ("2025-05", None, ("上午", "下午")),
        ("2025-05-11", "2025-06-15", ("培训签到", "考试签到")),
    ],
)
def test_a_class_is_signed_for_every_half_day(
    first: str | None, last: str | None, columns: tuple[str, ...]
) -> None:
    assert half_days({"start_on": first, "end_on": last}) == columns


def test_the_sign_in_sheet_has_empty_lines_for_who_comes_without_being_listed(
    training: Draft, told: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = said_on("class_sign_in", training, told, fonts, tmp_path)
    assert "1张䶮综合行政执法队2李𠅤㛃综合行政执法队3王示例" in text
    assert text.removesuffix("第1页共1页").endswith("1718")
    assert "培训班：公共法律知识培训第1期" in text


def test_the_score_book_sums_first_sittings_and_resits(
    training: Draft, told: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = said_on("class_scores", training, told, fonts, tmp_path)
    assert (
        "应考3人，首次合格1人，不合格1人，缺考1人，补考1人，最终合格2人，尚有1人未合格。合格分数60分。"
        in text
    )
    assert "52不合格2025-03-2070合格" in text


def test_the_class_is_told_with_who_took_part(
    training: Draft, told: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    (text,) = said_on("class_record", training, told, fonts, tmp_path)
    for said in (
        "起止日期2025年2月10日至2025年2月19日",
        "参训类别持证满四年3人出勤全程1人",
        "合计学时20学时",
        "张䶮、李𠅤㛃、王示例",
    ):
        assert said in text


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_record_gives_a_form_to_fill_by_pen(
    name: str, context: PaperContext, fonts: FontBook, tmp_path: Path
) -> None:
    kind, paper = PAPERS[name]
    (text,) = text_of(paper, kind.new_draft(), context, fonts, tmp_path)
    assert "None" not in text
    assert "2025" not in text


def test_every_paper_has_its_own_name() -> None:
    assert len(PAPERS) == sum(len(kind.papers) for kind in KINDS)
    assert all(isinstance(paper, Paper) for _, paper in PAPERS.values())
