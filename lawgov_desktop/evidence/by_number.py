"""The evidence of a report (R11): a folder for every number, with its records as a list and their files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lawgov_desktop.documents.register_table import RegisterColumn, RegisterTable
from lawgov_desktop.documents.whole_folder import safe_name, written_folder
from lawgov_desktop.evidence.proof import INDEX, Proof, lacking, write_proof
from lawgov_desktop.office import Office
from lawgov_desktop.printing import write_table_file
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.report.answers import Answers


def write_evidence(
    office: Office, asked: Answers, keys: Sequence[str], out: Path, progress: Progress | None = None
) -> list[Proof]:
    """Write the pack into the new or empty folder ``out``; UserError for one that holds something.

    Nothing is hidden: the pack stays in the office. ``keys`` name the numbers, in the order of the report.
    Stopped or failed, it leaves nothing behind.
    """
    progress = progress or Progress()
    with written_folder(out) as making:
        proofs = []
        for number, key in enumerate(keys, start=1):
            progress.step("正在整理佐证材料", number - 1, len(keys))
            folder = f"{number:02} {safe_name(asked[key].title)}"
            proofs.append(write_proof(office, asked[key], making / folder, folder, progress))
        write_table_file(office, _index(office, proofs), making / INDEX)
    progress.step("正在整理佐证材料", len(keys), len(keys))
    return proofs


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
