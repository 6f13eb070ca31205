"""Carries an import plan out: everything in one transaction, with its source and a log entry, or nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.record_type import Draft
from lawgov_desktop.spreadsheets.checks import PlanRow
from lawgov_desktop.spreadsheets.drafting import PLACEHOLDER
from lawgov_desktop.spreadsheets.error_copy import write_error_copy
from lawgov_desktop.spreadsheets.known import layout_key
from lawgov_desktop.spreadsheets.plan import LIST_KIND, NEW_LIST, Plan
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.imports import record_import
from lawgov_desktop.storage.stamps import new_uuid
from lawgov_desktop.storage.store import Batch, Source, Store

_DOING: Final = "正在写入台账"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of the file that did not go in, by Excel's number, and why."""

    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What an import did. ``import_id`` is "" when there was nothing to write."""

    import_id: str
    created: int
    updated: int
    same: int
    left_out: tuple[LeftOut, ...]
    list_uuid: str = ""


def apply_plan(
    plan: Plan,
    store: Store,
    *,
    good_only: bool = False,
    progress: Progress | None = None,
    who: str = "",
    attachments: Attachments | None = None,
) -> Applied:
    """Write the ticked rows of a plan: one transaction, one action that can be undone.

    Bad rows refuse the whole import unless ``good_only``. Ambiguous rows are left out until somebody
    decides. ``attachments`` keeps a copy of the file. Raises :class:`UserError` for bad rows,
    ``Stale`` when a record was changed after the plan was made, ``Cancelled``; the book is then as before.
    """
    progress = progress or Progress()
    bad = [row for row in plan.rows if row.take and row.status == "bad" and row.match != "same"]
    if bad and not good_only:
        first = next(problem for problem in bad[0].problems if problem.level == "refuse")
        raise UserError(
            f"有 {len(bad)} 行不能导入，例如第 {bad[0].row} 行：{first.what}。",
            todo="请改好这些行再导入，或者只导入没有问题的行。",
        )
    writing = [row for row in plan.rows if row.writes]
    left_out = tuple(LeftOut(row.row, why) for row in plan.rows if (why := _why_left_out(row)))
    same = sum(row.take and row.match == "same" and row.status != "bad" for row in plan.rows)
    if not writing:
        return Applied("", 0, 0, same, left_out)
    kept = attachments.add(plan.path) if attachments and plan.path else None

    import_id = new_uuid()
    created = 0
    with store.writing(f"导入{plan.kind.title}：{plan.file_name}", "import") as batch:
        real = _new_records(plan, batch, writing, import_id, kept)
        for done, row in enumerate(writing, start=1):
            progress.step(_DOING, done, len(writing))
            saved = batch.save(
                plan.kind.key,
                _without_stand_ins(row.given, real),
                uuid=row.uuid,
                expect_revision=row.revision,
                source=Source(import_id, plan.sheet.name, row.row),
            )
            created += saved.created
        updated = len(writing) - created
        context = {name: real.get(value, value) for name, value in plan.context.items()}
        counts = plan.counts
        record_import(
            batch,
            import_id,
            kind=plan.kind.key,
            file_name=plan.file_name,
            sha256=plan.sha256,
            sheet=plan.sheet.name,
            mapping=plan.mapping,
            counts={
                "data": counts.data,
                "created": created,
                "updated": updated,
                "same": same,
                "left_out": len(left_out),
                "missing": len(plan.missing),
            },
            details={
                "layout": layout_key(column.heading for column in plan.finding.columns),
                "header_rows": list(plan.finding.header_rows),
                "overrides": plan.overrides,
                "context": context,
                "original": kept,
                "who": who or store.who,
            },
        )
    return Applied(import_id, created, updated, same, left_out, real.get(NEW_LIST, ""))


def write_errors(plan: Plan, out: Path) -> int:
    """An Excel copy of the bad rows in the file's own layout with a column that says what is wrong (I12).

    Returns how many rows it holds. Corrected, the copy can be imported as it is.
    """
    rows = [row for row in plan.rows if row.status == "bad"]
    write_error_copy(plan.sheet, plan.finding, rows, out)
    return len(rows)


def _why_left_out(row: PlanRow) -> str:
    if not row.take:
        return "没有勾选"
    if row.status == "bad":
        return next(problem.what for problem in row.problems if problem.level == "refuse")
    return row.problems[-1].what if row.match == "ambiguous" and row.problems else ""


def _new_records(
    plan: Plan, batch: Batch, writing: list[PlanRow], import_id: str, kept: dict[str, Any] | None
) -> dict[str, str]:
    """Create the list version and the linked records the rows wait for; stand-in → uuid."""
    real: dict[str, str] = {}
    source = Source(import_id, plan.sheet.name)
    wanted = {stand_in for row in writing for stand_in in _stand_ins(row.given)}
    if plan.new_list is not None and NEW_LIST in wanted:
        draft = dict(plan.new_list)
        if kept:
            draft["file"] = json.dumps([kept], ensure_ascii=False)
        real[NEW_LIST] = batch.save(LIST_KIND, draft, source=source).uuid
    for stand_in, (key, title) in plan.new_links.items():
        if stand_in in wanted:
            kind = batch.store.kinds[key]
            real[stand_in] = batch.save(key, {kind.title_field: title}, source=source).uuid
    return real


def _stand_ins(draft: Draft) -> set[str]:
    found = {value for value in draft.values() if isinstance(value, str) and value.startswith(PLACEHOLDER)}
    for rows in draft.values():
        if isinstance(rows, list):
            found.update(*(_stand_ins(row) for row in rows), set())
    return found


def _without_stand_ins(draft: Draft, real: dict[str, str]) -> Draft:
    """The draft with the uuids of what was just created."""
    full: Draft = {}
    for name, value in draft.items():
        if isinstance(value, str):
            full[name] = real.get(value, value)
        elif isinstance(value, list):
            full[name] = [_without_stand_ins(row, real) for row in value]
        else:
            full[name] = value
    return full
