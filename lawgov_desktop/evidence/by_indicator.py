"""The evidence by assessment indicator (R11): a folder for each, in it one for every number proving it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable
from lawgov_desktop.documents.whole_folder import pack_folder, safe_name, written_folder
from lawgov_desktop.errors import UserError
from lawgov_desktop.evidence.proof import INDEX, Proof, copy_kept, lacking, write_proof
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_tables_file
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.reporting.indicators import indicators_of, source_of, sources_offered, told_of
from lawgov_desktop.reporting.report.answers import Answers

__all__ = ["MISSING", "IndicatorProof", "indicators_of", "write_evidence_by_indicator"]

MISSING: Final = "缺佐证清单"
OWN_FILES: Final = "另外的材料"
_FOLDER: Final = 30
"""Characters of a folder's name: Windows takes 260 for the whole path, and there are two of them."""


@dataclass(frozen=True, slots=True)
class IndicatorProof:
    """One indicator of the pack: its folder, what proves it, and what is lacking, in words."""

    uuid: str
    number: str
    title: str
    folder: str
    proofs: tuple[Proof, ...]
    own_files: int
    lacking: tuple[str, ...]

    @property
    def records(self) -> int:
        return sum(len(one.said.records) for one in self.proofs)

    @property
    def files(self) -> int:
        return self.own_files + sum(one.files for one in self.proofs)


def write_evidence_by_indicator(
    office: Office,
    year: int,
    told: Answers,
    out: Path,
    progress: Progress | None = None,
    *,
    papers: bool = False,
) -> list[IndicatorProof]:
    """Write the pack of a year: into the new or empty folder ``out``, or packed into ``out`` when it ends in
    .zip. ``told``: the numbers of that year. ``papers``: also the first fitting paper of every record.

    UserError when the year has no indicators, or the disk refuses. Stopped or failed, nothing is left behind.
    """
    progress = progress or Progress()
    indicators = indicators_of(office.store, year)
    if not indicators:
        raise UserError(f"{year}年还没有登记考核指标。", todo="请在“考核指标”里登记，或导入县里发的考核表。")
    if out.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            made = _written(office, year, indicators, told, Path(folder) / out.stem, progress, papers)
            pack_folder(Path(folder) / out.stem, out, progress)
        return made
    return _written(office, year, indicators, told, out, progress, papers)


def _written(
    office: Office, year: int, indicators: Sequence[Draft], told: Answers, out: Path, progress: Progress,
    papers: bool,
) -> list[IndicatorProof]:  # fmt: skip
    with written_folder(out) as making:
        made = []
        for place, indicator in enumerate(indicators, start=1):
            progress.step("正在整理佐证材料", place - 1, len(indicators))
            made.append(_one(office, year, indicator, place, told, making, progress, papers))
        tables = [_index(office, year, indicators, made), _missing(office, year, made)]
        write_tables_file(office, tables, making / INDEX)
    progress.step("正在整理佐证材料", len(indicators), len(indicators))
    return made


def _one(
    office: Office, year: int, indicator: Draft, number: int, told: Answers, out: Path, progress: Progress,
    papers: bool,
) -> IndicatorProof:  # fmt: skip
    own = indicator.get("number") or ""
    title = indicator.get("title") or ""
    folder = f"{number:02} {safe_name(f'{own} {title}'.strip(), _FOLDER)}"
    place = out / folder
    place.mkdir()
    offers = sources_offered(office.store.kinds)
    proofs, lacks = list[Proof](), list[str]()
    for row in indicator.get("sources") or ():
        offer = source_of(row, offers)
        said = told_of(office.store, offer, year, told) if offer else None
        if said is None:
            lacks.append(f"没有叫“{row.get('title') or row.get('key')}”的数字或台账")
            continue
        inside = f"{len(proofs) + 1} {safe_name(said.title, _FOLDER)}"
        proof = write_proof(office, said, place / inside, f"{folder}/{inside}", progress, papers=papers)
        proofs.append(proof)
        if lacking(proof):
            lacks.append(f"{said.title}：{lacking(proof)}")
    files, lost = _own_files(office, indicator, place)
    lacks += [f"附件“{name}”找不到了" for name in lost]
    if not proofs and not files:
        lacks.insert(0, "没有佐证")
    return IndicatorProof(indicator["uuid"], own, title, folder, tuple(proofs), files, tuple(lacks))


def _own_files(office: Office, indicator: Mapping[str, Any], place: Path) -> tuple[int, list[str]]:
    """Copy what is kept with the indicator itself; how many, and the names of those that are gone."""
    kept = list(attached(indicator.get("files")))
    if not kept:
        return 0, []
    inside = place / OWN_FILES
    inside.mkdir()
    return copy_kept(office, kept, inside)


# --- the index


def _index(
    office: Office, year: int, indicators: Sequence[Draft], made: Sequence[IndicatorProof]
) -> RegisterTable:
    columns = (
        RegisterColumn("序号", "number", width_chars=3), RegisterColumn("编号", "id", width_chars=5),
        RegisterColumn("考核指标", "long", width_chars=22), RegisterColumn("分值", width_chars=4),
        RegisterColumn("责任单位", width_chars=10), RegisterColumn("佐证要求", "long", width_chars=16),
        RegisterColumn("佐证", width_chars=14), RegisterColumn("数量", width_chars=7),
        RegisterColumn("记录", "number", width_chars=4), RegisterColumn("附件", "number", width_chars=4),
        RegisterColumn("文件夹", "long", width_chars=20), RegisterColumn("还缺什么", "long", width_chars=18),
    )  # fmt: skip
    rows = list(_index_rows(indicators, made))
    return RegisterTable(
        title=f"{office.office_name}{year}年度考核佐证材料目录",
        columns=columns,
        rows=rows,
        row_count=len(rows),
        subtitle_middle=f"制表日期：{office.store.today().isoformat()}",
        watermark=office.watermark,
        short_title="目录",
    )


def _index_rows(
    indicators: Sequence[Draft], made: Sequence[IndicatorProof]
) -> Iterator[tuple[str | int | None, ...]]:
    """A line for every number of every indicator; an indicator's own words stand in its first line."""
    for place, (indicator, one) in enumerate(zip(indicators, made, strict=True), start=1):
        about: tuple[str | int | None, ...] = (
            place, one.number or None, one.title, indicator.get("points"), indicator.get("responsible_unit"),
            indicator.get("wanted_proof"),
        )  # fmt: skip
        lines: list[tuple[str | int | None, ...]] = [
            (proof.said.title, f"{proof.said.shown}{proof.said.unit}", len(proof.said.records), proof.files,
             proof.folder, lacking(proof) or None)
            for proof in one.proofs
        ]  # fmt: skip
        if one.own_files:
            lines.append((OWN_FILES, None, None, one.own_files, f"{one.folder}/{OWN_FILES}", None))
        if not lines:
            lines = [(None, None, 0, 0, one.folder, "；".join(one.lacking))]
        for line in lines:
            yield (*about, *line)
            about = (place, one.number or None, one.title, None, None, None)


def _missing(office: Office, year: int, made: Sequence[IndicatorProof]) -> RegisterTable:
    rows = [(one.number or None, one.title, what) for one in made for what in one.lacking]
    numbered = [(number, *row) for number, row in enumerate(rows, start=1)]
    return RegisterTable(
        title=f"{office.office_name}{year}年度考核{MISSING}",
        columns=(
            RegisterColumn("序号", "number", width_chars=3), RegisterColumn("编号", "id", width_chars=6),
            RegisterColumn("考核指标", "long", width_chars=30),
            RegisterColumn("还缺什么", "long", width_chars=40),
        ),
        rows=numbered,
        row_count=len(numbered),
        subtitle_middle=f"制表日期：{office.store.today().isoformat()}",
        watermark=office.watermark,
        short_title=MISSING,
    )  # fmt: skip
