"""Fills a county's own form from the list in sight: choose the form and the file, hear what stayed blank."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from lawgov_desktop.office import Office
from lawgov_desktop.printing import fill_county_form
from lawgov_desktop.spreadsheets.fill import FilledForm
from lawgov_desktop.storage.listing import ListQuery
from ui.jobs import Jobs
from ui.widgets.files_outside import offer_to_open, with_suffix

_MOST_NAMED = 4


def fill_from_list(
    office: Office, query: ListQuery, jobs: Jobs, say: Any, parent: QWidget,
    form: Path | None = None,
    out: Path | None = None,
) -> None:  # fmt: skip
    """Ask for the form and for the file to write (unless they are given) and fill it in the background."""
    kind = office.kind(query.kind)
    if form is None:
        chosen, _ = QFileDialog.getOpenFileName(
            parent.window(), "选择县里发的表", "", "表格 (*.xlsx *.xlsm *.xls *.et)"
        )
        if not chosen:
            return
        form = Path(chosen)
    suffix = ".xlsm" if form.suffix.lower() == ".xlsm" else ".xlsx"
    if out is None:
        proposed = f"{form.stem}（{office.office_name or '已填'}{office.store.today():%Y%m%d}）{suffix}"
        chosen, _ = QFileDialog.getSaveFileName(
            parent.window(), "填好的表存为", str(form.with_name(proposed)), f"Excel 工作簿 (*{suffix})"
        )
        if not chosen:
            return
        out = Path(chosen)
    blank = form
    target = with_suffix(out, suffix)
    query = replace(query)

    def written(done: FilledForm) -> None:
        offer_to_open(say, in_words(done), done.path)

    jobs.start(
        f"填写{kind.title}",
        lambda progress: fill_county_form(office, query, blank, target, progress=progress),
        written,
    )


def in_words(done: FilledForm) -> str:
    """What a person should know of a filled form, in one notice."""
    said = [f"已填 {done.filled:,} 行，存为“{done.path.name}”"]
    if done.left:
        said.append(f"没有填的栏：{_named(done.left)}")
    if done.replaced:
        said.append(f"表里原有的 {done.replaced:,} 行内容已换掉")
    if done.not_in_list:
        words = [f"{one.heading}“{one.value}”" for one in done.not_in_list]
        said.append(f"下拉列表里没有：{_named(words)}，照样写上了，请核对")
    return "；".join(said) + "。"


def _named(words: tuple[str, ...] | list[str]) -> str:
    more = f"等 {len(words)} 项" if len(words) > _MOST_NAMED else ""
    return "、".join(words[:_MOST_NAMED]) + more
