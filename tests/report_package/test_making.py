"""The package of a report: every part as a file in one folder, as a whole or not at all."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import pypdfium2
import pytest

from lawgov_desktop.errors import Cancelled, UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.report_package.leaving import before_leaving
from lawgov_desktop.report_package.making import Package, make_package
from lawgov_desktop.report_package.parts import PARTS, USUAL_CHARTS, PackageAsked
from lawgov_desktop.reporting.report.answers import Answers
from lawgov_desktop.reporting.report.writing import KIND, sign
from lawgov_desktop.storage.listing import ListQuery, drafts
from tests.told import Run

QUICK = ("letter", "web", "sources", "year_on_year")


class StoppedAt(Progress):
    """A person who presses 取消 when a certain thing is being done."""

    def __init__(self, what: str) -> None:
        super().__init__()
        self._what = what

    def step(self, doing: str, done: int = 0, total: int = 0) -> None:
        if self._what in doing:
            self.cancel()
        super().step(doing, done, total)


def paths(made: Package) -> dict[str, Path]:
    return {one.key: one.path for one in made.made}


def page_texts(file: Path) -> list[str]:
    with pypdfium2.PdfDocument(file) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_every_part_is_a_file_of_the_folder(
    practice: Office, report: str, told: Answers, tmp_path: Path
) -> None:
    asked = PackageAsked(report, tuple(part.key for part in PARTS), charts=USUAL_CHARTS[:2])
    made = make_package(practice, asked, told, tmp_path / "成品")
    assert set(paths(made)) == {part.key for part in PARTS}
    assert made.left_out == ()
    assert sorted(path.name for path in made.folder.iterdir()) == sorted(
        path.name for path in paths(made).values()
    )
    assert all(path.exists() for path in paths(made).values())
    assert (paths(made)["evidence"] / "目录.xlsx").is_file()


def test_the_charts_stand_behind_the_text_with_their_rule(
    practice: Office, report: str, told: Answers, tmp_path: Path
) -> None:
    asked = PackageAsked(report, ("pdf", "docx"), charts=("mediation_by_month", "mediation_by_result"))
    made = make_package(practice, asked, told, tmp_path / "成品")
    *text, annex = page_texts(paths(made)["pdf"])
    assert "法治政府建设报告" in text[0]
    assert all(word in annex for word in ("附图1", "附图2", "2025年"))
    assert annex.count("口径：") == 2
    word = docx.Document(str(paths(made)["docx"]))
    assert len(word.inline_shapes) == 2
    without = make_package(
        practice, PackageAsked(report, ("pdf",), charts=USUAL_CHARTS, in_report=False), told, tmp_path / "二"
    )
    assert not any("附图" in page for page in page_texts(paths(without)["pdf"]))


def test_a_report_nobody_tied_to_the_registers_goes_without_sources_and_evidence(
    practice: Office, told: Answers, tmp_path: Path
) -> None:
    last = next(iter(drafts(practice.store, ListQuery(KIND))))
    made = make_package(practice, PackageAsked(last["uuid"], charts=()), told, tmp_path / "成品")
    assert [title for title, _ in made.left_out] == ["数据来源表", "佐证材料"]
    assert {"pdf", "docx", "letter", "web"} <= set(paths(made))


def test_a_half_year_is_not_compared_with_whole_years(
    practice: Office, report: str, told: Answers, tmp_path: Path
) -> None:
    practice.store.save(KIND, {"period_to": "2025-06-30"}, uuid=report)
    made = make_package(practice, PackageAsked(report, ("year_on_year", "letter")), told, tmp_path / "成品")
    assert made.left_out == (("同比表", "同比表按整年比，这份报告不是整年的"),)


def test_an_unwritten_report_a_used_folder_and_an_unknown_part_are_refused(
    practice: Office, report: str, told: Answers, tmp_path: Path
) -> None:
    empty = practice.store.save(KIND, {"title": "空白报告", "year": 2025}).uuid
    with pytest.raises(UserError, match="没有正文"):
        make_package(practice, PackageAsked(empty), told, tmp_path / "成品")
    with pytest.raises(UserError, match="没有“poster”"):
        make_package(practice, PackageAsked(report, ("poster",)), told, tmp_path / "成品")
    (tmp_path / "用过的").mkdir()
    (tmp_path / "用过的" / "别的.txt").write_text("在用")
    with pytest.raises(UserError, match="已经有东西了"):
        make_package(practice, PackageAsked(report, QUICK), told, tmp_path / "用过的")
    assert not (tmp_path / "成品").exists()


def test_what_is_stopped_leaves_nothing_behind(
    practice: Office, report: str, told: Answers, tmp_path: Path
) -> None:
    with pytest.raises(Cancelled):
        make_package(
            practice, PackageAsked(report, (*QUICK, "evidence")), told, tmp_path / "成品", StoppedAt("同比表")
        )
    assert [path.name for path in tmp_path.iterdir()] == ["practice"]


def test_a_packed_evidence_shows_its_names_in_windows(
    practice: Office, report: str, told: Answers, tmp_path: Path
) -> None:
    asked = PackageAsked(report, ("evidence",), by="indicator", zipped=True)
    made = make_package(practice, asked, told, tmp_path / "成品")
    assert [path.name for path in made.folder.iterdir()] == [paths(made)["evidence"].name]
    with zipfile.ZipFile(paths(made)["evidence"]) as pack:
        entries = pack.infolist()
        assert all(one.flag_bits & 0x800 for one in entries)  # APPNOTE.TXT 4.4.4: the name is UTF-8
        assert any(one.filename.endswith("目录.xlsx") for one in entries)


def test_a_careful_colleague_speaks_before_it_leaves(practice: Office, report: str, told: Answers) -> None:
    store = practice.store
    draft = store.get(KIND, report)
    assert draft is not None
    assert any("还没有签发" in said for said in before_leaving(draft, told))
    sign(store, report, told, signer="李示例", on=store.today())
    signed = store.get(KIND, report)
    assert signed is not None
    assert not [said for said in before_leaving(signed, told) if "待补写" not in said]
    store.save(KIND, {"body": f"{signed['body']}\n补一句。【待补写：其他情况】"}, uuid=report)
    changed = store.get(KIND, report)
    assert changed is not None
    said = before_leaving(changed, told)
    assert any("正文在签发以后改过" in one for one in said)
    assert any("待补写：其他情况" in one for one in said)


def test_the_command_makes_it_and_notes_to_whom_it_went(
    practice: Office, report: str, run: Run, tmp_path: Path
) -> None:
    told = run(
        "report-package", "--books", practice.book.path, "--year", 2025, "--out", tmp_path / "成品", "--json",
        "--part", "letter", "--part", "web", "--no-charts", "--given-to", "练习县委、县政府",
    )  # fmt: skip
    assert [one["part"] for one in told.data["made"]] == ["letter", "web"]
    assert all(Path(one["file"]).is_file() for one in told.data["made"])
    sent = practice.store.get(KIND, report)
    assert sent is not None
    assert (sent["sent_to"], sent["state"]) == ("练习县委、县政府", "sent")
    given = next(iter(drafts(practice.store, ListQuery("submission", order="-id"))))
    assert (given["kind"], given["report"], given["given_to"]) == ("report", report, "练习县委、县政府")
    assert ("lawsuits", "5") in {(row["key"], row["value"]) for row in given["numbers"]}


def test_a_folder_in_use_is_refused_before_the_report_is_addressed(
    practice: Office, report: str, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "在用").mkdir()
    (tmp_path / "在用" / "一.txt").write_text("一", encoding="utf-8")
    given = ("--out", tmp_path / "在用", "--given-to", "县委", "--json")
    told = run("report-package", "--books", practice.book.path, "--year", "2025", *given)
    assert told.status == 2
    assert not (practice.store.get(KIND, report) or {}).get("sent_to")
