"""`rules` and `workdays` on the command line: a plan first, then applied, on a real book."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.office import open_office
from tests.told import Run


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "台账.lawgov"
    office = open_office(path, today=lambda: date(2025, 9, 10))
    committee = office.store.save("committee", {"name": "柳河村人民调解委员会", "kind": "village"}).uuid
    draft = {
        "summary": "地界争执", "accepted_on": "2025-09-05", "committee": committee,
        "dispute_type": "neighbour", "parties": [{"name": "赵一"}, {"name": "钱二"}],
    }  # fmt: skip
    office.store.save("mediation_case", draft)
    office.close()
    return path


def exported(run: Run, book: Path, out: Path, part: str = "all") -> dict[str, Any]:
    done = run("rules", "export", "--out", out, "--part", part, "--books", book, "--json")
    assert (done.status, done.data["part"], done.data["own"]) == (0, part, [])
    data: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    return data


def test_what_was_exported_is_no_change_when_imported(run: Run, book: Path, tmp_path: Path) -> None:
    for part in ("all", "pack", "clocks", "workdays"):
        exported(run, book, tmp_path / f"{part}.json", part)
        plan = run("rules", "import", tmp_path / f"{part}.json", "--books", book, "--json")
        assert plan.status == 0
        assert plan.data["changes"] == []


def test_import_plans_first_and_moves_the_deadlines_when_told_to(
    run: Run, book: Path, tmp_path: Path
) -> None:
    file = tmp_path / "rules.json"
    data = exported(run, book, file)
    rule = next(entry for entry in data["clocks"] if entry["key"] == "mediation_limit")
    rule["length"] = 2
    hours = next(entry for entry in data["pack"]["numbers"] if entry["key"] == "training_hours_per_year")
    hours["value"] = 40
    file.write_text(json.dumps(data), encoding="utf-8")
    plan = run("rules", "import", file, "--books", book, "--json")
    assert plan.data["applied"] is False
    assert {one["name"] for one in plan.data["changes"]} == {
        "clock/mediation_limit", "number/training_hours_per_year",
    }  # fmt: skip
    (number,) = (one for one in plan.data["changes"] if one["part"] == "本地数值")
    assert (number["before"], number["after"]) == ("60 学时", "40 学时")
    (move,) = plan.data["deadlines"]["moves"]
    assert (move["before"], move["after"]) == ("2025-10-05", "2025-11-05")
    assert run("deadlines", "--books", book, "--json").data[0]["due"] == "2025-10-05"
    told = run("rules", "import", file, "--books", book)
    assert "以上是方案，还没有改" in told.out
    done = run("rules", "import", file, "--apply", "--reason", "省里新规定", "--books", book, "--json")
    assert done.data["applied"] is True
    assert run("deadlines", "--books", book, "--json").data[0]["due"] == "2025-11-05"
    assert run("due", "mediation_limit", "--start", "2025-09-05", "--json").data["due"] == "2025-10-05"
    own = run("due", "mediation_limit", "--start", "2025-09-05", "--books", book, "--json")
    assert own.data["due"] == "2025-11-05"


def test_a_year_is_shown_and_taken_in_from_a_file(run: Run, book: Path, tmp_path: Path) -> None:
    known = run("workdays", "--year", "2025", "--books", book, "--json")
    assert known.data["holidays"]["2025-10-01"].startswith("国庆")
    unknown = run("workdays", "--year", "2027", "--books", book)
    assert "没有 2027 年的放假安排" in unknown.out
    file = tmp_path / "2027.json"
    years = {"2027": {"holidays": {"10-01..10-07": "国庆节"}, "makeup": {"10-09": "国庆节调休上班"}}}
    file.write_text(json.dumps({"format": 1, "years": years}), encoding="utf-8")
    plan = run("workdays", "--year", "2027", "--import", file, "--books", book, "--json")
    assert [one["title"] for one in plan.data["changes"]] == ["2027 年放假安排"]
    assert run("workdays", "--year", "2027", "--books", book, "--json").data["known"] is False
    run("workdays", "--year", "2027", "--import", file, "--apply", "--books", book, "--json")
    taken = run("workdays", "--year", "2027", "--books", book, "--json")
    assert (taken.data["known"], taken.data["own"]) == (True, True)
    assert taken.data["makeup"] == {"2027-10-09": "国庆节调休上班"}
    missing = run("workdays", "--year", "2028", "--import", file, "--books", book, "--json")
    assert missing.status == 2


def test_a_damaged_file_is_refused_and_nothing_changes(run: Run, book: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{"format": 1, "name": "某省", "numbers": [{"key": "x"}]}', encoding="utf-8")
    refused = run("rules", "import", file, "--apply", "--books", book, "--json")
    assert refused.status == 2
    assert "（x）" in refused.data["error"]["what"]
    for command in (("rules", "export"), ("rules", "import")):
        assert run(*command, "--books", book, "--json").status == 2
