"""The whole program against itself: a new book, samples, registers out and in, papers, windows."""

from __future__ import annotations

import tempfile
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

from lawgov_desktop.commands.answer import DONE, DONE_WITH_PROBLEMS, Answer, Asked
from lawgov_desktop.commands.imports import compare_with_book
from lawgov_desktop.office import Office, on_day, open_office
from lawgov_desktop.printing import print_paper, register_query, write_register_file
from lawgov_desktop.records.record_type import Draft, Paper, RecordType
from lawgov_desktop.spreadsheets.template import write_template
from lawgov_desktop.storage.search import search

RARE: Final = ("冯䶮", "𠅤文昌", "㛃小满")
"""Names with characters many fonts lack; on every paper they stand in for the sample's parties."""

_TODAY: Final = date(2025, 6, 1)


class Failed(Exception):
    """A step found the program wrong; the text says in what."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing tried, and whether it came out as it should; ``why`` not otherwise."""

    name: str
    ok: bool
    why: str = ""


def self_test(asked: Asked, check_windows: Callable[[], Sequence[str]] | None = None) -> Answer:
    """`self-test`: touches no book but its own; status 1 when a step failed."""
    steps = run(check_windows)
    ok = all(step.ok for step in steps)
    told: list[dict[str, Any]] = [
        {"name": step.name, "ok": step.ok} | ({"why": step.why} if step.why else {}) for step in steps
    ]
    lines = [f"{'✓' if step.ok else '✗'} {step.name}{'：' + step.why if step.why else ''}" for step in steps]
    lines.append("自检全部通过。" if ok else "自检发现问题，见上。")
    return Answer({"ok": ok, "steps": told}, lines, DONE if ok else DONE_WITH_PROBLEMS)


def run(check_windows: Callable[[], Sequence[str]] | None = None) -> list[Step]:
    """Every step, in order. Without ``check_windows`` the windows are left out."""
    steps: list[Step] = []

    def attempt(name: str, work: Callable[[], object]) -> None:
        try:
            work()
        except Failed as failure:
            steps.append(Step(name, False, str(failure)))
        except Exception as error:  # noqa: BLE001 -- whatever goes wrong here is what the test is there to tell
            traceback.print_exc()
            steps.append(Step(name, False, f"{type(error).__name__}: {error}"))
        else:
            steps.append(Step(name, True))

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        folder = Path(scratch)
        try:
            office = open_office(folder / "selftest.lawgov", who="自检", today=on_day(_TODAY))
        except Exception as error:  # noqa: BLE001 -- as above; without a book nothing else can be tried
            traceback.print_exc()
            return [Step("new book", False, f"{type(error).__name__}: {error}")]
        steps.append(Step("new book", True))
        try:
            saved: dict[str, str] = {}
            attempt("a sample of every kind", lambda: _save_samples(office, saved))
            for key, uuid in saved.items():
                kind = office.kind(key)
                attempt(f"{key}: found again", partial(_find, office, kind, uuid))
                attempt(f"{key}: register out and in", partial(_out_and_in, office, kind, folder))
                attempt(f"{key}: register as PDF", partial(_as_pdf, office, kind, folder))
                attempt(f"{key}: template", partial(_template, office, kind, folder))
                for paper in kind.papers:
                    attempt(f"{key}: paper {paper.name}", partial(_print, office, kind, uuid, paper, folder))
        finally:
            office.close()
    if check_windows is not None:
        attempt("every window", lambda: _windows(check_windows))
    return steps


def _save_samples(office: Office, saved: dict[str, str]) -> None:
    """A sample of every kind; what a sample links to is saved before it."""

    def link(key: str) -> str | None:
        if key not in saved:
            kind = office.store.kinds.get(key)
            if kind is None or kind.sample is None:
                return None
            saved[key] = office.store.save(key, kind.sample(link)).uuid
        return saved[key]

    for key in office.store.kinds:
        if link(key) is None:
            raise Failed(f"“{key}”没有样例")


def _find(office: Office, kind: RecordType, uuid: str) -> None:
    draft = office.store.get(kind.key, uuid)
    if draft is None:
        raise Failed("存了以后读不出来")
    title = kind.title_of(draft, office.store.names)
    hits = search(office.store, title, kind=kind.key).hits
    if uuid not in {hit.uuid for hit in hits}:
        raise Failed(f"按“{title}”查不到")


def _out_and_in(office: Office, kind: RecordType, folder: Path) -> None:
    file = folder / f"{kind.key}.xlsx"
    written = write_register_file(office, register_query(kind), file)
    found = compare_with_book(office, kind.key, file)
    if found.same != written.rows or found.new or found.changed or found.bad:
        raise Failed(
            f"导出 {written.rows} 行，再导入时：相同 {found.same}，新增 {found.new}，"
            f"变更 {found.changed}，有错 {found.bad}"
        )


def _as_pdf(office: Office, kind: RecordType, folder: Path) -> None:
    written = write_register_file(office, register_query(kind), folder / f"{kind.key}.pdf")
    if written.missing_glyphs:
        raise Failed(f"这些字没有字体能显示：{'、'.join(written.missing_glyphs)}")


def _template(office: Office, kind: RecordType, folder: Path) -> None:
    file = folder / f"{kind.key}-template.xlsx"
    write_template(kind, office.store.names, file)
    if not file.is_file() or not file.stat().st_size:
        raise Failed("模板是空的")


def _print(office: Office, kind: RecordType, uuid: str, paper: Paper, folder: Path) -> None:
    """Print a paper of a record whose people have rare names; every character must be drawn."""
    draft = office.store.get(kind.key, uuid)
    assert draft is not None
    rare = _with_rare_names(kind, draft)
    fitting = next((one for one in _variants(rare) if paper.fits(one)), None)
    if fitting is None:
        raise Failed("没有一个样例适用这份文书")
    saved = office.store.save(kind.key, fitting)
    printed = print_paper(office, kind, paper, saved.uuid, folder / f"{paper.name}.pdf")
    if printed.missing_glyphs or not printed.pages:
        raise Failed(f"这些字没有字体能显示：{'、'.join(printed.missing_glyphs)}")


def _with_rare_names(kind: RecordType, draft: Draft) -> Draft:
    copy: Draft = {name: draft.get(name) for name in kind.fields if name not in kind.derived}
    if kind.numbering:
        copy[kind.numbering.field] = None
    for child in kind.children:
        rows = draft.get(child.name) or []
        copy[child.name] = [{name: value for name, value in row.items() if name != "uuid"} for row in rows]
        if "name" in child.fields:
            for row, rare in zip(copy[child.name], RARE, strict=False):
                row["name"] = rare
    return copy


def _variants(draft: Draft) -> list[Draft]:
    """The record as it is, and as it would be with another outcome: some papers are for those."""
    outcomes: tuple[Draft, ...] = (
        {},
        {"agreement_form": "oral", "signed_and_sealed": None},
        {"result": "failed", "agreement_form": None, "agreement_on": None, "effective_on": None},
        {"follow_ups": [{"visited_on": "2025-04-10", "findings": "已按协议履行"}]},
        {"direction": "out"},
        {"not_accepted_reason": "refused", "result": None, "agreement_form": None, "agreement_on": None},
    )
    return [draft | {k: v for k, v in outcome.items() if k in draft} for outcome in outcomes]


def _windows(check_windows: Callable[[], Sequence[str]]) -> None:
    painted = check_windows()
    if not any(name.startswith("tool ") for name in painted):
        raise Failed("没有建出任何窗口")
