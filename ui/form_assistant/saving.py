"""Saving a filled form: the file in the background, then what was chosen and what was given into the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from lawgov_desktop.form_assistant.giving import give, give_register_form, remember_choices
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.plan import FormPlan
from lawgov_desktop.form_assistant.register_form import write_register_form
from lawgov_desktop.form_assistant.writing import WrittenForm, write_form
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.submissions import Contradiction
from lawgov_desktop.reporting.submitting import usual_receivers
from lawgov_desktop.spreadsheets.fill import FilledForm
from ui.lists.fill_form import in_words
from ui.tools.tool import ToolDesk
from ui.widgets.files_outside import offer_to_open, with_suffix

_MOST_RECIPIENTS: Final = 20
_MOST_TOLD: Final = 5


@dataclass(frozen=True, slots=True)
class ToSave:
    """A form as it stands in the window. ``register`` and ``span``: for a form of lines."""

    plan: FormPlan
    choices: Mapping[str, Choice]
    register: str = ""
    span: Period | None = None


def asked_target(office: Office, plan: FormPlan, parent: QWidget) -> Path | None:
    """Ask where the filled copy goes; None when nothing was chosen."""
    form = plan.form.path
    proposed = f"{form.stem}（{office.office_name or '已填'}{office.store.today():%Y%m%d}）{_suffix(plan)}"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "填好的表存为", str(form.with_name(proposed)), f"Excel 工作簿 (*{_suffix(plan)})"
    )
    return Path(chosen) if chosen else None


def asked_recipient(office: Office, told: tuple[Contradiction, ...], parent: QWidget) -> str | None:
    """Ask to whom the form goes, with what was given otherwise before; None when it was called off."""
    said = "\n".join(map(str, told[:_MOST_TOLD]))
    warning = f"与以前报的不同 {len(told)} 处：\n{said}\n\n" if told else ""
    known = list(usual_receivers(office.store))[:_MOST_RECIPIENTS]
    whom, taken = QInputDialog.getItem(parent, "记入上报记录", f"{warning}报给哪个单位：", known, 0, True)
    return whom.strip() if taken else None


def _suffix(plan: FormPlan) -> str:
    return ".xlsm" if plan.form.path.suffix.lower() == ".xlsm" else ".xlsx"


def save(
    desk: ToolDesk, form: ToSave, out: Path, given_to: str | None, tell: Callable[[BaseException], None]
) -> None:
    """Write the form; keep it as a submission unless ``given_to`` is None; say how it went."""
    office, plan = desk.office, form.plan
    out = with_suffix(out, _suffix(plan))

    def work(progress: Progress) -> WrittenForm | FilledForm:
        if plan.sort == "register":
            return write_register_form(office, plan, form.register, out, period=form.span, progress=progress)
        return write_form(plan, out)

    def written(done: WrittenForm | FilledForm) -> None:
        desk.jobs.write("记入台账", lambda: _keep(office, form, done, given_to), lambda _: kept(done), tell)

    def kept(done: WrittenForm | FilledForm) -> None:
        if given_to is not None:
            desk.say(f"{_said(done)}已记入上报记录（{given_to or '没有写单位'}）。", desk.undo)
        else:
            offer_to_open(desk.say, _said(done), out)

    job = desk.jobs.start(f"填写{plan.form.path.stem}", work, written)
    job.failed.connect(tell)


def _keep(office: Office, form: ToSave, done: WrittenForm | FilledForm, given_to: str | None) -> None:
    remember_choices(office, form.plan, form.choices)
    if given_to is None:
        return
    by = office.store.who
    if isinstance(done, FilledForm):
        title = office.kind(form.register).title
        give_register_form(office, form.plan, done, title, form.span, given_to=given_to, by=by)
    else:
        give(office, form.plan, done.path, given_to=given_to, by=by)


def _said(done: WrittenForm | FilledForm) -> str:
    if isinstance(done, FilledForm):
        return in_words(done)
    said = f"已填 {done.filled} 格，存为“{done.path.name}”"
    if done.not_in_list:
        said += f"；下拉列表里没有：{'、'.join(done.not_in_list[:4])}，照样写上了，请核对"
    return f"{said}。"
