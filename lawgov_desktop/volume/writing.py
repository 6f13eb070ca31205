"""Writes whole volumes: one, or those of several cases into a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.volume.binding import bind
from lawgov_desktop.volume.contents import contents_of, file_name
from lawgov_desktop.volume.pieces import BoundVolume
from lawgov_desktop.volume.scans import ScanTaker


@dataclass(frozen=True, slots=True)
class WrittenVolume:
    """A volume on disk, and the titles of the papers it still lacks."""

    bound: BoundVolume
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotWritten:
    """A case whose volume could not be written, and why."""

    record: str
    title: str
    why: str


def write_volume(
    office: Office,
    kind: str,
    uuid: str,
    out: Path,
    progress: Progress | None = None,
    scans: ScanTaker | None = None,
    *,
    masked: bool = False,
) -> WrittenVolume:
    """Write the whole dossier of a case as one PDF (M12); ``masked`` leaves the scans out.

    Raises UserError for no such record, a register without volumes, another suffix than .pdf, or when the
    file cannot be written; Cancelled when the person stops. An older file of that name then stays.
    """
    if out.suffix.lower() != ".pdf":
        raise UserError(f"卷宗不会写成“{out.suffix or out.name}”。", todo="文件名请以 .pdf 结尾。")
    contents = contents_of(office, kind, uuid, masked=masked)
    if scans is not None:
        return WrittenVolume(bind(contents.volume, out, office.fonts(), scans, progress), contents.missing)
    with ScanTaker() as taker:
        return WrittenVolume(bind(contents.volume, out, office.fonts(), taker, progress), contents.missing)


def write_volumes(
    office: Office, kind: str, uuids: Sequence[str], folder: Path, progress: Progress | None = None
) -> tuple[list[WrittenVolume], list[NotWritten]]:
    """One PDF for each case into ``folder``, named by number and parties; a case that has none is told.

    Raises UserError when the folder cannot be written to, Cancelled when the person stops: what was written
    until then stays.
    """
    progress = progress or Progress()
    written: list[WrittenVolume] = []
    left: list[NotWritten] = []
    taken: set[str] = set()
    with ScanTaker() as taker:
        for done, uuid in enumerate(uuids):
            progress.step(f"正在写第 {done + 1} 卷，共 {len(uuids)} 卷", done, len(uuids))
            name = file_name(office, kind, uuid)
            try:
                contents = contents_of(office, kind, uuid)
            except UserError as refusal:
                left.append(NotWritten(uuid, name, refusal.what))
                continue
            unique = name if name not in taken else f"{name}-{uuid[:6]}"
            taken.add(unique)
            bound = bind(contents.volume, folder / f"{unique}.pdf", office.fonts(), taker, _quiet(progress))
            written.append(WrittenVolume(bound, contents.missing))
    progress.step("卷宗写完了", len(uuids), len(uuids))
    return written, left


def _quiet(progress: Progress) -> Progress:
    """Asks whether to stop, and says nothing: the bar counts volumes, not their pages."""
    return _Quiet(progress)


class _Quiet(Progress):
    def __init__(self, heard: Progress) -> None:
        super().__init__()
        self._heard = heard

    def step(self, doing: str, done: int = 0, total: int = 0) -> None:
        if self._heard.cancelled:
            self._heard.step(doing)
