"""Values of a record as they stand on paper: in words, hidden where asked, a place to write where absent.

The pieces they are set in: :mod:`~lawgov_desktop.registers.paper_pieces` (headings, sentences, signatures)
and :mod:`~lawgov_desktop.registers.form_table` (tables of labels and values).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from lawgov_desktop.records import dates
from lawgov_desktop.records.fields import Date, Labelled, Money, Number, PinyinKey
from lawgov_desktop.records.hiding import Hiding, hidden_running, hidden_text
from lawgov_desktop.records.names import PARTED_PERSONS
from lawgov_desktop.records.record_type import ChildRows, Draft, PaperContext, Record, Row
from lawgov_desktop.records.several import parts

WRITE_HERE: Final = "　　　　年　　月　　日"
"""A date left to the pen."""
SIGN: Final = "签名：　　　　　　　　　　年　　月　　日"
"""Room for a signature and its day in a cell."""
SEAL: Final = "（印章）"
"""Where the seal goes, behind the name of whose it is."""

_UNIT = "(?=司法|法治|综治|综合|平安|政法|社会|党政|党群|应急|便民|$)"
_TOWNSHIP = re.compile(f"(.+[镇乡]){_UNIT}")
_STREETS = re.compile(f"(.+街道){_UNIT}")
_GOVERNMENT = re.compile("(人民政府|街道办事处|委员会|管理局)$")


@dataclass(frozen=True, slots=True)
class _Holding:
    fields: Mapping[str, Labelled]
    children: Sequence[ChildRows]


@dataclass(frozen=True, slots=True)
class Shown:
    """Values of one record for sentences and forms: codes by their labels, None where nothing is known.

    Where names are to be hidden, those the record holds in any field are hidden in running text too.
    """

    model: type[Record]
    record: Draft
    context: PaperContext
    children: tuple[ChildRows, ...] = ()

    def text(self, name: str) -> str | None:
        """An own field; None leaves a place to write."""
        return self._show(self.model._meta.fields[name], self.record.get(name))

    def told(self, name: str) -> str | None:
        """An own field as a table gives it: a day in words, a figure with its unit."""
        own = self.model._meta.fields[name]
        if isinstance(own, Date):
            return self.date(name)
        return with_unit(own, self.text(name) or "") or None

    def row(self, model: type[Row], row: Draft, name: str) -> str | None:
        """A field of one of the rows that belong to the record."""
        return self._show(model._meta.fields[name], row.get(name))

    def date(self, name: str) -> str | None:
        return dates.date_in_words(self.record.get(name)) or None

    def lines(self, name: str) -> list[str]:
        return lines_of(self.text(name))

    def one_line(self, name: str) -> str:
        """The lines of a longer text as parts of one sentence, without a stop at its end."""
        return "；".join(line.rstrip("。；") for line in self.lines(name))

    def row_lines(self, model: type[Row], row: Draft, name: str) -> list[str]:
        """The lines of a longer text of one of the rows."""
        return lines_of(self.row(model, row, name))

    def label(self, name: str) -> str:
        return str(self.model._meta.fields[name].label)

    def persons(self, name: str) -> list[str]:
        """The persons one field names, each for itself."""
        return [part.strip() for part in PARTED_PERSONS.split(self.text(name) or "") if part.strip()]

    def rows_of(self, name: str) -> list[Draft]:
        return list(self.record.get(name) or ())

    def ticked(self, name: str, only: Callable[[str], bool] = lambda code: True) -> str:
        """Every choice of a code list with a box, the chosen ones ticked: ☑ 属实　□ 不实."""
        own: Any = self.model._meta.fields[name]
        return boxes(
            [one for one in self.context.names.code_choices(own.list_key) if only(one[0])],
            parts(self.record.get(name)) or [self.record.get(name)],
        )

    def hidden(self, text: str) -> str:
        """Running text as it may stand on this paper."""
        return hidden_running(text, self.words()) if self.context.masked else text

    def words(self) -> Mapping[str, str]:
        """What the running texts of a masked paper hide → what they print instead."""
        own = {
            name: column
            for name, column in self.model._meta.fields.items()
            if isinstance(column, Labelled) and not isinstance(column, PinyinKey)
        }
        return Hiding(_Holding(own, self.children), self.context.names).words(self.record)

    def _show(self, own: Labelled, value: Any) -> str | None:
        text = own.show(value, self.context.names)
        return (hidden_text(own, text, self.words()) if text and self.context.masked else text) or None


@dataclass(frozen=True, slots=True)
class Told:
    """Values of a record, or of one of its rows, for the cells of a table: "" where nothing is known.

    Masked, running texts hide numbers only: a row does not know the names its record holds.
    """

    model: type[Record] | type[Row]
    draft: Draft
    context: PaperContext

    def of(self, name: str) -> str:
        """A field in words: a day as 2025年3月5日, a code by its label; "" leaves a place to write."""
        own = self._field(name)
        value = self.draft.get(name)
        if isinstance(own, Date):
            return dates.date_in_words(value)
        text = own.show(value, self.context.names)
        return hidden_text(own, text, {}) if self.context.masked else text

    def counted(self, name: str) -> str:
        """A field as :meth:`of` gives it, a figure with its unit: 200份."""
        return with_unit(self._field(name), self.of(name))

    def label(self, name: str) -> str:
        return str(self._field(name).label)

    def row(self, model: type[Row], draft: Draft) -> Told:
        """The same for one row of the record."""
        return replace(self, model=model, draft=draft)

    def _field(self, name: str) -> Labelled:
        own: Labelled = self.model._meta.fields[name]
        return own


def with_unit(own: Labelled, text: str) -> str:
    """200 → 200份, as the field counts."""
    return f"{text}{own.unit}" if text and isinstance(own, Number | Money) else text


def lines_of(text: str | None) -> list[str]:
    """The lines of a longer text that say something."""
    return [line for line in (text or "").split("\n") if line.strip()]


YES_NO: Final = ((1, "是"), (0, "否"))
"""The choices of a yes or no, for :func:`boxes`."""


def tick(chosen: bool) -> str:
    """A box, ticked or not."""
    return "☑" if chosen else "□"


def boxes(choices: Iterable[tuple[object, str]], chosen: Iterable[object]) -> str:
    """☑ 是　□ 否: every choice with a box; the chosen values are ticked."""
    ticks = set(chosen)
    return "　".join(f"{tick(value in ticks)} {words}" for value, words in choices)


def local_text(context: PaperContext, key: str) -> str | None:
    """A wording of the place; None while nobody has written it."""
    try:
        return (context.local.text(key) if context.local else "") or None
    except KeyError:  # a pack an office brought with it may be older than the entry
        return None


def agency_name(context: PaperContext) -> str | None:
    """The government whose acts are told of: as the place has written it, else after the office's own name.

    An office of a township (样例镇司法所) keeps the papers of that township's government.
    """
    written = local_text(context, "agency_name")
    if written or not context.office:
        return written
    if _GOVERNMENT.search(context.office):
        return context.office
    if found := _TOWNSHIP.match(context.office):
        return f"{found[1]}人民政府"
    found = _STREETS.match(context.office)
    return f"{found[1]}办事处" if found else None
