"""The built-in papers as first templates: sound at once, no sign of the making left, filled as built in."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from lawgov_desktop.documents.document import Cell, Table
from lawgov_desktop.documents.document_texts import texts_of
from lawgov_desktop.documents.template_check import check_template
from lawgov_desktop.documents.template_file import open_template
from lawgov_desktop.documents.template_fill import fill_template
from lawgov_desktop.documents.template_names import FieldNames
from lawgov_desktop.documents.template_start import start_document, start_of_kind, wanted_of
from lawgov_desktop.documents.template_values import Values
from lawgov_desktop.documents.word import render_docx
from lawgov_desktop.records.record_type import Paper, RecordType
from lawgov_desktop.registers import ALL
from tests.documents.templates_made import CASE, NAMES, SomeNames, a_case, all_text, context, filled, texts

EVERY = [(kind, paper) for kind in ALL for paper in kind.papers]


def called(one: object) -> str:
    return getattr(one, "name", None) or getattr(one, "key", "")


def paper_of(name: str) -> Paper:
    return next(paper for paper in CASE.papers if paper.name == name)


@pytest.mark.parametrize("kind,paper", EVERY, ids=called)
def test_every_built_in_paper_gives_a_template_nothing_is_wrong_with(
    kind: RecordType, paper: Paper, tmp_path: Path
) -> None:
    document = start_document(kind, paper, context())
    file = open_template(render_docx(document, tmp_path / "a.docx"))
    names = FieldNames(kind, SomeNames())
    assert check_template(file, names, wanted_of(kind, paper, context())) == ()
    said = "".join(texts_of(document.blocks))
    assert "{{" in said
    assert not any(ord(sign) > 0xF0000 for sign in said)
    assert not any(made in said for made in ("1001年", "1001-", "1002年", "None"))
    for draft in (
        kind.new_draft(),
        kind.new_draft() | (kind.sample(lambda key: None) if kind.sample else {}),
    ):
        made = docx.Document(io.BytesIO(fill_template(file, names, Values(kind, draft, context()))))
        assert "{{" not in all_text(made)
        assert "None" not in all_text(made)


@pytest.mark.parametrize("kind", ALL, ids=called)
def test_every_register_gives_a_template_with_all_its_fields(kind: RecordType, tmp_path: Path) -> None:
    file = open_template(render_docx(start_of_kind(kind), tmp_path / "a.docx"))
    assert check_template(file, FieldNames(kind, SomeNames())) == ()


def test_the_words_of_the_paper_stay_and_the_parties_repeat(tmp_path: Path) -> None:
    document = start_document(CASE, paper_of("agreement"), context())
    file = open_template(render_docx(document, tmp_path / "a.docx"))
    plain = texts(docx.Document(tmp_path / "a.docx"))
    assert plain[:3] == ["人民调解协议书", "编号：{{协议编号 15格}}", "{{当事人.称谓}}"]
    assert any(line.startswith("当事人（签名盖章或按指印）：") for line in plain)
    assert "本协议一式{{份数 3格}}份，当事人、人民调解委员会各持一份。" in plain
    made = texts(filled(file, a_case(agreement_number="协3"), copies=3))
    assert [line for line in made if line.startswith("当事人") and len(line) < 5] == ["当事人1", "当事人2"]
    assert sum("冯䶮" in line for line in made) == 1
    assert any(line.startswith("本协议一式　3") for line in made)


def test_a_paper_that_asks_for_one_side_names_it(tmp_path: Path) -> None:
    plain = "\n".join(texts_of(start_document(CASE, paper_of("application"), context()).blocks))
    assert "{{申请人.姓名 9格}}" in plain
    assert "{{被申请人.姓名 9格}}" in plain
    assert "{{当事人.姓名" not in plain


def test_a_paper_with_a_page_for_each_visit_is_repeated_as_a_whole(tmp_path: Path) -> None:
    document = start_document(CASE, paper_of("follow_up_record"), context())
    file = open_template(render_docx(document, tmp_path / "a.docx"))
    visits = [{"visited_on": "2025-04-01", "findings": "已履行"}, {"visited_on": "2025-05-01"}]
    made = texts(filled(file, a_case(follow_ups=visits)))
    assert made.count("人民调解回访记录") == 2
    days = [line for line in made if "回访时间" in line]
    assert ["2025年4月1日" in days[0], "2025年5月1日" in days[1]] == [True, True]
    assert not any("每个" in line for line in made)


def test_what_a_template_should_not_lack_is_read_from_the_paper() -> None:
    wanted = wanted_of(CASE, paper_of("acceptance"), context())
    assert {"案号", "受理日期"} <= set(wanted.labels)
    assert "登记人（签名）：" in wanted.signatures


def test_the_last_row_only_is_named_so() -> None:
    kind = next(kind for kind in ALL if kind.key == "admin_mediation_case")
    paper = next(paper for paper in kind.papers if paper.name == "admin_meeting")
    plain = "\n".join(texts_of(start_document(kind, paper, context()).blocks))
    assert "{{最后一个调解会.地点 33格}}" in plain
    asked = FieldNames(kind, SomeNames()).find("最后一个调解会.地点")
    assert asked is not None
    rows = kind.new_draft() | {"sessions": [{"place": "甲"}, {"place": "乙"}]}
    assert Values(kind, rows, context()).text(asked) == "乙"
    assert NAMES.find("最后一个调解会.地点") is None


def test_numbers_the_paper_works_out_are_left_to_the_pen() -> None:
    kind = next(kind for kind in ALL if kind.key == "litigation_case")
    paper = next(paper for paper in kind.papers if paper.name == "evidence_list")
    said = "\n".join(texts_of(start_document(kind, paper, context()).blocks))
    assert "{{证据.序号}}" in said
    assert "合计：　　份，共　　页" in said, "one piece of evidence is not what every case has"


def test_rows_that_fill_the_page_do_not_follow_the_repeated_one_with_numbers_of_their_own() -> None:
    kind = next(kind for kind in ALL if kind.key == "meeting")
    paper = next(paper for paper in kind.papers if paper.name == "meeting_sign_in")
    tables = [block for block in start_document(kind, paper, context()).blocks if isinstance(block, Table)]
    firsts = [row.cells[0] for row in tables[-1].rows]
    said = [one.content if isinstance(one, Cell) else one for one in firsts]
    assert said == ["序号", "{{参会名单.序号}}", "", "", ""]
