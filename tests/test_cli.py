"""The command face: its words, its JSON and its exit statuses are a promise to scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import import_module
from pathlib import Path

import docx
import openpyxl
import pytest

from lawgov_desktop import paths
from lawgov_desktop.commands.words import parser
from lawgov_desktop.office import open_office
from lawgov_desktop.practice import make_practice_book
from tests.told import Run, Told

TODAY = date(2025, 12, 10)
SAMPLES = paths.resources_folder() / "samples"
MATTERS = SAMPLES / "练习县赋予乡镇行政权力事项清单.xlsx"
MEDIATORS = SAMPLES / "龙溪镇人民调解员花名册.xlsx"
CASES = SAMPLES / "龙溪镇2024年人民调解案件登记表.csv"


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice book that tests only read."""
    path = tmp_path_factory.mktemp("cli") / "practice.lawgov"
    make_practice_book(path, today=TODAY).close()
    return path


@pytest.fixture
def own_practice(tmp_path: Path) -> Path:
    """A practice book to write in."""
    path = tmp_path / "practice.lawgov"
    make_practice_book(path, today=TODAY).close()
    return path


def program(*words: object, cwd: Path | None = None) -> Told:
    """Carries out a command in a process of its own, as a script does."""
    done = subprocess.run(
        [sys.executable, str(paths.program_folder() / "main.py"), *(str(word) for word in words)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )
    return Told(done.returncode, done.stdout, done.stderr)


# --- what every command promises


def test_json_is_the_only_thing_on_stdout_and_the_status_is_zero(practice: Path) -> None:
    told = program("list", "committee", "--books", practice, "--json")
    assert told.status == 0
    assert told.data["total"] == 24


def test_a_command_never_loads_the_windows_libraries(practice: Path) -> None:
    code = (
        "import sys, main\n"
        f"main.main(['list', 'committee', '--books', {str(practice)!r}, '--json'])\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'ui')], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=paths.program_folder(), capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "[]"


def test_options_may_stand_before_the_command_or_after_it(run: Run, practice: Path) -> None:
    before = run("--json", "--books", practice, "list", "matter_list")
    after = run("list", "matter_list", "--books", practice, "--json")
    assert before.data == after.data


@pytest.mark.parametrize(
    "words,what",
    [
        (("nonsense",), "nonsense"),
        (("list",), "缺少"),
        (("due", "defence"), "缺少"),
        (("due", "defence", "--start", "2025-13-01"), "2025-13-01"),
        (("export", "committee", "--out", "x.xlsx", "--year", "twenty"), "twenty"),
        (("import", "matter", "x.xlsx", "--header", "5:3"), "5:3"),
        (("import", "matter", "x.xlsx", "--map", "no-mark"), "no-mark"),
    ],
)
def test_a_wrong_command_line_is_refused_in_one_sentence(run: Run, words: tuple[str, ...], what: str) -> None:
    told = run(*words, "--json")
    assert told.status == 2
    assert set(told.data["error"]) == {"what", "data_safe", "todo"}
    assert what in told.data["error"]["what"]


def test_without_json_a_refusal_goes_to_stderr(run: Run, practice: Path) -> None:
    told = run("list", "nothing", "--books", practice)
    assert (told.status, told.out) == (2, "")
    assert "没有叫“nothing”的登记簿" in told.err


def test_a_file_that_is_no_book_is_refused_and_untouched(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("not a book", encoding="utf-8")
    told = run("list", "committee", "--books", file, "--json")
    assert told.status == 2
    assert told.data["error"]["data_safe"]
    assert file.read_text(encoding="utf-8") == "not a book"


def test_a_keyed_book_opens_with_its_passphrase_only(run: Run, tmp_path: Path) -> None:
    book, word, wrong = tmp_path / "keyed.lawgov", tmp_path / "word.txt", tmp_path / "wrong.txt"
    word.write_text("秋收 2025\n", encoding="utf-8")
    wrong.write_text("else\n", encoding="utf-8")
    open_office(book, passphrase="秋收 2025").close()
    assert run("list", "committee", "--books", book, "--passphrase-file", word, "--json").status == 0
    for words in (("--passphrase-file", wrong), ()):
        assert run("list", "committee", "--books", book, *words, "--json").status == 2
    assert (
        run("list", "committee", "--books", book, "--passphrase-file", tmp_path / "none", "--json").status
        == 2
    )


def test_a_fault_of_ours_has_its_own_status(
    run: Run, monkeypatch: pytest.MonkeyPatch, practice: Path
) -> None:
    from lawgov_desktop.commands import registers

    def broken(*_: object, **__: object) -> object:
        raise ZeroDivisionError("a defect")

    monkeypatch.setattr(registers, "search_book", broken)
    told = run("search", "x", "--books", practice, "--json")
    assert told.status == 3
    assert "ZeroDivisionError" in told.err
    assert set(told.data["error"]) == {"what", "data_safe", "todo"}
    assert run("search", "x", "--books", practice).out == ""


# --- where the books are


def test_the_data_folder_can_be_named_or_lie_beside_the_program(tmp_path: Path) -> None:
    assert paths.data_folder({"LAWGOV_DATA": str(tmp_path)}) == tmp_path
    (tmp_path / "portable.txt").touch()
    assert paths.data_folder({}, tmp_path) == tmp_path / "data"


def test_the_own_book_is_begun_in_the_data_folder(own_home: Path) -> None:
    told = program("list", "committee", "--json")
    assert told.data == {"total": 0, "rows": []}
    assert paths.own_book().is_file()
    assert paths.own_book().is_relative_to(own_home)


# --- registers


def test_kinds_tell_their_fields(run: Run) -> None:
    kinds = {kind["key"]: kind for kind in run("kinds", "--json").data}
    case = kinds["mediation_case"]
    assert (case["title"], case["tab"]) == ("人民调解台账", "mediation")
    fields = {field["name"]: field for field in case["fields"]}
    assert fields["accepted_on"] == {
        "name": "accepted_on", "label": "受理日期", "type": "date", "required": True,
    }  # fmt: skip
    assert not fields["remarks"]["required"]


def test_list_shows_rows_as_a_person_sees_them(run: Run, practice: Path) -> None:
    told = run("list", "mediator", "--books", practice, "--limit", 3, "--json").data
    assert told["total"] == 29
    assert len(told["rows"]) == 3
    assert set(told["rows"][0]) >= {"id", "姓名", "所属调委会", "现任专职兼职"}
    assert told["rows"][0]["现任专职兼职"] in ("专职", "兼职", "")


def test_list_where_narrows(run: Run, practice: Path) -> None:
    told = run("list", "committee", "--where", "石桥", "--books", practice, "--json").data
    assert [row["名称"] for row in told["rows"]] == ["龙溪镇石桥村人民调解委员会"]


def test_search_finds_a_rare_name_by_its_single_character(run: Run, practice: Path) -> None:
    hits = run("search", "𠅤", "--books", practice, "--json").data["hits"]
    assert hits
    assert all("𠅤" in hit["where"] + hit["title"] for hit in hits)
    assert {"kind", "id", "title", "where"} == set(hits[0])


def test_export_writes_a_register_that_reads_back(run: Run, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "调委会.xlsx"
    told = run("export", "committee", "--out", out, "--books", practice, "--json").data
    assert told == {"file": str(out.resolve()), "rows": 24}
    plan = run("import", "committee", out, "--books", practice, "--json").data
    assert plan["compare"] == {"new": 0, "changed": 0, "same": 24, "missing": 0, "ambiguous": 0}


def test_export_of_a_year_takes_the_cases_of_that_year(run: Run, own_practice: Path, tmp_path: Path) -> None:
    for year, rows in ((2025, 150), (2024, 0)):
        told = run("export", "mediation_case", "--year", year, "--out", tmp_path / f"{year}.xlsx",
                   "--books", own_practice, "--json")  # fmt: skip
        assert told.data["rows"] == rows


def test_export_of_a_year_takes_what_was_in_force_at_its_end(
    run: Run, practice: Path, tmp_path: Path
) -> None:
    rows = {
        year: run("export", "committee", "--year", year, "--out", tmp_path / "c.pdf", "--books", practice,
                  "--json").data["rows"]
        for year in (2021, 2025, 2018)
    }  # fmt: skip
    assert rows == {2021: 24, 2025: 23, 2018: 23}  # one merged in 2022; the trade committee began in 2019


def test_a_masked_register_shows_no_name_and_no_number(run: Run, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "masked.xlsx"
    run("export", "mediation_case", "--masked", "--out", out, "--books", practice)
    book = openpyxl.load_workbook(out, read_only=True)
    cells = [str(value) for row in book.worksheets[0].iter_rows(values_only=True) for value in row if value]
    book.close()
    assert any("*" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith("419999") and "*" not in cell]
    assert not [cell for cell in cells if cell.startswith("1990000") and "*" not in cell]


def test_a_masked_register_hides_the_parties_also_inside_running_text(run: Run, tmp_path: Path) -> None:
    book, out = tmp_path / "b.lawgov", tmp_path / "masked.xlsx"
    office = open_office(book)
    office.store.save(
        "mediation_case",
        {
            "accepted_on": "2025-03-05",
            "committee": office.store.save("committee", {"name": "样例村人民调解委员会"}).uuid,
            "dispute_type": "neighbour",
            "summary": "张大山因院墙滴水与诸葛小河争执，张大山电话13912345678，身份证11010519491231002X",
            "parties": [{"name": "张大山", "phone": "13912345678"}, {"name": "诸葛小河"}],
        },
    )
    office.close()
    run("export", "mediation_case", "--masked", "--out", out, "--books", book)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    cells = " ".join(str(value) for row in sheet.iter_rows(values_only=True) for value in row)
    assert "张*山因院墙滴水与诸葛**争执" in cells
    assert not [told for told in ("张大山", "诸葛小河", "13912345678", "19491231") if told in cells]


@pytest.mark.parametrize("name", ["out.txt", "out"])
def test_export_to_an_unknown_format_is_refused(run: Run, practice: Path, tmp_path: Path, name: str) -> None:
    told = run("export", "committee", "--out", tmp_path / name, "--books", practice, "--json")
    assert told.status == 2
    assert list(tmp_path.iterdir()) == []


def test_a_template_maps_by_itself(run: Run, practice: Path, tmp_path: Path) -> None:
    out = tmp_path / "template.xlsx"
    assert run("template", "person", "--out", out, "--books", practice, "--json").data == {"file": str(out)}
    plan = run("import", "person", out, "--books", practice, "--json").data
    assert plan["rows"]["data"] == 0
    assert {column["field"] for column in plan["columns"]} >= {"name", "id_no", "phone", "village"}


def test_history_tells_each_field_change_in_words(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "b.lawgov"
    office = open_office(book, who="赵办")
    uuid = office.store.save("person", {"name": "王示例", "village": "石桥村"}).uuid
    office.store.save("person", {"village": "柳沟村"}, uuid=uuid, reason="搬家")
    office.close()
    entries = run("history", "person", uuid, "--books", book, "--json").data["entries"]
    assert entries[0]["who"] == "赵办"
    assert entries[0]["reason"] == "搬家"
    assert entries[0]["changes"] == [
        {"field": "village", "label": "所在村（社区）", "old": "石桥村", "new": "柳沟村"}
    ]


# --- papers and clocks


def test_papers_are_named_and_printed(run: Run, practice: Path, tmp_path: Path) -> None:
    names = [one["name"] for one in run("papers", "mediation_case", "--json").data["papers"]]
    assert "agreement" in names
    office = open_office(practice)
    [(uuid,)] = office.book.rows(
        "SELECT uuid FROM mediation_case WHERE agreement_form = 'written' AND party_names LIKE '%䶮%' LIMIT 1"
    )
    office.close()
    out = tmp_path / "协议书.pdf"
    told = run("paper", "agreement", "--record", uuid, "--out", out, "--books", practice, "--json")
    assert told.status == 0
    assert told.data["missing_glyphs"] == []
    assert told.data["pages"] >= 1
    assert told.data["fonts"]
    assert out.read_bytes().startswith(b"%PDF")

    editable = tmp_path / "协议书.docx"
    told = run("paper", "agreement", "--record", uuid, "--out", editable, "--books", practice, "--json")
    assert told.status == 0
    assert told.data["fonts"]["宋体"] == "宋体"
    assert "䶮" in " ".join(one.text for one in docx.Document(str(editable)).paragraphs)


@pytest.mark.parametrize(
    "name,record,what", [("nothing", "x", "没有叫“nothing”的文书"), ("agreement", "no-such-id", "no-such-id")]
)
def test_a_paper_that_cannot_be_is_refused(
    run: Run, practice: Path, tmp_path: Path, name: str, record: str, what: str
) -> None:
    out = tmp_path / "x.pdf"
    told = run("paper", name, "--record", record, "--out", out, "--books", practice, "--json")
    assert told.status == 2
    assert what in told.data["error"]["what"]
    assert not out.exists()


def test_due_counts_a_clock_for_anyone(run: Run) -> None:
    told = run("due", "judicial_confirmation", "--start", "2025-09-05", "--json").data
    assert told["due"] == "2025-10-09"  # the thirtieth day is in the National Day holiday
    assert told["rolled_because"]
    assert "人民调解法" in told["law"]


def test_due_takes_the_rule_of_another_day(run: Run) -> None:
    old = run("due", "reconsideration_reply", "--start", "2023-12-01", "--json").data
    new = run(
        "due", "reconsideration_reply", "--start", "2023-12-01", "--version-on", "2024-02-01", "--json"
    ).data
    assert (old["due"], new["due"]) == ("2023-12-11", "2023-12-15")


def test_an_unknown_clock_is_refused_with_those_alike(run: Run) -> None:
    told = run("due", "judicial_confirm", "--start", "2025-09-05", "--json")
    assert told.status == 2
    assert "judicial_confirmation" in told.data["error"]["todo"]


def test_deadlines_up_to_a_day(run: Run, practice: Path) -> None:
    every = run("deadlines", "--books", practice, "--json").data
    some = run("deadlines", "--on", "2025-12-10", "--books", practice, "--json").data
    assert set(every[0]) >= {"record", "clock", "start", "due", "rolled_because", "rule", "law"}
    assert [one for one in every if one["due"] <= "2025-12-10"] == some
    assert 0 < len(some) < len(every)


# --- imports


def test_a_plan_writes_nothing(run: Run, own_practice: Path) -> None:
    plan = run("import", "matter", MATTERS, "--books", own_practice, "--json").data
    assert (plan["header_rows"], plan["rows"]["data"], plan["compare"]["new"]) == ([4, 5], 36, 36)
    assert (plan["applied"], plan["import_id"]) == (False, None)
    assert {column["field"] for column in plan["columns"]} >= {
        "code", "name", "matter_type", "basis", "office", "own_office", "legal_term", "promised_term",
    }  # fmt: skip
    assert run("list", "matter", "--books", own_practice, "--json").data["total"] == 604


def test_an_import_is_applied_known_the_second_time_and_taken_back(run: Run, own_practice: Path) -> None:
    first = run("import", "matter", MATTERS, "--apply", "--books", own_practice, "--json").data
    assert (first["applied"], first["created"]) == (True, 36)
    assert run("list", "matter", "--books", own_practice, "--json").data["total"] == 640
    second = run("import", "matter", MATTERS, "--apply", "--books", own_practice, "--json").data
    assert (second["created"], second["updated"], second["same"]) == (0, 0, 36)
    undone = run("undo-import", first["import_id"], "--books", own_practice, "--json")
    assert undone.status == 0
    assert undone.data == {"reverted": 37, "kept_because_edited": []}  # the items and their list
    assert run("list", "matter", "--books", own_practice, "--json").data["total"] == 604
    assert run("undo-import", first["import_id"], "--books", own_practice, "--json").status == 2


def test_undo_keeps_what_was_edited_since_and_says_so(run: Run, own_practice: Path) -> None:
    done = run("import", "matter", MATTERS, "--apply", "--books", own_practice, "--json").data
    office = open_office(own_practice)
    [(uuid,)] = office.book.rows("SELECT uuid FROM matter WHERE code = 'FQ2026003'")
    office.store.save("matter", {"own_responsible": "王示例"}, uuid=uuid)
    office.close()
    undone = run("undo-import", done["import_id"], "--books", own_practice, "--json")
    assert undone.status == 1
    kept = undone.data["kept_because_edited"]
    assert [one["kind"] for one in kept] == ["matter", "matter_list"]  # the list it stands in stays with it
    assert kept[0]["id"] == uuid


def test_bad_rows_refuse_the_import_unless_only_good_ones_are_wanted(
    run: Run, own_practice: Path, tmp_path: Path
) -> None:
    plan = run("import", "mediation_case", CASES, "--books", own_practice, "--json")
    assert plan.status == 1
    assert (plan.data["rows"]["data"], plan.data["rows"]["bad"]) == (24, 2)
    assert {problem["row"] for problem in plan.data["problems"]} >= {15, 19}
    assert run("import", "mediation_case", CASES, "--apply", "--books", own_practice, "--json").status == 2
    assert run("list", "mediation_case", "--books", own_practice, "--json").data["total"] == 150
    errors = tmp_path / "errors.xlsx"
    done = run("import", "mediation_case", CASES, "--apply", "--good-only", "--errors-out", errors,
               "--books", own_practice, "--json")  # fmt: skip
    assert done.status == 1
    assert done.data["created"] == 22
    assert sorted(one["row"] for one in done.data["left_out"]) == [15, 19]
    assert errors.is_file()


def test_a_column_can_be_mapped_and_the_header_named(run: Run, practice: Path) -> None:
    plan = run("import", "mediator", MEDIATORS, "--header", "2:3", "--map", "备注=background",
               "--books", practice, "--json").data  # fmt: skip
    fields = {column["heading"]: column["field"] for column in plan["columns"]}
    assert fields["备注"] == "background"
    assert plan["header_rows"] == [2, 3]


def test_a_missing_file_is_refused(run: Run, practice: Path, tmp_path: Path) -> None:
    assert run("import", "matter", tmp_path / "none.xlsx", "--books", practice, "--json").status == 2


# --- the whole


def test_demo_leaves_registers_papers_and_a_book(tmp_path: Path) -> None:
    told = program("demo", "--out", tmp_path / "demo", "--on", "2025-12-10", "--json")
    assert told.status == 0
    files = told.data["files"]
    assert told.data["year"] == 2025
    assert all((tmp_path / "demo" / name).stat().st_size for name in files)
    both = {name.rpartition(".")[0] for name in files if name.endswith(".xlsx")} - {"2025年统计表"}
    assert {f"{name}.pdf" for name in both} <= set(files)
    assert {
        "龙溪镇人民政府2025年度法治政府建设报告.docx",
        "龙溪镇人民政府2025年度法治政府建设报告.pdf",
    } <= set(files)
    assert any("协议书" in name and name.endswith(".pdf") for name in files)
    assert told.data["counts"]["matter"] == 640
    assert Path(told.data["books"]).is_file()


def test_bench_data_fills_a_book_of_its_own(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "speed.lawgov"
    told = run("bench-data", "--rows", 300, "--books", book, "--json")
    assert told.data["counts"] == {"matter": 300}
    assert run("list", "matter", "--books", book, "--json").data["total"] == 300


def test_bench_data_is_never_mixed_into_real_records(run: Run, tmp_path: Path) -> None:
    book = tmp_path / "real.lawgov"
    office = open_office(book)
    office.store.save("person", {"name": "王示例"})
    office.close()
    assert run("bench-data", "--rows", 10, "--books", book, "--json").status == 2


def test_self_test_says_ok() -> None:
    told = program("self-test", "--json")
    assert [step for step in told.data["steps"] if not step["ok"]] == []
    assert told.data["ok"] is True
    assert told.status == 0


def test_self_test_sees_a_paper_that_misses_a_character(monkeypatch: pytest.MonkeyPatch) -> None:
    from lawgov_desktop import self_test

    monkeypatch.setattr(self_test, "RARE", ("王\U0003ffff", "李\U0003ffff", "赵\U0003ffff"))
    steps = {step.name: step.ok for step in self_test.run()}
    assert steps["mediation_case: paper agreement"] is False
    assert steps["a sample of every kind"] is True


@pytest.fixture(autouse=True)
def repeatable_name(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The login name of whoever runs the tests does not matter."""
    monkeypatch.setenv("LOGNAME", "tester")
    monkeypatch.setenv("USERNAME", "tester")
    yield
    assert os.environ["LOGNAME"] == "tester"


def test_every_command_leads_to_what_carries_it_out() -> None:
    subcommands = next(action for action in parser()._actions if action.dest == "command").choices
    assert isinstance(subcommands, dict)
    for name, one in subcommands.items():
        module, _, function = one.get_default("carry_out").partition(".")
        if name != "self-test":
            assert callable(getattr(import_module(f"lawgov_desktop.commands.{module}"), function)), name
