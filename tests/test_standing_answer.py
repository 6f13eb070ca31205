"""How many committees and mediators stood on a day, asked without and with the window (M17)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop import cli
from lawgov_desktop.office import open_office
from lawgov_desktop.practice import make_practice_book
from ui.tools.mediation_standing import StandingDialog


def test_the_count_of_any_past_day_is_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    path = tmp_path / "practice.lawgov"
    office = make_practice_book(path, today=date(2026, 11, 23))
    dialog = StandingDialog(office)
    qtbot.addWidget(dialog)
    assert "人民调解委员会 22 个，行业性专业性调委会 1 个" in dialog.answer.text()
    assert "兼职调解员 22 名，专职调解员 4 名" in dialog.answer.text()
    now = dialog.answer.text()
    dialog.day.setText("20211231")
    assert dialog.answer.text() != now
    assert dialog.answer.text().startswith("2021-12-31 在册")
    dialog.day.setText("2021-13")
    assert "请输入日期" in dialog.answer.text()
    office.close()

    assert cli.main(["--books", str(path), "standing", "--on", "2026-11-23", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["committees"]["total"], told["committees"]["industry"]) == (23, 1)
    assert (told["mediators"]["part_time"], told["mediators"]["full_time"]) == (22, 4)


def test_gaps_and_repeats_of_case_numbers_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "practice.lawgov"
    office = make_practice_book(path, today=date(2026, 11, 23))
    office.close()
    asked = ["--books", str(path), "check-numbers", "--json"]
    assert cli.main(asked) == 0
    assert json.loads(capsys.readouterr().out) == {"series": []}
    office = open_office(path)
    number = "〔2026〕龙溪人调字第0001号"
    uuid = office.book.rows("SELECT uuid FROM mediation_case WHERE number = ?", (number,))[0][0]
    office.store.delete("mediation_case", uuid)
    office.close()
    assert cli.main(asked) == 0
    (series,) = json.loads(capsys.readouterr().out)["series"]
    assert (series["missing"], series["repeated"]) == ([1], [])
