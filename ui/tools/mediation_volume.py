"""整卷 PDF: the volume of a case looked at before it is printed, or those of several written to a folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from lawgov_desktop.progress import Progress
from lawgov_desktop.volume.writing import NotWritten, WrittenVolume, write_volume, write_volumes
from ui.papers.making import Choices, Made, Printable
from ui.papers.preview import show_preview
from ui.tools.tool import ToolDesk

_MOST_TOLD = 3


def show_volume(desk: ToolDesk) -> object:
    """One selected case: its volume in the preview. Several: a folder is asked for."""
    if not desk.selected:
        desk.say("请先选中案件，再做整卷 PDF。")
        return None
    if len(desk.selected) > 1:
        ask_for_folder(desk)
        return None
    return show_preview(volume_of(desk, desk.selected[0]), desk.jobs, desk.icons, desk.window)


def volume_of(desk: ToolDesk, uuid: str) -> Printable:
    """The volume as the preview shows it; what it lacks and what could not be taken in is told above it."""
    office, kind = desk.office, desk.query.kind

    def make(out: Path, choices: Choices, progress: Progress) -> Made:
        written = write_volume(office, kind, uuid, out, progress, masked=choices.masked)
        remarks = list(written.bound.refused)
        if written.missing:
            remarks.insert(0, f"卷宗缺{len(written.missing)}项：{'、'.join(written.missing)}")
        return Made(missing=written.bound.missing_glyphs, remarks=tuple(remarks))

    return Printable("整卷 PDF", make)


def ask_for_folder(desk: ToolDesk) -> None:
    """Where the volumes of the selected cases go."""
    chosen = QFileDialog.getExistingDirectory(desk.window, f"{len(desk.selected)} 卷存到哪个文件夹")
    if chosen:
        write_into(desk, Path(chosen))


def write_into(desk: ToolDesk, folder: Path) -> object:
    """Write the volumes of the selected cases in the background; a notice tells what came of it."""
    office, kind, uuids = desk.office, desk.query.kind, desk.selected

    def work(progress: Progress) -> tuple[list[WrittenVolume], list[NotWritten]]:
        return write_volumes(office, kind, uuids, folder, progress)

    return desk.jobs.start("写整卷 PDF", work, lambda done: desk.say(told(folder, *done)))


def told(folder: Path, written: list[WrittenVolume], left: list[NotWritten]) -> str:
    """已写成 3 卷 … 其中 1 卷缺材料 … 没有写成：…"""
    parts = [f"已写成 {len(written)} 卷，在“{folder.name}”。"]
    lacking = sum(bool(one.missing) for one in written)
    refused = sum(len(one.bound.refused) for one in written)
    if lacking:
        parts.append(f"其中 {lacking} 卷缺材料。")
    if refused:
        parts.append(f"{refused} 个扫描件没有装进去，卷里写明了原因。")
    if left:
        names = "；".join(f"{one.title}（{one.why}）" for one in left[:_MOST_TOLD])
        parts.append(f"{len(left)} 件没有写成：{names}")
    return "".join(parts)
