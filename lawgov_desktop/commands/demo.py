"""`demo`: makes the practice book and does the main job from end to end, leaving its files in one folder."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path
from typing import Final

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked
from lawgov_desktop.commands.imports import take_in
from lawgov_desktop.commands.report import write_report
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.practice import make_practice_book, practice_year
from lawgov_desktop.practice.people import RARE_NAMES
from lawgov_desktop.printing import (
    paper_of,
    print_paper,
    register_query,
    table_of_counted,
    write_register_file,
    write_table_file,
    write_tables_file,
)
from lawgov_desktop.procedures.matters_table import comparison_table
from lawgov_desktop.procedures.matters_versions import compare_versions, predecessor, versions
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import answers
from lawgov_desktop.reporting.report.writing import begun
from lawgov_desktop.reporting.statistics import count_table
from lawgov_desktop.reporting.tables import TABLES
from lawgov_desktop.storage.listing import ListQuery, count, drafts
from lawgov_desktop.volume.writing import write_volume

BOOK: Final = "practice.lawgov"
SAMPLES: Final = (
    ("matter", "练习县赋予乡镇行政权力事项清单.xlsx"),
    ("mediator", "龙溪镇人民调解员花名册.xlsx"),
    ("mediation_case", "龙溪镇2024年人民调解案件登记表.csv"),
    ("publicity_event", "龙溪镇2024年法治宣传活动台账.xlsx"),
)
"""Register and file in resources/samples, taken in by the real import."""

REGISTERS: Final = (
    "mediation_case",
    "committee",
    "mediator",
    "publicity_event",
    "officer",
    "training_class",
    "litigation_case",
    "matter",
    "meeting",
    "decision",
)
"""One or more of every drawer."""
AGREEMENTS: Final = 2


def demo(asked: Asked) -> Answer:
    """Carry it out; status 1 when a character could not be printed."""
    out: Path = asked.out
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"文件夹“{out}”建不起来：{error.strerror or error}。", todo="请用 --out 另指定一个文件夹。"
        ) from error
    today = asked.on or date.today()
    year = practice_year(today)
    office = make_practice_book(out / BOOK, today=asked.on)
    try:
        lines = [f"练习台账：{out / BOOK}"]
        imported = [_import_sample(office, kind, name) for kind, name in SAMPLES]
        lines += [f"导入 {one['file']}：新增 {one['created']} 条" for one in imported]
        files, missing = _registers(office, out, year)
        papers, not_drawn = _agreements(office, out)
        bound, unseen = _volume(office, out)
        papers += bound
        not_drawn += unseen
        compared, more = _list_changes(office, out)
        papers += compared
        not_drawn += more
        papers += _report(office, out, year)
        counts = {key: count(office.store, ListQuery(key)) for key in office.store.kinds}
    finally:
        office.close()
    files += papers
    missing += not_drawn
    lines += [f"写成 {name}" for name in files]
    if missing:
        lines.append(f"这些字没有字体能显示：{'、'.join(dict.fromkeys(missing))}")
    data = {
        "books": str((out / BOOK).resolve()),
        "year": year,
        "files": files,
        "counts": counts,
        "imports": imported,
        "missing_glyphs": list(dict.fromkeys(missing)),
    }
    return Answer(data, lines, DONE_WITH_PROBLEMS if missing else DONE)


def _import_sample(office: Office, kind: str, name: str) -> dict[str, object]:
    """Take in one county list as a clerk would who leaves out the rows that cannot be saved."""
    file = office.resources / "samples" / name
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        # From a folder of its own, as if it came on a stick.
        copy = Path(folder) / name
        copy.write_bytes(file.read_bytes())
        plan, applied = take_in(office, kind, copy, good_only=True)
    return {
        "kind": kind,
        "file": name,
        "rows": plan.counts.data,
        "created": applied.created,
        "left_out": [{"row": one.row, "why": one.why} for one in applied.left_out],
    }


def _registers(office: Office, out: Path, year: int) -> tuple[list[str], list[str]]:
    files: list[str] = []
    missing: list[str] = []
    for key in REGISTERS:
        kind = office.kind(key)
        for suffix in (".xlsx", ".pdf"):
            name = f"{year}年{kind.title}{suffix}"
            written = write_register_file(office, register_query(kind, year), out / name, year=year)
            files.append(name)
            missing += written.missing_glyphs
    return files, missing


def _agreements(office: Office, out: Path) -> tuple[list[str], list[str]]:
    """The agreements of cases whose parties have rare names."""
    kind = office.kind("mediation_case")
    paper = paper_of(kind, "agreement")
    files: list[str] = []
    missing: list[str] = []
    for case in drafts(office.store, ListQuery(kind.key, order="accepted_on")):
        if len(files) == AGREEMENTS:
            break
        if not (_has_rare_name(case) and paper.fits(case)):
            continue
        name = f"{paper.title}（{case['party_names']}）.pdf"
        printed = print_paper(office, kind, paper, case["uuid"], out / name)
        files.append(name)
        missing += printed.missing_glyphs
    return files, missing


def _volume(office: Office, out: Path) -> tuple[list[str], list[str]]:
    """The whole volume of a case that has scans."""
    for case in drafts(office.store, ListQuery("mediation_case", order="accepted_on")):
        if any(attached(row.get("files")) for row in case["materials"]):
            name = f"卷宗（{case['party_names']}）.pdf"
            written = write_volume(office, "mediation_case", case["uuid"], out / name)
            return [name], list(written.bound.missing_glyphs)
    return [], []


def _list_changes(office: Office, out: Path) -> tuple[list[str], list[str]]:
    """The 动态调整对照表 of the newest list version that has one before it."""
    files: list[str] = []
    missing: list[str] = []
    for version in versions(office.store):
        before = predecessor(office.store, version["uuid"])
        if before is None:
            continue
        compared = compare_versions(office.store, before, version["uuid"])
        table = comparison_table(
            compared, office.store.names, office=office.office_name, watermark=office.watermark
        )
        for suffix in (".xlsx", ".pdf"):
            written = write_table_file(office, table, out / f"事项清单动态调整对照表{suffix}")
            files.append(written.path.name)
            missing += written.missing_glyphs
        break
    return files, missing


def _report(office: Office, out: Path, year: int) -> list[str]:
    """The yearly report with the table of its sources, and the statutory tables of the year."""
    period = Period.year(year)
    told = answers(office.store, period)
    draft, _ = begun(office.store, period, "rule", whose_report(office.paper_context()), told)
    files = []
    for suffix in (".docx", ".pdf"):
        name = f"{draft['title']}{suffix}"
        write_report(office, draft, told, out / name, with_sources=suffix == ".pdf")
        files.append(name)
    sheets = [table_of_counted(office, count_table(office.store, table, period)) for table in TABLES]
    files.append(f"{year}年统计表.xlsx")
    write_tables_file(office, sheets, out / files[-1])
    return files


def _has_rare_name(case: Draft) -> bool:
    return any(party.get("name") in RARE_NAMES for party in case["parties"])
