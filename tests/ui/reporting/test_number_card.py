"""The card beside the text: a number written out, each term listing its own records, zeros told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.office import Office
from lawgov_desktop.registers.report.marks import Mark
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Said, answers
from ui.reporting.number_card import NumberCard

YEAR = 2025


@pytest.fixture
def told(office: Office) -> dict[str, Said]:
    return answers(office.store, Period.year(YEAR))


@pytest.fixture
def card(office: Office, qtbot: QtBot) -> NumberCard:
    built = NumberCard(office.store.names, lambda kind: office.kind(kind).title, lambda kind, uuid: None)
    qtbot.addWidget(built)
    return built


def listed(card: NumberCard) -> list[str]:
    return [card.records.item(row).text() for row in range(card.records.count())]


def show(card: NumberCard, said: Said) -> None:
    card.show_said(said, Mark(said.key, said.shown), said.shown)


def test_a_number_is_written_out_and_each_term_lists_its_records(
    card: NumberCard, told: dict[str, Said], office: Office
) -> None:
    said = told["enterprise_school_events"]
    assert said.bridge is not None
    show(card, said)
    assert not card.made_of.isHidden()
    assert card.mismatch.isHidden()
    assert card.records.count() == 20
    for place, term in enumerate(said.bridge.terms):
        card.made_of.linkActivated.emit(str(place))
        assert listed(card) == [office.store.names.title(term.kind, uuid) for uuid in term.records]
        assert card.where.text().startswith(f"“{term.name}”")
    card.made_of.linkActivated.emit("whole")
    assert card.records.count() == 20


def test_a_rate_shows_its_division(card: NumberCard, told: dict[str, Said]) -> None:
    show(card, told["lawsuit_attendance_rate"])
    assert "4÷5" in card.rule.text()
    card.made_of.linkActivated.emit("1")
    assert card.records.count() == 5


def test_a_plain_number_has_no_sum(card: NumberCard, told: dict[str, Said]) -> None:
    show(card, told["lawsuit_attendance_rate"])
    show(card, told["joint_enforcement"])
    assert card.made_of.isHidden()


def test_a_sum_that_does_not_come_out_is_said(card: NumberCard, told: dict[str, Said]) -> None:
    said = told["officers"]
    assert said.bridge is not None
    show(card, replace(said, bridge=replace(said.bridge, value=said.bridge.value + 1)))
    assert not card.mismatch.isHidden()
    assert "相差1" in card.mismatch.text()


def test_a_zero_says_whether_it_is_confirmed(card: NumberCard, told: dict[str, Said]) -> None:
    show(card, told["law_reports"])
    assert card.value.text() == "0份"
    assert card.zero.text() == "0（没有登记：这本台账本年没有一条记录）"
    show(card, told["lawsuits"])
    assert card.zero.isHidden()
