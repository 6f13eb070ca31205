"""The evidence of a report (R11): a folder for every number, with its records as a list and their files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import table_of_records, write_table_file
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.reporting.report.answers import Answers, Said

_FORBIDDEN: Final = re.compile(r'[\\/:*?"<>|\r\n\t]')
_LONGEST: Final = 40
INDEX: Final = "目录.xlsx"


@dataclass(frozen=True, slots=True)
class Proof:
    """One number of the pack: its folder, how many records and files prove it, and what is lacking."""

    said: Said
    folder: str
    files: int
    without_files: int
    """Records that have nothing attached."""
    lost: tuple[str, ...] = ()
    """Files the book names that are not there any more."""


def write_evidence(
    office: Office, asked: Answers, keys: Sequence[str], out: Path, progress: Progress | None = None
) -> list[Proof]:
    """Write the pack into the new or empty folder ``out``; UserError for one that holds something.

    Nothing is hidden: the pack stays in the office. ``keys`` name the numbers, in the order of the report.
    """
    progress = progress or Progress()
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise UserError(f"文件夹“{out.name}”里已经有东西了。", todo="请换一个新文件夹。")
        proofs = []
        for number, key in enumerate(keys, start=1):
            progress.step("正在整理佐证材料", number - 1, len(keys))
            proofs.append(_proof(office, asked[key], number, out))
        write_table_file(office, _index(office, proofs), out / INDEX)
    except OSError as fault:
        raise UserError(
            f"佐证材料没有写完（{fault.strerror or fault}）。", todo="请检查磁盘空间，换一个文件夹再试。"
        ) from fault
    progress.step("正在整理佐证材料", len(keys), len(keys))
    return proofs


def _proof(office: Office, said: Said, number: int, out: Path) -> Proof:
    folder = f"{number:02} {_name(said.title)}"
    place = out / folder
    place.mkdir()
    kind = office.kind(said.kind)
    table = table_of_records(office, kind, said.records, f"{said.title}（{said.shown}{said.unit}）")
    write_table_file(office, table, place / "记录.xlsx")
    files, bare, lost = 0, 0, []
    for uuid in said.records:
        draft = office.store.get(kind.key, uuid)
        kept = list(_files(kind, draft)) if draft is not None else []
        bare += not kept
        for one in kept:
            source = office.attachments.path_of(one["sha256"])
            if not source.is_file():
                lost.append(one["name"])
                continue
            files += 1
            shutil.copyfile(
                source, place / f"{files:03} {_name(Path(one['name']).stem)}{Path(one['name']).suffix}"
            )
    return Proof(said, folder, files, bare, tuple(lost))


def _files(kind: RecordType, draft: Draft) -> Iterator[Mapping[str, Any]]:
    """Everything attached to a record and to its rows."""
    for name, own in kind.fields.items():
        if own.kind_name == "attachment":
            yield from attached(draft.get(name))
    for child in kind.children:
        for name, own in child_fields(child).items():
            if own.kind_name == "attachment":
                for row in draft.get(child.name) or ():
                    yield from attached(row.get(name))


def _index(office: Office, proofs: Sequence[Proof]) -> RegisterTable:
    columns = (
        RegisterColumn("序号", "number", width_chars=3), RegisterColumn("数字", width_chars=14),
        RegisterColumn("数值", width_chars=8), RegisterColumn("口径", "long", width_chars=26),
        RegisterColumn("文件夹", width_chars=16), RegisterColumn("记录", "number"),
        RegisterColumn("附件", "number"), RegisterColumn("还缺什么", width_chars=18),
    )  # fmt: skip
    rows = [
        (number, one.said.title, f"{one.said.shown}{one.said.unit}", one.said.rule, one.folder,
         len(one.said.records), one.files, lacking(one))
        for number, one in enumerate(proofs, start=1)
    ]  # fmt: skip
    return RegisterTable(
        title=f"{office.office_name}年度报告佐证材料目录",
        columns=columns,
        rows=rows,
        row_count=len(rows),
        subtitle_middle=f"制表日期：{office.store.today().isoformat()}",
        watermark=office.watermark,
    )


def lacking(one: Proof) -> str:
    """What a number still lacks, in words; "" where every record has something attached."""
    said = []
    if not one.said.records:
        said.append("没有记录")
    elif one.without_files:
        said.append(f"{one.without_files}条记录没有附件")
    if one.lost:
        said.append(f"{len(one.lost)}个附件找不到了")
    return "；".join(said)


def _name(title: str) -> str:
    return _FORBIDDEN.sub("_", title).strip(" .")[:_LONGEST] or "未命名"
