"""A record whose values are signs for its own fields: what a paper says of them shows where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, Literal

from lawgov_desktop.documents.document import Document, PageBreak
from lawgov_desktop.documents.document_texts import all_blocks, flat, texts_of, without_computed
from lawgov_desktop.documents.template_names import LAST, sides
from lawgov_desktop.documents.template_values import NO_DAY
from lawgov_desktop.errors import UserError
from lawgov_desktop.records.fields import (
    Attachment,
    Choice,
    Code,
    Codes,
    Date,
    Flag,
    Labelled,
    Money,
    Number,
    Statutes,
)
from lawgov_desktop.records.labelled import LocalRules
from lawgov_desktop.records.record_type import ChildRows, Draft, Paper, PaperContext, RecordType, child_fields

_FIRST_SIGN: Final = 0xF0000
"""Names stand in the draft as one private character each: nothing cuts or counts such a value."""
_FIRST_DAY: Final = date(1001, 1, 1)
_FIRST_NUMBER: Final = 7001
_DAY: Final = re.compile(r"100[1-4]年(?:(\d{1,2})月(?:(\d{1,2})日)?)?|100[1-4]-\d\d(?:-\d\d)?")
_NUMBER: Final = re.compile(r"(?<![\d.,])(?:7\d{3}|7\d\.\d\d)(?![\d.,])")
SIGNS: Final = re.compile("[\U000f0000-\U000fffff]")


@dataclass(frozen=True, slots=True)
class Said:
    """What one sign stands for: {{label}}; of child rows when ``child`` is set."""

    label: str
    own: Labelled | None = None
    child: str = ""
    prefix: str = ""

    def as_all(self) -> str:
        return f"{self.prefix}{self.own.label}" if self.own else self.label


@dataclass(slots=True)
class Signs:
    """Hands out signs, days and numbers, and knows what each stands for."""

    said: dict[str, Said] = field(default_factory=dict)
    days: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    apart: int = 1

    def sign(self, said: Said) -> str:
        made = chr(_FIRST_SIGN + len(self.said))
        self.said[made] = said
        return made

    def day(self, said: Said) -> date:
        made = _FIRST_DAY + timedelta(days=len(self.days))
        self.days[made.isoformat()] = self.sign(said)
        return made

    def value(self, own: Labelled, said: Said) -> Any:
        """What the draft holds for a field."""
        match own:
            case Flag() | Attachment():
                return None
            case Date():
                return self.day(said).isoformat()
            case Number() | Money() if own.label.endswith("份数"):
                return None
            case Number() | Money():
                number = _FIRST_NUMBER + len(self.numbers) * self.apart
                shown = f"{number / 100:.2f}" if isinstance(own, Money) else str(number)
                self.numbers[shown] = self.sign(said)
                return number
            case Codes() | Statutes():
                return f";{self.sign(said)};"
        return self.sign(said)

    def found(self, text: str) -> str:
        """The text with days and numbers turned into their signs."""
        text = _DAY.sub(self._day, text)
        text = _NUMBER.sub(lambda found: self.numbers.get(found[0], found[0]), text)
        return re.sub("《([\U000f0000-\U000fffff])》", self._statute, text)

    def _day(self, found: re.Match[str]) -> str:
        if found[2]:
            year = int(found[0][:4])
            return self.days.get(date(year, int(found[1]), int(found[2])).isoformat(), NO_DAY)
        return self.days.get(found[0], NO_DAY)

    def _statute(self, found: re.Match[str]) -> str:
        said = self.said.get(found[1])
        return found[1] if said and isinstance(said.own, Statutes) else found[0]


class _NamesOfSigns:
    """Answers for codes and links with the sign that stands for them; the place's own rules hold."""

    def __init__(self, local: LocalRules | None) -> None:
        self.local = local

    def code_label(self, list_key: str, code: str) -> str:
        return code

    def codes_for(self, list_key: str, text: str) -> list[str]:
        return []

    def code_choices(self, list_key: str) -> list[tuple[str, str]]:
        return []

    def title(self, kind: str, uuid: str) -> str:
        return uuid

    def find(self, kind: str, text: str) -> list[str]:
        return []

    def stat_line(self, list_key: str, code: str) -> str:
        return ""

    def value(self, kind: str, uuid: str, name: str) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Built:
    """A paper of signs. ``own_pages``: the child whose every row has a page of its own on it (回访)."""

    signs: Signs
    document: Document
    own_pages: ChildRows | None = None


def build_of_signs(kind: RecordType, paper: Paper, context: PaperContext) -> Built:
    """The built-in paper of a record whose values are signs.

    Every child has one row; or one of each side (申请人, 被申请人) where the paper asks for them so; or a
    last one where the paper shows only that.
    """
    how: dict[str, _Rows] = {}
    own_pages = None
    whole = _built(kind, paper, context, how)
    there = _signs_in(whole)
    for child in kind.children:
        if any(said.child == child.name for said in there):
            two = _built(kind, paper, context, {child.name: "two"})
            seen = {said.prefix for said in _signs_in(two) if said.child == child.name}
            if seen == {f"{LAST}{child.label}"}:
                how[child.name] = "last"
            elif _breaks(two) > _breaks(whole):
                own_pages = child
        elif sides(child):
            by_side = _built(kind, paper, context, {child.name: "sides"})
            if any(said.child == child.name for said in _signs_in(by_side)):
                how[child.name] = "sides"
    made = _built(kind, paper, context, how) if how else whole
    others = [
        _built(kind, paper, context, how, more_of=more_of, apart=3)
        for more_of in ("", *(child.name for child in kind.children if child.name not in how))
    ]
    document = made.document
    for other in others:
        document = without_computed(document, other.document, made.signs.found, other.signs.found)
    return Built(made.signs, document, own_pages)


_Rows = Literal["sides", "two", "last"]


def _signs_in(made: Built) -> list[Said]:
    text = made.signs.found("".join(texts_of(all_blocks(made.document))))
    return [made.signs.said[sign] for sign in SIGNS.findall(text) if sign in made.signs.said]


def _breaks(made: Built) -> int:
    return sum(isinstance(block, PageBreak) for block in flat(made.document.blocks))


def _built(
    kind: RecordType,
    paper: Paper,
    context: PaperContext,
    how: Mapping[str, _Rows],
    *,
    more_of: str = "",
    apart: int = 1,
) -> Built:
    """``more_of``: the child that has its rows three times; ``apart``: from one number to the next."""
    signs = Signs(apart=apart)
    draft: Draft = {name: signs.value(own, Said(own.label, own)) for name, own in kind.fields.items()}
    for child in kind.children:
        draft[child.name] = _rows(child, signs, how.get(child.name)) * (3 if child.name == more_of else 1)
    asking = replace(
        context,
        names=_NamesOfSigns(context.local),
        get=_nothing,
        office=signs.sign(Said("本单位")),
        today=signs.day(Said("今天")),
        masked=False,
        watermark="",
    )
    try:
        return Built(signs, paper.build(draft, asking))
    except UserError:
        # It refuses a choice it does not know; as for a record in which nothing was chosen yet.
        chosen = [name for name, own in kind.fields.items() if isinstance(own, Code | Choice)]
        return Built(signs, paper.build(draft | dict.fromkeys(chosen), asking))


def _nothing(kind: str, uuid: str) -> None:
    return None


def _rows(child: ChildRows, signs: Signs, how: _Rows | None) -> list[Draft]:
    choice = sides(child) if how == "sides" else None
    if choice:
        prefixes = [(label, code) for code, label in choice[1].options]
    else:
        last = (f"{LAST}{child.label}", "")
        prefixes = {"two": [(child.label, ""), last], "last": [last]}.get(how or "", [(child.label, "")])
    rows = []
    for prefix, code in prefixes:
        row = {
            name: signs.value(own, Said(f"{prefix}.{own.label}", own, child.name, prefix))
            for name, own in child_fields(child).items()
        }
        rows.append(row | {choice[0]: code} if choice else row)
    return rows
