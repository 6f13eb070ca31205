"""One number's folder: its records as a list, the files kept with them, and what is lacking."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.documents.whole_folder import safe_file_name, safe_name
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.printing import print_paper, table_of_records, write_table_file
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import attached
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.reporting.report.answers import Said

INDEX: Final = "目录.xlsx"
RECORDS: Final = "记录.xlsx"


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
    papers: int = 0
    """Papers of records that were printed into the folder."""


def write_proof(
    office: Office,
    said: Said,
    place: Path,
    folder: str,
    progress: Progress,
    *,
    papers: bool = False,
) -> Proof:
    """Make the new folder ``place`` with the records of one number as a list and all their files.

    ``folder`` is how the index calls it. ``papers``: for every record also the first paper that fits it, as
    PDF. OSError when the disk refuses.
    """
    place.mkdir()
    kind = office.kind(said.kind)
    table = table_of_records(office, kind, said.records, f"{said.title}（{said.shown}{said.unit}）")
    write_table_file(office, table, place / RECORDS)
    files, bare, printed, lost = 0, 0, 0, list[str]()
    for done, uuid in enumerate(said.records):
        progress.step(f"正在整理“{said.title}”", done, len(said.records))
        draft = office.store.get(kind.key, uuid)
        if draft is None:
            continue
        kept = list(kept_files(kind, draft))
        bare += not kept
        copied, gone = copy_kept(office, kept, place, files)
        files += copied
        lost += gone
        printed += papers and _printed(office, kind, draft, place, done + 1)
    return Proof(said, folder, files, bare, tuple(lost), printed)


def copy_kept(
    office: Office, kept: Iterable[Mapping[str, Any]], place: Path, before: int = 0
) -> tuple[int, list[str]]:
    """Copy kept files into the folder ``place``, numbered on from ``before``.

    How many were copied, and the names of those that are not there any more. OSError when the disk refuses.
    """
    copied, gone = 0, list[str]()
    for one in kept:
        source = office.attachments.path_of(one["sha256"])
        if not source.is_file():
            gone.append(str(one["name"]))
            continue
        copied += 1
        shutil.copyfile(source, place / f"{before + copied:03} {safe_file_name(one['name'])}")
    return copied, gone


def _printed(office: Office, kind: RecordType, draft: Draft, place: Path, number: int) -> bool:
    """The first paper that fits the record, beside its list; a paper that refuses is left out."""
    for paper in kind.papers:
        if not paper.fits(draft):
            continue
        title = kind.title_of(draft, office.store.names)
        out = place / f"文书{number:03} {safe_name(paper.title, 20)} {safe_name(title, 20)}.pdf"
        try:
            print_paper(office, kind, paper, draft["uuid"], out)
        except UserError:
            continue
        return True
    return False


def kept_files(kind: RecordType, draft: Draft) -> Iterator[Mapping[str, Any]]:
    """Everything attached to a record and to its rows."""
    for name, own in kind.fields.items():
        if own.kind_name == "attachment":
            yield from attached(draft.get(name))
    for child in kind.children:
        for name, own in child_fields(child).items():
            if own.kind_name == "attachment":
                for row in draft.get(child.name) or ():
                    yield from attached(row.get(name))


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
