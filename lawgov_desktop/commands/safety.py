"""Commands that keep the book safe: back it up, prove a copy, put one back, check the book, list imports."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from lawgov_desktop import paths
from lawgov_desktop.commands.answer import (
    DONE,
    DONE_WITH_PROBLEMS,
    Answer,
    Asked,
    absolute,
    existing,
    opened,
    passphrase,
    table,
)
from lawgov_desktop.registers import ALL
from lawgov_desktop.storage.backup_files import MANUAL, Backup
from lawgov_desktop.storage.imports import ImportEntry, imports
from lawgov_desktop.storage.looking import check_book, verify_backup
from lawgov_desktop.storage.restoring import restore_backup


def _book(asked: Asked) -> Path:
    return Path(asked.books or paths.own_book())


def backup(asked: Asked) -> Answer:
    """`backup [--to DIR]`: a proved copy, made by hand and so never deleted. Status 1 when files are missing.

    A book that is not there is refused: an empty one is not worth a copy.
    """
    existing(_book(asked))
    with opened(asked) as office:
        made = office.back_up(MANUAL, folder=asked.to)
    data = {
        "file": absolute(made.path),
        "at": made.at,
        "bytes": made.bytes,
        "sha256": made.sha256,
        "counts": made.counts,
        "files": len(made.files),
        "missing_files": list(made.missing),
        "ok": True,
        "reasons": [],
    }
    lines = [f"已备份并检查过：{absolute(made.path)}（{made.bytes:,} 字节）", *_count_lines(made.counts)]
    lines += [f"附件“{name}”不在了，没有备份到" for name in made.missing]
    return Answer(data, lines, DONE_WITH_PROBLEMS if made.missing else DONE)


def verify(asked: Asked) -> Answer:
    """`verify FILE`: opened read-only and counted. Status 1 when the copy is not good."""
    verified = verify_backup(asked.file, passphrase(asked.passphrase_file))
    data = {
        "file": absolute(asked.file),
        "ok": verified.ok,
        "counts": verified.counts,
        "reasons": list(verified.reasons),
        **_slip(verified.manifest),
    }
    if verified.ok:
        lines = [f"备份是好的：{asked.file.name}", *_count_lines(verified.counts)]
    else:
        lines = [f"备份不能用：{asked.file.name}", *verified.reasons]
    return Answer(data, lines, DONE if verified.ok else DONE_WITH_PROBLEMS)


def restore(asked: Asked) -> Answer:
    """`restore FILE`: the copy takes the place of the book; the book of now stays beside it as a copy."""
    restored = restore_backup(asked.file, _book(asked), passphrase=passphrase(asked.passphrase_file))
    verified = restored.verified
    data = {
        "books": absolute(restored.book),
        "aside": absolute(restored.aside) if restored.aside else None,
        "ok": True,
        "counts": verified.counts,
        "reasons": [],
        "files_back": restored.files_back,
        **_slip(verified.manifest),
    }
    lines = [f"已恢复：{absolute(restored.book)}", *_count_lines(verified.counts)]
    if restored.aside:
        lines.append(f"恢复前的台账另存在：{absolute(restored.aside)}")
    return Answer(data, lines)


def check(asked: Asked) -> Answer:
    """`check`: the book's integrity, its counts, its files. Status 1 when something is wrong."""
    existing(_book(asked))
    with opened(asked) as office:
        checked = check_book(office.book, list(office.store.kinds.values()), office.attachments)
    data = {
        "ok": checked.ok,
        "counts": checked.counts,
        "reasons": list(checked.reasons),
        "missing_files": [
            {"name": file.name, "sha256": file.sha256, "belongs_to": file.belongs_to}
            for file in checked.missing
        ],
    }
    head = "台账完好" if checked.ok else "台账有问题"
    lines = [head, *checked.reasons, *_count_lines(checked.counts)]
    return Answer(data, lines, DONE if checked.ok else DONE_WITH_PROBLEMS)


def imports_done(asked: Asked) -> Answer:
    """`imports`: what was taken in, the newest first."""
    existing(_book(asked))
    with opened(asked) as office:
        every = imports(office.store)
        titles = {kind.key: kind.title for kind in office.store.kinds.values()}
    shown = every[: asked.limit]
    rows = [
        (
            entry.at.replace("T", " "),
            entry.who,
            titles.get(entry.kind, entry.kind),
            entry.file_name,
            entry.sheet,
            str(entry.counts.get("created", 0)),
            str(entry.counts.get("updated", 0)),
            "已撤销" if entry.undone else "",
            entry.import_id,
        )
        for entry in shown
    ]
    headings = ("时间", "经办人", "登记簿", "文件", "工作表", "新增", "更新", "", "导入编号")
    lines = [f"共 {len(every)} 次导入", *table(headings, rows, widest=36)]
    return Answer({"total": len(every), "imports": [_as_json(entry) for entry in shown]}, lines)


def _as_json(entry: ImportEntry) -> dict[str, object]:
    return {
        "id": entry.import_id,
        "at": entry.at,
        "who": entry.who,
        "kind": entry.kind,
        "file": entry.file_name,
        "sha256": entry.sha256,
        "sheet": entry.sheet,
        "counts": entry.counts,
        "undone": entry.undone,
    }


def _slip(manifest: Backup | None) -> dict[str, object]:
    if manifest is None:
        return {"at": None, "reason": None, "program": None}
    return {"at": manifest.at, "reason": manifest.reason, "program": manifest.program}


def _count_lines(counts: Mapping[str, int]) -> list[str]:
    titles = {kind.model._meta.table_name: kind.title for kind in ALL}
    told = [f"{titles.get(name, name)} {count:,} 条" for name, count in counts.items() if count]
    return ["、".join(told) or "没有记录"]
