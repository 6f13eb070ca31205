"""Commands that take a list in: plan it, apply it, take a whole import back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from lawgov_desktop.commands.answer import (
    DONE,
    DONE_WITH_PROBLEMS,
    Answer,
    Asked,
    absolute,
    existing,
    opened,
    table,
)
from lawgov_desktop.errors import UserError
from lawgov_desktop.office import Office
from lawgov_desktop.spreadsheets.apply import Applied, apply_plan, write_errors
from lawgov_desktop.spreadsheets.checks import Counts
from lawgov_desktop.spreadsheets.plan import Plan, make_plan
from lawgov_desktop.spreadsheets.reading import read_workbook
from lawgov_desktop.storage.backup_files import Backup
from lawgov_desktop.storage.imports import find_import

_MOST_PROBLEMS = 20
"""Problems a person is shown; a script gets them all."""


def plan_of(
    office: Office,
    key: str,
    file: Path,
    *,
    sheet: str | None = None,
    header: tuple[int, int] | None = None,
    mapping: Mapping[str, str] | None = None,
    keys: Sequence[str] = (),
    blanks: bool = False,
    create: Sequence[str] = (),
) -> Plan:
    """What taking in a file would do; nothing is written. UserError for a file that cannot be read."""
    kind = office.kind(key)
    workbook = read_workbook(existing(file))
    return make_plan(
        kind,
        workbook,
        store=office.store,
        path=file,
        sheet=sheet,
        header=header,
        mapping=mapping,
        keys=list(keys) or None,
        blanks=blanks,
        create=[office.kind(one).key for one in create],
    )


def take_in(office: Office, key: str, file: Path, *, good_only: bool = False) -> tuple[Plan, Applied]:
    """Plan a file and write it, with a copy of the file; UserError when rows cannot be saved."""
    plan = plan_of(office, key, file)
    return plan, apply_plan(plan, office.store, good_only=good_only, attachments=office.attachments)


def compare_with_book(office: Office, key: str, file: Path) -> Counts:
    """How the rows of a file stand to the book."""
    return plan_of(office, key, file).counts


def import_file(asked: Asked) -> Answer:
    """`import KIND FILE …`: the plan; with ``--apply`` also carried out, after a backup.

    Status 1 when rows were left out. When the backup cannot be made nothing is written (feature I10).
    """
    _see_errors_out(asked)
    with opened(asked) as office:
        # Without --map, what was decided for this layout the last time holds.
        mapping = dict(asked.map) or None
        plan = plan_of(
            office,
            asked.kind,
            asked.file,
            sheet=asked.sheet,
            header=asked.header,
            mapping=mapping,
            keys=asked.key,
            blanks=asked.clear_blanks,
            create=asked.create,
        )
        errors = write_errors(plan, asked.errors_out) if asked.errors_out and plan.counts.bad else 0
        writes = asked.apply and any(row.writes for row in plan.rows)
        backup = office.back_up_before_import() if writes else None
        applied = (
            apply_plan(plan, office.store, good_only=asked.good_only, attachments=office.attachments)
            if asked.apply
            else None
        )
    data = plan.to_json(applied=applied is not None, import_id=(applied and applied.import_id) or None)
    if applied is not None:
        data |= {
            "created": applied.created,
            "updated": applied.updated,
            "same": applied.same,
            "left_out": [{"row": one.row, "why": one.why} for one in applied.left_out],
        }
    if backup is not None:
        data["backup"] = _backup_json(backup)
    if errors:
        data["errors_out"] = absolute(asked.errors_out)
    counts = plan.counts
    status = DONE_WITH_PROBLEMS if counts.bad or counts.ambiguous else DONE
    lines = [*_plan_lines(plan), *_backup_lines(backup), *_applied_lines(applied)]
    return Answer(data, [*lines, *_error_lines(asked, errors)], status)


def _see_errors_out(asked: Asked) -> None:
    """The copy of the bad rows is an .xlsx of its own, never the file they came in."""
    out: Path | None = asked.errors_out
    if out is None:
        return
    if out.suffix.lower() != ".xlsx":
        raise UserError("有问题的行只能写成 Excel 文件。", todo="文件名请以 .xlsx 结尾。")
    if out.exists() and asked.file.exists() and out.samefile(asked.file):
        raise UserError("有问题的行不能写回原来的表。", todo="请换一个文件名。")


def undo_import(asked: Asked) -> Answer:
    """`undo-import ID`: after a backup, every record as before; those edited since stay and are named."""
    with opened(asked) as office:
        entry = find_import(office.store, asked.id)
        if entry.undone:
            raise UserError("这次导入已经撤回过了。", todo="不需要再做什么。")
        backup = office.back_up_before_undo()
        undone = office.store.undo(entry.action_id)
    kept = [{"kind": one.kind, "id": one.uuid, "title": one.title, "why": one.why} for one in undone.kept]
    lines = [f"撤回前的备份：{absolute(backup.path)}", f"已撤回 {undone.reverted} 条（{entry.file_name}）"]
    if kept and not undone.reverted:
        lines.append("没有能撤回的记录，这次导入仍然有效。")
    lines += [f"保留：{one['title']}（{one['why']}）" for one in kept]
    return Answer(
        {"reverted": undone.reverted, "kept_because_edited": kept},
        lines,
        DONE_WITH_PROBLEMS if kept else DONE,
    )


def _plan_lines(plan: Plan) -> list[str]:
    counts = plan.counts
    rows = "、".join(map(str, plan.finding.header_rows))
    lines = [
        f"{plan.file_name}（{plan.format}，工作表“{plan.sheet.name}”，表头在第 {rows} 行）",
        *table(
            ("列", "列名", "导入到"),
            [
                (column.letter, column.heading, _goes_to(plan, column.path, ignored=column.ignored))
                for column in plan.columns
            ],
        ),
        f"数据 {counts.data} 行：正常 {counts.good}，存疑 {counts.doubtful}，不能导入 {counts.bad}；"
        f"跳过 {len(plan.skipped)} 行",
        f"和台账相比：新增 {counts.new}，变更 {counts.changed}，相同 {counts.same}，"
        f"需确认 {counts.ambiguous}，表里没有的 {len(plan.missing)}",
    ]
    lines += plan.notes
    for key, titles in plan.unknown_links.items():
        shown = "、".join(titles[:5]) + ("等" if len(titles) > 5 else "")
        lines.append(f"还没有登记：{shown}（{len(titles)} 个，加 --create {key} 可一起登记）")
    if plan.former:
        lines.append(f"同一个文件在 {plan.former[0].at[:10]} 导入过。")
    for problem in plan.problems[:_MOST_PROBLEMS]:
        mark = "✕" if problem.level == "refuse" else "△"
        lines.append(f"{mark} 第 {problem.row} 行 {problem.column}：{problem.what}")
    if len(plan.problems) > _MOST_PROBLEMS:
        lines.append(f"……还有 {len(plan.problems) - _MOST_PROBLEMS} 个问题")
    return lines


def _goes_to(plan: Plan, path: str | None, *, ignored: bool) -> str:
    if path:
        return plan.kind.column(path).heading
    return "（不要）" if ignored else "（原样保留）"


def _backup_json(backup: Backup) -> dict[str, object]:
    """``fresh`` is False when nothing had changed since this copy, and none was made."""
    return {"file": absolute(backup.path), "at": backup.at, "fresh": backup.fresh}


def _backup_lines(backup: Backup | None) -> list[str]:
    if backup is None:
        return []
    if backup.fresh:
        return [f"导入前已备份：{absolute(backup.path)}"]
    return [f"上次备份（{backup.at.replace('T', ' ')}）以来台账没有改动，没有再备份：{absolute(backup.path)}"]


def _applied_lines(applied: Applied | None) -> list[str]:
    if applied is None:
        return ["还没有写入。要写入请加 --apply。"]
    lines = [f"已写入：新增 {applied.created}，更新 {applied.updated}，没有变化 {applied.same}"]
    if applied.import_id:
        lines.append(f"导入编号 {applied.import_id}（可用 undo-import 撤回）")
    return lines + [f"没有写入：第 {one.row} 行，{one.why}" for one in applied.left_out]


def _error_lines(asked: Asked, errors: int) -> list[str]:
    return [f"有问题的 {errors} 行已写成 {asked.errors_out}"] if errors else []
