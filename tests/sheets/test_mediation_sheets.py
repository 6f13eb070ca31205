"""The sheets of the mediation drawer: money that is signed for, half-filled papers, one session alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lawgov_desktop.documents.document import Document
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_document
from lawgov_desktop.records.numbers import money_in_capitals, show_money
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.sheets import SheetAsked, sheet_of
from tests.documents.pdf_reading import page_texts

Said = Callable[[Office, Document], str]
MONEY = ("subsidy_signing", "subsidy_application", "subsidy_notice")


@pytest.fixture
def said(tmp_path: Path) -> Said:
    """The words of a document without white space; it is written as PDF and as DOCX."""

    def read(office: Office, document: Document) -> str:
        write_document(office, document, tmp_path / "sheet.docx")
        result = write_document(office, document, tmp_path / "sheet.pdf")
        assert result.missing_glyphs == ()
        return "".join("".join(text.split()) for text in page_texts(result.path))

    return read


def subsidy(office: Office, number: int, mediator: str, amount: int, **more: object) -> None:
    draft: Draft = {
        "case_number": f"〔2025〕样例人调字第{number:04}号",
        "mediator_name": mediator,
        "period": "2025年第一季度",
        "party_names": "张䶮、李𠅤㛃",
        "dispute_type": "neighbour",
        "grade": "ordinary",
        "agreement_form": "written",
        "amount": amount,
        "applied_on": "2025-04-02",
    }
    office.store.save("subsidy", draft | more)


@pytest.fixture
def paid(office: Office) -> Office:
    subsidy(office, 1, "赵调解", 10_000, published_on="2025-04-20")
    subsidy(office, 2, "钱调解", 5_000, grade="simple", published_on="2025-04-20")
    subsidy(office, 3, "赵调解", 20_050, grade="complex")
    subsidy(office, 4, "钱调解", 99_900, returned_on="2025-04-09", returned_reason="缺回访")
    subsidy(office, 5, "钱调解", 7_700, period="2024年第四季度", applied_on="2025-01-05")
    return office


def test_each_mediator_signs_for_the_sum_of_his_cases(paid: Office, said: Said) -> None:
    text = said(paid, sheet_of("subsidy_signing").document(paid, SheetAsked()))
    assert "2025年第一季度人民调解以案定补补贴发放表" in text
    assert "钱调解小计1件50.00" in text
    assert "赵调解小计2件300.50" in text
    assert f"合计3件（大写）{money_in_capitals(35_050)}350.50" in text
    assert "第0004号" not in text  # it came back
    assert "第0005号" not in text  # another period


def test_a_period_and_a_state_can_be_chosen(paid: Office, said: Said) -> None:
    sheet = sheet_of("subsidy_signing")
    earlier = said(paid, sheet.document(paid, SheetAsked(values={"period": "2024年第四季度"})))
    assert "合计1件（大写）柒拾柒元整77.00" in earlier
    published = said(paid, sheet.document(paid, SheetAsked(values={"state": "published"})))
    assert "合计2件" in published
    returned = said(paid, sheet.document(paid, SheetAsked(values={"state": "returned"})))
    assert "第0004号" in returned
    with pytest.raises(UserError, match="没有已发放的补贴"):
        sheet.document(paid, SheetAsked(values={"state": "paid"}))


def test_the_application_counts_by_grade_and_form(paid: Office, said: Said) -> None:
    text = said(paid, sheet_of("subsidy_application").document(paid, SheetAsked()))
    for part in ("申报件数3件", "调解员2人", "申报金额350.50元", "简易书面协议150.00", "一般书面协议1100.00"):
        assert part in text
    assert text.index("简易书面协议") < text.index("疑难复杂书面协议")
    assert "县（市、区）司法局审核意见" in text


@pytest.mark.parametrize("name", ["subsidy_signing", "subsidy_notice"])
def test_no_party_is_named_on_what_goes_round_or_up_the_wall(name: str, paid: Office, said: Said) -> None:
    text = said(paid, sheet_of(name).document(paid, SheetAsked()))
    assert "张䶮" not in text
    assert "张*、李*㛃" in text


def test_a_notice_keeps_the_public_name_of_an_organisation(office: Office, said: Said) -> None:
    committee = office.kind("committee")
    assert committee.sample
    case = {
        "accepted_on": "2025-03-05",
        "committee": office.store.save("committee", committee.sample(lambda _: None)).uuid,
        "dispute_type": "contract",
        "summary": "欠款",
        "parties": [{"name": "张䶮"}, {"name": "样例建筑有限公司", "party_kind": "legal_person"}],
    }
    uuid = office.store.save("mediation_case", case).uuid
    subsidy(office, 1, "赵调解", 100, mediation_case=uuid, party_names="张䶮、样例建筑有限公司")
    text = said(office, sheet_of("subsidy_notice").document(office, SheetAsked()))
    assert "张*、样例建筑有限公司" in text


@pytest.mark.parametrize("name", MONEY)
def test_an_office_without_subsidies_is_told(name: str, office: Office) -> None:
    with pytest.raises(UserError, match="没有补贴"):
        sheet_of(name).document(office, SheetAsked())


@pytest.mark.parametrize("name", MONEY)
def test_the_sum_of_a_period_of_the_practice_book_stands_on_the_sheet(
    name: str, practice: Office, said: Said
) -> None:
    document = sheet_of(name).document(practice, SheetAsked(values={"period": "2025年第一季度"}))
    rows = practice.store.book.rows(
        "SELECT sum(amount) FROM subsidy WHERE period = '2025年第一季度' AND state <> 'returned'"
    )
    assert show_money(rows[0][0]) in said(practice, document)
    assert document.watermark == "练习"


@pytest.fixture
def case(office: Office) -> str:
    """A case just accepted, with two sessions written down in the wrong order."""
    kind = office.kind("committee")
    assert kind.sample
    draft = {
        "accepted_on": "2025-03-05",
        "committee": office.store.save("committee", kind.sample(lambda _: None)).uuid,
        "dispute_type": "neighbour",
        "summary": "院墙滴水",
        "parties": [{"name": "张䶮", "phone": "13800000000"}, {"name": "李𠅤㛃"}],
        "sessions": [
            {"kind": "mediation", "held_on": "2025-03-10", "text": "谈成了"},
            {"kind": "survey", "held_on": "2025-03-07", "text": "问：何时修的"},
        ],
    }
    return office.store.save("mediation_case", draft).uuid


def test_half_filled_papers_carry_what_is_known(office: Office, case: str, said: Said) -> None:
    text = said(office, sheet_of("half_filled").document(office, SheetAsked(records=(case,))))
    titles = ("人民调解申请书", "人民调解受理登记表", "当事人权利义务告知书", "人民调解协议书")
    assert all(title in text for title in titles)
    assert text.count("姓名张䶮性别民族年龄") == 2
    assert not any(title in text for title in ("调解卷宗", "结案报告表", "司法确认申请书"))


def test_one_paper_can_be_asked_of_several_cases(office: Office, case: str, said: Said) -> None:
    asked = SheetAsked(records=(case, case), values={"paper": "acceptance"}, masked=True)
    text = said(office, sheet_of("half_filled").document(office, asked))
    assert text.count("人民调解受理登记表") == 2
    assert "张䶮" not in text
    asked = SheetAsked(records=(case,), values={"paper": "termination"})
    with pytest.raises(UserError, match="都不适用"):
        sheet_of("half_filled").document(office, asked)


def test_a_void_case_is_not_filled_in(office: Office, case: str) -> None:
    office.store.save("mediation_case", {"number_void": 1, "void_reason": "登记错了"}, uuid=case)
    with pytest.raises(UserError, match="已经作废"):
        sheet_of("half_filled").document(office, SheetAsked(records=(case,)))


@pytest.mark.parametrize(
    ("which", "word", "title"),
    [
        ("1", "何时修的", "人民调解调查记录"),
        ("2", "谈成了", "人民调解记录"),
        ("new_survey", "", "人民调解调查记录"),
    ],
)
def test_a_session_is_printed_alone(
    which: str, word: str, title: str, office: Office, case: str, said: Said
) -> None:
    asked = SheetAsked(records=(case,), values={"which": which})
    text = said(office, sheet_of("one_session").document(office, asked))
    assert text.startswith(title)
    assert word in text
    assert ("谈成了" in text, "何时修的" in text) == (which == "2", which == "1")


def test_a_session_there_is_not_is_told_with_those_there_are(office: Office, case: str) -> None:
    asked = SheetAsked(records=(case,), values={"which": "3"})
    with pytest.raises(UserError) as told:
        sheet_of("one_session").document(office, asked)
    assert "2025年3月7日调查；2025年3月10日调解" in told.value.todo
