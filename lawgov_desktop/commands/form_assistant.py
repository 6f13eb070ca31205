"""`assist`: a form nobody has seen before, filled from figures or a register, held against what was given."""

from __future__ import annotations

from datetime import date
from typing import Any

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
from lawgov_desktop.commands.told_before import told_before_data, told_before_lines
from lawgov_desktop.errors import UserError
from lawgov_desktop.form_assistant.giving import (
    contradicted,
    give,
    give_register_form,
    remember_choices,
)
from lawgov_desktop.form_assistant.matching import known_figure
from lawgov_desktop.form_assistant.memory import Choice
from lawgov_desktop.form_assistant.opening import open_form
from lawgov_desktop.form_assistant.plan import FormCell, FormPlan, plan_form
from lawgov_desktop.form_assistant.register_form import write_register_form
from lawgov_desktop.form_assistant.writing import write_form
from lawgov_desktop.office import Office
from lawgov_desktop.reporting.period import Period


def assist(asked: Asked) -> Answer:
    """`assist FORM [--out FILE] [--from D --to D | --year Y] [--set "标签=值"] [--given-to WHOM]`.

    Status 1: a number was given otherwise before, or a drop-down of the form does not offer a value.
    """
    if asked.given_to and asked.out is None:
        raise UserError("没有写出文件，不能记入上报记录。", todo="请用 --out 写明填好的表存到哪里。")
    period = _period(asked)
    choices = {label: _choice(said) for label, said in asked.set}
    with opened(asked) as office:
        form = open_form(existing(asked.form))
        plan = plan_form(
            office,
            form,
            sheet=asked.sheet,
            period=period,
            choices=choices,
            sort="register" if asked.register else None,
        )
        if plan.sort == "register":
            return _register_form(office, plan, asked, period)
        return _number_form(office, plan, asked, choices)


def _number_form(office: Office, plan: FormPlan, asked: Asked, choices: dict[str, Choice]) -> Answer:
    told_before = contradicted(office, plan)
    data = _data(plan) | {"contradictions": told_before_data(told_before)}
    lines = _lines(plan)
    not_in_list: tuple[str, ...] = ()
    if asked.out is not None:
        written = write_form(plan, asked.out)
        not_in_list = written.not_in_list
        remember_choices(office, plan, choices)
        data |= {"file": absolute(written.path), "filled": written.filled, "not_in_list": list(not_in_list)}
        lines.insert(0, f"已写成 {written.path}：填了 {written.filled} 格（工作表“{plan.sheet}”）")
    if asked.given_to:
        data["submission"] = give(office, plan, asked.out, given_to=asked.given_to, by=asked.who or "")
        lines.append(f"已记入上报记录：报给{asked.given_to}")
    lines += told_before_lines(told_before)
    lines += [f"下拉列表里没有这个数：{label}，照样写上了" for label in not_in_list]
    return Answer(data, lines, DONE_WITH_PROBLEMS if told_before or not_in_list else DONE)


def _register_form(office: Office, plan: FormPlan, asked: Asked, period: Period | None) -> Answer:
    kind = asked.register or (plan.registers[0].kind if plan.registers else "")
    if not kind:
        raise UserError("没有看出这张表要填哪个登记簿。", todo="请用 --register 指定登记簿。")
    title = office.kind(kind).title
    period = period or (plan.period if plan.said_period else None)
    data = _data(plan) | {"register": kind, "contradictions": []}
    if asked.out is None:
        named = "、".join(f"{one.title}（{one.coverage:.0%}）" for one in plan.registers)
        return Answer(data, [f"一行一条记录的表，用“{title}”填最合适。", f"认出的登记簿：{named}"])
    filled = write_register_form(office, plan, kind, asked.out, period=period)
    data |= filled.to_json() | {"register": kind}
    lines = [f"已写成 {filled.path}：用“{title}”填了 {filled.filled} 行（工作表“{filled.sheet}”）"]
    if filled.left:
        lines.append(f"这些栏没有填：{'、'.join(filled.left)}")
    lines += [f"下拉列表里没有“{one.value}”（{one.heading}），照样写上了" for one in filled.not_in_list]
    if asked.given_to:
        data["submission"] = give_register_form(
            office, plan, filled, title, period, given_to=asked.given_to, by=asked.who or ""
        )
        lines.append(f"已记入上报记录：报给{asked.given_to}")
    return Answer(data, lines, DONE_WITH_PROBLEMS if filled.not_in_list else DONE)


def _period(asked: Asked) -> Period | None:
    if asked.year is not None:
        return Period.year(asked.year)
    if asked.first is None and asked.last is None:
        return None
    last: date | None = asked.last
    if last is None:
        raise UserError("只写了从哪一天，没有写到哪一天。", todo="请把 --from 和 --to 都写上。")
    first: date = asked.first or date(last.year, 1, 1)
    if first > last:
        raise UserError("截止日期早于开始日期。", todo="请核对 --from 和 --to。")
    return Period(first, last)


def _choice(said: str) -> Choice:
    """What follows the sign of equality: a figure by key or title, else a value, else nothing."""
    key = known_figure(said.strip())
    return Choice(key) if key else Choice(by_hand=said.strip())


def _data(plan: FormPlan) -> dict[str, Any]:
    return {
        "sort": plan.sort,
        "sheet": plan.sheet,
        "title": plan.title,
        "period": {
            "from": plan.period.first.isoformat(),
            "to": plan.period.last.isoformat(),
            "said": plan.said_period,
        },
        "registers": [
            {"kind": one.kind, "title": one.title, "coverage": one.coverage} for one in plan.registers
        ],
        "cells": [_cell(cell) for cell in plan.cells],
        "blanks": [{"cell": one.place, "text": one.text} for one in plan.blanks],
        "left": list(plan.left),
        "notes": list(plan.notes),
        "file": None,
    }


def _cell(cell: FormCell) -> dict[str, Any]:
    return {
        "cell": cell.place,
        "label": cell.label,
        "figure": cell.figure or None,
        "value": cell.value or None,
        "unit": cell.unit or None,
        "rule": cell.said.rule if cell.said else None,
        "records": len(cell.said.records) if cell.said else 0,
        "sure": cell.sure,
        "state": cell.state,
        "why": cell.why,
        "period": {
            "from": cell.meaning.period.first.isoformat(),
            "to": cell.meaning.period.last.isoformat(),
        },
        "proposals": [one.key for one in cell.proposals],
    }


def _lines(plan: FormPlan) -> list[str]:
    said = "" if plan.said_period else "（表里没有写，是推定的）"
    lines = [f"数字表，时段：{plan.period.in_words}{said}"]
    rows = [
        (cell.place, cell.label, f"{cell.value}{cell.unit if cell.value else ''}",
         cell.said.rule if cell.said else cell.why)
        for cell in plan.cells
    ]  # fmt: skip
    lines += table(("格", "栏目", "填入", "口径"), rows, 44)
    if plan.left:
        lines.append(f"没有填的：{'、'.join(plan.left)}")
    return [*lines, *plan.notes]
