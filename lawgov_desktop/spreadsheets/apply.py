"""Carries an import plan out: everything in one transaction, with its source and a log entry, or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.errors import UserError
from lawgov_desktop.progress import Progress
from lawgov_desktop.records.fields import Link, attached
from lawgov_desktop.records.record_type import Draft, RecordType, child_fields
from lawgov_desktop.spreadsheets.checks import PlanRow
from lawgov_desktop.spreadsheets.drafting import PLACEHOLDER
from lawgov_desktop.spreadsheets.error_copy import write_error_copy
from lawgov_desktop.spreadsheets.known import file_hash, layout_key
from lawgov_desktop.spreadsheets.plan import LIST_KIND, NEW_LIST, Plan, list_link
from lawgov_desktop.storage.attachments import Attachments
from lawgov_desktop.storage.imports import record_import
from lawgov_desktop.storage.saving import Incoming, Source
from lawgov_desktop.storage.stamps import new_uuid
from lawgov_desktop.storage.store import Batch, Store

_DOING: Final = "正在写入台账"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row of the file that did not go in, by Excel's number, and why."""

    row: int
    why: str
    sheet: str = ""
    """Its sheet, where several went in together."""


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
    """Write the ticked rows of one plan; see :func:`apply_plans`."""
    return apply_plans(
        [plan], store, good_only=good_only, progress=progress, who=who, attachments=attachments
    )


def apply_plans(
    plans: Sequence[Plan],
    store: Store,
    *,
    good_only: bool = False,
    progress: Progress | None = None,
    who: str = "",
    attachments: Attachments | None = None,
) -> Applied:
    """Write the ticked rows of the sheets of one file: one transaction, one action that can be undone.

    Bad rows refuse the whole import unless ``good_only``. Ambiguous rows are left out until somebody
    decides. ``attachments`` keeps a copy of the file. Raises :class:`UserError` for bad rows,
    ``Stale`` when a record was changed after the plan was made, ``Cancelled``; the book is then as before.
    """
    progress = progress or Progress()
    if not good_only:
        _refuse_bad_rows(plans)
    writing = [(plan, [row for row in plan.rows if row.writes]) for plan in plans]
    total = sum(len(rows) for _, rows in writing)
    several = len(plans) > 1
    left_out = tuple(
        LeftOut(row.row, why, plan.sheet.name if several else "")
        for plan in plans
        for row in plan.rows
        if (why := _why_left_out(row))
    )
    same = sum(
        row.take and row.match == "same" and row.status != "bad" for plan in plans for row in plan.rows
    )
    if not total:
        return Applied("", 0, 0, same, left_out)
    first = plans[0]
    _see_file_unchanged(first)
    with _original_kept(first, attachments) as kept:
        return _written(plans, writing, store, kept, progress, who, same, left_out)


def _written(
    plans: Sequence[Plan],
    writing: Sequence[tuple[Plan, Sequence[PlanRow]]],
    store: Store,
    kept: Mapping[str, Any] | None,
    progress: Progress,
    who: str,
    same: int,
    left_out: tuple[LeftOut, ...],
) -> Applied:
    first = plans[0]
    total = sum(len(rows) for _, rows in writing)
    import_id = new_uuid()
    created = 0
    real: dict[str, str] = {}
    with store.writing(f"导入{first.kind.title}：{first.file_name}", "import") as batch:
        done = 0
        for plan, rows in writing:
            _new_records(plan, batch, rows, import_id, kept, real)
            incoming = _told(_incoming(plan, rows, import_id, real), progress, done, total)
            created += sum(saved.created for saved in batch.save_all(plan.kind.key, incoming))
            done += len(rows)
            _keep_with_lists(plan, batch, rows, kept)
        updated = total - created
        _log(plans, batch, import_id, real, kept, who or store.who, created, updated, same, len(left_out))
    return Applied(import_id, created, updated, same, left_out, real.get(NEW_LIST, ""))


@contextmanager
def _original_kept(plan: Plan, attachments: Attachments | None) -> Iterator[Mapping[str, Any] | None]:
    """A copy of the file for the log; gone again when the import was not written and nothing else has it."""
    if attachments is None or plan.path is None:
        yield None
        return
    copy = attachments.path_of(plan.sha256)
    there = copy.exists()
    kept = attachments.add(plan.path)
    try:
        yield kept
    except BaseException:
        if not there:
            copy.unlink(missing_ok=True)
        raise


def _see_file_unchanged(plan: Plan) -> None:
    """What is written is what was checked, and what the log keeps is the file it came from."""
    if plan.path is None:
        return
    try:
        changed = file_hash(plan.path) != plan.sha256
    except OSError as fault:
        raise UserError(
            f"文件“{plan.file_name}”现在读不到了（{fault.strerror or fault}），没有导入。",
            data_safe="台账没有改动。",
            todo="请检查文件是否被移走、U 盘是否插好，再重新导入。",
        ) from fault
    if changed:
        raise UserError(
            f"文件“{plan.file_name}”在核对之后又改动过，没有导入。",
            data_safe="台账没有改动。",
            todo="请重新打开这个文件，再核对一遍。",
        )


def _refuse_bad_rows(plans: Sequence[Plan]) -> None:
    bad = [
        (plan, row)
        for plan in plans
        for row in plan.rows
        if row.take and row.status == "bad" and row.match != "same"
    ]
    if not bad:
        return
    plan, row = bad[0]
    first = next(problem for problem in row.problems if problem.level == "refuse")
    sheet = f"工作表“{plan.sheet.name}”" if len(plans) > 1 else ""
    raise UserError(
        f"有 {len(bad)} 行不能导入，例如{sheet or ' '}第 {row.row} 行：{first.what}。",
        todo="请改好这些行再导入，或者只导入没有问题的行。",
    )


def _incoming(
    plan: Plan, rows: Sequence[PlanRow], import_id: str, real: Mapping[str, str]
) -> Iterator[Incoming]:
    links = _Links(plan.kind) if real else None
    for row in rows:
        yield Incoming(
            links.real(row.given, real) if links else row.given,
            uuid=row.uuid,
            expect_revision=row.revision,
            source=Source(import_id, plan.sheet.name, row.row),
        )


def _told(incoming: Iterator[Incoming], progress: Progress, done: int, total: int) -> Iterator[Incoming]:
    for number, one in enumerate(incoming, start=done + 1):
        progress.step(_DOING, number, total)
        yield one


def _log(
    plans: Sequence[Plan],
    batch: Batch,
    import_id: str,
    real: Mapping[str, str],
    kept: Mapping[str, Any] | None,
    who: str,
    created: int,
    updated: int,
    same: int,
    left_out: int,
) -> None:
    """The import in the log: file, sheets, mapping, what was decided, counts (feature I11)."""
    first = plans[0]
    values: dict[str, dict[str, str]] = {}
    for plan in plans:
        for path, words in plan.values.items():
            values.setdefault(path, {}).update(words)
    record_import(
        batch,
        import_id,
        kind=first.kind.key,
        file_name=first.file_name,
        sha256=first.sha256,
        sheet="、".join(plan.sheet.name for plan in plans),
        mapping={heading: path for plan in plans for heading, path in plan.mapping.items()},
        counts={
            "data": sum(plan.counts.data for plan in plans),
            "created": created,
            "updated": updated,
            "same": same,
            "left_out": left_out,
            "missing": len(plans[-1].missing),
        },
        details={
            "layout": _layout(first),
            "layouts": {_layout(plan): plan.overrides for plan in plans},
            "header_rows": list(first.finding.header_rows),
            "overrides": first.overrides,
            "values": values,
            "context": {name: real.get(value, value) for name, value in first.context.items()},
            "original": kept,
            "who": who,
        },
    )


def _layout(plan: Plan) -> str:
    return layout_key(column.heading for column in plan.finding.columns)


def write_errors(plan: Plan, out: Path) -> int:
    """An Excel copy of the bad rows in the file's own layout with a column that says what is wrong (I12).

    Returns how many rows it holds. Corrected, the copy can be imported as it is. It looks like the file as
    long as the file is still the one that was read.
    """
    rows = [row for row in plan.rows if row.status == "bad"]
    unchanged = plan.path is not None and plan.path.exists() and file_hash(plan.path) == plan.sha256
    write_error_copy(plan.sheet, plan.finding, rows, out, plan.path if unchanged else None)
    return len(rows)


def _why_left_out(row: PlanRow) -> str:
    if not row.take:
        return "没有勾选"
    if row.status == "bad":
        return next(problem.what for problem in row.problems if problem.level == "refuse")
    return row.problems[-1].what if row.match == "ambiguous" and row.problems else ""


def _new_records(
    plan: Plan,
    batch: Batch,
    writing: Sequence[PlanRow],
    import_id: str,
    kept: Mapping[str, Any] | None,
    real: dict[str, str],
) -> None:
    """Create the list version and the linked records the rows wait for; ``real``: stand-in → uuid."""
    if plan.new_list is None and not plan.new_links:
        return
    source = Source(import_id, plan.sheet.name)
    links = _Links(plan.kind)
    wanted = {stand_in for row in writing for stand_in in links.stand_ins(row.given)} - real.keys()
    if plan.new_list is not None and NEW_LIST in wanted:
        draft = dict(plan.new_list)
        if kept:
            draft["file"] = json.dumps([kept], ensure_ascii=False)
        real[NEW_LIST] = batch.save(LIST_KIND, draft, source=source).uuid
    for stand_in, (key, title) in plan.new_links.items():
        if stand_in in wanted:
            kind = batch.store.kinds[key]
            real[stand_in] = batch.save(key, {kind.title_field: title}, source=source).uuid


def _keep_with_lists(
    plan: Plan, batch: Batch, rows: Sequence[PlanRow], kept: Mapping[str, Any] | None
) -> None:
    """The file stays with every list version that matters came into (feature D01)."""
    link = list_link(plan.kind)
    if kept is None or link is None:
        return
    given = {str(row.given[link]) for row in rows if row.given.get(link)}
    known = {
        str(uuid) for row in rows if row.uuid and (uuid := plan.known.by_uuid.get(row.uuid, {}).get(link))
    }
    for uuid in sorted(given | known):
        version = batch.store.get(LIST_KIND, uuid)
        if version is None:
            continue  # a stand-in; the new version got its file when it was made
        files = attached(version.get("file"))
        if all(file["sha256"] != kept["sha256"] for file in files):
            files.append(dict(kept))
            batch.save(LIST_KIND, {"file": json.dumps(files, ensure_ascii=False)}, uuid=uuid)


class _Links:
    """The fields of a register that may name a record which is only now coming into being."""

    def __init__(self, kind: RecordType) -> None:
        self._own = tuple(name for name, own in kind.fields.items() if isinstance(own, Link))
        children = {
            child.name: tuple(n for n, own in child_fields(child).items() if isinstance(own, Link))
            for child in kind.children
        }
        self._children = {name: links for name, links in children.items() if links}

    def stand_ins(self, draft: Draft) -> Iterator[str]:
        """The stand-ins of a draft, each as often as it is there."""
        for row, links in self._rows(draft):
            for name in links:
                value = row.get(name)
                if isinstance(value, str) and value.startswith(PLACEHOLDER):
                    yield value

    def real(self, draft: Draft, real: Mapping[str, str]) -> Draft:
        """The draft with the uuids of what was just created."""
        full = {**draft, **self._real(draft, self._own, real)}
        for name, links in self._children.items():
            if rows := draft.get(name):
                full[name] = [{**row, **self._real(row, links, real)} for row in rows]
        return full

    def _rows(self, draft: Draft) -> Iterator[tuple[Draft, tuple[str, ...]]]:
        yield draft, self._own
        for name, links in self._children.items():
            yield from ((row, links) for row in draft.get(name) or ())

    @staticmethod
    def _real(row: Draft, links: tuple[str, ...], real: Mapping[str, str]) -> Draft:
        return {
            name: real[value] for name in links if isinstance(value := row.get(name), str) and value in real
        }
