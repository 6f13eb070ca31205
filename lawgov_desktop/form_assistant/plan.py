"""The form before anything is written: each cell with figure, value, rule and records, and what is left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from lawgov_desktop.errors import UserError
from lawgov_desktop.form_assistant.amounts import amount_of, in_words, number_in
from lawgov_desktop.form_assistant.blanks import Blank, blanks
from lawgov_desktop.form_assistant.cells import (
    AskedCell,
    FormGrid,
    asked_cells,
    asks_for_unit,
    blanks_in_words,
    lines_above,
    title_of,
)
from lawgov_desktop.form_assistant.labels import Meaning, is_unit_alone, meaning_of, money_unit_of
from lawgov_desktop.form_assistant.matching import Proposal, certain, proposals
from lawgov_desktop.form_assistant.memory import Choice, label_key, layout_of, remembered
from lawgov_desktop.form_assistant.opening import OpenForm, sheet_of
from lawgov_desktop.form_assistant.period_words import period_in, usual_period
from lawgov_desktop.form_assistant.registers import Fit, fitting
from lawgov_desktop.form_assistant.words import CONCEPTS, TOPICS
from lawgov_desktop.office import Office
from lawgov_desktop.progress import Progress
from lawgov_desktop.registers.report.whose import whose_report
from lawgov_desktop.reporting.period import Period
from lawgov_desktop.reporting.report.answers import Answers, Said, answers
from lawgov_desktop.spreadsheets.form_file import FormFile
from lawgov_desktop.spreadsheets.grid import Sheet

Sort = Literal["numbers", "register"]
State = Literal["filled", "stands", "left", "empty"]

RECOGNISED: Final = "按栏目认出"
"""Why a figure was taken when nobody had to choose."""
AS_BEFORE: Final = "与上次选的一样"
_REGISTER_AT_LEAST: Final = 0.6
_SAY_WHEN_WRITTEN: Final = ("填报时间", "填报日期", "填表", "制表", "报送时间", "上报时间", "报出")
"""Lines with these words tell the day of the paper, not the span it is about."""
_MOST_CELLS: Final = 600
"""More blank cells than these are a list without lines yet, not a summary."""


@dataclass(frozen=True, slots=True)
class FormCell:
    """One cell of the form: what it asks, what goes in, and why.

    ``state``: filled with ``value``; stands, when somebody has filled it and it stays; left, when a person
    has to choose; empty, when a person chose to leave it so.
    """

    asked: AskedCell
    label: str
    meaning: Meaning
    proposals: tuple[Proposal, ...]
    state: State
    figure: str = ""
    said: Said | None = None
    value: str = ""
    unit: str = ""
    why: str = ""
    sure: bool = False
    by_hand: bool = False

    @property
    def place(self) -> str:
        return self.asked.place


@dataclass(frozen=True, slots=True)
class FormPlan:
    """A form as it would be filled. ``registers``: which fit, best first; cells only for a number form."""

    form: OpenForm
    sheet: str
    sort: Sort
    title: str
    period: Period
    said_period: bool
    """Whether the form itself names the span."""
    cells: tuple[FormCell, ...]
    registers: tuple[Fit, ...]
    blanks: tuple[Blank, ...]
    layout: str
    notes: tuple[str, ...]
    told: Mapping[Period, Answers]

    @property
    def left(self) -> tuple[str, ...]:
        """The labels nothing was found for, each once."""
        if self.sort == "register":
            return self.registers[0].left if self.registers else ()
        return tuple(dict.fromkeys(cell.label for cell in self.cells if cell.state == "left"))

    def cell(self, named: str) -> FormCell | None:
        """A cell by its label, the end of its label, or its place (C5)."""
        said = label_key(named)
        for cell in self.cells:
            if cell.place == named.strip().upper() or label_key(cell.label) == said:
                return cell
        ends = [cell for cell in self.cells if label_key(cell.asked.beside[0] if cell.asked.beside else
                cell.asked.above[0]) == said]  # fmt: skip
        return ends[0] if len(ends) == 1 else None


@dataclass(frozen=True, slots=True)
class _Read:
    """A sheet that was looked at, before any figure is asked."""

    page: Sheet
    title: str
    asked: tuple[tuple[AskedCell, str, Meaning, tuple[Proposal, ...]], ...]
    registers: tuple[Fit, ...]
    blanks: tuple[Blank, ...]
    period: Period
    said_period: bool
    notes: tuple[str, ...]

    @property
    def sure(self) -> int:
        return sum(certain(found) is not None for _, _, _, found in self.asked)

    @property
    def sort(self) -> Sort:
        best = self.registers[0].coverage if self.registers else 0.0
        share = self.sure / len(self.asked) if self.asked else 0.0
        return "register" if best >= _REGISTER_AT_LEAST and best > share else "numbers"

    @property
    def worth(self) -> float:
        """How much the program has to say on the sheet."""
        return self.registers[0].known if self.sort == "register" else self.sure + len(self.asked) / 1000


def plan_form(
    office: Office,
    form: OpenForm,
    *,
    sheet: str | None = None,
    period: Period | None = None,
    choices: Mapping[str, Choice] | None = None,
    sort: Sort | None = None,
    progress: Progress | None = None,
) -> FormPlan:
    """Read a form, recognise what it asks, and ask the book for it; nothing is written.

    ``period``: what the form is about, unless as its own words say. ``choices``: what a person wants
    (label or place → choice); it goes before what was remembered, that before what is recognised. Raises
    UserError for a sheet or a label that is not there, ``Cancelled``.
    """
    progress = progress or Progress()
    read = _best(office, form, sheet, period, progress)
    sort = sort or read.sort
    labels = [label for _, label, _, _ in read.asked]
    layout = layout_of(labels)
    plan = FormPlan(
        form, read.page.name, sort, read.title, read.period, read.said_period, (), read.registers,
        read.blanks, layout, read.notes, {},
    )  # fmt: skip
    if sort == "register":
        return plan
    known = remembered(office.store, layout, read.title)
    spans = dict.fromkeys([read.period, *(meaning.period for _, _, meaning, _ in read.asked)])
    told = {span: answers(office.store, span, progress) for span in spans}
    cells = tuple(
        _decided(asked, label, meaning, found, told[meaning.period], known.get(label_key(label)))
        for asked, label, meaning, found in read.asked
    )
    return with_choices(replace(plan, cells=cells, told=told), choices or {})


def with_choices(plan: FormPlan, choices: Mapping[str, Choice]) -> FormPlan:
    """The plan with what a person chose for some cells; UserError for a cell that is not there."""
    cells = {cell.place: cell for cell in plan.cells}
    for named, choice in choices.items():
        cell = plan.cell(named)
        if cell is None:
            raise UserError(f"表里没有叫“{named}”的空格。", todo="请用栏目的文字或格子的位置（如 C5）指定。")
        cells[cell.place] = chosen(cell, choice, plan.told[cell.meaning.period])
    return replace(plan, cells=tuple(cells[cell.place] for cell in plan.cells))


def chosen(cell: FormCell, choice: Choice, told: Answers, why: str = "人工选定") -> FormCell:
    """The cell with a person's choice; what stood there gives way to it, unless it is left as it is."""
    bare = replace(cell, figure="", said=None, value="", why="", sure=False, by_hand=False, state="empty")
    if choice.by_hand:
        typed = number_in(choice.by_hand)
        value = in_words(typed) if typed is not None else choice.by_hand.strip()
        return replace(bare, state="filled", value=value, why="人工填写", sure=True, by_hand=True)
    if not choice.figure:
        stands = cell.asked.stands is not None
        return replace(
            bare, state="stands" if stands else "empty", why="表里原有的数没有改动" if stands else why
        )
    said = told.get(choice.figure)
    amount = None if said is None else amount_of(said, cell.unit)
    if said is None or amount is None:
        return replace(bare, state="left", why="这个数字没有数值，请自己填")
    unit = cell.unit or (said.unit if said.value is not None else "%")
    return replace(
        bare, state="filled", figure=choice.figure, said=said, value=in_words(amount), unit=unit,
        why=why, sure=True,
    )  # fmt: skip


def _decided(
    asked: AskedCell,
    label: str,
    meaning: Meaning,
    found: tuple[Proposal, ...],
    told: Answers,
    before: Choice | None,
) -> FormCell:
    cell = FormCell(asked, label, meaning, found, "left", unit=meaning.unit, why=_why_left(meaning, found))
    known = certain(found)
    if asked.stands is not None:
        # Somebody has filled it: it stays, and is said beside what the book has.
        key = before.figure if before else known.key if known else ""
        filled = chosen(cell, Choice(key), told) if key else cell
        book = f"；台账里是 {filled.value}" if filled.value else ""
        return replace(
            cell, state="stands", figure=key if filled.value else "", said=filled.said, unit=filled.unit,
            value=str(asked.stands), why=f"表里已有 {asked.stands}，没有改动{book}", sure=bool(filled.value),
        )  # fmt: skip
    key = before.figure if before is not None else known.key if known is not None else ""
    if not key:
        return chosen(cell, Choice(), told, AS_BEFORE) if before is not None else cell
    said = told.get(key)
    zero = None if said is None else said.zero
    if said is not None and zero is not None and zero.nothing and not zero.confirmed:
        # Nothing entered is not nothing done: a zero is written once a person has said that it is one.
        span = meaning.period.in_words
        return replace(cell, why=f"{span}没有登记：是零就选“{said.title}”，没有登记就自己填")
    return chosen(cell, Choice(key), told, RECOGNISED if before is None else AS_BEFORE)


def _why_left(meaning: Meaning, found: Sequence[Proposal]) -> str:
    if meaning.asks == "text":
        return "要写文字，请自己填"
    if meaning.asks == "another span":
        return "表里没有写从哪一天算起，请自己填"
    if meaning.asks == "change":
        return "增减和比例请自己算，或由表里的公式算"
    if not found:
        return "台账里没有找到对应的数字"
    return f"可能是{'、'.join(f'“{one.title}”' for one in found[:3])}，请选定"


# --- looking at the sheets


def _best(
    office: Office, form: OpenForm, sheet: str | None, period: Period | None, progress: Progress
) -> _Read:
    """The sheet asked for, or the visible one the program knows most of."""
    package = FormFile.opened(form.path)
    pages = form.pages
    if sheet is not None:
        pages = tuple(page for page in form.workbook.sheets if page.name == sheet and page.rows)
        if not pages:
            there = "、".join(f"“{page.name}”" for page in form.pages)
            raise UserError(
                f"文件里没有叫“{sheet}”的工作表，或者它是空的。", todo=f"有内容的工作表：{there}。"
            )
    every = []
    for number, page in enumerate(pages):
        progress.step("正在认表", number, len(pages))
        every.append(_read(office, FormGrid(page, sheet_of(package, page)), period))
    best = max(every, key=lambda read: read.worth)  # the first of those that are worth the same
    others = [
        f"“{read.page.name}”" for read in every if read is not best and read.sort == "numbers" and read.sure
    ]
    if others and best.sort == "numbers":
        more = f"工作表{'、'.join(others)}也要填：存好这一份，再打开存好的接着填。"
        best = replace(best, notes=(*best.notes, more))
    return best


def _read(office: Office, grid: FormGrid, period: Period | None) -> _Read:
    page, today = grid.page, office.store.today()
    title, lines = title_of(grid), lines_above(grid)
    guessed = _guessed(title, page.name, lines, today)
    base = period or guessed or usual_period(today)
    registers = fitting(page, list(office.store.kinds.values()), office.store.names)
    town = whose_report(office.paper_context()).town
    cells, named = [], []
    money = money_unit_of(lines)
    before = ""
    for asked in asked_cells(grid):
        if not asked.beside and asks_for_unit(asked.above[0]):
            if asked.stands is None:
                words = town if "乡镇" in asked.above[0] else office.office_name or town
                named.append(Blank(asked.row, asked.column, "unit", words))
            continue
        meaning = meaning_of(asked, base, today, town, (title, page.name, before), money)
        if meaning.asks == "nothing":
            continue
        if meaning.near & TOPICS:
            before = " ".join((*asked.beside, *asked.above))
        elif meaning.near - set(CONCEPTS):
            before = ""  # another subject has begun, one nobody here knows
        cells.append((asked, meaning))
    by_town = any(meaning.whose in ("ours", "another") for _, meaning in cells)
    notes = []
    if by_town:
        others = sum(meaning.whose in ("another", "all") for _, meaning in cells)
        cells = [(asked, meaning) for asked, meaning in cells if meaning.whose in ("ours", "")]
        if not any(meaning.whose == "ours" for _, meaning in cells):
            notes.append(f"表里没有找到“{town}”的行，别的单位的 {others} 格没有填。")
    if len(cells) > _MOST_CELLS:
        notes.append(f"空格太多（{len(cells):,} 个），只看了前 {_MOST_CELLS} 个。")
        cells = cells[:_MOST_CELLS]
    if inside := blanks_in_words(grid):
        some = f"{'、'.join(inside[:5])}{'等' if len(inside) > 5 else ''}"
        notes.append(f"有 {len(inside)} 格的空在文字中间（{some}），请自己填。")
    if grid.protection.on:
        notes.append("工作表设了保护：填好的表仍然受保护。")
    # A number that stands there and is none of ours (a weight, a code) is the form's own.
    cells = [
        (asked, meaning)
        for asked, meaning in cells
        if asked.stands is None or certain(proposals(meaning)) is not None
    ]
    found = [
        (asked, label, meaning, proposals(meaning))
        for (asked, meaning), label in zip(cells, _labels([asked for asked, _ in cells]), strict=True)
    ]
    spaces = [*named, *blanks(grid, office.office_name or town, office.store.who, today)]
    return _Read(page, title, tuple(found), registers, tuple(spaces), base, guessed is not None, tuple(notes))


def _guessed(title: str, name: str, lines: Sequence[str], today: date) -> Period | None:
    for text in (title, *lines, name):
        if any(word in text for word in _SAY_WHEN_WRITTEN):
            continue
        if len(text) <= 80 and (said := period_in(text, today)) is not None:
            return said
    return None


def _labels(cells: Sequence[AskedCell]) -> list[str]:
    """Each cell's labels as one text, far ones first; told apart by the place where two are the same."""
    texts = []
    for cell in cells:
        parts = dict.fromkeys((*reversed(cell.above), *reversed(cell.beside)))
        texts.append("·".join([part for part in parts if not is_unit_alone(part)] or parts))
    twice = {text for text, count in Counter(texts).items() if count > 1}
    return [
        f"{text}（{cell.place}）" if text in twice else text for text, cell in zip(texts, cells, strict=True)
    ]
