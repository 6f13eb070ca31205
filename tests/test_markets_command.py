"""`markets` without a window: what scripts and technicians ask."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lawgov_desktop.cli import main
from lawgov_desktop.office import open_office


def test_a_rule_needs_no_book(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["markets", "--year", "2021", "--rule", "农历逢三、八，正月初一至初四停集", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["days"][:6] == [f"2021-01-{day:02}" for day in (1, 6, 11, 15, 20, 25)]
    assert told["skipped"] == [{"day": "2021-02-14", "why": "每年这几天停集"}]
    assert told["rule"]["understood"] == "农历逢三、八；每年正月初一至正月初四停集"


def test_a_rule_that_is_not_understood_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["markets", "--year", "2021", "--rule", "看情况", "--json"]) == 2
    assert "看情况" in json.loads(capsys.readouterr().out)["error"]["what"]


def test_every_market_of_the_book(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "book.lawgov"
    office = open_office(book, who="测试")
    office.store.save("market", {"name": "龙溪集", "rule": "农历逢三、八", "valid_to": "2021-02-01"})
    office.store.save("market", {"name": "怪集", "rule": "看情况"})
    office.close()
    assert main(["--books", str(book), "markets", "--year", "2021", "--all", "--json"]) == 1
    told = {one["name"]: one for one in json.loads(capsys.readouterr().out)["markets"]}
    assert len(told["龙溪集"]["days"]) == 7  # it ended on 1 February
    assert "看情况" in told["怪集"]["problem"]


def test_a_year_or_a_way_to_name_markets_must_be_given() -> None:
    assert main(["markets", "--year", "2021"]) == 2
    assert main(["markets", "--rule", "天天"]) == 2
