"""The text for the net: personal data is told place by place, and hidden unless kept for a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.report_package.for_the_net import for_the_net, note_kept, read_for_the_net
from lawgov_desktop.report_package.making import make_package
from lawgov_desktop.report_package.parts import PackageAsked
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.writing import KIND

PHONE = "13812345678"
PERSON = "110101199003074610"


@pytest.fixture
def leaky(practice: Office, report: str, told: Answers) -> tuple[str, str]:
    """The report with a party's name, a telephone and an identity number in a sentence; gives uuid, name."""
    case = practice.store.get("mediation_case", told["mediation_cases"].records[0])
    draft = practice.store.get(KIND, report)
    assert case is not None
    assert draft is not None
    name = case["parties"][0]["name"]
    body = f"{draft['body']}\n当事人{name}，身份证号{PERSON}，电话{PHONE}。"
    practice.store.save(KIND, {"body": body}, uuid=report)
    return report, name


def test_every_place_is_told_and_hidden(practice: Office, leaky: tuple[str, str]) -> None:
    uuid, name = leaky
    net = for_the_net(practice, practice.store.get(KIND, uuid) or {})
    assert {one.text for one in net.findings} == {name, PHONE, PERSON}
    assert PHONE in net.text
    assert not any(secret in net.masked for secret in (PHONE, PERSON, f"当事人{name}"))
    assert all(one.text in net.sentence_of(one) for one in net.findings)
    plain = net.text.replace(name, "").replace(PHONE, "").replace(PERSON, "")
    assert [line for line in net.masked.split("\n") if line in plain.split("\n")][:3] == plain.split("\n")[:3]


def test_the_masked_text_is_what_is_written(
    practice: Office, leaky: tuple[str, str], told: Answers, tmp_path: Path
) -> None:
    made = make_package(practice, PackageAsked(leaky[0], ("web",)), told, tmp_path / "成品")
    (web,) = made.made
    assert "已隐去个人信息" in web.path.name
    assert web.remark == "已隐去 3 处个人信息"
    assert PHONE not in web.path.read_text(encoding="utf-8-sig")


def test_kept_as_it_is_it_needs_a_reason_which_stays_with_the_report(
    practice: Office, leaky: tuple[str, str], told: Answers, tmp_path: Path
) -> None:
    uuid, _ = leaky
    with pytest.raises(UserError, match="没有写明为什么保留"):
        make_package(practice, PackageAsked(uuid, ("web",), masked=False), told, tmp_path / "成品")
    asked = PackageAsked(uuid, ("web",), masked=False, reason="当事人书面同意")
    made = make_package(practice, asked, told, tmp_path / "成品")
    assert PHONE in made.made[0].path.read_text(encoding="utf-8-sig")
    assert made.net is not None
    note_kept(practice.store, practice.store.get(KIND, uuid) or {}, made.net, asked.reason)
    assert "保留 3 处个人信息，理由：当事人书面同意" in (practice.store.get(KIND, uuid) or {})["remarks"]


def test_a_text_without_personal_data_stays_as_it_is(practice: Office, report: str) -> None:
    net = for_the_net(practice, practice.store.get(KIND, report) or {})
    assert net.findings == ()
    assert net.masked == net.text


@given(
    st.lists(
        st.sampled_from(
            ["全年调解120件。", "当事人", "张三丰", PHONE, PERSON, "\n", "，", "6222021234567890128"]
        ),
        max_size=25,
    )
)
def test_hiding_touches_nothing_else(parts: list[str]) -> None:
    text = "".join(parts)
    net = read_for_the_net(text, frozenset(("张三丰",)))
    assert len(net.masked.split("\n")) == len(text.split("\n"))
    again = read_for_the_net(net.masked, frozenset(("张三丰",)))
    assert not [one for one in again.findings if one.rule in ("phone", "resident_id", "bank_card")]
    for number, (before, after) in enumerate(zip(text.split("\n"), net.masked.split("\n"), strict=True), 1):
        if not any(one.line == number for one in net.findings):
            assert before == after


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("会上，高长山到场签字。", "会上，高*山到场签字。"),
        ("经办的是曾连英等人的纠纷。", "经办的是曾*英等人的纠纷。"),
        ("进一步提高文明程度。", "进一步提高文明程度。"),
    ],
)
def test_names_of_the_book_are_hidden_and_words_are_not(text: str, masked: str) -> None:
    names = frozenset(("高长山", "曾连英", "高文明"))
    assert read_for_the_net(f"报告\n{text}", names).masked == f"报告\n{masked}"


def test_a_very_long_title_makes_a_package_too(
    practice: Office, report: str, told: Answers, tmp_path: Path
) -> None:
    practice.store.save(KIND, {"title": "长" * 300}, uuid=report)
    made = make_package(practice, PackageAsked(report, ("docx", "letter_docx")), told, tmp_path / "成品")
    assert all(one.path.is_file() and len(one.path.name.encode()) <= 255 for one in made.made)
