"""What comes of a comparison: the 动态调整对照表 as a file, and the changes in the book."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lawgov_desktop.errors import UserError
from lawgov_desktop.printing import write_table_file
from lawgov_desktop.procedures.matters_apply import VersionsApplied, apply_versions, change_day
from lawgov_desktop.procedures.matters_table import comparison_table
from lawgov_desktop.procedures.matters_versions import VersionsCompared
from lawgov_desktop.progress import Progress
from ui.tools.tool import Say, ToolDesk
from ui.widgets.files_outside import offer_to_open, with_suffix
from ui.widgets.messages import ask, tell


def export_table(
    desk: ToolDesk,
    compared: VersionsCompared,
    suffix: str,
    parent: QWidget,
    say: Say,
    out: Path | None = None,
) -> None:
    """Ask for a file (unless ``out`` is given) and write the table in the background."""
    office = desk.office
    if out is None:
        proposed = f"{compared.new['title']}动态调整对照表{suffix}"
        filters = {".xlsx": "Excel 工作簿 (*.xlsx)", ".pdf": "PDF 文件 (*.pdf)"}
        chosen, _ = QFileDialog.getSaveFileName(parent, "导出到", proposed, filters[suffix])
        if not chosen:
            return
        out = Path(chosen)
    target = with_suffix(out, suffix)
    table = comparison_table(
        compared, office.store.names, office=office.office_name, watermark=office.watermark
    )

    def work(progress: Progress) -> Path:
        return write_table_file(office, table, target, progress).path

    def written(path: Path) -> None:
        offer_to_open(say, f"已导出到“{path.name}”。", path)

    desk.jobs.start("导出对照表", work, written)


def write_down(desk: ToolDesk, compared: VersionsCompared, parent: QWidget, say: Say) -> None:
    """Ask once, then write everything as one action."""
    store = desk.office.store
    try:
        day = change_day(compared)
    except UserError as error:
        tell(error, desk.icons, parent)
        return
    found = compared.found
    words = [
        f"{compared.bridge}；更名 {len(found.renamed)}，调整 {len(found.changed)}。",
        f"旧版从 {day.isoformat()} 起停用，本镇填写的内容带到新版。",
    ]
    if found.proposed:
        words.append(f"还有 {len(found.proposed)} 对没有回答，会按新增和移出写入。")
    if ask(parent, "写入变动", "\n".join(words), "写入", "再看看"):
        return

    def work(progress: Progress) -> VersionsApplied:
        return apply_versions(store, compared, progress)

    def written(done: VersionsApplied) -> None:
        kept = f"；{len(done.own_kept)} 处与新版不同的本镇内容没有动" if done.own_kept else ""
        say(
            f"已写入：新增 {done.added}，移出 {done.removed}，更名 {done.renamed}，调整 {done.changed}；"
            f"{done.carried} 项带上了本镇内容{kept}。",
            desk.undo,
        )

    desk.jobs.start("写入清单变动", work, written)
